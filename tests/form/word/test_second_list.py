"""A 勘误表 on the sheet of the signed form: who is faulty stands on both, and is read once."""

from collections.abc import Sequence
from pathlib import Path

import docx
import excel_blanks
import pytest
from drawn_forms import drawn, numbered
from excel_blanks import BOX
from form_reading import W, body, text
from openpyxl import Workbook

from form.test_every_result import NOTICE, read_back
from form.word.test_forms_of_schools import CLASS, students
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.form.word.document.second import BY_HAND, TOLD

SIGNED = ["|序号|学号|姓名|核对结果|本人签名|", *numbered("|#|||||", 15)]
KIND = "民族有误：显示“汉族”，应为“回族”"
#: The second list as it stands on forms, and what is written of number 3 in its columns.
SECOND: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "wrong and right": (
        ("|序号|学号|姓名|有误信息|更正信息|签名|", "|#||||||"),
        ("1", "2014030103", "安若3", "民族：汉族", "回族", ""),
    ),
    "with the kind": (
        ("|序号|姓名|学号|错误类别|错误信息|正确信息|", "|#||||||"),
        ("1", "安若3", "2014030103", "民族", "汉族", "回族"),
    ),
    "no serial": (
        ("|学号|姓名|原信息|更改为|备注|", "| | | | | |"),
        ("2014030103", "安若3", "民族：汉族", "回族", ""),
    ),
    "one cell for what is wrong": (
        ("|序号|学号|姓名|错误内容|", "|#||||"),
        ("1", "2014030103", "安若3", KIND),
    ),
}


def blank(
    name: str, rows: int = 5, *, first: bool = False, signed: Sequence[str] = SIGNED
) -> bytes:
    header, row = SECOND[name][0]
    second = ["二、勘误表（有误的填写）", header, *numbered(row, rows)]
    own = ["一、核对签名表", *signed]
    lists = [*second, *own] if first else [*own, *second]
    return drawn(["信息核对材料", "班级：________", *lists, "辅导员签字："])


def filled(data: bytes, folder: Path, count: int) -> tuple[Path, Sequence[str]]:
    path = folder / "空白.docx"
    path.write_bytes(data)
    made = blank_form.fill(blank_form.find(path), students(count), class_name=CLASS)
    out = folder / "反馈表.docx"
    out.write_bytes(made.data)
    return out, made.notes


def tables(path: Path, header: str) -> list[list[list[str]]]:
    """The rows of the tables with that word in their header."""
    found = docx.Document(str(path)).tables
    return [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in found
        if header in [cell.text for cell in table.rows[0].cells]
    ]


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize("name", SECOND)
def test_who_is_faulty_stands_on_both(name: str, *, first: bool, tmp_path: Path) -> None:
    """Those with a fault stand in the 勘误表, too, wherever it is; its other rows are blank."""
    header, wanted = SECOND[name][0][0], SECOND[name][1]
    path, notes = filled(blank(name, first=first), tmp_path, 12)
    (rows,) = tables(path, header.strip("|").split("|")[-1])
    assert rows[1] == [*wanted]
    assert all("2014" not in "".join(row) for row in rows[2:])
    assert len(rows) == 6
    assert TOLD in notes


@pytest.mark.parametrize("count", [1, 12, 45])
@pytest.mark.parametrize("name", SECOND)
def test_each_is_read_once(name: str, count: int, tmp_path: Path) -> None:
    """Read back, each student of the class is there once, with what they said."""
    path, _ = filled(blank(name), tmp_path, count)
    wanted = [(one.number, one.name, one.result) for one in students(count)]
    assert read_back(path) == wanted


#: What stands above a 勘误表 that is not the class's, and its rows.
OTHERS = [
    ("示例：", "|1|2014030199|张三|民族|汉|彝族|"),
    ("附：填写样例", "|1|2014030199|张三|民族|汉|彝族|"),
    ("二、往年勘误登记（教务处填写）", "| | | | | | |"),
    ("勘误登记（由教务处统一填写）", "| | | | | | |"),
    ("上次校对勘误情况", "|#| | | | | |"),
]


@pytest.mark.parametrize(("title", "row"), OTHERS)
def test_a_list_that_is_not_of_the_class_is_left(title: str, row: str, tmp_path: Path) -> None:
    """An example, another year's, one for the school to fill in: nobody gets on it, told."""
    header = "|序号|学号|姓名|错误类别|错误信息|正确信息|"
    data = drawn(["核对", *SIGNED, title, header, *numbered(row, 1), "班级：____"])
    path, notes = filled(data, tmp_path, 12)
    (rows,) = tables(path, "错误类别")
    assert [row[1:] for row in rows[1:]] == [[""] * 5]
    assert TOLD not in notes
    (told,) = [one for one in notes if "下面的那张勘误表没有填" in one]
    assert ("例子不留" in told) == ("张三" in row)
    assert read_back(path) == [(one.number, one.name, one.result) for one in students(12)]


@pytest.mark.parametrize(
    "title", ["二、勘误表（有误的填写）", "勘误表（班长填写）", "有误信息登记"]
)
def test_a_list_of_the_class_is_filled(title: str, tmp_path: Path) -> None:
    """Whoever of the class is to fill it in, and whatever it is called."""
    header = "|序号|学号|姓名|错误类别|错误信息|正确信息|"
    data = drawn(["核对", *SIGNED, title, header, *numbered("|#| | | | | |", 3), "班级：____"])
    path, notes = filled(data, tmp_path, 12)
    assert TOLD in notes
    assert tables(path, "错误类别")[0][1][1] == "2014030103"


def test_all_who_are_faulty_have_room(tmp_path: Path) -> None:
    """One list runs over all pages, numbered on."""
    path, _ = filled(blank("with the kind", rows=1), tmp_path, 45)
    found = [[row[0:3] for row in rows[1:]] for rows in tables(path, "错误类别")]
    assert found == [
        [["1", "安若3", "2014030103"]], [["2", "安若26", "2014030126"]], [["3", "", ""]],
    ]  # fmt: skip


UNNUMBERED = "|".join(["", *[" "] * 6, ""])


@pytest.mark.parametrize(
    ("signed", "second"),
    [
        (SIGNED[1:], None),
        ([UNNUMBERED[:-4]] * 15, None),
        (SIGNED[1:], 5),
        ([UNNUMBERED[:-4]] * 15, 5),
    ],
)
def test_rows_of_nobody_have_a_number_only_where_it_is_printed(
    signed: Sequence[str], second: int | None, tmp_path: Path
) -> None:
    """Each of the two lists has 序号 behind its students if the blank one has them there."""
    header = SECOND["with the kind"][0][0]
    below = [UNNUMBERED] * second if second else numbered("|#||||||", 5)
    lines = ["一、核对签名表", SIGNED[0], *signed, "二、勘误表（有误的填写）", header, *below]
    path, _ = filled(drawn(["班级：________", *lines, "辅导员签字："]), tmp_path, 12)
    for word, people, rows, is_blank in (
        ("核对结果", 12, 15, signed != SIGNED[1:]),
        ("错误类别", 1, 5, second is not None),
    ):
        (table,) = tables(path, word)
        last = people if is_blank else rows
        assert [row[0] for row in table[1:]] == [
            *map(str, range(1, last + 1)), *[""] * (rows - last),
        ]  # fmt: skip


@pytest.mark.parametrize("at", [0, 2, 11])
@pytest.mark.parametrize("name", SECOND)
def test_a_name_in_narrow_letters_is_one_of_the_list(name: str, at: int, tmp_path: Path) -> None:
    """The row of the list has them, whoever is faulty; the 勘误表 has columns of its own."""
    rows = students(12)
    rows[at] = rows[at]._replace(name="RATTANAKORNWO A")
    path = tmp_path / "空白.docx"
    path.write_bytes(blank(name))
    made = blank_form.fill(blank_form.find(path), rows, class_name=CLASS)
    runs = [one for one in body(made.data).iter(f"{W}r") if "RATT" in text(one)]
    narrow = [one.find(f"{W}rPr/{W}w") is not None for one in runs]
    assert narrow == ([True, False] if at == 2 else [True])


def test_nobody_is_faulty(tmp_path: Path) -> None:
    """Where nobody has a fault the 勘误表 stays blank."""
    path, _ = filled(blank("with the kind"), tmp_path, 2)
    (rows,) = tables(path, "错误类别")
    assert rows[1:] == [[str(at), "", "", "", "", ""] for at in range(1, 6)]


#: What somebody typed on the signed list and on the 勘误表, and what is read of them.
TYPED = [
    ("有误", ("民族", "汉族", "回族"), [KIND]),
    (KIND, ("民族", "汉族", "回族"), [KIND]),
    ("民族错误", ("民族", "汉族", "回族"), [KIND]),
    ("民族写错了。", ("民族", "汉族", "回族"), [KIND]),
    ("民族应为回族", ("民族", "汉族", "回族"), [KIND]),
    (KIND, ("民族", "汉族", ""), [KIND]),
    ("民族应为白族", ("民族", "汉族", "回族"), ["民族应为白族", KIND]),
    ("姓名错误", ("民族", "汉族", "回族"), ["姓名错误", KIND]),
    ("照片不是本人", ("民族", "汉族", "回族"), ["照片不是本人", KIND]),
    ("无误", ("民族", "汉族", "回族"), ["无误", KIND]),
]


@pytest.mark.parametrize(("said", "parts", "read"), TYPED)
def test_typed_on_both(said: str, parts: Sequence[str], read: list[str], tmp_path: Path) -> None:
    """What both lists say counts once, the fuller one; who is told in two ways stays in both."""
    lines = [
        "班级：2014级软件工程1班",
        "|学号|姓名|核对结果|签名|", f"|2014030103|安若3|{said}||",
        "勘误表",
        "|学号|姓名|错误类别|错误信息|正确信息|", f"|2014030103|安若3|{'|'.join(parts)}|",
    ]  # fmt: skip
    path = tmp_path / "反馈表.docx"
    path.write_bytes(drawn(lines))
    assert [one for _, _, one in _told(path)] == read


def test_the_order_is_that_of_each_list(tmp_path: Path) -> None:
    """Who stands on the 勘误表, too, is no row in the wrong place; a wrong place on it is."""
    header = "|学号|姓名|错误类别|错误信息|正确信息|"
    above = ["|学号|姓名|核对结果|签名|"]
    above += [f"|20140301{at:02}|安若{at}|无误||" for at in (1, 3, 5)]
    below = [f"|20140301{at:02}|安若{at}|民族|汉族|回族|" for at in (1, 3)]
    for lower, told in ((below, 0), (below[::-1], 1)):
        path = tmp_path / "反馈表.docx"
        path.write_bytes(drawn(["班级：2014级软件1班", *above, "勘误表", header, *lower]))
        roster, _ = form_reading.read(path, NOTICE)
        assert len([one for one in roster.notes if one.code == "not-ascending"]) == told


def _told(path: Path) -> list[tuple[str, str, str]]:
    roster, answers = form_reading.read(path, NOTICE)
    told = {one.where: one.text or "" for one in answers}
    return [(one.number, one.name, told.get(one.where, "")) for one in roster.students]


def test_one_cell_for_all_is_left(tmp_path: Path) -> None:
    """A 勘误表 whose rows are one cell is filled by nobody, and stays as it is."""
    header, row = "|学号|姓名|错误类别|错误信息|正确信息|", "| | |^| | |"
    rows = [row.replace("^", " "), *[row] * 3]
    data = drawn(["核对", *SIGNED, "勘误表", header, *rows, "班级：____"])
    path, notes = filled(data, tmp_path, 12)
    assert TOLD not in notes
    assert all("2014" not in "".join(row) for row in tables(path, "错误类别")[0][1:])


@pytest.mark.parametrize("name", SECOND)
def test_on_a_worksheet_it_is_told(name: str, tmp_path: Path) -> None:
    """In Excel the 勘误表 below the list stays blank, and that is told."""
    header, row = SECOND[name][0]
    book = Workbook()
    sheet = book.worksheets[0]
    lines = ["|核对签名表|", *SIGNED, "|二、勘误表|", header, *numbered(row, 5), "|班级：____|"]
    for at, line in enumerate(lines, 1):
        for column, said in enumerate(line.strip("|").split("|"), 1):
            sheet.cell(at, column, said.strip() or None).border = BOX
            sheet.column_dimensions["ABCDEF"[column - 1]].width = 20
    path = tmp_path / "空白.xlsx"
    path.write_bytes(excel_blanks.saved(book))
    assert BY_HAND in blank_form.fill(blank_form.find(path), students(4), class_name=CLASS).notes
