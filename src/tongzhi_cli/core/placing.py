"""Whose an answer is: by 学号, or by a name that only one student of the class has."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from tongzhi_cli.core.answer import Answer
from tongzhi_cli.core.identity import number_and_name
from tongzhi_cli.core.student import Student, clean_name, holds_id_number, same_name

#: So many strangers are slips; where there are more of them than of the class, the table holds
#: other classes as well.
_FEW = 20


class Unplaced(NamedTuple):
    """An *answer* that was given to nobody, the *reason*, and who may be *meant*.

    *unknown* if it has a 学号 that the class does not have.
    """

    answer: Answer
    reason: str
    meant: Student | None = None
    unknown: bool = False


class Placement(NamedTuple):
    """Answers under the 学号 and name of the roster, how many *by_name* alone, and the rest.

    *elsewhere* counts those of other classes: students whom `--class` leaves out, and all the
    strangers in a table of the whole school.
    """

    placed: tuple[Answer, ...]
    by_name: int
    unplaced: tuple[Unplaced, ...]
    elsewhere: int = 0


def place(
    answers: Iterable[Answer], students: Sequence[Student], others: Collection[str] = ()
) -> Placement:
    """Give each answer to a student of the class.

    A 学号 decides, and the name beside it must be that student's; without a 学号 a name decides
    that only one student has. Nothing is guessed: who may be meant is only proposed.

    >>> from tongzhi_cli.core.rules.sample import answer, student
    >>> people = [student("2014030101", "李明"), student("2014030102", "王伟")]
    >>> given = [
    ...     answer("2014030101", "无误", name="李明"),
    ...     answer("", "照片不对", name="王伟"),
    ...     answer("2014030102", "无误", name="李明"),
    ... ]
    >>> found = place(given, people)
    >>> [(one.number, one.text) for one in found.placed], found.by_name
    ([('2014030101', '无误'), ('2014030102', '照片不对')], 1)
    >>> found.unplaced[0].reason
    '学号 2014030102 是王伟，写的却是“李明”'
    """
    by_number = {one.number.casefold(): one for one in students}
    named = Counter(one.name for one in students)
    alone = {one.name: one for one in students if named[one.name] == 1}
    placed: list[Answer] = []
    by_name: list[Answer] = []
    unknown: list[Answer] = []
    unplaced: list[Unplaced] = []
    elsewhere = 0
    for answer in answers:
        number, name = answer.number, clean_name(answer.name or "")
        student = by_number.get(number.casefold()) if number else alone.get(name)
        if student is None and not (number and number.isascii()):  # 2014030101李明 in one cell
            inside, beside = number_and_name(number or name)
            if inside.casefold() in by_number:
                number, student = inside, by_number[inside.casefold()]
                name = name if answer.number and name else beside
            elif not number and beside in alone:
                name, student = beside, alone[beside]
        if student is None:
            if number in others:
                elsewhere += 1
            elif number:
                unknown.append(answer)
            else:
                unplaced.append(Unplaced(answer, _unnamed(name, named[name])))
        elif number and name and not same_name(name, student.name):
            reason = f"学号 {student.number} 是{student.name}，写的却是“{name}”"
            unplaced.append(Unplaced(answer, reason, alone.get(name)))
        elif number:
            placed.append(_of(student, answer))
        else:
            by_name.append(_of(student, answer))
    strangers = sum(not one.answer.number for one in unplaced)
    if strangers > max(len(by_name), _FEW):  # 王伟 of another class is not ours
        told = "没有学号，表里多数人不是这个班的，不能按姓名对"
        unplaced += [
            Unplaced(one._replace(number=""), told, alone[one.name or ""]) for one in by_name
        ]
        by_name = []
    if len(unknown) > max(len(students), _FEW):  # a table of the whole school
        answered = {one.number for one in placed}
        found = [
            _unknown(one, students, alone) for one in unknown if clean_name(one.name or "") in alone
        ]
        unplaced += [
            one
            for one in found
            if one.meant
            and one.meant.number not in answered
            and _is_slip(one.answer.number, one.meant.number)
        ]
        elsewhere += len(unknown) - sum(one.unknown for one in unplaced)
    else:
        unplaced += [_unknown(one, students, alone) for one in unknown]
    unplaced.sort(key=_place)
    return Placement((*placed, *by_name), len(by_name), tuple(unplaced), elsewhere)


def _place(one: Unplaced) -> tuple[str, str, int]:
    file, sheet, row = one.answer.where.row
    return file, sheet or "", int(row) if row.isdecimal() else 0


def _of(student: Student, answer: Answer) -> Answer:
    if (answer.number, answer.name) == (student.number, student.name):
        return answer
    return answer._replace(number=student.number, name=student.name)


def _unnamed(name: str, count: int) -> str:
    if not name:
        return "没有学号，也没有姓名"
    return f"没有学号，叫{name}的有 {count} 人" if count else f"没有学号，班里没有叫“{name}”的"


def _unknown(answer: Answer, students: Sequence[Student], alone: Mapping[str, Student]) -> Unplaced:
    meant = alone.get(clean_name(answer.name or ""))
    if not answer.name:
        near = [one for one in students if _is_slip(answer.number, one.number)]
        meant = near[0] if len(near) == 1 else None
    is_id = holds_id_number(answer.number)
    told = "学号一栏写的像是身份证号" if is_id else f"名单里没有学号 {answer.number}"
    return Unplaced(answer, told, meant, unknown=True)


def _is_slip(typed: str, number: str) -> bool:
    """Whether *typed* is *number* with one digit wrong, or two neighbours changed.

    >>> _is_slip("2014030110", "2014030101"), _is_slip("2014030191", "2014030101")
    (True, True)
    >>> _is_slip("2014030191", "2014030119"), _is_slip("201403019", "2014030191")
    (True, False)
    """
    if len(typed) != len(number):
        return False
    wrong = [at for at, (one, other) in enumerate(zip(typed, number, strict=True)) if one != other]
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
        first, second = wrong
        return typed[first] == number[second] and typed[second] == number[first]
    return len(wrong) == 1
