"""Rosters in every format and layout that schools hand out -> exactly the students in them.

Each row of the tables is one file: its name, what is in it, and the students it must give as
"学号 姓名 班级" or the message it must get, where {} is its path.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from builders import Rows, noted, xlsx
from hypothesis import given, settings
from hypothesis import strategies as st
from spreadsheets import (
    bare_biff,
    delimited,
    html,
    inline_strings,
    mhtml,
    ods,
    raw_xlsx,
    strict_ooxml,
    xls,
    xls5,
    xlsb,
    xml2003,
)

from tongzhi_cli.columns.examples import is_example
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.nothing import nothing_in
from tongzhi_cli.model.problem import Severity
from tongzhi_cli.model.text import is_id_number
from tongzhi_cli.roster import read as rosters
from tongzhi_cli.roster.model import Roster

CLASS, OTHER = "2014级软件工程1班", "2014级软件工程2班"
HEAD = ["学号", "姓名", "班级"]
LI, WANG = ["2014030101", "李明", CLASS], ["2014030102", "王伟", CLASS]
ZHAO, QIAN = ["2014030103", "赵敏", OTHER], ["2014030104", "钱进", OTHER]
ROSTER: Sequence[Sequence[object]] = [["学生名单"], HEAD, LI, WANG]
BOTH = [f"2014030101 李明 {CLASS}", f"2014030102 王伟 {CLASS}"]
ALL = [*BOTH, f"2014030103 赵敏 {OTHER}", f"2014030104 钱进 {OTHER}"]

Make = Callable[[], bytes]
File = tuple[str, Make, list[str] | str]


def workbook(
    rows: Rows | dict[str, Rows],
    change: Callable[[openpyxl.Workbook], object] = lambda _: None,
    hidden: Sequence[str] = (),
    merged: Sequence[str] = (),
) -> bytes:
    """A workbook as openpyxl writes it, after *change* had its way with it."""
    with TemporaryDirectory() as folder:
        path = xlsx(Path(folder) / "名单.xlsx", rows, hidden=hidden, merged=merged)
        book = openpyxl.load_workbook(path)
        change(book)
        file = BytesIO()
        book.save(file)
        return file.getvalue()


def hide_row_4(book: openpyxl.Workbook) -> None:
    """Hide the row of a student, as a filter does."""
    book.worksheets[0].row_dimensions[4].hidden = True


def row(number: int, *cells: str) -> str:
    """A row of sheet XML."""
    return f'<row r="{number}">{"".join(cells)}</row>'


def text(at: str, word: str) -> str:
    """A text cell of sheet XML."""
    return f'<c r="{at}" t="inlineStr"><is><t>{word}</t></is></c>'


HEADER_XML = row(1, text("A1", "学号"), text("B1", "姓名"), text("C1", "班级"))


def person(number: int, cell: str, name: str = "李明") -> str:
    """A row of sheet XML about a student, whose 学号 is *cell*."""
    return row(number, cell, text(f"B{number}", name), text(f"C{number}", CLASS))


def one(cell: str, strings: Sequence[str] | None = None) -> bytes:
    """A workbook of one student, whose 学号 is a cell of sheet XML in A2."""
    return raw_xlsx(HEADER_XML + person(2, cell), strings=strings)


def check(folder: Path, name: str, data: bytes, expected: list[str] | str) -> None:
    """Read a file, and hold the students or the message against what they must be."""
    path = folder / name
    path.write_bytes(data)
    if isinstance(expected, str):
        with pytest.raises(InputError) as caught:
            read(path)
        assert caught.value.message == expected.format(path)
        assert caught.value.hint
    else:
        assert shown(read(path)) == expected


def read(path: Path, mapping: dict[str, str] | None = None, sheets: Sequence[str] = ()) -> Roster:
    """The roster in a file; *mapping* is --map, *sheets* is --sheet."""
    columns = ColumnMap(mapping.items()) if mapping else None
    return rosters.read_placed(path, mapping=columns, sheets=sheets)[0]


def shown(roster: Roster) -> list[str]:
    """Students as "学号 姓名 班级"."""
    return [f"{one.number} {one.name} {one.class_name or '-'}" for one in roster.students]


# --- formats -----------------------------------------------------------------------------------

SHEETS = {"名单": ROSTER}
WITH_OLD = {"名单": ROSTER, "旧": [HEAD, ZHAO]}
FORMATS: dict[str, tuple[str, Make]] = {
    "xlsx": ("名单.xlsx", lambda: workbook(ROSTER)),
    "xlsx called .xlsm": ("名单.xlsm", lambda: workbook(ROSTER)),
    "xlsx called .xls": ("名单.xls", lambda: workbook(ROSTER)),
    "xlsx called .et": ("名单.et", lambda: workbook(ROSTER)),
    "xlsx called .csv": ("名单.csv", lambda: workbook(ROSTER)),
    "xlsx without a suffix": ("名单", lambda: workbook(ROSTER)),
    "strict xlsx": ("名单.xlsx", lambda: strict_ooxml(workbook(ROSTER))),
    "xlsx without sharedStrings": ("名单.xlsx", lambda: inline_strings(ROSTER)),
    "xlsx without styles": ("名单.xlsx", lambda: inline_strings(ROSTER, styles=False)),
    "xlsx that says A1 is all": ("名单.xlsx", lambda: inline_strings(ROSTER, dimension="A1")),
    "xlsx that says all is used": (
        "名单.xlsx",
        lambda: inline_strings(ROSTER, dimension="A1:XFD1048576"),
    ),
    "xlsx with a prefix": ("名单.xlsx", lambda: inline_strings(ROSTER, prefix="x")),
    "xlsx without addresses": ("名单.xlsx", lambda: inline_strings(ROSTER, refs=False)),
    "xlsx with rows out of order": (
        "名单.xlsx",
        lambda: raw_xlsx(
            person(3, text("A3", "2014030102"), "王伟")
            + HEADER_XML
            + person(2, text("A2", "2014030101"))
        ),
    ),
    "xlsx with a formatted last cell": (
        "名单.xlsx",
        lambda: raw_xlsx(
            HEADER_XML
            + person(2, text("A2", "2014030101"))
            + person(3, text("A3", "2014030102"), "王伟")
            + row(1048576, '<c r="XFD1048576" s="0"/>')
        ),
    ),
    "xls": ("名单.xls", lambda: xls(SHEETS)),
    "xls called .xlsx": ("名单.xlsx", lambda: xls(SHEETS)),
    "xls called .et": ("名单.et", lambda: xls(SHEETS)),
    "xls of 1995": ("名单.xls", lambda: xls5(SHEETS)),
    "xls of 1995 that says it is Latin": ("名单.xls", lambda: xls5(SHEETS, codepage=1252)),
    "xls of 1995 that says nothing": ("名单.xls", lambda: xls5(SHEETS, codepage=None)),
    "xls without a container": ("名单.xls", lambda: bare_biff(ROSTER)),
    "xlsb": ("名单.xlsb", lambda: xlsb(SHEETS)),
    "xlsb called .xls": ("名单.xls", lambda: xlsb(SHEETS)),
    "ods": ("名单.ods", lambda: ods(SHEETS)),
    "ods called .xlsx": ("名单.xlsx", lambda: ods(SHEETS)),
    "xml 2003": ("名单.xls", lambda: xml2003(SHEETS)),
    "xml 2003 in GBK": ("名单.xml", lambda: xml2003(SHEETS, encoding="gbk")),
    "html": ("名单.xls", lambda: html(ROSTER)),
    "html in GBK": ("名单.xls", lambda: html(ROSTER, encoding="gbk", charset="gbk")),
    "html in GBK, called gb2312": (
        "名单.xls",
        lambda: html(ROSTER, encoding="gb18030", charset="gb2312"),
    ),
    "html in GBK that says nothing": (
        "名单.xls",
        lambda: html(ROSTER, encoding="gbk", charset=None),
    ),
    "html in UTF-16": ("名单.xls", lambda: html(ROSTER, encoding="utf-16", charset=None)),
    "html fragment in GBK": (
        "名单.xls",
        lambda: html(ROSTER, encoding="gbk", charset=None, fragment=True),
    ),
    "html with a title over all columns": ("名单.xls", lambda: html(ROSTER[1:], title="名单")),
    "html with <th>": ("名单.xls", lambda: html(ROSTER, th=True)),
    "html without end tags": ("名单.xls", lambda: html(ROSTER, closed=False)),
    "mhtml": ("名单.xls", lambda: mhtml(ROSTER)),
    "mhtml in base64": ("名单.mht", lambda: mhtml(ROSTER, transfer="base64")),
    "mhtml with frames": ("名单.mht", lambda: mhtml(ROSTER, framed=True)),
    "csv": ("名单.csv", lambda: delimited(ROSTER)),
    "csv with a mark": ("名单.csv", lambda: delimited(ROSTER, encoding="utf-8-sig")),
    "csv in GB18030": ("名单.csv", lambda: delimited(ROSTER, encoding="gb18030")),
    "csv of semicolons": ("名单.csv", lambda: delimited(ROSTER, delimiter=";")),
    "csv all in quotes": ("名单.csv", lambda: delimited(ROSTER, quote_all=True)),
    "csv called .xlsx": ("名单.xlsx", lambda: delimited(ROSTER, encoding="gbk")),
    "tabs in GBK called .xls": (
        "名单.xls",
        lambda: delimited(ROSTER, delimiter="\t", encoding="gbk"),
    ),
    "Unicode text of Excel": (
        "名单.txt",
        lambda: delimited(ROSTER, delimiter="\t", encoding="utf-16"),
    ),
    "line ends of an old Mac": ("名单.csv", lambda: delimited(ROSTER, newline="\r")),
}


@pytest.mark.parametrize(("name", "make"), FORMATS.values(), ids=FORMATS)
def test_every_format_gives_the_same_students(tmp_path: Path, name: str, make: Make) -> None:
    """What a file is called and what saved it does not matter."""
    check(tmp_path, name, make(), BOTH)


# --- layouts -----------------------------------------------------------------------------------

CLOSING: list[list[object]] = [["合计", "2人"], [], ["辅导员签名：", None, "年  月  日"]]
BLOCKS: list[list[object]] = [
    ["软件工程专业学生名单"],
    [*HEAD, *HEAD],
    [*LI, *ZHAO],
    [*WANG, *QIAN],
]
NUMBERED = ["序号", "学号", "姓名", "性别"]
THREE: list[list[object]] = [
    [f"{CLASS}名单"],
    [*NUMBERED, *NUMBERED, *NUMBERED],
    [1, "2014030101", "李明", "男", 3, "2014030103", "赵敏", "女", 5, "2014030105", "孙丽", "女"],
    [2, "2014030102", "王伟", "男", 4, "2014030104", "钱进", "男"],
]
WIDE = [f"列{at}" for at in range(20)]
COURSES: list[list[object]] = [
    ["学年", "学期", "学号", "姓名", "学生学院", "班级", "课程名称", "教学班", "成绩"],
    *(
        ["2017-2018", term, number, name, "信息学院", class_name, course, f"{course}-01", 80]
        for number, name, class_name in (LI, WANG)
        for term, course in ((1, "高等数学"), (1, "大学英语"), (2, "数据结构"))
    ),
]
LAYOUTS: dict[str, File] = {
    "title and notes above": (
        "名单.xlsx",
        lambda: workbook([["信息学院"], [], ["制表：教务科"], *ROSTER]),
        BOTH,
    ),
    "header again on each page": ("名单.xlsx", lambda: workbook([HEAD, LI, HEAD, WANG]), BOTH),
    "title and header again": (
        "名单.xlsx",
        lambda: workbook([["学生名单"], HEAD, LI, [], ["学生名单"], HEAD, WANG]),
        BOTH,
    ),
    "totals and signatures below": ("名单.xls", lambda: xls({"名单": [*ROSTER, *CLOSING]}), BOTH),
    "blank rows between": ("名单.ods", lambda: ods({"名单": [HEAD, [], LI, [], [], WANG]}), BOTH),
    "two lists side by side": (
        "名单.xlsx",
        lambda: workbook(BLOCKS),
        [ALL[0], ALL[1], ALL[2], ALL[3]],
    ),
    "two lists with a column between": (
        "名单.xls",
        lambda: html([[*HEAD, "", *HEAD], [*LI, "", *ZHAO], [*WANG, "", *QIAN]]),
        ALL,
    ),
    "three lists side by side": (
        "名单.xlsx",
        lambda: workbook(THREE),
        [
            f"2014030101 李明 {CLASS}",
            f"2014030102 王伟 {CLASS}",
            f"2014030103 赵敏 {CLASS}",
            f"2014030104 钱进 {CLASS}",
            f"2014030105 孙丽 {CLASS}",
        ],
    ),
    "two lists, 姓名 before 学号": (
        "名单.xlsx",
        lambda: workbook(
            [["姓名", "学号", "姓名", "学号"], ["李明", "2014030101", "王伟", "2014030102"]]
        ),
        ["2014030101 李明 -", "2014030102 王伟 -"],
    ),
    "two lists that share a class column": (
        "名单.xlsx",
        lambda: workbook([["学号", "姓名", "学号", "姓名", "班级"], [*LI[:2], *WANG[:2], CLASS]]),
        BOTH,
    ),
    "class merged over its students": (
        "名单.xlsx",
        lambda: workbook(
            [HEAD, LI, [*WANG[:2], None], ZHAO, [*QIAN[:2], None]], merged=["C2:C3", "C4:C5"]
        ),
        ALL,
    ),
    "class merged in the first column": (
        "名单.xlsx",
        lambda: workbook(
            [["班级", "学号", "姓名"], [CLASS, *LI[:2]], [None, *WANG[:2]]], merged=["A2:A3"]
        ),
        BOTH,
    ),
    "a title over each list": (
        "名单.xlsx",
        lambda: workbook(
            [
                [CLASS, None, None, OTHER],
                ["学号", "姓名", None, "学号", "姓名"],
                [*LI[:2], None, *ZHAO[:2]],
                [*WANG[:2], None, *QIAN[:2]],
            ]
        ),
        ALL,
    ),
    "a title and a header over each class": (
        "名单.xls",
        lambda: html(
            [
                [f"{CLASS}学生名单"],
                HEAD[:2],
                LI[:2],
                WANG[:2],
                [],
                [f"{OTHER}学生名单"],
                HEAD[:2],
                ZHAO[:2],
                QIAN[:2],
            ]
        ),
        ALL,
    ),
    "a row over each class": (
        "名单.xlsx",
        lambda: workbook(
            [HEAD[:2], [CLASS], LI[:2], WANG[:2], ["合计", "2人"], [OTHER], ZHAO[:2], QIAN[:2]]
        ),
        ALL,
    ),
    "a title in another column, with a count": (
        "名单.xlsx",
        lambda: workbook(
            [
                [f"{CLASS}（人数：2）"],
                ["序号", "学号", "姓名"],
                [1, *LI[:2]],
                [2, *WANG[:2]],
                [f"{OTHER}（人数：2）"],
                [1, *ZHAO[:2]],
                [2, *QIAN[:2]],
            ]
        ),
        ALL,
    ),
    "titles between lists side by side": (
        "名单.xlsx",
        lambda: workbook(
            [
                ["学号", "姓名", None, "学号", "姓名"],
                [CLASS, None, None, OTHER],
                [*LI[:2], None, *ZHAO[:2]],
                [*WANG[:2], None, *QIAN[:2]],
            ]
        ),
        ALL,
    ),
    "prose that mentions another class": (
        "名单.xlsx",
        lambda: workbook(
            [[CLASS], HEAD[:2], LI[:2], [f"以下同学由{OTHER}转入"], WANG[:2], [f"{OTHER}小计 1人"]]
        ),
        BOTH,
    ),
    "class in the lower half of the header": (
        "名单.xlsx",
        lambda: workbook(
            [["学号", "姓名", "学籍信息", None], [None, None, "班级", "年级"], LI, WANG],
            merged=["A1:A2", "B1:B2", "C1:D1"],
        ),
        BOTH,
    ),
    "totals with bare numbers": (
        "名单.xlsx",
        lambda: workbook(
            [
                ["序号", *HEAD],
                [1, *LI],
                [2, *WANG],
                ["合计", 45],
                [None, None, "辅导员：钱某"],
                [None, None, "男20人女25人"],
            ]
        ),
        BOTH,
    ),
    "class merged in an .xls": (
        "名单.xls",
        lambda: xls({"名单": [HEAD, LI, [*WANG[:2], None]]}, merged=["C2:C3"]),
        BOTH,
    ),
    "class merged in an .ods": (
        "名单.ods",
        lambda: ods({"名单": [HEAD, LI, [*WANG[:2], None]]}, merged=["C2:C3"]),
        BOTH,
    ),
    "class merged in XML": (
        "名单.xls",
        lambda: xml2003({"名单": [HEAD, LI, [*WANG[:2], None]]}, merged=["C2:C3"]),
        BOTH,
    ),
    "class over two rows in html": (
        "名单.xls",
        lambda: (
            f"<table><tr><td>学号<td>姓名<td>班级<tr><td>{LI[0]}<td>李明<td rowspan=2>{CLASS}"
            f"<tr><td>{WANG[0]}<td>王伟</table>"
        ).encode("gbk"),
        BOTH,
    ),
    "header over two rows": (
        "名单.xlsx",
        lambda: workbook(
            [["学生信息", None, "班级"], ["学号", "姓名", None], LI, WANG],
            merged=["A1:B1", "C1:C2"],
        ),
        BOTH,
    ),
    "header merged over two rows": (
        "名单.xlsx",
        lambda: workbook(
            [["学号", "姓名", "班级", "成绩", None], [None, None, None, "平时", "期末"], LI, WANG],
            merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1"],
        ),
        BOTH,
    ),
    "roster on the second sheet": (
        "名单.xlsx",
        lambda: workbook({"说明": [["填表说明"], ["一、如实填写"]], "名单": ROSTER}),
        BOTH,
    ),
    "one sheet a class": (
        "名单.xls",
        lambda: xls({"一班": [HEAD, LI, WANG], "二班": [HEAD, ZHAO, QIAN]}),
        ALL,
    ),
    "one sheet a class by its name": (
        "名单.xlsx",
        lambda: workbook({CLASS: [HEAD[:2], LI[:2], WANG[:2]], OTHER: [HEAD[:2], ZHAO[:2]]}),
        ALL[:3],
    ),
    "one row per course": ("成绩.xls", lambda: html(COURSES, encoding="gbk"), BOTH),
    "among twenty other columns": (
        "名单.xlsx",
        lambda: workbook(
            [
                [*WIDE[:7], "姓名", *WIDE[7:13], "行政班", *WIDE[13:], "学号"],
                *(
                    [*WIDE[:7], name, *WIDE[7:13], class_name, *WIDE[13:], number]
                    for number, name, class_name in (LI, WANG)
                ),
            ]
        ),
        BOTH,
    ),
    "two pages of html tables": (
        "名单.xls",
        lambda: html([HEAD, LI], fragment=True) + html([HEAD, WANG], fragment=True),
        BOTH,
    ),
    "a page that is laid out by a table": (
        "名单.xls",
        lambda: (
            "<table><tr><td>学生名单</td></tr><tr><td>".encode()
            + html([HEAD, LI, WANG], fragment=True)
            + b"</td></tr></table>"
        ),
        BOTH,
    ),
}


@pytest.mark.parametrize(("name", "make", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_gives_its_students(
    tmp_path: Path, name: str, make: Make, expected: list[str] | str
) -> None:
    """Titles, totals, side-by-side lists, merged cells, course lists: each student, once."""
    check(tmp_path, name, make(), expected)


WITH_ZHAO = {"名单": [*ROSTER[:3], ZHAO, WANG]}
FOURTH = {"名单": [4]}
HIDDEN_ROW: dict[str, tuple[str, Make]] = {
    "xlsx": ("名单.xlsx", lambda: workbook([*ROSTER[:3], ZHAO, WANG], hide_row_4)),
    "xls": ("名单.xls", lambda: xls(WITH_ZHAO, hidden_rows=FOURTH)),
    "xlsb": ("名单.xlsb", lambda: xlsb(WITH_ZHAO, hidden_rows=FOURTH)),
    "ods": ("名单.ods", lambda: ods(WITH_ZHAO, hidden_rows=FOURTH)),
    "xml": ("名单.xls", lambda: xml2003(WITH_ZHAO, hidden_rows=FOURTH)),
    "html": (
        "名单.xls",
        lambda: html([*ROSTER[:3], ZHAO, WANG])
        .replace(b"<tr", b"<TR")
        .replace(b"<TR", b"<tr style='height:1pt; display: none'", 4)
        .replace(b"<tr style='height:1pt; display: none'", b"<tr", 3),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "make"), HIDDEN_ROW.values(), ids=HIDDEN_ROW)
def test_a_hidden_row_is_left_out_and_said(tmp_path: Path, name: str, make: Make) -> None:
    """What a filter hides is not in the class; the rows are named, so that a slip is seen."""
    path = tmp_path / name
    path.write_bytes(make())
    roster = read(path)
    assert shown(roster) == BOTH
    said = "2014030103 赵敏 2014级软件工程2班"
    expected = f"left-out A4 隐藏的 1 行没有读：第 4 行，头一行是“{said}”"
    assert expected in noted(roster.notes)
    (note,) = [one for one in roster.notes if one.code == "left-out"]
    assert note.severity is Severity.WARNING


HIDDEN_SHEET: dict[str, tuple[str, Make]] = {
    "xlsx": ("名单.xlsx", lambda: workbook({"旧": [HEAD, ZHAO], "名单": ROSTER}, hidden=["旧"])),
    "xls": ("名单.xls", lambda: xls(WITH_OLD, hidden_sheets=["旧"])),
    "xlsb": ("名单.xlsb", lambda: xlsb(WITH_OLD, hidden_sheets=["旧"])),
    "ods": ("名单.ods", lambda: ods(WITH_OLD, hidden_sheets=["旧"])),
    "xml": ("名单.xls", lambda: xml2003(WITH_OLD, hidden_sheets=["旧"])),
}  # fmt: skip


@pytest.mark.parametrize(("name", "make"), HIDDEN_SHEET.values(), ids=HIDDEN_SHEET)
def test_a_hidden_sheet_is_left_out_and_said(tmp_path: Path, name: str, make: Make) -> None:
    """An old list on a hidden sheet is not in the class, in any format."""
    path = tmp_path / name
    path.write_bytes(make())
    roster = read(path)
    assert shown(roster) == BOTH
    assert "left-out - 工作表“旧”是隐藏的，没有读" in noted(roster.notes)


def test_one_row_per_course_is_said(tmp_path: Path) -> None:
    """How many rows were passed over is told, in case it was no course list after all."""
    path = tmp_path / "成绩.xls"
    path.write_bytes(html(COURSES))
    (note,) = [one for one in read(path).notes if one.code == "taken-once"]
    assert note.message == "每门课一行：取了 2 人，略过重复的 4 行"


def test_one_number_of_two_people_stays_two_rows_of_a_course_list(tmp_path: Path) -> None:
    """Only the same student is taken once; two names under one 学号 are for the rules to say."""
    people = [["1", "李明", "数学"], ["1", "王伟", "数学"], ["1", "李 明", "英语"]]
    rows = [["学号", "姓名", "课程"], *people]
    assert shown(read(xlsx(tmp_path / "成绩.xlsx", rows))) == ["1 李明 -", "1 王伟 -"]


SIDE = [["学号", "姓名", "组", "学号", "姓名", "组"], [*LI[:2], "甲", *ZHAO[:2], "乙"]]


def test_map_takes_one_of_two_lists_and_says_so(tmp_path: Path) -> None:
    """What --map leaves unread is a warning; a column in each list belongs to its list."""
    path = xlsx(tmp_path / "名单.xlsx", SIDE)
    roster = read(path, {"学号": "A", "姓名": "B"})
    assert shown(roster) == ["2014030101 李明 -"]
    assert "left-out D1 D 列也是“学号”，没有读" in noted(roster.notes)
    assert shown(read(path, {"班级": "组"})) == ["2014030101 李明 甲", "2014030103 赵敏 乙"]
    assert shown(read(path, {"班级": "C"})) == ["2014030101 李明 甲", "2014030103 赵敏 -"]


def test_map_by_letters_finds_the_header_below_an_info_row(tmp_path: Path) -> None:
    """A row with a number above the header is no student."""
    rows = [[CLASS], ["20140901", "打印"], ["学号", "姓名"], LI[:2], WANG[:2]]
    path = xlsx(tmp_path / "名单.xlsx", rows)
    assert shown(read(path, {"学号": "A", "姓名": "B"})) == BOTH


def test_a_sheet_of_people_without_a_header_is_told(tmp_path: Path) -> None:
    """A class that stands on a sheet of its own is not lost without a word."""
    sheets = {CLASS: [HEAD, LI], OTHER: [["考生号", "姓名"], ZHAO[:2]], "说明": [["请核对"]]}
    roster = read(xlsx(tmp_path / "名单.xlsx", sheets))
    told = {one.message: one.severity for one in roster.notes}
    assert told == {
        f"工作表“{OTHER}”没有读：找不到“学号”和“姓名”的表头，有的列：考生号、姓名": "warning",
        "工作表“说明”没有读：找不到“学号”和“姓名”的表头，有的列：请核对": "info",
        f"年级取自班级名称：{CLASS} → 2014级": "info",
    }


# --- several sheets ----------------------------------------------------------------------------

TWO = "{{}} 有 2 张工作表都像花名册：“{}”（1 人）、“{}”（1 人），{}，不知道该用哪一张"
SEVERAL: dict[str, File] = {
    "the same class on two sheets": (
        "名单.xlsx",
        lambda: workbook({"男生": [HEAD, LI], "女生": [HEAD, WANG]}),
        TWO.format("男生", "女生", f"又都是“{CLASS}”"),
    ),
    "sheets that tell no class": (
        "名单.xlsx",
        lambda: workbook({"Sheet1": [HEAD[:2], LI[:2]], "Sheet2": [HEAD[:2], WANG[:2]]}),
        TWO.format("Sheet1", "Sheet2", "又没有写明各是哪个班"),
    ),
    "two versions of one list": (
        "名单.xls",
        lambda: xls({"初稿": ROSTER, "定稿": [*ROSTER[:3], ZHAO]}),
        "{} 的工作表“初稿”和“定稿”里有同样的学生，不知道该用哪一张",
    ),
}


@pytest.mark.parametrize(("name", "make", "expected"), SEVERAL.values(), ids=SEVERAL)
def test_sheets_that_are_not_one_class_each_are_refused(
    tmp_path: Path, name: str, make: Make, expected: str
) -> None:
    """Their names are listed, and --sheet is offered."""
    check(tmp_path, name, make(), expected)
    with pytest.raises(InputError) as caught:
        read(tmp_path / name)
    assert "--sheet" in caught.value.hint


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [(["男生"], BOTH[:1]), (["女生"], BOTH[1:]), (["男生", "女生"], BOTH), ([" 男生 "], BOTH[:1])],
)
def test_sheet_says_which_ones_count(
    tmp_path: Path, sheets: list[str], expected: list[str]
) -> None:
    """--sheet takes one sheet or several, in the order given."""
    path = xlsx(tmp_path / "名单.xlsx", {"男生": [HEAD, LI], "女生": [HEAD, WANG]})
    assert shown(read(path, sheets=sheets)) == expected


@pytest.mark.parametrize(
    ("sheet", "message"),
    [
        ("老师", "{} 里没有“老师”这张工作表，有的是：“男生”、“女生”"),
        ("旧", "{} 的工作表“旧”是隐藏的"),
    ],
)
def test_a_sheet_that_cannot_be_is_refused(tmp_path: Path, sheet: str, message: str) -> None:
    """A slip in --sheet lists what there is; a hidden sheet is not read by asking for it."""
    sheets = {"男生": [HEAD, LI], "女生": [HEAD, WANG], "旧": [HEAD, ZHAO]}
    path = xlsx(tmp_path / "名单.xlsx", sheets, hidden=["旧"])
    with pytest.raises(InputError) as caught:
        read(path, sheets=[sheet])
    assert caught.value.message == message.format(path)


# --- 学号 as cells have them -------------------------------------------------------------------

NUMBER: dict[str, Rows] = {"名单": [HEAD, [2014030101, *LI[1:]]]}
NUMBERS: dict[str, File] = {
    "a formula with its value": (
        "名单.xlsx",
        lambda: one('<c r="A2" t="str"><f>"20140"&amp;"30101"</f><v>2014030101</v></c>'),
        BOTH[:1],
    ),
    "a formula whose text is not called one": (
        "名单.xlsx",
        lambda: one('<c r="A2"><f>TEXT(1,"0000")</f><v>0001</v></c>'),
        [f"0001 李明 {CLASS}"],
    ),
    "a formula that nothing computed": (
        "名单.xlsx",
        lambda: one('<c r="A2"><f>D2&amp;E2</f></c>'),
        [f" 李明 {CLASS}"],
    ),
    "a failed formula": (
        "名单.xlsx",
        lambda: one('<c r="A2" t="e"><f>VLOOKUP(1,D:E,2)</f><v>#N/A</v></c>'),
        [f" 李明 {CLASS}"],
    ),
    "a newer error": (
        "名单.xlsx",
        lambda: one('<c r="A2" t="e"><v>#SPILL!</v></c>'),
        [f" 李明 {CLASS}"],
    ),
    "a text that no table has": (
        "名单.xlsx",
        lambda: one('<c r="A2" t="s"><v>-1</v></c>', strings=["2014030101"]),
        "{} 打不开，文件不完整或已经损坏（A2 的文字没有存进文件）",
    ),
    "a text past the table": (
        "名单.xlsx",
        lambda: one('<c r="A2" t="s"><v>99</v></c>', strings=["2014030101"]),
        "{} 打不开，文件不完整或已经损坏",
    ),
    "an address that cannot be": (
        "名单.xlsx",
        lambda: one('<c r="ZZZZZZZZZ1"><v>1</v></c>'),
        "{} 打不开，文件不完整或已经损坏（有一格的地址是 ZZZZZZZZZ1）",
    ),
    "zeros that only the format shows": (
        "名单.xls",
        lambda: xls({"名单": [HEAD, [14030101, *LI[1:]]]}, formats={"A2": "0000000000"}),
        [f"0014030101 李明 {CLASS}"],
    ),
    "zeros that only the format shows, in ods": (
        "名单.ods",
        lambda: ods({"名单": [HEAD, [14030101, *LI[1:]]]}, formats={"A2": "0014030101"}),
        [f"0014030101 李明 {CLASS}"],
    ),
    "zeros that only the format shows, in XML": (
        "名单.xls",
        lambda: xml2003({"名单": [HEAD, [14030101, *LI[1:]]]}, formats={"A2": "0000000000"}),
        [f"0014030101 李明 {CLASS}"],
    ),
    "a number in an .xls": ("名单.xls", lambda: xls(NUMBER), BOTH[:1]),
    "a number in an .xlsb": ("名单.xlsb", lambda: xlsb(NUMBER), BOTH[:1]),
    "zeros that only the format shows, in xlsb": (
        "名单.xlsb",
        lambda: xlsb({"名单": [HEAD, [14030101, *LI[1:]]]}, formats={"A2": "0000000000"}),
        [f"0014030101 李明 {CLASS}"],
    ),
    "an address with an angle before it": (
        "名单.xlsx",
        lambda: one('<c a="&gt;>" r="A2"><v>1</v></c>'),
        [f"1 李明 {CLASS}"],
    ),
    "a comment inside of a number": (
        "名单.xlsx",
        lambda: one('<c r="A2"><v>20140<!-- x -->30101</v></c>'),
        BOTH[:1],
    ),
    "two rows of one number": (
        "名单.xlsx",
        lambda: raw_xlsx(
            HEADER_XML + person(2, text("A2", "1")) + person(2, text("A2", "2"), "王伟")
        ),
        "{} 打不开，文件不完整或已经损坏（里面有两个第 2 行）",
    ),
    "a number in html": (
        "名单.xls", lambda: html([HEAD, ['="0123"', *LI[1:]]]), [f"0123 李明 {CLASS}"],
    ),
    "name with an escaped character": (
        "名单.xlsx",
        lambda: raw_xlsx(HEADER_XML + person(2, text("A2", "1"), "李_x0041_明")),
        [f"1 李A明 {CLASS}"],
    ),
    "rare characters": (
        "名单.xls",
        lambda: html([HEAD, ["1", "李䶮", CLASS], ["2", "𠮷𬱖", CLASS], ["3", "李㛃𪚥", CLASS]]),
        [f"1 李䶮 {CLASS}", f"2 𠮷𬱖 {CLASS}", f"3 李㛃𪚥 {CLASS}"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "make", "expected"), NUMBERS.values(), ids=NUMBERS)
def test_a_cell_gives_what_a_person_sees(
    tmp_path: Path, name: str, make: Make, expected: list[str] | str
) -> None:
    """The right value, or a value that the rules name with its cell; never another one."""
    check(tmp_path, name, make(), expected)


def test_a_class_that_a_formula_failed_to_find_is_no_class(tmp_path: Path) -> None:
    """#N/A is not the name of a class; that it was there is said."""
    rows = HEADER_XML + row(
        2, text("A2", "1"), text("B2", "李明"), '<c r="C2" t="e"><v>#N/A</v></c>'
    )
    path = tmp_path / "名单.xlsx"
    path.write_bytes(raw_xlsx(rows))
    roster = read(path)
    assert shown(roster) == ["1 李明 -"]
    assert noted(roster.notes) == ["no-value C2 班级是公式的错误值 #N/A，当作空着"]


CHECKED = datetime(2018, 4, 1, 22, 5)  # noqa: DTZ001  as a cell has it
TIMED = {"名单": [[*HEAD, "校对时间"], [*LI, CHECKED]]}


@pytest.mark.parametrize("make", [xls, ods, xml2003], ids=["xls", "ods", "xml"])
def test_dates_are_dates_in_every_format(tmp_path: Path, make: Callable[..., bytes]) -> None:
    """A 校对时间 that a program stored as a date comes out as one."""
    path = tmp_path / "名单"
    path.write_bytes(make(TIMED))
    ((_, table, _, at),) = rosters.read_placed(path)[1]
    assert table.rows[at][3] == CHECKED


# --- refused by name ---------------------------------------------------------------------------

REFUSED: dict[str, File] = {
    "a quote that never closes": (
        "名单.csv",
        '学号,姓名\n1,"李明\n2,王伟\n3,"赵敏\n'.encode,
        "{} 第 2 行附近读不下去",
    ),
    "a quote in the header that a later one closes": (
        "名单.csv",
        '学号,姓名,"备注\n2014030101,李明,"\n2014030102,王伟,\n'.encode,
        "{} 第 1 行附近读不下去",
    ),
    "a quote among rows that are too short": (
        "名单.csv",
        '学号,姓名,班级,备注\n1,李明,"1班\n2014030102,王伟,1班\n3,赵敏,"\n'.encode,
        "{} 第 2 行附近读不下去",
    ),
    "a field without an end": (
        "名单.csv",
        ("学号,姓名\n1,李明" + "x" * 200_000).encode,
        "{} 第 2 行有一格太长，不像花名册",
    ),
    "a quote that a later one closes": (
        "名单.csv",
        '学号,姓名,备注\n1,"李明,无\n2,王伟,无\n3,赵敏,"\n'.encode,
        "{} 第 2 行附近读不下去",
    ),
    "a sheet in UTF-16": (
        "名单.xlsx",
        lambda: raw_xlsx(
            f'<?xml version="1.0" encoding="UTF-16"?><worksheet>{HEADER_XML}</worksheet>'.encode(
                "utf-16"
            )
        ),
        "{} 里面的文字不是 UTF-8 编码",
    ),
    "a sheet with a DOCTYPE": (
        "名单.xlsx",
        lambda: raw_xlsx(
            '<!DOCTYPE a [<!ENTITY b "x">]><worksheet xmlns='
            '"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
        ),
        "{} 里有不该有的内容（DOCTYPE），不是 Excel/WPS 存出来的表格",
    ),
    "an .xls that is cut off": (
        "名单.xls",
        lambda: xls(SHEETS)[:2000],
        "{} 打不开，文件不完整或已经损坏",
    ),
    "an .ods without its sheets": (
        "名单.ods",
        lambda: ods(SHEETS).replace(b"content.xml", b"contenx.xml"),
        "{} 打不开，文件不完整或已经损坏（里面没有 content.xml）",
    ),
}


@pytest.mark.parametrize(("name", "make", "expected"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_right_is_refused(
    tmp_path: Path, name: str, make: Make, expected: str
) -> None:
    """No rows, or other rows than a person sees, is never the answer."""
    check(tmp_path, name, make(), expected)


def test_a_quoted_answer_over_several_lines_is_no_open_quote(tmp_path: Path) -> None:
    """Line breaks and commas inside an answer are the answer's."""
    path = tmp_path / "名单.csv"
    path.write_bytes('学号,姓名,备注\n1,李明,"照片, 旧的\n已重拍"\n2,王伟,无\n'.encode())
    assert shown(read(path)) == ["1 李明 -", "2 王伟 -"]


# --- laws --------------------------------------------------------------------------------------

WRITERS: dict[str, Callable[[Rows], bytes]] = {
    "xlsx": workbook,
    "strict xlsx": lambda rows: strict_ooxml(workbook(rows)),
    "xlsx without sharedStrings": inline_strings,
    "xls": lambda rows: xls({"名单": rows}),
    "xls of 1995": lambda rows: xls5({"名单": rows}),
    "xlsb": lambda rows: xlsb({"名单": rows}),
    "ods": lambda rows: ods({"名单": rows}),
    "xml 2003": lambda rows: xml2003({"名单": rows}),
    "html": html,
    "html in GBK": lambda rows: html(rows, encoding="gb18030", charset="gbk"),
    "mhtml": lambda rows: mhtml(rows, encoding="gb18030"),
    "csv": delimited,
    "csv in GB18030": lambda rows: delimited(rows, encoding="gb18030"),
    "Unicode text": lambda rows: delimited(rows, delimiter="\t", encoding="utf-16"),
}
#: Code page 936 holds no more than GBK.
GBK_ONLY = {"xls of 1995"}

number = st.text("0123456789", min_size=1, max_size=18) | st.from_regex(
    r"[A-Z][0-9]{5,9}", fullmatch=True
)
number = number.filter(lambda text: not is_id_number(text))  # never kept
name = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=25
).filter(lambda text: not (is_example(text) or nothing_in(text)))  # 示范, 空: of nobody
rare = st.text(st.sampled_from("䶮㛃𠮷𬱖𪚥𰻝·"), min_size=2, max_size=4).filter(
    lambda text: text.strip("·") == text and "··" not in text
)


def people(names: st.SearchStrategy[str]) -> st.SearchStrategy[list[tuple[str, str]]]:
    """Lists of 学号 and 姓名, every 学号 once."""
    return st.lists(st.tuples(number, names), min_size=1, max_size=20, unique_by=lambda one: one[0])


@pytest.mark.parametrize("kind", WRITERS)
@settings(max_examples=20)
@given(data=st.data())
def test_a_roster_reads_back_as_it_was_written(kind: str, data: st.DataObject) -> None:
    """Any 学号 and 姓名, rare characters too, come back the same in the same order."""
    students = data.draw(people(name if kind in GBK_ONLY else name | rare))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "名单"
        path.write_bytes(WRITERS[kind]([["学号", "姓名"], *students]))
        roster = read(path)
    assert [(one.number, one.name) for one in roster.students] == students
    assert roster.notes == ()
