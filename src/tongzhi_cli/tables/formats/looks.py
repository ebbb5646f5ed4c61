"""How the cells of an .xlsx look where that changes what they say: struck out, hidden, as signs.

A part is looked at only where it names such a font or a line through text at all; nearly none does.
Source: ECMA-376 part 1, 18.4.10 (strike), 18.4.5 (rFont), 18.8.22 (font), 18.8.45 (xf).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.addresses import cell_at
from tongzhi_cli.office.signs import FONT_MARK, OF_SIGNS, as_signs
from tongzhi_cli.tables.formats.events import attributes, elements, local
from tongzhi_cli.tables.table import Value, as_text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_STRIKE = b"strike"
#: A number format of which no section shows anything hides what a cell holds (18.8.30).
HIDING = ";;;"
_HIDES = f'"{HIDING}"'.encode()


class Said(NamedTuple):
    """A text without what is *struck* out in it, and that."""

    kept: str
    struck: str


class Looks(NamedTuple):
    """What the looks of a workbook change.

    The styles whose cells are *struck* out, those in a font of *signs*, and the shared *strings*
    of which a part is either.
    """

    struck: frozenset[int] = frozenset()
    signs: Mapping[int, str] = {}
    strings: Mapping[int, Said] = {}
    #: The numbers of the formats by which a condition strikes out.
    conditional: frozenset[int] = frozenset()

    @property
    def styles(self) -> frozenset[int]:
        """The styles that matter."""
        return self.struck | self.signs.keys()

    @property
    def matter(self) -> bool:
        """Whether any of them do."""
        return bool(self.struck or self.signs or self.strings)


def may_matter(xml: bytes) -> bool:
    """Whether a part names a line through text or a font of signs at all."""
    return _STRIKE in xml or FONT_MARK in xml


def looks_of(path: Path, styles: bytes, strings: bytes) -> Looks:
    """The looks that matter in a workbook, by its table of styles and its table of texts.

    Raises:
        InputError: a part is broken.

    """
    is_plain = not may_matter(styles) and _HIDES not in styles
    struck, signs = (frozenset[int](), {}) if is_plain else _styles(path, styles)
    texts = _strings(path, strings) if may_matter(strings) else {}
    return Looks(struck, signs, texts, _conditional(path, styles))


def _conditional(path: Path, styles: bytes) -> frozenset[int]:
    """Which of the formats of conditions strike out (18.8.14)."""
    if b"<dxf>" not in styles or _STRIKE not in styles:
        return frozenset()
    for event, name, element in elements(path, styles, ()):
        if event == "end" and name == "dxfs":
            return frozenset(
                at
                for at, each in enumerate(element)
                if any(local(one.tag) == "font" and _font(one)[0] for one in each)
            )
    return frozenset()


def struck_on_condition(xml: bytes, looks: Looks) -> Iterator[tuple[int, int]]:
    """Where the ranges of a sheet begin in which a condition strikes out; which cells is not told.

    Source: ECMA-376 part 1, 18.3.1.18 (conditionalFormatting), 18.3.1.10 (cfRule).
    """
    for each in xml.split(b"<conditionalFormatting")[1:] if looks.conditional else ():
        place = re.search(rb' sqref="([A-Z]{1,3}[0-9]{1,7})', each)
        used = re.findall(rb' dxfId="([0-9]{1,6})"', each)
        if place and not looks.conditional.isdisjoint(map(int, used)):
            yield cell_at(place[1].decode())


def _styles(path: Path, styles: bytes) -> tuple[frozenset[int], dict[int, str]]:
    fonts: list[tuple[bool, str]] = []
    struck: set[int] = set()
    signs: dict[int, str] = {}
    hiding: set[str] = set()
    for event, name, element in elements(path, styles, ()):
        if event != "end":
            continue
        if name == "numFmt" and element.get("formatCode") == HIDING:
            hiding.add(element.get("numFmtId", ""))
        elif name == "fonts":
            fonts = [_font(one) for one in element if local(one.tag) == "font"]
        elif name == "cellXfs":
            each = [one for one in element if local(one.tag) == "xf"]
            struck |= {at for at, one in enumerate(each) if one.get("numFmtId") in hiding}
            for at, one in enumerate(one.get("fontId", "") for one in each):
                if not one.isdecimal() or int(one) >= len(fonts):
                    continue
                is_struck, font = fonts[int(one)]
                if is_struck:
                    struck.add(at)
                if font.lower() in OF_SIGNS:
                    signs[at] = font
    return frozenset(struck), signs


def _font(element: "Element") -> tuple[bool, str]:
    """Whether a font, or the properties of a run, strikes out; its name."""
    is_struck, font = False, ""
    for one in element:
        match local(one.tag):
            case "strike":
                is_struck = attributes(one).get("val", "1") not in {"0", "false"}
            case "name" | "rFont":
                font = attributes(one).get("val", "")
            case _:
                pass
    return is_struck, font


def _strings(path: Path, strings: bytes) -> dict[int, Said]:
    found: dict[int, Said] = {}
    at = 0
    for event, name, element in elements(path, strings, {"si"}):
        if event == "end" and name == "si":
            if (said := said_in(element)) is not None:
                found[at] = said
            at += 1
    return found


def said_in(element: "Element") -> Said | None:
    """What a text of several runs says; None where its looks change nothing."""
    kept: list[str] = []
    struck: list[str] = []
    changed = False
    for run in element:
        if local(run.tag) == "t":
            kept.append(run.text or "")
        if local(run.tag) != "r":
            continue
        text = "".join(one.text or "" for one in run if local(one.tag) == "t")
        is_struck, font = _look_of(run)
        shown = as_signs(text, font)
        changed = changed or is_struck or shown != text
        (struck if is_struck else kept).append(shown)
    return Said("".join(kept), "".join(struck)) if changed else None


def _look_of(run: "Iterable[Element]") -> tuple[bool, str]:
    properties = next((one for one in run if local(one.tag) == "rPr"), None)
    return (False, "") if properties is None else _font(properties)


def take_out(
    grid: list[Sequence[Value]], looks: Iterable[tuple[tuple[int, int], Said | str]]
) -> dict[tuple[int, int], str]:
    """What is struck out, which is taken out of *grid*; letters in a font of signs become signs.

    *looks* has what `look_of` tells of each cell that matters.
    """
    struck: dict[tuple[int, int], str] = {}
    for (row, column), look in looks:
        if row >= len(grid) or column >= len(grid[row]) or (value := grid[row][column]) == "":
            continue
        line = list(grid[row])
        if isinstance(look, Said):
            line[column], text = look
        elif look:
            line[column], text = as_signs(as_text(value), look), ""
        else:
            line[column], text = "", as_text(value)
        grid[row] = line
        if text.strip():
            struck[row, column] = text
    return struck


def _inline(content: bytes) -> bytes:
    """The text that a cell has in itself, as markup."""
    begin, end = content.find(b"<is>"), content.rfind(b"</is>")
    return content[begin : end + len(b"</is>")] if 0 <= begin < end else b""


def look_of(path: Path, about: bytes, content: bytes, looks: Looks) -> Said | str | None:
    """How a cell looks where that matters: "" struck out, a font of signs, or what is left."""
    told = dict(re.findall(rb' (\w+)="([^"]*)"', about))
    style = int(told.get(b"s", b"0"))
    if style in looks.struck:
        return ""
    if told.get(b"t") == b"s" and (index := re.search(rb"<v>(\d+)</v>", content)):
        if (said := looks.strings.get(int(index[1]))) is not None:
            return said
    elif may_matter(content) and (inline := _inline(content)):
        for event, name, element in elements(path, inline, ()):
            if event == "end" and name == "is" and (said := said_in(element)) is not None:
                return said
    return looks.signs.get(style)
