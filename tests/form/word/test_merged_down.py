"""A column of a blank form whose cells are one: left and told, or the form is refused."""

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from drawn_forms import drawn, numbered

from form.test_every_result import read_back
from form.word.test_forms_of_schools import CLASS, students
from tongzhi_cli.errors import InputError
from tongzhi_cli.form import blank as blank_form

#: A header, and which of its columns is one cell.
LEFT = [
    ("|序号|学号|姓名|校对结果|本人签名|备注|", "备注"),
    ("|序号|学号|姓名|校对结果|本人签名|说明|", "说明"),
    ("|序号|学号|姓名|备注|核对结果|签名|", "备注"),
    ("|序号|学号|姓名|性别|核对结果|签名|", "性别"),
]
REFUSED = [
    ("|序号|学号|姓名|校对结果|本人签名|备注|", "学号"),
    ("|序号|学号|姓名|校对结果|本人签名|备注|", "姓名"),
    ("|序号|学号|姓名|校对结果|本人签名|备注|", "校对结果"),
    ("|序号|学号|姓名|本人签名|备注|", "备注"),
    ("|序号|学号|姓名|正确|有误|有误信息|", "有误信息"),
    ("|序号|学号|姓名|校对结果|本人签名|备注|", "本人签名"),
]


def sheet(header: str, merged: str, first: int = 1, rows: int = 20) -> list[str]:
    """The list of a form whose column *merged* is one cell."""
    names = header.strip("|").split("|")
    cells = ["#", *["^" if one == merged else " " for one in names[1:]]]
    row = f"|{'|'.join(cells)}|"
    return [
        header,
        row.replace("^", " ").replace("#", str(first)),
        *numbered(row, rows - 1, first + 1),
    ]


def filled(lines: Sequence[str], count: int, folder: Path) -> tuple[Path, Sequence[str]]:
    path = folder / "空白.docx"
    path.write_bytes(drawn(lines))
    made = blank_form.fill(blank_form.find(path), students(count), class_name=CLASS)
    out = folder / "反馈表.docx"
    out.write_bytes(made.data)
    return out, made.notes


@pytest.mark.parametrize(("header", "merged"), LEFT)
def test_a_form_does_without_a_column_beside_the_result(
    header: str, merged: str, tmp_path: Path
) -> None:
    """What nobody needs for the result stays blank, told; all else is filled and reads back."""
    out, notes = filled(["反馈表", *sheet(header, merged), "班级：____"], 12, tmp_path)
    told = f"“{merged}”一列的空格上下合并成了一格，写不下每个人的，没有填"
    assert [note for note in notes if "合并" in note] == [told]
    assert read_back(out) == [(one.number, one.name, one.result) for one in students(12)]
    at = header.strip("|").split("|").index(merged)
    (table,) = docx.Document(str(out)).tables
    assert {row.cells[at].text.strip() for row in table.rows[1:]} == {""}


@pytest.mark.parametrize(("header", "merged"), REFUSED)
def test_a_column_that_is_written_is_refused(header: str, merged: str, tmp_path: Path) -> None:
    """学号, 姓名, a signature, and wherever the result goes: one cell has no room for each."""
    path = tmp_path / "空白.docx"
    path.write_bytes(drawn(["反馈表", *sheet(header, merged), "班级：____"]))
    with pytest.raises(InputError, match=f"“{merged}”一列的空格上下合并成了一格，写不下每个人的"):
        blank_form.find(path)


def test_the_next_page_of_such_a_form_is_filled(tmp_path: Path) -> None:
    """A further sheet has the same column left."""
    header = LEFT[0][0]
    lines = ["反馈表（第一页）", *sheet(header, "备注"), "班级：____", "---"]
    lines += ["反馈表（第二页）", *sheet(header, "备注", 21), "班级：____"]
    out, _ = filled(lines, 30, tmp_path)
    assert read_back(out) == [(one.number, one.name, one.result) for one in students(30)]
    titles = [one.text for one in docx.Document(str(out)).paragraphs if "第" in one.text]
    assert titles == ["反馈表（第一页）", "反馈表（第二页）"]
