"""A column to tick for each entry of the record: √, × where it is wrong, and the text beside."""

from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
import pytest
from drawn_forms import drawn, numbered
from excel_blanks import BOX
from excel_blanks import saved as saved_book

from form.test_every_result import NOTICE
from tongzhi_cli.answers.result.judge import judge, meaning
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.excel.read import read_book
from tongzhi_cli.form.rows import Row, outcome
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.tables.read import read_data

CLASS = "2014级软件工程1班"
PEOPLE = "民族有误：显示“汉族”，应为“回族”"
PHOTO = "照片不是本人"
BOTH = "姓名有误：显示“安苦”，应为“安若”；照片不是本人"
ELSE = "学制有误：显示“三年”，应为“四年”"
SAID = ("无误", PEOPLE, PHOTO, BOTH, ELSE, "")
#: The rows of a header, where its entries begin, what they are, and where the text stands.
FORMS = {
    "one cell over them": (
        ["|序号|学号|学生姓名|核对项目是否正确|<|<|<|签字|备注|",
         "|^|^|^|姓名|性别|民族|照片|^|^|"],
        3, ("姓名", "性别", "民族", "照片"), 8,
    ),
    "核对情况 over them": (
        ["|学号|姓名|核对情况（√/×）|<|<|<|备注|签名|", "|^|^|姓名|出生日期|民族|学历照片|^|^|"],
        2, ("姓名", "出生日期", "民族", "照片"), 6,
    ),
    "each asks": (
        ["|学号|姓名|姓名是否正确|民族是否正确|照片是否本人|有误内容|签名|"],
        2, ("姓名", "民族", "照片"), 5,
    ),
    "signs beside each": (
        ["|序号|学号|姓名|姓名（√/×）|性别（√/×）|民族（√/×）|照片（√/×）|备注|本人签名|"],
        3, ("姓名", "性别", "民族", "照片"), 7,
    ),
}  # fmt: skip
#: No column for the text.
BARE = ["|学号|姓名|信息核对|<|<|签名|", "|^|^|姓名|民族|照片|^|"]


def filled(header: Sequence[str], folder: Path) -> tuple[Path, Sequence[str]]:
    width = header[0].count("|") - 1
    lines = ["核对表", *header, *numbered("| " * width + "|", 8), "班级：________"]
    path = folder / "空白.docx"
    path.write_bytes(drawn(lines))
    rows = [
        Row(at, f"201403010{at}", f"安若{at}", said, outcome(judge(said)))
        for at, said in enumerate(SAID, 1)
    ]
    made = blank_form.fill(blank_form.find(path), rows, class_name=CLASS)
    out = folder / "反馈表.docx"
    out.write_bytes(made.data)
    return out, made.notes


def cells(path: Path, header: Sequence[str]) -> list[list[str]]:
    (table,) = docx.Document(str(path)).tables
    return [[cell.text for cell in row.cells] for row in table.rows][len(header) :]


def told(path: Path) -> list[str]:
    _, answers = form_reading.read(path, NOTICE)
    found = {one.number: meaning(one, NOTICE).text for one in answers}
    return [found.get(f"201403010{at}", "") for at in range(1, len(SAID) + 1)]


@pytest.mark.parametrize("name", FORMS)
def test_each_entry_is_ticked(name: str, tmp_path: Path) -> None:
    """√ at all entries, × at those that are wrong; what is wrong stands beside, and it is told."""
    header, first, entries, text_at = FORMS[name]
    path, notes = filled(header, tmp_path)
    rows = cells(path, header)
    marks = [row[first : first + len(entries)] for row in rows[: len(SAID)]]
    wrong: list[set[str] | None] = [set(), {"民族"}, {"照片"}, {"姓名", "照片"}, None, None]
    assert marks == [
        ["" if bad is None else "×" if one in bad else "√" for one in entries] for bad in wrong
    ]
    assert [row[text_at] for row in rows[: len(SAID)]] == ["", *SAID[1:]]
    assert any("无误的都打“√”，有误的那一项打“×”" in note for note in notes)


@pytest.mark.parametrize("name", FORMS)
def test_it_reads_back(name: str, tmp_path: Path) -> None:
    """What was ticked and written beside comes back as what each said."""
    path, _ = filled(FORMS[name][0], tmp_path)
    assert told(path) == [*SAID]


def test_without_a_column_for_the_text(tmp_path: Path) -> None:
    """What is wrong stands at its entry, where there is no other place; nothing is lost."""
    path, _ = filled(BARE, tmp_path)
    rows = cells(path, BARE)
    assert [row[2:5] for row in rows[:6]] == [
        ["√", "√", "√"], ["√", PEOPLE, "√"], ["√", "√", PHOTO], [BOTH, "√", BOTH],
        [ELSE, "", ""], ["", "", ""],
    ]  # fmt: skip
    assert [one or "" for one in told(path)][:3] == [*SAID[:3]]


#: What people tick and write, and what is read.
TYPED = [
    (("√", "√", "√", ""), "ok 无误"),
    (("无误", "正确", "√", ""), "ok 无误"),
    (("√", "×", "√", "应为回族"), "anomaly"),
    (("√", "×", "√", ""), "anomaly 民族有误"),
    (("√", "", "√", ""), "unclear"),
    (("", "", "", ""), "missing "),
    (("√", "√", "√", "班长"), "ok 无误"),
]


@pytest.mark.parametrize(("said", "read"), TYPED)
def test_what_people_tick_is_read(said: Sequence[str], read: str, tmp_path: Path) -> None:
    """All ticks are 无误; a cross is a fault; an entry that is left blank is told."""
    lines = [
        f"班级：{CLASS}",
        "|学号|姓名|核对项目|<|<|备注|签名|", "|^|^|姓名|民族|照片|^|^|",
        f"|2014030101|安若思|{'|'.join(one or ' ' for one in said)}|安若思|",
    ]  # fmt: skip
    path = tmp_path / "反馈表.docx"
    path.write_bytes(drawn(lines))
    _, answers = form_reading.read(path, NOTICE)
    found = [meaning(one, NOTICE) for one in answers] or [judge("")]
    assert f"{found[0].status} {found[0].text}".startswith(read)


#: Columns that sound like entries and are for what the roster says.
NO_ITEMS = [
    ["|学号|姓名|性别|民族|专业|照片|核对结果|签名|"],
    ["|学号|基本信息|<|<|核对|<|", "|^|姓名|性别|专业|结果|签名|"],
    ["|学号|姓名|照片核对|信息核对|签名|"],
    ["|学生信息核对|<|<|<|核对结果|签名|", "|学号|姓名|性别|专业|^|^|"],
    ["|信息核对|<|<|<|<|<|", "|学号|姓名|性别|专业|结果|签名|"],
    ["|学生信息核对|<|<|<|备注|签名|", "|学号|姓名|性别|专业|^|^|"],
]


@pytest.mark.parametrize("header", NO_ITEMS)
def test_what_the_roster_says_is_not_ticked(header: Sequence[str], tmp_path: Path) -> None:
    """性别, 专业 and 照片 beside a column for the result are no entries to tick."""
    _, notes = filled(header, tmp_path)
    assert not any("那一项打“×”" in note for note in notes)


@pytest.mark.parametrize("name", FORMS)
def test_in_excel_it_is_the_same(name: str, tmp_path: Path) -> None:
    """A worksheet with such columns is filled and read back as the document is."""
    header, first, entries, _ = FORMS[name]
    rows = [one.strip("|").split("|") for one in header]
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for at, row in enumerate([*rows, *[[" "] * len(rows[0])] * 8], 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(at, column, text.strip("^< ") or None)
            cell.border = BOX
            sheet.column_dimensions["ABCDEFGHIJ"[column - 1]].width = 20
    group = [at for at, text in enumerate(rows[0], 1) if text == "<"]
    if group:
        sheet.merge_cells(start_row=1, end_row=1, start_column=group[0] - 1, end_column=group[-1])
    for at, text in enumerate(rows[-1], 1):
        if text == "^":
            sheet.merge_cells(start_row=1, end_row=2, start_column=at, end_column=at)
    sheet.cell(len(rows) + 9, 1, "班级：____")
    path = tmp_path / "空白.xlsx"
    path.write_bytes(saved_book(book))
    lines = [
        Row(at, f"201403010{at}", f"安若{at}", said, outcome(judge(said)))
        for at, said in enumerate(SAID, 1)
    ]
    out = tmp_path / "反馈表.xlsx"
    out.write_bytes(blank_form.fill(blank_form.find(path), lines, class_name=CLASS).data)
    filled_rows = [*openpyxl.load_workbook(out).worksheets[0].iter_rows(values_only=True)]
    marks = [row[first : first + len(entries)] for row in filled_rows[len(rows) :]]
    assert marks[0] == ("√",) * len(entries)
    assert marks[1] == tuple("×" if one == "民族" else "√" for one in entries)
    _, answers = read_book(read_data(out, out.read_bytes()), NOTICE)
    found = {one.number: meaning(one, NOTICE).text for one in answers}
    assert [found.get(f"201403010{at}", "") for at in range(1, 7)] == [*SAID]
