"""When the students' system closes, which is the last moment to check, whatever else is said.

Where a notice names no other deadline for checks, it is that one; where it closes at an hour of
the last day, that day's clock is asked about. The closing of a system for staff (报送系统, 学院端)
is no deadline of students. Source: issue 15; how notices speak of 系统关闭.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from tongzhi_cli.dates.hours import LAST
from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.words import STUDENT_VERBS, either
from tongzhi_cli.notice.draft import DraftDeadline

_SYSTEM = "(?:系统|平台|网站|网页|学信网|学信档案|通道|端口|入口|页面|学生端)"
_CLOSES = "(?:关闭|关停|关了|锁定|下线|停止)"
_OPEN = "(?:开放|开通|开启|运行)(?:时间|日期|时段|期间)?"
#: Most clauses have none of these signs, and are not looked at.
_MAY_BE = frozenset("关停锁下截结开运")
#: The date is where the bar is.
_CLOSING = (
    rf"{_SYSTEM}[^，。；|]{{0,6}}(?:开放|开通)(?:时间)?(?:延长|延)?[至到]\||"
    rf"{_SYSTEM}[^，。；|]{{0,8}}\|[^，。；]{{0,6}}{_CLOSES}|"
    rf"{_SYSTEM}[^，。；|]{{0,4}}(?:{_CLOSES}|截止|结束)[^，。；|]{{0,6}}\||"
    rf"\|[^，。；]{{0,6}}{_SYSTEM}[^，。；]{{0,6}}{_CLOSES}|\|[^，。；]{{0,4}}{_CLOSES}[^，。；]{{0,4}}{_SYSTEM}"
)
_OPENED = rf"{_SYSTEM}[^，。；|]{{0,4}}{_OPEN}[：:为]?\|(?!\w)|{_SYSTEM}[^，。；|]{{0,6}}\|{_OPEN}"
#: What is closed to others, or for something else.
_OF_OTHERS = (
    "报送|上报|填报|录入|学院端|院系端|管理端|教师端|权限|"
    "选课|[缴交]费|支付|报名|成绩|评教|就业|论文|图书[馆借]|宿舍|采集系统"
)
#: Systems of the office, which may be that for checks.
_OF_OFFICE = "教务系统|学籍系统|管理系统"
_CLOSES_FIRST = "系统 {} 就关闭，核对写的是 {}：以哪个为准要看原文"
_AT_AN_HOUR = "系统在这一天 {:%H:%M} 关闭，核对是不是到那时为止要看原文"


def with_closing(found: Sequence[DraftDeadline]) -> list[DraftDeadline]:
    """The deadlines, the closing of the system among them as what it is for students."""
    made = [one._replace(role=Role.OTHER) if _is_for_others(one) else one for one in found]
    return [_whole(one) for one in _closed(_with_their_hour(made))]


def _closed(made: list[DraftDeadline]) -> list[DraftDeadline]:
    closing = [at for at, one in enumerate(made) if _is_closing(one)]
    if not closing:
        return made
    checks = [
        at
        for at, one in enumerate(made)
        if one.role is Role.CHECK and at not in closing and (one.at or one.day or one.proposal)
    ]
    for at in closing:
        one = made[at]
        made[at] = one._replace(role=Role.OTHER if checks else Role.CHECK)
        for check in checks:
            if why := _why_not_then(made[check], one):
                made[check] = made[check].asked(why)
                made[at] = made[at].asked(why)
            made[check] = _until(made[check], one)
    return made


def _with_their_hour(found: list[DraftDeadline]) -> list[DraftDeadline]:
    """The deadlines; a time whose own sentence closes it at an hour of its last day ends then.

    4月1日至11日登录校对，11日22:30后系统关闭.
    """
    made = list(found)
    for one, after in pairwise(found):
        is_its = one.role is Role.CHECK and one.sentence == after.sentence and _is_closing(after)
        is_day = one.at and after.at and one.at.date() == after.at.date()
        if is_its and is_day and one.start and after.has_clock and not one.has_clock:
            made[made.index(one)] = one._replace(
                at=after.at, has_clock=True, places=(*one.places, *after.places)
            )
            made.remove(after)
    return made


def _whole(one: DraftDeadline) -> DraftDeadline:
    """A time with the hour behind it in its text, where both are read as one."""
    if len(one.places) < 2:
        return one
    begin = one.sentence.find(one.text)
    size = one.places[-1][1] - one.places[0][0]
    return one._replace(text=one.sentence[begin : begin + size])


def _why_not_then(check: DraftDeadline, closing: DraftDeadline) -> str:
    """Why students may not check until then: the system is closed, or closes at another hour."""
    if check.at is None or closing.at is None or check.unit:
        return ""
    is_same_day = check.at.date() == closing.at.date()
    has_hours = check.has_clock and closing.has_clock and is_same_day
    if closing.at.date() < check.at.date() or (has_hours and closing.at != check.at):
        first = _day(closing.at, has_clock=closing.has_clock)
        return _CLOSES_FIRST.format(first, _day(check.at, has_clock=check.has_clock))
    return ""


def _day(at: datetime, *, has_clock: bool) -> str:
    """A day with its hour, where one is written."""
    return f"{at:%m-%d %H:%M}" if has_clock else f"{at:%m-%d}"


def _is_for_others(one: DraftDeadline) -> bool:
    """Whether a system that is none of students for checks is closed then.

    What has to be handed in before is no paper, unless it is named.
    """
    is_system = one.role is Role.SUBMIT and not re.search("表|材料|名单", _clause(one))
    return _speaks_of(one, _CLOSING) and (is_system or _is_of_others(one))


def _is_closing(one: DraftDeadline) -> bool:
    """Whether the system for checks is closed then."""
    only_starts = one.at is None and not one.why
    if one.role not in {Role.CHECK, Role.OTHER} or only_starts or _is_of_others(one):
        return False
    return _speaks_of(one, _CLOSING) or (one.start is not None and _speaks_of(one, _OPENED))


def _speaks_of(one: DraftDeadline, shape: str) -> bool:
    clause = _clause(one)
    return _MAY_BE.isdisjoint(clause) is False and re.search(shape, clause) is not None


def _is_of_others(one: DraftDeadline) -> bool:
    clause = _clause(one)
    behind = one.sentence.partition(one.text)[2].split("。")[0]
    if re.search("上报|报送", behind) and not re.search("学生|学信网", clause):
        return True
    is_for_checks = re.search(f"{either(STUDENT_VERBS)}|学生", clause)
    return bool(re.search(_OF_OTHERS, clause)) or (
        bool(re.search(_OF_OFFICE, clause)) and not is_for_checks
    )


def _clause(one: DraftDeadline) -> str:
    """The clause around a date, with a bar in its place."""
    before, _, after = one.sentence.partition(one.text)
    return re.split(r"[，,。；;、\n]", before)[-1] + "|" + re.split(r"[，,。；;\n]", after)[0]


def _until(check: DraftDeadline, closing: DraftDeadline) -> DraftDeadline:
    """A check without a clock on the day on which the system closes at an hour: that is asked."""
    is_same_day = check.at and closing.at and check.at.date() == closing.at.date()
    if check.at is None or closing.at is None or not is_same_day:
        return check
    if check.has_clock or not closing.has_clock or closing.at.time() == LAST:
        return check
    why = _AT_AN_HOUR.format(closing.at)
    return check._replace(at=None, start=None, day=check.at.date(), why=why)
