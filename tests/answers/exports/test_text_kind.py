"""What a pasted text is."""

import pytest

from tongzhi_cli.answers.messages.export import is_record, messages
from tongzhi_cli.answers.text_kind import is_chat


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#接龙\n1. 李明 无误", True),
        ("#接龙", True),
        ("#接龙\n学信网图像校对", True),
        ("各位同学：\n请核对学信网的照片\n今晚十点前\n#接龙\n1. 李明 无误", True),
        ("各位同学：\n请核对学信网的照片\n今晚十点前\n在群里接龙\n4月2日交", False),
        ("今天的接龙\n大家看一下照片\n看完写上\n写清楚\n1. 李明 无误", True),
        ("在群里接龙\n大家看一下照片\n看完写上\n写清楚\n谢谢", False),
        ("", False),
    ],
)
def test_a_list_that_people_add_to_is_known_by_its_sign(text: str, *, expected: bool) -> None:
    """The sign tells, also below a few words and before anybody has answered; a notice has none."""
    assert is_chat(text) is expected


SENT = "张三 2018/4/1 20:05\n无误\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SENT, False),  # a message alone is a line with a time
        (SENT * 2, True),
        (SENT * 2 + "好\n" * 2, True),  # a time in each third line
        (SENT * 2 + "好\n" * 3, False),
        ("1. 张三 无误\n好", False),  # half of the lines
        ("1. 张三 无误\n2. 李四 无误\n好", True),
    ],
)
def test_a_chat_is_known_by_its_times_or_its_entries(text: str, *, expected: bool) -> None:
    """Two messages at least and a third of the lines, or more than half that are entries."""
    assert is_chat(text) is expected


@pytest.mark.parametrize(
    ("before", "behind"), [("", ""), ("  ", ""), ("", "  "), ("\u3000", "\t"), ("\ufeff", "")]
)
def test_white_space_around_a_header_is_none_of_it(before: str, behind: str) -> None:
    """Some programs write it; the message is the same."""
    record = f"{before}2018-03-28 20:13:05 张三(12345678){behind}\n无误\n"
    assert is_record(record)
    (one,) = messages(record)
    assert (one.sender, one.sent, [each.text for each in one.said]) == (
        "张三", "2018-03-28 20:13:05", ["无误"],
    )  # fmt: skip
