"""Whether the counts are what they should be: against the school's list, and by themselves."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.terms import NO_COLLEGE
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.summary.kinds import MISSING_FORM, TOTAL_MISMATCH
from tongzhi_cli.summary.model import Kind, Record
from tongzhi_cli.summary.people.suggest import RESTORE
from tongzhi_cli.summary.store.rows import Rows

if TYPE_CHECKING:
    from tongzhi_cli.summary.people.likely import Likely

#: What stands for the college of those of whom nobody knows it.
UNKNOWN = f"（{NO_COLLEGE}）"


class Compared(NamedTuple):
    """How many of a class take part, and how many of them the school's list has.

    *handed_in* are those who stand in what was handed in, the first of them at *where*; *strange*
    those of them who are not on the list; *voided* those who are not there as the office voided
    their rows. *wrong* are rows of those on the list, or of nobody's, whose 学号 is not theirs, and
    *meant* how many on the list each of these may be.
    """

    college: str
    name: str
    on_list: int
    handed_in: int
    strange: int
    where: Where | None
    voided: int = 0
    wrong: int = 0
    meant: int = 0

    @property
    def rows(self) -> int:
        """How many rows there are, each somebody's."""
        return self.handed_in + self.wrong

    @property
    def absent(self) -> int:
        """How many on the list have no row that may be theirs."""
        return self.on_list - (self.handed_in - self.strange) - self.voided - self.meant


class Wrong(NamedTuple):
    """Where the rows of a class are that have the 学号 of others, and whose rows are *likely*."""

    astray: Collection[Where] = ()
    likely: Mapping[Where, "Sequence[Likely]"] = {}


_NONE = Wrong()


def compared(
    lines: Sequence[Record],
    statuses: Sequence[Status],
    listed: Sequence[int],
    voided: Collection[str] = (),
    wrong: Wrong = _NONE,
) -> Compared:
    """The counts of one class; *listed* is of each line whether the list has its 学号."""
    kept = [
        (line, is_listed)
        for line, status, is_listed in zip(lines, statuses, listed, strict=True)
        if status is not Status.AWAY
    ]
    there = [(line, is_listed) for line, is_listed in kept if line.kind is not Kind.LIST]
    meant = [wrong.likely[line.where] for line, _ in kept if line.where in wrong.likely]
    rows = {one.record.where for each in meant for one in each}
    strangers = [line for line, is_listed in there if not is_listed]
    miswritten = [line for line in strangers if line.where in rows]
    return Compared(
        lines[0].college,
        lines[0].class_name,
        sum(is_listed for _, is_listed in kept),
        len(there) - len(miswritten),
        len(strangers) - len(miswritten),
        there[0][0].where if there else None,
        sum(one.kind is Kind.LIST and one.number in voided for one, _ in kept) if voided else 0,
        len(wrong.astray) + len(miswritten),
        len(meant),
    )


def differing(classes: Iterable[Compared], beyond: Collection[str]) -> Iterator[Problem]:
    """The classes of which another number of students was handed in than the list has.

    Not those that handed in nothing, which `MISSING_FORM` says; nor a college, which is only the
    sum of what is told of its classes.
    """
    for one in classes:
        if one.college in beyond or not one.rows or one.on_list == one.rows:
            continue
        message = f"名单 {one.on_list} 人，交来 {one.handed_in} 人"
        if one.wrong:
            message = f"名单 {one.on_list} 人，交来 {one.rows} 行，其中 {one.wrong} 行学号对不上"
        absent = one.absent
        void = f"作废的 {one.voided} 人，" if one.voided else ""
        message += f"（表上没有的 {absent} 人，{void}名单外的 {one.strange} 人）"
        hint = RESTORE if one.voided and not absent and not one.strange else ""
        yield Problem(
            TOTAL_MISMATCH, Severity.WARNING, message, hint,
            class_name=one.name or None, where=one.where,
        )  # fmt: skip


def gaps(firsts: Iterable[Record]) -> Iterator[Problem]:
    """Classes that their neighbours' numbers suggest: there are 1班 and 3班, and no 2班."""
    numbers: dict[tuple[str, str], dict[int, Record]] = {}
    for first in firsts:
        if match := re.fullmatch(r"(.*?\D)(\d{1,2})(班)", first.class_name):
            numbers.setdefault((first.college, match[1]), {})[int(match[2])] = first
    for (_, stem), found in numbers.items():
        absent = [at for at in range(1, max(found)) if at not in found]
        if len(found) > 1 and absent and len(absent) <= len(found):
            there, lacking = ("、".join(map(str, sorted(each))) for each in (found, absent))
            last = found[max(found)]
            message = f"{stem}有 {there} 班的，没有 {lacking} 班的：是没有这个班，还是没有交？"
            yield Problem(MISSING_FORM, Severity.WARNING, message, where=Where(last.where.file))


def errors_of(lines: Rows, problems: Iterable[Problem]) -> dict[tuple[str, str], list[Problem]]:
    """The errors of each class, by college and name."""
    errors = [one for one in problems if one.severity is Severity.ERROR]
    if not errors:
        return {}
    store = lines.store
    numbers = {store.code(one.number) for one in errors if one.number}
    places = {one.where for one in errors if one.where and not one.number}
    names = {one.class_name for one in errors if one.class_name and not one.number}
    files = {one.file for one in places}

    def class_of(at: int) -> tuple[str, str]:
        told = store.common[store.commons[at]]
        return told.college, told.class_name

    told = [one for one, _ in lines.counts()]
    of_number = {store.number(at): class_of(at) for at in lines.ids if store.numbers[at] in numbers}
    of_place: dict[Where, tuple[str, str]] = {}
    if any(one.place.file in files for one in told):
        places_of = ((store.where(at), at) for at in lines.ids)
        of_place = {where: class_of(at) for where, at in places_of if where in places}
    of_name: dict[str, tuple[str, str]] = {}
    for common in told:
        if common.class_name in names:
            of_name.setdefault(common.class_name, (common.college, common.class_name))
    found: dict[tuple[str, str], list[Problem]] = {}
    for one in errors:
        place = (
            of_number.get(one.number or "")
            or (one.where and of_place.get(one.where))
            or of_name.get(one.class_name or "")
        )
        if place:
            found.setdefault(place, []).append(one)
    return found
