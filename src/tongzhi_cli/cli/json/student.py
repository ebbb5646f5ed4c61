"""What papers print of a student, in `import --json`: 专业, and what else somebody's roster has."""

from collections.abc import Iterable

from tongzhi_cli.columns.column import PRINTED, Column
from tongzhi_cli.model.student import Student


def printed(students: Iterable[Student]) -> dict[Column, str]:
    """The columns that only papers want, and their keys: their names in code.

    专业 is always there; another one where any of *students* has it, for then it is null for those
    of whom the roster is silent.
    """
    found = {column for facts in {one.facts for one in students} for column, _ in facts}
    return {
        column: column.name.lower()
        for column in PRINTED
        if column is Column.MAJOR or column in found
    }
