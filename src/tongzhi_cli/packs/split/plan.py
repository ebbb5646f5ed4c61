"""Who of a roll is in which part: pure, so that the union of the parts is the roll."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.vocabulary import COLUMN_OF
from tongzhi_cli.errors import InputError, UsageError
from tongzhi_cli.model.classes.classes_apart import told
from tongzhi_cli.model.problem import Problem
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.terms import NO_COLLEGE, untold
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.disk.names import file_names
from tongzhi_cli.roster.classes_of import ClassKey, classes_of

#: What a roll can be split by.
LEVELS = (Column.CLASS, Column.COLLEGE, Column.MAJOR, Column.ENTRY_YEAR, Column.LEVEL)
#: What a part is the same in for all its students: a text, a class, None for what is not told.
_Value = ClassKey | str | None


class Part(NamedTuple):
    """A part of a roll: the *members* by their place in it, in its order.

    *path* are the folders and the name of its file, without an ending, of which no two are one for
    any system. *told* is what its students have in common, None where they say none.
    """

    path: tuple[str, ...]
    told: tuple[tuple[Column, str | None], ...]
    members: tuple[int, ...]

    @property
    def lacks(self) -> tuple[Column, ...]:
        """What its students do not say."""
        return tuple(column for column, text in self.told if text is None)


class Split(NamedTuple):
    """A roll in *parts*, each student in exactly one, in the order of the roll; and *notes*."""

    parts: tuple[Part, ...]
    notes: tuple[Problem, ...]


def levels_of(typed: Sequence[str]) -> tuple[Column, ...]:
    """What --split names, outermost first, by any of the words that people put over a column.

    Raises:
        UsageError: a word is none of them, or one of them is there twice.

    """
    found: list[Column] = []
    for word in typed:
        column = COLUMN_OF[None].get(normal(word))
        if column not in LEVELS:
            raise UsageError(
                f"不能按“{word}”拆", f"--split 后面写 {'、'.join(LEVELS)}；两层就写两次 --split。"
            )
        if column in found:
            raise UsageError(f"--split {column} 写了两次", "每层写不同的一项，如 学院、班级。")
        found.append(column)
    return tuple(found)


def split(students: Sequence[Student], levels: Sequence[Column]) -> Split:
    """The parts of a roll by *levels*, outermost first.

    Raises:
        InputError: nobody says what it is to be split by.

    """
    columns: list[Sequence[_Value]] = []
    classes = classes_of(students, by_college=Column.COLLEGE in levels)
    for level in levels:
        match level:
            case Column.CLASS:
                columns.append(classes.of)
            case Column.COLLEGE:
                columns.append(classes.colleges)
            case _:
                columns.append([*map(_READ[level], students)])
        if not any(columns[-1]):
            raise InputError(
                f"名单里没有一个人写了{level}，不能按{level}拆",
                f"请加上“{level}”一列；表头是别的字，就用 --map {level}=列名 指明。",
            )
    members: dict[tuple[_Value, ...], list[int]] = {}
    for at, values in enumerate(zip(*columns, strict=True)):
        members.setdefault(values, []).append(at)
    paths = _paths(list(members), levels)
    parts = (Part(paths[key], _told(key, levels), tuple(at)) for key, at in members.items())
    return Split(tuple(parts), classes.notes if Column.CLASS in levels else ())


def _major(student: Student) -> str | None:
    return told(student.fact(Column.MAJOR), None, None, None).major or None


def _year(student: Student) -> str | None:
    return f"{student.entry_year}级" if student.entry_year else None


_READ: Mapping[Column, Callable[[Student], str | None]] = {
    Column.MAJOR: _major,
    Column.ENTRY_YEAR: _year,
    Column.LEVEL: lambda student: student.level,
}


def _told(key: Sequence[_Value], levels: Sequence[Column]) -> tuple[tuple[Column, str | None], ...]:
    """What a part is of; with a class stands its 学院, which may tell it from another."""
    pairs: list[tuple[Column, str | None]] = []
    for level, value in zip(levels, key, strict=True):
        if isinstance(value, ClassKey):
            if value.college and Column.COLLEGE not in levels:
                pairs.append((Column.COLLEGE, value.college))
            pairs.append((level, value.name))
        else:
            pairs.append((level, value))
    return tuple(pairs)


def _paths(
    keys: Sequence[tuple[_Value, ...]], levels: Sequence[Column]
) -> dict[tuple[_Value, ...], tuple[str, ...]]:
    """The folders and the file name of each part; no two are one where case does not count."""
    called: dict[tuple[_Value, ...], tuple[str, ...]] = {(): ()}
    for depth, level in enumerate(levels, start=1):
        below: dict[tuple[_Value, ...], list[_Value]] = {}
        for key in dict.fromkeys(key[:depth] for key in keys):
            below.setdefault(key[:-1], []).append(key[-1])
        for above, values in below.items():
            names = _names(values, level, with_college=Column.COLLEGE not in levels)
            for value, name in zip(values, names, strict=True):
                called[*above, value] = (*called[above], name)
    return {key: called[key] for key in keys}


def _names(values: Sequence[_Value], level: Column, *, with_college: bool) -> list[str]:
    """The names of files side by side; that of a class has its 学院 where two are called so."""
    plain = [_name(value, level) for value in values]
    counts = Counter(one.name.casefold() for one in values if isinstance(one, ClassKey))
    for at, value in enumerate(values):
        if isinstance(value, ClassKey) and counts[value.name.casefold()] > 1 and with_college:
            plain[at] = f"{value.college or NO_COLLEGE}-{value.name}"
    return file_names(plain)


def _name(value: _Value, level: Column) -> str:
    if isinstance(value, ClassKey):
        return value.name
    return value or untold(level)
