"""Which record of a student counts, where several files have one, and what is odd about that.

Everything here follows from the set of records: neither the order of the files nor that of merging
matters. A student is their 学号; whoever has none, or one that Excel destroyed, is a line of their
own. Names and classes are those of the school's list, where there is one.
"""

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from tongzhi_cli.check.rules.people import unknown_student
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.summary.classes.names import ClassNames
from tongzhi_cli.summary.kinds import SAME_FILE
from tongzhi_cli.summary.model import Kind, Record, Summary, is_no_key, record_key
from tongzhi_cli.summary.people.owners import NONE, Owners, owners
from tongzhi_cli.summary.people.strays import Misnumbered, Roll, told_astray
from tongzhi_cli.summary.people.suggest import by_row
from tongzhi_cli.summary.reconcile_student import OneStudent
from tongzhi_cli.summary.store.columns import taken
from tongzhi_cli.summary.store.groups import grouped
from tongzhi_cli.summary.store.order import in_order, line_key
from tongzhi_cli.summary.store.rows import Rows
from tongzhi_cli.summary.store.store import Common, Store
from tongzhi_cli.summary.union import held_parts
from tongzhi_cli.summary.versions import Versions

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.summary.people.likely import Likely


class Reconciled(NamedTuple):
    """One *line* per student, by college, class and 学号; the *others*, which gave way.

    *raw* are the records behind the lines, the same where a line says no more than its record.
    *listed* is of each line whether the school's list has its 学号, None where there is no list;
    *beyond* are the colleges that it is not about, and how many of their students were handed in.
    *counted* is of each line whether it counts somebody, None where all do: with a list those who
    are on it do, else all but those who are counted by another line (*owners*, by places in
    *lines*). *astray* are the rows of each class that have the 学号 of others, *likely* whose of
    the list rows with a wrong 学号 are likely to be.
    """

    lines: Rows
    raw: Rows
    others: Rows
    problems: tuple[Problem, ...]
    listed: bytes | None = None
    beyond: tuple[tuple[str, int], ...] = ()
    counted: bytes | None = None
    owners: Owners = NONE
    astray: Mapping[tuple[str, str], Collection[Where]] = {}
    likely: Mapping[Where, "Sequence[Likely]"] = {}

    def wrote(self, line: Record) -> bool:
        """Whether the class of a line handed in rows that are nobody's line."""
        return (line.college, line.class_name) in self.astray


def reconcile(summary: Summary, notice: "Notice") -> Reconciled:
    """The line of each student of *summary*, and the problems that show between files."""
    parts = [*held_parts(summary)]
    copies = list(_copies(parts))
    gone, voids = array("I"), list[Problem]()
    if parts and any(one.kind is Kind.DECIDED for one in parts[0][1].store.common):
        from tongzhi_cli.summary.people.decided import without_decided  # noqa: PLC0415  start fast

        parts, gone, voids = without_decided(parts)
    groups, others = grouped(parts, {one.where.file for one in copies if one.where})
    store = groups.store
    names = ClassNames(groups)
    others.extend(gone)
    problems = [*names.problems, *copies, *voids]
    lines, raw, listed = array("I"), array("I"), bytearray()
    usual: dict[int, int] = {}
    for at in groups.alone:  # as nearly all are: there is nothing to settle but their class
        common = store.commons[at]
        if common not in usual:
            usual[common] = store.in_class(common, *names.usual(store.common[common]))
        lines.append(at if usual[common] == common else store.like(at, usual[common]))
        raw.append(at)
        listed.append(store.common[common].kind is Kind.LIST)
    roll, versions, astray = Roll(groups), Versions(), list[Misnumbered]()
    for group in groups.several:
        records = [*store.records(group)]
        number_of = dict(zip(map(id, records), group, strict=True))
        made = OneStudent(records, names, notice, roll)
        versions.see(records, made.problems)
        best = number_of[id(made.best)]
        lines.append(best if made.line == made.best else store.add(made.line))
        raw.append(best)
        listed.append(made.listed)
        others.extend(number_of[id(one)] for one in made.others)
        problems += made.problems
        astray += (Misnumbered.of(names.unified(one), made.line) for one in made.strays)
    problems += chain(
        told_astray(astray, roll), versions.problems({file: len(rows) for file, rows in parts})
    )
    lost = range(len(groups.alone) - groups.lost, len(groups.alone))
    found_owners = owners(groups, lines, lost) if lost else NONE
    counted = bytearray(b"\1") * len(lines)
    for at in found_owners.extra:
        counted[at] = 0
    has_list = any(origin.kind is Kind.LIST for origin in summary.origins())
    beyond: Counter[str] = Counter()
    wrong, unknown = [one.row for one in astray], list[Record]()
    if has_list:
        strangers = _strangers(store, lines, listed, counted)
        unknown = [one for one, is_covered in strangers if is_covered]
        wrong += unknown
        beyond.update(one.college for one, is_covered in strangers if not is_covered)
    likely = _likely(Rows(store, lines), wrong) if wrong else {}
    problems += _unknown(unknown, roll, likely)
    order = in_order(store, lines)
    return Reconciled(
        Rows(store, array("I", [lines[at] for at in order])),
        Rows(store, array("I", [raw[at] for at in order])),
        Rows(store, array("I", [others[at] for at in in_order(store, others, _key_of_other)])),
        tuple(problems),
        bytes([listed[at] for at in order]) if has_list else None,
        tuple(sorted(beyond.items())),
        bytes([counted[at] for at in order]) if 0 in counted else None,
        found_owners.in_order(order),
        _by_class(one.row for one in astray),
        likely,
    )


def _by_class(rows: Iterable[Record]) -> dict[tuple[str, str], set[Where]]:
    found: dict[tuple[str, str], set[Where]] = {}
    for one in rows:
        found.setdefault((one.college, one.class_name), set()).add(one.where)
    return found


def _likely(lines: Rows, wrong: Sequence[Record]) -> Mapping[Where, "Sequence[Likely]"]:
    from tongzhi_cli.summary.people.likely import likely  # noqa: PLC0415  start fast

    return likely(lines.listed(), wrong)


def _strangers(
    store: Store, lines: "array[int]", listed: Sequence[int], counted: bytearray
) -> list[tuple[Record, bool]]:
    """Those who are not on the list, and whether it is about their college; *counted* leaves out.

    Who it covers and has not counts for nobody.
    """
    commons = [*Rows(store, lines).commons()]
    covered = {one.college for one, there in zip(commons, listed, strict=True) if there}
    for place, told in enumerate(commons):
        if listed[place] or _covers(covered, told):
            counted[place] = listed[place]
    found = [
        store.record(line)
        for line, is_there in zip(lines, listed, strict=True)
        if not is_there and not store.is_lost(line)
    ]
    return [(one, _covers(covered, one)) for one in found]


def _key_of_other(record: Record) -> tuple[object, ...]:
    return line_key(record), record.where.file, record_key(record)


def _covers(covered: Collection[str], line: Record | Common) -> bool:
    """Whether the school's list is about the college of a line; one college's list is not."""
    return not line.college or line.college in covered or not any(covered)


def is_lost(record: Record) -> bool:
    """Whether a record has no 学号 that tells anybody apart."""
    return is_no_key(record.number, record.fault)


# --- what shows between files ----------------------------------------------------------------


_CORRECT = "请核对学号，请这个班改好重新交来，再汇总一次；是名单缺人，就补进名单。"


def _unknown(
    strangers: Sequence[Record], roll: Roll, likely: Mapping[Where, "Sequence[Likely]"]
) -> Iterator[Problem]:
    """That the list has not these students; and who of it may be meant, who was not handed in."""
    of = by_row(likely)
    for line in strangers:
        meant = roll.meant(line)
        if not meant and line.where in of:
            meant = f"；像是名单里的 {of[line.where].meant}"
        message = f"全校名单里没有这个学号{meant}"
        about = (line.number, line.name, line.class_name or None)
        yield Problem(unknown_student.KIND, Severity.ERROR, message, _CORRECT, *about, line.where)


def _copies(parts: Sequence[tuple[str, Rows]]) -> Iterator[Problem]:
    """That two files say the same of the same students, as when a form is sent twice."""
    alike: dict[tuple[int, int], list[tuple[str, Rows]]] = {}  # as all have that are the same
    for file, rows in parts:
        numbers = taken(rows.store.numbers, rows.ids)
        if numbers and all(one.kind is not Kind.LIST for one, _ in rows.counts()):
            alike.setdefault((min(numbers), max(numbers)), []).append((file, rows))
    for some in alike.values():
        by_content: dict[tuple[object, ...], list[str]] = {}
        for file, rows in some if len(some) > 1 else ():
            by_content.setdefault(tuple(sorted(rows.told())), []).append(file)
        for first, *rest in by_content.values():
            for file in rest:
                message = f"与 {first} 内容相同，只算一份"
                yield Problem(SAME_FILE, Severity.INFO, message, where=Where(file))
