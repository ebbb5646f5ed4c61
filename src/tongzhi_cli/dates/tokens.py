"""The words of a date phrase, found in a notice's text: days, hours, weekdays, and what is vague.

Source: the date phrases of some fifty notices of 2006 to 2025 (docs/design-notes.md, 读通知). The
shapes are listed one a line, so that a new one is one line more.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from tongzhi_cli.dates.hours import PART
from tongzhi_cli.model.times import WEEKDAYS

#: Full-width digits and signs, and the blanks that are none to a program, one for one.
_PLAIN: dict[int, str | int] = {
    **str.maketrans("０１２３４５６７８９．／－～○零", "0123456789./-~〇〇"),
    **dict.fromkeys((0x3000, 0xA0, 0x2002, 0x2003, 0x2009, 0x200B, 0xFEFF), " "),
    **dict.fromkeys((0x2236, 0xFE30, 0xFE55, 0x2F8, 0xA789), ":"),
    **dict.fromkeys((0xFE63, 0x2011, 0x2010), "-"),
    **dict.fromkeys(map(ord, "*`"), " "),  # what marks text as bold
    0x25EF: "〇",
    **str.maketrans("點時", "点时"),
}
_ENGLISH = dict(zip(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), WEEKDAYS, strict=True))
_MINUTES = {"半": 30, "一刻": 15, "三刻": 45}
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

    *text* of a clock is the AM or PM behind it. *why* says what is wrong with one that is vague or
    damaged.
    """

    sort: Sort
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
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


_TWO = r"(?:\d{1,2}|(?:[一二三四五六七八九]?十|廿|卅)[一二三四五六七八九]?|[一二两三四五六七八九])"
#: What stands behind a deadline: up to then.
UNTIL = "(?:[（(]含(?:当[日天])?[)）])?(?:之前|以前|前|为止|截止|止|之内|以内|内)"
#: What stands between the two ends of a range.
JOIN = r"\s*(?:起|开始)?\s*[，,]?\s*(?:截?至|到|[—–―─−~〜-]+)\s*"
#: What stands between several days.
AND = rf"\s*[、，,和及与或]\s*(?:{_TWO}\s*[、，,和及与]\s*)*"

#: Parts of shapes, by the names that stand for them there; a blank in a shape is white space
#: or none; no more than four signs of it, or a page of blanks would take minutes.
_PARTS = {
    "〈年〉": r"(?:(?:19|20)\d\d|[一二][〇一二三四五六七八九]{3})",
    "〈数〉": _TWO,
    "〈前〉": UNTIL,
    "〈到〉": "[—–―─−~〜至到-]+",
    "〈周〉": "(?:星期|周|礼拜)",
    "〈几〉": "[一二三四五六日天]",
    "〈〔〉": r"[（(\[【〔]",
    "〈〕〉": r"[)）\]】〕]",
    "〈半天〉": PART,
    "〈天数〉": "(?:个?工作日|个?(?:自然)?[日天]|个?(?:周|星期|礼拜)|个月|个?小时)",
}
#: The shapes, in the order in which they are tried; the first that fits at a place counts.
_SHAPES: tuple[tuple[Sort, tuple[str, ...]], ...] = (
    # what was damaged by copying, before anything is read into the rest of it
    (Sort.DAMAGED, (
        r"(?<!\d)\d{5,8} 〈到〉 \d{5,8} 日",  # 2023109—2023113日
        r"(?<!\d)〈年〉? 年? \d{3,8} 日",  # 2024430日, 2021年1122日
        r"(?<!\d)〈年〉 年 \d{1,2} 日",  # the month is lost
        r"(?<!\d)〈数〉 月 〈数〉 月",  # 5月14月
        r"(?<!\d)\d{1,2}月\d{3,8}[日号]?",
        r"(?<!\d)1[\x20\t]+[012] 月 \d{1,2} [日号]",  # 1 2月3日: of December?
        r"(?:(?<!\d)〈年〉 年 )?(?<!\d)\d{1,2} 月 \d\s+\d [日号]",  # 5月1 2日: the 12th?
        r"(?<![\d.])(?:1[0-2]|0?[1-9])\.\d{1,2} 〈到〉 (?:1[0-2]|0?[1-9])\.\d{1,2}(?![\d.])",
        r"(?<=[日号午晚)）]) \d{1,2} [:：](?! \d)",  # 17：前
        r"(?<!\d)20\d{3} 月 \d{1,2} [日号]",  # 20235月24日
        # a blank to be filled in
        r"(?<![_Xx×Ｘ\d])(?:[_Xx×Ｘ]{1,8} 年 )?[_Xx×Ｘ\d]{1,4} 月 [_Xx×Ｘ]{1,8} [日号](?= 〈前〉)",
        r"(?<![\d月年])\d{1,2}[\x20\t]+\d{1,2} 日",  # 4 16日
        r"(?<=[止于至])20\d{6}(?!\d)(?! 〈前〉)",
        r"(?<=[于在至]) \d{3,8}(?= 〈前〉)",  # 于424前
        r"\d{0,2} 月 [日号] (?=〈前〉)",
        (r"(?<![\d.])(?:1[0-2]|0?[1-9])-(?:3[01]|[12]\d|0?[1-9])日?"
        r"(?= (?:〈前〉|〈〔〉 〈周〉|[上下中]午|晚))"),  # 4-30前
        (r"(?:〈年〉 年 )?(?<!\d)〈数〉 月 \d{1,2}(?! [\d日号、，,—–―─−~〜至到-])(?! 〈年〉)"
        r"(?! [个年月])"),  # 4月30前
    )),
    (Sort.DAY, (
        r"(?<!\d)(?P<y1>〈年〉|今|本|明) 年 (?P<m1>〈数〉) 月 (?P<d1>〈数〉) [日号]",
        (r"(?<![\d.])(?P<y2>20\d\d)\s?(?P<s2>[-./])\s?(?P<m2>\d{1,2})\s?(?P=s2)\s?(?P<d2>\d{1,2})"
        r"(?:\s?日)?(?![\d.]\d)(?!\d)"),
        r"(?<!\d)(?P<m3>〈数〉) 月 (?P<d3>〈数〉) [日号]",
        # 4月1-6日, 4月1、2日: the first day of several that share the sign behind them
        (r"(?<!\d)(?:(?P<y4>〈年〉) 年 )?(?P<m4>〈数〉) 月 (?P<d4>〈数〉)"
         r"(?=(?: (?:〈到〉|[、，,]) 〈数〉)+ [日号])"),
        # 4/30前, 4.9（周四）: what stands behind says that it is a day
        (r"(?<![\d./])(?P<m7>1[0-2]|0?[1-9])[./](?P<d7>3[01]|[12]\d|0?[1-9])日?(?![\d.])"
        r"(?= (?:〈前〉|〈〔〉 〈周〉|[上下中]午|晚))"),
        (r"(?<!\d)(?P<y6>20\d\d)(?P<m6>0[1-9]|1[0-2])(?P<d6>0[1-9]|[12]\d|3[01])(?!\d)"
        r"(?= (?:〈前〉|〈〔〉 〈周〉))"),
    )),
    (Sort.WEEKDAY, (r"(?<=[日号\x20，,\t])〈周〉 (?P<w2>〈几〉)",)),
    (Sort.VAGUE, (
        (r"(?:(?<!\d)〈年〉 年 )?(?<!\d)〈数〉 月份? "
         r"(?:初|底|末|[上中下]旬|中(?!午)|之?前|以前|之?内)(?:之?前|以前)?"),
        r"(?:本|这|当|次|下)?个?(?:月|年|学期)(?:初|底|末)(?:之?前|以前)?",
        (r"(?:采集|拍[照摄]|毕业|通知|收到|报到|注册|开学|返校|公布)[^，。；\s\d]{0,6}?"
        r"(?:后 (?:\d{1,4}|〈数〉)〈天数〉|(?:\d{1,4}|〈数〉)〈天数〉(?:之?[后内]|以内))"),
        r"(?<!\d)(?:\d{1,4}|〈数〉)〈天数〉(?:之?内|以内|(?:之|以)?[后前])",
        r"第 〈数〉(?: 〈到〉 〈数〉)? (?:教学)?周(?: 周〈几〉)?(?:之?前)?",
        r"(?:〈年〉 年 )?(?<!\d)〈数〉月(?: 〈到〉 〈数〉月)?(?= [:：])",  # 5月：各学院报送
        r"毕业(?:日期)?之?前[一二三四五六]个?月",
        r"(?:本|下|这|上)?个?〈周〉(?:〈几〉|末)(?= (?:之?前|以前|[上下中]午|晚|\d|交|报))",
        r"(?:本|下|这)个?〈周〉(?:〈几〉|末)?(?:之?[前内])?",
        r"(?:本|当|下|次)月 \d{1,2} [日号](?: 〈前〉)?",
        r"[今明后次][天日](?!制)|当[天日](?=前|内|下午|晚)",
        (r"(?:元旦|春节|寒假|暑假|清明节?|五一|劳动节|端午节?|国庆节?|中秋节?|放假|离校|毕业|开学|返校|考试)"
        r"(?:之前|以前|前(?!一))"),
        r"(?:春节|清明节?|五一|劳动节|端午节?|国庆节?|中秋节?|开学|返校)后(?:第[一二三]个工作日)?",
        r"(?:具体)?(?:时间|日期)?另行?通知|(?:时间|日期)[：:]? 待定|尽快|尽早|抓紧时间|请速",
    )),
    # a day whose month stands before it
    (Sort.BARE_DAY, (r"(?<![\d月年.第])(?P<d5>〈数〉) (?:日|号(?!\d))(?![线楼室栋机院码])",)),
    (Sort.CLOCK, (
        (r"(?<![\d:：])(?P<h1>\d{1,2}) [:：] (?P<n1>\d{2})(?:[:：](?P<e1>\d{2}))?分?(?![:：]?\d)"
        r"(?: (?P<p1>[AaPp]\.?[Mm]\.?)(?![A-Za-z]))?"),
        (r"(?<!\d)(?P<h2>〈数〉|〇) (?:[点时](?![间候段期限效])|[Hh](?![A-Za-z]))"
        r"(?: (?:整|钟|(?P<half>半)|(?P<quarter>[一三]刻)|"
        r"(?P<n2>\d{1,2}|[一二三四五]?十[一二三四五六七八九]?) (?:分(?: (?P<e2>\d{1,2}) 秒)?)?))?"),
        # 17.30前, 23-00前, 2300前
        r"(?<=[午晚日号)）]) (?P<h3>\d{1,2})[-.。\x20](?P<n3>\d{2})(?= 〈前〉)",
        r"(?<=[午晚日号)）]) (?P<h4>[01]\d|2[0-4])(?P<n4>[0-5]\d)(?= 〈前〉)",
    )),
    (Sort.DAMAGED, (r"(?<=[午晚日号)）\s])\d{1,2}\s?[;；]\s?\d{2}(?!\d)",)),  # 8;00
    (Sort.PERIOD, (r"(?P<p>〈半天〉)",)),
    (Sort.WEEKDAY, (
        r"〈〔〉 [本下这]?〈周〉 (?P<w1>〈几〉) (?:〈〕〉|(?=[，,\x20晚早上中下\d]))",
        r"〈〔〉 (?P<w3>Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.? 〈〕〉",
    )),
    (Sort.OPEN, (
        r"(?:自|从)?(?:即日|即刻|(?:本)?通知(?:发布|下发|发出)?之日|发文之日|今日|今天)起(?:开始)?",
    )),
)  # fmt: skip


def _pattern(shape: str) -> str:
    shape = shape.replace(" ", r"\s{0,4}")
    for name, part in _PARTS.items():
        shape = shape.replace(name, part)
    return shape


@cache
def clock_shape() -> str:
    """The shape of an hour of the day, as a part of other shapes."""
    every = next(shapes for sort, shapes in _SHAPES if sort is Sort.CLOCK)
    return f"(?:{re.sub(r'[?]P<[a-z0-9]+>', '?:', '|'.join(map(_pattern, every[:2])))})"


@cache
def _finder() -> tuple[re.Pattern[str], tuple[Sort, ...]]:
    """All shapes in one, and their sorts; made when first used, for it takes some time."""
    every = [(sort, _pattern(shape)) for sort, shapes in _SHAPES for shape in shapes]
    pattern = "|".join(f"(?P<k{at}>{shape})" for at, (_, shape) in enumerate(every))
    return re.compile(pattern), tuple(sort for sort, _ in every)


def words(text: str) -> Iterator[Word]:
    """The words of date phrases in a *plain* text, in order.

    >>> [(word.sort.value, word.month, word.day) for word in words("于4月1日（周日）晚23:00前")]
    [('day', 4, 1), ('weekday', None, None), ('period', None, None), ('clock', None, None)]
    >>> [word.sort.value for word in words("2024430日前，6月初，1122日")]
    ['damaged', 'vague', 'damaged']
    """
    pattern, sorts = _finder()
    for match in pattern.finditer(text):
        sort = next(sort for at, sort in enumerate(sorts) if match.start(f"k{at}") >= 0)
        yield _word(sort, match)


def _word(sort: Sort, match: re.Match[str]) -> Word:
    told = {name: value for name, value in match.groupdict().items() if value}
    start, end = match.span()
    start += len(match[0]) - len(match[0].lstrip())

    def first(letter: str) -> str | None:
        return next(
            (told[name] for name in told if name[0] == letter and name[1:].isdecimal()), None
        )

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
            hour, minute, second = first("h"), first("n"), first("e")
            return said._replace(
                text=told.get("p1", ""),
                hour=number(hour or "0"),
                second=number(second) if second else 0,
                minute=_MINUTES.get(told.get("quarter") or told.get("half") or "")
                or (number(minute) if minute else 0),
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
