"""Whose problem it is, and whose file: the class that handed a row in, not the one it is about.

Somebody who wrote a 学号 of another class has it in their own file; the other class has nothing to
mend. So what stands in a file goes back to whoever handed that in, and only what no file has (a
student who is missing, a class of which nothing came) goes by the list.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from tongzhi_cli.answers.log.read import path_beside
from tongzhi_cli.model.classes.class_called import called_after
from tongzhi_cli.model.problem import Problem, Where
from tongzhi_cli.summary.classes.called import SHARED, Class
from tongzhi_cli.summary.classes.misnamed import MOST
from tongzhi_cli.summary.merge import Merged
from tongzhi_cli.summary.model import HANDED_IN, Kind, Record, is_no_key, place_key

#: Rows of one file that name one class in one way.
_Group = tuple[str, str, str]


class Owners:
    """Which class each problem and each file of a merge is of."""

    def __init__(self, found: Merged) -> None:
        self._numbers: dict[str, Class] = {}
        self._lines: dict[Where, Class] = {}
        self._by_name: dict[str, set[Class]] = {}
        for line in found.lines:
            key = Class(line.college, line.class_name)
            self._by_name.setdefault(line.class_name, set()).add(key)
            if line.kind is Kind.LIST or is_no_key(line.number, line.fault):
                self._lines[line.where] = key
            if not is_no_key(line.number, line.fault):
                self._numbers[line.number] = key
        self._count(found)
        self._wanted(found)

    def _count(self, found: Merged) -> None:
        """How many rows each class has in each file, however the rows spell it."""
        of_group: dict[_Group, Counter[Class]] = {}
        told: set[tuple[_Group, str]] = set()
        rows: Counter[_Group] = Counter()
        for record in _handed_in(found):
            group = _group(record)
            rows[group] += 1
            key, student = self._of_record(record), (group, record.number)
            if key and student not in told:
                of_group.setdefault(group, Counter())[key] += 1
                if record.number:
                    told.add(student)
        self._group_of = {group: self._told_by(group, counts) for group, counts in of_group.items()}
        self.files: dict[str, Counter[Class]] = {}
        for group, key in self._group_of.items():
            self.files.setdefault(group[0], Counter())[key] += rows[group]
        self._logs = {str(path_beside(Path(file))): file for file in self.files}
        self._of_class: dict[Class, Counter[str]] = {}
        for file, each in self.files.items():
            for key, count in each.items():
                self._of_class.setdefault(key, Counter())[file] += count

    def _told_by(self, group: _Group, counts: Counter[Class]) -> Class:
        """The class of rows by their students; a few may be of the class that they say."""
        key = _first(counts)
        _, college, name = group
        if key.name == name or counts[key] >= SHARED:
            return key
        written = self._by_name.get(name, set())
        same = {one for one in written if one.college == college} or written
        return next(iter(same)) if len(same) == 1 else key

    def _of_record(self, record: Record) -> Class | None:
        if is_no_key(record.number, record.fault):
            return self._lines.get(record.where)
        return self._numbers.get(record.number)

    def _wanted(self, found: Merged) -> None:
        """The records at the places of problems."""
        places = {one.where for one in found.all_problems if one.where}
        self.records = {one.where: one for one in _handed_in(found) if one.where in places}

    def of(self, problem: Problem) -> Class | None:
        """The class that has to mend it; None where it is nobody's, or several classes'."""
        where = problem.where
        file = self.file_of(where)
        if file is None:
            return self._of_list(problem)
        if own := self.own(file):
            return own
        record = self.records.get(where) if where else None
        if record is not None:
            return self._group_of[_group(record)]
        named = self._of_list(problem)
        return named if named in self.files[file] else None

    def _of_list(self, problem: Problem) -> Class | None:
        """By what a problem says of the student or the class, where no file handed in has it."""
        if problem.number and (key := self._numbers.get(problem.number)):
            return key
        if problem.where and (key := self._lines.get(problem.where)):
            return key
        keys = self._by_name.get(problem.class_name or "", set()) if problem.class_name else set()
        return next(iter(keys)) if len(keys) == 1 else None

    def file_of(self, where: Where | None) -> str | None:
        """The file that was handed in with what stands there: itself, or what a log lies beside."""
        if where is None:
            return None
        return where.file if where.file in self.files else self._logs.get(where.file)

    def own(self, file: str) -> Class | None:
        """The class that a file is of; None if it is of several."""
        each = self.files[file]
        key = _first(each)
        return key if 10 * each[key] >= MOST * each.total() else None

    def main_file(self, key: Class) -> str | None:
        """The file with most of a class, one of its own before others; None if nothing came."""
        counts = self._of_class.get(key, Counter())
        ranked = sorted(counts, key=lambda one: (self.own(one) != key, -counts[one], one))
        return ranked[0] if ranked else None

    def called(self, name: str) -> Class | None:
        """The one class of that name, or the one of which nothing came that is called so in full.

        A file is called 软件1班 that is of 2014级软件1班.
        """
        keys = {
            key
            for full in called_after(name, self._by_name)
            for key in self._by_name[full]
            if full == name or key not in self._of_class
        }
        return next(iter(keys)) if len(keys) == 1 else None

    def key_of_number(self, number: str | None) -> Class | None:
        """The class that a student is counted in."""
        return self._numbers.get(number or "")

    def group_of(self, record: Record) -> Class | None:
        """The class whose rows a record is among."""
        return self._group_of.get(_group(record))


def rows_in(found: Merged, files: Iterable[str]) -> dict[str, list[Record]]:
    """The records of some files that were handed in, as they come there."""
    wanted = set(files)
    rows: dict[str, dict[Where, Record]] = {one: {} for one in wanted}
    for record in _handed_in(found):
        if record.where.file in wanted:
            rows[record.where.file].setdefault(record.where, record)
    return {
        file: sorted(each.values(), key=lambda one: place_key(one.where))
        for file, each in rows.items()
    }


def _handed_in(found: Merged) -> Iterator[Record]:
    return (one for one in chain(found.raw, found.others) if one.kind in HANDED_IN)


def _group(record: Record) -> _Group:
    return record.where.file, record.college, record.class_name


def _first(counts: Counter[Class]) -> Class:
    """The most frequent one, the first by name of several."""
    return min(counts, key=lambda key: (-counts[key], key))
