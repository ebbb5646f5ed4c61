"""A worksheet that is written into: values put into its cells, its rows made high enough."""

import math
from collections.abc import Sequence

from lxml import etree

from tongzhi_cli.columns.column import OF_A_STUDENT, Column
from tongzhi_cli.form.excel.view import AT_COLUMN, Sheet, sheet_of
from tongzhi_cli.model.text import ems
from tongzhi_cli.office.addresses import address_of, cell_at
from tongzhi_cli.office.excel.styles import Styles
from tongzhi_cli.office.excel.xml import (
    CELL,
    DATA,
    FORMULA,
    ROW,
    Piece,
    clear,
    pieces_of,
    put_number,
    put_pieces,
    style_of,
)
from tongzhi_cli.office.word.xml import Element, W, half_points, twips

#: What is computed with: these are numbers in the cell, all else is text.
_NUMBERS = frozenset(
    {
        Column.SERIAL, Column.EXPECTED, Column.CHECKED, Column.OK_COUNT, Column.WRONG_COUNT,
        Column.MISSING_COUNT, Column.AWAY_COUNT,
    }
)  # fmt: skip
#: What is made smaller before it is broken: half a 学号 on a second line is misread, and a class
#: that takes two lines makes every row of the sheet higher.
_ONE_LINE = frozenset({Column.NUMBER, Column.NAME, *OF_A_STUDENT})
#: Text is made so much smaller at most, and still read.
SMALLEST_LETTERS = 0.6
#: A line is so much higher than its font; a cell has so many points around its text.
_LEADING, _AROUND = 1.35, 4.0
#: What a cell has to the left and the right of its text, in twips.
_PADDING = 80


class Cells:
    """The cells of a copy of a worksheet."""

    def __init__(self, root: Element, texts: Sequence[Sequence[Piece]], styles: Styles) -> None:
        self._sheet: Sheet = sheet_of(root, texts, styles)
        self._rows, self._cells = dict(self._sheet.rows), dict(self._sheet.cells)
        self._styles = styles
        #: By how many points the rows became higher.
        self.grown = 0.0

    @property
    def height(self) -> float:
        """The height of all rows in points."""
        return sum(self.heights())

    def heights(self) -> list[float]:
        """The height of each row in points."""
        page = self._sheet.page
        return [page.height(self._rows.get(row)) for row in range(self._sheet.last + 1)]

    def row(self, at: int) -> Element:
        """A row, which is made if it is not there."""
        if at not in self._rows:
            data = self._sheet.root.find(DATA)
            assert data is not None  # noqa: S101  the schema wants it
            made = etree.Element(ROW)
            made.set("r", str(at + 1))
            below = min((one for one in self._rows if one > at), default=None)
            if below is None:
                data.append(made)
            else:
                self._rows[below].addprevious(made)
            self._rows[at] = made
        return self._rows[at]

    def cell(self, row: int, column: int) -> Element:
        """A cell, which is made if it is not there."""
        if (row, column) not in self._cells:
            there = self.row(row)
            made = etree.Element(CELL)
            made.set("r", address_of(row, column))
            right = (
                one for one in there.iterchildren(CELL) if cell_at(one.get("r", ""))[1] > column
            )
            behind = next(right, None)
            if behind is None:
                there.append(made)
            else:
                behind.addprevious(made)
            self._cells[row, column] = made
        return self._cells[row, column]

    def text(self, row: int, column: int) -> str:
        """What a cell says."""
        cell = self._cells.get((row, column))
        return "" if cell is None else "".join(p.text for p in pieces_of(cell, self._sheet.texts))

    def has_formula(self, row: int, column: int) -> bool:
        """Whether a cell is computed."""
        cell = self._cells.get((row, column))
        return cell is not None and cell.find(FORMULA) is not None

    def put(self, row: int, like: Element, column: Column, value: str) -> None:
        """A value of a *column* into the cell of a row that looks as *like* does in the view."""
        at = int(like.get(AT_COLUMN, "0"))
        if not value or self.text(row, at) == value:
            return
        cell = self.cell(row, at)
        self._unshare(cell)
        if column in _NUMBERS and value.isdecimal():
            put_number(cell, value)
            return
        put_pieces(cell, [Piece(value)])
        self._make_room(row, cell, like, value, column)

    def _unshare(self, cell: Element) -> None:
        """Let no cell refer to the formula of one that is written over (shared formulas)."""
        formula = cell.find(FORMULA)
        group = None if formula is None else formula.get("si")
        for other in self._cells.values() if group is not None else ():
            told = other.find(FORMULA)
            if told is not None and told.get("si") == group:
                other.remove(told)

    def put_pieces(self, row: int, at: int, pieces: Sequence[Piece], *, as_number: bool) -> None:
        """Other pieces of text into a cell."""
        cell = self.cell(row, at)
        text = "".join(piece.text for piece in pieces)
        if as_number and text.isdecimal():
            put_number(cell, text)
        else:
            put_pieces(cell, pieces)

    def keep_in(self, row: int, like: Element, before: str) -> None:
        """Let a line that became longer than its merged cells, and than *before*, be seen whole."""
        at = int(like.get(AT_COLUMN, "0"))
        text = self.text(row, at)
        is_merged = like.find(f"{W}tcPr/{W}gridSpan") is not None
        room = max(_room(like), ems(before))
        if is_merged and "\n" not in text and SMALLEST_LETTERS * ems(text) <= room < ems(text):
            cell = self.cell(row, at)
            cell.set("s", str(self._styles.shrunk(style_of(cell))))

    def empty(self, row: int) -> None:
        """Take the values of a row away."""
        for cell in self.row(row).iterchildren(CELL):
            clear(cell)

    def hide(self, row: int) -> None:
        """Let nobody see a row."""
        self.row(row).set("hidden", "1")

    def _make_room(self, row: int, cell: Element, like: Element, text: str, column: Column) -> None:
        """Let a text that is too long for its cell be seen whole."""
        needed = height_needed(like, text, column)
        if needed is None:
            if ems(text) > _room(like):
                cell.set("s", str(self._styles.shrunk(style_of(cell))))
            return
        cell.set("s", str(self._styles.wrapped(style_of(cell))))
        there = self.row(row)
        old = self._sheet.page.height(there)
        if needed > old:
            there.set("ht", f"{min(needed, 409):g}")
            there.set("customHeight", "1")
            self.grown += needed - old


def height_needed(like: Element, text: str, column: Column) -> float | None:
    """The height in points of a row whose cell, as *like*, has a text on several lines.

    None where it stands on one line, as it is or made smaller.
    """
    lines, room = text.split("\n"), _room(like)
    if len(lines) == 1 and (
        ems(text) <= room or (column in _ONE_LINE and room >= SMALLEST_LETTERS * ems(text))
    ):
        return None
    count = sum(max(1, math.ceil(ems(line) / room)) for line in lines)
    return round(count * half_points(like) / 2 * _LEADING + _AROUND, 2)


def _room(like: Element) -> float:
    """The room of a cell of the view, in widths of a Chinese character."""
    width = like.find(f"{W}tcPr/{W}tcW")
    room = (twips(width.get(f"{W}w"), 0) if width is not None else 0) - _PADDING
    return max(room, 1) / (10 * half_points(like))
