"""What a student says in a chat behind an answer: that it is not sure any more, or chatter."""

from collections import Counter
from pathlib import Path

import pytest

from tongzhi_cli.answers.answer import Answer, Status
from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.answers.chat import Chat
from tongzhi_cli.answers.chats.record import read
from tongzhi_cli.answers.result.judge import meaning
from tongzhi_cli.check.rules.sample import notice, student

CLASS = "2014级软件1班"
PEOPLE = Group(
    [
        student(number, name)._replace(class_name=CLASS)
        for number, name in (("2014030101", "安若溪"), ("2014030102", "白景行"))
    ]
)
ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("kinds_later.tsv").read_text("utf-8").splitlines()[1:]
]


def chat(*said: tuple[str, str]) -> Chat:
    """The record of a chat: who says what, a minute after the other."""
    lines = [
        f"2018-03-28 20:{at:02}:05 {who}(123456)\n{what}\n" for at, (who, what) in enumerate(said)
    ]
    return read("\n".join(lines), "群.txt", PEOPLE, notice())


def last(found: Chat, number: str = "2014030101") -> Answer:
    """The last answer of a student, which counts."""
    return [one for one in found.answers if one.number == number][-1]


@pytest.mark.parametrize(("kind", "later", "answer"), ROWS)
def test_what_is_said_later(kind: str, later: str, answer: str) -> None:
    """What leaves the answer open is put behind it, and that is not understood: somebody asks."""
    found = chat(("安若溪", "无误"), ("安若溪", later))
    expected = {"asked": f"无误〔后来又说：{later}〕", "stays": "无误"}.get(answer, answer)
    one = last(found)
    assert one.text == expected, kind
    assert (meaning(one, notice()).status is Status.UNCLEAR) is (answer == "asked")
    assert found.unplaced == ()


def test_each_kind_has_three_rows() -> None:
    """A kind that is tried once is an example, not a kind."""
    assert [kind for kind, many in Counter(row[0] for row in ROWS).items() if many < 3] == []


def test_an_answer_behind_it_counts_again() -> None:
    """Who has looked again and says so is not asked; nor does it matter what others say."""
    found = chat(
        ("安若溪", "无误"), ("白景行", "等下，我再看看"), ("安若溪", "等下"), ("安若溪", "没问题")
    )
    assert last(found).text == "没问题"
    assert [one.number for one in found.answers] == ["2014030101"] * 2
    assert found.passed_over == ("第 5 行 白景行：等下，我再看看",)


@pytest.mark.parametrize("said", ["我和白景行都没问题", "我跟白景行的都无误", "白景行和我都没问题"])
def test_of_whom_else_somebody_speaks_is_told(said: str) -> None:
    """The answer is their own; the other one is proposed, unless they speak for themselves."""
    found = chat(("安若溪", said))
    assert last(found).text == said
    assert [(one.reason, one.meant and one.meant.name) for one in found.unplaced] == [
        (f"安若溪说的也有白景行：{said}", "白景行")
    ]
    assert chat(("安若溪", said), ("白景行", "照片没有")).unplaced == ()


def test_of_a_sender_whose_name_two_have_both_may_be_meant() -> None:
    """So that whoever is recorded for one of them by hand settles it."""
    people = [student("2014030101", "张荣"), student("2014030102", "张荣")]
    record = "2018-03-28 20:13:05 张荣(12345678)\n无误\n"
    [one] = read(record, "群.txt", Group(people), notice()).unplaced
    assert [each.number for each in one.people] == ["2014030101", "2014030102"]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("2014级的，无误", Status.OK),
        ("14级 没问题", Status.OK),
        ("我是2014级的，都没问题", Status.OK),
        ("2015级的，无误", Status.UNCLEAR),
        ("我是2013级的，无误", Status.UNCLEAR),
    ],
)
def test_the_own_grade_says_nothing_beside_an_answer(said: str, status: Status) -> None:
    """That of another grade is asked about: it may be somebody else's answer."""
    one = last(chat(("安若溪", said)))
    assert meaning(one, notice(), (one.number, one.name, CLASS)).status is status
