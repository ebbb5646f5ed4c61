"""What collect starts from: a roster, its answer log, and what counts for each student now."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Answer, Result, Source, Status
from tongzhi_cli.answers.astray import settled
from tongzhi_cli.answers.attribution import Group, Unplaced
from tongzhi_cli.answers.away import away, lines_of
from tongzhi_cli.answers.import_plan import Plan
from tongzhi_cli.answers.log import copies
from tongzhi_cli.answers.log import read as answer_log
from tongzhi_cli.answers.log.history import standing
from tongzhi_cli.answers.result.judge import meaning
from tongzhi_cli.answers.result.newest import newest
from tongzhi_cli.columns.mapping import ColumnMap, mapping_of
from tongzhi_cli.errors import NoHeaderError
from tongzhi_cli.loader.notices import notice_for, now_in
from tongzhi_cli.loader.word.roll import roll_in
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.model.standing import away_text, reason_in
from tongzhi_cli.model.student import Student, is_destroyed, number_key
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.roster import read as rosters
from tongzhi_cli.roster.model import Roster
from tongzhi_cli.tables import read as tables

if TYPE_CHECKING:
    from tongzhi_cli.answers.log.permits import Permit
    from tongzhi_cli.answers.log.reminders import Reminder
    from tongzhi_cli.answers.read_file import Incoming
    from tongzhi_cli.model.problem import Problem
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.tables.table import Book


class Whose(NamedTuple):
    """The options that say whose answers are collected, as typed."""

    roster: str
    class_name: str | None
    mapping: Sequence[str]
    sheets: Sequence[str]
    notice: str | None
    now: str | None

    def command(self, name: str, *more: str) -> str:
        """A further command on the same class, as it can be typed."""
        words = [self.roster]
        words += ["--class", self.class_name] if self.class_name else []
        words += [word for sheet in self.sheets for word in ("--sheet", sheet)]
        words += [word for column in self.mapping for word in ("--map", column)]
        words += ["--notice", self.notice] if self.notice else []
        return " ".join(["fankui", name, *map(quoted, (*words, *more))])


class Collection(NamedTuple):
    """The *students* that can be told apart, by class and 学号, and what they have answered.

    *inside* are the answers of the roster itself, *log* those of the answer log, *recorded* the one
    of each 学号 that counts, *away* why those do not take part who do not. *nameless* counts the
    rows whose 学号 is missing, destroyed or used twice. *notes* are about the reading of the log,
    *told* are those of whom it says that it was told that their answer is not understood any more,
    *reminders* say who was called on in the group, *permits* what was let pass for whom,
    *strangers* are the lines of nobody in the roster. *books* are files that have been opened.
    """

    whose: Whose
    roster: Roster
    students: tuple[Student, ...]
    notice: "Notice"
    notice_used: str
    clock: Callable[[], datetime]
    mapping: ColumnMap
    path: Path
    inside: tuple[Answer, ...]
    log: tuple[Answer, ...]
    recorded: Mapping[str, Answer]
    notes: tuple["Problem", ...]
    nameless: int
    books: Mapping[str, "Book"] = {}
    away: Mapping[str, str] = {}
    told: frozenset[str] = frozenset()
    reminders: tuple["Reminder", ...] = ()
    permits: tuple["Permit", ...] = ()
    strangers: tuple[Answer, ...] = ()

    @property
    def group(self) -> Group:
        """Whose answers are looked for."""
        return Group(self.students, self.roster.left_out)

    @property
    def missing(self) -> list[Student]:
        """The students who take part and of whom nothing is recorded, or only 还没看."""
        silent = {one.number for one in self.without_saying}
        return [
            one for one in self.expected
            if one.number not in self.recorded or one.number in silent
        ]  # fmt: skip

    @property
    def expected(self) -> list[Student]:
        """The students who take part."""
        return [one for one in self.students if one.number not in self.away]

    @property
    def counted(self) -> list[Answer]:
        """The answers that count, of students who take part."""
        return [one for number, one in self.recorded.items() if number not in self.away]

    @property
    def without_saying(self) -> list[Student]:
        """The students of whom something is recorded that is no answer."""
        return [
            one for one in self.students
            if (answer := self.recorded.get(one.number)) and self.status(answer) is Status.MISSING
        ]  # fmt: skip

    @property
    def reread(self) -> list[Answer]:
        """What was recorded before and is not understood now, of whom that has not been told."""
        return [
            one for number, one in self.recorded.items()
            if one.source is Source.LOG and not one.means and number not in self.told
            and self.status(one) in {Status.UNCLEAR, Status.MISSING}
        ]  # fmt: skip

    @property
    def torn(self) -> list[Student]:
        """Those of the missing whose answer stands in the log and cannot be read."""
        numbers = {note.number for note in self.notes if note.code == "torn-log"}
        return [one for one in self.missing if one.number in numbers]

    def on_paper(self) -> dict[str, Answer]:
        """What counts of each 学号, and of those who do not take part that, and why."""
        shown = dict(self.recorded)
        for one in self.students:
            if (reason := self.away.get(one.number)) is not None:
                given = shown.get(one.number, Answer(one.number, None, Source.LOG, one.where))
                shown[one.number] = given._replace(text=away_text(reason))
        return shown

    @property
    def classes(self) -> list[str]:
        """The names of the classes, in order."""
        return list(dict.fromkeys(one.class_name or "" for one in self.students))

    def result(self, answer: Answer) -> Result:
        """What an answer amounts to by the words of the notice; the own class says nothing."""
        result = meaning(answer, self.notice)
        if result.status is not Status.UNCLEAR:  # nearly always
            return result
        whose = next((one for one in self.students if one.number == answer.number), None)
        own = (whose.number, whose.name, whose.class_name) if whose else ()
        return meaning(answer, self.notice, own)

    def status(self, answer: Answer) -> Status:
        """Whether an answer is 无误, a fault, or neither."""
        return self.result(answer).status

    def refreshed(self) -> "Collection":
        """The same with the log as it is now.

        Raises:
            InputError: the log cannot be read.

        """
        own = {one.number for one in self.students}
        read = copies.read(Path(self.whose.roster), self.notice, own)
        return self._with(read.answers)._replace(
            notes=read.notes,
            told=read.told,
            reminders=read.reminders,
            permits=tuple(one for one in read.permits if one.number in own),
            strangers=tuple(one for one in read.answers if one.number not in own),
        )

    def before(self, day: date) -> "Collection":
        """The same as it stood before that *day*, by when each line of the log was recorded."""
        return self._with(
            [one for one in self.log if one.recorded_at is None or one.recorded_at.date() < day]
        )

    def alone(self) -> "Collection":
        """The same by its own log, without the further ones that stand beside it."""
        return self._with(self.own_log)

    @property
    def own_log(self) -> list[Answer]:
        """The lines of the log that is written to."""
        return [one for one in self.log if one.where.file == str(self.path)]

    def appended(self, lines: Sequence[Answer]) -> "Collection":
        """The same once *lines* stand in the log."""
        return self._with([*self.log, *lines])

    def _with(self, log: Sequence[Answer]) -> "Collection":
        own = {one.number for one in self.students}
        ours = [one for one in log if one.number in own]
        inside = [one for one in self.inside if one.number in own]
        kept = standing(ours)
        recorded, _ = newest([*inside, *kept], self.notice.ok_words)
        gone = away(
            self.students, lines_of(kept), self.notice, lambda one: recorded.get(one.number)
        )
        reasons = {one.number: gone[one.where].reason for one in self.students if one.where in gone}
        recorded = {
            number: one
            for number, one in recorded.items()
            if number in reasons or reason_in(one.text or "") is None
        }
        return self._replace(log=tuple(ours), recorded=recorded, away=reasons)

    def beaten(self, numbers: Sequence[str]) -> list[Answer]:
        """What counts, of those *numbers*, instead of what was just put into the log."""
        counting = (self.recorded.get(number) for number in numbers)
        return [one for one in counting if one is not None and one.source is not Source.LOG]


def collection_of(
    given: Whose, *, with_files: bool, books: Mapping[str, "Book"] | None = None
) -> Collection:
    """Read the roster and its log; *with_files* if --map is (also) for files of answers.

    *books* are files that have been opened.

    Raises:
        UsageError: an option has a value that cannot be.
        InputError: the roster, the log or the notice cannot be read.

    """
    mapping = mapping_of(given.mapping)
    notice, used = notice_for(given.roster, given.notice)
    now = now_in(notice, given.now)
    book = (books or {}).get(given.roster) or roll_in(Path(given.roster), notice, mapping)
    book = book or tables.read(Path(given.roster))

    def read(columns: ColumnMap) -> tuple[Roster, list[Answer]]:
        return rosters.of_book(
            book, notice, class_given=given.class_name, mapping=columns, sheets=given.sheets
        )

    try:
        roster, inside = read(mapping.for_roster() if with_files else mapping)
    except NoHeaderError:
        roster, inside = read(mapping)

    def clock() -> datetime:
        return now if given.now else now_in(notice, None)

    times = Counter(one.number for one in roster.students)
    sure = [one for one in roster.students if times[one.number] == 1 and _is_sure(one)]
    found = Collection(
        whose=given,
        roster=roster,
        students=tuple(sorted(sure, key=_by_class_and_number)),
        notice=notice,
        notice_used=used,
        clock=clock,
        mapping=mapping,
        path=answer_log.path_beside(Path(given.roster)),
        inside=tuple(inside),
        log=(),
        recorded={},
        notes=(),
        nameless=len(roster.students) - len(sure),
        books=books or {},
    )
    return found.refreshed()


def _is_sure(student: Student) -> bool:
    return bool(student.number) and not is_destroyed(student)


def _by_class_and_number(student: Student) -> tuple[object, ...]:
    return number_key(student.class_name or ""), number_key(student.number)


class Wanted(NamedTuple):
    """The options that say what collect is to do, as typed; *undo* may say of whom."""

    files: Sequence[str]
    settings: Sequence[str]
    without: Sequence[str]
    rest: str | None
    show_log: bool
    undo: bool | str
    export: str | None
    dry_run: bool
    plain: bool
    force: bool
    as_json: bool
    quiet: bool
    allow: Sequence[str] = ()
    by: str | None = None
    evidence: Sequence[str] = ()
    output: str | None = None

    @property
    def writes(self) -> bool:
        """Whether answers are given by options, so that nobody is asked."""
        return bool(self.files or self.settings or self.without or self.rest is not None)


class Outcome(NamedTuple):
    """What the options come to: the files as read, the *plan*, and what holds *after* it.

    *after* is None where nothing is to be recorded; it is known before anything is *written*.
    """

    found: Collection
    read: Sequence["Incoming"]
    plan: Plan
    written: bool = False
    after: Collection | None = None

    @property
    def astray(self) -> list[tuple[Unplaced, tuple[Answer, ...]]]:
        """The answers that were given to nobody, each with what was typed that settles it."""
        found, astray = self.found, [one for each in self.read for one in each.placement.unplaced]
        every = (*astray, *self.plan.unsure)
        return [(one, settled.by_what(one, found.recorded, found.notice)) for one in every]

    @property
    def unplaced(self) -> list[Unplaced]:
        """Those that nothing settles."""
        return [one for one, by in self.astray if not by]

    @property
    def statuses(self) -> list[Status]:
        """What the result of each student amounts to once the plan is carried out."""
        after = self.after or self.found
        return [
            Status.AWAY if one.number in after.away
            else after.status(after.recorded[one.number]) if one.number in after.recorded
            else Status.MISSING
            for one in after.students
        ]  # fmt: skip

    @property
    def beaten(self) -> list[Answer]:
        """What the roster says later than what was written."""
        if self.after is None or not self.written:
            return []
        return self.after.beaten([one.number for one in self.plan.to_write if not one.away])
