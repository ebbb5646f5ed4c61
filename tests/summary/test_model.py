"""In which order records stand, whatever order they were read in."""

from datetime import datetime

import pytest

from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import NumberFault
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.summary.model import Decision, Kind, Record, record_key

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
AT = NOTICE.local(datetime(2018, 3, 20, 8))  # noqa: DTZ001  of the notice
PLAIN = Record("101", "李明", Where("甲.xlsx", "名单", "B3"), Kind.ROSTER, "1班", "")
OTHERS = {
    "number": PLAIN._replace(number="102"),
    "name": PLAIN._replace(name="王伟"),
    "place": PLAIN._replace(where=Where("甲.xlsx", "名单", "B10")),
    "file": PLAIN._replace(where=Where("乙.xlsx", "名单", "B3")),
    "kind": PLAIN._replace(kind=Kind.FORM),
    "class": PLAIN._replace(class_name="2班"),
    "college": PLAIN._replace(college="软件学院"),
    "entry year": PLAIN._replace(entry_year=2014),
    "level": PLAIN._replace(level="本科"),
    "major": PLAIN._replace(major="软件"),
    "result": PLAIN._replace(result="无误"),
    "checked": PLAIN._replace(checked_at=AT),
    "given": PLAIN._replace(given_at=AT),
    "note": PLAIN._replace(note="已联系"),
    "fault": PLAIN._replace(fault=NumberFault.ROUNDED),
}


@pytest.mark.parametrize("field", OTHERS)
def test_any_two_records_have_an_order(field: str) -> None:
    """Records that differ in one thing alone come in one order, however they are shuffled."""
    other = OTHERS[field]
    in_order = sorted([PLAIN, other], key=record_key)
    assert in_order == sorted([other, PLAIN], key=record_key)
    assert record_key(PLAIN) != record_key(other)


def test_records_of_different_years_have_an_order() -> None:
    """The earlier year first, and none before any."""
    years = [2015, None, 2014]
    in_order = sorted((PLAIN._replace(entry_year=year) for year in years), key=record_key)
    assert [one.entry_year for one in in_order] == [None, 2014, 2015]


def test_a_decision_of_which_nothing_is_said() -> None:
    """By nobody, at no time, in no summary, and of no row that is void."""
    assert tuple(Decision()) == ("", "", "", "")
    assert str(Decision("张老师", source="汇总.xlsx")) == "张老师，汇总.xlsx"
