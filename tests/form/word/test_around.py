"""The class in the blanks of a title, and what the roster knows in a form's head and foot."""

from collections import Counter
from io import BytesIO
from pathlib import Path

import docx
import pytest
from blank_forms import USUAL, a4, form, saved
from form_reading import W, body, parts, text
from new_document import new_document

from form.word.test_forms_of_schools import CLASS, students
from tongzhi_cli.form.word import blank as blank_form
from tongzhi_cli.form.word import fill, labels
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.form.word.fill import Filled
from tongzhi_cli.notice.toml import read as notice_toml

KINDS = [
    line.split("\t")
    for line in Path(__file__).with_name("kinds_around.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
NOTICE = notice_toml.read(notice_toml.BUILT_IN)


def filled(above: str, below: str, name: str) -> Filled:
    data = saved(form(USUAL, 8, above=(above,), below=(below,)))
    found = blank_form.find(Path("空表.docx"), data=data)
    return fill.fill(found, students(5), class_name=name)


def plain(line: str) -> str:
    """A line with single blanks between its words."""
    return " ".join(line.split())


@pytest.mark.parametrize("row", KINDS, ids=["|".join(row[1:4]) for row in KINDS])
def test_blanks_around_the_list_are_filled_in(row: list[str]) -> None:
    """The class and what the roster knows of it stand in their blanks; all else is as it was."""
    _, above, below, name, *printed = row
    document = body(filled(above, below, name).data)
    lines = [text(one) for one in document.iterchildren(f"{W}p") if text(one).strip()]
    assert [*map(plain, lines)] == [*map(plain, printed)]


@pytest.mark.parametrize("row", KINDS, ids=["|".join(row[1:4]) for row in KINDS])
def test_the_class_in_blanks_reads_back(row: list[str]) -> None:
    """Whatever words stand between its parts, the class is read as the roster calls it."""
    _, above, below, name, *_ = row
    data = filled(above, below, name).data
    roster, _ = form_reading.read_data(Path("表.docx"), data, NOTICE)
    assert {student.class_name for student in roster.students} == {name}


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("班级：____ 无误____人", "“无误…人”"),
        ("班级：____ 已校对人数：____", "“已校对人数”"),
        ("班级：____ 未校对人数：____ 有误____人", "“未校对人数”“有误…人”"),
    ],
)
def test_blanks_that_nobody_can_fill_in_are_told(below: str, told: str) -> None:
    """A blank for a fact that the roster does not have is named, and stays blank."""
    (note,) = filled("图像核对表", below, "2014级软件工程1班").notes
    assert note == f"表上的{told}空着：花名册里没有，请手写"


def test_a_label_with_a_blank_cell_behind_it_keeps_its_own() -> None:
    """Of 班级人数：and the cell behind it the cell takes the number, and it stands there once."""
    document = form(USUAL, 9, above=("图像核对表",), below=("班级：____",))
    cells = document.tables[0].rows[-1].cells
    for cell, label in zip(cells, ("班级人数：", "", "学院：", "", "共____人"), strict=True):
        cell.text = label
    found = blank_form.find(Path("空表.docx"), data=saved(document))
    data = fill.fill(found, students(5), class_name="2014级软件工程1班").data
    *_, last = body(data).iter(f"{W}tr")
    texts = [plain(text(one)) for one in last.iterchildren(f"{W}tc")]
    assert texts == ["班级人数：", "5", "学院：", "软件学院", "共5 人"]


def test_each_kind_has_inputs_of_its_own() -> None:
    """A kind that only one form shows is no kind."""
    assert min(Counter(row[0] for row in KINDS).values()) >= 3


#: A row of cells around the list, and what is printed in them.
CELLS = [
    ("学院：|软件学院|专业：|", "学院：|软件学院|专业：|软件工程"),
    ("学院|信息学院|班级人数|", "学院|信息学院|班级人数|5"),
    ("二级学院：|软件学院（示范）|年级：|2014级", "二级学院：|软件学院（示范）|年级：|2014级"),
    ("学院：|专业：|层次：|人数：", "学院：软件学院|专业：软件工程|层次：本科|人数：5"),
    ("学院：|专业|软件工程|层次", "学院：软件学院|专业|软件工程|层次"),
    ("专业：|见名单|学院：|", "专业：|见名单|学院：|软件学院"),
]


@pytest.mark.parametrize(("cells", "printed"), CELLS)
def test_what_stands_in_the_next_cell_is_not_written_twice(cells: str, printed: str) -> None:
    """A label whose own cell is filled in stays alone; one without a cell has it behind it."""
    document = form(USUAL, 8, above=("图像核对表",), below=("班级：____",))
    table = document.add_table(rows=1, cols=4)
    for cell, said in zip(table.rows[0].cells, cells.split("|"), strict=True):
        cell.text = said
    found = blank_form.find(Path("空表.docx"), data=saved(document))
    data = fill.fill(found, students(5), class_name="2014级软件工程1班").data
    made = [*body(data).iter(f"{W}tbl")][-1]
    assert [plain(text(one)) for one in made.iter(f"{W}tc")] == printed.split("|")


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("辅导员签名：        学院领导：", ["班级", "辅导员签名", "学院领导"]),
        ("班主任签字：   学院（公章）", ["班级", "班主任签字", "学院（公章）"]),
        ("审核人：____  日期：____", ["班级", "审核人", "日期"]),
    ],
)
def test_labels_around_a_table_within_a_cell(below: str, told: list[str]) -> None:
    """What stands in the cell around the list is told line by line, apart from the list's words."""
    document = a4(new_document())
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.paragraphs[0].text = "班级：________"
    inner = cell.add_table(rows=6, cols=len(USUAL))
    for one, heading in zip(inner.rows[0].cells, USUAL, strict=True):
        one.text = heading
    cell.add_paragraph(below)
    found = blank_form.find(Path("空表.docx"), data=saved(document))
    assert labels.labels(found.parts) == told


#: What stands in the header or the footer of the pages, and what is printed there.
PAGES = [
    ("header", "学历注册图像信息核对表    ____级__________班", "2014 级 软件工程1 班"),
    ("header", "班级：____________", f"班级：{CLASS}"),
    (
        "footer",
        "学院：________    班级：________    辅导员：",
        f"学院：软件学院 班级：{CLASS} 辅导员：",
    ),
    ("footer", "学院________  班级________", f"学院 软件学院 班级 {CLASS}"),
]


@pytest.mark.parametrize(("where", "line", "printed"), PAGES)
def test_the_class_in_a_header_of_the_pages(where: str, line: str, printed: str) -> None:
    """What stands above or below each page is filled in, too; that the class is there is enough."""
    document = form(USUAL, 8, above=("核对表",), below=("签字：",))
    getattr(document.sections[0], where).paragraphs[0].text = line
    found = blank_form.find(Path("空表.docx"), data=saved(document))
    made = fill.fill(found, students(5), class_name=CLASS)
    part = getattr(docx.Document(BytesIO(made.data)).sections[0], where)
    assert plain(part.paragraphs[0].text).endswith(printed)
    assert not [one for one in made.notes if "班级" in one]
    again = getattr(docx.Document(BytesIO(saved(document))).sections[0], where)
    assert again.paragraphs[0].text == line


def test_a_header_without_a_place_for_the_class_stays() -> None:
    """A title above each page is as it was, and that the class has no place is told."""
    document = form(USUAL, 8, above=("核对表",), below=("签字：",))
    document.sections[0].header.paragraphs[0].text = "教务处制表"
    data = saved(document)
    made = fill.fill(blank_form.find(Path("空表.docx"), data=data), students(5), class_name=CLASS)
    assert parts(made.data)["word/header1.xml"] == parts(data)["word/header1.xml"]
    assert [one for one in made.notes if "没有找到填班级的地方" in one]
