"""The texts of notices and the truth about them agree with each other and with the calendar."""

import re
from datetime import date, datetime
from itertools import chain

import pytest

from notice_texts import FROM_RECORDS, NOTICES, OTHERS, Due, Told

ROLES = {"check", "submit", "photo", "materials", "other"}
WEEKDAYS = re.compile("(?:星期|礼拜|周)([一二三四五六日天])")
BY_NAME = [pytest.param(told, id=told.name) for told in NOTICES]


def moments(due: Due) -> list[str]:
    return [moment for moment in (due.start, due.at, *due.or_at) if moment]


def is_date(text: str) -> bool:
    """Whether *text* is a day or a minute as we write them, of a year in which schools did this."""
    form = "%Y-%m-%dT%H:%M" if "T" in text else "%Y-%m-%d"
    try:
        when = datetime.strptime(text, form)  # noqa: DTZ007 (a notice's time has no zone)
    except ValueError:
        return False
    return when.strftime(form) == text and 2000 <= when.year <= 2035


def test_every_text_has_a_name_of_its_own() -> None:
    assert len({told.name for told in NOTICES}) == len(NOTICES)
    assert len({told.text for told in NOTICES}) == len(NOTICES)


def test_there_are_many() -> None:
    assert len(OTHERS) >= 60


def test_the_records_are_all_there() -> None:
    """29 records, those with an odd number, and seven more texts with damaged dates."""
    plain = {f"record-{number}" for number in range(1, 58, 2)}
    damaged = {f"record-{number}-damaged" for number in (3, 13, 19, 21, 43, 47, 51)}
    assert {told.name for told in FROM_RECORDS} == plain | damaged


@pytest.mark.parametrize("told", BY_NAME)
def test_what_is_told_stands_in_the_text(told: Told) -> None:
    """Once, and the unsure phrases are those of deadlines."""
    phrases = [due.text for due in told.dues]
    assert [phrase for phrase in phrases if told.text.count(phrase) != 1] == []
    assert set(told.unsure) <= set(phrases)


@pytest.mark.parametrize("told", BY_NAME)
def test_dates_are_dates(told: Told) -> None:
    days = chain(told.never, chain.from_iterable(map(moments, told.dues)))
    assert [day for day in days if not is_date(day)] == []
    for issued in (told.issued, *told.or_issued):
        assert issued is None or is_date(f"{issued}-01" if len(issued) == 7 else issued)
    for due in told.dues:
        assert due.role in ROLES
        assert due.or_role in ROLES - {due.role} | {""}
        assert not (due.start and due.at) or due.start < due.at
        assert due.at or not due.or_at


@pytest.mark.parametrize("told", BY_NAME)
def test_what_has_no_date_is_unsure(told: Told) -> None:
    """A deadline has a date or is unsure, never both; a day ruled out belongs to none."""
    for due in told.dues:
        assert (due.text in told.unsure) is not bool(due.start or due.at), due.text
        assert not {moment[:10] for moment in moments(due)} & set(told.never), due.text


@pytest.mark.parametrize("told", BY_NAME)
def test_weekdays_agree(told: Told) -> None:
    """Except in a phrase that is unsure, a weekday is that of the start or of the end."""
    for due in told.dues:
        if due.text in told.unsure:
            continue
        days = [date.fromisoformat(when[:10]) for when in (due.start, due.at) if when]
        named = [
            "一二三四五六日".index(day.replace("天", "日")) for day in WEEKDAYS.findall(due.text)
        ]
        assert set(named) <= {day.weekday() for day in days}, due.text


@pytest.mark.parametrize("told", BY_NAME)
def test_nothing_sure_is_before_the_issue_date(told: Told) -> None:
    """But a range that ends later may have begun, and then “unsure” passes."""
    for due in told.dues:
        issued = told.issued or ""
        assert not due.at or due.at[: len(issued)] >= issued, due.text
        assert not due.start or due.start[: len(issued)] >= issued or due.or_unsure, due.text


@pytest.mark.parametrize("told", BY_NAME)
def test_cohorts_add_up(told: Told) -> None:
    """届 = 级 + 学制; a half year may end in either year."""
    for year, entry, level, length in (*told.cohorts, *told.may):
        assert level
        assert abs(entry + length - year) <= length % 1
