"""The few parts of SpreadsheetML that a form is made of: a worksheet's rows and cells.

Source: ECMA-376 part 1, 18.2 (workbook), 18.3 (worksheets), 18.4 (texts).
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from tongzhi_cli.errors import InputError
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import limits
from tongzhi_cli.office.addresses import address_of, cell_at
from tongzhi_cli.office.package import Package
from tongzhi_cli.office.word.xml import ID, SPACE, Element, parsed

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ROW, CELL, VALUE, INLINE, FORMULA = f"{S}row", f"{S}c", f"{S}v", f"{S}is", f"{S}f"
RUN, TEXT, LOOK, DATA = f"{S}r", f"{S}t", f"{S}rPr", f"{S}sheetData"
WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STRINGS = "xl/sharedStrings.xml"
#: A row or a column of more is no part of a form.
MOST_ROWS, MOST_COLUMNS = 2_000, 60
#: A blank form of more bytes than this is none.
_MOST_BYTES = 8_000_000
#: No number of a part has so many digits.
_LONG = 12
#: The last row that a worksheet can have.
_LAST_ROW = 1_048_576
_REFERENCE = r"([A-Za-z]{0,3})([1-9][0-9]{0,6})?(?:(:)([A-Za-z]{0,3})([1-9][0-9]{0,6})?)?"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"


def whole(text: str | None, default: int) -> int:
    """The number that an attribute says, *default* where it is blank, no number, or far too long.

    >>> [whole(text, 7) for text in ("3", "", None, "-1", "1.5", "9" * 5000)]
    [3, 7, 7, 7, 7, 7]
    """
    return int(text) if text and len(text) < _LONG and text.isdecimal() else default


class Piece(NamedTuple):
    """A piece of a cell's text, with the look (rPr) that it has of its own."""

    text: str
    look: Element | None = None


class Place(NamedTuple):
    """A worksheet of a workbook: its *name*, its *part*, its place *at* in the order of tabs."""

    name: str
    part: str
    at: int


class Range(NamedTuple):
    """A range of cells, its corners counting from 0."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def of(cls, reference: str) -> "Range | None":
        """The range of an A1:B2 reference, a cell, whole columns or rows; None where it is none.

        >>> Range.of("$A$1:F2"), Range.of("B3")
        (Range(top=0, left=0, bottom=1, right=5), Range(top=2, left=1, bottom=2, right=1))
        >>> Range.of("C:A"), Range.of("A0"), Range.of("")
        (Range(top=0, left=0, bottom=1048575, right=2), None, None)
        """
        match = re.fullmatch(_REFERENCE, reference.replace("$", "").strip())
        if match is None or not reference.strip():
            return None
        corners = match.groups("")
        first, last = corners[:2], corners[3:] if corners[2] else corners[:2]
        left, right = (
            cell_at(f"{letters or other}1")[1]
            for letters, other in ((first[0], "A"), (last[0], "XFD"))
        )
        top, bottom = (
            int(row or other) - 1 for row, other in ((first[1], 1), (last[1], _LAST_ROW))
        )
        return cls(min(top, bottom), min(left, right), max(top, bottom), max(left, right))

    def __str__(self) -> str:
        """As the part has it."""
        return f"{address_of(self.top, self.left)}:{address_of(self.bottom, self.right)}"


def worksheets(package: Package) -> list[Place]:
    """The visible worksheets of a workbook.

    Raises:
        InputError: a part is broken, or the workbook is of the strict kind.

    """
    xml = package.read(WORKBOOK)
    if _STRICT in xml:
        raise InputError(
            f"{package.path} 是“严格 Open XML”的工作簿",
            "请用 Excel/WPS 另存为“Excel 工作簿（.xlsx）”再用。",
        )
    targets = package.targets(RELATIONS)
    found = []
    for at, sheet in enumerate(parsed(package.path, xml).iterfind(f"{S}sheets/{S}sheet")):
        part = targets.get(sheet.get(ID, ""), "")
        if sheet.get("state", "visible") == "visible" and "/worksheets/" in part:
            found.append(Place(sheet.get("name", ""), part, at))
    return found


def sheet_root(package: Package, part: str) -> Element:
    """A worksheet part whose rows and cells all have their addresses.

    Raises:
        InputError: it is broken, or far larger than a form is.

    """
    xml = package.read(part)
    if len(xml) > _MOST_BYTES:
        raise limits.vast(package.path, "里面的行或单元格太多")
    root = parsed(package.path, xml)
    above = 0
    for row in root.iterfind(f"{DATA}/{ROW}"):
        told = whole(row.get("r"), 0)
        above = told if 1 <= told <= _LAST_ROW else above + 1
        row.set("r", str(above))
        before = -1
        for cell in row.iterchildren(CELL):
            address = cell.get("r", "")
            if re.fullmatch(r"[A-Za-z]{1,3}[1-9][0-9]{0,6}", address):
                before = cell_at(address)[1]
            else:
                before += 1
                cell.set("r", address_of(above - 1, before))
    return root


def texts_of(package: Package) -> list[list[Piece]]:
    """The shared texts of a workbook, each in its pieces."""
    if _STRINGS not in package:
        return []
    root = parsed(package.path, package.read(_STRINGS))
    return [list(pieces_in(one)) for one in root.iterfind(f"{S}si")]


def pieces_in(element: Element) -> Iterator[Piece]:
    """The pieces of a text (si, is), without what is said about its pronunciation."""
    for child in element.iterchildren(TEXT, RUN):
        if child.tag == TEXT:
            yield Piece(child.text or "")
        else:
            text = "".join(one.text or "" for one in child.iterchildren(TEXT))
            yield Piece(text, child.find(LOOK))


def pieces_of(cell: Element, texts: Sequence[Sequence[Piece]]) -> list[Piece]:
    """What a cell says, as it stands in the part; a number as it is written there."""
    kind, value = cell.get("t", "n"), cell.findtext(VALUE) or ""
    inline = cell.find(INLINE)
    if kind == "inlineStr" and inline is not None:
        return list(pieces_in(inline))
    if kind == "s":
        at = whole(value, -1)
        return list(texts[at]) if 0 <= at < len(texts) else []
    if kind == "n" and re.fullmatch(r"-?\d+\.0+", value):
        value = value.partition(".")[0]
    return [Piece(value)] if value else []


def style_of(cell: Element | None) -> int:
    """The number of a cell's style."""
    return 0 if cell is None else whole(cell.get("s"), 0)


def clear(cell: Element) -> None:
    """Take a cell's value and formula away; its style stays."""
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", "")


def put_number(cell: Element, digits: str) -> None:
    """A number as a cell's value."""
    clear(cell)
    etree.SubElement(cell, VALUE).text = digits


def put_pieces(cell: Element, pieces: Sequence[Piece]) -> None:
    """A text as a cell's value, within the cell: the table of texts stays as it is."""
    clear(cell)
    if not any(piece.text for piece in pieces):
        return
    cell.set("t", "inlineStr")
    inline = etree.SubElement(cell, INLINE)
    if all(piece.look is None for piece in pieces):
        _put_text(inline, "".join(piece.text for piece in pieces))
        return
    for piece in pieces:
        run = etree.SubElement(inline, RUN)
        if piece.look is not None:
            run.append(deepcopy(piece.look))
        _put_text(run, piece.text)


def _put_text(parent: Element, text: str) -> None:
    leaf = etree.SubElement(parent, TEXT)
    leaf.text = text
    if text != text.strip() or "\n" in text or "  " in text:
        leaf.set(SPACE, "preserve")


def merges_of(root: Element) -> list[Range]:
    """The merged ranges of a worksheet."""
    found = root.iterfind(f"{S}mergeCells/{S}mergeCell")
    ranges = (Range.of(one.get("ref", "")) for one in found)
    return [one for one in ranges if one is not None]
