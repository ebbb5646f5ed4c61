"""What `fankui notice import` reads out of notices: no date is wrong, what is vague stays open."""

from pathlib import Path

import pytest

from notice import truth


@pytest.mark.parametrize("path", truth.notices(), ids=truth.name)
def test_a_notice_is_read_as_the_truth_beside_it(path: Path) -> None:
    """Head, cohorts, deadlines, what is open; what differs is known, no more and no less."""
    true = truth.truth_of(path)
    found = truth.differences(true, truth.reading_of(path))
    expected = truth.expected(true)
    wrong = [one for one in found if expected.pop(one.fact, None) != one.read]
    assert not wrong, "\n".join(
        f"{one.fact}: {one.true or 'nothing'!r} is true, {one.read!r} is read" for one in wrong
    )
    assert not expected, "read rightly now: take it out of `differs`"
