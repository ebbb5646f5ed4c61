"""The rows of a summary's workbook one after the other, however many there are.

A roster of so many rows is refused before it is read (`office.limits`): a summary of a whole
province is not, as its sheets say what it is and its rows are taken in one by one, as they are
inflated. Nothing is kept but the texts that its cells share.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from tongzhi_cli.errors import InputError
from tongzhi_cli.model.text import unescaped
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import limits
from tongzhi_cli.office.addresses import cell_at
from tongzhi_cli.summary.workbook.layout import LARGE, LINES, PROBLEMS, SOURCES, base_of
from tongzhi_cli.tables.table import Value

_WORKBOOK, _STRINGS = "xl/workbook.xml", "xl/sharedStrings.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
#: What says nothing of the rows is small.
_MOST_AROUND = 4_000_000
#: Rows of students pack some 20 times over; what packs much better is nobody's summary.
_MOST_PACKED = 150
_ADDRESS = r"[A-Z]{1,3}[1-9][0-9]{0,6}"
#: A cell as all programs spell it: its column, its type, its text or its value.
_CELL = (
    rb'<c r="([A-Z]{1,3})[0-9]{1,7}"(?: s="[0-9]{1,9}")?(?: t="([A-Za-z]{1,9})")?'
    rb'(?:/>|>(?:<is><t(?: xml:space="preserve")?>([^<]*)</t></is>|<v>([^<]*)</v>)?</c>)'
)
#: A summary has some 23 columns; people may add some.
_MOST_COLUMNS = 200
#: So many bytes are inflated at a time.
_CHUNK = 1 << 20
_PLACES: dict[bytes, int] = {}
#: So many texts are kept to be the same object in each row that says them.
_SHARED = 50_000


class Sheet(NamedTuple):
    """A worksheet of a summary: its *name*, the *part* that it is in, whether it is *hidden*."""

    name: str
    part: str
    hidden: bool


class Large:
    """The workbook of an earlier summary, opened to be read row by row."""

    def __init__(self, path: Path, archive: ZipFile, sheets: Sequence[Sheet]) -> None:
        self.path, self.sheets = path, sheets
        self._archive = archive
        self._texts: list[str] | None = None
        self._known: dict[bytes, str] = {}

    def rows(self, sheet: Sheet) -> Iterator[tuple[int, list[Value]]]:
        """The rows of a sheet, each with its place, from 0; hidden ones as well.

        Raises:
            InputError: the workbook is damaged.

        """
        if self._texts is None:
            there = _STRINGS in self._archive.namelist()
            self._texts = [*self._shared_texts()] if there else []
        at = -1
        for row in self._pieces(sheet.part):
            found = re.search(rb'<row r="([1-9]\d{0,6})"', row[row.rfind(b"<row") :])
            at = int(found[1]) - 1 if found else at + 1
            cells = re.findall(_CELL, row)
            if len(cells) == row.count(b"<c ") and b"<c>" not in row and b"<!" not in row:
                yield at, self._plain(cells)
            else:
                yield at, self._cells(self._parsed(row))

    def _plain(self, cells: Sequence[tuple[bytes, bytes, bytes, bytes]]) -> list[Value]:
        """The values of cells that are spelt as all programs do."""
        values: list[Value] = []
        for letters, kind, inline, value in cells:
            if not (inline or value):
                continue
            place = _PLACES.get(letters)
            if place is None:
                place = _PLACES[letters] = cell_at(f"{letters.decode()}1")[1]
            if place != len(values):
                self._refuse_place(place, values, letters)
                values += [""] * (place - len(values))
            values.append(self._text(inline) if inline else self._of(kind, self._text(value)))
        return values

    def _text(self, raw: bytes) -> str:
        """What stands between two tags; most of it has been said in rows before."""
        if raw.isalnum():  # letters and digits of ASCII: a 学号, a code, another in every row
            return raw.decode("ascii")
        text = self._known.get(raw)
        if text is None:
            if len(self._known) > _SHARED:
                self._known.clear()
            text = self._known[raw] = _as_excel(unescaped(raw.decode("utf-8", "replace")))
        return text

    def _refuse_place(self, place: int, values: Sequence[Value], address: object) -> None:
        if not len(values) <= place <= _MOST_COLUMNS:
            raise limits.broken(self.path, f"有一格的地址是 {address!s:.20}")

    def _parsed(self, row: bytes) -> Any:
        """A row that is spelt in another way."""
        from lxml import etree  # noqa: PLC0415  start fast

        inside = row[row.rfind(b"<row") :].partition(b">")[2]
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(b"<row>" + inside + b"</row>", parser)
        except etree.XMLSyntaxError as error:
            raise limits.broken(self.path) from error

    def _pieces(self, part: str) -> Iterator[bytes]:
        """The rows of a worksheet as they are spelt, each from where the one before it ends."""
        rest, is_inside = b"", False
        try:
            with self._archive.open(part) as file:
                while chunk := file.read(_CHUNK):
                    rest += chunk
                    if not is_inside:
                        head, mark, after = rest.partition(b"<sheetData>")
                        if len(head) > _MOST_AROUND:
                            break
                        is_inside, rest = bool(mark), after if mark else rest
                    if is_inside:
                        *rows, rest = rest.split(b"</row>")
                        if len(rest) > _MOST_AROUND:
                            break
                        yield from rows
                    if is_inside and b"</sheetData>" in rest:
                        return
        except (KeyError, BadZipFile, OSError, EOFError, zlib.error) as error:
            raise limits.broken(self.path) from error
        raise limits.broken(self.path)

    def _cells(self, row: Any) -> list[Value]:
        values: list[Value] = []
        for cell in row.iterchildren("c"):
            address = cell.get("r", "")
            place = cell_at(address)[1] if re.fullmatch(_ADDRESS, address) else len(values)
            self._refuse_place(place, values, address)
            values += [""] * (place - len(values))
            inline = cell.find("is")
            if inline is not None:
                values.append(_text_of(inline))
                continue
            text = _as_excel(cell.findtext("v") or "")
            values.append(self._of(cell.get("t", "n").encode(), text))
        return values

    def _of(self, kind: bytes, text: str) -> Value:
        """The value of a cell of that *kind*, which is stored as a *text*."""
        match kind:
            case b"s":
                at = int(text) if text.isdecimal() and len(text) < 10 else -1
                texts = self._texts or []
                if not 0 <= at < len(texts):
                    raise limits.broken(self.path, "有一格的文字没有存进文件")
                return texts[at]
            case b"b":
                return text == "1"
            case b"n" | b"" if text:
                try:
                    return float(text)
                except ValueError:
                    return text
            case _:
                return text

    def _shared_texts(self) -> Iterator[str]:
        return map(_text_of, self._elements(_STRINGS, "si"))

    def _elements(self, part: str, name: str) -> Iterator[Any]:
        """The elements of that *name*, dropped after each."""
        from lxml import etree  # noqa: PLC0415  start fast

        try:
            with self._archive.open(part) as file:
                for _, element in etree.iterparse(
                    file, tag=f"{{*}}{name}", resolve_entities=False, load_dtd=False,
                    no_network=True, remove_comments=True, remove_pis=True, huge_tree=True,
                ):  # fmt: skip
                    yield element
                    element.clear()
                    while (before := element.getprevious()) is not None:
                        element.getparent().remove(before)
        except (etree.XMLSyntaxError, KeyError, BadZipFile, OSError, EOFError, zlib.error) as error:
            raise limits.broken(self.path) from error


def _text_of(element: Any) -> str:
    """The text of a cell, without what is said about its pronunciation."""
    found = (
        one.text or ""
        for child in element.iterchildren("{*}t", "{*}r")
        for one in ([child] if child.tag.rpartition("}")[2] == "t" else child.iterchildren("{*}t"))
    )
    return _as_excel("".join(found))


def _as_excel(text: str) -> str:
    """A text without the marks by which Excel writes characters that XML has not."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda one: chr(int(one[1], 16)), text)


def opened(path: Path, source: Path | bytes, *, least: int) -> Large | None:
    """The workbook in *source*, if it has a summary's sheets and inflates to *least* bytes.

    None where it is anything else, or smaller. *path* names it in messages.

    Raises:
        InputError: it is one, and claims more than its rows can be.

    """
    try:
        archive = ZipFile(BytesIO(source) if isinstance(source, bytes) else source)
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    members = {one.filename: one for one in archive.infolist()}
    inflated = sum(one.file_size for one in members.values())
    around = [members.get(one) for one in (_WORKBOOK, _RELATIONS)]
    if inflated < least or not all(one and one.file_size < _MOST_AROUND for one in around):
        return None
    sheets = _sheets(path, archive)
    names = {base_of(one.name) for one in sheets}
    if not {LINES, PROBLEMS, SOURCES} <= names:
        return None
    packed = sum(one.compress_size for one in members.values())
    if inflated > LARGE and inflated > _MOST_PACKED * packed:
        raise limits.vast(path, "解开以后太大")
    return Large(path, archive, sheets)


def _sheets(path: Path, archive: ZipFile) -> list[Sheet]:
    """The worksheets of a workbook, in the order of its tabs; none where it is broken."""
    from tongzhi_cli.office.excel.xml import S  # noqa: PLC0415  start fast
    from tongzhi_cli.office.word.xml import ID, parsed  # noqa: PLC0415

    try:
        workbook = parsed(path, archive.read(_WORKBOOK))
        relations = parsed(path, archive.read(_RELATIONS))
    except (InputError, BadZipFile, OSError, EOFError):
        return []
    targets = {one.get("Id", ""): one.get("Target", "") for one in relations}
    found = []
    for sheet in workbook.iterfind(f"{S}sheets/{S}sheet"):
        target = targets.get(sheet.get(ID, ""), "")
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        hidden = sheet.get("state", "visible") != "visible"
        found.append(Sheet(sheet.get("name", ""), part, hidden))
    return found
