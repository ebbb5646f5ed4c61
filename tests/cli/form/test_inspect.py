"""`fankui form inspect`, and a form that the notice names: what is recognised, said and kept."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from blank_forms import SHAPES, form, plain, saved
from blank_forms_odd import ODD
from places import SHIPPED

from conftest import CLASS, Run
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.terms import TABLE_OF, Paper
from tongzhi_cli.notice.model import Notice
from tongzhi_cli.notice.toml import edit as notice_edit
from tongzhi_cli.notice.toml import read as notice_toml

Fankui = Callable[..., Run]
COLUMNS = ("序号", "学号", "姓名", "性别", "有无问题", "本人签名", "备注")


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A blank form whose column for the result is called something else."""
    path = tmp_path / "附件2.docx"
    path.write_bytes(plain(COLUMNS))
    return path


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    """The built-in notice as a file of one's own."""
    path = tmp_path / "notice.toml"
    path.write_bytes(SHIPPED.read_bytes())
    return path


def test_json_is_exactly_what_is_promised(fankui: Fankui, tmp_path: Path) -> None:
    """The keys, the places counted from 0, the labels; nothing else on standard output."""
    path = tmp_path / "附件2.docx"
    path.write_bytes(plain())
    run = fankui("form", "inspect", path, "--json")
    told = json.loads(run.out)
    assert list(told) == ["schema", "columns", "rows_per_sheet", "labels", "notes"]
    columns = {"序号": 0, "学号": 1, "姓名": 2, "校对结果": 3, "本人签名": 4}
    assert (run.code, told["schema"], told["columns"]) == (0, 1, columns)
    assert told["rows_per_sheet"] == 25
    assert told["labels"] == ["班级", "辅导员签名", "学院领导", "学院（公章）"]
    assert all(isinstance(note, str) for note in told["notes"])


def test_what_is_recognised_is_told(fankui: Fankui, tmp_path: Path) -> None:
    """Each column with the text over it, the rows, the place for the class, what stays blank."""
    path = tmp_path / "附件2.docx"
    path.write_bytes(SHAPES["an extra column"].make())
    run = fankui("form", "inspect", path)
    for words in ("3（C） 学号 → 学号", "性别 → 性别", "每张：25 行", "班级写在：“班级”后面",
                  "签字栏：班级、辅导员签名", "留空的列：签名", "--template"):  # fmt: skip
        assert words in run.out + run.err


def test_an_unknown_result_column_is_refused_with_the_choices(fankui: Fankui, odd: Path) -> None:
    """Nothing is guessed: every column is named, and what to type."""
    run = fankui("form", "inspect", odd)
    assert (run.code, run.out) == (3, "")
    for words in ("校对结果", "E 有无问题", "B 学号", "--map", "--save-as"):
        assert words in run.err


@pytest.mark.parametrize("target", ["有无问题", "E", "e", "5"])
def test_map_names_a_column_by_text_letters_or_number(
    fankui: Fankui, odd: Path, target: str
) -> None:
    """--map overrules the words."""
    run = fankui("form", "inspect", odd, "--map", f"校对结果={target}", "--json")
    assert json.loads(run.out)["columns"]["校对结果"] == 4


@pytest.mark.parametrize(
    ("typed", "code", "words"),
    [
        ("校对结果", 2, "写法不对"),
        ("工号=A", 2, "不认识“工号”"),
        ("校对结果=没有的列", 3, "表头里没有“没有的列”"),
        ("校对结果=12", 3, "表头里没有“12”"),
    ],
)
def test_a_wrong_map_is_refused(
    fankui: Fankui, odd: Path, typed: str, code: int, words: str
) -> None:
    """What is wrong with it, in words."""
    run = fankui("form", "inspect", odd, "--map", typed)
    assert (run.code, words in run.err) == (code, True)


def test_a_map_may_not_name_a_column_twice(fankui: Fankui, odd: Path) -> None:
    """One column for one thing."""
    run = fankui("form", "inspect", odd, "--map", "校对结果=D", "--map", "结果=E")
    assert (run.code, "写了两次" in run.err) == (2, True)


def test_two_columns_for_the_number_are_refused(fankui: Fankui, tmp_path: Path) -> None:
    """Where a wrong column spoils everything it is asked, not guessed; --map answers."""
    path = tmp_path / "附件2.docx"
    path.write_bytes(plain(("学号", "姓名", "学号", "校对结果", "签名")))
    run = fankui("form", "inspect", path)
    assert (run.code, "有 2 列像“学号”：A 学号、C 学号" in run.err) == (3, True)
    mapped = fankui("form", "inspect", path, "--map", "学号=C", "--json")
    assert json.loads(mapped.out)["columns"]["学号"] == 2


@pytest.mark.parametrize(
    ("name", "paper", "words"),
    [
        ("勘误表.docx", "勘误表", "更正项目 → 错误类别"),
        ("统计表.docx", "统计表", "总人数 → 应校对人数"),
        ("登记表.docx", "勘误表", "备注 → 错误信息"),
    ],
)
def test_the_kind_of_paper_is_told(
    fankui: Fankui, tmp_path: Path, name: str, paper: str, words: str
) -> None:
    """A 勘误表 and a 统计表 are recognised by their columns, or by their title; --paper decides."""
    blank = {
        "勘误表.docx": form(("序号", "学号", "姓名", "更正项目", "更正前", "更正后")),
        "统计表.docx": form(("序号", "班级", "总人数", "有误人数")),
        "登记表.docx": form(("序号", "学号", "姓名", "备注"), above=("异常登记表",)),
    }
    path = tmp_path / name
    path.write_bytes(saved(blank[name]))
    run = fankui("form", "inspect", path)
    assert run.out.startswith(f"{path}：{paper}")
    assert words in run.out
    wrong = fankui("form", "inspect", path, "--paper", "counts")
    assert wrong.code == (0 if name == "统计表.docx" else 3)


def test_the_order_of_two_lists_is_told(fankui: Fankui, tmp_path: Path) -> None:
    """By the numbers that the form has printed."""
    for name, words in (
        ("side by side", "先填满左边一栏，再填右边（照第一行印的序号 1、21）"),
        ("side by side, numbered across", "一行一行地从左到右填（照第一行印的序号 1、2）"),
        ("side by side, no numbers", "先填满左边一栏，再填右边\n"),
    ):
        path = tmp_path / "附件2.docx"
        path.write_bytes(ODD[name].make())
        assert words in fankui("form", "inspect", path).out


# --- kept in the notice -------------------------------------------------------------------------


def test_what_is_saved_is_used_by_build(
    fankui: Fankui, odd: Path, notice: Path, class_of_45: Path
) -> None:
    """After --save-as a plain build fills the school's form, its mapping known."""
    run = fankui("form", "inspect", odd, "--map", "校对结果=E", "--save-as", notice)
    assert run.code == 0
    before = SHIPPED.read_text(encoding="utf-8").splitlines()
    after = notice.read_text(encoding="utf-8").splitlines()
    added = [line for line in after if line not in before]
    assert added == ['blank = "附件2.docx"', 'map = { "校对结果" = "有无问题" }']
    assert [line for line in after if line not in added] == before
    built = fankui("build", class_of_45)
    assert built.code == 0
    table = docx.Document(str(class_of_45.with_name(f"反馈表-{CLASS}.docx"))).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == list(COLUMNS)
    assert [cell.text for cell in table.rows[1].cells][1:5] == ["2014030101", "安若", "", "无误"]


def test_a_blank_that_is_not_there_is_named(
    fankui: Fankui, odd: Path, notice: Path, class_of_45: Path
) -> None:
    """The notice names a form that somebody moved: which, where it was looked for, what to do."""
    assert fankui("form", "inspect", odd, "--map", "校对结果=E", "--save-as", notice).code == 0
    odd.unlink()
    run = fankui("build", class_of_45)
    assert (run.code, "附件2.docx 没有找到" in run.err) == (3, True)


def test_save_as_wants_a_notice_that_is_there(fankui: Fankui, odd: Path, tmp_path: Path) -> None:
    """No notice file is made up."""
    target = tmp_path / "不在.toml"
    run = fankui("form", "inspect", odd, "--map", "校对结果=E", "--save-as", target)
    assert (run.code, "没有" in run.err, target.exists()) == (3, True, False)


def test_save_as_leaves_a_broken_notice_alone(fankui: Fankui, odd: Path, notice: Path) -> None:
    """A notice with a mistake is not edited; its mistake is told."""
    text = notice.read_text(encoding="utf-8").replace("rows = 25", 'rows = "25"')
    notice.write_text(text, encoding="utf-8")
    run = fankui("form", "inspect", odd, "--map", "校对结果=E", "--save-as", notice)
    assert (run.code, "rows" in run.err) == (3, True)
    assert notice.read_text(encoding="utf-8") == text


HEAD = SHIPPED.read_text(encoding="utf-8").split("[form]")[0]
FORM = """[form]  # 表
title = "表"   # 标题
columns = [
  "序号",  # ]
  "学号", "姓名",
]
rows = 25
signatures = []
"""


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (FORM, FORM + 'blank = "附件2.docx"\nmap = { "校对结果" = "D" }\n'),
        (
            FORM + '\n# 下面是勘误\n[correction]\nmaterials = []\nwhere = "甲"\ntext = "乙"\n',
            FORM
            + 'blank = "附件2.docx"\nmap = { "校对结果" = "D" }\n'
            + '\n# 下面是勘误\n[correction]\nmaterials = []\nwhere = "甲"\ntext = "乙"\n',
        ),
        (
            FORM.replace("rows", "blank = 'old.docx'  # 学校的\nrows"),
            FORM.replace("rows", 'blank = "附件2.docx"  # 学校的\nrows')
            + 'map = { "校对结果" = "D" }\n',
        ),
        (
            FORM + 'map = {"学号" = "编号 # 甲"} # 以前的\nblank="x.docx"',
            FORM + 'map = { "校对结果" = "D" } # 以前的\nblank="附件2.docx"',
        ),
        (
            FORM + '[form.map] # 列\n"学号" = "编号"\n\n# 下面没有了\n',
            FORM + 'blank = "附件2.docx"\n\n[form.map] # 列\n"校对结果" = "D"\n\n# 下面没有了\n',
        ),
        (
            FORM + 'map."校对结果" = "C" # 第三列\nblank = """\n甲 # 乙""" # 学校的\n',
            FORM + 'map."校对结果" = "D" # 第三列\nblank = "附件2.docx" # 学校的\n',
        ),
        (
            FORM.rstrip() + " # 完",
            FORM.rstrip() + ' # 完\nblank = "附件2.docx"\nmap = { "校对结果" = "D" }\n',
        ),
    ],
)
def test_only_the_two_keys_change(table: str, expected: str) -> None:
    """Comments, order, blank lines, quotes: all stay; a key that is there keeps its place."""
    for ending in ("\n", "\r\n"):
        text = (HEAD + table).replace("\n", ending)
        edited = notice_edit.with_blank(
            text, "notice.toml", "form", "附件2.docx", {"校对结果": "D"}
        )
        assert edited == (HEAD + expected).replace("\n", ending)
        form = notice_toml.parse(edited, "notice.toml").form
        assert (form.blank, form.map) == ("附件2.docx", {"校对结果": "D"})


def test_another_table_is_made_where_it_is_lacking() -> None:
    """A notice without [corrections_form] gets one behind everything else."""
    edited = notice_edit.with_blank(HEAD + FORM, "n.toml", "corrections_form", "勘误表.docx", {})
    assert edited == f'{HEAD}{FORM}\n[corrections_form]\nblank = "勘误表.docx"\n'


DOTTED = """form.title = "表"
form.columns = ["序号", "学号", "姓名"]
form.rows = 25
form.signatures = []
"""


COHORT = '[[cohort]]\nyear = 2020\nentry_year = 2016\nlevel = "本科"\nlength = 4\n'
INLINE = (
    'form = { title = "表", columns = ["序号", "学号", "姓名"], rows = 25, signatures = [] } # 表\n'
)


def before_all_tables(keys: str) -> str:
    """A notice whose form is written in front of its tables."""
    return HEAD.replace("[[cohort]]", f"{keys}\n[[cohort]]", 1)


def test_a_table_in_one_line_is_edited_too() -> None:
    """The two keys come behind the others, in front of the bracket."""
    edited = notice_edit.with_blank(before_all_tables(INLINE), "n.toml", "form", "a.docx", {})
    assert edited == before_all_tables(INLINE.replace("[] }", '[], blank = "a.docx" }'))


def test_a_byte_order_mark_stays() -> None:
    """What the editor of Windows puts in front of a text is kept."""
    edited = notice_edit.with_blank(f"\ufeff{HEAD}{FORM}", "n.toml", "form", "a.docx", {})
    assert edited == f'\ufeff{HEAD}{FORM}blank = "a.docx"\n'


@pytest.mark.parametrize(
    "text",
    [
        before_all_tables(DOTTED),
        HEAD + FORM + COHORT,  # a second list of cohorts, which would move up to the first
        HEAD + FORM + '[form.map]\n"学号" = "编号" # 一个注释\n',
        HEAD + '[form.map]\n"学号" = "编号"\n' + FORM,
        HEAD.replace("\n", "\r\n", 5) + FORM,  # two programs have written in it
    ],
)
def test_what_is_written_in_another_way_is_left_alone(text: str) -> None:
    """Where tomlkit would move or drop anything, the lines to write by hand are told."""
    tomllib.loads(text)
    with pytest.raises(InputError, match="请自己"):
        notice_edit.with_blank(text, "notice.toml", "form", "附件2.docx", {"校对结果": "D"})


@pytest.mark.parametrize("name", ["附件 2.docx", 'a"b\\c.docx', "表\u0001.docx", "it's #2.docx"])
def test_any_name_is_quoted_right(name: str) -> None:
    """Whatever the form is called, the notice reads back to it."""
    edited = notice_edit.with_blank(HEAD + FORM, "notice.toml", "form", name, {name: name})
    form = notice_toml.parse(edited, "notice.toml").form
    assert (form.blank, form.map) == (name, {name: name})


def test_what_is_saved_is_used_by_check_and_merge(
    fankui: Fankui, notice: Path, class_of_45: Path
) -> None:
    """A form that is filled by the map of the notice is read back by it, alone or in a folder."""
    blank = notice.with_name("附件2.docx")
    blank.write_bytes(plain(("序号", "学号", "姓名", "性别", "那一栏", "本人签名")))
    assert fankui("form", "inspect", blank, "--map", "校对结果=E", "--save-as", notice).code == 0
    folder = notice.with_name("交来")
    folder.mkdir()
    form = folder / "反馈表.docx"
    assert fankui("build", class_of_45, "-o", form).code == 0
    for name in (form, folder):
        run = fankui("check", name, "--json", "--notice", notice)
        students = [one for each in json.loads(run.out)["classes"] for one in each["students"]]
        assert (len(students), {one["status"] for one in students}) == (45, {"ok"})
        (merged,) = json.loads(fankui("merge", name, "--json", "--notice", notice).out)["classes"]
        assert {one["result"] for one in merged["students"]} == {"无误"}


def test_every_paper_has_its_table() -> None:
    """Each paper's table is a key of the notice."""
    assert set(TABLE_OF) == set(Paper)
    assert set(TABLE_OF.values()) <= {*Notice._fields}


def test_merge_joins_the_forms_that_the_notice_names(
    fankui: Fankui, odd: Path, notice: Path, class_of_45: Path
) -> None:
    """The forms of all classes (--docx) are the school's too, its mapping known."""
    assert fankui("form", "inspect", odd, "--map", "校对结果=E", "--save-as", notice).code == 0
    joined = class_of_45.with_name("全部.docx")
    run = fankui("merge", class_of_45, "--docx", joined, "--json", "--notice", notice)
    assert run.code == 0
    tables = docx.Document(str(joined)).tables
    assert [cell.text for cell in tables[0].rows[0].cells] == list(COLUMNS)
    cells = [cell.text for cell in tables[1].rows[20].cells]
    assert (cells[0], cells[1], cells[3], cells[4]) == ("45", "2014030145", "", "无误")
