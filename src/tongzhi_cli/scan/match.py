"""Whose a row of a sheet is: only who has both the 学号 and the 姓名 that were read.

A number that was misread by one digit is another student's (035, 033); the name beside it guards
it. A row that two do not agree on is told as unread, never guessed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from tongzhi_cli.model.student import half_width
from tongzhi_cli.named_tuple import NamedTuple

#: So many digits of a number may be misread where the name is read as a whole and is nobody else's.
_MISREAD = 1
#: Another student's number is mistaken for one from which it differs by so many digits.
_ALIKE = 2


class Person(NamedTuple):
    """Who may stand on a sheet, and the *result* that the data have of them.

    *is_ok* says whether that is 无误, None where there is none; *is_expected* whether they take
    part and have to sign.
    """

    number: str
    name: str
    result: str = ""
    is_ok: bool | None = None
    is_expected: bool = True


class People:
    """Everybody who may stand on the sheets that are looked at."""

    def __init__(self, everybody: Iterable[Person]) -> None:
        self.everybody: Sequence[Person] = [one for one in everybody if one.number and one.name]
        self._by_number: Mapping[str, list[Person]] = _grouped(self.everybody, numbers=True)
        self._by_name: Mapping[str, list[Person]] = _grouped(self.everybody, numbers=False)

    def whose(self, number: str, name: str) -> Person | None:
        """Who has the number and the name that were read in a row; None where nobody surely has.

        >>> people = People([Person("2014033", "王伟"), Person("2014035", "王芳")])
        >>> [one and one.name for one in (people.whose("2014033", "王伟"),
        ...     people.whose("2014033", "王芳"), people.whose("201403S", "王芳"))]
        ['王伟', None, '王芳']
        >>> people.whose("2014033", "李四"), people.whose("2014033", "")
        (None, None)
        """
        read, letters = plain_number(number), plain_name(name)
        exact = [one for one in self._by_number.get(read, []) if agrees(letters, one.name)]
        if len(exact) == 1 and not self._is_another(read, letters, exact[0]):
            return exact[0]
        if exact or len(letters) < 2:
            return None
        near = [
            one for one in self._by_name.get(letters, [])
            if distance(read, plain_number(one.number), _MISREAD) <= _MISREAD
        ]  # fmt: skip
        return near[0] if len(near) == 1 else None

    def _is_another(self, read: str, letters: str, found: Person) -> bool:
        """Whether the name is rather that of somebody whose number looks alike."""
        own = distance(letters, plain_name(found.name), 9)
        if not own:
            return False
        return any(
            distance(letters, plain_name(one.name), 9) < own
            and distance(read, plain_number(one.number), _ALIKE) <= _ALIKE
            for one in self.everybody
            if one is not found
        )


def _grouped(everybody: Iterable[Person], *, numbers: bool) -> dict[str, list[Person]]:
    result: dict[str, list[Person]] = {}
    for one in everybody:
        key = plain_number(one.number) if numbers else plain_name(one.name)
        result.setdefault(key, []).append(one)
    return result


def plain_number(text: str) -> str:
    """The letters and digits of a number.

    >>> plain_number(" 2014-03o1 ")
    '201403O1'
    """
    return re.sub(r"[^0-9A-Z]", "", half_width(text).upper())


def plain_name(text: str) -> str:
    """The letters of a name, without dots and blanks.

    >>> plain_name("阿依古丽 · 买买提")
    '阿依古丽买买提'
    """
    return re.sub(r"[\W_\d]", "", text)


def agrees(letters: str, name: str) -> bool:
    """Whether what was read may be that name: at most one letter off, or half of them right.

    >>> agrees("王伟", "王伟"), agrees("王小", "王小明"), agrees("李", "王伟"), agrees("", "王伟")
    (True, True, False, False)
    """
    own = plain_name(name)
    if not letters or not own:
        return False
    if letters == own:
        return True
    common = sum(letters.count(one) and 1 for one in own)
    return common > 0 and (distance(letters, own, 1) <= 1 or 2 * common >= len(own))


def distance(one: str, other: str, most: int) -> int:
    """How many letters have to be changed, added or dropped; more than *most* is not counted on.

    >>> distance("1405033", "1405035", 2), distance("123", "1234", 2), distance("12", "98765", 2)
    (1, 1, 3)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        before, row[0] = row[0], at
        for place, another in enumerate(other, start=1):
            before, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, before + (letter != another)),
            )
    return min(row[-1], most + 1)
