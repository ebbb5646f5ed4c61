"""Whose answer: every kind of file of issue 14, item 10, with what must come out.

kinds_whose/<kind>/ has the files in the form of imports/; the class is 2014级软件1班 of `PEOPLE`,
and with 两班 in the first line 软件2班 as well. FANKUI_REGEN=1 writes what is told anew.
"""

from pathlib import Path

import pytest
from told import LINE, compared, imported

from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.check.rules.sample import student

FOLDER = Path(__file__).parent / "kinds_whose"
KINDS = sorted(path for path in FOLDER.iterdir() if path.is_dir())
FILES = sorted(FOLDER.glob("*/*.txt"))
NAMES = [
    "安若曦",
    "白思雨",
    "单雨桐",
    "曹子涵",
    "曹梓航",
    "陈若曦",
    "阿依古丽·麦麦提",
    "陈静",
    "高若雨",
]
ONE = "2014级软件1班"
PEOPLE = [
    student(f"20140301{at:02}", name)._replace(class_name=ONE)
    for at, name in enumerate(NAMES, start=1)
]
#: Two of them have the names of two of 软件1班.
OTHERS = [
    student(f"20140302{at:02}", name)._replace(class_name="2014级软件2班")
    for at, name in enumerate(["安若曦", "何思远", "陈静"], start=1)
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda path: path.name)
def test_every_kind_has_three_inputs(kind: Path) -> None:
    """What is promised of a kind is shown with three files at least."""
    assert len(list(kind.glob("*.txt"))) >= 3


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_file_of_that_kind_is_taken_like_this(path: Path) -> None:
    """Columns, answers, times, doubts and who may be meant are these."""
    text, _, _ = path.read_text("utf-8").partition(LINE)
    heading, _, body = text.partition("\n")
    name, *words = heading.split()
    recorded = dict(word.split("=") for word in words if "=" in word)
    group = Group([*PEOPLE, *OTHERS] if "两班" in words else PEOPLE)
    told = "".join(f"{line}\n" for line in imported(name, body, recorded, group))
    compared(path, f"{text}{LINE}", told)
