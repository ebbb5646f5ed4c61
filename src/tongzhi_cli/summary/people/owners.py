"""Who is meant by a row whose 学号 Excel destroyed, or that has none: who is not counted twice.

Such a row keeps its result and is a line of its own (a 学号 is the key, never a name). But of whom
it may be is told, in the row and at the student; and it adds nobody to the class whose students
are counted already (issue 18).
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tongzhi_cli.model.student import clean_name, is_exponent
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.summary.model import Kind
from tongzhi_cli.summary.store.groups import Groups

#: So many are written out where it may be one of several.
SHOWN = 3


class Owners(NamedTuple):
    """By the place of a *lost* line among all lines, those whose it may be, by their places.

    *extra* are the lost lines that count nobody: whoever it is, is counted by another line.
    """

    of: Mapping[int, tuple[int, ...]]
    extra: frozenset[int]

    @property
    def sure(self) -> Iterator[tuple[int, int]]:
        """The lost lines of which only one can be meant, and who is."""
        return ((lost, owners[0]) for lost, owners in self.of.items() if len(owners) == 1)

    def in_order(self, order: Sequence[int]) -> "Owners":
        """The same by the places of lines that are put in *order*."""
        if not self.of and not self.extra:
            return self
        place = {old: new for new, old in enumerate(order)}
        of = {place[at]: tuple(sorted(place[one] for one in told)) for at, told in self.of.items()}
        return Owners(dict(sorted(of.items())), frozenset(place[at] for at in self.extra))


NONE = Owners({}, frozenset())


def owners(groups: Groups, lines: Sequence[int], lost: Iterable[int]) -> Owners:
    """Who may be meant by the *lost* lines, by places in *lines* (numbers in the store).

    A file has everybody once: who has a sound 学号 in the same file is another student.
    """
    store = groups.store
    by_name: dict[str, list[int]] = {}
    for at in lost:
        if name := clean_name(store.name(lines[at])):
            by_name.setdefault(name, []).append(at)
    if not by_name:
        return NONE
    sound: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        name = clean_name(store.name(line))
        if name in by_name and not store.is_lost(line):
            sound.setdefault(name, []).append(at)
    codes = {store.numbers[lines[at]] for each in sound.values() for at in each}
    files: dict[int, set[str]] = {}
    waiting = dict.fromkeys(codes, True)
    for record in groups.records():
        if (code := store.numbers[record]) in codes and not store.is_lost(record):
            common = store.common[store.commons[record]]
            files.setdefault(code, set()).add(common.place.file)
            waiting[code] = waiting[code] and common.kind is Kind.LIST
    found: dict[int, tuple[int, ...]] = {}
    for name, rows in by_name.items():
        for at in rows:
            told = _told(groups, lines[at])
            those = [
                one for one in sound.get(name, ())
                if told.file not in files[store.numbers[lines[one]]]
            ]  # fmt: skip
            fitting = [one for one in those if may_be(told.number, store.number(lines[one]))]
            here = [one for one in fitting if not told.class_name
                    or _told(groups, lines[one])[:2] == told[:2]]  # fmt: skip
            there = [one for one in fitting or those if waiting[store.numbers[lines[one]]]]
            if meant := here or there:
                found[at] = tuple(meant)
    return Owners(found, frozenset(_extra(groups, lines, by_name, found)))


class _Told(NamedTuple):
    college: str
    class_name: str
    number: str
    file: str


def _told(groups: Groups, line: int) -> _Told:
    store = groups.store
    common = store.common[store.commons[line]]
    return _Told(common.college, common.class_name, store.number(line), common.place.file)


def _extra(
    groups: Groups,
    lines: Sequence[int],
    by_name: Mapping[str, Sequence[int]],
    found: Mapping[int, Sequence[int]],
) -> Iterator[int]:
    """The lost lines that are somebody's who is counted already.

    Those of one name in one class are as many people as one file has of them; as many of these as
    have a line by a sound 学号 are counted there.
    """
    for rows in by_name.values():
        by_class: dict[tuple[str, str], dict[str, array[int]]] = {}
        for at in rows:
            told = _told(groups, lines[at])
            of_class = by_class.setdefault(told[:2], {})
            of_class.setdefault(told.file, array("I")).append(at)
        for by_file in by_class.values():
            most = max(by_file.values(), key=len)
            known = {one for same in by_file.values() for at in same for one in found.get(at, ())}
            yield from (at for same in by_file.values() if same is not most for at in same)
            yield from most[: min(len(known), len(most))]


def may_be(written: str, number: str) -> bool:
    """Whether a 学号 may have become what is *written*; nothing may be anybody's.

    >>> may_be("2.01403E+09", "2014030101"), may_be("2.01E+09", "2034030101")
    (True, False)
    >>> may_be("201403010100000000", "201403010101234567"), may_be("", "2014030101")
    (True, True)
    """
    if is_exponent(written):
        digits, _, power = written.upper().partition("E+")
        shown = digits.replace(".", "")
        if not number.isdecimal() or len(number) != int(power) + 1:
            return False
        return shown in {number[: len(shown)], _rounded(number, len(shown))}
    shown = re.split(r"[^0-9]", written, maxsplit=1)[0].rstrip("0")
    return number.startswith(shown[:-1]) if len(shown) > 1 else True


def _rounded(number: str, digits: int) -> str:
    """The first *digits* of a number as Excel shows them."""
    power = 10 ** max(0, len(number) - digits)
    return str((int(number) + power // 2) // power)
