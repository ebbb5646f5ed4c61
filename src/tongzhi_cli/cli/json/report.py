"""Reports for programs: one JSON object on standard output and nothing else there."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.cli.json.student import outcome, printed
from tongzhi_cli.cli.json.values import place, problem, put, reminders, time, until

if TYPE_CHECKING:
    from tongzhi_cli.answers.log.reminders import Reminded
    from tongzhi_cli.check.check import ClassReport, Line, Report
    from tongzhi_cli.followup.forms import Application
    from tongzhi_cli.followup.steps import Group, Item
    from tongzhi_cli.form.plan import Made
    from tongzhi_cli.model.problem import Problem
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.roster.model import Roster
    from tongzhi_cli.summary.merge import Merged
    from tongzhi_cli.summary.model import Record
    from tongzhi_cli.summary.named import Named
    from tongzhi_cli.summary.tally import Tally


def write(
    report: "Report",
    reminded: "Mapping[str, Reminded]",
    written: Sequence[Path] | None = None,
    made: "Sequence[Made]" = (),
    beside: Sequence[Path] | None = None,
) -> None:
    """Print *report* and who was *reminded*; *written* is what `build` wrote (none of `check`).

    *made* are its forms, of which is listed what is other than in the ones before; *beside* is what
    `check` wrote where it was to write.
    """
    document: dict[str, object] = {
        "schema": 1,
        "notice": {"id": report.notice.id, "title": report.notice.title},
        "now": time(report.now),
        "deadline": until(report.notice, report.now),
        "classes": [_class(each, report.notice, reminded) for each in report.classes],
        "problems": [problem(each) for each in report.problems],
        "skipped": [{"rule": each.rule, "reason": each.reason} for each in report.skipped],
    }
    if written is not None:
        document["written"] = [str(path) for path in written]
        from tongzhi_cli.cli.json.changes import changes

        document["changes"] = [changes(one) for one in made if one.compared]
    if beside is not None:
        document["written"] = [str(path) for path in beside]
    put(document)


def write_followup(
    found: "Mapping[Group, Sequence[Item]]",
    report: "Report",
    written: Sequence[Path],
    forms: "Sequence[Application]" = (),
) -> None:
    """Print what each student with a fault has to do, and the *forms* filled for them."""
    from tongzhi_cli.cli.json.anomaly import followup

    told = followup(found, report, written)
    if forms:
        told["forms"] = [
            {
                "number": one.item.student.number,
                "name": one.item.student.name,
                "file": str(one.path),
                "left_blank": list(one.filled.left),
            }
            for one in forms
        ]
    put(told)


def write_students(
    read: "Sequence[Roster]",
    problems: "Sequence[Problem]",
    written: Sequence[Path],
    more: Mapping[str, object] = MappingProxyType({}),
) -> None:
    """Print the students of rosters, what is wrong with them, what was not read, and *more*."""
    left_out = [one for one in problems if one.code in {"left-out", "taken-once"}]
    keys = printed(student for roster in read for student in roster.students)
    put(
        {
            "schema": 1,
            "file": read[0].file if len(read) == 1 else None,
            "files": [roster.file for roster in read],
            "students": [
                {
                    "number": student.number,
                    "name": student.name,
                    "class": student.class_name,
                    "entry_year": student.entry_year,
                    "level": student.level,
                    "standing": student.enrolment and student.enrolment.standing.value,
                    **{key: student.fact(column) or None for column, key in keys.items()},
                    "where": place(student.where),
                }
                for roster in read
                for student in roster.students
            ],
            "problems": [problem(each) for each in problems],
            "skipped": [
                {"code": one.code, **place(one.where), "reason": one.message} for one in left_out
            ],
            **more,
            "written": [str(path) for path in written],
        }
    )


def write_merged(found: "Merged", now: datetime, written: Sequence[Path]) -> None:
    """Print what `merge` found, as `write` does, with totals and where everything came from."""
    from tongzhi_cli.summary.merge import classes_of
    from tongzhi_cli.summary.named import Named, answered_in

    total, named = found.total, Named(found.notice)
    statuses = iter(found.statuses)
    classes = [
        {
            "class": each.name or None,
            "college": each.college or None,
            "file": lines[0].where.file,
            "students": [_merged_line(line, next(statuses), named) for line in lines],
            "counts": _counts(each),
        }
        for each, lines in zip(found.classes, classes_of(found.lines), strict=True)
    ]
    colleges = [
        {"college": each.college or None, "classes": each.classes, **_counts(each)}
        for each in found.colleges
    ]
    put(
        {
            "schema": 1,
            "notice": {"id": found.notice.id, "title": found.notice.title},
            "now": time(now),
            "deadline": until(found.notice, now),
            "classes": classes,
            "problems": [problem(each) for each in found.all_problems],
            "skipped": [{"rule": each.rule, "reason": each.reason} for each in found.skipped],
            "totals": {"classes": total.classes, **_counts(total), "colleges": colleges},
            "sources": [
                {
                    "file": origin.file,
                    "kind": origin.kind.name.lower(),
                    "students": len(part.records),
                    "answered": answered_in(
                        Counter(one.result for one in part.records), found.notice
                    ),
                    "inferred": origin.inferred or None,
                }
                for part in found.summary.parts
                for origin in part.origins
            ],
            "written": [str(path) for path in written],
        }
    )


def _counts(tally: "Tally") -> dict[str, object]:
    counts: dict[str, object] = {"students": tally.students}
    counts |= {status.value: getattr(tally, status.value) for status in Status}
    counts["beyond"] = tally.beyond
    return {**counts, "listed": tally.listed, "handed_in": tally.handed_in}


def _merged_line(line: "Record", status: Status, named: "Named") -> dict[str, object]:
    from tongzhi_cli.cli.json.anomaly import anomalies

    return {
        "number": line.number,
        "name": line.name,
        "entry_year": line.entry_year,
        "level": line.level or None,
        **outcome(status, named.text(line, status)),
        "checked_at": time(line.checked_at),
        "source": line.kind.name.lower() if line.result and status is not Status.MISSING else None,
        "anomalies": anomalies(status, line.result, named.notice),
        **place(line.where),
    }


def _class(
    each: "ClassReport", notice: "Notice", reminded: "Mapping[str, Reminded]"
) -> dict[str, object]:
    lines = _each_once(each.lines)
    statuses = [line.result.status for line in lines]
    counts = {status.value: statuses.count(status) for status in Status}
    return {
        "class": each.name,
        "college": each.college or None,
        "file": each.file,
        "students": [
            {**_line(line, notice), "reminded": reminders(line.student.number, reminded)}
            for line in lines
        ],
        "counts": {"students": len(lines), **counts},
    }


def _each_once(lines: "Sequence[Line]") -> "list[Line]":
    """The lines; who stands there twice, all alike, once: that is among the problems.

    Two rows of one 学号 that differ in the name or the result are two: nobody knows which holds.
    """
    found: dict[object, Line] = {}
    for line in lines:
        student = line.student
        row = (student.number, student.name, line.result) if student.number else student.where
        found.setdefault(row, line)
    return list(found.values())


def _line(line: "Line", notice: "Notice") -> dict[str, object]:
    from tongzhi_cli.cli.json.anomaly import anomalies

    student, answer = line.student, line.answer
    return {
        "number": student.number,
        "name": student.name,
        "entry_year": student.entry_year,
        "level": student.level,
        **outcome(line.result.status, line.result.text),
        "checked_at": time(answer.checked_at) if answer else None,
        "source": answer.source.value if answer else None,
        "anomalies": anomalies(line.result.status, line.result.text, notice),
    }
