"""Two rolls whose classes of one name in several colleges carry the college in front.

A move between two such classes is then a move, and each is told by a name of its own.
"""

from collections.abc import Mapping, Sequence

from tongzhi_cli.model.classes.class_spelling import plain
from tongzhi_cli.model.classes.classes_apart import in_full, is_bare
from tongzhi_cli.model.student import Student
from tongzhi_cli.roster.classes import row_tells
from tongzhi_cli.roster.classes_of import Classes, ClassKey, classes_of, shared_names


def college_in_front(
    old: Sequence[Student], new: Sequence[Student]
) -> tuple[Sequence[Student], Sequence[Student]]:
    """Both rolls; as they are where one tells no college, so that nobody seems to have moved.

    Who leaves the 学院 out is where the other roll has them under the same class name.
    """
    if not all(any(one.college for one in roll) for roll in (old, new)):
        return old, new
    found = classes_of(old), classes_of(new)
    shared = set[str]().union(*map(_shared, found))
    if not shared:
        return old, new
    colleges = _colleges(old, found[0]), _colleges(new, found[1])
    return (
        _named(old, found[0], shared, colleges[1]),
        _named(new, found[1], shared, colleges[0]),
    )


def bare_in_full(
    old: Sequence[Student], new: Sequence[Student]
) -> tuple[Sequence[Student], Sequence[Student]]:
    """Both rolls; 1班 of one is called as in the other, where that has two and tells them apart.

    What it is of its own row tells, or that of the same student there: 软件1班 was not renamed.
    """
    return _in_full(old, new), _in_full(new, old)


def _in_full(students: Sequence[Student], others: Sequence[Student]) -> Sequence[Student]:
    bare = {one.class_name for one in students if one.class_name and is_bare(one.class_name)}
    names = {one.class_name for one in others if one.class_name}
    if not bare or not any(full.endswith(name) for full in names - bare for name in bare):
        return students
    rows = {one.number: one for one in others if one.number}
    made = []
    for student in students:
        if (name := student.class_name) in bare and name not in names:
            told = (row_tells(one) for one in (student, rows.get(student.number)) if one)
            full = (each for one in told for each in in_full(name, one) if each in names)
            student = student._replace(class_name=next(full, name))  # noqa: PLW2901
        made.append(student)
    return made


def _shared(found: Classes) -> set[str]:
    """The names, as they are compared, that several colleges have a class of."""
    return shared_names({ClassKey(key.college, plain(key.name)) for key in found.of if key})


def _colleges(students: Sequence[Student], found: Classes) -> dict[tuple[str, str], str]:
    """The college of each 学号 under each class name, where it is told."""
    return {
        (student.number, plain(key.name)): key.college
        for student, key in zip(students, found.of, strict=True)
        if key and key.college and student.number
    }


def _named(
    students: Sequence[Student],
    found: Classes,
    shared: set[str],
    elsewhere: Mapping[tuple[str, str], str],
) -> list[Student]:
    made = []
    for student, key in zip(students, found.of, strict=True):
        name = plain(key.name) if key else ""
        if key and name in shared:
            college = key.college or elsewhere.get((student.number, name), "")
            called = ClassKey(college, student.class_name or "").title(shares_name=True)
            student = student._replace(class_name=called)  # noqa: PLW2901
        made.append(student)
    return made
