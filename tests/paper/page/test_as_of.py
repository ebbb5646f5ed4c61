"""Of when a page is: the newest time in the data; a clock only where somebody typed it."""

from datetime import datetime, timedelta, timezone

import pytest

from tongzhi_cli.paper.page.as_of import as_of, newest_of

CHINA = timezone(timedelta(hours=8))
EARLY, LATE = (datetime(2018, 3, day, 9, 5, 30, tzinfo=CHINA) for day in (28, 29))


@pytest.mark.parametrize(
    ("times", "now", "told"),
    [
        ([EARLY, None, LATE], None, "截至 2018-03-29 09:05:30"),
        ([LATE, EARLY], None, "截至 2018-03-29 09:05:30"),
        ([None, EARLY], LATE, "截至 2018-03-29 09:05:30"),
        ([LATE], EARLY, "截至 2018-03-28 09:05:30"),
        ([None], None, "截至：表上没有写时间"),
        ([], None, "截至：表上没有写时间"),
    ],
)
def test_as_of(times: list[datetime | None], now: datetime | None, told: str) -> None:
    """What was typed counts; without it the newest."""
    assert as_of(newest_of(times, now)) == told
