"""What is left of a template on a blank form is told before it is printed."""

from pathlib import Path

import pytest
from blank_forms import LAST_LINE, USUAL, form, saved

from form.word.test_forms_of_schools import CLASS, students
from tongzhi_cli.form.word import blank as blank_form
from tongzhi_cli.form.word import fill, leftovers
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.notice.toml import read as notice_toml

#: The kinds of marks, as programs and people write them.
MARKS = {
    "Jinja": ("{{ class_name }}", "{{title}}", "{{ 班级 }}", "{% for row in rows %}"),
    "mail merge": ("«班级»", "«Class_Name»", "«学院»"),
    "shell": ("${className}", "${班级}", "#{title}"),
    "ASP": ("<%= title %>", "<<班级>>", "<%title%>"),
    "brackets": ("{className}", "[[班级]]", "[CLASS_NAME]", "{班级}", "{#rows}"),
}
EVERY = [(kind, mark) for kind, marks in MARKS.items() for mark in marks]


def filled(above: str, first: tuple[str, ...] = ()) -> fill.Filled:
    document = form(USUAL, 6, above=(above,), below=("班级：____  " + LAST_LINE,))
    for row in document.tables[0].rows[1:3] if first else ():
        for cell, said in zip(row.cells, first, strict=True):
            cell.text = said
    found = blank_form.find(Path("空表.docx"), data=saved(document))
    assert leftovers.told(found.parts.block, found.parts.spent) == [
        one for one in fill.fill(found, students(4), class_name=CLASS).notes if "标记" in one
    ]
    return fill.fill(found, students(4), class_name=CLASS)


@pytest.mark.parametrize(("kind", "mark"), EVERY)
def test_a_mark_of_a_template_is_told(kind: str, mark: str) -> None:
    """Each kind is named as it is written, with what to do; three of each kind at least."""
    assert len(MARKS[kind]) >= 3
    (note,) = filled(f"{mark}图像校对反馈表").notes
    assert note.startswith(f"表上还有模板的标记：{mark}，会照样印出来：")


@pytest.mark.parametrize(
    "title",
    [
        "图像校对反馈表（2018届）",
        "【附件2】反馈表",
        "《校对反馈表》[2018]3号",
        "反馈表 100% 无误",
        "〔2018〕4号",
    ],
)
def test_other_brackets_are_no_marks(title: str) -> None:
    """Brackets of titles and numbers of documents are what is to be printed."""
    assert filled(title).notes == ()


@pytest.mark.parametrize(
    "row",
    [
        ("{{r.no}}", "{{r.number}}", "{{r.name}}", "{{r.result}}", ""),
        ("", "«学号»", "«姓名»", "«结果»", ""),
        ("${i}", "${number}", "${name}", "", ""),
    ],
)
def test_a_row_of_marks_gives_way_to_students(row: tuple[str, ...]) -> None:
    """Rows that a program was to fill in are taken by students, and none of it is printed."""
    result = filled("图像校对反馈表", row)
    assert not [note for note in result.notes if "标记" in note]
    notice = notice_toml.read(notice_toml.BUILT_IN)
    roster, _ = form_reading.read_data(Path("反馈表.docx"), result.data, notice)
    assert [one.number for one in roster.students] == [row.number for row in students(4)]
