"""The classes of rosters, as everybody who reads a list takes them: check, build, packs, a page.

Who is in which class `roster.classes_of` decides. Source: issue 18.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from tongzhi_cli.check.rules.case import Class
from tongzhi_cli.model.problem import Problem
from tongzhi_cli.model.student import Student, number_key
from tongzhi_cli.roster.classes_of import ClassKey, classes_of, shared_names
from tongzhi_cli.roster.model import Roster


def classes(rosters: Sequence[Roster]) -> tuple[tuple[Class, ...], list[Problem]]:
    """The classes of each roster, and what is told of them.

    The files come in the order given, their classes by name. In a class that is written in several
    ways everybody has the name that most have, so that whoever gets its list makes one form of it.
    """
    found: list[Class] = []
    notes: list[Problem] = []
    order = {roster.file: rank for rank, roster in enumerate(rosters)}
    for roster in rosters:
        told = classes_of(roster.students)
        notes += told.notes
        members: dict[ClassKey | None, list[Student]] = {}
        for student, key in zip(roster.students, told.of, strict=True):
            members.setdefault(key, []).append(_called(student, key.name) if key else student)
        found += (
            Class(
                key.name if key else None,
                roster.file,
                tuple(sorted(own, key=lambda one: number_key(one.number))),
                key.college if key else _usual(own),
            )
            for key, own in members.items()
        )
    found.sort(key=lambda one: (order[one.file], number_key(one.name or "")))
    shared = shared_names(ClassKey(one.college, one.name) for one in found if one.name)
    return tuple(one._replace(shares_name=one.name in shared) for one in found), notes


def with_colleges(found: Iterable[Problem], classes: Sequence[Class]) -> list[Problem]:
    """The problems of students, with the college where another has a class called so."""
    colleges = {
        (one.name, student.number, student.name): one.college
        for one in classes
        if one.shares_name
        for student in one.students
    }
    if not colleges:
        return [*found]
    return [
        one._replace(college=colleges.get((one.class_name, one.number or "", one.name or ""), ""))
        for one in found
    ]


def _called(student: Student, name: str) -> Student:
    return student if student.class_name == name else student._replace(class_name=name)


def _usual(students: Sequence[Student]) -> str:
    """The college that most are of, "" where none is told."""
    return Counter(one.college or "" for one in students).most_common(1)[0][0]
