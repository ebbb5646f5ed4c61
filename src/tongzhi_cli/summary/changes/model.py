"""What a summary says of its students and of what is wrong, to be compared with another."""

from collections.abc import Collection
from typing import NamedTuple

from tongzhi_cli.model.problem import Problem
from tongzhi_cli.model.student import NumberFault
from tongzhi_cli.summary.model import is_no_key


class Line(NamedTuple):
    """What 明细 says of a student; *status* is its word."""

    college: str
    class_name: str
    status: str
    result: str


class Told(NamedTuple):
    """A problem: its *title*, whose or of which class or file it is, and what it says."""

    title: str
    college: str
    class_name: str
    number: str
    name: str
    message: str


#: What two problems have alike that are the same one.
Key = tuple[str, ...]


class Earlier(NamedTuple):
    """The *lines* by student, each with the name, and the errors and warnings, of *file*."""

    file: str
    lines: dict[str, tuple[str, Line]]
    problems: dict[Key, Told]

    def within(self, classes: Collection[str]) -> "Earlier":
        """What it says of some classes, by their names; their colleges left out."""
        lines = {
            key: (name, line._replace(college=""))
            for key, (name, line) in self.lines.items()
            if line.class_name in classes
        }
        told = {key: one for key, one in self.problems.items() if one.class_name in classes}
        return Earlier(self.file, lines, told)


def student_key(number: str, name: str, class_name: str) -> str:
    """What tells a student: the 学号, or class and name where it tells nobody."""
    return f"{class_name}\n{name}" if is_no_key(number, NumberFault.NONE) else number


def problem_key(one: Problem) -> Key:
    """What tells a problem: its kind and student; of a class or file these and the place."""
    if one.number:
        return (one.code, one.number)
    place = one.where and one.where.file
    return (one.code, one.class_name or "", one.name or "", place or "")
