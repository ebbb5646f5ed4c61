"""What a Word document says, in its order: lines of text and tables of texts.

As a reader sees it after all tracked changes are accepted: inserted text counts, deleted text
does not. Content controls, hyperlinks and the like are looked through; of alternative contents the
first counts. What else stands in a line of a cell (a picture, an equation, an EQ field) is
`EMBEDDED` there, because it may be a character that somebody could not type. A table that stands
within another is told after it if it is a form; any other is a part of its cell's text.

Source: ECMA-376 part 1, 17.3 (paragraphs, runs), 17.4 (tables), 17.13.5 (revisions); part 3, 10.2
(alternative content).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from tongzhi_cli.model.text import EMBEDDED, OPEN
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.signs import SIGNS, sign_of
from tongzhi_cli.office.word.changes import accept_changes
from tongzhi_cli.office.word.looks import matter, parted, put_into_text
from tongzhi_cli.office.word.struck_styles import StruckStyles
from tongzhi_cli.office.word.xml import (
    BR,
    STRICT,
    TAB,
    TBL,
    TC,
    TR,
    Element,
    P,
    R,
    T,
    W,
    parsed,
    remove,
    rows_of,
    span_of,
    text_of,
)

_TCPR, _TRPR, _MERGE = f"{W}tcPr", f"{W}trPr", f"{W}vMerge"
_SYMBOL, _HYPHEN, _RETURN = f"{W}sym", f"{W}noBreakHyphen", f"{W}cr"
#: What may stand in a line and is no text.
_DRAWING, _PICT, _OBJECT = f"{W}drawing", f"{W}pict", f"{W}object"
_INSTRUCTION, _FIELD = f"{W}instrText", f"{W}fldSimple"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_NO_TEXT = frozenset((_DRAWING, _PICT, _OBJECT, _INSTRUCTION, _FIELD, _MATH))
_SIGNS_OF_NO_TEXT = (b"inline", b":pict", b":object", b"instrText", b"fldSimple", b":oMath")
#: Where a comment begins, and where its sign stands.
_COMMENTED = (f"{W}commentRangeStart", f"{W}commentReference")
_TOLD = (TBL, TR, TC, P, T, TAB, BR, _RETURN, _SYMBOL, _HYPHEN)


class Grid(NamedTuple):
    """A table: *rows* of texts, one for each column of its grid, "" where a cell reaches into it.

    *merged* has, for the lower cells of each cell that is merged downwards, its first row; *struck*
    what was struck out, hidden or deleted in a cell, *comments* what a comment on it says. *place*
    is the worksheet and the row in it, from 0, where a table of a workbook begins.
    """

    rows: list[list[str]]
    merged: dict[tuple[int, int], int]
    struck: Mapping[tuple[int, int], str] = {}
    place: tuple[str, int] | None = None
    comments: Mapping[tuple[int, int], str] = {}


class Line(str):
    """A line outside of tables, without what was *struck* out, hidden or deleted in it."""

    __slots__ = ("struck",)
    struck: str


def contents(
    path: Path,
    xml: bytes,
    is_form: Callable[[list[str]], bool],
    styles: StruckStyles | None = None,
    comments: Mapping[str, str] = {},
) -> list[str | Grid]:
    """The lines and tables of a document part; *is_form* tells whether a row is a form's header.

    *styles* are those of the document, if one of them strikes out or hides text; *comments* are
    what its comments say, by their ids.

    Raises:
        InputError: the part is not well-formed, or has a DOCTYPE.

    """
    if styles is None and not matter(xml):
        xml = without_looks(xml)
    root = told_root(path, xml, is_form, styles)
    telling = Telling(has_spans=b"gridSpan" in xml, has_merges=b"vMerge" in xml, xml=xml)
    return telling.of(root, comments)


def told_root(
    path: Path,
    xml: bytes,
    is_form: Callable[[list[str]], bool],
    styles: StruckStyles | None,
    as_parsed: Callable[[Element], None] = lambda _: None,
) -> Element:
    """The document as it is told: changes accepted, forms within cells behind the outermost table.

    *as_parsed* is shown its elements while each is at its own place.

    Raises:
        InputError: the part is not well-formed, or has a DOCTYPE.

    """
    if STRICT in xml[:4096]:
        xml = xml.replace(STRICT, W[1:-1].encode())
    root = parsed(path, xml)
    as_parsed(root)
    accept_changes(root, xml)
    if styles is not None or matter(xml):
        put_into_text(root, styles)
    nested = [table for table in root.iter(TBL) if next(table.iterancestors(TBL), None) is not None]
    lift(nested, is_form)
    return root


def without_looks(xml: bytes) -> bytes:
    """*xml* without the properties of paragraphs and runs, which say how text looks.

    They are two thirds of a form, and parsing it is most of the time that reading takes. Where
    what looks like a property need not be one, or has one within it, all stays.
    """
    if b"<!" in xml or b"PrChange" in xml or b":del " in xml:  # a paragraph's end may be deleted
        return xml
    for start, end in ((b"<w:pPr>", b"</w:pPr>"), (b"<w:rPr>", b"</w:rPr>")):
        first, *rest = xml.split(start)
        xml = first + b"".join([piece.partition(end)[2] for piece in rest])
    return xml


def lift(nested: list[Element], is_form: Callable[[list[str]], bool]) -> None:
    """Put forms that stand within cells behind the outermost table; dissolve other tables there."""
    for table in nested:
        around = list(table.iterancestors(TBL))
        rows = islice(rows_of(table), _HEADER_ROWS)
        # the cells of tables deeper within, too: a form there is lifted after this one
        if any(is_form([text_of(cell) for cell in row.iter(TC)]) for row in rows):
            last = around[-1] if around else table
            while (behind := last.getnext()) is not None and behind.get(_LIFTED):
                last = behind
            remove(table)
            table.set(_LIFTED, "1")
            last.addnext(table)
            continue
        for element in list(table.iter(TBL, TR, TC)):
            element.tag = f"{W}smartTag"  # one of the wrappers that are looked through


_HEADER_ROWS, _LIFTED = 6, "fankui-lifted"


class Telling:
    """What was told so far, in one pass over a part."""

    def __init__(self, *, has_spans: bool, has_merges: bool, xml: bytes) -> None:
        self._has_spans = has_spans
        self._has_merges = has_merges
        self._has_gaps = b"gridBefore" in xml
        self._tags: tuple[str, ...] = _TOLD
        if any(sign in xml for sign in _SIGNS_OF_NO_TEXT):
            self._tags = (*_TOLD, *_NO_TEXT)
        self.found: list[str | Grid] = []
        self._grid: Grid | None = None
        self._row: list[str] = []
        self._text: list[str] = []
        self._span = 1
        self._in_cell = False
        self._merging: dict[int, int] = {}
        self._open: dict[int, int] = {}

    def of(self, root: Element, comments: Mapping[str, str] = {}) -> list[str | Grid]:
        """All that *root* tells, with the *comments* on its cells."""
        left = dict(comments)
        tags = (*self._tags, *_COMMENTED) if left else self._tags
        outside = set(_outside_tables(root))
        for element in root.iter(*tags):
            tag = element.tag
            if tag == T:
                if element.text:
                    self._text.append(element.text)
            elif tag == P:
                if element in outside:
                    self._end_table()
                    self._end_line()
                elif self._text:
                    self._text.append("\n")
            elif tag == TC:
                self._end_cell()
                self._begin_cell(element)
            elif tag == TR:
                self._end_row()
                self._begin_row(element)
            elif tag == TBL:
                self._end_table()
                self._begin_table()
            elif tag in _COMMENTED:
                self._comment(left.pop(element.get(f"{W}id", ""), "") if self._in_cell else "")
            elif tag in _NO_TEXT:
                if self._in_cell and _stands_in_line(element):
                    self._text.append(EMBEDDED)
            elif _in_run(element):
                self._text.append(_sign(element))
        self._end_table()
        self._end_line()
        return self.found

    def _comment(self, said: str) -> None:
        """Note a comment where it begins, or is referred to, in the cell."""
        if said and self._grid is not None:
            place = (len(self._grid.rows) - 1, len(self._row))
            there = self._comments.get(place)
            self._comments[place] = f"{there}；{said}" if there else said

    def _end_line(self) -> None:
        if text := "".join(self._text):
            if OPEN in text:
                text, struck = parted(text)
                text = Line(text)
                text.struck = struck.strip()
            self.found.append(text)
        self._text = []

    def _begin_table(self) -> None:
        self._end_line()
        self._struck: dict[tuple[int, int], str] = {}
        self._comments: dict[tuple[int, int], str] = {}
        self._grid = Grid([], {}, self._struck, None, self._comments)
        self._merging = {}

    def _end_table(self) -> None:
        if self._grid is None:
            return
        self._end_row()
        if self._grid.rows:
            self.found.append(self._grid)
        self._grid = None

    def _begin_row(self, row: Element) -> None:
        if self._grid is None:
            return
        self._row = []
        self._grid.rows.append(self._row)
        self._open = {}
        if self._has_gaps:
            gap = row.find(f"{_TRPR}/{W}gridBefore")
            value = "" if gap is None else gap.get(f"{W}val", "")
            self._row += [""] * (min(int(value), 63) if value.isdecimal() else 0)

    def _end_row(self) -> None:
        self._end_cell()
        if self._grid is not None and self._has_merges:
            self._merging = self._open

    def _begin_cell(self, cell: Element) -> None:
        self._text = []
        self._in_cell = True
        self._span = span_of(cell) if self._has_spans else 1
        if self._has_merges:
            self._merge(cell)

    def _merge(self, cell: Element) -> None:
        """Note where a cell that is merged downwards began."""
        merge = cell.find(f"{_TCPR}/{_MERGE}")
        if merge is None or self._grid is None:
            return
        column, row = len(self._row), len(self._grid.rows) - 1
        goes_on = merge.get(f"{W}val", "continue") == "continue" and column in self._merging
        top = self._merging[column] if goes_on else row
        self._open[column] = top
        if goes_on:
            self._grid.merged.update({(row, at): top for at in range(column, column + self._span)})

    def _end_cell(self) -> None:
        if self._in_cell:
            text = "".join(self._text)
            if OPEN in text and self._grid is not None:
                text, struck = parted(text)
                if struck.strip():
                    self._struck[len(self._grid.rows) - 1, len(self._row)] = struck.strip()
            self._row.append(text)
            if self._span > 1:
                self._row += [""] * (self._span - 1)
        self._in_cell = False
        self._text = []


def _outside_tables(element: Element) -> Iterator[Element]:
    """The paragraphs of *element* that are in no table, those within others too."""
    for child in element:
        if child.tag == P:
            yield child
        if child.tag != TBL:
            yield from _outside_tables(child)


def _in_run(element: Element) -> bool:
    """Whether a tab or a break is one: a tab stop is not, nor is a break between pages."""
    parent = element.getparent()
    return parent is not None and parent.tag == R and element.get(f"{W}type", "") not in _PAGES


_PAGES = {"page", "column"}


def _stands_in_line(element: Element) -> bool:
    """Whether what is no text stands among the text: a seal floats, PAGE is a number."""
    if element.tag in (_INSTRUCTION, _FIELD):
        told = element.text if element.tag == _INSTRUCTION else element.get(f"{W}instr")
        return (told or "").strip().upper().startswith("EQ")
    if element.tag == _DRAWING:
        return any(child.tag.endswith("}inline") for child in element)
    return not any("position:absolute" in one.get("style", "") for one in element.iter())


def _sign(element: Element) -> str:
    if element.tag == TAB:
        return "\t"
    if element.tag == _HYPHEN:
        return "-"
    if element.tag != _SYMBOL:
        return "\n"
    code = element.get(f"{W}char", "")
    is_code = re.fullmatch("[0-9A-Fa-f]{1,4}", code) is not None
    return sign_of(element.get(f"{W}font", ""), int(code, 16)) if is_code else ""


#: The same as text, where a font of signs was put on it.
DRAWN = {0xF000 + code: sign for code, sign in SIGNS["wingdings"].items()}


def lines_of(grid: Grid) -> Iterator[str]:
    """The rows of a table that is no form, each as one line."""
    for row in grid.rows:
        yield "\t".join(text for text in row if text.strip()).replace(EMBEDDED, "")
