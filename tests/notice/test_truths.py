"""The truths beside the notices agree with the notices, with themselves and with the calendar.

They test the test data only, so they are not in the daily run: `just data` after a change there.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from html import unescape
from pathlib import Path

import pytest

from notice import truth
from tongzhi_cli.notice.reading import source as notice_source

pytestmark = pytest.mark.data

WEEKDAYS = re.compile("(?:星期|礼拜|周)([一二三四五六日天])")
BY_NAME = pytest.mark.parametrize("path", truth.notices(), ids=truth.name)


def days(due: truth.Deadline) -> Iterator[date]:
    for moment in (due.start, due.at):
        if moment:
            yield moment.date() if isinstance(moment, datetime) else moment


def plain(text: str) -> str:
    """Without what a reader leaves out or writes otherwise: blanks, marks, full-width digits."""
    digits = str.maketrans("０１２３４５６７８９", "0123456789")
    return re.sub(r"[\s*_~至\u200b]", "", unescape(text)).translate(digits)


def test_every_notice_has_its_truth() -> None:
    """And no truth stands alone."""
    told = {path.with_suffix("") for path in truth.NOTICES.rglob("*.toml")}
    assert sorted(told) == [path.with_suffix("") for path in truth.notices()]


def test_no_notice_stands_twice() -> None:
    """Under two names, or in two formats."""
    texts = [plain(notice_source.read(path)) for path in truth.notices()]
    assert len(set(texts)) == len(texts)


@BY_NAME
def test_what_is_told_stands_in_the_notice(path: Path) -> None:
    """Title, number, phrases; a school that is read otherwise may stand in what is not kept."""
    true = truth.truth_of(path)
    text = plain(notice_source.read(path))
    school = "" if "school" in truth.expected(true) else true.school
    told = [true.title, true.number, school, *(due.text for due in true.deadlines)]
    assert [one for one in told if plain(one) not in text] == []


@BY_NAME
def test_dates_are_of_these_years(path: Path) -> None:
    """And nothing ends before it starts."""
    for due in truth.truth_of(path).deadlines:
        assert list(days(due)) == sorted(days(due)), due.text
        assert [day for day in days(due) if not 2000 <= day.year <= 2035] == [], due.text


@BY_NAME
def test_what_is_open_has_no_day(path: Path) -> None:
    """A deadline has a time or a reason why it has none, never both."""
    for due in truth.truth_of(path).deadlines:
        assert [bool(due.open), bool(due.start or due.at)].count(True) == 1, due.text


@BY_NAME
def test_weekdays_agree(path: Path) -> None:
    """Except where that is what is open, a weekday is that of the start or of the end."""
    for due in truth.truth_of(path).deadlines:
        if not due.open:
            named = WEEKDAYS.findall(due.text)
            numbers = {"一二三四五六日".index(one.replace("天", "日")) for one in named}
            assert numbers <= {day.weekday() for day in days(due)}, due.text


@BY_NAME
def test_nothing_ends_before_the_issue_date(path: Path) -> None:
    """A range may have begun before."""
    true = truth.truth_of(path)
    ends = [list(days(due))[-1] for due in true.deadlines if due.at]
    assert [day for day in ends if true.issued and day < true.issued] == []


@BY_NAME
def test_cohorts_add_up(path: Path) -> None:
    """届 = 级 + 学制; a half year may end in either year; what does not add up is open."""
    for group in truth.truth_of(path).cohorts:
        if group.entry_year and group.length and not group.open:
            assert abs(group.entry_year + group.length - group.year) <= group.length % 1


@BY_NAME
def test_what_differs_is_not_what_is_true(path: Path) -> None:
    """And it stands there once."""
    true = truth.truth_of(path)
    facts = [fact for one in true.differs for fact in one.read]
    assert len(set(facts)) == len(facts)
    assert set(facts) <= {one.fact for one in truth.differences(true, truth.reading_of(path))}
