"""What a notice tells students with wrong data or without a photo (kinds_advice.tsv)."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tongzhi_cli.notice.reading.advice import advice

TABLE = Path(__file__).parents[1] / "kinds_advice.tsv"


def lines() -> Iterator[list[str]]:
    """The lines of the table, each with all of its fields."""
    for line in TABLE.read_text("utf-8").splitlines()[1:]:
        yield [*line.split("\t"), "", "", ""][:5]


@pytest.mark.parametrize(("kind", "text", "correction", "materials", "no_photo"), list(lines()))
def test_students_are_told(
    kind: str, text: str, correction: str, materials: str, no_photo: str
) -> None:
    """Only what a sentence says to them: who, and what to do; else nothing."""
    told = advice(text.replace("\\n", "\n").replace("\\t", "\t"))
    assert told.correction == correction, kind
    assert "/".join(told.materials) == materials, kind
    assert told.no_photo == no_photo, kind


def test_each_kind_has_three() -> None:
    """No kind rests on one example or two."""
    assert min(Counter(kind for kind, *_ in lines()).values()) >= 3
