"""What stands between a day and its clock and is no part of either: 4月7日（第5周周三）当天17:30前.

A text is read without it; every sign that is left knows its place, so that a phrase is still
quoted as it was written, whole.

Source: issue 15, a clock belongs to its day whatever stands between.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tongzhi_cli.dates.broken import breaks
from tongzhi_cli.dates.hours import PART
from tongzhi_cli.dates.shapes import DAYS, HOURS, Sort
from tongzhi_cli.dates.tokens import words
from tongzhi_cli.model.traditional import simplified

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
