"""The rows that a header consists of, and the search for them: one for sheets and for papers.

A header has one row or more: what stands over 学号 reaches down (merged), or the lower row has
words and nobody's data. What differs is handed in: which words count (`Paper`, None for a sheet),
and what makes rows of words a header (`search`).
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from tongzhi_cli.columns.candidates import MAPPED, Candidates
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, is_gloss, is_of_others, normal
from tongzhi_cli.columns.other_words import KIN, OF_THE_STUDENT
from tongzhi_cli.columns.vocabulary import COLUMN_OF
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.named_tuple import NamedTuple

#: What a caller of `search` makes of the rows.
Found = TypeVar("Found")
#: A header has no more rows than these.
MOST_ROWS = 3
#: What a list must have, on a sheet (None) and on each paper.
KEYS: Mapping[Paper | None, tuple[Column, ...]] = {
    None: (Column.NUMBER, Column.NAME),
    Paper.SIGNED: (Column.NUMBER, Column.NAME),
    Paper.CORRECTIONS: (Column.NUMBER, Column.NAME),
    Paper.COUNTS: (Column.CLASS,),
}


class Cells(NamedTuple):
    """The upper rows of a table: *rows* of texts, one for each column of the table's grid.

    "" stands where a cell reaches into a column. *merged* has the lower cells of cells that are
    merged downwards; *covered*, where it is known, the places that a wide cell reaches into.
    """

    rows: Sequence[Sequence[str]]
    merged: Collection[tuple[int, int]] = ()
    covered: Collection[tuple[int, int]] = ()


class HeaderRows(NamedTuple):
    """The *texts* of the rows that a header consists of; rows count from its first one."""

    texts: tuple[tuple[str, ...], ...]
    merged: frozenset[tuple[int, int]]
    covered: frozenset[tuple[int, int]]
    paper: Paper | None

    @property
    def width(self) -> int:
        """How many columns its widest row has."""
        return max(map(len, self.texts))

    def upwards(self, at: int) -> Iterator[int]:
        """The rows that have a cell of their own at a place, the lowest first."""
        for row in reversed(range(len(self.texts))):
            if at < len(self.texts[row]) and (row, at) not in self.merged:
                yield row

    def lowest(self, at: int) -> int | None:
        """The lowest row whose cell at a place has a text, else the lowest that has a cell."""
        own = list(self.upwards(at))
        return next((row for row in own if self._over(row, at).strip()), own[0] if own else None)

    def text(self, at: int) -> str:
        """What stands over a place, the lowest text of those over one another."""
        row = self.lowest(at)
        return "" if row is None else self.texts[row][at]

    def spoken(self, at: int) -> tuple[Column, str] | None:
        """The column that the lowest word at a place means, and the word.

        学号 and 姓名 are not looked for below a row that has them: 家长 may have a 姓名, too.
        """
        for row in self.upwards(at):
            column = columns_in(self.texts[row], self.paper)[at]
            if column and not self._is_others(row, column):
                return column, self.texts[row][at]
        return None

    def heading(self, at: int) -> str:
        """The lowest word at a place, else the lowest text that is not of somebody else."""
        if spoken := self.spoken(at):
            return spoken[1]
        texts = (
            self.texts[row][at]
            for row in self.upwards(at)
            if not columns_in(self.texts[row], self.paper)[at]
        )
        return next((text for text in texts if text.strip()), "")

    def row_of(self, at: int) -> int:
        """The lowest row that has a text of its own at a place."""
        texts = [row[at] if at < len(row) else "" for row in self.texts]
        return max((row for row, text in enumerate(texts) if text.strip()), default=0)

    def _is_others(self, end: int, column: Column) -> bool:
        """Whether a key stands below a row that has it."""
        is_key = end > 0 and column in KEYS[self.paper]
        return is_key and any(column in columns_in(row, self.paper) for row in self.texts[:end])

    def _over(self, row: int, at: int) -> str:
        """The text of the cell over a place: of a wide one, that of its first column."""
        while (row, at) in self.covered:
            at -= 1
        return self.texts[row][at]


@lru_cache(maxsize=256)  # the lists of a school have the same few headers
def headings_of(rows: HeaderRows) -> tuple[str, ...]:
    """What stands over each column, as `normal` writes it: the lowest word, else lowest text."""
    if len(rows.texts) == 1:
        return tuple([normal(text) for text in rows.texts[0]])
    return tuple([normal(rows.heading(at)) for at in range(rows.width)])


def joined(cells: Cells, at: int, paper: Paper | None) -> HeaderRows:
    """The rows of the header that begins with the row *at*; one without words is alone."""
    rows: tuple[tuple[str, ...], ...] = (tuple(cells.rows[at]),)
    if any(columns_in(rows[0], paper)):
        while len(rows) < MOST_ROWS and _goes_on(rows, cells, at + len(rows), paper):
            rows = (*rows, tuple(cells.rows[at + len(rows)]))
    rows = _without_sides(rows, cells, at + len(rows), paper)
    return HeaderRows(
        rows, _inside(cells.merged, at, len(rows)), _inside(cells.covered, at, len(rows)), paper
    )


def _without_sides(
    rows: tuple[tuple[str, ...], ...], cells: Cells, end: int, paper: Paper | None
) -> tuple[tuple[str, ...], ...]:
    """The *rows* of a header without what stands beside the list: a cell that goes on below *end*.

    学生核对情况, merged down along all rows on the left, is the name of the list and no column.
    """
    beside = {at for row, at in cells.merged if row == end}
    if not beside or not beside.isdisjoint(_key_places(rows, paper)):
        return rows
    return tuple(
        [tuple(["" if at in beside else text for at, text in enumerate(row)]) for row in rows]
    )


def search(
    starts: Iterable[int], reading: Callable[[int], tuple[HeaderRows, Found] | None]
) -> tuple[int, HeaderRows, Found] | None:
    """The first header among the rows *starts*: where it begins, its rows, what was found there.

    *reading* gives the header that begins with a row, None where it is none. One of a single row
    goes before one of several that it ends: a line 班级 | 人数 above it is no part of it, unless it
    has the words over what the single row leaves blank.
    """
    best: tuple[int, HeaderRows, Found] | None = None
    for at in starts:
        if best and at >= best[0] + len(best[1].texts):
            break
        found = reading(at)
        if found is None:
            continue
        rows, what = found
        is_shorter = best is None or len(rows.texts) < len(best[1].texts)
        if is_shorter and not (best and _completes(best[1], rows)):
            best = at, rows, what
        if len(rows.texts) == 1:
            break
    return best


def _completes(rows: HeaderRows, end: HeaderRows) -> bool:
    """Whether *rows* have words over what the fewer rows at their *end* leave blank.

    A line 专业： | 软件 | 人数 | 45 has none: it is no row of words. What the end says in English
    stands over it in Chinese.
    """
    above = rows.texts[: len(rows.texts) - len(end.texts)]
    if above and _is_in_english(above[-1], end.texts[0]):
        return True
    if any(re.search(r"\d|[:：]\s*$", text) for row in above for text in row):
        return False
    blank = (at for at in range(rows.width) if not end.text(at).strip())
    return any((0, at) not in end.covered and rows.spoken(at) for at in blank)


@lru_cache(maxsize=256)  # the forms of a school have the same few headers
def columns_in(row: tuple[str, ...], paper: Paper | None) -> tuple[Column | None, ...]:
    """The column that each text of a row is a word for."""
    return tuple(column_of(normal(text), paper) for text in row)


def _inside(
    places: Collection[tuple[int, int]], first: int, count: int
) -> frozenset[tuple[int, int]]:
    """Those *places* that are in *count* rows from the *first* on, counted from it."""
    return frozenset([(row - first, at) for row, at in places if first <= row < first + count])


def _goes_on(
    above: tuple[tuple[str, ...], ...], cells: Cells, end: int, paper: Paper | None
) -> bool:
    """Whether there is a row *end*, and it is a further one of the header that has those *above*.

    It is if what stands over 学号 or 姓名 reaches down into it, or if it has header words and
    nobody's data.
    """
    if end >= len(cells.rows):
        return False
    row = cells.rows[end]
    keys = _key_places(above, paper)
    if keys:
        if len(row) <= max(keys):
            return False
        if any((end, key) in cells.merged for key in keys):
            return True
        if any(row[key].strip() for key in keys):
            return _is_in_english(above[-1], row)
    return _all_words(row, paper)


def _is_in_english(above: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row says in English what the one above it says: 学号 over Student ID."""
    said = [(text, over) for text, over in zip(row, above, strict=False) if text.strip()]
    if len(said) < 2 or not all(text.isascii() for text, _ in said):
        return False
    return all(is_gloss(text, normal(over)) for text, over in said)


@lru_cache(maxsize=256)
def _key_places(rows: tuple[tuple[str, ...], ...], paper: Paper | None) -> tuple[int, ...]:
    """Where 学号, 姓名 and 序号 stand in *rows*, of which the lower ones have none of their own."""
    keys = {*KEYS[paper], Column.SERIAL}
    found = {}
    for row in rows:
        found.update({at: one for at, one in enumerate(columns_in(row, paper)) if row[at].strip()})
    return tuple(at for at, column in sorted(found.items()) if column in keys)


def _all_words(row: Sequence[str], paper: Paper | None) -> bool:
    """Whether a row is of words: 学号 and 姓名 among them, or no 1 and no 例 in its first cell."""
    texts = [normal(text) for text in row]
    known = {text: column for text in texts if text and (column := column_of(text, paper))}
    if sum(text in known for text in texts) < 2:
        return False
    first = texts[0]  # 序号 is no word of a sheet
    is_word = not first or first in known or first in COLUMN_OF[paper or Paper.SIGNED]
    return is_word or {*KEYS[paper]} <= {*known.values()}


def of_the_student(found: Candidates, rows: HeaderRows, above: Sequence[str]) -> Candidates:
    """*found* without the 姓名 that a wider heading says is somebody else's: 父亲, 紧急联系人.

    Of several that are left the one below 本人 is the student's, else the one right beside 学号.
    *above* are the texts of the row above the header, which may be of its groups as well.
    """
    names = found.get(Column.NAME, [])
    if not names or names[0][0] == MAPPED or (len(names) == 1 and len(rows.texts) == 1):
        return found
    groups = {at: _group_over(rows, above, at) for _, at in names}
    kept = [one for one in names if not _is_of_kin(groups[one[1]])]
    own = [one for one in kept if re.search(OF_THE_STUDENT, groups[one[1]])]
    numbers = [at for _, at in found.get(Column.NUMBER, ())]
    if len(kept) > 1 and not own and len(numbers) == 1 and len({*groups.values()}) > 1:
        own = [one for one in kept if abs(one[1] - numbers[0]) == 1]
    kept = own if len(own) == 1 else kept
    if len(kept) == len(names):
        return found
    made = {**found, Column.NAME: kept}
    return made if kept else {field: made[field] for field in made if field != Column.NAME}


def _is_of_kin(group: str) -> bool:
    return bool(group) and (is_of_others(group) or re.search(KIN, group) is not None)


def _group_over(rows: HeaderRows, above: Sequence[str], at: int) -> str:
    """The wider heading over the one at a place, as `normal` writes it; "" where there is none.

    It stands in the row above, there or in front of cells that are blank. A row of one text is a
    title.
    """
    row = rows.row_of(at)
    texts = rows.texts[row - 1] if row else above
    if sum(bool(text.strip()) for text in texts) < 2:
        return ""
    return normal(next((text for text in reversed(texts[: at + 1]) if text.strip()), ""))
