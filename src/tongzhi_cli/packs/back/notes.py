"""What is noted in a file, and at which cell: the one at fault, or the header of its list."""

from collections.abc import Mapping, Sequence

from tongzhi_cli.columns.column import Column
from tongzhi_cli.model.problem import Problem, Where
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.addresses import address_of, cell_at
from tongzhi_cli.office.marks.mark import Mark
from tongzhi_cli.packs.back.asking import AT_HEADER, FIELD


class Note(NamedTuple):
    """*text* about a place of a file: None where it is about the list, which is its header's.

    *field* is which of a student's cells is at fault, where the place is only the student;
    *student* is where they stand whose cell the place is, if that is known.
    """

    where: Where | None
    field: Column | None
    text: str
    student: Where | None = None


class Marked(NamedTuple):
    """A file with its notes: its *data*, and where each note stands, as people say it.

    *is_anew*: it is a clean workbook, and not the file itself.
    """

    data: bytes
    places: tuple[str, ...]
    is_anew: bool = False


class ListAt(NamedTuple):
    """A list in a file: the *sheet* and the row of its *header*, from 0, and its *columns*.

    *left* and *right* are the first and last of these where lists stand side by side.
    """

    sheet: str
    header: int
    columns: Mapping[Column, int]
    left: int = 0
    right: int = 16_383


def note_of(problem: Problem, where: Where | None, text: str) -> Note:
    """The note of a problem whose place in the file is *where*."""
    field = FIELD.get(problem.code)
    if problem.code in AT_HEADER:
        where = where._replace(cell=None, line=None) if where else None
    elif where is None or not where.is_row:
        field = None  # it is of somebody who has no row
    return Note(where, field, text)


def mark_at(note: Note, lists: Sequence[ListAt]) -> tuple[Mark, bool]:
    """The cell that a note is put on, and whether it is the header's."""
    where = note.where
    here = [one for one in lists if where and one.sheet == where.sheet]
    if where is None or not where.is_row:
        first = next((one for one in (*here, *lists) if one.header >= 0), lists[0])
        column = first.columns.get(note.field, _name_of(first)) if note.field else _name_of(first)
        return Mark(first.sheet, max(first.header, 0), column, note.text), True
    if where.cell is not None:
        row, column = cell_at(where.cell)
    else:
        row, column = (where.line or 1) - 1, -1
    above = [
        one for one in here if one.header < row and (column < 0 or one.left <= column <= one.right)
    ]
    if not above:
        return Mark(where.sheet or lists[0].sheet, row, max(column, 0), note.text), False
    own = max(above, key=lambda one: one.header)
    is_student = column < 0 or column in {own.columns.get(Column.NUMBER), _name_of(own)}
    if is_student and note.field and note.field in own.columns:
        column = own.columns[note.field]
    elif column < 0:
        column = _name_of(own)
    return Mark(own.sheet, row, column, note.text), False


def _name_of(one: ListAt) -> int:
    return one.columns.get(Column.NAME, one.columns.get(Column.NUMBER, 0))


def place_in_words(mark: Mark, *, is_header: bool, is_word: bool, names_sheet: bool) -> str:
    """Where a mark is: 表头, 第 3 行, 第2张表第 3 行, 工作表“名单”第 3 行（C3）."""
    if is_word:
        sheet = mark.sheet if names_sheet else ""
        return f"{sheet and sheet + '的'}表头" if is_header else f"{sheet}第 {mark.row + 1} 行"
    cell = address_of(mark.row, mark.column)
    place = f"表头（{cell}）" if is_header else f"第 {mark.row + 1} 行（{cell}）"
    return f"工作表“{mark.sheet}”{place}" if names_sheet else place
