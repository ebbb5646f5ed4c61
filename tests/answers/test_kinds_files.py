"""Whose a file is by its name: every kind of name, with whom it is given to and what is told."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.answers.files.evidence import Item, compared, evidence
from tongzhi_cli.answers.files.listing import listed
from tongzhi_cli.answers.files.owned import Nobodys, Owned
from tongzhi_cli.answers.files.whose import FileReader
from tongzhi_cli.check.rules.sample import student
from tongzhi_cli.columns.column import Column
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.words import SURNAMES

with Path(__file__).with_name("kinds_files.tsv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file, delimiter="\t", quoting=csv.QUOTE_NONE))
NAMES = (
    "安若曦 张文 张文静 李明 张伟 单雨桐 阿依古丽·麦麦提 欧阳思雨 陈静 王玥 吕一鸣 张伟 李晓明 "
    "李小明 周子涵 Anna_Li 白思远 刘㛃 陈晨 陈晨"
)
PEOPLE = [
    student(f"20140301{at:02}", name.replace("_", " "))._replace(
        class_name="2014级软件工程1班", facts=((Column.SEX, "男" if at == 19 else "女"),)
    )
    for at, name in enumerate(NAMES.split(), start=1)
]
OTHERS = [
    student(f"20140302{at:02}", name)._replace(class_name="2014级软件工程2班")
    for at, name in enumerate(["何思远", "陈静"], start=1)
]
READER = FileReader(Group(PEOPLE, OTHERS))


def test_every_kind_has_three_names() -> None:
    """What is promised of a kind is shown with three names at least."""
    assert min(Counter(row["kind"] for row in ROWS).values()) >= 3


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_a_name_is_given_to_whom_it_names(row: dict[str, str]) -> None:
    """A file is of that student, or of nobody, and what is not plain is told, to the letter."""
    found = READER.whose(row["name"])
    if row["whom"]:
        assert isinstance(found, Owned), found
        assert found.student.number == f"20140301{row['whom']}"
        assert found.doubt == row["told"]
    else:
        assert isinstance(found, Nobodys), found
        assert found.reason == row["told"]


#: What stands around a name and says nothing of whose it is.
_AROUND = ("", "学信网", "截图", "-", " ", "（最新）", "已核对", "的照片", "_20180402203015_")
_ALONE = [one for one in PEOPLE if sum(each.name == one.name for each in PEOPLE) == 1]


@given(st.sampled_from(PEOPLE), st.sampled_from(_AROUND), st.sampled_from(_AROUND))
def test_a_number_with_its_name_is_never_anybody_elses(
    one: Student, before: str, behind: str
) -> None:
    """学号 and 姓名 of one student are theirs, whatever stands around them, plainly."""
    found = READER.whose(f"{before}{one.number}{one.name}{behind}.png")
    assert isinstance(found, Owned)
    assert (found.student, found.doubt) == (one, "")


@given(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.sampled_from(_AROUND))
def test_a_number_with_another_name_is_nobodys(one: Student, other: Student, behind: str) -> None:
    """学号 of one and 姓名 of another are given to neither, and the owner of the 学号 is named."""
    found = READER.whose(f"{one.number}{other.name}{behind}.png")
    if one.name == other.name:
        assert isinstance(found, Owned)
        assert found.student == one
    else:
        assert isinstance(found, Nobodys)
        assert one in found.meant


@given(st.sampled_from(_ALONE), st.sampled_from(_AROUND), st.integers(0, 99))
def test_a_name_that_one_student_has_is_theirs(one: Student, behind: str, serial: int) -> None:
    """A name alone decides where one student has it; a number in the list changes nothing."""
    found = READER.whose(f"{serial:02}.{one.name}{behind}.png")
    if one.name in {each.name for each in OTHERS}:
        assert isinstance(found, Nobodys)
    else:
        assert isinstance(found, Owned)
        assert found.student == one


@given(st.text(max_size=40))
def test_any_name_is_somebodys_or_told(name: str) -> None:
    """No name of a file breaks anything: it is a student's, or there is a reason why not."""
    found = READER.whose(name)
    assert found.name == name
    assert isinstance(found, Owned) or found.reason


@given(st.lists(st.text(max_size=30), max_size=8).map("\n".join))
def test_any_text_is_read_as_a_list(text: str) -> None:
    """No text that is taken for a list breaks anything, and its names stand in it."""
    names, _ = listed(text)
    assert all(one.name in text for one in names)


@given(
    st.sampled_from(SURNAMES),
    st.text("强军勇艳娟霞刚桂红娥玲燕彬鹏", min_size=1, max_size=2),
    st.sampled_from(_AROUND),
)
def test_a_strangers_name_is_nobodys(surname: str, name: str, behind: str) -> None:
    """A name that nobody of the class has, nor one that sounds so, is given to nobody."""
    assert isinstance(READER.whose(f"{surname}{name}{behind}.png"), Nobodys)


#: A class whose 学号 could be a day and a time, with two of one name and one of another year.
LIKE_TIMES = [
    student(number, name)._replace(class_name="小教2101班")
    for number, name in (
        ("202111040127", "刘洋"), ("202111040138", "冯媛"), ("202011040133", "王佳怡"),
        ("202111040133", "王佳怡"), ("202111040116", "邓紫涵"), ("202111040239", "周子涵"),
        ("202111040231", "肖骁"), ("202111040109", "刀玉罕"),
    )
]  # fmt: skip
#: Of such a class: the name of a file, the last digits of whose it is, what is told.
OF_LIKE_TIMES = {
    "another's 学号 that could be a time": [
        ("202111050108刘洋.jpg", "", "名单里没有学号 202111050108，写的姓名是刘洋"),
        ("202111060210刘洋.jpg", "", "名单里没有学号 202111060210，写的姓名是刘洋"),
        ("刘洋202111031122.png", "", "名单里没有学号 202111031122，写的姓名是刘洋"),
    ],
    "a time": [
        ("202506011530刘洋.jpg", "0127", ""),
        ("刘洋_20250601_153012.jpg", "0127", ""),
        ("刘洋202412312359.png", "0127", ""),
    ],
    "a 学号 with a digit too few": [
        ("20211104138.jpg", "0138", "学号写成了 20211104138"),
        ("20211104127.png", "0127", "学号写成了 20211104127"),
        ("20211104033.png", "0133", "学号写成了 20211104033"),
        ("20211104013.png", "", "名单里没有学号 20211104013"),
        ("20211104999.png", "", "名单里没有学号 20211104999"),
    ],
    "namesakes of two years": [
        ("王佳怡（2020级）.jpg", "202011040133", "按学号开头的年级认的（写的是“2020级”）"),
        ("2021级王佳怡.jpg", "202111040133", "按学号开头的年级认的（写的是“2021级”）"),
        ("王佳怡2019级.jpg", "", "写的班级是“2019级”，是别的班的王佳怡"),
    ],
    "a surname decides": [
        ("周紫涵.jpg", "0239", "写的是“周紫涵”"),
        ("邓子涵.jpg", "0116", "写的是“邓子涵”"),
        ("周梓涵截图.jpg", "0239", "写的是“周梓涵”"),
    ],
    "surnames that look alike": [
        ("萧骁.jpg", "0231", "写的是“萧骁”"),
        ("刁玉罕.jpg", "0109", "写的是“刁玉罕”"),
        ("202111040138冯嫒.jpg", "0138", "写的是“冯嫒”"),
    ],
}
_ALL = [(kind, *row) for kind, rows in OF_LIKE_TIMES.items() for row in rows]


@pytest.mark.parametrize(("kind", "name", "whom", "told"), _ALL, ids=[row[1] for row in _ALL])
def test_whose_a_file_is_where_numbers_are_like_times(
    kind: str, name: str, whom: str, told: str
) -> None:
    """As above; at least three names a kind."""
    assert len(OF_LIKE_TIMES[kind]) >= 3
    found = FileReader(Group(LIKE_TIMES)).whose(name)
    if whom:
        assert isinstance(found, Owned), found
        assert found.student.number.endswith(whom)
        assert found.doubt == told
    else:
        assert isinstance(found, Nobodys), found
        assert found.reason == told


@pytest.mark.parametrize(
    ("typed", "meant"), [("秦小柳", "覃小柳"), ("邱子安", "仇子安"), ("谢一诺", "解一诺")]
)
def test_a_surname_written_as_it_sounds_is_told(typed: str, meant: str) -> None:
    """A surname of two sounds is written by either: the file is given, and looked at once more."""
    found = FileReader(Group([student("2014030101", meant)])).whose(f"{typed}.png")
    assert isinstance(found, Owned)
    assert found.doubt == f"写的是“{typed}”"


@pytest.mark.parametrize("name", ["吴昊.png", "吴昊-学信网.jpg", "软件1班吴昊 截图.png"])
def test_a_longer_name_without_its_last_may_be_meant(name: str) -> None:
    """吴昊 is given to no 吴旲 where there is 吴昊然, too: both may be meant."""
    people = [student("2014030101", "吴旲"), student("2014030102", "吴昊然")]
    found = FileReader(Group(people)).whose(name)
    assert isinstance(found, Nobodys)
    assert set(found.meant) == set(people)
    assert isinstance(FileReader(Group(people[:1])).whose(name), Owned)


@pytest.mark.parametrize("name", ["王毅.png", "王毅-学信网.jpg", "软件1班王毅 截图.png"])
def test_a_name_that_sounds_the_same_is_asked(name: str) -> None:
    """王毅 is a name: it is 王燚's by the 学号 alone, and who may be meant is named."""
    one = student("2014030101", "王燚")
    reader = FileReader(Group([one, student("2014030102", "吴浩然")]))
    found = reader.whose(name)
    assert isinstance(found, Nobodys)
    assert (found.reason, found.meant) == ("班里没有叫“王毅”的", (one,))
    numbered = reader.whose(f"2014030101{name}")
    assert isinstance(numbered, Owned)
    assert (numbered.student, numbered.doubt) == (one, "写的是“王毅”")


def test_guesses_come_first() -> None:
    """Where another may be meant, a file stands before those that only need a look."""
    names = ["2014030191安若曦.png", "若曦.png", "刘jie.png", "2014030101安若曦.png"]
    found = evidence([Item(one) for one in names], Group(PEOPLE)).doubtful
    assert [one.name for one in found] == [names[1], names[2], names[0]]


def test_who_has_answered_and_who_has_a_file() -> None:
    """Each student is in one of four: both, an answer alone, a file alone, neither."""
    people = PEOPLE[:4]
    group = Group(people)
    found = evidence([Item(f"{people[at].number}.png") for at in (0, 2)], group)
    apart = compared(found, people, {people[0].number, people[1].number})
    assert apart == ((people[0],), (people[1],), (people[2],), (people[3],))


@given(st.sampled_from(_ALONE), st.sampled_from(_ALONE), st.sampled_from(["代", "替", "帮"]))
def test_what_somebody_hands_in_for_another_is_asked(one: Student, by: Student, verb: str) -> None:
    """Who hands it in says nothing of who has looked: both are named, neither has it."""
    assume(one.name not in by.name and by.name not in one.name)
    others = {each.name for each in OTHERS}
    assume(not any(each.name in others or each.name.isascii() for each in (one, by)))
    found = READER.whose(f"{by.name}{verb}{one.name}交.png")
    assert isinstance(found, Nobodys)
    assert {*found.meant} == {one, by}


@pytest.mark.parametrize(
    ("name", "whom", "told"),
    [
        ("张伟（尾号01）.png", "2014030101", "按学号末尾 01 认的"),
        ("张伟（尾号02）.png", "2014030102", "按学号末尾 02 认的"),
        ("张伟101.png", "2014030101", "按学号末尾 101 认的"),
        ("张伟01.png", "", "叫张伟的有 2 人（2014030102、2014030101），要写学号"),
        ("张伟02.png", "", "叫张伟的有 2 人（2014030102、2014030101），要写学号"),
        ("张伟03.png", "", "叫张伟的有 2 人（2014030102、2014030101），要写学号"),
    ],
)
def test_two_digits_may_be_a_place_in_the_list(name: str, whom: str, told: str) -> None:
    """Where another of that name stands there; said to be the end of a 学号, or three, they are."""
    people = [student(number, "张伟") for number in ("2014030102", "2014030101")]
    found = FileReader(Group(people)).whose(name)
    if isinstance(found, Owned):
        assert (found.student.number, found.doubt) == (whom, told)
    else:
        assert (whom, found.reason) == ("", told)


@pytest.mark.parametrize(
    ("name", "whom"),
    [
        ("ayiguli.png", "01"), ("maimaiti.png", ""), ("ayigulimaimaiti.png", "01"),
        ("abulizi.png", "02"), ("wulijiang.png", "02"), ("turexun.png", ""),
        ("Anna.png", "03"), ("Li.png", ""), ("annali.png", "03"),
    ],
)  # fmt: skip
def test_a_part_of_a_long_name_in_letters(name: str, whom: str) -> None:
    """Each part of a dotted name but the last, which is the father's; a Latin one not too short."""
    names = ["阿依古丽·麦麦提", "阿布力孜·吾力江·吐热逊", "Anna Li"]
    people = [student(f"20140301{at:02}", one) for at, one in enumerate(names, start=1)]
    found = FileReader(Group(people)).whose(name)
    assert (found.student.number[-2:] if isinstance(found, Owned) else "") == whom
