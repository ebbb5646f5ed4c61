"""The text for those who speak for their classes: which class still lacks how many, and no name.

Source: issue 18, item 3: 40 classes in 60 lines at most, nobody's phone.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tongzhi_cli.model.terms import Role
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.deadlines import is_over
from tongzhi_cli.paper.answering import LATE, due
from tongzhi_cli.paper.blocks import Block, Line, Points, Title
from tongzhi_cli.paper.called import class_called
from tongzhi_cli.paper.colleges import by_college

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

#: So many lines of classes are read through in a group; more classes share a line.
_LINES = 52
#: So many classes share one.
_SHARED = 8


class Open(NamedTuple):
    """A class of a *college* ("" where none is told): who is *missing*, or was *unclear*.

    *silent*: nothing came of anybody.
    """

    college: str
    name: str
    missing: int
    unclear: int
    silent: bool


def overview(
    classes: Sequence[Open], many: int, notice: "Notice", now: datetime | None
) -> Iterator[Block]:
    """The text about the *classes* that are open, of so *many*; *now* as for `reminder`."""
    missing = sum(each.missing for each in classes)
    unclear = sum(each.unclear for each in classes)
    told = [f"还差 {missing} 人"] if missing else []
    told += [f"{unclear} 人没写清楚"] if unclear else []
    yield Title("学信网信息校对", "各班班长")
    yield Line(f"{many} 个班里有 {len(classes)} 个班没有齐：{'，'.join(told)}。")
    groups = by_college(classes)
    headings = len(groups) if len(groups) > 1 else 0
    if headings + len(classes) <= _LINES:
        for college, own in groups.items():
            if headings:
                yield Line(f"{college or '其他'}：")
            yield Points(tuple(_in_full(each) for each in own))
    else:
        for college, own in groups.items():
            yield from _shared(college, own, is_told=headings > 0)
    yield from _deadlines(notice, now)
    yield Line("请各班班长在班级群里催一催（名单在各班自己的那一份里），补齐了把表重新交来。")


def _deadlines(notice: "Notice", now: datetime | None) -> Iterator[Line]:
    """Until when; behind the last one that is over, and before one that is not, that it is."""
    told = [
        (label, one)
        for role, label in ((Role.CHECK, "校对截止"), (Role.SUBMIT, "上交截止"))
        if (one := notice.deadline(role))
    ]
    over = [one for _, one in told if is_over(one, notice, now)]
    for label, one in told:
        yield Line(f"{label}：{due(one, notice, now)}")
        if one in over[-1:]:
            yield Line(LATE)


def _in_full(each: Open) -> str:
    told = [f"差 {each.missing} 人"] if each.missing else []
    if each.silent:
        told = [f"全班 {each.missing} 人都还没有"]
    told += [f"{each.unclear} 人没写清楚"] if each.unclear else []
    return f"{class_called(each.name)}：{'，'.join(told)}"


def _shared(college: str, own: Sequence[Open], *, is_told: bool) -> Iterator[Line]:
    """Several classes a line, the college before the first."""
    before = f"{college or '其他'}：" if is_told else ""
    for at in range(0, len(own), _SHARED):
        shared = own[at : at + _SHARED]
        told = (f"{class_called(each.name)} {each.missing + each.unclear} 人" for each in shared)
        yield Line(before + "、".join(told))
        before = ""
