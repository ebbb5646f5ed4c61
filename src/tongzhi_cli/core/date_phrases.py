"""The date phrases of a notice: from when and until when, or why that cannot be said.

A wrong date is far worse than an unsure one, so nothing is guessed: the year of a day without one
is that of its first occurrence on or after the day of issue, never that of the 届; a day that does
not exist, lies before the day of issue or contradicts its weekday has no time, but a reason.

Source: 普院教发（2018）4号 (4月1日（星期日）晚23:00以前); the other shapes are in `date_words`.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple

from tongzhi_cli.core.date_words import AND, JOIN, UNTIL, Sort, Word, plain, words

_WEEKDAYS = "一二三四五六日"
#: A date without a clock is up to its last moment.
_LAST = time(23, 59, 59)
#: The next occurrence is meant only if it is not nearly a year ahead: then the last one was.
_FAR = timedelta(days=305)
#: A range whose second end has no year goes on for less than this.
_LONG = timedelta(days=200)
_BETWEEN = r"\s*[，,]?\s*"
_BEGINS = r"\s*(?:起|开始|之后|以后|后)(?!至|到)"
#: What stands before a deadline: not later than.
_UP_TO = r"(?:不晚于|不迟于|截[至止]到?|截止(?:时间|日期)?[为：:]?|最[迟晚](?:于|在)?|[延顺][长期延](?:至|到))\s*$"
#: What stands behind one: 4月25日为最后期限.
_IS_LAST = r"\s*(?:为|是)[^，。；]{0,12}(?:期限|截止)"
_HOUR_OF = (Sort.PERIOD, Sort.CLOCK, Sort.WEEKDAY)


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


class _Point(NamedTuple):
    """One end of a phrase: its day, and the hours written with it."""

    day: Word
    weekday: str = ""
    period: str = ""
    clocks: Sequence[tuple[Word, str]] = ()


class _UnsureError(Exception):
    """What stands against a time."""


def read(text: str, issued: Issued | None) -> Phrase | None:
    """The one phrase that *text* is, for a deadline as somebody types it.

    >>> day = Issued.on(date(2018, 3, 14))
    >>> str(read("4月1日（星期日）晚23:00以前", day).at), read("下周", day).at
    ('2018-04-01 23:00:00', None)
    """
    found = list(phrases(text, issued))
    rest = text
    for one in reversed(found):
        rest = rest[: one.begin] + rest[one.end :]
    is_all = len(found) == 1 and not re.sub(r"[于在前止。，\s]|截止|务必|以前|之前", "", rest)
    return found[0] if is_all else None


def phrases(text: str, issued: Issued | None) -> Iterator[Phrase]:
    """The date phrases of a text, in order.

    >>> day = Issued.on(date(2023, 11, 20))
    >>> [str(one.at) for one in phrases("12月20日至1月5日核对，2024430日前交", day)]
    ['2024-01-05 23:59:59', 'None']
    """
    told = plain(text)
    chain: list[Word] = []
    for word in words(told):
        if chain and not _goes_on(chain, told[chain[-1].end : word.start], word):
            yield from _phrase(text, told, chain, issued)
            chain = []
        chain.append(word)
    if chain:
        yield from _phrase(text, told, chain, issued)


def _goes_on(chain: Sequence[Word], between: str, word: Word) -> bool:
    """Whether *word* belongs to the phrase before it, by what stands between them."""
    if re.fullmatch(JOIN, between):
        return word.sort is not Sort.OPEN
    last = chain[-1].sort
    if word.sort in _HOUR_OF:
        window = rf"{_BETWEEN}|{AND}" if last is Sort.CLOCK else _BETWEEN
        return re.fullmatch(window, between) is not None
    if word.sort is Sort.BARE_DAY:
        return last in {Sort.DAY, Sort.BARE_DAY} and re.fullmatch(rf"{AND}|[ ]*", between) is not None
    if word.sort is Sort.DAY:
        is_list = re.fullmatch(r"\s*[、和及或]\s*", between) is not None
        return not between or (last in {Sort.DAY, Sort.WEEKDAY} and is_list)
    return word.sort is Sort.DAMAGED and not between.strip()


def _phrase(
    text: str, told: str, chain: Sequence[Word], issued: Issued | None
) -> Iterator[Phrase]:
    begin, end = chain[0].start, chain[-1].end
    tail = re.match(rf"[\s_]*(?:{UNTIL}|期间)", told[end:])
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
    if Sort.DAMAGED in sorts or is_run_together:
        yield phrase._replace(why="日期写得不全，像是复制时丢了字")
    elif Sort.VAGUE in sorts:
        yield phrase._replace(why="没有写明是哪一天")
    elif Sort.DAY in sorts or Sort.OPEN in sorts:
        yield _resolved(phrase, chain, told, issued)
    elif until and (Sort.BARE_DAY in sorts or Sort.CLOCK in sorts):
        missing = "哪个月" if Sort.BARE_DAY in sorts else "哪一天"
        yield phrase._replace(why=f"没有写明是{missing}")


def _resolved(
    phrase: Phrase, chain: Sequence[Word], told: str, issued: Issued | None
) -> Phrase:
    opening = chain[0].sort is Sort.OPEN
    try:
        points = _points(chain[1:] if opening else chain)
        if not points:
            start = _opening(issued)
            return phrase._replace(start=start, why="" if start else "不知道发文日期")
        start, at, has_clock = _times(points, issued)
    except _UnsureError as doubt:
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


def _points(chain: Sequence[Word]) -> list[_Point]:
    """The days of a phrase with the hours that are written behind each.

    Raises:
        _UnsureError: hours stand where no day is.

    """
    points: list[_Point] = []
    period = ""
    for word in chain:
        match word.sort:
            case Sort.DAY | Sort.BARE_DAY:
                points.append(_Point(word))
                period = ""
            case _ if not points:
                raise _UnsureError("没有写明是哪一天")
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
    points: Sequence[_Point], issued: Issued | None
) -> tuple[datetime | None, datetime, bool]:
    """From when and until when, and whether the end has an hour.

    Raises:
        _UnsureError: a day or an hour cannot be, or could be another.

    """
    last = _with_month(points, -1)
    start_day: date | None = None
    if len(points) > 1:
        first = points[0].day
        end_day, start_day = _both(first, last, issued)
    else:
        end_day = _day(last, issued)
    days = [start_day or end_day, *[None] * (len(points) - 2), end_day][-len(points) :]
    for point, day in zip(points, days, strict=True):
        if day and point.weekday:
            _agree(day, point.weekday)
    hours = [_clock(word, period) for word, period in points[-1].clocks]
    if points[-1].period and not hours:
        raise _UnsureError(f"只写了“{points[-1].period}”，没有写几点")
    at = datetime.combine(end_day, hours[-1] if hours else _LAST)
    start: datetime | None = None
    if start_day:
        own = [_clock(word, period) for word, period in points[0].clocks]
        start = datetime.combine(start_day, own[0] if own else time())
    elif len(hours) > 1:
        start = datetime.combine(end_day, hours[0])
    if start and start > at:
        raise _UnsureError("止早于起")
    return start, at, bool(hours)


def _with_month(points: Sequence[_Point], at: int) -> Word:
    """The day of a point; 4日 has the month of the day before it, or the next one.

    Raises:
        _UnsureError: no day with a month stands before it.

    """
    day = points[at].day
    if day.month:
        return day
    before = next((one.day for one in reversed(points[:at]) if one.day.month), None)
    if before is None or before.month is None:
        raise _UnsureError("没有写明是哪个月")
    if (day.day or 0) < (before.day or 0):
        raise _UnsureError("止早于起，或少写了月份")
    return day._replace(year=before.year, month=before.month, text=before.text)


def _both(first: Word, last: Word, issued: Issued | None) -> tuple[date, date]:
    """The last day and the first day of a range; the year may stand with one of them only.

    Raises:
        _UnsureError: a day cannot be, or the range ends before it starts.

    """
    if _has_year(first) and not _has_year(last):
        start = _day(first, None, issued)
        end = _on_or_after(last, start)
        if end - start > _LONG:
            raise _UnsureError("止早于起，或少写了年份")
        _not_before(end, issued)
        return end, start
    end = _day(last, None, issued) if _has_year(last) else _day(last, issued)
    if _has_year(first):
        start = _day(first, None, issued)
    else:
        start = _dated(end.year, first)
        if start > end:
            start = _dated(end.year - 1, first)
        if end - start > _LONG:
            raise _UnsureError("止早于起")
    if start > end:
        raise _UnsureError("止早于起")
    _not_before(end, issued)
    return end, start


def _has_year(word: Word) -> bool:
    return bool(word.text)


def _day(word: Word, issued: Issued | None, known: Issued | None = None) -> date:
    """The day that a word means; it may lie before the day of issue if *issued* is None.

    Raises:
        _UnsureError: it does not exist, or its year cannot be told.

    """
    if not _has_year(word):
        if issued is None:
            raise _UnsureError("没有写年份，也不知道发文日期")
        day = _on_or_after(word, issued.first)
        if day - issued.first > _FAR:
            raise _UnsureError("没有写年份，这一天刚好在发文日期之前")
        return day
    year = word.year
    if year is None:
        of_issue = issued or known
        if of_issue is None or of_issue.first.year != of_issue.last.year:
            raise _UnsureError(f"“{word.text}年”是哪一年，要看发文日期")
        year = of_issue.first.year + (word.text == "明")
    day = _dated(year, word)
    _not_before(day, issued)
    return day


def _not_before(day: date, issued: Issued | None) -> None:
    if issued is None:
        return
    if day < issued.first:
        raise _UnsureError("早于发文日期")
    if day - issued.last > timedelta(days=366):
        raise _UnsureError("比发文日期晚一年以上，年份可能写错")


def _dated(year: int, word: Word) -> date:
    try:
        return date(year, word.month or 0, word.day or 0)
    except ValueError as error:
        raise _UnsureError(f"{year}年没有{word.month}月{word.day}日这一天") from error


def _on_or_after(word: Word, day: date) -> date:
    """The first occurrence of a month and day on or after *day*."""
    for year in (day.year, day.year + 1):  # 2月29日 may not be in this year, but in the next
        try:
            found = _dated(year, word)
        except _UnsureError:
            continue
        if found >= day:
            return found
    return _dated(day.year, word)


def _agree(day: date, weekday: str) -> None:
    meant = _WEEKDAYS.index("日" if weekday == "天" else weekday)
    if day.weekday() != meant:
        raise _UnsureError(
            f"{day.year}年{day.month}月{day.day}日是星期{_WEEKDAYS[day.weekday()]}，不是星期{weekday}"
        )


def _clock(word: Word, period: str) -> time:
    """The hour of the day that is meant: 下午5点 and 下午17:00 are the same.

    Raises:
        _UnsureError: there is no such hour, or it could be another.

    """
    hour, minute = word.hour or 0, word.minute or 0
    if hour == 24 and not minute:
        return _LAST
    match period:
        case "下午" | "午后" | "傍晚":
            hour = 99 if hour == 12 else hour + 12 if hour < 12 else hour
        case "晚" | "晚上" | "晚间" | "夜间":
            hour = hour + 12 if 5 <= hour < 12 else hour if hour > 12 else 99
        case "中午" | "正午":
            hour = hour if hour in {11, 12, 13} else hour + 12 if hour in {1, 2} else 99
        case "":
            hour = hour if hour >= 7 or (hour == 0 and not minute) else 99
        case _:  # 上午, 早上, 凌晨
            hour = hour if hour <= 12 else 99
    if hour > 23 or minute > 59:
        raise _UnsureError(f"“{period}{word.hour}:{minute:02}”看不出是几点")
    return time(hour, minute)
