"""What seems to be written by hand: what an answer to the question does."""

from functools import partial

import pytest

from tongzhi_cli.cli.signed import written
from tongzhi_cli.scan.classes.account import Entry, Standing
from tongzhi_cli.scan.match import Person

FOUND = [
    written.Read("1班.xlsx", text, (Entry(Person(number, name), at, Standing.SIGNED),))
    for at, (number, name, text) in enumerate(
        [("201401", "王伟", "照片不对"), ("201402", "李娜", "姓名有误")], start=1
    )
]


@pytest.mark.parametrize("word", ["n", "N", "否", "不", "不改", ""])
def test_a_no_changes_nothing_and_loses_no_yes(word: str) -> None:
    """It is no result; what was said yes to before or after it is recorded."""
    for answers, kept in (([word, "y"], "201402=姓名有误"), (["y", word], "201401=照片不对")):
        by_text = dict(zip(("照片不对", "姓名有误"), answers, strict=True))
        assert written.asked(FOUND, partial(_answer, by_text)) == {"1班.xlsx": [kept]}


def _answer(by_text: dict[str, str], question: str) -> str:
    return next(answer for text, answer in by_text.items() if text in question)
