"""A moment in the words of people, whole: its day and its hours mean what they do in a notice."""

import re
from datetime import datetime, time

from tongzhi_cli.dates.hours import clock, is_of_another_day
from tongzhi_cli.dates.shapes import Sort
from tongzhi_cli.dates.tokens import Word, plain, words

#: A day in digits and a clock with colons: programs show them so, and their 上午 is AM.
_BY_PROGRAM = r"\d{4}[-/]\d.*:\d"
_HALVES = {"上午": "AM", "下午": "PM"}
#: In this order, each at most once.
_ORDER = (Sort.DAY, Sort.WEEKDAY, Sort.PERIOD, Sort.CLOCK)


def time_in_words(text: str) -> datetime | None:
    """The moment that *text* is, without zone; None where it is none, or none for sure.

    >>> time_in_words("2018年4月1日（星期日）晚10点"), time_in_words("2018年4月1日 中午3点")
    (datetime.datetime(2018, 4, 1, 22, 0), None)
    """
    text = plain(text)
    found = list(words(text))
    if not _is_one_moment(text, found):
        return None
    at: time | None = time()
    if len(found) > 1 and found[-1].sort is not Sort.WEEKDAY:
        at = _clock(found, by_program=re.match(_BY_PROGRAM, text) is not None)
    day = found[0]
    try:
        whole = datetime(day.year or 0, day.month or 0, day.day or 0)  # noqa: DTZ001  see above
    except ValueError:
        return None
    return datetime.combine(whole, at) if at else None


def _is_one_moment(text: str, found: list[Word]) -> bool:
    """Whether *found*, the words of *text*, are all that it says, and one moment."""
    sorts = [word.sort for word in found]
    if (
        not found
        or found[0].year is None
        or re.search("[A-Za-z]{3}", text)
        or sorts != [one for one in _ORDER if one in sorts]
    ):
        return False
    for word in reversed(found):
        text = text[: word.start] + text[word.end :]
    return not text.strip(" \t\n,，T")


def _clock(found: list[Word], *, by_program: bool) -> time | None:
    """What the hours of a moment show; None without a clock, or if it may be another."""
    last = found[-1]
    period = next((word.text for word in found if word.sort is Sort.PERIOD), "")
    if last.sort is not Sort.CLOCK or is_of_another_day(period):
        return None
    if by_program:
        period = _HALVES.get(period, period)
    parts = [one for one in (period, last.text) if one] or [""]
    read = {clock(part, last.hour or 0, last.minute or 0) for part in parts}
    at, second = read.pop(), last.second or 0
    if at is None or read or second > 59 or (last.hour == 24 and second):
        return None
    return at.replace(second=second) if second else at
