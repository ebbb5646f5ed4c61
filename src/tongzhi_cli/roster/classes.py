"""The classes of a roster of several: those of one name get the names that tell them apart."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from tongzhi_cli.columns.column import Column
from tongzhi_cli.model.classes import classes_apart
from tongzhi_cli.model.classes.classes_apart import Apart, Told, is_bare
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.student import Student
from tongzhi_cli.roster.kinds import INFERRED, UNCLEAR_CLASS

#: What `row_tells` looks at, and the class.
_what_tells = attrgetter("class_name", "entry_year", "level", "facts", "inferred", "college")
#: So many students with the same ends of their 学号 are no chance.
_SAME_ENDS = 10
#: So many runs of 学号 are named.
_NAMED = 6


def told_apart(students: Sequence[Student]) -> tuple[list[Student], list[Problem]]:
    """*students* with the names of their classes, and what is told about these.

    Of 1班 of 软件 and 1班 of 网络 (or of two 年级, 学院, 层次) each gets its own name, so that
    they never share a form. A student whose row does not say of which is a problem, and so is a
    class whose 学号 are of two where no column tells more.
    """
    counts: dict[str, Counter[Told]] = {}
    likes = [*map(_what_tells, students)]
    numbers: Mapping[tuple[object, ...], int]
    if likes and likes.count(likes[0]) == len(likes):  # nearly all of a class tell the same
        firsts, numbers = {likes[0]: students[0]}, {likes[0]: len(likes)}
    else:
        firsts = dict(zip(reversed(likes), reversed(students), strict=True))
        numbers = Counter(likes)
    told_by = {like: row_tells(one) for like, one in firsts.items()}
    for like, count in numbers.items():
        counts.setdefault(firsts[like].class_name or "", Counter())[told_by[like]] += count
    found = {name: classes_apart.apart(name, counts[name]) for name in counts if name}
    several = {name: one for name, one in found.items() if one.by}
    bare = {name for name in found if is_bare(name)}
    strays = [_strays(name, found[name], counts[name], students) for name in found if name in bare]
    if not several:
        unlike = _unlike_numbers(students) if bare else ()
        return list(students), [*filter(None, strays), *unlike]
    made: list[Student] = []
    notes: list[Problem] = []
    for student, like in zip(students, likes, strict=True):
        told = told_by[like]
        split = several.get(student.class_name or "")
        if split is None:
            made.append(student)
        elif split.names[told]:
            made.append(student._replace(class_name=split.names[told]))
        else:
            made.append(student)
            notes.append(_unclear(student, split))
    for name, one in several.items():
        first = next(student for student in students if student.class_name == name)
        notes.append(_note(name, one, counts[name], first))
    return made, [*notes, *filter(None, strays), *_unlike_numbers(made)]


def row_tells(student: Student) -> Told:
    """What a row tells beside the class, without what only the class's name lets one infer."""
    year = None if "entry_year" in student.inferred else student.entry_year
    level = None if "level" in student.inferred else student.level
    return classes_apart.told(student.fact(Column.MAJOR), year, student.college, level)


def _note(name: str, one: Apart, counts: Counter[Told], first: Student) -> Problem:
    sizes: Counter[str] = Counter()
    for told, count in counts.items():
        sizes[one.names[told]] += count
    listed = "、".join(f"“{each}”（{count} 人）" for each, count in sizes.items() if each)
    message = f"“{name}”不止一个班，按{'、'.join(one.by)}分成{listed}"
    where = first.where._replace(cell=None) if first.where.sheet else first.where
    return Problem(INFERRED, Severity.INFO, message, where=where)


def _strays(
    name: str, one: Apart, counts: Counter[Told], students: Sequence[Student]
) -> Problem | None:
    """That few of a class have another 专业 or 学院, and count to it all the same."""
    few = [told for told in counts if told in one.strays and (told.major or told.college)]
    if not few:
        return None
    listed = "、".join(f"{told.college}{told.major}（{counts[told]} 人）" for told in few)
    called = one.names[few[0]]
    message = f"“{called}”里有几个人的专业、学院与多数人不同：{listed}，当作同一个班"
    where = next(each.where for each in students if each.class_name == name)
    return Problem(INFERRED, Severity.INFO, message, class_name=called, where=where)


def _unclear(student: Student, one: Apart) -> Problem:
    choices = list(dict.fromkeys(filter(None, one.names.values())))
    message = f"有 {len(choices)} 个“{student.class_name}”（{'、'.join(choices)}），看不出是哪一个"
    hint = f"请在花名册里补上{'、'.join(one.by)}，或把班级写全，如“{choices[0]}”。"
    return Problem(
        UNCLEAR_CLASS, Severity.ERROR, message, hint, student.number or None, student.name,
        student.class_name, student.where,
    )  # fmt: skip


def _unlike_numbers(students: Sequence[Student]) -> Iterator[Problem]:
    """That a class which is only 1班 has 学号 of two: each with the ends 01, 02 … of its own."""
    runs: dict[str, dict[str, set[str]]] = {}
    first: dict[str, Student] = {}
    for student in students:
        name = student.class_name
        if name and is_bare(name) and len(student.number) > 4 and student.number.isdecimal():
            first.setdefault(name, student)
            ends = runs.setdefault(name, {}).setdefault(student.number[:-2], set())
            ends.add(student.number[-2:])
    for name, ends_of in runs.items():
        (start, one), *others = sorted(ends_of.items(), key=lambda item: -len(item[1]))
        alike = [
            (other, ends)
            for other, ends in others
            if len(ends & one) >= max(_SAME_ENDS, len(ends) // 2)
        ]
        if alike:
            told = "、".join(
                f"{each}开头（{len(ends)} 人）" for each, ends in [(start, one), *alike][:_NAMED]
            )
            told += " 等" if len(alike) >= _NAMED else ""
            message = (
                f"“{name}”里的学号像是 {len(alike) + 1} 个班的：{told}，没有一列说得出是哪个班"
            )
            yield Problem(
                UNCLEAR_CLASS, Severity.ERROR, message,
                "请把班级写全，如“软件1班”，或加上专业一列；真是一个班就加 --allow unclear-class。",
                class_name=name, where=first[name].where,
            )  # fmt: skip
