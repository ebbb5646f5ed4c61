"""Rosters as classes have them -> exactly the students in them, or the words that refuse them."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from builders import Rows, code_of_reading, noted, notice_2018, shown, text_file, xlsx
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Run
from tongzhi_cli.answers.answer import Answer, Source
from tongzhi_cli.check.check import check
from tongzhi_cli.check.rules.sample import answer
from tongzhi_cli.columns.examples import is_example
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import InputError, UsageError
from tongzhi_cli.model.nothing import is_nothing
from tongzhi_cli.model.problem import Severity
from tongzhi_cli.model.student import NumberFault
from tongzhi_cli.model.text import is_id_number
from tongzhi_cli.roster import read as rosters
from tongzhi_cli.roster.kinds import INFERRED
from tongzhi_cli.roster.model import Roster
from tongzhi_cli.tables.table import Book, Table

HEAD = ["学号", "姓名"]
LI, WANG, ZHAO = ["2014030101", "李明"], ["2014030102", "王伟"], ["2014030103", "赵敏"]
BOTH = ["2014030101 李明 - - -", "2014030102 王伟 - - -"]
CLASS = "2014级信息管理与信息系统1班"
OTHER = "2014级信息管理与信息系统2班"


def read(
    path: Path, class_given: str | None = None, mapping: dict[str, str] | None = None
) -> tuple[Roster, list[Answer]]:
    """The roster and the answers in a file, under the 2018 notice; *mapping* is --map."""
    columns = ColumnMap(mapping.items()) if mapping else None
    return rosters.read(path, notice_2018(), class_given=class_given, mapping=columns)


def refused(
    path: Path, class_given: str | None = None, mapping: dict[str, str] | None = None
) -> InputError:
    """The error that a file is refused with."""
    with pytest.raises(InputError) as caught:
        read(path, class_given, mapping)
    return caught.value


# --- where the table is, and what in it is no student ------------------------------------------


@pytest.mark.parametrize(
    ("rows", "left_out"),
    [
        pytest.param([HEAD, LI, WANG], [], id="plain"),
        pytest.param([["学生名单"], HEAD, LI, WANG], [], id="title"),
        pytest.param(
            [["学生名单"], [], ["制表：教务科"], [], HEAD, LI, WANG], [], id="notes above"
        ),
        pytest.param([["第 1 行"]] * 19 + [HEAD, LI, WANG], [], id="header in row 20"),
        pytest.param([[], [], HEAD, [], LI, [], [None, " "], WANG, []], [], id="blank rows"),
        pytest.param([HEAD, LI, HEAD, WANG], [], id="header repeated"),
        pytest.param([HEAD, LI, ["学 号", "姓　名"], WANG], [], id="header repeated, padded"),
        pytest.param([HEAD, LI, WANG, ["合计", "2人"]], ["A4 合计 2人"], id="total"),
        pytest.param([HEAD, LI, WANG, ["合计：2人"]], ["A4 合计：2人"], id="total in one cell"),
        pytest.param([HEAD, LI, WANG, ["共 2 人"]], ["A4 共 2 人"], id="count"),
        pytest.param([HEAD, LI, WANG, ["总人数", 2]], ["A4 总人数 2"], id="total as a number"),
        pytest.param([HEAD, LI, WANG, [None, "合计"]], ["A4 合计"], id="total under the names"),
        pytest.param(
            [HEAD, LI, WANG, [None, None, "辅导员签名："]],
            ["A4 有内容，但没有学号和姓名"],
            id="signature",
        ),
        pytest.param(
            [HEAD, LI, WANG, ["制表人：钱某 日期：2018年3月"]],
            ["A4 制表人：钱某 日期：2018年3月"],
            id="who made it",
        ),
        pytest.param(
            [HEAD, LI, WANG, ["注：以教务系统为准"]], ["A4 注：以教务系统为准"], id="note"
        ),
        pytest.param(
            [HEAD, LI, WANG, ["说明：共一页"]], ["A4 说明：共一页"], id="note with another word"
        ),
        pytest.param(
            [HEAD, LI, WANG, ["备注：以教务系统为准"]],
            ["A4 备注：以教务系统为准"],
            id="note with 备注",
        ),
        pytest.param(
            [HEAD, LI, WANG, ["辅导员：钱某"]],
            ["A4 辅导员：钱某"],
            id="counsellor's line",
        ),
        pytest.param(
            [HEAD, LI, WANG, ["班主任：", "钱某"]], ["A4 班主任： 钱某"], id="a label beside a name"
        ),
        pytest.param([HEAD, LI, WANG, ["日期：", None]], ["A4 日期："], id="a label"),
        pytest.param(
            [["在校学生名单"], HEAD, LI, ["在校学生名单"], HEAD, WANG],
            ["A4 在校学生名单"],
            id="title repeated on each page",
        ),
    ],
)
def test_only_students_are_read(tmp_path: Path, rows: Rows, left_out: list[str]) -> None:
    """Titles, blanks, repeated headers, totals and closing lines are no students; text is noted."""
    roster, _ = read(xlsx(tmp_path / "名单.xlsx", rows))
    assert shown(roster.students) == BOTH
    expected = [line.replace(" ", " 不是学生：", 1) for line in left_out]
    assert noted(roster.notes) == [f"left-out {line}" for line in expected]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # what is wrong with these rows is for the rules to say, not for the reading to drop
        pytest.param([HEAD, LI, [None, "王伟"]], "- 王伟 - - -", id="no number"),
        pytest.param([HEAD, LI, ["2014030102"]], "2014030102 - - - -", id="no name"),
        pytest.param([HEAD, LI, ["待定", "王伟"]], "待定 王伟 - - -", id="number to come"),
        pytest.param([HEAD, LI, LI], "2014030101 李明 - - -", id="twice"),
        pytest.param(
            [[*HEAD, "备注"], LI, [None, "王伟", "转入"]], "- 王伟 - - -", id="no number, a note"
        ),
        pytest.param(
            [[*HEAD, "校对结果"], [*LI, "无误"], [None, "王伟", "出生日期错误，应为5月"]],
            "- 王伟 - - -",
            id="no number, an anomaly about 日期",
        ),
    ],
)
def test_a_row_with_something_missing_is_still_a_student(
    tmp_path: Path, rows: Rows, expected: str
) -> None:
    """No student is lost because a cell is empty or odd."""
    roster, _ = read(xlsx(tmp_path / "名单.xlsx", rows))
    assert shown(roster.students) == [BOTH[0], expected]


@pytest.mark.parametrize(
    "header",
    [
        ["学号", "姓名"],
        ["学 号", "姓　名"],
        ["*学号", "姓名*"],
        ["学号（必填）", "姓名(必填)"],
        ["1、学号", "2、姓名"],
        ["XH", "XM"],
        ["xh", "xm"],
        ["学生学号", "学生姓名"],
        ["学号/工号", "真实姓名"],
        ["学工号", "名字"],
        ["学号：", "姓名:"],
        ["\ufeff学号", "姓名\n"],
        ["学号*：", "姓名 ："],
        ["请填写你的学号", "请填写你的姓名"],
        ["学号（10位）", "姓名（与身份证一致）"],
    ],
)
def test_headers_are_known_by_many_names(tmp_path: Path, header: list[str]) -> None:
    """The words that 教务系统 and forms put over 学号 and 姓名 are understood."""
    roster, _ = read(xlsx(tmp_path / "名单.xlsx", [header, LI, WANG]))
    assert shown(roster.students) == BOTH


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (["序号", "姓名", "性别", "学号"], "1 {1} 女 {0}"),
        (["教学班", "学号", "姓名", "辅导员姓名"], "高数A班 {0} {1} 钱某"),
        (["学号", "姓名", "家长姓名", "曾用名", "姓名拼音"], "{0} {1} 孙某 - li"),
        (["学号", "学生", "姓名", "导师姓名", "室长姓名"], "{0} x {1} 钱某 孙某"),
        (["学号前缀", "请填写你的学号", "姓名"], "2014 {0} {1}"),
        (["提交者学号", "学号", "姓名", "昵称"], "9 {0} {1} 小李"),
        (["原学号", "学号", "英文姓名", "姓名"], "9 {0} Li {1}"),
        (["原学号", "请填写你的学号", "英文姓名", "请填写你的姓名"], "9 {0} Li {1}"),
    ],
)
def test_other_columns_are_not_mistaken(tmp_path: Path, header: list[str], columns: str) -> None:
    """Columns may stand anywhere, and headers that only contain the word do not count."""
    rows = [columns.format(*person).split() for person in (LI, WANG)]
    roster, _ = read(xlsx(tmp_path / "名单.xlsx", [header, *rows]))
    assert shown(roster.students) == BOTH


# --- 学号 and 姓名 as cells have them ----------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "code", "expected"),
    [
        ("2014030101", None, "2014030101"),
        (2014030101, None, "2014030101"),
        (2014030101.0, None, "2014030101"),
        (2014030101, "0", "2014030101"),
        (2014030101, "0.00", "2014030101"),
        (2014030101, "#,##0", "2014030101"),
        (2014030101, "0_ ", "2014030101"),
        (2014030101, "0.00E+00", "2014030101"),  # a short column shows E+, the value is whole
        ("0123", None, "0123"),
        (123, "0000", "0123"),
        (14030101, "0000000000", "0014030101"),
        pytest.param(
            14030101,
            "0000000000_ ",
            "0014030101",
        ),
        (30101, '"2014"000000', "2014030101"),
        (30101, '"2014"0', "201430101"),
        (3, '"2014"000000;[Red]-0', "2014000003"),
        (14030101, "0000000000;-0000000000;0", "0014030101"),
        (123456789012345, None, "123456789012345"),  # 15 digits are safe
        ("201403010123456789", None, "201403010123456789"),
        ("０１２３", None, "0123"),
        ("'0123", None, "0123"),
        ("2014030101.0", None, "2014030101"),
        ("2014030101.00 ", None, "2014030101"),
        (" 2014 0301 01\t", None, "2014030101"),
        ("2014030101\xa0", None, "2014030101"),
        ("\u200b2014030101\u200b", None, "2014030101"),
        ("\u202d2014030101\u202c", None, "2014030101"),
        ("B2014030101", None, "B2014030101"),
        ("2014-03-01", None, "2014-03-01"),
        (2014030101234567, None, "2014030101234567"),
        (2014030101234501, None, "2014030101234501"),
        (1403010112345601, None, "1403010112345601"),
    ],
    ids=repr,
)
def test_a_number_is_the_text_that_excel_shows(
    tmp_path: Path, cell: object, code: str | None, expected: str
) -> None:
    """Text cells, number cells and number formats give the 学号 that people see."""
    formats = {"A2": code} if code else {}
    path = xlsx(tmp_path / "名单.xlsx", [HEAD, [cell, "李明"]], formats=formats)
    (student,) = read(path)[0].students
    assert (student.number, student.fault) == (expected, NumberFault.NONE)


@pytest.mark.parametrize(
    ("cell", "number", "fault"),
    [
        (201403010123456789, "201403010123456784", NumberFault.DIGITS_LOST),
        (2014030101234560, "2014030101234560", NumberFault.DIGITS_LOST),
        (9014030101234567, "9014030101234567", NumberFault.DIGITS_LOST),
        (2014030101.5, "2014030101.5", NumberFault.NOT_WHOLE),
        (-2014030101, "-2014030101", NumberFault.NOT_WHOLE),
    ],
)
def test_a_number_cell_that_lost_digits_says_so(
    tmp_path: Path, cell: object, number: str, fault: NumberFault
) -> None:
    """Behind 15 digits Excel leaves zeros, and so long a float is not exact: never guessed."""
    path = xlsx(tmp_path / "名单.xlsx", [HEAD, [cell, "李明"]])
    (student,) = read(path)[0].students
    assert student.fault is fault
    assert student.number[:15] == number[:15]


@pytest.mark.parametrize("text", ["2.01403E+09", "2.01403e+17", "2E+09"])
def test_a_scientific_number_stays_for_the_rules_to_find(tmp_path: Path, text: str) -> None:
    """E+ text is kept as it is: the digits are gone, and bad-number says so."""
    (student,) = read(xlsx(tmp_path / "名单.xlsx", [HEAD, [text, "李明"]]))[0].students
    assert student.number == text


@pytest.mark.parametrize(
    ("cell", "expected", "changed"),
    [
        ("李明", "李明", False),
        ("  李明\t", "李明", False),
        ("李 明", "李明", True),
        ("李　明", "李明", True),
        ("李\n明", "李明", True),
        ("李\u200b明", "李明", True),
        ("李\x7f明", "李明", True),
        ("阿依古丽·麦麦提", "阿依古丽·麦麦提", False),
        ("阿依古丽•麦麦提", "阿依古丽·麦麦提", True),
        ("阿依古丽・麦麦提", "阿依古丽·麦麦提", True),
        ("阿依古丽･麦麦提", "阿依古丽·麦麦提", True),
        ("阿依古丽‧麦麦提", "阿依古丽·麦麦提", True),
        ("阿依古丽⋅麦麦提", "阿依古丽·麦麦提", True),
        ("阿依古丽∙麦麦提", "阿依古丽·麦麦提", True),
        ("阿依古丽．麦麦提", "阿依古丽·麦麦提", True),
        ("阿依古丽.麦麦提", "阿依古丽·麦麦提", True),
        ("阿依古丽。麦麦提", "阿依古丽·麦麦提", True),
        ("阿依古丽 · 麦麦提", "阿依古丽·麦麦提", True),
        ("Anna Li", "Anna Li", False),
        ("Anna  Li", "Anna Li", True),
        ("䶮", "䶮", False),
        ("𬱖𠮷", "𬱖𠮷", False),
        ("李ＡＢ", "李ＡＢ", False),  # never NFKC: what only looks alike is in test_names
        ("李\ue123", "李\ue123", False),  # private use: kept, bad-name says so
        ("李?", "李?", False),
        ("李明：", "李明", True),
        ("李明:", "李明", True),
    ],
)
def test_a_name_is_cleaned_and_every_change_is_told(
    tmp_path: Path, cell: str, expected: str, changed: bool
) -> None:
    """White space between Han goes, dots become ·, all else stays; what changed is noted."""
    roster, _ = read(xlsx(tmp_path / "名单.xlsx", [HEAD, ["2014030101", cell]]))
    assert [student.name for student in roster.students] == [expected]
    note = f"name-cleaned B2 “{' '.join(cell.strip().splitlines())}”整理成“{expected}”"
    assert noted(roster.notes) == ([note] if changed else [])


# --- sheets ------------------------------------------------------------------------------------


def test_a_hidden_sheet_is_left_out_and_said(tmp_path: Path) -> None:
    """A hidden sheet, full of students or not, is not read, and its name is told."""
    sheets = {"旧名单": [HEAD, ZHAO], "名单": [HEAD, LI, WANG]}
    roster, _ = read(xlsx(tmp_path / "名单.xlsx", sheets, hidden=["旧名单"]))
    assert shown(roster.students) == BOTH
    assert noted(roster.notes) == ["left-out - 工作表“旧名单”是隐藏的，没有读"]


@pytest.mark.parametrize(
    "first", [[], [["填表说明"], ["一、请如实填写"]], [["姓名", "电话"], ["钱某", "1"]]]
)
def test_the_roster_may_be_on_another_sheet(tmp_path: Path, first: Rows) -> None:
    """Sheets without a header of 学号 and 姓名 are passed over."""
    path = xlsx(tmp_path / "名单.xlsx", {"说明": first, "Sheet2": [HEAD, LI, WANG]})
    roster, _ = read(path)
    assert shown(roster.students) == BOTH
    assert roster.students[0].where.sheet == "Sheet2"


def test_sheets_of_different_classes_are_all_read(tmp_path: Path) -> None:
    """One sheet a class: the sheet's name tells the class, and every sheet counts."""
    path = xlsx(tmp_path / "名单.xlsx", {CLASS: [HEAD, LI], OTHER: [HEAD, WANG]})
    roster, _ = read(path)
    assert shown(roster.students) == [
        f"2014030101 李明 {CLASS} 2014 -",
        f"2014030102 王伟 {OTHER} 2014 -",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([HEAD, LI, WANG], [HEAD, LI, ZHAO]),
        ([HEAD, LI, WANG], [HEAD, [2014030101, "李明"], ["2014030102", "王玮"]]),
        ([HEAD, LI, WANG], [HEAD, [2014030101, "李明"]]),
        ([HEAD, LI], [["名单"], ["姓名", "学号"], ["李明", " 2014030101"], ["王伟", "2014030102"]]),
    ],
)
def test_two_versions_of_one_list_are_refused(tmp_path: Path, first: Rows, second: Rows) -> None:
    """Which of two versions that differ counts is not ours to say; both sheets are named."""
    error = refused(xlsx(tmp_path / "名单.xlsx", {"初稿": first, "定稿": second}))
    assert "工作表“初稿”和“定稿”里有同样的学生" in error.message
    assert "请删掉或隐藏不用的那一张" in error.hint


QIAN, SUN = ["2014030104", "钱进"], ["2014030105", "孙丽"]


def test_two_classes_that_share_a_student_are_read(tmp_path: Path) -> None:
    """One student on two class lists is a slip to be named, not two versions of one list."""
    sheets = {CLASS: [HEAD, LI, WANG, ZHAO], OTHER: [HEAD, QIAN, SUN, ZHAO]}
    roster, _ = read(xlsx(tmp_path / "名单.xlsx", sheets))
    assert len(roster.students) == 6
    report = check([roster], [], notice_2018(), datetime(2018, 4, 1, tzinfo=UTC))
    twice = [one for one in report.problems if one.code == "duplicate-number"]
    assert [(one.number, one.class_name, str(one.severity)) for one in twice] == [
        ("2014030103", CLASS, "error"),
        ("2014030103", OTHER, "error"),
    ]
    places = [f"{roster.file} [{name}] A4 赵敏" for name in (CLASS, OTHER)]
    for one, here, there in zip(twice, places, reversed(places), strict=True):
        assert f"{one.where} {one.name}" == here
        assert one.message == f"这个学号还有 1 行：{there}"


@pytest.mark.parametrize("second", [[QIAN, ZHAO], [ZHAO], [QIAN, SUN, LI, WANG]])
def test_two_sheets_that_share_half_of_one_are_refused(
    tmp_path: Path, second: list[list[str]]
) -> None:
    """From half of the shorter list on, it is no slip any more."""
    sheets = {CLASS: [HEAD, LI, WANG, ZHAO], OTHER: [HEAD, *second]}
    error = refused(xlsx(tmp_path / "名单.xlsx", sheets))
    assert f"工作表“{CLASS}”和“{OTHER}”里有同样的学生" in error.message


@pytest.mark.parametrize(
    "closing",
    [
        pytest.param(["合计", "1人"]),
        pytest.param(HEAD),
        [None, "合计"],
    ],
)
def test_sheets_with_the_same_closing_rows_are_no_copies(
    tmp_path: Path, closing: list[str]
) -> None:
    """Only students make two sheets two versions of one list."""
    sheets = {CLASS: [HEAD, LI, closing], OTHER: [HEAD, WANG, closing]}
    roster, _ = read(xlsx(tmp_path / "名单.xlsx", sheets))
    assert [student.name for student in roster.students] == ["李明", "王伟"]


def test_a_stray_cell_in_the_last_corner_does_not_kill_the_program(tmp_path: Path) -> None:
    """A forgotten blank in XFD1048576 is read or refused in words, never a crash."""
    rows = [HEAD, LI]
    path = xlsx(tmp_path / "名单.xlsx", rows)
    import openpyxl

    book = openpyxl.load_workbook(path)
    book["名单"]["XFD1048576"] = "x"
    book.save(path)
    assert code_of_reading(path) == 0


# --- class, 级 and 层次 ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "cells", "expected", "inferred"),
    [
        (["班级", "年级", "层次"], [CLASS, "2014级", "本科"], f"{CLASS} 2014 本科", []),
        (["行政班", "年级", "培养层次"], [CLASS, 2014, "大学本科"], f"{CLASS} 2014 本科", []),
        (["班级名称", "级", "层次"], ["信管141", "14级", "高职(专科)"], "信管141 2014 专科", []),
        (
            ["班级", "层次"],
            [CLASS, "本科"],
            f"{CLASS} 2014 本科",
            [f"inferred A1 年级取自班级名称：{CLASS} → 2014级"],
        ),
        (
            ["班级"],
            ["2015级护理学专升本班"],
            "2015级护理学专升本班 2015 专升本",
            [
                "inferred A1 年级取自班级名称：2015级护理学专升本班 → 2015级",
                "inferred A1 层次取自班级名称：2015级护理学专升本班 → 专升本",
            ],
        ),
        # what a column says goes before what the class name tells
        (["班级", "年级", "层次"], [CLASS, "2013", "专科"], f"{CLASS} 2013 专科", []),
        (["班级"], ["信管141"], "信管141 - -", []),
        (["班级"], ["101211"], "101211 - -", []),
        (["班级"], [" 2014级 软件 1班 "], "2014级软件1班 2014 -",
         ["inferred A1 年级取自班级名称：2014级软件1班 → 2014级"]),
        (["教学班"], ["2014级高等数学A班"], "- - -", []),
        (["教学班", "行政班"], ["2015级高等数学A班", "信管141"], "信管141 - -", []),
        # the better word wins where two columns could be the class
        (["专业班级", "行政班"], ["软件", "信管141"], "信管141 - -", []),
    ],
)  # fmt: skip
def test_class_year_and_level_come_from_their_columns(
    tmp_path: Path, header: list[str], cells: list[object], expected: str, inferred: list[str]
) -> None:
    """Columns first; what the class name tells beyond that is taken and said."""
    path = xlsx(tmp_path / "名单.xlsx", [[*HEAD, *header], [*LI, *cells]])
    roster, _ = read(path)
    assert shown(roster.students) == [f"2014030101 李明 {expected}"]
    assert noted(roster.notes) == inferred


@pytest.mark.parametrize(
    ("file", "sheet", "title", "expected", "source"),
    [
        ("名单", "Sheet1", f"{CLASS}学生名单", CLASS, "标题（A1）"),
        ("名单", "Sheet1", f"示例学院{CLASS}学生名单", CLASS, "标题（A1）"),
        ("名单", "Sheet1", f"班级：{CLASS}", CLASS, "标题（A1）"),
        ("名单", CLASS, "学生名单", CLASS, f"工作表名“{CLASS}”"),
        (f"{CLASS}花名册", "Sheet1", "学生名单", CLASS, "文件名"),
        (OTHER, OTHER, CLASS, CLASS, "标题（A1）"),
        (OTHER, CLASS, "学生名单", CLASS, f"工作表名“{CLASS}”"),
        ("名单", "Sheet1", "2018届毕业生名单", None, ""),
        pytest.param(
            "名单",
            "Sheet1",
            "2014级软件工程（1）班学生名单",
            "2014级软件工程（1）班",
            "标题（A1）",
        ),
        pytest.param(
            "名单",
            "Sheet1",
            "2014级 软件1班 学生名单",
            "2014级软件1班",
            "标题（A1）",
        ),
        pytest.param(
            "名单",
            "Sheet1",
            "软件工程22级专升本1班学生名单",
            "软件工程22级专升本1班",
            "标题（A1）",
        ),
    ],
)
def test_a_class_without_a_column_is_looked_for(
    tmp_path: Path, file: str, sheet: str, title: str, expected: str | None, source: str
) -> None:
    """Title first, then the sheet's name, then the file's; where it was found is said."""
    path = xlsx(tmp_path / f"{file}.xlsx", {sheet: [[title], HEAD, LI]})
    roster, _ = read(path)
    (student,) = roster.students
    assert student.class_name == expected
    if expected:
        assert "class_name" in student.inferred
        assert f"inferred A2 班级取自{source}：{expected}" in noted(roster.notes)


def test_a_merged_class_cell_holds_for_all_its_rows(tmp_path: Path) -> None:
    """班级 written once and merged over the class is everybody's class."""
    rows = [[*HEAD, "班级"], [*LI, CLASS], WANG, ZHAO]
    roster, _ = read(xlsx(tmp_path / "名单.xlsx", rows, merged=["C2:C4"]))
    assert {student.class_name for student in roster.students} == {CLASS}


def test_what_was_inferred_is_marked_on_the_student(tmp_path: Path) -> None:
    """The rules can tell what a column said from what was inferred."""
    rows = [[*HEAD, "年级"], [*LI, "2014"], [*WANG, ""]]
    roster, _ = read(xlsx(tmp_path / f"{CLASS}.xlsx", rows))
    assert [set(student.inferred) for student in roster.students] == [
        {"class_name"},
        {"class_name", "entry_year"},
    ]


@pytest.mark.parametrize(
    ("rows", "given", "expected"),
    [
        # names the class where the file does not
        ([HEAD, LI, WANG], CLASS, [f"2014030101 李明 {CLASS} 2014 -",
                                   f"2014030102 王伟 {CLASS} 2014 -"]),
        ([HEAD, LI, WANG], "信管141", ["2014030101 李明 信管141 - -",
                                      "2014030102 王伟 信管141 - -"]),
        ([[OTHER], HEAD, LI], CLASS, [f"2014030101 李明 {CLASS} 2014 -"]),
        # picks one where the file has several
        ([[*HEAD, "班级"], [*LI, CLASS], [*WANG, OTHER]], OTHER,
         [f"2014030102 王伟 {OTHER} 2014 -"]),
        ([[*HEAD, "班级"], [*LI, "2014级 软件1班"], [*WANG, OTHER]], "2014级软件1班",
         ["2014030101 李明 2014级软件1班 2014 -"]),
        ([[*HEAD, "班级"], [*LI, "2014级软件1班"], [*WANG, OTHER]], " 2014级 软件1班",
         ["2014030101 李明 2014级软件1班 2014 -"]),
        pytest.param(
            [HEAD, LI], "2014级 软件1班", ["2014030101 李明 2014级软件1班 2014 -"],
        ),
    ],
)  # fmt: skip
def test_class_names_or_picks_the_class(
    tmp_path: Path, rows: Rows, given: str, expected: list[str]
) -> None:
    """--class gives the class where there is none, and picks one where there are several."""
    roster, _ = read(xlsx(tmp_path / "名单.xlsx", rows), given)
    assert shown(roster.students) == expected


def test_class_over_an_inferred_class_tells_anew(tmp_path: Path) -> None:
    """级 and 层次 follow the class that --class names, not the title, and both are said."""
    path = xlsx(tmp_path / "名单.xlsx", [["2013级护理学专升本2班"], HEAD, LI])
    roster, _ = read(path, "2014级护理学专科1班")
    assert shown(roster.students) == ["2014030101 李明 2014级护理学专科1班 2014 专科"]
    assert noted(roster.notes) == [
        "inferred - 年级取自班级名称：2014级护理学专科1班 → 2014级",
        "inferred - 层次取自班级名称：2014级护理学专科1班 → 专科",
    ]
    (student,) = roster.students
    assert student.inferred == {"entry_year", "level"}


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("20180402软件1班", "软件1班"),
        ("软件1班 4月2日", "软件1班"),
        ("信管141", "信管141"),
        ("商务英语1405班", "商务英语1405班"),
        ("音乐学1402班花名册(1)", "音乐学1402班"),
        ("1班", "-"),
        ("（2）班名单", "-"),
        ("三班 4月2日", "-"),
        ("花名册2014", "-"),
    ],
)
def test_a_class_in_the_name_of_the_file(tmp_path: Path, stem: str, name: str) -> None:
    """It counts where it says what is studied or the 级, and is told; a date is no year."""
    roster, _ = read(xlsx(tmp_path / f"{stem}.xlsx", {"Sheet1": [HEAD, LI]}))
    assert shown(roster.students) == [f"2014030101 李明 {name} - -"]
    told = [note.message for note in roster.notes if note.kind == INFERRED]
    assert told == ([] if name == "-" else [f"班级取自文件名：{name}"])


def test_class_over_an_inferred_class_keeps_what_a_column_says(tmp_path: Path) -> None:
    """A 级 that stands in the file is not told from the name."""
    rows = [["2013级护理学2班"], [*HEAD, "年级"], [*LI, "2013"]]
    roster, _ = read(xlsx(tmp_path / "名单.xlsx", rows), "2014级护理学1班")
    assert shown(roster.students) == ["2014030101 李明 2014级护理学1班 2013 -"]


def test_an_empty_class_among_others_is_an_error(tmp_path: Path) -> None:
    """Whoever has no class while others have one would get a form alone; the cell is named."""
    rows: Rows = [[*HEAD, "班级"], [*LI, CLASS], [*WANG, None]]
    roster, _ = read(xlsx(tmp_path / "名单.xlsx", rows))
    (note,) = [one for one in roster.notes if one.code == "no-class"]
    assert noted([note]) == ["no-class C3 班级一栏是空的，会单独成一张表"]
    assert (note.severity, note.number) == (Severity.ERROR, "2014030102")
    rows = [[*HEAD, "班级"], [*LI, None], [*WANG, None]]
    assert read(xlsx(tmp_path / "名单.xlsx", rows))[0].notes == ()


def test_a_results_file_as_a_second_roster_is_wrong_usage(
    tmp_path: Path, fankui: Callable[..., Run]
) -> None:
    """The command asks whether --results was meant; `check` itself takes any two rosters."""
    first = xlsx(tmp_path / "名单.xlsx", [HEAD, LI, WANG])
    second = xlsx(tmp_path / "结果.xlsx", [[*HEAD, "校对结果"], [*LI, "无误"], [*WANG, "无误"]])
    done = fankui("check", first, second)
    assert (done.code, done.out) == (2, "")
    assert "--results" in done.err
    both = [read(first)[0], read(second)[0]]
    report = check(both, [], notice_2018(), datetime(2018, 4, 1, tzinfo=UTC))
    assert "duplicate-number" in {one.code for one in report.problems}


def test_class_picks_one_of_the_sheets(tmp_path: Path) -> None:
    """Where each sheet is a class, --class takes that sheet and leaves the other."""
    path = xlsx(tmp_path / "名单.xlsx", {CLASS: [HEAD, LI], OTHER: [HEAD, WANG]})
    roster, _ = read(path, OTHER)
    assert shown(roster.students) == [f"2014030102 王伟 {OTHER} 2014 -"]


def test_picking_a_class_says_how_many_were_left(tmp_path: Path) -> None:
    """The students and answers of other classes are left out, and counted."""
    rows = [[*HEAD, "班级", "校对结果"], [*LI, CLASS, "无误"], [*WANG, OTHER, "无误"]]
    roster, answers = read(xlsx(tmp_path / "名单.xlsx", rows), CLASS)
    assert f"left-out - 只取“{CLASS}”，别的班 1 人没有读" in noted(roster.notes)
    assert [one.number for one in answers] == ["2014030101"]


def test_a_class_that_is_not_there_is_refused_with_the_choices(tmp_path: Path) -> None:
    """A wrong --class lists the classes of the file."""
    rows = [[*HEAD, "班级"], [*LI, CLASS], [*WANG, OTHER]]
    error = refused(xlsx(tmp_path / "名单.xlsx", rows), "2014级软件1班")
    assert error.message.endswith(f"里没有“2014级软件1班”这个班，有的是：{CLASS}、{OTHER}")


def test_answers_of_the_classes_left_out_are_not_strangers(tmp_path: Path) -> None:
    """With --class, an export of the whole year group is no mistake: the roster knows them all."""
    rows = [[*HEAD, "班级"], [*LI, CLASS], [*WANG, OTHER]]
    roster, _ = read(xlsx(tmp_path / "名单.xlsx", rows), CLASS)
    export = [answer(number, "无误", "2018-04-01") for number in ("2014030101", "2014030102")]
    report = check([roster], export, notice_2018(), datetime(2018, 4, 1, tzinfo=UTC))
    assert [one.code for one in report.problems if one.code == "unknown-student"] == []


# --- the header that is not there, or twice ----------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "listed"),
    [
        ([["编号", "姓名", "性别"], ["1", "李明", "女"]], "[名单] 编号、姓名、性别"),
        ([["学生名单"], ["学号", "性别"], ["1", "女"]], "[名单] 学号、性别"),
        ([["2014级软件1班"], ["准考证", "名字"], ["1", "李明"]], "[名单] 准考证、名字"),
        ([["原学号", "姓名"], LI], "[名单] 原学号、姓名"),
        ([["学号", "英文姓名"], LI], "[名单] 学号、英文姓名"),
    ],
)
def test_a_missing_header_lists_the_columns_there_are(
    tmp_path: Path, rows: Rows, listed: str
) -> None:
    """Without 学号 and 姓名 in one of the first 20 rows, the message shows what was found."""
    path = xlsx(tmp_path / "名单.xlsx", rows)
    error = refused(path)
    assert error.message == (
        f"{path} 的前 20 行里找不到同时有“学号”和“姓名”的表头，现有的列：{listed}"
    )
    assert "--map 学号=列名" in error.hint


@pytest.mark.parametrize(
    ("header", "mapping", "hint"),
    [
        (["编号", "姓名"], {}, "缺的是“学号”。"),
        (["学号", "性别"], {}, "缺的是“姓名”。"),
        (["编号", "性别"], {}, "请补上表头"),
        (["编号", "姓名"], {"学号": "编"}, "缺的是“学号”。没有叫“编”的列。"),
    ],
)
def test_what_a_header_lacks_is_named(
    tmp_path: Path, header: list[str], mapping: dict[str, str], hint: str
) -> None:
    """Only the missing column is to be mapped; a --map that names no column is told so."""
    path = xlsx(tmp_path / "名单.xlsx", [header, LI])
    assert refused(path, mapping=mapping).hint.startswith(hint)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        pytest.param([], "里没有内容", id="empty sheet"),
        pytest.param([HEAD], "里只有表头，没有学生", id="header only"),
        pytest.param(
            [["名单"], HEAD, [], ["合计", "0人"]], "里只有表头，没有学生", id="total only"
        ),
    ],
)
def test_an_empty_roster_is_refused(tmp_path: Path, rows: Rows, message: str) -> None:
    """A roster without students is no roster."""
    path = xlsx(tmp_path / "名单.xlsx", rows)
    assert refused(path).message == f"{path} {message}"


def test_an_empty_workbook_names_its_hidden_sheets(tmp_path: Path) -> None:
    """Where nothing visible has content, the hidden sheets are the first thing to look at."""
    path = xlsx(tmp_path / "名单.xlsx", {"空": [], "底稿": [HEAD, LI]}, hidden=["底稿"])
    assert "（隐藏的工作表：底稿）" in refused(path).message


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (["学号", "学生学号", "姓名"], "2 列都像学号：A 列“学号”、B 列“学生学号”"),
        (["姓名", "学号", "学号"], "2 列都像学号：B 列“学号”、C 列“学号”"),
        (["学号", "姓名", "学生姓名"], "2 列都像姓名：B 列“姓名”、C 列“学生姓名”"),
        (
            ["学号", "姓名", "校对结果", "核对情况"],
            "2 列都像校对结果：C 列“校对结果”、D 列“核对情况”",
        ),
        (
            ["学号", "姓名", "校对结果（信息）", "校对结果（照片）", "校对结果"],
            "3 列都像校对结果：C 列“校对结果（信息）”、D 列“校对结果（照片）”、E 列“校对结果”",
        ),
        (
            ["学号", "姓名", "校对结果（照片）", "校对结果", "校对结果（信息）"],
            "3 列都像校对结果：C 列“校对结果（照片）”、D 列“校对结果”、E 列“校对结果（信息）”",
        ),
        (
            ["请填写你的学号", "请再填一次学号", "姓名"],
            "2 列都像学号：A 列“请填写你的学号”、B 列“请再填一次学号”",
        ),
    ],
)
def test_two_columns_that_could_be_it_are_refused(
    tmp_path: Path, header: list[str], columns: str
) -> None:
    """Each is named with its letter and as it is called, and --map is offered."""
    path = xlsx(tmp_path / "名单.xlsx", [["名单"], header, ["1", "2", "3", "4"]])
    error = refused(path)
    assert columns in error.message
    assert "[名单] A2" in error.message
    assert "--map" in error.hint


@pytest.mark.parametrize(
    ("header", "row", "mapping"),
    [
        (["编号", "姓名"], LI, {"学号": "编号"}),
        (["编号", "姓名"], LI, {"学号": "A"}),
        (["编号", "姓名"], LI, {"学号": "a"}),
        (["编号", "名"], LI, {"学号": "编号", "姓名": "名"}),
        (["编号", "名"], LI, {"学号": "A", "姓名": "B"}),
        (["学 号", "学生学号", "姓名"], ["2014030101", "9", "李明"], {"学号": "学号"}),
        (["学号", "学生学号", "姓名"], ["9", "2014030101", "李明"], {"学号": "B"}),
        (["学号", "学生学号", "姓名"], ["9", "2014030101", "李明"], {"xh": "学生学号"}),
        (["学号", "姓名", "代号"], ["9", "李明", "2014030101"], {"学号": "代号"}),
    ],
)
def test_map_says_which_column_is_meant(
    tmp_path: Path, header: list[str], row: Sequence[str], mapping: dict[str, str]
) -> None:
    """--map overrules what the headers say, by header text or by letter."""
    roster, _ = read(xlsx(tmp_path / "名单.xlsx", [header, row]), mapping=mapping)
    assert shown(roster.students) == ["2014030101 李明 - - -"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [["学生名单"], ["编号", "名"], LI, WANG],
        ),
        pytest.param(
            [LI, WANG],
        ),
        pytest.param([["学生名单", "2014级"], ["编号", "姓名"], LI, WANG], id="a word beside"),
        pytest.param([["编号", "姓名"], LI, ["编号", "姓名"], WANG], id="header repeated"),
    ],
)
def test_map_by_letters_finds_the_students(tmp_path: Path, rows: Rows) -> None:
    """With both columns given by letter, every student is read, and only students."""
    path = xlsx(tmp_path / "名单.xlsx", rows)
    roster, _ = read(path, mapping={"学号": "A", "姓名": "B"})
    assert shown(roster.students) == BOTH


def test_map_by_letters_loses_nobody(tmp_path: Path) -> None:
    """A first student without a name is a student here as under a header."""
    path = xlsx(tmp_path / "名单.xlsx", [["编号", "名"], ["2014030101"], WANG])
    roster, _ = read(path, mapping={"学号": "A", "姓名": "B"})
    assert len(roster.students) == 2


def test_a_letter_stands_beside_words(tmp_path: Path) -> None:
    """A title above has no word of its own, so the letter alone does not make it the header."""
    rows = [["软件学院", "二〇一八年", "三月"], ["姓名", "代号", "性别"], ["李明", LI[0], "女"]]
    roster, _ = read(xlsx(tmp_path / "名单.xlsx", rows), mapping={"学号": "B"})
    assert shown(roster.students) == BOTH[:1]


@pytest.mark.parametrize(
    ("field", "header"),
    [
        ("学号", ["编号", "编号", "姓名"]),
        ("姓名", ["学号", "名", "名"]),
        ("班级", ["学号", "姓名", "班", "班"]),
    ],
)
def test_map_to_two_columns_is_refused(tmp_path: Path, field: str, header: list[str]) -> None:
    """Two columns with the header that --map names: which one is meant is asked."""
    path = xlsx(tmp_path / "名单.xlsx", [header, ["2014030101", "李明", "甲", "乙"]])
    word = max(header, key=header.count)
    assert f"2 列都像{field}" in refused(path, mapping={field: word}).message


def test_map_names_a_field_once() -> None:
    """Two columns for one field, by whatever word, are wrong usage; twice the same is not."""
    with pytest.raises(UsageError) as caught:
        ColumnMap([("学号", "A"), ("xh", "B")])
    assert caught.value.message == "--map 学号 写了两次"
    assert ColumnMap([("学号", "A"), ("xh", "A")]).unused == ["学号=A"]


@pytest.mark.parametrize("target", ["没有这一列", "Z", "AAAA"])
def test_map_to_a_column_that_is_not_there_lists_the_columns(tmp_path: Path, target: str) -> None:
    """Where the ordinary words do not help either, a wrong --map shows the columns there are."""
    path = xlsx(tmp_path / "名单.xlsx", [["编号", "姓名"], LI])
    assert "现有的列：[名单] 编号、姓名" in refused(path, mapping={"学号": target}).message


@pytest.mark.parametrize("target", ["没有这一列", "Z", "AAAA"])
def test_map_to_a_column_that_this_file_lacks_is_remembered(tmp_path: Path, target: str) -> None:
    """The ordinary words hold in this file; the mapping may be meant for another, or for none."""
    path = xlsx(tmp_path / "名单.xlsx", [HEAD, LI, WANG])
    columns = ColumnMap([("学号", target), ("姓名", "姓名")])
    roster, _ = rosters.read(path, notice_2018(), mapping=columns)
    assert shown(roster.students) == BOTH
    assert columns.unused == [f"学号={target}"]


def test_map_that_fits_one_of_two_files_is_used(tmp_path: Path) -> None:
    """Two files may need different mappings; one that fits either of them is no mistake."""
    columns = ColumnMap([("学号", "编号")])
    for header in (HEAD, ["编号", "姓名"]):
        path = xlsx(tmp_path / "名单.xlsx", [header, LI, WANG])
        roster, _ = rosters.read(path, notice_2018(), mapping=columns)
        assert shown(roster.students) == BOTH
    assert columns.unused == []


@pytest.mark.parametrize("command", ["build", "check"])
def test_map_that_fits_no_file_is_wrong_usage(
    tmp_path: Path, fankui: Callable[..., Run], command: str
) -> None:
    """A slip in --map is said, although the file could be read without it."""
    path = xlsx(tmp_path / "名单.xlsx", [[*HEAD, "班级", "校对结果"], [*LI, CLASS, "无误"]])
    done = fankui(command, path, "--map", "学号=没有这一列")
    assert (done.code, done.out) == (2, "")
    assert "--map 学号=没有这一列：哪个文件里都没有这一列" in done.err
    assert not list(tmp_path.glob("*.docx"))


def test_map_of_an_unknown_field_is_wrong_usage() -> None:
    """The left side of --map is one of the fields, and the message lists them."""
    with pytest.raises(UsageError) as caught:
        ColumnMap([("座位号", "A")])
    assert caught.value.message == "--map 不认识“座位号”"
    assert (
        "学号、姓名、班级、年级、层次、专业、学院、性别、学籍状态、校对结果、校对时间、备注"
        in caught.value.hint
    )


# --- delimited text ----------------------------------------------------------------------------

TEXT = "2014级软件1班名单,\n学号,姓名\n0014030101,李明\n2014030102,阿依古丽·麦麦提\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le-bom", "utf-16-be-bom"],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_delimited_text_is_read_whatever_saved_it(
    tmp_path: Path, encoding: str, newline: str, delimiter: str
) -> None:
    """GBK, UTF-8 and UTF-16, comma, tab and semicolon, any line end: the same students."""
    text = TEXT.replace(",", delimiter)
    if encoding.endswith("-bom"):
        text, encoding = "\ufeff" + text, encoding.removesuffix("-bom")
    roster, _ = read(text_file(tmp_path / "名单.csv", text, encoding, newline))
    assert shown(roster.students) == [
        "0014030101 李明 2014级软件1班 2014 -",
        "2014030102 阿依古丽·麦麦提 2014级软件1班 2014 -",
    ]
    assert [student.where.line for student in roster.students] == [3, 4]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('学号,姓名\n="0123",李明\n', ["0123 李明 3"], id='="0123"'),
        pytest.param('学号,姓名\n"=""0123""",李明\n', ["0123 李明 3"], id='="0123" quoted'),
        pytest.param("学号,姓名\n'0123,李明\n", ["0123 李明 3"], id="apostrophe"),
        pytest.param("学号,姓名\n0123\t,李明\n", ["0123 李明 3"], id="tab against Excel"),
        pytest.param("学号,姓名\n0123.0,李明\n", ["0123 李明 3"], id="trailing .0"),
        pytest.param("学号,姓名\n2.01403E+09,李明\n", ["2.01403E+09 李明 3"], id="E+"),
        pytest.param("学号,姓名,备注\n1,李明\n2,王伟,,多\n", ["1 李明 3", "2 王伟 4"], id="ragged"),
        pytest.param("\n\n学号,姓名\n\n1,李明\n,\n", ["1 李明 6"], id="blank lines"),
        pytest.param("sep=,\n学号,姓名\n1,李明\n", ["1 李明 4"], id="sep="),
        pytest.param(
            '学号,姓名,备注\n1,李明,"两\n行"\n2,王伟,"三\n\n行"\n3,赵敏,\n',
            ["1 李明 3", "2 王伟 5", "3 赵敏 8"],
            id="quoted newlines",
        ),
        pytest.param('"学\n号",姓名\n1,李明\n', ["1 李明 4"], id="newline in the header"),
        pytest.param("学号,姓名\n1,李明", ["1 李明 3"], id="no newline at the end"),
        pytest.param("学号;姓名;备注\n1;李明;a,b\n2;王伟;c,d\n", ["1 李明 3", "2 王伟 4"],
                     id="semicolons with commas inside"),
    ],
)  # fmt: skip
def test_lines_of_text_are_counted_as_an_editor_counts_them(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    """Every student carries the line it starts on, below one title line here."""
    roster, _ = read(text_file(tmp_path / "名单.csv", "花名册\n" + text, "utf-8-sig"))
    found = [f"{one.number} {one.name} {one.where.line}" for one in roster.students]
    assert found == expected


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd1\xa7\xba\xc5,\xff\xff\n", "的文字编码认不出来"),
        ('学号,姓名\n1,"李明\n'.encode(), "第 2 行附近读不下去"),
        ('学号,姓名\n"1"x,李明\n'.encode(), "第 2 行附近读不下去"),
        ("就是一段话\n".encode(), "现有的列：就是一段话"),
    ],
)
def test_text_that_is_no_table_is_refused_in_words(tmp_path: Path, data: bytes, words: str) -> None:
    """Unknown encodings, open quotes and prose are told apart."""
    path = tmp_path / "名单.csv"
    path.write_bytes(data)
    assert words in refused(path).message


def test_the_name_of_the_file_does_not_matter(tmp_path: Path) -> None:
    """A workbook called .csv and text called .xlsx are read by what they are."""
    workbook = xlsx(tmp_path / "名单.xlsx", [HEAD, LI, WANG])
    workbook = workbook.rename(tmp_path / "名单.csv")
    lied = text_file(tmp_path / "其实是文本.xlsx", "学号,姓名\n2014030101,李明\n2014030102,王伟\n")
    assert shown(read(workbook)[0].students) == shown(read(lied)[0].students) == BOTH


def test_a_header_that_begins_like_a_picture_is_text(tmp_path: Path) -> None:
    """A 教务系统 export whose first column is BMH (报名号) is a table."""
    path = text_file(tmp_path / "名单.csv", "BMH,XH,XM\n1,2014030101,李明\n2,2014030102,王伟\n")
    assert shown(read(path)[0].students) == BOTH


# --- answers in the roster ---------------------------------------------------------------------


def test_the_result_columns_of_a_roster_are_answers(tmp_path: Path) -> None:
    """校对结果, 校对时间 and 备注 beside a student are that student's answer."""
    rows: Rows = [
        [*HEAD, "校对结果（无异常填“无误”）", "校对时间", "备注"],
        [*LI, "无误", "2018-04-01 22:05", ""],
        [*WANG, "有误", None, "姓名显示成了王玮"],
        [*ZHAO, None, None, None],
        ["2014030104", "钱进", " - ", "2018-04-01", None],
    ]
    roster, answers = read(xlsx(tmp_path / "名单.xlsx", rows))
    assert len(roster.students) == 4
    found = [(one.number, one.text, one.note, one.where.cell) for one in answers]
    assert found == [
        ("2014030101", "无误", None, "C2"),
        ("2014030102", "姓名显示成了王玮", "姓名显示成了王玮", "C3"),
    ]
    first, second = answers
    assert first.checked_at is not None
    assert first.checked_at.isoformat() == "2018-04-01T22:05:00+08:00"
    assert second.checked_at is None
    assert {one.source for one in answers} == {Source.ROSTER}


def test_repeated_headers_and_totals_give_no_answers(tmp_path: Path) -> None:
    """Only the rows of students are answers."""
    head = [*HEAD, "校对结果"]
    rows: Rows = [head, [*LI, "无误"], head, [*WANG, "无误"], ["合计", "2人", "2"]]
    _, answers = read(xlsx(tmp_path / "名单.xlsx", rows))
    assert [one.number for one in answers] == ["2014030101", "2014030102"]


def test_a_time_that_cannot_be_read_is_noted_once(tmp_path: Path) -> None:
    """The answer stays, its time does not, and the cell is named."""
    rows = [[*HEAD, "校对结果", "校对时间"], [*LI, "无误", "昨天晚上"]]
    roster, answers = read(xlsx(tmp_path / "名单.xlsx", rows))
    assert [one.checked_at for one in answers] == [None]
    assert noted(roster.notes) == ["bad-time D2 校对时间“昨天晚上”认不出来，没有用"]


# --- laws --------------------------------------------------------------------------------------

numbers = st.text("0123456789", min_size=1, max_size=18).filter(lambda it: not is_id_number(it))
han = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
people = st.lists(
    st.tuples(
        numbers,
        st.text(han, min_size=1, max_size=25).filter(
            lambda it: not (is_nothing(it) or is_example(it))
        ),
    ),
    min_size=1,
    max_size=30,
    unique_by=lambda person: person[0],
)


@settings(max_examples=50)
@given(people, st.sampled_from(["xlsx", "utf-8-sig", "gb18030"]))
def test_a_roster_reads_back_as_it_was_written(students: list[tuple[str, str]], kind: str) -> None:
    """Any numbers and names, in text cells or in text, come back the same in the same order."""
    with TemporaryDirectory() as folder:
        if kind == "xlsx":
            path = xlsx(Path(folder) / "名单.xlsx", [HEAD, *students])
        else:
            lines = "".join(f"{number},{name}\n" for number, name in students)
            path = text_file(Path(folder) / "名单.csv", f"学号,姓名\n{lines}", kind)
        roster, _ = read(path)
    assert [(one.number, one.name) for one in roster.students] == students
    assert roster.notes == ()


@pytest.mark.parametrize(
    ("title", "file", "sheet", "told"),
    [
        ("软件1班花名册", "软件2班花名册.csv", None, "文件名里是“软件2班”"),
        ("2014级软件1班", "2014级软件3班.csv", None, "文件名里是“2014级软件3班”"),
        ("软件01班名单", "名单.xlsx", "软件2班", "工作表名“软件2班”里是“软件2班”"),
        ("车辆工程1班学生花名册（2018年3月）", "车辆1班花名册.csv", None, ""),
        ("2014级软件01班", "软件1班.csv", None, ""),
        ("软件1班花名册", "名单.csv", None, ""),
        ("学生名单", "软件2班.csv", None, ""),
    ],
)
def test_a_title_and_a_file_of_two_classes_are_told(
    title: str, file: str, sheet: str | None, told: str
) -> None:
    """A title copied with last year's list is not the class of forty people without a word."""
    rows = [[title], ["学号", "姓名"], ["2014030101", "安若溪"]]
    roster, _ = rosters.of_book(Book(file, (Table(file, sheet, rows),)), notice_2018())
    found = [one.message for one in roster.notes if one.severity is Severity.WARNING]
    assert len(found) == bool(told)
    assert all(told in one and "照标题的" in one for one in found)


@pytest.mark.parametrize(
    ("title", "file", "name"),
    [
        ("英语3班学生成绩表", "2014级软件1班.csv", "2014级软件1班"),
        ("篮球2班名单", "2014级数学2班.csv", "2014级数学2班"),
        ("网络1班", "花名册-2014级软件1班.csv", "2014级软件1班"),
        ("2014级英语3班", "2014级软件1班.csv", "2014级英语3班"),
        ("计科3班名单", "2014级计算机科学与技术1班.csv", "计科3班"),
        ("软件工程1班名单", "2014级软件2班.csv", "软件工程1班"),
        ("软件1班名单", "网络2班.csv", "软件1班"),
    ],
)
def test_a_title_that_cannot_be_of_the_file_is_told(title: str, file: str, name: str) -> None:
    """The file's class with its 级 counts before a class of other studies that has none."""
    rows = [[title], ["学号", "姓名"], ["2014030101", "安若溪"]]
    roster, _ = rosters.of_book(Book(file, (Table(file, None, rows),)), notice_2018())
    assert [one.class_name for one in roster.students] == [name]
    (told,) = [one.message for one in roster.notes if one.severity is Severity.WARNING]
    assert told.endswith("照文件名的" if name in file else "照标题的")
