"""The page of a check: one class, or a few, as `-o 报告.html` writes them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from tongzhi_cli.answers.answer import NOT_OK, Status
from tongzhi_cli.check.check import ClassReport, Report
from tongzhi_cli.errors import InputError
from tongzhi_cli.loader.contacts.match import Monitor
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.paper.called import alone, called, class_called
from tongzhi_cli.paper.colleges import in_order
from tongzhi_cli.paper.page.as_of import newest_of
from tongzhi_cli.paper.page.problems import TOLD
from tongzhi_cli.paper.page.view import ClassView, Said, View, title_of
from tongzhi_cli.paper.page.write import write
from tongzhi_cli.summary.verdict import TO_ASK, few

#: By college and name of a class, and the file that it is in.
Monitors = Mapping[tuple[str, str, str], tuple[Monitor, ...]]


def page(
    report: Report,
    verdict: str,
    failures: Sequence[InputError],
    monitors: Monitors,
    now: datetime | None,
) -> bytes:
    """The page of a *report*, with its *verdict* and what could not be read.

    *monitors* are called, *now* is a time that somebody typed.
    """
    return write(view_of(report, verdict, failures, monitors, now))


def view_of(
    report: Report,
    verdict: str,
    failures: Sequence[InputError],
    monitors: Monitors,
    now: datetime | None,
) -> View:
    """What the page of a *report* tells."""
    errors = _errors(report)
    classes = [
        _class(each, errors.get(at, ()), monitors.get(key_of(each), ()))
        for at, each in enumerate(report.classes)
    ]
    names = [each.label for each in classes]
    whose = names[0] if len(names) == 1 and report.classes[0].name else report.notice.school
    lost = [("", one.message, one.hint) for one in failures]
    lost += [
        (one.where.file if one.where else "", one.message, one.hint)
        for one in report.problems
        if one.code == "unreadable-file"
    ]
    return View(
        title_of(whose, report.notice),
        newest_of(_times(report), now),
        verdict,
        not (report.blocked or failures),
        report.notice,
        tuple(in_order(classes)),
        tuple(_said(report)),
        report.problems,
        report.skipped,
        tuple(lost),
        "加 -v 全列在屏幕上",
        "写成表来看：fankui followup … -o 跟进.xlsx",
    )


def key_of(each: ClassReport) -> tuple[str, str, str]:
    """By what a class is looked up."""
    return each.college, each.name or "", each.file


def _errors(report: Report) -> dict[int, list[Problem]]:
    """The errors of each class, by its place, but for those that its counts tell."""
    of_number: dict[str, int] = {}
    of_name: dict[str, int] = {}
    of_file: dict[str, int] = {}
    for at, each in enumerate(report.classes):
        of_number.update((line.student.number, at) for line in each.lines if line.student.number)
        of_name.setdefault(each.name or "", at)
        of_file.setdefault(each.file, at)
    found: dict[int, list[Problem]] = {}
    for one in report.of(Severity.ERROR):
        if one.code in TOLD:
            continue
        places = (
            of_number.get(one.number or ""),
            of_name.get(one.class_name) if one.class_name else None,
            of_file.get(one.where.file) if one.where else None,
        )
        for place in [each for each in places if each is not None][:1]:
            found.setdefault(place, []).append(one)
    return found


def _class(
    each: ClassReport, errors: Sequence[Problem], monitors: tuple[Monitor, ...]
) -> ClassView:
    about = []
    for status, what in TO_ASK:
        if asked := _called(each, status):
            about.append((f"{what} {len(asked)} 人", few(asked)))
    if errors:
        titles = "、".join(dict.fromkeys(one.kind.title for one in errors))
        who = [one.name or one.number or "" for one in errors]
        about.append((f"{titles} {len(errors)} 条", few(who)))
    return ClassView(
        each.college,
        each.name or "",
        {one: each.count_of(one) for one in Status},
        not each.is_silent,
        tuple(_called(each, Status.MISSING)),
        tuple(about),
        monitors,
    )


def _called(each: ClassReport, status: Status) -> list[str]:
    everybody = ((line.student.name, line.student.number) for line in each.lines)
    return called(everybody, [(one.name, one.number) for one in each.with_status(status)])


def _said(report: Report) -> Iterator[Said]:
    for each in report.classes:
        label = class_called(each.title)
        for line in each.lines:
            if line.result.status in NOT_OK:
                student = line.student
                yield Said(
                    label, student.number, alone(student.name), line.result.text,
                    line.result.status,
                )  # fmt: skip


def _times(report: Report) -> Iterator[datetime | None]:
    for each in report.classes:
        for line in each.lines:
            if line.answer:
                yield line.answer.checked_at
                yield line.answer.recorded_at
