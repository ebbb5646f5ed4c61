"""Who was reminded, how often and when last, by the lines of an answer log."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from tongzhi_cli.named_tuple import NamedTuple


class Reminder(NamedTuple):
    """That the students with those *numbers* were reminded, all at one time."""

    numbers: tuple[str, ...]
    at: datetime


class Reminded(NamedTuple):
    """How often somebody was reminded, and when last."""

    times: int
    last: datetime


def reminded(reminders: Iterable[Reminder]) -> dict[str, Reminded]:
    """What holds of each 学号 that was ever reminded; what several logs have is counted once.

    >>> eight, nine = datetime(2018, 3, 28, 8), datetime(2018, 3, 28, 9)
    >>> said = [Reminder(("1", "2"), eight), Reminder(("1",), nine), Reminder(("1",), eight)]
    >>> [(who, times, last.hour) for who, (times, last) in reminded(said).items()]
    [('1', 2, 9), ('2', 1, 8)]
    """
    moments: dict[str, set[datetime]] = {}
    for one in reminders:
        for number in one.numbers:
            moments.setdefault(number, set()).add(one.at)
    return {number: Reminded(len(each), max(each)) for number, each in moments.items()}


def by_times(numbers: Iterable[str], known: Mapping[str, Reminded]) -> dict[int, list[str]]:
    """*numbers* by how often each was reminded, the most often first; 0 for never.

    >>> now = datetime(2018, 3, 28, 8)
    >>> by_times("abc", {"b": Reminded(2, now), "c": Reminded(1, now)})
    {2: ['b'], 1: ['c'], 0: ['a']}
    """
    grouped: dict[int, list[str]] = {}
    for number in numbers:
        grouped.setdefault(known[number].times if number in known else 0, []).append(number)
    return {times: grouped[times] for times in sorted(grouped, reverse=True)}
