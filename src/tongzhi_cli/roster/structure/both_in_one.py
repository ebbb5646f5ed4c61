"""A list whose 学号 and 姓名 stand in one cell, 2014030101 李明, read as one with a column each."""

import re
from collections.abc import Sequence

from tongzhi_cli.columns.blocks import upper_rows
from tongzhi_cli.columns.column import WHOSE, Column
from tongzhi_cli.columns.header import HEADER_ROWS
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.model.number_and_name import number_and_name, number_and_rest
from tongzhi_cli.roster.structure.shapes import is_name
from tongzhi_cli.tables.table import Book, Table, Value, as_text

#: Any other heading asks for something else besides: 学号姓名联系电话.
_BOTH = r"(?:学生|您的)?(?:学号[和与及加、/+＋&\-—_]{0,2}姓名|姓名[和与及加、/+＋&\-—_]{0,2}学号)"


def apart(book: Book) -> Book:
    """*book* with the 姓名 of such lists in a column of its own, behind the last one."""
    return book.each(_apart)


def _apart(table: Table) -> Table:
    for row in upper_rows(table.rows[:HEADER_ROWS]):
        at = _both_at(table.rows[row])
        if at is not None:
            below = (as_text(one[at]) for one in table.rows[row + 1 :] if len(one) > at)
            if not any(all(number_and_name(text)) for text in below):
                break  # the question of a questionnaire, and no list
            made = {max(map(len, table.rows)): at}
            own = {(row, at): as_text(table.rows[row][at])}
            return table._replace(rows=_rows(table.rows, row, at), made=made, renamed=own)
    return table


def _both_at(row: Sequence[Value]) -> int | None:
    """Where a row has the one heading for both, and none for either; None for any other row.

    >>> _both_at(["序号", "学号姓名", "结果"]), _both_at(["学号", "姓名"])
    (1, None)
    >>> _both_at(["学号/姓名"]), _both_at(["姓名+学号"]), _both_at(["家长姓名学号"])
    (0, 0, None)
    """
    texts = [one if isinstance(one, str) else "" for one in row]
    if not any(Column.NUMBER in one and Column.NAME in one for one in texts):
        return None  # nearly always
    words = [normal(one) for one in texts]
    if WHOSE & {column_of(word) for word in words}:
        return None
    return next((at for at, word in enumerate(words) if re.fullmatch(_BOTH, word)), None)


def _rows(rows: Sequence[Sequence[Value]], header: int, at: int) -> list[Sequence[Value]]:
    """*rows* in which each cell at a place has the 学号 alone."""
    width = max(map(len, rows))
    kept: list[Sequence[Value]] = [*rows[:header]]
    for row, cells in enumerate(rows[header:], header):
        text = as_text(cells[at]) if at < len(cells) else ""
        number, rest = number_and_rest(text)
        if row == header:
            number, rest = Column.NUMBER, Column.NAME
        elif not (number_and_name(text)[1] and (number or is_name(text))):
            kept.append(cells)
            continue
        blank = [""] * (width - len(cells))
        kept.append([*cells[:at], str(number), *cells[at + 1 :], *blank, str(rest)])
    return kept
