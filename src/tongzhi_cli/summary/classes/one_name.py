"""Classes of one name that only the 学号 tell apart: 软件1班 of two colleges that nobody names.

Without the school's list a class is what files call it. Two files with other students, each with
its own 01, 02 …, are two classes, and one may have written a wrong name; where nobody can say, it
is asked. Source: issue 18.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from tongzhi_cli.model.classes.class_shown import as_written, shown
from tongzhi_cli.model.classes.classes_apart import is_bare
from tongzhi_cli.model.classes.number_run import Run, are_two, parted, run
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.roster.kinds import UNCLEAR_CLASS
from tongzhi_cli.summary.classes.called import SHARED, Class
from tongzhi_cli.summary.classes.kinds import SIMILAR_CLASS
from tongzhi_cli.summary.classes.told_apart import WRITE_OUT
from tongzhi_cli.summary.model import HANDED_IN, Kind
from tongzhi_cli.summary.store.groups import Groups
from tongzhi_cli.summary.store.store import Common

#: So many files of other classes are named.
_NAMED = 3
_NAME_THEM = (
    "请让这几个班把班级写全（如“软件学院软件1班”），或按学院分文件夹放；其实有一份写错了班级，请改对；"
    "再汇总一次。"
)
_LOOK = "请打开这份表，核对学号和班级；写错的改好重新交来，再汇总一次。"


class OneName(NamedTuple):
    """One of several classes of a name: the class as it is called now, its files, how many."""

    called: Class
    files: tuple[str, ...]
    people: int


class Misplaced(NamedTuple):
    """*people* in a *file* of the class *called* so whose 学号 are as the *other* class's.

    Nobody: no 学号 in it can be read, and it may be of either.
    """

    file: str
    called: Class
    other: Class
    people: int

    def problem(self) -> Problem:
        """That somebody has to look whose they are."""
        message = (
            f"{self.people} 人的学号像是“{self.other}”的，先算在“{self.called}”：是不是写错了？"
        )
        if not self.people:
            message = "学号一个也读不出，看不出是哪一个班："
            message += f"先算在“{self.called}”，也可能是“{self.other}”"
        return Problem(
            SIMILAR_CLASS, Severity.WARNING, message, _LOOK, class_name=self.called.name,
            where=Where(self.file),
        )  # fmt: skip


class ByRun(NamedTuple):
    """By file and the class in it the class it is (*of*); and the classes of one name (*split*).

    *asked* are the classes of which a file may be of another class as well, *strays* who may be.
    """

    of: Mapping[tuple[str, Class], Class] = {}
    split: Mapping[Class, Sequence[OneName]] = {}
    asked: frozenset[Class] = frozenset()
    strays: tuple[Misplaced, ...] = ()

    def problems(self, where: Mapping[Class, Where]) -> Iterator[Problem]:
        """That a name is that of several classes, *where* each is first: each has to mend it."""
        for each, those in sorted(self.split.items()):
            for own in those:
                others = [file for one in those if one is not own for file in one.files]
                listed = "、".join(others[:_NAMED]) + ("……" if len(others) > _NAMED else "")
                message = f"{listed} 也写着“{each}”，学号各有各的 01、02……，"
                message += f"当作 {len(those)} 个班：这里的 {own.people} 人是“{own.called}”"
                yield Problem(
                    SIMILAR_CLASS, Severity.WARNING, message, _NAME_THEM,
                    class_name=own.called.name, where=where[own.called],
                )  # fmt: skip
        yield from (one.problem() for one in self.strays)


def by_run(groups: Groups, written: Callable[[Common], Class]) -> ByRun:
    """The classes of one name in *groups*, whose class is *written* so; there is no list."""
    store = groups.store
    wanted = {
        at: (written(one), one.place.file)
        for at, one in enumerate(store.common)
        if one.class_name and one.kind in HANDED_IN and not is_bare(one.class_name)
    }
    files = Counter(each for each, _ in set(wanted.values()))
    wanted = {at: key for at, key in wanted.items() if files[key[0]] > 1}
    if not wanted:  # as nearly always
        return ByRun()
    numbers: dict[Class, dict[str, set[str]]] = {}
    for at in groups.records():
        if key := wanted.get(store.commons[at]):
            own = numbers.setdefault(key[0], {}).setdefault(key[1], set())
            if not store.is_lost(at):
                own.add(store.number(at))
    of: dict[tuple[str, Class], Class] = {}
    split: dict[Class, Sequence[OneName]] = {}
    asked: set[Class] = set()
    strays: list[Misplaced] = []
    for each, by_file in sorted(numbers.items()):
        classes, unclear = _classes(by_file)
        called = [each._replace(name=shown(each.name, one.run.start)) for one in classes]
        is_split = 1 < len(called) == len(set(called))  # one beginning tells nothing apart
        asked |= {called[at] if is_split else each for at in unclear}
        if not is_split:
            continue
        split[each] = [
            OneName(name, tuple(sorted(one.files)), len(one.numbers))
            for name, one in zip(called, classes, strict=True)
        ]
        of |= {(file, each): one.called for one in split[each] for file in one.files}
        strays += _strays(classes, called, by_file)
    return ByRun(of, split, frozenset(asked), tuple(strays))


def _families(by_file: Mapping[str, set[str]]) -> list[set[str]]:
    """The files, each with the larger one that it has most students in common with.

    So whoever sends in a few of two classes makes no one class of them. A few in common do not
    join what are two classes by their 学号: they may stand in the wrong file.
    """
    files = sorted(by_file, key=lambda file: (-len(by_file[file]), file))
    having: dict[str, list[str]] = {}
    for file in files:
        for number in by_file[file]:
            having.setdefault(number, []).append(file)
    shared = Counter(pair for those in having.values() for pair in combinations(those, 2))
    runs = {file: run(by_file[file]) for file in {file for pair in shared for file in pair}}
    order = {file: at for at, file in enumerate(files)}
    larger: dict[str, tuple[int, int]] = {}
    for (one, other), count in shared.items():
        if 2 * count >= len(by_file[other]) or (
            count >= SHARED and not are_two(runs[other], runs[one])
        ):
            larger[other] = min(larger.get(other, (0, 0)), (-count, order[one]))
    family: dict[str, set[str]] = {}
    for file in files:
        family[file] = family[files[larger[file][1]]] if file in larger else set()
        family[file].add(file)
    return [*{id(each): each for each in family.values()}.values()]


class _Students(NamedTuple):
    """The *files* of a class or of a part of it, their 学号, and the *run* of these."""

    files: set[str]
    numbers: set[str]
    run: Run


def _classes(by_file: Mapping[str, set[str]]) -> tuple[list[_Students], set[int]]:
    """The classes that files are of, and which of them have files that may be of another.

    All of one beginning are put together before anything else is compared with them: whether a
    class came in one file or in parts makes no difference.
    """
    parts = []
    of_start = Counter[str]()
    for files in _families(by_file):
        own = set[str]().union(*(by_file[file] for file in files))
        parts.append(_Students(files, own, run(own)))
        of_start[parts[-1].run.start] += len(own)
    parts.sort(
        key=lambda one: (
            -of_start[one.run.start], one.run.start, -len(one.numbers), min(one.files)
        )
    )  # fmt: skip
    found: list[_Students] = []
    unclear: set[int] = set()
    for part in parts:
        told = [are_two(part.run, other.run) for other in found]
        alike = [other.run.start == part.run.start for other in found]
        if not told or all(told):
            found.append(part)
            continue
        at = alike.index(True) if True in alike else told.index(False if False in told else None)
        if told[at] is None:
            unclear.add(at)
        found[at].files.update(part.files)
        found[at].numbers.update(part.numbers)
        found[at] = found[at]._replace(run=run(found[at].numbers))
    return found, unclear


def _strays(
    classes: Sequence[_Students], called: Sequence[Class], by_file: Mapping[str, set[str]]
) -> Iterator[Misplaced]:
    """Whose 学号 begin as those of another class; of a file without any nobody knows."""
    starts = {one.run.start: name for one, name in zip(classes, called, strict=True)}
    for one, name in zip(classes, called, strict=True):
        for file in sorted(one.files):
            if not by_file[file]:
                yield Misplaced(file, name, next(each for each in called if each != name), 0)
            counts = Counter(parted(number)[0] for number in by_file[file])
            for start, count in sorted(counts.items()):
                if (other := starts.get(start, name)) != name:
                    yield Misplaced(file, name, other, count)


def called_no_more(
    groups: Mapping[tuple[Common, ...], int], split: ByRun, written: Callable[[Common], Class]
) -> dict[tuple[str, Class], Class]:
    """By file and the class *written* there when it was *split*, the class that it is now.

    It is where those are now of whom something was decided then (`Kind.DECIDED`), in *groups* with
    their other records. What a file itself calls its class is no such name.
    """
    called = {one.called for those in split.split.values() for one in those}
    found: dict[tuple[str, Class], Counter[Class]] = {}
    for group, count in groups.items():
        now = {written(one) for one in group if one.class_name and one.kind is not Kind.DECIDED}
        for one in group:
            if was_shown(one):
                was = written(one)
                found.setdefault((one.place.file, was), Counter()).update(dict.fromkeys(now, count))
                called |= now & {was}
    return {
        (file, was): min(
            counts,
            key=lambda one: (-counts[one], one),
            default=was._replace(name=as_written(was.name) or was.name),
        )
        for (file, was), counts in found.items()
        if was not in called
    }


def was_shown(one: Common) -> bool:
    """Whether something was decided in a class that is perhaps called so for its 学号."""
    return one.kind is Kind.DECIDED and as_written(one.class_name) is not None


def scattered(
    each: Class, files: Mapping[str, int], where: Where, choices: Sequence[str]
) -> Problem:
    """That *files* with other students name one class; only 1班 may be as many as there are."""
    told = "、".join(f"{file}（{count} 人）" for file, count in sorted(files.items()))
    if not is_bare(each.name):
        message = f"“{each}”有几份学生不同的表：{told}。是分几份交的，还是班级写错了？"
        return Problem(SIMILAR_CLASS, Severity.WARNING, message, class_name=each.name, where=where)
    also = f"（写了专业、年级的是{'、'.join(choices)}）" if choices else ""
    message = f"几份学生不同的表都只写“{each}”：{told}，看不出是不是一个班{also}"
    return Problem(
        UNCLEAR_CLASS, Severity.ERROR, message, WRITE_OUT, class_name=each.name, where=where
    )
