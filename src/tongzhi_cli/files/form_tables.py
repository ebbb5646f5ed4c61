"""The tables of a document that are a form's: with its header, or going on where one ended."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from tongzhi_cli.core.column_words import COLUMN_OF
from tongzhi_cli.core.columns import Column
from tongzhi_cli.core.headings import normal
from tongzhi_cli.core.role import Paper
from tongzhi_cli.files.column_map import ColumnMap
from tongzhi_cli.files.form_class import labelled
from tongzhi_cli.files.form_outcomes import has_outcome, joined
from tongzhi_cli.files.headers import Header, find
from tongzhi_cli.files.listing import Listed, PassedOver, listed
from tongzhi_cli.files.table import Table
from tongzhi_cli.files.word_tables import DRAWN, Grid, lines_of

_KNOWN = COLUMN_OF[Paper.SIGNED]
_FORM = (Column.NUMBER, Column.NAME, Column.RESULT)
_WRONG_ONES = (Column.NUMBER, Column.NAME, Column.DETAIL)
_DRAWN = frozenset(map(chr, DRAWN))
#: A 学号 has more characters than a serial.
_SERIAL = 2


class FormSheet(NamedTuple):
    """A list in the table of that *number*, its *header*, the *lines* that are about nobody."""

    number: int
    table: Table
    header: Header
    rows: Sequence[Listed | PassedOver]
    lines: Sequence[str]


def is_header(texts: Iterable[str]) -> bool:
    """Whether a row of these texts is the header of a form."""
    return has_outcome([*texts])


class FormTables:
    """The form's tables (*sheets*) in a document, and what stands before each and behind the last.

    *headers_seen* are the first rows of tables that are none; *told* is what was inferred.
    """

    def __init__(self, file: str, pieces: Sequence[str | Grid]) -> None:
        self._file = file
        self.headers_seen: list[str] = []
        self.told: set[str] = set()
        self.sheets, self.around = self._sheets(pieces)

    def _sheets(self, pieces: Sequence[str | Grid]) -> tuple[list[FormSheet], list[list[str]]]:
        """The form's tables, and the lines before each and behind the last one."""
        sheets: list[FormSheet] = []
        around: list[list[str]] = [[]]
        for at, piece in enumerate(pieces):
            if isinstance(piece, str):
                around[-1] += piece.split("\n")
                continue
            found = self._as_sheets(piece, _count(pieces[: at + 1]), sheets)
            if not found:
                around[-1] += lines_of(piece)
                around[-1] += labelled(piece.rows)
                continue
            for one in found:
                sheets.append(one)
                around.append([])
        return sheets, around

    def _as_sheets(self, grid: Grid, number: int, before: Sequence[FormSheet]) -> list[FormSheet]:
        """A table with a header, or one that goes on where the last one ended; else nothing."""
        name = f"第{number}张表"
        rows, told = joined(grid.rows)
        grid = grid._replace(rows=rows)
        if told:
            self.told.add(told)
        table = _table(self._file, name, grid)
        headers = _plain_header(grid) or find(table, _FORM, ColumnMap()) or _of_wrong_ones(table)
        if not headers and before and _goes_on(grid, before[-1]):
            headers = [
                one.header._replace(row=-1) for one in before if one.number == before[-1].number
            ]
        if not headers and grid.rows:
            self.headers_seen += [normal(text) for text in grid.rows[0] if text.strip()][:8]
        if not headers:
            return []
        blocks = [name, *(f"{name}第{at}栏" for at in range(2, len(headers) + 1))]
        return [
            self._sheet(number, _table(self._file, block, grid), grid, header)
            for block, header in zip(blocks, headers, strict=True)
        ]

    def _sheet(self, number: int, table: Table, grid: Grid, header: Header) -> FormSheet:
        _fill_merged(grid, header)
        results = header.all_of(Column.RESULT)
        for row in grid.rows:
            for at in results:
                if at < len(row) and not _DRAWN.isdisjoint(row[at]):
                    row[at] = row[at].translate(DRAWN)
        rows = list(listed(table, header))
        people = {one.row for one in rows if isinstance(one, Listed) and (one.number or one.name)}
        others = [
            [text for text in row if text.strip()]
            for at, row in enumerate(grid.rows)
            if at not in people and at != header.row
        ]
        lines = ["\t".join(texts) for texts in others]
        return FormSheet(number, table, header, rows, [*lines, *labelled(others)])


def _count(pieces: Iterable[str | Grid]) -> int:
    return sum(isinstance(piece, Grid) for piece in pieces)


def _goes_on(grid: Grid, before: FormSheet) -> bool:
    """Whether a table without a header has a 学号 where the one before it has them."""
    column = before.header.columns[Column.NUMBER]
    width = len(before.table.rows[max(before.header.row, 0)])
    cells = [row[column].strip() for row in grid.rows if len(row) == width]
    return any(len(cell) > _SERIAL and cell.isascii() and cell.isalnum() for cell in cells)


def _fill_merged(grid: Grid, header: Header) -> None:
    """Give the lower cells of a cell merged over students its text; join rows of one student."""
    keys = {header.columns[Column.NUMBER], header.columns[Column.NAME]}
    of_one = {
        (row, top) for (row, at), top in grid.merged.items() if at in keys and top > header.row
    }
    for (row, at), top in grid.merged.items():
        is_own = top > header.row and at not in keys and (row, top) not in of_one
        if is_own and at < len(grid.rows[row]):
            grid.rows[row][at] = grid.rows[top][at]
    for row, top in sorted(of_one):
        for at, text in enumerate(grid.rows[row]):
            if text.strip() and at not in keys:
                upper = grid.rows[top]
                upper += [""] * (at + 1 - len(upper))
                upper[at] = "\n".join(filter(None, (upper[at], text)))
        grid.rows[row][:] = []


def _of_wrong_ones(table: Table) -> list[Header]:
    """The header of a 勘误表, which lists only who is wrong, and what is: that is the result."""
    found = []
    for header in find(table, _WRONG_ONES, ColumnMap()):
        columns = dict(header.columns)
        columns[Column.RESULT] = columns.pop(Column.DETAIL)
        found.append(header._replace(columns=columns))
    return found


def _plain_header(grid: Grid) -> list[Header]:
    """The header where it is the first row and has each word once, as in nearly all forms."""
    if not grid.rows or grid.merged:
        return []
    header = _header_of(tuple(grid.rows[0]))
    return [header] if header else []


@lru_cache(maxsize=256)
def _header_of(texts: tuple[str, ...]) -> Header | None:
    words = [normal(text) for text in texts]
    known = [COLUMN_OF[None].get(word) for word in words]
    is_plain = all(
        field or word in _KNOWN or not word for field, word in zip(known, words, strict=True)
    )
    fields = [field for field in known if field]
    if not is_plain or len(set(fields)) < len(fields) or not set(_FORM) <= set(fields):
        return None
    return Header(0, {field: at for at, field in enumerate(known) if field})


def _table(file: str, name: str, grid: Grid) -> Table:
    places = [(name, at) for at in range(1, len(grid.rows) + 1)]
    return Table(file, name, grid.rows, merged=grid.merged, places=places)
