"""The workbook that `fankui followup -o` writes: lists to print and to tick off, one a sheet.

Written by openpyxl. Every cell is text, never a formula, whatever a student wrote; the file carries
no clock, so that the same answers give the same bytes. Widths are fixed, so that a row fits on A4
at a size that can be read; heights are computed, because LibreOffice and WPS do not do it on
opening.
"""

from collections.abc import Iterable, Sequence
from math import ceil

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from tongzhi_cli.model.text import ems
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.sheet_style import fill
from tongzhi_cli.office.writing import saved

#: Widths in half-width characters; all of a list are not much more than A4 has.
_WIDTHS = {
    "怎么办": 11, "班级": 15, "学号": 12, "姓名": 9, "校对结果": 20, "哪一项": 12, "谁来解决": 20,
    "要带什么": 22, "交到哪里": 11, "什么时候以前": 13, "办好": 6, "问到的结果": 40,
}  # fmt: skip
#: The height of a line in points, and of what is written by hand.
_LINE, _PEN = 15, 24


class Sheet(NamedTuple):
    """One list: its *name*, its *columns*, and the *rows*, each text "" where there is none."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def build(sheets: Iterable[Sheet], title: str) -> bytes:
    """The workbook of *sheets*, in their order; *title* (no &) stands over each printed page."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for one in sheets:
        page = book.create_sheet(one.name)
        fill(page, one.columns, one.rows, {})
        _measure(page, one)
        _for_print(page, f"{title}：{one.name}", one)
    return saved(book.save)


def _measure(page: Worksheet, one: Sheet) -> None:
    widths = [_WIDTHS[column] for column in one.columns]
    for at, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(at)].width = width
    for row, texts in enumerate(one.rows, start=2):
        lines = max(
            sum(ceil((2 * ems(line) or 1) / (width - 2)) for line in text.split("\n"))
            for text, width in zip(texts, widths, strict=True)
        )
        page.row_dimensions[row].height = max(_PEN, _LINE * lines + 3)


def _for_print(page: Worksheet, title: str, one: Sheet) -> None:
    """A title and a page number on each page, narrow margins, the header on every page."""
    for place, text in ((page.oddHeader, title), (page.oddFooter, "第 &P 页，共 &N 页")):
        if place is not None:
            place.center.text = text
    page.page_margins = PageMargins(0.4, 0.4, top=0.75, bottom=0.75, header=0.35, footer=0.35)
    page.freeze_panes = f"{get_column_letter(one.columns.index('姓名') + 2)}2"
