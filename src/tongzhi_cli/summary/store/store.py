"""The records of many files in columns: what many say alike is there once (issue 16).

A province has a million records. As objects each takes some 400 bytes; here some 50, and the
`Record` is made when it is asked for.
"""

from array import array
from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from functools import lru_cache
from operator import eq
from typing import NamedTuple, overload

from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import NumberFault
from tongzhi_cli.summary.model import Kind, Record, is_no_key
from tongzhi_cli.summary.store.pool import Numbers, Pool

#: The row of a place that has none, and the last one that is a number here.
_NO_ROW, _LAST_ROW = -1, 999_999_999


class Common(NamedTuple):
    """What the records of one class in one file have in common, as they are in a `Record`.

    *place* is their place but for the row: the letters of a cell, or line 0. All of it where
    it *has_rows* not.
    """

    kind: Kind
    class_name: str
    college: str
    entry_year: int | None
    level: str
    major: str
    fault: NumberFault
    on_purpose: bool
    place: Where
    has_rows: bool


class Store:
    """Records by number, in the order in which they were added.

    What is read by itself: *numbers*, the 学号 as `code` has them; *commons*, which of *common* a
    record has; *rows*, where in its file it stands.
    """

    def __init__(self) -> None:
        self.numbers = array("q")
        self.commons = array("I")
        self.rows = array("i")
        self.common: list[Common] = []
        self._known: dict[tuple[object, ...], int] = {}
        self._codes = Numbers()
        self.are_alike = self._codes.are_alike
        self._called, self._said = Pool(_packed, _unpacked), Pool(_packed, _unpacked)
        zones = _Zones()
        self._moments = Pool(zones.packed, zones.unpacked)
        self._names, self._results, self._notes = array("I"), array("I"), array("I")
        self._away, self._checked, self._given = array("I"), array("I"), array("I")

    def __len__(self) -> int:
        return len(self.rows)

    def add(self, record: Record) -> int:
        """Take in a record; what comes back is its number."""
        (
            number, name, (file, sheet, cell, line), kind, class_name, college, year, level, major,
            result, checked_at, given_at, note, fault, on_purpose, away,
        ) = record  # fmt: skip
        row = _NO_ROW
        if cell is None:
            if line is not None and 0 <= line <= _LAST_ROW:
                row, line = line, 0
        elif line is None:
            cell, row = _split(cell)
        key = (
            kind, class_name, college, year, level, major, fault, on_purpose,
            row != _NO_ROW, file, sheet, cell, line,
        )  # fmt: skip
        common = self._known.get(key)
        if common is None:
            place = Where(file, sheet, cell, line)
            common = self._common(Common(*key[:8], place, row != _NO_ROW))
        said, moment = self._said.number, self._moments.number
        self.numbers.append(self._codes.code(number))
        self.commons.append(common)
        self.rows.append(row)
        self._names.append(self._called.number(name))
        self._results.append(said(result))
        self._notes.append(said(note))
        self._away.append(said(away))
        checked = moment(checked_at)
        self._checked.append(checked)
        self._given.append(checked if given_at is checked_at else moment(given_at))
        return len(self.rows) - 1

    def _common(self, told: Common) -> int:
        key = (*told[:8], told.has_rows, *told.place)
        if key not in self._known:
            self._known[key] = len(self.common)
            self.common.append(told)
        return self._known[key]

    def in_class(self, common: int, college: str, name: str) -> int:
        """Which of *common* a record has that is in another class, and else has this one."""
        return self._common(self.common[common]._replace(college=college, class_name=name))

    def like(self, at: int, common: int) -> int:
        """Take in a record as that one, but for what it has in *common* with others."""
        columns = (
            self.numbers, self.rows, self._names, self._results, self._notes, self._away,
            self._checked, self._given,
        )  # fmt: skip
        for column in columns:
            column.append(column[at])
        self.commons.append(common)
        return len(self.rows) - 1

    def record(self, at: int) -> Record:
        """The record of that number."""
        told = self.common[self.commons[at]]
        said, moments = self._said, self._moments
        checked, given = self._checked[at], self._given[at]
        checked_at = moments[checked]
        return Record(
            self._codes.text(self.numbers[at]),
            self._called[self._names[at]],
            self.where(at),
            told.kind,
            told.class_name,
            told.college,
            told.entry_year,
            told.level,
            told.major,
            said[self._results[at]],
            checked_at,
            checked_at if given == checked else moments[given],
            said[self._notes[at]],
            told.fault,
            told.on_purpose,
            said[self._away[at]],
        )

    def where(self, at: int) -> Where:
        """The place of a record."""
        told = self.common[self.commons[at]]
        file, sheet, cell, line = told.place
        if not told.has_rows:
            return told.place
        if cell is None:
            return Where(file, sheet, None, self.rows[at])
        return Where(file, sheet, f"{cell}{self.rows[at]}", line)

    def is_lost(self, at: int) -> bool:
        """Whether a record has no 学号 that tells anybody apart."""
        fault = self.common[self.commons[at]].fault
        if fault is NumberFault.NONE and self._codes.are_digits(self.numbers[at]):
            return False  # as nearly all
        return is_no_key(self.number(at), fault)

    def number(self, at: int) -> str:
        """The 学号 of a record."""
        return self._codes.text(self.numbers[at])

    def name(self, at: int) -> str:
        """The name in a record."""
        return self._called[self._names[at]]

    def result(self, at: int) -> str:
        """The result in a record."""
        return self._said[self._results[at]]

    def code(self, number: str) -> int | None:
        """What stands in *numbers* for a 学号, None where no record has it."""
        return self._codes.known(number)


class Rows(Sequence[Record]):
    """Some of the records of a *store*, by their numbers; equal to whatever holds the same."""

    __slots__ = ("ids", "store")

    def __init__(self, store: Store, ids: "array[int]") -> None:
        self.store, self.ids = store, ids

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Record]:
        return map(self.store.record, self.ids)

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> "Rows": ...
    def __getitem__(self, at: int | slice) -> "Record | Rows":
        if isinstance(at, slice):
            return Rows(self.store, self.ids[at])
        return self.store.record(self.ids[at])

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Rows) and other.store is self.store and other.ids == self.ids:
            return True
        if not isinstance(other, Rows | tuple):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def commons(self) -> Iterator[Common]:
        """What each has in common with others of its class and file."""
        common, commons = self.store.common, self.store.commons
        return (common[commons[at]] for at in self.ids)

    def listed(self, *, is_it: bool = True) -> "Rows":
        """Those that are of the school's list; or those that are not."""
        pairs = zip(self.ids, self.commons(), strict=True)
        ids = (at for at, one in pairs if (one.kind is Kind.LIST) is is_it)
        return Rows(self.store, array("I", ids))

    def results(self) -> Iterator[str]:
        """The result of each."""
        return map(self.store.result, self.ids)

    def told(self) -> Iterator[tuple[str, str, str]]:
        """The 学号, name and result of each."""
        store = self.store
        return ((store.number(at), store.name(at), store.result(at)) for at in self.ids)

    def __repr__(self) -> str:
        return repr(tuple(self))


@lru_cache(maxsize=4096)  # the rows of a class are counted from 1 again
def _split(cell: str) -> tuple[str, int]:
    """The letters and the row of a cell; all of it, and no row, where it is no usual address.

    >>> _split("B12"), _split("B012"), _split("12")
    (('B', 12), ('B012', -1), ('12', -1))
    """
    letters = cell.rstrip("0123456789")
    digits = cell[len(letters) :]
    is_number = digits and digits[0] != "0" and len(digits) <= len(str(_LAST_ROW))
    if is_number and letters.isascii() and letters.isalpha() and letters.isupper():
        return letters, int(digits)
    return cell, _NO_ROW


def _packed(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _unpacked(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogatepass")


class _Zones:
    """Moments as bytes: they have one zone, that of the notice, or a few."""

    def __init__(self) -> None:
        self._zones: list[tzinfo | None] = []

    def packed(self, at: datetime | None) -> bytes:
        """The zone and the fold, then the rest; nothing for no moment."""
        if at is None:
            return b""
        if at.tzinfo not in self._zones:
            self._zones.append(at.tzinfo)
        head = bytes([self._zones.index(at.tzinfo), at.fold])
        return head + at.replace(tzinfo=None).isoformat().encode()

    def unpacked(self, raw: bytes) -> datetime | None:
        """The moment again."""
        if not raw:
            return None
        at = datetime.fromisoformat(raw[2:].decode())
        return at.replace(tzinfo=self._zones[raw[0]], fold=raw[1])
