"""The zones of times (issue 19: China's without the data of zones)."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tongzhi_cli.model.times import zone_of

SINCE, UNTIL = map(datetime.fromisoformat, ("1992-01-01", "2099-12-31"))


@pytest.mark.parametrize("name", ["Asia/Shanghai", "Asia/Chongqing", "Asia/Harbin", "PRC"])
@given(st.datetimes(SINCE, UNTIL))
@example(datetime.fromisoformat("2018-04-02 17:00"))
@example(datetime.fromisoformat("2018-07-01"))
def test_the_time_of_china_is_that_of_the_data(name: str, at: datetime) -> None:
    """Since the last summer time every moment has the offset that the data of zones give it."""
    here, there = at.replace(tzinfo=zone_of(name)), at.replace(tzinfo=ZoneInfo(name))
    assert here.isoformat() == there.isoformat()
    assert (here - there).total_seconds() == 0


def test_other_zones_have_their_data() -> None:
    """A zone with summer time has it, and a name that is no zone is refused."""
    berlin = zone_of("Europe/Berlin")
    hours = [datetime(2018, month, 1, tzinfo=berlin).isoformat()[-6:] for month in (1, 7)]
    assert hours == ["+01:00", "+02:00"]
    with pytest.raises(KeyError):
        zone_of("Asia/Nowhere")
