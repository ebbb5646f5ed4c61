"""What a student says in a chat behind an answer: that it is not sure any more, or chatter."""

from collections import Counter
from pathlib import Path

import pytest

from tongzhi_cli.answers.answer import Answer, Status
from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.answers.chat import Chat
from tongzhi_cli.answers.chat_line import LineReader
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
READER = LineReader(PEOPLE)
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


#: What is said behind a fault, and whether both are, it alone, neither is sure, or nothing changes.
BEHIND_A_FAULT = [
    ("照片没有", "both", ["还有民族也错了", "另外专业也不对", "专业错了", "我的民族也错了"]),
    (
        "照片没有",
        "both",
        ["民族写成汉族了，我是回族", "还有民族也错了，别的没问题", "就是民族也错了"],
    ),
    ("专业错了", "both", ["学制也错了", "还有学制错了，姓名没错", "学制错了"]),
    (
        "专业错了",
        "both",
        [
            "应该是软件工程 显示的是电子信息工程",
            "应该是会计",
            "显示的是会计",
            "写成会计了，应该是审计",
        ],
    ),
    ("民族错了", "both", ["应该是回族", "应为回族，不是汉族", "上面是汉族"]),
    ("照片没有", "asked", ["好的没问题", "ok", "行，没问题"]),
    ("民族错了", "alone", ["应该是学制错了", "应该是专业写错了"]),
    (
        "照片没有",
        "asked",
        ["哦哦刷新一下有了 都对", "换了个浏览器 可以了 没错", "重登了下 弹出来了 都对"],
    ),
    ("民族错了", "alone", ["我看错了，是专业错了", "搞错了，学制错了", "打错字了，是专业错了"]),
    ("专业错了", "asked", ["是学制错了", "哦，学制错了，专业没错", "看错了，学制也错了"]),
    ("姓名错了", "asked", ["姓名没错，是身份证错了", "名字是对的，专业错了"]),
    ("照片没有", "asked", ["照片有了，专业错了", "有了，专业错了"]),
    ("照片没有", "asked", ["信息没问题", "资料无误", "信息都没问题"]),
    ("性别错了", "asked", ["照片没问题", "照片正常", "照片是对的"]),
    ("民族错了", "alone", ["信息没问题了", "都没问题了", "都无误"]),
    ("民族和性别错了", "alone", ["民族性别都没错了"]),
    ("照片没有", "asked", ["隔壁班有人民族错了", "我妈的身份证号错了", "还有我爸的专业错了"]),
    ("照片没有", "asked", ["四级报名的姓名错了", "考研报名的姓名错了", "六级的姓名错了"]),
    ("照片没有", "asked", ["照片有了", "照片出来了", "照片刷出来了", "照片看到了"]),
    ("照片没有", "asked", ["照片其实有，在下面", "应该没错", "又有了", "刷出来了"]),
    ("民族错了", "asked", ["民族好像没错", "民族是对的", "是不是我看错了？", "民族没错吧"]),
    ("照片没有", "asked", ["民族没错", "专业是对的", "民族没问题", "民族专业都没问题", "对的"]),
    ("照片没有", "alone", ["没问题了", "照片民族都没问题了", "现在照片有了，无误"]),
    ("照片没有", "asked", ["打错字了", "麻烦先别记", "请等一下"]),
    ("照片没有", "stays", ["身份证找到了", "照片什么时候能补", "看到了", "身份证要带吗"]),
    ("照片没有", "stays", ["好像有点问题", "你照片有了吗", "我室友看了也没有", "高考照片是有的"]),
    ("民族错了", "stays", ["我要带什么证明吗", "照片有了", "其他没问题吧"]),
]


@pytest.mark.parametrize(
    ("first", "does", "said"),
    [(first, does, said) for first, does, several in BEHIND_A_FAULT for said in several],
)
def test_what_is_said_behind_a_fault(first: str, does: str, said: str) -> None:
    """Only what adds stands beside it: what denies it or is of others leaves nothing sure."""
    expected = {"both": f"{first}；{said}", "alone": said, "stays": first}
    one = last(chat(("安若溪", first), ("安若溪", said)))
    assert one.text == expected.get(does, f"{first}〔后来又说：{said}〕")
    assert (meaning(one, notice()).status is Status.UNCLEAR) is (does == "asked")


def test_each_kind_has_three_rows() -> None:
    """A kind that is tried once is an example, not a kind."""
    assert [kind for kind, many in Counter(row[0] for row in ROWS).items() if many < 3] == []


def test_what_is_said_to_a_classmate_is_quoted_as_it_is() -> None:
    """Whose it is nobody can tell: who said it, to whom, and the words alone."""
    (found,) = chat(("安若溪", "@白景行 照片没有")).unplaced
    assert found.reason == "安若溪对白景行说的，看不出是谁的：照片没有"


def test_who_is_of_another_class_is_counted() -> None:
    """An answer that names another class is nobody's here; how many there were is told."""
    found = chat(("安若溪", "无误"), ("路远", "2014级软件2班 路远 无误"))
    assert (found.elsewhere, [one.name for one in found.answers]) == (1, ["安若溪"])


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


@pytest.mark.parametrize("first", ["", "民族错了"])
@pytest.mark.parametrize(
    "said", ["我和白景行都没照片", "我跟白景行的照片都没有", "白景行和我都没有照片"]
)
def test_a_fault_of_both_is_told_as_well(first: str, said: str) -> None:
    """It is the sender's own, beside another one too, and proposed for whom else it is of."""
    found = chat(*([("安若溪", first)] if first else []), ("安若溪", said))
    assert last(found).text == (f"{first}；{said}" if first else said)
    assert [(one.reason, one.meant and one.meant.name) for one in found.unplaced] == [
        (f"安若溪说的也有白景行：{said}", "白景行")
    ]


OF_ANOTHER = [
    "照片没有，白景行的也没有",
    "白景行也没问题，我也没问题",
    "我没问题，白景行也没问题",
    "白景行的民族也错了",
    "替白景行报：照片没有",
    "无误，帮白景行也报一下",
]


@pytest.mark.parametrize("said", OF_ANOTHER)
def test_a_line_that_speaks_of_a_classmate_is_nobodys(said: str) -> None:
    """Law: so it is in a chat as behind a name; it is told, and who may be meant settles it."""
    found = chat(("安若溪", said))
    assert found.answers == ()
    [one] = found.unplaced
    is_for_them = said[0] == "替" or "帮" in said
    who = "是安若溪替白景行写的" if is_for_them else "安若溪说到了白景行，看不出是谁的"
    assert one.reason == f"{who}：{said}"
    people = ["白景行"] if is_for_them else ["安若溪", "白景行"]
    assert [each.name for each in one.people] == people
    assert READER.names_another(said, PEOPLE.students[0]) == "白景行"


@pytest.mark.parametrize(
    "said",
    ["照片错了 {0}的、{1}的也没有", "没有，{0}的也没有，{1}的也没有", "无误，帮{0}和帮{1}也接一下"],
)
def test_of_two_who_are_named_the_roster_says_which_is_told(said: str) -> None:
    """The same paste is told in the same words, whichever of them stands first in it."""
    names = ("安若溪", "柯南星", "白景行", "陈静", "杜小雨", "方可可")
    people = [student(f"201403010{n}", name) for n, name in enumerate(names)]
    reader = LineReader(Group(people[:2], people[2:]))
    pairs = [(one, other) for one in names[1:] for other in names[1:] if one != other]
    told = [reader.names_another(said.format(*pair), people[0]) for pair in pairs]
    assert told == [min(pair, key=names.index) for pair in pairs]


@pytest.mark.parametrize(
    ("first", "said", "text"),
    [
        ("照片没有", "白景行的民族也错了", "照片没有"),
        ("无误", "我没问题，白景行也没问题", "无误"),
        ("无误", "替白景行报：照片没有", "无误"),
        ("无误", "照片没有，白景行的也没有", "无误〔后来又说：照片没有，白景行的也没有〕"),
    ],
)
def test_what_was_said_before_it_is_open_where_it_is_of_both(
    first: str, said: str, text: str
) -> None:
    """What is of the other one alone, or as right as before, leaves the own answer."""
    found = chat(("安若溪", first), ("安若溪", said))
    assert last(found).text == text
    assert len(found.unplaced) == 1


@pytest.mark.parametrize(
    "said",
    [
        "无误，跟白景行一起核对的，都没问题",
        "照片换成了白景行的",
        "照片错了，显示成白景行的照片",
        "无误，白景行你呢",
    ],
)
def test_a_classmate_who_is_only_named_has_no_part_in_it(said: str) -> None:
    """Whom somebody looked with, or whose photo it is: the answer is the sender's, nobody told."""
    found = chat(("安若溪", said))
    assert (last(found).text, found.unplaced) == (said, ())


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
