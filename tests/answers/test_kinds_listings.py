"""Lists of file names as people paste them: every kind, with the names that stand in it."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from tongzhi_cli.answers.files.listing import is_list, listed

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
