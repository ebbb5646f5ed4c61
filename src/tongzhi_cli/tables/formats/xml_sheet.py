"""XML Spreadsheet 2003, which 教务系统 save under the name .xls. Runs in the worker."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from tongzhi_cli.office.limits import MAX_CELLS, MAX_ROWS, broken, vast
from tongzhi_cli.office.signs import as_signs
from tongzhi_cli.tables.formats import text
from tongzhi_cli.tables.formats.events import attributes, elements, local
from tongzhi_cli.tables.formats.number_format import shown_text
from tongzhi_cli.tables.table import Book, Table, Value, as_text, tops, without_hidden

if TYPE_CHECKING:
    from collections.abc import Sequence

_FORGET = {"Row", "Worksheet"}
_PLAIN = (False, "")
#: No list has more; Excel's sheets have 16,384.
_MOST_COLUMNS = 1000


def read(path: Path, data: bytes) -> Book:
    """The visible sheets of a workbook.

    Raises:
        InputError: it is broken, in an unknown encoding, or claims more than any roster has.

    """
    decoded = text.decoded(path, data)
    # what it declares to be encoded in may be wrong; expat knows no GBK besides
    xml = re.sub(r"^\s*<\?xml.*?\?>", "", decoded, count=1, flags=re.DOTALL).lstrip().encode()
    if (rows := len(re.findall(rb"<(?:\w+:)?Row\b", xml))) > MAX_ROWS:
        raise vast(path, f"有 {rows} 行")
    formats: dict[str, str] = {}
    looks: dict[str, tuple[bool, str]] = {}
    tables: list[Table] = []
    hidden: list[str] = []
    sheet: _Sheet | None = None
    for event, name, element in elements(path, xml, _FORGET):
        match event, name:
            case "end", "Style":
                formats[attributes(element).get("ID", "")] = next(
                    (
                        attributes(one).get("Format", "")
                        for one in element
                        if local(one.tag) == "NumberFormat"
                    ),
                    "",
                )
                looks[attributes(element).get("ID", "")] = _look_of(element, looks)
            case "start", "Worksheet":
                sheet = _Sheet(path, attributes(element).get("Name", ""), formats, looks)
            case "end", "Column" if sheet:
                sheet.take_column(attributes(element))
            case "end", "Row" if sheet:
                sheet.take(element)
            case "end", "Visible" if sheet:
                sheet.visible = (element.text or "").strip() == "SheetVisible"
            case "end", "Worksheet" if sheet:
                if sheet.visible:
                    tables.append(sheet.table())
                else:
                    hidden.append(sheet.name)
            case _:
                pass
    if not (tables or hidden):
        raise broken(path, "里面没有工作表")
    return Book(str(path), tuple(tables), tuple(hidden))


def _look_of(style: Element, looks: dict[str, tuple[bool, str]]) -> tuple[bool, str]:
    """Whether a style strikes out, and its font: itself, or by the one above it (ss:Parent)."""
    is_struck, name = looks.get(attributes(style).get("Parent", "Default"), (False, ""))
    for one in style:
        if local(one.tag) == "Font":
            told = attributes(one)
            is_struck = told.get("StrikeThrough", "1" if is_struck else "0") == "1"
            name = told.get("FontName", name)
    return is_struck, name


class _Sheet:
    """One sheet as far as it has been read."""

    def __init__(
        self,
        path: Path,
        name: str,
        formats: dict[str, str],
        looks: dict[str, tuple[bool, str]],
    ) -> None:
        self.name = name
        self.visible = True
        self._path = path
        self._formats = formats
        self._looks = looks
        self._struck: dict[tuple[int, int], str] = {}
        self._rows: dict[int, list[Value]] = {}
        self._hidden: list[int] = []
        self._merged: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self._next = 0
        self._width = 0
        self._of_columns: dict[int, str] = {}
        self._next_column = 0

    def take_column(self, told: dict[str, str]) -> None:
        """What the next columns say of the style of their cells."""
        first = _count(told.get("Index"), self._next_column + 1) - 1
        self._next_column = first + 1 + _count(told.get("Span"), 0)
        if self._looks.get(told.get("StyleID", ""), _PLAIN) != _PLAIN:
            for column in range(first, min(self._next_column, first + _MOST_COLUMNS)):
                self._of_columns[column] = told["StyleID"]

    def take(self, element: Element) -> None:
        """The next row; ss:Index says where it stands if rows before it are left out."""
        told = attributes(element)
        row = _count(told.get("Index"), self._next + 1) - 1
        self._next = row + 1 + _count(told.get("Span"), 0)
        values: list[Value] = []
        column = 0
        for cell in element:
            if local(cell.tag) != "Cell":
                continue
            about = attributes(cell)
            column = _count(about.get("Index"), column + 1) - 1
            down = _count(about.get("MergeDown"), 0)
            if down:
                self._merged.append(((row, column), (row + down, column)))
            style = about.get("StyleID", told.get("StyleID", self._of_columns.get(column, "")))
            value = self._looking(cell, about, style, (row, column))
            if value != "":
                self._width = max(self._width, column + 1)
                if (row + 1) * self._width > MAX_CELLS:
                    raise vast(self._path, f"有内容写在很远的格子里（第 {row + 1} 行一带）")
                values += [""] * (column - len(values)) + [value]
            column += 1 + _count(about.get("MergeAcross"), 0)
        if values:
            self._rows[row] = values
        if told.get("Hidden") == "1":
            self._hidden.append(row)

    def _looking(
        self, cell: Element, about: dict[str, str], style: str, place: tuple[int, int]
    ) -> Value:
        """The value of a cell without what is struck out, signs for letters in their fonts."""
        value = self._value(cell, about)
        is_struck, font = self._looks.get(style, _PLAIN)
        out = as_text(value) if is_struck else _struck_in(cell)
        if is_struck:
            value = ""
        elif isinstance(value, str):
            value = as_signs(value, font)
        if out.strip():
            self._struck[place] = out
        return value

    def _value(self, cell: Element, about: dict[str, str]) -> Value:
        data = next((one for one in cell if local(one.tag) == "Data"), None)
        if data is None:
            return f"={about['Formula']}" if "Formula" in about else ""
        told = "".join(_shown_in(data))
        match attributes(data).get("Type"):
            case "Number":
                number = float(told)
                code = self._formats.get(about.get("StyleID", ""), "")
                return shown_text(number, code) or number
            case "DateTime":
                return datetime.fromisoformat(told).replace(microsecond=0)
            case "Boolean":
                return told.strip() == "1"
            case _:
                return told

    def table(self) -> Table:
        """All that was taken."""
        last = max(self._rows, default=-1)
        grid: list[Sequence[Value]] = [self._rows.get(row, ()) for row in range(last + 1)]
        rows, told = without_hidden(grid, self._hidden)
        return Table(
            str(self._path),
            self.name,
            rows,
            merged=tops(self._merged, last),
            hidden=told,
            struck=self._struck,
        )


def _shown_in(data: Element) -> Iterator[str]:
    """The texts of a cell that are not struck out (S of HTML)."""
    yield data.text or ""
    for one in data:
        if local(one.tag) != "S":
            yield from _shown_in(one)
        yield one.tail or ""


def _struck_in(cell: Element) -> str:
    return "".join("".join(one.itertext()) for one in cell.iter() if local(one.tag) == "S")


def _count(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() else otherwise
