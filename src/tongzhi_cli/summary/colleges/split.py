"""The summary of a school cut into those of its colleges, for `merge --by-college` (issue 18).

Nothing is settled anew: a line of the school is the same line in its college, and each record is in
at most one college. Merging the parts again gives the whole, but for what no college has: a file, a
picture or a voided row of which nobody knows the college.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from tongzhi_cli.model.problem import Problem, Where
from tongzhi_cli.summary.colleges.home import Homes
from tongzhi_cli.summary.count_checks import UNKNOWN
from tongzhi_cli.summary.merge import Merged
from tongzhi_cli.summary.model import Kind, Part, Summary
from tongzhi_cli.summary.people.owners import Owners
from tongzhi_cli.summary.scanned.rows import of_numbers, whose
from tongzhi_cli.summary.store.rows import Rows
from tongzhi_cli.summary.union import held_parts


def by_college(found: Merged) -> Iterator[tuple[str, Merged]]:
    """Each college and what is its own of *found*, in the order of the lines."""
    split = _Split(found)
    begin = 0
    for college, classes in groupby(found.classes, key=lambda one: one.college):
        own = tuple(classes)
        end = begin + sum(one.lines for one in own)
        problems = split.of(college, found.problems)
        yield (
            college,
            found._replace(
                summary=split.summary(college),
                lines=found.lines[begin:end],
                raw=found.raw[begin:end],
                statuses=found.statuses[begin:end],
                others=split.others(college),
                classes=own,
                colleges=tuple(one for one in found.colleges if one.college == college),
                problems=problems,
                all_problems=split.of(college, found.all_problems),
                counted=found.counted and found.counted[begin:end],
                owners=_owners(found.owners, begin, end),
            ),
        )
        begin = end


def _owners(owners: Owners, begin: int, end: int) -> Owners:
    """Those among the lines from *begin* to *end*, by their places there."""
    inside = range(begin, end)
    of = {
        at - begin: tuple(one - begin for one in told if one in inside)
        for at, told in owners.of.items()
        if at in inside
    }
    return Owners(of, frozenset(at - begin for at in owners.extra if begin <= at < end))


class _Split:
    """Of which college each record, file and problem is; all colleges are cut in one go."""

    def __init__(self, found: Merged) -> None:
        self._found = found
        store = found.lines.store
        colleges = [one.college for one in found.colleges]
        place = {college: at for at, college in enumerate(colleges)}
        self._names = colleges
        self._homes = Homes(found.classes)
        told = [one for one in found.all_problems if one.number]
        codes = {store.numbers[at] for at in found.others.ids}
        codes |= {code for one in told if (code := store.code(one.number or "")) is not None}
        #: of each record its college, by its place in *names*
        self._of_record = array("i", [-1]) * len(store)
        of_code: dict[int, int] = {}
        for line, behind in zip(found.lines.ids, found.raw.ids, strict=True):
            at = place[store.common[store.commons[line]].college]
            self._of_record[behind] = at
            if store.numbers[line] in codes and not store.is_lost(line):
                of_code[store.numbers[line]] = at
        files: dict[str, int] = {}
        for file, rows in held_parts(found.summary):
            own = (self._of_record[one] for one in rows.ids if self._of_record[one] >= 0)
            files[file] = next(own, -1)
        for other in found.others.ids:
            at = of_code.get(store.numbers[other], -1)
            common = store.common[store.commons[other]]
            if at < 0:
                at = place.get(common.college, files.get(common.place.file, -1))
            if at < 0 and len(there := self._homes.of_class(common.class_name)) == 1:
                at = place[next(iter(there))]
            is_void = common.decision is not None and common.decision.void
            self._of_record[other] = at if at >= 0 or is_void else 0
        self._of_number = {store.text(code): colleges[at] for code, at in of_code.items()}
        self._seen = whose(found.summary.scans, found.lines)
        self._of_place = self._places(found)
        self._parts = self._cut(found)
        self._of_file: dict[str, set[str]] = {}
        for college, parts in self._parts.items():
            for part in parts:
                if not all(one.kind is Kind.LIST for one in part.origins):
                    self._of_file.setdefault(part.file, set()).add(college)

    def _places(self, found: Merged) -> dict[Where, str]:
        """The college of the row that a problem is about, by its place."""
        store = found.lines.store
        places = {one.where for one in found.all_problems if one.where}
        files = {one.file for one in places}
        return {
            where: self._names[self._of_record[at]]
            for at in chain(found.others.ids, found.raw.ids)
            if self._of_record[at] >= 0
            and store.common[store.commons[at]].place.file in files
            and (where := store.where(at)) in places
        }

    def _cut(self, found: Merged) -> dict[str, list[Part]]:
        parts: dict[str, list[Part]] = {one: [] for one in self._names}
        held = held_parts(found.summary)
        for part, (_, rows) in zip(found.summary.parts, held, strict=True):
            ids: dict[str, array[int]] = {}
            for one in rows.ids:
                if (at := self._of_record[one]) >= 0:
                    ids.setdefault(self._names[at], array("I")).append(one)
            if not ids:
                ids = {college: array("I") for college in self._led(part.file)}
            for college, own in ids.items():
                parts[college].append(part._replace(records=Rows(rows.store, own)))
        return parts

    def _led(self, file: str) -> list[str]:
        """The college of a file without anybody, if there is one."""
        home = self._homes.of_file(file)
        return [] if home is None else [home]

    def summary(self, college: str) -> Summary:
        """The files of a college, with its own records and notes."""
        own = {number for number, line in self._seen.items() if line.college == college}
        return Summary(
            tuple(
                part._replace(notes=self.of(college, part.notes)) for part in self._parts[college]
            ),
            of_numbers(self._found.summary.scans, own),
        )

    def others(self, college: str) -> Rows:
        """The records that gave way, of students of a college."""
        others, at = self._found.others, self._names.index(college)
        ids = array("I", [one for one in others.ids if self._of_record[one] == at])
        return Rows(others.store, ids)

    def of(self, college: str, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Those of *problems* that are about a college, or about nothing that has one."""
        return tuple(one for one in problems if self._is_of(college, one))

    def _is_of(self, college: str, one: Problem) -> bool:
        if one.number and one.number in self._of_number:
            return self._of_number[one.number] == college
        if one.where and (home := self._of_place.get(one.where)) is not None:
            return home == college
        named_so = self._homes.of_class(one.class_name)
        there = self._of_file.get(one.where.file, set()) if one.where else set()
        if there or named_so:
            return college in (there & named_so or there or named_so)
        named = _named(one.message, self._names)
        if named is not None:
            return named == college
        if one.where is None:  # about numbers of the whole school: of those that it names
            about = {home for number, home in self._of_number.items() if number in one.message}
            return not about or college in about
        return college in self._led(one.where.file)


def _named(message: str, colleges: Sequence[str]) -> str | None:
    """The college that a problem of a whole college begins with."""
    said = ((one, one or UNKNOWN) for one in colleges)
    return next((one for one, name in said if message.startswith(f"{name}：")), None)
