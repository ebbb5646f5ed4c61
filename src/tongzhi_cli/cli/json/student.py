"""A student in `--json`: what the roster tells beside 学号 and 姓名."""

from functools import lru_cache

from tongzhi_cli.columns.column import PRINTED
from tongzhi_cli.model.student import Student

#: The key of each column that is only printed: its name in code.
_KEYS = {column: column.name.lower() for column in PRINTED}


def told_of(student: Student) -> dict[str, object]:
    """级 and 层次, and what is only printed; null where the roster is silent."""
    return {
        "entry_year": student.entry_year,
        "level": student.level,
        **_printed(student.facts),
    }


@lru_cache(maxsize=64)  # a class says the same few things
def _printed(facts: tuple[tuple[str, str], ...]) -> dict[str, str | None]:
    told = dict(facts)
    return {key: told.get(column) for column, key in _KEYS.items()}
