"""What a day or an hour of a date phrase means: its year, its place on the clock, or why not.

The year of a day without one is that of its first occurrence on or after the day of issue, never
that of the 届.
"""

from calendar import monthrange
from datetime import date, time, timedelta

from tongzhi_cli.dates.hours import clock, is_of_another_day
from tongzhi_cli.dates.tokens import Word
from tongzhi_cli.model.times import WEEKDAYS, weekday
from tongzhi_cli.named_tuple import NamedTuple

#: The next occurrence is meant only if it is not nearly a year ahead: then the last one was.
_FAR = timedelta(days=305)
#: Before it nobody hands in anything.
_EARLY = time(7)
#: A range whose second end has no year goes on for less than this.
_LONG = timedelta(days=200)
#: Reasons that are given in several places, or by which others tell what is missing.
NO_YEAR = "没有写年份，也不知道发文日期"
NO_MONTH = "没有写明是哪个月"
NO_DAY = "没有写明是哪一天"
BACKWARDS = "止早于起"


class Issued(NamedTuple):
    """When a notice was issued: a day, or as much as is known, from *first* to *last*."""

    first: date
    last: date

    @classmethod
    def on(cls, day: date) -> "Issued":
        """That very day."""
        return cls(day, day)

    @classmethod
    def within(cls, year: int, month: int) -> "Issued":
        """Some day of a month."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @property
    def day(self) -> date | None:
        """The day, where it is known."""
        return self.first if self.first == self.last else None


class UnsureError(Exception):
    """What stands against a time."""


def range_of(first: Word, last: Word, issued: Issued | None) -> tuple[date, date]:
    """The last day and the first day of a range; the year may stand with one of them only.

    Raises:
        UnsureError: a day cannot be, or the range ends before it starts.

    """
    if _has_year(first) and not _has_year(last):
        start = day_of(first, None, issued)
        end = _on_or_after(last, start)
        if end - start > _LONG:
            raise UnsureError("止早于起，或少写了年份")
        _not_before(end, issued)
        return end, start
    end = day_of(last, None, issued) if _has_year(last) else day_of(last, issued)
    if _has_year(first):
        start = day_of(first, None, issued)
    else:
        start = _dated(end.year, first)
        if start > end:
            start = _dated(end.year - 1, first)
        if end - start > _LONG:
            raise UnsureError(BACKWARDS)
    if start > end:
        raise UnsureError(BACKWARDS)
    _not_before(end, issued)
    return end, start


def _has_year(word: Word) -> bool:
    return bool(word.text)


def day_of(word: Word, issued: Issued | None, known: Issued | None = None) -> date:
    """The day that a word means; it may lie before the day of issue if *issued* is None.

    Raises:
        UnsureError: it does not exist, or its year cannot be told.

    """
    if not _has_year(word):
        if issued is None:
            raise UnsureError(NO_YEAR)
        day = _on_or_after(word, issued.first)
        if day - issued.first > _FAR:
            raise UnsureError("没有写年份，这一天刚好在发文日期之前")
        return day
    year = word.year
    if year is None:
        of_issue = issued or known
        if of_issue is None or of_issue.first.year != of_issue.last.year:
            raise UnsureError(f"“{word.text}年”是哪一年，要看发文日期")
        year = of_issue.first.year + (word.text == "明")
    day = _dated(year, word)
    _not_before(day, issued)
    return day


def _not_before(day: date, issued: Issued | None) -> None:
    if issued is None:
        return
    if day < issued.first:
        raise UnsureError("早于发文日期")
    if day - issued.last > timedelta(days=366):
        raise UnsureError("比发文日期晚一年以上，年份可能写错")


def _dated(year: int, word: Word) -> date:
    try:
        return date(year, word.month or 0, word.day or 0)
    except ValueError as error:
        raise UnsureError(f"{year}年没有{word.month}月{word.day}日这一天") from error


def _on_or_after(word: Word, day: date) -> date:
    """The first occurrence of a month and day on or after *day*."""
    for year in (day.year, day.year + 1):  # 2月29日 may not be in this year, but in the next
        try:
            found = _dated(year, word)
        except UnsureError:
            continue
        if found >= day:
            return found
    raise UnsureError(f"{day.year}年{word.month}月{word.day}日没有这一天，或已经过了")


def agree(day: date, told: str) -> None:
    """Raise unless *day* is the weekday *told* (一).

    Raises:
        UnsureError: it is another: the year or the day was mistyped.

    """
    meant = WEEKDAYS.index("日" if told == "天" else told)
    if day.weekday() != meant:
        raise UnsureError(f"{day.year}年{day.month}月{day.day}日是{weekday(day)}，不是星期{told}")


def clock_of(word: Word, period: str) -> time:
    """The hour of the day that is meant: 下午5点 and 下午17:00 are the same.

    5点 alone may be of the afternoon: whoever sets a deadline seldom means the night.

    Raises:
        UnsureError: there is no such hour, or it could be another.

    """
    hour, minute = word.hour or 0, word.minute or 0
    parts = [one for one in (period, word.text) if one] or [""]
    read = {clock(part, hour, minute) for part in parts}
    at = read.pop()
    is_bare = parts == [""] and at is not None and time() < at < _EARLY
    if at is None or read or is_bare or is_of_another_day(period):
        raise UnsureError(f"“{''.join(parts)}{hour}:{minute:02}”看不出是几点")
    return at
