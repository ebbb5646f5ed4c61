"""Files as people have them, built from tables that a test can show."""

import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import openpyxl

from tongzhi_cli.model.problem import Problem
from tongzhi_cli.model.student import Student
from tongzhi_cli.notice.model import Notice
from tongzhi_cli.notice.toml import read as notice_toml

#: The rows of one sheet: text cells as str, number cells as int or float, dates as dates.
Rows = Iterable[Sequence[object]]


@cache
def notice_2018() -> Notice:
    """The notice that comes with the program."""
    return notice_toml.read(notice_toml.BUILT_IN)


def xlsx(
    path: Path,
    rows: Rows | Mapping[str, Rows],
    *,
    hidden: Iterable[str] = (),
    formats: Mapping[str, str] | None = None,
    merged: Iterable[str] = (),
) -> Path:
    """A workbook: one sheet 名单 of *rows*, or several by name.

    *hidden* names the sheets that are hidden; *formats* are number formats and *merged* the
    merged ranges of the first sheet, by address.
    """
    sheets = rows if isinstance(rows, Mapping) else {"名单": rows}
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
    for name in hidden:
        book[name].sheet_state = "hidden"
    first = book.worksheets[0]
    for address, code in (formats or {}).items():
        first[address].number_format = code
    for area in merged:
        first.merge_cells(area)
    book.save(path)
    return path


def text_file(path: Path, text: str, encoding: str = "utf-8", newline: str = "\n") -> Path:
    """A text file with that encoding and those line ends."""
    path.write_bytes(text.replace("\n", newline).encode(encoding))
    return path


def shown(students: Iterable[Student]) -> list[str]:
    """Students as "学号 姓名 班级 级 层次", - for what is not known."""
    return [
        " ".join(
            str(value) if value else "-"
            for value in (
                one.number,
                one.name,
                one.class_name,
                one.entry_year,
                one.level,
            )
        )
        for one in students
    ]


def noted(notes: Iterable[Problem]) -> list[str]:
    """Notes as "code cell-or-line message"."""
    return [
        f"{one.code} {(one.where.cell or one.where.line or '-') if one.where else '-'} "
        f"{one.message}"
        for one in notes
    ]


def code_of_reading(path: Path) -> int:
    """The exit code of another process that reads the tables of *path*, or refuses to."""
    code = (
        "import sys, pathlib\n"
        "from tongzhi_cli.errors import InputError\n"
        "from tongzhi_cli.tables import read as tables\n"
        "try:\n    tables.read(pathlib.Path(sys.argv[1]))\n"
        "except InputError:\n    pass\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, timeout=60, check=False
    )
    return done.returncode
