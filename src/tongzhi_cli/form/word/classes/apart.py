"""Whose the classes are that stand around several tables of one document.

A class between two tables may be of the upper one (the line to sign below it) or of the lower (its
title). Every way to share them out is weighed: each table has one class, a title is of what
follows, what comes behind a signature as well. What the lightest way says is told; where two are
as light and say other things, it is asked.

The law: whatever stands around the tables of a document, each has its own class or is asked about.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from tongzhi_cli.form.word import class_line
from tongzhi_cli.form.word.classes.said import (
    FILE_NAME,
    SHEET_ENDS,
    SHEET_NAME,
    Said,
    Stands,
    Whose,
    may_be_one,
    one_of,
    said_by_sheet,
    said_in,
    said_on,
)
from tongzhi_cli.model.classes.class_in_file_name import class_in_file_name
from tongzhi_cli.model.classes.number_run import are_two, run
from tongzhi_cli.model.words import CHECK_VERBS, either
from tongzhi_cli.named_tuple import NamedTuple

_SIGNED = r"签\s*[名字章]|盖\s*章|公\s*章"
_PAPER = rf"(?:反馈|{either(CHECK_VERBS)})[^:：]{{0,40}}[表单册]"
#: What it weighs that a table has two classes, or none.
_TWO, _NONE = 10, 3
#: That a title is below its table; that a class is on the other side of a title than its table.
_TITLE_BELOW, _ACROSS = 4, 12
#: That a class behind a signature is of the table above it, that the one beside it is not.
_BEHIND_SIGNATURE, _BESIDE_SIGNATURE = 2, 1
#: So many classes between two tables are weighed.
_MOST = 8


class _Between(NamedTuple):
    """A class between two tables, and what it weighs to give it to the *upper*, the *lower* one."""

    said: Said
    upper: int
    lower: int


class _Gap(NamedTuple):
    """The classes between two tables in their order, and where they may be parted."""

    classes: Sequence[_Between]
    parts: Sequence[int]

    def weight(self, part: int) -> int:
        """What it weighs to give those before *part* to the table above, the others below."""
        upper, lower = self.classes[:part], self.classes[part:]
        return sum(one.upper for one in upper) + sum(one.lower for one in lower)


def begins_anew(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether the 学号 of two tables are of two classes.

    >>> one, page_two = [["20140301%02d" % at for at in some] for some in (range(1, 26), [26, 27])]
    >>> begins_anew(one, page_two), begins_anew(one, ["20140501%02d" % at for at in range(1, 26)])
    (False, True)
    """
    if "".join((*upper, *lower)).isdecimal() and len({one[:-2] for one in (*upper, *lower)}) == 1:
        return False  # as of nearly all: one beginning, and 01, 02 … behind it
    few, many = sorted((run(upper), run(lower)), key=lambda one: one.people)
    return are_two(few, many) is True


def apart(stem: str, tables: Sequence[Stands], around: Sequence[Sequence[str]]) -> list[Whose]:
    """The class of each of *tables*, as `of_tables.classes_of`."""
    lists = [[*own] for _, own in groupby(tables, lambda one: one.number)]
    firsts = [0]
    for own in lists:
        firsts.append(firsts[-1] + len(own))
    gaps = [_gap(around[at], at in {0, len(tables)}, at == 0) for at in firsts]
    within = [[*_within(some)] for some in lists]
    found = [_told([*some]) for some in _lightest(gaps, within)]
    known = {one.name for one in found if one.name}
    numbers = [[number for one in some for number in one.numbers] for some in lists]
    found = [*_slipped([*_copied(found, numbers)], numbers, stem)]
    ways = ((range(1, len(found)), -1), (range(len(found) - 2, -1, -1), 1))
    for at, step in ((at, step) for places, step in ways for at in places):
        if _is_unsaid(found[at]):
            found[at] = _as_beside(found, numbers, at, at + step)
    found = [_left(stem, known) if _is_unsaid(one) else one for one in found]
    return [
        one
        for at, (whole, some) in enumerate(zip(found, lists, strict=True))
        for one in _each_its_own(whole, some, [*around[firsts[at]], *around[firsts[at + 1]]])
    ]


def _each_its_own(whole: Whose, lists: Sequence[Stands], near: Sequence[str]) -> list[Whose]:
    """The classes of *lists* side by side: that of the *whole* table, or what each has above.

    A line *near* the table, out of it, that says as many classes as there are lists has them in
    their order.
    """
    for said in map(said_on, near if len(lists) > 1 else ()):
        if len({one.name for one in said}) == len(said) == len(lists):
            return [Whose(one.name, one.source) for one in said]
    own = [one_of([*_within([one])]) for one in lists]
    if len({one.name for one in own if one}) < 2:
        return [whole] * len(lists)
    return [one or Whose(doubt="没有写班级，旁边的写了") for one in own]


def _within(lists: Sequence[Stands]) -> Iterator[Said]:
    for one in lists:
        for line in one.lines:
            yield from said_on(line)
        if said := said_by_sheet(one.sheet):
            yield said


def _gap(lines: Sequence[str], is_end: bool, is_first: bool) -> _Gap:
    """The classes of *lines* between two tables, before the first or behind the last."""
    titles = [at for at, line in enumerate(lines) if _is_title(line)]
    signed = next((at for at, line in enumerate(lines) if re.search(_SIGNED, line)), None)
    classes: list[_Between] = []
    sheet_ends = 0
    for at, line in enumerate(lines):
        if line == SHEET_ENDS:
            sheet_ends = len(classes)
        for said in said_on(line):
            upper = lower = 0
            if said.source:
                upper = _TITLE_BELOW
            elif titles:
                upper, lower = (_ACROSS, 0) if at > titles[0] else (0, _ACROSS)
            elif signed is not None:
                upper, lower = (_BEHIND_SIGNATURE, 0) if at > signed else (0, _BESIDE_SIGNATURE)
            classes.append(_Between(said, upper, lower))
    if len(classes) > _MOST:
        classes = [*classes[: _MOST // 2], *classes[-_MOST // 2 :]]
    if is_end:
        whole = [one._replace(upper=0, lower=0) for one in classes]
        return _Gap(whole, [0 if is_first else len(whole)])
    if SHEET_ENDS in lines:
        return _Gap([one._replace(upper=0, lower=0) for one in classes], [sheet_ends])
    return _Gap(classes, range(len(classes) + 1))


def _is_title(line: str) -> bool:
    said = said_in(line)
    if said is not None:
        return bool(said.source)
    return not class_line.is_labelled(line) and re.search(_PAPER, line) is not None


def _lightest(gaps: Sequence[_Gap], own: Sequence[Sequence[Said]]) -> Iterator[set[Whose]]:
    """What each table is told to be by the lightest ways to part all *gaps*, of which it has two.

    The weight up to a gap and the weight from it on, for each way to part it, give that of every
    way through it.
    """
    read = [
        {
            (upper, lower): _read(
                [
                    *(one.said for one in gaps[at].classes[upper:]),
                    *some,
                    *(one.said for one in gaps[at + 1].classes[:lower]),
                ]
            )
            for upper in gaps[at].parts
            for lower in gaps[at + 1].parts
        }
        for at, some in enumerate(own)
    ]
    before = [{part: gaps[0].weight(part) for part in gaps[0].parts}]
    for at, gap in enumerate(gaps[1:]):
        before.append(
            {
                part: gap.weight(part)
                + min(before[at][one] + read[at][one, part][0] for one in gaps[at].parts)
                for part in gap.parts
            }
        )
    behind = [dict.fromkeys(gaps[-1].parts, 0)]
    for at in range(len(own) - 1, -1, -1):
        nearest, gap = behind[0], gaps[at + 1]
        behind.insert(
            0,
            {
                part: min(
                    read[at][part, one][0] + gap.weight(one) + nearest[one] for one in gap.parts
                )
                for part in gaps[at].parts
            },
        )
    lightest = min(before[-1].values())
    for at in range(len(own)):
        yield {
            whose
            for (upper, lower), (weight, whose) in read[at].items()
            if before[at][upper] + weight + gaps[at + 1].weight(lower) + behind[at + 1][lower]
            == lightest
        }


def _read(said: Sequence[Said]) -> tuple[int, Whose]:
    """What it weighs that a table has the classes *said*, and which one it is then."""
    if not said:
        return _NONE, Whose()
    if one := one_of(said):
        return 0, one
    best = next((one for one in said if not one.source), said[0])
    named = "、".join(f"“{name}”" for name in dict.fromkeys(one.name for one in said))
    return _TWO, Whose(best.name, best.source, f"写着{named}，先算在“{best.name}”")


def _told(found: Sequence[Whose]) -> Whose:
    """What a table is told to be, of what the lightest ways say: one class, or a doubt."""
    names = sorted({one.name for one in found if one.name})
    if not names:
        return Whose()
    if all(one.name and may_be_one(one.name, names[0]) for one in found):
        return min(found, key=lambda one: (not one.doubt, one.source))
    listed = "、".join(f"“{name}”" for name in names)
    return Whose(doubt=f"看不出是哪个班：前面或后面写着{listed}")


def _copied(found: Sequence[Whose], numbers: Sequence[Sequence[str]]) -> Iterator[Whose]:
    """The classes as told; a doubt where a table has the class, but no 学号, of the one before."""
    for at, one in enumerate(found):
        is_copied = at and one.name and not one.doubt and found[at - 1].name == one.name
        if is_copied and begins_anew(numbers[at - 1], numbers[at]):
            doubt = f"写着“{one.name}”，学号却不像上一张表的那个班，先算在“{one.name}”"
            yield one._replace(doubt=doubt)
        else:
            yield one


def _slipped(
    found: Sequence[Whose], numbers: Sequence[Sequence[str]], stem: str
) -> Iterator[Whose]:
    """The classes as told; a doubt where a table has another class, and 学号 that run on.

    One title of several was mistyped, or the school counts on from class to class.
    """
    for at, one in enumerate(found):
        upper = found[at - 1].name if at else None
        if (
            not one.name
            or not upper
            or one.doubt
            or one.source == SHEET_NAME
            or may_be_one(one.name, upper)
            or not _runs_on(numbers[at - 1], numbers[at], stem)
        ):
            yield one
        else:
            doubt = f"写着“{one.name}”，学号却接着上一张表的“{upper}”，先算在“{one.name}”"
            yield one._replace(doubt=doubt)


def _runs_on(upper: Sequence[str], lower: Sequence[str], stem: str) -> bool:
    """Whether the 学号 of two tables are of one class; so many only in the file of one."""
    few, many = sorted((run(upper), run(lower)), key=lambda one: one.people)
    if few.start != many.start or not few.ends.isdisjoint(many.ends):
        return False
    return are_two(few, many) is False or class_in_file_name(stem) is not None


def _is_unsaid(one: Whose) -> bool:
    return one.name is None and not one.doubt


def _as_beside(
    found: Sequence[Whose], numbers: Sequence[Sequence[str]], at: int, other: int
) -> Whose:
    """A table that says no class, as the *other* one beside it where the 学号 are of one class."""
    upper, lower = sorted((at, other))
    is_one = not found[other].doubt and not begins_anew(numbers[upper], numbers[lower])
    return found[other] if is_one else found[at]


def _left(stem: str, known: set[str]) -> Whose:
    """The class of a table that nothing says, and whose students are of another than those beside.

    The file's name says it where it is not that of another table.
    """
    named = class_in_file_name(stem)
    if named and not any(may_be_one(named, one) for one in known):
        return Whose(named, FILE_NAME)
    listed = "、".join(f"“{one}”" for one in sorted(known))
    return Whose(doubt=f"没有写班级，学号也不像是{listed}的")
