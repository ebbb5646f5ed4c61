"""A deadline as somebody types it: one day or a range of days, read strictly or refused."""

import re
from datetime import date, datetime, time
from typing import NamedTuple

from tongzhi_cli.core.date_meaning import LAST
from tongzhi_cli.core.times import WEEKDAYS
from tongzhi_cli.core.written_dates import WrittenDate, besides, dates_in
from tongzhi_cli.errors import UsageError

#: What leaves the moment open.
_DOUBT = r"[APap]\.?[Mm]\b|或|前后|左右|下班|(?<![至到])起|后$|[上下中]午(?=前|以前|之前|$)"
_SO = "写成 4月1日晚23:00，或 2027-04-01 23:00。"


class Typed(NamedTuple):
    """The moment; *start* of a range; *has_clock* tells whether an hour was written."""

    at: datetime
    start: datetime | None
    has_clock: bool


def deadline_typed(text: str, issued: date) -> Typed:
    """When *text* is; a year that is not written is the first one from *issued* on.

    >>> deadline_typed("4月1日（星期四）晚23:00以前", date(2027, 3, 15)).at
    datetime.datetime(2027, 4, 1, 23, 0)
    >>> deadline_typed("3月20日至4月1日", date(2027, 3, 15))[1:]
    (datetime.datetime(2027, 3, 20, 0, 0), False)

    Raises:
        UsageError: no day, no such day, two clocks that it may mean, a weekday that the calendar
            does not have, or a day before *issued*.

    """
    dates = dates_in(text)
    if not dates:
        raise UsageError(f"“{text}”看不出是哪一天", _SO)
    if len(dates) > 2 or re.search(r"\d", besides(text)):
        raise UsageError(f"“{text}”里有读不懂的数字", f"{_SO}别的话写到文件里去。")
    if doubt := re.search(_DOUBT, text):
        raise UsageError(f"“{text}”里的“{doubt[0]}”说不准是哪一刻", _SO)
    if any(one.unclear for one in dates):
        raise UsageError(f"“{text}”的钟点有两种读法", "写明上午、下午，或写成 17:00、23:59。")
    end = _day(dates[-1], issued, text)
    start = _day(dates[0], issued, text) if len(dates) > 1 else None
    at = datetime.combine(end, dates[-1].clock or LAST)
    begins = datetime.combine(start, dates[0].clock or time()) if start else None
    if begins and begins >= at:
        raise UsageError(f"“{text}”的开始（{start}）不早于结束（{end}）", "请看看通知。")
    return Typed(at, begins, dates[-1].clock is not None)


def shown(moment: datetime) -> str:
    """A moment with its weekday.

    >>> shown(datetime(2027, 4, 1, 23))
    '2027-04-01（星期四）23:00'
    """
    return f"{moment:%Y-%m-%d}（星期{WEEKDAYS[moment.weekday()]}）{moment:%H:%M}"


def _day(words: WrittenDate, issued: date, text: str) -> date:
    day = words.first_from(issued)
    if day is None:
        raise UsageError(f"没有 {words} 这一天", "请看看通知。")
    if day < issued:
        raise UsageError(
            f"“{text}”早于发文日期 {issued}", "年份写错了就改；发文日期不对的，用 --issued 写明。"
        )
    if words.weekday not in {None, day.weekday()}:
        raise UsageError(
            f"{day} 是星期{WEEKDAYS[day.weekday()]}，写的却是星期{WEEKDAYS[words.weekday or 0]}",
            "日期、星期或年份有一个写错了，请看看通知。",
        )
    return day
