"""The 学号 of a class: a beginning that most have, and 01, 02 … behind it.

Two classes each have their own 01, 02 …; two parts of one class have one beginning. Source: issue
18; what is counted as few, and as more than a class has, is the same wherever it is asked.
"""

from collections import Counter
from collections.abc import Iterable

from tongzhi_cli.named_tuple import NamedTuple

#: So few of so many are of the class of the many, whatever their 学号 are: 留级, 转专业.
FEW, _MANY = 3, 10
#: As `string` has them, whose import costs a millisecond.
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
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
        return self._is_counted and 2 * len(self.ends & other.ends) >= len(self.ends)

    @property
    def _is_counted(self) -> bool:
        """Whether most have one beginning, and are counted behind it: half of 01, 02 … are there.

        >>> run(["1401", "1402"])._is_counted, run(["1409", "1417", "1422"])._is_counted
        (True, False)
        >>> run(["140105", "150112", "130118", "130201"])._is_counted
        False
        """
        counted = [int(one) for one in self.ends if one.isdecimal()]
        many = len(counted)
        return many > 1 and 2 * many > self.people and max(counted) <= 2 * many


def parted(number: str) -> tuple[str, str]:
    """A 学号 as what a class begins with and the two digits that are counted; 2014030101X as well.

    >>> parted("2014030112"), parted("S140307X")
    (('20140301', '12'), ('S1403', '07'))
    """
    counted = number.rstrip(_LETTERS)
    return counted[:-2], counted[-2:]


def run(numbers: Iterable[str]) -> Run:
    """The run of a class, of its *numbers* that there are.

    >>> found = run(["2014030101", "2014030102", "2013070309"])
    >>> found.start, sorted(found.ends), found.people
    ('20140301', ['01', '02'], 3)
    """
    ends: dict[str, set[str]] = {}
    starts = Counter[str]()
    for start, end in map(parted, filter(None, numbers)):
        starts[start] += 1
        ends.setdefault(start, set()).add(end)
    if not starts:
        return Run("", frozenset(), 0)
    start = max(sorted(starts), key=lambda one: starts[one])
    return Run(start, frozenset(ends[start]), starts.total())


def are_few(few: int, many: int) -> bool:
    """Whether *few* students beside *many* are of their class."""
    return few <= FEW and few * _MANY <= many


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
    >>> print(are_two(run(f"2014030{at:03}" for at in range(1, 41)),
    ...               run(f"2014030{at:03}" for at in range(41, 81))))
    None
    >>> print(are_two(run(["2014050131", "2014050132", "2014050133"]), half))
    None
    """
    if are_few(few.people, many.people):
        return False
    too_many = are_too_many(few.people, many.people)
    if few.start == many.start:
        return None if too_many else False
    return True if few.has_its_own(many) or too_many else None
