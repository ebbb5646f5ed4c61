"""After a deadline the texts ask for it all the same, and do not say there is time."""

from datetime import datetime, timedelta

import pytest
from builders import notice_2018

from tongzhi_cli.model.terms import Role
from tongzhi_cli.paper.answering import LATE, due
from tongzhi_cli.paper.blocks import lines_of
from tongzhi_cli.paper.overview import Open, overview
from tongzhi_cli.paper.reminder import reminder

NOTICE = notice_2018()
CHECK = NOTICE.deadline(Role.CHECK)
LAST = NOTICE.local(datetime(2018, 4, 1, 23))  # noqa: DTZ001  of the notice
CLASSES = [Open("", "2014级软件1班", 1, 0, silent=False)]


@pytest.mark.parametrize(("minutes", "is_late"), [(0, False), (1, True)])
def test_the_last_moment_is_in_time(minutes: int, *, is_late: bool) -> None:
    """A minute later it is over, in the text of a class and in that of all."""
    now = LAST + timedelta(minutes=minutes)
    one = lines_of(reminder("软件1班", ["安若溪"], [], NOTICE, now, at=False, link=None))
    of_all = lines_of(overview(CLASSES, 1, NOTICE, now))
    for text in (one, of_all):
        assert (LATE in text) is is_late
        assert ("校对截止：4月1日（星期日）23:00，已经过了（逾期不再受理）" in text) is is_late
    assert any("还有" in line for line in of_all)  # of the other deadline
    if is_late:
        assert "校对截止" in of_all[of_all.index(LATE) - 1]  # which is not over


def test_what_is_printed_knows_no_time() -> None:
    """Without the time nothing is over."""
    assert CHECK
    assert due(CHECK, NOTICE, None) == "4月1日（星期日）23:00 以前（逾期不再受理）"
    text = lines_of(reminder("软件1班", ["安若溪"], [], NOTICE, None, at=False, link=None))
    assert LATE not in text


def test_both_are_over() -> None:
    """The overview says it of each, and asks once."""
    text = lines_of(overview(CLASSES, 1, NOTICE, NOTICE.local(datetime(2018, 4, 3))))  # noqa: DTZ001  of the notice
    assert sum("已经过了（" in line for line in text) == 2
    assert text.count(LATE) == 1
    assert not [line for line in text if "以前" in line]
