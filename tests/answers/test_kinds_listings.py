"""Lists of file names as people paste them: every kind, with the names that stand in it."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.answers.files.evidence import Item, evidence
from tongzhi_cli.answers.files.listing import is_list, listed
from tongzhi_cli.answers.files.owned import Owned
from tongzhi_cli.check.rules.sample import student

with Path(__file__).with_name("kinds_listings.tsv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _plain(text: str) -> str:
    return text.encode("latin-1", "backslashreplace").decode("unicode_escape")


def test_every_kind_has_three_lists() -> None:
    """What is promised of a kind is shown with three lists at least."""
    assert min(Counter(row["kind"] for row in ROWS).values()) >= 3


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:20] for row in ROWS])
def test_the_names_of_a_list(row: dict[str, str]) -> None:
    """The names come out without who uploaded them, how large they are, and when."""
    names, rest = listed(_plain(row["text"]))
    assert [one.name for one in names] == _plain(row["names"]).split("|")
    assert rest == []


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:20] for row in ROWS])
def test_what_is_a_list_of_files(row: dict[str, str]) -> None:
    """A text with the endings of files is a list by itself, one without them only when asked."""
    assert is_list(_plain(row["text"])) is (row["kind"] != "without endings")


@pytest.mark.parametrize(
    "text",
    [
        "#接龙\n1. 安若曦 无误\n2. 张文 截图.png",
        "安若曦 2018/4/1 20:05\n无误\n张文 2018/4/1 20:06\n学信网.png",
        "1. 安若曦 截图.png 无误\n2. 张文 无误",
        "一、把截图.png 发给班长。\n二、4月2日前。" + "\n三、略。" * 5,
    ],
)
def test_what_is_no_list(text: str) -> None:
    """A chat in which somebody answers stays a chat, prose stays prose."""
    assert not is_list(text)


@pytest.mark.parametrize(
    ("text", "number", "told"),
    [
        ("IMG_1.jpg 1.2MB 张文 2018-04-02", "2014030102", "按上传的人认的"),
        ("微信图片_20180402.png  640KB  软件1班张文  昨天 20:30", "2014030102", "按上传的人认的"),
        ("安若曦.png 1.2MB 张文 2018-04-02", "2014030101", ""),
        ("张文：IMG_1.jpg", "2014030102", "按上传的人认的"),
        ("学信网.png 1.2MB 一只 张文 2018-04-02", "2014030102", "按上传的人认的"),
        ("学信网.png 1.2MB 一只猫 2018-04-02", "", "没有学号，也没有姓名"),
        ("王五.png 1.2MB 张文 2018-04-02", "", "班里没有叫“王五”的"),
        (
            "IMG_1.jpg 1MB 张文 2018-04-02\n安若曦.png 1MB 张文 2018-04-02",
            "",
            "张文上传的，也传过别人的",
        ),
    ],
)
def test_who_uploaded_a_file(text: str, number: str, told: str) -> None:
    """A name that says nothing is of who uploaded it, unless they uploaded others' as well."""
    group = Group([student("2014030101", "安若曦"), student("2014030102", "张文")])
    names, _ = listed(text)
    found = evidence([Item(one.name, one.uploaded) for one in names], group).files[0]
    if isinstance(found, Owned):
        assert found.student.number == number
        assert told in found.doubt
    else:
        assert number == ""
        assert told in found.reason


@pytest.mark.parametrize(
    ("text", "names", "uploaded", "rest"),
    [
        ("IMG_1.jpg  张文  2018-04-02", "IMG_1.jpg", "张文", []),
        ("IMG_1.jpg  一只 猫  2018-04-02", "IMG_1.jpg", "一只 猫", []),
        ("张文：IMG_1.jpg", "IMG_1.jpg", "张文：", []),
        ("IMG_1.jpg|IMG_2.jpg", "IMG_1.jpg+IMG_2.jpg", "", []),
        (
            "IMG_1.jpg\nIMG_2.jpg\nIMG_3.jpg\n张文的",
            "IMG_1.jpg+IMG_2.jpg+IMG_3.jpg",
            "",
            ["张文的"],
        ),
        ("IMG_1.jpg\n张文的\nIMG_2.jpg", "IMG_1.jpg+IMG_2.jpg", "", []),  # who uploaded each
        ("1.jpg\n2.jpg\n3.jpg\n1.2MB\n12.5 KB\n3 天前\n4.2", "1.jpg+2.jpg+3.jpg", "", []),
        ("IMG_1.jpg  1.2MB  张文", "IMG_1.jpg", "张文", []),
        ("安若曦\n1.2MB\n张文", "安若曦+张文", "", []),  # without endings each is a name
    ],
)
def test_what_stands_beside_the_names_of_a_list(
    text: str, names: str, uploaded: str, rest: list[str]
) -> None:
    """Who uploaded the only file of a line, as it stands there; a line that is no file is told."""
    found, others = listed(text)
    assert "+".join(one.name for one in found) == names
    assert found[0].uploaded == uploaded
    assert [one.name for one in others] == rest
