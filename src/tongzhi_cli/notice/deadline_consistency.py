"""What in one deadline contradicts itself: its words, its moments, and the day of the notice.

Sources: the phrases of other notices (a weekday that does not fit the date is nearly always a
mistyped day, or a phrase of another year), and the rule that the year of a date is that of the
notice's own day, never that of the 届.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from tongzhi_cli.dates.hours import LAST
from tongzhi_cli.dates.literal import WrittenDate, agrees, dates_in
from tongzhi_cli.model.times import WEEKDAYS, weekday, zone_of
from tongzhi_cli.notice.diagnostic import Diagnostic, Key, error, warning
from tongzhi_cli.notice.model import Deadline

#: A phrase is copied from a notice of some years ago at most.
_YEARS_BACK = 12
#: Words beside a day that leave it open: no moment is proposed for them.
_LEFT_OPEN = "或|左右|前后|不(?:包?含|包括)"


def moments(deadline: Deadline, zone: str) -> tuple[datetime | None, datetime | None]:
    """When *deadline* starts and ends, as local times of *zone*."""

    def local(moment: datetime | None) -> datetime | None:
        if moment is None or moment.tzinfo is None:
            return moment
        return moment.astimezone(zone_of(zone)).replace(tzinfo=None)

    return local(deadline.start), local(deadline.at)


def deadline_mistakes(
    place: int, deadline: Deadline, issued: date | None, zone: str
) -> Iterator[Diagnostic]:
    """What contradicts itself in the deadline at *place* of the file's list."""
    start, at = moments(deadline, zone)
    key = ("deadline", place)
    dates = dates_in(deadline.text)
    if start and at and start >= at:
        yield error((*key, "start"), f"start（{_shown(start)}）不早于 at（{_shown(at)}）",
                    "两个写反了，或有一个写错了。")  # fmt: skip
    elif start and len(dates) > 1:
        yield from _day((*key, "start"), dates[0], start)
    if at is None:
        yield from _unread(key, deadline, dates, issued)
    elif issued and at.date() < issued:
        yield error((*key, "at"), f"截止 {at:%Y-%m-%d} 早于发文日期 {issued}",
                    f"多半是年份写错了，改 at 或 issued。{_same_day(dates, issued)}")  # fmt: skip
    elif dates:
        yield from _words(key, dates, at, issued)
    if not deadline.hard and "不再受理" in deadline.text:
        yield warning((*key, "hard"), "text 写着不再受理，hard 却是 false：逾期只提醒",
                      "不再受理就写 hard = true。")  # fmt: skip


def _words(
    key: Key, dates: list[WrittenDate], at: datetime, issued: date | None
) -> Iterator[Diagnostic]:
    """The words of a deadline against its moment and the calendar."""
    last = dates[-1]
    other_day = list(_day((*key, "at"), last, at))
    yield from other_day or _clock((*key, "at"), last, at)
    other_weekday: list[Diagnostic] = []
    for words in dates:
        year = at.year - ((words.month, words.day) > (last.month, last.day))
        other_weekday += _weekday((*key, "text"), words, year)
    yield from other_weekday
    if not other_day and not other_weekday:
        yield from _year((*key, "at"), last, at, issued)


def _shown(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _same_day(dates: list[WrittenDate], issued: date) -> str:
    day = dates[-1].first_from(issued) if dates else None
    return f"发文以后的 {dates[-1]}是 {day}。" if day else ""


def _day(key: Key, words: WrittenDate, moment: datetime) -> Iterator[Diagnostic]:
    """The day in the words against the moment."""
    day = words.on(moment.year)
    if day is None:
        yield error((*key[:-1], "text"), f"没有 {words} 这一天", "请看看通知，改好 text。")
    elif day != moment.date() and not (words.clock and agrees(words.clock, moment, day)):
        yield error(key, f"text 写的是 {words}，{key[-1]} 却是 {moment:%Y-%m-%d}",
                    f"写错的改一处；照 text 是 {day}。")  # fmt: skip


def _clock(key: Key, words: WrittenDate, moment: datetime) -> Iterator[Diagnostic]:
    """The hour in the words against the moment, on the right day."""
    if words.clock is None:
        if not words.unclear and moment.time() == time():
            yield warning(key, f"text 没有写几点，at 却是零点：{words}当天就算逾期",
                          f"当天都算数就写 at = {moment:%Y-%m-%d}T23:59:59。")  # fmt: skip
        return
    day = words.on(moment.year)
    if day and not agrees(words.clock, moment, day):
        told = "24:00" if words.clock == LAST else f"{words.clock:%H:%M}"
        yield error(key, f"text 写的是 {told}，at 却是 {moment:%H:%M}",
                    f"写错的改一处；照 text 是 at = {day}T{words.clock}。")  # fmt: skip


def _weekday(key: Key, words: WrittenDate, year: int) -> Iterator[Diagnostic]:
    """The weekday in the words against the calendar of *year*."""
    day = words.on(year)
    if day is None or words.weekday in {None, day.weekday()}:
        return
    hint = "日期、星期或年份有一个写错了，请看看通知。"
    for back in range(1, _YEARS_BACK):
        other = words.on(day.year - back)
        if not words.year and other and other.weekday() == words.weekday:
            hint += f"{other.year} 年的 {words}是{weekday(other)}："
            hint += "是不是从旧通知抄来的？"
            break
    yield error(key, f"{day} 是{weekday(day)}，"
                f"text 写的是星期{WEEKDAYS[words.weekday or 0]}", hint)  # fmt: skip


def _year(
    key: Key, words: WrittenDate, moment: datetime, issued: date | None
) -> Iterator[Diagnostic]:
    """A year that the words do not give is the first one after the day of the notice."""
    if words.year or words.weekday is not None or issued is None:
        return
    first = words.first_from(issued)
    if first and first.year != moment.year:
        yield warning(key, f"at 是 {moment.year} 年，发文（{issued}）以后的 {words}是 {first}",
                      "年份写错了就改。")  # fmt: skip


def _unread(
    key: Key, deadline: Deadline, dates: list[WrittenDate], issued: date | None
) -> Iterator[Diagnostic]:
    """Words that tell the moment although there is no `at`, and what that spoils."""
    day = dates[-1].first_from(issued) if dates and issued else None
    is_sure = day and dates[-1].weekday in {None, day.weekday()}
    if is_sure and not dates[-1].unclear and not re.search(_LEFT_OPEN, deadline.text):
        clock = dates[-1].clock or LAST
        yield warning((*key, "text"), f"text 写明了 {dates[-1]}，却没有 at：逾期查不出来",
                      f"加一行 at = {day}T{clock}。")  # fmt: skip
    elif deadline.hard:
        yield warning((*key, "hard"), "没有 at，逾期不再受理也查不出来",
                      "定了时刻就加一行 at = 2027-06-05T17:00:00 的样子。")  # fmt: skip
