"""What became of each row of a roster file: nothing that somebody wrote is dropped without a word.

A row is a student, a student who was read already, a heading, left out and told with its place, or
looks like students who could not be read, which is an error. Of lists side by side each has its
own part of a row. Nothing is worked out before somebody asks.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import Student
from tongzhi_cli.roster.gather import Gathered
from tongzhi_cli.roster.sheets import Sheet
from tongzhi_cli.roster.unread import Known
from tongzhi_cli.tables.table import Table, as_text


class Fate(StrEnum):
    """What became of a row."""

    STUDENT = "student"
    REPEATED = "repeated"
    HEADING = "heading"
    LEFT_OUT = "left out"
    UNREAD = "unread"


class Row(NamedTuple):
    """One *row* of a sheet, counting from 1, in the list *ordinal* from the left, and its *fate*.

    0 is what stands in it beside the lists.
    """

    sheet: str | None
    row: int
    ordinal: int
    fate: Fate


class Account:
    """The rows of a file, from the lists they are in; iterate over it to get them."""

    def __init__(
        self,
        gathered: Gathered,
        sheets: Sequence[Sheet],
        students: Sequence[Student],
        twice: frozenset[Where],
        places: "dict[Where, tuple[Sheet, int]]",
    ) -> None:
        """Take what was read: of the *students* all, before `--class` picks some."""
        self._gathered = gathered
        self._sheets = sheets
        self._students = students
        self._twice = twice
        self._places = places

    def __iter__(self) -> Iterator[Row]:
        """Every row that has anything in it, once for each list that it belongs to."""
        known = Known(self._gathered.shapes, self._students)
        tops: list[Table] = []
        for sheet in self._sheets:
            if not any(sheet.table is one for one in tops):
                tops.append(sheet.table)
                yield from self._above(sheet, known)
            yield from self._of_list(sheet)
        for stray in self._gathered.strays:
            yield from _of_stray(stray.table, known)
        for beside in self._gathered.besides:
            table = beside.part.table
            people = {row for row, _ in beside.people}
            for row in sorted({row for row, _ in beside.loose} | people):
                yield _row(table, row, 0, Fate.UNREAD if row in people else Fate.LEFT_OUT)

    def _above(self, sheet: Sheet, known: Known) -> Iterator[Row]:
        rows = range(max(sheet.part.first, 0) if sheet.header.row >= 0 else 0)
        unread = {one.row for one in known.strangers(sheet.table, range(max(sheet.header.row, 0)))}
        for row in rows:
            if _is_filled(sheet.table, row):
                yield _row(sheet.table, row, 1, Fate.UNREAD if row in unread else Fate.HEADING)

    def _of_list(self, sheet: Sheet) -> Iterator[Row]:
        repeated = {
            row
            for place, (one, row) in self._places.items()
            if one is sheet and place in self._twice
        }
        repeated |= {*sheet.repeated}
        students = {one.row for one in sheet.people} - repeated
        left_out = {one.row for one in sheet.passed_over}
        ordinal = sheet.header.ordinal
        for row in range(sheet.part.first, len(sheet.table.rows)):
            if row in students:
                yield _row(sheet.table, row, ordinal, Fate.STUDENT)
            elif row in repeated:
                yield _row(sheet.table, row, ordinal, Fate.REPEATED)
            elif row in left_out:
                yield _row(sheet.table, row, ordinal, Fate.LEFT_OUT)
            elif _is_filled(sheet.table, row, sheet.header.first, sheet.header.last):
                yield _row(sheet.table, row, ordinal, Fate.HEADING)


def _of_stray(table: Table, known: Known) -> Iterator[Row]:
    unread = {one.row for one in known.strangers(table, range(len(table.rows)))}
    for row in range(len(table.rows)):
        if _is_filled(table, row):
            yield _row(table, row, 1, Fate.UNREAD if row in unread else Fate.LEFT_OUT)


def _is_filled(table: Table, row: int, first: int = 0, last: int = 16_383) -> bool:
    return any(as_text(value).strip() for value in table.rows[row][first : last + 1])


def _row(table: Table, row: int, ordinal: int, fate: Fate) -> Row:
    return Row(table.sheet, row + 1 + table.offset, ordinal, fate)
