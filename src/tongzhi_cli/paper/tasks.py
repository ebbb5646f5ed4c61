"""What each student of a class with a fault has to bring, where, until when, as a text."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tongzhi_cli.followup.steps import Group, Item, Step
from tongzhi_cli.model.terms import NAMELESS, TASKS
from tongzhi_cli.notice.deadlines import until
from tongzhi_cli.paper.blocks import Block, Card, Line, Section, Task, Title

if TYPE_CHECKING:
    from tongzhi_cli.check.check import ClassReport
    from tongzhi_cli.notice.model import Notice

#: What is said below the heading of a group.
_ABOUT = {
    Group.ELSEWHERE: "学校改不了，写在表上也没有用，请自己去办。",
    Group.NOTHING: "不用勘误，表上可以写“无误”。",
    Group.ASK: "没有写清楚有没有错、是哪一项、应当是什么；问清楚再说带什么。",
}
#: What has to be done at a place of the school, and until a day of the notice.
DATED = frozenset({Group.HERE, Group.PHOTO, Group.NOT_OWN})


def tasks(
    each: "ClassReport",
    found: Mapping[Group, Sequence[Item]],
    notice: "Notice",
    now: datetime | None,
) -> list[Block]:
    """What one class has to be told; nothing where nobody of it has a fault.

    *now* says how long there is still time; None for what is printed.
    """
    blocks: list[Block] = []
    places = {line.student.where for line in each.lines}
    for group, items in found.items():
        own = [one for one in items if one.student.where in places]
        if own:
            blocks += [Section(f"{group}（{len(own)} 人）"), *about(group, notice)]
            blocks += [_card(one, group, notice, now) for one in own]
    return [Title(TASKS, each.title or NAMELESS), *blocks] if blocks else []


def about(group: Group, notice: "Notice") -> list[Line]:
    """What all of a group are told."""
    told = {Group.PHOTO: notice.no_photo, Group.NOT_OWN: notice.not_own_photo}.get(group)
    if told:
        return [Line(f"{told.who}：{told.what.rstrip('。')}。")]
    return [Line(_ABOUT[group])] if group in _ABOUT else []


def _card(one: Item, group: Group, notice: "Notice", now: datetime | None) -> Card:
    who = f"{one.student.number} {one.student.name}"
    made = [Task(step.fault.name, tuple(needs(step, group, notice, now))) for step in one.steps]
    if group is Group.ASK and now is None:  # on paper, to be written there
        made.append(Task("", (("问到的结果", ""),)))
    return Card(who, one.text, tuple(made))


def needs(
    step: Step, group: Group, notice: "Notice", now: datetime | None
) -> Iterator[tuple[str, str]]:
    """Who does it, what to bring, where, until when: rows of what and that.

    *now* says how long there is still time; None for what is printed.
    """
    yield "谁办", step.office
    if step.bring:
        yield "带什么", step.bring
    if group in DATED:
        is_said = group is not Group.HERE and step.where in step.office  # where it is taken
        if step.where and not is_said:
            yield "交到", step.where
        yield "什么时候以前", until(step.deadline, notice, now)
