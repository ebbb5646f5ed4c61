"""The commands with a blank form in Excel: inspect, build, check, merge, the folder of a class."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from excel_blanks import SHAPES, saved, usual
from openpyxl import load_workbook
from places import SHIPPED

from conftest import CLASS, HEADER, Run, students, workbook
from tongzhi_cli.form.shipped import shipped_template

Fankui = Callable[..., Run]
FORM = f"反馈表-{CLASS}.xlsx"


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    """A school's blank form, outside of the folder of the class."""
    path = tmp_path / "附件2.xlsx"
    path.write_bytes(SHAPES["merged title"].make())
    return path


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """A class of 45 with its results."""
    folder = tmp_path / "班"
    folder.mkdir()
    return workbook(folder / "花名册.xlsx", [HEADER, *students(45)])


def test_inspect_says_what_is_recognised(fankui: Fankui, blank: Path) -> None:
    """Columns, rows and labels, as of a Word form."""
    run = fankui("form", "inspect", blank, "--json")
    told = json.loads(run.out)
    assert (run.code, told["rows_per_sheet"]) == (0, 25)
    assert told["columns"] == {"序号": 0, "学号": 1, "姓名": 2, "校对结果": 3, "本人签名": 4}
    assert told["labels"] == ["班级名称", "辅导员签名", "学院领导", "学院（公章）"]
    assert "班级写在：“班级名称”后面的空白处" in told["notes"]


#: Of a form: what `inspect` says, what `build` says, and what neither does.
TOLD = [
    (
        "tick columns",
        (
            "6（F） 有误内容 → 异常说明",
            "无误的在“无误”下打勾，有误的在“有误”下打勾，写在“有误内容”下",
        ),
        ("无误的在“无误”下打勾，有误的在“有误”下打勾，写在“有误内容”下",),
        ("没有填", "写在“有误”下", "留空的列：有误内容"),
    ),
    (
        "header alone",
        ("每张：没有空行，几个人就加几行", "· 成一张长表，表头每页重复"),
        ("空白表没有空行，加到 45 行，成一张长表，表头每页重复",),
        ("只有 1 个空行", "每张：1 行"),
    ),
    (
        "few rows",
        ("每张：3 行", "只有 3 个空行：人多时照它加行，成一张长表，表头每页重复"),
        ("空白表只有 3 个空行，照它加到 45 行，成一张长表，表头每页重复",),
        ("没有空行",),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("shape", "inspected", "built", "neither"), TOLD)
def test_no_two_notes_contradict_each_other(
    fankui: Fankui,
    roster: Path,
    blank: Path,
    shape: str,
    inspected: tuple[str, ...],
    built: tuple[str, ...],
    neither: tuple[str, ...],
) -> None:
    """What is said of a form before it is filled is what is done, and is said again then."""
    blank.write_bytes(SHAPES[shape].make())
    before = fankui("form", "inspect", blank).out
    after = fankui("build", roster, "--template", blank).err
    assert [words for words in inspected if words not in before] == []
    assert [words for words in built if words not in after] == []
    assert [words for words in neither if words in before + after] == []


def test_map_is_kept_in_the_notice(fankui: Fankui, roster: Path) -> None:
    """A column that is called something else is mapped once, and build goes by it."""
    folder = roster.parent
    book, _ = usual(("序号", "学号", "姓名", "有无问题", "本人签名"))
    path = folder / "附件2.xlsx"
    path.write_bytes(saved(book))
    notice = folder / "notice.toml"
    notice.write_bytes(SHIPPED.read_bytes())
    assert fankui("form", "inspect", path).code == 3
    run = fankui("form", "inspect", path, "--map", "校对结果=有无问题", "--save-as", notice)
    assert run.code == 0
    kept = tomllib.loads(notice.read_text("utf-8"))["form"]
    assert (kept["blank"], kept["map"]) == ("附件2.xlsx", {"校对结果": "有无问题"})
    made = fankui("build", roster)
    assert (made.code, made.out.strip()) == (0, str(folder / FORM))
    assert load_workbook(folder / FORM)["附件2"]["D3"].value == "无误"


def test_build_writes_a_workbook(fankui: Fankui, roster: Path, blank: Path) -> None:
    """The form is named as a Word form is, and says how to print several worksheets."""
    run = fankui("build", roster, "--template", blank)
    assert (run.code, run.out.strip()) == (0, str(roster.parent / FORM))
    assert "45 人，无误 45，2 张表" in run.err
    assert "打印时选“整个工作簿”" in run.err
    assert load_workbook(roster.parent / FORM).sheetnames == ["附件2", "附件2 (2)"]


@pytest.mark.parametrize(
    ("output", "template", "words"),
    [
        ("交.docx", "附件2.xlsx", "空白表是 Excel 的，请写成 .xlsx 结尾的文件名"),
        ("交.xlsx", None, "空白表是 Word 的，请写成 .docx 结尾的文件名"),
        ("交.et", "附件2.xlsx", "请写成"),
    ],
)
def test_file_of_another_kind_is_refused(
    fankui: Fankui, roster: Path, blank: Path, output: str, template: str | None, words: str
) -> None:
    """-o names a file of the kind that the blank form is."""
    more = ["--template", blank] if template else []
    run = fankui("build", roster, *more, "-o", roster.parent / output)
    assert run.code == 2
    assert words in run.err
    assert not (roster.parent / output).exists()


def test_output_of_its_own_kind(fankui: Fankui, roster: Path, blank: Path) -> None:
    """-o with .xlsx is the file of a form that is filled in Excel."""
    target = roster.parent / "交.xlsx"
    assert fankui("build", roster, "--template", blank, "-o", target).code == 0
    assert target.exists()


@pytest.mark.parametrize("command", ["check", "merge"])
def test_filled_form_is_read(
    fankui: Fankui, roster: Path, blank: Path, command: str, tmp_path: Path
) -> None:
    """Check and merge take the filled form as a form, each student with the cell."""
    fankui("build", roster, "--template", blank)
    form = roster.parent / FORM
    where = ["-o", tmp_path / "汇总.xlsx"] if command == "merge" else []
    run = fankui(command, form, *where, "--json")
    told = json.loads(run.out)
    people = told["classes"][0]["students"]
    assert (run.code, told["classes"][0]["class"], len(people)) == (0, CLASS, 45)
    assert {one["result"] for one in people} == {"无误"}
    if command == "merge":
        assert {one["source"] for one in people} == {"form"}
        assert (people[30]["sheet"], people[30]["cell"]) == ("附件2 (2)", "B8")


def test_folder_of_a_class(fankui: Fankui, roster: Path) -> None:
    """A folder's blank form is found and used; what was built from it is no second roster."""
    folder = roster.parent
    (folder / "附件2.xlsx").write_bytes(SHAPES["landscape"].make())
    first = fankui("build", folder)
    assert (first.code, first.out.strip()) == (0, str(folder / FORM))
    assert "空白表用文件夹里的" in first.err
    again = fankui("build", folder, "--force")
    assert again.code == 0
    assert f"{FORM}（build 写的）" in again.err
    checked = fankui("check", folder)
    assert (checked.code, "45 人，无误 45" in checked.out) == (0, True)


def test_two_blanks_are_asked_about(fankui: Fankui, roster: Path) -> None:
    """A blank in Excel beside one in Word: which of them is not guessed."""
    folder = roster.parent
    (folder / "附件2.xlsx").write_bytes(SHAPES["locked"].make())
    (folder / "附件2.docx").write_bytes(shipped_template().read_bytes())
    run = fankui("build", folder)
    assert run.code == 2
    assert "2 份空白的表" in run.err


def test_form_kept_as_the_only_list_is_a_roster(fankui: Fankui, roster: Path, blank: Path) -> None:
    """A class that keeps its students in the school's form has no other list: it is the roster."""
    fankui("build", roster, "--template", blank)
    roster.unlink()
    (roster.parent / FORM).rename(roster.parent / "名单.xlsx")
    run = fankui("check", roster.parent)
    assert (run.code, "花名册是 名单.xlsx" in run.err) == (0, True)


def test_blank_is_no_roster(fankui: Fankui, blank: Path) -> None:
    """A blank form in the place of a roster is called what it is, with what to type."""
    run = fankui("check", blank)
    assert run.code == 3
    assert "空白的反馈表" in run.err


def test_docx_of_all_classes_needs_a_word_form(
    fankui: Fankui, roster: Path, blank: Path, tmp_path: Path
) -> None:
    """Merge --docx refuses a blank form in Excel before anything is written."""
    run = fankui(
        "merge", roster, "--docx", tmp_path / "全部.docx", "--template", blank,
        "-o", tmp_path / "汇总.xlsx",
    )  # fmt: skip
    assert run.code == 2
    assert "Excel" in run.err
    assert not (tmp_path / "汇总.xlsx").exists()


def test_other_papers(fankui: Fankui, roster: Path, tmp_path: Path) -> None:
    """A 统计表 keeps its sums, which are of numbers; merge leaves it out, as one in Word."""
    columns = ("序号", "班级", "应校对人数", "已校对人数", "无误人数", "有误人数", "备注")
    book, sheet = usual(columns, 4)
    sheet["A1"], sheet["B7"] = "校对情况统计表", "合计"
    for letter in "CDEF":
        sheet[f"{letter}7"] = f"=SUM({letter}3:{letter}6)"
    path = tmp_path / "统计表.xlsx"
    path.write_bytes(saved(book))
    run = fankui("build", roster, "--paper", "counts", "--template", path)
    made = roster.parent / f"统计表-{CLASS}.xlsx"
    assert (run.code, run.out.strip()) == (0, str(made))
    filled = load_workbook(made).worksheets[0]
    assert [filled.cell(3, at).value for at in range(1, 7)] == [1, CLASS, 45, 45, 45, 0]
    assert filled["C7"].value == "=SUM(C3:C6)"
    merged = fankui("merge", roster, made, "-o", tmp_path / "汇总.xlsx")
    assert merged.code == 0
    assert "没有读成" not in merged.err


def test_corrections(fankui: Fankui, tmp_path: Path) -> None:
    """A 勘误表 has those who are wrong, their faults in columns; rows are put in as needed."""
    columns = ("序号", "学号", "姓名", "错误类别", "错误信息", "正确信息", "签名")
    book, sheet = usual(columns, 2)
    sheet["A1"] = "信息勘误表"
    path = tmp_path / "勘误表.xlsx"
    path.write_bytes(saved(book))
    rows = students(4, "民族有误：显示“汉族”，应为“彝族”")
    folder = tmp_path / "另一班"
    folder.mkdir()
    workbook(folder / "花名册.xlsx", [HEADER, *rows])
    run = fankui("build", folder / "花名册.xlsx", "--paper", "corrections", "--template", path)
    assert run.code == 0
    filled = load_workbook(folder / f"勘误表-{CLASS}.xlsx").worksheets[0]
    there = [[cell.value for cell in row] for row in filled.iter_rows(min_row=3, max_row=6)]
    assert [row[3:6] for row in there] == [["民族", "汉族", "彝族"]] * 4
    assert [row[0] for row in there] == [1, 2, 3, 4]
