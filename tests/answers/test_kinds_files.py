"""Whose a file is by its name: every kind of name, with whom it is given to and what is told."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.answers.files.whose import FileReader, Nobodys, Owned
from tongzhi_cli.check.rules.sample import student
from tongzhi_cli.columns.column import Column

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
