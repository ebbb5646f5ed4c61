"""`fankui build`: one form per class, if nothing stands against it."""

import os
import re
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import NOT_OK, Status
from tongzhi_cli.check.check import ClassReport, Report
from tongzhi_cli.cli.monitor.next_steps import after_refusal
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.choose import asker
from tongzhi_cli.cli.terminal.detail import is_whole
from tongzhi_cli.cli.terminal.findings import silent_in
from tongzhi_cli.cli.terminal.progress import bar
from tongzhi_cli.cli.terminal.seat import is_read_here
from tongzhi_cli.columns.mapping import refuse_failures
from tongzhi_cli.errors import ExitCode, FankuiError, OutputError, UsageError
from tongzhi_cli.form import plan
from tongzhi_cli.form.plan import Made, Sheaf
from tongzhi_cli.form.word.fit import Layout
from tongzhi_cli.loader import slots
from tongzhi_cli.loader.codes import codes_named
from tongzhi_cli.loader.notices import notice_file
from tongzhi_cli.loader.rosters import Checked, ClassOptions
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.terms import Paper, Role
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.deadlines import handed_in_at, left
from tongzhi_cli.office import limits, writing

if TYPE_CHECKING:
    from tongzhi_cli.form.shipped import Blank
    from tongzhi_cli.notice.model import Notice


class Target(NamedTuple):
    """What to write: where, on which form, how laid out, and what may be overruled."""

    output: str | None
    template: str | None
    papers: Sequence[str]
    layout: str | None
    draft: bool
    pdf: bool
    force: bool
    since: str | None = None
    changed_only: bool = False
    opens: bool = False


def run(given: ClassOptions, target: Target, *, as_json: bool, quiet: bool) -> ExitCode:
    """Write the forms; with an error-level problem write nothing and say what is wrong.

    Raises:
        UsageError: an option has a value that cannot be.
        InputError: a roster, a results file, the notice or the template cannot be read.
        OutputError: a form cannot be written, or would overwrite a file.

    """
    layout = _layout(target.layout)
    _refuse_other_kinds(target.output)
    found = slots.read(given, bar, asker(), name="build")
    refuse_failures(found.failures)
    given, report = found.given, found.report
    if not quiet:
        show.say(*found.told)
        show.say(f"通知：{found.notice_used}")
    if report.blocked and not target.draft:
        return _refuse(found, as_json=as_json, quiet=quiet)
    classes = [each for each in report.classes if each.expected]  # nobody signs an empty form
    if not classes:
        return _refuse(found, as_json=as_json, quiet=quiet)
    made, new = _write(found, classes, target, layout, quiet=quiet)
    paths = [one.sheaf.path for one in new]
    failure = _pdf(paths) if target.pdf and paths else None
    pdfs = _pdfs(paths, target) if not failure else []
    if not quiet:
        _say_result(found, target, made, new)
    if as_json:
        _write_json(found, [*paths, *pdfs], made)
    else:
        show.wrote(*paths, *pdfs)
    if not quiet:
        sys.stdout.flush()
        show.steps(*_numbered(_next(report, target, made, new)))
    if failure:
        raise failure
    if target.opens and is_read_here():
        from tongzhi_cli.cli.terminal.opening import open_or_tell

        open_or_tell(paths)
    return ExitCode.OK


def _write(
    found: Checked,
    classes: Sequence[ClassReport],
    target: Target,
    layout: Layout | None,
    *,
    quiet: bool,
) -> tuple[list[Made], list[Made]]:
    """Make the forms of *classes*, and write them or what has changed: all, and what is new now."""
    given, notice = found.given, found.report.notice
    papers = plan.wanted(target.papers, notice)
    notice_path = notice_file(given.rosters[0], given.notice)
    template = target.template or plan.blank_among(found.blanks, papers, notice)
    if template and not (target.template or quiet):
        show.say(f"空白表用文件夹里的 {template}")
    allow = codes_named(given.allow)
    blanks = plan.blanks(papers, notice, notice_path, template, allow)
    sheaves = plan.plan(classes, papers, target.output, plan.suffixes(blanks))
    sources = [Path(name) for name in (*given.rosters, *given.results)]
    sources += [blank.path for blank in blanks.values()]
    _refuse_existing(sheaves, sources, target, force=True)  # before anything is made
    made = [
        Made(sheaf, plan.filled(sheaf, blanks[sheaf.paper], notice, layout)) for sheaf in sheaves
    ]
    new = made = _compared(made, blanks, target, notice)
    if target.changed_only:
        from tongzhi_cli.cli.monitor import changed

        new = changed.only_changed(made, blanks, notice, layout)
        sources += [sheaf.path for sheaf in sheaves]
    try:
        others = [one.sheaf.path for one in new if not one.is_there]
        pdfs = _pdfs([one.sheaf.path for one in new], target)  # they are made of all
        writing.refuse_existing([*others, *pdfs], sources, force=target.force)
    except OutputError:
        if not quiet:
            show.say(*_changes(made))
            show.part(*_ways(made, target))
        raise
    writing.write_all(
        [writing.File(one.sheaf.path, one.form.data) for one in new if not one.is_there]
    )
    return made, new


def _pdfs(paths: Sequence[Path], target: Target) -> list[Path]:
    return [path.with_suffix(".pdf") for path in paths] if target.pdf else []


def _refuse_existing(
    sheaves: Sequence[Sheaf], sources: Sequence[Path], target: Target, *, force: bool
) -> None:
    paths = [sheaf.path for sheaf in sheaves]
    writing.refuse_existing([*paths, *_pdfs(paths, target)], sources, force=force)


def _compared(
    made: list[Made], blanks: "Mapping[Paper, Blank]", target: Target, notice: "Notice"
) -> list[Made]:
    """The forms with what is other in them than in the old ones, if there are any."""
    is_first = not any(limits.is_file(one.sheaf.path) for one in made)
    if is_first and not target.since:
        return made
    from tongzhi_cli.cli.monitor import changed

    return changed.compare(made, blanks, target.since, notice)


def _changes(made: Sequence[Made]) -> list[str]:
    """What is other in the forms than in the old ones, in words."""
    if not any(one.compared for one in made):
        return []
    from tongzhi_cli.cli.monitor import changed

    return changed.told(made)


def _layout(text: str | None) -> Layout | None:
    if text is None:
        return None
    try:
        return Layout(text)
    except ValueError:
        raise UsageError(f"--layout {text} 不行", "只能是 sheets 或 flow。") from None


def _refuse_other_kinds(output: str | None) -> None:
    """A name that ends in .pdf or .dcox is no form, and no folder that anybody means."""
    suffix = Path(output).suffix if output else ""
    named = re.fullmatch(r"\.[A-Za-z]{2,5}", suffix) and suffix.lower() not in plan.KINDS
    if named and not os.path.isdir(output or ""):  # noqa: PTH112  asks without raising
        raise UsageError(f"-o {output} 不是 .docx", "请写成 .docx 结尾的文件名，或一个文件夹。")


def _write_json(found: Checked, written: Sequence[Path], made: Sequence[Made] = ()) -> None:
    from tongzhi_cli.cli.json import report as report_json

    report_json.write(found.report, found.reminded, written, made)


def _refuse(found: Checked, *, as_json: bool, quiet: bool) -> ExitCode:
    report = found.report
    if as_json:
        _write_json(found, [])
    important = [one for one in report.problems if is_whole() or one.severity is not Severity.INFO]
    _say_problems(important, report)
    if is_whole():
        show.skipped(report.skipped, sys.stderr)
    for each in report.classes:
        show.say(show.class_line(each))
        show.anomalies(each, sys.stderr)
    show.say(f"{show.verdict(report)}什么也没有写。", *show.doubt(report))
    if not quiet:
        show.steps(*after_refusal(found.given, report))
    return ExitCode.PROBLEMS


def _say_problems(shown: Sequence[Problem], report: Report) -> None:
    show.problems(shown, sys.stderr, classes=len(report.classes), silent=silent_in(report))


def _pdf(paths: Sequence[Path]) -> FankuiError | None:
    """Render the forms as PDF; what went wrong comes back, because the forms are written."""
    from tongzhi_cli.office import pdf

    try:
        made = zip(paths, pdf.render(paths), strict=True)
        writing.write_all([writing.File(path.with_suffix(".pdf"), data) for path, data in made])
    except FankuiError as error:
        return error
    return None


# --- what is said afterwards -----------------------------------------------------------------


def _ways(made: Sequence[Made], target: Target) -> list[str]:
    """How only the sheets that changed are written, where those are some of a form."""
    found = [one.compared for one in made if one.compared]
    some = any(
        one.knows_sheets and one.changes and one.changes.same and one.changes.reprint
        for one in found
    )
    if target.changed_only or not some:
        return []
    return ["只写要重印的那几张：同样的命令加 --changed-only。"]


def _say_result(found: Checked, target: Target, made: Sequence[Made], new: Sequence[Made]) -> None:
    report = found.report
    shown = [one for one in report.problems if one.severity is not Severity.ERROR or target.draft]
    _say_problems(shown, report)
    show.skipped(report.skipped, sys.stderr)
    signed = {id(one.sheaf.classes[0]): one.form for one in made if one.sheaf.paper is Paper.SIGNED}
    for each in report.classes:
        form = signed.get(id(each))
        sheets = f"，{form.sheets} 张表" if form and form.sheets else ""
        show.say(f"{show.class_line(each)}{sheets}")
        show.anomalies(each, sys.stderr)
        show.say(*(f"！ {note}" for note in form.notes) if form else ())
    for sheaf, filled, *_ in made:
        if sheaf.paper is not Paper.SIGNED:
            show.say(plan.told(sheaf, report), *(f"！ {note}" for note in filled.notes))
    if report.allowed:
        codes = dict.fromkeys(f"{one.kind.title}（{one.code}）" for one in report.allowed)
        show.say(
            f"！ 按 --allow 放行了 {len(report.allowed)} 条：{'、'.join(codes)}，请向辅导员说明。"
        )
    if report.permitted:
        show.say(f"！ 按人放行了 {len(report.permitted)} 条：{_permitted(report)}。")
    verdict = "这是草稿：上面的错误没有解决，不能当正式的表交。"
    show.say(verdict if report.blocked else show.verdict(report))
    show.say(*_changes(made))
    if target.changed_only and not new:
        show.say("什么也没有写。")


def _numbered(steps: Sequence[str]) -> list[str]:
    return [f"{at}. {step}" for at, step in enumerate(steps, start=1)]


def _next(report: Report, target: Target, made: Sequence[Made], new: Sequence[Made]) -> list[str]:
    """What to do next; nothing where nothing was written."""
    if target.changed_only and not new:
        return []
    steps = _steps(report, {one.sheaf.paper for one in made}, _again(made))
    if target.changed_only:
        steps.append("整份没有动：也要换成新的，去掉 --changed-only、加 --force 再生成一次")
    return steps


def _again(made: Sequence[Made]) -> str:
    """What of one class's form is to be printed and signed again, "" where it is all of it."""
    compared = [one.compared for one in made if one.sheaf.paper is Paper.SIGNED]
    if len(compared) != 1 or compared[0] is None:
        return ""
    from tongzhi_cli.cli.monitor import changed

    return changed.first_step(compared[0])


def _permitted(report: Report) -> str:
    """What was let pass for whom: 校对逾期（late-check）2014030105 安若思."""
    told: dict[str, list[str]] = {}
    for one in report.permitted:
        who = " ".join(filter(None, (one.number, one.name)))
        told.setdefault(f"{one.kind.title}（{one.code}）", []).append(who)
    return "；".join(f"{kind}{'、'.join(people)}" for kind, people in told.items())


def _steps(report: Report, papers: Collection[Paper], again: str) -> list[str]:
    """What to do next; *again* is what to print, where that is not all of the form."""
    notice = report.notice
    steps = ["用 A4 纸打印"]
    if Paper.SIGNED in papers:
        steps = [again or "用 A4 纸打印，请每名同学核对自己那一行并签名"]
        if notice.form.proxy:
            steps.append(f"代签：{notice.form.proxy}")
    if report.count_of(Status.MISSING):
        steps.append(f"空着的 {report.count_of(Status.MISSING)} 人：问到结果后手写补上，或重新生成")
    submit = notice.deadline(Role.SUBMIT)
    if submit:
        steps.append(f"备齐：{submit.what}")
        when = f"{submit.text}{handed_in_at(submit)}"
        steps.append(f"{when}{left(submit, notice, report.now)}")
    anomalies = sum(map(report.count_of, NOT_OK))
    if anomalies and notice.correction:
        materials = "、".join(notice.correction.materials)
        brought = f"带{materials}" if materials else ""
        steps.append(f"有异常的 {anomalies} 人：{brought}到{notice.correction.where}勘误")
    return steps
