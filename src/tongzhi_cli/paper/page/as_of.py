"""Of when a page is: the newest time in the data, never the computer's clock."""

from collections.abc import Iterable
from datetime import datetime

from tongzhi_cli.model.times import moment


def newest_of(times: Iterable[datetime | None], now: datetime | None) -> datetime | None:
    """The newest of *times* (校对时间, 记录时间); *now* only where somebody typed it."""
    return now or max((at for at in times if at), default=None)


def as_of(newest: datetime | None) -> str:
    """截至, in words.

    >>> as_of(newest_of([datetime(2018, 3, 28, 9), None, datetime(2018, 3, 29, 8, 5)], None))
    '截至 2018-03-29 08:05'
    >>> as_of(newest_of([], None)), as_of(newest_of([], datetime(2018, 4, 1, 20)))
    ('截至：表上没有写时间', '截至 2018-04-01 20:00')
    """
    return f"截至 {moment(newest)}" if newest else "截至：表上没有写时间"
