"""What stands in a cell and is no answer of its own, kind by kind (kinds_unclear.tsv)."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.anomaly.row_words import (
    is_as_above,
    is_as_printed,
    is_file_name,
    is_none_of_these,
    is_of_all,
    no_answer,
    of_others,
    takes_back,
)
from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.result.judge import judge

KINDS: list[list[str]] = [
    line.split("\t")
    for line in (Path(__file__).parent / "kinds_unclear.tsv").read_text("utf-8").splitlines()[1:]
]
TOLD_BY: dict[str, Callable[[str], bool]] = {
    "as-above": is_as_above,
    "all-of-them": is_of_all,
    "taken-back": takes_back,
    "as-printed": is_as_printed,
    "file-name": is_file_name,
}
#: Characters of all these words, so that random texts come near them.
SIGNS = "".join(sorted({*"".join(text for _, text, _ in KINDS), *"〃/ 、.，()12"}))


@pytest.mark.parametrize(
    ("text", "expected"), [(text, status) for _, text, status in KINDS if status]
)
def test_it_is_what_it_is(text: str, expected: str) -> None:
    """Of each kind, what the answer amounts to where it stands alone."""
    assert judge(text).status is Status(expected)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, text, _ in KINDS])
def test_each_kind_is_told_by_its_own_words(kind: str, text: str) -> None:
    """No text is of two kinds, and what is of none is told by no words."""
    assert [name for name, is_one in TOLD_BY.items() if is_one(text)] == (
        [kind] if kind in TOLD_BY else []
    )


def test_each_kind_has_three_inputs() -> None:
    """A kind with fewer is not tried."""
    counts = Counter(kind for kind, _, _ in KINDS)
    assert {kind: count for kind, count in counts.items() if count < 3} == {}
    assert counts.keys() >= TOLD_BY.keys()


@pytest.mark.parametrize("text", [text for _, text, status in KINDS if status == "unclear"])
def test_what_speaks_of_others_says_so(text: str) -> None:
    """Whoever reads that it is not understood learns why."""
    assert judge(text).hint == of_others(text) != ""


@pytest.mark.parametrize(
    "option", ["以上均无误", "以上信息都正确", "以上各项均无误", "以上都没有问题。"]
)
def test_the_last_option_of_a_questionnaire(option: str) -> None:
    """None of the faults above it: the student is healthy."""
    assert is_none_of_these(option)


@given(st.text(SIGNS, max_size=24))
def test_no_text_is_both_no_answer_and_of_others(text: str) -> None:
    """A text is one thing, and however odd it is, it is told."""
    assert not (no_answer(text) and of_others(text))
    assert judge(text).status in Status
