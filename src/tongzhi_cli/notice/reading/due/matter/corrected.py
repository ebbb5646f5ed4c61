"""A day that what comes later takes back: 刚才说错了，是4月9号，不是4月8号.

Where it says which day it replaces, the new one has the role of the old, which is left as what was;
where it does not, both are asked. Within one sentence the words around tell (`left`, `moved`).
"""

import re
from collections.abc import Mapping
from datetime import date, datetime

from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.draft import DraftDeadline, Left
from tongzhi_cli.notice.reading.due.found import Found
from tongzhi_cli.notice.reading.due.matter.agreement import asked
from tongzhi_cli.notice.reading.due.moved import is_moved_to, old_clock
from tongzhi_cli.notice.reading.due.why_left.reasons import IS_NOT, WAS

#: Who speaks, and of what: 不好意思刚才时间写错了.
_OF = (
    r"(?:(?:不好意思|抱歉|对不起)[，,\s]{0,2})?(?:各位|大家|同学们)?(?:刚才|刚刚|前面|上面|以上|上一?条|那条|这条)?(?:消息|通知)?"
    r"(?:里|的)?(?:截止)?(?:时间|日期)?(?:我|是我|给|都)?"
)
_WRONG = (
    r"(?:(?:说|打|写|发|记|看|弄|搞|输|报)错了?|口误|笔误|手误|手滑|纠正|订正|(?<![一-鿿])更正|不对|搞混了?|有误)"
    r"(?:一下|一个|下|如下|说明|通知)?"
)
#: What takes back what was said before, between it and a day.
_TAKES_BACK = rf"(?:^|[，,。！!；;：:\n\t ]){_OF}{_WRONG}(?=[，,。！!；;：:~～…\s是应]|$)"
#: So many signs before a day may take back another.
_NEAR = 60
_CHANGED = 4
#: 补充通知：核对延长到; 有误的同学延至 is for some of them.
_WORK_MOVED = (
    r"(?:^|[，。；：:\n])\s?(?:网上|图像|学籍|信息|照片|学生|反馈表|的)*(?:核对|校对|交表|上交|报送)"
    r"(?:时间|日期|截止|工作|统一|再|现|将)*(?:延长|延期|推迟|顺延|延后|提前|延)[到至为]\s?$"
)
#: 不是8号.
_BARE_DAY = r"(\d{1,2})[日号]"


def is_corrected(one: Found) -> bool:
    """Whether a day is told in the place of what was said before: 打错了，4月9号."""
    return re.search(_TAKES_BACK, f"{one.previous}\n{one.before}"[-_NEAR:]) is not None


def with_corrections(
    found: list[DraftDeadline], left: list[Left], of: Mapping[int, Found]
) -> tuple[list[DraftDeadline], list[Left]]:
    """The deadlines *found* and the dates *left*, with what later sentences take back.

    *of* are the dates they were read from, by where those end.
    """
    made, gone = list(found), []
    for new in found:
        its = of.get(new.places[-1][1])
        if its is None or new not in made:
            continue
        before = [one for one in made if one.places[-1][1] <= its.sentence.begin]
        if (named := _days_taken_back(its, left, of)) is not None:
            old = [one for one in before if _is_old(one, new, named)]
            if len(old) == 1:
                made.remove(old[0])
                gone.append(Left(old[0].text, WAS, old[0].sentence, old[0].places[0]))
                made[made.index(new)] = _in_place_of(old[0], new)
                continue
        elif is_corrected(its) or _is_changed_to(its, new):
            old = [one for one in before if one.role is new.role] or _last_said(before, new)
        else:
            continue
        _ask(old, new, made)
    return made, sorted([*left, *gone], key=lambda one: one.place)


def _is_changed_to(its: Found, new: DraftDeadline) -> bool:
    """Whether a day stands in the place of another: 改成30号; 延至 may be for some of them."""
    is_for_all = new.role is Role.OTHER or "改" in its.before[-_CHANGED:]
    is_for_all = is_for_all or re.search(_WORK_MOVED, its.before) is not None
    return is_for_all and is_moved_to(its.before)


def _days_taken_back(its: Found, left: list[Left], of: Mapping[int, Found]) -> list[Found] | None:
    """The days that the sentence of another says are none any more; None where it names none."""
    within = [of[one.place[1]] for one in left if one.place[1] in of]
    why = {one.place: one.why for one in reversed(left)}  # of several the first
    named = [
        one
        for one in within
        if one.sentence == its.sentence
        and (one.phrase.at or re.fullmatch(_BARE_DAY, one.phrase.text))
        and (why.get(one.place) == WAS or re.search(IS_NOT, one.before))
    ]
    return named or None


def _is_old(one: DraftDeadline, new: DraftDeadline, named: list[Found]) -> bool:
    """Whether a deadline is of a day that is taken back, and of what *new* may be for."""
    if new.role not in {one.role, Role.OTHER}:
        return False
    for was in named:
        at, day = was.phrase.at, _day(one)
        is_clock = was.phrase.has_clock and one.has_clock and one.at
        if at and (at == one.at if is_clock else at.date() == day):
            return True
        if day and (bare := re.fullmatch(_BARE_DAY, was.phrase.text)) and int(bare[1]) == day.day:
            return True
    return False


def _day(one: DraftDeadline) -> date | None:
    day = one.at or one.day or one.proposal
    return day.date() if isinstance(day, datetime) else day


def _last_said(before: list[DraftDeadline], new: DraftDeadline) -> list[DraftDeadline]:
    """What was said last, in which any may be meant where the new day has no role."""
    if new.role is not Role.OTHER or not before:
        return []
    return [one for one in before if one.sentence == before[-1].sentence]


def _in_place_of(old: DraftDeadline, new: DraftDeadline) -> DraftDeadline:
    """The new day with what was said of the old one; its hour is asked where only that had one."""
    made = new._replace(
        role=old.role,
        what=old.what,
        hard=old.hard or new.hard,
        where=new.where or old.where,
        whom=new.whom or old.whom,
        start=new.start or old.start,
        unit=new.unit or old.unit,
    )
    if not (old.has_clock and old.at and new.at) or new.has_clock:
        return made
    proposal, why = old_clock(old.at.time(), new.at)
    return made._replace(start=None, at=None, proposal=proposal, has_clock=True, why=why)


def _ask(old: list[DraftDeadline], new: DraftDeadline, made: list[DraftDeadline]) -> None:
    """Ask of a day that takes back one of *old*, which it does not name, and of those."""
    others = [one for one in old if (one.at, one.role) != (new.at, new.role)]
    if not others:
        return
    at = made.index(new)
    role = others[0].role if len(others) == 1 and new.role is Role.OTHER else new.role
    new = new._replace(role=role)
    made[at] = asked(new, others[0]) if new.at else new
    for one in others:
        if one.at:
            made[made.index(one)] = asked(one, new)
