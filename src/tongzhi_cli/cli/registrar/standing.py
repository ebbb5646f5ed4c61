"""What people wrote into a summary that is about to be replaced: it stands, and it is told."""

import os
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.errors import InputError, OutputError
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.summary.inbox import label_of
from tongzhi_cli.summary.merge import Merged, merged
from tongzhi_cli.summary.model import Kind, Origin, Record, Summary, part_of
from tongzhi_cli.summary.people.decided import is_void
from tongzhi_cli.summary.scanned.rows import union
from tongzhi_cli.summary.union import merge, renewed, rows_of
from tongzhi_cli.summary.workbook import earlier

if TYPE_CHECKING:
    from tongzhi_cli.loader.handed_in import HandedIn
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.summary.changes.model import Earlier
    from tongzhi_cli.summary.workbook.large import Large
    from tongzhi_cli.tables.table import Book


class Before(NamedTuple):
    """A summary at *path* that is about to be replaced: what is in it, or what is *told* instead.

    One that *is_part* holds copies of the school's decisions besides its own.
    """

    path: Path
    found: earlier.Replaced | None = None
    told: str = ""
    is_part: bool = False

    @property
    def said(self) -> "Earlier | None":
        """What it said."""
        return self.found.earlier if self.found else None

    @property
    def decided(self) -> list[Record]:
        """What stands in it as decided."""
        return [*self.found.decided.records()] if self.found else []


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

    def before(self, notice: "Notice", *, is_part: bool = False) -> Before:
        """What stands there; the file is let go of, so that it can be replaced.

        Raises:
            OutputError: nobody can tell what people decided in it.

        """
        path = self._path
        if not os.path.isfile(path):  # noqa: PTH113  asks without raising
            return Before(path)
        try:
            book = self._book()
            if book is None:
                told = f"原来的 {path} 不是 fankui 写的汇总：没有看里面写了什么"
                return Before(path, told=told)
            return Before(path, earlier.replaced(path, book, notice), is_part=is_part)
        except InputError as error:
            what = f"{path} 已经在了，读不了（{error}），看不出里面有没有人工核定、作废的"
            hint = "没有写任何东西。先把它移到别处；确定不要了，就删掉它，再运行一次。"
            raise OutputError(what, hint) from error
        finally:
            self._opened = None


class Standing:
    """What was handed in, with what people decided in the summaries that are replaced.

    Each summary speaks for itself: what another has of it is a copy, and gives way.
    """

    def __init__(self, read: "HandedIn", notice: "Notice") -> None:
        self.notice = notice
        self._read = read
        self._books: list[Before] = []
        self._told: dict[Path, str] = {}
        self._merged: Merged | None = None
        self._of = read.summary

    @property
    def files(self) -> set[str]:
        """The files that were handed in."""
        return {part.file for part in self._read.summary.parts}

    def take(self, book: Before) -> None:
        """One more that is replaced."""
        self._books.append(book)

    def told(self, path: Path) -> str:
        """What stands of the one at *path*, "" where nothing does."""
        return self._told.get(path, "")

    def merged(self) -> Merged:
        """What all of it amounts to; merged anew only if more has been taken that counts.

        Raises:
            OutputError: as `summary`.

        """
        summary = self.summary()
        if self._merged is None or self._of is not summary:
            self._merged, self._of = merged(summary, self.notice), summary
        return self._merged

    def summary(self) -> Summary:
        """All of it.

        Raises:
            OutputError: what a college decided would be lost.

        """
        both = self._read.summary
        seen = [one.found.decided.scans for one in self._books if one.found]
        if any(seen):
            both = both._replace(scans=union([both.scans, *seen]))
        for book, kept in sorted(self._kept(), key=lambda one: one[0].is_part):
            if kept:
                if book.is_part:
                    _refuse_lost(book, kept, both)
                both = _with_decided(both, kept)
            self._told[book.path] = book.told or _counted(book.path, kept)
        return both

    def _kept(self) -> list[tuple[Before, list[Record]]]:
        ended = {one for book in self._books if book.found for one in book.found.ended}
        speaks: dict[str, Callable[[str], bool]] = {
            label: lambda _: True for label in self._read.summaries
        }
        for book in self._books:
            if book.said:
                speaks[label_of(book.path)] = book.said.lines.__contains__
        return [
            (book, [one for one in book.decided if _stands(one, book, ended, speaks)])
            for book in self._books
        ]


def _stands(
    one: Record,
    book: Before,
    ended: set[earlier.Made],
    speaks: dict[str, Callable[[str], bool]],
) -> bool:
    """Whether a decision that *book* has counts."""
    if book.found and one in book.found.anew:
        return True
    if earlier.is_ended(one, ended):
        return False
    source = one.source
    if source == label_of(book.path):
        return True
    return not book.is_part and not (source in speaks and speaks[source](one.number))


def _refuse_lost(book: Before, kept: list[Record], summary: Summary) -> None:
    """Stop before a decision is lost, or a line comes out of it, of whom nobody has handed in."""
    rows = rows_of(summary)
    store = rows.store
    files = {part.file for part in summary.parts} | {label_of(book.path)}
    codes = {store.numbers[at] for at in rows.ids}
    lost = [
        one for one in kept if one.where.file not in files and store.code(one.number) not in codes
    ]
    if lost:
        of = "、".join(dict.fromkeys(one.where.file for one in lost[:3]))
        hint = "连它们一起汇总；不用了，就先把这一份移到别处，或在“明细”里删掉这几行。"
        what = f"{book.path} 里的人工核定有 {len(lost)} 处说的是这次没有交来的（{of}），换掉就丢了"
        raise OutputError(what, hint)


def _with_decided(summary: Summary, decided: Iterable[Record]) -> Summary:
    """*summary* with decisions; a file that is known already is what it is there."""
    known = {part.file for part in summary.parts}
    parts = [
        part_of(file, [] if file in known else [Origin(file, Kind.DECIDED)], own, [])
        for file, own in groupby(
            sorted(decided, key=lambda one: one.where.file), key=lambda one: one.where.file
        )
    ]
    return merge(renewed([Summary(tuple(parts))], [summary]))


def _counted(target: Path, decided: Iterable[Record]) -> str:
    """How many decisions stand, "" where they are none of those."""
    said = [one.void for one in decided]
    lines = sum(not one for one in said)
    voids = sum(bool(one) and is_void(one) is True for one in said)
    counts = [f"人工核定 {lines} 处"] * bool(lines) + [f"作废 {voids} 处"] * bool(voids)
    return f"{target} 里的{'、'.join(counts)}照样算（都不要，就先删掉它再汇总）" if counts else ""
