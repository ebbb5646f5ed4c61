"""The dates and clocks that stand in a phrase of a notice, word for word.

What a phrase means, and in which year, is for the caller; here only what is written is taken
apart, into the words that `dates.tokens` knows (4月1日（星期日）晚23:00以前,
3月9日（周三）下午5点前, 5月12日—18日, 下午2:00-6:00, 2027-04-01 23:00).
"""

from datetime import date, datetime, time, timedelta

from tongzhi_cli.dates.asides import smooth
from tongzhi_cli.dates.chains import Chain, chains
from tongzhi_cli.dates.hours import LAST
from tongzhi_cli.dates.points import is_noon, points_of
from tongzhi_cli.dates.resolve import UnsureError, clock_of
from tongzhi_cli.dates.tokens import plain
from tongzhi_cli.model.times import WEEKDAYS
from tongzhi_cli.named_tuple import NamedTuple


class WrittenDate(NamedTuple):
    """A date as it is written, with what is written right behind it.

    *year* is None where none is written; *weekday* counts from Monday = 0; *clock* is None
    without one; 24:00 is the last moment of its day. *unclear* tells that there is a clock
    which may mean two times (5点 without 上午 or 下午), or none that tells its hour (下班前).
    """

    year: int | None
    month: int
    day: int
    weekday: int | None = None
    clock: time | None = None
    unclear: bool = False

    def on(self, year: int) -> date | None:
        """The day in its own year, or in *year*; None where there is no such day."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None

    def first_from(self, issued: date) -> date | None:
        """The first such day on or after *issued*, the day of the notice; its own year counts.

        The year is never that of the 届: 2024届 may have a deadline in December 2023.
        """
        days = [self.on(issued.year + more) for more in (0, 1, 2, 3, 4)]
        return next((day for day in days if day and (self.year or day >= issued)), None)

    def __str__(self) -> str:
        year = f"{self.year}年" if self.year else ""
        return f"{year}{self.month}月{self.day}日"


def dates_in(text: str) -> list[WrittenDate]:
    """Every date of *text*, in its order; the last one is where a range ends.

    >>> dates_in("4月1日（星期日）晚23:00以前")
    [WrittenDate(year=None, month=4, day=1, weekday=6, clock=datetime.time(23, 0), unclear=False)]
    >>> [(str(one), one.clock) for one in dates_in("2027年3月9日（周二）至12日下午5点半")]
    [('2027年3月9日', None), ('2027年3月12日', datetime.time(17, 30))]
    >>> dates_in("6月初"), dates_in("5月14月"), dates_in("采集后60天")
    ([], [], [])
    """
    return [found for chain in chains(smooth(plain(text)).text) for found in _dates_of(chain)]


def _dates_of(chain: Chain) -> list[WrittenDate]:
    words = chain.words
    if not any(word.month for word in words):
        return []
    found: list[WrittenDate] = []
    for point in points_of(words):
        day, weekday, period, mark, clocks = point
        with_month = found[-1] if found and not day.month else day
        clock, unclear = None, bool(chain.why or ((mark or period) and not clocks))
        if is_noon(point):
            clock, unclear = time(12), bool(chain.why)
        for word, part in clocks:
            try:
                clock = clock_of(word, part)
            except UnsureError:
                clock, unclear = None, True
        if chain.why:
            clock = None
        found.append(
            WrittenDate(
                with_month.year,
                with_month.month or 0,
                day.day or 0,
                WEEKDAYS.index(weekday.replace("天", "日")) if weekday else None,
                clock,
                unclear,
            )
        )
    return found


def agrees(clock: time, at: datetime, day: date) -> bool:
    """Whether *at* is *clock* on *day*; the end of a day is also the beginning of the next.

    >>> agrees(LAST, datetime(2027, 4, 2), date(2027, 4, 1))
    True
    >>> agrees(time(23), datetime(2027, 4, 1, 22), date(2027, 4, 1))
    False
    """
    if clock == LAST and at == datetime.combine(day + timedelta(days=1), time()):
        return True
    return at.date() == day and (at.hour, at.minute) == (clock.hour, clock.minute)
