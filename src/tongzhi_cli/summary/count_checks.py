"""Whether the counts are what they should be: against the school's list, and by themselves."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.summary.kinds import MISSING_FORM, TOTAL_MISMATCH
from tongzhi_cli.summary.model import Kind, Record


def differing(
    by_class: Sequence[tuple[Sequence[Record], Sequence[Status]]],
    listed: frozenset[str],
    beyond: Collection[str],
) -> Iterator[Problem]:
    """Where the number of students handed in is not that of the list, by class and by college."""
    by_college: dict[str, list[tuple[int, int]]] = {}
    for all_lines, statuses in by_class:
        pairs = zip(all_lines, statuses, strict=True)
        lines = [line for line, status in pairs if status is not Status.AWAY]
        if not lines or lines[0].college in beyond:
            continue
        first = lines[0]
        on_list = sum(line.number in listed for line in lines)
        there = [line for line in lines if line.kind is not Kind.LIST]
        by_college.setdefault(first.college, []).append((on_list, len(there)))
        if there and on_list != len(there):
            absent = sum(line.kind is Kind.LIST for line in lines)
            strange = sum(line.number not in listed for line in there)
            message = f"名单 {on_list} 人，交来 {len(there)} 人"
            message += f"（表上没有的 {absent} 人，名单外的 {strange} 人）"
            yield Problem(
                TOTAL_MISMATCH, Severity.WARNING, message,
                class_name=first.class_name or None, where=there[0].where,
            )  # fmt: skip
    for college, counts in by_college.items():
        on_list, handed_in = (sum(each) for each in zip(*counts, strict=True))
        if on_list != handed_in and len(by_college) > 1:
            message = f"{college or '（不知道学院）'}：名单 {on_list} 人，交来 {handed_in} 人"
            yield Problem(TOTAL_MISMATCH, Severity.WARNING, message)


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


def errors_of(
    lines: Iterable[Record], problems: Iterable[Problem]
) -> dict[tuple[str, str], list[Problem]]:
    """The errors of each class, by college and name."""
    errors = [one for one in problems if one.severity is Severity.ERROR]
    numbers = {one.number for one in errors if one.number}
    places = {one.where for one in errors if one.where and not one.number}
    names = {one.class_name for one in errors if one.class_name and not one.number}
    of_number: dict[str, tuple[str, str]] = {}
    of_place: dict[Where, tuple[str, str]] = {}
    of_name: dict[str, tuple[str, str]] = {}
    for line in lines:
        here = line.college, line.class_name
        if line.number in numbers:
            of_number[line.number] = here
        if line.where in places:
            of_place[line.where] = here
        if line.class_name in names:
            of_name.setdefault(line.class_name, here)
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
