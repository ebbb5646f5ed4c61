"""`fankui import 旧.xlsx 新.xlsx --diff`: read at the screen, as a workbook, as an exit code."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from builders import text_file

from conftest import Run

Fankui = Callable[..., Run]
OLD = """学号,姓名,班级,学籍状态
2014030101,安若溪,软件1班,在籍
2014030102,白景行,软件1班,在籍
2014030103,毕思远,软件1班,在籍
2014030104,张珊,软件1班,在籍
2014030105,王伟,软件1班,在籍
2014030106,李明,软件2班,休学
2014030107,赵云,软件2班,在籍
"""
NEW = """学号,姓名,班级,学籍状态
2014030101,安若溪,软件工程1班,在籍
2014030102,白景行,软件工程1班,休学
2014030103,毕思远,软件2班,在籍
2014030104,张姗,软件工程1班,在籍
2014030155,王伟,软件工程1班,在籍
2014030106,李明,软件2班,复学
2014030108,赵云,软件3班,转入
"""
SCREEN = """旧.csv（7 人）→ 新.csv（7 人）：1 人没有变。
班级变动 1 处
  软件1班 改名为 软件工程1班（4 人）
新来 1 人
  2014030108  赵云  软件3班  转入；可能就是原来的 2014030107 软件2班（同名，说不准）
离开 1 人
  2014030107  赵云  软件2班  可能就是新来的 2014030108 软件3班（同名，说不准）
换班 1 人
  2014030103  毕思远  软件1班 → 软件2班
姓名 1 人
  2014030104  软件工程1班  张珊 → 张姗
学号 1 人
  王伟  软件工程1班  2014030105 → 2014030155
学籍状态 2 人
  2014030106  李明    软件2班      休学 → 复学
  2014030102  白景行  软件工程1班  在籍 → 休学
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    text_file(Path("旧.csv"), OLD)
    text_file(Path("新.csv"), NEW)
    return tmp_path


def test_the_screen_is_ready_to_read(fankui: Fankui, here: Path) -> None:
    """Group by group, a class that is called otherwise in one line; nothing is written."""
    run = fankui("import", "旧.csv", "新.csv", "--diff")
    assert (run.code, run.out) == (1, SCREEN)
    assert run.err.startswith("！ 有 1 个离开的人和新来的同名，说不准是不是同一个人")
    assert sorted(path.name for path in here.iterdir()) == ["新.csv", "旧.csv"]


def test_the_same_roll_is_no_change(fankui: Fankui, here: Path) -> None:
    """Exit 0, whatever the files are called and whatever the order of rows is."""
    lines = OLD.splitlines(keepends=True)
    text_file(here / "又.csv", "".join([lines[0], *lines[:0:-1]]))
    run = fankui("import", "旧.csv", "又.csv", "--diff")
    assert (run.code, run.out, run.err) == (0, "旧.csv（7 人）→ 又.csv（7 人）：没有变化。\n", "")


def test_the_workbook_has_a_row_for_each(fankui: Fankui, here: Path) -> None:
    """With the places in both rolls; the path is the result, what is said goes elsewhere."""
    run = fankui("import", "旧.csv", "新.csv", "--diff", "-o", "变化.xlsx")
    assert (run.code, run.out) == (1, "变化.xlsx\n")
    assert "软件1班 改名为 软件工程1班（4 人）" in run.err
    sheet, page = openpyxl.load_workbook(here / "变化.xlsx").worksheets
    header, *rows = sheet.iter_rows(values_only=True)
    assert header == (
        "变化", "学号", "姓名", "班级", "原来", "现在", "说明", "旧名单", "新名单",
    )  # fmt: skip
    assert [row[0] for row in rows] == [
        "班级变动", "新来", "离开", "换班", "姓名", "学号", "学籍状态", "学籍状态",
    ]  # fmt: skip
    assert rows[3] == (
        "换班", "2014030103", "毕思远", "软件2班", "软件1班", "软件2班", None, "第 4 行", "第 4 行",
    )  # fmt: skip
    told = [[*row] for row in page.iter_rows(values_only=True)]
    assert told[1:4] == [
        ["旧名单", "旧.csv", "7 人"], ["新名单", "新.csv", "7 人"], ["没有变", None, "1 人"],
    ]  # fmt: skip
    before = (here / "变化.xlsx").read_bytes()
    assert fankui("import", "旧.csv", "新.csv", "--diff", "-o", "变化.xlsx").code == 4
    fankui("import", "旧.csv", "新.csv", "--diff", "-o", "变化.xlsx", "--force")
    assert (here / "变化.xlsx").read_bytes() == before
    if os.name != "nt":
        assert (here / "变化.xlsx").stat().st_mode & 0o777 == 0o600


def test_who_went_along_with_a_class_is_in_the_workbook(fankui: Fankui, here: Path) -> None:
    """A class that was divided is one line on the screen, and each of them a row."""
    people = "".join(f"20140301{at:02},安{'一二三四五六七八'[at]},%s\n" for at in range(8))
    text_file(here / "旧.csv", "学号,姓名,班级\n" + people.replace("%s", "软件1班"))
    halves = people.replace("%s", "软件1班", 4).replace("%s", "软件3班")
    text_file(here / "新.csv", "学号,姓名,班级\n" + halves)
    run = fankui("import", "旧.csv", "新.csv", "--diff", "-o", here)
    assert run.out == f"{here / '变化.xlsx'}\n"
    assert "  软件1班 分出 软件3班（4 人）\n" in run.err
    rows = [*openpyxl.load_workbook(here / "变化.xlsx").worksheets[0].values]
    assert [(row[0], row[1], row[6]) for row in rows[2:]] == [
        ("换班", f"20140301{at:02}", "随班") for at in range(4, 8)
    ]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("旧.csv", "--diff"), 2, "--diff 比的是两份名单，给了 1 份"),
        (("旧.csv", "旧.csv", "--diff"), 2, "给了 1 份"),
        (("旧.csv", "新.csv", "又.csv", "--diff"), 2, "给了 3 份"),
        (("旧.csv", "新.csv", "--diff", "--split", "班级"), 2, "--diff 不和 --split 一起用"),
        (("旧.csv", "新.csv", "--diff", "-o", "变化.docx"), 2, "请写成 -o 变化.xlsx"),
        (("旧.csv", "没有.csv", "--diff"), 3, "没有.csv"),
        (("旧.csv", "新.csv", "--diff", "-o", "新.csv.xlsx/变化.xlsx"), 4, "不是文件夹"),
    ],
)
def test_what_cannot_be_compared_is_said(
    fankui: Fankui, here: Path, words: Sequence[str], code: int, said: str
) -> None:
    """And nothing is written."""
    text_file(here / "新.csv.xlsx", "x")
    before = set(here.iterdir())
    run = fankui("import", *words)
    assert (run.code, run.out) == (code, "")
    assert said in run.err
    assert set(here.iterdir()) == before


def test_a_long_group_is_folded(fankui: Fankui, here: Path) -> None:
    """Eight of it, and how the rest is to be seen."""
    rows = "".join(f"20150301{at:02},安若溪{at},软件9班\n" for at in range(1, 31))
    text_file(here / "新.csv", OLD + rows.replace(",软件9班", ",软件9班,"))
    run = fankui("import", "旧.csv", "新.csv", "--diff")
    assert "新来 30 人\n" in run.out
    assert "  ……还有 22 个（-v 看全部，或 -o 变化.xlsx）\n" in run.out
    assert fankui("import", "旧.csv", "新.csv", "--diff", "-v").out.count("软件9班") == 30


def test_what_is_not_understood_in_a_roll_is_told(fankui: Fankui, here: Path) -> None:
    """One 学号 of two people, or rows that look like students: the comparison may be wrong."""
    text_file(here / "新.csv", OLD + "2014030101,李四,软件1班,在籍\n")
    run = fankui("import", "旧.csv", "新.csv", "--diff")
    assert "学号重复" in run.err
    assert "！ 上面这些没有弄清楚，比出来的可能不全。" in run.err
