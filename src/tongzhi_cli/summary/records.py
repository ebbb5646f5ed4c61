"""The students of one file and the answers about them as records."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import ON_PURPOSE, Answer, Source
from tongzhi_cli.answers.away import lines_of
from tongzhi_cli.answers.log.history import standing
from tongzhi_cli.answers.result.judge import plain_result_of, result_of
from tongzhi_cli.answers.result.newest import Replaced, newest
from tongzhi_cli.answers.result.wording import wording_of
from tongzhi_cli.check.check import replacement
from tongzhi_cli.check.rules.answers import name_mismatch
from tongzhi_cli.check.rules.people import unknown_student
from tongzhi_cli.columns.column import Column
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.standing import away_text, reason_in
from tongzhi_cli.model.student import Student, same_name
from tongzhi_cli.model.text import without_id_numbers
from tongzhi_cli.roster.kinds import INFERRED
from tongzhi_cli.roster.model import Roster
from tongzhi_cli.summary.model import Kind, Record

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

#: What was inferred from a class's name is inferred anew from the records.
_INFERRED_ANEW = ("年级取自", "层次取自")


def recorded(
    roster: Roster, answers: Iterable[Answer], notice: "Notice", kind: Kind, college: str = ""
) -> tuple[list[Record], list[Problem]]:
    """One record a student of *roster*, with the answer that counts, and what to know about it.

    *college* is that of the students whose row names none.

    Of several answers the newest counts, as for a class (`answers.answer.newest`); students who
    share a 学号 by mistake keep each their own row's.
    """
    students = {student.number: student for student in roster.students}
    twice = _twice(roster.students) if len(students) < len(roster.students) else ()
    own: dict[Where, Answer] = {}
    given: list[Answer] = []
    log: list[Answer] = []
    for answer in answers:
        if answer.source is Source.LOG:
            log.append(answer)
        elif answer.number and answer.number in students and answer.number not in twice:
            given.append(answer)
        elif answer.beside:
            own[answer.beside] = answer
    lines = lines_of(standing(log))
    taken_in = {one.number for one in notice.extras}
    counting = {answer.number: answer for answer in given}
    replaced: list[Replaced] = []
    if log or len(counting) < len(given):
        counting, replaced = newest([*given, *standing(log)], notice.ok_words)
    notes = [note for note in roster.notes if not _is_inferred_anew(note)]
    notes += [replacement(one, students.get(one.new.number), notice) for one in replaced]
    records = []
    result_in = _results(notice)
    known: dict[tuple[object, ...], tuple[str, str, int | None, str, str]] = {}
    for student in roster.students:
        found = counting.get(student.number)
        if own:
            found = own.get(student.where) or found
        other = found.name if found and found.name != student.name else None
        if found and other and not same_name(other, student.name):
            message = f"表上是“{student.name}”，收集记录里写的是“{other}”"
            about = (student.number, student.name, student.class_name, found.where)
            notes.append(Problem(name_mismatch.KIND, Severity.ERROR, message, "", *about))
        said = student[3:10]
        of_class = known.get(said)
        if of_class is None:  # nearly all students of a file are of one class
            of_class = known[said] = _of_class(student, college)
        line = lines.get(student.number) if lines else None
        name = student.name if student.name.isalpha() else storable(student.name)
        number = student.number if student.number.isprintable() else _fit(student.number)
        whose = (number, name, student.where, kind, *of_class)
        away = _away(student, line) if line or student.enrolment else ""
        if line and (line.text is None or student.number in taken_in):
            found = _overruled(line, found)
        if found is None:
            records.append(Record(*whose, fault=student.fault, away=away))
            continue
        record: Record = tuple.__new__(  # quick: of each student
            Record,
            (
                *whose, result_in(found.text, student), found.checked_at, found.given_at,
                storable(found.note) if found.note else "", student.fault,
                found.means == ON_PURPOSE, away, None,
            ),
        )  # fmt: skip
        records.append(record)
    notes += [
        Problem(
            unknown_student.KIND, Severity.ERROR, "收集记录里有结果，花名册里没有这个学号", "",
            number, answer.name, None, answer.where,
        )
        for number, answer in counting.items()
        if number not in students
    ]  # fmt: skip
    return records, notes


def _twice(students: Iterable[Student]) -> set[str]:
    """The 学号 that several have."""
    counts = Counter(student.number for student in students)
    return {number for number, count in counts.items() if count > 1}


def _results(notice: "Notice") -> Callable[[str | None, Student], str]:
    """What gives the result in an answer of a student, as a record has it."""
    wording, ok_text = wording_of(notice), notice.ok_text
    plain = plain_result_of(ok_text, wording)
    right = plain and storable(plain.text)

    def result_in(text: str | None, student: Student) -> str:
        if right and text == ok_text:  # as of nearly all
            return right
        who = (student.number, student.name, student.class_name)
        return storable(result_of(text, wording, who).kept)

    return result_in


def _overruled(line: Answer, found: Answer | None) -> Answer | None:
    """What counts of a student of whom the log says last who takes part.

    It outranks the row's own 不参加, and the notice's `[[extra]]`, which outranks what else a file
    says of somebody: for those it stands as the result, as it does on paper (`answers.away`).
    """
    if line.text is not None:
        return (found or line)._replace(text=away_text(line.text))
    return None if found and reason_in(found.text or "") is not None else found


def _away(student: Student, line: Answer | None) -> str:
    """Why a student does not take part by the line of the log, else by the row."""
    if line:
        return storable(line.text or "")
    told = student.enrolment
    return storable(told.said) if told and not told.takes_part else ""


def _of_class(student: Student, college: str) -> tuple[str, str, int | None, str, str]:
    """班级, 学院, 级, 层次 and 专业 of a student as a record has them."""
    level = None if "level" in student.inferred else student.level
    return (
        storable(student.class_name or ""),
        storable(student.college or "") or college,
        None if "entry_year" in student.inferred else student.entry_year,
        storable(level or ""),
        storable(student.fact(Column.MAJOR)),
    )


@lru_cache(maxsize=4096)  # a class says the same few things
def storable(text: str) -> str:
    """*text* without what no workbook holds, and without 身份证号.

    >>> storable("软件\\ufffe1班\\x0b"), storable("11010519491231002X班")
    ('软件1班', '（证件号码略）班')
    """
    return without_id_numbers(_fit(text))


def _fit(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(c for c in text if c == "\n" or not _is_unfit(c))


def _is_unfit(c: str) -> bool:
    is_no_character = ord(c) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(c) <= 0xFDEF
    return is_no_character or unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}


def _is_inferred_anew(note: Problem) -> bool:
    return note.kind == INFERRED and note.message.startswith(_INFERRED_ANEW)
