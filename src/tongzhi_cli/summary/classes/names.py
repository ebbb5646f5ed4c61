"""The one college and name of each class, where people write them in several ways.

Two ways to write a class are one class if they have the same students. Two classes of the school's
list are never one. Where the students are others and only the names are alike, it is asked.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations

from tongzhi_cli.model.classes.class_called import is_called
from tongzhi_cli.model.classes.class_spelling import plain
from tongzhi_cli.model.classes.classes_apart import is_bare
from tongzhi_cli.model.problem import NOTHING_TO_DO, Problem, Severity, Where
from tongzhi_cli.summary.classes.called import SHARED, Class, Colleges
from tongzhi_cli.summary.classes.file_named import named_otherwise
from tongzhi_cli.summary.classes.kinds import ONE_CLASS, SIMILAR_CLASS, WRONG_CLASS
from tongzhi_cli.summary.classes.misnamed import by_students, misnamed
from tongzhi_cli.summary.classes.one_name import ByRun, by_run, called_no_more, scattered, was_shown
from tongzhi_cli.summary.classes.told_apart import ToldApart
from tongzhi_cli.summary.model import HANDED_IN, Kind, Record, by_place
from tongzhi_cli.summary.store.columns import taken
from tongzhi_cli.summary.store.groups import Groups
from tongzhi_cli.summary.store.store import Common

_ARE_TWO = "；其实是两个班，就改正其中一份的学号。"
_ONLY_WRITTEN = f"{NOTHING_TO_DO}，只是写法不同。"
#: What says itself of which class it is, and not by its file.
_NAMED_THERE = frozenset({Kind.LIST, Kind.DECIDED})
_MOVED = "请这个班核对这些学生的班级，写错了就改好重新交来；是名单旧了，就改名单。"


class ClassNames:
    """The one college and name of each class, where people write them in several ways."""

    def __init__(self, groups: Groups) -> None:
        self._groups = groups
        commons, self._common = groups.store.commons, groups.store.common
        alone = Counter(taken(commons, groups.alone))
        several = Counter(tuple(map(commons.__getitem__, group)) for group in groups.several)
        counts = alone.copy()
        for group, count in several.items():
            for each in group:
                counts[each] += count
        self._counts = [(self._common[each], count) for each, count in counts.items()]
        sizes: Counter[Class] = Counter()
        shared: Counter[tuple[Class, Class]] = Counter()
        official: set[Class] = set()
        self._apart = ToldApart(Colleges(one for one, _ in self._counts), self._counts)
        groups_of = {tuple(map(self._common.__getitem__, each)): n for each, n in several.items()}
        self._of_file = by_students(groups_of, self._apart.named)
        self._by_run = ByRun()
        alone_of = {self._common[each]: count for each, count in alone.items()}
        self._misnamed = misnamed(alone_of, groups_of, self._of_college)
        has_list = any(one.kind is Kind.LIST for one, _ in self._counts)
        self._by_run = ByRun() if has_list else by_run(groups, self._written)
        if any(was_shown(one) for one, _ in self._counts):
            together = {(one,): count for one, count in alone_of.items()} | groups_of
            then = called_no_more(together, self._by_run, self._written)
            self._by_run = self._by_run._replace(of={**self._by_run.of, **then})
        for each, count in alone.items():
            one = self._common[each]
            if one.class_name:
                written = self._written(one)
                sizes[written] += count
                if one.kind is Kind.LIST:
                    official.add(written)
        for group, count in several.items():
            told = [self._common[each] for each in group]
            of_group = {self._written(one) for one in told if one.class_name}
            for written in of_group:
                sizes[written] += count
            for pair in combinations(sorted(of_group), 2):
                shared[pair] += count
            official.update(self._written(one) for one in told if one.kind is Kind.LIST)
        self._official = official
        self._usual = self._unite(sizes, shared, official)
        self._unified: dict[tuple[str, str], Class] = {}
        self._moved = {
            (other, one) if one in official else (one, other)
            for (one, other), count in shared.items()
            if count >= SHARED and (one in official) != (other in official)
            if not _leaves_out(one, other)
        }
        self.problems = [
            *self._apart.problems(self._places if self._apart else ()),
            *self._wrong_class(),
            *self._one_class(),
            *self._named_otherwise({*sizes}),
            *self._alike([self._common[each] for each in alone], sizes, official),
        ]

    @cached_property
    def _places(self) -> list[tuple[Common, Where]]:
        """Where the first record stands of those that have this in common."""
        store, first = self._groups.store, dict[int, int]()
        for at in self._groups.records():
            common = store.commons[at]
            if common not in first or store.rows[at] < store.rows[first[common]]:
                first[common] = at
        return [(store.common[common], store.where(at)) for common, at in first.items()]

    def _of_college(self, record: Record | Common) -> Class:
        """The class as a record has it; the college is filled in where only one can be.

        One of several that are called so has the name that tells it apart.
        """
        written = self._apart.named(record)
        if not self._of_file or record.kind in _NAMED_THERE:
            return written
        return self._of_file.get((_file(record), written), written)

    def _written(self, record: Record | Common) -> Class:
        """As `_of_college`; a form that names a wrong class has the students of another."""
        written = self._of_college(record)
        if not self._goes_by_file:
            return written
        file = _file(record)
        if record.kind not in _NAMED_THERE:
            written = self._misnamed.get((file, written), (written, None))[0]
        return self._by_run.of.get((file, written), written)

    @property
    def _goes_by_file(self) -> bool:
        """Whether a class name in one file is another class than in the next one."""
        return bool(self._misnamed or self._of_file or self._by_run.of)

    def _unite(
        self,
        sizes: Mapping[Class, int],
        shared: Mapping[tuple[Class, Class], int],
        official: set[Class],
    ) -> dict[Class, Class]:
        """For each class that is written unusually, the usual way: they have the same students."""
        of_list: dict[Class, int] = {}  # how many of the list's classes a written one is about
        for pair, common in shared.items():
            for one, other in (pair, pair[::-1]):
                if common >= SHARED and one in official and other not in official:
                    of_list[other] = of_list.get(other, 0) + 1
        named = Counter(each.name for each in official)
        family: dict[Class, set[Class]] = {}
        for one, other in sorted(shared, key=lambda pair: (-shared[pair], pair)):
            common = shared[one, other]
            if common < SHARED or 2 * common < min(sizes[one], sizes[other]):
                continue
            if max(of_list.get(one, 0), of_list.get(other, 0)) > 1:
                continue
            if not one.college and named[one.name] > 1:  # it may be any of them
                continue
            joined = family.get(one, {one}) | family.get(other, {other})
            if len(joined & official) > 1:  # a form may have the students of two, or their name
                continue
            for each in joined:
                family[each] = joined
        usual: dict[Class, Class] = {}
        for same in {min(joined): joined for joined in family.values()}.values():
            best = max(
                sorted(same),
                key=lambda one: (one in official, bool(one.college), sizes[one], len(one.name)),
            )
            usual |= dict.fromkeys(same - {best}, best)
        return usual

    def _one_class(self) -> Iterator[Problem]:
        """That a class is written in another way, at the first place where it is."""
        first: dict[Class, Where] = {}
        for one, where in self._places if self._usual else ():
            other = self._written(one)
            if other in self._usual:
                first[other] = min(first.get(other, where), where, key=by_place)
        for other, where in sorted(first.items()):
            best = self._usual[other]
            message = f"“{other}”和“{best}”里是同样的学生，当作同一个班“{best}”"
            do = f"请这个班把表上的班级改成“{best.name}”"
            kind, severity = ONE_CLASS, Severity.WARNING
            if is_called(other.name, best.name):
                severity, do = Severity.INFO, _ONLY_WRITTEN
            elif best in self._official:
                kind = WRONG_CLASS
                message = f"表上写的班级是“{other}”，学生是名单上“{best}”的，算在“{best}”"
                do += f"，重新交来；真是“{other.name}”的，就请改名单。"
            else:
                do += _ARE_TWO
            yield Problem(kind, severity, message, do, class_name=best.name, where=where)

    def _wrong_class(self) -> Iterator[Problem]:
        """That a form names another class than its students are of: one line a form."""
        for (file, there), (here, told) in sorted(self._misnamed.items(), key=lambda one: one[0]):
            if _leaves_out(there, here):
                continue
            where = next(
                place
                for one, place in self._places
                if one.place.file == file and self._of_college(one) == there
            )
            yield told.problem(there, here, where)._replace(class_name=here.name or None)

    def _named_otherwise(self, classes: set[Class]) -> Iterator[Problem]:
        """That a file of one class is named for another one."""
        files: dict[str, set[tuple[str, str]]] = {}
        for one, _ in self._counts:
            if one.class_name and one.kind in HANDED_IN:
                names = (one.class_name, self.usual(one).name)
                files.setdefault(one.place.file, set()).add(names)
        of_one = {file: next(iter(those)) for file, those in files.items() if len(those) == 1}
        return named_otherwise(of_one, {each.name for each in classes})

    def is_told(self, there: Class, here: Class) -> bool:
        """Whether it is said once for all that students of *there* are the list's *here*."""
        return (there, here) in self._moved or _leaves_out(there, here)

    def _alike(
        self, alone: Iterable[Common], sizes: Mapping[Class, int], official: set[Class]
    ) -> Iterator[Problem]:
        """What is one class perhaps, or two: alike names with other students, and one name."""
        several = self._in_several(alone)
        by_key: dict[Class, list[Class]] = {}
        for each in sorted(sizes.keys() - self._usual.keys()):
            by_key.setdefault(Class(each.college, plain(each.name)), []).append(each)
        alike = [same for same in by_key.values() if len(same) > 1 and not official]
        split = {one.called for those in self._by_run.split.values() for one in those}
        asked = {there for there, _ in self._moved} | several | split
        asked |= {each for same in alike for each in same}
        if not asked:
            return
        where: dict[Class, Where] = {}
        files: dict[Class, Counter[str]] = {}
        for one, place in self._places:
            written = self._written(one)
            if written in asked and one.kind is not Kind.LIST:
                where[written] = min(where.get(written, place), place, key=by_place)
        for one, count in self._counts:
            written = self._written(one)
            if written in several and one.kind is not Kind.LIST:
                files.setdefault(written, Counter())[one.place.file] += count
        for there, here in sorted(self._moved):
            if there in where and there not in self._usual:
                message = f"写着“{there}”的学生里，有 {SHARED} 人以上在名单上是“{here}”，按名单列"
                yield Problem(
                    ONE_CLASS, Severity.WARNING, message, _MOVED, class_name=here.name,
                    where=where[there],
                )  # fmt: skip
        for first, *others in alike:
            for other in others:
                message = f"“{first}”（{sizes[first]} 人）和“{other}”（{sizes[other]} 人）"
                message += "写法不同、学生也不同：是不是同一个班？"
                yield Problem(
                    SIMILAR_CLASS, Severity.WARNING, message, class_name=other.name,
                    where=where[other],
                )  # fmt: skip
        for each, counts in sorted(files.items()):
            if each not in official:
                yield scattered(each, counts, where[each], self._apart.choices(each))
        yield from self._by_run.problems(where)

    def _in_several(self, alone: Iterable[Common]) -> set[Class]:
        """The classes of which several files have students, and nothing says why."""
        first_file: dict[Class, str] = {}
        found = set(self._by_run.asked)
        for one in alone:
            if one.class_name and (one.kind is Kind.FORM or _is_bare_roster(one)):
                written = self._written(one)
                if first_file.setdefault(written, one.place.file) != one.place.file:
                    found.add(written)
        return found

    def usual(self, written: Record | Common) -> Class:
        """The class in the usual way, and the college where only one can be."""
        as_it_is = written.college, written.class_name
        if self._goes_by_file or self._apart.has(written):
            own = self._written(written)
            return self._usual.get(own, own)
        usual = self._unified.get(as_it_is)
        if usual is None:
            own = self._written(written)
            usual = self._unified[as_it_is] = self._usual.get(own, own)
        return usual

    def unified(self, record: Record) -> Record:
        """*record* with its class as `usual`."""
        usual = self.usual(record)
        if usual == (record.college, record.class_name):
            return record
        return record._replace(college=usual.college, class_name=usual.name)


def _file(record: Record | Common) -> str:
    return record.place.file if isinstance(record, Common) else record.where.file


def _leaves_out(there: Class, here: Class) -> bool:
    """Whether *there* says nothing else than *here*, only not the college."""
    return not there.college and there.name == here.name


def _is_bare_roster(record: Common) -> bool:
    return record.kind is Kind.ROSTER and is_bare(record.class_name)
