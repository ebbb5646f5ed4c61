"""The words of 学籍: a table of what people write, and laws over all of its words."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.model.enrolment import Standing
from tongzhi_cli.model.standing import (
    away_text,
    enrolment_of,
    marked,
    may_be_gone,
    perhaps_away,
    reason_in,
    standing_of,
)

KINDS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("kinds_away.tsv").read_text("utf-8").splitlines()[1:]
]


def test_each_standing_is_tried_by_three_texts_at_least() -> None:
    """No word of the table is there by its own example alone."""
    counts = Counter(kind for kind, _ in KINDS)
    assert {kind: counts[kind] for kind in [*Standing, "none"] if counts[kind] < 3} == {}


@pytest.mark.parametrize(("kind", "text"), KINDS)
def test_a_standing_is_read_as_people_write_it(kind: str, text: str) -> None:
    """The whole text says it, or it says nothing of the kind."""
    assert (standing_of(text) or "none") == kind


@pytest.mark.parametrize(("kind", "text"), KINDS)
def test_an_answer_that_may_mean_it_is_one_of_those_who_are_gone(kind: str, text: str) -> None:
    """Only what says that somebody does not take part is asked about."""
    gone = any(kind == one and not one.takes_part for one in Standing)
    assert bool(perhaps_away(text)) == gone


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("贫困生，2016年9月起休学回家", True),
        ("学习委员，申请退学", True),
        ("因休学未参加图像采集", True),
        ("休学", True),
        ("学习委员", False),
        ("贫困生", False),
        ("正常", False),
        ("", False),
    ],
)
def test_a_remark_that_may_mean_it_is_known(text: str, may: bool) -> None:
    """What is not understood and holds a word for it is to be told, not passed over."""
    assert may_be_gone(text) == may


@pytest.mark.parametrize(
    ("written", "name", "said"),
    [
        ("方一鸣（已退学）", "方一鸣", "已退学"),
        ("方一鸣(休学)", "方一鸣", "休学"),
        ("（参军）方一鸣", "方一鸣", "参军"),
        ("方一鸣【转出】", "方一鸣", "转出"),
        ("2014级软件1班（休学）", "2014级软件1班", "休学"),
        ("方一鸣（组长）", "方一鸣（组长）", None),
        ("2014级软件（二）班", "2014级软件（二）班", None),
        ("方一鸣", "方一鸣", None),
    ],
)
def test_the_mark_of_a_standing_comes_off(written: str, name: str, said: str | None) -> None:
    """Other remarks in brackets stay: they are not about 学籍."""
    rest, told = marked(written)
    assert (rest, told and told.said) == (name, said)


@pytest.mark.parametrize(
    ("text", "said"),
    [("（已退学）", "已退学"), ("休学。", "休学"), ("该生已于2017年9月办理了休学手续", "休学")],
)
def test_the_reason_is_what_was_said_if_it_is_short(text: str, said: str) -> None:
    """A long one gives way to the word for it: it has to go into a cell of the form."""
    told = enrolment_of(text)
    assert told is not None
    assert told.said == said


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("不参加（休学）", "休学"),
        ("不参加(参军)", "参军"),
        ("不参加：转出", "转出"),
        ("不参加 （休学 ）", "休学"),
        ("不参加校对（退学）", "退学"),
        ("不参加", ""),
        ("不参加合影", None),
        ("本人不参加", None),
        ("休学", None),
        ("", None),
    ],
)
def test_what_says_so_outright_is_read(text: str, reason: str | None) -> None:
    """不参加（休学） is no question; 休学 alone is."""
    assert reason_in(text) == reason


_WORDS = st.text("休学退出转入伍参军原因病不在本班0123456789年，", min_size=1, max_size=8)


_BRACKETS = ["{}", "{}（{}）", "（{}）{}", "{}({})", "{}（{}）{}（{}）"]


@given(_WORDS, _WORDS, st.sampled_from(_BRACKETS))
def test_what_is_written_on_paper_reads_back(one: str, two: str, brackets: str) -> None:
    """Whatever the reason, with brackets of its own or without, the cell gives it back."""
    reason = brackets.format(one, two, one, two)
    assert reason_in(away_text(reason)) == reason


@given(st.text(max_size=60))
def test_whatever_is_typed_as_a_reason_stands_outright_on_paper(reason: str) -> None:
    """Nothing that a person types as a reason makes a cell that is read as a result."""
    said = reason_in(away_text(reason))
    assert said is not None
    assert bool(said) >= bool(re.search(r"\w", reason))


@given(st.text(max_size=60))
def test_any_text_is_read_in_peace(text: str) -> None:
    """Nothing that people type ends in an error, and a standing never comes out of nothing."""
    told = enrolment_of(text)
    assert told is None or told.said
