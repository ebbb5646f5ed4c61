"""What collect is given in another place than it belongs: a folder, two files swapped."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import text_file

from conftest import HEADER, Run, students, workbook

Fankui = Callable[..., Run]
PEOPLE = students(3, None)
WHO = [f"{row[0]},{row[1]}" for row in PEOPLE]
WJX = "序号,提交答卷时间,所用时间,来源,1、您的学号,2、您的姓名,3、信息是否无误\n"
#: Files of answers, by what they are.
ANSWERS: dict[str, tuple[str, str]] = {
    "问卷星": ("问卷.csv", f"{WJX}1,2018/3/28 10:00:00,35秒,微信,{WHO[0]},无误\n"),
    "腾讯文档": (
        "收集表.csv",
        f"提交者（自动）,提交时间（自动）,学号,姓名,校对结果\n安,2018/3/28 10:00,{WHO[0]},无误\n",
    ),
    "接龙": ("接龙.txt", f"#接龙\n1. {PEOPLE[0][1]} 无误\n"),
    "一张有结果的表": ("结果.csv", f"学号,姓名,校对结果\n{WHO[0]},无误\n"),
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a roster without answers."""
    folder = tmp_path / "班"
    folder.mkdir()
    workbook(folder / "名单.xlsx", [HEADER[:4], *(row[:4] for row in PEOPLE)])
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("case", ANSWERS)
def test_swapped_files_are_put_right(case: str, fankui: Fankui, here: Path) -> None:
    """The roster's log gets the answers, it is said, and the next command names the roster."""
    name, text = ANSWERS[case]
    text_file(here / name, text)
    run = fankui("collect", name, "--from", "名单.xlsx")
    assert (run.code, run.out) == (0, "名单.answers.jsonl\n")
    assert f"两个文件写反了，已经换过来：花名册是 名单.xlsx，{name} 是" in run.err
    assert "新记 1 人" in run.err
    assert "下一步：fankui remind 名单.xlsx" in run.err


@pytest.mark.parametrize("case", ANSWERS)
def test_a_folder_is_collected(case: str, fankui: Fankui, here: Path) -> None:
    """What lies in the folder is recorded beside its roster; a second time nothing changes."""
    name, text = ANSWERS[case]
    text_file(here / name, text)
    run = fankui("collect", ".")
    assert (run.code, run.out) == (0, "名单.answers.jsonl\n")
    assert "当作一个班，花名册是 名单.xlsx" in run.err
    assert "新记 1 人" in run.err
    again = fankui("collect", ".")
    assert (again.code, again.out) == (0, "")
    assert "没有变 1 人" in again.err


def test_a_folder_is_looked_at_first(fankui: Fankui, here: Path) -> None:
    """--dry-run and --json go with the files of a folder as with --from; alone they do not."""
    run = fankui("collect", ".", "--dry-run")
    assert (run.code, run.out) == (2, "")
    text_file(here / "问卷.csv", f"{WJX}1,2018/3/28 10:00:00,35秒,微信,{WHO[0]},民族应为回族\n")
    run = fankui("collect", ".", "--dry-run", "--json")
    assert run.code == 0
    told = json.loads(run.out)
    assert (told["dry_run"], len(told["new"]), told["written"]) == (True, 1, [])
    assert not (here / "名单.answers.jsonl").exists()


def test_rest_comes_behind_what_the_folder_says(fankui: Fankui, here: Path) -> None:
    """--rest 无误 is for those of whom nothing lies in the folder."""
    text_file(here / "问卷.csv", f"{WJX}1,2018/3/28 10:00:00,35秒,微信,{WHO[0]},民族应为回族\n")
    run = fankui("collect", ".", "--rest", "无误")
    assert run.code == 0
    assert "新记 3 人（其中代填 2）：无误 2，有误 1" in run.err


@pytest.mark.parametrize("option", [["--log"], ["--undo", "--dry-run"], ["--export", "出.xlsx"]])
def test_what_only_looks_reads_no_answers(option: list[str], fankui: Fankui, here: Path) -> None:
    """--log, --undo and --export of a folder are about its roster's log alone."""
    text_file(here / "问卷.csv", ANSWERS["问卷星"][1])
    run = fankui("collect", ".", *option)
    assert "读了结果" not in run.err
    assert not (here / "名单.answers.jsonl").exists()


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, "里没有花名册"),
        ({"接龙.txt": ANSWERS["接龙"][1]}, "里没有花名册"),
        (
            {"1.csv": f"学号,姓名\n{WHO[0]}\n", "2.csv": f"学号,姓名\n{WHO[1]}\n"},
            "有 2 份花名册，collect 一次收一份",
        ),
    ],
)
def test_a_folder_without_its_roster(
    files: dict[str, str], told: str, fankui: Fankui, tmp_path: Path
) -> None:
    """No roster, or several: exit 2, and what to type."""
    for name, text in files.items():
        text_file(tmp_path / name, text)
    run = fankui("collect", tmp_path)
    assert (run.code, run.out) == (2, "")
    assert told in run.err


def test_what_holds_no_answers_is_named(fankui: Fankui, here: Path) -> None:
    """A roster in --from beside a roster without answers is no swap: it is named."""
    workbook(here / "又一份.xlsx", [HEADER[:4], *(row[:4] for row in PEOPLE)])
    run = fankui("collect", "名单.xlsx", "--from", "又一份.xlsx")
    assert (run.code, run.out) == (3, "")
    assert "又一份.xlsx 是花名册，不是交来的校对结果" in run.err
