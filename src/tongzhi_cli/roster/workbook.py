"""The clean class workbook that `fankui import` writes: one row per student, ready for answers.

Made by openpyxl, once for all classes of a list (`office.excel.rows`). Every cell is text or a
date, never a formula, whatever a roster holds; the file carries no clock, so that the same roster
gives the same bytes.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tongzhi_cli.columns.column import OF_A_CLASS, PRINTED, Column
from tongzhi_cli.model.shell import Shell, quoted
from tongzhi_cli.model.student import Student
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.excel.rows import Mould
from tongzhi_cli.office.sheet_style import fill, widths
from tongzhi_cli.office.writing import saved
from tongzhi_cli.roster.structure.own_sheets import HOW_TO, HOW_TO_TITLE, ROSTER

OK_TEXT = "无误"
_LIST_PART, _HOW_TO_PART = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
#: What stands for a name, for a title and for a moment until there is one.
_NAME, _TITLE, _TIME = "{name}", "{title}", "{time}"
#: How a moment is written, where no notice says of what year.
SAMPLE = "2018-04-01 22:30"
_BEFORE = (Column.NUMBER, Column.NAME, Column.CLASS, Column.ENTRY_YEAR, Column.LEVEL)
_BEHIND = (Column.RESULT, Column.CHECKED_AT, Column.NOTE)
#: Widths in half-width characters; results and notes are written by hand.
_LEAST = {"校对结果": 36, "校对时间": 18, "备注": 20}
_HOW_TO = (
    HOW_TO_TITLE,
    "1. “校对结果”一栏：没有问题选“无误”；有问题写明哪一项错、应当是什么。",
    "    例如：姓名有误：显示“张珊”，应为“张姗”。",
    "2. “校对时间”可以不填；填就写成 {time} 的样子。",
    "3. “层次”空着的请填 本科、专科……：用来核对是不是在通知的范围里。",
    "4. 查漏补缺：fankui check {name}",
    "5. 生成可以打印签字的反馈表：fankui build {name}",
    "结果收在别的表里（有“学号”和“校对结果”两列），也可以不往这里抄：",
    "    fankui build {name} --results 结果.csv",
    "“学号”一栏已经是文本格式，开头的 0 不会丢；从别处粘贴时请选“只粘贴文本”，不要改列名。",
)


class Row(NamedTuple):
    """A student and the answer that the roster already had, each text "" where there is none."""

    student: Student
    result: str = ""
    checked_at: datetime | str = ""
    note: str = ""


def build(
    rows: Iterable[Row],
    name: str = "class.xlsx",
    title: str = "",
    columns: Sequence[Column] = (),
    beside: tuple[str, Sequence[str]] | None = None,
    sample: str = SAMPLE,
) -> bytes:
    """The workbook of *rows*, in their order; *name* is what its page on how to calls it.

    A *title* stands above the header. *columns* are those of a larger list that this is a part
    of (`columns_of`), else what these rows tell. *beside* is one more column, the last: what
    stands over it, and its texts. *sample* is a moment as it is to be written.
    """
    listed = [*rows]
    columns = tuple(columns) or columns_of(listed)
    heads: tuple[str, ...] = tuple(columns)
    lines = [[_cell(row, column) for column in columns] for row in listed]
    if beside:
        heads = (*heads, beside[0])
        lines = [[*line, text] for line, text in zip(lines, beside[1], strict=True)]
    called = quoted(name, Shell.POSIX)  # the same bytes anywhere
    shown = f'"{called}"' if " " in called else called
    said = {_HOW_TO_PART: {_NAME: shown, _TIME: sample}}
    if title:
        said[_LIST_PART] = {_TITLE: title}
    wide = widths(heads, lines, _LEAST)
    return _mould(heads, titled=bool(title)).filled(lines, wide, said)


@lru_cache(maxsize=8)
def _mould(columns: Sequence[str], *, titled: bool) -> Mould:
    """The workbook of these columns without students; what is the same in all is made once."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = ROSTER
    fill(sheet, columns, [[""] * len(columns)], _LEAST, _TITLE if titled else "")
    _offer_ok(sheet, columns.index(Column.RESULT) + 1)
    _explain(book.create_sheet(HOW_TO))
    return Mould(saved(book.save), _LIST_PART)


def columns_of(rows: Iterable[Row]) -> tuple[Column, ...]:
    """The columns of a workbook of *rows*.

    Of a class what is printed has a column to be filled in; what else is of a student, and the
    学院, only where it is known of somebody.
    """
    known: set[Column | str] = set()
    for row in rows:
        known.update(name for name, _ in row.student.facts)
        if row.student.college:
            known.add(Column.COLLEGE)
        if row.student.enrolment:
            known.add(Column.STANDING)
    told = (Column.COLLEGE, *PRINTED, Column.STANDING)
    facts = [one for one in told if one in known or (one in PRINTED and one in OF_A_CLASS)]
    return (*_BEFORE, *facts, *_BEHIND)


def _cell(row: Row, column: Column) -> str | datetime:
    match column:
        case Column.RESULT:
            return row.result
        case Column.CHECKED_AT:
            return row.checked_at
        case Column.NOTE:
            return row.note
        case _:
            return told_of(row.student, column)


def told_of(student: Student, column: Column) -> str:
    """What a list says of a student in one of its columns, "" for nothing."""
    match column:
        case Column.NUMBER:
            return student.number
        case Column.NAME:
            return student.name
        case Column.CLASS:
            return student.class_name or ""
        case Column.ENTRY_YEAR:
            return str(student.entry_year or "")
        case Column.LEVEL:
            return student.level or ""
        case Column.COLLEGE:
            return student.college or ""
        case Column.STANDING:
            return student.enrolment.said if student.enrolment else ""
        case _:
            return student.fact(column)


def _offer_ok(sheet: Worksheet, at: int) -> None:
    """A drop-down with 无误 in the last row; anything else may be typed as well."""
    offer = DataValidation(
        type="list",
        formula1=f'"{OK_TEXT}"',
        allow_blank=True,
        showErrorMessage=False,
        showInputMessage=True,
        promptTitle="校对结果",
        prompt="没有问题选“无误”；有问题写明哪一项错、应当是什么。",
    )
    offer.add(f"{get_column_letter(at)}{sheet.max_row}")
    sheet.add_data_validation(offer)


def _explain(sheet: Worksheet) -> None:
    for row, text in enumerate(_HOW_TO, start=1):
        cell = sheet.cell(row, 1, text)
        cell.font = Font(bold=row == 1)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 80
