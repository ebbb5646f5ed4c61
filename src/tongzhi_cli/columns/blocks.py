"""Columns that a word alone does not settle: what stands below them decides, or what is nearest.

Two columns may be called 姓名, and one of them holds running numbers; lists may stand side by side
under other words each. Here is what a person sees at a glance; what is left is refused elsewhere.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, takewhile

from tongzhi_cli.columns.candidates import MAPPED, Candidate, Candidates
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.vocabulary import ALSO_OF_MARKS, COLUMN_OF, WORDS
from tongzhi_cli.model.student import entry_year, level
from tongzhi_cli.model.words import LEVELS
from tongzhi_cli.tables.table import Table, Value

#: So many filled cells below a heading tell what its column holds.
_LOOKED_AT = 60
#: 学号 have at least so many digits, where another column holds running numbers.
_FEWEST_DIGITS = 5
#: Running numbers have no more.
_MOST_DIGITS = 4
#: So many digits are a 学号 or a telephone, and no date in a heading: 20180328.
_OF_NUMBER = 9


def are_running(texts: Sequence[str]) -> bool:
    """Whether numbers only count: 1, 2, 3 … or 01, 02, 03 …, from 0 or 1 on, two at least.

    >>> are_running(["1", "2", "3"]), are_running(["01", "02"]), are_running(["1", "3"])
    (True, True, False)
    """
    if len(texts) < 2 or not all(text.isdecimal() and len(text) <= _MOST_DIGITS for text in texts):
        return False
    numbers = [int(text) for text in texts]
    return numbers[0] in {0, 1} and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def plausible(candidates: Candidates, below: Callable[[int], Sequence[str]]) -> Candidates:
    """*candidates*, where several may be 学号 or 姓名 without those that cannot be it.

    *below* gives the filled cells below a heading. A column of integers is no 姓名, one without a
    digit no 学号, nor is one that counts 1, 2, 3 beside one that does not; of columns that say the
    same all the way down the first will do. A grade is 年级 only above years, a level 层次 above
    one that is known.

    >>> cells = {0: ["1", "2"], 1: ["李明", "王伟"]}
    >>> plausible({Column.NAME: [(0, 0), (0, 1)]}, cells.__getitem__)
    {<Column.NAME: '姓名'>: [(0, 1)]}
    """
    kept = dict(candidates)
    for field in (Column.NUMBER, Column.NAME):
        found = candidates.get(field, ())
        if len(found) < 2 or found[0][0] == MAPPED:
            continue
        texts = {at: list(below(at)) for _, at in found}
        fit = [one for one in found if _may_be(field, texts[one[1]][:_LOOKED_AT])]
        if field is Column.NUMBER:
            long = [one for one in fit if _are_long(texts[one[1]])]
            fit = [one for one in fit if not (long and are_running(texts[one[1]]))]
        once = {tuple(texts[at]): (rank, at) for rank, at in reversed(fit)}
        kept[field] = sorted(once.values()) or list(found)
    for field, word in zip(_SAYS_SO, ALSO_OF_MARKS, strict=True):
        rank = WORDS[field].index(word)
        found = candidates.get(field, ())
        if any(one[0] == rank for one in found):
            kept[field] = [one for one in found if one[0] != rank or _says_so(field, below(one[1]))]
            if not kept[field]:
                del kept[field]
    return kept


def _says_so(field: Column, texts: Sequence[str]) -> bool:
    """Whether most *texts* are what *field* holds, as nothing else is written.

    >>> _says_so(Column.ENTRY_YEAR, ["2014", "14级"]), _says_so(Column.ENTRY_YEAR, ["85", "90"])
    (True, False)
    >>> _says_so(Column.LEVEL, ["本科"]), _says_so(Column.LEVEL, ["CET-4", "CET-6"])
    (True, False)
    """
    return 2 * sum(map(_SAYS_SO[field], texts[:_LOOKED_AT])) > len(texts[:_LOOKED_AT])


def _is_year(text: str) -> bool:
    return entry_year(text) is not None and len(text) > len("85")


#: What 年级 and 层次 look like beyond doubt.
_SAYS_SO: dict[Column, Callable[[str], bool]] = {
    Column.ENTRY_YEAR: _is_year,
    Column.LEVEL: lambda text: level(text) in LEVELS,
}


def _may_be(field: Column, texts: Sequence[str]) -> bool:
    if field is Column.NAME:
        return bool(texts) and not all(text.isdecimal() for text in texts)
    return any(any(map(str.isdigit, text)) for text in texts)


def _are_long(texts: Sequence[str]) -> bool:
    return all(len(text) >= _FEWEST_DIGITS for text in texts)


def unlike_lists(
    texts: Sequence[str], numbers: Sequence[Candidate], names: Sequence[Candidate]
) -> list[range]:
    """The columns of each list where several stand side by side under unlike words.

    Each 学号 goes with its nearest 姓名: from left to right every two of them are a pair. A list
    begins behind the blank column in front of it, or as far in front of its pair as the first one.
    Empty where they do not pair.

    >>> unlike_lists(["班级", "学号", "姓名", "", "班", "学号", "学生姓名"], [(0, 1), (0, 5)],
    ...              [(0, 2), (1, 6)])
    [range(0, 4), range(4, 7)]
    >>> unlike_lists(["学号", "学生学号", "姓名", "名字"], [(0, 0), (1, 1)], [(0, 2), (1, 3)])
    []
    """
    if len(numbers) < 2 or len(numbers) != len(names):
        return []
    kinds = {at: "number" for _, at in numbers} | {at: "name" for _, at in names}
    places = sorted(kinds)
    pairs = list(zip(places[::2], places[1::2], strict=False))
    if len(places) < 2 * len(numbers) or any(kinds[one] == kinds[two] for one, two in pairs):
        return []
    before = pairs[0][0]
    starts = [0]
    for (_, last), (first, _) in pairwise(pairs):
        blanks = [at for at in range(last + 1, first) if not texts[at]]
        starts.append(blanks[-1] + 1 if blanks else max(last + 1, first - before))
    return [range(*ends) for ends in zip(starts, [*starts[1:], len(texts)], strict=True)]


def first_below(table: Table, row: int, column: int) -> str:
    """The first text from a *row* on."""
    below = (table.text(at, column).strip() for at in range(row, len(table.rows)))
    return next(filter(None, below), "")


def cells_below(table: Table, row: int, column: int) -> list[str]:
    """The filled cells from a *row* on, but for the header printed again."""
    below = (table.text(at, column).strip() for at in range(row, len(table.rows)))
    return [text for text in below if text and normal(text) not in COLUMN_OF[None]]


def upper_rows(rows: Sequence[Sequence[Value]]) -> Iterator[int]:
    """Those of the first *rows* of a sheet that may be a header: above the first with a 学号."""
    return takewhile(lambda at: not is_of_somebody(rows[at]), range(len(rows)))


def is_of_somebody(row: Sequence[Value]) -> bool:
    """Whether a row has a number as long as a 学号, so that it is no header; cheap.

    >>> is_of_somebody(["1", "2014030101", "安若溪"]), is_of_somebody(["学号", "姓名", "2014级"])
    (True, False)
    """
    for one in row:
        if isinstance(one, str):
            if len(one) >= _OF_NUMBER and one.isdecimal():
                return True
        elif isinstance(one, int | float) and one >= 10 ** (_OF_NUMBER - 1):
            return True
    return False
