"""A filled form in Excel read back: what was written exactly, on however many worksheets."""

from pathlib import Path

import pytest
from builders import notice_2018
from excel_blanks import SHAPES, listed, numbered, page, saved, signed, titled, usual
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from form.excel.test_fill import CLASS, filled, students
from form.word.test_read import NAMES, RESULTS
from tongzhi_cli.answers.answer import Answer
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import BlankFormError
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.excel.read import read_book
from tongzhi_cli.form.excel.recognise import is_form
from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.word.fit import Layout
from tongzhi_cli.roster.model import Roster
from tongzhi_cli.tables.read import read_data

NOTICE = notice_2018()


def read(data: bytes, name: str = "表.xlsx") -> tuple[Roster, list[Answer]]:
    """What a filled form says."""
    return read_book(read_data(Path(name), data), NOTICE)


def told(data: bytes) -> list[tuple[str, str, str]]:
    """学号, 姓名 and result of each student."""
    roster, answers = read(data)
    said = {answer.number: answer.text or "" for answer in answers}
    return [(one.number, one.name, said.get(one.number, "")) for one in roster.students]


@pytest.mark.parametrize("count", [1, 26, 45])
@pytest.mark.parametrize("name", SHAPES)
def test_what_was_written_is_read(name: str, count: int, tmp_path: Path) -> None:
    """Each form gives back every student and result that went in, and the class."""
    rows = students(count, 1)
    data = filled(tmp_path, name, rows).data
    assert told(data) == [(row.number, row.name, row.result) for row in rows]
    roster, _ = read(data)
    assert {one.class_name for one in roster.students} == {CLASS}
    assert [note.message for note in roster.notes] == []


@given(
    rows=st.lists(st.tuples(NAMES, RESULTS), min_size=1, max_size=60),
    start=st.integers(1, 900),
    layout=st.sampled_from(list(Layout)),
)
@settings(max_examples=25, deadline=None)
def test_law_of_reading_back(
    rows: list[tuple[str, str]],
    start: int,
    layout: Layout,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Whatever names and results stand in a form, it gives back what went in."""
    path = tmp_path_factory.mktemp("law") / "附件2.xlsx"
    path.write_bytes(SHAPES["merged title"].make())
    lines = [
        Row(at, f"2014{start + at:06}", name, result)
        for at, (name, result) in enumerate(rows, start=1)
    ]
    data = blank_form.fill(blank_form.find(path), lines, class_name=CLASS, layout=layout).data
    assert told(data) == [
        (row.number, row.name, "" if row.result in {"-", "/", "—"} else row.result) for row in lines
    ]


def test_place_is_the_cell(tmp_path: Path) -> None:
    """Each student is told with the worksheet and the cell."""
    roster, _ = read(filled(tmp_path, "merged title", students(26)).data)
    assert [
        (one.where.sheet, one.where.cell) for one in (roster.students[0], roster.students[25])
    ] == [("附件2", "B3"), ("附件2 (2)", "B3")]


@pytest.mark.parametrize("name", SHAPES)
def test_blank_is_blank(name: str) -> None:
    """A blank form is a form, and says that nobody is in it."""
    book = read_data(Path("附件2.xlsx"), SHAPES[name].make())
    assert is_form(book, NOTICE, ColumnMap())
    with pytest.raises(BlankFormError):
        read_book(book, NOTICE)


def _two_pages() -> bytes:
    """Two pages below one another, as people copy them."""
    book = Workbook()
    sheet = book.worksheets[0]
    page(sheet)
    for first, start in ((1, 1), (31, 26)):
        sheet.merge_cells(start_row=first, start_column=1, end_row=first, end_column=5)
        sheet.cell(first, 1, "校对反馈表")
        listed(sheet, ("序号", "学号", "姓名", "校对结果", "本人签名"), first + 1, 25)
        numbered(sheet, 1, first + 2, 25, start)
        signed(sheet, first + 28, 5)
    return saved(book)


def _two_sheets() -> bytes:
    """Two worksheets that are the same blank form."""
    book, sheet = usual()
    book.copy_worksheet(sheet)
    return saved(book)


def _no_lines() -> bytes:
    """No lines around the cells, no 序号."""
    book = Workbook()
    sheet = book.worksheets[0]
    titled(sheet, 4)
    for at, text in enumerate(("学号", "姓名", "核对结果", "签字"), start=1):
        sheet.cell(3, at, text)
    sheet["A54"] = "班级：__级__班"
    sheet["C54"] = "辅导员签字："
    return saved(book)


PAGES = {"two pages below one another": (_two_pages, 1), "two worksheets": (_two_sheets, 2),
         "no lines": (_no_lines, 1)}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_pages_that_are_there_are_used(name: str, tmp_path: Path) -> None:
    """A blank of several pages takes the class as it is, the class on each; no sheet is added."""
    make, sheets = PAGES[name]
    path = tmp_path / "附件2.xlsx"
    path.write_bytes(make())
    rows = students(45)
    data = blank_form.fill(blank_form.find(path), rows, class_name=CLASS).data
    assert told(data) == [(row.number, row.name, row.result) for row in rows]
    (tmp_path / "填好.xlsx").write_bytes(data)
    book = load_workbook(tmp_path / "填好.xlsx")
    assert len(book.worksheets) == sheets
    lines = [cell.value for sheet in book for row in sheet for cell in row if cell.value]
    pages = 1 if name == "no lines" else 2
    assert len([one for one in lines if CLASS in str(one)]) == pages


def _serials_without_a_word() -> bytes:
    """序号 printed below a blank heading."""
    book, sheet = usual(("", "学号", "姓名", "校对结果", "签名"))
    numbered(sheet, 1, 3, 25)
    return saved(book)


def _signed_below_the_header() -> bytes:
    """The line to sign right below the header: no blank row at all."""
    book = Workbook()
    sheet = book.worksheets[0]
    titled(sheet, 5)
    listed(sheet, ("序号", "学号", "姓名", "校对结果", "本人签名"), 2, 0)
    signed(sheet, 3, 5)
    return saved(book)


def _labels_in_cells() -> bytes:
    """What is to be signed in cells of their own, under the columns of the list."""
    book, sheet = usual()
    sheet.unmerge_cells("A29:E29")
    for place, text in (("A29", "班级："), ("C29", "辅导员签字："), ("E29", "日期：")):
        sheet[place] = text
    return saved(book)


def _class_merged_down() -> bytes:
    """One cell for the class beside all rows."""
    book, sheet = usual(("班级", "学号", "姓名", "校对结果", "签名"))
    sheet.merge_cells("A3:A27")
    return saved(book)


def _told_above() -> bytes:
    """How to fill it in, on nine lines above the header."""
    book = Workbook()
    sheet = book.worksheets[0]
    page(sheet)
    titled(sheet, 5)
    for row in range(2, 11):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=5)
        sheet.cell(row, 1, f"{row}. 各班按学号由小到大填写，姓名、学号不得有误。")
    listed(sheet, ("序号", "学号", "姓名", "校对结果", "本人签名"), 11, 25)
    numbered(sheet, 1, 12, 25)
    signed(sheet, 38, 5)
    return saved(book)


def _count_below() -> bytes:
    """How many rows there are, right below the list, no line around it."""
    book, sheet = usual()
    sheet["A28"] = 25
    return saved(book)


MORE = {
    "serials without a word": _serials_without_a_word,
    "signed below the header": _signed_below_the_header,
    "labels in cells": _labels_in_cells,
    "class merged down": _class_merged_down,
    "told above": _told_above,
    "a number below": _count_below,
}


@pytest.mark.parametrize("name", MORE)
def test_more_shapes_are_filled_and_read(name: str, tmp_path: Path) -> None:
    """What stands beside, above and below a list is no row of it, in filling and in reading."""
    path = tmp_path / "附件2.xlsx"
    path.write_bytes(MORE[name]())
    rows = students(45)
    form = blank_form.find(path)
    data = blank_form.fill(form, rows, class_name=CLASS).data
    assert told(data) == [(row.number, row.name, row.result) for row in rows]
    assert {one.class_name for one in read(data)[0].students} == {CLASS}
    assert form.rows_per_sheet == (1 if name == "signed below the header" else 25)
    (tmp_path / "填好.xlsx").write_bytes(data)
    book = load_workbook(tmp_path / "填好.xlsx")
    said = [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value]
    pages = 1 if name == "signed below the header" else 2
    assert len([text for text in said if "辅导员签" in text]) == pages


#: What is no form: what it has, and why not.
ROSTERS = {
    "results, nothing to sign": [["学号", "姓名", "校对结果"], ["2014030101", "安若思", "无误"]],
    "to sign, no result": [["学号", "姓名", "签名"], ["2014030101", "安若思", ""]],
    "a name that says 签": [["学号", "姓名", "班级"], ["2014030101", "签名王", "1班"]],
}


@pytest.mark.parametrize("name", ROSTERS)
def test_a_roster_is_none(name: str, tmp_path: Path) -> None:
    """A roster with results is one, and so is a list to sign without them."""
    book = Workbook()
    for row in ROSTERS[name]:
        book.worksheets[0].append(row)
    path = tmp_path / "花名册.xlsx"
    book.save(path)
    assert not is_form(read_data(path, path.read_bytes()), NOTICE, ColumnMap())
