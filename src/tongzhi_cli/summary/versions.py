"""A form that was mended and handed in again, beside the old one, whose faults count as well."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.summary.kinds import CONFLICTING_ANSWER, TWO_VERSIONS
from tongzhi_cli.summary.model import HANDED_IN, Record
from tongzhi_cli.summary.people.same import same_result

if TYPE_CHECKING:
    from datetime import datetime

#: So many of ten students of the larger file are in both.
_MOST = 8


class Versions:
    """Which files are about the same students: seen student by student."""

    def __init__(self) -> None:
        self._shared: Counter[tuple[str, str]] = Counter()
        self._other: Counter[tuple[str, str]] = Counter()
        self._newest: dict[str, datetime] = {}
        self._classes: dict[str, str] = {}

    def see(self, records: Sequence[Record], told: Iterable[Problem]) -> None:
        """Take the records of a student in, and what is *told* of them."""
        of_file = {one.where.file: one for one in records if one.kind in HANDED_IN}
        if len(of_file) < 2:
            return
        for file, one in of_file.items():
            self._classes.setdefault(file, one.class_name)
            if one.given_at:
                self._newest[file] = max(one.given_at, self._newest.get(file, one.given_at))
        contradicts = any(one.kind == CONFLICTING_ANSWER for one in told)
        for pair in combinations(sorted(of_file), 2):
            self._shared[pair] += 1
            self._other[pair] += contradicts and not same_result(*(of_file[one] for one in pair))

    def problems(self, sizes: Mapping[str, int]) -> Iterator[Problem]:
        """That both of two versions are there; *sizes* are how many rows each file has."""
        for (first, second), shared in sorted(self._shared.items()):
            few, many = sorted((sizes.get(first, 0), sizes.get(second, 0)))
            if shared < 2 or 10 * shared < _MOST * many:
                continue
            if not self._other[first, second] and shared >= few:
                continue  # a list and the form of it: they say the same
            old, new = first, second
            times = self._newest.get(first), self._newest.get(second)
            is_known = bool(times[0] and times[1] and times[0] != times[1])
            if times[0] and times[1] and times[0] > times[1]:
                old, new = second, first
            done = f"改好的是 {new}，就拿走旧的那一份：{old}"
            told = done if is_known else "哪一份是旧的，就拿走旧的那一份"
            message = f"和 {new} 是同一些同学（{shared} 人），写的不一样：{told}"
            yield Problem(
                TWO_VERSIONS, Severity.WARNING, message, class_name=self._classes[old] or None,
                where=Where(old),
            )  # fmt: skip
