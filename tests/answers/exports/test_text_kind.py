"""What a pasted text is."""

import pytest

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
