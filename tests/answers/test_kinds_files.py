"""Whose a file is by its name: every kind of name, with whom it is given to and what is told."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.answers.files.listing import listed
from tongzhi_cli.answers.files.owned import Nobodys, Owned
from tongzhi_cli.answers.files.whose import FileReader
from tongzhi_cli.check.rules.sample import student
from tongzhi_cli.columns.column import Column
from tongzhi_cli.model.student import Student

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
    """A file is of that student, or of nobody, and what is not plain is told."""
    found = READER.whose(row["name"])
    if row["whom"]:
        assert isinstance(found, Owned), found
        assert found.student.number == f"20140301{row['whom']}"
        assert row["told"] in found.doubt
        assert bool(row["told"]) is bool(found.doubt) or "末尾" in found.doubt
    else:
        assert isinstance(found, Nobodys), found
        assert row["told"] in found.reason


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
