"""A blank form that is protected is filled, and what that means for people is told."""

from pathlib import Path

import docx
import pytest
from blank_forms import CLASS_LINE, TITLE, form
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from excel_blanks import saved, usual

from form.word.test_forms_of_schools import students
from tongzhi_cli.form import blank as blank_form

WORD = "空白表的文档设了保护，填好的表也带着：要手改，先在 Word/WPS 的“审阅”里取消保护"
EXCEL = "空白表的工作表设了保护，填好的表也带着：要手改，先在 Excel/WPS 的“审阅”里取消保护"


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ('w:edit="forms" w:enforcement="1"', [WORD]),
        ('w:edit="readOnly" w:formatting="1" w:enforcement="true"', [WORD]),
        ('w:enforcement="on" w:edit="comments"', [WORD]),
        ('w:edit="readOnly" w:enforcement="0"', []),
        ('w:edit="forms"', []),
        ("", []),
    ],
)
def test_a_document(how: str, told: list[str], tmp_path: Path) -> None:
    """One that keeps people from typing is told of; one where that is not switched on is not."""
    document = form(above=(TITLE,), below=(CLASS_LINE,))
    if how:
        mark = parse_xml(f"<w:documentProtection {nsdecls('w')} {how}/>")
        document.settings.element.insert(1, mark)
    document.save(str(tmp_path / "附件2.docx"))
    found = blank_form.find(tmp_path / "附件2.docx")
    made = blank_form.fill(found, students(5), class_name="2014级软件工程1班")
    assert [note for note in made.notes if "保护" in note] == told
    (tmp_path / "反馈表.docx").write_bytes(made.data)
    assert "安若1" in docx.Document(str(tmp_path / "反馈表.docx")).tables[0].rows[1].cells[2].text


@pytest.mark.parametrize(("password", "told"), [("", [EXCEL]), ("abc", [EXCEL]), (None, [])])
def test_a_worksheet(password: str | None, told: list[str], tmp_path: Path) -> None:
    """One that is locked is filled all the same, stays locked, and is told of."""
    book, sheet = usual()
    if password is not None:
        sheet.protection.enable()
        if password:
            sheet.protection.password = password
    (tmp_path / "附件2.xlsx").write_bytes(saved(book))
    found = blank_form.find(tmp_path / "附件2.xlsx")
    made = blank_form.fill(found, students(5), class_name="2014级软件工程1班")
    assert [note for note in made.notes if "保护" in note] == told
