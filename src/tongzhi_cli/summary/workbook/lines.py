"""Records as rows of 明细, 其他记录 and 全校名单."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, tzinfo
from functools import lru_cache
from typing import overload
from zlib import crc32

from tongzhi_cli.answers.answer import STATUS_WORDS, Status
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.times import moment
from tongzhi_cli.summary.model import Decision, Record
from tongzhi_cli.summary.store.rows import Rows
from tongzhi_cli.summary.store.store import Common, Run
from tongzhi_cli.summary.workbook.layout import (
    BLANK,
    FAULT,
    RECORD_COLUMNS,
    VARYING,
    VOID,
    check_code,
    squeezed,
)
from tongzhi_cli.summary.workbook.long_sheet import Cell, Parted, encoded, parting
from tongzhi_cli.summary.workbook.told import without_private

#: What stands under 核定自, 作废, 核定人 and 核定时间 of nearly all lines.
_UNDECIDED: tuple[Cell, ...] = (None, None, None, None)
#: So many moments, and so many results with their notes, are kept as they are written.
_KEPT = 4096


class Lines(Sequence[tuple[Record, Record, Status]]):
    """Lines, each with the record behind it and what it amounts to."""

    def __init__(self, lines: Rows, raw: Rows, statuses: Sequence[Status]) -> None:
        self._lines, self._raw, self._statuses = lines, raw, statuses

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[tuple[Record, Record, Status]]:
        lines, raw = self._lines, self._raw
        for line, at, behind, status in zip(lines, lines.ids, raw.ids, self._statuses, strict=True):
            yield line, line if at == behind else raw.store.record(behind), status

    @overload
    def __getitem__(self, at: int) -> tuple[Record, Record, Status]: ...
    @overload
    def __getitem__(self, at: slice) -> "Lines": ...
    def __getitem__(self, at: int | slice) -> "tuple[Record, Record, Status] | Lines":
        if isinstance(at, slice):
            return Lines(self._lines[at], self._raw[at], self._statuses[at])
        line, behind = self._lines.ids[at], self._raw.ids[at]
        shown = self._lines.store.record(line)
        raw = shown if line == behind else self._raw.store.record(behind)
        return shown, raw, self._statuses[at]

    def at(self, places: Sequence[int]) -> "Lines":
        """Those at these places."""
        statuses = [self._statuses[at] for at in places]
        return Lines(self._lines.at(places), self._raw.at(places), statuses)

    def quick(self) -> tuple[Iterator[Parted], Callable[[int], list[Cell]]]:
        """Each as `long_sheet.parting` parts its row, by its place; and what makes that row.

        What the lines of a class have in common is looked at once, and no record is made: a merge
        of 300 classes takes 6 % less so.
        """
        return self._parted(), lambda at: with_status(self[at])

    def _parted(self) -> Iterator[Parted]:
        store, written, begin = self._lines.store, _Written(), 0
        for run in store.runs(self._lines.ids):
            end = begin + len(run.ids)
            if self._raw.ids[begin:end] == run.ids:  # as nearly always
                common, statuses = store.common[run.common], self._statuses[begin:end]
                yield from written.parted(run, common, statuses, begin)
            else:
                for at, row in enumerate(map(with_status, self[begin:end]), begin):
                    yield *_parting(row)[:2], at
            begin = end


#: What parts the row of a line; `_Written` does the same.
_parting = parting([RECORD_COLUMNS.index(one) for one in VARYING], len(RECORD_COLUMNS))


class _Written:
    """What lines say, as it is written: what many say alike is worked out once."""

    def __init__(self) -> None:
        self._moments: dict[int, bytes] = {}
        self._said: dict[tuple[int, int], bytes] = {}

    def parted(
        self, run: Run, told: Common, statuses: Sequence[Status], begin: int
    ) -> Iterator[Parted]:
        """The lines of a class that are as their records are, by their places from *begin* on."""
        if max(len(self._moments), len(self._said)) > _KEPT:
            self._moments.clear()
            self._said.clear()
        moments, said, common = self._moments, self._said, run.common
        start = crc32(squeezed(f"{told.college}|{told.class_name}|"))
        where, letters = told.place, f">{told.place.cell or ''}".encode()
        fixed, at = _encoded(str(_place(where) or "")), begin
        for (number, row, name, result, note, away, checked, given), status in zip(
            run.rows, statuses, strict=True
        ):
            called = run.called[name]
            checked_at = moments.get(checked)
            if checked_at is None:
                checked_at = moments[checked] = _encoded(_moment(run.times[checked]))
            given_at = b""
            if given != checked and run.times[given] != run.times[checked]:
                given_at = _encoded(_moment(run.times[given]))
            place = fixed
            if told.has_rows:
                place = b"%b%d" % (letters, row) if row or where.cell else b""
            what = said.get((result, note))
            if what is None:
                text = f"|{run.said[result]}|{run.said[note]}"
                what = said[result, note] = squeezed(text)
            code = b">%08x" % crc32(what, crc32(squeezed(f"{number}|{called}"), start))
            own, name_too = _encoded(number), _encoded(called)
            # all but these texts is the same in the rows of one key
            key: tuple[object, ...]
            key = common, status is Status.OK or status, result, note, away, given_at != b""
            given_too = (given_at,) if given_at else ()
            texts: tuple[bytes, ...] = (own, name_too, checked_at, *given_too, place, code)
            if b"" in texts:
                key, texts = (*key, *map(bool, texts)), tuple(filter(None, texts))
            yield key, texts, at
            at += 1


def _encoded(text: str) -> bytes:
    return encoded(text) if text else b""


# --- one row -----------------------------------------------------------------------------------


def with_status(one: tuple[Record, Record, Status]) -> list[Cell]:
    """A line, the record behind it and what it amounts to, as a row."""
    return record_row(one[0], one[1], STATUS_WORDS[one[2]])


def record_row(shown: Record, raw: Record, status: str) -> list[Cell]:
    """A record as a row: *shown* is what people see, *raw* what the file itself says."""
    where = without_private(raw.where)
    given = raw.given_at if raw.given_at != raw.checked_at else None
    decision = raw.decision
    own: Iterable[Cell] = (None, None, None)
    if shown is not raw:
        own = (
            None if one == other else other or BLANK
            for one, other in (
                (shown.college, raw.college),
                (shown.class_name, raw.class_name),
                (shown.name, raw.name),
            )
        )
    return [
        shown.college,
        shown.class_name,
        shown.number,
        shown.name,
        status,
        shown.result,
        _moment(raw.checked_at),
        shown.note,
        where.file,
        raw.entry_year and str(raw.entry_year),
        raw.level or None,
        raw.major or None,
        _moment(given) or None,
        str(raw.kind),
        where.sheet,
        _place(where),
        str(raw.fault) or None,
        *own,
        check_code(
            (shown.college, shown.class_name, shown.number, shown.name, shown.result, shown.note)
        ),
        VOID if decision and decision.void else FAULT if raw.on_purpose else None,
        raw.away or None,
        *(_decided(decision) if decision else _UNDECIDED),
    ]


def _decided(decision: Decision) -> list[Cell]:
    return [one or None for one in (decision.source, decision.void, decision.by, decision.at)]


def _moment(at: datetime | None) -> str:
    return _written(at, at.tzinfo, at.fold) if at else ""


@lru_cache(maxsize=4096)  # people check their data in the same minutes
def _written(at: datetime, _zone: tzinfo | None, _fold: int) -> str:
    """A moment in its zone: one of another zone may be equal, and is written otherwise."""
    return moment(at)


def _place(where: Where) -> str | int | None:
    return where.cell or (where.line and str(where.line))
