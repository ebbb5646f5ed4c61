"""The date phrases of a notice: from when and until when, or why that cannot be said.

A wrong date is far worse than an unsure one, so nothing is guessed: the year of a day without one
is that of its first occurrence on or after the day of issue, never that of the 届; a day that does
not exist, lies before the day of issue or contradicts its weekday has no time, but a reason.

Source: 普院教发（2018）4号 (4月1日（星期日）晚23:00以前); the other shapes are in `date_words`.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import pairwise
from typing import NamedTuple

from tongzhi_cli.dates.hours import LAST, PART
from tongzhi_cli.dates.resolve import (
    Issued,
    UnsureError,
    agree,
    clock_of,
    day_of,
    range_of,
)
from tongzhi_cli.dates.tokens import AND, JOIN, UNTIL, Sort, Word, plain, words

_BETWEEN = r"\s*[，,T]?\s*"
_BEGINS = r"\s*(?:起|开始|之后|以后|后)(?!至|到)"
#: What stands before a deadline: not later than.
_UP_TO = (
    r"(?:不晚于|不迟于|截[至止]到?|截止(?:时间|日期)?[为：:]?|最[迟晚](?:于|在)?|"
    r"[延顺][长期延](?:至|到))\s*$"
)
#: What stands behind a day that is none.
_ABOUT = r"\s*(?:左右|前后|许(?!可))"
_EITHER = "或"
#: An hour behind a day that is written as none of the shapes: (四)23:00, 8-17点, 下班前, 2500前.
_LOST_HOUR = (
    rf"[ ]*(?:[（(]\s*[一二三四五六日天]?\s*[)）]?)?[ ]*{PART}?[ ]*"
    r"(?:\d{1,2}\s*[-—–~至到]\s*\d{1,2}\s*[点时]|\d{1,2}\s*[点时:：](?!间)|下班|"
    rf"\d[-.。\s\d]*{UNTIL})"
)
#: What stands behind one: 4月25日为最后期限.
_IS_LAST = r"\s*(?:为|是)[^，。；]{0,12}(?:期限|截止)"
_HOUR_OF = (Sort.PERIOD, Sort.CLOCK, Sort.WEEKDAY)


class Phrase(NamedTuple):
    """A date phrase from *begin* to *end* of the text; *text* is what stands there.

    *start* and *at* are local times (*at* is the last moment, None where there is none or where
    *why* says why it cannot be told); *has_clock* tells whether *at* was written with an hour;
    *until* whether a word like 前 or 止 says that it is a deadline.
    """

    text: str
    begin: int
    end: int
    start: datetime | None = None
    at: datetime | None = None
    has_clock: bool = False
    until: bool = False
    why: str = ""


class Point(NamedTuple):
    """One end of a phrase: its day, and the hours written with it."""

    day: Word
    weekday: str = ""
    period: str = ""
    clocks: Sequence[tuple[Word, str]] = ()


def phrases(text: str, issued: Issued | None) -> Iterator[Phrase]:
    """The date phrases of a text, in order.

    >>> day = Issued.on(date(2023, 11, 20))
    >>> [str(one.at) for one in phrases("12月20日至1月5日核对，2024430日前交", day)]
    ['2024-01-05 23:59:59', 'None']
    """
    told = plain(text)
    for chain in chains(told):
        yield from _phrase(text, told, chain, issued)


def chains(told: str) -> Iterator[list[Word]]:
    """The words of a *plain* text that make one phrase each: nothing but joints between them."""
    chain: list[Word] = []
    for word in words(told):
        if chain and not _goes_on(chain, told[chain[-1].end : word.start], word):
            yield chain
            chain = []
        chain.append(word)
    if chain:
        yield chain


def _goes_on(chain: Sequence[Word], between: str, word: Word) -> bool:
    """Whether *word* belongs to the phrase before it, by what stands between them."""
    if re.fullmatch(JOIN, between):
        return word.sort is not Sort.OPEN
    last = chain[-1].sort
    if word.sort in _HOUR_OF:
        window = rf"{_BETWEEN}|{AND}" if last is Sort.CLOCK else _BETWEEN
        return re.fullmatch(window, between) is not None
    if word.sort is Sort.BARE_DAY:
        is_day = last in {Sort.DAY, Sort.BARE_DAY, Sort.WEEKDAY}
        return is_day and re.fullmatch(rf"{AND}|[ ]*", between) is not None
    if word.sort is Sort.DAY:
        is_list = re.fullmatch(r"\s*[、和及或]\s*", between) is not None
        return not between or (last in {Sort.DAY, Sort.WEEKDAY} and is_list)
    return word.sort is Sort.DAMAGED and not between.strip()


def _phrase(text: str, told: str, chain: Sequence[Word], issued: Issued | None) -> Iterator[Phrase]:
    begin, end = chain[0].start, chain[-1].end
    tail = re.match(rf"[\s_]*[)）]?(?:{UNTIL}(?!后)|期间)", told[end:])
    if tail:
        end += tail.end()
    is_run_together = any(
        not told[one.end : word.start].strip() and word.sort in {Sort.DAY, Sort.BARE_DAY}
        for one, word in pairwise(chain)
        if one.sort in {Sort.DAY, Sort.BARE_DAY}
    )
    until = tail is not None and "期间" not in tail[0]
    until = until or (chain[-1].sort is Sort.VAGUE and told[end - 1] in "前内")
    until = until or re.search(_UP_TO, told[max(0, begin - 8) : begin]) is not None
    until = until or re.match(_IS_LAST, told[end:]) is not None
    phrase = Phrase(text[begin:end], begin, end, until=until)
    sorts = {word.sort for word in chain}
    about = re.match(_ABOUT, told[end:])
    if Sort.DAMAGED in sorts or is_run_together:
        yield phrase._replace(why="日期写得不全，像是复制时丢了字")
    elif Sort.VAGUE in sorts:
        yield phrase._replace(why="没有写明是哪一天")
    elif Sort.CLOCK not in sorts and Sort.DAY in sorts and re.match(_LOST_HOUR, told[end:]):
        yield phrase._replace(why="日子后面的钟点没有读懂")
    elif about:
        text = phrase.text + told[end : end + about.end()]
        yield phrase._replace(text=text, until=False, why="没有写明是哪一天")
    elif Sort.DAY in sorts and re.search(_EITHER, "".join(_between(chain, told))):
        yield phrase._replace(why="写了两个日子，用“或”连着")
    elif re.search(r"分别[^，。；]{0,4}$", told[max(0, begin - 8) : begin]) and len(chain) > 1:
        yield phrase._replace(why="几个时间写在一起，哪个对哪个要看原文")
    elif Sort.DAY in sorts or Sort.OPEN in sorts:
        yield _resolved(phrase, chain, told, issued)
    elif until and (Sort.BARE_DAY in sorts or Sort.CLOCK in sorts):
        missing = "哪个月" if Sort.BARE_DAY in sorts else "哪一天"
        yield phrase._replace(why=f"没有写明是{missing}")


def _between(chain: Sequence[Word], told: str) -> Iterator[str]:
    """What stands between the words of a phrase."""
    for one, word in pairwise(chain):
        yield told[one.end : word.start]


def _resolved(phrase: Phrase, chain: Sequence[Word], told: str, issued: Issued | None) -> Phrase:
    opening = chain[0].sort is Sort.OPEN
    try:
        points = points_of(chain[1:] if opening else chain)
        if not points:
            start = _opening(issued)
            return phrase._replace(start=start, why="" if start else "不知道发文日期")
        start, at, has_clock = _times(points, issued)
    except UnsureError as doubt:
        return phrase._replace(why=str(doubt))
    if opening:
        start = _opening(issued)
    elif len(points) == 1 and not phrase.until and re.match(_BEGINS, told[phrase.end :]):
        first = at if has_clock else at.replace(hour=0, minute=0, second=0)
        return phrase._replace(start=start or first, at=None)
    return phrase._replace(start=start, at=at, has_clock=has_clock)


def _opening(issued: Issued | None) -> datetime | None:
    """即日起: from the day of issue on, where that is known."""
    if issued is None or issued.first != issued.last:
        return None
    return datetime.combine(issued.first, time())


def points_of(chain: Sequence[Word]) -> list[Point]:
    """The days of a phrase with the hours that are written behind each.

    Raises:
        UnsureError: hours stand where no day is.

    """
    points: list[Point] = []
    period = ""
    for word in chain:
        match word.sort:
            case Sort.DAY | Sort.BARE_DAY:
                points.append(Point(word))
                period = ""
            case _ if not points:
                raise UnsureError("没有写明是哪一天")
            case Sort.WEEKDAY:
                points[-1] = points[-1]._replace(weekday=word.text)
            case Sort.PERIOD:
                period = word.text
                points[-1] = points[-1]._replace(period=period)
            case Sort.CLOCK:
                clocks = [*points[-1].clocks, (word, period)]
                points[-1] = points[-1]._replace(clocks=clocks)
            case _:
                pass
    return points


def _times(
    points: Sequence[Point], issued: Issued | None
) -> tuple[datetime | None, datetime, bool]:
    """From when and until when, and whether the end has an hour.

    Raises:
        UnsureError: a day or an hour cannot be, or could be another.

    """
    last = _with_month(points, -1)
    start_day: date | None = None
    if len(points) > 1:
        first = points[0].day
        end_day, start_day = range_of(first, last, issued)
    else:
        end_day = day_of(last, issued)
    days = [start_day or end_day, *[None] * (len(points) - 2), end_day][-len(points) :]
    for point, day in zip(points, days, strict=True):
        if day and point.weekday:
            agree(day, point.weekday)
    hours = [clock_of(word, period) for word, period in points[-1].clocks]
    if points[-1].period and not hours:
        raise UnsureError(f"只写了“{points[-1].period}”，没有写几点")
    at = datetime.combine(end_day, hours[-1] if hours else LAST)
    start: datetime | None = None
    if start_day:
        own = [clock_of(word, period) for word, period in points[0].clocks]
        start = datetime.combine(start_day, own[0] if own else time())
    elif len(hours) > 1:
        start = datetime.combine(end_day, hours[0])
    if start and start > at:
        raise UnsureError("止早于起")
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
        raise UnsureError("没有写明是哪个月")
    if (day.day or 0) < (before.day or 0):
        raise UnsureError("止早于起，或少写了月份")
    return day._replace(year=before.year, month=before.month, text=before.text)
