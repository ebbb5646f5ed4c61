"""merged(): a summary and a notice in; the lines, the counts and the problems of all classes out.

A function of the summary alone, without a clock: the same whenever and in whatever steps.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import ON_PURPOSE, Answer, Source, Status
from tongzhi_cli.answers.away import Away
from tongzhi_cli.check.lists import reading_order
from tongzhi_cli.check.rules.answers import away_answer, missing_answer, unclear_answer
from tongzhi_cli.check.rules.case import Case, Class
from tongzhi_cli.check.rules.every import CLASS_RULES
from tongzhi_cli.check.rules.people import unknown_student
from tongzhi_cli.columns.column import Column, printed
from tongzhi_cli.columns.kinds import LEFT_OUT
from tongzhi_cli.model.classes.class_name import entry_year_in, level_in
from tongzhi_cli.model.enrolment import Enrolment, Standing
from tongzhi_cli.model.problem import Kind as ProblemKind
from tongzhi_cli.model.problem import Problem, Severity, Skipped, Where
from tongzhi_cli.model.student import Student
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.roster.model import Roster
from tongzhi_cli.summary import count_checks
from tongzhi_cli.summary.kinds import MISSING_FORM, UNREADABLE_FILE, VOIDED
from tongzhi_cli.summary.model import Kind, Record, Summary
from tongzhi_cli.summary.named import Named
from tongzhi_cli.summary.people import suggest
from tongzhi_cli.summary.people.owners import NONE, Owners
from tongzhi_cli.summary.reconcile import is_lost, reconcile
from tongzhi_cli.summary.store.rows import Rows
from tongzhi_cli.summary.tally import Tally, sum_of, tally_of
from tongzhi_cli.summary.union import in_one

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.summary.people.likely import Likely


class Merged(NamedTuple):
    """Everything that is to be known of the classes of a summary.

    *lines* by college, class and 学号, with their *statuses*; *raw* are the records behind the
    lines, the same where a line says no more than its record; *others* are the records that gave
    way, also those of the list; *problems* are those that follow from the records, *all_problems*
    also what was noticed while reading the files, both in reading order. *counted*, *owners* and
    *likely* are those of `reconcile.Reconciled`.
    """

    notice: "Notice"
    summary: Summary
    lines: Rows
    raw: Rows
    statuses: tuple[Status, ...]
    others: Rows
    classes: tuple[Tally, ...]
    colleges: tuple[Tally, ...]
    problems: tuple[Problem, ...]
    all_problems: tuple[Problem, ...]
    skipped: tuple[Skipped, ...]
    counted: bytes | None = None
    owners: Owners = NONE
    likely: Mapping[Where, "Sequence[Likely]"] = {}

    def counts(self, at: int) -> bool:
        """Whether the line at that place counts somebody."""
        return self.counted is None or bool(self.counted[at])

    @property
    def newest(self) -> datetime | None:
        """The newest 校对 or 记录 time in what was handed in."""
        return max(filter(None, (self.raw.newest(), self.others.newest())), default=None)

    @property
    def total(self) -> Tally:
        """The counts of everything."""
        return sum_of("", self.colleges)


def merged(summary: Summary, notice: "Notice") -> Merged:
    """What the records of *summary* amount to under *notice*."""
    summary = in_one(summary)
    settled = reconcile(summary, notice)
    problems = list(settled.problems)
    doubts: dict[ProblemKind, list[str]] = {}
    tallies: list[Tally] = []
    compared: list[count_checks.Compared] = []
    firsts: list[Record] = []
    all_statuses: list[Status] = []
    named = Named(notice)
    told = suggest.Suggested(settled.lines, settled.owners, settled.likely)
    voids = (one for one in problems if one.kind == VOIDED and one.severity is Severity.INFO)
    voided = {one.number for one in voids if one.number}
    for lines in classes_of(settled.lines):
        gone = named.away(lines)
        statuses = [named.status(one) for one in lines]
        if gone:
            pairs = zip(lines, statuses, strict=True)
            statuses = [Status.AWAY if one.where in gone else each for one, each in pairs]
        listed = None
        begin = len(all_statuses)
        counted = settled.counted and settled.counted[begin : begin + len(lines)]
        if settled.listed is not None:
            listed = settled.listed[begin : begin + len(lines)]
            wrong = count_checks.Wrong(
                settled.astray.get((lines[0].college, lines[0].class_name), ()), settled.likely
            )
            compared.append(count_checks.compared(lines, statuses, listed, voided, wrong))
        firsts.append(lines[0])
        all_statuses += statuses
        came = suggest.anything_came(lines, voided) or settled.wrote(lines[0])
        tallies.append(tally_of(lines, statuses, listed, counted, came=came))
        problems += suggest.lacking(lines, statuses, told, voided, came=came)
        case = _case(lines, statuses, notice, gone)
        for rule in CLASS_RULES:
            for finding in rule.find(case):
                if isinstance(finding, Skipped):
                    doubts.setdefault(finding.kind, []).append(finding.reason)
                elif not told.is_explained(finding):
                    problems.append(told.of_lost(to_hand_in_again(finding)))
    beyond = [college for college, _ in settled.beyond]
    for college, count in settled.beyond:
        reason = f"名单里没有“{college}”，这个学院的 {count} 人没有对名单"
        doubts.setdefault(unknown_student.KIND, []).append(reason)
    if settled.listed is None:
        problems += count_checks.gaps(firsts)
    else:
        problems += count_checks.differing(compared, beyond)
    notes = [*summary.notes()]
    problems = sorted(_with_unread(problems, notes), key=reading_order)
    all_problems = sorted([*problems, *notes], key=reading_order)
    errors = count_checks.errors_of(settled.lines, all_problems)
    classes = tuple(
        each._replace(errors=len(errors.get((each.college, each.name), ()))) for each in tallies
    )
    colleges = tuple(
        sum_of(college, list(each))
        for college, each in groupby(classes, key=lambda one: one.college)
    )
    return Merged(
        notice,
        summary,
        settled.lines,
        settled.raw,
        tuple(all_statuses),
        settled.others,
        classes,
        colleges,
        tuple(problems),
        tuple(all_problems),
        tuple(_doubt(kind, reasons) for kind, reasons in doubts.items()),
        settled.counted,
        settled.owners,
        settled.likely,
    )


def _with_unread(problems: list[Problem], notes: Sequence[Problem]) -> list[Problem]:
    """*problems*, with the files that could not be read at the classes of which nothing came."""
    kinds = {one.kind for one in notes}
    if kinds.isdisjoint({UNREADABLE_FILE, LEFT_OUT}) or MISSING_FORM not in {
        one.kind for one in problems
    }:
        return problems
    from tongzhi_cli.summary.people.unread_files import joined  # noqa: PLC0415  start fast

    return joined(problems, notes)


# --- one class -------------------------------------------------------------------------------


def student_of(line: Record) -> Student:
    """The student that a line is about, with what the class's name tells of 级 and 层次."""
    year, level, facts, inferred = _of_class(
        line.class_name, line.entry_year, line.level, line.major
    )
    away = Enrolment(Standing.ABSENT, line.away) if line.away else None
    told = (
        line.number, line.name, line.where, line.class_name or None, year, level, facts,
        line.fault, inferred, line.college or None, None, away, "",
    )  # fmt: skip
    return tuple.__new__(Student, told)  # quick: of each line


@lru_cache(maxsize=64)  # the lines come class by class
def _of_class(
    class_name: str, year: int | None, written_level: str, major: str
) -> tuple[int | None, str | None, tuple[tuple[str, str], ...], frozenset[str]]:
    """级, 层次 and what a form shows, and which of them only the class's name tells."""
    level = written_level or None
    inferred = set()
    if class_name and year is None and (year := entry_year_in(class_name)):
        inferred.add("entry_year")
    if class_name and level is None and (level := level_in(class_name)):
        inferred.add("level")
    return year, level, printed({Column.MAJOR: major}), frozenset(inferred)


def answer_of(line: Record) -> Answer | None:
    """The answer that a line holds, if there is one."""
    if not line.result:
        return None
    source = Source.FORM if line.kind is Kind.FORM else Source.ROSTER
    given = line.given_at if line.given_at != line.checked_at else None
    means = ON_PURPOSE if line.on_purpose else None
    told = (
        line.number, line.result, source, line.where, line.name, line.checked_at, given,
        line.note or None, None, False, None, line.where, False, means,
    )  # fmt: skip
    return tuple.__new__(Answer, told)  # quick: of each line


def _case(
    lines: Sequence[Record],
    statuses: Sequence[Status],
    notice: "Notice",
    gone: Mapping[Where, Away],
) -> Case:
    students = tuple(student_of(line) for line in lines if line.kind is not Kind.LIST)
    own, shared = {}, {}
    for line, status in zip(lines, statuses, strict=True):
        answer = None if status is Status.MISSING else answer_of(line)
        if answer and is_lost(line):
            own[line.where] = answer
        elif answer:
            shared[line.number] = answer
    first = lines[0]
    start = notice.local(datetime.combine(notice.issued, time()))  # no rule asks what time it is
    return Case(
        (Class(first.class_name or None, first.where.file, students),), shared, notice, start, own,
        gone,
    )  # fmt: skip


def to_hand_in_again(found: Problem) -> Problem:
    """A problem with what is done about it by who has the papers of classes, and no log of them."""
    if found.kind == missing_answer.KIND:
        return found._replace(hint=suggest.AGAIN)
    if found.kind == away_answer.KIND:
        return away_answer.handed_in(found)
    return found._replace(hint=_ANEW) if found.kind == unclear_answer.KIND else found


#: What to do about what is not understood in what was handed in.
_ANEW = (
    "请这个班问清楚，改好的表重新交来，再汇总一次；"
    "或在汇总的“明细”里改这一格（写的确实是异常，把状态改成“异常”），和汇总一起再汇总。"
)


def _doubt(kind: ProblemKind, reasons: Sequence[str]) -> Skipped:
    """What several classes could not be checked for, as one."""
    if len(reasons) == 1 or kind == unknown_student.KIND:
        return Skipped(kind, "；".join(reasons))
    people = [int(match[0]) for reason in reasons if (match := re.match(r"\d+", reason))]
    rest = re.sub(r"^\d+", "", reasons[0])
    told = f"{sum(people)}{rest}" if people else reasons[0]
    return Skipped(kind, f"{told}（{len(reasons)} 个班）")


def classes_of(lines: Iterable[Record]) -> Iterator[list[Record]]:
    """The lines of one class after the other, each class in ascending 学号, as *lines* are."""
    for _, grouped in groupby(lines, key=lambda one: (one.college, one.class_name)):
        yield list(grouped)


#: What `check` finds anew in the rosters that a merge amounts to.
_FOUND_ANEW = {missing_answer.KIND, *(rule.KIND for rule in CLASS_RULES)}


def as_rosters(found: Merged) -> tuple[list[Roster], list[Answer], list[Problem]]:
    """The classes as rosters, their answers, and what `check` cannot find in them."""
    rosters = []
    answers: list[Answer] = []
    for lines in classes_of(found.lines):
        rosters.append(Roster(lines[0].where.file, tuple(map(student_of, lines))))
        answers += filter(None, map(answer_of, lines))
    notes = [one for one in found.problems if one.kind not in _FOUND_ANEW]
    return rosters, answers, [*notes, *found.summary.notes()]
