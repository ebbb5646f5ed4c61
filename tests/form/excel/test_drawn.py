"""Text boxes on a form in Excel: nothing is written into them, and what they ask for is told."""

from pathlib import Path

import pytest
from excel_blanks import LAST_LINE, TITLE, USUAL, saved_by_writer

from form.excel.test_fill import students
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.word import leftovers


def with_box(folder: Path, *texts: str) -> Path:
    """The usual form, with a text box for each of the *texts*."""
    path = folder / "附件2.xlsx"
    path.write_bytes(saved_by_writer(USUAL, TITLE, LAST_LINE, texts))
    return path


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ year }}届毕业生", "{{ year }}"),
        ("制表：${teacher}", "${teacher}"),
        ("«学院»\n«班级»", "«学院»、«班级»"),
        ("第[[page]]页", "[[page]]"),
    ],
)
def test_what_is_left_of_a_template_is_told(text: str, told: str, tmp_path: Path) -> None:
    """A mark of a template in a text box is told with where it is, in inspect and in build."""
    form = blank_form.find(with_box(tmp_path, "注意：一式两份", text))
    expected = f"文本框里还有模板的标记：{told}，会照样印出来：请在 Word/WPS 里改成要印的字或删掉"
    assert leftovers.told(form.parts.block, form.parts.spent, form.outside) == [expected]
    assert expected in blank_form.fill(form, students(5), class_name="2014级软件工程1班").notes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("班级：________", "班级"),
        ("班级名称：\n辅导员签名：", "班级名称”“辅导员签名"),
        ("____级____班", "班级"),
        ("学    院：          人    数：____", "学院”“人数"),
    ],
)
def test_blanks_are_told(text: str, told: str, tmp_path: Path) -> None:
    """A blank in a text box is left to the hand, and that is told."""
    form = blank_form.find(with_box(tmp_path, text))
    expected = f"文本框里的“{told}”不填，打印后请手写"
    assert expected in form.parts.doubts
    assert expected in blank_form.fill(form, students(5), class_name="2014级软件工程1班").notes


@pytest.mark.parametrize("text", ["注意：本表一式两份", "联系人：李老师", "交教务处 214 室"])
def test_what_asks_for_nothing_is_not(text: str, tmp_path: Path) -> None:
    """A text box that is only read is not told of."""
    assert blank_form.find(with_box(tmp_path, text)).parts.doubts == ()
