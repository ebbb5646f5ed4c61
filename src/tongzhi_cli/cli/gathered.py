"""What collect starts from: a roster, its answer log, and what counts for each student now."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.cli.inputs import notice_for, now_in
from tongzhi_cli.cli.options import mapping_of
from tongzhi_cli.core.answer import Answer, newest
from tongzhi_cli.core.roster import Roster
from tongzhi_cli.core.student import Student, is_destroyed, number_key
from tongzhi_cli.files import answer_log, rosters
from tongzhi_cli.files.headers import ColumnMap

if TYPE_CHECKING:
    from tongzhi_cli.core.notice import Notice
    from tongzhi_cli.core.problem import Problem


class Whose(NamedTuple):
    """The options that say whose answers are collected, as typed."""

    roster: str
    class_name: str | None
    mapping: Sequence[str]
    sheets: Sequence[str]
    notice: str | None
    now: str | None


class Gathered(NamedTuple):
    """The *students* that can be told apart, by class and 学号, and what they have answered.

    *log* is the whole answer log, *recorded* the answer of each 学号 that counts, of the roster and
    the log together. *nameless* counts the rows whose 学号 is missing or destroyed.
    """

    roster: Roster
    students: tuple[Student, ...]
    notice: "Notice"
    notice_used: str
    clock: Callable[[], datetime]
    mapping: ColumnMap
    path: Path
    log: tuple[Answer, ...]
    recorded: Mapping[str, Answer]
    notes: tuple["Problem", ...]
    nameless: int

    @property
    def missing(self) -> list[Student]:
        """The students without an answer."""
        return [one for one in self.students if one.number not in self.recorded]


def gathered(given: Whose) -> Gathered:
    """Read the roster and its log.

    Raises:
        UsageError: an option has a value that cannot be.
        InputError: the roster, the log or the notice cannot be read.

    """
    mapping = mapping_of(given.mapping)
    notice, used = notice_for(given.roster, given.notice)
    now = now_in(notice, given.now)
    roster, inside = rosters.read(
        Path(given.roster),
        notice,
        class_given=given.class_name,
        mapping=mapping,
        sheets=given.sheets,
    )
    path = answer_log.path_beside(Path(given.roster))
    log = answer_log.read(path, notice)
    recorded, _ = newest([*inside, *log.answers], notice.ok_words)
    sure = [one for one in roster.students if one.number and not is_destroyed(one)]
    students = sorted(
        sure, key=lambda one: (number_key(one.class_name or ""), number_key(one.number))
    )
    own = {one.number for one in students}

    def clock() -> datetime:
        return now if given.now else now_in(notice, None)

    return Gathered(
        roster=roster,
        students=tuple(students),
        notice=notice,
        notice_used=used,
        clock=clock,
        mapping=mapping,
        path=path,
        log=log.answers,
        recorded={number: one for number, one in recorded.items() if number in own},
        notes=log.notes,
        nameless=len(roster.students) - len(sure),
    )
