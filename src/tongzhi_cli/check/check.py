"""check(): rosters, answers, a notice, a time in; classes and problems out. The only sort."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.anomaly.row_words import takes_back
from tongzhi_cli.answers.answer import NOT_OK, Answer, Result, Source, Status
from tongzhi_cli.answers.away import away, lines_of
from tongzhi_cli.answers.log.permits import Permit, by_problem
from tongzhi_cli.answers.result.judge import meaning
from tongzhi_cli.answers.result.newest import Replaced, newest
from tongzhi_cli.check.classes import classes as classes_in
from tongzhi_cli.check.classes import with_colleges
from tongzhi_cli.check.lists import allowed_among, permitted_among, reading_order
from tongzhi_cli.check.rules.answers import name_mismatch
from tongzhi_cli.check.rules.case import Case, Class
from tongzhi_cli.check.rules.every import RULES, Rule
from tongzhi_cli.model.problem import (
    NOTHING_TO_DO,
    Example,
    Kind,
    Problem,
    Severity,
    Skipped,
    Where,
)
from tongzhi_cli.model.student import Student, same_name
from tongzhi_cli.model.text import shown
from tongzhi_cli.model.times import moment
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.roster.classes_of import ClassKey
from tongzhi_cli.roster.model import Roster

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

REPLACED_ANSWER = Kind(
    "replaced-answer",
    "以新代旧",
    rank=270,
    of_student=True,
    means="同一名同学有几次反馈，用了时间最新的一次。",
    do=f"{NOTHING_TO_DO}；看一眼用的是不是该用的那一次。",
    example=Example(
        "结果.csv 第 3 行：2014030101，安若溪，无误；第 2 行是同一人前两天交的“照片没有显示”",
        "用了“无误”（2018-03-28 08:05），"
        "没有用“照片没有显示”（2018-03-26 19:10，结果.csv 第 2 行）",
        {
            "花名册.csv": "学号,姓名\n2014030101,安若溪\n",
            "结果.csv": "学号,姓名,校对结果,提交时间\n"
            "2014030101,安若溪,照片没有显示,2018-03-26 19:10\n"
            "2014030101,安若溪,无误,2018-03-28 08:05\n",
        },
        "check 花名册.csv --results 结果.csv",
    ),
)


_WHICH = "请问这名同学哪一次在后；用错了就改记：fankui collect 花名册.xlsx --set 学号=结果。"


class Line(NamedTuple):
    """One line of a form: the *student*, the judged *result*, the *answer* behind it.

    *excuses* are what was let pass for this one, as a paper says it: 校对逾期（王老师同意）.
    """

    student: Student
    result: Result
    answer: Answer | None
    excuses: tuple[str, ...] = ()


class ClassReport(NamedTuple):
    """The lines of one class, in ascending 学号; *college* and *shares_name* as its `Class` has."""

    name: str | None
    file: str
    lines: tuple[Line, ...]
    college: str = ""
    shares_name: bool = False

    @property
    def title(self) -> str:
        """What it is called among others: with its 学院 where that tells it from another."""
        return ClassKey(self.college, self.name or "").title(shares_name=self.shares_name)

    @property
    def stem(self) -> str:
        """What a file of it is called; after its roster where nobody tells its name."""
        return self.title or Path(self.file).stem

    @property
    def expected(self) -> int:
        """How many take part."""
        return len(self.lines) - self.count_of(Status.AWAY)

    @property
    def is_silent(self) -> bool:
        """Whether nobody of those who take part has said anything yet."""
        taking_part = [line for line in self.lines if line.result.status is not Status.AWAY]
        return bool(taking_part) and not any(
            (line.answer and line.answer.text) or line.result.status is not Status.MISSING
            for line in taking_part
        )

    def count_of(self, status: Status) -> int:
        """How many students have that status."""
        return sum(line.result.status is status for line in self.lines)

    def with_status(self, status: Status) -> list[Student]:
        """The students of that status, in ascending 学号."""
        return [line.student for line in self.lines if line.result.status is status]


class Report(NamedTuple):
    """What `check` found. *problems* are in the order in which people should read them.

    Of errors, *allowed* are those that are let pass for everybody, *permitted* for one student.
    """

    notice: "Notice"
    now: datetime
    classes: tuple[ClassReport, ...]
    problems: tuple[Problem, ...]
    skipped: tuple[Skipped, ...]
    allowed: tuple[Problem, ...] = ()
    permitted: tuple[Problem, ...] = ()

    def of(self, severity: Severity) -> list[Problem]:
        """The problems of that severity."""
        return [problem for problem in self.problems if problem.severity is severity]

    @property
    def blocked(self) -> bool:
        """Whether there is an error that nobody has overruled."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def count_of(self, status: Status) -> int:
        """How many students of all classes have that status."""
        return sum(each.count_of(status) for each in self.classes)


def check(
    rosters: Sequence[Roster],
    answers: Iterable[Answer],
    notice: "Notice",
    now: datetime,
    allow: Collection[str] = (),
    notes: Iterable[Problem] = (),
    permits: Sequence[Permit] = (),
    rules: Sequence[Rule] = RULES,
) -> Report:
    """Apply every rule of *notice* to the classes of *rosters*.

    *answers* come from all three sources together; the newest of each 学号 counts. *now* may lack
    a zone and is then the notice's. An error whose code is in *allow* becomes a warning, and so do
    those of one student for which there is one of *permits*. *notes* are what reading the answers
    brought up; those of the rosters come with them. *rules* are those that have something to say.
    """
    others = frozenset[str]().union(*(roster.others for roster in rosters))
    classes, told = classes_in(rosters)
    shared = _shared_numbers(classes)
    answers = [one for one in answers if one.number not in others]
    given: list[Answer] = []
    own: dict[Where, Answer] = {}
    for one in answers:
        if one.beside and one.number in shared:
            own[one.beside] = one
        else:
            given.append(one)
    counting, replaced = newest(given, notice.ok_words)
    lines = lines_of(answers)
    case = Case(classes, counting, notice, notice.local(now), own, lines=lines)
    case = case._replace(away=away(case.students, lines, notice, case.answer))
    findings = [finding for rule in rules for finding in rule.find(case)]
    found = [finding for finding in findings if isinstance(finding, Problem)]
    found += [note for roster in rosters for note in roster.notes]
    found += [*told, *notes]
    students = {student.number: student for student in case.students}
    found += [replacement(one, students.get(one.new.number), notice) for one in replaced]
    found = with_colleges(found, classes)

    granted = by_problem(permits)
    permitted = permitted_among(found, granted) if granted else {}
    overruled = {at: one for at, one in allowed_among(found, allow).items() if at not in permitted}
    changed = {**permitted, **overruled}
    problems = [changed.get(id(problem), problem) for problem in found]
    excuses = _excuses(found, granted, permitted)
    return Report(
        notice=notice,
        now=case.now,
        classes=tuple(
            ClassReport(
                each.name,
                each.file,
                tuple(
                    Line(
                        student,
                        case.result(student),
                        case.answer(student),
                        excuses.get(student.number, ()),
                    )
                    for student in each.students
                ),
                each.college,
                each.shares_name,
            )
            for each in case.classes
        ),
        problems=tuple(sorted(problems, key=reading_order)),
        skipped=tuple(finding for finding in findings if isinstance(finding, Skipped)),
        allowed=tuple(sorted(overruled.values(), key=reading_order)),
        permitted=tuple(
            sorted(
                (
                    permitted[id(one)]
                    for one in found
                    if id(one) in permitted and one.severity is Severity.ERROR
                ),
                key=reading_order,
            )
        ),
    )


def _excuses(
    found: Sequence[Problem],
    permits: Mapping[tuple[str, str], Permit],
    permitted: Collection[int],
) -> dict[str, tuple[str, ...]]:
    """What was let pass for each 学号, as a paper says it, each kind once."""
    told: dict[str, dict[str, None]] = {}
    for one in found:
        if id(one) in permitted and one.number:
            said = permits[one.number, one.code].on_paper(one.kind.title)
            told.setdefault(one.number, {})[said] = None
    return {number: tuple(each) for number, each in told.items()}


def _shared_numbers(classes: Iterable[Class]) -> set[str]:
    """学号 that more than one row has."""
    numbers = Counter(student.number for each in classes for student in each.students)
    return {number for number, count in numbers.items() if count > 1}


def replacement(replaced: Replaced, student: Student | None, notice: "Notice") -> Problem:
    """That an answer gave way to another; an error where it may be somebody else's."""
    old, new = replaced.old, replaced.new
    message = (
        f"用了“{_short(new)}”（{_when(new)}），"
        f"没有用“{_short(old)}”（{_when(old)}，{old.where}）{_undecided(old, new)}"
    )
    if takes_back(new.text or ""):
        message = f"写了“{_short(new)}”，之前的“{_short(old)}”（{old.where}）不算"
    about = Problem(
        REPLACED_ANSWER,
        Severity.INFO,
        message,
        number=new.number,
        name=student.name if student else new.name,
        class_name=student.class_name if student else None,
        where=new.where,
    )
    if student and old.name and not same_name(old.name, student.name):
        if old.source is Source.LOG:  # its name was the roster's then, which has been corrected
            return about._replace(message=f"{about.message}，记的时候姓名是“{old.name}”")
        message = f"“{old.name}”也填了这个学号，写的是“{_short(old)}”，可能是学号填错了"
        if new.is_by_hand:  # since then: whoever typed it has looked
            told = f"；后来录入的是“{_short(new)}”，以它为准"
            return about._replace(message=f"{message}{told}", where=old.where)
        return about._replace(
            kind=name_mismatch.KIND, severity=Severity.ERROR, message=message, where=old.where
        )
    is_sure = new.source is Source.LOG  # its order is
    is_open = old.given_at == new.given_at or _may_be_later(old, notice)
    if is_open and old.source is new.source and not is_sure and old.text != new.text:
        return about._replace(severity=Severity.WARNING, hint=_WHICH)
    return about


def _may_be_later(old: Answer, notice: "Notice") -> bool:
    """Whether one without a time gave way that tells of a fault: it may be the last word."""
    return old.given_at is None and meaning(old, notice).status in NOT_OK


def _undecided(old: Answer, new: Answer) -> str:
    """What decided where the times did not."""
    if old.source is new.source is Source.LOG:
        return ""
    if old.given_at != new.given_at:
        return "：没有时间的按较早处理" if old.given_at is None else ""
    if old.source is not new.source:
        return "：时间分不出先后，--results 优先于收集记录，收集记录优先于花名册"
    return "：时间分不出先后，按写在后面的算"


def _short(answer: Answer) -> str:
    return shown(answer.text or "", 20, answer.number)


def _when(answer: Answer) -> str:
    return moment(answer.given_at) if answer.given_at else "没有时间"
