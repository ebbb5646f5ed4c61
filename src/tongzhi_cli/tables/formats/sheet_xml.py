"""A worksheet part as every program spells it, so that patterns find what is in it, fast.

XML allows much that no program writes: r = 'A1', prefixes, comments inside of values, > inside of
attributes, cells without an address. Readers take some of it wrongly and are ended by some. A
part that is spelt otherwise is parsed and written anew, before anything else looks at it.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.office import limits
from tongzhi_cli.office.addresses import cell_at, column_name
from tongzhi_cli.tables.formats.events import attributes, elements, local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SPELT = str.maketrans(
    {
        "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;",
        "\n": "&#10;", "\t": "&#9;", "\r": "&#13;", "!": "&#33;",
    }
)  # fmt: skip
_ALL_BUT_MARKS = bytes(set(range(256)) - set(b'<>"=:'))
_SECOND_ADDRESS, _PREFIX = rb'" *r="', rb"</?\w+:"
_NOT_SMALL = (
    rb'<c(?! r="[A-Z]\d{1,3}"(?: s="\d+")?(?: t="s"><v>\d{0,9}<|(?! t="s")(?: t="\w+")?[/>]))',
    rb'<row(?! r="\d{1,3}"(?![^<>]* r=))',
)
_NO_ADDRESS = (rb'<c(?! r="[A-Z])', rb'<row(?! r="[1-9])')
_NEVER_WRITTEN = (b"'", b"\n", b"\t", b"\r", b"!")
#: Tags; a part of more takes longer than a second to write anew.
QUICK = 60_000
_HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_ADDRESS, _ROW_NUMBER = r"[A-Za-z]{1,3}[1-9][0-9]{0,6}", r"[1-9][0-9]{0,6}"
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


class Spelling(Enum):
    """How a part is spelt.

    *SMALL* is plain, of ordinary cells with none beyond Z999, and its texts have numbers.
    """

    SMALL = auto()
    PLAIN = auto()
    ODD = auto()


def spelling(xml: bytes) -> Spelling:
    """How a part is spelt.

    Text with an apostrophe, an equals sign or a line break counts as odd; it only takes longer.
    """
    start, end = xml.find(b"<sheetData>"), xml.rfind(b"</sheetData>")
    before, after = xml[: max(start, 0)], xml[end + 12 :]
    is_whole = 0 <= start < end and b"worksheet>" in after
    if not is_whole or b"sheetData" in before or b"sheetData" in after:
        return Spelling.ODD
    cells = xml[start:end]
    if any(mark in cells for mark in _NEVER_WRITTEN):
        return Spelling.ODD
    # every quote is one of an attribute, and no angle stands between two of them
    marks = cells.translate(None, _ALL_BUT_MARKS)
    bare = marks.replace(b":", b"").replace(b'=""', b"")
    if b'"' in bare or b"=" in bare:
        return Spelling.ODD
    if b"<:" in marks and re.search(_PREFIX, cells):
        return Spelling.ODD
    if not any(re.search(pattern, cells) for pattern in _NOT_SMALL):
        return Spelling.SMALL
    is_odd = any(re.search(pattern, cells) for pattern in (*_NO_ADDRESS, _SECOND_ADDRESS))
    return Spelling.ODD if is_odd else Spelling.PLAIN


def plain(path: Path, xml: bytes) -> bytes:
    """The rows, cells and merged ranges of a part, spelt plainly; error values become texts.

    Raises:
        InputError: the part is not well-formed, or has an address that cannot be.

    """
    written = [_HEAD]
    merged: list[str] = []
    written += _rows(path, xml, merged)
    written.append("</sheetData>")
    if merged:
        written += ["<mergeCells>", *merged, "</mergeCells>"]
    written.append("</worksheet>")
    return "".join(written).encode("utf-8", "replace")


def _rows(path: Path, xml: bytes, merged: list[str]) -> Iterator[str]:
    """The rows of the first sheetData; ranges are put into *merged*.

    A row or a cell without an address comes after the one before it (ECMA-376 18.3.1.4, .73).
    """
    row, column, is_over, is_inside = 0, -1, False, False
    for event, name, element in elements(path, xml, {"row", "c"}):
        match event, name:
            case "start", "sheetData":
                is_inside = not is_over
            case "end", "sheetData":
                is_over, is_inside = True, False
            case "start", "row" if is_inside:
                told = attributes(element)
                row, column = _row_number(path, told.get("r"), row), -1
                hidden = ' hidden="1"' if told.get("hidden") in {"1", "true"} else ""
                yield f'<row r="{row}"{hidden}>'
            case "end", "row" if is_inside:
                yield "</row>"
            case "end", "c" if is_inside:
                address = element.get("r") or f"{column_name(column + 1)}{row}"
                place = _place(path, address)
                column = place[1]
                yield _cell(element, f"{column_name(column)}{place[0] + 1}")
            case "end", "mergeCell":
                merged.append(f'<mergeCell ref="{_spelt(element.get("ref", ""))}"/>')
            case _:
                pass


def _row_number(path: Path, told: str | None, before: int) -> int:
    if told is None:
        told = str(before + 1)
    if not re.fullmatch(_ROW_NUMBER, told) or int(told) > _LAST_ROW:
        raise limits.broken(path, f"有一行的行号是 {told[:20]}")
    return int(told)


def _place(path: Path, address: str) -> tuple[int, int]:
    place = cell_at(address) if re.fullmatch(_ADDRESS, address) else (_LAST_ROW, 0)
    if place[0] >= _LAST_ROW or place[1] >= _LAST_COLUMN:
        raise limits.broken(path, f"有一格的地址是 {address[:20]}")
    return place


def _cell(element: "Element", address: str) -> str:
    kind = element.get("t", "n")
    told = f'<c r="{address}" t="{_spelt("str" if kind == "e" else kind)}"'
    if style := element.get("s"):
        told += f' s="{_spelt(style)}"'
    parts = []
    for part in element:
        text = "".join(part.itertext())
        match local(part.tag):
            case "f":
                parts.append(f"<f>{_spelt(text)}</f>")
            case "v":
                parts.append(f"<v>{_spelt(text)}</v>")
            case "is":
                inline = "".join(_inline(part))
                parts.append(f'<is><t xml:space="preserve">{_spelt(inline)}</t></is>')
            case _:
                pass
    return f"{told}>{''.join(parts)}</c>" if parts else ""


def _inline(part: "Element") -> Iterator[str]:
    """The text of an inline string, without what is said about its pronunciation."""
    for inner in part:
        if local(inner.tag) == "t":
            yield inner.text or ""
        elif local(inner.tag) == "r":
            yield from (one.text or "" for one in inner if local(one.tag) == "t")


def _spelt(text: str) -> str:
    """Text as it stands in XML, without the signs that make a part be spelt otherwise."""
    return text.translate(_SPELT)


#: What a sheet with cells must have, and how much of it is looked at.
_NAMES = {one.lower(): one for one in ("worksheet", "sheetData", "row", "c", "v")}
_CASE = 65_536


def refuse_case(path: Path, xml: bytes) -> None:
    """Refuse a sheet whose elements are spelt with other letters in capitals; no cell is read then.

    Raises:
        InputError: it is.

    """
    names = re.findall(rb"<(?:\w{1,40}:)?(\w{1,40})", xml[:_CASE])
    for name in map(bytes.decode, names):
        if name not in _NAMES.values() and (right := _NAMES.get(name.lower())):
            told = f"里面写的是 <{name}>，应该是 <{right}>，别的程序也读不出"
            raise limits.broken(path, told)
