"""Which workbooks are forms to be signed, and which are rosters with a line for a signature."""

import pytest

from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.form.excel.read import read_book
from tongzhi_cli.form.excel.recognise import is_form
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.tables.table import Book, Table

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
#: Headings beside 学号 and 姓名, and what stands under them of somebody who is wrong.
FORMS = {
    "ticks": ("√|×", "|民族错"),
    "ticks in words": ("正确√|错误×", "|民族错"),
    "two boxes": ("无误|有误", "|民族错"),
    "before and after": ("更正前|更正后|类别", "汉族|回族|民族"),
    "what it should be": ("类别|原内容|应为", "民族|汉族|回族"),
    "shown": ("错误类别|错误信息|正确信息", "民族|汉族|回族"),
    "photo and record": ("照片|学籍信息", "无误|民族错"),
    "questions": ("照片是否无误|信息是否无误", "无误|民族错"),
    "checks": ("图像核对|信息核对", "无误|民族错"),
    "signature": ("核对结果|本人签名", "民族错|"),
}
ROSTERS = ("班级|备注", "身份证号|联系电话", "照片|班级", "性别|学籍状态|学制", "专业|校对结果")


def book(header: str, texts: str, above: int = 1) -> Book:
    """A list of two below some lines, and a line to sign."""
    rows = [["软件学院"] for _ in range(above)]
    rows.append(["学号", "姓名", *header.split("|")])
    rows += [[number, "安若思", *texts.split("|")] for number in ("2014030101", "2014030102")]
    return Book("表.xlsx", (Table("表.xlsx", "Sheet1", [*rows, ["辅导员签字：____"]]),))


@pytest.mark.parametrize("above", [0, 3, 45])
@pytest.mark.parametrize(("header", "texts"), FORMS.values(), ids=FORMS)
def test_a_form_in_excel_is_recognised(header: str, texts: str, above: int) -> None:
    """By what stands over its results, wherever they begin: it is read, not taken for a roster."""
    found = book(header, texts, above)
    assert is_form(found, NOTICE, ColumnMap())
    _, answers = read_book(found, NOTICE)
    assert [("民族" in (one.text or "")) for one in answers] == [True, True]


@pytest.mark.parametrize("above", [0, 3])
@pytest.mark.parametrize("header", ROSTERS)
def test_a_roster_with_a_line_to_sign_is_no_form(header: str, above: int) -> None:
    """Whatever it tells of the students."""
    assert not is_form(
        book(header, "|".join("某" * (header.count("|") + 1)), above), NOTICE, ColumnMap()
    )


def test_what_is_not_signed_is_no_form() -> None:
    """The same columns without anything to sign are a list with results."""
    found = book("√|×", "√|")
    (table,) = found.tables
    assert not is_form(
        Book("表.xlsx", (table._replace(rows=table.rows[:-1]),)), NOTICE, ColumnMap()
    )
