"""The records of many files in columns: what many say alike is there once (issue 16).

A province has a million; as objects each takes some 400 bytes, here 50, and is made when asked for.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from typing import Any

from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import NumberFault
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.summary.model import Decision, Kind, Record, is_no_key
from tongzhi_cli.summary.store.columns import span_of, taken, taken_in
from tongzhi_cli.summary.store.pool import DIGITS, Numbers, Pool, moments, texts

#: Fewer records are taken in one by one.
_FEW = 4
#: So many records are made at once.
_AT_ONCE = 500
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
    decision: Decision | None
    place: Where
    has_rows: bool


#: Values by number.
_Values = Sequence[Any] | Pool[Any]


class Run(NamedTuple):
    """Records with these *ids* that all have that one of `Store.common`.

    Of each there are in *rows* the 学号, the row (`Store.rows`), and the numbers of its name, which
    is one of the *called*, of its result, its note and why its student is away (*said*), and of
    校对 and 记录 time (*times*).
    """

    common: int
    ids: Sequence[int]
    rows: Iterator[tuple[str, int, int, int, int, int, int, int]]
    called: _Values
    said: _Values
    times: _Values


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
        self._last: tuple[object, ...] = ()
        self._last_common = 0
        self._codes = Numbers()
        self.are_alike = self._codes.are_alike
        self._called, self._said, self._moments = texts(), texts(), moments()
        self._pools = self._called, self._said, self._moments
        self._said.number("")  # the first: no result is 0
        self._names, self._results, self._notes = array("I"), array("I"), array("I")
        self._away, self._checked, self._given = array("I"), array("I"), array("I")
        self._columns = (
            self._names, self._results, self._notes, self._away, self._checked, self._given,
        )  # fmt: skip

    def __len__(self) -> int:
        return len(self.rows)

    def add(self, record: Record) -> int:
        """Take in a record; what comes back is its number."""
        (
            number, name, (file, sheet, cell, line), kind, class_name, college, year, level, major,
            result, checked_at, given_at, note, fault, on_purpose, away,
            decision,
        ) = record  # fmt: skip
        row = _NO_ROW
        if cell is None:
            if line is not None and 0 <= line <= _LAST_ROW:
                row, line = line, 0
        elif line is None:
            cell, row = _split(cell)
        key = (
            kind, class_name, college, year, level, major, fault, on_purpose, decision,
            row != _NO_ROW, file, sheet, cell, line,
        )  # fmt: skip
        if key != self._last:  # nearly all are of the class of the one before
            if key not in self._known:
                self._common(Common(*key[:9], Where(file, sheet, cell, line), row != _NO_ROW))
            self._last, self._last_common = key, self._known[key]
        is_usual = len(number) <= DIGITS and number.isdecimal() and number.isascii()
        self.numbers.append(int(f"1{number}") if is_usual else self._codes.code(number))
        self.commons.append(self._last_common)
        self.rows.append(row)
        self._names.append(self._called.number(name))
        for column, text in ((self._results, result), (self._notes, note), (self._away, away)):
            column.append(self._said.number(text))
        checked = self._moments.number(checked_at)
        same = given_at == checked_at
        self._checked.append(checked)
        self._given.append(checked if same else self._moments.number(given_at))
        return len(self.rows) - 1

    def extend(self, records: Sequence[Record]) -> "array[int]":
        """Take in several records: quicker than one by one where many come of one class."""
        before = len(self.rows)
        for run in _runs(records):
            if len(run) < _FEW or not self._extended(run):
                for record in run:
                    self.add(record)
        return array("I", range(before, len(self.rows)))

    def _extended(self, records: Sequence[Record]) -> bool:
        """Take them in column by column, if they are of one class and their 学号 are digits."""
        (
            numbers, names, places, *told, results, checked, given, notes, faults, purposes, away,
            decided,
        ) = zip(*records, strict=True)  # fmt: skip
        files, sheets, cells, lines = zip(*places, strict=True)
        all_digits = "".join(numbers)
        if not (all_digits.isdecimal() and all_digits.isascii() and all(numbers)):
            return False
        if max(map(len, numbers)) > DIGITS:
            return False
        letters: Sequence[str | None] = cells
        if None in cells:
            rows, lines = lines, (0,)
        elif any(line is not None for line in lines):
            return False
        else:
            letters, rows = zip(*map(_split, cells), strict=True)
        if None in rows or min(rows) < 0 or max(rows) > _LAST_ROW:
            return False
        of = (*told, faults, purposes, decided, files, sheets, letters, lines)
        if any(each.count(each[0]) < len(each) for each in of):
            return False
        (
            kind, name, college, year, level, major, fault, purpose, decision, file, sheet, letter,
            line,
        ) = (each[0] for each in of)  # fmt: skip
        place = Where(file, sheet, letter, line)
        common = self._common(
            Common(kind, name, college, year, level, major, fault, purpose, decision, place, True)
        )
        self.numbers.extend(map(int, map("1".__add__, numbers)))
        self.rows.extend(rows)
        self.commons.extend([common] * len(records))
        said, moment = self._said.numbers, self._moments.numbers
        self._names.extend(self._called.numbers(names))
        self._results.extend(said(results))
        self._notes.extend(said(notes))
        self._away.extend(said(away))
        times = moment(checked)
        self._checked.extend(times)
        self._given.extend(times if checked == given else moment(given))
        return True

    def _common(self, told: Common) -> int:
        key = (*told[:9], told.has_rows, *told.place)
        if key not in self._known:
            self._known[key] = len(self.common)
            self.common.append(told)
        return self._known[key]

    def in_class(self, common: int, college: str, name: str) -> int:
        """Which of *common* a record has that is in another class, and else has this one."""
        return self._common(self.common[common]._replace(college=college, class_name=name))

    def like(self, at: int, common: int) -> int:
        """Take in a record as that one, but for what it has in *common* with others."""
        self.numbers.append(self.numbers[at])
        self.rows.append(self.rows[at])
        for column in self._columns:
            column.append(column[at])
        self.commons.append(common)
        return len(self.rows) - 1

    def record(self, at: int) -> Record:
        """The record of that number."""
        number = self._codes.text(self.numbers[at])
        row = (number, self.rows[at], *[column[at] for column in self._columns])
        run = Run(self.commons[at], (at,), iter((row,)), *self._pools)  # type: ignore[arg-type]
        return next(self._records(run))

    def records(self, ids: Sequence[int]) -> Iterator[Record]:
        """The records of these numbers, one by one."""
        for run in self.runs(ids):
            yield from self._records(run)

    def runs(self, ids: Sequence[int]) -> "Iterator[Run]":
        """The same by their columns, as those of one class and file come behind each other."""
        for begin in range(0, len(ids), _AT_ONCE):
            some, end = ids[begin : begin + _AT_ONCE], 0
            span = span_of(some)
            for common, same in groupby(taken_in(self.commons, some, span)):
                start, end = end, end + len([*same])
                own, of_own = some[start:end], span and slice(span.start + start, span.start + end)
                all_first = not any(one.is_over for one in self._pools)
                pools = [one.first for one in self._pools] if all_first else self._pools
                columns = (taken_in(one, own, of_own) for one in (self.rows, *self._columns))
                numbers = self._codes.texts(taken_in(self.numbers, own, of_own))
                yield Run(common, own, zip(numbers, *columns, strict=True), *pools)

    def _records(self, run: "Run") -> Iterator[Record]:
        """Records of one class and file: what is quick for many is written out."""
        (
            kind, class_name, college, year, level, major, fault, on_purpose, decision, place,
            has_rows,
        ) = self.common[run.common]  # fmt: skip
        file, sheet, letters, line = place
        called, said, times = run.called, run.said, run.times
        new = tuple.__new__
        for number, row, name, result, note, away, checked, given in run.rows:
            where = place
            if has_rows:
                cell = letters and f"{letters}{row}"
                where = new(Where, (file, sheet, cell, row if letters is None else line))
            checked_at = times[checked]
            yield new(
                Record,
                (
                    number, called[name], where, kind, class_name, college, year, level, major,
                    said[result], checked_at,
                    checked_at if given == checked else times[given],
                    said[note], fault, on_purpose, said[away], decision,
                ),
            )  # fmt: skip

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

    def are_sound(self, ids: Sequence[int]) -> bool:
        """Whether none of these records is lost, as in nearly all files: seen all at once."""
        span = span_of(ids) if ids else None
        if span is None or not self._codes.all_digits(self.numbers[span]):
            return False
        return all(self.common[one].fault is NumberFault.NONE for one in {*self.commons[span]})

    def number(self, at: int) -> str:
        """The 学号 of a record."""
        return self._codes.text(self.numbers[at])

    def name(self, at: int) -> str:
        """The name in a record."""
        return self._called[self._names[at]]

    def result(self, at: int) -> str:
        """The result in a record."""
        return self._said[self._results[at]]

    def said(self, ids: Sequence[int]) -> Counter[str]:
        """The results in these records, and how often each stands there."""
        said = Counter[str]()
        for one, times in Counter(taken(self._results, ids)).items():
            said[self._said[one]] += times
        return said

    def newest(self, ids: Sequence[int]) -> datetime | None:
        """The newest 校对 or 记录 time in these records."""
        times = {*taken(self._checked, ids), *taken(self._given, ids)}
        return max(filter(None, map(self._moments.__getitem__, times)), default=None)

    def text(self, code: int) -> str:
        """The 学号 that stands for a *code* in *numbers*."""
        return self._codes.text(code)

    def code(self, number: str) -> int | None:
        """What stands in *numbers* for a 学号, None where no record has it."""
        return self._codes.known(number)


def _runs(records: Sequence[Record]) -> Iterable[Sequence[Record]]:
    """*records* as those of one class on one sheet come behind each other; nearly always all."""
    if not records or _belongs(records[0]) == _belongs(records[-1]):
        return [records]
    return ([*same] for _, same in groupby(records, key=_belongs))


def _belongs(record: Record) -> tuple[object, ...]:
    return record.where.sheet, record[3:9]


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
