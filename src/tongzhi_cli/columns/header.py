"""Which columns a table means by its header, and where the header stands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from tongzhi_cli.columns.blocks import plausible, unlike_lists
from tongzhi_cli.columns.candidates import (
    ASKED,
    MAPPED,
    Candidate,
    Candidates,
    one_of,
    side_by_side,
    with_mapped,
    worded,
)
from tongzhi_cli.columns.column import OF_A_CLASS, STRICT, Column
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.columns.mapping import ColumnMap, is_letters
from tongzhi_cli.columns.questions import asks_result, further_questions, with_questions
from tongzhi_cli.columns.vocabulary import COLUMN_OF, OTHERS
from tongzhi_cli.errors import InputError, NoHeaderError
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
    *below* are its further rows, with nobody in them.
    """

    row: int
    columns: Mapping[Column, int]
    first: int = 0
    last: int = 16_383
    also: Mapping[Column, Sequence[int]] = {}
    ordinal: int = 1
    below: int = 0

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
    raise NoHeaderError(
        f"{book.file} 的前 {HEADER_ROWS} 行里找不到同时有{wanted}的表头，"
        f"现有的列：{'；'.join(seen)}",
        f"{_lacking(book, needed, mapping)}请补上表头，"
        f"或用 {' '.join(f'--map {field}=列名' for field in needed)} 指明"
        "（“列名”换成上面的字，或列号，如 A）。",
    )


def _lacking(book: Book, needed: Sequence[Column], mapping: ColumnMap) -> str:
    """Which of the *needed* fields no row has, and what --map names in vain, as a sentence."""
    rows = [
        _candidates(table, row, {})[0]
        for table in book.tables
        for row in range(min(HEADER_ROWS, len(table.rows)))
    ]
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
    targets = mapping.targets
    by_letters = _by_letters(table, needed, mapping)
    rows = range(min(HEADER_ROWS, len(table.rows)))
    if by_letters:
        rows = _worded(table, needed, by_letters) or range(by_letters.row, by_letters.row + 1)
    for row in rows:
        if row < 0:
            break
        candidates, by_words = _candidates(table, row, targets)
        candidates = _with_row_below(table, row, candidates)
        if Column.RESULT in needed:
            headers = [normal(_text(table, row, column)) for column in range(_width(table, row))]
            candidates = with_questions(headers, candidates, partial(_first_below, table, row))
        if by_words and all(candidates.get(field) for field in needed):
            mapping.used |= {field for field, found in candidates.items() if found[0][0] == MAPPED}
            if blocks := _lists(table, row, candidates):
                return blocks
            candidates = plausible(candidates, partial(_cells_below, table, row))
            if blocks := _unlike_lists(table, row, candidates):
                return blocks
            also = further_questions(candidates) if Column.RESULT in needed else {}
            columns = {
                field: found[0][1] if field in also else the_one(table, row, field, found)
                for field, found in candidates.items()
            }
            return [Header(row, columns, also=also)]
    return [by_letters] if by_letters else []


def _worded(table: Table, needed: Sequence[Column], header: Header) -> range:
    """The row whose words say what --map says by letters, if there is one."""
    for row in range(min(HEADER_ROWS, len(table.rows))):
        words = [
            _FIELD_OF.get(normal(_text(table, row, header.columns[field]))) for field in needed
        ]
        if words == list(needed):
            return range(row, row + 1)
    return range(0)


def _first_below(table: Table, row: int, column: int) -> str:
    """The first text below a header."""
    below = (table.text(at, column).strip() for at in range(row + 1, len(table.rows)))
    return next(filter(None, below), "")


def _cells_below(table: Table, row: int, column: int) -> list[str]:
    """The filled cells below a header."""
    below = (table.text(at, column).strip() for at in range(row + 1, len(table.rows)))
    return [text for text in below if text and normal(text) not in _FIELD_OF]


def _with_row_below(table: Table, row: int, candidates: Candidates) -> Candidates:
    """With the fields of the lower half of a header over two rows: 学号 merged down, 班级 below."""
    numbers = candidates.get(Column.NUMBER, ())
    if not any(table.merged.get((row + 1, column)) == row for _, column in numbers):
        return candidates
    return _candidates(table, row + 1, {})[0] | candidates


def _lists(table: Table, row: int, candidates: Candidates) -> list[Header]:
    """The headers of lists that stand side by side: 学号 姓名 … 学号 姓名 …, the same words each.

    A 班级, 年级, 层次 or 专业 that stands there once is everybody's.
    """
    last = max((column for found in candidates.values() for _, column in found), default=0)
    width = max(_width(table, row), last + 1)  # the row below may reach further
    texts = [normal(_text(table, row, column)) for column in range(width)]
    keys = [[at for _, at in candidates.get(key, ())] for key in (Column.NUMBER, Column.NAME)]
    return _parted(table, row, texts, candidates, side_by_side(texts, keys))


def _unlike_lists(table: Table, row: int, candidates: Candidates) -> list[Header]:
    """The same under unlike words: 学号 姓名 … 学生学号 学生姓名 …

    Where `--map` names two columns that the words of one of these lists mean anyway, it says
    nothing against the others.
    """
    texts = [normal(_text(table, row, column)) for column in range(_width(table, row))]
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
    return _parted(table, row, texts, whole, lists)


def _parted(
    table: Table, row: int, texts: Sequence[str], candidates: Candidates, lists: Sequence[range]
) -> list[Header]:
    """The header of each of *lists*, the columns of what stands side by side."""
    headers = []
    for ordinal, own in enumerate(lists, 1):
        columns: dict[Column, int] = {}
        for field, found in candidates.items():
            if inside := [one for one in found if one[1] in own]:
                columns[field] = the_one(table, row, field, inside)
            elif field in OF_A_CLASS and texts.count(texts[found[0][1]]) == 1:
                columns[field] = found[0][1]
        headers.append(Header(row, columns, own.start, own.stop - 1, ordinal=ordinal))
    return headers


def _text(table: Table, row: int, column: int) -> str:
    """What a header says, also where it is merged, or stands in the row above a half-filled one."""
    text = table.text_of_merged(row, column)
    if text.strip() or row == 0:
        return text
    above = table.text_of_merged(row - 1, column)
    return above if normal(above) in _FIELD_OF else text


def words_of(table: Table) -> list[str]:
    """What stands in the row most like a header, for the message that none was found."""
    rows = [
        [_text(table, row, column).strip() for column in range(len(table.rows[row]))]
        for row in range(min(HEADER_ROWS, len(table.rows)))
    ]
    wide = max(rows, key=lambda texts: len({text for text in texts if text}), default=[])
    return [" ".join(text.split())[:20] for text in wide if text]


def _width(table: Table, row: int) -> int:
    """How wide a row is; one that cells of the row above reach into may end before them."""
    above = len(table.rows[row - 1]) if row and table.merged else 0
    return max(len(table.rows[row]), above)


def _candidates(table: Table, row: int, targets: Mapping[Column, str]) -> tuple[Candidates, bool]:
    """Columns of *row* that may be each field, the best first.

    The second value says whether a word of the row itself spoke for one of them.
    """
    headings = [normal(_text(table, row, column)) for column in range(_width(table, row))]
    found = worded(headings)
    taken = {column for columns in found.values() for _, column in columns}
    by_word = set(found)
    for field, column in _questions(headings):
        if column not in taken and field not in by_word:
            found.setdefault(field, []).append((ASKED, column))
    candidates = with_mapped(found, headings, targets)
    speaks = bool(found) or any(
        places[0][0] == MAPPED and normal(targets[field]) in headings
        for field, places in candidates.items()
    )
    return candidates, speaks


#: What an answer says of a field, and no header: 学号显示为2014030199.
_SAYS = r"\d{4}|显示|应为|应是|错|有误|不对"


def _questions(headers: Sequence[str]) -> Iterator[tuple[Column, int]]:
    """Longer headers that ask for one sure field, e.g. 请填写你的学号; the shortest ones only."""
    for field in (Column.NUMBER, Column.NAME, Column.RESULT):
        asking = {at: len(text) for at, text in enumerate(headers) if _asks_for(field, text)}
        if not asking:  # 信息核查说明
            like = (at for at, text in enumerate(headers) if column_of(text) is field)
            asking = {at: len(headers[at]) for at in like}
        yield from (
            (field, column) for column, length in asking.items() if length == min(asking.values())
        )


def _asks_for(field: Column, header: str) -> bool:
    if field not in header or re.search(OTHERS, header):
        return False
    if field is not Column.RESULT and (asks_result(header) or re.search(_SAYS, header)):
        return False
    return sum(other in header for other in STRICT) == 1


def _column_of(letters: str, width: int) -> list[int]:
    return [at for at in range(width) if column_name(at) == letters.strip().upper()]


def _by_letters(table: Table, needed: Sequence[Column], mapping: ColumnMap) -> Header | None:
    """A header told by column letters alone stands above the first row that is about somebody."""
    width = max(map(len, table.rows), default=0)
    columns = {
        field: at
        for field, target in mapping.targets.items()
        for at in (_column_of(target, width) if is_letters(target) else [])
    }
    if not all(field in columns for field in needed):
        return None
    for row in range(min(HEADER_ROWS, len(table.rows))):
        number, _ = table.number(row, columns[Column.NUMBER])
        if re.search(r"\d", number) and not re.search(r"[^\W\d_a-zA-Z]", number):
            mapping.used |= columns.keys()
            return Header(row - 1, columns)
    return None


def the_one(table: Table, row: int, field: Column, found: Sequence[Candidate]) -> int:
    """The column of a field; several are refused where a wrong one spoils everything.

    Raises:
        InputError: they are.

    """
    best = one_of(found, is_strict=field in STRICT or found[0][0] == MAPPED)
    if best is not None:
        return best
    columns = [column for _, column in found]
    named = "、".join(
        f"{column_name(column)} 列“{_text(table, row, column).strip()}”" for column in columns
    )
    raise InputError(
        f"{table.where(row)} 那一行有 {len(columns)} 列都像{field}：{named}",
        f"请加 --map {field}=列名（如 --map {field}={column_name(columns[0])}）指明用哪一列。",
    )
