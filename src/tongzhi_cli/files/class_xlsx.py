"""The clean class workbook that `fankui import` writes: one row per student, ready for answers.

Written by openpyxl. Every cell is text or a date, never a formula, whatever a roster holds; the
file carries no clock, so that the same roster gives the same bytes.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import NamedTuple

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tongzhi_cli.core.student import Student
from tongzhi_cli.files.writing import timeless

OK_TEXT = "无误"
COLUMNS = ("学号", "姓名", "班级", "年级", "层次", "专业", "校对结果", "校对时间", "备注")
#: Narrowest and widest, in half-width characters; results and notes are written by hand.
_NARROW, _WIDE = 8, 40
_LEAST = {"校对结果": 36, "校对时间": 18, "备注": 20}
_TIME_FORMAT = "yyyy-mm-dd hh:mm"
_TEXT_FORMAT = "@"
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


def build(rows: Iterable[Row], name: str = "class.xlsx") -> bytes:
    """The workbook of *rows*, in their order; *name* is what its page on how to calls it."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "花名册"
    lines = [_cells(row) for row in rows]
    _fill(sheet, lines)
    _offer_ok(sheet, len(lines))
    _explain(book.create_sheet("怎么填"), name)
    file = BytesIO()
    book.save(file)
    return timeless(file.getvalue())


def _cells(row: Row) -> list[str | datetime]:
    student = row.student
    return [
        student.number,
        student.name,
        student.class_name or "",
        str(student.entry_year or ""),
        student.level or "",
        student.major or "",
        row.result,
        row.checked_at,
        row.note,
    ]


def _fill(sheet: Worksheet, lines: Sequence[Sequence[str | datetime]]) -> None:
    side = Side(style="thin", color="BFBFBF")
    border = Border(left=side, right=side, top=side, bottom=side)
    for at, name in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, at, name)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDEBF7")
        cell.border = border
        cell.alignment = Alignment(horizontal="center", vertical="center")
        shown = [str(line[at - 1]) for line in lines]
        widest = max(map(_width, [name, *shown]))
        least = _LEAST.get(name, _NARROW)
        sheet.column_dimensions[get_column_letter(at)].width = min(max(widest, least), _WIDE) + 2
    wrapped = Alignment(vertical="center", wrap_text=True)
    for row, line in enumerate(lines, start=2):
        for at, value in enumerate(line, start=1):
            place = sheet.cell(row, at)
            place.border = border
            place.alignment = wrapped
            place.number_format = _TIME_FORMAT if COLUMNS[at - 1] == "校对时间" else _TEXT_FORMAT
            if isinstance(value, datetime):
                place.value = value.replace(tzinfo=None)
            elif value:
                place.value = _as_cell(value)
                place.data_type = "s"  # a text that begins with = or # stays one
    sheet.freeze_panes = "C2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = sheet.ORIENTATION_LANDSCAPE
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _as_cell(text: str) -> str:
    """A text as it may stand in a cell, and is read back.

    XML has no place for control characters; what looks like Excel's own way of writing them
    (_x0041_ for A, ECMA-376 22.9.2.19) would be read as one.
    """
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", text)
    return re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)


def _offer_ok(sheet: Worksheet, count: int) -> None:
    """A drop-down with 无误; anything else may be typed as well."""
    column = get_column_letter(COLUMNS.index("校对结果") + 1)
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


def _width(text: str) -> int:
    """Half-width characters that *text* takes: a Chinese one counts for two, as in GBK."""
    return max(len(line.encode("gbk", "replace")) for line in text.split("\n"))
