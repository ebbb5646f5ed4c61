"""The classes of a roll: one where only the writing differs, two where two colleges have one name.

Source: issue 18, item 7. Who is in which class is decided here alone; what the rows say stays.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tongzhi_cli.columns.column import Column
from tongzhi_cli.model.classes.class_spelling import plain
from tongzhi_cli.model.classes.classes_apart import told
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.terms import NO_COLLEGE
from tongzhi_cli.roster.kinds import CLASS_OF_COLLEGES, CLASS_SPELLING

#: So few of so many have another 学院 by mistake, or since they came from there.
_FEW, _MANY = 3, 10
#: Two writings with so many students each, and more together than a class has, are asked about.
_HALF, _LARGEST = 15, 60


class ClassKey(NamedTuple):
    """A class of a roll: its *college*, "" where nobody tells which, and its *name*.

    The name is written as most of its students have it.
    """

    college: str
    name: str


class Classes(NamedTuple):
    """The class of each student, None where none is told, and what is told of them.

    *colleges* are those of the students: their own, or that of all in the class who say one.
    """

    of: tuple[ClassKey | None, ...]
    colleges: tuple[str | None, ...]
    notes: tuple[Problem, ...]


def classes_of(students: Sequence[Student], *, by_college: bool = False) -> Classes:
    """The classes of a roll, whose own names tell those of two 专业 apart (`roster.classes`).

    A class is that of its college; who leaves the 学院 out is of the only one that it can be. Few
    of many with another 学院 are of the class all the same, but *by_college*, where each goes with
    the 学院 in their own row.
    """
    colleges = _colleges(students)
    only = {name: _only(counts) for name, counts in colleges.items()}
    keys = [_key(one, colleges, only, by_college=by_college) for one in students]
    members: dict[ClassKey, list[Student]] = {}
    for student, key in zip(students, keys, strict=True):
        if key:
            members.setdefault(key, []).append(student)
    notes = [*_of_two_colleges(colleges, members)]
    usual = dict[ClassKey, ClassKey]()
    for alike in _alike(members):
        united, problems = _united(alike, members)
        usual |= united
        notes += problems
    return Classes(
        tuple(key and usual.get(key, key) for key in keys),
        tuple(one.college or only.get(one.class_name or "") or None for one in students),
        tuple(notes),
    )


def _colleges(students: Sequence[Student]) -> dict[str, Counter[str]]:
    """How many students of each class name have which 学院, "" where they say none."""
    found: dict[str, Counter[str]] = {}
    for one in students:
        if one.class_name:
            found.setdefault(one.class_name, Counter())[one.college or ""] += 1
    return found


def _only(counts: Mapping[str, int]) -> str:
    """The 学院 of a class that has only one, but for few by mistake; else ""."""
    told_of = sorted((one for one in counts if one), key=lambda one: -counts[one])
    main, *others = told_of or [""]
    return main if all(_are_few(counts[one], counts[main]) for one in others) else ""


def _key(
    student: Student,
    colleges: Mapping[str, Counter[str]],
    only: Mapping[str, str],
    *,
    by_college: bool,
) -> ClassKey | None:
    name, college = student.class_name, student.college or ""
    if not name:
        return None
    if not college:
        return ClassKey(only[name], name)
    if not by_college:
        counts = colleges[name]
        main = max((one for one in counts if one), key=lambda one: counts[one])
        college = main if _are_few(counts[college], counts[main]) else college
    return ClassKey(college, name)


def _are_few(count: int, most: int) -> bool:
    return count <= _FEW and count * _MANY <= most


def _of_two_colleges(
    colleges: Mapping[str, Counter[str]], members: Mapping[ClassKey, Sequence[Student]]
) -> Iterator[Problem]:
    """That several colleges have a class of one name, or few of a class another 学院."""
    for name, counts in colleges.items():
        told_of = [one for one in counts if one]
        if len(told_of) < 2:
            continue
        parts = [key for key in members if key.name == name]
        listed = "、".join(f"{one or NO_COLLEGE}（{count} 人）" for one, count in counts.items())
        what = f"是 {len(parts)} 个班" if len(parts) > 1 else "当作同一个班"
        message = f"“{name}”有几个学院的：{listed}，{what}"
        where = next(one.where for key in parts for one in members[key])
        yield Problem(CLASS_OF_COLLEGES, Severity.WARNING, message, class_name=name, where=where)


def _alike(members: Mapping[ClassKey, Sequence[Student]]) -> Iterator[list[ClassKey]]:
    """The classes of one college that are written in several ways."""
    found: dict[tuple[str, str], list[ClassKey]] = {}
    for key in members:
        found.setdefault((key.college, plain(key.name)), []).append(key)
    return (keys for keys in found.values() if len(keys) > 1)


def _united(
    alike: Sequence[ClassKey], members: Mapping[ClassKey, Sequence[Student]]
) -> tuple[dict[ClassKey, ClassKey], list[Problem]]:
    """Which classes are one that only writing tells apart, and what is told or asked of each."""
    by_size = sorted(alike, key=lambda key: -len(members[key]))
    usual: dict[ClassKey, ClassKey] = {}
    notes: list[Problem] = []
    for at, key in enumerate(by_size[1:], start=1):
        own = members[key]
        same = [one for one in by_size[:at] if one not in usual]
        best = next((one for one in same if not _are_two(own, members[one])), None)
        other = best or same[0]
        listed = f"“{key.name}”（{len(own)} 人）和“{other.name}”（{len(members[other])} 人）"
        if best:
            usual[key] = best
            message = f"{listed}只是写法不同，当作同一个班“{best.name}”"
        else:
            message = f"{listed}写法不同，学生像是两个班的：是不是同一个班？先当作两个班"
        notes.append(
            Problem(
                CLASS_SPELLING, Severity.WARNING, message, class_name=key.name, where=own[0].where
            )
        )
    return usual, notes


def _are_two(few: Sequence[Student], many: Sequence[Student]) -> bool:
    """Whether two writings of a class are of two classes, by what their rows say."""
    facts, others = _facts(few), _facts(many)
    if any(one and other and one != other for one, other in zip(facts, others, strict=True)):
        return True
    if _are_few(len(few), len(many)):
        return False
    if len(few) >= _HALF and len(few) + len(many) > _LARGEST:
        return True
    (start, ends), (other_start, other_ends) = _run(few), _run(many)
    return start != other_start and 2 * len(ends & other_ends) >= len(ends)


def _facts(students: Sequence[Student]) -> tuple[str, ...]:
    """What most of a class say of 专业, 级 and 层次, "" where they are silent."""
    rows = Counter(
        told(one.fact(Column.MAJOR), one.entry_year, None, one.level) for one in students
    )
    return tuple(rows.most_common(1)[0][0])


def _run(students: Sequence[Student]) -> tuple[str, set[str]]:
    """What most 学号 of a class begin with, and the ends 01, 02 … of those."""
    starts = Counter(one.number[:-2] for one in students)
    start = starts.most_common(1)[0][0]
    return start, {one.number[-2:] for one in students if one.number[:-2] == start}
