"""Marks on the cells of a workbook: each coloured, with a note that says what is wrong.

The table of texts, formulas, filters, drop-downs, pictures and all else stays byte for byte; what
changes are the marked cells, a style each, and the parts of notes. A cell of a merged range is its
first one. A sheet may be protected: the marks are put into the file.

Source: ECMA-376 part 1, 18.3.1.4 (c), 18.3.1.73 (row), 18.3.1.99 (worksheet, order of children).
"""

import posixpath
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from tongzhi_cli.office.addresses import address_of, cell_at
from tongzhi_cli.office.excel.xml import WORKBOOK, Range, whole
from tongzhi_cli.office.marks.fills import Fills
from tongzhi_cli.office.marks.mark import Mark
from tongzhi_cli.office.marks.notes import Notes
from tongzhi_cli.office.marks.parts import Parts
from tongzhi_cli.office.marks.spans import (
    Edit,
    Span,
    appended,
    edited,
    inserted,
    prefix_of,
    with_attribute,
)
from tongzhi_cli.office.package import Package

_WANTED = ("row", "c", "mergeCell", "col")
#: What stands behind the drawings of notes (18.3.1.99).
_BEHIND = frozenset({
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst", "AlternateContent",
})  # fmt: skip


def mark(package: Package, marks: Sequence[Mark]) -> bytes:
    """The workbook with *marks* on its cells; those of one cell are one note, in their order.

    Raises:
        InputError: a part is damaged.
        KeyError: a mark names a sheet that is not there.

    """
    if not marks:
        return package.data
    parts = Parts(package)
    sheets = _sheets(parts)
    namespace = _namespace(parts)
    fills, notes = Fills(parts, WORKBOOK, namespace), Notes(parts, WORKBOOK, namespace)
    by_sheet = sorted(marks, key=lambda one: one.sheet)
    for name, those in groupby(by_sheet, key=lambda one: one.sheet):
        _Sheet(parts, sheets[name], fills, notes).mark([*those])
    fills.put()
    return parts.data()


def _namespace(parts: Parts) -> bytes:
    """The main namespace of the workbook; one of the strict kind has its own."""
    root = parts.spans(parts.read(WORKBOOK), depth=0)[0]
    is_strict = any("purl.oclc.org" in value for value in root.attributes.values())
    kind = "purl.oclc.org/ooxml" if is_strict else "schemas.openxmlformats.org"
    return f"http://{kind}/spreadsheetml/{'main' if is_strict else '2006/main'}".encode()


def _sheets(parts: Parts) -> dict[str, str]:
    """The part of each worksheet by its name."""
    targets = {one.id: one.part for one in parts.relations(WORKBOOK)}
    found: dict[str, str] = {}
    for one in parts.spans(parts.read(WORKBOOK), ("sheet",)):
        if one.name == "sheet":
            identity = next((v for k, v in one.attributes.items() if k.endswith(":id")), "")
            if identity in targets:
                found.setdefault(one.get("name") or "", posixpath.normpath(targets[identity]))
    return found


class _Sheet:
    """One worksheet: its rows and cells, where they lie."""

    def __init__(self, parts: Parts, part: str, fills: Fills, notes: Notes) -> None:
        self._parts, self._part, self._fills, self._notes = parts, part, fills, notes
        self._xml = parts.read(part)
        every = parts.spans(self._xml, _WANTED)
        self._root, self._prefix = every[0], prefix_of(self._xml, every[0])
        self._top = [one for one in every if one.depth == 1]
        self._data = next((one for one in self._top if one.name == "sheetData"), None)
        merges = (Range.of(one.get("ref") or "") for one in every if one.name == "mergeCell")
        self._merges = [one for one in merges if one]
        self._columns = [one for one in every if one.name == "col"]
        self._cells = [one for one in every if one.name == "c"]
        self._cell_starts = [one.start for one in self._cells]
        self._rows = [*_numbered_rows([one for one in every if one.name == "row"])]
        self._by_number = dict(self._rows)

    def mark(self, marks: Sequence[Mark]) -> None:
        """Colour the cells, and put a note on each."""
        texts: dict[tuple[int, int], list[str]] = {}
        for one in marks:
            texts.setdefault(self._first_of(one.row, one.column), []).append(one.text)
        edits: list[Edit] = []
        below: list[bytes] = []
        for row, places in groupby(sorted(texts), key=lambda place: place[0]):
            edits += self._in_row(row, [column for _, column in places], below)
        if below and self._data:
            edits.append(appended(self._xml, self._data, b"".join(below)))
        drawing = next((one for one in self._top if one.name == "legacyDrawing"), None)
        relation = next(
            (v for k, v in (drawing.attributes if drawing else {}).items() if k.endswith("id")), ""
        )
        said = {place: "\n".join(those) for place, those in sorted(texts.items())}
        if made := self._notes.put(self._part, relation, said):
            edits.append(self._drawing(made))
        self._parts.put(self._part, edited(self._xml, edits))

    def _first_of(self, row: int, column: int) -> tuple[int, int]:
        for one in self._merges:
            if one.top <= row <= one.bottom and one.left <= column <= one.right:
                return one.top, one.left
        return row, column

    def _in_row(self, row: int, columns: Sequence[int], below: list[bytes]) -> Iterator[Edit]:
        """The edits of one row, whose cells may not be there.

        A row that is not there itself is made, behind the last one as one of those *below*.
        """
        span = self._by_number.get(row)
        if span is None:
            cells = b"".join(self._cell(row, column, None) for column in columns)
            made = self._tag(f'row r="{row + 1}">') + cells + self._tag("/row>")
            if (at := _next(self._rows, row)) is not None:
                yield inserted(at.start, made)
            else:
                below.append(made)
            return
        first, last = (bisect_right(self._cell_starts, end) for end in (span.start, span.end))
        cells_there = [*_numbered_cells(self._cells[first:last])]
        by_column = dict(cells_there)
        behind: list[bytes] = []
        for column in columns:
            if cell := by_column.get(column):
                yield self._coloured(cell)
                continue
            made = self._cell(row, column, span)
            if (at := _next(cells_there, column)) is not None:
                yield inserted(at.start, made)
            else:
                behind.append(made)
        if behind:
            yield appended(self._xml, span, b"".join(behind))

    def _coloured(self, cell: Span) -> Edit:
        style = self._fills.of(whole(cell.get("s"), 0))
        tag = self._xml[cell.start : cell.inner]
        return Edit(cell.start, cell.inner, with_attribute(tag, b"s", str(style).encode()))

    def _cell(self, row: int, column: int, span: Span | None) -> bytes:
        """A cell that was not there: it looked as its row does, or its column."""
        style = None if span is None else span.get("s")
        if style is None:
            for one in self._columns:
                if whole(one.get("min"), 0) <= column + 1 <= whole(one.get("max"), 0):
                    style = one.get("style")
        coloured = self._fills.of(whole(style, 0))
        return self._tag(f'c r="{address_of(row, column)}" s="{coloured}"/>')

    def _tag(self, rest: str) -> bytes:
        if rest.startswith("/"):
            return b"</" + self._prefix + rest[1:].encode()
        return b"<" + self._prefix + rest.encode()

    def _drawing(self, relation: str) -> Edit:
        """What leads from the sheet to the drawing of its notes."""
        made = self._tag(
            f'legacyDrawing xmlns:r="{self._notes.relation_namespace}" r:id="{relation}"/>'
        )
        data_end = self._data.end if self._data else 0
        later = (one.start for one in self._top if one.name in _BEHIND and one.start >= data_end)
        if (at := next(later, None)) is not None:
            return inserted(at, made)
        return appended(self._xml, self._root, made)


def _next(numbered: Sequence[tuple[int, Span]], number: int) -> Span | None:
    """The first one, as they lie, of a greater number: they need not be in order."""
    return next((one for there, one in numbered if there > number), None)


def _numbered_rows(rows: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """Each row with its number from 0; a row without one is behind the one before."""
    number = 0
    for one in rows:
        number = whole(one.get("r"), number + 1)
        yield number - 1, one


def _numbered_cells(cells: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    column = -1
    for one in cells:
        address = one.get("r")
        column = cell_at(address)[1] if address else column + 1
        yield column, one
