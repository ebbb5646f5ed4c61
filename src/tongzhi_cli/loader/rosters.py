"""What build and check are given: rosters, answers, a notice and a time, read and checked."""

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.log import copies
from tongzhi_cli.answers.log.history import standing
from tongzhi_cli.answers.log.permits import standing as standing_permits
from tongzhi_cli.answers.log.reminders import Reminded, reminded
from tongzhi_cli.answers.result.newest import newest
from tongzhi_cli.check.check import Report, check
from tongzhi_cli.columns.mapping import mapping_of, refuse_unused
from tongzhi_cli.errors import InputError, UsageError, reading
from tongzhi_cli.loader.codes import codes_named
from tongzhi_cli.loader.notices import is_document, notice_for, now_in
from tongzhi_cli.loader.permits import permits_of
from tongzhi_cli.loader.watch import Watch, unwatched
from tongzhi_cli.model.file_kind import SOME_ANSWERS, FileKind, WrongKindError
from tongzhi_cli.model.shell import command
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.model import Notice
from tongzhi_cli.office import limits
from tongzhi_cli.roster import read as rosters
from tongzhi_cli.roster.model import Roster
from tongzhi_cli.tables import read as tables
from tongzhi_cli.tables.table import Book

if TYPE_CHECKING:
    from tongzhi_cli.answers.answer import Answer
    from tongzhi_cli.answers.attribution import Group
    from tongzhi_cli.answers.log.permits import Permit
    from tongzhi_cli.answers.log.reminders import Reminder
    from tongzhi_cli.answers.log.signings import Signing
    from tongzhi_cli.columns.mapping import ColumnMap
    from tongzhi_cli.model.problem import Problem

#: Files that are not rosters, and so are not read one by one as such.
_NOT_ROSTERS = (".docx", ".docm", ".dotx", ".zip")
#: So the documents of old programs are called, and tables that a system saved under such a name.
_OLD = (".doc", ".wps")


def is_many(name: str) -> bool:
    """Whether a path as typed is a folder, a wildcard, a form or an archive, and no roster."""
    if os.path.isdir(name):  # noqa: PTH112  asks without raising
        return True
    suffix = Path(name).suffix.lower()
    if suffix in _NOT_ROSTERS or (suffix in _OLD and is_document(Path(name))):
        return True
    return any(sign in name for sign in "*?[") and not os.path.exists(name)  # noqa: PTH110


class ClassOptions(NamedTuple):
    """The options that build and check share, as typed.

    *rolls* are those of the files that were seen to be a roster, though many of their kind are not.
    """

    rosters: Sequence[str]
    results: Sequence[str]
    class_name: str | None
    mapping: Sequence[str]
    sheets: Sequence[str]
    allow: Sequence[str]
    notice: str | None
    now: str | None
    rolls: frozenset[str] = frozenset()

    @property
    def are_papers(self) -> bool:
        """Whether it is what was handed in that is read: folders, forms, archives."""
        return any(is_many(name) for name in self.rosters if name not in self.rolls)

    def command(self, name: str, *more: str, results: str = "--results") -> str:
        """A further command on the same classes, as it can be typed.

        *results* is the option that it takes the files of answers by; empty where it takes none.
        """
        options = (
            (results, self.results if results else []),
            ("--class", [self.class_name] if self.class_name else []),
            ("--sheet", self.sheets),
            ("--map", self.mapping),
            ("--notice", [self.notice] if self.notice else []),
        )
        words = [word for option, values in options for value in values for word in (option, value)]
        return command([name, *self.rosters, *words, *more])


class Checked(NamedTuple):
    """The *report* on what could be read, the notice used (in words), what could not be read.

    *given* are the options as they were understood, *told* what to say of that, a line each;
    *blanks* are the blank forms that were found in the folder. *rosters* are the files that have a
    log of their own, none where papers were read; *reminded* says by 学号 who was, by those logs,
    and *signings* what a person saw on the signed paper, by the roster, oldest first.
    """

    report: Report
    notice_used: str
    failures: tuple[InputError, ...]
    given: ClassOptions
    told: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    rosters: tuple[str, ...] = ()
    reminded: Mapping[str, Reminded] = {}
    signings: Mapping[str, Sequence["Signing"]] = {}


def checked(
    given: ClassOptions, watch: Watch = unwatched, books: Mapping[str, Book] | None = None
) -> Checked:
    """Read everything and apply the rules; a file that cannot be read does not stop the others.

    *watch* looks on where many files are read; *books* are files that have been opened.

    Raises:
        UsageError: an option has a value that cannot be.
        InputError: the notice cannot be read, or no roster can.

    """
    books = books or {}
    mapping = mapping_of(given.mapping)
    allow = codes_named(given.allow)
    notice, used = notice_for(given.rosters[0], given.notice)
    now = now_in(notice, given.now)
    if given.are_papers:
        rolls = _beside_sheets(given.rosters, notice, mapping)
        try:
            if not rolls:
                return _checked_many(given, mapping, notice, used, now, watch)
        except InputError:
            rolls = _in_word(given.rosters, notice, mapping)
            if not rolls:
                raise
        given = given._replace(rolls=frozenset(rolls))
        return checked(given, watch, {**books, **rolls})
    read: list[Roster] = []
    answers: list[Answer] = []
    reminders: list[Reminder] = []
    permits: list[Permit] = []
    signings: dict[str, Sequence[Signing]] = {}
    failures: list[InputError] = []
    for name in dict.fromkeys(given.rosters):
        try:
            with reading(name):
                is_many_papers = _is_large_summary(Path(name))
                if not is_many_papers:
                    book = books.get(name) or tables.read(Path(name))
                    is_many_papers = _is_summary(book) or _is_form(book, given, notice, mapping)
            if is_many_papers:
                return _checked_many(given, mapping, notice, used, now, watch)
            with reading(name):
                roster, inside = rosters.of_book(
                    book,
                    notice,
                    class_given=given.class_name,
                    mapping=mapping,
                    sheets=given.sheets,
                )
            log = copies.read(Path(name), notice, {one.number for one in roster.students})
        except InputError as error:
            failures.append(_explained(error, name, notice, FileKind.ROSTER))
            continue
        read.append(roster._replace(notes=(*roster.notes, *log.notes)))
        answers += [*inside, *standing(log.answers)]
        reminders += log.reminders
        permits += standing_permits(log.permits)
        signings[roster.file] = log.signings
    if read:
        failures = [
            one.beside(read[0].file) if isinstance(one, WrongKindError) else one for one in failures
        ]
    handed, notes = _results(given.results, notice, mapping, read, answers, failures, books)
    answers += handed
    if not read:
        raise failures[0]
    _refuse_results_as_roster(read)
    if not failures:
        refuse_unused(mapping)
    permits += permits_of(given.allow, read)
    report = check(read, answers, notice, now, allow, notes, permits)
    return Checked(
        report,
        used,
        tuple(failures),
        given,
        rosters=tuple(roster.file for roster in read),
        reminded=reminded(reminders),
        signings=signings,
    )


def _in_word(names: Sequence[str], notice: Notice, mapping: "ColumnMap") -> Mapping[str, Book]:
    """Those of the files that are rosters in a Word document, opened."""
    from tongzhi_cli.loader.word.roll import roll_in

    opened = {
        name: roll_in(Path(name), notice, mapping) for name in names if limits.is_file(Path(name))
    }
    rolls = {name: book for name, book in opened.items() if book}
    return {} if any(is_many(name) for name in names if name not in rolls) else rolls


def _beside_sheets(
    names: Sequence[str], notice: Notice, mapping: "ColumnMap"
) -> Mapping[str, Book]:
    """The rosters in Word among rosters that are sheets; documents alone are forms, as a rule."""
    if all(map(is_many, names)):
        return {}
    try:
        return _in_word(names, notice, mapping)
    except InputError:
        return {}


def _explained(error: InputError, name: str, notice: Notice, wanted: str) -> InputError:
    """An error told by what the file is, where it is something else than what was *wanted*."""
    from tongzhi_cli.summary.file_kind import explained

    return explained(error, Path(name), notice, wanted)


def _is_large_summary(path: Path) -> bool:
    from tongzhi_cli.summary.workbook.recognise import large_in

    return large_in(path, path) is not None


def _is_summary(book: Book) -> bool:
    from tongzhi_cli.summary.workbook.recognise import is_summary

    return is_summary(book)


def _is_form(book: Book, given: ClassOptions, notice: Notice, mapping: "ColumnMap") -> bool:
    """Whether a workbook is a form; where a class or sheets of it are named it is a roster."""
    from tongzhi_cli.form.excel.recognise import is_form

    return not (given.class_name or given.sheets) and is_form(book, notice, mapping)


def _checked_many(
    given: ClassOptions,
    mapping: "ColumnMap",
    notice: Notice,
    used: str,
    now: datetime,
    watch: Watch,
) -> Checked:
    """As `checked`, of forms, folders, archives and summaries: each student once, as in a merge."""
    from tongzhi_cli.loader import handed_in
    from tongzhi_cli.summary import inbox
    from tongzhi_cli.summary.merge import as_rosters, merged, to_hand_in_again

    if given.class_name or given.sheets:
        option = "--class" if given.class_name else "--sheet"
        raise UsageError(
            f"{option} 只用在单个的花名册上",
            "文件夹、反馈表、压缩包和汇总里是什么班，就检查什么班。",
        )
    read = handed_in.read(inbox.find(given.rosters), notice, mapping, watch=watch)
    summary = read.summary
    try:
        handed_in.refuse_nothing(read)
    except InputError as error:
        if len(given.rosters) == 1 and limits.is_file(Path(given.rosters[0])):
            raise _explained(error, given.rosters[0], notice, FileKind.ROSTER) from None
        raise
    rosters_read, answers, notes = as_rosters(merged(summary, notice))
    failures: list[InputError] = []
    handed, more = _results(given.results, notice, mapping, rosters_read, answers, failures, {})
    refuse_unused(mapping)
    report = check(
        rosters_read, [*answers, *handed], notice, now, codes_named(given.allow), [*notes, *more],
        permits_of(given.allow, rosters_read),
    )  # fmt: skip
    if len(report.classes) > 1 and not given.results:
        report = report._replace(problems=tuple(map(to_hand_in_again, report.problems)))
    return Checked(report, used, tuple(failures), given)


def _group(read: Sequence[Roster]) -> "Group":
    """Whose answers are looked for: all the students of the rosters, and those left out."""
    from tongzhi_cli.answers.attribution import Group

    return Group(
        [student for roster in read for student in roster.students],
        [student for roster in read for student in roster.left_out],
    )


def _results(
    names: Sequence[str],
    notice: Notice,
    mapping: "ColumnMap",
    read: Sequence[Roster],
    known: "Sequence[Answer]",
    failures: list[InputError],
    books: Mapping[str, Book],
) -> "tuple[list[Answer], list[Problem]]":
    """The answers of --results files and what to know about them; *failures* are added to.

    *known* are those of the rosters and their logs.
    """
    answers: list[Answer] = []
    notes: list[Problem] = []
    if names:
        from tongzhi_cli.answers.read_file import read_results

        group = _group(read)
    for name in dict.fromkeys(names):
        try:
            with reading(name):
                results = read_results(Path(name), notice, mapping, group, books.get(name))
        except InputError as error:
            failures.append(_explained(error, name, notice, SOME_ANSWERS))
            continue
        answers += results.answers
        notes += results.notes
        if results.astray:
            from tongzhi_cli.answers.astray import settled

            notes += settled.notes(results, newest(known, notice.ok_words)[0], notice)
    return answers, notes


def _refuse_results_as_roster(read: Sequence[Roster]) -> None:
    """A second roster of the same students is most likely a results file without --results."""
    for at, roster in enumerate(read):
        numbers = {student.number for student in roster.students} - {""}
        for earlier in read[:at]:
            known = {student.number for student in earlier.students}
            if numbers and 2 * len(numbers & known) >= len(numbers):
                raise UsageError(
                    f"{roster.file} 里的学生在 {earlier.file} 里都有",
                    f"如果它是交来的校对结果，请写成 --results {roster.file}；"
                    "如果是同一份花名册，只写一个。",
                )
