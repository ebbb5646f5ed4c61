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
from tongzhi_cli.roster.structure.own_sheets import HOW_TO, HOW_TO_TITLE, ROSTER

OK_TEXT = "无误"
_BEFORE = (Column.NUMBER, Column.NAME, Column.CLASS, Column.ENTRY_YEAR, Column.LEVEL)
_BEHIND = (Column.RESULT, Column.CHECKED_AT, Column.NOTE)
#: Widths in half-width characters; results and notes are written by hand.
_LEAST = {"校对结果": 36, "校对时间": 18, "备注": 20}
_HOW_TO = (
    HOW_TO_TITLE,
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


class Columns(NamedTuple):
    """The columns of a class workbook: those of everybody, *facts* and the 学籍状态 where known."""

    facts: tuple[Column, ...]
    told: tuple[Column, ...]

    @property
    def names(self) -> tuple[Column, ...]:
        """All of them, from the left."""
        return (*_BEFORE, *self.facts, *self.told, *_BEHIND)


def build(
    rows: Iterable[Row],
    name: str = "class.xlsx",
    beside: tuple[str, Sequence[str]] | None = None,
) -> bytes:
    """The workbook of *rows*, in their order; *name* is what its page on how to calls it.

    *beside* is one more column, the last: what stands over it, and its texts.
    """
    listed = [*rows]
    columns = columns_of([row.student for row in listed])
    lines = [cells_of(row, columns) for row in listed]
    return made(columns, lines, shown_name(name), beside)


def made(
    columns: Columns,
    lines: Sequence[Sequence[str | datetime]],
    name: str,
    beside: tuple[str, Sequence[str]] | None = None,
) -> bytes:
    """The workbook of *columns* and the *lines* below them; *name* as commands have it."""
    heads: list[str] = [*columns.names]
    if beside:
        heads.append(beside[0])
        lines = [[*line, text] for line, text in zip(lines, beside[1], strict=True)]
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = ROSTER
    fill(sheet, heads, lines, _LEAST)
    _offer_ok(sheet, columns.names.index(Column.RESULT) + 1, len(lines))
    _explain(book.create_sheet(HOW_TO), name)
    return saved(book.save)


def shown_name(name: str) -> str:
    """The name of a file as the page on how to writes it, in commands for any shell."""
    shown = quoted(name, Shell.POSIX)  # the same bytes anywhere
    return f'"{shown}"' if " " in shown else shown


def columns_of(students: Sequence[Student]) -> Columns:
    """What is printed only: of a class a column to fill in, of a student only where it is known."""
    known = {name for student in students for name, _ in student.facts}
    facts = [column for column in PRINTED if column in OF_A_CLASS or column in known]
    told = (Column.STANDING,) if any(student.enrolment for student in students) else ()
    return Columns(tuple(facts), told)


def cells_of(row: Row, columns: Columns) -> list[str | datetime]:
    """What stands in the row of a student, column by column."""
    student = row.student
    standing = student.enrolment.said if student.enrolment else ""
    return [
        student.number,
        student.name,
        student.class_name or "",
        str(student.entry_year or ""),
        student.level or "",
        *map(student.fact, columns.facts),
        *(standing for _ in columns.told),
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
        cell = sheet.cell(row, 1, text.replace("{name}", name))
        cell.font = Font(bold=row == 1)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 80
