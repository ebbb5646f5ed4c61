"""`fankui collect --from … --set … --without … --rest …`: answers that need nobody to be asked.

What was understood is told before anything is written; `--dry-run` stops there.
"""

import os
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
from tongzhi_cli.cli.collect.pasted import standard_input
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.columns.mapping import refuse_failures, refuse_unused
from tongzhi_cli.errors import ExitCode, InputError, reading
from tongzhi_cli.loader.collection import Collection, Outcome, Wanted
from tongzhi_cli.loader.planned import planned
from tongzhi_cli.model.file_kind import SOME_ANSWERS
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import Student
from tongzhi_cli.summary.inbox import expanded

if TYPE_CHECKING:
    from tongzhi_cli.answers.log.write import LogWriter
    from tongzhi_cli.loader.evidence.gathering import Gathered


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
    pasted = standard_input() if "-" in wanted.files else None
    pictures = [one for one in wanted.files if _is_files(one, pasted)]
    gathered = _gathered(found, pictures, pasted) if pictures else None
    if gathered:
        beside = [str(path) for path in gathered.answers]
        others = [one for one in wanted.files if one not in pictures]
        wanted = wanted._replace(files=[*others, *beside])
        found = found._replace(books={**found.books, **gathered.books})
        if not wanted.writes and wanted.export is None:
            return _only_pictures(found, gathered, wanted)
    read = _read(found, wanted.files, pasted)
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
    _tell_result(found, outcome, wanted, gathered)
    half = any(one.is_half for one in read)
    astray = half or outcome.unplaced or outcome.beaten or (gathered and gathered.found.lost)
    return ExitCode.PROBLEMS if astray else ExitCode.OK


def _tell_result(
    found: Collection, outcome: Outcome, wanted: Wanted, gathered: "Gathered | None"
) -> None:
    """Say what came of it, and export it where that is wanted; the next step stands last."""
    if wanted.as_json:
        from tongzhi_cli.cli.json import collected

        collected.write_collected(outcome, dry_run=wanted.dry_run, gathered=gathered)
    collect_report.tell_end(outcome, wanted)
    if outcome.written and not wanted.as_json:
        show.wrote(found.path)
    if gathered and not wanted.as_json:
        _tell_pictures(outcome.after or found, gathered, wanted)
    if wanted.export is not None and not wanted.dry_run:
        collect_log.export(outcome.after or found, Path(wanted.export), force=wanted.force)
    if not wanted.quiet:
        sys.stdout.flush()
        show.steps(collect_report.next_step(outcome, wanted))


#: How a list of file names may end.
_LISTS = (".txt", ".text", ".lst", ".list")


def _is_files(name: str, pasted: bytes | None) -> bool:
    """Whether a folder, a zip or a list of file names is given."""
    lower = name.lower()
    if os.path.isdir(name) or lower.endswith(".zip"):  # noqa: PTH112  asks without raising
        return True
    if name == "-":
        return answer_files.lists_files(answer_files.STANDARD_INPUT, pasted)
    return lower.endswith(_LISTS) and answer_files.lists_files(Path(name))


def _gathered(found: Collection, names: Sequence[str], pasted: bytes | None) -> "Gathered":
    from tongzhi_cli.loader.evidence.gathering import gather

    return gather(names, found, pasted=pasted)


def _only_pictures(found: Collection, gathered: "Gathered", wanted: Wanted) -> ExitCode:
    """Tell who handed in a picture; 1, because answers were wanted and there are none."""
    if wanted.as_json:
        from tongzhi_cli.cli.json import evidence

        evidence.write(found, gathered, ())
    else:
        _tell_pictures(found, gathered, wanted, alone=True)
        if not wanted.quiet:
            show.say(f"下一步：{found.whose.command('collect')}")
    return ExitCode.PROBLEMS


def _tell_pictures(
    found: Collection, gathered: "Gathered", wanted: Wanted, *, alone: bool = False
) -> None:
    from tongzhi_cli.cli.collect import evidence

    evidence.tell(gathered, quiet=wanted.quiet)
    evidence.tell_handed_in(found, gathered, alone=alone)


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


def _read(found: Collection, names: Sequence[str], pasted: bytes | None) -> list[Incoming]:
    read: list[Incoming] = []
    failures: list[InputError] = []
    for name in dict.fromkeys(names):
        try:
            for path, data in _files(name, pasted):
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


def _files(name: str, pasted: bytes | None) -> list[tuple[Path, bytes | None]]:
    """The file of that name, what was *pasted* for "-", or what a pattern fits."""
    if name == "-":
        return [(answer_files.STANDARD_INPUT, pasted)]
    return [(path, None) for path in expanded(name) or [Path(name)]]
