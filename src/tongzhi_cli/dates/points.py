"""The days of one phrase with their weekdays and hours, and what they are together.

Source: docs/design-notes.md, 读通知; issue 15 (a day whose clock is open is still that day).
"""

from collections.abc import Sequence
from datetime import date, datetime, time

from tongzhi_cli.dates.hours import LAST
from tongzhi_cli.dates.resolve import (
    BACKWARDS,
    NO_DAY,
    NO_MONTH,
    Issued,
    UnsureError,
    agree,
    clock_of,
    day_of,
    range_of,
)
from tongzhi_cli.dates.shapes import Sort
from tongzhi_cli.dates.tokens import Word
from tongzhi_cli.named_tuple import NamedTuple

#: The part of a day that is a moment.
_NOON = "正午"
#: A range of its hours ends at noon.
_MORNING = frozenset({"上午", "午前"})


class Point(NamedTuple):
    """One end of a phrase: its day, and the hours written with it."""

    day: Word
    weekday: str = ""
    period: str = ""
    mark: str = ""
    clocks: Sequence[tuple[Word, str]] = ()


def points_of(words: Sequence[Word]) -> list[Point]:
    """The days of a phrase with the hours that are written behind each, or before the first.

    Raises:
        UnsureError: hours stand where no day is.

    """
    points: list[Point] = []
    first = next((at for at, word in enumerate(words) if word.day is not None), len(words))
    if first == len(words) and words:
        raise UnsureError(NO_DAY)
    period = ""
    for word in [*words[first : first + 1], *words[:first], *words[first + 1 :]]:
        match word.sort:
            case Sort.DAY | Sort.BARE_DAY:
                points.append(Point(word))
                period = ""
            case Sort.WEEKDAY:
                points[-1] = points[-1]._replace(weekday=word.text)
            case Sort.PERIOD:
                period = word.text
                points[-1] = points[-1]._replace(period=period)
            case Sort.MARK:
                points[-1] = points[-1]._replace(mark=points[-1].period + word.text)
            case Sort.CLOCK:
                before = points[-1].clocks
                is_noon = before and (word.hour, word.minute) == (12, 0)  # 上午8:00—12:00
                clocks = [*before, (word, "" if is_noon and period in _MORNING else period)]
                points[-1] = points[-1]._replace(clocks=clocks)
            case _:
                pass
    return points


def is_noon(point: Point) -> bool:
    """Whether the part of a day that is said is a moment, and no clock stands beside it: 正午."""
    return point.period == _NOON and not point.mark and not point.clocks


def days_of(points: Sequence[Point], issued: Issued | None) -> tuple[date | None, date]:
    """The first day of a range (None of one day) and the last.

    Raises:
        UnsureError: a day cannot be, or could be another.

    """
    last = _with_month(points, -1)
    start: date | None = None
    if len(points) > 1:
        end, start = range_of(points[0].day, last, issued)
    else:
        end = day_of(last, issued)
    days = [start or end, *[None] * (len(points) - 2), end][-len(points) :]
    for point, day in zip(points, days, strict=True):
        if day and point.weekday:
            agree(day, point.weekday)
    return start, end


def hours_of(
    points: Sequence[Point], first: date | None, last: date
) -> tuple[datetime | None, datetime, bool]:
    """From when and until when, and whether the end has an hour.

    Raises:
        UnsureError: an hour cannot be, or could be another.

    """
    end = points[-1]
    hours = [clock_of(word, period) for word, period in end.clocks]
    if is_noon(end):
        hours = [time(12)]
    said = (end.mark or end.period) if not hours else ""
    if said:
        raise UnsureError(f"只写了“{said}”，没有写几点")
    at = datetime.combine(last, hours[-1] if hours else LAST)
    start: datetime | None = None
    if first:
        own = [clock_of(word, period) for word, period in points[0].clocks]
        own = own or hours[: len(hours) - 1]  # 4月12日-13日8:30-17:00, 17日、18日9:00—16:00
        start = datetime.combine(first, own[0] if own else time())
    elif len(hours) > 1:
        start = datetime.combine(last, hours[0])
    if start and start > at:
        raise UnsureError(BACKWARDS)
    return start, at, bool(hours)


def _with_month(points: Sequence[Point], at: int) -> Word:
    """The day of a point; 4日 has the month of the day before it, or the next one.

    Raises:
        UnsureError: no day with a month stands before it.

    """
    day = points[at].day
    if day.month:
        return day
    before = next((one.day for one in reversed(points[:at]) if one.day.month), None)
    if before is None or before.month is None:
        raise UnsureError(NO_MONTH)
    if (day.day or 0) < (before.day or 0):
        raise UnsureError("止早于起，或少写了月份")
    return day._replace(year=before.year, month=before.month, text=before.text)
