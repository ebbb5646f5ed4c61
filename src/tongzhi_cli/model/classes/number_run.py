"""The 学号 of a class: a beginning that most have, and 01, 02 … behind it.

Two classes each have their own 01, 02 …; two parts of one class have one beginning. Source: issue
18; what is counted as few, and as more than a class has, is the same wherever it is asked.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

#: So few of so many are of the class of the many, whatever their 学号 are: 留级, 转专业.
_FEW, _MANY = 3, 10
#: Two with so many students each, and more together than a class has, are not one.
HALF, _LARGEST = 15, 60


class Run(NamedTuple):
    """What most 学号 of a class begin with, the *ends* 01, 02 … of those, and how many have one."""

    start: str
    ends: frozenset[str]
    people: int

    def has_its_own(self, other: "Run") -> bool:
        """Whether this one and a larger *other* each have their own 01, 02 ….

        >>> run(["1401", "1402"]).has_its_own(run(["1501", "1502", "1503"]))
        True
        >>> run(["1403", "1404"]).has_its_own(run(["1501", "1502"]))
        False
        """
        return bool(self.ends and other.ends) and 2 * len(self.ends & other.ends) >= len(self.ends)


def run(numbers: Iterable[str]) -> Run:
    """The run of a class, of its *numbers* that there are.

    >>> found = run(["2014030101", "2014030102", "2013070309"])
    >>> found.start, sorted(found.ends), found.people
    ('20140301', ['01', '02'], 3)
    """
    ends: dict[str, set[str]] = {}
    starts = Counter[str]()
    for number in numbers:
        if number:
            starts[number[:-2]] += 1
            ends.setdefault(number[:-2], set()).add(number[-2:])
    if not starts:
        return Run("", frozenset(), 0)
    start = max(sorted(starts), key=lambda one: starts[one])
    return Run(start, frozenset(ends[start]), starts.total())


def are_few(few: int, many: int) -> bool:
    """Whether *few* students beside *many* are of their class."""
    return few <= _FEW and few * _MANY <= many


def are_too_many(few: int, many: int) -> bool:
    """Whether so *few* and so *many* are more than one class has, both of them many."""
    return few >= HALF and few + many > _LARGEST


def are_two(few: Run, many: Run) -> bool | None:
    """Whether two runs, the shorter first, are of two classes; None: nobody can say.

    >>> half = run(f"20140301{at:02}" for at in range(1, 21))
    >>> are_two(run(f"20140301{at:02}" for at in range(21, 41)), half)
    False
    >>> are_two(run(["2014050101"]), half)
    False
    >>> are_two(run(f"20140501{at:02}" for at in range(1, 16)), half)
    True
    >>> print(are_two(run(["2014050131", "2014050132", "2014050133"]), half))
    None
    """
    if are_few(few.people, many.people) or few.start == many.start:
        return False
    return True if few.has_its_own(many) or are_too_many(few.people, many.people) else None
