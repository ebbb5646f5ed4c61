"""`fankui merge -o 报告.html`: where the page goes, whom it says to call, and its bytes."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.cli.outputs import is_page, page_step, tables_of
from tongzhi_cli.errors import UsageError
from tongzhi_cli.summary.inbox import Inbox

if TYPE_CHECKING:
    from tongzhi_cli.loader.contacts.match import Monitor
    from tongzhi_cli.summary.merge import Merged


def parted(outputs: Sequence[str]) -> tuple[str | None, Path | None]:
    """The workbook, as typed, and the page: of several -o the ending decides.

    Raises:
        UsageError: two of them are of one kind.

    """
    pages = [one for one in outputs if is_page(one)]
    others = [one for one in outputs if not is_page(one)]
    for several in (pages, others):
        if len(several) > 1:
            named = "、".join(f"-o {one}" for one in several)
            raise UsageError(
                f"{named} 是同一种，一次只写一份",
                "工作簿写 -o 汇总.xlsx，网页写 -o 报告.html，各一次。",
            )
    return next(iter(others), None), next(map(Path, pages), None)


class Made(NamedTuple):
    """A page, and what to do with it."""

    data: bytes
    step: str


def made(
    target: Path, found: "Merged", read: Sequence[Inbox], now: datetime | None, book: Path | None
) -> Made:
    """The page of what was merged; whom to call is told by the tables among what was *read*.

    *now* is what was typed as such; *book* is the workbook that is written as well.
    """
    from tongzhi_cli.paper.page.merged import page

    monitors = _monitors(found, read)
    has_phones = any(one.phones for several in monitors.values() for one in several)
    return Made(
        page(found, monitors, now, book.name if book else ""), page_step(target, phones=has_phones)
    )


def _monitors(
    found: "Merged", read: Sequence[Inbox]
) -> "dict[tuple[str, str], tuple[Monitor, ...]]":
    from tongzhi_cli.loader.contacts import find, match

    told = find.in_files(tables_of(path for box in read for path in box.paths))
    if not told:
        return {}
    numbers = {one.number: (one.college, one.class_name) for one in found.lines if one.number}
    classes = {(one.college, one.name): match.Named(one.college, one.name) for one in found.classes}
    return match.by_class(told, numbers, classes)
