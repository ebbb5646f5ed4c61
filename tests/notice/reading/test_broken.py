"""A date that the width of a page breaks anywhere is that date, or asked about (issue 15)."""

import pytest

from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.reading.read import read

HEAD = """关于2027届毕业生核对的通知
各班：
一、请2027届毕业生（2023级本科）于4月6日前登录学信网核对本人照片。
各班班长汇总后请认真检查全班同学的签字反馈表，务必于"""
FOOT = """由班长把全班签字反馈表交到学院教务办公室。
示例大学教务处
2027年3月15日
"""
PHRASES = (
    ("4月12日（星期一）17:00前", "04-12 17:00"),
    ("4月12日下午5点半前", "04-12 17:30"),
    ("2027年4月12日17:00前", "04-12 17:00"),
    ("４月１２日１７：００前", "04-12 17:00"),
    ("四月十二日（星期一）下午五时三十分前", "04-12 17:30"),
    ("四月十二日二十二时前", "04-12 22:00"),
    ("二〇二七年四月二十二日晚上九点一刻前", "04-22 21:15"),
    ("4月12日晚上11点前", "04-12 23:00"),
    ("4月12日前", "04-12 23:59"),
)


@pytest.mark.parametrize("indent", ["", "    ", "　　"])
@pytest.mark.parametrize(("phrase", "time"), PHRASES)
def test_a_date_broken_anywhere_is_read_whole(phrase: str, time: str, indent: str) -> None:
    """Never up to the break only: 下午五时⏎三十分 is no 17:00."""
    for at in range(1, len(phrase)):
        broken = f"{phrase[:at]}\n{indent}{phrase[at:]}"
        found = read(f"{HEAD}{broken}{FOOT}").deadlines
        assert [(one.role, f"{one.at:%m-%d %H:%M}", one.text) for one in found if one.at] == [
            (Role.CHECK, "04-06 23:59", "4月6日前"),
            (Role.SUBMIT, time, broken),
        ], broken


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("联系电话0871-6512345\n4月12日前交反馈表。", "04-12 23:59"),
        ("交学院办公室（教学楼301）\n4月12日17:00前交反馈表。", "04-12 17:00"),
        ("反馈表交教务办，共三份，每班各一\n四月十二日前交。", "04-12 23:59"),
        ("附件 1\n4月8日前交反馈表。", "04-08 23:59"),
        ("地点：教学楼3号\n4月12日前交反馈表。", "04-12 23:59"),
        ("反馈表份数： 1\n4月12日17:00前交反馈表。", "04-12 17:00"),
        ("送教学楼3号\n4月12日17:00前交反馈表。", "04-12 17:00"),
        ("地点：行政楼20\n4月8日前交反馈表。", "04-08 23:59"),
        ("每天下午2:30至5\n4月12日前交反馈表。", "04-12 23:59"),
    ],
)
def test_two_lines_that_only_meet_are_two(lines: str, expected: str) -> None:
    """The digits of a telephone number or a room are none of the day on the next line."""
    text = f"关于2027届毕业生核对的通知\n各班：\n{lines}\n示例大学教务处\n2027年3月15日\n"
    assert [f"{one.at:%m-%d %H:%M}" for one in read(text).deadlines if one.at] == [expected]
