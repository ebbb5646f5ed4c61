"""A raw roll on which two colleges have a class of one name: everywhere they are two classes."""

import json
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from conftest import Run

Fankui = Callable[..., Run]
#: 软件学院 and 数学学院 have a class of one name each, which one row writes in another way.
ROLL = """学号,姓名,学院,班级,校对结果
2014030101,安若溪,软件学院,护理1班,无误
2014030102,白景行,软件学院,护理1班,
2014050101,毕思远,数学学院,护理1班,照片没有显示
2014050102,曹雨桐,数学学院,护理1班,
2014050103,岑一鸣,数学学院,护理一班,
2014050201,陈嘉禾,数学学院,数学1班,无误
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FANKUI_NOW", "2018-03-30 09:00")
    Path("全校.csv").write_text(ROLL, "utf-8")


def test_check_counts_each(fankui: Fankui) -> None:
    """A line a class, by its 学院 only where that tells it from another; told once."""
    run = fankui("check", "全校.csv")
    lines = [line for line in run.out.splitlines() if " 人，" in line]
    assert lines == [
        "软件学院护理1班：2 人，无误 1，未反馈 1",
        "数学学院护理1班：3 人，无误 0，异常 1，未反馈 2",
        "数学1班：1 人，无误 1",
    ]
    told = "“护理1班”有几个学院的：软件学院（2 人）、数学学院（2 人），是 2 个班"
    text = "".join(run.out.split())  # however wide the terminal is
    for one in (told, "“护理一班”（1 人）和“护理1班”（2 人）只是写法不同"):
        assert text.count("".join(one.split())) == 1


def test_json_tells_them_apart(fankui: Fankui) -> None:
    """The class is called as its list calls it, the college stands beside it."""
    found = json.loads(fankui("check", "全校.csv", "--json").out)["classes"]
    assert [(one["college"], one["class"], len(one["students"])) for one in found] == [
        ("软件学院", "护理1班", 2),
        ("数学学院", "护理1班", 3),
        ("数学学院", "数学1班", 1),
    ]


def test_only_the_names(fankui: Fankui) -> None:
    """Who is missing stands under their own class."""
    assert fankui("check", "全校.csv", "--missing").out.splitlines() == [
        "软件学院护理1班：白景行",
        "数学学院护理1班：曹雨桐、岑一鸣",
    ]


def test_a_text_each(fankui: Fankui) -> None:
    """No class is told of another's students, and each text says whose it is."""
    fankui("remind", "全校.csv", "-o", "催交/")
    texts = {one.stem: one.read_text("utf-8-sig") for one in Path("催交").iterdir()}
    assert {name: text.splitlines()[0] for name, text in texts.items()} == {
        "催交-软件学院护理1班": "【学信网信息校对】软件学院护理1班",
        "催交-数学学院护理1班": "【学信网信息校对】数学学院护理1班",
    }
    assert "白景行" not in texts["催交-数学学院护理1班"]
    assert "曹雨桐" not in texts["催交-软件学院护理1班"]


def test_a_form_each(fankui: Fankui) -> None:
    """Two colleges never share a form, and a class in two writings has one."""
    run = fankui("build", "全校.csv", "--draft", "-o", "表")
    assert run.code == 0
    assert {one.name for one in Path("表").iterdir()} == {
        "反馈表-数学学院护理1班.docx", "反馈表-数学1班.docx", "反馈表-软件学院护理1班.docx",
    }  # fmt: skip


def test_what_a_faulty_student_brings_stands_under_their_class(fankui: Fankui) -> None:
    """One has a fault: the text of one class names them."""
    fankui("followup", "全校.csv", "-o", "跟进.txt")
    text = Path("跟进.txt").read_text("utf-8-sig")
    assert text.count("毕思远") == 1
    assert "数学学院护理1班" in text
    assert "软件学院护理1班" not in text


@pytest.mark.parametrize("every", [2, 7])
def test_one_run_of_numbers_is_one_class(fankui: Fankui, every: int) -> None:
    """Some of a class have the 学院 written another way: one form, and what differs is told."""
    colleges = ["信息学院" if at % every else "信息工程学院" for at in range(28)]
    rows = "".join(
        f"20140301{at:02},安若{chr(0x4E00 + at)},{college},软件1班,无误\n"
        for at, college in enumerate(colleges, start=1)
    )
    Path("班").mkdir()
    Path("班/班.csv").write_text("学号,姓名,学院,班级,校对结果\n" + rows, "utf-8")
    run = fankui("build", "班/班.csv", "-o", "表")
    assert (run.code, [one.name for one in Path("表").iterdir()]) == (0, ["反馈表-软件1班.docx"])
    assert "当作同一个班" in "".join(run.err.split())
    assert fankui("班").out.startswith("【软件1班】")


def test_forms_of_two_colleges_beside_their_list(fankui: Fankui) -> None:
    """A form does not say its 学院: that is no wrong class, and each counts where it belongs."""
    names = "安白毕曹岑"
    rows = "".join(
        f"2014{number}0{at},{who}{college[0]},{college},护理1班,无误\n"
        for number, college in (("0301", "软件学院"), ("0501", "数学学院"))
        for at, who in enumerate(names, start=1)
    )
    Path("名单.csv").write_text("学号,姓名,学院,班级,校对结果\n" + rows, "utf-8")
    assert fankui("build", "名单.csv", "-o", "表").code == 0
    run = fankui("merge", "表", "名单.csv", "-o", "汇总.xlsx")
    assert run.code == 0
    assert "wrong-class" not in run.err
    assert "one-class" not in run.err
    assert "2 个班 10 人" in run.err


def test_a_list_without_a_college_is_no_other_colleges(fankui: Fankui) -> None:
    """Two files have one class name, and one of them no 学院: none stands in front."""
    Path("甲.csv").write_text("学号,姓名,班级,学院\n2014030101,安若溪,护理1班,软件学院\n", "utf-8")
    Path("乙.csv").write_text("学号,姓名,班级\n2014030102,白景行,护理1班\n", "utf-8")
    assert fankui("check", "甲.csv", "乙.csv", "--missing").out.splitlines() == [
        "护理1班：安若溪",
        "护理1班：白景行",
    ]


def test_one_of_two_by_its_title(fankui: Fankui) -> None:
    """--class takes what screens show; a name that several have is asked, and nothing made."""
    run = fankui("build", "全校.csv", "--class", "护理1班", "--draft", "-o", "表")
    assert (run.code, Path("表").exists()) == (3, False)
    said = "".join(run.err.split())
    assert "全校.csv里有2个“护理1班”：数学学院护理1班、软件学院护理1班" in said
    run = fankui("check", "全校.csv", "--class", "数学学院护理1班", "--missing")
    assert run.out.split() == ["曹雨桐、岑一鸣"]
    run = fankui("check", "全校.csv", "--class", "数学学院护理1班")
    assert "只取“数学学院护理1班”，别的班3人没有读" in "".join(run.out.split())
    assert fankui("check", "全校.csv", "--class", "数学1班", "--missing").out == ""


def test_problems_tell_of_which_class(fankui: Fankui) -> None:
    """Beside a student of one of the two stands its 学院, in lines and in --json."""
    out = fankui("check", "全校.csv", "-v").out
    assert "  软件学院护理1班 2014030102 白景行" in out
    assert "  数学学院护理1班 2014050102 曹雨桐" in out
    problems = json.loads(fankui("check", "全校.csv", "--json").out)["problems"]
    assert {(one["class"], one["college"]) for one in problems if one["number"]} == {
        ("护理1班", "软件学院"), ("护理1班", "数学学院"),
    }  # fmt: skip


def test_papers_of_many_tell_of_which_class(fankui: Fankui) -> None:
    """No two rows of a 统计表 are called so, nor do two faulty ones stand under one name."""
    Path("全校.csv").write_text(
        ROLL.replace("安若溪,软件学院,护理1班,无误", "安若溪,软件学院,护理1班,性别"), "utf-8"
    )
    assert fankui("build", "全校.csv", "--draft", "--paper", "counts", "-o", "统计.docx").code == 0
    (table,) = docx.Document("统计.docx").tables
    called = [row.cells[1].text for row in table.rows]
    assert [one for one in called if "班" in one and one != "班级"] == [
        "软件学院护理1班", "数学学院护理1班", "数学1班",
    ]  # fmt: skip
    fankui("followup", "全校.csv", "-o", "跟进.xlsx")
    book = openpyxl.load_workbook("跟进.xlsx")
    cells = {cell.value for sheet in book for row in sheet for cell in row}
    assert {"软件学院护理1班", "数学学院护理1班"} <= cells
    assert "护理1班" not in cells


def test_what_was_there_is_told_of_which_class(fankui: Fankui) -> None:
    """Made again after a change: each line says whose form it is about."""
    fankui("build", "全校.csv", "--draft", "-o", "表")
    Path("全校.csv").write_text(ROLL.replace("照片没有显示", "无误"), "utf-8")
    said = "".join(fankui("build", "全校.csv", "--draft", "-o", "表", "--force").err.split())
    assert "数学学院护理1班：和原来那份" in said
    assert "软件学院护理1班：和现在这份" in said
