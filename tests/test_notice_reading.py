"""What `fankui notice import` reads out of notices: no date is wrong, what is vague stays open.

The table of the score, by kind of difference, for the texts made of 29 real notices' phrases
(FROM_RECORDS) and for invented ones (OTHERS); `notice_told.py` says what counts as what.
"""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_score import Fault, faults
from notice_texts import FROM_RECORDS, NOTICES, OTHERS, Told
from notice_texts_blind import BLIND, OPTIONAL
from tongzhi_cli.core.date_meaning import Issued
from tongzhi_cli.core.date_phrases import phrases
from tongzhi_cli.core.draft import all_unsure, with_one_of_each
from tongzhi_cli.core.notice_reading import read
from tongzhi_cli.files import notice_source

#: What is known to be read less well than a person would; nothing of it is a wrong date.
KNOWN = {
    "record-13-damaged": {Fault("unmarked", "424 submit None")},  # 424汇总报: no sign of a date
    "record-41": {Fault("cohort", "missed (2017, 2012, '高起本', 5.0)")},
    "cohorts-with-length": {Fault("cohort", "missed (2024, 2019, '本科', 5.0)")},
    "spaced-digits": {Fault("role", "2 0 2 3 年 5 月 1 2 日 前: other, not check")},
    "table-with-bars": {  # 过时不候 stands below the table
        Fault("hard", "4月8日上午9:00: False"),
        Fault("hard", "4月8日下午3:00: False"),
    },
    "not-yet-known": {Fault("unmarked", "等待采集单位通知 photo None")},
}


def found(told: Told) -> set[Fault]:
    text = notice_source.text_of(Path(told.name), told.text.encode())
    return set(faults(told, read(text)))


@pytest.mark.parametrize("told", NOTICES, ids=lambda told: told.name)
def test_a_notice_is_read_as_a_clerk_reads_it(told: Told) -> None:
    """Dates, roles, 逾期, day of issue, cohorts; what is fuzzy or damaged is not guessed."""
    assert found(told) == KNOWN.get(told.name, set())


def test_the_score() -> None:
    """Of 431 deadlines none has a wrong date, and none that is plain is left open."""
    score = Counter(fault.kind for told in NOTICES for fault in found(told))
    assert len(FROM_RECORDS) == 36
    assert len(OTHERS) == 123
    assert sum(len(told.dues) for told in NOTICES) == 431
    assert score == {"unmarked": 2, "cohort": 2, "role": 1, "hard": 2}


def found_blind(told: Told) -> list[Fault]:
    optional = OPTIONAL.get(told.name, set())
    return [
        fault
        for fault in faults(told, read(told.text))
        if not (fault.kind in {"extra", "wrong"} and any(day in fault.about for day in optional))
    ]


@pytest.mark.parametrize("told", BLIND, ids=lambda told: told.name)
def test_no_date_is_wrong(told: Told) -> None:
    """180 notices more, written by somebody who did not know the reader: no date is wrong."""
    assert [fault for fault in found_blind(told) if fault.kind in {"wrong", "hard", "start"}] == []


def test_the_score_of_those() -> None:
    """What is read less well than a person would: unsure, missed, or for something else."""
    score = Counter(fault.kind for told in BLIND for fault in found_blind(told))
    assert sum(len(told.dues) for told in BLIND) == 386
    assert score == {
        "missed": 12, "role": 9, "unsure": 7, "extra": 4, "cohort": 3, "unmarked": 1,
    }  # fmt: skip


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
        "关于\n",
        "：",
    ],
)
def test_no_text_takes_long(unit: str) -> None:
    """What a page or a bad file may hold by the thousand is read in time (linear, not timed)."""
    read(unit * (4000 // len(unit)))


@given(st.dates(date(2017, 1, 1), date(2030, 12, 31)), st.data())
def test_a_day_without_a_year_is_the_next_one(issued: date, data: st.DataObject) -> None:
    """The law of the year: on or after the day of issue, or not sure; never before it."""
    month, day = data.draw(st.integers(1, 12)), data.draw(st.integers(1, 31))
    (phrase,) = phrases(f"{month}月{day}日前", Issued.on(issued))
    if phrase.at:
        assert (phrase.at.month, phrase.at.day) == (month, day)
        assert timedelta(0) <= phrase.at.date() - issued <= timedelta(305)
    else:
        assert phrase.why


@given(
    st.text(
        alphabet="年月日号前至0123456789 　一二十（）星期周.-—/:：点半上下午晚底初\n", max_size=40
    )
)
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever stands there, what is dated is a date on or after the day of issue."""
    issued = Issued.on(date(2027, 3, 15))
    for phrase in phrases(text, issued):
        assert phrase.text == text[phrase.begin : phrase.end]
        assert phrase.at is None or phrase.at.date() >= issued.first
        assert not (phrase.why and phrase.at)
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
        ("4月1日11:00PM", None),
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
    """A notice file has one of each; the other one is a question, and the report has both."""
    told = next(one for one in NOTICES if one.name == "two-campuses")
    draft = read(told.text)
    assert [one.role for one in draft.deadlines] == ["check", "check", "submit", "submit"]
    held = with_one_of_each(draft)
    assert [one.role for one in held.deadlines] == ["check", "other", "submit", "other"]
    assert len(all_unsure(held)) == len(all_unsure(draft)) + 2
