"""The kinds of blank forms in Excel, a row of a table each: what is asked for, what is written."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from excel_blanks import BOX, saved, titled
from excel_reading import loaded, rows_with, texts
from openpyxl import Workbook

from form.excel.test_fill import CLASS, FAULT
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.excel.read import read_book
from tongzhi_cli.form.excel.recognise import is_form
from tongzhi_cli.form.rows import Row, outcome
from tongzhi_cli.form.word.fit import Layout
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.tables.read import read_data

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
with Path(__file__).with_name("kinds_blanks.tsv").open(encoding="utf-8") as file:
    KINDS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
IDS = [f"{one['kind']} {at}" for at, one in enumerate(KINDS)]
#: Rows of the blank.
ROWS = 5


def blank(kind: dict[str, str]) -> bytes:
    """The blank form of a row of the table."""
    book = Workbook()
    sheet = book.worksheets[0]
    header, row = kind["header"].split("|"), kind["row"].split("|")
    titled(sheet, len(header))
    above = kind["above"].split("|") if kind["above"] else []
    lines = [*([above] if above else []), header, *[row] * ROWS]
    for at, line in enumerate(lines, start=2):
        for column, text in enumerate(line, start=1):
            cell = sheet.cell(at, column, text.strip() or None)
            cell.border = BOX
    first = 2 + len(lines) - ROWS
    for at in range(ROWS if row[0] == "1" else 0):
        sheet.cell(first + at, 1, at + 1)
    for column, text in enumerate(kind["below"].split("|"), start=1):
        sheet.cell(first + ROWS + 1, column, text or None)
    for letter in "ABCDEFG":
        sheet.column_dimensions[letter].width = 20
    return saved(book)


def students() -> list[Row]:
    """One without a fault, and one with."""
    people = (("2014030101", "安若思", "无误"), ("2014030102", "白若雨", FAULT))
    return [
        Row(at, number, name, said, {**outcome(judge(said)), Column.CLASS: CLASS})
        for at, (number, name, said) in enumerate(people, start=1)
    ]


def filled(kind: dict[str, str], folder: Path) -> bytes:
    """The form with both."""
    path = folder / "空白.xlsx"
    path.write_bytes(blank(kind))
    form = blank_form.find(path)
    return blank_form.fill(form, students(), class_name=CLASS).data


def said(text: str) -> list[str]:
    """The texts that a row of the table expects."""
    short = {"N1": "2014030101", "N2": "2014030102", "FAULT": FAULT, "CLASS": CLASS}
    for word, meant in short.items():
        text = text.replace(word, meant)
    return [one.strip() for one in text.split("|")]


@pytest.mark.parametrize("kind", KINDS, ids=IDS)
def test_what_is_written(kind: dict[str, str], tmp_path: Path) -> None:
    """A student without a fault, one with, and the class stand where the blank asks for them."""
    sheet = loaded(filled(kind, tmp_path)).worksheets[0]
    rows = [[text.strip() for text in row] for row in texts(sheet)]
    for wanted in (said(kind["right"]), said(kind["wrong"])):
        assert wanted in rows
    wanted = said(kind["class"])
    assert any(row[: len(wanted)] == wanted for row in rows)


@pytest.mark.parametrize("kind", KINDS, ids=IDS)
def test_what_is_written_is_read(kind: dict[str, str], tmp_path: Path) -> None:
    """The filled form is a form, and says the same of both students and of their class."""
    book = read_data(Path("填好.xlsx"), filled(kind, tmp_path))
    assert is_form(book, NOTICE, ColumnMap())
    roster, answers = read_book(book, NOTICE)
    assert [(one.number, one.name) for one in roster.students] == [
        (row.number, row.name) for row in students()
    ]
    judged = [judge(one.text) for one in answers]
    wanted = [judge(row.result) for row in students()]
    assert [one.status for one in judged] == [one.status for one in wanted]
    assert judged[1].text.endswith(FAULT)
    assert {one.class_name for one in roster.students} == {CLASS}


@pytest.mark.parametrize("kind", KINDS, ids=IDS)
def test_blank_is_told_from_a_roster(kind: dict[str, str]) -> None:
    """The blank form is one by its own signs: what it is called says nothing."""
    assert is_form(read_data(Path("名单.xlsx"), blank(kind)), NOTICE, ColumnMap())


@pytest.mark.parametrize("kind", [one for one in KINDS if one["row"] == "||□无误 □有误|"])
def test_rows_put_in_have_the_choices(kind: dict[str, str], tmp_path: Path) -> None:
    """Of more students than rows each has the printed choices, who has no answer unticked ones."""
    path = tmp_path / "空白.xlsx"
    path.write_bytes(blank(kind))
    answers = ["无误" if at < ROWS + 2 else "" for at in range(ROWS + 4)]
    rows = [
        Row(at, f"201403010{at}", "安若思", said, outcome(judge(said)) if said else {})
        for at, said in enumerate(answers, start=1)
    ]
    form = blank_form.find(path)
    data = blank_form.fill(form, rows, class_name=CLASS, layout=Layout.FLOW).data
    listed = rows_with(loaded(data).worksheets[0], "201403010")
    ticked = {"无误": "☑无误 □有误", "": "□无误 □有误"}
    assert [row[2] for row in listed] == [ticked[one] for one in answers]


def test_each_kind_has_three() -> None:
    """Three inputs of each kind at least."""
    assert min(Counter(one["kind"] for one in KINDS).values()) >= 3


@pytest.mark.parametrize(
    ("header", "row", "is_taken_back"),
    [
        ("学号|姓名|正确|有误|有误内容|签名", "||☐|☐||", True),
        ("学号|姓名|无误|有误|有误情况|签名", "||□|□||", True),
        ("学号|姓名|无误|有误|有误内容|签名", "|||||", True),
        ("学号|姓名|无误|有误|有误内容|错误说明|签名", "||||||", False),
    ],
)
def test_what_is_filled_after_all_is_not_told_to_be_blank(
    header: str, row: str, tmp_path: Path, *, is_taken_back: bool
) -> None:
    """Beside 有误 that is ticked a second column like it is written into; a third one is told."""
    path = tmp_path / "空白.xlsx"
    path.write_bytes(blank({"header": header, "row": row, "above": "", "below": "班级：____"}))
    form = blank_form.find(path)
    blanks = {text for column, text in form.parts.header.twice if column is Column.WRONG}
    assert blanks
    notes = blank_form.fill(form, students(), class_name=CLASS).notes
    for told in (form.parts.doubts, notes):
        assert blanks.isdisjoint(told) is is_taken_back
