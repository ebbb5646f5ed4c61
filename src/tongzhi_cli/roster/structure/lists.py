"""Where the lists of a roster file are: on which sheets, from which row to which row.

A list has a header with 学号 and 姓名. One may stand below another under other words, or far down
below a long preface. What goes on without a header is found in `roster.going_on`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import HEADER_ROWS, Header, find
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.mapping import ColumnMap, is_letters
from tongzhi_cli.columns.other_words import OF_OTHER_LISTS
from tongzhi_cli.columns.vocabulary import COLUMN_OF
from tongzhi_cli.model.classes.class_in_title import class_in_title
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.roster.renewed import renewed
from tongzhi_cli.roster.structure.shapes import Shapes, shape_of
from tongzhi_cli.tables.table import Table, as_text

NEEDED = (Column.NUMBER, Column.NAME)
_BOTH = frozenset(NEEDED)


class Part(NamedTuple):
    """One list: the rows of its *table*, with what stands above it, and its *header*.

    *onto* is the list that it goes on from without a header of its own, *above* the one that
    ends where it begins, whose class holds where no title names another.
    """

    table: Table
    header: Header
    onto: "Part | None" = None
    above: "Part | None" = None

    @property
    def first(self) -> int:
        """The first row below its header."""
        return self.header.row + 1 + self.header.below

    def between(self) -> list[int]:
        """The rows between the title above a further list and its header, which title nothing."""
        if self.above is None:
            return []
        return [
            row
            for row in range(max(self.header.row, 0))
            if any(text.strip() for text in map(as_text, self.table.rows[row]))
            and not any(class_in_title(as_text(value)) for value in self.table.rows[row])
        ]


class NoList(NamedTuple):
    """Rows that are no list: of a sheet without a header, or under the *words* of other things."""

    table: Table
    words: tuple[str, ...] = ()


class Words:
    """What stands over columns, the words of `--map` among it."""

    def __init__(self, mapping: ColumnMap) -> None:
        """Take what --map says; its letters are the first list's alone."""
        self.first = mapping
        self.further = ColumnMap()
        self.further.used = mapping.used
        self.further.targets = {
            field: target for field, target in mapping.targets.items() if not is_letters(target)
        }
        own = {normal(target): field for field, target in self.further.targets.items()}
        self._fields: Mapping[str, Column] = {**COLUMN_OF[None], **own}
        self._is_mapped = Column.NUMBER in own.values()

    def fields(self, table: Table, row: int) -> dict[Column, list[int]]:
        """The columns of a row whose cells are words for a field."""
        found: dict[Column, list[int]] = {}
        for at, value in enumerate(table.rows[row]):
            if isinstance(value, str) and value and (field := self._fields.get(normal(value))):
                found.setdefault(field, []).append(at)
        return found

    def are_header(self, table: Table, row: int) -> bool:
        """Whether a row has a word for 学号 and one for 姓名."""
        may_be = self._is_mapped or any(map(_may_be_number, table.rows[row]))
        return may_be and self.fields(table, row).keys() >= _BOTH

    def begin_other(self, table: Table, row: int, column: int) -> bool:
        """Whether a row is the header of other things: 工号 姓名 电话, 班级 人数.

        *column* is that of 学号; the lower half of a header over two rows says nothing there.
        """
        return normal(table.text(row, column)) in said_of_other(table, row, self._fields)


def said_of_other(table: Table, row: int, fields: Mapping[str, Column]) -> set[str]:
    """The words of a row that is a header of whatever things; empty if it is none."""
    texts = [text for one in table.rows[row] if (text := as_text(one).strip())]
    said = [*map(normal, texts)] if len(texts) > 1 else []
    known = {text for text in said if text in fields or text in OF_OTHER_LISTS}
    return known if len(known) >= 2 and 2 * len(known) > len(said) else set()


def _may_be_number(value: object) -> bool:
    """Whether a cell may be a word for 学号, cheaply."""
    if not isinstance(value, str) or not value:
        return False
    return "号" in value or "號" in value or (value.isascii() and not value[-1].isdigit())


def lists_of(table: Table, words: Words) -> tuple[list[Part], list[NoList]]:
    """The lists of one table from top to bottom, and the tables of other things between them.

    Raises:
        InputError: two columns are equally good for 学号 or 姓名.

    """
    headers = find(table, NEEDED, words.first)
    if not headers:  # below a long preface
        headers = _headers_in(table, _next(table, HEADER_ROWS, words), words)
    parts: list[Part] = []
    strays: list[NoList] = []
    top = 0
    while headers:
        end, what = _end(table, headers, words)
        above = parts[-1] if parts else None
        own = [header._replace(row=header.row - top) for header in headers]
        rows = renewed(table.part(range(top, end)), own)
        parts += [Part(rows, header, above=above) for header in own]
        top = end
        if what == "same":
            headers = [header._replace(row=end, below=0) for header in headers]
            continue
        row = _next(table, end, words)
        if what == "other":
            top = len(table.rows) if row is None else row
            said = (as_text(one).strip() for one in table.rows[end])
            strays.append(NoList(table.part(range(end, top)), tuple(filter(None, said))))
        headers = _headers_in(table, row, words)
    return parts, strays


#: What begins where a list ends: another one, one of the same columns, other things.
_What = Literal["list", "same", "other"]


def _next(table: Table, first: int, words: Words) -> int | None:
    """The next row from *first* on that is a header."""
    rows = range(first, len(table.rows))
    return next((row for row in rows if words.are_header(table, row)), None)


def _headers_in(table: Table, row: int | None, words: Words) -> list[Header]:
    """The headers that stand in *row*, whatever is above it."""
    if row is None:
        return []
    headers = find(table.part(range(row, len(table.rows))), NEEDED, words.further)
    return [header._replace(row=header.row + row) for header in headers]


def _end(table: Table, headers: Sequence[Header], words: Words) -> tuple[int, _What]:
    """The row where a list ends, and what begins there.

    The header printed again on each page ends nothing.
    """
    header = headers[0]
    first = header.row + 1 + header.below
    column = header.columns[Column.NUMBER]
    for row in _odd_rows(table.rows, column, first):
        if words.are_header(table, row):
            if _has_same_columns(table, row, headers, words):
                return row, "same"
            if not _is_again(table, row, header, words):
                return _with_title(table, row, first), "list"
        elif row == first and _is_gloss(table, row, header):
            return row, "same"
        elif words.begin_other(table, row, column):
            return row, "same" if _goes_on(table, row, header) else "other"
    return len(table.rows), "list"


def _odd_rows(rows: Sequence[Sequence[object]], column: int, first: int) -> Iterator[int]:
    """The rows that do not have a 学号 as nearly all have it: digits, or letters and digits."""
    for row in range(first, len(rows)):
        cells = rows[row]
        value = cells[column] if column < len(cells) else ""
        if isinstance(value, str) and not (value.isascii() and value[-1:].isdigit()) and any(cells):
            yield row


def _is_again(table: Table, row: int, header: Header, words: Words) -> bool:
    """Whether a row is the header printed again, with nothing else in it.

    Of lists side by side each has its 学号 again: what is below the others goes on without one.
    """
    found = words.fields(table, row)
    if header.row < 0:
        return all(header.columns[one] in found[one] for one in NEEDED)
    above = words.fields(table, header.row)
    if any(found.get(one) != above.get(one) for one in NEEDED):
        return False
    width = max(len(table.rows[row]), len(table.rows[header.row]))
    pairs = [[_bare(table.text(at, column)) for at in (row, header.row)] for column in range(width)]
    return all(again == first or not again for again, first in pairs)


def _has_same_columns(table: Table, row: int, headers: Sequence[Header], words: Words) -> bool:
    """Whether a row is the header in other words: each column as above, or in English.

    The header in the same words is left to the reading of rows, which passes it over.
    """
    header = headers[0]
    if header.row < 0 or _is_again(table, row, header, words):
        return False
    found = words.fields(table, row)
    own = header.columns
    for field, columns in found.items():
        if not {*columns} <= {one.columns.get(field) for one in headers}:
            return False
    texts = {field: table.text(row, at).strip() for field, at in own.items()}
    return all(
        text.isascii() or own[field] in found.get(field, ()) for field, text in texts.items()
    )


def _is_gloss(table: Table, row: int, header: Header) -> bool:
    """Whether the row below a Chinese header says it in English: Student ID, Name of Student."""
    texts = [table.text(row, header.columns[field]).strip() for field in NEEDED]
    above = [table.text(header.row, header.columns[field]) for field in NEEDED]
    return (
        header.row >= 0
        and all(text.isascii() and re.search("[A-Za-z]", text) for text in texts)
        and not any(re.search(r"\d", text) for text in texts)
        and not any(text.isascii() for text in above)
    )


def _bare(text: str) -> str:
    return "".join(text.split())


def _goes_on(table: Table, row: int, header: Header) -> bool:
    """Whether the next row is one more of the list that is above *row*."""
    column = header.columns[Column.NUMBER]
    following = (at for at in range(row + 1, len(table.rows)) if any(table.rows[at]))
    at = next(following, None)
    shapes = Shapes([(table.part(range(row)), header)])
    return at is not None and shape_of(table.number(at, column)[0]) in shapes.known


def _with_title(table: Table, row: int, first: int) -> int:
    """The row of the header in *row*, or that of the title of a class right above it."""
    start = row
    for at in range(row - 1, first - 1, -1):
        said = {text for one in table.rows[at] if (text := as_text(one).strip())}
        if len(said) > 1:
            break
        if any(class_in_title(text) for text in said):
            start = at
    return start
