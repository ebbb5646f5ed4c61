"""A filled form whose columns hold results that nobody reads: told, never dropped (issue 14)."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from new_document import new_document

from tongzhi_cli.errors import NoFormError, NoResultError
from tongzhi_cli.form.excel import read as excel_reading
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.roster.model import Roster
from tongzhi_cli.tables import read as tables

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
PEOPLE = ("安若曦", "白景行", "毕思远")
SIGNED = ["安", "白", "毕"]
LAST_LINE = "以上信息均已核对无误。班长签名：        辅导员签名："

#: The columns behind 序号, 学号 and 姓名, what stands in each, and what is told: none if nothing.
KINDS: dict[str, tuple[dict[str, list[str]], str]] = {
    "a fault beside the result": (
        {"校对结果": ["无误"] * 3, "复核意见": ["无误", "照片不是本人", "无误"], "签名": SIGNED},
        "error E 列“复核意见”里像是校对结果（“无误”、“照片不是本人”），没有读",
    ),
    "a few only": (
        {"校对结果": ["无误"] * 3, "情况": ["", "民族错误", ""], "签名": SIGNED},
        "error E 列“情况”里像是校对结果（“民族错误”），没有读",
    ),
    "all right a second time": (
        {"校对结果": ["无误", "民族有误", "无误"], "第二次校对": ["无误"] * 3},
        "warning E 列“第二次校对”里像是校对结果（“无误”），没有读",
    ),
    "a column for each of two": ({"照片": ["无误"] * 3, "学籍信息": ["无误"] * 3}, ""),
    "ticks": ({"正确": ["√", "", "√"], "有误": ["", "民族错误", ""], "签名": SIGNED}, ""),
    "who looked at it": ({"校对结果": ["无误"] * 3, "是否本人核对": ["是"] * 3}, ""),
    "remarks": ({"校对结果": ["无误"] * 3, "备注": ["", "已电话确认", ""], "签名": SIGNED}, ""),
}


def rows_of(columns: dict[str, list[str]], *, first: int = 1) -> list[list[str]]:
    """The header and a row for each student, from that serial on."""
    return [
        ["序号", "学号", "姓名", *columns],
        *(
            [str(at), f"20140301{at:02d}", name, *said]
            for at, (name, *said) in enumerate(zip(PEOPLE, *columns.values(), strict=True), first)
        ),
    ]


def document(*sheets: list[list[str]]) -> bytes:
    """A table for each sheet, signed in a last row as wide as the table."""
    made = new_document()
    made.add_paragraph("2014级软件1班 图像信息校对反馈表")
    for rows in sheets:
        table = made.add_table(len(rows) + 1, len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=False):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        last = table.rows[-1].cells
        last[0].merge(last[-1]).text = LAST_LINE
        made.add_paragraph()
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def workbook(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in [["2014级软件1班 图像信息校对反馈表"], *rows, [LAST_LINE]]:
        sheet.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def of_word(data: bytes) -> Roster:
    return form_reading.read_data(Path("反馈表.docx"), data, NOTICE)[0]


def of_excel(data: bytes) -> Roster:
    return excel_reading.read_book(tables.read_data(Path("反馈表.xlsx"), data), NOTICE)[0]


def told(roster: Roster) -> list[str]:
    return [f"{one.severity} {one.message}" for one in roster.notes if one.code == "unread-results"]


@pytest.mark.parametrize(("columns", "said"), KINDS.values(), ids=KINDS)
def test_what_is_not_read_is_told(columns: dict[str, list[str]], said: str) -> None:
    """In Word and in Excel alike; what is signed below is no student's answer."""
    wanted = [said] if said else []
    assert told(of_word(document(rows_of(columns)))) == wanted
    assert told(of_excel(workbook(rows_of(columns)))) == wanted


def test_it_is_told_once_for_all_sheets() -> None:
    """Not once for every forty students: the sheets of a form have the same columns."""
    columns, said = KINDS["a fault beside the result"]
    sheets = [rows_of(columns), rows_of(columns, first=4)]
    assert told(of_word(document(*sheets))) == [said]
    other = rows_of({"校对结果": ["无误"] * 3, "检查": ["无误", "专业错误", "无误"]}, first=7)
    assert len(told(of_word(document(*sheets, other)))) == 2


def test_lists_side_by_side_read_each_their_own() -> None:
    """The result of the list on the right is no column that nobody reads."""
    left = rows_of({"校对结果": ["无误"] * 3})
    right = rows_of({"校对结果": ["无误", "照片模糊", "无误"]}, first=4)
    both = [[*one, *other] for one, other in zip(left, right, strict=True)]
    roster = of_word(document(both))
    assert len(roster.students) == 6
    assert told(roster) == []


def test_results_under_words_that_nobody_knows_are_not_only_signed() -> None:
    """学号, 姓名 and 签名 alone are a list to sign; with results between them it is a form."""
    unknown = {"图样": ["无误"] * 3, "文字情况": ["无误", "专业错了", "无误"], "签名": SIGNED}
    with pytest.raises(NoFormError, match="图样、文字情况"):
        of_word(document(rows_of(unknown)))
    with pytest.raises(NoResultError):
        of_word(document(rows_of({"签名": SIGNED})))
