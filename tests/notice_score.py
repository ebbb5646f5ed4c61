"""How a reading of a notice compares with the truth about it: what is wrong, unsure, missed."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import unescape
from typing import NamedTuple

from notice_told import Due, Told
from tongzhi_cli.core.draft import Draft, DraftDeadline, all_unsure
from tongzhi_cli.core.student import level


class Fault(NamedTuple):
    """One difference: its *kind* ("wrong" is the worst), and what it is about."""

    kind: str
    about: str


def faults(told: Told, draft: Draft) -> Iterator[Fault]:
    """Everything in *draft* that is not as *told*."""
    free = list(draft.deadlines)
    for due in told.dues:
        found = _of(due, free, told)
        if found is None:
            folded = _folded(due, draft.deadlines)
            if not folded:
                kind = "missed" if due.at or due.start else "unmarked"
                yield Fault(kind, f"{due.text} {due.role} {due.at}")
            continue
        free.remove(found)
        yield from _differences(due, found)
        if (
            due.at is None
            and due.start is None
            and not any(_same(due.text, one.text) for one in all_unsure(draft))
        ):
            yield Fault("unmarked", due.text)
    for extra in free:
        days = [str(moment.date()) for moment in (extra.start, extra.at) if moment]
        if any(day in told.never for day in days):
            yield Fault("wrong", f"{extra.text} {days} must not be")
        elif extra.at:
            yield Fault("extra", f"{extra.text} {extra.role} {days}")
    yield from _head(told, draft)


def _of(due: Due, free: Sequence[DraftDeadline], told: Told) -> DraftDeadline | None:
    near = [one for one in free if _same(due.text, one.text)]
    exact = [one for one in near if one.text == due.text]
    in_place = [one for one in near if _around(told.text, due.text, one)]
    return next(iter(exact or in_place or near), None)


def _around(text: str, phrase: str, found: DraftDeadline) -> bool:
    """Whether *found* is where the phrase stands, by the sentence it is in."""
    text, phrase = unescape(text), unescape(phrase)
    at = text.find(phrase)
    begin = text.find(found.sentence)
    return begin <= at < begin + len(found.sentence)


def _same(first: str, second: str) -> bool:
    first, second = (re.sub(r"<[^>]+>|\s", "", unescape(text)) for text in (first, second))
    return bool(second) and (first in second or second in first)


def _folded(due: Due, found: Sequence[DraftDeadline]) -> bool:
    """即日起 as the start of the deadline behind it, 开始/结束 rows made one."""
    if due.at or not due.start:
        return False
    return any(one.start and _is(due.start, one.start, first=True) for one in found)


def _differences(due: Due, found: DraftDeadline) -> Iterator[Fault]:
    is_open = due.at is None and due.start is None
    if is_open:
        if found.at:
            yield Fault("wrong", f"{due.text}: {found.at}, must be unsure")
        return
    if due.at is None:
        if found.at:
            yield Fault("wrong", f"{due.text}: {found.at}, is a start only")
        elif (
            not (found.start and _is(due.start or "", found.start, first=True))
            and not due.or_unsure
        ):
            yield Fault("unsure", f"{due.text}: start {found.start} {found.why}")
    elif found.at is None:
        if not due.or_unsure:
            yield Fault("unsure", f"{due.text}: {found.why or found.start}")
    elif not any(_is(moment, found.at, clock=found.has_clock) for moment in (due.at, *due.or_at)):
        yield Fault("wrong", f"{due.text}: {found.at}, not {due.at}")
    if due.start and found.at and not due.or_unsure:
        if found.start is None:
            yield Fault("start", f"{due.text}: no start")
        elif not _is(due.start, found.start, first=True):
            yield Fault("wrong", f"{due.text}: starts {found.start}, not {due.start}")
    if found.role not in {due.role, due.or_role}:
        yield Fault("role", f"{due.text}: {found.role}, not {due.role}")
    if found.hard != due.hard:
        yield Fault("hard", f"{due.text}: {found.hard}")


def _is(moment: str, found: datetime, *, first: bool = False, clock: bool = True) -> bool:
    if "T" in moment:
        return datetime.fromisoformat(moment) == found.replace(second=0)
    last = "00:00:00" if first else "23:59:59"
    return str(found.date()) == moment and (not clock or str(found.time()) == last or first)


def _head(told: Told, draft: Draft) -> Iterator[Fault]:
    issued = {told.issued, *told.or_issued}
    found = str(draft.issued) if draft.issued else None
    if found not in issued and not (found is None and any(one and len(one) == 7 for one in issued)):
        yield Fault("issued", f"{found}, not {told.issued}")
    sure = {
        (one.year, one.entry_year, level(one.level) or "", float(one.length))
        for one in draft.cohorts
        if one.length and one.entry_year and not one.why
    }
    for group in set(told.cohorts) - sure:
        yield Fault("cohort", f"missed {group}")
    for group in sure - set(told.cohorts) - set(told.may):
        yield Fault("cohort", f"extra {group}")
