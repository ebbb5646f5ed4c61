"""Each correction of an answer by itself: item, what is shown, what it should be."""

from collections import Counter
from pathlib import Path

import pytest

from tongzhi_cli.anomaly.items.corrections import corrections

KINDS = [
    line.split("\t")
    for line in Path(__file__).with_name("kinds_corrections.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("text", "told"), [row[1:] for row in KINDS])
def test_corrections(text: str, told: str) -> None:
    """A value that the answer does not plainly tell is blank."""
    assert [f"{one.item}/{one.shown}/{one.should_be}" for one in corrections(text)] == told.split()


def test_each_kind_has_inputs_of_its_own() -> None:
    """A kind that only one answer shows is no kind."""
    assert min(Counter(row[0] for row in KINDS).values()) >= 3
