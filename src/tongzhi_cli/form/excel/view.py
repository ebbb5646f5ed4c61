"""A worksheet shown as the tables of a document, so that one code finds forms in both.

Each row is a table row, each cell a cell with its text, its width and its font; a merged range is
one cell that spans columns and rows. Marks on the elements (attributes that reach no file) say
which row, column and piece of text they stand for. What is then done to the view, the class
written on its line for one, is done to the worksheet (`form.excel.fill`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.addresses import cell_at
from tongzhi_cli.office.excel.page import Page
from tongzhi_cli.office.excel.styles import Styles
from tongzhi_cli.office.excel.xml import (
    CELL,
    DATA,
    MOST_COLUMNS,
    MOST_ROWS,
    ROW,
    Piece,
    Range,
    merges_of,
    pieces_of,
    style_of,
)
from tongzhi_cli.office.word.xml import PPR, RPR, SPACE, TBL, TC, TR, Element, P, R, T, W

#: The marks: a row and a column of the worksheet from 0, a piece of a cell's text.
AT_ROW, AT_COLUMN, PIECE = "sheet-row", "sheet-column", "sheet-piece"
#: A cell that is a label and nothing else; what it asks for goes into the next one.
_LABEL_ALONE = r"\s*[^:：_＿]{1,14}[:：]\s*"


class Sheet(NamedTuple):
    """What stands on a worksheet: its cells by row and column, from 0, and how they look.

    *last* is the last row, *width* the number of columns, that anything stands in.
    """

    root: Element
    texts: Sequence[Sequence[Piece]]
    styles: Styles
    rows: Mapping[int, Element]
    cells: Mapping[tuple[int, int], Element]
    merges: Sequence[Range]
    page: Page
    last: int
    width: int

    def pieces(self, row: int, column: int) -> list[Piece]:
        """What a cell says."""
        cell = self.cells.get((row, column))
        return [] if cell is None else pieces_of(cell, self.texts)

    def text(self, row: int, column: int) -> str:
        """What a cell says, as one text."""
        return "".join(piece.text for piece in self.pieces(row, column))

    def is_boxed(self, row: int, column: int) -> bool:
        """Whether a cell has a line around it, or on one side."""
        cell = self.cells.get((row, column))
        return cell is not None and self.styles.look(style_of(cell)).is_boxed

    def is_hidden(self, row: int) -> bool:
        """Whether nobody sees a row."""
        there = self.rows.get(row)
        return there is not None and there.get("hidden") in {"1", "true"}


def sheet_of(root: Element, texts: Sequence[Sequence[Piece]], styles: Styles) -> Sheet:
    """The worksheet *root*."""
    rows: dict[int, Element] = {}
    cells: dict[tuple[int, int], Element] = {}
    for row in root.iterfind(f"{DATA}/{ROW}"):
        number = int(row.get("r", "1")) - 1
        if number >= MOST_ROWS:
            break
        rows[number] = row
        for cell in row.iterchildren(CELL):
            at = cell_at(cell.get("r", "A1"))[1]
            if at < MOST_COLUMNS:
                cells[number, at] = cell
    merges = [one for one in merges_of(root) if one.bottom < MOST_ROWS and one.left < MOST_COLUMNS]
    sheet = Sheet(root, texts, styles, rows, cells, merges, Page(root), 0, 0)
    seen = [at for at in cells if sheet.is_boxed(*at) or sheet.text(*at).strip()]
    seen += [(one.bottom, min(one.right, MOST_COLUMNS - 1)) for one in merges]
    return sheet._replace(
        last=max((row for row, _ in seen), default=-1),
        width=max((at + 1 for _, at in seen), default=0),
    )


class View:
    """The rows of a worksheet as rows of tables."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._lists = [*_lists_of(sheet.root)]
        self._covered: dict[tuple[int, int], Range] = {}
        for one in sheet.merges:
            for row in range(one.top, min(one.bottom, sheet.last) + 1):
                for column in range(one.left, min(one.right, sheet.width - 1) + 1):
                    self._covered[row, column] = one

    def table(self, first: int, end: int) -> Element:
        """The rows from *first* on, before *end*, that are seen, as a table."""
        table = etree.Element(TBL)
        margins = etree.SubElement(etree.SubElement(table, f"{W}tblPr"), f"{W}tblCellMar")
        for side in ("left", "right"):
            etree.SubElement(margins, f"{W}{side}").set(f"{W}w", "40")
        for row in range(first, end):
            if not self.sheet.is_hidden(row):
                table.append(self.row(row))
        return table

    def row(self, row: int) -> Element:
        """One row."""
        made = etree.Element(TR)
        made.set(AT_ROW, str(row))
        height = etree.SubElement(etree.SubElement(made, f"{W}trPr"), f"{W}trHeight")
        height.set(f"{W}val", str(round(20 * self.sheet.page.height(self.sheet.rows.get(row)))))
        column = 0
        while column < self.sheet.width:
            merged = self._covered.get((row, column))
            right = column if merged is None else min(merged.right, self.sheet.width - 1)
            made.append(self._cell(row, column, right, merged))
            column = right + 1
        return made

    def one_cell(self, row: int) -> Element:
        """A row that is no row of a list, however many cells it has."""
        made = etree.Element(TR)
        made.set(AT_ROW, str(row))
        made.append(self._cell(row, 0, self.sheet.width - 1, None))
        return made

    def _cell(self, row: int, left: int, right: int, merged: Range | None) -> Element:
        made = etree.Element(TC)
        made.set(AT_COLUMN, str(left))
        properties = etree.SubElement(made, f"{W}tcPr")
        width = etree.SubElement(properties, f"{W}tcW")
        twips = sum(self.sheet.page.width(column) for column in range(left, right + 1))
        width.set(f"{W}w", str(twips))
        width.set(f"{W}type", "dxa")
        if right > left:
            etree.SubElement(properties, f"{W}gridSpan").set(f"{W}val", str(right - left + 1))
        if merged is not None and merged.bottom > merged.top:
            goes_on = "restart" if row == merged.top else "continue"
            etree.SubElement(properties, f"{W}vMerge").set(f"{W}val", goes_on)
        for word in self._offered(row, left):
            etree.SubElement(properties, f"{W}listItem").set(f"{W}displayText", word)
        is_below = merged is not None and row > merged.top
        made.append(self._paragraph(row, left, is_blank=is_below))
        return made

    def _offered(self, row: int, column: int) -> Sequence[str]:
        """The words that a cell's validation lets people choose from."""
        for place, words in self._lists:
            if place.top <= row <= place.bottom and place.left <= column <= place.right:
                return words
        return ()

    def _paragraph(self, row: int, column: int, *, is_blank: bool) -> Element:
        made = etree.Element(P)
        look = self.sheet.styles.look(style_of(self.sheet.cells.get((row, column))))
        mark = etree.SubElement(etree.SubElement(made, PPR), RPR)
        etree.SubElement(mark, f"{W}sz").set(f"{W}val", str(round(2 * look.size)))
        pieces = [] if is_blank else self.sheet.pieces(row, column)
        if not is_blank and self._asks_beside(row, column, "".join(one.text for one in pieces)):
            pieces = [Piece("".join(one.text for one in pieces).rstrip().rstrip(":："))]
        for at, piece in enumerate(pieces):
            run = etree.SubElement(made, R)
            run.set(PIECE, str(at))
            for number, line in enumerate(piece.text.split("\n")):
                if number:
                    etree.SubElement(run, f"{W}br")
                leaf = etree.SubElement(run, T)
                leaf.text = _clean(line)
                leaf.set(SPACE, "preserve")
        return made

    def _asks_beside(self, row: int, column: int, text: str) -> bool:
        """Whether a cell is a label, and what it asks for goes into the next one, now blank."""
        if not re.fullmatch(_LABEL_ALONE, text):
            return False
        merged = self._covered.get((row, column))
        after = (column if merged is None else merged.right) + 1
        return after < self.sheet.width and not self.sheet.text(row, after).strip()


def _lists_of(root: Element) -> Iterator[tuple[Range, Sequence[str]]]:
    """Where a worksheet offers a list of words, written out, to choose from."""
    for one in root.iterfind("{*}dataValidations/{*}dataValidation[@type='list']"):
        said = (one.findtext("{*}formula1") or "").strip()
        if said.startswith('"'):
            words = [word.strip() for word in said.strip('"').split(",")]
            ranges = map(Range.of, one.get("sqref", "").split())
            yield from ((place, words) for place in ranges if place)


def _clean(text: str) -> str:
    """A text without the marks by which Excel writes characters that XML has not."""
    return re.sub("_x000[DdAa]_|\r", "", text)


def cells_in(element: Element) -> Iterator[tuple[tuple[int, int], Element]]:
    """The cells of a view within *element*, each with its row and column."""
    for row in element.iter(TR):
        for cell in row.iterchildren(TC):
            yield (row_of(row), int(cell.get(AT_COLUMN, "0"))), cell


def row_of(row: Element) -> int:
    """The row of the worksheet that a row of the view stands for."""
    return int(row.get(AT_ROW, "0"))


def lines_in(cell: Element) -> list[Piece]:
    """The text of a cell of the view as pieces; the look of each is that of the piece it was."""
    return [
        Piece("".join("\n" if one.tag != T else one.text or "" for one in run.iter(T, f"{W}br")))
        for run in cell.iter(R)
    ]
