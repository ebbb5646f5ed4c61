"""What a notice's text means, phrase by phrase; whole notices are in `notice/test_notices.py`."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice import truth
from tongzhi_cli.dates.parse import phrases
from tongzhi_cli.dates.resolve import Issued
from tongzhi_cli.notice.draft import all_unsure
from tongzhi_cli.notice.one_of_each import with_one_of_each
from tongzhi_cli.notice.reading import source as notice_source
from tongzhi_cli.notice.reading.read import read


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "20270401",
        "2018、",
        "2014级、",
        " ",
        "_",
        "x",
        "月",
        "年月日",
        "4月1日\t",
        "6日\n",
        "4月1日 | 核对\n",
        "每年4月1日和",
        "8:00 ",
        "关于\n",
        "：",
    ],
)
def test_no_text_takes_long(unit: str) -> None:
    """What a page or a bad file may hold by the thousand is read in time (linear, not timed)."""
    read(unit * (4000 // len(unit)))


@given(st.dates(date(2017, 1, 1), date(2030, 12, 31)), st.data())
def test_a_day_without_a_year_is_the_next_one(issued: date, data: st.DataObject) -> None:
    """The law of the year: the first on or after the day of issue; what is far off is not sure."""
    month, day = data.draw(st.integers(1, 12)), data.draw(st.integers(1, 31))
    (phrase,) = phrases(f"{month}月{day}日前", Issued.on(issued))
    coming = (issued + timedelta(many) for many in range(306))
    expected = next((one for one in coming if (one.month, one.day) == (month, day)), None)
    assert (phrase.at.date() if phrase.at else None) == expected
    assert bool(phrase.why) is (expected is None)


@given(
    st.text(
        alphabet="年月日号前至0123456789 　一二十（）星期周.-—/:：点半上下午晚底初\n", max_size=40
    )
)
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever stands there, what is dated is a date on or after the day of issue."""
    issued = Issued.on(date(2027, 3, 15))
    found = list(phrases(text, issued))
    assert [one.text for one in found] == [text[one.begin : one.end] for one in found]
    dated = [one for one in found if one.at]
    assert [one for one in dated if one.why] == []
    assert [one.at for one in dated if one.at and one.at.date() < issued.first] == []
    read(text)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("4月1日晚23:00", "2027-04-01 23:00:00"),
        ("4月1日（星期四）23:00前", "2027-04-01 23:00:00"),
        ("2027-04-01 23:00", "2027-04-01 23:00:00"),
        ("四月一日下午五点半前", "2027-04-01 17:30:00"),
        ("4月1日零点前", "2027-04-01 00:00:00"),
        ("4月1日（星期四晚23:00）前", "2027-04-01 23:00:00"),
        ("4月1日（周四）、2日（周五）17:00前", "2027-04-02 17:00:00"),
        ("4月6日8-17点", None),  # an hour that is not understood leaves the day open
        ("4月1日下班前", None),
        ("4月1日11:00PM", "2027-04-01 23:00:00"),
        ("4月1日前后", None),
        ("4月1日或2日", None),
        ("4月1日前", "2027-04-01 23:59:59"),
        ("4月1日（星期五）前", None),  # it is a Thursday
        ("4月31日前", None),
        ("2026年4月1日前", None),
        ("3月14日前", None),  # the day before the day of issue
        ("6月初", None),
    ],
)
def test_a_phrase_means(typed: str, at: str | None) -> None:
    """The shapes one by one, for a notice of 2027-03-15."""
    (phrase,) = phrases(typed, Issued.on(date(2027, 3, 15)))
    assert (str(phrase.at) if phrase.at else None) == at


def test_of_two_deadlines_to_check_one_stays() -> None:
    """A notice file has one of each; whose of two campuses it is, is asked of both."""
    draft = read(notice_source.read(truth.NOTICES / "several" / "two_campuses.txt"))
    assert [one.role for one in draft.deadlines] == ["check", "check", "submit", "submit"]
    held = with_one_of_each(draft)
    assert [one.role for one in held.deadlines] == ["check", "other", "submit", "other"]
    assert len(all_unsure(held)) == len(all_unsure(draft)) + 4


def test_no_pattern_is_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Notices ask for more patterns than `re` keeps by itself; read again they compile none."""
    texts = [notice_source.read(path) for path in truth.notices()[::10]]

    def compiled(pattern: str, _: int = 0) -> None:
        raise AssertionError(pattern)

    first = [read(text) for text in texts]
    monkeypatch.setattr("re._compiler.compile", compiled)
    assert [read(text) for text in texts] == first
