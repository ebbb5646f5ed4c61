"""`fankui check`: every problem of every class, and the names still missing."""

import sys

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.check.check import Report
from tongzhi_cli.cli.monitor.next_steps import after_check
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.choose import asker
from tongzhi_cli.cli.terminal.progress import bar
from tongzhi_cli.errors import ExitCode, UsageError
from tongzhi_cli.loader import slots
from tongzhi_cli.loader.rosters import ClassOptions
from tongzhi_cli.model.problem import Severity


def run(given: ClassOptions, *, missing: bool, as_json: bool, quiet: bool) -> ExitCode:
    """Report, and say by the exit code whether there is an error.

    Raises:
        UsageError: an option has a value that cannot be.
        InputError: nothing could be read.

    """
    if missing and as_json:
        raise UsageError("--missing 和 --json 不能一起用", "JSON 里 status 是 missing 的就是。")
    found = slots.read(given, bar, asker(), name="check")
    given, report = found.given, found.report
    if not quiet:
        show.say(*found.told)
        show.say(f"通知：{found.notice_used}")
    if as_json:
        from tongzhi_cli.cli.json import report as report_json

        report_json.write(report, found.reminded)
    elif missing:
        lines = _missing(report)
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        if not lines and not quiet:
            show.say("全都反馈了。")
    else:
        _print(report, quiet=quiet, is_whole=not found.failures)
    for failure in found.failures:
        show.say(f"出错：{failure}")
    if found.failures:
        return ExitCode.INPUT
    if not (quiet or missing or as_json):
        show.steps(*after_check(given, report))
    return ExitCode.PROBLEMS if report.blocked else ExitCode.OK


#: So many errors and warnings fill a screen.
_SCREEN = 8


def _print(report: Report, *, quiet: bool, is_whole: bool) -> None:
    """How many of each class, what is wrong, and the verdict last, where it is seen."""
    for each in report.classes:
        show.put(show.class_line(each))
        show.anomalies(each, sys.stdout)
    shown = [one for one in report.problems if not quiet or one.severity is not Severity.INFO]
    silent = [each for each in report.classes if each.is_silent]
    show.problems(shown, sys.stdout, classes=len(report.classes), silent=silent)
    if not quiet:
        show.skipped(report.skipped, sys.stdout)
    unheard = sum(each.count_of(Status.MISSING) for each in silent)
    if len(report.problems) - len(report.of(Severity.INFO)) - unheard > _SCREEN:
        for each in report.classes:  # the first lines have scrolled away
            show.put(show.class_line(each))
    verdict = show.verdict(report) if is_whole else "有文件读不了，上面的不是全部。"
    show.put(verdict, *show.doubt(report))
    sys.stdout.flush()  # before what is said of it


def _missing(report: Report) -> list[str]:
    """The names still missing, ready to paste: one line a class, named if there are several."""
    lines = []
    for each in report.classes:
        if students := each.with_status(Status.MISSING):
            names = "、".join(show.names(each, students))
            several = len(report.classes) > 1
            lines.append(f"{each.name or each.file}：{names}" if several else names)
    return lines
