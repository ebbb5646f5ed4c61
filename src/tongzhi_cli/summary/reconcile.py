"""Which record of a student counts, where several files have one, and what is odd about that.

Everything here follows from the set of records: neither the order of the files nor that of merging
matters. A student is their 学号; whoever has none, or one that Excel destroyed, is a line of their
own. Names and classes are those of the school's list, where there is one.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import lt
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.check.rules.people import unknown_student
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.student import are_digits_lost, clean_name, number_key
from tongzhi_cli.summary.class_names import ClassNames, Groups
from tongzhi_cli.summary.kinds import SAME_FILE
from tongzhi_cli.summary.model import Kind, Record, Summary, place_key, record_key
from tongzhi_cli.summary.reconcile_student import OneStudent, file_key

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice


class Reconciled(NamedTuple):
    """One *line* per student, by college, class and 学号; the *others*, which gave way.

    *raw* has the record behind each line that says more than its record. *listed* are the 学号 of
    the school's list, None where there is none; *beyond* are the colleges that it is not about,
    and how many of their students were handed in.
    """

    lines: tuple[Record, ...]
    others: tuple[Record, ...]
    problems: tuple[Problem, ...]
    raw: Mapping[Record, Record]
    listed: frozenset[str] | None = None
    beyond: tuple[tuple[str, int], ...] = ()


def reconcile(summary: Summary, notice: "Notice") -> Reconciled:
    """The line of each student of *summary*, and the problems that show between files."""
    own: list[Record] = []
    several: dict[str, list[Record]] = {}
    first: dict[str, Record] = {}
    copies = list(_copies(summary))
    copied = {one.where.file for one in copies if one.where}
    others: list[Record] = []
    for record in summary.records():
        if is_lost(record):
            (others if record.where.file in copied else own).append(record)
        elif (earlier := first.setdefault(record.number, record)) is not record:
            several.setdefault(record.number, [earlier]).append(record)
    has_list = any(origin.kind is Kind.LIST for origin in summary.origins())
    alone = [one for number, one in first.items() if number not in several]
    groups = Groups([*alone, *own], list(several.values()))
    del first, alone, own
    names = ClassNames(groups)
    lines: list[Record] = []
    problems = [*names.problems, *copies]
    raw: dict[Record, Record] = {}
    waiting = _waiting(groups) if has_list else {}
    listed = frozenset(one.number for one in summary.records() if one.kind is Kind.LIST)
    strangers: list[Record] = []
    for one in groups.alone:  # as nearly all are: there is nothing to settle
        line = names.unified(one)
        lines.append(line)
        if line is not one:
            raw[line] = one
        if has_list and one.kind is not Kind.LIST and not is_lost(line):
            strangers.append(line)
    for group in groups.several:
        made = OneStudent(group, names, notice)
        lines.append(made.line)
        if made.line is not made.best:
            raw[made.line] = made.best
        others += made.others
        problems += made.problems
        if has_list and not made.listed and not is_lost(made.line):
            strangers.append(made.line)
    covered = {one.college for one in lines if one.number in listed}
    problems += [_unknown(one, waiting) for one in strangers if _covers(covered, one)]
    beyond = Counter(one.college for one in strangers if not _covers(covered, one))
    lines = _in_order(lines)
    others.sort(key=lambda one: (line_key(one), one.where.file, record_key(one)))
    return Reconciled(
        tuple(lines),
        tuple(others),
        tuple(problems),
        raw,
        listed if has_list else None,
        tuple(sorted(beyond.items())),
    )


def _in_order(lines: Iterable[Record]) -> list[Record]:
    """*lines* by `line_key`, sorted class by class: a key takes more room than what it sorts."""
    by_class: dict[tuple[str, str], list[Record]] = {}
    for line in lines:
        by_class.setdefault((line.college, line.class_name), []).append(line)
    classes = sorted(by_class.values(), key=lambda own: line_key(own[0])[:4])
    return [
        line
        for own in classes
        for line in (own if _is_in_order(own) else sorted(own, key=line_key))
    ]


def _is_in_order(lines: Iterable[Record]) -> bool:
    """Whether the lines of one class come by 学号 already, as those of nearly all files do."""
    keys = [number_key(line.number) for line in lines]
    return all(map(lt, keys, keys[1:]))


def _covers(covered: Collection[str], line: Record) -> bool:
    """Whether the school's list is about the college of a line; one college's list is not."""
    return not line.college or line.college in covered or not any(covered)


def is_lost(record: Record) -> bool:
    """Whether a record has no 学号 that tells anybody apart."""
    return not record.number or are_digits_lost(record.number, record.fault)


def line_key(record: Record) -> tuple[object, ...]:
    """The order of lines: 学院, 班级, 学号 由小到大; what is unknown comes last."""
    return (
        not record.college,
        record.college,
        not record.class_name,
        number_key(record.class_name),
        number_key(record.number),
        record.where.file,
        place_key(record.where),
    )


# --- what shows between files ----------------------------------------------------------------


def _waiting(groups: Groups) -> dict[str, list[Record]]:
    """By name, the students of the list of whom nobody handed in anything."""
    found: dict[str, list[Record]] = {}
    for group in (*((one,) for one in groups.alone), *groups.several):
        if all(one.kind is Kind.LIST for one in group):
            found.setdefault(clean_name(group[0].name), []).append(group[0])
    return found


_CORRECT = "请核对学号，请这个班改好重新交来，再汇总一次；是名单缺人，就补进名单。"


def _unknown(line: Record, waiting: Mapping[str, Sequence[Record]]) -> Problem:
    message = "全校名单里没有这个学号"
    namesakes = sorted(waiting.get(clean_name(line.name), ()), key=file_key)
    if namesakes:
        like = "、".join(f"{one.class_name} {one.number}" for one in namesakes[:3])
        message += f"；名单里的 {line.name}（{like}）还没有反馈，是不是学号抄错了"
    about = (line.number, line.name, line.class_name or None)
    return Problem(unknown_student.KIND, Severity.ERROR, message, _CORRECT, *about, line.where)


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
            if _facts_of(content[first].records) == _facts_of(content[file].records):
                message = f"与 {first} 内容相同，只算一份"
                yield Problem(SAME_FILE, Severity.INFO, message, where=Where(file))


def _facts_of(records: Iterable[Record]) -> set[tuple[str, str, str]]:
    return {(one.number, one.name, one.result) for one in records}
