"""The dates and clocks that stand in a phrase of a notice, word for word.

What a phrase means, and in which year, is for the caller; here only what is written is taken
apart. The shapes are those of some hundred phrases of other notices (4月1日（星期日）晚23:00以前,
3月9日（周三）下午5点前, 5月12日—18日, 下午2:00-6:00, 2027-04-01 23:00).
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from tongzhi_cli.core.times import hour_of

WEEKDAYS = "一二三四五六日"

_DATE = (
    r"(?:(?P<year>\d{4})\s*[-年/.]\s*)?(?P<month>\d{1,2})\s*(?P<mark>[-月/.])\s*(?P<day>\d{1,2})"
    r"(?!\d|\s*[月年])\s*[日号]?"
)
_DAY = r"[-—–~至到、]+\s*(?P<same_month>\d{1,2})\s*[日号]"
_WEEKDAY = r"(?:\s*[（(]?\s*(?:星期|周|礼拜)\s*(?P<weekday>[一二三四五六日天])\s*[)）]?)?"
_HALF = r"上午|下午|晚上|晚|中午|早上|早|凌晨"
_CLOCK = (
    rf"(?:[\sT,，]*(?P<half>{_HALF})?\s*(?:\d{{1,2}}[:点时](?:\d\d)?\s*[-—–~至到]+\s*)?"
    r"(?P<hour>\d{1,2})\s*(?:[:;]\s*(?P<minute>\d\d)(?::\d\d)?|[点时](?P<spoken>\d{1,2}|半)?分?))?"
)
_PHRASE = f"(?:{_DATE}|{_DAY}){_WEEKDAY}{_CLOCK}"


class WrittenDate(NamedTuple):
    """A date as it is written, with what is written right behind it.

    *year* is None where none is written; *weekday* counts from Monday = 0; *clock* is None
    without one; 24:00 is the last moment of its day. *unclear* tells that there is a clock
    which may mean two times (晚12点; 5点 without 上午 or 下午).
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


#: No office closes before this hour; 5点 is the afternoon, or a slip.
_EARLY = 7
#: 24:00 and a day without a clock.
LAST = time(23, 59, 59)


def dates_in(text: str) -> list[WrittenDate]:
    """Every date of *text*, in its order; the last one is where a range ends.

    >>> dates_in("4月1日（星期日）晚23:00以前")
    [WrittenDate(year=None, month=4, day=1, weekday=6, clock=datetime.time(23, 0), unclear=False)]
    >>> [(str(one), one.clock) for one in dates_in("2027年3月9日（周二）至12日下午5点半")]
    [('2027年3月9日', None), ('2027年3月12日', datetime.time(17, 30))]
    >>> dates_in("6月初"), dates_in("5月14月"), dates_in("采集后60天")
    ([], [], [])
    """
    found: list[WrittenDate] = []
    for match in _phrases(text):
        before = found[-1] if match["same_month"] else None
        clock, unclear = _clock(match)
        weekday = match["weekday"]
        found.append(
            WrittenDate(
                before.year if before else int(match["year"]) if match["year"] else None,
                before.month if before else int(match["month"]),
                int(match["same_month"] or match["day"]),
                None if weekday is None else WEEKDAYS.index(weekday.replace("天", "日")),
                clock,
                unclear,
            )
        )
    return found


def besides(text: str) -> str:
    """What stands in *text* beside its dates.

    >>> besides("于4月1日（星期日）晚23:00以前，周末除外，9点起")
    '于以前,周末除外,9点起'
    """
    rest = unicodedata.normalize("NFKC", text)
    for match in reversed(list(_phrases(text))):
        rest = rest[: match.start()] + rest[match.end() :]
    return rest


def _phrases(text: str) -> Iterator[re.Match[str]]:
    """The date phrases of the text in NFKC; a day without a month follows another date."""
    follows = False
    for match in re.finditer(_PHRASE, unicodedata.normalize("NFKC", text)):
        if match["month"] and match["mark"] != "月" and not match["year"]:
            continue  # 3-4 and 1.2 are no dates without a year
        if match["month"] or follows:
            yield match
            follows = True


def _clock(match: re.Match[str]) -> tuple[time | None, bool]:
    if match["hour"] is None:
        return None, False
    half: str | None = {"早上": "上午", "早": "上午", "凌晨": "上午"}.get(
        match["half"], match["half"]
    )
    hour = hour_of(int(match["hour"]), half)
    if half is None and hour and hour < _EARLY:
        return None, True
    spoken = match["spoken"] or "0"
    minute = int(match["minute"] or (30 if spoken == "半" else spoken))
    if hour == 24 and minute == 0:
        return LAST, False
    if hour is None or hour > 23 or minute > 59:
        return None, True
    return time(hour, minute), False


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
