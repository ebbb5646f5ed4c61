"""The clean class workbook that `fankui import` writes: one row per student, ready for answers.

Written by openpyxl. Every cell is text or a date, never a formula, whatever a roster holds; the
file carries no clock, so that the same roster gives the same bytes.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tongzhi_cli.columns.column import OF_A_CLASS, PRINTED, Column
from tongzhi_cli.model.shell import Shell, quoted
from tongzhi_cli.model.student import Student
from tongzhi_cli.office.sheet_style import fill
from tongzhi_cli.office.writing import saved

OK_TEXT = "无误"
#: The sheet that the students are on.
SHEET = "花名册"
_BEFORE = (Column.NUMBER, Column.NAME, Column.CLASS, Column.ENTRY_YEAR, Column.LEVEL)
_BEHIND = (Column.RESULT, Column.CHECKED_AT, Column.NOTE)
#: Widths in half-width characters; results and notes are written by hand.
_LEAST = {"校对结果": 36, "校对时间": 18, "备注": 20}
_HOW_TO = (
    "怎么用这份表",
    "1. “校对结果”一栏：没有问题选“无误”；有问题写明哪一项错、应当是什么。",
    "    例如：姓名有误：显示“张珊”，应为“张姗”。",
    "2. “校对时间”可以不填；填就写成 2018-04-01 22:30 的样子。",
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
    beside: tuple[str, Sequence[str]] | None = None,
) -> bytes:
    """The workbook of *rows*, in their order; *name* is what its page on how to calls it.

    *beside* is one more column, the last: what stands over it, and its texts.
    """
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    listed = [*rows]
    facts, told = _facts(listed), _standing(listed)
    columns = columns_of(listed)
    heads: list[str] = [*columns]
    lines = [_cells(row, facts, told) for row in listed]
    if beside:
        heads.append(beside[0])
        lines = [[*line, text] for line, text in zip(lines, beside[1], strict=True)]
    fill(sheet, heads, lines, _LEAST)
    _offer_ok(sheet, columns.index(Column.RESULT) + 1, len(listed))
    _explain(book.create_sheet("怎么填"), quoted(name, Shell.POSIX))  # the same bytes anywhere
    return saved(book.save)


def columns_of(rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns of the workbook of *rows*, from the left."""
    return (*_BEFORE, *_facts(rows), *_standing(rows), *_BEHIND)


def _standing(rows: Sequence[Row]) -> list[Column]:
    return [Column.STANDING] if any(row.student.enrolment for row in rows) else []


def _facts(rows: Sequence[Row]) -> list[Column]:
    """What is printed only: of a class a column to fill in, of a student only where it is known."""
    known = {name for row in rows for name, _ in row.student.facts}
    return [column for column in PRINTED if column in OF_A_CLASS or column in known]


def _cells(row: Row, facts: Sequence[Column], told: Sequence[Column]) -> list[str | datetime]:
    student = row.student
    standing = student.enrolment.said if student.enrolment else ""
    return [
        student.number,
        student.name,
        student.class_name or "",
        str(student.entry_year or ""),
        student.level or "",
        *map(student.fact, facts),
        *(standing for _ in told),
        row.result,
        row.checked_at,
        row.note,
    ]


def _offer_ok(sheet: Worksheet, at: int, count: int) -> None:
    """A drop-down with 无误; anything else may be typed as well."""
    column = get_column_letter(at)
    offer = DataValidation(
        type="list",
        formula1=f'"{OK_TEXT}"',
        allow_blank=True,
        showErrorMessage=False,
        showInputMessage=True,
        promptTitle="校对结果",
        prompt="没有问题选“无误”；有问题写明哪一项错、应当是什么。",
    )
    offer.add(f"{column}2:{column}{max(count + 1, 2)}")
    sheet.add_data_validation(offer)


def _explain(sheet: Worksheet, name: str) -> None:
    for row, text in enumerate(_HOW_TO, start=1):
        cell = sheet.cell(row, 1, text.replace("{name}", f'"{name}"' if " " in name else name))
        cell.font = Font(bold=row == 1)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 80
