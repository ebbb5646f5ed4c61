"""`import --split --json`: what `import --json` says, and who is in which part."""

from collections.abc import Sequence
from pathlib import Path

from tongzhi_cli.cli.json import report
from tongzhi_cli.columns.column import Column
from tongzhi_cli.model.problem import Problem
from tongzhi_cli.packs.split.files import name_of
from tongzhi_cli.packs.split.plan import Part
from tongzhi_cli.roster.model import Roster

#: What a part is of, by the keys that students have.
_KEYS = {
    Column.CLASS: "class",
    Column.COLLEGE: "college",
    Column.MAJOR: "major",
    Column.ENTRY_YEAR: "entry_year",
    Column.LEVEL: "level",
}


def write(
    read: Sequence[Roster],
    problems: Sequence[Problem],
    parts: Sequence[Part],
    written: Sequence[Path],
) -> None:
    """Print the students, each part with the places of its own in that list, and the problems."""
    told = [
        {
            "file": name_of(part),
            **{_KEYS[column]: text for column, text in part.told},
            "students": list(part.members),
        }
        for part in parts
    ]
    report.write_students(read, problems, written, {"parts": told})
