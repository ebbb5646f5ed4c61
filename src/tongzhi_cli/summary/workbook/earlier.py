"""What an earlier summary said: the lines of its 明细 and its 问题, as they stand there.

It is not merged again: what it said then is what counts, whoever reads it now.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import STATUS_WORDS, Status
from tongzhi_cli.model.problem import Severity
from tongzhi_cli.office import limits
from tongzhi_cli.summary.changes.model import Earlier, Key, Line, Told, folder_of, student_key
from tongzhi_cli.summary.model import Kind
from tongzhi_cli.summary.workbook import recognise
from tongzhi_cli.summary.workbook.layout import LINES, PROBLEMS, SEVERITY, SOURCES
from tongzhi_cli.summary.workbook.read import Row, sheets_of
from tongzhi_cli.tables import read as tables

if TYPE_CHECKING:
    from tongzhi_cli.summary.workbook.large import Large
    from tongzhi_cli.tables.table import Book

_MISSING = STATUS_WORDS[Status.MISSING]
_TOLD = {SEVERITY[Severity.ERROR], SEVERITY[Severity.WARNING]}


def at(path: Path) -> Earlier | None:
    """What the summary at *path* said; None for a file that is none.

    Raises:
        InputError: it cannot be read at all.

    """
    book: Book | Large | None = recognise.large_in(path, path)
    if book is None:
        book = tables.read_data(path, limits.read_bytes(path))
        if not recognise.is_summary(book):
            return None
    lines: dict[str, tuple[str, Line]] = {}
    problems: dict[Key, Told] = {}
    listed: list[str] = []
    files: list[str] = []
    known: dict[Line, Line] = {}  # a class says the same few things
    for sheet, rows in sheets_of(book):
        for row in rows if sheet in {LINES, PROBLEMS, SOURCES} else ():
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
    return Earlier(str(path), lines, problems, frozenset(listed), folder_of(files))


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
