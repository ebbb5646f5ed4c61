"""Who of a class a number is, as a monitor writes it: 7号, 1-6号, 尾号03.

It may be the place in the roster or the end of the 学号. Where both say the same, nobody has to
ask; where they differ, a name that stands beside a number of the same text says which is meant.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from tongzhi_cli.model.student import Student
from tongzhi_cli.named_tuple import NamedTuple

#: How a text says which of the two it is.
_ENDS = "(?:学号)?(?:尾号|末尾|(?:最?后|末)[两二2三3]?位)"
_PLACES = "序号|编号"


class Meant(NamedTuple):
    """Who is surely meant by numbers, who by *either* way to count alone, and *unknown* ones."""

    sure: tuple[Student, ...] = ()
    either: tuple[Student, ...] = ()
    unknown: tuple[int, ...] = ()


class Numbers:
    """The numbers of a class: by place in the roster, and by the end of the 学号."""

    def __init__(self, students: Sequence[Student]) -> None:
        """Count *students*, in the order of the roster."""
        #: The ways to count that the text has not ruled out.
        self._ways: list[Mapping[int, Student]] = []
        if len({one.class_name for one in students}) > 1:
            return
        by_place = dict(enumerate(students, start=1))
        digits = len(str(len(students))) if len(students) > 99 else 2
        ends = [(one.number[-digits:], one) for one in students]
        by_end = {int(end): one for end, one in ends if end.isascii() and end.isdecimal()}
        is_told_apart = len(by_end) == len(students)
        self._ways = [by_place, by_end] if is_told_apart else [by_place]

    def learn(self, text: str, beside: Iterable[tuple[int, Student]]) -> None:
        """Take from a text which way it counts: it says so, or names stand *beside* numbers.

        >>> from tongzhi_cli.check.rules.sample import student
        >>> one, other = student("2014030101", "张三"), student("2014030103", "李四")
        >>> numbers = Numbers([one, other])
        >>> [each.name for each in numbers.of([2]).either], numbers.of([1]).sure[0].name
        (['李四'], '张三')
        >>> numbers.learn("", [(2, other)])
        >>> numbers.of([2]).sure[0].name
        '李四'
        """
        if len(self._ways) < 2:
            return
        by_place, by_end = self._ways
        if re.search(_ENDS, text):
            self._ways = [by_end]
        elif re.search(_PLACES, text):
            self._ways = [by_place]
        pairs = list(beside)
        fits = [way for way in self._ways if all(way.get(n) == one for n, one in pairs)]
        self._ways = fits or self._ways

    def of(self, numbers: Sequence[int]) -> Meant:
        """Who the *numbers* are."""
        if not self._ways:
            return Meant(unknown=tuple(numbers))
        ways = [[way[n] for n in numbers if n in way] for way in self._ways]
        every = {one.number: one for way in ways for one in way}
        sure = [no for no in every if all(any(one.number == no for one in way) for way in ways)]
        most = max(max(way) for way in self._ways)
        return Meant(
            tuple(every[no] for no in sure),
            tuple(one for no, one in every.items() if no not in sure),
            tuple(
                n
                for n in numbers
                if not any(n in way for way in self._ways) and (len(numbers) == 1 or n > most)
            ),
        )
