"""The text for the group, whom it names and how often each was reminded, as JSON has them."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.cli.json.values import put, reminders
from tongzhi_cli.loader import reminding

if TYPE_CHECKING:
    from tongzhi_cli.answers.log.reminders import Reminded
    from tongzhi_cli.check.check import ClassReport
    from tongzhi_cli.loader.rosters import Checked
    from tongzhi_cli.model.student import Student


def write(
    found: "Checked",
    blocks: "Iterable[tuple[ClassReport, Sequence[str]]]",
    written: Sequence[Path],
    above: Sequence[str] | None = None,
) -> None:
    """Print the text of each class that has one, and of many the overview *above* them.

    *written* are files, and logs with a new reminder.
    """
    report = found.report
    put(
        {
            "schema": 1,
            "notice": {"id": report.notice.id, "title": report.notice.title},
            "now": report.now.isoformat(),
            "classes": [
                {
                    "class": each.name,
                    "college": each.college or None,
                    "file": each.file,
                    "text": "\n".join(lines),
                    "missing": _named(reminding.missing(each), found.reminded),
                    "unclear": _named(reminding.not_clear(each), found.reminded),
                }
                for each, lines in blocks
            ],
            "overview": None if above is None else "\n".join(above),
            "written": [str(path) for path in written],
        }
    )


def _named(
    students: "Iterable[Student]", known: "Mapping[str, Reminded]"
) -> list[dict[str, object]]:
    return [
        {"number": one.number, "name": one.name, "reminded": reminders(one.number, known)}
        for one in students
    ]
