"""Styles of a workbook with another colour: a copy of a cell's own, and all else of it kept.

Source: ECMA-376 part 1, 18.8.10 (cellXfs), 18.8.21 (fills), 18.8.45 (xf).
"""

from tongzhi_cli.office.marks.mark import COLOUR
from tongzhi_cli.office.marks.parts import HEAD, RELATION, STRICT_RELATION, Parts
from tongzhi_cli.office.marks.spans import (
    Edit,
    Span,
    edited,
    inserted,
    prefix_of,
    retagged,
    with_attribute,
)

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_BARE = (
    b'<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    b'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    b'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
)
#: The children of a styleSheet, in their order.
_ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs",
    "tableStyles", "colors", "extLst",
)  # fmt: skip
_PLAIN = b'xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'


class Fills:
    """The styles that marked cells have, made as they are asked for."""

    def __init__(self, parts: Parts, workbook: str, namespace: bytes) -> None:
        self._parts = parts
        styles = parts.related(workbook, "styles")
        self._part = (
            styles.part if styles and styles.part in parts else self._new(workbook, namespace)
        )
        self._xml = parts.read(self._part)
        self._made: dict[int, int] = {}
        self._new_formats: list[bytes] = []
        self._read()

    def _new(self, workbook: str, namespace: bytes) -> str:
        """A styles part for a workbook without one."""
        usual = "xl/styles.xml"
        part = self._parts.free("xl/styles{}.xml") if usual in self._parts else usual
        head = HEAD + b'<styleSheet xmlns="' + namespace + b'">'
        self._parts.put(part, head + _BARE + b"</styleSheet>")
        is_strict = b"purl.oclc.org" in namespace
        kind = STRICT_RELATION if is_strict else RELATION
        self._parts.relate(workbook, f"{kind}/styles", part)
        self._parts.declare(part, _TYPE)
        return part

    def _read(self) -> None:
        every = self._parts.spans(self._xml, depth=2)
        self._root, self._prefix = every[0], prefix_of(self._xml, every[0])
        self._children = {one.name: one for one in every if one.depth == 1}
        self._fills = self._within(every, "fills")
        self._formats = self._within(every, "cellXfs")

    def _within(self, every: list[Span], name: str) -> list[Span]:
        parent = self._children.get(name)
        if parent is None:
            return []
        return [one for one in every if one.depth == 2 and parent.start < one.start < parent.end]

    @property
    def _fill(self) -> int:
        """The number of the fill that is added."""
        return len(self._fills) or 2  # without any there are the two that each workbook has

    def of(self, style: int) -> int:
        """The style that is as *style*, and coloured."""
        if style not in self._made:
            self._made[style] = len(self._formats or [0]) + len(self._new_formats)
            self._new_formats.append(self._coloured(style))
        return self._made[style]

    def _coloured(self, style: int) -> bytes:
        if 0 <= style < len(self._formats):
            span = self._formats[style]
            tag, rest = self._xml[span.start : span.inner], self._xml[span.inner : span.end]
        else:
            tag, rest = b"<" + self._prefix + _PLAIN, b""
        tag = with_attribute(tag, b"fillId", str(self._fill).encode())
        return with_attribute(tag, b"applyFill", b"1") + rest

    def put(self) -> None:
        """Put the styles that were made into the package."""
        if not self._new_formats:
            return
        colour = (
            f'patternFill patternType="solid"><@fgColor rgb="FF{COLOUR}"/>'
            '<@bgColor indexed="64"/></@patternFill>'
        )
        fill = self._tags(f"<@fill><@{colour}</@fill>")
        none = self._tags(
            '<@fill><@patternFill patternType="none"/></@fill>'
            '<@fill><@patternFill patternType="gray125"/></@fill>'
        )
        plain = b"<" + self._prefix + _PLAIN
        edits = [
            *self._added("fills", len(self._fills), [fill], [none] * (not self._fills)),
            *self._added(
                "cellXfs", len(self._formats), self._new_formats, [plain] * (not self._formats)
            ),
        ]
        self._parts.put(self._part, edited(self._xml, edits))

    def _tags(self, xml: str) -> bytes:
        return xml.encode().replace(b"@", self._prefix)

    def _added(self, name: str, there: int, new: list[bytes], first: list[bytes]) -> list[Edit]:
        """That *new* stand at the end of a collection, with its count; it is made if missing."""
        least = 2 if name == "fills" else 1
        count = str((there or least) + len(new)).encode()
        content = b"".join([*first, *new])
        parent = self._children.get(name)
        if parent is None:
            tag = self._prefix + name.encode()
            made = b"<" + tag + b' count="' + count + b'">' + content + b"</" + tag + b">"
            return [inserted(self._place(name), made)]
        return retagged(self._xml, parent, b"count", count, content)

    def _place(self, name: str) -> int:
        """Where a collection stands that is not there yet."""
        behind = _ORDER[_ORDER.index(name) + 1 :]
        later = [one.start for key, one in self._children.items() if key in behind]
        return min(later, default=self._root.close)
