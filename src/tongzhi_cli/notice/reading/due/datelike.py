"""What looks like a date, an hour or a limit and was read as none: the net below the reader.

The dates package reads phrases; whatever of these shapes it did not take is told all the same
(issue 15: every date-like phrase is a deadline, a question, or left with a reason).
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache

from tongzhi_cli.dates.tokens import plain
from tongzhi_cli.named_tuple import NamedTuple


class Sort(StrEnum):
    """What it looks like."""

    DAY = "day"  # a day or a month in figures
    RELATIVE = "relative"  # 下周三, 月底, 五一假期前
    HOURS = "hours"  # 8:30-17:00, no day beside it


class Like(NamedTuple):
    """What looks like one, from *begin* to *end* of the text."""

    sort: Sort
    begin: int
    end: int


_M = r"(?:1[0-2]|0?[1-9])"
_D = r"(?:3[01]|[12]\d|0?[1-9])"
_HAN = r"[一二三四五六七八九十廿卅]{1,3}"
_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEK = r"(?:星期|礼拜|周)"
_WEEKDAY = rf"{_WEEK}[一二三四五六日天末]"
_TO = r"\s?(?:[-—–―~～至到]{1,2})\s?"
_CLOCK = r"(?:[01]?\d|2[0-4])[:：][0-5]\d"
#: The 24 节气; some are names of people, too, and are days only with more beside them.
_TERMS = (
    "(?:立春|雨水|惊蛰|春分|清明|谷雨|立夏|小满|芒种|夏至|小暑|大暑|立秋|处暑|白露|秋分|寒露|霜降|"
    "立冬|小雪|大雪|冬至|小寒|大寒)"
)
#: Days that are called by themselves; 五一路 is none.
_FEAST_DAY = (
    "(?:元旦|春节|除夕|元宵节?|清明节?(?!上河)|(?:五一)?(?:国际)?劳动节|(?:五四)?青年节|端午节?|"
    r"中秋节?|国庆节|重阳节|(?:六一)?儿童节|妇女节|植树节|教师节|愚人节|平安夜|圣诞节?|"
    r"(?<![\d一二三四五六七八九十])(?:五一|十一|六一|七一|八一)(?=[交报送核校补采收登放，。；（(\s]|[那这]天|当天))"
)
_FEAST = (
    rf"(?:{_TERMS}|{_FEAST_DAY}|五一|(?<![\d一二三四五六七八九十月周])(?:五四|六一|七一|八一)|国庆|十一|寒假|暑假|假期|节|放假|开学|期末|期中|"
    r"学期|离校|返校|毕业|实习|答辩|典礼|运动会|校庆)"
)
_LIMITS = (
    r"(?:之前|以前|前(?![往台方言列])|之后|以后|后(?![勤台续面果])|"
    r"期间|之内|以内|内(?![容部])|结束|开始)"
)
_SHAPES: tuple[tuple[Sort, tuple[str, ...]], ...] = (
    (Sort.DAY, (
        r"(?<!\d)(?:(?:19|20)?\d\d\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?[日号]?",
        rf"(?<![\d.])\d\d([-/.]){_M}\1{_D}(?![\d.])",
        rf"(?<![\dA-Za-z])(?:19|20)\d\d([-/.]){_M}\1{_D}(?!\d)",
        r"(?<![\d./-])\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d\d(?!\d)",
        r"(?<![\dA-Za-z])20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)",
        rf"{_HAN}月{_HAN}[日号]",
        rf"(?<![\d月年.第A-Za-z]){_D}\s?日(?![程历志常报语])",
        rf"(?<![\d./-]){_M}/{_D}(?:{_TO}(?:{_M}/)?{_D})?(?![\d/.%]|\s?[人元份])",
        r"(?<![\d./-])(?:1[0-2]|0[1-9])-(?:3[01]|[12]\d|0[1-9])(?![\d/.-])",
        rf"(?<![\d./-]){_M}[.-]{_D}(?=\s?(?:日|前|之前|以前|[（(]{_WEEK}|[上下中]午|晚))",
        rf"(?:(?<=时间[：:]|日期[：:]|截止[：:])|(?<=截[止至]))\s?(?:{_M}-{_D}|(?:0[1-9]|1[0-2])[0-3]\d)(?![\d.年-])",
        rf"(?<=[（(]){_M}\.{_D}(?=[)）])",
        rf"(?<=[：:])\s?{_M}\.{_D}(?=\s*(?:[。；，,;\n]|$))",
        rf"(?<=[\t：:于]){_M}\.{_D}{_TO}{_M}\.{_D}(?![\d.])|(?<=\t){_M}\.{_D}(?=\s*(?:\t|\n|$))",
        rf"(?<![A-Za-z]){_MONTHS}\s{{0,2}}\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,?\s?20\d\d)?",
        rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?\s{{0,2}}(?:of\s)?{_MONTHS}(?![a-z])(?:,?\s?20\d\d)?",
    )),
    (Sort.RELATIVE, (
        rf"(?:{_TERMS}节?气?|{_FEAST_DAY})(?:[那这]一?天|前后|[前后]一?[天日]|当[天日晚])",
        rf"(?<!\d)(?:(?:(?:19|20)?\d\d|今|明|去)\s?年\s?)?(?:\d{{1,2}}|{_HAN})\s?月份?",
        rf"(?:上|本|这|下)下?个?{_WEEK}(?:[一二三四五六日天末])?",
        rf"{_WEEKDAY}(?:{_TO}{_WEEK}?[一二三四五六日天末])?(?:[上下中]午|傍晚|晚上?|早上?)?",
        r"[今明昨后当](?:天|日|晚|早)(?![制期])|次日",
        r"(?:上|本|这|下|当|次)个?月(?:[初中底末]|[上中下]旬|份)?",
        r"(?:学期|月|年|周|学年)[初中底末](?!考)|[上中下]旬",
        rf"{_FEAST}(?:小?长?假|假期|节|学期|考试|周)?(?:{_LIMITS})(?:第[一二三]个?(?:工作日|天))?",
        rf"(?:截止|结束|关闭)(?:时间|日期|日)?的?之?[前后]\s?{_NUMBER}\s?个?(?:工作日|天|日|周|小时)",
        rf"{_NUMBER}\s?个?(?:工作日|自然日|天|日|周|星期|月|小时)(?:之内|以内|内(?![容部])|之后|以后|后(?!勤)|之前|以前)",
        rf"第\s?{_NUMBER}\s?(?:教学)?周",
        rf"(?<![第\d哪]){_NUMBER}\s?个?(?:工作日|自然日|天|周|星期|小时)(?![一二三四五六日])",
        r"即日起|即日|尽快|尽早|近期|另行通知|待定",
        rf"{_FEAST_DAY}(?:小?长假|假期)?",
    )),
    (Sort.HOURS, (
        rf"(?<![\d.])(?<!\d[:：]){_CLOCK}(?:\s?{_TO}\s?(?:[上下中]午|晚)?\s?{_CLOCK})?(?![\d:：])",
        r"(?<![\d第])(?:[01]?\d|2[0-4])\s?[点时](?![间候段期限效])(?:\d{1,2}分|半|整)?",
    )),
)  # fmt: skip
#: A day by its name, though not by its date: 周五, 五一期间.
NAMED_DAY = re.compile(rf"^(?!.*期间)(?:.*{_WEEKDAY}|.*[明后]天|.*明[早晚日]|.*{_FEAST})")
#: A month in which photos are taken once more: 于3月份补采，时间待定.
IN_MONTH = re.compile(
    r"(?:[于在拟将]|计划|预计|安排)\s?(?:下|明|今|\d{1,2}|[一二三四五六七八九十]{1,2})"
    r"[年个]?月?份?[上中下]?旬?$"
)
#: What belongs to a limit, and is quoted with it.
_BEHIND = re.compile(r"\s?(?:之前|以前|前(?![往来台后面述期])|截止|止)")
#: What stands between two pieces of one: 周一至周五 8:00-12:00，14:00-17:30.
_JOINT = (
    r"[ \u3000\t，,、/（()）；;]{0,4}"
    r"(?:每天|每日|[上下中]午|晚上?|和|及|[-—–―~～至到]{1,2})?[ :：]{0,2}"
)
#: Figures that are no day though they look like one.
_NO_DAY = re.compile(
    r"(?:学号|考生号|证号|编号|电话|热线|传真|邮编|QQ|群号?|密码|账号|房间|门牌|比例|占比|第)[^，。；\n]{0,8}$"
)


@cache
def _every() -> Sequence[tuple[Sort, re.Pattern[str]]]:
    """All shapes; made when first used, for it takes some time."""
    return [(sort, re.compile(shape)) for sort, shapes in _SHAPES for shape in shapes]


def unread(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Like]:
    """What looks like a date and lies in none of the places that were *taken*, in order.

    Pieces that stand side by side (周一至周五 8:00-12:00 14:00-17:30) are one.
    """
    told = plain(text)
    found: list[Like] = []
    used = bytearray(len(told))
    for begin, end in taken:
        used[begin:end] = b"x" * (min(end, len(told)) - begin)
    for sort, pattern in _every():
        for match in pattern.finditer(told):
            begin, end = match.span()
            if any(used[begin:end]):
                continue
            if sort is Sort.DAY and _NO_DAY.search(told[max(0, begin - 12) : begin]):
                continue
            limit = None if sort is Sort.HOURS else _BEHIND.match(told, end)
            end = limit.end() if limit else end
            used[begin:end] = b"x" * (end - begin)
            found.append(Like(sort, begin, end))
    yield from _joined(sorted(found, key=lambda one: one.begin), told)


def _joined(found: Sequence[Like], told: str) -> Iterator[Like]:
    """Those between which nothing but signs stands are one, and what is of a day names it."""
    last: Like | None = None
    for one in found:
        if last and re.fullmatch(_JOINT, told[last.end : one.begin]):
            sort = Sort.DAY if Sort.DAY in {last.sort, one.sort} else last.sort
            last = Like(sort, last.begin, one.end)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last
