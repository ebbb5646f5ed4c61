"""How to answer, as all texts for a class say it, and how long there is still time."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from tongzhi_cli.notice.deadlines import BEFORE, dated, is_over, left
from tongzhi_cli.paper.blocks import Line

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Deadline, Notice


def answering(notice: "Notice", link: str | None, more: str = "") -> Iterator[Line]:
    """Where to answer, and what; *more* stands behind the example."""
    where = f"打开 {link} 填写。" if link else "在群里接龙回复，写上自己的学号和姓名。"
    yield Line(f"怎么答：{where}")
    yield Line(
        f"没有问题写“{notice.ok_text}”；有问题写明哪一项，",
        f"例如：姓名有误：显示“张珊”，应为“张姗”。{more}",
    )


#: What is asked for when it is too late; whether it still counts is nobody's here to say.
LATE = "截止已经过了：请马上补上，还收不收，问收表的老师。"


def due(deadline: "Deadline", notice: "Notice", now: datetime | None) -> str:
    """When something is due; with *now* how long it still is, which would be wrong once printed."""
    if is_over(deadline, notice, now):
        return f"{dated(deadline, notice).removesuffix(BEFORE)}，已经过了{refused(deadline)}"
    told = left(deadline, notice, now) if now else refused(deadline)
    return f"{dated(deadline, notice)}{told}"


def refused(deadline: "Deadline") -> str:
    """That nothing is taken after it, where the notice says so and the deadline has a moment."""
    return "（逾期不再受理）" if deadline.hard and deadline.at else ""
