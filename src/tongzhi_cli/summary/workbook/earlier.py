"""What an earlier summary said, and what people decided in it: its sheets are gone through once.

It is not merged again: what it said then is what counts, whoever reads it now.
"""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import STATUS_WORDS, Status
from tongzhi_cli.model.problem import Severity, Where
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import limits
from tongzhi_cli.summary.changes.model import Earlier, Key, Line, Told, folder_of, student_key
from tongzhi_cli.summary.inbox import label_of
from tongzhi_cli.summary.model import Kind, Origin, Record, Summary, is_no_key, part_of
from tongzhi_cli.summary.scanned.rows import ScanRow, union
from tongzhi_cli.summary.workbook import recognise
from tongzhi_cli.summary.workbook.layout import (
    LINES,
    OTHERS,
    PROBLEMS,
    SCANS,
    SEVERITY,
    SOURCES,
    VOID,
)
from tongzhi_cli.summary.workbook.read import Decided, sheets_of
from tongzhi_cli.summary.workbook.row import Row
from tongzhi_cli.summary.workbook.scans import scan_in
from tongzhi_cli.tables import read as tables

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.summary.workbook.large import Large
    from tongzhi_cli.tables.table import Book

_MISSING = STATUS_WORDS[Status.MISSING]
_TOLD = {SEVERITY[Severity.ERROR], SEVERITY[Severity.WARNING]}


#: A decision, for who takes it back: the student or the row, the summary, whether it is a void.
Made = tuple[str | Where, str, bool]


class Replaced(NamedTuple):
    """What a summary said that is to be replaced, and what was *decided* in it, or seen on paper.

    *anew* are the decisions that the program has not written; *ended* are those that they replace,
    and those that somebody took back.
    """

    earlier: Earlier
    decided: Summary
    anew: frozenset[Record] = frozenset()
    ended: frozenset[Made] = frozenset()


def opened(path: Path) -> "Book | Large | None":
    """The summary at *path*; None for a file that is none.

    Raises:
        InputError: it cannot be read at all.

    """
    label = Path(label_of(path))
    large = recognise.large_in(label, path)
    if large is not None:
        return large
    book = tables.read_data(label, limits.read_bytes(path))
    return book if recognise.is_summary(book) else None


def at(path: Path) -> Earlier | None:
    """What the summary at *path* said; None for a file that is none.

    Raises:
        InputError: it cannot be read at all.

    """
    book = opened(path)
    return None if book is None else _said(path, book, None).earlier


def replaced(path: Path, book: "Book | Large", notice: "Notice") -> Replaced:
    """What the summary that was opened at *path* said, and what was decided in it.

    Raises:
        InputError: it is damaged.

    """
    return _said(path, book, Decided(notice))


def _said(path: Path, book: "Book | Large", decided: Decided | None) -> Replaced:
    lines: dict[str, tuple[str, Line]] = {}
    problems: dict[Key, Told] = {}
    listed: list[str] = []
    files: list[str] = []
    known: dict[Line, Line] = {}  # a class says the same few things
    found: dict[str, list[Record]] = {}
    anew: set[Record] = set()
    ended: set[Made] = set()
    scans: list[ScanRow] = []
    wanted = {LINES, PROBLEMS, SOURCES} | ({OTHERS, SCANS} if decided else set())
    for sheet, rows in sheets_of(book):
        for row in rows if sheet in wanted else ():
            if sheet in {LINES, OTHERS} and decided:
                changes = sheet == LINES
                if source := decided.ends(row, may_change=changes):
                    ended.add((row.where, source, row("算作") == VOID))
                for record in decided.of(row, may_change=changes):
                    found.setdefault(record.where.file, []).append(record)
                    if changes and _is_anew(row, record):
                        anew.add(record)
                        ended |= _before(record)
            if sheet == LINES and (row("学号") or row("姓名")) and not row("作废"):
                line = _line(row)
                key = student_key(row("学号"), row("姓名"), row("班级"))
                lines[key] = (row("姓名"), known.setdefault(line, line))
                if row("种类") == Kind.LIST:
                    listed.append(key)
            elif sheet == PROBLEMS and row("级别") in _TOLD:
                _take(row, problems)
            elif sheet == SOURCES and row("文件") and row("种类") != Kind.LIST:
                files.append(row("文件"))
            elif sheet == SCANS and row("照片"):
                scans.append(scan_in(row))
    parts = (
        part_of(file, [Origin(file, Kind.DECIDED)], own, []) for file, own in sorted(found.items())
    )
    earlier = Earlier(str(path), lines, problems, frozenset(listed), folder_of(files))
    return Replaced(
        earlier, Summary(tuple(parts), union([scans])), frozenset(anew), frozenset(ended)
    )


def _is_anew(row: Row, record: Record) -> bool:
    """Whether a decision of a row of 明细 was made since the row was written."""
    is_kept = row("种类") == Kind.DECIDED and not row.is_changed
    return not is_kept or bool(record.void)


def _made(record: Record) -> set[Made]:
    keys: list[str | Where] = [record.where]
    if not is_no_key(record.number, record.fault):
        keys.append(record.number)
    return {(key, record.source, bool(record.void)) for key in keys}


def _before(record: Record) -> set[Made]:
    """What the same summary may have said of it; a void takes back no line, which it may give."""
    if record.void:
        return set()
    own = _made(record)
    return own | {(key, source, True) for key, source, _ in own}


def is_ended(record: Record, ended: Collection[Made]) -> bool:
    """Whether a decision is one of those that were changed or taken back."""
    return not _made(record).isdisjoint(ended)


def _line(row: Row) -> Line:
    status, result = row("状态"), row("校对结果").strip()
    if result and status == _MISSING:  # somebody wrote it into 明细
        status = ""
    return Line(row("学院"), row("班级"), status, result)


def _take(row: Row, problems: dict[Key, Told]) -> None:
    number = row("学号")
    place = (row("代号"), row("班级"), row("姓名"), row("文件"))
    key = (row("代号"), number) if number else place
    problems[key] = Told(row("问题"), "", row("班级"), number, row("姓名"), row("说明"))
