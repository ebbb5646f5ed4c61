"""What collect starts from: a roster, its answer log, and what counts for each student now."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.answers.answer import Answer, Result, Source, Status, newest, result_of
from tongzhi_cli.answers.attribution import Group, Unplaced
from tongzhi_cli.answers.import_plan import Plan
from tongzhi_cli.answers.log import read as answer_log
from tongzhi_cli.answers.log.history import standing
from tongzhi_cli.columns.mapping import ColumnMap, mapping_of
from tongzhi_cli.errors import NoHeaderError
from tongzhi_cli.loader.rosters import notice_for, now_in
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.model.student import Student, is_destroyed, number_key
from tongzhi_cli.roster import read as rosters
from tongzhi_cli.roster.model import Roster

if TYPE_CHECKING:
    from tongzhi_cli.answers.read_file import Incoming
    from tongzhi_cli.model.problem import Problem
    from tongzhi_cli.notice.model import Notice


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
    of each 学号 that counts. *nameless* counts the rows whose 学号 is missing, destroyed or used
    twice. *notes* are about the reading of the log.
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

    @property
    def group(self) -> Group:
        """Whose answers are looked for."""
        return Group(self.students, self.roster.left_out)

    @property
    def missing(self) -> list[Student]:
        """The students of whom nothing is recorded."""
        return [one for one in self.students if one.number not in self.recorded]

    @property
    def torn(self) -> list[Student]:
        """Those of the missing whose answer stands in the log and cannot be read."""
        numbers = {note.number for note in self.notes if note.code == "torn-log"}
        return [one for one in self.missing if one.number in numbers]

    @property
    def classes(self) -> list[str]:
        """The names of the classes, in order."""
        return list(dict.fromkeys(one.class_name or "" for one in self.students))

    def result(self, answer: Answer) -> Result:
        """What an answer amounts to by the words of the notice."""
        who = (answer.number, answer.name, answer.class_name)
        return result_of(answer.text, self.notice, who)

    def status(self, answer: Answer) -> Status:
        """Whether an answer is 无误, a fault, or neither."""
        return self.result(answer).status

    def refreshed(self) -> "Collection":
        """The same with the log as it is now.

        Raises:
            InputError: the log cannot be read.

        """
        read = answer_log.read(self.path, self.notice)
        return self._with(read.answers)._replace(notes=read.notes)

    def appended(self, lines: Sequence[Answer]) -> "Collection":
        """The same once *lines* stand in the log."""
        return self._with([*self.log, *lines])

    def _with(self, log: Sequence[Answer]) -> "Collection":
        own = {one.number for one in self.students}
        ours = [one for one in log if one.number in own]
        inside = [one for one in self.inside if one.number in own]
        recorded, _ = newest([*inside, *standing(ours)], self.notice.ok_words)
        return self._replace(log=tuple(ours), recorded=recorded)

    def beaten(self, numbers: Sequence[str]) -> list[Answer]:
        """What counts, of those *numbers*, instead of what was just put into the log."""
        counting = (self.recorded.get(number) for number in numbers)
        return [one for one in counting if one is not None and one.source is not Source.LOG]


def collection_of(given: Whose, *, with_files: bool) -> Collection:
    """Read the roster and its log; *with_files* if --map is (also) for files of answers.

    Raises:
        UsageError: an option has a value that cannot be.
        InputError: the roster, the log or the notice cannot be read.

    """
    mapping = mapping_of(given.mapping)
    notice, used = notice_for(given.roster, given.notice)
    now = now_in(notice, given.now)

    def read(columns: ColumnMap) -> tuple[Roster, list[Answer]]:
        return rosters.read(
            Path(given.roster),
            notice,
            class_given=given.class_name,
            mapping=columns,
            sheets=given.sheets,
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
    )
    return found.refreshed()


def _is_sure(student: Student) -> bool:
    return bool(student.number) and not is_destroyed(student)


def _by_class_and_number(student: Student) -> tuple[object, ...]:
    return number_key(student.class_name or ""), number_key(student.number)


class Wanted(NamedTuple):
    """The options that say what collect is to do, as typed."""

    files: Sequence[str]
    settings: Sequence[str]
    rest: str | None
    show_log: bool
    undo: bool
    export: str | None
    dry_run: bool
    plain: bool
    force: bool
    as_json: bool
    quiet: bool

    @property
    def writes(self) -> bool:
        """Whether answers are given by options, so that nobody is asked."""
        return bool(self.files or self.settings or self.rest is not None)


class Outcome(NamedTuple):
    """What the options come to: the files as read, the *plan*, and what holds *after* it."""

    found: Collection
    read: Sequence["Incoming"]
    plan: Plan
    written: bool = False
    after: Collection | None = None

    @property
    def unplaced(self) -> list[Unplaced]:
        """The answers that were given to nobody, and of which nobody has been told otherwise."""
        astray = [one for each in self.read for one in each.placement.unplaced]
        return [one for one in (*astray, *self.plan.unsure) if not self._is_settled(one)]

    def _is_settled(self, one: Unplaced) -> bool:
        """Whether just that is recorded of who may be meant: somebody has cleared it up."""
        if one.meant is None or one.answer.text is None:
            return False
        recorded = self.found.recorded.get(one.meant.number)
        return recorded is not None and self.found.result(recorded) == self.found.result(one.answer)

    @property
    def beaten(self) -> list[Answer]:
        """What the roster says later than what was written."""
        if self.after is None:
            return []
        return self.after.beaten([one.number for one in self.plan.to_write])
