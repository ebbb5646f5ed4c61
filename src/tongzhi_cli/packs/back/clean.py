"""A clean workbook of what a file says of a class, with the file's own rows beside.

For whatever cannot be marked itself: .xls, .csv, .ods, a chat, a document of an old program, a
file of several classes.
"""

from collections import Counter
from collections.abc import Sequence

from tongzhi_cli.columns.column import Column
from tongzhi_cli.model.problem import Where
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.addresses import address_of, cell_at
from tongzhi_cli.packs.back.notes import ListAt, Note
from tongzhi_cli.roster.structure.own_sheets import ROSTER
from tongzhi_cli.roster.workbook import Row, build, columns_of

#: What stands over the places in the file.
FROM = "原表的行"


class Line(NamedTuple):
    """What a file says of somebody: where, and what as a *row* of the workbook."""

    where: Where
    row: Row


class Clean(NamedTuple):
    """The workbook, its list, and the notes with the places that they have there."""

    data: bytes
    lists: tuple[ListAt, ...]
    notes: tuple[Note, ...]


def clean(lines: Sequence[Line], notes: Sequence[Note], name: str, sample: str) -> Clean:
    """The workbook called *name* of *lines*, and where *notes* on their file are in it.

    Of lists side by side two students are in one row: there the cell, or the student whose cell it
    is, says who is meant. *sample* is a moment as it is to be written.
    """
    rows = [one.row for one in lines]
    columns = {column: at for at, column in enumerate(columns_of(rows))}
    cells = {one.where: at for at, one in enumerate(lines, start=1)}
    shared = Counter(one.where.row for one in lines)
    places = {
        one.where.row: at for at, one in enumerate(lines, start=1) if shared[one.where.row] == 1
    }
    several = len({one.where.sheet for one in lines}) > 1
    said = [_place(one.where, names_sheet=several) for one in lines]
    data = build(rows, name, beside=(FROM, said), sample=sample)
    moved = []
    for note in notes:
        at = None
        if note.where:
            at = cells.get(note.where) or places.get(note.where.row)
            if at is None and note.student and note.student.row == note.where.row:
                at = cells.get(note.student)
        if note.where and at is None and shared[note.where.row]:
            note = note._replace(text=f"{note.text}（原表 {note.where.cell}）")  # noqa: PLW2901
        where = Where(name, ROSTER, address_of(at, columns[Column.NUMBER])) if at else None
        moved.append(note._replace(where=where))
    return Clean(data, (ListAt(ROSTER, 0, columns),), tuple(moved))


def _place(where: Where, *, names_sheet: bool) -> str:
    row = cell_at(where.cell)[0] + 1 if where.cell else where.line
    told = "" if row is None else str(row)
    return f"[{where.sheet}] {told}" if names_sheet and where.sheet else told
