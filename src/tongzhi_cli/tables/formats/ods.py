"""OpenDocument spreadsheets (.ods). Runs in the worker.

Read from content.xml, because calamine tells neither hidden rows nor what a number's format
shows; OpenDocument keeps that text beside the value (OpenDocument 1.3 part 3, 9.1.4, 19.385).
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.limits import MAX_CELLS, broken, locked, vast
from tongzhi_cli.office.package import Package
from tongzhi_cli.office.signs import FONT_MARK, OF_SIGNS, as_signs
from tongzhi_cli.tables.formats.events import attributes, elements, local
from tongzhi_cli.tables.table import Book, Table, Value, as_text, tops, without_hidden

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_STYLES = "styles.xml"
#: So many styles are each based on the next; a sheet of LibreOffice has as many columns.
_DEEPEST, _MOST_COLUMNS = 4, 1024
#: Of a sheet, repeated rows and cells counted as often as they are.
_MOST_SIGNS = 20_000_000


def read(path: Path, data: bytes) -> Book:
    """The visible sheets of a spreadsheet.

    Raises:
        InputError: it is broken, has a password, or claims more than any roster has.

    """
    package = Package(path, data)
    manifest = "META-INF/manifest.xml"
    if manifest in package and b"encryption-data" in package.read(manifest):
        raise locked(path)
    shown: dict[str, bool] = {}
    styles = _common_styles(package)
    looks: dict[str, _Look] = {}
    tables: list[Table] = []
    hidden: list[str] = []
    sheet: _Sheet | None = None
    xml = package.read("content.xml")
    depth = 0  # a sheet may stand inside a cell of another one
    for event, name, element in elements(path, xml, {"table-row", "table"}):
        match event, name:
            case "end", "style":
                told = [attributes(one) for one in element if local(one.tag) == "table-properties"]
                shown[attributes(element).get("name", "")] = all(
                    one.get("display") != "false" for one in told
                )
                if (look := _look_of(element, styles)) != _PLAIN:
                    looks[attributes(element).get("name", "")] = look
            case "start", "table":
                depth += 1
                if depth == 1:
                    looks = {**styles, **looks}
                    sheet = _Sheet(path, attributes(element), looks)
            case "end", "table-column" if sheet and depth == 1 and looks:
                sheet.take_column(attributes(element))
            case "end", "table-row" if sheet and depth == 1:
                sheet.take(element)
            case "end", "table" if sheet:
                depth -= 1
                if depth:
                    continue
                if shown.get(sheet.style, True):
                    tables.append(sheet.table())
                else:
                    hidden.append(sheet.name)
            case _:
                pass
    if not (tables or hidden):
        raise broken(path, "里面没有工作表")
    return Book(str(path), tuple(tables), tuple(hidden))


class _Look(NamedTuple):
    """What a style changes: whether its text is struck out, and its font if it is one of signs."""

    struck: bool = False
    signs: str = ""


_PLAIN = _Look()


def _common_styles(package: Package) -> dict[str, _Look]:
    """The named styles of a spreadsheet by what they change, where one may."""
    xml = package.read(_STYLES) if _STYLES in package else b""
    if b"line-through" not in xml and b'display="none"' not in xml and FONT_MARK not in xml:
        return {}
    found: dict[str, _Look] = {}
    told = elements(package.path, xml, ())
    waiting = [one for event, name, one in told if event == "end" and name == "style"]
    for _ in range(_DEEPEST):  # one may stand before that which it is based on
        for style in waiting:
            found[attributes(style).get("name", "")] = _look_of(style, found)
    return {name: look for name, look in found.items() if look != _PLAIN}


def _look_of(style: Element, styles: "Mapping[str, _Look]") -> _Look:
    """How the text of a style looks, itself or by its parent among *styles*.

    Source: OpenDocument 1.3 part 3, 20.363, 20.189 (lines through text, display), 19.510 (parent).
    """
    struck, signs = styles.get(attributes(style).get("parent-style-name", ""), _PLAIN)
    for one in style:
        if local(one.tag) != "text-properties":
            continue
        told = attributes(one)
        lines = [told.get(f"text-line-through-{what}") for what in ("style", "type")]
        if any(lines):
            struck = any(line not in {None, "none"} for line in lines)
        fonts = (told.get("font-name", ""), told.get("font-family", "").strip("'"))
        if any(fonts):
            signs = next((font for font in fonts if font.lower() in OF_SIGNS), "")
        if told.get("display") == "none":
            struck = True
    return _Look(struck, signs)


class _Sheet:
    """One sheet as far as it has been read."""

    def __init__(self, path: Path, told: dict[str, str], looks: dict[str, _Look]) -> None:
        self.name, self.style = told.get("name", ""), told.get("style-name", "")
        self._looks = looks
        self._struck: dict[tuple[int, int], str] = {}
        self._path = path
        self._rows: list[Sequence[Value]] = []
        self._hidden: list[int] = []
        self._merged: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self._cells = self._signs = 0
        self._blank_rows = 0
        self._of_columns: dict[int, str] = {}
        self._columns = 0

    def take_column(self, told: dict[str, str]) -> None:
        """What the next columns say of the style of cells that name none."""
        repeated = _count(told.get("number-columns-repeated"))
        style = told.get("default-cell-style-name", "")
        if style in self._looks:
            first, end = self._columns, self._columns + min(repeated, _MOST_COLUMNS)
            self._of_columns |= dict.fromkeys(range(first, end), style)
        self._columns += repeated

    def take(self, element: Element) -> None:
        """The next row, as often as it is repeated; blank rows count when something follows."""
        told = attributes(element)
        repeated = _count(told.get("number-rows-repeated"))
        first = len(self._rows) + self._blank_rows
        values = self._values(element, first)
        if not values:
            self._blank_rows += repeated
            return
        self._cells += len(values) * (repeated + self._blank_rows)
        self._signs += sum(len(one) for one in values if isinstance(one, str)) * repeated
        if self._signs > _MOST_SIGNS:
            raise vast(self._path, "里面的文字太多")
        if self._cells > MAX_CELLS:
            raise vast(self._path, f"有内容写在很远的格子里（第 {first + repeated} 行一带）")
        self._rows += [()] * self._blank_rows
        self._blank_rows = 0
        if told.get("visibility", "visible") != "visible":
            self._hidden += range(first, first + repeated)
        self._rows += [values] * repeated

    def _values(self, element: Element, row: int) -> list[Value]:
        values: list[Value] = []
        blank = 0
        of_row = attributes(element).get("default-cell-style-name", "")
        for cell in element:
            if local(cell.tag) not in {"table-cell", "covered-table-cell"}:
                continue
            told = attributes(cell)
            repeated = _count(told.get("number-columns-repeated"))
            spanned = _count(told.get("number-rows-spanned"))
            if spanned > 1:
                column = len(values) + blank
                self._merged.append(((row, column), (row + spanned - 1, column)))
            value = _value(cell, told)
            if self._looks:
                of_column = self._of_columns.get(len(values) + blank, "")
                style = told.get("style-name", of_row or of_column)
                value, out = self._looking(cell, style, value)
                if out.strip():
                    self._struck[row, len(values) + blank] = out
            if value == "":
                blank += repeated
                continue
            if len(values) + blank + repeated > MAX_CELLS:
                raise vast(self._path, "有内容写在很远的格子里")
            values += [""] * blank + [value] * repeated
            blank = 0
        return values

    def _looking(self, cell: Element, style: str, value: Value) -> tuple[Value, str]:
        """A cell without what is struck out, and that; signs for letters in their fonts."""
        own = self._looks.get(style, _PLAIN)
        if own.struck:
            return "", as_text(value)
        if not isinstance(value, str):
            return value, ""
        spans = [one for one in cell.iter() if local(one.tag) == "span"]
        looks = [self._looks.get(attributes(one).get("style-name", ""), _PLAIN) for one in spans]
        out = []
        for span, look in zip(spans, looks, strict=True):
            text = "".join(_texts(span))
            if look.struck and text:
                out.append(text)
                value = value.replace(text, "", 1)
            elif look.signs:
                value = value.replace(text, as_signs(text, look.signs), 1)
        return as_signs(value, own.signs), "".join(out)

    def table(self) -> Table:
        """All that was taken."""
        rows, told = without_hidden(self._rows, self._hidden)
        return Table(
            str(self._path),
            self.name,
            rows,
            merged=tops(self._merged, len(rows) - 1),
            hidden=told,
            struck=self._struck,
        )


def _count(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 1


def _value(cell: Element, told: dict[str, str]) -> Value:
    text = "\n".join("".join(_texts(part)) for part in cell if local(part.tag) == "p")
    match told.get("value-type", "string"):
        case "float" if told.get("value"):
            number = float(told["value"])
            digits = as_text(number)
            is_padded = text.isdecimal() and text != digits and text.endswith(digits)
            return text if is_padded else number
        case "date":
            try:
                return datetime.fromisoformat(told.get("date-value", ""))
            except ValueError:
                return text
        case "boolean":
            return told.get("boolean-value") == "true"
        case _:
            formula = told.get("formula", "").partition("=")[2]
            is_computed = "value-type" in told or not formula
            return text or told.get("string-value") or ("" if is_computed else f"={formula}")


def _texts(part: Element) -> list[str]:
    """The text of a paragraph, its spaces, tabs and line breaks too; notes are left out."""
    found = [part.text or ""]
    for inner in part:
        match local(inner.tag):
            case "s":
                found.append(" " * min(_count(attributes(inner).get("c")), 1000))
            case "tab":
                found.append("\t")
            case "line-break":
                found.append("\n")
            case "annotation":
                pass
            case _:
                found += _texts(inner)
        found.append(inner.tail or "")
    return found
