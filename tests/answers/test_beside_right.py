"""What stands beside 无误 leaves it sure, or does not: a remark, a detail, the next message."""

from collections.abc import Callable

import pytest

from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.answers.chats import record
from tongzhi_cli.answers.questionnaire import combined
from tongzhi_cli.answers.questions.other_cells import with_cells
from tongzhi_cli.answers.result.beside_right import casts_doubt
from tongzhi_cli.answers.result.judge import result_of
from tongzhi_cli.check.rules.sample import notice, student

NOTICE = notice()
Place = Callable[[str], str]


def of_remark(said: str) -> str:
    """What a row with 无误 amounts to, where that is its 备注."""
    return result_of(with_cells("无误", {"备注": said}, NOTICE), NOTICE).status.value


def of_detail(said: str) -> str:
    """What 全部正确 amounts to, where that is typed as what is wrong."""
    whole = combined("全部正确", said)
    return "contradicts" if whole.contradicts else result_of(whole.text, NOTICE).status.value


def in_chat(*said: str) -> str:
    """The answer of a student who says one thing after the other in a chat."""
    lines = (f"2018-03-28 20:{at}:05 李四(12345678)\n{one}\n" for at, one in enumerate(said, 13))
    group = Group([student("2014030101", "李四")])
    return record.read("\n".join(lines), "群.txt", group, NOTICE).answers[-1].text or ""


def of_chat(said: str) -> str:
    """What 无误 of a chat amounts to, where the same student says that next."""
    return result_of(in_chat("无误", said), NOTICE).status.value


ANYWHERE = [
    "照片还没看", "等下，我再看看", "等会儿我再确认一下", "民族好像不对", "待核实", "一项没查",
    "未核对",
    "没登上，按去年的填，等下核对",
]  # fmt: skip
#: In a chat it may be said of anything.
OF_A_ROW = [
    "存疑", "民族那项不确定", "还要确认照片", "家长说民族要再核", "照片待补", "照片与本人差异较大",
    "照片是否为本人？", "联系不上本人", "他妈代答，本人没看", "专业我再问下老师", "？",
    "学籍待处理", "学籍还没转来",
]  # fmt: skip
NOTHING = [
    "班长代填", "已签字", "3.28核对", "本人在外实习，电话确认", "照片已确认", "中共党员",
    "国家助学贷款未还",
    "现住3栋502", "身份证丢失补办中", "学生证丢失", "2018年3月28日", "微信视频核对",
    "手机13988880001",
]  # fmt: skip
#: Of nobody's record, and typed where 异常说明 is asked it is asked about.
REMARKS = [
    "学号尾号01",
    "寒假参军",
    "困难生",
    "未缴费",
    "未交材料费",
    "走读",
    "考研",
    "双学位",
    "第二批",
]


@pytest.mark.parametrize("place", [of_remark, of_detail, of_chat])
@pytest.mark.parametrize("said", ANYWHERE)
def test_a_doubt_leaves_no_answer_right(place: Place, said: str) -> None:
    """Law: 无误 is asked about, wherever the doubt stands."""
    assert place(said) in {"unclear", "contradicts"}


@pytest.mark.parametrize("place", [of_remark, of_detail])
@pytest.mark.parametrize("said", OF_A_ROW)
def test_a_doubt_in_a_row_is_of_the_row(place: Place, said: str) -> None:
    """So is a hedge without a word of what it is of."""
    assert casts_doubt(said)
    assert place(said) in {"unclear", "contradicts"}


@pytest.mark.parametrize("place", [of_remark, of_detail, of_chat])
@pytest.mark.parametrize("said", NOTHING)
def test_what_is_of_no_record_leaves_it_right(place: Place, said: str) -> None:
    """Law: 无误 stays 无误, wherever the rest stands."""
    assert place(said) == "ok"


@pytest.mark.parametrize("said", REMARKS)
def test_a_remark_that_nobody_understands_stays_one(said: str) -> None:
    """What has no word of a record in it is of something else."""
    assert not casts_doubt(said)
    assert of_remark(said) == of_chat(said) == "ok"


@pytest.mark.parametrize(
    "said",
    [
        "应该是周五",
        "可能下周",
        "不懂就问",
        "他说他晚上看",
        "我室友还没看",
        "你民族写的啥",
        "明天交表",
    ],
)
def test_a_group_speaks_of_other_things(said: str) -> None:
    """What is said of a day, of somebody else or asked of others takes nothing back."""
    assert of_chat(said) == "ok"


@pytest.mark.parametrize("choice", ["有误", "B.有误（请说明）", "照片有误"])
@pytest.mark.parametrize(
    "said",
    [
        "户口迁了",
        "身份证过期",
        "身份证到期，号没变",
        "改过了",
        "不知道哪里",
        "身份证换领，名字改了",
    ],
)
def test_what_is_typed_beside_a_fault_stays(choice: str, said: str) -> None:
    """Law: vague or not, the words are in the answer; what is only polite is not."""
    assert said in combined(choice, said).text
    assert combined(choice, "收到，谢谢").text == combined(choice, "").text


@pytest.mark.parametrize("said", ["无误？！", "无误！？", "无误，？", "信息正确？~"])
def test_a_question_mark_among_others_asks(said: str) -> None:
    """Whatever stands around it."""
    assert result_of(said, NOTICE).status.value == "unclear"


@pytest.mark.parametrize(
    ("first", "said", "status", "text"),
    [
        ("照片没有", "还有民族也错了，应为藏族", "anomaly", "照片没有；还有民族也错了，应为藏族"),
        ("民族错了", "专业也不对", "anomaly", "民族错了；专业也不对"),
        ("民族错了", "说错了，是专业错了", "anomaly", "说错了，是专业错了"),
        ("照片没有", "专业错了", "anomaly", "照片没有；专业错了"),
        ("照片没有", "照片那栏是空白", "anomaly", "照片那栏是空白"),
        ("民族错了", "更正：专业错了", "anomaly", "更正：专业错了"),
        ("照片没有", "刷出来了，没问题了", "ok", "刷出来了，没问题了"),
        (
            "照片没有",
            "看错了 在下面那页，都无误",
            "unclear",
            "照片没有〔后来又说：看错了 在下面那页，都无误〕",
        ),
        ("照片有点问题", "但是我不确定", "unclear", "照片有点问题〔后来又说：但是我不确定〕"),
        (
            "民族错了",
            "发错了，那是帮我表妹看的",
            "unclear",
            "民族错了〔后来又说：发错了，那是帮我表妹看的〕",
        ),
        ("照片没有", "好的", "anomaly", "照片没有"),
        ("照片没有", "我室友看了也没有", "anomaly", "照片没有"),
        ("我去", "@班长 无误哈", "ok", "无误哈"),
        ("在", "没问题，话说手机号换了影响吗", "ok", "没问题，话说手机号换了影响吗"),
    ],
)
def test_what_is_said_next_is_read_with_it(first: str, said: str, status: str, text: str) -> None:
    """One fault more stands beside it, another one instead; what is not sure is asked about."""
    assert in_chat(first, said) == text
    assert result_of(text, NOTICE).status.value == status
