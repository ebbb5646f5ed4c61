"""学号可疑: a 学号 that Excel destroyed, that is missing, or that is unlike those of the class.

Source: rosters as they occur: Excel keeps 15 digits of a number and shows 2.01403E+11; numbers
of one class have one length. One length held by two thirds of a class is taken as the rule, so
that a class of two kinds of numbers is only sorted with a warning (`number_order`).

>>> from tongzhi_cli.check.rules.sample import case, student
>>> odd = case([student(n) for n in ("2014030101", "2014030102", "201403013", "2.01E+09")])
>>> [problem.message for problem in find(odd)]
['学号 2.01E+09 成了科学计数，原来的数字已经丢失', '学号有 9 位，全班多数是 10 位']
"""

import re
from collections import Counter
from collections.abc import Sequence

from tongzhi_cli.answers.kinds import BAD_NUMBER
from tongzhi_cli.check.rules.case import Case, Class, Lists, about
from tongzhi_cli.model.nothing import of_formula
from tongzhi_cli.model.problem import Findings, Problem, Severity
from tongzhi_cli.model.student import (
    EXACT_DIGITS,
    NumberFault,
    Student,
    are_digits,
    is_destroyed,
    is_exponent,
)

KIND = BAD_NUMBER

#: What to do where the digits are gone: no format brings them back.
_LOST = (
    "丢了的数字改格式也回不来：请向给你名单的人重新要一份（.xlsx，学号列是文本格式），"
    "或照学生证改正；改之前先在 Excel/WPS 里把整列设为“文本”。"
)
#: What to do where there is no 学号 at all.
_NO_NUMBERS = "请在花名册里加上真的学号一列，或用 --map 学号=列名 指明它在哪一列。"
_HINTS = {
    NumberFault.ID_NUMBER: "请在花名册里换成真的学号，或用 --map 学号=列名 指明学号在哪一列；"
    "身份证号不要放进花名册。"
}
#: Numbers of fewer digits may only count; a class of fewer students is too small to tell.
_SHORT, _FEWEST = 5, 3
_PLAIN = r"[0-9A-Za-z]+(?:[-_/][0-9A-Za-z]+)*"


def find(case: Case | Lists) -> Findings:
    """A problem for each 学号 that should be looked at before it is printed."""
    counting: dict[str, list[Class]] = {}
    for each in case.classes:
        if are_running_numbers(each.students):
            counting.setdefault(each.file, []).append(each)
            continue
        if _are_plain(each.students):
            continue  # as in nearly all classes
        usual = _usual_length(each)
        is_cut = _tails_are_zeros(each)
        for student in each.students:
            if told := of_formula("学号", student.number):
                yield about(student, KIND, told[0], hint=told[1])
            elif fault := _fault(student, is_cut=is_cut):
                hint = _HINTS.get(student.fault, _LOST if is_destroyed(student) else "")
                yield about(student, KIND, fault, hint=hint)
            elif usual and len(student.number) != usual:
                message = f"学号有 {len(student.number)} 位，全班多数是 {usual} 位"
                yield about(student, KIND, message)
    yield from map(_running, counting.values())


def are_running_numbers(students: Sequence[Student]) -> bool:
    """Whether what stands under 学号 only counts the students: 1, 2, 3 …, or a part of that.

    Source: issue 14; a 点名表 whose 座号 is called 学号. No 学号 of a class begins with 1.
    """
    numbers = [student.number for student in students]
    if len(numbers) < _FEWEST or not all(n.isdecimal() and len(n) < _SHORT for n in numbers):
        return False
    values = sorted({int(number) for number in numbers})
    return values[0] <= 1 and values[-1] - values[0] < 2 * len(values)


def _running(classes: Sequence[Class]) -> Problem:
    """That the 学号 of some classes of a file only count, once for all of them."""
    students = [student for each in classes for student in each.students]
    first, last = students[0], max((s.number for s in students), key=int)
    name = classes[0].name if len(classes) == 1 else None
    message = f"学号一栏是 {first.number} 到 {last} 的序号，{len(students)} 人都没有真的学号"
    return Problem(KIND, Severity.ERROR, message, _NO_NUMBERS, class_name=name, where=first.where)


def _are_plain(students: Sequence[Student]) -> bool:
    """Whether all 学号 are digits, so many in each, and nothing was wrong with their cells."""
    numbers = [student.number for student in students]
    return (
        are_digits(numbers)
        and len(numbers[0]) <= EXACT_DIGITS
        and all(student.fault is NumberFault.NONE for student in students)
    )


def _fault(student: Student, *, is_cut: bool) -> str | None:
    number = student.number
    if student.fault is NumberFault.ID_NUMBER:
        return "学号一栏里是身份证号，没有读进来"
    if not number:
        return "没有学号"
    if is_exponent(number):
        return f"学号 {number} 成了科学计数，原来的数字已经丢失"
    match student.fault:
        case NumberFault.DIGITS_LOST:
            return f"学号 {number} 超过 15 位又是数字格式，末几位已被 Excel 改掉"
        case NumberFault.ROUNDED:
            return f"学号 {number} 末尾一长串 0，像是成过科学计数，原来的数字已经丢失"
        case NumberFault.NOT_WHOLE:
            return f"学号 {number} 不是整数"
        case NumberFault.NONE if is_cut and len(number) > EXACT_DIGITS:
            return f"学号 {number} 第 {EXACT_DIGITS} 位以后全是 0，像是被 Excel 改过"
        case NumberFault.NONE:
            return None if re.fullmatch(_PLAIN, number) else f"学号“{number}”里有不该有的字符"


def _tails_are_zeros(each: Class) -> bool:
    """Whether all 学号 of a class that have more than 15 digits have zeros behind them."""
    tails = {s.number[EXACT_DIGITS:] for s in each.students if len(s.number) > EXACT_DIGITS}
    return bool(tails) and not any(tail.strip("0") for tail in tails)


def _usual_length(each: Class) -> int | None:
    lengths = Counter(
        len(s.number) for s in each.students if s.number and not _fault(s, is_cut=False)
    )
    if not lengths:
        return None
    length, holders = lengths.most_common(1)[0]
    return length if 3 * holders >= 2 * lengths.total() else None
