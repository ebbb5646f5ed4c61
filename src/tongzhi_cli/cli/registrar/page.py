"""`fankui merge -o 报告.html`: whom the page says to call, and its bytes."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.cli.outputs import page_step, tables_of
from tongzhi_cli.cli.registrar.output import Made, Output
from tongzhi_cli.model.file_kind import is_own_page
from tongzhi_cli.office import limits, writing

if TYPE_CHECKING:
    from tongzhi_cli.loader.contacts.match import Monitor
    from tongzhi_cli.summary.merge import Merged

    Monitors = dict[tuple[str, str], tuple[Monitor, ...]]


class Page(Output):
    """The page at *target*; *book* is the workbook that is written as well."""

    def __init__(self, target: Path, book: Path | None) -> None:
        self.targets, self._book = [target], book
        self._step = ""

    def is_own(self, path: Path) -> bool:
        """An earlier page may be replaced."""
        return is_own_page(limits.read_bytes(path))

    def files(self, made: Made) -> list[writing.File]:
        """The one file."""
        target = self.targets[0]
        data, has_phones = page_of(made.found, monitors_of(made), made.now, self._book)
        self._step = page_step(target, phones=has_phones)
        return [writing.File(target, data)]

    @property
    def steps(self) -> Sequence[str]:
        """Where to open it, and whom not to show it."""
        return [self._step]


def page_of(
    found: "Merged", monitors: "Monitors", now: datetime | None, book: Path | None
) -> tuple[bytes, bool]:
    """The page of what was merged, and whether it has phones; *now* is what was typed as such."""
    from tongzhi_cli.paper.page.merged import page

    has_phones = any(one.phones for several in monitors.values() for one in several)
    return page(found, monitors, now, book.name if book else ""), has_phones


def monitors_of(made: Made) -> "Monitors":
    """Whom to call of each class, by the tables among what was read."""
    from tongzhi_cli.loader.contacts import find, match

    found = made.found
    told = find.in_files(tables_of([*made.lists.paths, *made.handed_in.paths]))
    if not told:
        return {}
    numbers = {one.number: (one.college, one.class_name) for one in found.lines}
    classes = {(one.college, one.name): match.Named(one.college, one.name) for one in found.classes}
    return match.by_class(told, numbers, classes)
