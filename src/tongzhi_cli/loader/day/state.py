"""The state of a class on a day, as its folder, its log and the notice give it: a value.

Nothing is read here, and nothing is written. Source: issue 17, item 1.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import NOT_CLEAR, Status
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.terms import Role
from tongzhi_cli.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tongzhi_cli.answers.log.reminders import Reminded
    from tongzhi_cli.check.check import Line, Report
    from tongzhi_cli.errors import InputError
    from tongzhi_cli.loader.class_folder import Folder
    from tongzhi_cli.loader.collection import Outcome
    from tongzhi_cli.loader.day.step import Step
    from tongzhi_cli.model.student import Student
    from tongzhi_cli.notice.model import Deadline, Notice

#: What is counted as missing or unclear is no further error.
_OF_ONE_STUDENT = frozenset({"missing-answer", "unclear-answer", "vague-answer"})
#: So many classes one person has at most; a list of more, or of several colleges, is a school's.
_CLASSES = 6
#: What a notice says that is not the class's is no error.
_OF_THE_NOTICE = frozenset({"cohort", "late-check", "late-submission"})


class NoticeSeen(NamedTuple):
    """The *notice* that holds, from its *file* (None: the built-in one), and what is *asked* of it.

    *is_text*: the file is the notice's own text, and nothing in it is open. *text* is such a file
    that is not used, because what is *asked* has to be settled first. *is_wrong*: it is the
    built-in one, and the class is none of those that it is about, or it is long over.
    """

    notice: "Notice"
    file: Path | None
    is_text: bool = False
    text: Path | None = None
    asked: tuple[str, ...] = ()
    is_wrong: bool = False


class Since(NamedTuple):
    """Who *came* today, and of whom something else was said today than before (*changed*).

    *last* is the day before on which something was recorded, if there is one. By when each line of
    the log was recorded.
    """

    came: tuple["Student", ...] = ()
    last: date | None = None
    changed: tuple["Student", ...] = ()


class FormThere(NamedTuple):
    """A form that stands at *path*, and in whose rows it is *behind* what is known now.

    None where it cannot be read back: then nobody sees whether it is.
    """

    path: Path
    behind: tuple["Student", ...] | None = ()


class LetPass(NamedTuple):
    """An error that was let pass with its kind: its *code*, of whom, or what it says of nobody."""

    code: str
    whose: str


def let_pass(one: Problem) -> LetPass:
    """What is kept of an error that is let pass with its kind."""
    return LetPass(one.code, one.number or one.message)


class Day(NamedTuple):
    """What the folder of a class comes to: a class's *report*, or None where there is no roster.

    *taken* are the words that check, build and remind take, *collected* those of collect; *blank*
    is the blank form that was chosen among several. *outcome* is what collecting would record,
    *failures* what could not be read, *made* the forms of the classes, as far as they are there.
    *locked* are files that Excel, Word or WPS has open. *reminded* says by 学号 how often who was,
    *allow* which kinds of errors are let pass: all of each was there when that was said.
    """

    folder: str
    found: "Folder"
    seen: NoticeSeen
    now: datetime
    taken: tuple[str, ...]
    collected: tuple[str, ...]
    blank: str | None = None
    report: "Report | None" = None
    outcome: "Outcome | None" = None
    failures: tuple["InputError", ...] = ()
    since: Since = Since()
    made: tuple[FormThere, ...] = ()
    locked: tuple[str, ...] = ()
    reminded: Mapping[str, "Reminded"] = {}
    allow: tuple[str, ...] = ()
    steps: tuple["Step", ...] = ()

    @property
    def is_roll(self) -> bool:
        """Whether the roster is a school's list of many classes, and no class's own."""
        classes = self.report.classes if self.report else ()
        colleges = {each.college for each in classes if each.college}
        return len(classes) > _CLASSES or len(colleges) > 1

    @property
    def lines(self) -> list["Line"]:
        """The lines of all classes."""
        return [line for each in self.report.classes for line in each.lines] if self.report else []

    def of(self, *statuses: Status) -> list["Line"]:
        """The lines of those statuses."""
        return [line for line in self.lines if line.result.status in statuses]

    @property
    def done(self) -> list["Line"]:
        """Who has a result that goes on the form."""
        return self.of(Status.OK, Status.ANOMALY)

    @property
    def missing(self) -> list["Line"]:
        """Of whom nothing is known."""
        return self.of(Status.MISSING)

    @property
    def unclear(self) -> list["Line"]:
        """Who has to be asked again."""
        return self.of(*NOT_CLEAR)

    @property
    def away(self) -> list["Line"]:
        """Who does not take part."""
        return self.of(Status.AWAY)

    @property
    def faulty(self) -> list["Line"]:
        """Who has to have something put right; nobody by a notice that is not the class's."""
        return [] if self.seen.is_wrong else self.of(Status.ANOMALY)

    @property
    def expected(self) -> int:
        """How many take part."""
        return len(self.lines) - len(self.away)

    @property
    def errors(self) -> list[Problem]:
        """What else stands against the form; where the notice is the wrong one, not that."""
        if self.report is None:
            return []
        ours = _OF_ONE_STUDENT | (_OF_THE_NOTICE if self.seen.is_wrong else frozenset())
        return [one for one in self.report.of(Severity.ERROR) if one.code not in ours]

    @property
    def news(self) -> int:
        """How many answers of the files are not in the log."""
        return self.outcome.plan.size if self.outcome else 0

    @property
    def behind(self) -> list["Student"]:
        """In whose rows the forms are older than what is known."""
        return [student for one in self.made for student in one.behind or ()]

    @property
    def is_made_right(self) -> bool:
        """Whether all forms that are there are seen to be as they are to be."""
        return all(one.behind == () for one in self.made)

    @property
    def step(self) -> "Step":
        """The one next step."""
        return self.steps[0]

    @property
    def deadlines(self) -> list["Deadline"]:
        """What a monitor has to keep: the two of every notice, and what else is still to come."""
        notice = self.seen.notice
        usual = [one for one in notice.deadlines if one.role in {Role.CHECK, Role.SUBMIT}]
        rest = [
            one for one in notice.deadlines
            if one not in usual and one.at and notice.local(one.at) >= self.now
        ]  # fmt: skip
        return [*sorted(usual, key=lambda one: list(Role).index(one.role)), *rest]


def names_of(lines: Sequence["Line"]) -> list["Student"]:
    """The students of *lines*."""
    return [line.student for line in lines]
