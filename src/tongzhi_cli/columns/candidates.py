"""Which columns of a header may be each field, which of several is taken, and where lists part.

The same for sheets and papers, over the headings as `normal` writes them. What differs is handed
in: a sheet refuses two columns for what must be sure, a paper fills the best and says so; a list on
a sheet must have 学号 and 姓名, one on a paper all that its neighbour has.
"""

import re
from collections.abc import Hashable, Mapping, Sequence

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import is_of_others
from tongzhi_cli.columns.mapping import places_meant
from tongzhi_cli.columns.vocabulary import ASKS_CLASS, COLUMN_OF, LESS_SURE, NEWER, WORDS

#: One column that may be a field, as (how good, column).
Candidate = tuple[int, int]
#: Columns that may be each field, the best first.
Candidates = dict[Column, list[Candidate]]
#: How good a column is that `--map` names: better than any word.
MAPPED = -1
#: How good one is that asks for the field in other words: worse than any word.
ASKED = 100


def rank_of(field: Column, heading: str) -> int:
    """How good a heading is for a field: the earlier word is, and other words are `ASKED`."""
    words = WORDS[field]
    return words.index(heading) if heading in words else ASKED


def worded(headings: Sequence[str]) -> Candidates:
    """The columns of a sheet whose heading is a word for a field.

    >>> worded(["编号", "学号", "班级", "行政班"])[Column.CLASS]
    [(3, 2), (0, 3)]
    >>> worded(["学号", "您所在的班级是", "班级职务"])[Column.CLASS], worded(["教学班级"])
    ([(100, 1)], {})
    """
    found: Candidates = {}
    for at, heading in enumerate(headings):
        if field := COLUMN_OF[None].get(heading):
            found.setdefault(field, []).append((rank_of(field, heading), at))
    if found and Column.CLASS not in found and (asking := _asking_for_class(headings)):
        found[Column.CLASS] = asking
    return found


def _asking_for_class(headings: Sequence[str]) -> list[Candidate]:
    """The columns that ask for 班级 in other words: 请选择班级, 院系班级."""
    return [
        (ASKED, at)
        for at, heading in enumerate(headings)
        if "班级" in heading and re.search(ASKS_CLASS, heading) and not is_of_others(heading)
    ]


def with_mapped(
    found: Mapping[Column, Sequence[Candidate]],
    headings: Sequence[str],
    targets: Mapping[Column, str],
) -> Candidates:
    """*found*, the best first; `--map` (*targets*) overrules it where it names a column.

    >>> with_mapped({Column.NAME: [(1, 3), (0, 4)]}, ["编号", "照片"], {Column.NUMBER: "编号"})
    {<Column.NAME: '姓名'>: [(0, 4), (1, 3)], <Column.NUMBER: '学号'>: [(-1, 0)]}
    """
    texts = dict(enumerate(headings))
    named = {
        field: [(MAPPED, at) for at in places_meant(target, texts, len(headings))]
        for field, target in targets.items()
    }
    mapped = {field: places for field, places in named.items() if places}
    return {
        field: sorted(preferred(field, places, texts))
        for field, places in {**found, **mapped}.items()
    }


def preferred(
    field: Column, found: Sequence[Candidate], texts: Mapping[int, str]
) -> Sequence[Candidate]:
    """Those of the columns that may be a field which hold now, or are surely it.

    *texts* are the headings by column.

    >>> preferred(Column.NUMBER, [(0, 0), (6, 1)], {0: "学号", 1: "新学号"})
    [(6, 1)]
    >>> preferred(Column.NUMBER, [(0, 0), (12, 1)], {0: "学号", 1: "账号"})
    [(0, 0)]
    """
    if len(found) < 2 or found[0][0] == MAPPED or field not in NEWER:
        return found
    newer = [one for one in found if texts.get(one[1]) in NEWER[field]]
    sure = [one for one in found if texts.get(one[1]) not in LESS_SURE[field]]
    return newer or sure or found


def one_of(candidates: Sequence[Candidate], *, is_strict: bool) -> int | None:
    """The best of the columns that may be a field.

    None where there are several and a wrong one spoils everything (*is_strict*): a person chooses.
    """
    return None if is_strict and len(candidates) > 1 else candidates[0][1]


def side_by_side(words: Sequence[Hashable], keys: Sequence[Sequence[int]]) -> list[range]:
    """The columns of each list where several stand side by side; empty where they do not.

    *words* are what stands over each column, *keys* the places of each column that every list has:
    as often as there are lists, under the same word, in the same order and distance. What stands
    in front of them all alike (序号) belongs to each.

    >>> side_by_side(["no", "a", "b", "no", "a", "b", "c"], [[1, 4], [2, 5]])
    [range(0, 3), range(3, 7)]
    >>> side_by_side(["a", "b", "a", "a", "b"], [[0, 2, 3], [1, 4]])
    []
    """
    places = [sorted(key) for key in keys]
    lists = list(zip(*places, strict=False))
    if len(lists) < 2 or len({len(key) for key in places}) > 1:
        return []
    distances = {tuple(at - one[0] for at in one) for one in lists}
    if len(distances) > 1 or any(len({words[at] for at in key}) > 1 for key in places):
        return []
    firsts = [min(one) for one in lists]
    if any(first <= max(one) for first, one in zip(firsts[1:], lists, strict=False)):
        return []
    before = 0
    while before < firsts[0] and words[firsts[0] - before - 1] == words[firsts[1] - before - 1]:
        before += 1
    starts = [first - before for first in firsts]
    return [range(*ends) for ends in zip(starts, [*starts[1:], len(words)], strict=True)]
