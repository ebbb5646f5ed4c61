"""What the questions of a form ask for, where no word of a header says it."""

import pytest

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.questions import told_by_words


@pytest.mark.parametrize(
    ("header", "asks"),
    [
        ("您的姓名是", True),
        ("请填写姓名", True),
        ("姓名不对", False),
        ("哪个姓名不对", False),
        ("姓名显示为", False),
        ("姓名应为", False),
        ("姓名有误", False),
        ("姓名错在哪里", False),
    ],
)
def test_what_says_something_of_a_name_asks_for_none(header: str, asks: bool) -> None:
    """Whoever writes what is wrong with the name writes no name."""
    assert (Column.NAME in told_by_words(("学号", header))) is asks
