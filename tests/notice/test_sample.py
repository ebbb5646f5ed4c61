"""The moment that people are shown as an example is of the notice's own year."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from builders import notice_2018

from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.deadlines import left, sample
from tongzhi_cli.packs.class_workbook import ClassWorkbooks
from tongzhi_cli.tables import read as tables

NOTICE = notice_2018()
CHECK = NOTICE.deadline(Role.CHECK)


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (datetime(2027, 4, 8, 9, tzinfo=UTC), "2027-04-08 16:30"),  # 17:00 in China
        (datetime(2027, 4, 8, 15, 59, 59, tzinfo=UTC), "2027-04-08 23:29"),
        (None, "2027-03-15 22:30"),
    ],
)
def test_a_moment_that_is_in_time(at: datetime | None, shown: str) -> None:
    """Shortly before the last one to check; else of the day of the notice."""
    assert CHECK
    notice = NOTICE._replace(issued=date(2027, 3, 15), deadlines=(CHECK._replace(at=at),))
    assert sample(notice) == shown
    book = ClassWorkbooks([], notice).of([], "软件1班.xlsx")
    read = tables.read_data(Path("软件1班.xlsx"), book)
    texts = "".join(str(cell) for table in read.tables for row in table.rows for cell in row)
    assert f"写成 {shown} 的样子" in texts


def test_of_the_notice_that_comes_with_the_program() -> None:
    """It is as it always was."""
    assert sample(NOTICE) == "2018-04-01 22:30"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (timedelta(days=3), "还有 3 天"),
        (timedelta(days=2, hours=6, minutes=59), "还有 2 天 6 小时"),
        (timedelta(days=1, minutes=30), "还有 1 天"),
        (timedelta(hours=3), "还有 3 小时"),
        (timedelta(hours=3, minutes=20), "还有 3 小时 20 分"),
        (timedelta(minutes=5, seconds=1), "还有 5 分"),
        (timedelta(seconds=59), "还有 不到 1 分"),
        (timedelta(0), "还有 不到 1 分"),
        (timedelta(seconds=-1), "现在已过期"),
    ],
)
def test_what_is_left_says_nothing_of_nothing(before: timedelta, said: str) -> None:
    """Nobody says 3 天 0 小时."""
    assert CHECK
    assert CHECK.at
    assert left(CHECK, NOTICE, NOTICE.local(CHECK.at) - before) == f"（{said}，逾期不再受理）"
