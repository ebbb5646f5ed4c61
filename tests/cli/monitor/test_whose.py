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
