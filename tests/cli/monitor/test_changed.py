"""`fankui build` where a form is there already: what changed, which sheets have to be printed."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import pytest
from blank_forms import SHAPES
from docx.oxml import parse_xml
from docx.oxml.ns import nsmap
from excel_blanks import SHAPES as EXCEL
from excel_reading import loaded
from places import ROOT

from conftest import CLASS, HEADER, Run, students, workbook

Fankui = Callable[..., Run]
FORM = f"反馈表-{CLASS}.docx"
FIRST = f"反馈表-{CLASS}-只重印第1张.docx"
_FIELD = '<w:fldSimple xmlns:w="{}" w:instr="{{}}"/>'.format(nsmap["w"])
KEPT = "只需重印第 1 张，第 2 张没有变。"


def answers(path: Path, wrong: Mapping[int, str] = {}, count: int = 45) -> Path:
    """The roster of a class, in which the students at some places say something else."""
    rows = students(count)
    for at, said in wrong.items():
        rows[at][4] = said
    return workbook(path, [HEADER, *rows])


@pytest.fixture
def built(fankui: Fankui, tmp_path: Path) -> Path:
    """A class of 45 whose form is built; then three answers of its first sheet change."""
    roster = answers(tmp_path / "class.xlsx", {2: "照片没有显示"})
    assert fankui("build", roster, "-q").code == 0
    return answers(roster, {4: "民族应为回族", 11: "照片不是本人"})


def test_without_force_what_would_change_is_said(fankui: Fankui, built: Path) -> None:
    """The form stays, the refusal says which rows and which sheets are other now."""
    before = built.with_name(FORM).read_bytes()
    run = fankui("build", built)
    assert (run.code, run.out) == (4, "")
    assert f"和原来那份（{FORM}）比：3 行变了" in run.err
    for told in (
        f"2014030103 {students(3)[2][1]}：照片没有显示 → 无误",
        f"2014030105 {students(5)[4][1]}：无误 → 民族应为回族",
        f"2014030112 {students(12)[11][1]}：无误 → 照片不是本人",
        KEPT,
        "只写要重印的那几张：同样的命令加 --changed-only。",
        "已经有了，没有覆盖",
    ):
        assert told in run.err
    assert built.with_name(FORM).read_bytes() == before


def test_with_force_the_new_form_is_there(fankui: Fankui, built: Path) -> None:
    """What to print, what to have signed and what stays is the first step."""
    run = fankui("build", built, "--force")
    assert (run.code, run.out) == (0, f"{built.with_name(FORM)}\n")
    assert KEPT in run.err
    assert "1. 用 A4 纸只打印第 1 张，请上面的同学核对自己那一行并签名" in run.err
    assert "第 2 张没有变，签过的照用" in run.err
    again = fankui("build", built, "--force")
    assert f"和现在这份（{FORM}）一样，不用重印。" in again.err


def test_quiet_says_nothing_of_it(fankui: Fankui, built: Path) -> None:
    """-q leaves the path, or the refusal."""
    assert "比" not in fankui("build", built, "-q").err
    assert fankui("build", built, "-q", "--force")[1:] == (f"{built.with_name(FORM)}\n", "")


def test_the_same_form_is_not_written_again(fankui: Fankui, class_of_45: Path) -> None:
    """Without --force as well nothing is wrong with a form that is as it would be: exit 0."""
    form = class_of_45.with_name(FORM)
    assert fankui("build", class_of_45, "-q").code == 0
    there = form.stat()
    run = fankui("build", class_of_45)
    assert (run.code, run.out) == (0, f"{form}\n")
    assert f"和现在这份（{FORM}）一样，不用重印。" in run.err
    assert "签过名的不用再打印" in run.err
    assert (form.stat().st_mtime_ns, form.stat().st_ino) == (there.st_mtime_ns, there.st_ino)


def test_a_first_form_is_compared_with_nothing(fankui: Fankui, class_of_45: Path) -> None:
    """Where no form was there, nothing is said of changes."""
    run = fankui("build", class_of_45)
    assert "重印" not in run.err
    assert "比：" not in run.err


def test_only_the_changed_sheets(fankui: Fankui, built: Path) -> None:
    """--changed-only: that sheet in a file of its own, as in the whole form, which stays."""
    whole = built.with_name(FORM)
    before = whole.read_bytes()
    run = fankui("build", built, "--changed-only")
    assert (run.code, run.out) == (0, f"{built.with_name(FIRST)}\n")
    assert KEPT in run.err
    assert "整份没有动" in run.err
    assert whole.read_bytes() == before
    (table,) = docx.Document(str(built.with_name(FIRST))).tables
    assert [row.cells[0].text for row in table.rows[1:]] == [str(at) for at in range(1, 26)]
    assert table.rows[5].cells[3].text == "民族应为回族"
    assert fankui("build", built, "--changed-only").code == 0  # the same bytes once more
    built.with_name(FIRST).write_bytes(b"signed")
    assert fankui("build", built, "--changed-only").code == 4
    assert fankui("build", built, "--changed-only", "--force").code == 0
    assert whole.read_bytes() == before


def test_a_sheet_in_the_middle_keeps_its_numbers(fankui: Fankui, tmp_path: Path) -> None:
    """Of three sheets the second alone begins with 序号 26."""
    roster = answers(tmp_path / "class.xlsx", count=60)
    fankui("build", roster, "-q", "-o", tmp_path / "表.docx")
    answers(roster, {30: "民族应为回族"}, count=60)
    run = fankui("build", roster, "--changed-only", "-o", tmp_path / "表.docx")
    alone = tmp_path / "表-只重印第2张.docx"
    assert run.out == f"{alone}\n"
    assert "只需重印第 2 张，第 1、3 张没有变。" in run.err
    (table,) = docx.Document(str(alone)).tables
    assert [row.cells[0].text for row in table.rows[1:]] == [str(at) for at in range(26, 51)]


def test_nothing_changed_writes_nothing(fankui: Fankui, class_of_45: Path) -> None:
    """--changed-only where all is as before: nothing is written, and that is said; exit 0."""
    fankui("build", class_of_45, "-q")
    there = sorted(class_of_45.parent.iterdir())
    run = fankui("build", class_of_45, "--changed-only")
    assert (run.code, run.out) == (0, "")
    assert "一样，不用重印。" in run.err
    assert "什么也没有写。" in run.err
    assert sorted(class_of_45.parent.iterdir()) == there


def test_nothing_to_compare_with(fankui: Fankui, class_of_45: Path) -> None:
    """--changed-only without an old form: exit 3, with what to do."""
    run = fankui("build", class_of_45, "--changed-only")
    assert (run.code, run.out) == (3, "")
    assert "没有可比的" in run.err
    assert "--since" in run.err
    assert [path.name for path in class_of_45.parent.iterdir()] == ["class.xlsx"]


def test_since_another_form(fankui: Fankui, built: Path) -> None:
    """--since: the form of yesterday is the one to compare with, and it is only read."""
    old = built.with_name("昨天签的.docx")
    old.write_bytes(built.with_name(FORM).read_bytes())
    data = old.read_bytes()
    built.with_name(FORM).unlink()
    run = fankui("build", built, "--since", old)
    assert run.code == 0
    assert f"和原来那份（{old.name}）比：3 行变了" in run.err
    assert KEPT in run.err
    assert old.read_bytes() == data
    missing = fankui("build", built, "--since", built.with_name("没有.docx"), "--force")
    assert (missing.code, "没有.docx" in missing.err) == (3, True)


def test_changed_only_since(fankui: Fankui, built: Path) -> None:
    """Both: the sheets that are other than in that form, beside where the whole one would be."""
    old = built.with_name("昨天签的.docx")
    built.with_name(FORM).rename(old)
    run = fankui("build", built, "--since", old, "--changed-only")
    assert (run.code, run.out) == (0, f"{built.with_name(FIRST)}\n")
    assert not built.with_name(FORM).exists()


def test_since_is_of_one_class(fankui: Fankui, tmp_path: Path) -> None:
    """Several classes and one form to compare with: exit 2, --class is proposed."""
    rows = [[*row[:2], f"2014级软件{1 + at % 2}班", *row[3:]] for at, row in enumerate(students(6))]
    roster = workbook(tmp_path / "grade.xlsx", [HEADER, *rows])
    fankui("build", roster, "-q")
    run = fankui("build", roster, "--since", tmp_path / "反馈表-2014级软件1班.docx", "--force")
    assert run.code == 2
    assert "--class" in run.err


def test_classes_are_compared_each_with_its_own(fankui: Fankui, tmp_path: Path) -> None:
    """Several classes: each is told with its name; a form as before is not written."""
    rows = [[*row[:2], f"2014级软件{1 + at % 2}班", *row[3:]] for at, row in enumerate(students(6))]
    roster = workbook(tmp_path / "grade.xlsx", [HEADER, *rows])
    fankui("build", roster, "-q")
    rows[1][4] = "民族应为回族"
    workbook(roster, [HEADER, *rows])
    run = fankui("build", roster, "--force")
    assert "反馈表 2014级软件1班：和现在这份（反馈表-2014级软件1班.docx）一样" in run.err
    assert "反馈表 2014级软件2班：和原来那份（反馈表-2014级软件2班.docx）比：1 行变了" in run.err
    only = fankui("build", roster, "--changed-only")
    assert (only.code, only.out) == (0, "")


def test_who_came_and_who_went(fankui: Fankui, tmp_path: Path) -> None:
    """Another student in front moves all others: that is told, with who came and who went."""
    roster = answers(tmp_path / "class.xlsx")
    fankui("build", roster, "-q")
    workbook(roster, [HEADER, *students(46)[1:]])
    run = fankui("build", roster, "--force")
    assert "多了 1 人，少了 1 人，44 行换了序号或换到另一张" in run.err
    assert f"2014030146 {students(46)[45][1]}：新加的，无误" in run.err
    assert f"2014030101 {students(1)[0][1]}：不在表上了（原来在第 1 张）" in run.err
    assert "第 1、2 张都要重印。" in run.err


def test_a_sheet_less(fankui: Fankui, tmp_path: Path) -> None:
    """A class that has become one sheet: nothing to print, and which sheet is no more."""
    roster = answers(tmp_path / "class.xlsx", count=26)
    fankui("build", roster, "-q")
    answers(roster, count=25)
    run = fankui("build", roster, "--force")
    assert "不用重印，原来的第 2 张不要了。" in run.err


def test_another_class_name_changes_all(fankui: Fankui, built: Path) -> None:
    """The line with the class is on each sheet: all go anew, and what it said is told."""
    old = built.with_name(FORM)
    rows = [[*row[:2], "2014级软件1班", *row[3:]] for row in students(45)]
    roster = workbook(built.with_name("other.xlsx"), [HEADER, *rows])
    run = fankui("build", roster, "--since", old)
    assert "标题、班级或别的字变了" in run.err
    assert "成了“班级名称：2014级软件1班" in run.err
    assert "第 1、2 张都要重印。" in run.err


def test_another_look_changes_other_sheets(fankui: Fankui, tmp_path: Path) -> None:
    """A sheet whose words are as before and whose look is not goes anew, and is told apart."""
    roster = answers(tmp_path / "class.xlsx")
    blank = tmp_path / "附件2.docx"
    blank.write_bytes(SHAPES["30 rows"].make())
    fankui("build", roster, "--template", blank, "-q")
    rows = students(45)
    rows[3][1] = "阿卜杜热合曼买买提伊明江"
    workbook(roster, [HEADER, *rows])
    run = fankui("build", roster, "--template", blank, "--force")
    assert f"姓名 {students(4)[3][1]} → 阿卜杜热合曼买买提伊明江" in run.err
    assert "第 1、2 张都要重印（第 2 张字没有变，字号、行高变了）。" in run.err


def test_flow_says_rows_and_no_sheets(fankui: Fankui, built: Path) -> None:
    """One long table: the rows are told, the pages are not; --changed-only is refused."""
    long = built.with_name("长表.docx")
    fankui("build", answers(built), "--layout", "flow", "-o", long, "-q")
    answers(built, {2: "民族应为回族"})
    run = fankui("build", built, "--layout", "flow", "-o", long, "--force")
    assert "1 行变了" in run.err
    assert "哪几页要重印说不准：请整份重印" in run.err
    assert "只需重印" not in run.err
    answers(built)
    refused = fankui("build", built, "--layout", "flow", "-o", long, "--changed-only")
    assert (refused.code, "一张长表" in refused.err) == (2, True)


def test_an_excel_form(fankui: Fankui, tmp_path: Path) -> None:
    """A school's form in Excel: its worksheets are the sheets."""
    roster = answers(tmp_path / "class.xlsx")
    blank = tmp_path / "附件2.xlsx"
    blank.write_bytes(EXCEL["merged title"].make())
    fankui("build", roster, "--template", blank, "-q")
    answers(roster, {40: "民族应为回族"})
    run = fankui("build", roster, "--template", blank, "--changed-only")
    alone = tmp_path / f"反馈表-{CLASS}-只重印第2张.xlsx"
    assert (run.code, run.out) == (0, f"{alone}\n")
    assert "只需重印第 2 张，第 1 张没有变。" in run.err
    (sheet,) = loaded(alone.read_bytes()).worksheets
    assert "民族应为回族" in [cell for row in sheet.values for cell in row]


def test_rows_that_word_numbers_stay_together(fankui: Fankui, tmp_path: Path) -> None:
    """Where Word counts the rows, one sheet alone would begin at 1: exit 2, with what to print."""
    roster = answers(tmp_path / "class.xlsx")
    blank = tmp_path / "附件2.docx"
    blank.write_bytes(SHAPES["numbered by Word"].make())
    fankui("build", roster, "--template", blank, "-q")
    answers(roster, {40: "民族应为回族"})
    run = fankui("build", roster, "--template", blank, "--changed-only")
    assert (run.code, run.out) == (2, "")
    assert "序号是 Word/Excel 自己编的" in run.err
    assert "只打第 2 张" in run.err


def test_a_form_that_was_typed_over(fankui: Fankui, built: Path) -> None:
    """A form that Word saved since is no paper to compare with: told, with what can be read."""
    form = built.with_name(FORM)
    document = docx.Document(str(form))
    document.tables[0].rows[1].cells[4].text = "安若"
    document.save(str(form))
    run = fankui("build", built, "--force")
    assert run.code == 0
    assert f"和手里那份（{FORM}）没法比：它在 Word/WPS 里改过" in run.err
    assert "读出来，4 行变了；字不同的在第 1 张，第 2 张的字都一样。" in run.err
    assert "本人签名 安若 → （空）" in run.err
    assert "只需重印" not in run.err


def test_changed_only_of_a_form_that_cannot_be_compared(fankui: Fankui, class_of_45: Path) -> None:
    """--changed-only writes nothing where nobody knows what changed: exit 3."""
    form = class_of_45.with_name(FORM)
    form.write_bytes(b"signed")
    run = fankui("build", class_of_45, "--changed-only")
    assert (run.code, run.out) == (3, "")
    assert "没法比" in run.err
    assert form.read_bytes() == b"signed"


def test_json_lists_the_changes(fankui: Fankui, built: Path) -> None:
    """--json: the rows, the sheets, and null where nobody can know."""
    form = str(built.with_name(FORM))
    told = json.loads(fankui("build", built, "--json", "--force").out)
    (change,) = told["changes"]
    assert told["written"] == [form]
    assert {key: change[key] for key in change if key != "rows"} == {
        "file": form, "since": form, "same": False, "reason": None, "lines": [],
        "reprint": [1], "unchanged": [2], "gone": [],
    }  # fmt: skip
    assert [row["number"] for row in change["rows"]] == ["2014030103", "2014030105", "2014030112"]
    assert change["rows"][1] == {
        "number": "2014030105",
        "name": students(5)[4][1],
        "change": "changed",
        "sheet_before": 1,
        "sheet": 1,
        "cells": [
            {
                "heading": "校对结果（无异常填“无误”，异常情况请如实填写异常内容）",
                "before": "无误",
                "after": "民族应为回族",
            }
        ],
    }
    (same,) = json.loads(fankui("build", built, "--json", "--force").out)["changes"]
    assert (same["same"], same["rows"], same["reprint"], same["unchanged"]) == (
        True, [], [], [1, 2],
    )  # fmt: skip
    Path(form).write_bytes(b"signed")
    (unread,) = json.loads(fankui("build", built, "--json", "--force").out)["changes"]
    assert [unread[key] for key in ("rows", "lines", "reprint", "unchanged", "gone")] == [None] * 5
    assert "不是填好的表" in unread["reason"]
    Path(form).unlink()
    assert json.loads(fankui("build", built, "--json").out)["changes"] == []


def test_other_papers_are_compared_too(fankui: Fankui, tmp_path: Path) -> None:
    """The 勘误表 and the 统计表 are papers that are signed as well."""
    roster = answers(tmp_path / "class.xlsx", {2: "照片不是本人"})
    papers = ("--paper", "corrections", "--paper", "counts")
    fankui("build", roster, *papers, "-q")
    answers(roster, {2: "照片不是本人", 4: "民族应为回族"})
    run = fankui("build", roster, *papers, "--force")
    assert f"勘误表 {CLASS}：和原来那份" in run.err
    assert "多了 1 人" in run.err
    assert f"统计表 {CLASS}：和原来那份" in run.err


def test_a_list_of_faults_with_others_in_it_is_of_the_same_class(
    fankui: Fankui, tmp_path: Path
) -> None:
    """Of the 勘误表 all may be others: one fault is settled, another is found."""
    roster = answers(tmp_path / "class.xlsx", {2: "照片不是本人"})
    fankui("build", roster, "--paper", "corrections", "-q")
    answers(roster, {4: "民族应为回族"})
    run = fankui("build", roster, "--paper", "corrections", "--force")
    assert "没法比" not in run.err
    assert "多了 1 人，少了 1 人" in run.err


def test_a_pdf_that_is_there_is_not_replaced(fankui: Fankui, class_of_45: Path) -> None:
    """Nor where the form beside it is as it would be: it may be the scan of the signed one."""
    scan = class_of_45.with_name(FORM).with_suffix(".pdf")
    assert fankui("build", class_of_45, "-q").code == 0
    scan.write_bytes(b"signed")
    run = fankui("build", class_of_45, "--pdf")
    assert (run.code, run.out, scan.read_bytes()) == (4, "", b"signed")
    assert f"{scan.name} 已经有了，没有覆盖" in run.err


@pytest.mark.parametrize("field", ["NUMPAGES", " numpages ", "SECTIONPAGES"])
def test_a_sheet_more_changes_the_number_of_pages(
    field: str, fankui: Fankui, tmp_path: Path
) -> None:
    """Where each page says of how many it is, none of them is said to have stayed as it was."""
    blank = tmp_path / "附件2.docx"
    document = docx.Document(str(ROOT / "templates/fankui_template.docx"))
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph._p.append(parse_xml(_FIELD.format(field)))  # noqa: SLF001
    document.save(str(blank))
    roster = answers(tmp_path / "class.xlsx", count=25)
    fankui("build", roster, "--template", blank, "-q")
    answers(roster, count=30)
    alone = fankui("build", roster, "--template", blank, "--changed-only")
    assert (alone.code, alone.out) == (3, "")
    run = fankui("build", roster, "--template", blank, "--force")
    assert "页脚上的总页数也跟着变" in run.err
    assert "签过的照用" not in run.err


def test_a_folder_knows_the_sheets_as_our_own(fankui: Fankui, tmp_path: Path) -> None:
    """A class's folder stays one when sheets were written there alone."""
    roster = answers(tmp_path / "class.xlsx")
    fankui("build", roster, "-q")
    answers(roster, {2: "照片不是本人"})
    assert fankui("build", tmp_path, "--changed-only", "-q").code == 0
    run = fankui("build", tmp_path, "--force")
    assert run.code == 0
    assert f"{FIRST}、{FORM}（build 写的）" in run.err
