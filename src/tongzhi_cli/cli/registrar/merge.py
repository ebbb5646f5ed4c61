"""`fankui merge`: what a thousand classes handed in -> one workbook, and a list of whom to call."""

import os
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.cli.outputs import parted
from tongzhi_cli.cli.registrar.options import MergeOptions
from tongzhi_cli.cli.registrar.output import Made, Output
from tongzhi_cli.cli.registrar.workbook import Workbook, target_of
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.detail import SEE_ALL
from tongzhi_cli.cli.terminal.findings import Silent
from tongzhi_cli.cli.terminal.progress import bar
from tongzhi_cli.columns.mapping import mapping_of, refuse_unused
from tongzhi_cli.errors import ExitCode, OutputError
from tongzhi_cli.loader import handed_in
from tongzhi_cli.loader.handed_in import HandedIn
from tongzhi_cli.loader.notices import beside_first, notice_for, now_in, typed_now
from tongzhi_cli.loader.watch import unwatched
from tongzhi_cli.model.problem import Severity
from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.deadlines import is_over, past
from tongzhi_cli.office import writing
from tongzhi_cli.office.convert import CONVERTED
from tongzhi_cli.paper.answering import due
from tongzhi_cli.summary import inbox
from tongzhi_cli.summary.inbox import Inbox
from tongzhi_cli.summary.merge import Merged
from tongzhi_cli.summary.model import Kind
from tongzhi_cli.summary.people.suggest import NOT_YET
from tongzhi_cli.summary.verdict import for_registrar, verdict

if TYPE_CHECKING:
    from tongzhi_cli.loader.contacts.find import Told
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.summary.read_file import Look

#: How many names of files are shown.
_SHOWN = 12


def run(given: MergeOptions, *, as_json: bool, force: bool, quiet: bool) -> ExitCode:
    """Write what was asked for, and say whether the list is right.

    Raises:
        UsageError: an option has a value that cannot be.
        InputError: the notice cannot be read, or nothing that was handed in can.
        OutputError: something cannot be written, or would overwrite a file.

    """
    mapping = mapping_of(given.mapping)
    beside = beside_first([*given.paths[:1], *given.lists], given.notice)
    notice, used = notice_for(beside, given.notice)
    now = now_in(notice, given.now)
    outputs = _outputs(given, beside, notice, as_json=as_json, force=force)
    lists, box = _found(given, outputs)
    sources = [*box.paths, *lists.paths, *(path for one in outputs for path in one.sources)]
    targets = [path for one in outputs for path in one.targets]
    writing.refuse_existing(targets, sources, force=force)
    _refuse_handed_in(outputs, box.left_out)
    if not quiet:
        show.say(f"通知：{used}", *(doubt for one in outputs for doubt in one.doubts))
    watch = unwatched if quiet or as_json else bar
    contacts: list[Told] = []
    look = _finding(contacts) if any(one.calls for one in outputs) else None
    read = handed_in.read(box, notice, mapping, lists=lists, watch=watch, look=look)
    handed_in.refuse_nothing(read)
    refuse_unused(mapping)
    from tongzhi_cli.cli.registrar.standing import Standing

    standing = Standing(read, notice)
    for one in outputs:
        one.keep(standing)
    found = for_registrar(_with_remembered(standing.merged(), read))
    paths = [Path(one) for one in (*given.paths, *given.lists)]
    made = Made(found, box, lists, paths, mapping, typed_now(notice, given.now), contacts)
    files = [file for one in outputs for file in one.files(made)]
    writing.write_all(files)
    if as_json:
        from tongzhi_cli.cli.json import report as report_json

        report_json.write_merged(found, now, [one.path for one in files])
    else:
        _say(read, found, outputs, now, quiet=quiet)
    errors = any(one.severity is Severity.ERROR for one in found.all_problems)
    return ExitCode.PROBLEMS if errors else ExitCode.OK


def _outputs(
    given: MergeOptions, beside: str, notice: "Notice", *, as_json: bool, force: bool
) -> list[Output]:
    """What is to be written; *beside* lies what was handed in.

    Raises:
        UsageError: an option has a value that cannot be.
        InputError: the blank form cannot be read.
        OutputError: nothing can be put into a folder.

    """
    typed, page = parted(given.outputs)
    target = target_of(typed, is_asked=not (as_json or page or given.send_back))
    outputs: list[Output] = [Workbook(target, given.since)]
    if given.joined or given.template:
        from tongzhi_cli.cli.registrar.joined import joined

        outputs += joined(given, beside, notice)
    if page:
        from tongzhi_cli.cli.registrar.page import Page

        outputs.append(Page(page, target))
    if given.by_college:
        from tongzhi_cli.cli.registrar.by_college import Colleges, folder_of

        targets = [path for one in outputs for path in one.targets]
        outputs.append(Colleges(folder_of(given.by_college, targets), force=force))
    if given.send_back:
        from tongzhi_cli.cli.registrar.send_back import SendingBack

        handed = [*given.paths, *given.lists]
        outputs.append(SendingBack(given.send_back, handed, force=force))
    return outputs


def _finding(contacts: "list[Told]") -> "Look":
    """Look in each table for who speaks for a class, and keep them as *contacts*."""
    from tongzhi_cli.loader.contacts.find import in_read

    return lambda book: contacts.extend(in_read(book))


def _found(given: MergeOptions, outputs: Iterable[Output]) -> tuple[Inbox, Inbox]:
    """The rolls, and what was handed in without them and without what is about to be written."""
    lists = inbox.find(given.lists)
    compared = [Path(given.since)] if given.since else []  # and not to be merged
    targets = [path for one in outputs for path in one.targets]
    leave_out = {os.path.realpath(path) for path in (*targets, *lists.paths, *compared)}
    return lists, inbox.find(given.paths, leave_out)


def _refuse_handed_in(outputs: Iterable[Output], there: Collection[str]) -> None:
    """Stop before a file that was handed in would be overwritten; what a merge wrote may be.

    *there* are the real paths that lay among what was handed in and are to be written.

    Raises:
        OutputError: it would.

    """
    for one in outputs:
        for path in one.targets:
            if os.path.realpath(path) in there and not one.is_own(path):
                what = f"{path} 是交来的文件，不能写到它上面"
                raise OutputError(what, f"请用 {one.option} 换一个文件名。")


# --- what is said afterwards -----------------------------------------------------------------


def _say(
    read: HandedIn, found: Merged, outputs: Sequence[Output], now: datetime, *, quiet: bool
) -> None:
    """The problems, the verdict, the files, and what to do with them, in this order."""
    has_book = any(one.targets for one in outputs if isinstance(one, Workbook))
    problems = found.all_problems
    if quiet:
        problems = tuple(one for one in problems if one.severity is Severity.ERROR)
    show.problems(
        problems,
        sys.stderr,
        classes=len(found.classes),
        silent=_silent(found),
        rest=f"都在工作簿的“问题”里，{SEE_ALL}" if has_book else SEE_ALL,
        always="unreadable-file",
    )
    if not quiet:
        show.skipped(found.skipped, sys.stderr)
        _tell_kinds(read, found)
        notes = (note for one in outputs for note in one.notes)
        show.say(*notes, *_late(found.notice, now), verdict(found))
        show.say(*(line for one in outputs for line in one.said))
    show.wrote(*(path for one in outputs for path in one.shown))
    if not quiet:
        sys.stdout.flush()
        show.steps(*(step for one in outputs for step in one.steps))


def _with_remembered(found: Merged, read: HandedIn) -> Merged:
    """The same, with what contradicts a form of this time and is only in an earlier summary."""
    if not read.remembered:
        return found
    from tongzhi_cli.summary.changes.remembered import told_apart

    return found._replace(
        problems=told_apart(found.problems, read.remembered),
        all_problems=told_apart(found.all_problems, read.remembered),
    )


def _silent(found: Merged) -> list[Silent]:
    """The classes whose form came without anything in it."""
    people: dict[str, list[tuple[str, str]]] = {}
    for one in found.problems:
        if one.code == "missing-answer" and one.message == NOT_YET:
            people.setdefault(one.class_title, []).append((one.number or "", one.name or ""))
    counts = Counter(each.name for each in found.classes)
    return [
        Silent(each.name, people[each.name])
        for each in found.classes
        if counts[each.name] == 1 and len(people.get(each.name, ())) == each.expected > 1
    ]


def _late(notice: "Notice", now: datetime) -> list[str]:
    """That what comes in now comes too late; nobody hands in so long after as to be told.

    Nothing that is written depends on it.
    """
    submit = notice.deadline(Role.SUBMIT)
    if submit is None or not is_over(submit, notice, now) or past(notice, now):
        return []
    return [f"！ {Role.SUBMIT.label}截止 {due(submit, notice, now)}"]


def _tell_kinds(read: HandedIn, found: Merged) -> None:
    kinds = [origin.kind for origin in found.summary.origins()]
    counts = [f"{kind.value} {kinds.count(kind)} 份" for kind in Kind if kind in kinds]
    inferred = {origin.inferred for origin in found.summary.origins() if origin.inferred}
    show.say(f"读了：{'，'.join(counts)}")
    if read.summaries:
        only = len(read.remembered)
        more = f"（有 {only} 份表这次没有再读，照它记着的算）" if only else ""
        show.say(f"· 其中有以前的汇总：{'、'.join(read.summaries)}{more}")
    if converted := _converted(found):
        more = f" 等 {len(converted)} 份" if len(converted) > _SHOWN else ""
        show.say(f"· {CONVERTED}：{'、'.join(converted[:_SHOWN])}{more}")
    if inferred:
        told = "、".join(sorted(one.partition("：")[2] for one in inferred))
        show.say(f"· 学院取自文件夹的名字：{told}")


def _converted(found: Merged) -> list[str]:
    """The files that LibreOffice has made readable."""
    return sorted({origin.file for origin in found.summary.origins() if origin.is_converted})
