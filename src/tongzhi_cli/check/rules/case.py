"""What a rule looks at, and short ways to build one for doctests and tables."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import NO_ANSWER, Answer, Result, Status
from tongzhi_cli.model.problem import Kind, Problem, Severity, Where
from tongzhi_cli.model.standing import away_text
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.text import shown, without_pictures
from tongzhi_cli.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tongzhi_cli.anomaly import kinds as anomaly_kinds
    from tongzhi_cli.answers.away import Away
    from tongzhi_cli.notice.model import Notice


class Class(NamedTuple):
    """The students of one form (one 行政班 of one file), in ascending 学号.

    *shares_name*: another *college* has a class of that name here.
    """

    name: str | None
    file: str
    students: tuple[Student, ...]
    college: str = ""
    shares_name: bool = False


class Lists(NamedTuple):
    """Classes alone, for the rules that look at nothing else."""

    classes: tuple[Class, ...]

    @property
    def students(self) -> list[Student]:
        """The students of all classes."""
        return [student for each in self.classes for student in each.students]


class Judged(NamedTuple):
    """A *student* of the class in *file*, and what their answer amounts to."""

    student: Student
    result: Result
    file: str


class _Case(NamedTuple):
    """Classes, the answer of each 学号 that counts, the notice, and *now* in its zone.

    *own* are the roster's answers of students who share a 学号 by mistake, by the place of the
    student: one must not get what the other said. *away* are those who do not take part, by their
    place, *lines* what the log says of who does.
    """

    classes: tuple[Class, ...]
    answers: Mapping[str, Answer]
    notice: "Notice"
    now: datetime
    own: Mapping[Where, Answer] = {}
    away: Mapping[Where, "Away"] = {}
    lines: Mapping[str, Answer] = {}


class Case(_Case):
    """A case, with what several rules look at worked out once."""

    @cached_property
    def students(self) -> list[Student]:
        """The students of all classes."""
        return Lists(self.classes).students

    @cached_property
    def unlike_ok(self) -> list[Judged]:
        """The students whose answer may be more than the word for 无误, which nearly all have."""
        ok_text, answers = self.notice.ok_text, self.answers
        has_more = bool(self.away or self.own)
        return [
            Judged(student, self.result(student), each.file)
            for each in self.classes
            for student in each.students
            if has_more or (answer := answers.get(student.number)) is None or answer.text != ok_text
        ]

    @cached_property
    def taking_part(self) -> list[Student]:
        """Those of them of whom nothing says that they do not take part."""
        if not self.away:
            return self.students
        return [student for student in self.students if student.where not in self.away]

    def answer(self, student: Student) -> Answer | None:
        """The answer of *student* that counts, if there is one."""
        own = self.own.get(student.where) if self.own else None
        return own or self.answers.get(student.number)

    def result(self, student: Student) -> Result:
        """The judged answer of *student*."""
        if self.away and (away := self.away.get(student.where)):
            return Result(Status.AWAY, away_text(away.reason))
        answer = self.answer(student)
        if answer is None:
            return NO_ANSWER
        if answer.text == self.notice.ok_text:  # nearly always
            return Result(Status.OK, answer.text)
        from tongzhi_cli.answers.result.judge import meaning  # noqa: PLC0415  not for rosters

        result = meaning(answer, self.notice, (*student[:2], student.class_name))
        # 不参加 of whom the log says that they take part after all is no result
        return NO_ANSWER if result.status is Status.AWAY else result


def anomalies(case: Case) -> Iterator[tuple[Student, str, tuple["anomaly_kinds.Kind", ...]]]:
    """Each student whose result says what is wrong: the text, and the kinds that it names."""
    for student, result, _ in case.unlike_ok:
        if result.status is Status.ANOMALY:
            from tongzhi_cli.anomaly.matching import faults_in  # noqa: PLC0415  for few

            yield student, result.text, faults_in(result.text, case.notice.own_faults)


def about(
    student: Student,
    kind: Kind,
    message: str,
    *,
    severity: Severity = Severity.ERROR,
    hint: str = "",
    answer: Answer | None = None,
) -> Problem:
    """A problem of one student, placed at their *answer* if that is what is wrong."""
    return Problem(
        kind,
        severity,
        message,
        hint=hint,
        number=student.number,
        name=without_pictures(student.name),
        class_name=student.class_name,
        where=answer.where if answer else student.where,
    )


def short(text: str) -> str:
    """*text* on one line, cut where it would fill the screen."""
    return shown(text, 30)


def severity_of(*, hard: bool) -> Severity:
    """A hard deadline ("逾期不再受理") blocks; any other only warns."""
    return Severity.ERROR if hard else Severity.WARNING


def is_after(at: datetime, deadline: datetime) -> bool:
    """Whether *at* is past *deadline*, whose own minute is in time."""
    return at > deadline and (
        at.replace(second=0, microsecond=0) > deadline.replace(second=0, microsecond=0)
    )
