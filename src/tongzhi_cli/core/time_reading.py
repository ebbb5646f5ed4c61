"""A moment that somebody or a program wrote down, with its day: 校对时间, 提交时间, --now.

What cannot be read is not guessed. The day and the hours are those of `date_words` and `hours`, so
that an answer's time means what the same words mean in a notice.
"""

import re
import unicodedata
from datetime import datetime, time

from tongzhi_cli.core.date_words import Sort, Word, plain, words
from tongzhi_cli.core.hours import clock, is_of_another_day

_AS_EXPORTED = (
    r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})"
    r"(?: ([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2}))?)?"
)
#: A day in digits and a clock with colons: programs show them so, and their 上午 is AM.
_BY_PROGRAM = r"\d{4}[-/]\d.*:\d"
_HALVES = {"上午": "AM", "下午": "PM"}
#: In this order, each at most once.
_ORDER = (Sort.DAY, Sort.WEEKDAY, Sort.PERIOD, Sort.CLOCK)


def read_time(text: str) -> datetime | None:
    """A moment as people and exports write it, without zone; None where it is not to be read.

    A date alone is its first moment, so that nobody is called late who may not be.

    >>> read_time("2018/4/1 22:05:09"), read_time("2018年4月1日 晚10点30分")
    (datetime.datetime(2018, 4, 1, 22, 5, 9), datetime.datetime(2018, 4, 1, 22, 30))
    >>> read_time("2018-04-01"), read_time("4月1日晚上"), read_time("2018-13-45")
    (datetime.datetime(2018, 4, 1, 0, 0), None, None)
    """
    if match := re.fullmatch(_AS_EXPORTED, text):  # as nearly all are
        year, month, day, *hours = map(int, match.groups(default="0"))
        return _moment(year, month, day, _clock("", *hours))
    text = re.sub(r"(?<=:\d\d)\.\d+$", "", unicodedata.normalize("NFKC", text).strip())
    told = plain(text)
    found = list(words(told))
    if not _is_one_moment(told, found):
        return _iso(text)
    at: time | None = time()
    if len(found) > 1 and found[-1].sort in {Sort.PERIOD, Sort.CLOCK}:
        at = _clock_of(found, by_program=re.match(_BY_PROGRAM, told) is not None)
    return _moment(found[0].year or 0, found[0].month or 0, found[0].day or 0, at)


def _is_one_moment(told: str, found: list[Word]) -> bool:
    """Whether *found*, the words of a text, are all that it says, and one moment."""
    sorts = [word.sort for word in found]
    if not found or found[0].year is None or sorts != [one for one in _ORDER if one in sorts]:
        return False
    for word in reversed(found):
        told = told[: word.start] + told[word.end :]
    return not told.strip(" \t\n,，T")


def _clock_of(found: list[Word], *, by_program: bool) -> time | None:
    """What the hours of a moment show; None without a clock, or if it may be another."""
    last = found[-1]
    period = next((word.text for word in found if word.sort is Sort.PERIOD), "")
    if last.sort is not Sort.CLOCK or is_of_another_day(period):
        return None
    if by_program:
        period = _HALVES.get(period, period)
    parts = [one for one in (period, last.text) if one] or [""]
    read = {_clock(part, last.hour or 0, last.minute or 0, last.second or 0) for part in parts}
    return read.pop() if len(read) == 1 else None


def _clock(part: str, hour: int, minute: int, second: int) -> time | None:
    at = clock(part, hour, minute)
    if at is None or second > 59 or (hour == 24 and second):
        return None
    return at.replace(second=second) if second else at


def _moment(year: int, month: int, day: int, at: time | None) -> datetime | None:
    try:
        return datetime.combine(datetime(year, month, day), at) if at else None  # noqa: DTZ001  the caller adds it
    except ValueError:
        return None


def _iso(text: str) -> datetime | None:
    """A time as programs write it, with its zone: 2018-04-01T22:05:09+08:00."""
    try:
        return datetime.fromisoformat(text).replace(microsecond=0) if "T" in text else None
    except ValueError:
        return None
