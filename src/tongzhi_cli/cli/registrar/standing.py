"""What people wrote into a summary that is about to be replaced: it stands, and it is told."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.errors import InputError
from tongzhi_cli.summary.model import Summary
from tongzhi_cli.summary.people.decided import is_void
from tongzhi_cli.summary.union import merge, renewed
from tongzhi_cli.summary.workbook import earlier

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.summary.changes.model import Earlier
    from tongzhi_cli.summary.workbook.large import Large
    from tongzhi_cli.tables.table import Book


class Before(NamedTuple):
    """A summary that is about to be replaced: what it said, what was *decided*, what is *told*."""

    said: "Earlier | None" = None
    decided: Summary = Summary()
    told: str = ""


class Target:
    """The file at *path* that is to be written: the summary that stands there is opened once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened: tuple[Book | Large | None] | None = None

    def _book(self) -> "Book | Large | None":
        if self._opened is None:
            self._opened = (earlier.opened(self._path),)
        return self._opened[0]

    def is_summary(self) -> bool:
        """Whether a summary stands there."""
        try:
            return self._book() is not None
        except InputError:
            return False

    def before(self, notice: "Notice") -> Before:
        """What stands there; the file is let go of, so that it can be replaced."""
        path = self._path
        if not os.path.isfile(path):  # noqa: PTH113  asks without raising
            return Before()
        try:
            book = self._book()
            if book is None:
                return Before(told=f"原来的 {path} 不是 fankui 写的汇总：没有看里面写了什么")
            found = earlier.replaced(path, book, notice)
        except InputError as error:
            return Before(told=f"原来的 {path} 读不了，里面改过的（人工核定、作废）没有算：{error}")
        finally:
            self._opened = None
        return Before(found.earlier, found.decided, _told(path, found.decided))


def with_decided(summary: Summary, decided: Iterable[Summary]) -> Summary:
    """*summary* with what was decided elsewhere; itself where nothing was."""
    both = summary
    for one in decided:
        if one.parts:
            both = merge(renewed([_told_of(one, both)], [both]))
    return both


def _told_of(decided: Summary, summary: Summary) -> Summary:
    """The same, where a file that is known already is what it is there."""
    known = {part.file for part in summary.parts}
    parts = (one._replace(origins=()) if one.file in known else one for one in decided.parts)
    return Summary(tuple(parts))


def _told(target: Path, decided: Summary) -> str:
    """How many decisions stand, "" where they are none of those."""
    said = [one.decision.void if one.decision else "" for one in decided.records()]
    lines = sum(not one for one in said)
    voids = sum(bool(one) and is_void(one) is True for one in said)
    counts = [f"人工核定 {lines} 处"] * bool(lines) + [f"作废 {voids} 处"] * bool(voids)
    return f"{target} 里的{'、'.join(counts)}照样算（都不要，就先删掉它再汇总）" if counts else ""
