"""Summaries of parts make the summary of the whole: the union of sets.

It is associative, does not depend on order, and taking a part in twice changes nothing
(tests/summary/test_summary.py). Which of several records counts, what is wrong, every count: all
of it follows from the set (`summary.reconcile`), so that a college merges its classes, the school
its colleges, and the school gets what it would have got from the classes. The records are held in
one `Store`.
"""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby
from operator import lt
from typing import Any

from tongzhi_cli.model.problem import Problem
from tongzhi_cli.summary.model import (
    Kind,
    Origin,
    Part,
    Summary,
    part_of,
    place_key,
    record_key,
)
from tongzhi_cli.summary.scanned import rows as scans
from tongzhi_cli.summary.store.rows import Rows
from tongzhi_cli.summary.store.store import Store


def merge(summaries: Iterable[Summary]) -> Summary:
    """The summary of everything that is in any of *summaries*.

    >>> from tongzhi_cli.model.problem import Where
    >>> from tongzhi_cli.summary.model import Record
    >>> one = Record("2014030101", "李明", Where("1班.docx", "第1张表", line=2), Kind.FORM)
    >>> first = Summary((Part("1班.docx", (Origin("1班.docx", Kind.FORM),), (one,)),))
    >>> other = Summary((Part("2班.docx", (Origin("2班.docx", Kind.FORM),), ()),))
    >>> merge([other, first]) == merge([first, other, first]) != first
    True
    """
    by_file: dict[str, list[Part]] = {}
    summaries = [*summaries]
    for summary in summaries:
        for part in summary.parts:
            by_file.setdefault(part.file, []).append(part)
    store = _largest(part for same in by_file.values() for part in same)
    parts = tuple(_union(file, by_file[file], store) for file in sorted(by_file))
    return Summary(parts, scans.union(one.scans for one in summaries))


def renewed(remembered: Iterable[Summary], fresh: Iterable[Summary]) -> list[Summary]:
    """Earlier summaries without what they say of files that were read anew.

    What somebody decided stays: the file does not know of it.
    """
    new = [*fresh]
    files = {part.file for one in new for part in one.parts}
    kept = []
    for one in remembered:
        parts = []
        for part in one.parts:
            if part.file not in files:
                parts.append(part)
                continue
            decided = [record for record in part.records if record.kind is Kind.DECIDED]
            if decided:
                parts.append(part_of(part.file, [], decided, []))
        kept.append(one._replace(parts=tuple(parts)))
    return [*kept, *new]


def without_copies(summary: Summary, others: Collection[str]) -> Summary:
    """An earlier summary without what it says was decided in *others*: they say it themselves."""
    all_rows = [rows for _, rows in held_parts(summary)] if others else []
    if not all_rows:
        return summary
    store = all_rows[0].store
    is_copy = [
        common.decision is not None and common.decision.source in others for common in store.common
    ]
    parts = []
    for part, rows in zip(summary.parts, all_rows, strict=True):
        own = array("I", [at for at in rows.ids if not is_copy[store.commons[at]]])
        parts.append(part if len(own) == len(rows.ids) else part._replace(records=Rows(store, own)))
    return summary._replace(parts=tuple(parts))


def held(summary: Summary, store: Store) -> Summary:
    """The same with its records in a store: in *store* where they are in none."""
    parts = (
        part if isinstance(part.records, Rows) else part._replace(records=_rows(part, store))
        for part in summary.parts
    )
    return summary._replace(parts=tuple(parts))


def in_one(summary: Summary) -> Summary:
    """The same with its records in one store."""
    store = _largest(summary.parts)
    parts = (part._replace(records=_rows(part, store)) for part in summary.parts)
    return summary._replace(parts=tuple(parts))


def held_parts(summary: Summary) -> Iterator[tuple[str, Rows]]:
    """The file and the records of each part, in one store."""
    store = _largest(summary.parts)
    for part in summary.parts:
        yield part.file, _rows(part, store)


def rows_of(summary: Summary) -> Rows:
    """Every record, file by file."""
    parts = [rows for _, rows in held_parts(summary)]
    ids = array("I")
    for rows in parts:
        ids.extend(rows.ids)
    return Rows(parts[0].store if parts else Store(), ids)


def part_in(
    store: Store,
    file: str,
    origins: Iterable[Origin],
    ids: "array[int]",
    notes: Iterable[Problem],
) -> Part:
    """As `part_of`, of records that are in a store."""
    return part_of(file, origins, (), notes)._replace(records=Rows(store, _in_order(store, ids)))


def _largest(parts: Iterable[Part]) -> Store:
    """The store that most records are in, so that they need not move; else a new one."""
    stores = (part.records.store for part in parts if isinstance(part.records, Rows))
    return max(stores, key=len, default=None) or Store()


def _rows(part: Part, store: Store) -> Rows:
    """The records of a part in *store*."""
    if isinstance(part.records, Rows) and part.records.store is store:
        return part.records
    return Rows(store, store.extend(part.records))


def _union(file: str, same: list[Part], store: Store) -> Part:
    first = same[0]
    if len(same) == 1 or all(part == first for part in same):
        return first._replace(records=_rows(first, store))
    ids = array("I")
    for part in same:
        ids.extend(_rows(part, store).ids)
    return part_in(
        store,
        file,
        (origin for part in same for origin in part.origins),
        ids,
        (note for part in same for note in part.notes),
    )


def _in_order(store: Store, ids: "array[int]") -> "array[int]":
    """*ids* by `record_key`, each record once: by place, and by all of it where two share one.

    A key of a whole record takes more room than the record.
    """
    keys = [*map(_place_in(store, ids), ids)]
    if all(map(lt, keys, keys[1:])):
        return ids
    found = array("I")
    by_place = sorted(range(len(ids)), key=keys.__getitem__)
    for _, same in groupby(by_place, key=keys.__getitem__):
        here = [ids[at] for at in same]
        if len(here) > 1:
            each = {store.record(at): at for at in here}
            here = [each[record] for record in sorted(each, key=record_key)]
        found.extend(here)
    return found


def _place_in(store: Store, ids: "array[int]") -> Callable[[int], Any]:
    """What gives the first of the sort key of a record: sheet and row, as one number if it can."""
    commons, rows, common = store.commons, store.rows, store.common
    there = {commons[at] for at in ids}
    if not all(common[one].has_rows for one in there):
        return lambda at: place_key(store.where(at))[:2]
    sheets = sorted({common[one].place.sheet or "" for one in there})
    places = {one: sheets.index(common[one].place.sheet or "") << 32 for one in there}
    return lambda at: places[commons[at]] | rows[at]
