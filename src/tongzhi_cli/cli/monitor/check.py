"""`fankui check`: every problem of every class, and the names still missing."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.check.check import Report
from tongzhi_cli.cli.monitor.next_steps import after_check
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.choose import asker
from tongzhi_cli.cli.terminal.findings import silent_in
from tongzhi_cli.cli.terminal.progress import bar
from tongzhi_cli.errors import ExitCode, UsageError
from tongzhi_cli.loader import slots
from tongzhi_cli.loader.rosters import Checked, ClassOptions
from tongzhi_cli.model.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from tongzhi_cli.cli.monitor.annotate import Wanted


def run(
    given: ClassOptions,
    *,
    missing: bool,
    as_json: bool,
    quiet: bool,
    outputs: Sequence[str] = (),
    annotate: bool = False,
    force: bool = False,
    since: str | None = None,
) -> ExitCode:
    """Report, and say by the exit code whether there is an error.

    A page among *outputs* is written; with *annotate* a copy of the file with its problems noted.

    Raises:
        UsageError: an option has a value that cannot be.
        InputError: nothing could be read.
        OutputError: what is written cannot be, or would overwrite a file.

    """
    if missing and as_json:
        raise UsageError("--missing 和 --json 不能一起用", "JSON 里 status 是 missing 的就是。")
    target, copy = None, None
    if outputs or annotate:
        target, copy = _wanted(given, outputs, annotate=annotate, force=force)
    before = _before(since)
    found = _on_paper(slots.read(given, bar, asker(), name="check"))
    step = _page(target, found) if target else ""
    given, report = found.given, found.report
    if not quiet:
        show.say(*found.told)
        show.say(f"通知：{found.notice_used}")
    copies = _annotated(found, copy) if copy else None
    written = [*([target] if target else []), *(copies or [])]
    if as_json:
        from tongzhi_cli.cli.json import report as report_json

        is_asked = target or copies is not None
        report_json.write(report, found.reminded, beside=written if is_asked else None)
    elif missing:
        lines = _missing(report)
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        if not lines and not quiet:
            show.say("全都反馈了。")
        for one in written:  # not among the names, and told all the same
            show.say(f"另写了 {one}。")
    else:
        _print(found, quiet=quiet)
        if before:
            show.put(*before(report))
        show.wrote(*written)
        sys.stdout.flush()
    for failure in found.failures:
        show.failed(failure)
    if found.failures:
        return ExitCode.INPUT
    if not (quiet or missing or as_json):
        show.steps(*([step] if step else []), *_steps(copies), *after_check(given, report))
    return ExitCode.PROBLEMS if report.blocked else ExitCode.OK


def _on_paper(found: Checked) -> Checked:
    """What was found, with what to do about it in the words for papers, where those were read."""
    if not found.given.are_papers or not (found.report.problems or found.report.skipped):
        return found
    from tongzhi_cli.cli.monitor.on_paper import on_paper

    return found._replace(report=on_paper(found.report))


def _wanted(
    given: ClassOptions, outputs: Sequence[str], *, annotate: bool, force: bool
) -> "tuple[Path | None, Wanted | None]":
    """The page and the copy with notes that are wanted, by what -o names.

    Raises:
        UsageError: something named is neither, or there are two of a kind.
        OutputError: the page would overwrite a file.

    """
    from tongzhi_cli.cli.monitor import annotate as notes
    from tongzhi_cli.cli.monitor import page
    from tongzhi_cli.cli.outputs import is_page

    pages = [one for one in outputs if is_page(one)]
    named = pages if annotate else outputs
    target = page.target_of(named) if named else None
    if target:
        page.refuse_existing(target, given, force=force)
    others = [one for one in outputs if one not in pages]
    return target, notes.wanted(others, force=force) if annotate else None


def _page(target: Path, found: Checked) -> str:
    """Write the page; what to do with it."""
    from tongzhi_cli.cli.monitor import page

    return page.write(target, found)


def _annotated(found: Checked, wanted: "Wanted") -> list[Path]:
    """The copy with notes, where every file could be read."""
    from tongzhi_cli.cli.monitor import annotate

    return [] if found.failures else annotate.write(found, wanted)


def _steps(copies: Sequence[Path] | None) -> list[str]:
    """What to do with the copy; that there is none."""
    if copies is None:
        return []
    from tongzhi_cli.cli.monitor import annotate

    return annotate.steps(copies)


def _before(since: str | None) -> "Callable[[Report], list[str]] | None":
    """What says what is new since the summary that was named."""
    if since is None:
        return None
    from tongzhi_cli.cli.registrar import changes
    from tongzhi_cli.summary.changes.compare import told

    before = changes.since(since)
    return lambda report: told(changes.of_report(before, report))


#: So many errors and warnings fill a screen.
_SCREEN = 8


def _print(found: Checked, *, quiet: bool) -> None:
    """How many of each class, what is wrong, and the verdict last, where it is seen."""
    report = found.report
    for each in report.classes:
        show.put(show.class_line(each))
        show.anomalies(each, sys.stdout)
    shown = [one for one in report.problems if not quiet or one.severity is not Severity.INFO]
    show.problems(shown, sys.stdout, classes=len(report.classes), silent=silent_in(report))
    if not quiet:
        show.skipped(report.skipped, sys.stdout)
    unheard = sum(each.count_of(Status.MISSING) for each in report.classes if each.is_silent)
    if len(report.problems) - len(report.of(Severity.INFO)) - unheard > _SCREEN:
        for each in report.classes:  # the first lines have scrolled away
            show.put(show.class_line(each))
    if len(report.classes) > 1 and found.given.are_papers:
        from tongzhi_cli.summary.verdict import of_report

        show.put(of_report(report))
    verdict = "有文件读不了，上面的不是全部。" if found.failures else show.verdict(report)
    show.put(verdict, *show.doubt(report))
    sys.stdout.flush()  # before what is said of it


def _missing(report: Report) -> list[str]:
    """The names still missing, ready to paste: one line a class, named if there are several."""
    lines = []
    for each in report.classes:
        if students := each.with_status(Status.MISSING):
            names = "、".join(show.names(each, students))
            several = len(report.classes) > 1
            lines.append(f"{each.title or each.file}：{names}" if several else names)
    return lines
