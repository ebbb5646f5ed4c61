"""What is left of a template on a blank form is told before it is printed."""

import json
from pathlib import Path

import openpyxl
import pytest
from blank_forms import LAST_LINE, USUAL, form, saved
from docx.oxml import parse_xml

from form.word.test_forms_of_schools import CLASS, students
from tongzhi_cli.cli.form.inspect import InspectOptions, run
from tongzhi_cli.form import blank as any_blank
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


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BOX = (
    f'<w:r xmlns:w="{_W}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
    "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
    "</w:pict></w:r>"
)
_FIELD = f'<w:fldSimple xmlns:w="{_W}" w:instr="{{}}"><w:r><w:t>1班</w:t></w:r></w:fldSimple>'
_OPEN_FIELD = f'<w:r xmlns:w="{_W}"><w:instrText>{{}}</w:instrText></w:r>'
#: Where a mark may stand besides, how it is written there, and how it is told.
PLACES = {
    "header": (("{{title}}", "{{title}}"), ("«学院»", "«学院»"), ("第${n}页", "${n}")),
    "footer": (("{{ 日期 }}", "{{ 日期 }}"), ("[[page]]", "[[page]]"), ("<%=x%>", "<%=x%>")),
    "text box": (("{{note}}", "{{note}}"), ("«班长»", "«班长»"), ("${电话}", "${电话}")),
    "field": (
        (" MERGEFIELD 班级 ", "«班级»"),
        (" MERGEFIELD &quot;Class Name&quot; \\* MERGEFORMAT ", "«Class Name»"),
        ("mergefield Major", "«Major»"),
    ),
    "open field": (
        (" MERGEFIELD 学院 ", "«学院»"),
        (" MERGEFIELD Name \\* MERGEFORMAT", "«Name»"),
        ('MERGEFIELD "专业 名称"', "«专业 名称»"),
    ),
}


def with_mark(place: str, written: str) -> bytes:
    """A form with a mark there."""
    document = form(USUAL, 6, above=("图像校对反馈表",), below=("班级：____  " + LAST_LINE,))
    section, paragraph = document.sections[0], document.paragraphs[0]._p  # noqa: SLF001
    if place == "header":
        section.header.paragraphs[0].text = written
    elif place == "footer":
        section.footer.paragraphs[0].text = written
    else:
        made = {"text box": _BOX, "field": _FIELD, "open field": _OPEN_FIELD}[place]
        paragraph.append(parse_xml(made.format(written)))
    return saved(document)


@pytest.mark.parametrize(
    ("place", "written", "mark"),
    [(place, *one) for place, every in PLACES.items() for one in every],
)
def test_a_mark_anywhere_on_the_page_is_told(
    place: str, written: str, mark: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`form inspect` and `build` name marks of headers, footers, text boxes and merge fields."""
    path = tmp_path / "空表.docx"
    path.write_bytes(with_mark(place, written))
    where = "页眉页脚里" if place in {"header", "footer"} else "表上"
    notes = fill.fill(blank_form.find(path), students(4), class_name=CLASS).notes
    told = [note for note in notes if "模板的标记" in note]
    assert len(told) == 1
    assert told[0].startswith(f"{where}还有模板的标记：{mark}，会照样印出来：")
    run(InspectOptions(str(path), [], None, None), as_json=True, quiet=True)
    assert told[0] in json.loads(capsys.readouterr().out)["notes"]
    assert len(PLACES[place]) >= 3


def test_page_numbers_are_no_marks(tmp_path: Path) -> None:
    """A header of words and a field for the page are what is to be printed."""
    document = form(USUAL, 6, above=("图像校对反馈表",), below=("班级：____  " + LAST_LINE,))
    document.sections[0].header.paragraphs[0].text = "普洱学院教务处（2018）"
    field = parse_xml(_FIELD.format(" PAGE  \\* MERGEFORMAT "))
    document.sections[0].footer.paragraphs[0]._p.append(field)  # noqa: SLF001
    (tmp_path / "空表.docx").write_bytes(saved(document))
    form_ = blank_form.find(tmp_path / "空表.docx")
    assert leftovers.told(form_.parts.block, form_.parts.spent, form_.outside) == []


@pytest.mark.parametrize("mark", ["{{title}}", "«学院»", "${班级}"])
def test_a_mark_in_the_header_of_a_worksheet_is_told(mark: str, tmp_path: Path) -> None:
    """The same for the header of a blank form in Excel."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([*USUAL])
    for at in range(1, 7):
        sheet.append([at, "", "", "", ""])
    sheet.append(["班级：____"])
    header = sheet.oddHeader
    assert header is not None
    header.center.text = f"{mark} &P"
    book.save(tmp_path / "空表.xlsx")
    form_ = any_blank.find(tmp_path / "空表.xlsx")
    (note,) = leftovers.told(form_.parts.block, form_.parts.spent, form_.outside)
    assert note.startswith(f"页眉页脚里还有模板的标记：{mark}，")
