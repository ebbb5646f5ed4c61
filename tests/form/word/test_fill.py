"""Filling a form: what is written reads back, and nothing else of the form changes."""

import gc
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from blank_forms import (
    CLASS_LINE,
    NOTICE,
    SHAPES,
    TITLE,
    USUAL,
    Shape,
    form,
    paragraph,
    repacked,
    saved,
    table_rows,
)
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from form_reading import (
    W14,
    Element,
    ReadRow,
    ReadSheet,
    W,
    body,
    children,
    parts,
    raw_parts,
    read,
    squeezed,
    text,
)
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from new_document import new_document
from places import ROOT

from tongzhi_cli.columns.column import Column
from tongzhi_cli.errors import InputError
from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.word import blank as blank_form
from tongzhi_cli.form.word import fill
from tongzhi_cli.form.word.fill import Filled, Wording
from tongzhi_cli.form.word.fit import Layout
from tongzhi_cli.model import text as texts

TEMPLATE = ROOT / "templates" / "fankui_template.docx"
SHIPPED = blank_form.find(TEMPLATE)
CLASS = "2014级信息管理与信息系统1班"
NO_CLASS = "不知道是哪个班，表上的班级空着：请手写，或加 --class 班级 重新生成"
WORDING = Wording(
    title="反馈表（2019、2020届）& <新>",
    columns=("序号", "学号", "姓名", "核对结果（没有问题填“正确”）", "本人签字"),
    rows=25,
    signatures=("班级名称：__级__班", "辅导员签名：", "学院领导：", "学院（公章）"),
)
SIZES = {0: 1, 1: 1, 25: 1, 26: 2, 45: 2, 60: 3}


def students(count: int) -> list[Row]:
    """An invented class."""
    surnames = "安白毕曹岑陈程崔邓丁董杜范方冯傅高顾郭韩"
    return [
        Row(n, f"2014030{100 + n}", f"{surnames[n % 20]}若{n}", "无误" if n % 9 else f"照片{n}不清")
        for n in range(1, count + 1)
    ]


def filled(
    rows: Sequence[Row], *, class_name: str | None = CLASS, layout: Layout = Layout.SHEETS
) -> bytes:
    return fill.fill(SHIPPED, rows, class_name=class_name, layout=layout).data


def fill_shape(
    shape: Shape, folder: Path, rows: Sequence[Row], *, layout: Layout = Layout.SHEETS
) -> Filled:
    path = folder / "空表.docx"
    path.write_bytes(shape.make())
    return fill.fill(blank_form.find(path), rows, class_name=CLASS, layout=layout)


def written(sheets: Sequence[ReadSheet]) -> list[ReadRow]:
    """The rows that have a student, sheet after sheet."""
    return [row for sheet in sheets for row in sheet.rows if row.number or row.name or row.result]


def as_read(rows: Sequence[Row], *, serials: bool = True) -> list[ReadRow]:
    return [
        ReadRow(str(row.serial) if serials else "", row.number, row.name, row.result, "")
        for row in rows
    ]


def properties(row: Element) -> list[bytes]:
    """All properties of a row, its cells, their paragraphs and paragraph marks, in order.

    But for cantSplit, which each row that is filled in has (`test_no_row_breaks_over_a_page`).
    """
    row = deepcopy(row)
    for mark in list(row.iter(f"{W}cantSplit")):
        parent = mark.getparent()
        assert parent is not None
        parent.remove(mark)
    names = [f"{W}{name}" for name in ("trPr", "tblPrEx", "tcPr", "pPr")]
    found = [each for each in row.iter(*names) if len(each) or each.tag != f"{W}trPr"]
    return [etree.tostring(each, method="c14n", exclusive=True) for each in found]


def run_looks(row: Element) -> list[tuple[bytes | None, bytes | None]]:
    """For each run its own look and that of the mark of its paragraph, as text."""

    def content(element: Element | None) -> bytes | None:
        return None if element is None else b"".join(map(etree.tostring, element))

    found = []
    for each in row.iter(f"{W}p"):
        mark = each.find(f"{W}pPr/{W}rPr")
        found += [(content(run.find(f"{W}rPr")), content(mark)) for run in each.iter(f"{W}r")]
    return found


# --- rows ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "sheets"), SIZES.items())
def test_sheets_hold_25_numbered_rows_each(count: int, sheets: int) -> None:
    """Each sheet has title, header, 25 rows and last line; 序号 runs on through the sheets."""
    rows = students(count)
    result = fill.fill(SHIPPED, rows, class_name=CLASS)
    found = read(result.data)
    (blank,) = read(TEMPLATE.read_bytes())
    assert (len(found), result.sheets) == (sheets, sheets)
    serials = [row.serial for sheet in found for row in sheet.rows]
    assert serials == [str(n) for n in range(1, sheets * 25 + 1)]
    for sheet in found:
        assert (len(sheet.rows), sheet.title, sheet.header) == (25, blank.title, blank.header)
        assert squeezed(sheet.last_line) == (f"班级名称：{CLASS}辅导员签名：学院领导：学院（公章）")
    assert written(found) == as_read(rows)


@pytest.mark.parametrize("count", SIZES)
def test_flow_is_one_table_of_the_students_alone(count: int) -> None:
    """Flow has one table, one row for each student, and the last line once."""
    rows = students(count)
    result = fill.fill(SHIPPED, rows, class_name=CLASS, layout=Layout.FLOW)
    (sheet,) = read(result.data)
    assert result.sheets == 0
    assert list(sheet.rows) == as_read(rows)
    assert len(list(children(body(result.data), "tbl"))) == 1


def test_unused_rows_are_numbered_and_blank() -> None:
    """Rows behind the last student keep their number and nothing else, to be filled by hand."""
    last = read(filled(students(45)))[-1]
    assert last.rows[20:] == tuple(ReadRow(str(n), "", "", "", "") for n in range(46, 51))


def test_rows_stay_in_the_order_given() -> None:
    """Filling never sorts: the order is that of the rules, checked before."""
    rows = [Row(n, number, "甲", "无误") for n, number in enumerate(["3", "1", "20", "2"], 1)]
    assert [row.number for row in written(read(filled(rows)))] == ["3", "1", "20", "2"]


def test_row_without_an_answer_stays_open() -> None:
    """A draft's missing answer is an empty cell in the look of the others."""
    (sheet,) = read(filled([Row(1, "1", "甲", ""), Row(2, "2", "乙", "无误")]))
    assert [row.result for row in sheet.rows[:2]] == ["", "无误"]
    assert properties(sheet.elements[0]) == properties(sheet.elements[1])


def test_signature_cells_are_empty() -> None:
    """Nothing, not even an empty run, is written where a student signs."""
    for sheet in read(filled(students(45))):
        for element in sheet.elements:
            signature = list(children(element, "tc"))[-1]
            assert not list(signature.iter(f"{W}r"))


TEXTS = [
    ("dot", "阿卜杜热合曼·买买提伊明江"),
    ("CJK extension A", "䶮㛃"),
    ("CJK extensions B to F", "𬭎𬱖𠀀𪚥𫠝𬺰"),
    ("compatibility ideograph", "﨑"),
    ("ampersand and angle brackets", "a & b < c > d &amp; &#20013; ]]>"),
    ("quotes", "\"双\" '单' “弯” ‘弯’"),
    ("spaces around and double", "  照片  有误  "),
    ("full-width space", "李　想"),
    ("no-break space", "李\u00a0想"),
    ("newline", "照片有误\n姓名有误"),
    ("newlines around", "\n照片\n\n有误\n"),
    ("looks like a template's tag", "{{ name }} {% tr %} <?fankui rows?>"),
    ("emoji", "照片😀"),
    ("Latin", "Anna-Maria O'Neill"),
    ("joiners", "क्‍ष"),
    ("digits that count", "00123"),
    ("formula", "=1+1"),
    ("long", "照片" * 500),
]


@pytest.mark.parametrize("value", [pair[1] for pair in TEXTS], ids=[pair[0] for pair in TEXTS])
def test_text_reads_back_exactly(value: str) -> None:
    """Whatever a name or an anomaly consists of, it reads back character by character."""
    data = filled([Row(1, "1", value, value), Row(2, value, "乙", "无误")])
    (first, second) = written(read(data))
    assert (first.name, first.result, second.number) == (value, value, value)
    assert docx.Document(BytesIO(data)).tables[0].rows[1].cells[2].text == value


def test_newline_is_a_line_break() -> None:
    """A newline in an anomaly is a w:br: Word shows a raw newline as a space."""
    (sheet,) = read(filled([Row(1, "1", "甲", "照片\n姓名")]))
    result = list(children(sheet.elements[0], "tc"))[3]
    leaves = [(leaf.tag, leaf.text) for leaf in result.iter(f"{W}t", f"{W}br")]
    assert leaves == [(f"{W}t", "照片"), (f"{W}br", None), (f"{W}t", "姓名")]


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("甲\x00乙", "甲乙"),
        ("甲\x07\x1f\x7f乙", "甲乙"),
        ("甲\ufffe乙\uffff", "甲乙"),
        ("甲\ud800乙", "甲乙"),
        ("甲\U0001fffe乙", "甲乙"),
        ("照片\r\n姓名", "照片\n姓名"),
    ],
)
def test_characters_that_xml_cannot_hold_are_dropped(given_text: str, kept: str) -> None:
    """A control character never makes a file that Word cannot open; the rest stays."""
    (row,) = written(read(filled([Row(1, "1", given_text, given_text)])))
    assert (row.name, row.result) == (kept, kept)


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("", ""),
        ("照片 不是　本人", "照片 不是　本人"),
        ("甲\t乙\n丙", "甲\t乙\n丙"),
        ("甲\r\n乙\r丙\x0b丁\x0c戊\u2028己\u2029庚", "甲\n乙\n丙\n丁\n戊\n己\n庚"),
        ("甲\r\n\r\n乙", "甲\n\n乙"),
        ("甲\x00\x07\x1f\x7f\x85乙", "甲乙"),
        ("甲\ud83d乙\ufffe丙\uffff丁\U0001fffe", "甲乙丙丁"),
        ("阿依古丽·麦麦提\u200d\ue123", "阿依古丽·麦麦提\u200d\ue123"),
        ("𬱖\u200b\n", "𬱖\u200b\n"),
    ],
)
def test_printable_leaves_what_xml_can_hold(given_text: str, kept: str) -> None:
    """Line breaks of every kind become one kind; what XML cannot hold goes; the rest stays."""
    assert texts.printable(given_text) == kept


@given(st.text(st.characters()))
def test_printable_text_stays_printable(value: str) -> None:
    """Any text can be written into XML after it, and a second time changes nothing."""
    cleaned = texts.printable(value)
    element = etree.Element("t")
    element.text = cleaned
    back = etree.fromstring(etree.tostring(element)).text or ""
    assert back == cleaned == texts.printable(cleaned)


@pytest.mark.parametrize(
    ("value", "width"),
    [
        ("", 0),
        ("学号", 2),
        ("2014", 2),
        ("学号2014", 4),
        ("，。（）“”", 6),  # quotes are ambiguous: wide in 宋体
        ("·", 1),
        ("ＡＢ", 2),
        ("Anna Li", 3.5),
        ("𬱖䶮", 2),
    ],
)
def test_width_of_text_is_told_in_characters(value: str, width: float) -> None:
    """A Chinese character is one wide, a letter or a digit half of it."""
    assert texts.ems(value) == width


@pytest.mark.parametrize("between", ["\n", "\x0b", "\x0c", "\r", "\r\n", "\u2028", "\u2029"])
def test_words_never_run_together(between: str) -> None:
    """A line separator of any kind, e.g. pasted from Word (U+000B), is a line break on paper."""
    (row,) = written(read(filled([Row(1, "1", "甲", f"photo{between}name")])))
    assert row.result == "photo\nname"


PRINTABLE = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn")) | st.sampled_from("\n&<>\"' ·𬭎"),
    max_size=12,
)


@given(
    st.lists(st.tuples(PRINTABLE, PRINTABLE, PRINTABLE), max_size=55),
    st.sampled_from(Layout),
)
def test_any_rows_read_back_exactly_and_in_order(
    texts: list[tuple[str, str, str]], layout: Layout
) -> None:
    """Any rows of printable text, in either layout, read back exactly and in order."""
    rows = [Row(n, *each) for n, each in enumerate(texts, 1)]
    sheets = read(filled(rows, layout=layout))
    found = [row for sheet in sheets for row in sheet.rows]
    assert found[: len(rows)] == as_read(rows)
    assert not any(any(row[1:]) for row in found[len(rows) :])


# --- look ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", Layout)
def test_every_row_looks_as_the_blank_row(layout: Layout) -> None:
    """Row, cell and paragraph properties are the blank row's, and each run's those of its mark."""
    (blank,) = read(TEMPLATE.read_bytes())
    expected = properties(blank.elements[0])
    rows = [row for sheet in read(filled(students(60), layout=layout)) for row in sheet.elements]
    kept_together = 2 if layout is Layout.FLOW else 0
    for row in rows[: len(rows) - kept_together]:
        assert properties(row) == expected
    for row in rows:
        assert run_looks(row)
        assert all(own == mark and own for own, mark in run_looks(row))


#: The 姓名 or 校对结果 that needs more than one line in every form of these tests.
LONG = "照片不是本人，民族应为纳西族，出生日期应为一九九六年三月，请予更正后重新提交。" * 2


def held(row: Element) -> list[bool]:
    """For each paragraph of a row whether it stays on the page of what follows."""
    return [each.find(f"{W}pPr/{W}keepNext") is not None for each in row.iter(f"{W}p")]


def without_keeping(row: Element) -> list[bytes]:
    """The properties of a row but for keepNext, which is taken away."""
    for mark in list(row.iter(f"{W}keepNext")):
        parent = mark.getparent()
        assert parent is not None
        parent.remove(mark)
    return properties(row)


@pytest.mark.parametrize(
    ("shape_name", "name", "result"),
    [
        *((shape_name, "李明", LONG) for shape_name in SHAPES),
        ("shipped", "李明", LONG),
        ("shipped", LONG, "无误"),
        ("shipped", "李明", "照片\n姓名"),
    ],
)
def test_crowded_sheet_keeps_its_end_together(
    tmp_path: Path, shape_name: str, name: str, result: str
) -> None:
    """Where a row needs a second line, the last two rows of its sheet stay with the last line.

    So nobody signs an empty page. The other sheets are not touched, nor are the other rows.
    """
    shape = Shape(TEMPLATE.read_bytes) if shape_name == "shipped" else SHAPES[shape_name]
    (blank,) = read(shape.make())
    expected = properties(blank.elements[0])
    rows = students(45)
    rows[16] = rows[16]._replace(name=name, result=result)
    sheets = read(fill_shape(shape, tmp_path, rows).data)
    assert written(sheets)[16][2:4] == (name, result)
    for at, sheet in enumerate(sheets):
        crowded = at == 16 // shape.per_sheet
        kept = [held(row) for row in sheet.elements]
        assert [all(row) for row in kept[-2:]] == [crowded] * 2
        assert not any(any(row) for row in (kept[:-2] if crowded else kept))
        for row in sheet.elements:
            assert without_keeping(row) == expected


@pytest.mark.parametrize("value", ["照片9不清", "民族应为回族", "阿依古丽·麦麦提", "无误"])
def test_short_texts_crowd_no_sheet(value: str) -> None:
    """What fits in its cell leaves every row as the blank one is."""
    (blank,) = read(TEMPLATE.read_bytes())
    rows = [Row(n, "2014030101", "李明", value) for n in range(1, 26)]
    (sheet,) = read(filled(rows))
    assert {tuple(properties(row)) for row in sheet.elements} == {
        tuple(properties(blank.elements[0]))
    }


@pytest.mark.parametrize(
    ("tags", "unit"), [({"tcW"}, ".0"), ({"left", "right"}, ".0"), ({"tab"}, ".0"), ({"tcW"}, "pt")]
)
def test_widths_need_not_be_integers(tmp_path: Path, tags: set[str], unit: str) -> None:
    """Google Docs writes w:w="1928.0", and ISO 29500 allows "96.4pt"."""
    document = docx.Document(BytesIO(class_line_of_three_runs()))
    margins = f'<w:tblCellMar {nsdecls("w")}><w:left w:w="108" w:type="dxa"/>'
    margins += '<w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    document.tables[0].style = None
    look = next(document.element.body.iter(f"{W}tblLook"))
    look.addprevious(parse_xml(margins))
    for element in document.element.body.iter(*(f"{W}{tag}" for tag in tags)):
        for key in (f"{W}w", f"{W}pos"):
            if value := element.get(key):
                element.set(key, value + unit)
    rows = students(3)
    result = fill_shape(Shape(lambda: saved(document)), tmp_path, rows)
    assert written(read(result.data)) == as_read(rows)


def test_blank_cell_passes_its_own_look_on(tmp_path: Path) -> None:
    """Each column keeps its own font: that of the run, else of the mark, of its blank cell."""
    document = form()
    sizes = ("20", "21", "22", "23", "24")
    for row in table_rows(document)[1:]:
        for cell, size in zip(children(row, "tc"), sizes, strict=True):
            for element in cell.iter(f"{W}sz"):
                element.set(f"{W}val", size)
    data = fill_shape(Shape(lambda: saved(document)), tmp_path, students(3)).data
    for row in read(data)[0].elements[:3]:
        found = [run.find(f"{W}rPr/{W}sz") for run in row.iter(f"{W}r")]
        assert [None if size is None else size.get(f"{W}val") for size in found] == [*sizes[:4]]


def test_flow_repeats_the_header_and_keeps_the_end_together() -> None:
    """Flow marks the header and holds the last two rows, all cells, to the signature line."""
    (sheet,) = read(filled(students(60), layout=Layout.FLOW))
    table = next(children(body(filled(students(60), layout=Layout.FLOW)), "tbl"))
    marked = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in children(table, "tr")]
    assert marked == [True] + [False] * 60
    for at, row in enumerate(sheet.elements):
        kept = [each.find(f"{W}pPr/{W}keepNext") is not None for each in row.iter(f"{W}p")]
        assert kept == [at >= 58] * 5
        assert row.find(f"{W}trPr/{W}cantSplit") is not None


def test_flow_marks_every_row_above_the_columns_too(tmp_path: Path) -> None:
    """A header repeats only from the table's first row on: a title row in the table is marked."""
    result = fill_shape(SHAPES["all in one table"], tmp_path, students(40), layout=Layout.FLOW)
    rows = list(children(next(children(body(result.data), "tbl")), "tr"))
    marked = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    assert marked == [True, True] + [False] * 41
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


@pytest.mark.parametrize("value", ["0", "false"])
def test_flow_switches_on_what_the_form_switches_off(tmp_path: Path, value: str) -> None:
    """A form saved with <w:cantSplit w:val="false"/> still does not split its rows in flow."""
    document = form()
    for row in table_rows(document):
        for tag in ("cantSplit", "tblHeader"):
            switch = etree.SubElement(next(row.iter(f"{W}trPr")), f"{W}{tag}")
            switch.set(f"{W}val", value)
    shape = Shape(lambda: saved(document))
    result = fill_shape(shape, tmp_path, students(30), layout=Layout.FLOW)
    table = next(children(body(result.data), "tbl"))
    for at, row in enumerate(children(table, "tr")):
        for tag in ("cantSplit", "tblHeader")[: 2 if at == 0 else 1]:
            (switch,) = row.findall(f"{W}trPr/{W}{tag}")
            assert switch.get(f"{W}val", "1") not in {"0", "false"}


def test_further_sheets_begin_pages() -> None:
    """Sheet 2 and on begin a page by themselves, without an empty paragraph; sheet 1 does not."""
    sheets = read(filled(students(60)))
    assert [sheet.breaks for sheet in sheets] == [False, True, True]
    paragraphs = [text(each) for each in children(body(filled(students(60))), "p")]
    assert len(paragraphs) == 6
    assert all(paragraphs)


# --- class line ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("2014级信息管理与信息系统1班", "班级名称：2014级信息管理与信息系统1班"),
        ("信管141", "班级名称：信管141"),
        ("软件工程22级专升本1班", "班级名称：软件工程22级专升本1班"),
        ("22级软件一班", "班级名称：22级软件一班"),
        ("A&B <1>班", "班级名称：A&B<1>班"),
        (None, "班级名称：级班"),
    ],
)
def test_class_goes_into_the_blanks(name: str | None, line: str) -> None:
    """“__级__班” takes the class apart where it can, else gives way to it; unknown stays open."""
    result = fill.fill(SHIPPED, students(30), class_name=name)
    assert result.notes == (() if name else (NO_CLASS,))
    for sheet in read(result.data):
        assert squeezed(sheet.last_line) == f"{line}辅导员签名：学院领导：学院（公章）"


def test_blank_for_an_unknown_class_stays_as_it_was() -> None:
    """Without a class name the last line is the blank form's, spaces and all."""
    (blank,) = read(TEMPLATE.read_bytes())
    (sheet,) = read(filled(students(1), class_name=None))
    assert sheet.last_line == blank.last_line


@pytest.mark.parametrize(
    ("line", "expected", "by_hand"),
    [
        ("班级：______", "班级：{name}", []),
        ("班级: ______ 人数：45", "班级:{name}人数：45", []),
        ("班 级：______", "班级：{name}", []),
        ("班级名称：____级____班", "班级名称：{name}", []),
        ("班级：    级      班", "班级：{name}", []),
        ("班级：", "班级：{name}", []),
        ("学院：____ 班级：____ 日期：____", "学院：____班级：{name}日期：____", ["学院"]),
    ],
)
def test_class_lines_of_other_forms(
    tmp_path: Path, line: str, expected: str, by_hand: list[str]
) -> None:
    """The blank behind 班级 is found however the line is written; others stay, and are told."""
    shape = Shape(lambda: saved(form(above=(TITLE, line), below=("辅导员签名：",))))
    result = fill_shape(shape, tmp_path, students(2))
    assert result.notes == tuple(f"表上的“{one}”空着：花名册里没有，请手写" for one in by_hand)
    (sheet,) = read(result.data)
    assert squeezed(sheet.above[1]) == expected.format(name=CLASS)


@pytest.mark.parametrize(
    "line", [f"班级：{CLASS}", f"班级名称：{CLASS}　辅导员签名：", "班级名称：2014级______班"]
)
def test_class_already_on_the_form_is_not_doubled(tmp_path: Path, line: str) -> None:
    """A form on which the school or the monitor has typed the class names it once."""
    shape = Shape(lambda: saved(form(below=(line,))))
    (sheet,) = read(fill_shape(shape, tmp_path, students(2)).data)
    assert squeezed(sheet.last_line).count("2014级") == 1
    assert squeezed(sheet.last_line).startswith(squeezed(line)[: line.index("：") + 1] + CLASS)


@pytest.mark.parametrize("line", ["班级：信管141", "班级：信管141　辅导员签名："])
def test_class_without_the_word_on_the_form_is_not_doubled(tmp_path: Path, line: str) -> None:
    """Many classes are called 信管141, and a monitor types that on the form."""
    path = tmp_path / "空表.docx"
    path.write_bytes(saved(form(below=(line,))))
    result = fill.fill(blank_form.find(path), students(2), class_name="信管141")
    (sheet,) = read(result.data)
    assert squeezed(sheet.last_line) == squeezed(line)


def test_another_class_on_the_form_stays_and_is_told(tmp_path: Path) -> None:
    """A form typed for another class is not changed silently, nor is the mistake kept quiet."""
    other = "2014级信息管理与信息系统2班"
    shape = Shape(lambda: saved(form(below=(f"班级：{other}",))))
    result = fill_shape(shape, tmp_path, students(2))
    assert squeezed(read(result.data)[0].last_line) == f"班级：{other}"
    assert result.notes == (f"表上的班级已经写着“{other}”，没有改成“{CLASS}”",)


def widths(data: bytes) -> dict[str, list[int | None]]:
    """How wide, in percent, the runs of the class and those of the rest of each last line are."""
    found: dict[str, list[int | None]] = {"class": [], "rest": []}
    for line in children(body(data), "p"):
        if "班级名称" not in text(line):
            continue
        at, runs = 0, [run for run in line.iter(f"{W}r") if text(run)]
        for run in runs:
            scales = run.findall(f"{W}rPr/{W}w")
            assert len(scales) <= 1
            percent = int(scales[0].get(f"{W}val", "")) if scales else None
            of_class = text(line).index("：") < at < text(line).index("\t")
            found["class" if of_class else "rest"].append(percent)
            at += len(text(run))
    return found


@pytest.mark.parametrize("name", ["信管141", "2014级护理学1班", CLASS, None])
def test_usual_class_keeps_its_width(name: str | None) -> None:
    """Nothing is narrowed where there is room."""
    found = widths(filled(students(30), class_name=name))
    assert set(found["class"]) | set(found["rest"]) == {None}


@pytest.mark.parametrize(
    ("name", "narrowest", "widest"),
    [
        ("2014级信息管理与信息系统专升本1班", 67, 99),
        ("2014级计算机科学与技术（中外合作办学）1班", 67, 99),
        ("2014级" + "信息" * 10 + "1班", 66, 66),
        ("2014级" + "信息" * 40 + "1班", 66, 66),
        ("信息管理" * 5 + "141", 67, 99),
        ("2014级A&B<实验>" + "信息" * 5 + "1班", 66, 99),
    ],
)
def test_long_class_is_narrowed_alone(name: str, narrowest: int, widest: int) -> None:
    """A long class is made as narrow as needed, all of it alike, on each sheet; never below 66."""
    data = filled(students(30), class_name=name)
    found = widths(data)
    (scale,) = set(found["class"])
    assert scale is not None
    assert narrowest <= scale <= widest
    assert set(found["rest"]) == {None}
    for sheet in read(data):
        assert squeezed(sheet.last_line).startswith(f"班级名称：{name}辅导员签名：")


def test_longer_class_is_narrower() -> None:
    """The width falls as the name grows, and stands where the schema wants it."""
    scales = []
    for count in range(30):
        data = filled(students(1), class_name=f"2014级{'信' * count}1班")
        scales.append(widths(data)["class"][0] or 100)
        for scale in body(data).iter(f"{W}w"):
            behind = {each.tag for each in scale.itersiblings()}
            before = {each.tag for each in scale.itersiblings(preceding=True)}
            assert f"{W}sz" in behind
            assert f"{W}rFonts" in before
    assert scales == sorted(scales, reverse=True)
    assert (scales[0], scales[-1]) == (100, 66)


def class_line_of_three_runs(look: str = "") -> bytes:
    """A form with tab stops in the line of the class, whose blanks have a *look*."""
    document = form(below=("班级名称：",))
    line = document.paragraphs[-1]
    tabs = f'<w:tabs {nsdecls("w")}><w:tab w:val="left" w:pos="3000"/></w:tabs>'
    line.paragraph_format.element.get_or_add_pPr().insert(0, parse_xml(tabs))
    blanks = line.add_run("__级__班").element
    blanks.insert(0, parse_xml(f"<w:rPr {nsdecls('w')}>{look}</w:rPr>"))
    line.add_run("\t辅导员签名：")
    return saved(document)


@pytest.mark.parametrize(
    "look",
    [
        "",
        "<w:b/>",
        '<w:b/><w:sz w:val="21"/>',
        '<w:kern w:val="2"/><w:u w:val="single"/>',
        '<w:w w:val="90"/>',
        '<w:shd w:val="clear"/>',
    ],
)
def test_narrowed_run_keeps_the_order_of_the_schema(tmp_path: Path, look: str) -> None:
    """Word calls a file broken whose run properties are out of order or stand twice."""
    data = fill_shape(Shape(partial(class_line_of_three_runs, look)), tmp_path, students(2)).data
    (properties_,) = [scale.getparent() for scale in body(data).iter(f"{W}w")]
    assert properties_ is not None
    found = [each.tag.removeprefix(W) for each in properties_]
    order = ("rFonts", "b", "w", "kern", "sz", "u", "shd")
    assert found == sorted(set(found), key=order.index)


def test_three_blanks_take_the_class_apart(tmp_path: Path) -> None:
    """“____级____专业____班” gets the parts of the class, one in each blank (issue 15)."""
    result = fill_shape(
        Shape(lambda: saved(form(below=("班级：____级____专业____班",)))), tmp_path, students(2)
    )
    year, rest = CLASS.split("级")
    assert squeezed(read(result.data)[0].last_line) == f"班级：{year}级{rest[:-2]}专业1班"
    assert result.notes == ()


def test_form_without_a_class_line_says_so(tmp_path: Path) -> None:
    """Where there is no line for it, the class is not lost silently: a note asks to write it."""
    shape = Shape(lambda: saved(form(below=("辅导员签名：",))))
    (note,) = fill_shape(shape, tmp_path, students(2)).notes
    assert CLASS in note


def test_class_with_a_control_character_still_makes_a_form() -> None:
    """A class name is text from a file too: what XML cannot hold is dropped, as in a name."""
    (sheet,) = read(filled(students(1), class_name="信管\x07141"))
    assert "班级名称：信管141" in squeezed(sheet.last_line)


def test_title_of_the_notice_replaces_the_forms() -> None:
    """The shipped form takes next year's title, on every sheet, in the title's own look."""
    data = fill.fill(SHIPPED, students(30), wording=WORDING).data
    assert [sheet.title for sheet in read(data)] == [WORDING.title] * 2
    (blank,) = next(children(body(TEMPLATE.read_bytes()), "p")).iter(f"{W}rPr")
    for paragraph_ in list(children(body(data), "p"))[::2]:
        assert [etree.tostring(look) for look in paragraph_.iter(f"{W}rPr")] == [
            etree.tostring(blank)
        ]


def test_headers_and_rows_of_the_notice_replace_the_forms() -> None:
    """The shipped form takes the notice's headers and holds no more rows a sheet than it says."""
    rows = students(30)
    result = fill.fill(SHIPPED, rows, class_name=CLASS, wording=WORDING._replace(rows=20))
    sheets = read(result.data)
    assert result.notes == ()
    assert [sheet.header for sheet in sheets] == [WORDING.columns] * 2
    assert [len(sheet.rows) for sheet in sheets] == [20, 20]
    assert result.sheets == 2
    texts = [row.number for sheet in sheets for row in sheet.rows if row.number]
    assert texts == [row.number for row in rows]


@pytest.mark.parametrize(
    ("wording", "lacking"),
    [
        (WORDING._replace(columns=(*WORDING.columns, "联系电话")), "“联系电话”一列"),
        (WORDING._replace(signatures=("系主任签名：",)), "“系主任签名：”"),
        (WORDING._replace(rows=40), "40 行（每张 25 行）"),
    ],
)
def test_what_our_form_cannot_follow_is_said(wording: Wording, lacking: str) -> None:
    """A notice that wants another form gets a note that names --template."""
    result = fill.fill(SHIPPED, students(2), class_name=CLASS, wording=wording)
    (note,) = result.notes
    assert note == f"自带的表没有通知所要的{lacking}，请用 --template 换成学校的附件2"


# --- package ------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("name", ["shipped", "usual", "numbered by Word"])
def test_every_other_part_stays_byte_for_byte(tmp_path: Path, name: str, layout: Layout) -> None:
    """All parts but the document keep their content and their very compressed bytes, in order."""
    before = TEMPLATE.read_bytes() if name == "shipped" else SHAPES[name].make()
    path = tmp_path / "空表.docx"
    path.write_bytes(before)
    after = fill.fill(blank_form.find(path), students(45), layout=layout).data
    assert list(parts(after)) == list(parts(before))
    for read_parts in (parts, raw_parts):
        old, new = read_parts(before), read_parts(after)
        changed = {part for part in old if old[part] != new[part]}
        assert changed == {"word/document.xml"}


def test_what_stands_around_the_sheet_stays(tmp_path: Path) -> None:
    """In the document itself the section and what comes behind, no notice, stay as they were."""
    shape = SHAPES["another page behind"]
    data = fill_shape(shape, tmp_path, students(5)).data
    before, after = body(shape.make()), body(data)
    for at in (-2, -1):
        assert etree.tostring(after[at]) == etree.tostring(before[at])


@pytest.mark.parametrize("layout", Layout)
def test_same_input_gives_the_same_bytes(layout: Layout) -> None:
    """Two fills of the same form are the same file, and the form read anew is no other."""
    first = filled(students(45), layout=layout)
    again = fill.fill(blank_form.find(TEMPLATE), students(45), class_name=CLASS, layout=layout).data
    assert first == filled(students(45), layout=layout) == again


def test_form_can_be_filled_again() -> None:
    """A form is left as it was: one class leaves nothing behind for the next."""
    filled(students(60), class_name="信管141")
    (sheet,) = read(filled(students(1)))
    assert written([sheet]) == as_read(students(1))
    assert "信管141" not in sheet.last_line


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("name", ["shipped", *SHAPES])
def test_result_opens_elsewhere(tmp_path: Path, name: str, layout: Layout) -> None:
    """The file is a sound zip that python-docx opens, and no id stands in it twice."""
    shape = Shape(TEMPLATE.read_bytes) if name == "shipped" else SHAPES[name]
    data = fill_shape(shape, tmp_path, students(45), layout=layout).data
    assert b"fankui" not in parts(data)["word/document.xml"]
    opened = docx.Document(BytesIO(data))
    assert list(opened.element.body.iter(f"{W}tbl"))
    ids: Counter[str] = Counter()
    for element in body(data).iter():
        for attribute in (f"{W14}paraId", f"{W}name"):
            if attribute in element.attrib:
                ids[str(element.get(attribute))] += 1
        if element.tag == f"{W}bookmarkStart":
            ids[f"bookmark {element.get(f'{W}id')}"] += 1
    assert not [key for key, times in ids.items() if times > 1]


@pytest.mark.parametrize("name", ["text in content controls", "rows in content controls"])
def test_no_content_control_is_left_empty(tmp_path: Path, name: str) -> None:
    """A content control that held a blank holds what was written: empty, Word fills it itself."""
    data = fill_shape(SHAPES[name], tmp_path, students(45)).data
    filled_rows = [row for sheet in read(data) for row in sheet.elements[:20]]
    assert all(len(control) for row in filled_rows for control in row.iter(f"{W}sdtContent"))
    assert all(len(control) for control in body(data).iter(f"{W}sdtContent"))


def test_bookmarks_that_begin_end(tmp_path: Path) -> None:
    """A bookmark of the blank form either stays whole or goes whole."""
    document = body(fill_shape(SHAPES["ids and bookmarks"], tmp_path, students(45)).data)
    starts = [each.get(f"{W}id") for each in document.iter(f"{W}bookmarkStart")]
    ends = [each.get(f"{W}id") for each in document.iter(f"{W}bookmarkEnd")]
    assert starts == ends


def ready_made(columns: Sequence[str] = USUAL) -> bytes:
    """A blank form of two sheets, the second with *columns* over it."""
    document = form()
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    return saved(form(columns, document=document))


def test_ready_made_sheets_are_not_left_over(tmp_path: Path) -> None:
    """A form that comes with two blank sheets gives two for 45 students, and one for 20."""
    for count, sheets in {45: 2, 20: 1, 60: 3}.items():
        rows = students(count)
        result = fill_shape(Shape(ready_made), tmp_path, rows)
        found = read(result.data)
        assert (result.sheets, len(found), result.notes) == (sheets, sheets, ())
        assert len(list(body(result.data).iter(f"{W}tbl"))) == sheets
        assert written(found) == as_read(rows)


def test_a_table_of_another_kind_behind_a_break_stays(tmp_path: Path) -> None:
    """Only what is a further sheet of the same form goes."""
    shape = Shape(partial(ready_made, ("序号", "单位", "事项", "情况", "说明")))
    result = fill_shape(shape, tmp_path, students(20))
    assert len(list(body(result.data).iter(f"{W}tbl"))) == 2
    assert "事项" in text(body(result.data))


def test_two_result_columns_are_told(tmp_path: Path) -> None:
    """The first is filled, the second stays blank, and a person is told."""
    columns = ("序号", "学号", "姓名", "校对结果", "核对情况", "本人签名")
    shape = Shape(lambda: saved(form(columns)))
    result = fill_shape(shape, tmp_path, students(2))
    note = "表头里有两列像校对结果，填在前一列，后面的“核对情况”没有填"
    assert result.notes == (note,)
    (sheet,) = read(result.data)
    cells = [[text(cell) for cell in children(row, "tc")] for row in sheet.elements[:2]]
    assert [(row[3], row[4]) for row in cells] == [("无误", ""), ("无误", "")]


# --- forms of other shapes ----------------------------------------------------------------------

NO_SERIAL_TEXT = {"no column for the number", "numbered by Word"}
#: The 序号 of these is for the students alone: nothing is printed in the blank rows.
NO_PRINTED_SERIALS = {"no numbers in the rows", "header of two rows"}


@pytest.mark.parametrize("name", SHAPES)
def test_no_row_breaks_over_a_page(tmp_path: Path, name: str) -> None:
    """Each row of a school's form that takes a student stays on one page, written or blank."""
    for sheet in read(fill_shape(SHAPES[name], tmp_path, students(27)).data):
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in sheet.elements)


@pytest.mark.parametrize("name", SHAPES)
def test_other_shapes_fill_sheet_by_sheet(tmp_path: Path, name: str) -> None:
    """A school's own form is filled in its own columns, each sheet whole, the class on it."""
    shape = SHAPES[name]
    rows = students(45)
    result = fill_shape(shape, tmp_path, rows)
    sheets = read(result.data)
    (blank,) = read(shape.make())
    about = "缩小|只印这张表"  # seven narrow columns; in the notice's own file
    assert not [note for note in result.notes if not re.search(about, note)]
    assert result.sheets == len(sheets) == -(-45 // shape.per_sheet)
    assert written(sheets) == as_read(rows, serials=name not in NO_SERIAL_TEXT)
    expected = properties(blank.elements[0])
    for at, sheet in enumerate(sheets):
        assert len(sheet.rows) == shape.per_sheet
        assert (sheet.title, sheet.header) == (blank.title, blank.header)
        assert squeezed("".join((*sheet.above, *sheet.below))).count(f"班级：{CLASS}") == 1
        assert "辅导员签名" in sheet.last_line
        assert all(without_keeping(row) == expected for row in sheet.elements)
        if name not in NO_SERIAL_TEXT:
            first = at * shape.per_sheet + 1
            last = 45 if name in NO_PRINTED_SERIALS else first + shape.per_sheet
            serials = [str(n) if n <= last else "" for n in range(first, first + shape.per_sheet)]
            assert [row.serial for row in sheet.rows] == serials


@pytest.mark.parametrize("name", SHAPES)
def test_other_shapes_fill_as_one_table(tmp_path: Path, name: str) -> None:
    """Flow works on a school's own form as well."""
    rows = students(45)
    result = fill_shape(SHAPES[name], tmp_path, rows, layout=Layout.FLOW)
    (sheet,) = read(result.data)
    assert list(sheet.rows) == as_read(rows, serials=name not in NO_SERIAL_TEXT)


def test_numbers_set_by_word_are_left_to_word(tmp_path: Path) -> None:
    """A 序号 cell that Word numbers gets no second number, and keeps its numbering."""
    for sheet in read(fill_shape(SHAPES["numbered by Word"], tmp_path, students(30)).data):
        for element in sheet.elements:
            serial = next(children(element, "tc"))
            assert text(serial) == ""
            assert serial.find(f".//{W}numPr") is not None


def test_only_the_form_is_repeated(tmp_path: Path) -> None:
    """A page behind the form comes once, the notice's not at all; the small table each time."""
    for name, words, count in (
        ("a page of notice first", NOTICE, 0),
        ("page break inside the title", NOTICE, 0),
        ("another page behind", "附件3", 1),
        ("landscape section", NOTICE, 0),
        ("landscape section between", "附件3", 0),
    ):
        whole = text(body(fill_shape(SHAPES[name], tmp_path, students(45)).data))
        assert whole.count(words) == count, name
    small = text(body(fill_shape(SHAPES["a small table first"], tmp_path, students(45)).data))
    assert small.count("理工学院") == 2


def test_section_of_the_form_keeps_its_page(tmp_path: Path) -> None:
    """A landscape form stays landscape on its sheets, without the notice around it."""
    data = fill_shape(SHAPES["landscape section between"], tmp_path, students(45)).data
    sizes = [section.get(f"{W}orient") for section in body(data).iter(f"{W}pgSz")]
    assert [size == "landscape" for size in sizes] == [True]


def test_extra_columns_stay_empty(tmp_path: Path) -> None:
    """A column that the form has and we do not know stays as it was."""
    data = fill_shape(SHAPES["an extra column"], tmp_path, students(30)).data
    for sheet in read(data):
        for element in sheet.elements:
            cells = list(children(element, "tc"))
            assert (text(cells[1]), text(cells[-1])) == ("", "")


def test_inspecting_tells_columns_and_rows(tmp_path: Path) -> None:
    """What was recognised in a form can be told: each column's place and the rows per sheet."""
    path = tmp_path / "空表.docx"
    path.write_bytes(SHAPES["columns in another order"].make())
    found = blank_form.find(path)
    assert found.rows_per_sheet == 25
    assert found.parts.columns == {
        Column.NUMBER: 0,
        Column.NAME: 1,
        Column.SIGNATURE: 2,
        Column.RESULT: 3,
        Column.SERIAL: 4,
    }


# --- what is no form ----------------------------------------------------------------------------


def refusal(path: Path, data: bytes) -> InputError:
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        blank_form.find(path)
    assert path.name in caught.value.message
    assert caught.value.hint
    return caught.value


def test_document_without_the_table_names_the_headers_seen(tmp_path: Path) -> None:
    """Where no table is recognised, the message lists the headers that there are."""
    data = saved(form(("序号", "工号", "教师姓名", "备注"), 5))
    error = refusal(tmp_path / "别的表.docx", data)
    for header in ("序号", "工号", "教师姓名", "备注"):
        assert header in error.message


def test_document_without_any_table(tmp_path: Path) -> None:
    """A document of text only is refused with what a form needs."""
    document = new_document()
    paragraph(document, NOTICE)
    assert "学号" in refusal(tmp_path / "通知.docx", saved(document)).message


def test_form_that_is_filled_in_already(tmp_path: Path) -> None:
    """A form with students in its rows is no blank one: it is refused."""
    document = form(rows=2)
    for row in table_rows(document)[1:]:
        for element in row.iter(f"{W}p"):
            etree.SubElement(etree.SubElement(element, f"{W}r"), f"{W}t").text = "有字"
    assert "空行" in refusal(tmp_path / "填过.docx", saved(document)).message


def test_old_word_document(tmp_path: Path) -> None:
    """A .doc is named as what it is, with what to do, even if it is called .docx."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
    error = refusal(tmp_path / "附件2.docx", ole)
    assert ".doc" in error.message
    assert "另存" in error.hint


def test_workbook_as_template(tmp_path: Path) -> None:
    """A workbook given as the form is named as one."""
    path = tmp_path / "附件2.xlsx"
    openpyxl.Workbook().save(path)
    assert "Excel" in refusal(path, path.read_bytes()).message


@pytest.mark.parametrize("size", [4, 100, 2000, 4000, -1, -30, -200])
def test_torn_zip(tmp_path: Path, size: int) -> None:
    """A download that broke off is refused as damaged, wherever it broke off."""
    refusal(tmp_path / "附件2.docx", TEMPLATE.read_bytes()[:size])


def test_damaged_document_part(tmp_path: Path) -> None:
    """A flipped byte in the compressed document is noticed."""
    data = bytearray(TEMPLATE.read_bytes())
    at = data.index(raw_parts(bytes(data))["word/document.xml"])
    data[at + 500] ^= 0xFF
    assert "损坏" in refusal(tmp_path / "附件2.docx", bytes(data)).message


@pytest.mark.parametrize(
    "document",
    [
        b'<!DOCTYPE w:document [<!ENTITY a "b">]><w:document xmlns:w="x"><w:body/></w:document>',
        b'<?xml version="1.0"?>\n<!DOCTYPE x SYSTEM "file:///etc/hostname"><x/>',
        b"<w:document",
        b"",
        b"\xff\xfe\x00",
    ],
)
def test_document_that_is_no_sound_xml(tmp_path: Path, document: bytes) -> None:
    """A DOCTYPE, half an element, nothing at all: one Chinese sentence, no traceback."""
    refusal(tmp_path / "附件2.docx", repacked(saved(form()), lambda _: document))


def test_doctype_in_utf_16_is_refused_too(tmp_path: Path) -> None:
    """The encoding of a part does not hide a DOCTYPE."""

    def change(xml: bytes) -> bytes:
        text_ = xml.decode().split("?>", 1)[1]
        declared = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY a "b">]>' + text_
        return declared.encode("utf-16")

    refusal(tmp_path / "附件2.docx", repacked(saved(form()), change))


def test_document_with_a_workbook_inside_is_still_a_form(tmp_path: Path) -> None:
    """A form with an Excel object in it is not taken for a workbook."""
    book = BytesIO()
    openpyxl.Workbook().save(book)
    path = tmp_path / "附件2.docx"
    path.write_bytes(saved(form()))
    with ZipFile(path, "a") as archive:
        archive.writestr("word/embeddings/Microsoft_Excel_Sheet1.xlsx", book.getvalue())
    assert blank_form.find(path).rows_per_sheet == 25


def test_usual_blank_is_the_yardstick() -> None:
    """The blank forms of these tests say what they are meant to say."""
    (sheet,) = read(SHAPES["usual"].make())
    assert (sheet.title, sheet.header) == (TITLE, USUAL)
    assert sheet.last_line.startswith(CLASS_LINE)


# --- what is kept while many classes are filled ------------------------------------------------


def test_class_that_is_filled_leaves_nothing_to_the_garbage_collector() -> None:
    """A filled form's tree goes at once: 3,000 of them take the memory of one (issue 16)."""
    for _ in range(10):  # until whatever is made once, or at a class's ninth value, is there
        fill.fill(SHIPPED, [Row(1, "2014030101", "李明", "无误")])
    gc.collect()
    gc.disable()
    try:
        fill.fill(SHIPPED, [Row(1, "2014030101", "李明", "无误")])
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_classes_of_one_file_are_laid_out_one_after_the_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No class is laid out before the one in front of it is in the file."""
    steps: list[str] = []
    compressobj = zlib.compressobj

    class Packer:
        """What packs a part, and says when."""

        def __init__(self, level: int, method: int, bits: int) -> None:
            self._packer = compressobj(level, method, bits)

        def compress(self, piece: bytes) -> bytes:
            """Pack the next piece."""
            steps.append("packed")
            return self._packer.compress(piece)

        def flush(self) -> bytes:
            """Pack the rest."""
            return self._packer.flush()

    def classes() -> Iterator[tuple[list[Row], str]]:
        for name in ("软件1班", "软件2班", "软件3班"):
            steps.append(name)
            yield [Row(1, "2014030101", "李明", "无误")], name

    monkeypatch.setattr(zlib, "compressobj", Packer)
    made = fill.fill_all(SHIPPED, classes())
    assert steps == ["软件1班", "packed", "软件2班", "packed", "软件3班", "packed", "packed"]
    assert made.sheets == 3


def test_file_of_no_class_is_refused() -> None:
    """There is no document without a class."""
    with pytest.raises(ValueError, match="no class"):
        fill.fill_all(SHIPPED, [])
