"""What is chosen in a questionnaire and what is typed beside it, as one answer."""

import pytest

from tongzhi_cli.answers.questionnaire import Combined, combined


@pytest.mark.parametrize(
    ("detail", "text", "contradicts"),
    [
        ("", "无误", False),
        ("谢谢老师", "无误", False),
        ("照片清楚", "无误", False),
        ("和身份证一致", "无误", False),
        ("照片不是本人", "照片不是本人", True),
        ("有点丑", "无误", False),  # an opinion: no office takes it
        ("太黑了", "太黑了", True),
        ("有误", "有误", True),
        ("信息有问题。", "信息有问题。", True),
        ("不对", "不对", True),
    ],
)
def test_right_and_what_is_typed_beside_it(detail: str, text: str, *, contradicts: bool) -> None:
    """Thanks and praise change nothing; what is wrong, or may be, is told against the choice."""
    assert combined("无误", detail) == Combined(text, contradicts=contradicts)
    if text != "无误":  # 问卷星 puts what is typed beside a choice into the same cell
        assert combined(f"无误〖{detail}〗", "") == Combined(text, contradicts=contradicts)


@pytest.mark.parametrize("detail", ["有误", "信息有问题。", "不对"])
def test_wrong_and_wrong_again(detail: str) -> None:
    """What says no more than the choice adds nothing to it."""
    assert combined("有误", detail) == Combined("有误")
    assert combined("照片有误", detail) == Combined("照片有误")


@pytest.mark.parametrize(
    ("choice", "text"),
    [
        ("其他〖忘记密码的，请找学信网客服。〗", "其他：忘记密码的，请找学信网客服。"),
        ("其他〖没看，请假了〗", "没看，请假了"),
        ("其他〖照片太暗，须重拍〗", "照片太暗，须重拍"),
        ("B.有误（请写明）〖学制写成三年，需改为四年〗", "学制写成三年，需改为四年"),
        ("姓名有误┋其他〖还没登录，转学籍科了〗", "姓名有误；其他：还没登录，转学籍科了"),
    ],
)
def test_what_is_typed_beside_a_choice_stays_whole(choice: str, text: str) -> None:
    """An option loses what it tells people to do; what a student typed there does not."""
    assert combined(choice, "").text == text
