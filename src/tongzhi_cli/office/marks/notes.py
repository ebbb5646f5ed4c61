"""Notes (批注) on cells of a worksheet: the part with their texts, and the one with their boxes.

Traps, of which the reports of other libraries tell: each drawing has numbers of its own for its
boxes in the whole workbook (o:idmap, else Excel repairs the file); Excel writes drawings that are
no XML, so that nothing may parse them; a cell has one note, and one that stands for a thread of
comments is thrown away where the thread does not say the same (`marks.threads`).

Source: ECMA-376 part 1, 18.7 (comments); part 4, 19.4.2 (ClientData), 14.2.2.14 (idmap).
"""

import re
from collections.abc import Mapping
from math import ceil

from tongzhi_cli.office.addresses import address_of
from tongzhi_cli.office.marks.mark import AUTHOR, escaped
from tongzhi_cli.office.marks.parts import HEAD, RELATION, STRICT_RELATION, Parts
from tongzhi_cli.office.marks.spans import (
    Edit,
    Span,
    appended,
    edited,
    inserted,
    prefix_of,
    retagged,
)
from tongzhi_cli.office.marks.threads import Threads

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
#: So many boxes share a block of numbers.
_BLOCK = 1024
_IDS = re.compile(rb"_x0000_s(\d{1,9})\b")
_MAP = re.compile(rb"<(?:\w{1,9}:)?idmap\s[^<>]*?\bdata=[\"']([\d,\s]{1,200})[\"']")
_NAMESPACES = (
    b' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    b' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_BOX = (
    b'<v:shapetype%b id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    b' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    b'<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
#: Columns that a box is wide; characters of a line in it, and its most lines.
_WIDE, _LINE, _MOST_LINES = 4, 20, 24


class Notes:
    """The notes of a workbook, put on its sheets one after the other."""

    def __init__(self, parts: Parts, workbook: str, namespace: bytes) -> None:
        self._parts, self._namespace = parts, namespace
        is_strict = b"purl.oclc.org" in namespace
        self.relation_namespace = STRICT_RELATION if is_strict else RELATION
        self._threads = Threads(parts, workbook, self.relation_namespace)
        self._blocks: set[int] | None = None

    def put(self, sheet: str, drawing: str, said: Mapping[tuple[int, int], str]) -> str | None:
        """Put what is *said* of cells on a sheet, whose drawing of notes has the id *drawing*.

        What comes back is the id of a new drawing, None where there was one.
        """
        relation = self._parts.related(sheet, "comments")
        part = relation.part if relation else self._new(sheet)
        boxes = self._write(part, said)
        self._threads.reply(sheet, said)
        there = {one.id: one.part for one in self._parts.relations(sheet)}.get(drawing)
        if there is not None and there in self._parts:
            self._draw_beside(there, boxes)
            return None
        made = self._parts.free("xl/drawings/vmlDrawing{}.vml")
        block = self._new_block()
        head = b"<xml" + _NAMESPACES + b'><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="'
        head += str(block).encode() + b'"/></o:shapelayout>' + _BOX % b""
        shapes = _shapes(boxes, block * _BLOCK + 1)
        self._parts.put(made, head + shapes + b"</xml>")
        self._parts.declare_ending("vml", _DRAWING_TYPE)
        return self._parts.relate(sheet, f"{self.relation_namespace}/vmlDrawing", made)

    # --- the texts -------------------------------------------------------------------------------

    def _new(self, sheet: str) -> str:
        part = self._parts.free("xl/comments{}.xml")
        xml = b'<comments xmlns="' + self._namespace + b'"><authors></authors>'
        self._parts.put(part, HEAD + xml + b"<commentList></commentList></comments>")
        self._parts.relate(sheet, f"{self.relation_namespace}/comments", part)
        self._parts.declare(part, _TYPE)
        return part

    def _write(
        self, part: str, said: Mapping[tuple[int, int], str]
    ) -> Mapping[tuple[int, int], str]:
        """Write the texts; what comes back are those that need a box of their own."""
        xml = self._parts.read(part)
        every = self._parts.spans(xml, ("author", "comment", "text", "t", "r"))
        prefix = prefix_of(xml, every[0])
        authors = [one for one in every if one.name == "author"]
        theirs = {one.get("ref"): one for one in every if one.name == "comment"}
        number, edits = _author(xml, every, authors, prefix)
        new: dict[tuple[int, int], str] = {}
        made: list[bytes] = []
        for place, text in said.items():
            address = address_of(*place)
            if address in theirs:
                edits += _behind(xml, every, theirs[address], prefix, text)
                continue
            new[place] = text
            tag = f'comment ref="{address}" authorId="{number}">'.encode()
            made.append(
                b"<" + prefix + tag + _wrapped(prefix, "text", _text(prefix, text))
                + b"</" + prefix + b"comment>"
            )  # fmt: skip
        if made:
            edits += _in_list(xml, every, b"".join(made), prefix)
        self._parts.put(part, edited(xml, edits))
        return new

    # --- the boxes -------------------------------------------------------------------------------

    def _draw_beside(self, part: str, boxes: Mapping[tuple[int, int], str]) -> None:
        """Add boxes to a drawing that need not be XML."""
        xml = self._parts.raw(part)
        if not boxes or b"</" not in xml:
            return
        match = _MAP.search(xml)
        blocks = [int(one) for one in match[1].split(b",") if one.strip()] if match else []
        taken = [int(one) for one in _IDS.findall(xml)]
        first = max([*taken, (blocks[-1] if blocks else 1) * _BLOCK]) + 1
        if match and (first - 1 + len(boxes)) // _BLOCK not in blocks:
            block = self._new_block()
            first = block * _BLOCK + 1
            told = match[1].strip() + b"," + str(block).encode()
            xml = xml[: match.start(1)] + told + xml[match.end(1) :]
        known = all(one in xml for one in _NAMESPACES.split())
        own = b"" if known else _NAMESPACES
        shapes = _shapes(boxes, first, own)
        if not re.search(rb"\bid=[\"']_x0000_t202[\"']", xml):
            shapes = _BOX % own + shapes
        end = xml.rfind(b"</")
        self._parts.put(part, xml[:end] + shapes + xml[end:])

    def _new_block(self) -> int:
        """A block of numbers that no drawing of the workbook has."""
        if self._blocks is None:
            self._blocks = {0}
            package = self._parts.package
            for name in package.names:
                if name.lower().endswith(".vml"):
                    for told in _MAP.findall(package.read(name)):
                        self._blocks |= {int(one) for one in told.split(b",") if one.strip()}
        block = max(self._blocks) + 1
        self._blocks.add(block)
        return block


# --- in words of XML -----------------------------------------------------------------------------


def _author(
    xml: bytes, every: list[Span], authors: list[Span], prefix: bytes
) -> tuple[int, list[Edit]]:
    """The number of the author of marks, and what makes it one."""
    names = [xml[one.inner : one.close] for one in authors]
    if AUTHOR.encode() in names:
        return names.index(AUTHOR.encode()), []
    made = _wrapped(prefix, "author", AUTHOR.encode())
    holder = next((one for one in every if one.name == "authors"), None)
    if holder is not None:
        return len(names), [appended(xml, holder, made)]
    at = every[0].inner
    return 0, [inserted(at, _wrapped(prefix, "authors", made))]


def _in_list(xml: bytes, every: list[Span], made: bytes, prefix: bytes) -> list[Edit]:
    holder = next((one for one in every if one.name == "commentList"), None)
    if holder is not None:
        return [appended(xml, holder, made)]
    return [appended(xml, every[0], _wrapped(prefix, "commentList", made))]


def _behind(xml: bytes, every: list[Span], theirs: Span, prefix: bytes, text: str) -> list[Edit]:
    """That *text* stands behind what a note says already, as a text of the same kind."""
    inside = [one for one in every if theirs.start < one.start < theirs.end]
    holder = next((one for one in inside if one.name == "text"), None)
    said = f"\n{AUTHOR}：{text}"
    if holder is None:
        return [appended(xml, theirs, _wrapped(prefix, "text", _text(prefix, said)))]
    own = [one for one in inside if one.depth == holder.depth + 1 and one.start > holder.start]
    runs = [one for one in own if one.name == "r"]
    if runs or not own:
        made = _text(prefix, said)
        run = _wrapped(prefix, "r", made) if runs else made
        at = runs[-1].end if runs else None
        return [inserted(at, run)] if at else [appended(xml, holder, run)]
    return retagged(xml, own[0], b"xml:space", b"preserve", escaped(said))


def _text(prefix: bytes, text: str) -> bytes:
    tag = b"<" + prefix + b't xml:space="preserve">'
    return tag + escaped(text) + b"</" + prefix + b"t>"


def _wrapped(prefix: bytes, name: str, content: bytes) -> bytes:
    tag = prefix + name.encode() + b">"
    return b"<" + tag + content + b"</" + tag


def _shapes(boxes: Mapping[tuple[int, int], str], first: int, own: bytes = b"") -> bytes:
    """A box for each note, right of its cell and as high as its text; *own* are namespaces."""
    made = []
    for number, ((row, column), text) in enumerate(boxes.items(), start=first):
        lines = sum(max(ceil(len(line) / _LINE), 1) for line in text.split("\n"))
        high = min(lines, _MOST_LINES) + 1
        anchor = f"{column + 1}, 12, {row}, 4, {column + 1 + _WIDE}, 12, {row + high}, 4"
        made.append(
            b"<v:shape" + own + f' id="_x0000_s{number}" type="#_x0000_t202" '
            'style="position:absolute;margin-left:80pt;margin-top:2pt;'
            f'width:{_WIDE * 48}pt;height:{high * 15}pt;z-index:{number};visibility:hidden" '
            'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
            '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
            '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
            '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
            f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
            f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData>"
            "</v:shape>".encode()
        )  # fmt: skip
    return b"".join(made)
