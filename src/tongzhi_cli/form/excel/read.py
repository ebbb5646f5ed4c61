"""A filled form (附件2) read back from a workbook: the students, their results, the class.

Each worksheet is taken as lines and tables, as a document is, and read as one (`form.word.read`).
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Answer
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.form.excel.recognise import headers, texts_of
from tongzhi_cli.form.word.classes.said import SHEET_ENDS, labelled
from tongzhi_cli.form.word.columns import FormColumns
from tongzhi_cli.form.word.read import read_pieces
from tongzhi_cli.office.word.tables import Grid
from tongzhi_cli.roster.model import Roster
from tongzhi_cli.tables.table import Book, Table

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

#: What stands below a list in its own columns, and is nobody's 学号 or 姓名.
_LABEL = re.compile(
    r"[:：]|签\s*[名字章]|[盖公]\s*章|^\s*班\s*级\s*$|辅\s*导\s*员|领\s*导|日\s*期|合\s*计|^\s*[备说]?[注明]"
)
_LABEL_ALONE = re.compile(r"[^:：]{1,12}[:：]\s*")
_KEYS = (Column.NUMBER, Column.NAME)


def read_book(
    book: Book, notice: "Notice", mapping: ColumnMap | None = None
) -> tuple[Roster, list[Answer]]:
    """The students of a filled form, in its order, and the answers beside them.

    Raises:
        InputError: there is no table that is a form, or nobody in it.

    """
    columns = FormColumns(notice, mapping or ColumnMap())
    pieces: list[str | Grid] = []
    for table in book.tables:
        pieces += [*pieces_of(table, columns), SHEET_ENDS]
    return read_pieces(Path(book.file), pieces, notice, columns)


def pieces_of(table: Table, columns: FormColumns) -> Iterator[str | Grid]:
    """The lines and the tables of a worksheet: each header begins a table."""
    starts = list(headers(table, columns))
    yield from _lines(table, 0, starts[0] if starts else len(table.rows))
    for start, end in zip(starts, [*starts[1:], len(table.rows)], strict=False):
        part = table.part(range(start, end))
        rows = [texts_of(part, row) for row in range(len(part.rows))]
        last = _last_of_list(rows, part, columns)
        merged = {place: top for place, top in part.merged.items() if place[0] < last}
        struck = {place: text for place, text in part.struck.items() if place[0] < last}
        place = (table.sheet or "", table.offset + start)
        yield Grid(rows[:last], merged, struck, place, part.comments)
        yield from _lines(table, start + last, end)


def _last_of_list(rows: list[list[str]], part: Table, columns: FormColumns) -> int:
    """Behind which row of a table there is nobody any more."""
    found = columns.find(rows, part.merged)
    if found is None:
        return len(rows)
    keys = {one.header.columns[key] for one in found.lists for key in _KEYS}
    header = found.lists[0].header
    own = [header.row + header.below]
    own += [
        row
        for row, texts in enumerate(rows)
        if any(at < len(texts) and _is_of_person(texts[at]) for at in keys)
        and not any(_LABEL_ALONE.fullmatch(text) for text in texts)
    ]
    return max(own) + 1


def _is_of_person(text: str) -> bool:
    return bool(text.strip()) and not _LABEL.search(text)


def _lines(table: Table, first: int, end: int) -> Iterator[str]:
    """Rows that are about nobody, each as one line; a label and what stands beside it as well."""
    rows = [texts_of(table, row) for row in range(first, end)]
    for row in rows:
        if line := "\t".join(text for text in row if text.strip()):
            yield line
    yield from labelled(rows)
