"""The classes of a roll: one where only the writing differs, two where two colleges have one name.

Source: issue 18, item 7. Who is in which class is decided here alone; what the rows say stays.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tongzhi_cli.columns.column import Column
from tongzhi_cli.model.classes.classes_apart import told
from tongzhi_cli.model.classes.number_run import (
    HALF,
    Run,
    are_few,
    are_too_many,
    are_two,
    parted,
    run,
)
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.terms import NO_COLLEGE
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.roster.kinds import CLASS_OF_COLLEGES, CLASS_SPELLING, UNCLEAR_CLASS

_GO_ON = f"确认以后加 --allow {CLASS_OF_COLLEGES.code}"


class ClassKey(NamedTuple):
    """A class of a roll: its *college*, "" where nobody tells which, and its *name*.

    The name is written as most of its students have it.
    """

    college: str
    name: str

    def title(self, *, shares_name: bool) -> str:
        """What it is called among others: with its college where another has a class so named."""
        return f"{self.college if shares_name else ''}{self.name}"


def shared_names(classes: Iterable[ClassKey]) -> set[str]:
    """The names that several colleges have a class of; who tells none is no other college."""
    colleges: dict[str, set[str]] = {}
    for one in classes:
        if one.college:
            colleges.setdefault(one.name, set()).add(one.college)
    return {name for name, those in colleges.items() if len(those) > 1}


class Classes(NamedTuple):
    """The class of each student, None where none is told, and what is told of them.

    *colleges* are those of the students: their own, or that of all in the class who say one.
    """

    of: tuple[ClassKey | None, ...]
    colleges: tuple[str | None, ...]
    notes: tuple[Problem, ...]


def classes_of(students: Sequence[Student], *, by_college: bool = False) -> Classes:
    """The classes of a roll, whose own names tell those of two 专业 apart (`roster.classes`).

    A class is that of its college; of several colleges only where its students are seen to be
    several classes, but *by_college*, where each goes with the 学院 in their own row. Who leaves
    the 学院 out is of the only one that it can be.
    """
    named: dict[str, dict[str, list[Student]]] = {}
    for one in students:
        if one.class_name:
            named.setdefault(one.class_name, {}).setdefault(one.college or "", []).append(one)
    notes: list[Problem] = []
    found = {name: _of_name(name, of, notes, by_college=by_college) for name, of in named.items()}
    keys = [_key(one, found) for one in students]
    members: dict[ClassKey, list[Student]] = {}
    for student, key in zip(students, keys, strict=True):
        if key:
            members.setdefault(key, []).append(student)
    usual = dict[ClassKey, ClassKey]()
    for alike in _alike(members):
        united, problems = _united(alike, members)
        usual |= united
        notes += problems
    return Classes(
        tuple(key and usual.get(key, key) for key in keys),
        tuple(
            one.college or (key and key.college) or None
            for one, key in zip(students, keys, strict=True)
        ),
        tuple(notes),
    )


class _Named(NamedTuple):
    """The classes of one name: of which *college* those are who write each, and who does by 学号.

    *starts* are what the 学号 of a class begin with, of those that no other class has.
    """

    college: Mapping[str, str]
    starts: Mapping[str, str]

    def of(self, student: Student) -> str:
        """The college of the class of a student, "" where that is not told."""
        told = self.college.get(student.college or "", "")
        return told or self.starts.get(parted(student.number)[0], "")


def _key(student: Student, found: Mapping[str, _Named]) -> ClassKey | None:
    name = student.class_name
    return ClassKey(found[name].of(student), name) if name else None


def _of_name(
    name: str, of: Mapping[str, Sequence[Student]], notes: list[Problem], *, by_college: bool
) -> _Named:
    """The classes of a name, by the 学院 that its students write; what is told is in *notes*."""
    by_size = sorted((one for one in of if one), key=lambda one: -len(of[one]))
    main: list[str] = []
    is_asked = False
    usual: dict[str, str] = {}
    for college in by_size:
        told = {one: _are_two_colleges(of[college], of[one]) for one in main}
        same = next((one for one, two in told.items() if two is False), None)
        is_asked = is_asked or (same is None and None in told.values())
        usual[college] = same or college
        main += [] if same else [college]
    if len(main) == 1:
        usual[""] = main[0]
    starts = _starts(main, of) if len(main) > 1 else {}
    split = _Named({**usual, **{one: one for one in by_size}} if by_college else usual, starts)
    if len(by_size) > 1:
        notes.append(_of_two_colleges(name, of, split, len(main), is_asked=is_asked))
        notes += (_unclear(one, main) for one in of.get("", ()) if not split.of(one))
    return split


def _starts(main: Sequence[str], of: Mapping[str, Sequence[Student]]) -> dict[str, str]:
    """What the 学号 of one class alone begin with, and whose class that is."""
    colleges: dict[str, set[str]] = {}
    for college in main:
        for one in of[college]:
            if start := parted(one.number)[0]:
                colleges.setdefault(start, set()).add(college)
    return {start: min(those) for start, those in colleges.items() if len(those) == 1}


def _of_two_colleges(
    name: str, of: Mapping[str, Sequence[Student]], split: _Named, count: int, *, is_asked: bool
) -> Problem:
    """That several colleges have a class of one name, or some of a class another 学院."""
    listed = "、".join(f"{one or NO_COLLEGE}（{len(those)} 人）" for one, those in of.items())
    message = f"“{name}”有几个学院的：{listed}，"
    where = next(one.where for those in of.values() for one in those)
    about = Problem(CLASS_OF_COLLEGES, Severity.WARNING, message, class_name=name, where=where)
    if is_asked:
        return about._replace(
            severity=Severity.ERROR,
            message=f"{message}看不出是一个班还是 {count} 个班",
            hint=f"是一个班，请把名单里的学院改成一样；真是 {count} 个班，{_GO_ON}。",
        )
    if count == 1:
        return about._replace(message=f"{message}当作同一个班")
    found = Counter(split.of(one) for one in of.get("", ()))
    placed = "".join(
        f"，没写学院的 {those} 人按学号算在{college}" for college, those in found.items() if college
    )
    return about._replace(message=f"{message}是 {count} 个班{placed}")


def _unclear(student: Student, colleges: Sequence[str]) -> Problem:
    message = f"“{student.class_name}”{'、'.join(colleges)}都有，没有写是哪个学院的"
    return Problem(
        UNCLEAR_CLASS, Severity.ERROR, message, "请在花名册里补上这几个人的学院。",
        student.number or None, student.name, student.class_name, student.where,
    )  # fmt: skip


def _are_two_colleges(few: Sequence[Student], many: Sequence[Student]) -> bool | None:
    """Whether those of two 学院 under one class name are two classes; None: it is to be asked.

    They are where each has its own 学号 01, 02 …, and one where some of a run have another 学院.
    """
    if are_few(len(few), len(many)):
        return False
    own, other = _run(few), _run(many)
    if _differ(few, many) or own.has_its_own(other):
        return True
    if len(few) < HALF and (own.start == other.start or not own.ends):
        return False
    return True if are_too_many(len(few), len(many)) else None


def _alike(members: Mapping[ClassKey, Sequence[Student]]) -> Iterator[list[ClassKey]]:
    """The classes of one college that are written in several ways."""
    if len(members) == 1:
        return
    from tongzhi_cli.model.classes.class_spelling import plain  # noqa: PLC0415  of several

    found: dict[tuple[str, str], list[ClassKey]] = {}
    for key in members:
        found.setdefault((key.college, plain(key.name)), []).append(key)
    yield from (keys for keys in found.values() if len(keys) > 1)


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
    if _differ(few, many):
        return True
    if are_few(len(few), len(many)):
        return False
    return are_too_many(len(few), len(many)) or bool(are_two(_run(few), _run(many)))


def _differ(few: Sequence[Student], many: Sequence[Student]) -> bool:
    """Whether most of two classes are of another 专业, 级 or 层次."""
    pairs = zip(_facts(few), _facts(many), strict=True)
    return any(one and other and one != other for one, other in pairs)


def _facts(students: Sequence[Student]) -> tuple[str, ...]:
    """What most of a class say of 专业, 级 and 层次, "" where they are silent."""
    rows = Counter(
        told(one.fact(Column.MAJOR), one.entry_year, None, one.level) for one in students
    )
    return tuple(rows.most_common(1)[0][0])


def _run(students: Sequence[Student]) -> Run:
    return run(one.number for one in students)
