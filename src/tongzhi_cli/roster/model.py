"""A roster: the students of one file, and what was noticed while reading it."""

from typing import NamedTuple

from tongzhi_cli.model.problem import Problem
from tongzhi_cli.model.student import Student


class Roster(NamedTuple):
    """The students of one *file*, in the file's order, with *notes* about the reading.

    *others* are the numbers of students that the file has too and that `--class` left out,
    *left_out* those students.
    """

    file: str
    students: tuple[Student, ...]
    notes: tuple[Problem, ...] = ()
    others: frozenset[str] = frozenset()
    left_out: tuple[Student, ...] = ()
