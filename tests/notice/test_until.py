"""Until when, as students read it: the notice's own words where it gives no hour."""

from datetime import UTC, datetime

import pytest
from builders import notice_2018

from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.deadlines import dated, until

NOTICE = notice_2018()
WHOLE = datetime(2027, 4, 7, 15, 59, 59, tzinfo=UTC)
#: The words of a notice, the moment that they are taken for, and how both are said.
CASES = [
    ("4月7日下午5点前", datetime(2027, 4, 7, 9, tzinfo=UTC), "4月7日（星期三）17:00 以前",
     "4月7日下午5点前，即4月7日（星期三）17:00 以前"),
    ("4月7日24点前", datetime(2027, 4, 7, 15, 59, tzinfo=UTC), "4月7日（星期三）23:59 以前",
     "4月7日24点前，即4月7日（星期三）23:59 以前"),
    ("4月7日下班前", WHOLE, "4月7日下班前（星期三）", "4月7日下班前（星期三）"),
    ("4月7日（周三）前", WHOLE, "4月7日（周三）前", "4月7日（周三）前"),
    ("4月\n7日前", WHOLE, "4月 7日前（星期三）", "4月 7日前（星期三）"),
    ("6月初", None, "6月初", "6月初"),
    # the words name no day, or not this one: it stands beside them
    ("清明节前", WHOLE, "清明节前，即4月7日（星期三）", "清明节前，即4月7日（星期三）"),
    ("7日前", WHOLE, "7日前，即4月7日（星期三）", "7日前，即4月7日（星期三）"),
    ("下周三下班前", WHOLE, "下周三下班前，即4月7日（星期三）", "下周三下班前，即4月7日（星期三）"),
    ("4月8日的前一天", WHOLE, "4月8日的前一天，即4月7日（星期三）",
     "4月8日的前一天，即4月7日（星期三）"),
    ("三天内（行政楼305）", WHOLE, "三天内（行政楼305），即4月7日（星期三）",
     "三天内（行政楼305），即4月7日（星期三）"),
    ("下周三17:00前", datetime(2027, 4, 7, 9, tzinfo=UTC), "4月7日（星期三）17:00 以前",
     "下周三17:00前，即4月7日（星期三）17:00 以前"),
    ("四月七日前", WHOLE, "四月七日前（星期三）", "四月七日前（星期三）"),
    ("4.7前", WHOLE, "4.7前（星期三）", "4.7前（星期三）"),
    ("4月1日至7日", WHOLE, "4月1日至7日（星期三）", "4月1日至7日（星期三）"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "at", "shown", "whole"), CASES)
def test_no_hour_is_invented(text: str, at: datetime | None, shown: str, whole: str) -> None:
    """A day that ends with the office hours is not said to end at 23:59."""
    one = NOTICE.deadline(Role.CHECK)
    assert one
    one = one._replace(text=text, at=at)
    assert (dated(one, NOTICE), until(one, NOTICE)) == (shown, whole)
