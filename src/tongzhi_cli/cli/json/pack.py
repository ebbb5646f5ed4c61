"""`notice pack --json`: what was handed out, and what is wrong with the list."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.cli.json.values import problem, put

if TYPE_CHECKING:
    from tongzhi_cli.check.check import Report
    from tongzhi_cli.packs.plan import Pack


def write(
    report: "Report | None", found: "Sequence[Pack]", target: Path | None, written: Sequence[Path]
) -> None:
    """Print the *found* packs below *target*, what the *report* says, and what was *written*."""
    put(
        {
            "schema": 1,
            "classes": [_class(one, target) for one in found],
            "problems": [problem(one) for one in report.problems] if report else [],
            "written": [str(path) for path in written],
        }
    )


def _class(one: "Pack", target: Path | None) -> dict[str, object]:
    return {
        "college": one.college or None,
        "name": one.class_name,
        "students": one.report.expected,
        "away": one.report.count_of(Status.AWAY),
        "monitor": one.monitor or None,
        "phone": one.phone or None,
        "link": one.link or None,
        "folder": str(target / one.folder) if target else None,
    }
