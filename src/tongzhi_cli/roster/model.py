"""A roster: the students of one file, and what was noticed while reading it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tongzhi_cli.columns.column import Column, printed
from tongzhi_cli.model.problem import Problem, Where
from tongzhi_cli.model.student import Student, clean_class, entry_year, level
from tongzhi_cli.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tongzhi_cli.roster.account import Row


class Roster(NamedTuple):
    """The students of one *file*, in the file's order, with *notes* about the reading.

    *others* are the numbers of students that the file has too and that `--class` left out,
    *left_out* those students. *account* tells what became of each row (of a table, not of a form).
    """

    file: str
    students: tuple[Student, ...]
    notes: tuple[Problem, ...] = ()
    others: frozenset[str] = frozenset()
    left_out: tuple[Student, ...] = ()
    account: "Callable[[], list[Row]]" = list


def nobody_of(told: Mapping[Column, str], where: Where) -> Student:
    """A student without a number and a name, of whom a row of a list tells so much.

    Nearly all rows of a list tell the same, and share what this gives.
    """
    return Student(
        number="",
        name="",
        where=where,
        class_name=clean_class(told.get(Column.CLASS, "")) or None,
        entry_year=entry_year(told.get(Column.ENTRY_YEAR, "")),
        level=level(told.get(Column.LEVEL, "")),
        facts=printed(told),
        college=clean_class(told.get(Column.COLLEGE, "")) or None,
    )
