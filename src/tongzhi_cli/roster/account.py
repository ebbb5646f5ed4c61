"""What became of each row of a roster file: nothing that somebody wrote is dropped without a word.

A row is a student, a student who was read already, a heading, left out and told with its place, or
looks like students who could not be read, which is an error. Of lists side by side each has its
own part of a row. Nothing is worked out before somebody asks.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum

from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import Student
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.roster.gather import Gathered
from tongzhi_cli.roster.sheets import Sheet
from tongzhi_cli.roster.structure.own_sheets import is_own_page
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


def account(
    gathered: Gathered,
    sheets: Sequence[Sheet],
    students: Sequence[Student],
    twice: Collection[Where],
    places: Mapping[Where, tuple[Sheet, int]],
) -> list[Row]:
    """Every row that has anything in it, once for each list that it belongs to.

    *students* are all that were read, before `--class` picks some; *twice* the places of those
    whom an earlier list has.
    """
    known = Known(gathered.shapes, students)
    rows: list[Row] = []
    tops: list[Table] = []
    for sheet in sheets:
        if not any(sheet.table is one for one in tops):
            tops.append(sheet.table)
            rows += _above(sheet, known)
        repeated = {row for place, (one, row) in places.items() if one is sheet and place in twice}
        rows += _of_list(sheet, repeated | {*sheet.repeated}, known)
    for stray in gathered.strays:
        rows += _of_stray(stray.table, known)
    for part, _, loose, people in gathered.besides:
        unread = {row for row, _ in people}
        rows += (
            _row(part.table, row, 0, Fate.UNREAD if row in unread else Fate.LEFT_OUT)
            for row in sorted({row for row, _ in loose} | unread)
        )
    return rows


def _above(sheet: Sheet, known: Known) -> Iterator[Row]:
    unread = {one.row for one in known.strangers(sheet.table, range(max(sheet.header.row, 0)))}
    between = sheet.part.between()
    for row in range(sheet.part.first):
        if _is_filled(sheet.table, row):
            fate = Fate.LEFT_OUT if row in between else Fate.HEADING
            yield _row(sheet.table, row, 1, Fate.UNREAD if row in unread else fate)


def _of_list(sheet: Sheet, repeated: Collection[int], known: Known) -> Iterator[Row]:
    students = {one.row for one in sheet.people}
    left_out = {one.row for one in sheet.passed_over}
    unread = {one.row for one in known.strangers(sheet.table, sorted(left_out))}
    header = sheet.header
    for row in range(sheet.part.first, len(sheet.table.rows)):
        if row in repeated:
            fate = Fate.REPEATED
        elif row in students:
            fate = Fate.STUDENT
        elif row in left_out:
            fate = Fate.UNREAD if row in unread else Fate.LEFT_OUT
        elif _is_filled(sheet.table, row, header.first, header.last):
            fate = Fate.HEADING
        else:
            continue
        yield _row(sheet.table, row, header.ordinal, fate)


def _of_stray(table: Table, known: Known) -> Iterator[Row]:
    unread = {one.row for one in known.strangers(table, range(len(table.rows)))}
    left = Fate.HEADING if is_own_page(table) else Fate.LEFT_OUT  # ours says nothing of anybody
    for row in range(len(table.rows)):
        if _is_filled(table, row):
            yield _row(table, row, 1, Fate.UNREAD if row in unread else left)


def _is_filled(table: Table, row: int, first: int = 0, last: int = 16_383) -> bool:
    return any(as_text(value).strip() for value in table.rows[row][first : last + 1])


def _row(table: Table, row: int, ordinal: int, fate: Fate) -> Row:
    return Row(table.sheet, row + 1 + table.offset, ordinal, fate)
