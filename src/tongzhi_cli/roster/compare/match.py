"""Who of two rolls is one student: by 学号; where that is another or lost, by name and class.

Source: issue 18, item 4, “Two rolls”. 学号 is the key. Who is left over is one student only where
the name stands once in the class in either roll; else nobody can know, and both are told.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from tongzhi_cli.columns.column import Column
from tongzhi_cli.model.classes.class_spelling import plain
from tongzhi_cli.model.classes.classes_apart import told
from tongzhi_cli.model.student import (
    EXACT_DIGITS,
    NumberFault,
    Student,
    is_destroyed,
    is_exponent,
    is_rounded,
    number_key,
    same_name,
)
from tongzhi_cli.named_tuple import NamedTuple

#: Two classes with so many names in common, and so much of the smaller, are one.
_SHARED, _PART = 5, 0.8
#: A name that more have says nothing of a class.
_COMMON = 3


class By(StrEnum):
    """What tells that two rows are one student: the 学号, what Excel left of it, or the name."""

    NUMBER = "number"
    REMAINS = "remains"
    NAME = "name"


class Pair(NamedTuple):
    """A student in the *old* roll and in the *new* one."""

    old: Student
    new: Student
    by: By


class Matched(NamedTuple):
    """The *pairs*, and who is in one roll only; *repeated* counts second rows of one student."""

    pairs: tuple[Pair, ...]
    went: tuple[Student, ...]
    came: tuple[Student, ...]
    repeated: tuple[int, int]


#: A student with all their rows in one roll: a list may have somebody twice.
_Person = tuple[Student, ...]
#: For a class of the old roll, the classes of the new one that its students are in.
ClassMap = Mapping[str, frozenset[str]]


def class_key(student: Student) -> str:
    """The class of a student as it is compared, "" where none is told."""
    return plain(student.class_name) if student.class_name else ""


def number_of(student: Student) -> str:
    """The 学号 as it is compared: case and lost zeros in front are no difference; "" if destroyed.

    >>> from tongzhi_cli.model.problem import Where
    >>> [number_of(Student(one, "", Where("a"))) for one in ("b01", "0012", "2.01E+11", "0")]
    ['B01', '12', '', '']
    """
    number = student.number
    if is_destroyed(student) or is_rounded(number):
        return ""
    return number.upper().lstrip("0")


def is_remains(number: str, of: str) -> bool:
    """Whether *number* is what Excel leaves of another 学号.

    >>> is_remains("201403010123450000", "201403010123456789"), is_remains("2.014E+9", "2014030101")
    (True, True)
    >>> is_remains("2014030100", "2014030101"), is_remains("201403000000", "201403010101")
    (False, True)
    """
    if is_exponent(number) and of.isdecimal():
        return abs(float(number) / float(of or "1") - 1) < 0.01
    if not (number.isdecimal() and of.isdecimal() and len(number) == len(of) and number != of):
        return False
    if len(number) > EXACT_DIGITS:
        kept = EXACT_DIGITS - 1  # the last of those may be rounded
        return number[:kept] == of[:kept] and not number[EXACT_DIGITS:].strip("0")
    return is_rounded(number) and number.rstrip("0")[:-1] == of[: len(number.rstrip("0")) - 1]


class Matching:
    """The students of two rolls, as they are found to be one after the other."""

    def __init__(self, old: Sequence[Student], new: Sequence[Student]) -> None:
        self.old, self.new = _people(old), _people(new)
        self.repeated = len(old) - len(self.old), len(new) - len(self.new)
        self.left_old = dict.fromkeys(range(len(self.old)))
        self.left_new = dict.fromkeys(range(len(self.new)))
        self.pairs: list[Pair] = []
        self._by_number()

    def _pair(self, one: int, other: int, by: By) -> None:
        del self.left_old[one], self.left_new[other]
        self.pairs.append(_best(self.old[one], self.new[other], by))

    def _by_number(self) -> None:
        """Those of one 学号: first with the same name, then where nobody else has it."""
        with_name = {(number_of(one), one.name): at for at, (one, *_) in enumerate(self.new)}
        for at, (one, *_) in enumerate(self.old):
            number = number_of(one)
            other = with_name.get((number, one.name)) if number else None
            if other is not None and other in self.left_new:
                self._pair(at, other, By.NUMBER)
        self._as_they_stand()
        olds, news = _alone(self.old, self.left_old), _alone(self.new, self.left_new)
        for number in olds.keys() & news.keys():
            self._pair(olds[number], news[number], By.NUMBER)

    def _as_they_stand(self) -> None:
        """Those whose 学号 is lost or left out, and whose rows say the same in both rolls."""
        there: dict[tuple[str, str, str], list[int]] = {}
        for at in self.left_new:
            one = self.new[at][0]
            if not number_of(one):
                there.setdefault((one.number, one.name, class_key(one)), []).append(at)
        for at in [*self.left_old]:
            one = self.old[at][0]
            if same := there.get((one.number, one.name, class_key(one))):
                alike = (each for each in same if self.new[each][0].enrolment == one.enrolment)
                other = next(alike, same[0])
                same.remove(other)
                self._pair(at, other, By.NUMBER)

    def by_name(self, classes: ClassMap) -> None:
        """Those whose 学号 is another or destroyed, if name and class are those of one alone."""
        olds = _Named(self.old, classes)
        back: dict[str, set[str]] = {}
        for before, after in classes.items():
            for key in after:
                back.setdefault(key, set()).add(before)
        news = _Named(self.new, {key: frozenset(before) for key, before in back.items()})
        for at in [*self.left_old]:
            there = news.like(self.old[at][0], olds)
            if there:
                self._group(at, there, olds, news)
            else:
                self._by_remains(at, olds, news)

    def _by_remains(self, at: int, olds: "_Named", news: "_Named") -> None:
        """Who is in another class, where what Excel left of a 学号 fits, and the name is unique."""
        one = self.old[at][0]
        here, there = olds.called(one.name), news.called(one.name)
        if here == [at] and len(there) == 1 and there[0] in self.left_new:
            other = self.new[there[0]][0]
            if _fits(other, one) or _fits(one, other):
                self._pair(at, there[0], By.REMAINS)

    def _group(self, at: int, there: Sequence[int], olds: "_Named", news: "_Named") -> None:
        """Those of one name and class, as many as there were, and like nobody else in either roll.

        One is one; of several, who is who does not matter where their 学号 are destroyed.
        """
        here = olds.like(self.new[there[0]][0], news)
        if len(here) != len(there) or at not in self.left_old:
            return
        is_left = all(n in self.left_old for n in here) and all(n in self.left_new for n in there)
        is_apart = all(news.like(self.old[n][0], olds) == there for n in here) and all(
            olds.like(self.new[n][0], news) == here for n in there
        )
        is_lost = all(not number_of(self.new[n][0]) for n in there) or all(
            not number_of(self.old[n][0]) for n in here
        )
        if is_left and is_apart and (is_lost or len(here) == 1):
            for one, two in zip(here, there, strict=True):
                self._pair(one, two, _by(self.old[one][0], self.new[two][0]))

    def found(self) -> Matched:
        """What was found, by class and 学号."""
        went = [self.old[at][0] for at in self.left_old]
        came = [self.new[at][0] for at in self.left_new]
        pairs = sorted(self.pairs, key=lambda pair: order_of(pair.new))
        return Matched(
            tuple(pairs), tuple(sorted(went, key=order_of)), tuple(sorted(came, key=order_of)),
            self.repeated,
        )  # fmt: skip

    def alike_classes(self) -> Iterator[tuple[str, str]]:
        """The classes of those left over that have the same names: renamed, and new 学号 too."""
        names: dict[str, tuple[set[str], set[str]]] = {}
        sizes: tuple[Counter[str], Counter[str]] = Counter(), Counter()
        for side, (people, left) in enumerate(
            ((self.old, self.left_old), (self.new, self.left_new))
        ):
            for at in left:
                one = people[at][0]
                if key := class_key(one):
                    names.setdefault(one.name, (set(), set()))[side].add(key)
                    sizes[side][key] += 1
        shared: Counter[tuple[str, str]] = Counter()
        for before, after in names.values():
            if max(len(before), len(after)) <= _COMMON:
                shared.update((was, now) for was in before for now in after)
        for (was, now), count in sorted(shared.items()):
            least = _PART * min(sizes[0][was], sizes[1][now])
            if was != now and count >= max(_SHARED, least):
                yield was, now


class _Named:
    """The students of a roll by name and class; which classes of the other roll are theirs."""

    def __init__(self, people: Sequence[_Person], classes: ClassMap) -> None:
        self._people, self._classes = people, classes
        self._by_class: dict[tuple[str, str], list[int]] = {}
        self._by_name: dict[str, list[int]] = {}
        for at, (one, *_) in enumerate(people):
            self._by_class.setdefault((one.name, class_key(one)), []).append(at)
            self._by_name.setdefault(one.name, []).append(at)

    def meant(self, student: Student) -> frozenset[str]:
        """The classes of the other roll that a student of this one may be in, none if any."""
        key = class_key(student)
        return self._classes.get(key, frozenset()) | {key} if key else frozenset()

    def called(self, name: str) -> list[int]:
        """Everybody of this roll with that name."""
        return self._by_name.get(name, [])

    def like(self, student: Student, of: "_Named") -> list[int]:
        """Who of this roll has the name of a student *of* the other, and may be of their class."""
        classes = of.meant(student)
        if not classes:
            same = self._by_name.get(student.name, ())
            return [at for at in same if _may_be(student, self._people[at][0])]
        found = [at for one in classes for at in self._by_class.get((student.name, one), ())]
        nobodys = self._by_class.get((student.name, ""), ())
        found += (at for at in nobodys if _may_be(student, self._people[at][0]))
        return sorted(found)


def _people(students: Sequence[Student]) -> list[_Person]:
    """Each student once, with all rows that have the same 学号 and name."""
    found: dict[object, list[Student]] = {}
    for at, one in enumerate(students):
        number = number_of(one)
        found.setdefault((number, one.name) if number else at, []).append(one)
    return [tuple(rows) for rows in found.values()]


def _best(old: _Person, new: _Person, by: By) -> Pair:
    """The rows of a student that agree best: who stands in two classes may be in both rolls."""
    if len(old) == len(new) == 1:
        return Pair(old[0], new[0], by)
    pairs = [(one, other) for one in old for other in new]
    best = min(pairs, key=lambda pair: _unlike(*pair))
    return Pair(*best, by)


def _unlike(one: Student, other: Student) -> tuple[bool, bool]:
    """Whether two rows of a student name another class, and say something else of 休学 …."""
    return class_key(one) != class_key(other), one.enrolment != other.enrolment


def _alone(people: Sequence[_Person], left: Mapping[int, None]) -> dict[str, int]:
    """Those left over whose 学号 nobody else of them has."""
    found: dict[str, list[int]] = {}
    for at in left:
        if number := number_of(people[at][0]):
            found.setdefault(number, []).append(at)
    return {number: places[0] for number, places in found.items() if len(places) == 1}


def _by(old: Student, new: Student) -> By:
    if not (old.number and new.number):  # nothing was destroyed: one roll leaves it out
        return By.NAME if old.number or new.number else By.NUMBER
    if not number_of(old) and not number_of(new):
        return By.REMAINS
    return By.REMAINS if _fits(new, old) or _fits(old, new) else By.NAME


def _fits(lost: Student, other: Student) -> bool:
    """Whether a destroyed 学号 may have been another one, as far as can be told."""
    if is_remains(lost.number, other.number):
        return True
    if lost.fault is NumberFault.DIGITS_LOST:
        kept = EXACT_DIGITS - 1
        return len(lost.number) == len(other.number) and lost.number[:kept] == other.number[:kept]
    return lost.fault is not NumberFault.NONE


def _may_be(one: Student, other: Student) -> bool:
    """Whether two students may be one by their 专业, where a class does not say."""
    major, second = (told(each.fact(Column.MAJOR), None, None, None).major for each in (one, other))
    return not major or not second or major == second


def order_of(student: Student) -> tuple[object, ...]:
    """What students are sorted by: class, then 学号."""
    return (
        number_key(student.class_name or "~"), number_key(student.number), student.name,
        str(student.where),
    )  # fmt: skip


def is_one_name(old: Student, new: Student) -> bool:
    """Whether a student has one name in both rolls; ? stands for what a CSV could not hold."""
    return same_name(old.name, new.name) or same_name(new.name, old.name)
