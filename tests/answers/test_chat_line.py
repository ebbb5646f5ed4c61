"""Whose a line of a chat is, and what is said where it is nobody's."""

import pytest

from tongzhi_cli.answers.attribution import Attributed, Group, Unattributed
from tongzhi_cli.answers.chat_line import LineReader
from tongzhi_cli.check.rules.sample import student

LI, WANG = student("2014030101", "李明"), student("2014030102", "王伟")
READER = LineReader(Group([LI, WANG], others=[student("2014030201", "赵敏")]))


def test_a_name_of_another_class_is_elsewhere() -> None:
    """Who is left out by --class is known, and no answer of this class."""
    assert READER.whose("赵敏 无误") == Unattributed("赵敏是别的班的", elsewhere=True)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("2014030101 李鸣 无误", "李鸣"),
        ("2014030101 陈真 照片不对", "陈真"),
        ("2014030101 照片不对 是旧的", None),
        ("2014030101 OK 谢谢", None),
        ("2014030101 abc 照片不对", None),
    ],
)
def test_a_word_behind_a_number_is_a_name_or_none(line: str, name: str | None) -> None:
    """Another name behind a 学号 is told; what is no name, or begins an answer, is the answer."""
    found = READER.whose(line)
    assert isinstance(found, Unattributed if name else Attributed)
    if isinstance(found, Unattributed):
        assert f"写的却是“{name}”" in found.reason


@pytest.mark.parametrize(
    ("text", "name"),
    [("照片不对", ""), ("无误，王伟照片不对", "王伟"), ("无误 赵敏", "赵敏"), ("李明照片不对", "")],
)
def test_whose_name_stands_in_an_answer(text: str, name: str) -> None:
    """A classmate, or somebody of a class left out; the student's own name is none."""
    assert READER.names_another(text, LI) == name
