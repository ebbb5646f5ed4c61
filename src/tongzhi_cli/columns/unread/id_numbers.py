"""Which cells of a list hold a 身份证号 that was not read, and which names of sheets and files do.

Source: issue 16: told as what it is, masked in messages. A cell under 学号 that holds nothing else
is told of its row (`check.rules.people.bad_number`).
"""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from tongzhi_cli.columns.column import OF_A_STUDENT, Column
from tongzhi_cli.columns.header import Header
from tongzhi_cli.columns.kinds import ID_NUMBER
from tongzhi_cli.columns.unread.no_values import places
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.text import SHORTEST_ID, beside_id_number, is_id_number, masked, shortened
from tongzhi_cli.tables.table import Book, Table, Value, as_text

#: So much of what is left of a cell is repeated.
_LONGEST = 30
_RENAME = "请改名；旁边有同名的收集记录（.answers.jsonl）的，一起改。"
_RENAME_SHEET = "请在 Excel/WPS 里给这张工作表改名，保存后再试。"


def in_cells(table: Table, header: Header) -> list[Problem]:
    """What is told of the cells below a *header* that hold a 身份证号, once a column."""
    told = []
    for column in (Column.NUMBER, Column.NAME, *OF_A_STUDENT):
        for at in header.all_of(column):
            first = header.row + header.below + 1
            cells = _cells(table, first, at)
            if cells and _is_told_of_rows(table, column, first, at, len(cells)):
                cells = [one for one in cells if not is_id_number(one[2])]
            if cells:
                told.append(_told(table, column, cells))
    return told


def _is_told_of_rows(table: Table, column: Column, first: int, at: int, count: int) -> bool:
    """Whether each row tells itself that it has no 学号, or no class among others who have one."""
    if column is not Column.CLASS:
        return column is Column.NUMBER
    return count < sum(table.value(row, at) != "" for row in range(first, len(table.rows)))


def _cells(table: Table, first: int, column: int) -> list[tuple[int, int, str]]:
    """The cells of a column that hold one: row, column, text."""
    rows = table.rows[first:]
    values: list[Value]
    try:
        values = [*map(itemgetter(column), rows)]
        if max(map(len, values), default=0) < SHORTEST_ID:  # type: ignore[arg-type]  # numbers below
            return []
    except (IndexError, TypeError):  # rows that end before it, cells that are no text
        values = [row[column] if len(row) > column else "" for row in rows]
    held = {one for one in {*values} if beside_id_number(as_text(one)) != as_text(one)}
    if not held:
        return []
    found = enumerate(values, start=first)
    return [(row, column, as_text(value)) for row, value in found if value in held]


def _told(table: Table, column: Column, cells: Sequence[tuple[int, int, str]]) -> Problem:
    row, at, text = cells[0]
    if len(cells) > 1:
        message = f"{column}有 {len(cells)} 格里有身份证号，都没有读进来：{places(table, cells)}"
    elif left := beside_id_number(text):
        message = f"{column}一格里有身份证号，没有读进来，只取“{shortened(left, _LONGEST)}”"
    else:
        message = f"{column}一格里是身份证号，没有读进来，当作空着"
    return Problem(ID_NUMBER, Severity.WARNING, message, where=table.where(row, at))


def in_names(book: Book) -> Iterator[Problem]:
    """What is told of the name of a file, or of one of its sheets, that holds one."""
    if masked(book.file) != book.file:
        message = "文件名里有身份证号，说到它时略去"
        yield Problem(ID_NUMBER, Severity.WARNING, message, _RENAME, where=Where(book.file))
    for sheet in dict.fromkeys(table.sheet for table in book.tables if table.sheet):
        if masked(sheet) != sheet:
            message = "工作表的名字里有身份证号，说到它时略去"
            where = Where(book.file, sheet)
            yield Problem(ID_NUMBER, Severity.WARNING, message, _RENAME_SHEET, where=where)
