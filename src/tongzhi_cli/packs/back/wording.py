"""What a class is told of its own problems: nothing of other classes, whatever a report says.

The report is the registrar's: it names the other file, the other class, the namesake with their
学号. A class is told what is wrong in its own.
"""

from collections.abc import Sequence
from itertools import chain

from tongzhi_cli.model.problem import Problem, Where
from tongzhi_cli.model.student import clean_name
from tongzhi_cli.model.text import shown, without_id_numbers
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.deadlines import sample
from tongzhi_cli.packs.back.asking import ASKED, SAMPLE
from tongzhi_cli.packs.back.whose import Owners
from tongzhi_cli.summary.classes.called import Class
from tongzhi_cli.summary.merge import Merged
from tongzhi_cli.summary.model import Kind, Record, path_of
from tongzhi_cli.summary.people.strays import SLIPPED
from tongzhi_cli.summary.people.suggest import LIKE, NONE_READ, ONE_OF, by_row
from tongzhi_cli.summary.reconcile_student import ONE_ROW, TWO_LISTS, TWO_ROWS

_LONGEST = 30
#: What a class does about two rows of one student, by what a report says to do.
_OF_ROWS = {
    TWO_ROWS: "请问清楚哪一行对，删掉另一行。",
    TWO_LISTS: "请问清楚哪一处对，改成一样，多写的删掉。",
    ONE_ROW: "请删掉多出的一行。",
}
#: What is told of a row that says whose it may be.
_OF_ROW = frozenset({"bad-number", "unknown-student", "name-mismatch"})


class Said(NamedTuple):
    """A problem as its class is told: its *title*, *what* is wrong, what to *do*, *who* it is of.

    *who* is as the class's own file has them: a 学号 may be somebody else's.
    """

    title: str
    what: str
    do: str
    who: str


class Wording:
    """The words for the problems of a merge."""

    def __init__(self, found: Merged, owners: Owners) -> None:
        self._owners = owners
        self._sample = sample(found.notice)
        conflicts = {one.number for one in found.problems if one.code == "conflicting-answer"}
        self._counting = {
            line.number: raw
            for line, raw in zip(found.lines, found.raw, strict=True)
            if line.number in conflicts
        }
        self._meant = _meant(found)
        self._likely = by_row(found.likely)
        self._rows = _rows_of(found)
        self._absent = {one.number for one in found.problems if one.number and self._is_absent(one)}
        self._told: set[str] = set()
        self._waiting: dict[tuple[Class, str], list[str]] = {}
        strangers = {clean_name(o.name or "") for o in found.problems if self._is_miswritten(o)}
        self._slipped = _slipped(found, owners)
        strangers.update(*self._slipped.values())
        for line in found.lines.listed() if strangers else ():
            if (name := clean_name(line.name)) in strangers:
                key = Class(line.college, line.class_name)
                self._waiting.setdefault((key, name), []).append(line.number)

    def once(self, own: Sequence[Problem], key: Class) -> list[Problem]:
        """The problems of a class without those who are missing only as a row miswrites their 学号.

        That is told at the row, which names them (`_unknown`).
        """
        rows = (one for one in own if self._is_miswritten(one))
        named = [self._named(one, key) for one in rows if self._owners.file_of(one.where)]
        named += [self._waiting.get((key, name), []) for name in self._slipped.get(key, ())]
        self._told |= {each[0] for each in named if len(each) == 1} & self._absent
        places = {one.where for one in own if one.code in _OF_ROW}
        self._told |= {
            one.number for one in own
            if one.number and one.where and not places.isdisjoint(self._rows.get(one.where, ()))
        }  # fmt: skip
        return [one for one in own if not (self._is_absent(one) and one.number in self._told)]

    def _is_absent(self, problem: Problem) -> bool:
        """Whether somebody is on the list, and not in what was handed in."""
        return problem.code == "missing-answer" and self._owners.file_of(problem.where) is None

    def _is_miswritten(self, problem: Problem) -> bool:
        """Whether it is about a row whose 学号 nobody has, or somebody else."""
        is_astray = problem.code == "name-mismatch" and not problem.number
        return problem.code == "unknown-student" or is_astray

    def _named(self, problem: Problem, key: Class) -> list[str]:
        return self._waiting.get((key, clean_name(problem.name or "")), [])

    def of(self, problem: Problem, key: Class) -> Said:
        """What the class *key* is told of its *problem*."""
        what, title = self._own(problem, key), problem.kind.title
        do = _OF_ROWS.get(problem.hint) or ASKED[problem.code].replace(SAMPLE, self._sample)
        if self._is_absent(problem):
            title, what = "表上缺的同学", "名单上有，交来的表上没有"
            do = "请把这名同学补到表里，填上校对结果；已经不在校的，在备注里写明（如：休学）。"
        file = self._owners.file_of(problem.where)
        if file and file in what:
            what = what.replace(file, path_of(file).name)
        record = self._owners.records.get(problem.where) if problem.where else None
        told = (problem.name, problem.number)
        if record and any(told):
            told = (record.name, record.number)
        return Said(title, without_id_numbers(what), do, " ".join(filter(None, told)))

    def _own(self, problem: Problem, key: Class) -> str:
        record = self._owners.records.get(problem.where) if problem.where else None
        match problem.code:
            case "bad-number" | "missing-answer" if self._names_others(problem, key):
                known = problem.message.partition(ONE_OF)[0].partition(LIKE)[0]
                return known.partition("；")[0] if problem.code == "missing-answer" else known
            case "missing-form":
                return problem.message.partition(NONE_READ)[0]
            case "unknown-student":
                return self._unknown(problem, key)
            case "name-mismatch" if record and self._is_of_other(record, key):
                return f"这里写的是“{record.name}”，这个学号是别人的{self._missing(problem, key)}"
            case "conflicting-answer":
                return self._conflicting(problem, record, key)
            case "two-classes":
                return "这名同学在别处算在另一个班"
            case "one-class" | "similar-class" | "unclear-class":
                return _of_class(record)
            case _:
                return problem.message

    def _names_others(self, problem: Problem, key: Class) -> bool:
        """Whether a message says who may be meant, and somebody of them is another class's."""
        return bool(problem.where and self._meant.get(problem.where, {key}) != {key})

    def _is_of_other(self, record: Record, key: Class) -> bool:
        other = self._owners.key_of_number(record.number)
        return other is not None and other != key

    def _unknown(self, problem: Problem, key: Class) -> str:
        told = "学校的名单里没有这个学号"
        if problem.where and problem.where.file not in self._owners.files:
            told = "收集记录里有这个学号的结果，名单里没有"
        missing = self._missing(problem, key)
        row = self._likely.get(problem.where) if problem.where else None
        if not missing and row and row.owner.class_name == key.name:
            missing = f"；像是 {row.owner.number} {row.owner.name}（{row.why}）"
        return told + missing

    def _missing(self, problem: Problem, key: Class) -> str:
        """Who of the class a row with a wrong 学号 may be of, "" where nobody is missing so."""
        numbers = self._named(problem, key)
        if not numbers:
            return ""
        lacks = "（表上没有这个学号）" if self._told.issuperset(numbers) else ""
        named = f"{'、'.join(sorted(numbers))}{lacks}"
        return f"；名单里本班的{problem.name}是 {named}，是不是抄错了"

    def _conflicting(self, problem: Problem, record: Record | None, key: Class) -> str:
        other = self._counting.get(problem.number or "")
        if record is None:
            return "各处写的结果不一样"
        here = f"这里写“{shown(record.result or record.away, _LONGEST)}”"
        if other is None or other.kind is Kind.LIST or self._owners.group_of(other) != key:
            return f"{here}，交来的另一份表上写的不一样"
        file = path_of(other.where.file).name
        place = str(other.where._replace(file=file))
        return f"{here}，{place} 写“{shown(other.result or other.away, _LONGEST)}”"


def _rows_of(found: Merged) -> dict[Where, set[Where]]:
    """By the places of those who are missing, where the rows are that may be theirs."""
    rows = {where: {one.record.where for one in own} for where, own in found.likely.items()}
    for lost, owner in found.owners.sure:
        rows.setdefault(found.lines[owner].where, set()).add(found.lines[lost].where)
    return rows


def _meant(found: Merged) -> dict[Where, set[Class]]:
    """By the places of rows that may be somebody's, and of whom they may be, the others' classes.

    A row may be of a class's own student, and of one of another class (`Suggested`).
    """
    meant: dict[Where, set[Class]] = {}
    for lost, told in found.owners.of.items():
        for here, there in chain(((lost, one) for one in told), ((one, lost) for one in told)):
            other = found.lines[there]
            key = Class(other.college, other.class_name)
            meant.setdefault(found.lines[here].where, set()).add(key)
    return meant


def _slipped(found: Merged, owners: Owners) -> dict[Class | None, set[str]]:
    """By class the names in rows of several that are one mistake (`people.strays`)."""
    files = {o.where.file for o in found.problems if SLIPPED in o.message and o.where}
    names: dict[Class | None, set[str]] = {}
    for row in found.others if files else ():
        if row.where.file in files:
            names.setdefault(owners.group_of(row), set()).add(clean_name(row.name))
    return names


def _of_class(record: Record | None) -> str:
    """That the name of a class is not as it should be, with what is written."""
    if record is None or not record.class_name:
        return "表上的班级名称看不出是哪个班"
    return f"班级写的是“{record.class_name}”，和别处的写法对不上，或看不出是哪个班"
