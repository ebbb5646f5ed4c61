"""A moment that a cell of a spreadsheet holds: a date, a day count, or a text."""

from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache

from tongzhi_cli.dates.moment import read_time

#: Excel's day 0, and the range in which a bare number is taken for a day (1954 to 2119).
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  a day count has no zone
_DAYS = range(20_000, 80_000)


@lru_cache(maxsize=4096, typed=True)  # a school checks in the same minutes of a few days
def moment_in(zone: tzinfo, value: object) -> datetime | None:
    """The moment that a cell holds, in *zone* if it names no other."""
    moment = moment_of(value)
    return moment.replace(tzinfo=zone) if moment and moment.tzinfo is None else moment


def moment_of(value: object) -> datetime | None:
    """The moment that a 校对时间 cell holds, without zone; None where it is not to be read."""
    match value:
        case str():
            return read_time(value)
        case datetime():
            return value.replace(microsecond=0)
        case date():
            return datetime(value.year, value.month, value.day)  # noqa: DTZ001  see notice.local
        case bool():
            return None
        case int() | float() if _DAYS.start <= value < _DAYS.stop:
            return _DAY_ZERO + timedelta(seconds=round(value * 86_400))
        case _:
            return None
