"""The words of a date phrase, found in a notice's text: days, hours, weekdays, and what is vague.

Source: the date phrases of some fifty notices of 2006 to 2025 (docs/design-notes.md, 读通知). The
shapes are listed one a line, so that a new one is one line more.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

#: Full-width digits and signs, and the blanks that are none to a program, one for one.
_PLAIN = str.maketrans(
    "０１２３４５６７８９．／－～　\u00a0\u2002\u2003\u2009\u200b\ufeff*`○◯零",
    "0123456789./-~         〇〇〇",
)
_ENGLISH = dict(zip(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), "一二三四五六日", strict=True))
_DIGITS = {sign: at for at, sign in enumerate("〇一二三四五六七八九")} | {"两": 2}


class Sort(StrEnum):
    """What a word is: the words of a phrase are put together by their sorts."""

    DAY = "day"  # a day with its month, perhaps its year
    BARE_DAY = "bare_day"  # 4日, whose month stands before it
    CLOCK = "clock"
    PERIOD = "period"
    WEEKDAY = "weekday"
    OPEN = "open"  # 即日起
    VAGUE = "vague"  # 6月初, 尽快: no day to be had
    DAMAGED = "damaged"  # 2024430日: signs of it are lost


class Word(NamedTuple):
    """A word from *start* to *end* of the text; the numbers that it tells, None where it does not.

    *why* says what is wrong with one that is vague or damaged.
    """

    sort: Sort
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    text: str = ""
    why: str = ""


def plain(text: str) -> str:
    """*text* with ASCII digits and blanks, sign for sign, so that places stay as they are.

    >>> plain("２０１８年４月１日"), plain("二○一八")
    ('2018年4月1日', '二〇一八')
    """
    return text.translate(_PLAIN)


def number(text: str) -> int:
    """A number as notices write it, in digits or 汉字.

    >>> [number(one) for one in ("12", "二〇一八", "十", "十四", "二十", "三十一")]
    [12, 2018, 10, 14, 20, 31]
    """
    text = "".join(text.split()).replace("廿", "二十").replace("卅", "三十")
    if text.isdecimal():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)
    return int("".join(str(_DIGITS[sign]) for sign in text))


_TWO = (
    r"(?:\d{1,2}|(?:[一二三四五六七八九]?十|廿|卅)[一二三四五六七八九]?|[一二两三四五六七八九])"
)
_YEAR = r"(?:(?:19|20)\d\d|[一二][〇一二三四五六七八九]{3})"
_S = r"\s*"
#: What stands behind a deadline: up to then.
UNTIL = "(?:[（(]含(?:当[日天])?[)）])?(?:之前|以前|前|为止|截止|止|之内|以内|内)"
#: What stands between the two ends of a range.
JOIN = r"\s*(?:起|开始)?\s*[，,]?\s*(?:截?至|到|[—–―─−~〜-]+)\s*"
#: What stands between several days.
AND = rf"\s*[、，,和及与或]\s*(?:{_TWO}\s*[、，,和及与]\s*)*"
_BRACKET = r"[（(\[【〔]"
_CLOSED = r"[)）\]】〕]"
_TIME_UNITS = "(?:个?工作日|个?(?:自然)?[日天]|个?(?:周|星期|礼拜)|个月|个?小时)"

#: The shapes, in the order in which they are tried; the first that fits at a place counts.
_SHAPES = (
    # --- what was damaged by copying, before what might be read into the rest of it
    (Sort.DAMAGED, rf"(?<!\d)\d{{5,8}}\s*[—–―─−~〜-]+\s*\d{{5,8}}\s*日"),
    (Sort.DAMAGED, rf"(?<!\d){_YEAR}?{_S}年?{_S}\d{{3,}}{_S}日"),
    (Sort.DAMAGED, rf"(?<!\d){_YEAR}{_S}年{_S}\d{{1,2}}{_S}日"),
    (Sort.DAMAGED, rf"(?<!\d){_TWO}{_S}月{_S}{_TWO}{_S}月"),
    (Sort.DAMAGED, r"(?<!\d)\d{1,2}月\d{3,}[日号]?"),
    (Sort.DAMAGED, r"(?<!\d)1[ \t]+[012]\s*月\s*\d{1,2}\s*[日号]"),
    (Sort.DAMAGED, rf"(?:(?<!\d){_YEAR}\s*年\s*)?(?<!\d)\d{{1,2}}\s*月\s*\d\s+\d\s*[日号]"),
    (Sort.DAMAGED, r"(?<![\d.])(?:1[0-2]|0?[1-9])\.\d{1,2}\s*[—–~至到-]+\s*(?:1[0-2]|0?[1-9])\.\d{1,2}(?![\d.])"),
    (Sort.DAMAGED, r"(?<=[日号午晚)）])\s*\d{1,2}\s*[:：](?!\s*\d)"),
    (Sort.DAMAGED, rf"(?<!\d)20\d{{3}}{_S}月{_S}\d{{1,2}}{_S}[日号]"),
    (Sort.DAMAGED, rf"[_Xx×Ｘ]*\s*年?\s*[_Xx×Ｘ\d]*\s*月\s*[_Xx×Ｘ]+\s*[日号](?=\s*{UNTIL})"),
    (Sort.DAMAGED, r"(?<![\d月年])\d{1,2}[ \t]+\d{1,2}\s*日"),
    (Sort.DAMAGED, rf"(?<=[止于至])20\d{{6}}(?!\d)(?!\s*{UNTIL})"),
    (Sort.DAMAGED, rf"(?<=[于在至])\s*\d{{3,8}}(?=\s*{UNTIL})"),
    (Sort.DAMAGED, rf"\d{{0,2}}\s*月\s*[日号]\s*(?={UNTIL})"),
    (Sort.DAMAGED, rf"(?<![\d.])(?:1[0-2]|0?[1-9])[./-](?:3[01]|[12]\d|0?[1-9])日?"
                   rf"(?=\s*(?:{UNTIL}|{_BRACKET}\s*(?:周|星期)|[上下中]午|晚))"),
    (Sort.DAMAGED, rf"(?:{_YEAR}{_S}年{_S})?(?<!\d){_TWO}{_S}月{_S}\d{{1,2}}"
                   rf"(?!\s*[\d日号、，,—–―─−~〜至到-])(?!\s*{_YEAR})(?!\s*[个年月])"),
    # --- days
    (Sort.DAY, rf"(?<!\d)(?P<y1>{_YEAR}|今|本|明){_S}年{_S}(?P<m1>{_TWO}){_S}月{_S}"
               rf"(?P<d1>{_TWO}){_S}[日号]"),
    (Sort.DAY, r"(?<![\d.])(?P<y2>20\d\d)\s?(?P<s2>[-./])\s?(?P<m2>\d{1,2})\s?(?P=s2)\s?"
               r"(?P<d2>\d{1,2})(?:\s?日)?(?![\d.]\d)(?!\d)"),
    (Sort.DAY, rf"(?<!\d)(?P<m3>{_TWO}){_S}月{_S}(?P<d3>{_TWO}){_S}[日号]"),
    # 4月1-6日, 4月1、2日: the first day of several that share the sign behind them
    (Sort.DAY, rf"(?<!\d)(?:(?P<y4>{_YEAR}){_S}年{_S})?(?P<m4>{_TWO}){_S}月{_S}(?P<d4>{_TWO})"
               rf"(?=(?:{_S}(?:[—–―─−~〜至到、，,-]+){_S}{_TWO})+{_S}[日号])"),
    (Sort.DAY, rf"(?<!\d)(?P<y6>20\d\d)(?P<m6>0[1-9]|1[0-2])(?P<d6>0[1-9]|[12]\d|3[01])(?!\d)"
               rf"(?=\s*(?:{UNTIL}|{_BRACKET}\s*(?:周|星期)))"),
    (Sort.WEEKDAY, r"(?<=[日号 ，,])(?:星期|周|礼拜)\s*(?P<w2>[一二三四五六日天])"),
    # --- what is no day
    (Sort.VAGUE, rf"(?:(?<!\d){_YEAR}{_S}年{_S})?(?<!\d){_TWO}{_S}月份?{_S}"
                 rf"(?:初|底|末|[上中下]旬|中(?!午)|之?前|以前|之?内)(?:之?前|以前)?"),
    (Sort.VAGUE, r"(?:本|这|当|次|下)?个?(?:月|年|学期)(?:初|底|末)(?:之?前|以前)?"),
    (Sort.VAGUE, rf"(?:采集|拍[照摄]|毕业|通知|收到|报到|注册|开学|返校|公布)[^，。；\s\d]{{0,6}}?"
                 rf"(?:后{_S}(?:\d+|{_TWO}){_TIME_UNITS}|(?:\d+|{_TWO}){_TIME_UNITS}(?:之?[后内]|以内))"),
    (Sort.VAGUE, rf"(?<!\d)(?:\d+|{_TWO}){_TIME_UNITS}(?:之?内|以内|(?:之|以)?[后前])"),
    (Sort.VAGUE, rf"第{_S}{_TWO}(?:{_S}[—–~至到-]{_S}{_TWO})?{_S}(?:教学)?周(?:{_S}周[一二三四五六日])?(?:之?前)?"),
    (Sort.VAGUE, rf"(?:{_YEAR}{_S}年{_S})?(?<!\d){_TWO}月(?:{_S}[—–~至到-]{_S}{_TWO}月)?(?={_S}[:：])"),
    (Sort.VAGUE, r"毕业日期之前[一二三四五六]个?月"),
    (Sort.VAGUE, r"(?:本|下|这|上)?个?(?:周|星期|礼拜)[一二三四五六日天末](?=\s*(?:之?前|以前|[上下中]午"
                 r"|晚|\d|交|报))|(?:本|下|这)个?(?:周|星期|礼拜)[一二三四五六日天末]?(?:之?[前内])?"),
    (Sort.VAGUE, r"(?:今|明|后)[天日](?!制)|当[天日](?=前|内|下午|晚)"),
    (Sort.VAGUE, r"(?:元旦|春节|寒假|暑假|清明节?|五一|劳动节|端午节?|国庆节?|中秋节?|放假|离校|毕业|"
                 r"开学|返校|考试)(?:之前|以前|前|后(?:第[一二三]个工作日)?)(?!一)"),
    (Sort.VAGUE, r"(?:具体)?(?:时间|日期)?另行?通知|(?:时间|日期)[：:]?\s*待定|尽快|尽早|抓紧时间|请速"),
    # --- a day whose month stands before it
    (Sort.BARE_DAY, rf"(?<![\d月年.第])(?P<d5>{_TWO}){_S}[日号](?![\d线楼室栋机院码])"),
    # --- hours
    (Sort.CLOCK, r"(?<![\d:：])(?P<h1>\d{1,2})\s*[:：]\s*(?P<n1>\d{2})(?:[:：]\d{2})?(?![\d:：])"),
    (Sort.CLOCK, rf"(?<!\d)(?P<h2>{_TWO}){_S}[点时](?![间候段期限效])(?:{_S}(?:整|钟|(?P<half>半)|"
                 rf"(?P<n2>\d{{1,2}}|[一二三四五]?十[一二三四五六七八九]?){_S}分?))?"),
    (Sort.CLOCK, rf"(?<=[午晚日号)）])\s*(?P<h3>\d{{1,2}})\.(?P<n3>\d{{2}})(?=\s*{UNTIL})"),
    (Sort.DAMAGED, r"(?<=[午晚日号)）\s])\d{1,2}\s?[;；]\s?\d{2}(?!\d)"),
    (Sort.PERIOD, r"(?P<p>凌晨|早上|早晨|上午|中午|正午|下午|午后|傍晚|晚上|晚间|夜间|晚(?![于交报])|早(?=\d))"),
    (Sort.WEEKDAY, rf"{_BRACKET}\s*[本下这]?(?:星期|周|礼拜)\s*(?P<w1>[一二三四五六日天])\s*(?:{_CLOSED}|(?=[，, ]))"),
    (Sort.WEEKDAY, rf"{_BRACKET}\s*(?P<w3>Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?\s*{_CLOSED}"),
    (Sort.OPEN, r"(?:自|从)?(?:即日|即刻|(?:本)?通知(?:发布|下发|发出)?之日|发文之日|今日|今天)起(?:开始)?"),
)  # fmt: skip
_WORD = re.compile("|".join(f"(?P<k{at}>{shape})" for at, (_, shape) in enumerate(_SHAPES)))


def words(text: str) -> Iterator[Word]:
    """The words of date phrases in a *plain* text, in order.

    >>> [(word.sort.value, word.month, word.day) for word in words("于4月1日（周日）晚23:00前")]
    [('day', 4, 1), ('weekday', None, None), ('period', None, None), ('clock', None, None)]
    >>> [word.sort.value for word in words("2024430日前，6月初，1122日")]
    ['damaged', 'vague', 'damaged']
    """
    for match in _WORD.finditer(text):
        sort = next(
            sort for at, (sort, _) in enumerate(_SHAPES) if match.start(f"k{at}") >= 0
        )
        yield _word(sort, match)


def _word(sort: Sort, match: re.Match[str]) -> Word:
    told = {name: value for name, value in match.groupdict().items() if value}
    start, end = match.span()
    start += len(match[0]) - len(match[0].lstrip())

    def first(letter: str) -> str | None:
        return next((told[name] for name in told if name[0] == letter and name[1:].isdecimal()), None)

    said = Word(sort, start, end, text=match[0].strip())
    match sort:
        case Sort.DAY | Sort.BARE_DAY:
            year, month, day = first("y"), first("m"), first("d")
            return said._replace(
                year=_year(year) if year else None,
                month=number(month) if month else None,
                day=number(day) if day else None,
                text=year or "",
            )
        case Sort.CLOCK:
            hour, minute = first("h"), first("n")
            return said._replace(
                hour=number(hour or "0"),
                minute=30 if told.get("half") else number(minute) if minute else 0,
            )
        case Sort.PERIOD:
            return said._replace(text=told["p"])
        case Sort.WEEKDAY:
            day = first("w") or ""
            return said._replace(text=_ENGLISH.get(day, day))
        case _:
            return said


def _year(text: str) -> int | None:
    """A year in digits or 汉字; None for 今年 and 明年, which the date of issue tells."""
    return None if text in {"今", "本", "明"} else number(text)
