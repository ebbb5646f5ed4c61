"""Whose answer counts in check and build, where one file of answers is for several classes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import text_file

from conftest import Run

Fankui = Callable[..., Run]
HEAD = "学号,姓名,班级,层次\n"


@pytest.fixture
def both(tmp_path: Path) -> tuple[Path, Path]:
    """Two rosters; 安若曦 is in either."""
    one = text_file(
        tmp_path / "一班.csv",
        HEAD + "2014030101,安若曦,2014级软件1班,本科\n2014030102,白思雨,2014级软件1班,本科\n",
    )
    other = text_file(
        tmp_path / "二班.csv",
        HEAD + "2014030201,安若曦,2014级软件2班,本科\n2014030202,何思远,2014级软件2班,本科\n",
    )
    return one, other


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("结果.csv", "姓名,校对结果\n安若曦,无误\n白思雨,无误\n何思远,无误\n"),
        ("结果.csv", "学号,姓名,校对结果\n,安若曦,无误\n2014030102,白思雨,无误\n,何思远,无误\n"),
        ("接龙.txt", "#接龙\n1. 安若曦 无误\n2. 白思雨 无误\n3. 何思远 无误\n"),
    ],
)
def test_a_name_of_two_rosters_is_asked_about(
    fankui: Fankui, both: tuple[Path, Path], command: str, name: str, text: str
) -> None:
    """Never the first one: the message has 学号 and 班级 of each, and nothing is written."""
    path = text_file(both[0].with_name(name), text)
    run = fankui(command, *both, "--results", path)
    told = "".join((run.out + run.err).split())
    assert run.code == 1
    assert "2014030101" in told
    assert "2014级软件1班、20140302012014级软件2班" in told
    assert "不知道是谁的结果（unplaced-answer）1条" in told
    assert list(both[0].parent.glob("*.docx")) == []


@pytest.mark.parametrize(
    "text",
    [
        "姓名,班级,校对结果\n安若曦,软件2班,无误\n安若曦,1班,无误\n白思雨,,无误\n何思远,,无误\n",
        "学号,校对结果\n2014030101,无误\n2014030201,无误\n2014030102,无误\n2014030202,无误\n",
        "1. 软件2班安若曦 无误\n2. 安若曦（1班）无误\n3. 白思雨 无误\n4. 何思远 无误\n",
    ],
)
def test_a_class_or_a_number_tells_which_of_two(
    fankui: Fankui, both: tuple[Path, Path], text: str
) -> None:
    """Everybody of both classes has their own answer."""
    path = text_file(both[0].with_name("结果.txt"), text)
    run = fankui("check", *both, "--results", path, "--json")
    classes = json.loads(run.out)["classes"]
    statuses = [one["status"] for each in classes for one in each["students"]]
    assert statuses == ["ok"] * 4
    assert run.code == 0


def test_an_answer_of_another_class_is_not_ours(fankui: Fankui, both: tuple[Path, Path]) -> None:
    """安若曦 of 软件2班 has not answered for the one of 软件1班."""
    chain = "1. 软件2班安若曦 无误\n2. 白思雨 无误\n3. 软件2班 何思远 无误\n"
    path = text_file(both[0].with_name("接龙.txt"), chain)
    run = fankui("check", both[0], "--results", path)
    assert run.code == 1
    told = "".join(run.out.split())
    assert "写的班级是“软件2班”，是别的班的安若曦" in told
    assert "未反馈（missing-answer）1条" in told
    assert "别的班1条，没有用" in told
    assert "何思远" not in told


# --- what was put right by hand ----------------------------------------------------------------

CLASS_OF_FIVE = HEAD + "".join(
    f"201403010{at},{name},2014级软件1班,本科\n"
    for at, name in enumerate(("安若曦", "白思雨", "张荣", "张荣", "李子涵"), start=1)
)
TOP = "学号,姓名,校对结果,提交时间\n"
#: A row that is nobody's beside those of all others, what is typed of whom, and whether that
#: settles it; the last is what is asked about the row before.
BY_HAND: dict[str, tuple[str, list[str], bool, str]] = {
    "a wrong character beside the 学号 of a namesake": (
        "2014030103,张蓉,无误,2018-03-29 10:00", ["2014030103=无误"], True, "张蓉",
    ),
    "the same, and something else is right": (
        "2014030103,张蓉,无误,2018-03-29 10:00", ["2014030103=民族应为回族"], True, "张蓉",
    ),
    "a wrong character, and no 学号": (
        ",李梓涵,民族应为回族,2018-03-29 10:00", ["2014030105=民族应为回族"], True,
        "是 2014030105 李子涵 吗？",
    ),
    "one of two of a name: what the row says": (
        ",张荣,照片没有,2018-03-29 10:00", ["2014030104=照片没有"], True,
        "2014030103、2014030104",
    ),
    "one of two of a name: something else, and the row may be of the other": (
        ",张荣,照片没有,2018-03-29 10:00", ["2014030104=无误"], False, "2014030103、2014030104",
    ),
    "both of a name": (
        ",张荣,照片没有,2018-03-29 10:00", ["2014030104=无误", "2014030103=民族应为回族"], True,
        "2014030103、2014030104",
    ),
    "a wrong character of a name that two have": (
        ",张容,照片没有,2018-03-29 10:00", ["2014030103=照片没有"], True,
        "像的有 2 人（2014030103 张荣、2014030104 张荣）",
    ),
    "of somebody else": (
        ",李梓涵,民族应为回族,2018-03-29 10:00", ["2014030101=民族应为回族"], False,
        "是 2014030105 李子涵 吗？",
    ),
    "typed before the row was handed in": (
        ",李梓涵,民族应为回族,2018-04-01 21:00", ["2014030105=无误"], False,
        "是 2014030105 李子涵 吗？",
    ),
    "a name that nobody's is like": (
        ",欧阳震华,无误,2018-03-29 10:00", ["2014030105=无误"], False, "欧阳震华",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BY_HAND)
def test_what_was_put_right_by_hand_settles_the_row(
    case: str, fankui: Fankui, tmp_path: Path
) -> None:
    """Where it is clear whose it is; nothing has to be let pass, and collect asks no more."""
    row, typed, is_settled, asked = BY_HAND[case]
    roster = text_file(tmp_path / "班.csv", CLASS_OF_FIVE)
    others = [f"201403010{at},,无误,2018-03-28 10:00" for at in (1, 2, 3, 4, 5)]
    rows = [one for one in others if one[:10] != row[:10]]
    results = text_file(tmp_path / "问卷.csv", TOP + "".join(f"{one}\n" for one in (*rows, row)))
    before = fankui("check", roster, "--results", results)
    assert before.code == 1
    assert "".join(asked.split()) in "".join(before.out.split())
    fankui("collect", roster, "--from", results)
    for one in typed:
        told = fankui("collect", roster, "--set", one)
        assert told.code == 0
        assert "没有变" not in told.err  # that a person says what a file says too is worth a line
    assert fankui("check", roster, "--results", results).code == (0 if is_settled else 1)
    again = fankui("collect", roster, "--from", results, "--json")
    assert (json.loads(again.out)["unplaced"] == []) is is_settled
