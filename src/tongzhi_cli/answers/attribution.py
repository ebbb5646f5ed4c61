"""Whose an answer is: by 学号, or by a name that only one student of the class has."""

import re
from collections.abc import Iterable, Sequence

from tongzhi_cli.answers.answer import Answer
from tongzhi_cli.model.classes.class_written import may_be
from tongzhi_cli.model.number_and_name import number_and_name
from tongzhi_cli.model.student import Student, clean_class, clean_name, half_width, same_name
from tongzhi_cli.model.text import holds_id_number, without_id_numbers
from tongzhi_cli.named_tuple import NamedTuple

#: So many strangers are slips; where there are more of them than of the class, the table holds
#: other classes as well.
_FEW = 20


class Group(NamedTuple):
    """Whose answers are looked for: *students*, and the *others* whom `--class` leaves out."""

    students: Sequence[Student]
    others: Sequence[Student] = ()


class Unplaced(NamedTuple):
    """An *answer* that was given to nobody, the *reason*, and who may be *meant*.

    *unknown* if it has a 学号 that the class does not have. Of *several* who may be meant nobody is
    proposed.
    """

    answer: Answer
    reason: str
    meant: Student | None = None
    unknown: bool = False
    several: tuple[Student, ...] = ()

    @property
    def people(self) -> tuple[Student, ...]:
        """Everybody whose it may be."""
        return (self.meant,) if self.meant else self.several


class Attributed(NamedTuple):
    """Whose a line of a chat is, what it says, and whether only a name told."""

    student: Student
    text: str
    by_name: bool


class Unattributed(NamedTuple):
    """Why a line of a chat is nobody's, its answer as far as there is one (*text*), who is *meant*.

    *unknown* if its 学号 is not of the class, *elsewhere* if it is of a class that is left out,
    *silent* if it says who and nothing else. Of *several* of one name nobody is proposed.
    """

    reason: str
    text: str | None = None
    meant: Student | None = None
    unknown: bool = False
    elsewhere: bool = False
    silent: bool = False
    several: tuple[Student, ...] = ()

    def unplaced(self, answer: Answer, told: str) -> Unplaced:
        """The *answer* of such a line, and what is *told* of it."""
        return Unplaced(answer, told, self.meant, self.unknown, self.several)


Whose = Attributed | Unattributed


class Placement(NamedTuple):
    """Answers under the 学号 and name of the roster, how many *by_name* alone, and the rest.

    *elsewhere* counts those of other classes: students whom `--class` leaves out, and all the
    strangers in a table of the whole school.
    """

    placed: tuple[Answer, ...]
    by_name: int
    unplaced: tuple[Unplaced, ...]
    elsewhere: int = 0


def place(answers: Iterable[Answer], group: Group) -> Placement:
    """Give each answer to a student of the class.

    A 学号 decides, and the name beside it must be that student's; without a 学号 a name decides
    that only one student has, and no other class may be written beside it. Nothing is guessed: who
    may be meant is only proposed.

    >>> from tongzhi_cli.check.rules.sample import answer, student
    >>> people = [student("2014030101", "李明"), student("2014030102", "王伟")]
    >>> given = [
    ...     answer("2014030101", "无误", name="李明"),
    ...     answer("", "照片不对", name="王伟"),
    ...     answer("2014030102", "无误", name="李明"),
    ... ]
    >>> found = place(given, Group(people))
    >>> [(one.number, one.text) for one in found.placed], found.by_name
    ([('2014030101', '无误'), ('2014030102', '照片不对')], 1)
    >>> found.unplaced[0].reason
    '学号 2014030102 是王伟，写的却是“李明”'
    """
    placer = _Placer(group)
    for answer in answers:
        placer.take(answer)
    return placer.placement()


class _Placer:
    """What is gathered while answers are given out."""

    def __init__(self, group: Group) -> None:
        self._students = group.students
        self._by_number = {one.number.casefold(): one for one in group.students}
        self._others = {one.number.casefold() for one in group.others}
        self._named: dict[str, list[Student]] = {}
        for one in (*group.students, *group.others):
            for name in {one.name, one.name.replace("·", "")} - {""}:
                self._named.setdefault(name, []).append(one)
        self._ours = {id(one) for one in group.students}
        self._placed: list[Answer] = []
        self._by_name: list[Answer] = []
        self._unknown: list[Answer] = []
        self._unplaced: list[Unplaced] = []
        self._elsewhere = 0

    def take(self, answer: Answer) -> None:
        """Give one answer to a student, or keep it with the reason why not."""
        number, name = answer.number, clean_name(answer.name or "")
        student = self._by_number.get(number.casefold()) if number else None
        if student is None and not (number and number.isascii()) and name not in self._named:
            inside, beside = self._of_one_cell(number or name)
            student = self._by_number.get(inside.casefold())
            if student:
                number = inside
                name = name if answer.number and name else beside
            elif not number:
                name = beside or name
        if student is None and (
            close := re.fullmatch(r"([A-Za-z]*)([0-9]{4,})([A-Za-z]*)", number)
        ):
            near = self._by_number.get(close[2])
            spelt = f"{name}{close[1]}{close[3]}".replace(" ", "").casefold()
            if near and sorted(spelt) == sorted(near.name.replace(" ", "").casefold()):
                student, name = near, near.name  # Anna Li2014030101
        if student is None and holds_id_number(number):
            number, answer = "", answer._replace(number="")
        if student is None and not number:
            self._take_by_name(answer, name)
        elif student is None and number.casefold() in self._others:
            self._elsewhere += 1
        elif student is None:
            self._unknown.append(answer)
        elif name and name != student.name and not _is_called(student, name):
            reason = f"学号 {student.number} 是{student.name}，写的却是“{name}”"
            alike = set(name) & set(student.name)
            meant = self._alone(name) or (student if alike else None)
            self._unplaced.append(Unplaced(answer, reason, meant))
        else:
            self._placed.append(_of(student, answer))

    def _of_one_cell(self, text: str) -> tuple[str, str]:
        """学号 and 姓名 out of one cell: 2014030101李明, or 张三01 where 学号 are short."""
        plain = half_width(text)
        words = re.findall(r"[A-Za-z]{0,3}[0-9]+[A-Za-z]?", plain) + re.findall(r"[0-9]+", plain)
        ours = list(dict.fromkeys(word for word in words if word.casefold() in self._by_number))
        if len(ours) != 1:
            return number_and_name(text)
        return ours[0], number_and_name(plain.replace(ours[0], " ", 1))[1]

    def _take_by_name(self, answer: Answer, name: str) -> None:
        written = clean_class(answer.class_name or "")
        fitting = [one for one in self._named.get(name, ()) if may_be_of(written, one)]
        if len(fitting) == 1 and id(fitting[0]) in self._ours:
            self._by_name.append(_of(fitting[0], answer))
        elif fitting and not any(id(one) in self._ours for one in fitting):
            self._elsewhere += 1
        else:
            told = self._unnamed(answer, name, fitting)
            self._unplaced.append(Unplaced(answer, told, several=tuple(fitting)))

    def _unnamed(self, answer: Answer, name: str, fitting: Sequence[Student]) -> str:
        if not name:
            return "没有学号，也没有姓名"
        if fitting:
            return f"没有学号，叫{name}的有 {len(fitting)} 人（{choices(fitting)}）"
        if name in self._named:
            return f"没有学号，写的班级是“{answer.class_name}”，是别的班的{name}"
        return f"没有学号，班里没有叫“{name}”的"

    def _alone(self, name: str | None) -> Student | None:
        """The student whom only one of the class is called, if there is one."""
        people = self._named.get(clean_name(name or ""), ())
        return people[0] if len(people) == 1 and id(people[0]) in self._ours else None

    def placement(self) -> Placement:
        """What came of it, the unplaced in the order of the file."""
        strangers = sum(not one.answer.number for one in self._unplaced)
        by_name = self._by_name
        if strangers > max(len(by_name), _FEW):  # 王伟 of another class is not ours
            told = "没有学号，表里多数人不是这个班的，不能按姓名对"
            self._unplaced += [
                Unplaced(one._replace(number=""), told, self._alone(one.name)) for one in by_name
            ]
            by_name = []
        if len(self._unknown) > max(len(self._students), _FEW):  # a table of the whole school
            answered = {one.number for one in self._placed}
            slips = [
                one for one in map(self._why_unplaced, self._unknown)
                if one.meant and one.answer.name and one.meant.number not in answered
                and is_slip(one.answer.number, one.meant.number)
            ]  # fmt: skip
            self._elsewhere += len(self._unknown) - len(slips)
        else:
            slips = [self._why_unplaced(one, look_near=True) for one in self._unknown]
        unplaced = sorted([*self._unplaced, *slips], key=_order)
        return Placement((*self._placed, *by_name), len(by_name), tuple(unplaced), self._elsewhere)

    def _why_unplaced(self, answer: Answer, *, look_near: bool = False) -> Unplaced:
        meant = self._alone(answer.name)
        if look_near and not answer.name:
            near = [one for one in self._students if is_slip(answer.number, one.number)]
            meant = near[0] if len(near) == 1 else None
        told = f"名单里没有学号 {without_id_numbers(answer.number)}"
        return Unplaced(answer, told, meant, unknown=True)


def _is_called(student: Student, name: str) -> bool:
    """Whether *name* is the student's; a · may be left out, as people type it."""
    bare = student.name.replace("·", "")
    return same_name(name, student.name) or name.replace("·", "") == bare


def _of(student: Student, answer: Answer) -> Answer:
    if (answer.number, answer.name) == (student.number, student.name):
        return answer
    return answer._replace(number=student.number, name=student.name)


def may_be_of(written: str, student: Student) -> bool:
    """Whether the class *written* beside an answer may be the student's: 软件1班 of 2014级软件1班.

    Where one of them says nothing, nothing speaks against it.
    """
    own = student.class_name or ""
    return not written or may_be(written, own, student.entry_year)


def choices(people: Sequence[Student]) -> str:
    """Students of one name, for a person to say who is meant: 学号, and 班级 where they differ.

    >>> from tongzhi_cli.check.rules.sample import student
    >>> one, other = student("2014030101", "张三"), student("2014030102", "张三")
    >>> choices([one, other])
    '2014030101、2014030102'
    >>> choices([one._replace(class_name="1班"), other._replace(class_name="2班")])
    '2014030101 1班、2014030102 2班'
    """
    differ = len({one.class_name for one in people}) > 1
    return "、".join(
        f"{one.number} {one.class_name}" if differ and one.class_name else one.number
        for one in people
    )


def _order(one: Unplaced) -> tuple[str, str, int]:
    file, sheet, row = one.answer.where.row
    return file, sheet or "", int(row) if row.isdecimal() else 0


def is_slip(typed: str, number: str) -> bool:
    """Whether *typed* is *number* with one digit wrong, or two neighbours changed.

    >>> is_slip("2014030110", "2014030101"), is_slip("2014030191", "2014030101")
    (True, True)
    >>> is_slip("2014030191", "2014030119"), is_slip("201403019", "2014030191")
    (True, False)
    """
    if len(typed) != len(number):
        return False
    wrong = [at for at, (one, other) in enumerate(zip(typed, number, strict=True)) if one != other]
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
        first, second = wrong
        return typed[first] == number[second] and typed[second] == number[first]
    return len(wrong) == 1
