"""The text that asks those of a class who are missing."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tongzhi_cli.model.terms import REMINDER, Role
from tongzhi_cli.notice.deadlines import is_over
from tongzhi_cli.paper.answering import LATE, answering, due
from tongzhi_cli.paper.blocks import Block, Line, Names, Steps, Title

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

#: So many steps fit into a message that people read.
_STEPS = 4


def reminder(
    class_name: str,
    missing: Sequence[str],
    again: Sequence[str],
    notice: "Notice",
    now: datetime | None,
    *,
    at: bool,
    link: str | None,
    namesake: str = "",
) -> Iterator[Block]:
    """The text for one class: the names *missing*, and those that have to answer *again*.

    *now* says how long there is still time; None for what is printed. *at* puts an @ before names;
    *namesake* is what it has to know of another class of its name.
    """
    yield Title(REMINDER, class_name)
    if namesake:
        yield Line(namesake)
    if missing:
        yield Line(f"还差 {len(missing)} 人的校对结果：")
        yield Names(tuple(missing), at)
    if again:
        yield Line(f"{len(again)} 人没写清楚，请再写一次：")
        yield Names(tuple(again), at)
    if check := notice.deadline(Role.CHECK):
        yield Line(f"校对截止：{due(check, notice, now)}")
        if is_over(check, notice, now):
            yield Line(LATE)
    if steps := (notice.steps_short or notice.steps)[:_STEPS]:
        yield Line("怎么做：")
        yield Steps(tuple(steps))
    yield from answering(notice, link, "身份证号不要写。")
