"""Forms that name a wrong class: it is one mistake, and not one of each student (issue 18).

A form says 2班 and has the students of 1班. By the school's list it is seen at once; without one by
another file that has the same students as 1班, if 2班 has handed in a form of its own.
"""

from collections import Counter
from collections.abc import Callable, Mapping

from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.summary.classes.called import Class
from tongzhi_cli.summary.classes.kinds import WRONG_CLASS
from tongzhi_cli.summary.model import HANDED_IN, Kind
from tongzhi_cli.summary.store.store import Common

#: Of fewer students a mistake is told of each.
_LEAST = 3

#: So many of ten of its students tell of which college's class a file is.
MOST = 9


class Misnamed(NamedTuple):
    """Of *total* students of a file who are written in a wrong class, *people* are in another."""

    people: int
    total: int
    by_list: bool

    def problem(self, there: object, here: object, where: Where) -> Problem:
        """That the file at *where* says *there*, and its students are *here*."""
        by = "在名单上" if self.by_list else "在别的表上"
        message = f"表上写的班级是“{there}”，{self.total} 人里有 {self.people} 人{by}是“{here}”，"
        message += f"多半是班级写错了，算在“{here}”"
        return Problem(WRONG_CLASS, Severity.WARNING, message, where=where)


def misnamed(
    alone: Mapping[Common, int],
    several: Mapping[tuple[Common, ...], int],
    written: Callable[[Common], Class],
) -> dict[tuple[str, Class], tuple[Class, Misnamed]]:
    """By file and the class *written* in it, the class that its students are of.

    *alone* are the records of who has one, *several* those of who has several, and how many have
    such. A class that the list does not know is only written in another way (`classes.names`).
    """
    listed: set[Class] = set()
    total: Counter[tuple[str, Class]] = Counter()
    moved: Counter[tuple[str, Class, Class]] = Counter()
    for one, count in alone.items():
        if one.kind is Kind.LIST:
            listed.add(written(one))
        elif one.class_name and one.kind is not Kind.DECIDED:
            total[one.place.file, written(one)] += count
    for group, count in several.items():
        of_list = {written(one) for one in group if one.kind is Kind.LIST}
        listed |= of_list
        rows = {
            (one.place.file, written(one))
            for one in group
            if one.class_name and one.kind in HANDED_IN
        }
        for row in rows:
            total[row] += count
            others = of_list or {there for file, there in rows if file != row[0]}
            for other in others - {row[1]}:
                moved[(*row, other)] += count
    found: dict[tuple[str, Class], tuple[Class, Misnamed]] = {}
    for (file, there, here), count in sorted(moved.items(), key=lambda one: (-one[1], str(one[0]))):
        all_rows = total[file, there]
        if count < _LEAST or 2 * count <= all_rows or (file, there) in found:
            continue
        is_own = there in listed if listed else _has_own(file, there, here, total, moved)
        if is_own and not (listed and here not in listed):
            found[file, there] = (here, Misnamed(count, all_rows, bool(listed)))
    return found


def _has_own(
    file: str,
    there: Class,
    here: Class,
    total: Mapping[tuple[str, Class], int],
    moved: Mapping[tuple[str, Class, Class], int],
) -> bool:
    """Whether a class has students of its own in another file, and the other one has not."""
    return any(
        name == there and other != file and count >= _LEAST
        and not moved.get((other, there, here))
        for (other, name), count in total.items()
    ) and not any(
        name == here and count >= _LEAST and not moved.get((other, here, there))
        for (other, name), count in total.items()
    )  # fmt: skip


def by_students(
    several: Mapping[tuple[Common, ...], int], written: Callable[[Common], Class]
) -> dict[tuple[str, Class], Class]:
    """By file and the name *written* in it that classes of several colleges have: which it is.

    So a row whose 学号 is nobody's, or one of the other class, is of the class of its file.
    """
    found: dict[tuple[str, Class], Counter[Class]] = {}
    for group, count in several.items():
        of_list = {written(one) for one in group if one.kind is Kind.LIST}
        rows = {(one.place.file, written(one)) for one in group if one.kind in HANDED_IN}
        for file, name in rows if of_list else ():
            for here in of_list:
                if not name.college and here.college and here.name == name.name:
                    found.setdefault((file, name), Counter())[here] += count
    first = {key: (*counts.most_common(1)[0], counts.total()) for key, counts in found.items()}
    return {
        key: here
        for key, (here, count, total) in first.items()
        if count >= _LEAST and 10 * count >= MOST * total
    }
