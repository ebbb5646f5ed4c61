"""Any spreadsheet or delimited text -> rows of values, each with the place it came from.

Reads .xlsx (python-calamine, by content) and delimited text (BOM, then UTF-8, then GB18030).
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cached_property
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.core.problem import Where
from tongzhi_cli.core.student import EXACT_DIGITS, NumberFault, clean_number
from tongzhi_cli.errors import InputError
from tongzhi_cli.files import gate

if TYPE_CHECKING:
    from openpyxl import Workbook

#: A class cell is merged over its students; no class has more.
MERGED_ROWS = 1000

#: What a cell may hold; "" is a blank one.
Value = str | float | int | bool | date | datetime | time | timedelta


class Table(NamedTuple):
    """One sheet, or one text file: *rows* of values from A1 on; *sheet* is None for text.

    *lines* are the line numbers of a text file's rows, which may span several lines.
    """

    file: str
    sheet: str | None
    rows: Sequence[Sequence[Value]]
    lines: Sequence[int] = ()
    formats: "NumberFormats | None" = None
    merged: Mapping[tuple[int, int], int] = {}

    def where(self, row: int, column: int | None = None) -> Where:
        """The place of a cell (or of a row), *row* and *column* counting from 0."""
        if self.sheet is None:
            return Where(self.file, line=self.lines[max(row, 0)])
        return Where(self.file, self.sheet, f"{column_name(column or 0)}{max(row, 0) + 1}")

    def value(self, row: int, column: int | None) -> Value:
        """The value of a cell, "" where there is none."""
        if column is None or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]

    def text_of_merged(self, row: int, column: int | None) -> str:
        """The text of a cell; in a cell merged over several rows, that of its first row."""
        if column is None:
            return ""
        return self.text(self.merged.get((row, column), row), column)

    def text(self, row: int, column: int | None) -> str:
        """The value of a cell as text, as a person would read it."""
        return as_text(self.value(row, column))

    def number(self, row: int, column: int) -> tuple[str, NumberFault]:
        """A 学号 as text, whether the cell holds text or a number, and what is wrong with it.

        A number is shown as its number format shows it: 00123 for 123 under "00000".
        """
        value = self.value(row, column)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return clean_number(as_text(value)), NumberFault.NONE
        if abs(value) >= 10**EXACT_DIGITS:
            return as_text(value), NumberFault.DIGITS_LOST
        if value < 0 or value != int(value):
            return as_text(value), NumberFault.NOT_WHOLE
        digits = as_text(value)
        if self.formats and self.sheet is not None:
            digits = self.formats.shown(self.sheet, row, column, digits)
        return digits, NumberFault.NONE


class Book(NamedTuple):
    """The visible sheets of a file, and the names of the *hidden* ones, which are left out."""

    file: str
    tables: tuple[Table, ...]
    hidden: tuple[str, ...] = ()


def column_name(index: int) -> str:
    """The letters of a column, counting from 0.

    >>> column_name(0), column_name(25), column_name(26), column_name(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def as_text(value: Value) -> str:
    """A cell's value as text; a whole number has no ".0".

    >>> as_text(2014030101.0), as_text(0.5), as_text("0123"), as_text(True)
    ('2014030101', '0.5', '0123', 'TRUE')
    """
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return f"{value:.0f}" if value.is_integer() else repr(value)
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case _:
            return str(value)


def read(path: Path) -> Book:
    """The tables of a file.

    Raises:
        InputError: the file cannot be read, or holds no table we read.

    """
    data = gate.read_bytes(path)
    match gate.content_of(data):
        case gate.Content.XLSX:
            return _workbook(path, data)
        case gate.Content.TEXT:
            return Book(str(path), (_delimited(path, data),))
        case kind:
            raise gate.refuse(path, kind, "能读的表格", ".xlsx")


def _workbook(path: Path, data: bytes) -> Book:
    from python_calamine import (  # noqa: PLC0415  only when there is a workbook (start fast)
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    gate.refuse_vast(path, data)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = [
            sheet for sheet in workbook.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet
        ]
        visible = [sheet.name for sheet in sheets if sheet.visible is SheetVisibleEnum.Visible]
        formats = NumberFormats(str(path), data)
        pages = [workbook.get_sheet_by_name(name) for name in visible]
        tables = tuple(
            Table(
                str(path),
                page.name,
                page.to_python(skip_empty_area=False),
                formats=formats,
                merged=_tops(page.merged_cell_ranges or ()),
            )
            for page in pages
        )
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | MemoryError | SystemExit):
            raise
        # Not only CalamineError: a panic in its Rust code is a BaseException
        raise InputError(
            f"{path} 打不开，文件不完整或已经损坏", "请用 Excel/WPS 打开后另存一份，或重新下载。"
        ) from error
    hidden = tuple(sheet.name for sheet in sheets if sheet.name not in visible)
    return Book(str(path), tables, hidden)


def _tops(
    ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]],
) -> dict[tuple[int, int], int]:
    """For the lower cells of each merged range, the row of its first one."""
    return {
        (row, left): top
        for (top, left), (bottom, _) in ranges
        for row in range(top + 1, min(bottom, top + MERGED_ROWS) + 1)
    }


def decode(data: bytes) -> str | None:
    """Text by its BOM, else UTF-8, else GB18030, all strict; None where none fits.

    The order matters: nearly no GB18030 text is valid UTF-8, but many a small UTF-8 file is valid
    GB18030, and would turn into other characters without an error.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _delimited(path: Path, data: bytes) -> Table:
    text = decode(data)
    if text is None or "\x00" in text:
        raise InputError(
            f"{path} 的文字编码认不出来", "请在 Excel/WPS 里打开后另存为 .xlsx 或“CSV UTF-8”。"
        )
    head = text.splitlines()[:20]
    delimiter = max(",\t;", key=lambda mark: sum(mark in line for line in head))
    rows: list[list[str]] = []
    lines: list[int] = []
    lined = StringIO(text.replace("\r\n", "\n").replace("\r", "\n"))
    reader = csv.reader(lined, delimiter=delimiter, strict=True)
    start = 1
    try:
        for row in reader:
            rows.append(row)
            lines.append(start)
            start = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            f"{path} 第 {reader.line_num} 行附近读不下去", "请看看这一行的引号是否成对。"
        ) from error
    return Table(str(path), None, rows, lines)


# Two zeros before the decimal point, or digits in quotes or behind a backslash. The formats that
# WPS always writes (#,##0.00, accounting) do not match, so openpyxl stays out of most files.
_ADDS_DIGITS = r'(?<![.0#,])0{2,}|"[^"]*\d[^"]*"|\\\d'
_CODE = rb'<numFmt\b[^>]*\bformatCode="([^"]*)"'


class NumberFormats:
    """The number formats of one workbook, as far as they show digits that a number lacks.

    Only a workbook that has such a format is opened by openpyxl, which takes longer than all the
    rest of the reading.
    """

    def __init__(self, file: str, data: bytes) -> None:
        self._file = file
        self._data = data

    def shown(self, sheet: str, row: int, column: int, digits: str) -> str:
        """*digits* as the cell shows them; *row* and *column* count from 0.

        Raises:
            InputError: there is such a format, but the cell's format cannot be read.

        """
        if not self._add_digits:
            return digits
        cell = self._workbook[sheet].cell(row + 1, column + 1)
        return padded(digits, str(cell.number_format))

    @cached_property
    def _add_digits(self) -> bool:
        from zipfile import BadZipFile, ZipFile  # noqa: PLC0415  only for number cells

        try:
            with ZipFile(BytesIO(self._data)) as package:
                styles = package.read("xl/styles.xml")
        except (KeyError, BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError):
            return False  # calamine read the sheet, so only the styles are missing or odd
        codes = (code.decode("utf-8", "replace") for code in re.findall(_CODE, styles))
        return any(re.search(_ADDS_DIGITS, code.replace("&quot;", '"')) for code in codes)

    @cached_property
    def _workbook(self) -> "Workbook":
        import openpyxl  # noqa: PLC0415  tens of ms, needed for few files

        try:
            return openpyxl.load_workbook(BytesIO(self._data))
        except Exception as error:  # openpyxl leaks a dozen types
            raise InputError(
                f"{self._file} 的数字格式读不出来，学号开头的 0 可能会丢",
                "请在 Excel/WPS 里把学号列改成“文本”格式，另存后再试。",
            ) from error


def padded(digits: str, code: str) -> str:
    """*digits* as the number format *code* shows them, if it does no more than add digits.

    >>> padded("123", "00000"), padded("30101", '"2014"000000'), padded("5", "#,##0.00")
    ('00123', '2014030101', '5')
    >>> padded("7", r"\\2\\000"), padded("123", "General")
    ('2007', '123')
    """
    code = re.sub(r"[_*].", "", code.split(";", maxsplit=1)[0]).strip()  # room and filling
    match = re.fullmatch(r'((?:"[^"]*"|\\.)*)(#*)(0+)((?:"[^"]*"|\\.)*)@?', code)
    if not match or not digits.isdecimal():
        return digits
    before, after = (re.sub(r'"([^"]*)"|\\(.)', r"\1\2", match[part]) for part in (1, 4))
    return before + digits.zfill(len(match[3])) + after
