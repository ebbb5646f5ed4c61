"""Which columns a table means by its header, and where the header stands."""

import re
from collections.abc import Mapping, Sequence
from functools import partial

from tongzhi_cli.columns.blocks import cells_below, first_below, plausible, unlike_lists
from tongzhi_cli.columns.candidates import (
    MAPPED,
    Candidate,
    Candidates,
    one_of,
    side_by_side,
    with_mapped,
    worded,
)
from tongzhi_cli.columns.column import OF_A_CLASS, STRICT, Column
from tongzhi_cli.columns.header_rows import (
    MOST_ROWS,
    Cells,
    HeaderRows,
    headings_of,
    joined,
    of_the_student,
    search,
)
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.columns.mapping import ColumnMap, is_letters
from tongzhi_cli.columns.questions import further_questions, told_by_words, with_questions
from tongzhi_cli.columns.vocabulary import COLUMN_OF
from tongzhi_cli.errors import InputError, NoHeaderError
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.addresses import column_name
from tongzhi_cli.tables.table import Book, Table

#: Which column each word of a sheet is for.
_FIELD_OF = COLUMN_OF[None]
#: A header stands within the first rows of a sheet, below titles and notes.
HEADER_ROWS = 20


class Header(NamedTuple):
    """The header of a table: its *row*, and the column of each field that it has.

    *first* and *last* are the columns that belong to it: not the whole row where several lists
    stand side by side. *also* has further columns of a field, where a form asks for the result, or
    for what is wrong, in several questions. *ordinal* counts the lists that stand side by side;
    *above* and *below* are its further rows, with nobody in them.
    """

    row: int
    columns: Mapping[Column, int]
    first: int = 0
    last: int = 16_383
    also: Mapping[Column, Sequence[int]] = {}
    ordinal: int = 1
    below: int = 0
    above: int = 0

    def heading(self, table: Table, column: int) -> str:
        """What stands over a column of its *table*: the lowest text, where it has several rows."""
        if self.row < 0:
            return ""
        for row in range(self.row + self.below, self.row - self.above - 1, -1):
            text = table.text_of_merged(row, column)
            if text.strip():
                return text
        return ""

    @property
    def read(self) -> set[int]:
        """Every column of every field."""
        return {at for field in self.columns for at in self.all_of(field)}

    def all_of(self, field: Column) -> list[int]:
        """Every column of *field*."""
        return [self.columns[field], *self.also.get(field, ())] if field in self.columns else []


def find_in(book: Book, needed: Sequence[Column], mapping: ColumnMap) -> list[tuple[Table, Header]]:
    """The lists in *book* that have a column for each *needed* field: each table and header.

    Lists side by side share their table and come from left to right.

    Raises:
        NoHeaderError: there is none.
        InputError: two columns are equally good for a field that must be sure.

    """
    with_header = [
        (table, header) for table in book.tables for header in find(table, needed, mapping)
    ]
    if with_header:
        return with_header
    if not any(len(table.rows) for table in book.tables):
        hidden = f"（隐藏的工作表：{'、'.join(book.hidden)}）" if book.hidden else ""
        raise InputError(f"{book.file} 里没有内容{hidden}", "请换成有内容的文件。")
    wanted = "和".join(f"“{field}”" for field in needed)
    seen = []
    for table in book.tables:
        words = "、".join(words_of(table)) or "（空）"
        seen.append(f"[{table.sheet}] {words}" if table.sheet else words)
    told = f"{book.file} 的前 {HEADER_ROWS} 行里找不到同时有{wanted}的表头，"
    told += f"现有的列：{'；'.join(seen)}"
    lacking = _lacking(book, needed, mapping)
    typed = " ".join(f"--map {field}=列名" for field in needed)
    hint = f"{lacking}请补上表头，或用 {typed} 指明（“列名”换成上面的字，或列号，如 A）。"
    raise NoHeaderError(told, hint, lacking)


def _lacking(book: Book, needed: Sequence[Column], mapping: ColumnMap) -> str:
    """Which of the *needed* fields no row has, and what --map names in vain, as a sentence."""
    every = [_Upper(table) for table in book.tables]
    rows = [_candidates(one.rows_at(at), {})[0] for one in every for at in range(one.count)]
    best = max(rows, key=lambda found: sum(field in found for field in needed), default={})
    lacking = [field for field in needed if field not in best]
    told = f"缺的是“{'、'.join(lacking)}”。" if 0 < len(lacking) < len(needed) else ""
    vain = [target for field, target in mapping.targets.items() if field in lacking]
    return f"{told}没有叫“{'、'.join(vain)}”的列。" if vain else told


def find(table: Table, needed: Sequence[Column], mapping: ColumnMap) -> list[Header]:
    """The headers in the first of the upper rows that has a column for each *needed* field.

    One, or several where lists stand side by side, or none.

    Raises:
        InputError: two columns are equally good for a field that must be sure.

    """
    upper = _Upper(table)
    starts, only = range(upper.count), None
    by_letters = _by_letters(table, needed, mapping)
    if by_letters:
        only = _worded(table, needed, by_letters)
        starts = range(max(only - MOST_ROWS + 1, 0), only + 1)

    def reading(at: int) -> tuple[HeaderRows, Candidates] | None:
        rows = upper.rows_at(at)
        candidates, by_words = _candidates(rows, mapping.targets)
        candidates = of_the_student(candidates, rows, upper.texts(at - 1))
        if Column.RESULT in needed:
            below = partial(first_below, table, at + len(rows.texts))
            candidates = with_questions(headings_of(rows), candidates, below)
        if not by_words or not all(candidates.get(field) for field in needed):
            return None
        if only is not None and at + rows.row_of(candidates[needed[0]][0][1]) != only:
            return None
        return rows, candidates

    best = search(starts, reading)
    if best is None:
        return [by_letters] if by_letters else []
    at, rows, candidates = best
    mapping.used |= {field for field, found in candidates.items() if found[0][0] == MAPPED}
    own = rows.row_of(candidates[needed[0]][0][1])
    header = Header(at + own, {}, below=len(rows.texts) - 1 - own, above=own)
    if blocks := _lists(table, header, rows, candidates):
        return blocks
    candidates = plausible(candidates, partial(cells_below, table, at + len(rows.texts)))
    if blocks := _unlike_lists(table, header, rows, candidates):
        return blocks
    also = further_questions(candidates) if Column.RESULT in needed else {}
    columns = {
        field: found[0][1] if field in also else the_one(table, header, field, found)
        for field, found in candidates.items()
    }
    return [header._replace(columns=columns, also=also)]


class _Upper:
    """The upper rows of a sheet, where a header may begin."""

    def __init__(self, table: Table) -> None:
        self.count = min(HEADER_ROWS, len(table.rows))
        self._table = table
        end = self.count + MOST_ROWS
        # a lower cell with a text of its own is nobody's heading, though a program merged it
        self._merged = [
            (row, column)
            for row, column in table.merged
            if row < end and not table.text(row, column).strip()
        ]

    def texts(self, at: int) -> list[str]:
        """The texts of one row, none of what is above the first."""
        return self._table.texts(at) if at >= 0 else []

    def rows_at(self, at: int) -> HeaderRows:
        """The rows of the header that begins with the row *at*."""
        table = self._table
        last = min(at + MOST_ROWS, len(table.rows))
        # a row may end before the cells that reach into it from above
        width = max(len(table.rows[row]) for row in range(at, last)) if self._merged else 0
        texts = [
            [table.text(row, column) for column in range(max(width, len(table.rows[row])))]
            for row in range(at, last)
        ]
        merged = [(row - at, column) for row, column in self._merged if at < row < last]
        return joined(Cells(texts, merged), 0, None)


def _worded(table: Table, needed: Sequence[Column], header: Header) -> int:
    """The row whose words say what --map says by letters, else that of the *header*."""
    for row in range(min(HEADER_ROWS, len(table.rows))):
        words = [
            _FIELD_OF.get(normal(table.text_of_merged(row, header.columns[field])))
            for field in needed
        ]
        if words == list(needed):
            return row
    return header.row


def _lists(table: Table, header: Header, rows: HeaderRows, candidates: Candidates) -> list[Header]:
    """The headers of lists that stand side by side: 学号 姓名 … 学号 姓名 …, the same words each.

    A 班级, 年级, 层次 or 专业 that stands there once is everybody's.
    """
    keys = [[at for _, at in candidates.get(key, ())] for key in (Column.NUMBER, Column.NAME)]
    if min(map(len, keys)) < 2:
        return []
    texts = headings_of(rows)
    return _parted(table, header, texts, candidates, side_by_side(texts, keys))


def _unlike_lists(
    table: Table, header: Header, rows: HeaderRows, candidates: Candidates
) -> list[Header]:
    """The same under unlike words: 学号 姓名 … 学生学号 学生姓名 …

    Where `--map` names two columns that the words of one of these lists mean anyway, it says
    nothing against the others.
    """
    own = [candidates.get(key, []) for key in (Column.NUMBER, Column.NAME)]
    if not any(len(one) > 1 or (one and one[0][0] == MAPPED) for one in own):
        return []
    texts = headings_of(rows)
    named = worded(texts)
    numbers, names = (
        named.get(key, [])
        if key in candidates and candidates[key][0][0] == MAPPED
        and candidates[key][0][1] in {at for _, at in named.get(key, ())}
        else candidates.get(key, [])
        for key in (Column.NUMBER, Column.NAME)
    )  # fmt: skip
    keys = [[at for _, at in found] for found in (numbers, names)]
    lists = [] if side_by_side(texts, keys) else unlike_lists(texts, numbers, names)
    whole = {**candidates, Column.NUMBER: numbers, Column.NAME: names}
    return _parted(table, header, texts, whole, lists)


def _parted(
    table: Table,
    header: Header,
    texts: Sequence[str],
    candidates: Candidates,
    lists: Sequence[range],
) -> list[Header]:
    """The header of each of *lists*, the columns of what stands side by side."""
    headers = []
    for ordinal, own in enumerate(lists, 1):
        columns: dict[Column, int] = {}
        for field, found in candidates.items():
            if inside := [one for one in found if one[1] in own]:
                columns[field] = the_one(table, header, field, inside)
            elif field in OF_A_CLASS and texts.count(texts[found[0][1]]) == 1:
                columns[field] = found[0][1]
        headers.append(
            header._replace(columns=columns, first=own.start, last=own.stop - 1, ordinal=ordinal)
        )
    return headers


def words_of(table: Table) -> list[str]:
    """What stands in the row most like a header, for the message that none was found."""
    upper = _Upper(table)
    every = [upper.rows_at(at) for at in range(upper.count)]
    texts = [[rows.text(at).strip() for at in range(rows.width)] for rows in every]
    wide = max(texts, key=lambda one: len({text for text in one if text}), default=[])
    return [" ".join(text.split())[:20] for text in wide if text]


def _candidates(rows: HeaderRows, targets: Mapping[Column, str]) -> tuple[Candidates, bool]:
    """Columns of a header that may be each field, the best first.

    The second value says whether a word of the rows themselves spoke for one of them.
    """
    headings = headings_of(rows)
    found = told_by_words(headings)
    candidates = with_mapped(found, headings, targets)
    speaks = bool(found) or any(
        places[0][0] == MAPPED and normal(targets[field]) in headings
        for field, places in candidates.items()
    )
    return candidates, speaks


def _column_of(letters: str, width: int) -> list[int]:
    return [at for at in range(width) if column_name(at) == letters.strip().upper()]


def _by_letters(table: Table, needed: Sequence[Column], mapping: ColumnMap) -> Header | None:
    """A header told by column letters alone stands above the first row that is about somebody."""
    if not mapping.targets:
        return None
    width = max(map(len, table.rows), default=0)
    columns = {
        field: at
        for field, target in mapping.targets.items()
        for at in (_column_of(target, width) if is_letters(target) else [])
    }
    if not all(field in columns for field in needed):
        return None
    for row in range(min(HEADER_ROWS, len(table.rows))):
        if _is_about_somebody(table, row, columns):
            mapping.used |= columns.keys()
            return Header(row - 1, columns)
    return None


def _is_about_somebody(table: Table, row: int, columns: Mapping[Column, int]) -> bool:
    """Whether a row has a 学号, or where no column is one's a name that is no word."""
    if Column.NUMBER in columns:
        number, _ = table.number(row, columns[Column.NUMBER])
        return bool(re.search(r"\d", number) and not re.search(r"[^\W\d_a-zA-Z]", number))
    name = "".join(table.text(row, columns[Column.NAME]).split())
    return bool(re.fullmatch(r"[^\W\d_]{2,4}", name)) and column_of(normal(name)) is None


def the_one(table: Table, header: Header, field: Column, found: Sequence[Candidate]) -> int:
    """The column of a field; several are refused where a wrong one spoils everything.

    Raises:
        InputError: they are.

    """
    best = one_of(found, is_strict=field in STRICT or found[0][0] == MAPPED)
    if best is not None:
        return best
    columns = [column for _, column in found]
    named = "、".join(
        f"{column_name(column)} 列“{header.heading(table, column).strip()}”" for column in columns
    )
    raise InputError(
        f"{table.where(header.row)} 那一行有 {len(columns)} 列都像{field}：{named}",
        f"请加 --map {field}=列名（如 --map {field}={column_name(columns[0])}）指明用哪一列。",
    )
