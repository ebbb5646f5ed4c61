"""Classes of one name that their own rows tell apart: 1班 of two 专业, 年级 or 层次."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tongzhi_cli.model.classes.classes_apart import Apart, Told, apart, is_bare
from tongzhi_cli.model.classes.classes_apart import told as told_of
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.roster.kinds import INFERRED, UNCLEAR_CLASS
from tongzhi_cli.summary.classes.called import Class, Colleges
from tongzhi_cli.summary.model import Record, by_place
from tongzhi_cli.summary.store.store import Common

#: What is done about a class that nobody can tell from another.
WRITE_OUT = "请把表上的班级写全（如“软件1班”），或按学院分文件夹放，再汇总一次。"


class ToldApart:
    """Of each class that is several, what these are called."""

    def __init__(self, colleges: Colleges, counts: Sequence[tuple[Common, int]]) -> None:
        """Look at what the rows of each class tell, and how many do."""
        self._colleges, self._counts = colleges, counts
        told: dict[Class, Counter[Told]] = {}
        for one, count in counts:
            if one.class_name:
                told.setdefault(colleges.of(one), Counter())[_told(one)] += count
        found = ((each, apart(each.name, rows)) for each, rows in told.items() if len(rows) > 1)
        self._apart: dict[Class, Apart] = {each: one for each, one in found if one.by}

    def __bool__(self) -> bool:
        return bool(self._apart)

    def has(self, written: Record | Common) -> bool:
        """Whether the name in a record is that of several."""
        return bool(self._apart) and self._colleges.of(written) in self._apart

    def named(self, record: Record | Common) -> Class:
        """The class of a record by the name that tells it apart, where there are several."""
        written = self._colleges.of(record)
        if written not in self._apart:
            return written
        called = self._called(written, record)
        return self._colleges.class_of(written.college, called) if called else written

    def _called(self, each: Class, one: Record | Common) -> str:
        """Which of several classes of one name it is, "" where that is not told."""
        return self._apart[each].names[_told(one)]

    def choices(self, written: Class) -> list[str]:
        """What a class may be that is several, of those whose rows say of which."""
        split = self._apart.get(written)
        return sorted({name for name in split.names.values() if name}) if split else []

    def problems(self, places: Sequence[tuple[Common, Where]]) -> Iterator[Problem]:
        """What classes of one name are called, and whose rows do not say of which they are."""
        sizes: dict[Class, Counter[str]] = {}
        first: dict[tuple[Class, bool], Where] = {}
        for one, count in self._counts:
            if (each := self._colleges.of(one)) in self._apart:
                sizes.setdefault(each, Counter())[self._called(each, one)] += count
        for one, where in places:
            if (each := self._colleges.of(one)) in self._apart:
                key = each, bool(self._called(each, one))
                first[key] = min(first.get(key, where), where, key=by_place)
        for each, counts in sorted(sizes.items()):
            choices = self.choices(each)
            message = (
                f"“{each}”不止一个班，按{'、'.join(self._apart[each].by)}分成{'、'.join(choices)}"
            )
            yield Problem(INFERRED, Severity.INFO, message, where=first[each, True])
            if counts[""]:
                message = f"有 {len(choices)} 个“{each}”（{'、'.join(choices)}），"
                message += f"这份表上的 {counts['']} 人看不出是哪一个"
                yield Problem(
                    UNCLEAR_CLASS, Severity.ERROR, message, WRITE_OUT, class_name=each.name,
                    where=first[each, False],
                )  # fmt: skip


def _told(one: Record | Common) -> Told:
    """What a record tells that may tell classes of one name apart; the college is told anyway."""
    if is_bare(one.class_name):
        return told_of(one.major, one.entry_year, "", one.level)
    return told_of("", one.entry_year, "", "")
