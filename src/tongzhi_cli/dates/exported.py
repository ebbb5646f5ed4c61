"""A moment as forms in English write it, where the order of month and day is the column's.

Source: Google and Microsoft forms write 3/28/2018 20:13:05 in one country and 28/03/2018 in the
next; within one column all are written alike, and a day over the twelfth tells how (issue 14).
"""

import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta, timezone, tzinfo
from enum import Enum, auto

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_CLOCK = (
    r"(?:,?\s+(?:at\s+)?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?:\.\d+)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?)?"
)
_ZONE = (
    r"(?:\s*[(（]?(?:(?:GMT|UTC)\s*)?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?[)）]?|"
    r"\s*(?P<utc>UTC|GMT|Z))?"
)
#: The shapes by what their numbers are called: a and b are a month and a day in some order.
_SHAPES = (
    rf"(?P<a>\d{{1,2}})[/.-](?P<b>\d{{1,2}})[/.-](?P<year>\d{{4}}|\d\d){_CLOCK}{_ZONE}",
    rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_CLOCK}{_ZONE}",
    rf"(?P<day>\d{{1,2}})[\s-]{_MONTH}[\s,-]+(?P<year>\d{{4}}){_CLOCK}{_ZONE}",
    rf"(?P<year>\d{{4}})[/-](?P<m>\d{{1,2}})[/-](?P<day>\d{{1,2}}){_CLOCK}{_ZONE}",
)


class EnglishTimes:
    """The columns of one table with times in English; *texts_of* gives what stands in one."""

    def __init__(self, zone: tzinfo, texts_of: Callable[[int], Iterable[str]]) -> None:
        self._zone = zone
        self._texts_of = texts_of
        self._orders: dict[int, Order] = {}

    def moment(self, column: int, value: object) -> datetime | None:
        """The moment of a cell, in the zone if it names no other; None if it is to be read by none.

        The other cells of the column tell in which order it is written.
        """
        if not isinstance(value, str):
            return None
        if column not in self._orders:
            self._orders[column] = order_of(self._texts_of(column))
        moment = read_exported(value, self._orders[column])
        return moment.replace(tzinfo=self._zone) if moment and not moment.tzinfo else moment


class Order(Enum):
    """Which of the two numbers before the year is the month."""

    MONTH_FIRST = auto()
    DAY_FIRST = auto()
    UNKNOWN = auto()


def order_of(texts: Iterable[str]) -> Order:
    """What a column of times tells by its days over the twelfth; UNKNOWN where they disagree.

    >>> order_of(["4/1/2018 8:05", "3/28/2018 20:13"]), order_of(["4/1/2018 8:05"])
    (<Order.MONTH_FIRST: 1>, <Order.UNKNOWN: 3>)
    """
    told = set()
    for text in texts:
        found = re.match(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d", text)
        if found and int(found[1]) > 12 >= int(found[2]):
            told.add(Order.DAY_FIRST)
        elif found and int(found[2]) > 12 >= int(found[1]):
            told.add(Order.MONTH_FIRST)
    return told.pop() if len(told) == 1 else Order.UNKNOWN


def read_exported(text: str, order: Order) -> datetime | None:
    """A moment in a column of that *order*, with its zone if it has one; None where it is none.

    >>> read_exported("4/1/2018 8:05:09 PM", Order.MONTH_FIRST)
    datetime.datetime(2018, 4, 1, 20, 5, 9)
    >>> read_exported("4/1/2018 8:05", Order.UNKNOWN) is None
    True
    >>> read_exported("Mar 28, 2018 8:13 PM", Order.UNKNOWN)
    datetime.datetime(2018, 3, 28, 20, 13)
    """
    text = " ".join(text.split())
    for shape in _SHAPES:
        if found := re.fullmatch(shape, text, re.IGNORECASE):
            try:
                return _moment(found.groupdict(), order)
            except ValueError:
                return None
    return None


def _moment(told: dict[str, str | None], order: Order) -> datetime | None:
    year = int(told["year"] or 0)
    year += 2000 if year < 100 else 0
    if told.get("a"):
        if order is Order.UNKNOWN and told["a"] != told["b"]:
            return None
        month, day = int(told["a"] or 0), int(told["b"] or 0)
        if order is Order.DAY_FIRST:
            month, day = day, month
    else:
        word = told.get("month")
        month = _MONTHS.index(word.lower()) + 1 if word else int(told["m"] or 0)
        day = int(told["day"] or 0)
    hour = int(told["hour"] or 0)
    if half := told.get("half"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    at = datetime(year, month, day, hour, int(told["minute"] or 0), int(told["second"] or 0))  # noqa: DTZ001  the caller adds it
    zone = _zone(told)
    return at.replace(tzinfo=zone) if zone else at


def _zone(told: dict[str, str | None]) -> timezone | None:
    if told["sign"]:
        away = timedelta(hours=int(told["hours"] or 0), minutes=int(told["minutes"] or 0))
        return timezone(-away if told["sign"] == "-" else away)
    return timezone(timedelta()) if told["utc"] else None
