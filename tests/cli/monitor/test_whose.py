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
#: A row that is nobody's, who has none of their own in the file, what is typed of whom, and whether
#: that settles it; the last is what is asked about the row before.
BY_HAND: dict[str, tuple[str, str, list[str], bool, str]] = {
    "a wrong character beside the 学号 of a namesake": (
        "2014030103,张蓉,无误,2018-03-29 10:00", "3", ["2014030103=无误"], True, "张蓉",
    ),
    "the same, and something else is right": (
        "2014030103,张蓉,无误,2018-03-29 10:00", "3", ["2014030103=民族应为回族"], True, "张蓉",
    ),
    "a wrong character, and no 学号": (
        ",李梓涵,民族应为回族,2018-03-29 10:00", "5", ["2014030105=民族应为回族"], True,
        "是 2014030105 李子涵 吗？",
    ),
    "one of two of a name: what the row says": (
        ",张荣,照片没有,2018-03-29 10:00", "", ["2014030104=照片没有"], True,
        "2014030103、2014030104",
    ),
    "one of two of a name: something else, and the row may be of the other": (
        ",张荣,照片没有,2018-03-29 10:00", "", ["2014030104=无误"], False, "2014030103、2014030104",
    ),
    "both of a name": (
        ",张荣,照片没有,2018-03-29 10:00", "", ["2014030104=无误", "2014030103=民族应为回族"], True,
        "2014030103、2014030104",
    ),
    "a wrong character of a name that two have": (
        ",张容,照片没有,2018-03-29 10:00", "3", ["2014030103=照片没有"], True,
        "是 2014030103 张荣 吗？",
    ),
    "a wrong character of a name that two have, of whom neither has a row": (
        ",张容,照片没有,2018-03-29 10:00", "34", ["2014030103=照片没有", "2014030104=无误"], True,
        "像的有 2 人（2014030103 张荣、2014030104 张荣）",
    ),
    "a wrong character of who has a row of their own": (
        ",李梓涵,民族应为回族,2018-03-29 10:00", "", ["2014030105=民族应为回族"], False,
        "像的 2014030105 李子涵 自己另有结果",
    ),
    "of somebody else": (
        ",李梓涵,民族应为回族,2018-03-29 10:00", "5", ["2014030101=民族应为回族"], False,
        "是 2014030105 李子涵 吗？",
    ),
    "typed before the row was handed in": (
        ",李梓涵,民族应为回族,2018-04-01 21:00", "5", ["2014030105=无误"], False,
        "是 2014030105 李子涵 吗？",
    ),
    "no time: the same": (
        ",李梓涵,民族应为回族,", "5", ["2014030105=民族应为回族"], True,
        "是 2014030105 李子涵 吗？",
    ),
    "no time: the row may be the later one": (
        ",李梓涵,民族应为回族,", "5", ["2014030105=无误"], False, "是 2014030105 李子涵 吗？",
    ),
    "a time that is none": (
        ",李梓涵,照片没有,昨天晚上", "5", ["2014030105=无误"], False, "是 2014030105 李子涵 吗？",
    ),
    "no time, both of a name: the row is of one of them, and may be later": (
        ",张荣,照片没有,", "", ["2014030104=无误", "2014030103=无误"], False,
        "2014030103、2014030104",
    ),
    "no time, both of a name: one of them the same": (
        ",张荣,照片没有,", "", ["2014030104=照片没有", "2014030103=无误"], True,
        "2014030103、2014030104",
    ),
    "no time, and it says nothing": (
        ",李梓涵,还没看,", "5", ["2014030105=无误"], True, "是 2014030105 李子涵 吗？",
    ),
    "a day, and it may be later on it": (
        ",李梓涵,照片没有,2018-04-01", "5", ["2014030105=无误"], False, "是 2014030105 李子涵 吗？",
    ),
    "the day before": (
        ",李梓涵,照片没有,2018-03-31", "5", ["2014030105=无误"], True, "是 2014030105 李子涵 吗？",
    ),
    "a name that nobody's is like": (
        ",欧阳震华,无误,2018-03-29 10:00", "", ["2014030105=无误"], False, "欧阳震华",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BY_HAND)
def test_what_was_put_right_by_hand_settles_the_row(
    case: str, fankui: Fankui, tmp_path: Path
) -> None:
    """Where it is clear whose it is; nothing has to be let pass, and collect asks no more."""
    row, silent, typed, is_settled, asked = BY_HAND[case]
    roster = text_file(tmp_path / "班.csv", CLASS_OF_FIVE)
    rows = [f"201403010{at},,无误,2018-03-28 10:00" for at in "12345" if at not in silent]
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
    again = json.loads(fankui("collect", roster, "--from", results, "--json").out)
    assert (again["unplaced"] == []) is is_settled
    assert bool(again["settled"]) is is_settled


def test_what_nobody_typed_settles_no_row(fankui: Fankui, tmp_path: Path) -> None:
    """李梓涵 may be somebody else, though the same came in from 李子涵; nobody is let off."""
    roster = text_file(tmp_path / "班.csv", CLASS_OF_FIVE)
    own = text_file(tmp_path / "问卷.csv", f"{TOP}2014030105,李子涵,无误,2018-03-28 10:00\n")
    fankui("collect", roster, "--from", own)
    for text in (",李梓涵,无误,2018-03-28 10:05\n", f"{own.read_text('utf-8')},李梓涵,无误,\n"):
        results = text_file(tmp_path / "又一份.csv", TOP + text.removeprefix(TOP))
        checked = fankui("check", roster, "--results", results).out
        assert ("李梓涵" in checked, "以它为准" in checked) == (True, False)
        again = fankui("collect", roster, "--from", results, "--json")
        assert again.code == 1
        assert [one["name"] for one in json.loads(again.out)["unplaced"]] == ["李梓涵"]


def test_what_settles_a_row_is_told_wherever_it_is_read(fankui: Fankui, tmp_path: Path) -> None:
    """Of whom it was recorded, and of every one of several; so is what was typed and does not."""
    roster = text_file(tmp_path / "班.csv", CLASS_OF_FIVE)
    at = ",张荣,照片没有,2018-03-29 10:00\n"
    results = text_file(tmp_path / "问卷.csv", f"{TOP}{at},李梓涵,照片没有,\n")
    for one in ("2014030103=无误", "2014030104=无误", "2014030105=无误"):
        fankui("collect", roster, "--set", one)
    both = "已经给2014030103张荣记了“无误”、给2014030104张荣记了“无误”，以它为准"
    one = "已经给2014030105李子涵记了“无误”，看不出以哪个为准"
    checked = fankui("check", roster, "--results", results)
    collected = fankui("collect", roster, "--from", results)
    for told in (checked.out, collected.err):
        assert [each in "".join(told.split()) for each in (both, one)] == [True, True]
    assert "对不上人、由人记过了的 1 条" in collected.err
    assert "从文件里去掉这一行" in "".join(checked.out.split())
    settled = json.loads(fankui("collect", roster, "--from", results, "--json").out)["settled"]
    assert [each["by"] for each in settled] == [["2014030103", "2014030104"]]
