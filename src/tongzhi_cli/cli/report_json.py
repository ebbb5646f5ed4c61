"""Reports for programs: one JSON object on standard output and nothing else there."""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from tongzhi_cli.core.answer import Status
from tongzhi_cli.core.checking import ClassReport, Line, Report
from tongzhi_cli.core.problem import Problem


def write(report: Report, written: Sequence[Path] | None = None) -> None:
    """Print *report*; *written* are the paths that `build` wrote (not there for `check`)."""
    document: dict[str, object] = {
        "schema": 1,
        "notice": {"id": report.notice.id, "title": report.notice.title},
        "now": _time(report.now),
        "classes": [_class(each) for each in report.classes],
        "problems": [_problem(each) for each in report.problems],
        "skipped": [{"rule": each.rule, "reason": each.reason} for each in report.skipped],
    }
    if written is not None:
        document["written"] = [str(path) for path in written]
    import json  # only when asked for (start fast)

    text = json.dumps(document, ensure_ascii=False, indent=2)
    try:
        text.encode(sys.stdout.encoding)
    except UnicodeEncodeError:  # a GBK pipe must not turn a rare character into ?
        text = json.dumps(document, indent=2)
    sys.stdout.write(f"{text}\n")


def _class(each: ClassReport) -> dict[str, object]:
    counts = {status.value: each.count_of(status) for status in Status}
    return {
        "class": each.name,
        "file": each.file,
        "students": [_line(line) for line in each.lines],
        "counts": {"students": len(each.lines), **counts},
    }


def _line(line: Line) -> dict[str, object]:
    student, answer = line.student, line.answer
    return {
        "number": student.number,
        "name": student.name,
        "entry_year": student.entry_year,
        "level": student.level,
        "status": line.result.status.value,
        "result": line.result.text or None,
        "checked_at": _time(answer.checked_at) if answer else None,
        "source": answer.source.value if answer else None,
    }


def _problem(problem: Problem) -> dict[str, object]:
    where = problem.where
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "class": problem.class_name,
        "number": problem.number,
        "name": problem.name,
        "file": where.file if where else None,
        "sheet": where.sheet if where else None,
        "cell": where.cell if where else None,
        "line": where.line if where else None,
        "message": problem.message,
        "hint": problem.hint or problem.kind.do,
    }


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
