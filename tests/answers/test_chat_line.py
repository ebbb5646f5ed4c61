"""Whose a line of a chat is, and what is said where it is nobody's."""

import pytest

from tongzhi_cli.answers.attribution import Attributed, Group, Unattributed, Whose
from tongzhi_cli.answers.chat_line import LineReader
from tongzhi_cli.answers.messages.for_another import is_said_to_be
from tongzhi_cli.check.rules.sample import student
from tongzhi_cli.model.student import Student

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


def of(number: str, name: str, class_name: str) -> Student:
    """A student of a class."""
    return student(number, name)._replace(class_name=class_name)


#: Two of one name, one whose name somebody of another class has, and that class.
GROUP = Group(
    [
        of("2014030101", "李明", "软件1班"), of("2014030102", "王伟", "软件1班"),
        of("2014030103", "张伟", "软件1班"), of("2014030104", "张伟", "软件1班"),
    ],
    others=[of("2014030201", "赵敏", "软件2班"), of("2014030202", "李明", "软件2班")],
)  # fmt: skip
BOTH_LI = "叫李明的不止一个，要写学号（2014030101 软件1班、2014030202 软件2班）"


def told(whose: Whose) -> str:
    """Whose a line is, ? where by the name alone, and the text; or why it is nobody's."""
    if isinstance(whose, Attributed):
        return f"{whose.student.number[-2:]}{'?' if whose.by_name else ''} {whose.text}"
    traits = {"unknown": whose.unknown, "elsewhere": whose.elsewhere, "silent": whose.silent}
    meant = whose.meant.number[-2:] if whose.meant else ""
    return " | ".join(
        [whose.reason, whose.text or "", meant, *(one for one in traits if traits[one])]
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("王伟 无误", "02? 无误"),
        ("12 王伟 无误", "02? 无误"),
        ("无误 王伟", "02? 无误"),
        ("照片不对（王伟）", "02? 照片不对"),
        ("ok 王伟", "02? ok"),
        ("2014030102 无误", "02 无误"),
        ("2014030102王伟无误", "02 无误"),
        ("无误 2014030102 王伟", "02 无误"),
        ("无误 王伟2014030102", "02 无误"),
        ("无误 2014030102", "02 无误"),
        ("照片不对2014030102", "看不出是谁的 |  | "),  # it may be part of the answer
        ("好 2014030102", "看不出是谁的 |  | "),
        ("李明 无误", f"{BOTH_LI} | 无误 | "),
        ("软件1班 李明 无误", "01? 无误"),
        ("软件2班 李明 无误", "李明是别的班的 |  |  | elsewhere"),
        ("张伟 无误", "叫张伟的不止一个，要写学号（2014030103、2014030104） | 无误 | "),
        ("王伟 软件2班 照片不对", "写的班级是“软件2班”，是别的班的王伟 | 照片不对 | "),
        ("2014030102 软件2班 无误", "02 软件2班 无误"),  # told with the answer
        ("软件2班 赵四 无误", "“软件2班”是别的班 |  |  | elsewhere"),
        ("软件1班 赵四 无误", "看不出是谁的 |  | "),
        ("软件2班 无误", "看不出是谁的 |  | "),  # which names nobody
        ("赵四 无误", "看不出是谁的 |  | "),
        ("今天无误", "看不出是谁的 |  | "),
        ("3. 王伟", "只写了 2014030102 王伟，没有写结果 |  |  | silent"),
        ("2014030102 王伟：", "只写了 2014030102 王伟，没有写结果 |  |  | silent"),
        ("2014030102 2014030101 无误", "写了两个学号 | 2014030101 无误 | "),
        ("2014030199 王伟 无误", "名单里没有学号 2014030199 | 无误 | 02 | unknown"),
        ("2014030199 张伟 无误", "名单里没有学号 2014030199 | 无误 |  | unknown"),
        ("2014030201 无误", "名单里没有学号 2014030201 | 无误 |  | unknown | elsewhere"),
        ("2014030101 王伟 无误", "学号 2014030101 是李明，写的却是“王伟” | 无误 | 02"),
        ("2014030101 李鸣 无误", "学号 2014030101 是李明，写的却是“李鸣” | 无误 | "),
        ("照片 王伟 不对", "看不出哪些是结果 | 照片 王伟 不对 | "),
        ("照片 王伟 李明", "写了几个人 |  | "),
        ("王伟 李明 无误", "写了两个人，王伟和李明 |  | "),
        ("王伟 帮同学填的", "王伟这一行像是代别人写的 | 帮同学填的 | 02"),
        ("@王伟 你看了吗", "像是在叫王伟，不是王伟写的 | 你看了吗 | 02"),
        ("@王伟 无误", "02? 无误"),
        ("@王伟 照片不对", "02? 照片不对"),
    ],
)
def test_whose_a_line_is(line: str, expected: str) -> None:
    """Somebody's, and how surely; else the whole reason why not, with whom it may mean."""
    assert told(LineReader(GROUP).whose(line)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("李明 无误", "李明是别的班的 |  |  | elsewhere"),
        ("王伟 无误", "上面的标题写着“软件2班”，是别的班的王伟 | 无误 | "),
        ("软件1班 王伟 无误", "02? 无误"),
        ("2014030102 无误", "02 无误"),
    ],
)
def test_a_title_names_the_class_of_the_lines_below(line: str, expected: str) -> None:
    """Of names alone; a 学号, or a class beside the name, is surer."""
    reader = LineReader(GROUP)
    reader.headed = "软件2班"
    assert told(reader.whose(line)) == expected


@pytest.mark.parametrize(
    ("digits", "may_be"),
    [
        ("2014030102", True), ("2014030199", True), ("2014999999", True),
        ("2015030101", False), ("201403010", False), ("20140301021", False), ("1390000000", False),
    ],
)  # fmt: skip
def test_what_may_be_a_number_of_the_class(digits: str, *, may_be: bool) -> None:
    """As long as one of the class, and of the same year: an account of QQ is neither."""
    assert LineReader(GROUP).may_be_number(digits) is may_be


@pytest.mark.parametrize(
    ("entry", "begins", "says_ok", "only_names"),
    [
        ("王伟", True, False, "王伟"),
        ("王伟 @所有人", True, False, "王伟"),
        ("2014030102", True, False, "王伟"),
        ("王伟 无误", True, True, None),
        ("王伟 没问题", True, True, None),
        ("王伟 照片不对", True, False, None),
        ("赵敏 无误", True, False, None),
        ("张伟", True, False, None),  # of whom there are two
        ("2014030199 无误", False, False, None),
        ("张三", False, False, None),
    ],
)
def test_what_an_entry_holds(
    entry: str, only_names: str | None, *, begins: bool, says_ok: bool
) -> None:
    """Somebody of the class at its beginning; that and 无误; that and nothing else."""
    reader = LineReader(GROUP)
    assert reader.begins_with_somebody(entry) is begins
    assert reader.says_ok(entry) is says_ok
    named = reader.only_names(entry)
    assert (named.name if named else None) == only_names


@pytest.mark.parametrize(
    "who", ["室友", "舍友", "同学", "班长", "家长", "学委", "同桌", "父母", "李四"]
)
def test_by_whom_an_answer_was_written(who: str) -> None:
    """室友代填 behind an answer tells who typed it; 李四代填 is of somebody, and is asked."""
    assert is_said_to_be(f"无误（{who}代填）") is (who == "李四")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我和王伟都没问题", "王伟"),
        ("我跟王伟的都无误", "王伟"),
        ("无误，帮王伟也接一下", "王伟"),
        ("我的没问题", ""),
        ("照片没有", ""),
    ],
)
def test_somebody_without_a_name_is_named_by_nobody(text: str, name: str) -> None:
    """One of another class whose name the list lacks changes nothing in whom a line names."""
    nameless = [student("2014030201", ""), student("2014030202", "赵敏")]
    reader = LineReader(Group([LI, WANG], others=nameless))
    assert reader.all_names == ["李明", "王伟", "赵敏"]
    assert reader.names_another(text, LI) == name
    assert READER.names_another(text, LI) == name
