"""A monitor's own list, and what a group says in a chat to somebody or by a sign: of whom it is."""

from collections import Counter
from pathlib import Path

import pytest

from tongzhi_cli.answers import chat
from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.answers.chats import record
from tongzhi_cli.answers.result.judge import meaning
from tongzhi_cli.answers.result.newest import newest
from tongzhi_cli.check.rules.sample import notice, student

NAMES = [
    "安若溪",
    "白景行",
    "陈望舒",
    "邓小棠",
    "方知远",
    "顾南星",
    "韩雪",
    "金戈",
    "李明",
    "李明全",
    "马超群",
    "倪妮",
]
NOTICE = notice()


def group(*, gap: bool) -> Group:
    """Twelve of a class by place and by the end of the 学号; with a *gap* 03 has left."""
    numbers = [n for n in range(1, len(NAMES) + 2) if not (gap and n == 3)]
    return Group(
        [
            student(f"20140301{n:02}", name)._replace(class_name="2014级软件1班")
            for n, name in zip(numbers, NAMES, strict=False)
        ]
    )


def told(found: chat.Chat) -> str:
    """Who has which answer, a name a result; behind a ? who may be meant where nobody is sure."""
    counting, _ = newest(found.answers)
    words = []
    for one in counting.values():
        result = meaning(one, NOTICE, (one.number, one.name, one.class_name))
        words.append(f"{one.name}={_SHORT.get(result.status, result.text)}")
    doubts = [f"?{'/'.join(each.name for each in one.people)}" for one in found.unplaced]
    return " ".join([*words, *doubts])


_SHORT = {
    Status.OK: "ok",
    Status.MISSING: "none",
    Status.UNCLEAR: "ask",
    Status.VAGUE: "ask",
}


def _rows(name: str) -> list[list[str]]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


LISTS, CHATS = _rows("kinds_lists.tsv"), _rows("kinds_chats.tsv")


@pytest.mark.parametrize(("kind", "lines", "expected"), LISTS)
def test_what_a_list_says_of_whom(kind: str, lines: str, expected: str) -> None:
    """Each has what is said of all; a number that may be of two, or two lines, are asked about."""
    text = "情况汇总\n" + lines.replace("|", "\n")
    found = chat.read(text, "汇总.txt", group(gap=kind.startswith("a gap")), NOTICE)
    assert told(found) == expected


@pytest.mark.parametrize(("kind", "said", "expected"), CHATS)
def test_what_a_message_says_of_whom(kind: str, said: str, expected: str) -> None:
    """It is of who sends it, unless it speaks to somebody else; a sign says what was agreed on."""
    messages = [one.split("：", 1) for one in said.split("|")]
    text = "\n".join(
        f"2018-03-28 20:{at:02}:05 {who}(1234567)\n{what.replace('↵', chr(10))}\n"
        for at, (who, what) in enumerate(messages)
    )
    assert told(record.read(text, "群.txt", group(gap=False), NOTICE)) == expected, kind


def test_each_kind_has_three_rows() -> None:
    """A kind that is tried once or twice is an example, not a kind."""
    kinds = Counter(row[0] for row in (*LISTS, *CHATS))
    assert [kind for kind, many in kinds.items() if many < 3] == []


def test_a_number_of_two_classes_is_nobodys() -> None:
    """Which class is meant is not known: 1号 of two classes is told, and given to nobody."""
    people = [
        student(f"2014030{at}01", name)._replace(class_name=f"2014级软件{at}班")
        for at, name in ((1, "安若溪"), (2, "白景行"))
    ]
    found = chat.read("1号无误\n安若溪 无误", "汇总.txt", Group(people), NOTICE)
    assert told(found) == "安若溪=ok ?"
    assert found.unplaced[0].reason == "不知道 1 号是班里的谁：无误"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("1-3号除了2号都没问题", "不在“都没问题”里面，没有写哪里有问题"),
        ("1-3号除了白景行都交了钱", "不在“都交了钱”里面，没有写结果"),
        ("除了白景行，其他人正确", "不在“正确”里面，没有写哪里有问题"),
    ],
)
def test_who_is_left_out_is_told_of_what(line: str, reason: str) -> None:
    """What is said of the others is quoted: who is left out of 都交了钱 may have no fault."""
    found = chat.read(f"情况汇总\n{line}", "汇总.txt", group(gap=False), NOTICE)
    assert reason in [one.reason for one in found.unplaced]


@pytest.mark.parametrize("line", ["没问题：6", "没照片：12", "无误的同学：3"])
def test_one_number_behind_a_heading_is_told(line: str) -> None:
    """It may be how many they are, and is given to nobody; it is quoted."""
    (found,) = chat.read(f"{line}\n安若溪 无误", "汇总.txt", group(gap=False), NOTICE).unplaced
    assert found.reason.startswith("只写了一个数，看不出是几个人还是几号：")
    assert found.meant is None


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("1-3号 无误；2-4号 照片没有", ["无误", "无误〔后来又说：照片没有〕"]),
        (
            "1-3号 照片没有；2-3号 无误；1-2号 照片没有",
            ["照片没有", "无误", "无误〔后来又说：照片没有〕"],
        ),
        ("1-3号 无误；2-3号 没问题", ["无误", "没问题"]),
        ("1-3号 无误；2-3号 还没看", ["无误", "还没看"]),
        ("1-3号 还没看；2-3号 没问题", ["还没看", "没问题"]),
    ],
)
def test_two_lines_of_a_list_stand_behind_each_other_where_they_differ(
    lines: str, said: list[str]
) -> None:
    """The last line tells what another one says otherwise; that nobody has looked is no answer."""
    found = chat.read(lines.replace("；", "\n"), "名单.txt", group(gap=False), NOTICE)
    assert [one.text for one in found.answers if one.name == "白景行"] == said
