"""Classes that answer as classes do, 9 in 10 plainly (classes_of_45.tsv): how many are asked."""

from collections import Counter
from pathlib import Path

import pytest
from builders import notice_2018

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.result.judge import result_of

LINES = Path(__file__).with_name("classes_of_45.tsv").read_text("utf-8").splitlines()[1:]
ROWS = [
    (group, answer, Status(truth), int(times))
    for group, answer, truth, times in (line.split("\t") for line in LINES)
]
CLASSES = sorted({group for group, *_ in ROWS})
NOTICE = notice_2018()


@pytest.mark.parametrize("group", CLASSES)
def test_a_class_is_asked_little_and_misread_never(group: str) -> None:
    """Of 45 answers at most 3 are asked about; the others are what they say (issue 14)."""
    rows = [row for row in ROWS if row[0] == group]
    assert sum(times for *_, times in rows) == 45
    counts: Counter[bool] = Counter()
    for _, answer, truth, times in rows:
        status = result_of(answer, NOTICE).status
        is_asked = status in {Status.UNCLEAR, Status.VAGUE}
        counts[is_asked] += times
        assert is_asked or status is truth, answer
    assert counts[True] <= 3


def test_nine_in_ten_answer_plainly() -> None:
    """The classes are such: most say 无误 in few words, a few say what is wrong."""
    for group in CLASSES:
        wrong = sum(
            times for one, _, truth, times in ROWS if one == group and truth is not Status.OK
        )
        assert 3 <= wrong <= 5
