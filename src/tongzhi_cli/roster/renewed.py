"""学号, 姓名 and 班级 that have changed: the new column counts, the old one where it is blank."""

from collections.abc import Iterator, Sequence

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import Header
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.vocabulary import COLUMN_OF, NEWER, OLDER
from tongzhi_cli.tables.table import Table

#: Without one of these in a header nothing has changed.
_OF_CHANGES = frozenset(word for words in (*NEWER.values(), *OLDER.values()) for word in words)


def older(table: Table, header: Header) -> list[tuple[Column, int]]:
    """The columns that say a field as it was, beside those that say it as it is now."""
    if header.row < 0:
        return []
    if _OF_CHANGES.isdisjoint(map(normal, table.texts(header.row))):
        return []
    found = []
    for field, words in NEWER.items():
        new = header.columns.get(field)
        if new is None or normal(table.text(header.row, new)) not in words:
            continue
        end = min(len(table.rows[header.row]), header.last + 1)
        for column in range(header.first, end):
            heading = normal(table.text(header.row, column))
            if column != new and COLUMN_OF[None].get(heading) is field:
                found.append((field, column))
                break
    known = {field for field, _ in found}
    return [*found, *(one for one in _before(table, header) if one[0] not in known)]


def _before(table: Table, header: Header) -> Iterator[tuple[Column, int]]:
    """The columns of what was before, 原学号, where the one that holds is blank for somebody.

    Or says the same, as it does where it was blank and has been `renewed`.
    """
    end = min(len(table.rows[header.row]), header.last + 1)
    for field, words in OLDER.items():
        new = header.columns.get(field)
        for column in range(header.first, end) if new is not None else ():
            if column == new or normal(table.text(header.row, column)) not in words:
                continue
            rows = range(header.row + 1 + header.below, len(table.rows))
            if new is not None and any(
                (old := table.text(row, column).strip())
                and table.text(row, new).strip() in {"", old}
                for row in rows
            ):
                yield field, column
            break


def renewed(table: Table, headers: Sequence[Header]) -> Table:
    """A table whose new 学号, 姓名 and 班级 have the old ones where they are blank."""
    pairs = [(header, *pair) for header in headers for pair in older(table, header)]
    if not pairs:
        return table
    rows = [list(row) for row in table.rows]
    for header, field, old in pairs:
        new = header.columns[field]
        for row in range(header.row + 1 + header.below, len(rows)):
            if not table.text(row, new).strip() and (value := table.value(row, old)) != "":
                rows[row] += [""] * (new + 1 - len(rows[row]))
                rows[row][new] = value
    return table._replace(rows=rows)
