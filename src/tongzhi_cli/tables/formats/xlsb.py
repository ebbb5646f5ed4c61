"""Excel binary workbooks (.xlsb), read by python-calamine. Runs in the worker."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineWorkbook

from tongzhi_cli.office.package import Package
from tongzhi_cli.tables.formats.calamine import worksheets
from tongzhi_cli.tables.formats.looks import take_out
from tongzhi_cli.tables.formats.number_format import adds_digits, shown_text
from tongzhi_cli.tables.formats.xlsb_looks import RICH, cells_of, looks_of, wide
from tongzhi_cli.tables.table import Book, Table, Value, tops, without_hidden

_RELATIONS, _STYLES = "xl/_rels/workbook.bin.rels", "xl/styles.bin"
_STRINGS = "xl/sharedStrings.bin"
#: Records of [MS-XLSB] 2.3.2.
_ROW, _BUNDLE = 0, 156
_FORMAT, _STYLE, _CELL_STYLES, _CELL_STYLES_END = 44, 47, 617, 618
_NUMBERS = {2, 5, 9}  # a small number, a number, a formula's number
_FAILED, _ERROR_AT = {3, 11}, 8  # an error, a formula's error; where its code is
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
    0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip


def read(path: Path, data: bytes) -> Book:
    """The visible sheets of a workbook.

    Raises:
        InputError: the package is broken or too large.
        BaseException: what is in it is broken; calamine lets out a few types.

    """
    package = Package(path, data)
    parts = _sheet_parts(package)
    styles = list(_records(package.read(_STYLES))) if _STYLES in package else []
    codes = _padding_codes(styles)
    looks = looks_of(styles, _records(package.read(_STRINGS) if _STRINGS in package else b""))
    workbook = CalamineWorkbook.from_filelike(BytesIO(package.data))
    shown, hidden = worksheets(workbook)
    tables = []
    for at in shown:
        page = workbook.get_sheet_by_index(at)
        part = package.read(parts[at])
        cells: list[list[Value]] = [list(row) for row in page.to_python(skip_empty_area=False)]
        _pad(cells, part, codes)
        _write_more(cells, part)
        grid: list[Sequence[Value]] = list(cells)
        struck = take_out(grid, cells_of(_records(part), looks))
        rows, told = without_hidden(grid, _hidden_rows(part))
        merged = tops(page.merged_cell_ranges or (), len(rows) - 1)
        tables.append(Table(str(path), page.name, rows, merged=merged, hidden=told, struck=struck))
    return Book(str(path), tuple(tables), hidden)


def _sheet_parts(package: Package) -> list[str]:
    targets = package.targets(_RELATIONS)
    parts = []
    for kind, record in _records(package.read("xl/workbook.bin")):
        if kind == _BUNDLE:  # state, sheet id, then the relation's id as a counted UTF-16 text
            size = int.from_bytes(record[8:12], "little")
            parts.append(targets[record[12 : 12 + 2 * size].decode("utf-16-le")])
    return parts


def _padding_codes(styles: Iterable[tuple[int, bytes]]) -> dict[int, str]:
    """The number formats that show digits a number lacks, by the style index of their cells."""
    of_id: dict[int, str] = {}
    of_style: dict[int, str] = {}
    is_cell_style, style = False, 0
    for kind, record in styles:
        if kind == _FORMAT:
            size = int.from_bytes(record[2:6], "little")
            of_id[_number(record, 0, 2)] = record[6 : 6 + 2 * size].decode("utf-16-le")
        elif kind in {_CELL_STYLES, _CELL_STYLES_END}:
            is_cell_style = kind == _CELL_STYLES
        elif kind == _STYLE and is_cell_style:
            code = of_id.get(_number(record, 2, 2), "")
            if adds_digits(code):
                of_style[style] = code
            style += 1
    return of_style


def _pad(cells: list[list[Value]], part: bytes, codes: dict[int, str]) -> None:
    """Turn the numbers that a format pads into the text that people see."""
    row = 0
    for kind, record in _records(part) if codes else ():
        if kind == _ROW:
            row = _number(record, 0, 4)
        elif kind in _NUMBERS and (code := codes.get(_number(record, 4, 3))):
            column = _number(record, 0, 4)
            value = cells[row][column] if row < len(cells) and column < len(cells[row]) else ""
            if isinstance(value, int | float) and (shown := shown_text(value, code)):
                cells[row][column] = shown


def _write_more(cells: list[list[Value]], part: bytes) -> None:
    """Put in what calamine reads as blanks: error values, and texts of several looks in a cell.

    Source: [MS-XLSB] 2.5.97.2 (BErr), 2.4.344 (BrtCellRString).
    """
    row = 0
    for kind, record in _records(part):
        if kind == _ROW:
            row = _number(record, 0, 4)
            continue
        if kind in _FAILED and len(record) > _ERROR_AT:
            told = _ERRORS.get(record[_ERROR_AT], "#ERR")
        elif kind == RICH:
            told = wide(record, _ERROR_AT + 1)[0]
        else:
            continue
        column = _number(record, 0, 4)
        if row < len(cells) and column < len(cells[row]) and cells[row][column] == "":
            cells[row][column] = told


def _number(record: bytes, at: int, size: int) -> int:
    return int.from_bytes(record[at : at + size], "little")


def _hidden_rows(part: bytes) -> Iterator[int]:
    """The rows whose header says fDyZero ([MS-XLSB] 2.4.741): hidden, or of no height."""
    for kind, record in _records(part):
        if kind == _ROW and record[11] & 0x10:
            yield int.from_bytes(record[:4], "little")


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Each record: a number of one or two bytes, a size of one to four, and so many bytes."""
    at = 0
    while at < len(part):
        kind = part[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | (part[at] & 0x7F) << 7
            at += 1
        size = 0
        for shift in range(0, 28, 7):
            byte = part[at]
            at += 1
            size |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        yield kind, part[at : at + size]
        at += size
