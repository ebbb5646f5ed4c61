"""Forms as they come back: what people do to a paper, each read as it is meant, or asked about."""

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from new_document import new_document
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from tongzhi_cli.answers.answer import Answer
from tongzhi_cli.answers.result.judge import meaning
from tongzhi_cli.form.excel import read as excel_reading
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.roster.model import Roster
from tongzhi_cli.tables import read as tables

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
HEADER = ("序号", "学号", "姓名", "校对结果", "本人签名")
CLASS = "班级：2014级软件1班"
NAMES = ["安若曦", "白思雨", "陈静", "单雨桐", "曹子涵", "曹梓航"]

Rows = Sequence[Sequence[str]]


def word(folder: Path, *sheets: Rows, header: Sequence[str] = HEADER) -> Path:
    """A document with a table of *sheets* each, the class below each."""
    document = new_document()
    for rows in sheets:
        table = document.add_table(rows=0, cols=len(header))
        for texts in (header, *rows):
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
        document.add_paragraph(CLASS)
    path = folder / "反馈表.docx"
    document.save(str(path))
    return path


def excel(folder: Path, *sheets: Rows, header: Sequence[str] = HEADER) -> Path:
    """A workbook with a worksheet of *sheets* each, the class below each."""
    book = Workbook()
    del book["Sheet"]
    for at, rows in enumerate(sheets, start=1):
        page = book.create_sheet(f"第{at}页")
        for row in (header, *rows, [CLASS]):
            page.append([*row])
    path = folder / "反馈表.xlsx"
    book.save(path)
    return path


def read(path: Path) -> tuple[Roster, list[Answer]]:
    if path.suffix == ".docx":
        return form_reading.read(path, NOTICE)
    return excel_reading.read_book(tables.read(path), NOTICE)


def said(found: tuple[Roster, list[Answer]]) -> dict[str, str]:
    """What each student's answer amounts to, by 学号 and name."""
    roster, answers = found
    results = {one.number: meaning(one, NOTICE) for one in answers}
    return {
        f"{one.number[-2:]} {one.name}": (results[one.number].text if one.number in results else "")
        for one in roster.students
    }


def page(*results: str, first: int = 1) -> list[list[str]]:
    """Rows of students with these *results*."""
    return [
        [str(at), f"20140301{at:02}", NAMES[at - 1], result, ""]
        for at, result in enumerate(results, start=first)
    ]


def told(found: tuple[Roster, list[Answer]], code: str) -> list[str]:
    return [one.message for one in found[0].notes if one.code == code]


SWAPPED = [
    ([1], "，数字的当作学号"),
    ([0, 2], "（一共 2 行），数字的当作学号"),
    ([0, 1, 2], "（一共 3 行），数字的当作学号"),
]


@pytest.mark.parametrize("make", [word, excel])
@pytest.mark.parametrize(("rows", "line"), SWAPPED)
def test_number_and_name_in_each_others_cell(
    make: object, rows: list[int], line: str, tmp_path: Path
) -> None:
    """A row whose 学号 and 姓名 are swapped is read as meant, and told in one line."""
    cells = page("无误", "民族错", "无误")
    for at in rows:
        cells[at][1:3] = reversed(cells[at][1:3])
    found = read(make(tmp_path, cells))  # type: ignore[operator]
    assert said(found) == {"01 安若曦": "无误", "02 白思雨": "民族错", "03 陈静": "无误"}
    assert told(found, "swapped") == [f"学号和姓名写反了{line}"]
    (note,) = [one for one in found[0].notes if one.code == "swapped"]
    assert (note.number, note.name) == (f"20140301{rows[0] + 1:02}", NAMES[rows[0]])
    assert not told(found, "not-ascending")


@pytest.mark.parametrize(
    ("first", "second"), [("辅导员", "13812345678"), ("合计", "2014030199"), ("白思雨", "23")]
)
def test_what_is_no_swapped_row(first: str, second: str, tmp_path: Path) -> None:
    """A telephone, a total or a count beside a word under 学号 is no student's row."""
    found = read(word(tmp_path, [*page("无误", "无误"), ["3", first, second, "", ""]]))
    assert not told(found, "swapped")


@pytest.mark.parametrize("make", [word, excel])
def test_a_page_pasted_twice_counts_once(make: object, tmp_path: Path) -> None:
    """The same rows in two tables are one page: each student once, told in one line."""
    one, two = page("无误", "民族错"), page("无误", "照片模糊", first=3)
    found = read(make(tmp_path, one, two, two))  # type: ignore[operator]
    assert [one.number[-2:] for one in found[0].students] == ["01", "02", "03", "04"]
    assert len(found[1]) == 4
    (line,) = told(found, "taken-once")
    assert line.endswith("一样，只算一次")
    assert ("第3张表和第2张表" in line) is (make is word)


PASTED = [
    (["无误", "民族错"], ["无误", "民族错"], 2, "第2张表和第1张表一样，只算一次"),
    (["无误", "民族错"], ["无误"], 2, "第2张表和第1张表里的几行一样，只算一次"),
    (["无误", "民族错"], ["无误", "照片模糊"], 4, ""),
    (["无误"], ["无误", "民族错"], 3, ""),
    (["无误", "民族错"], ["无误", ""], 4, ""),
]


@pytest.mark.parametrize(("first", "second", "people", "line"), PASTED)
def test_only_what_says_the_same_is_left_out(
    first: list[str], second: list[str], people: int, line: str, tmp_path: Path
) -> None:
    """Where one result is another, or one is missing, both stay, and each is told by its 学号."""
    found = read(word(tmp_path, page(*first), page(*second)))
    assert len(found[0].students) == people
    assert told(found, "taken-once") == ([line] if line else [])


def test_a_page_of_another_class_is_not_left_out(tmp_path: Path) -> None:
    """Under another class the same rows were copied for it and not changed: nothing is dropped."""
    path = word(tmp_path, page("无误", "无误"), page("无误", "无误"))
    document = docx.Document(str(path))
    document.paragraphs[-1].text = "班级：2014级软件2班"
    document.save(str(path))
    roster, _ = read(path)
    assert [one.class_name[-2:] for one in roster.students if one.class_name] == [
        "1班", "1班", "2班", "2班",
    ]  # fmt: skip


TICKED = [
    ("有误信息", "学号|姓名|正确|有误|有误信息|签名"),
    ("错误情况", "学号|姓名|无误|错误|错误情况|签名"),
    ("异常描述", "学号|姓名|正确√|异常|异常描述|签名"),
    ("有误内容", "学号|姓名|无误|有误√|有误内容|签名"),
]


@pytest.mark.parametrize("make", [word, excel])
@pytest.mark.parametrize(("heading", "header"), TICKED)
def test_a_tick_and_what_is_wrong_beside_it(
    make: object, heading: str, header: str, tmp_path: Path
) -> None:
    """Ticks under 正确 and 有误, and the fault in a third column: all three are the result."""
    rows = [
        ["2014030101", "安若曦", "√", "", "", ""],
        ["2014030102", "白思雨", "", "√", "民族应为回族", ""],
        ["2014030103", "陈静", "", "", "", ""],
    ]
    found = read(make(tmp_path, rows, header=header.split("|")))  # type: ignore[operator]
    assert said(found) == {"01 安若曦": "无误", "02 白思雨": "民族应为回族", "03 陈静": ""}
    assert not told(found, "unread-results"), heading


#: A comment on a cell of the second student, the cell, and whether it is told.
COMMENTS = [
    ("照片好像有问题，请核实", 3, "校对结果一格"),
    ("应为“彝族”", 2, "姓名一格"),
    ("照片没有，等老师看", 4, "本人签名一格"),
    ("联系不上", 0, "这一行"),
    ("信息无误", 3, ""),
]


def told_beside(said: str, cell: str) -> list[str]:
    """The one line that a comment on the second student is told in, none without *cell*."""
    return [f"批注没有当作结果：2014030102 白思雨，{cell}“{said}”"] if cell else []


@pytest.mark.parametrize(("said_there", "at", "cell"), COMMENTS)
def test_a_comment_in_word_is_told(said_there: str, at: int, cell: str, tmp_path: Path) -> None:
    """What a counsellor says at the margin of a student's cell is told, and changes nothing."""
    path = word(tmp_path, page("无误", "无误", "民族错"))
    document = docx.Document(str(path))
    own = document.tables[0].rows[2].cells[at].paragraphs[0]
    document.add_comment(own.add_run(), text=said_there, author="辅导员")
    document.save(str(path))
    found = read(path)
    assert told(found, "left-out") == told_beside(said_there, cell)
    assert said(found)["02 白思雨"] == "无误"


@pytest.mark.parametrize(("said_there", "at", "cell"), COMMENTS)
def test_a_comment_in_excel_is_told(said_there: str, at: int, cell: str, tmp_path: Path) -> None:
    """The same of a note on a cell of a workbook, whose first line may be its author."""
    path = excel(tmp_path, page("无误", "无误", "民族错"))
    book = load_workbook(path)
    book.worksheets[0].cell(3, at + 1).comment = Comment(f"辅导员:\n{said_there}", "辅导员")
    book.save(path)
    found = read(path)
    assert told(found, "left-out") == told_beside(said_there, cell)
    assert said(found)["02 白思雨"] == "无误"


def test_comments_on_nobody_are_left(tmp_path: Path) -> None:
    """On the header, on a blank row, or by ourselves: there is nothing to do."""
    path = excel(tmp_path, [*page("无误", "无误"), ["3", "", "", "", ""]])
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for row, author in ((1, "辅导员"), (4, "辅导员"), (2, "fankui")):
        sheet.cell(row, 4).comment = Comment("照片有问题", author)
    book.save(path)
    assert not told(read(path), "left-out")


def test_many_comments_are_one_line(tmp_path: Path) -> None:
    """Five are told in full, and how many there are."""
    path = excel(tmp_path, page(*["无误"] * 6))
    book = load_workbook(path)
    for row in range(2, 8):
        book.worksheets[0].cell(row, 4).comment = Comment("照片有问题", "辅导员")
    book.save(path)
    (line,) = told(read(path), "left-out")
    assert line.endswith("曹子涵，校对结果一格“照片有问题”……（一共 6 处）")


@pytest.mark.parametrize("make", [word, excel])
@pytest.mark.parametrize("label", ["学号：", "学号:", "号："])
def test_a_label_before_the_number_is_none_of_it(make: object, label: str, tmp_path: Path) -> None:
    """学号：2014030101 in a cell is 2014030101."""
    cells = page("无误", "民族错")
    cells[0][1] = f"{label}{cells[0][1]}"
    found = read(make(tmp_path, cells))  # type: ignore[operator]
    assert said(found) == {"01 安若曦": "无误", "02 白思雨": "民族错"}
    assert [one.number for one in found[0].students] == ["2014030101", "2014030102"]
