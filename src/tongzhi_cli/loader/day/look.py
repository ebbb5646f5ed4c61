"""Looking at the folder of a class: each file is opened once, and nothing is written."""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Answer, Source, Status
from tongzhi_cli.answers.astray import settled
from tongzhi_cli.answers.exports import Answers
from tongzhi_cli.answers.log.history import standing
from tongzhi_cli.answers.log.permits import standing as standing_permits
from tongzhi_cli.answers.log.reminders import reminded
from tongzhi_cli.answers.read_file import Incoming, read_both
from tongzhi_cli.check.check import check
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import InputError, UsageError, reading
from tongzhi_cli.form import plan
from tongzhi_cli.loader.class_folder import Folder
from tongzhi_cli.loader.collection import Collection, Outcome, Whose, collection_of
from tongzhi_cli.loader.day.papers import locked, made
from tongzhi_cli.loader.day.state import (
    Day,
    FormThere,
    LetPass,
    NoticeSeen,
    Since,
    let_pass,
)
from tongzhi_cli.loader.day.steps import steps
from tongzhi_cli.loader.notice_beside import Choose, nobody, notice_in
from tongzhi_cli.loader.notices import (
    is_notice_file,
    is_wrong_notice,
    notice_file,
    notice_for,
    now_in,
    open_in,
)
from tongzhi_cli.loader.planned import planned
from tongzhi_cli.loader.rosters import ClassOptions
from tongzhi_cli.loader.slots import looked_into, the_class, with_notice_text
from tongzhi_cli.model.file_kind import SOME_ANSWERS
from tongzhi_cli.model.problem import Severity
from tongzhi_cli.model.shell import command
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.deadlines import past
from tongzhi_cli.summary.file_kind import explained

if TYPE_CHECKING:
    from tongzhi_cli.check.check import Report
    from tongzhi_cli.notice.model import Notice


class Asked(NamedTuple):
    """The *folder* to look at, and the options beside it, as typed.

    *passed* are the errors that have been let pass, with their kind, for the form that is built.
    """

    folder: str
    notice: str | None = None
    now: str | None = None
    quiet: bool = False
    passed: frozenset[LetPass] = frozenset()


def day_of(asked: Asked, choose: Choose = nobody) -> Day | None:
    """The state of the class whose folder it is; None where it is what others handed in.

    *choose* asks which of several rosters, notices or blank forms is meant.

    Raises:
        UsageError: something may be either, and nobody can be asked.
        InputError: the roster, its log or the notice cannot be read.
        OSError: the folder may not be looked into.

    """
    named = asked.notice
    held = notice_in(asked.folder, named)
    found = looked_into(asked.folder, held, [])
    if held is None and not _has_notice(found):
        held = named = _one_of("通知", [*found.notices, *found.texts], asked, choose)
        if named and is_notice_file(named):
            found = looked_into(asked.folder, named, [])
    found, notice = _with_text(found, held)
    if _lacks_roster(found):
        return _without_roster(asked, found, notice)
    if found.is_handed_in:
        return None
    given = ClassOptions([asked.folder], [], None, [], [], [], notice, asked.now)
    chosen = the_class(found, given, choose, "check")
    if chosen is None:
        return None
    is_plain = found.is_class
    taken, collected = [asked.folder], [asked.folder]
    if not is_plain:
        roster, results = str(chosen.rosters[0]), [str(path) for path, _ in chosen.results]
        taken = [roster, *(word for one in results for word in ("--results", one))]
        collected = [roster, *(word for one in results for word in ("--from", one))]
    if notice and (named or not is_plain):
        more = ["--notice", notice]
        taken, collected = [*taken, *more], [*collected, *more]
    return _of_class(asked, chosen, notice, (tuple(taken), tuple(collected)), choose)


def _has_notice(found: Folder) -> bool:
    return found.folder / "notice.toml" in found.notices


def _with_text(found: Folder, named: str | None) -> tuple[Folder, str | None]:
    """The notice's own text for a notice; the one that was chosen among several is the only one."""
    if named is None or is_notice_file(named):
        return with_notice_text(found, named)
    return with_notice_text(found._replace(texts=(Path(named),)), None)


def _lacks_roster(found: Folder) -> bool:
    """Whether it is a class's folder but for the roster: nothing that others handed in is there."""
    is_packed = any(path.suffix.lower() == ".zip" for path, _ in found.left)
    is_begun = found.results or found.texts or found.notices or found.blanks
    return bool(is_begun) and not (found.rosters or found.forms or found.deeper or is_packed)


def _without_roster(asked: Asked, found: Folder, notice: str | None) -> Day:
    seen = _seen(asked.folder, notice, found)
    day = Day(
        asked.folder, found, seen, now_in(seen.notice, asked.now), (asked.folder,), (asked.folder,)
    )
    return day._replace(steps=steps(day))


def _of_class(
    asked: Asked,
    found: Folder,
    notice: str | None,
    words: tuple[tuple[str, ...], tuple[str, ...]],
    choose: Choose,
) -> Day:
    roster = str(found.rosters[0])
    whose = Whose(roster, None, [], [], notice, asked.now)
    kept = collection_of(whose, with_files=True, books=found.books)
    failures = list(found.unconverted)
    results = [path for path, _ in found.results]
    read, report, allow = _checked(kept, results, failures, asked.passed)
    seen = _seen(roster, notice, found)
    is_over = past(kept.notice, report.now) is not None
    is_wrong = seen.file is None and (is_over or is_wrong_notice(report))
    day = Day(
        asked.folder,
        found,
        seen._replace(is_wrong=is_wrong),
        report.now,
        *words,
        _blank(found, kept.notice, asked, choose, failures),
        report,
        Outcome(kept, read, planned(kept, read)) if kept.students else None,
        tuple(failures),
        _since(kept, report.now.date()),
        made(report, found),
        tuple(locked(os.listdir(found.folder))),  # noqa: PTH208  names are all that is wanted
        reminded(kept.reminders),
        allow,
    )
    return day._replace(steps=steps(day))


def forms_there(found: Folder, kept: Collection) -> tuple[FormThere, ...]:
    """The forms of a class that stand in its folder, and in whose rows they are behind."""
    return made(_checked(kept, [path for path, _ in found.results], [])[1], found)


def waiting(kept: Collection, files: Sequence[Path]) -> dict[str, Answer]:
    """What counts and stands in *files* of answers alone, by 学号: collect would record it."""
    read, report, _ = _checked(kept, files, [])
    counted = [line.answer for each in report.classes for line in each.lines]
    in_files = {one.number for one in counted if one and one.source is Source.RESULTS}
    news = planned(kept, read).to_write
    return {one.number: one for one in news if one.away or one.number in in_files}


def _checked(
    kept: Collection,
    files: Sequence[Path],
    failures: list[InputError],
    passed: frozenset[LetPass] = frozenset(),
) -> tuple[list[Incoming], "Report", tuple[str, ...]]:
    """The *files* of answers, what is known with them, the kinds of errors that stay let pass.

    *failures* are added to.
    """
    read, results = _read(kept, files, failures)
    notes = [*kept.notes, *(note for each in results for note in each.notes)]
    for each in results:
        notes += settled.notes(each, kept.recorded, kept.notice)
    answers = [*kept.inside, *standing([*kept.log, *kept.strangers])]
    answers += [one for each in results for one in each.answers]
    permits = standing_permits(kept.permits)
    now = kept.clock()
    report = check([kept.roster], answers, kept.notice, now, (), notes, permits)
    if allow := _staying(report, passed):
        report = check([kept.roster], answers, kept.notice, now, allow, notes, permits)
    return read, report, allow


def _staying(report: "Report", passed: frozenset[LetPass]) -> tuple[str, ...]:
    """The kinds of errors that are let pass as a whole: none of them is new."""
    errors = report.of(Severity.ERROR)
    new = {one.code for one in errors if let_pass(one) not in passed}
    return tuple(sorted({one.code for one in errors} - new))


def _read(
    kept: Collection, files: Sequence[Path], failures: list[InputError]
) -> tuple[list[Incoming], list[Answers]]:
    """The files of answers, as collect and as check take them; *failures* are added to."""
    read: list[Incoming] = []
    results: list[Answers] = []
    for path in files:
        try:
            with reading(path):
                book = kept.books.get(str(path))
                incoming, given = read_both(path, kept.notice, ColumnMap(), kept.group, book)
        except InputError as error:
            failures.append(explained(error, path, kept.notice, SOME_ANSWERS))
            continue
        read.append(incoming)
        results.append(given)
    return read, results


def _seen(beside: str, notice: str | None, found: Folder) -> NoticeSeen:
    """The notice that holds, and what in it, or in the text that it is to be read from, is open."""
    facts, _ = notice_for(beside, notice)
    file = notice_file(beside, notice)
    is_text = file is not None and not is_notice_file(str(file))
    asked = found.asked
    if file and not is_text:
        asked = tuple(open_in(file))
    text = found.texts[0] if found.texts and found.asked else None
    return NoticeSeen(facts, file, is_text, text, asked)


def _since(kept: Collection, today: date) -> Since:
    """Who has a result since today, and when something was recorded before."""
    days = {one.recorded_at.date() for one in kept.log if one.recorded_at}
    earlier = kept.before(today)
    now, then = (_done(kept), _done(earlier)) if today in days else ({}, {})
    return Since(
        tuple(one for one in kept.students if one.number in now.keys() - then.keys()),
        max((day for day in days if day < today), default=None),
        tuple(
            one
            for one in kept.students
            if one.number in now.keys() & then.keys() and now[one.number] != then[one.number]
        ),
    )


def _done(kept: Collection) -> dict[str, str]:
    """What goes on the form, by 学号, of whom something does."""
    results = {one.number: kept.result(one) for one in kept.counted}
    return {
        number: result.text
        for number, result in results.items()
        if result.status in {Status.OK, Status.ANOMALY}
    }


def _blank(
    found: Folder, notice: "Notice", asked: Asked, choose: Choose, failures: list[InputError]
) -> str | None:
    """The blank form that was chosen; None where there is one at most, which build finds itself."""
    if len(found.blanks) < 2:
        return None
    try:
        fitting = plan.blanks_for(list(map(str, found.blanks)), plan.wanted([], notice), notice)
    except InputError as error:
        failures.append(error)
        return None
    return _one_of("空白表", [Path(one) for one in fitting], asked, choose)


#: The command that takes one of several, and its option.
_TAKES: Mapping[str, tuple[str, str]] = {
    "通知": ("check", "--notice"),
    "空白表": ("build", "--template"),
}


def _one_of(what: str, paths: Sequence[Path], asked: Asked, choose: Choose) -> str | None:
    """The one of several files that is meant; None where there are not several.

    Raises:
        UsageError: nobody can be asked; with what to type for each.

    """
    if len(paths) < 2:
        return None
    question = f"文件夹 {asked.folder} 里有 {len(paths)} 份{what}"
    at = choose(question, [path.name for path in paths])
    if at is not None:
        return str(paths[at])
    name, option = _TAKES[what]
    lines = [f"  {path.name}：{command([name, asked.folder, option, str(path)])}" for path in paths]
    raise UsageError(f"{question}，看不出用哪一份", "\n".join(["请写明：", *lines]))
