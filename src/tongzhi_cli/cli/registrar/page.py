"""`fankui merge -o 报告.html`: whom the page says to call, and its bytes."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.cli.outputs import page_step
from tongzhi_cli.cli.registrar.output import Made, Output
from tongzhi_cli.model.file_kind import is_own_page
from tongzhi_cli.office import limits, writing

if TYPE_CHECKING:
    from tongzhi_cli.cli.registrar.output import Monitors
    from tongzhi_cli.summary.merge import Merged


class Page(Output):
    """The page at *target*; *book* is the workbook that is written as well."""

    calls = True

    def __init__(self, target: Path, book: Path | None) -> None:
        self.targets, self._book = [target], book
        self._step = ""

    def is_own(self, path: Path) -> bool:
        """An earlier page may be replaced."""
        return is_own_page(limits.read_bytes(path))

    def files(self, made: Made) -> list[writing.File]:
        """The one file."""
        target = self.targets[0]
        data = page_of(made.found, made.monitors, made.now, self._book)
        self._step = page_step(target, made.monitors.values())
        return [writing.File(target, data)]

    @property
    def steps(self) -> Sequence[str]:
        """Where to open it, and whom not to show it."""
        return [self._step]


def page_of(
    found: "Merged", monitors: "Monitors", now: datetime | None, book: Path | None
) -> bytes:
    """The page of what was merged; *now* is what was typed as such."""
    from tongzhi_cli.paper.page.merged import page

    return page(found, monitors, now, book.name if book else "")
