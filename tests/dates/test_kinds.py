"""Dates and clocks as notices write them, kind by kind (kinds_dates.tsv), and the law of a clock.

Each row is a phrase of a notice of 2027-03-17, a Wednesday, and what is read: the phrase whole,
from when, until when (24:00 is the end of the day, `open` a clock that is not known, nothing where
none is written), and what a relative one is if it is counted from the day of issue. A row without
a phrase has none; one without a day is open.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.dates.hours import LAST
from tongzhi_cli.dates.literal import dates_in
from tongzhi_cli.dates.parse import phrases
from tongzhi_cli.dates.phrase import Phrase
from tongzhi_cli.dates.resolve import Issued

TABLE = Path(__file__).with_name("kinds_dates.tsv")
ISSUED = Issued.on(date(2027, 3, 17))
MANY = 3


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def cases() -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Each input with the rows of its phrases."""
    for text, of_text in groupby(rows(), key=lambda row: row["input"]):
        told = [tuple(row.values())[2:] for row in of_text]
        yield text, [one for one in told if one[0]]


def hour(at: time) -> str:
    return "24:00" if at == LAST else f"{at:%H:%M}"


def read(phrase: Phrase) -> tuple[str, ...]:
    """A phrase as the table has it."""
    start = f"{phrase.start:%Y-%m-%d %H:%M}".removesuffix(" 00:00") if phrase.start else ""
    end = str(phrase.at.date() if phrase.at else phrase.day or "")
    clock = hour(phrase.at.time()) if phrase.at and phrase.has_clock else ""
    proposal = str(phrase.proposal or "")
    if isinstance(phrase.proposal, datetime):
        its = f" {hour(phrase.proposal.time())}" if phrase.has_clock else ""
        proposal = f"{phrase.proposal.date()}{its}"
    elif phrase.proposal:
        proposal += " open"
    return phrase.text, start, end, "open" if phrase.day else clock, proposal


@pytest.mark.parametrize(("text", "told"), list(cases()))
def test_a_phrase_is_read_as_the_table_says(text: str, told: list[tuple[str, ...]]) -> None:
    """Its words whole, its day, its clock or that it is open, and its proposal."""
    found = list(phrases(text, ISSUED))
    assert [read(one) for one in found] == told
    assert [one.text for one in found] == [text[one.begin : one.end] for one in found]
    assert [bool(one.why) for one in found] == [not (one.at or one.start) for one in found]


def test_every_kind_has_its_examples() -> None:
    """Three at least, each of them once."""
    inputs = {(row["kind"], row["input"]) for row in rows()}
    assert min(Counter(kind for kind, _ in inputs).values()) >= MANY
    assert len({text for _, text in inputs}) == len(inputs)


BRACKETS = ("（{}）", "({})", "【{}】", "[{}]")
ASIDES = """周四 星期四 第5周周四 周四，清明节后 周四、调休 农历三月初二 截止日 含 重要 第5周 共2天
    周四，逾期不候 本学期第5周 以邮戳为准 最后一天 Thu 注意 请提前"""
WORDS = """当天 的 ， 前 之前 前交教务处 前将反馈表（一式2份）交至行政楼305室 ，务必于 ，最迟 到学院
    ，截止时间： 前，各班 （星期四）前交班长， 前发到邮箱3456789@qq.com， 、请于 系统"""
CLOCKS = {
    "17:00": time(17), "17：30": time(17, 30), "23﹕00": time(23), "下午5点": time(17),
    "晚上11点59分": time(23, 59), "17点": time(17), "晚12点": LAST, "24:00": LAST,
    "凌晨12点": time(0), "中午12点": time(12), "23h": time(23), "二十时": time(20),
    "5:30pm": time(17, 30), "早上12点": None, "晚上13点": None, "下班前": None, "午夜": None,
    "25:00": None, "上9午:00": None, "17:0": None,
}  # fmt: skip


@given(
    st.lists(
        st.one_of(
            st.builds(str.format, st.sampled_from(BRACKETS), st.sampled_from(ASIDES.split())),
            st.sampled_from(WORDS.split()),
        ),
        max_size=3,
    ),
    st.sampled_from(sorted(CLOCKS)),
    st.sampled_from(["前", "之前", "截止", "截止）", " 前", ""]),
)
def test_a_clock_is_that_of_its_day_or_open(between: list[str], clock: str, behind: str) -> None:
    """Whatever stands between the two: never the end of the day in silence, nor another hour."""
    text = f"请于4月8日{''.join(between)}{clock}{behind}交。"
    of_day = [one for one in phrases(text, ISSUED) if one.text.startswith("4月8日")]
    assert of_day, text
    (first, *_) = of_day
    if first.at is None:
        assert first.why, text
    else:
        assert (first.at.date(), first.at.time()) == (date(2027, 4, 8), CLOCKS[clock]), text


def test_a_page_of_blanks_is_no_work() -> None:
    """Between a day and its clock it took minutes."""
    (found,) = phrases(f"4月8日{' ' * 1900}17:00前", ISSUED)
    assert str(found.at) == "2027-04-08 17:00:00"


@given(st.sampled_from(rows()))
def test_what_is_checked_agrees_with_what_is_read(row: dict[str, str]) -> None:
    """A deadline's words in a notice file have the clock that they were read with, or none."""
    for phrase in phrases(row["input"], ISSUED):
        ends = dates_in(phrase.text)
        if not ends:  # 下周三（24日）17:00前, whose month is counted
            continue
        if phrase.at and phrase.has_clock:
            assert ends[-1].clock == phrase.at.time()
        if phrase.day:
            assert ends[-1].clock is None
