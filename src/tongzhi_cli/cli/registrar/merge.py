"""`fankui merge`: what a thousand classes handed in -> one workbook, and a list of whom to call."""

import contextlib
import os
import sys
from collections.abc import Collection, Sequence
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.cli.registrar import page as pages
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.detail import SEE_ALL
from tongzhi_cli.cli.terminal.progress import bar
from tongzhi_cli.columns.mapping import mapping_of, refuse_unused
from tongzhi_cli.errors import ExitCode, InputError, OutputError, UsageError
from tongzhi_cli.loader import handed_in
from tongzhi_cli.loader.handed_in import HandedIn
from tongzhi_cli.loader.notices import beside_first, notice_file, notice_for, now_in
from tongzhi_cli.loader.watch import unwatched
from tongzhi_cli.model.file_kind import is_own_page
from tongzhi_cli.model.problem import Severity
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.office import limits, writing
from tongzhi_cli.office.convert import CONVERTED
from tongzhi_cli.office.partial import Content
from tongzhi_cli.summary import inbox
from tongzhi_cli.summary.merge import Merged, classes_of, merged
from tongzhi_cli.summary.model import Kind
from tongzhi_cli.summary.verdict import verdict

if TYPE_CHECKING:
    from tongzhi_cli.cli.registrar.send_back import SendingBack
    from tongzhi_cli.form.shipped import Blank
    from tongzhi_cli.form.word.blank import Form
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.summary.changes.compare import Changes

#: What is written where no name is given.
DEFAULT = "汇总.xlsx"
#: How many names of files are shown.
_SHOWN = 12


class MergeOptions(NamedTuple):
    """The options of merge, as typed."""

    paths: Sequence[str]
    lists: Sequence[str]
    outputs: Sequence[str]
    joined: str | None
    template: str | None
    mapping: Sequence[str]
    notice: str | None
    now: str | None
    send_back: str | None = None
    by_college: str | None = None
    since: str | None = None


def run(given: MergeOptions, *, as_json: bool, force: bool, quiet: bool) -> ExitCode:
    """Write the workbook, and say whether the list is right.

    Raises:
        UsageError: an option has a value that cannot be.
        InputError: the notice cannot be read, or nothing that was handed in can.
        OutputError: the workbook cannot be written, or would overwrite a file.

    """
    mapping = mapping_of(given.mapping)
    beside = beside_first([*given.paths[:1], *given.lists], given.notice)
    notice, used = notice_for(beside, given.notice)
    now = now_in(notice, given.now)
    book, page = pages.parted(given.outputs)
    target = _target(book, is_asked=not (as_json or page or given.send_back))
    joined = _joined_target(given)
    targets = [path for path in (target, joined, page) if path]
    back = _send_back(given, force=force)
    lists = inbox.find(given.lists)
    since = [Path(given.since)] if given.since else []  # to compare with, and not to merge
    leave_out = {os.path.realpath(path) for path in (*targets, *lists.paths, *since)}
    box = inbox.find(given.paths, leave_out)
    blank = _blank(given, beside, notice) if joined else None
    template = [blank.path] if blank else []
    writing.refuse_existing(targets, [*box.paths, *lists.paths, *template], force=force)
    _refuse_handed_in(target, joined, page, box.left_out)
    if not quiet:
        show.say(f"通知：{used}", *_doubts(blank))
    read = handed_in.read(
        box, notice, mapping, lists=lists, watch=unwatched if quiet or as_json else bar
    )
    handed_in.refuse_nothing(read)
    refuse_unused(mapping)
    found = merged(read.summary, notice)
    news = _news(given, target, found)
    notes: list[str] = []
    told_now = now if given.now not in {None, os.environ.get("FANKUI_NOW")} else None
    listed = news if given.since else None
    files = [writing.File(target, _workbook(found, notes, told_now, listed))] if target else []
    if given.by_college:
        sources = [*map(Path, given.paths), *box.paths, *lists.paths]
        files += _of_colleges(given.by_college, found, sources, targets, told_now, force=force)
    if joined and blank:
        files.append(writing.File(joined, _all_forms(found, blank), "--docx"))
    made = pages.made(page, found, [lists, box], told_now, target) if page else None
    if page and made:
        files.append(writing.File(page, made.data))
    sent_back = back.files(found, box, mapping) if back else []
    files += sent_back
    writing.write_all(files)
    written = [one.path for one in files]
    if as_json:
        from tongzhi_cli.cli.json import report as report_json

        report_json.write_merged(found, now, written)
    else:
        rest = f"都在工作簿的“问题”里，{SEE_ALL}" if target else SEE_ALL
        _say_result(read, found, rest, quiet=quiet)
        if not quiet:
            show.say(*(f"· {note}" for note in notes), *_told_news(news), verdict(found))
        if back and not quiet:
            back.say()
        sent = {one.path for one in sent_back}
        shown = [path for path in written if path not in sent]
        show.wrote(*shown, *(back.shown if back else ()))
        if not quiet:
            sys.stdout.flush()
            more = [made.step] if made else []
            show.steps(*_steps(found, target), *more, *(back.steps if back else ()))
    errors = any(one.severity is Severity.ERROR for one in found.all_problems)
    return ExitCode.PROBLEMS if errors else ExitCode.OK


def _send_back(given: MergeOptions, *, force: bool) -> "SendingBack | None":
    """What sends back to the classes, where that is asked for.

    Raises:
        UsageError: the folder lies in what was handed in.
        OutputError: nothing can be put into it.

    """
    if given.send_back is None:
        return None
    from tongzhi_cli.cli.registrar.send_back import SendingBack

    return SendingBack(given.send_back, [*given.paths, *given.lists], force=force)


def _refuse_handed_in(
    target: Path | None, joined: Path | None, page: Path | None, there: Collection[str]
) -> None:
    """Stop before a file that was handed in would be overwritten; what a merge wrote may be.

    *there* are the real paths that lay among what was handed in and are to be written.

    Raises:
        OutputError: it would.

    """
    from tongzhi_cli.summary.workbook import recognise
    from tongzhi_cli.tables import read as tables

    for path, option in ((target, "-o"), (joined, "--docx"), (page, "-o")):
        if path is None or os.path.realpath(path) not in there:
            continue
        is_ours = path is page and is_own_page(limits.read_bytes(path))
        if path is target:
            with contextlib.suppress(InputError):
                is_large = recognise.large_in(path, path) is not None
                is_ours = is_large or recognise.is_summary(tables.read(path))
        if not is_ours:
            what = f"{path} 是交来的文件，不能写到它上面"
            raise OutputError(what, f"请用 {option} 换一个文件名。")


def _target(output: str | None, *, is_asked: bool) -> Path | None:
    """Where the workbook goes; where -o does not ask for it, it may be that nothing does."""
    if output is None:
        return Path(DEFAULT) if is_asked else None
    if os.path.isdir(output):  # noqa: PTH112  asks without raising
        return Path(output) / DEFAULT
    if not output.lower().endswith(".xlsx"):
        stem = Path(output).stem or "汇总"
        hint = f"请写成 -o {stem}.xlsx（工作簿），或 -o {stem}.html（网页）。"
        raise UsageError(f"-o {output} 不是 .xlsx、.html，也不是已有的文件夹", hint)
    return Path(output)


def _joined_target(given: MergeOptions) -> Path | None:
    if given.joined is None:
        if given.template:
            raise UsageError("--template 要和 --docx 一起用", "加 --docx 全部.docx。")
        return None
    if not given.joined.lower().endswith(".docx"):
        raise UsageError(f"--docx {given.joined} 不是 .docx", "写成 --docx 全部.docx。")
    return Path(given.joined)


def _blank(given: MergeOptions, beside: str, notice: "Notice") -> "Blank":
    """The blank form of which that of each class is made; *beside* lies what was handed in."""
    from tongzhi_cli.form.shipped import blank_for

    notice_path = notice_file(beside, given.notice)
    blank = blank_for(Paper.SIGNED, notice, notice_path, given.template, None)
    _word_form(blank)
    return blank


def _word_form(blank: "Blank") -> "Form":
    """The blank form, of which a .docx can be made.

    Raises:
        UsageError: it is a workbook.

    """
    from tongzhi_cli.form.word.blank import Form

    if not isinstance(blank.form, Form):
        raise UsageError(
            f"空白表 {blank.path} 是 Excel 的，--docx 写不成",
            "请用 --template 换成 Word 的空白表；每班一份 Excel 表用 fankui build。",
        )
    return blank.form


def _workbook(
    found: Merged, notes: list[str], now: datetime | None, news: "Changes | None"
) -> Content:
    from tongzhi_cli.summary.workbook import write as summary_writing

    rows = None if news is None else news.rows
    return partial(summary_writing.write, merged=found, tell=notes.append, now=now, news=rows)


def _news(given: MergeOptions, target: Path | None, found: Merged) -> "Changes | None":
    """What is new since the summary that was named, or is about to be replaced."""
    if not given.since and not (target and os.path.isfile(target)):  # noqa: PTH113  asks alone
        return None
    from tongzhi_cli.cli.registrar import changes

    before = changes.since(given.since) if given.since else changes.replaced(target or Path())
    return changes.of_merged(before, found) if before else None


def _of_colleges(
    typed: str,
    found: Merged,
    given: Sequence[Path],
    targets: Sequence[Path],
    now: datetime | None,
    *,
    force: bool,
) -> list[writing.File]:
    """What each college gets of it."""
    from tongzhi_cli.cli.registrar import by_college

    folder = by_college.folder_of(typed, targets)
    return by_college.files(found, folder, given=given, force=force, now=now)


def _all_forms(found: Merged, blank: "Blank") -> bytes:
    """The forms of all classes in one file, each class on sheets of its own."""
    from tongzhi_cli.form.plan import wording_of
    from tongzhi_cli.form.word import fill
    from tongzhi_cli.form.word.fit import fitting
    from tongzhi_cli.summary.paper_rows import rows_needed, rows_of_records

    form = _word_form(blank)
    statuses = iter(found.statuses)
    by_class = [[*islice(statuses, each.lines)] for each in found.classes]
    most = max((rows_needed(each, found.notice) for each in by_class), default=0)
    laid_out = (
        (rows_of_records(lines, each, found.notice), lines[0].class_name or None)
        for lines, each in zip(classes_of(found.lines), by_class, strict=True)
    )
    wording = wording_of(found.notice) if blank.is_ours else None
    return fill.fill_all(form, laid_out, wording=wording, layout=fitting(form, most)).data


# --- what is said afterwards -----------------------------------------------------------------


def _say_result(read: HandedIn, found: Merged, rest: str, *, quiet: bool) -> None:
    problems = found.all_problems
    if quiet:
        problems = tuple(one for one in problems if one.severity is Severity.ERROR)
    show.problems(
        problems, sys.stderr, classes=len(found.classes), rest=rest, always="unreadable-file"
    )
    if quiet:
        return
    show.skipped(found.skipped, sys.stderr)
    _tell_kinds(read, found)


def _steps(found: Merged, target: Path | None) -> list[str]:
    """What to look at in the workbook."""
    is_all = all(one.severity is Severity.INFO for one in found.all_problems)
    where = "总览、明细" if is_all else "总览（要联系谁）、异常汇总、未反馈、问题"
    return [f"打开 {target} 看{where}"] if target else []


def _tell_kinds(read: HandedIn, found: Merged) -> None:
    kinds = [origin.kind for origin in found.summary.origins()]
    counts = [f"{kind.value} {kinds.count(kind)} 份" for kind in Kind if kind in kinds]
    inferred = {origin.inferred for origin in found.summary.origins() if origin.inferred}
    show.say(f"读了：{'，'.join(counts)}")
    if read.summaries:
        show.say(f"· 其中有以前的汇总：{'、'.join(read.summaries)}")
    if converted := _converted(found):
        more = f" 等 {len(converted)} 份" if len(converted) > _SHOWN else ""
        show.say(f"· {CONVERTED}：{'、'.join(converted[:_SHOWN])}{more}")
    if inferred:
        told = "、".join(sorted(one.partition("：")[2] for one in inferred))
        show.say(f"· 学院取自文件夹的名字：{told}")


def _told_news(news: "Changes | None") -> list[str]:
    if news is None:
        return []
    from tongzhi_cli.summary.changes.compare import told

    return told(news)


def _doubts(blank: "Blank | None") -> list[str]:
    """What to know of the blank form: that it was converted, or what was taken out of it."""
    return [f"！ {one}" for one in blank.form.parts.doubts] if blank else []


def _converted(found: Merged) -> list[str]:
    """The files that LibreOffice has made readable."""
    return sorted({origin.file for origin in found.summary.origins() if origin.is_converted})
