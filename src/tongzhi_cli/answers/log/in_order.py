"""The lines of one kind of several answer logs in one order: permits, what was seen on paper."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime
from typing import TypeVar

_Line = TypeVar("_Line")


def in_order(
    logs: Iterable[Sequence[_Line]],
    said: Callable[[_Line], Hashable],
    at: Callable[[_Line], datetime | None],
) -> list[_Line]:
    """The lines of *logs* by the time of their recording (*at*); a line of several counts once.

    Within each log its own order is surer than the clock, and what it *said* twice it said twice.

    >>> log = [("1", datetime(2018, 4, 2)), ("2", datetime(2018, 4, 1))]
    >>> [who for who, _ in in_order([log, log[:1]], lambda one: one, lambda one: one[1])]
    ['1', '2']
    """
    found: dict[tuple[Hashable, int], tuple[float, _Line]] = {}
    for log in logs:
        seen: Counter[Hashable] = Counter()
        last = 0.0
        for one in log:
            content = said(one)
            seen[content] += 1
            moment = at(one)
            last = max(last, moment.timestamp() if moment else 0.0)
            found.setdefault((content, seen[content]), (last, one))
    return [one for _, one in sorted(found.values(), key=lambda placed: placed[0])]
