"""What a form's own words want where all is right: it is written, and reads back as 无误."""

from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
import pytest
from drawn_forms import drawn, numbered
from excel_blanks import BOX
from excel_blanks import saved as saved_book

from form.test_every_result import NOTICE, read_back
from form.word.test_forms_of_schools import CLASS, students
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.word import read as form_reading

FAULT = "民族有误：显示“汉族”，应为“回族”"
PLAIN = "|学号|姓名|核对结果|签名|"
#: A line of the form, its header, what stands for right and for wrong, and what is told.
ASKED = [
    ("填写要求：核对无误填“正确”，有误的写明错在哪里。", PLAIN, "正确", FAULT, "无误的填“正确”"),
    ("注：信息无误的同学在核对结果栏填写“无异常”。", PLAIN, "无异常", FAULT, "无误的填“无异常”"),
    ("说明：1.无误的打“√”；2.有误的写明。", PLAIN, "√", FAULT, "无误的填“√”"),
    ("", "|学号|姓名|核对结果（无误的填“正确”）|签名|", "正确", FAULT, "无误的填“正确”"),
    ("核对无误填“正确”", "|学号|姓名|核对结果|有误内容|签名|", "正确", "有误", "无误的填“正确”"),
    ("无误填“正确”", "|学号|姓名|学籍信息|学历照片|签名|", "正确", FAULT, "无误的填“正确”"),
    ("（无异常的填“无误”，有误的写明）", PLAIN, "无误", FAULT, ""),
    ("没有错误的填写“无”。", PLAIN, "无误", FAULT, "填“无”，交上去读不出是无误"),
    ("有误的填“正确”的内容", PLAIN, "无误", FAULT, ""),
    ("无误打“√”", "|学号|姓名|无误|有误|签名|", "√", "", ""),
    ("无误的在“核对结果”一栏填“正确”。", PLAIN, "正确", FAULT, "无误的填“正确”"),
    ("无误的在相应栏内填“正确”，有误的写明。", PLAIN, "正确", FAULT, "无误的填“正确”"),
    ("无误的请在结果栏打“√”", "|学号|姓名|核对结果|确认|签名|", "√", FAULT, "无误的填“√”"),
]


def blank(line: str, header: str, folder: Path, suffix: str) -> Path:
    lines = ["核对表", *([line] if line else []), header, *numbered("| " * 4 + "|", 6)]
    path = folder / f"空白{suffix}"
    if suffix == ".docx":
        path.write_bytes(drawn([*lines, f"班级：{'_' * 12}"]))
        return path
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for at, text in enumerate([*lines, "班级：____"], 1):
        for column, one in enumerate(header.strip("|").split("|"), 1):
            cell = sheet.cell(at, column)
            sheet.column_dimensions["ABCDEF"[column - 1]].width = 24
            if text.startswith("| "):
                cell.border = BOX
            elif text == header:
                cell.value, cell.border = one, BOX
            elif column == 1:
                cell.value = text
    path.write_bytes(saved_book(book))
    return path


def cells(path: Path) -> list[list[str]]:
    """The rows of the students."""
    if path.suffix == ".docx":
        (table,) = docx.Document(str(path)).tables
        return [[cell.text for cell in row.cells] for row in table.rows][1:]
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = [[str(one or "") for one in row] for row in sheet.iter_rows(values_only=True)]
    return rows[next(at for at, row in enumerate(rows) if row[0] == "学号") + 1 :]


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
@pytest.mark.parametrize(("line", "header", "right", "wrong", "told"), ASKED)
def test_the_words_of_the_form_count(
    line: str, header: str, right: str, wrong: str, told: str, suffix: str, tmp_path: Path
) -> None:
    """What it wants where all is right is written and told; what nobody could read back is not."""
    form = blank_form.find(blank(line, header, tmp_path, suffix))
    made = blank_form.fill(form, students(5), class_name=CLASS)
    out = tmp_path / f"反馈表{suffix}"
    out.write_bytes(made.data)
    rows = cells(out)
    assert rows[0][2] == right
    assert rows[2][2] == wrong
    asked = [note for note in made.notes if "无误的填“" in note]
    assert [told in note for note in asked] == [True] * bool(told)
    assert read_back(out) == [(one.number, one.name, one.result) for one in students(5)]


#: A line of a form without a column for the result, and its header.
SIGNED = [
    ("说明：核对无误的本人签字，有误的不签字，在备注栏写明有误情况。", "|学号|姓名|本人签字|备注|"),
    ("注：信息无误的同学直接签名，有错误的在备注中写明。", "|学号|姓名|签名|备注|"),
    ("无误由本人签名；信息有误的请在“备注”里写明正确信息", "|学号|姓名|备注|学生签名|"),
]


#: What is asked of another column than that of the result: the line, the header, how it is called.
ELSEWHERE = [
    ("信息无误的请在确认栏内打“√”，有误的写明。", "|学号|姓名|核对结果|确认|签名|", "确认"),
    ("核对无误的在签名栏写“已核对”，有误的写明。", PLAIN, "签名"),
    ("核对无误的请在备注栏填“无”，有误的写明。", "|学号|姓名|核对结果|备注|签名|", "备注"),
    ("无误的在“签名”一栏里写“正确”。", PLAIN, "签名"),
    ("无误者在本人意见列填“正确”", "|学号|姓名|核对结果|本人意见|签名|", "本人意见"),
]


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
@pytest.mark.parametrize(("line", "header", "where"), ELSEWHERE)
def test_what_another_column_is_for_is_left_to_the_hand(
    line: str, header: str, where: str, suffix: str, tmp_path: Path
) -> None:
    """The result stays 无误, the other column blank; what it is for is told, and nothing else."""
    form = blank_form.find(blank(line, header, tmp_path, suffix))
    made = blank_form.fill(form, students(5), class_name=CLASS)
    out = tmp_path / f"反馈表{suffix}"
    out.write_bytes(made.data)
    assert [row[2:] for row in cells(out)[:2]] == [["无误", *[""] * (header.count("|") - 4)]] * 2
    (told,) = [note for note in made.notes if "无误" in note]
    assert f"表上要无误的在“{where}”一栏里写" in told
    assert read_back(out) == [(one.number, one.name, one.result) for one in students(5)]


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
@pytest.mark.parametrize(("line", "header"), SIGNED)
def test_who_only_signs_reads_back_as_right(
    line: str, header: str, suffix: str, tmp_path: Path
) -> None:
    """Nobody has signed yet: 无误 stands in 备注, told; who never answered has nothing there."""
    form = blank_form.find(blank(line, header, tmp_path, suffix))
    rows = [*students(5)]
    rows[1] = rows[1]._replace(result="")
    made = blank_form.fill(form, rows, class_name=CLASS)
    out = tmp_path / f"反馈表{suffix}"
    out.write_bytes(made.data)
    at = header.strip("|").split("|").index("备注")
    assert [row[at] for row in cells(out)[:5]] == ["无误", "", FAULT, "无误", "无误"]
    assert [note for note in made.notes if "表上写的是无误的只签字：“备注”里仍写“无误”" in note]
    assert read_back(out) == [(one.number, one.name, one.result) for one in rows]


@pytest.mark.parametrize(("line", "header"), SIGNED)
def test_who_signed_is_right(line: str, header: str, tmp_path: Path) -> None:
    """Where somebody typed only what is wrong, who signed reads back as right."""
    form = blank_form.find(blank(line, header, tmp_path, ".docx"))
    made = blank_form.fill(form, students(5), class_name=CLASS)
    out = tmp_path / "反馈表.docx"
    out.write_bytes(made.data)
    document = docx.Document(str(out))
    note = header.strip("|").split("|").index("备注")
    columns = header.strip("|").split("|")
    at = next(at for at, one in enumerate(columns) if "签" in one)
    for row, one in zip(document.tables[0].rows[1:], students(5), strict=False):
        if one.is_right:
            row.cells[note].text = ""
        row.cells[at].text = one.name if one.is_right else ""
    document.save(str(out))
    assert _told(out) == [one.result for one in students(5)]


def _told(path: Path) -> Sequence[str]:
    roster, answers = form_reading.read(path, NOTICE)
    told = {one.number: one.text or "" for one in answers}
    return [told.get(one.number, "") for one in roster.students]
