"""A deadline as somebody types it: one day or a range of days, read strictly or refused."""

import re
from datetime import date, datetime

from tongzhi_cli.dates.literal import dates_in
from tongzhi_cli.dates.parse import phrases
from tongzhi_cli.dates.resolve import Issued
from tongzhi_cli.dates.tokens import plain, words
from tongzhi_cli.errors import UsageError
from tongzhi_cli.model.times import dated
from tongzhi_cli.named_tuple import NamedTuple

#: What leaves the moment open, wherever it stands.
_MORE = r"\d|或|前后|左右|下班"
#: A range has two days, and no more.
_ENDS = 2
_SO = "写成 4月1日晚23:00，或 2027-04-01 23:00。"


class Typed(NamedTuple):
    """The moment; *start* of a range; *has_clock* tells whether an hour was written."""

    at: datetime
    start: datetime | None
    has_clock: bool


def deadline_typed(text: str, issued: date) -> Typed:
    """When *text* is, read as in a notice of the day *issued*.

    >>> deadline_typed("4月1日（星期四）晚23:00以前", date(2027, 3, 15)).at
    datetime.datetime(2027, 4, 1, 23, 0)
    >>> deadline_typed("3月20日至4月1日", date(2027, 3, 15))[1:]
    (datetime.datetime(2027, 3, 20, 0, 0), False)

    Raises:
        UsageError: no day, no such day, two clocks that it may mean, a weekday that the calendar
            does not have, or a day before *issued*.

    """
    found = list(phrases(text, Issued.on(issued)))
    if not found:
        raise UsageError(f"“{text}”看不出是哪一天", _SO)
    phrase = found[0]
    if phrase.why:
        raise UsageError(f"“{text}”：{phrase.why}", _hint(phrase.why, issued))
    besides = text[: phrase.begin] + text[phrase.end :]
    if re.search(_MORE, besides) or any(words(plain(besides))) or len(dates_in(text)) > _ENDS:
        raise UsageError(f"“{text}”里还有没读懂的时间", f"{_SO}别的话写到文件里去。")
    if phrase.at is None:
        raise UsageError(f"“{text}”只说了从什么时候起，没有说到什么时候", _SO)
    return Typed(phrase.at, phrase.start, phrase.has_clock)


def _hint(why: str, issued: date) -> str:
    if "发文日期" in why:
        return f"发文日期是 {issued}：年份要写明，写错了就改；发文日期不对的，用 --issued 写明。"
    return f"请看看通知，{_SO}"


def shown(moment: datetime) -> str:
    """A moment with its weekday.

    >>> shown(datetime(2027, 4, 1, 23))
    '2027-04-01（星期四）23:00'
    """
    return f"{dated(moment)}{moment:%H:%M}"
