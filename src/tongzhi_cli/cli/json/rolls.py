"""`import --diff --json`: what two rolls differ in."""

from collections.abc import Sequence
from pathlib import Path

from tongzhi_cli.cli.json.values import place, problem, put
from tongzhi_cli.model.problem import Problem
from tongzhi_cli.model.student import Student
from tongzhi_cli.roster.compare.compare import Changed, Comparison


def write(
    found: Comparison, files: tuple[str, str], problems: Sequence[Problem], written: Sequence[Path]
) -> None:
    """Print the comparison of the two *files*, the old one first."""
    put(
        {
            "schema": 1,
            "old": {"file": files[0], "students": found.sizes[0], "repeated": found.repeated[0]},
            "new": {"file": files[1], "students": found.sizes[1], "repeated": found.repeated[1]},
            "unchanged": found.same,
            "came": [_student(one) for one in found.came],
            "went": [_student(one) for one in found.went],
            "changed": [_changed(one) for one in found.changed],
            "classes": [
                {
                    "what": one.became.value,
                    "before": list(one.before),
                    "after": list(one.after),
                    "students": [pair.new.number for pair in one.members],
                }
                for one in found.classes
            ],
            "maybe": [
                {"went": one.went.number, "came": [each.number for each in one.came]}
                for one in found.maybe
            ],
            "destroyed": [
                {"number": pair.new.number, "number_before": pair.old.number, "name": pair.new.name}
                for pair in found.remains
            ],
            "not_compared": [one.value for one in found.silent],
            "problems": [problem(each) for each in problems],
            "written": [str(path) for path in written],
        }
    )


def _student(one: Student) -> dict[str, object]:
    return {
        "number": one.number,
        "name": one.name,
        "class": one.class_name,
        "standing": one.enrolment and one.enrolment.standing.value,
        "where": place(one.where),
    }


def _changed(one: Changed) -> dict[str, object]:
    return {
        **_student(one.new),
        "number_before": one.old.number,
        "where_before": place(one.old.where),
        "changes": [
            {"what": each.what.value, "before": each.before or None, "after": each.after or None}
            for each in one.details
        ],
    }
