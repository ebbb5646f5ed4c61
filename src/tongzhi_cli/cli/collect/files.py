"""`fankui collect --from … --set … --without … --rest …`: answers that need nobody to be asked.

What was understood is told before anything is written; `--dry-run` stops there.
"""

import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers import read_file as answer_files
from tongzhi_cli.answers.answer import UNREAD, Answer, Source, Status
from tongzhi_cli.answers.import_plan import Plan
from tongzhi_cli.answers.read_file import Incoming
from tongzhi_cli.cli.collect import log as collect_log
from tongzhi_cli.cli.collect import report as collect_report
from tongzhi_cli.cli.collect import typed
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.columns.mapping import refuse_failures, refuse_unused
from tongzhi_cli.errors import ExitCode, InputError, UsageError, reading
from tongzhi_cli.loader.collection import Collection, Outcome, Wanted
from tongzhi_cli.loader.planned import planned
from tongzhi_cli.model.file_kind import SOME_ANSWERS
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import Student
from tongzhi_cli.summary.inbox import expanded

if TYPE_CHECKING:
    from tongzhi_cli.answers.log.write import LogWriter


def run(found: Collection, wanted: Wanted) -> ExitCode:
    """Read, tell, write; 1 where an answer could be given to nobody, or does not count.

    Raises:
        UsageError: --set or --rest is written wrongly, or names nobody.
        InputError: a file cannot be read.
        OutputError: the log cannot be written.

    """
    settings = [typed.setting(text, found) for text in wanted.settings]
    typed.refuse_twice(settings)
    away = [typed.away(text, found) for text in wanted.without]
    typed.refuse_twice(away, "--without")
    typed.refuse_wrong_rest(wanted.rest, found)
    read = _read(found, wanted.files)
    if wanted.export is not None:
        collect_log.refuse_target(found, Path(wanted.export), force=wanted.force)
    with _log(found, dry_run=wanted.dry_run) as log:
        if log:
            found = found.refreshed()  # another collect may have written while files were read
            if not wanted.quiet:
                collect_report.tell_reread(found, log)
        if any(_is_log(name) for name in wanted.files):
            found = found.alone()  # what a further log has is news to this one
        outcome = Outcome(found, read, planned(found, read, settings, away))
        if wanted.rest is not None and not outcome.unplaced and not found.torn:
            left = _left(found, outcome.plan)
            rest = outcome.plan.with_rest(wanted.rest, left, Where(str(found.path)))
            outcome = outcome._replace(plan=rest)
        if not wanted.as_json:
            collect_report.tell(outcome, quiet=wanted.quiet)
        if outcome.plan.size:
            now = found.clock()
            lines = [_recorded(one, now, found) for one in outcome.plan.to_write]
            outcome = outcome._replace(after=found.appended(lines))
            if log:
                log.append(lines)
                outcome = outcome._replace(written=True)
    if wanted.as_json:
        from tongzhi_cli.cli.json import report as report_json

        report_json.write_collected(outcome, dry_run=wanted.dry_run)
    collect_report.tell_end(outcome, wanted)
    if outcome.written and not wanted.as_json:
        show.wrote(found.path)
    if wanted.export is not None and not wanted.dry_run:
        collect_log.export(outcome.after or found, Path(wanted.export), force=wanted.force)
    if not wanted.quiet:
        sys.stdout.flush()
        show.steps(collect_report.next_step(outcome, wanted))
    return ExitCode.PROBLEMS if outcome.unplaced or outcome.beaten else ExitCode.OK


def _log(found: Collection, *, dry_run: bool) -> "AbstractContextManager[LogWriter | None]":
    """The log, held against others from before it is read until it is written."""
    if dry_run:
        return nullcontext()
    from tongzhi_cli.answers.log.write import LogWriter

    return LogWriter(found.path, found.clock())


def _left(found: Collection, made: Plan) -> list[Student]:
    """Those without a result who take part, once what was typed of that is written."""
    said = {one.number: one.text for one in made.away}
    return [
        one
        for one in found.students
        if one.number not in found.recorded
        and said.get(one.number, found.away.get(one.number)) is None
    ]


def _recorded(one: Answer, now: datetime, found: Collection) -> Answer:
    is_unread = not one.away and found.status(one) is Status.UNCLEAR
    means = UNREAD if is_unread else one.means
    return one._replace(source=Source.LOG, recorded_at=one.recorded_at or now, means=means)


def _read(found: Collection, names: Sequence[str]) -> list[Incoming]:
    read: list[Incoming] = []
    failures: list[InputError] = []
    for name in dict.fromkeys(names):
        try:
            for path, data in _files(name):
                opened = found.books.get(str(path))
                with reading(path):
                    read.append(
                        answer_files.read(
                            path, found.notice, found.mapping, found.group, data, opened
                        )
                    )
        except InputError as error:
            failures.append(_explained(error, name, found))
    refuse_failures(failures)
    refuse_unused(found.mapping)
    return read


def _explained(error: InputError, name: str, found: Collection) -> InputError:
    """An error told by what the file is, where it holds no answers."""
    from tongzhi_cli.summary.file_kind import explained

    return error if name == "-" else explained(error, Path(name), found.notice, SOME_ANSWERS)


def _is_log(name: str) -> bool:
    return name.lower().endswith(".jsonl")


def _files(name: str) -> list[tuple[Path, bytes | None]]:
    """The file of that name, standard input for "-", or what a pattern fits."""
    if name == "-":
        return [(answer_files.STANDARD_INPUT, _standard_input())]
    return [(path, None) for path in expanded(name) or [Path(name)]]


def _standard_input() -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise UsageError("--from - 要从标准输入读，可是它关着", "请写出文件名：--from 接龙.txt。")
    if sys.stdin.isatty():
        collect_report.ask_to_paste()
    return sys.stdin.buffer.read()
