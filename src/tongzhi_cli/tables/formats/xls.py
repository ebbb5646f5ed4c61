"""Excel workbooks of 1995 to 2003 (.xls, and WPS .et of that kind), read by xlrd.

calamine reads them too, but turns Chinese text of 1995 into other characters, tells neither hidden
rows nor number formats, reads an error value as a blank, and ends the process on 1 broken file in
500. Runs in the worker.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlrd

from tongzhi_cli.office.limits import MAX_CELLS, locked, vast
from tongzhi_cli.office.signs import OF_SIGNS, as_signs
from tongzhi_cli.tables.formats.looks import HIDING
from tongzhi_cli.tables.formats.number_format import shown_text
from tongzhi_cli.tables.table import Book, Table, Value, as_text, tops, without_hidden

if TYPE_CHECKING:
    from datetime import datetime

#: What text was encoded in before 1997, whatever a file says: many name a wrong code page, or none.
_BEFORE_UNICODE = "gb18030"
_BLANK_TYPES = {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK}


def read(path: Path, data: bytes) -> Book:
    """The visible sheets of a workbook.

    Raises:
        InputError: it has a password.
        Exception: it is broken; xlrd lets out a dozen types.

    """
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123  no file of anybody
        try:
            book = xlrd.open_workbook(
                file_contents=data,
                formatting_info=True,
                logfile=nowhere,
                encoding_override=_BEFORE_UNICODE,
                ragged_rows=True,  # or one far cell makes all rows as wide, and fills the memory
            )
        except xlrd.XLRDError as error:
            if "encrypted" in str(error):
                raise locked(path) from error
            raise
        sheets = [sheet for sheet in book.sheets() if sheet.visibility == 0]
        return Book(
            str(path),
            tuple(_table(path, book, sheet) for sheet in sheets),
            tuple(sheet.name for sheet in book.sheets() if sheet.visibility != 0),
        )


def _table(path: Path, book: Any, sheet: Any) -> Table:
    rows: list[Sequence[Value]] = []
    struck: dict[tuple[int, int], str] = {}
    bottom = right = 0
    looks = _looks(book)
    hides = any(one.format_str == HIDING for one in book.format_map.values())
    for row in range(sheet.nrows):
        if set(sheet.row_types(row)) <= _BLANK_TYPES:  # borders down to the last row
            rows.append(())
            continue
        values = [_value(book, cell) for cell in sheet.row(row)]
        for column, cell in enumerate(sheet.row(row)) if hides else ():
            if _code(book, cell) == HIDING and (out := as_text(values[column])).strip():
                values[column], struck[row, column] = "", out
        for column, cell in enumerate(sheet.row(row)) if looks else ():
            kept, out = _looking(book, sheet, (row, column), cell, values[column], looks)
            values[column] = kept
            if out.strip():
                struck[row, column] = out
        rows.append(values)
        bottom = row + 1
        right = max(right, _width(values))
    if bottom * right > MAX_CELLS:
        raise vast(path, f"有内容写在很远的格子里（第 {bottom} 行一带）")
    while rows and not rows[-1]:
        rows.pop()
    rows, told = without_hidden(
        rows, [row for row, info in sheet.rowinfo_map.items() if info.hidden]
    )
    ranges = [
        ((top, left), (bottom - 1, right - 1)) for top, bottom, left, right in sheet.merged_cells
    ]
    return Table(
        str(path), sheet.name, rows, merged=tops(ranges, len(rows) - 1), hidden=told, struck=struck
    )


def _width(values: Sequence[Value]) -> int:
    """The columns up to the last one that is not empty."""
    return max((at for at, value in enumerate(values, start=1) if value != ""), default=0)


def _looks(book: Any) -> dict[int, tuple[bool, str]]:
    """The fonts that matter: whether each strikes out, and its name if it is one of signs."""
    return {
        at: (bool(font.struck_out), font.name if font.name.lower() in OF_SIGNS else "")
        for at, font in enumerate(book.font_list)
        if font.struck_out or font.name.lower() in OF_SIGNS
    }


def _looking(
    book: Any,
    sheet: Any,
    place: tuple[int, int],
    cell: Any,
    value: Value,
    looks: dict[int, tuple[bool, str]],
) -> tuple[Value, str]:
    """What a cell says without what is struck out, and that; signs for letters in their fonts."""
    if value == "":
        return value, ""
    try:
        own = book.xf_list[cell.xf_index].font_index
    except (IndexError, TypeError):
        return value, ""
    runs = sheet.rich_text_runlist_map.get(place) if isinstance(value, str) else None
    if not runs and own not in looks:
        return value, ""
    text = as_text(value)
    starts = [(0, own), *(runs or ())]
    kept: list[str] = []
    out: list[str] = []
    for (start, font), (end, _) in zip(starts, [*starts[1:], (len(text), 0)], strict=True):
        is_struck, signs = looks.get(font, (False, ""))
        part = as_signs(text[start:end], signs)
        (out if is_struck else kept).append(part)
    return "".join(kept), "".join(out)


def _code(book: Any, cell: Any) -> str:
    """The number format of a cell; before 1990 there may be none."""
    try:
        return str(book.format_map[book.xf_list[cell.xf_index].format_key].format_str)
    except (IndexError, KeyError, TypeError):
        return ""


def _value(book: Any, cell: Any) -> Value:
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return str(cell.value)
        case xlrd.XL_CELL_NUMBER:
            number = float(cell.value)
            return shown_text(number, _code(book, cell)) or number
        case xlrd.XL_CELL_DATE:
            try:
                day: datetime = xlrd.xldate_as_datetime(cell.value, book.datemode)
            except (ValueError, OverflowError):  # a day that no calendar has
                return float(cell.value)
            return day
        case xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
        case xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, "#ERR"))
        case _:
            return ""
