"""A sheet of texts for people: bordered, frozen below its header, never a formula, fit for A4."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

#: Narrowest and widest, in half-width characters.
_NARROW, _WIDE = 8, 40
_TITLE_SIZE = 14
_TIME_FORMAT = "yyyy-mm-dd hh:mm"
_TEXT_FORMAT = "@"


def fill(
    sheet: Worksheet,
    columns: Sequence[str],
    lines: Sequence[Sequence[str | datetime]],
    least: Mapping[str, int],
    title: str = "",
) -> None:
    """Write *columns* as a header and *lines* below it; times are cells with a date format.

    *least* are the widths that some columns have at least, in half-width characters. A *title*
    stands in a row of its own above the header.
    """
    header = 2 if title else 1
    if title:
        sheet.cell(1, 1, as_cell(title)).data_type = "s"
        sheet.cell(1, 1).font = Font(bold=True, size=_TITLE_SIZE)
    side = Side(style="thin", color="BFBFBF")
    border = Border(left=side, right=side, top=side, bottom=side)
    wide = widths(columns, lines, least)
    for at, name in enumerate(columns, start=1):
        cell = sheet.cell(header, at, name)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDEBF7")
        cell.border = border
        cell.alignment = Alignment(horizontal="center", vertical="center")
        sheet.column_dimensions[get_column_letter(at)].width = wide[at - 1]
    wrapped = Alignment(vertical="center", wrap_text=True)
    for row, line in enumerate(lines, start=header + 1):
        for at, value in enumerate(line, start=1):
            place = sheet.cell(row, at)
            place.border = border
            place.alignment = wrapped
            is_time = columns[at - 1].endswith("时间")
            place.number_format = _TIME_FORMAT if is_time else _TEXT_FORMAT
            if isinstance(value, datetime):
                place.value = value.replace(tzinfo=None)
            elif value:
                place.value = as_cell(value)
                place.data_type = "s"  # a text that begins with = or # stays one
    sheet.freeze_panes = f"C{header + 1}"
    sheet.print_title_rows = f"1:{header}"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = sheet.ORIENTATION_LANDSCAPE
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def widths(
    columns: Sequence[str],
    lines: Sequence[Sequence[str | int | datetime]],
    least: Mapping[str, int],
) -> list[int]:
    """How wide each of *columns* is with these *lines*, as `fill` makes them."""
    found = []
    for at, name in enumerate(columns):
        widest = max(map(_width, {name, *(str(line[at]) for line in lines)}))
        found.append(min(max(widest, least.get(name, _NARROW)), _WIDE) + 2)
    return found


def as_cell(text: str) -> str:
    """A text as it may stand in a cell, and is read back.

    XML has no place for control characters; what looks like Excel's own way of writing them
    (_x0041_ for A, ECMA-376 22.9.2.19) would be read as one.
    """
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", text)
    return re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)


def _width(text: str) -> int:
    """Half-width characters that *text* takes: a Chinese one counts for two, as in GBK."""
    return max(len(line.encode("gbk", "replace")) for line in text.split("\n"))
