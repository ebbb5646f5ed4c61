"""Whom a name that nobody has may mean: how it differs, and whether that is surely an error."""

import pytest

from tongzhi_cli.answers.files.likeness import has_long_surname, is_part, near
from tongzhi_cli.check.rules.sample import student

#: What is typed, who is in the class, and whom it may mean: how, with ? where that is not sure.
CASES = [
    ("李铭", "李明 张文静", "李明 错字?"),  # a name of its own
    ("王毅", "王燚 张文静", "王燚 错字?"),
    ("刘杰", "刘㛃", "刘㛃 错字"),  # which nobody can type
    ("未然", "末然", "末然 错字"),
    ("晓明李", "李晓明", "李晓明 字颠倒"),
    ("明李", "李明", "李明 字颠倒?"),  # two characters are soon somebody else
    ("白思远远", "白思远", "白思远 多字"),
    ("若曦", "安若曦 李明", "安若曦 只有名"),
    ("安若", "安若曦", "安若曦 缺字?"),
    ("李荟", "李慧 李会", "李会 错字; 李慧 错字?"),
    ("李福", "李胡", "李胡 错字?"),  # h and f, which many do not tell apart
    ("张福远", "张胡远", "张胡远 错字"),
    ("张福远", "张楚远", "张楚远 错字?"),
    ("周紫涵", "周子涵 邓紫涵", "周子涵 错字"),  # hardly anybody mistypes the surname
    ("李晓名", "李晓明 黎晓明 李晓", "李晓明 错字; 黎晓明 错字"),
    ("李晓名", "李晓 李明", "李晓 多字?"),
    ("王五", "李明 张文静", ""),
    ("扎西多", "扎西多杰", "扎西多杰 缺字"),  # of four characters one less leaves the same name
    ("扎西多吉杰", "扎西多杰", "扎西多杰 多字"),
    ("扎西", "扎西多杰", ""),
    ("扎西多结", "扎西多杰", "扎西多杰 错字"),
    ("阿不杜热哈满", "阿不都热合满", ""),
    ("欧阳桐", "欧阳思桐", "欧阳思桐 缺字?"),
    ("思桐", "欧阳思桐", "欧阳思桐 只有名"),
    ("阳思桐", "欧阳思桐", "欧阳思桐 缺字?"),
    ("思桐欧阳", "欧阳思桐", "欧阳思桐 字颠倒"),
    ("麦麦提", "阿依古丽·麦麦提", "阿依古丽·麦麦提 只有名"),
    ("麦", "阿依古丽·麦麦提", ""),
    ("安曦若", "安若曦", "安若曦 字颠倒"),
    ("若安曦", "安若曦", "安若曦 字颠倒?"),
    ("李明明", "李明", "李明 多字?"),
    ("刘女吉", "刘姞", "刘姞 拆开的字?"),
    ("赵龙", "赵䶮", "赵䶮 生僻字?"),
    ("李明", "㛃䶮", ""),  # of whom nothing is left
    ("立历", "李立", ""),  # of two characters both are others
    ("好运", "郝运", "郝运 错字?"),  # a word as well
    ("张文婷", "张文静", "张文静 错字?"),
    ("张文婧", "张文静", "张文静 错字"),
]


@pytest.mark.parametrize(("typed", "people", "expected"), CASES)
def test_whom_a_name_may_mean(typed: str, people: str, expected: str) -> None:
    """Those who are surely meant stand alone; who may be meant is told with a doubt."""
    students = [student(str(at), name) for at, name in enumerate(people.split(), start=1)]
    found = sorted(
        f"{each.student.name} {each.how}{'' if each.is_sure else '?'}"
        for each in near(typed, students)
    )
    assert "; ".join(found) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2014", "214", True), ("2014", "014", True), ("2014", "201", True), ("214", "2014", True),
        ("2014", "2014", False), ("2014", "20", False), ("2014", "241", False), ("1", "", True),
    ],
)  # fmt: skip
def test_one_character_may_be_missing(one: str, other: str, *, expected: bool) -> None:
    """Anywhere, and no more than one; neither is the part."""
    assert is_part(one, other) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("欧阳思", True),
        ("欧阳思雨", True),
        ("欧阳思雨桐", False),
        ("欧阳", False),
        ("李晓明", False),
    ],
)
def test_a_surname_of_two_characters(word: str, *, expected: bool) -> None:
    """With one or two behind it, it is a name."""
    assert has_long_surname(word) is expected
