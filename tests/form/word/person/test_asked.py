"""What the labels of a form for one person ask for."""

from collections import Counter
from pathlib import Path

import pytest

from tongzhi_cli.form.word.person.asked import Wants, asked

KINDS = [
    line.split("\t")
    for line in Path(__file__).with_name("kinds_labels.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("label", "told"), [row[1:] for row in KINDS])
def test_labels(label: str, told: str) -> None:
    """A label that is not understood, or is for a hand, asks for nothing that is filled."""
    ask = asked(label)
    said = (
        f"{ask.wants.name} {'+'.join(ask.columns)}" if ask.wants is Wants.FACT else ask.wants.name
    )
    assert said + (f" of {ask.item}" if ask.item else "") == told


def test_each_kind_has_inputs_of_its_own() -> None:
    """A kind that only one label shows is no kind."""
    assert min(Counter(row[0] for row in KINDS).values()) >= 3
