"""Rows of values, each with the place it came from: what every spreadsheet format is read into."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain
from operator import is_, itemgetter
from typing import Any, TypeVar

from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import EXACT_DIGITS, NumberFault, clean_number, is_rounded
from tongzhi_cli.model.text import without_id_numbers
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.addresses import address_of, column_name

#: A class cell is merged over its students; no class has more.
MERGED_ROWS = 1000

#: A text that a spreadsheet takes for a formula, or that was marked so that it does not.
FORMULA = r"'*[=+\-@＝＋－＠]"

#: What a cell may hold; "" is a blank one.
Value = str | float | int | bool | date | datetime | time | timedelta


T = TypeVar("T")

#: A shorter text has no 身份证号 in it.
_LONG = 18
#: Below it each whole number has a float of its own.
_EXACT = 2**53

#: In place of a struck-out text: a condition strikes out from here on, and whom is not told.
ON_CONDITION = "\ufdd3"


class Table(NamedTuple):
    """One sheet, or one text file: *rows* of values from A1 on; *sheet* is None for text.

    *lines* are the line numbers of a text file's rows, which may span several lines. *merged*
    has, for the lower cells of each merged range, the row of its first one. *hidden* has what
    stands in the rows that the person who made the sheet hid; they are blank in *rows*. *places*
    has, for the tables of a Word document, the table and the row in it that each row comes from.
    *struck* has, by row and column, what was struck out of a cell, or hidden in it; it is not in
    *rows*.
    *comments* has, by row and column, what a comment (批注) on a cell says.
    *offset* counts the rows of the sheet above the first one here (`part`). *made* has, for a
    column that was made out of another one, the place where that stands. *renamed* has, by
    row and column, what stands in a heading that is read as another one.
    """

    file: str
    sheet: str | None
    rows: Sequence[Sequence[Value]]
    lines: Sequence[int] = ()
    merged: Mapping[tuple[int, int], int] = {}
    hidden: Mapping[int, Sequence[Value]] = {}
    places: Sequence[tuple[str, int]] = ()
    struck: Mapping[tuple[int, int], str] = {}
    offset: int = 0
    made: Mapping[int, int] = {}
    renamed: Mapping[tuple[int, int], str] = {}
    comments: Mapping[tuple[int, int], str] = {}

    def part(self, rows: range) -> "Table":
        """Some of the rows, each with the place that it has in the sheet."""
        if rows.start == 0 and rows.stop >= len(self.rows):
            return self
        cut = slice(rows.start, rows.stop)

        def own(cells: Mapping[tuple[int, int], T]) -> dict[tuple[int, int], T]:
            return {
                (row - rows.start, column): one
                for (row, column), one in cells.items()
                if row in rows
            }

        merged = {at: max(top - rows.start, 0) for at, top in own(self.merged).items()}
        return self._replace(
            rows=self.rows[cut],
            lines=self.lines[cut],
            merged=merged,
            hidden={},
            places=self.places[cut],
            struck=own(self.struck),
            renamed=own(self.renamed),
            comments=own(self.comments),
            offset=self.offset + rows.start,
        )

    def as_written(self) -> "Table":
        """The table with the headings that the file has."""
        if not self.renamed:
            return self
        rows = [*self.rows]
        for (row, column), text in self.renamed.items():
            rows[row] = [*rows[row][:column], text, *rows[row][column + 1 :]]
        return self._replace(rows=rows)

    def where(self, row: int, column: int | None = None) -> Where:
        """The place of a cell (or of a row), *row* and *column* counting from 0."""
        if self.places:
            sheet, line = self.places[max(row, 0)]
            return Where(self.file, sheet, line=line)
        if self.lines:
            return Where(self.file, line=self.lines[max(row, 0)])
        at = column or 0
        place = address_of(max(row, 0) + self.offset, self.made.get(at, at))
        return Where(self.file, self.sheet, place)

    def places_in(self, column: int) -> Callable[[int], Where]:
        """What tells the place of a cell of a *column* by its row: of each that counts."""
        file, sheet, first, new = self.file, self.sheet, self.offset + 1, tuple.__new__
        places, letters = self.places, column_name(self.made.get(column, column))
        lines = self.lines

        def in_document(row: int) -> Where:
            sheet, line = places[row]
            return new(Where, (file, sheet, None, line))

        def in_text(row: int) -> Where:
            return new(Where, (file, None, None, lines[row]))

        def in_sheet(row: int) -> Where:
            return new(Where, (file, sheet, f"{letters}{row + first}", None))

        return in_document if places else in_text if lines else in_sheet

    def value(self, row: int, column: int | None) -> Value:
        """The value of a cell, "" where there is none."""
        cells = self.rows[row]
        return "" if column is None or column >= len(cells) else cells[column]

    def text_of_merged(self, row: int, column: int | None) -> str:
        """The text of a cell; in a cell merged over several rows, that of its first row."""
        if column is None:
            return ""
        return self.text(self.merged.get((row, column), row), column)

    def text(self, row: int, column: int | None) -> str:
        """The value of a cell as text, as a person would read it; 身份证号 are left out."""
        cells = self.rows[row]
        if column is None or column >= len(cells):
            return ""
        value = cells[column]
        text = value if isinstance(value, str) else as_text(value)
        return text if len(text) < _LONG else without_id_numbers(text)

    def texts(self, row: int) -> list[str]:
        """The texts of a row."""
        return [self.text(row, column) for column in range(len(self.rows[row]))]

    def texts_in(self, column: int | None, first: int = 0) -> dict[int, str]:
        """The texts of a column from a row on, by row, of the cells that are not blank."""
        if column is None:
            return {}
        return {
            row: one
            if isinstance(one := cells[column], str) and len(one) < _LONG
            else self.text(row, column)
            for row, cells in enumerate(self.rows[first:], first)
            if column < len(cells) and cells[column] != ""
        }

    def number(self, row: int, column: int) -> tuple[str, NumberFault]:
        """A 学号 as text, whether the cell holds text or a number, and what is wrong with it.

        A number that its format shows otherwise (00123 for 123 under "00000") is text in *rows*.
        """
        value = self.value(row, column)
        if isinstance(value, str):
            return clean_number(value), NumberFault.NONE
        if isinstance(value, bool) or not isinstance(value, int | float):
            return clean_number(as_text(value)), NumberFault.NONE
        if not abs(value) < 10**EXACT_DIGITS:  # nan is not less than anything
            digits = as_text(value)
            # Excel leaves zeros there: what another program wrote is whole while floats are exact
            is_whole = 0 < value < _EXACT and digits[EXACT_DIGITS:].strip("0")
            return digits, NumberFault.NONE if is_whole else NumberFault.DIGITS_LOST
        if value < 0 or value != int(value):
            return as_text(value), NumberFault.NOT_WHOLE
        digits = as_text(value)
        return digits, NumberFault.ROUNDED if is_rounded(digits) else NumberFault.NONE


class Book(NamedTuple):
    """The visible sheets of a file, and the names of the *hidden* ones, which are left out."""

    file: str
    tables: tuple[Table, ...]
    hidden: tuple[str, ...] = ()

    def each(self, made: Callable[[Table], Table]) -> "Book":
        """The book with what is *made* of each table; itself where that is each as it was."""
        tables = tuple(map(made, self.tables))
        return self if all(map(is_, tables, self.tables)) else self._replace(tables=tables)


def taking(places: Sequence[int]) -> Callable[[Sequence[T]], tuple[T, ...]]:
    """What takes the cells at these *places* out of a row; it raises IndexError if one ends before.

    >>> taking([2, 0])("abc"), taking([1])("abc"), taking([])("abc")
    (('c', 'a'), ('b',), ())
    """
    if len(places) > 1:
        return itemgetter(*places)
    return lambda cells: tuple([cells[at] for at in places])


def all_texts(rows: Iterable[Sequence[Value]]) -> str:
    """All texts of some rows in one, so that what nearly no cell has is looked for at once."""
    rows = [*rows]
    try:
        return "\n".join(chain.from_iterable(rows))  # type: ignore[arg-type]  # others below
    except TypeError:
        return "\n".join([one for row in rows for one in row if isinstance(one, str)])


def joined_texts(rows: Sequence[Sequence[Value]], column: int) -> str:
    """The texts of a column in one, so that what nearly no cell has is looked for in all at once.

    Cells that hold no text, and rows that end before the column, are left out.
    """
    values: list[Any]
    try:
        values = [*map(itemgetter(column), rows)]
        return "".join(values)
    except IndexError:
        values = [row[column] for row in rows if len(row) > column]
    except TypeError:
        pass
    return "".join([one for one in values if isinstance(one, str)])


def tops(
    ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]], last_row: int
) -> dict[tuple[int, int], int]:
    """For the lower cells of each merged range, the row of its first one.

    *ranges* are (row, column) of the first and the last cell, counting from 0.
    """
    return {
        (row, left): top
        for (top, left), (bottom, _) in ranges
        for row in range(top + 1, min(bottom, top + MERGED_ROWS, last_row) + 1)
    }


def without_hidden(
    rows: Sequence[Sequence[Value]], hidden: Iterable[int]
) -> tuple[list[Sequence[Value]], dict[int, Sequence[Value]]]:
    """*rows* with the *hidden* ones blank, and those of them that had anything in them."""
    kept = list(rows)
    told: dict[int, Sequence[Value]] = {}
    for row in sorted(hidden):
        if row < len(kept) and any(value != "" for value in kept[row]):
            told[row] = kept[row]
            kept[row] = ()
    return kept, told


def as_text(value: Value) -> str:
    """A cell's value as text; a whole number has no ".0".

    >>> as_text(2014030101.0), as_text(0.5), as_text("0123"), as_text(True)
    ('2014030101', '0.5', '0123', 'TRUE')
    """
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return f"{value:.0f}" if value.is_integer() and abs(value) < 1e21 else repr(value)
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case _:
            return str(value)
