"""Which record of a student counts, where several files have one, and what is odd about that.

Everything here follows from the set of records: neither the order of the files nor that of merging
matters. A student is their 学号; whoever has none, or one that Excel destroyed, is a line of their
own. Names and classes are those of the school's list, where there is one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.core.answer import Status, judge
from tongzhi_cli.core.problem import Problem, Severity, Where
from tongzhi_cli.core.student import (
    NumberFault,
    clean_name,
    is_exponent,
    is_formula_fault,
    number_key,
    same_name,
)
from tongzhi_cli.core.summary import Kind, Record, Summary, place_key, record_key
from tongzhi_cli.core.times import moment

if TYPE_CHECKING:
    from tongzhi_cli.core.notice import Notice

#: Two class names with so many students in common, and half of the smaller class, are one class.
_SHARED = 3
#: What a wrong result costs: one that says what is wrong counts before one that says 无误.
_WEIGHT = {Status.ANOMALY: 3, Status.VAGUE: 2, Status.OK: 1, Status.MISSING: 0}


class Settled(NamedTuple):
    """One *line* per student, by college, class and 学号; the *others*, which gave way.

    *raw* has the record behind each line that says more than its record. *listed* are the 学号 of
    the school's list, None where there is none.
    """

    lines: tuple[Record, ...]
    others: tuple[Record, ...]
    problems: tuple[Problem, ...]
    raw: Mapping[Record, Record]
    listed: frozenset[str] | None = None


def settle(summary: Summary, notice: "Notice") -> Settled:
    """The line of each student of *summary*, and the problems that show between files."""
    own: list[Record] = []
    several: dict[str, list[Record]] = {}
    first: dict[str, Record] = {}
    for record in summary.records():
        if is_lost(record):
            own.append(record)
        elif (earlier := first.setdefault(record.number, record)) is not record:
            several.setdefault(record.number, [earlier]).append(record)
    has_list = any(origin.kind is Kind.LIST for origin in summary.origins())
    known = [[one] for number, one in first.items() if number not in several]
    groups = [*known, *several.values(), *([one] for one in own)]
    names = _Names(groups)
    lines: list[Record] = []
    others: list[Record] = []
    problems = names.problems
    raw: dict[Record, Record] = {}
    waiting = _waiting(groups) if has_list else {}
    for group in groups:
        made = _Group(group, names, notice)
        lines.append(made.line)
        if made.line is not made.best:
            raw[made.line] = made.best
        others += made.others
        problems += made.problems
        if has_list and not made.listed and not is_lost(made.line):
            problems.append(_unknown(made.line, waiting))
    problems += _copies(summary)
    lines.sort(key=line_key)
    others.sort(key=lambda one: (line_key(one), one.where.file, record_key(one)))
    listed = frozenset(one.number for one in summary.records() if one.kind is Kind.LIST)
    return Settled(tuple(lines), tuple(others), tuple(problems), raw, listed if has_list else None)


def is_lost(record: Record) -> bool:
    """Whether a record has no 学号 that tells anybody apart."""
    number = record.number
    faulty = record.fault is not NumberFault.NONE
    return not number or faulty or is_exponent(number) or is_formula_fault(number)


def line_key(record: Record) -> tuple[object, ...]:
    """The order of lines: 学院, 班级, 学号 由小到大; what is unknown comes last."""
    return (
        not record.college,
        record.college,
        not record.class_name,
        number_key(record.class_name),
        number_key(record.number),
        record.where.file,
        record.where.sheet or "",
        record.where.line or 0,
        record.where.cell or "",
    )


def status_of(record: Record, notice: "Notice") -> Status:
    """What the result of a record amounts to."""
    return judge(record.result, notice.ok_text, notice.ok_synonyms).status


# --- one student -----------------------------------------------------------------------------


class _Group:
    """The records of one student: the *best*, the *line* it becomes, the *others*, *problems*."""

    def __init__(self, records: Sequence[Record], names: "_Names", notice: "Notice") -> None:
        self.problems: list[Problem] = []
        self.others: list[Record] = []
        if len(records) == 1:
            self.best = records[0]
            self.line = names.unified(self.best)
            self.listed = records[0].kind is Kind.LIST
            return
        self._notice = notice
        handed_in = sorted((one for one in records if one.kind is not Kind.LIST), key=_file_key)
        listed = sorted((one for one in records if one.kind is Kind.LIST), key=_file_key)
        self.listed = bool(listed)
        given = handed_in or listed
        best = self.best = self._best(given)
        self.others = [one for one in records if one is not best]
        self.line = self._completed(best, [*listed, *given], names)
        if handed_in:
            self._look_at_results(best, handed_in)
            self._look_twice(handed_in)
        self._look_at_names(best, listed or given)
        self._look_at_classes(records, names)

    def _best(self, given: Sequence[Record]) -> Record:
        """The newest record with a time, and those without; of these the one that weighs most.

        A time alone does not make an anomaly 无误 that somebody wrote without one.
        """
        newest = max((one.given_at for one in given if one.given_at and one.result), default=None)
        standing = [one for one in given if one.given_at is None or one.given_at == newest]
        # the first of equals, in the order of files
        return max(
            standing or given,
            key=lambda one: (_WEIGHT[self._status(one)], one.given_at is not None),
        )

    def _status(self, record: Record) -> Status:
        return status_of(record, self._notice)

    def _completed(self, best: Record, facts: Sequence[Record], names: "_Names") -> Record:
        """The line: facts come from the list first, then from the record that counts."""
        facts = [names.unified(one) for one in facts]
        of_list = [one for one in facts if one.kind is Kind.LIST]
        best = names.unified(best)
        ordered = [*of_list, best, *facts]

        def first(field: str) -> str:
            return next((value for one in ordered if (value := getattr(one, field))), "")

        year = next((one.entry_year for one in ordered if one.entry_year), None)
        return best._replace(
            name=first("name"),
            class_name=first("class_name"),
            college=first("college"),
            entry_year=year,
            level=first("level"),
            major=first("major"),
        )

    def _problem(
        self, code: str, severity: Severity, message: str, where: Where, hint: str = ""
    ) -> None:
        line = self.line
        about = (line.number, line.name, line.class_name or None)
        self.problems.append(Problem(code, severity, message, hint, *about, where))

    def _look_at_results(self, best: Record, given: Sequence[Record]) -> None:
        told: set[str] = {best.result}
        for one in given:
            if not one.result or one.result in told:
                continue
            told.add(one.result)
            if one.given_at and best.given_at and one.given_at < best.given_at:
                message = f"用了“{_short(best)}”（{moment(best.given_at)}，{best.where}），"
                message += f"没有用“{_short(one)}”（{moment(one.given_at)}）"
                self._problem("replaced-answer", Severity.INFO, message, one.where)
                continue
            message = (
                f"这里写“{_short(one)}”，{best.where} 写“{_short(best)}”，按“{_short(best)}”列"
            )
            self._problem("conflicting-answer", Severity.ERROR, message, one.where)

    def _look_twice(self, given: Sequence[Record]) -> None:
        """A 学号 that stands twice in one file may be somebody else's by mistake."""
        rows: dict[str, list[Record]] = {}
        for one in given:
            rows.setdefault(one.where.file, []).append(one)
        for same in rows.values():
            for one in same[1:]:
                message = f"这个学号在 {same[0].where} 已经有了，那里的姓名是“{same[0].name}”"
                if not same_name(one.name, same[0].name):
                    message += f"，这里是“{one.name}”"
                self._problem("duplicate-number", Severity.ERROR, message, one.where)

    def _look_at_names(self, best: Record, by: Sequence[Record]) -> None:
        name = self.line.name
        told: set[str] = set()
        for one in [*by, *self.others, best]:
            cleaned = clean_name(one.name)
            if not cleaned or not name or cleaned in told or same_name(cleaned, name):
                continue
            told.add(cleaned)
            says = "名单上是" if self.listed else "别处写的是"
            message = f"这里写的是“{one.name}”，{says}“{name}”"
            self._problem("name-mismatch", Severity.ERROR, message, one.where)

    def _look_at_classes(self, records: Sequence[Record], names: "_Names") -> None:
        here = _Class(self.line.college, self.line.class_name)
        told = {here}
        for one in sorted(records, key=_file_key):
            unified = names.unified(one)
            there = _Class(unified.college, unified.class_name)
            if not there.name or there in told:
                continue
            told.add(there)
            message = f"在“{there}”，又在“{here}”，算在“{here}”"
            self._problem("two-classes", Severity.WARNING, message, one.where)


def _file_key(record: Record) -> tuple[object, ...]:
    return (record.where.file, record_key(record))


def _short(record: Record) -> str:
    text = " ".join(record.result.split())
    return text if len(text) <= 20 else text[:19] + "…"


# --- what classes are called -----------------------------------------------------------------


class _Names:
    """The one college and name of each class, where people write them in several ways."""

    def __init__(self, groups: Sequence[Sequence[Record]]) -> None:
        colleges: dict[str, set[str]] = {}
        for one in (record for group in groups for record in group):
            if one.class_name and one.college:
                colleges.setdefault(one.class_name, set()).add(one.college)
        self._college = {name: min(told) for name, told in colleges.items() if len(told) == 1}
        sizes: Counter[_Class] = Counter()
        shared: Counter[tuple[_Class, _Class]] = Counter()
        official: set[_Class] = set()
        self._known: dict[tuple[str, str], _Class] = {}
        for group in groups:
            if len(group) == 1:
                one = group[0]
                if one.class_name:
                    sizes[self._written(one)] += 1
                    if one.kind is Kind.LIST:
                        official.add(self._written(one))
                continue
            of_group = {self._written(one) for one in group if one.class_name}
            sizes.update(of_group)
            shared.update(combinations(sorted(of_group), 2))
            official.update(self._written(one) for one in group if one.kind is Kind.LIST)
        self._usual = self._unite(sizes, shared, official)
        self.problems = list(self._one_class(groups))

    def _written(self, record: Record) -> "_Class":
        """The class as a record has it; the college is filled in where only one can be."""
        as_it_is = record.college, record.class_name
        if as_it_is not in self._known:
            college = record.college or self._college.get(record.class_name, "")
            self._known[as_it_is] = _Class(college, record.class_name)
        return self._known[as_it_is]

    def _unite(
        self,
        sizes: Mapping["_Class", int],
        shared: Mapping[tuple["_Class", "_Class"], int],
        official: set["_Class"],
    ) -> dict["_Class", "_Class"]:
        """For each class that is written unusually, the usual way: they have the same students."""
        family: dict[_Class, set[_Class]] = {}
        for one, other in sorted(shared):
            common = shared[one, other]
            if common < _SHARED or 2 * common < min(sizes[one], sizes[other]):
                continue
            if one in official and other in official:
                continue
            joined = family.get(one, {one}) | family.get(other, {other})
            for each in joined:
                family[each] = joined
        usual: dict[_Class, _Class] = {}
        for same in {min(joined): joined for joined in family.values()}.values():
            best = max(
                sorted(same),
                key=lambda one: (one in official, bool(one.college), sizes[one], len(one.name)),
            )
            usual |= dict.fromkeys(same - {best}, best)
        return usual

    def _one_class(self, groups: Sequence[Sequence[Record]]) -> Iterator[Problem]:
        """That a class is written in another way, at the first place where it is."""
        first: dict[_Class, Where] = {}
        for one in (record for group in groups for record in group) if self._usual else ():
            other = self._written(one)
            if other in self._usual and (
                other not in first or _place(one.where) < _place(first[other])
            ):
                first[other] = one.where
        for other, where in sorted(first.items()):
            best = self._usual[other]
            message = f"“{other}”和“{best}”里是同样的学生，当作同一个班“{best}”"
            yield Problem("one-class", Severity.WARNING, message, class_name=best.name, where=where)

    def unified(self, record: Record) -> Record:
        """*record* with its class in the usual way, and the college where only one can be."""
        written = self._written(record)
        usual = self._usual.get(written, written)
        if usual == (record.college, record.class_name):
            return record
        return record._replace(college=usual.college, class_name=usual.name)


class _Class(NamedTuple):
    """A class: its *college*, "" where nobody tells, and its *name*."""

    college: str
    name: str

    def __str__(self) -> str:
        return " ".join(filter(None, self))


def _place(where: Where) -> tuple[object, ...]:
    return where.file, place_key(where)


# --- what shows between files ----------------------------------------------------------------


def _waiting(groups: Iterable[Sequence[Record]]) -> dict[str, list[Record]]:
    """By name, the students of the list of whom nobody handed in anything."""
    found: dict[str, list[Record]] = {}
    for group in groups:
        if all(one.kind is Kind.LIST for one in group):
            found.setdefault(clean_name(group[0].name), []).append(group[0])
    return found


_CORRECT = "请核对学号，请这个班改好重新交来，再汇总一次；是名单缺人，就补进名单。"


def _unknown(line: Record, waiting: Mapping[str, Sequence[Record]]) -> Problem:
    message = "全校名单里没有这个学号"
    namesakes = sorted(waiting.get(clean_name(line.name), ()), key=_file_key)
    if namesakes:
        like = "、".join(f"{one.class_name} {one.number}" for one in namesakes[:3])
        message += f"；名单里的 {line.name}（{like}）还没有反馈，是不是学号抄错了"
    about = (line.number, line.name, line.class_name or None)
    return Problem("unknown-student", Severity.ERROR, message, _CORRECT, *about, line.where)


def _copies(summary: Summary) -> Iterator[Problem]:
    """That two files say the same of the same students, as when a form is sent twice."""
    by_content: dict[int, list[str]] = {}
    for part in summary.parts:
        told = frozenset((one.number, one.name, one.result) for one in part.records)
        if told and all(one.kind is not Kind.LIST for one in part.records):
            by_content.setdefault(hash(told), []).append(part.file)
    content = {part.file: part for part in summary.parts}
    for files in by_content.values():
        first, *rest = files
        for file in rest:
            if _told(content[first].records) == _told(content[file].records):
                message = f"与 {first} 内容相同，只算一份"
                yield Problem("same-file", Severity.INFO, message, where=Where(file))


def _told(records: Iterable[Record]) -> set[tuple[str, str, str]]:
    return {(one.number, one.name, one.result) for one in records}
