"""Every result is on the page: whatever the form, each student stands on it once, as they said."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import blank_forms
import excel_blanks
import pytest
from blank_forms_odd import ODD
from drawn_forms import drawn, numbered

from form.word.test_forms_of_schools import CLASS, students
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.errors import InputError
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.excel.read import read_book
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.form.word.fit import fitting
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.tables.read import read_data

NOTICE = notice_toml.read(notice_toml.BUILT_IN)


def beside(header: str, row: str, *, head: str = "") -> bytes:
    """A form with a label merged down along its rows: `^` in the *row*."""
    above = [head] if head else []
    rows = [*above, header, *numbered(row, 12)]
    return drawn(["信息核对表", *rows, "班级：____    辅导员签字："])


#: It has no place for a result: what is wrong goes on a 勘误表, and that is told.
SIGNED_ONLY = "to be signed only"
#: A cell that is merged down along the rows of the students: it says what the list is.
BESIDE: dict[str, Callable[[], bytes]] = {
    "核对情况 on the left": partial(
        beside, "|学生核对情况|序号|学号|姓名|核对结果|本人签字|", "|^|#|||||"
    ),
    "校对结果 on the left": partial(
        beside,
        "|校对结果|序号|姓名|学号|是否无误|签名|",
        "|^|#|||||",
        head="|2014级学生|<|<|<|<|<|",
    ),
    "意见 on the right": partial(beside, "|序号|学号|姓名|核对结果|签名|核对意见|", "|#|||||^|"),
    "签字 on the right": partial(beside, "|序号|学号|姓名|签名|结果|签字|", "|#|||||^|"),
}
BLANKS: dict[str, Callable[[], bytes]] = {
    **{f"word: {name}": one.make for name, one in blank_forms.SHAPES.items()},
    **{f"odd: {name}": one.make for name, one in ODD.items() if name != SIGNED_ONLY},
    **{f"beside: {name}": one for name, one in BESIDE.items()},
    **{f"excel: {name}": one.make for name, one in excel_blanks.SHAPES.items()},
}


def filled(make: Callable[[], bytes], folder: Path, count: int) -> Path:
    """The form with so many students."""
    data = make()
    suffix = ".xlsx" if b"xl/workbook.xml" in data else ".docx"
    path = folder / f"空白{suffix}"
    path.write_bytes(data)
    form = blank_form.find(path)
    lines = students(count)
    made = blank_form.fill(form, lines, class_name=CLASS, layout=fitting(form, count))
    out = folder / f"反馈表{suffix}"
    out.write_bytes(made.data)
    return out


def read_back(path: Path) -> list[tuple[str, str, str]]:
    """学号, 姓名 and result of each, as they are read."""
    if path.suffix == ".xlsx":
        roster, answers = read_book(read_data(path, path.read_bytes()), NOTICE)
    else:
        roster, answers = form_reading.read(path, NOTICE)
    told = {one.number: judge(one.text).text for one in answers}
    return [(one.number, one.name, told.get(one.number, "")) for one in roster.students]


@pytest.mark.parametrize("count", [1, 12, 45])
@pytest.mark.parametrize("name", BLANKS)
def test_each_student_once_with_their_result(name: str, count: int, tmp_path: Path) -> None:
    """The filled form, read back, has each student of the class once, with what they said."""
    found = read_back(filled(BLANKS[name], tmp_path, count))
    # of lists that go on from left to right the left one is read first
    assert sorted(found) == [(one.number, one.name, one.result) for one in students(count)]


#: Blank cells of the students' own that are one cell.
ONE_CELL = [
    ("|序号|学号|姓名|核对结果|签名|", "|#|||^||", "核对结果"),
    ("|序号|学号|姓名|备注|签名|", "|#|||^||", "备注"),
    ("|序号|姓名|学号|正确|有误|签名|", "|#||||^||", "有误"),
    ("|学号|姓名|校对结果|签名|", "| |^| | |", "姓名"),
]


@pytest.mark.parametrize(("header", "row", "named"), ONE_CELL)
def test_one_cell_for_all_is_refused(header: str, row: str, named: str, tmp_path: Path) -> None:
    """Where all students would share a cell nobody could read them: that is said, none is lost."""
    first, *rest = numbered(row, 5)
    data = drawn(["反馈表", header, first.replace("^", " "), *rest, "班级：____"])
    with pytest.raises(InputError, match=f"“{named}”一列的空格上下合并"):
        filled(lambda: data, tmp_path, 3)
