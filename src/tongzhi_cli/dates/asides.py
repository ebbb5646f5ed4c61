"""What stands between a day and its clock and is no part of either: 4月7日（第5周周三）当天17:30前.

So is the break of a line where the width of a page cut a date: 四月十⏎二日, 下午五时⏎三十分.

A text is read without it; every sign that is left knows its place, so that a phrase is still
quoted as it was written, whole.

Source: issue 15, a clock belongs to its day whatever stands between.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tongzhi_cli.dates.hours import PART
from tongzhi_cli.dates.shapes import DAYS, HOURS, Sort
from tongzhi_cli.dates.tokens import number, words
from tongzhi_cli.model.traditional import simplified
from tongzhi_cli.named_tuple import NamedTuple

_OPEN, _CLOSE = "（(【[〔", "）)】]〕"
_BRACKET = rf"[{re.escape(_OPEN)}][^{re.escape(_OPEN + _CLOSE)}\n]{{0,40}}[{re.escape(_CLOSE)}]"
_HAN = "一二三四五六七八九十"
#: A day, an hour or a relative day ends so; a bracket right behind it is about it.
_DAY_ENDS = (
    rf"(?:[\d{_HAN}]\s?[日号]|[./-]\d{{1,2}}|20\d{{6}}|[A-Za-z]\.?\s?\d{{1,2}}(?:st|nd|rd|th)?)"
)
_HOUR_ENDS = (
    rf"(?:[:：]\s?\d\d|[\d{_HAN}]\s?[点时]|[点时]\s?[\d{_HAN}]{{1,3}}分?|点[半整]|刻|"
    rf"下班(?:时间)?|{PART})"
)
_RELATIVE_ENDS = rf"(?:(?:周|星期|礼拜)[{_HAN}日天末]|[今明后]天|[今明]日|[内前底末旬周假]|节后)"
_ABOUT = rf"(?:{_DAY_ENDS}|{_HOUR_ENDS}|{_RELATIVE_ENDS})"
_HOUR = rf"(?:{PART}|[\d{_HAN}]{{1,3}}\s?[点时:：hH﹕]|下班|之?前|以前|内)"
_WEEKDAY = r"[本下这]?\s?(?:周|星\s?期|礼\s?拜)\s?[一二三四五六日天]"
_ENGLISH_WEEKDAY = r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?"
_ASIDE = (
    rf"(?P<about>{_ABOUT}(?:当[天日]|那一?天|的)*)(?P<brackets>(?:\s{{0,2}}{_BRACKET}){{1,4}})|"
    # 当天, 的, 每天 between a day and its hours
    rf"(?<=[日号）)\]])\s?(?P<filler>(?:[，,]\s?)?(?:当[天日]|那一?天|每[天日]|每?个?工作日|的)+)(?=\s?{_HOUR})|"
    rf"(?<=[日号）)])[，,]\s?(?:也就是|也即|即|就是)(?:说)?(?P<weekday>{_WEEKDAY})(?=[，,\s]|{_HOUR})"
)
_OTHER_DAY = (
    r"(?:(?:\d{1,2}\s?[月/.])?\s?\d{1,2}\s?[日号]?|"
    rf"[{_HAN}]{{1,3}}\s?月\s?[{_HAN}]{{1,3}}\s?[日号]?)"
)
#: Words in brackets that say nothing about the moment.
_SAID = (
    rf"(?:农历|阴历|旧历)[^，。；,;]*|(?:包?含|包括)(?:当[天日]|本日|[\d月日号]+)|第\s?[\d{_HAN}]{{1,3}}(?:教学|学)?周|每[天日]|当[天日]|"
    r"也就是|即(?!日)|截止(?:时间|日期)?(?:[:：为]|(?=\s?\d))|截止日|"
    # 调休上班 is no hour; 不是26日 is no day
    r"(?:调休|补|正常|照常|仍|需|须|要|已)?(?:上[班课]|工作)日|(?:调休|补|正常|照常|仍|需|须|要)(?:上[班课]|工作)(?!前)|"
    rf"(?:不是|并非|而非|勿写成|别记成)(?:{_OTHER_DAY}|[本下这]?(?:周|星期|礼拜)[{_HAN}日天]){{1,2}}"
)
#: Hours behind a clock that are none of a limit: 18:00（每天0:00-6:00维护）.
_OTHER_HOURS = r"每[天日]|维护|检修|升级|除外|暂停"
#: Those of no limit whatever stands before them: 11.9-11.22（每日0:00-6:00系统维护）.
_CLOSED_HOURS = r"维护|检修|升级"
#: Whose day it is, of several: 4月1日（本科）、2日（专科）.
_WHOSE = r"[本专]科|\d[级届]|校区|[院系]|第.批"
_WORDS = r"\W(?!.*(?:[日周节假休历含午晚早夜前止后内起当班]|星期))[一-鿿]{2,8}\W"
#: 本周四（3.18）.
_DOTTED = r"\d{1,2}[./]\d{1,2}"
#: What takes the day itself out of its limit: 4月5日前（不含5日）.
_WITHOUT = r"\s*不(?:包?含|包括|计)"
_OLD_DAY = rf"^(?:原|由)(?:先|来|定|为|是|计划|时间)*[：:]?\s?{_OTHER_DAY}[^，。；,;\d]{{0,4}}$"
_WEEK = "一二三四五六日"
_DATED = rf"\d\s?月|[\d{_HAN}]\s?[日号]|\d[./]\d"
_DIGITS = r"[\s:：.。;；-]*\d[\d\s:：.。;；-]*"
#: An arrow between two days or two hours: 3月26日 10:00 → 4月6日 22:00.
_ARROW = r"(?<=[\d日号午)）])[ ]?(?P<arrow>[→➜➔➡⇢⇒⟶]\ufe0f?[ ]?)(?=\d)"
#: 汉字 are read as digits here: what counts is that there is a number.
_AS_DIGITS = str.maketrans("〇一二三四五六七八九十廿卅", "0123456789000")
_OF_WEEK = r"(?:星期|周|礼拜)[\d日天]"
_PART_OF_DAY = "(?:[上下中]午|晚上?|早上?|凌晨|傍晚)"
#: What ends a day or an hour, and no other word: 日 of 日期 does not.
_DAY_SIGN = "(?:日(?!期|常|程)|号(?!码|楼|文)|月(?!份?毕业))"
_HOUR_SIGN = "(?:点(?!名|击|评)|时(?!间|候|段|限|效))"
_MINUTE = r"[:：]\s?[0-5]\d"
_LAST = r"(?=[之以]?前|[，。；）)]|$)"
_SIGN = rf"(?:{_DAY_SIGN}|{_HOUR_SIGN}|{_MINUTE}|分{_LAST}|年\s?\d{{1,3}}\s?月)"
_AT_HOUR = rf"\d{{1,3}}\s?(?:{_HOUR_SIGN}|{_MINUTE})"
#: Both sides of a break: what stands before it (each shape of one width), and behind it.
_SIDES: tuple[tuple[tuple[str, ...], str], ...] = (
    # 4⏎月12日, 12⏎日, 17⏎:00, 五⏎时, 三十⏎分
    ((r"\d",), _SIGN),
    # 4月1⏎2日, 四月十⏎二日, 1⏎7:00, 20⏎27年, 五时三⏎十分
    (
        (r"[月日号年时点至到午晚上）) ]\d", r"[月日时点午]\d\d", r"(?<!\d)20", r"(?<!\d)202"),
        rf"\d{{1,3}}\s?{_SIGN}",
    ),
    ((r"(?<!\d)2",), rf"\d{{3}}{_SIGN}"),
    # 4月⏎12日, 2027年⏎4月, 17:⏎00, 17:0⏎0, 下午五时⏎三十分, 5点⏎半
    ((r"\d[年月]",), rf"\d{{1,3}}\s?{_DAY_SIGN}"),
    ((r"\d[:：]",), r"[0-5]\d(?!\d)"),
    ((r"\d[:：][0-5]",), r"\d(?!\d)"),
    ((r"\d[点时]",), rf"\d{{1,3}}\s?分|[0-5]\d(?=[之以]?前)|半|整{_LAST}|[13]刻"),
    (("[点时][13]",), "刻"),
    # 12日（星⏎期一）, 12日下⏎午5点, 晚⏎上9点
    (("[日号（(][星礼]",), r"[期拜][\d日天]"),
    (("星期", "礼拜", "[（(]周"), r"[\d日天](?=[）)\s\d上下中晚早])"),
    (("[日号）)][上下中]",), "午"),
    (("[日号）)][晚早]",), r"上(?=\d)"),
    # 12日⏎（星期一）, （⏎星期一）, （星期一⏎）, （星期一）⏎17:00
    (("[日号]",), f"[（(]{_OF_WEEK}"),
    (("[日号][（(]",), _OF_WEEK),
    ((r"(?:星期|礼拜|[（(]周)[\d日天]",), "[）)]"),
    ((r"\d[日号]", r"[期周][\d日天][）)]"), rf"{_PART_OF_DAY}?\s?{_AT_HOUR}"),
    (("[日号）)](?:[上下中]午|晚上)",), _AT_HOUR),
)  # fmt: skip
_BLANK = r"[ \t]"
_NUMERALS = r"\d〇一二三四五六七八九十廿卅"
#: The number that a break may cut, both halves of it, and the sign of what it counts.
_HALF = rf"(?<![{_NUMERALS}])[{_NUMERALS}]{{1,3}}\Z"
_OTHER_HALF = rf"([{_NUMERALS}]{{1,3}})\s?([年月日号时点分:：])"
_SAME_AS = {"号": "日", "点": "时", ":": "时", "：": "时"}
#: A number that is no day: 教学楼3号.
_NO_DAY = rf"(?<![{_NUMERALS}月至到于在])[{_NUMERALS}]{{1,3}}号[（(]?\Z"
#: So far before a break is looked for what its number is of.
_FRONT = 12


class Smooth(NamedTuple):
    """A text without asides, and the *places* of its signs in the text as it was."""

    text: str
    places: Sequence[int]

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """From where to where a part of the smooth text goes in the text as it was."""
        return self.places[begin], self.places[end - 1] + 1


def smooth(told: str) -> Smooth:
    """A *plain* text as dates are read in it.

    >>> smooth("4月7日（第5周周三）当天17:30前").text
    '4月7日（周三）17:30前'
    >>> smooth("3月26日 → 4月6日").text
    '3月26日  ~4月6日'
    >>> smooth("4月8日（农历三月初二）前，下周一（3月22日）10:00").text
    '4月8日前，下周一3月22日10:00'
    >>> smooth("四月十\\n二日下午五时\\n三十分前").text
    '四月十二日下午五时三十分前'
    """
    told = re.sub(_ARROW, _as_range, simplified(told))
    if broken := breaks(told):
        gone = {at for begin, end in broken for at in range(begin, end)}
        places = [at for at in range(len(told)) if at not in gone]
        text, inner = _without_asides("".join(told[at] for at in places))
        return Smooth(text, [places[at] for at in inner])
    return _without_asides(told)


def _without_asides(told: str) -> Smooth:
    left: list[int] = []
    apart: set[int] = set()
    at = 0
    for match in re.finditer(_ASIDE, told):
        kept = list(_kept(told, match))
        start = next(match.start(name) for name in ("brackets", "filler", "weekday") if match[name])
        if match["weekday"]:
            start = match.start()
        left += range(at, start)
        at = match.end()
        following = told[kept[0] if kept else at :][:1]
        if told[start - 1].isdigit() and following.isdigit():
            kept.insert(0, start)  # 2027/4/8（截止日）17:00 has two numbers
            apart.add(start)
        if kept and kept[-1] < at - 1 and told[kept[-1]].isdigit() and told[at : at + 1].isdigit():
            kept.append(at - 1)
            apart.add(at - 1)
        left += kept
    left += range(at, len(told))
    return Smooth("".join(" " if place in apart else told[place] for place in left), left)


def _as_range(found: re.Match[str]) -> str:
    """An arrow as what else stands between two days, as long as before."""
    return found[0].replace(found["arrow"], "~".rjust(len(found["arrow"])))


def _kept(told: str, match: re.Match[str]) -> Iterator[int]:
    """The places of an aside that are read all the same."""
    if match["weekday"]:
        yield from range(*match.span("weekday"))
    if match["brackets"]:
        is_relative = re.fullmatch(_RELATIVE_ENDS, match["about"]) is not None
        is_clock = re.search(r"[:：]\s?\d\d$|[点时分半刻]$", match["about"]) is not None
        offset = match.start("brackets")
        for bracket in re.finditer(_BRACKET, match["brackets"]):
            start, end = bracket.start() + offset, bracket.end() + offset
            is_whose = re.search(_WHOSE, bracket[0]) or re.fullmatch(_WORDS, bracket[0])
            is_of_some = is_whose and re.match(r"\s*[、，,和及与]", told[end:])
            if is_of_some or (is_clock and re.search(_OTHER_HOURS, bracket[0])):
                yield from range(start, end)
                continue
            if re.search(_CLOSED_HOURS, bracket[0]) and not re.search(_DATED, bracket[0]):
                continue
            yield from _of_bracket(told, start, end, is_relative=is_relative)


def _of_bracket(told: str, start: int, end: int, *, is_relative: bool) -> Iterator[int]:
    inside = list(range(start + 1, end - 1))
    content = told[start + 1 : end - 1]
    if without := re.match(_WITHOUT, content):
        yield from (start, *inside[: without.end()], end - 1)
        return
    if re.search(_OLD_DAY, content) and re.match(rf"\s?{_HOUR}", told[end:]):
        return  # 4月8日（原定4月6日）17:00前
    for said in reversed(list(re.finditer(_SAID, content))):
        del inside[said.start() : said.end()]
    while inside and told[inside[0]] in "，,、；; ：:":
        del inside[0]
    while inside and told[inside[-1]] in "，,、；; ":
        del inside[-1]
    content = "".join(told[at] for at in inside)
    found = list(words(f"日{content}"))
    sorts = [word.sort for word in found]
    is_whole = bool(found) and found[0].start <= 1 and found[-1].end == len(content) + 1
    if re.search(_DATED, content):
        if is_relative and (DAYS & set(sorts) or re.fullmatch(_DOTTED, content)):
            yield from inside  # 下周一（3月22日）
        else:
            yield from range(start, end)
    elif {*HOURS, Sort.DAMAGED} & set(sorts) or (sorts == [Sort.VAGUE] and is_whole):
        yield from inside
    elif weekdays := list(re.finditer(rf"{_WEEKDAY}|{_ENGLISH_WEEKDAY}", content)):
        last = weekdays[-1]
        yield start
        yield from inside[last.start() : last.end()]
        yield end - 1
    elif re.fullmatch(f"[{_WEEK}]", content):
        yield from range(start, end)
    elif re.fullmatch(_DIGITS, content):
        yield from inside


@cache
def _break() -> re.Pattern[str]:
    shapes = (
        rf"(?:{'|'.join(f'(?<={front})' for front in fronts)}){_BLANK}*+\n{_BLANK}*+(?={behind})"
        for fronts, behind in _SIDES
    )
    return re.compile("|".join(shapes))


def breaks(told: str) -> list[tuple[int, int]]:
    """From where to where each break within a date goes in a *plain* text, blanks with it.

    A limit that is read up to the break only is a wrong one (下午五时 of 下午五时⏎三十分). Only
    what can be nothing but one date is joined: in 电话6512345⏎4月12日 are two numbers.

    >>> breaks("务必于4月\\n    12日下午五时\\n三十分前交")
    [(5, 10), (17, 18)]
    >>> breaks("电话6512345\\n4月12日前交"), breaks("一、时间：4月12\\n二、地点")
    ([], [])
    """
    if "\n" not in told:
        return []
    found = [found.span() for found in _break().finditer(told.translate(_AS_DIGITS))]
    return [
        (begin, end)
        for begin, end in found
        if _is_one(told[max(0, begin - _FRONT) : begin], told[end : end + _FRONT])
    ]


@cache
def _numbers() -> dict[str, tuple[int, int, re.Pattern[str]]]:
    """How far such a number goes, and what stands before one: a row's number has nothing such."""
    hour = (
        r"(?:[日午晚]|[晚早]上|[期周][一-日\d天]\s?[）)]|月\s?\d{1,2}号|"
        r"(?:[时点午日]|[:：]\d\d)\s?[至到])\Z"
    )
    return {
        "年": (2000, 2099, re.compile("")),
        "月": (1, 12, re.compile(r"(?:年|[日号月]\s?[至到])\Z")),
        "日": (1, 31, re.compile(r"(?:月|[日号]\s?[至到])\Z")),
        "时": (0, 24, re.compile(hour)),
        "分": (0, 59, re.compile(r"[时点:：]\Z")),
    }


def _is_one(front: str, behind: str) -> bool:
    """Whether what stands on both sides of a break is one date, and no number that ends a line.

    >>> _is_one("于4月1", "2日前"), _is_one("份数： 1", "2月28日前"), _is_one("楼3号", "（周一）")
    (True, False, False)
    """
    if re.search(_NO_DAY, front):
        return False
    half, other = re.search(_HALF, front), re.match(_OTHER_HALF, behind)
    if half is None or other is None:
        return True
    sign = _SAME_AS.get(other[2], other[2])
    least, most, before = _numbers()[sign]
    joined = half[0] + other[1]
    try:
        is_real = least <= number(joined) <= most
    except (KeyError, ValueError):
        return False
    place = front[: half.start()].rstrip()
    return is_real and before.search(place) is not None
