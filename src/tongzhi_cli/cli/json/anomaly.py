"""Kinds of fault, and what is to be done about them, as JSON has them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.check.check import Report
from tongzhi_cli.cli.json.values import deadline
from tongzhi_cli.followup.steps import Group, Item, Step, steps_for

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice


def anomalies(status: Status, text: str, notice: "Notice") -> list[dict[str, object]]:
    """What kinds of fault a result names, and what is to be done about each."""
    if status is not Status.ANOMALY:
        return []
    return [_step(one) for one in steps_for(text, notice)]


def followup(
    found: Mapping[Group, Sequence[Item]], report: Report, written: Sequence[Path]
) -> dict[str, object]:
    """What each student with a fault has to do, by group, and how many there are."""
    return {
        "schema": 1,
        "notice": {"id": report.notice.id, "title": report.notice.title},
        "now": report.now.isoformat(),
        "students": [
            {
                "group": group.name.lower(),
                "class": one.student.class_name,
                "file": one.file,
                "number": one.student.number,
                "name": one.student.name,
                "result": one.text,
                "anomalies": [_step(step) for step in one.steps],
            }
            for group, items in found.items()
            for one in items
        ],
        "counts": {
            **{group.name.lower(): len(items) for group, items in found.items()},
            "unclear": report.count_of(Status.UNCLEAR),
            "missing": report.count_of(Status.MISSING),
        },
        "written": [str(path) for path in written],
    }


def _step(one: Step) -> dict[str, object]:
    return {
        "name": one.fault.name,
        "scope": one.fault.scope.value,
        "text": one.fault.text or None,
        "office": one.office or None,
        "materials": list(one.materials),
        "where": one.where or None,
        "deadline": deadline(one.deadline, one.at) if one.deadline else None,
    }
