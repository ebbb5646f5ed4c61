"""Forms of other schools, shape by shape: filled, read back by others, all else as it was."""

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

import docx
import pytest
from blank_forms_odd import ODD, Odd
from form_reading import Element, W, body, cell_texts, children, parts, squeezed, text
from lxml import etree
from new_document import new_document

from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.check.check import ClassReport, Line
from tongzhi_cli.columns.column import OF_A_CLASS, Column
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.form.rows import Row, rows
from tongzhi_cli.form.word import blank as blank_form
from tongzhi_cli.form.word import fill, fit
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.form.word.columns import FormColumns
from tongzhi_cli.form.word.fill import Filled
from tongzhi_cli.form.word.fit import Layout
from tongzhi_cli.form.word.outcomes import SignedOnly, join
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import Student
from tongzhi_cli.notice.toml import read as notice_toml

CLASS = "2014级软件工程1班"
FAULTS = {3: "民族有误：显示“汉族”，应为“回族”", 26: "照片不是本人"}
PARTS = {3: ("民族：汉族", "回族"), 26: ("照片不是本人", "")}


def students(count: int) -> list[Row]:
    """An invented class, with all that a roster may tell of it."""
    lines = []
    for at in range(1, count + 1):
        student = Student(
            f"2014030{100 + at}", f"安若{at}", Where("a"), CLASS, 2014, "本科",
            (("专业", "软件工程"),), college="软件学院", note="复学" if at == 5 else None,
        )  # fmt: skip
        lines.append(Line(student, judge(FAULTS.get(at, "无误")), None))
    return rows(ClassReport(CLASS, "a", tuple(lines)))


def values(at: int) -> Mapping[str, str]:
    """What the columns of number *at* should hold."""
    wrong = at in FAULTS
    shown, should_be = PARTS.get(at, ("", ""))
    return {
        "": "", "序号": str(at), "学号": f"2014030{100 + at}", "姓名": f"安若{at}",
        "结果": FAULTS.get(at, "无误"), "√": "" if wrong else "√", "误": FAULTS.get(at, ""),
        "班级": CLASS, "专业": "软件工程", "学院": "软件学院", "年级": "2014级", "层次": "本科",
        "备注": "复学" if at == 5 else "", "显示": shown, "应为": should_be,
    }  # fmt: skip


def filled(shape: Odd, folder: Path, count: int, layout: Layout | None = None) -> Filled:
    path = folder / "空表.docx"
    path.write_bytes(shape.make())
    form = blank_form.find(path)
    given = layout or fit.fitting(form, count)
    return fill.fill(form, students(count), class_name=CLASS, layout=given)


def tables_of(data: bytes) -> list[list[Element]]:
    """The rows of the innermost tables that are lists."""
    tables = body(data).iter(f"{W}tbl")
    return [list(children(table, "tr")) for table in tables if is_list(table)]


def is_list(table: Element) -> bool:
    """Whether 学号 or XH stands in one of the first rows of a table that has none within."""
    first = list(children(table, "tr"))[:4]
    is_inner = table.find(f".//{W}tbl") is None
    return is_inner and any("学号" in squeezed(text(row)) or "XH" in text(row) for row in first)


def expected_row(
    shape: Odd, before: int, at: int, count: int, high: int, *, has_serials: bool
) -> list[str]:
    """The texts that row *at* of a sheet of *high* rows should have, behind those *before*."""
    found: list[str] = []
    lists = len(shape.lists)
    for number, columns in enumerate(shape.lists):
        place = at * lists + number if shape.across else number * high + at
        serial = before + place + 1
        known = values(serial)
        is_there = serial <= count
        found += [
            known[key] if is_there or (has_serials and key == "序号") else "" for key in columns
        ]
    return found


def rows_of_sheets(shape: Odd, result: Filled) -> list[int]:
    """How many rows each sheet has: fewer than the blank one where its columns are narrow."""
    said = "".join(result.notes)
    every = re.search(r"改成每张 (\d+) 行", said)
    usual = int(every[1]) // len(shape.lists) if every else shape.rows
    fewer = {int(at): int(n) for at, n in re.findall(r"第 (\d+) 张改成 (\d+) 行", said)}
    return [fewer.get(at, usual * len(shape.lists)) // len(shape.lists)
            for at in range(1, result.sheets + 1)]  # fmt: skip


#: A class of which the roster tells nothing that goes into a form's head and foot.
UNKNOWN = dict.fromkeys((*OF_A_CLASS, Column.EXPECTED), "")
#: In these the class of a merged cell stands in the first row alone.
MERGED = "class merged down"
#: In the blank rows of these no 序号 is printed.
UNNUMBERED = ("side by side, no numbers", "side by side, with a gap")


@pytest.mark.parametrize("name", ODD)
def test_every_shape_is_filled(tmp_path: Path, name: str) -> None:
    """45 students in the right columns, list by list, sheet by sheet; what is odd is told."""
    shape, count = ODD[name], 45
    result = filled(shape, tmp_path, count)
    heights = [count] if shape.grows else rows_of_sheets(shape, result)
    sheets = tables_of(result.data)
    assert result.sheets == (0 if shape.grows else len(sheets))
    before = 0
    for high, table in zip(heights, sheets, strict=True):
        assert before < count
        lines = [list(cell_texts(row)) for row in table[shape.first : shape.first + high]]
        expected = [
            expected_row(shape, before, at, count, high, has_serials=name not in UNNUMBERED)
            for at in range(high)
        ]
        if name == MERGED:
            for line in expected[1:]:
                line[0] = ""
        assert lines == expected
        before += high * len(shape.lists)
    assert before >= count
    notes = [note for note in result.notes if "字多" not in note and "缩小" not in note]
    assert len(notes) == len(shape.told)
    for note, words in zip(notes, shape.told, strict=True):
        assert words in note


@pytest.mark.parametrize("name", ODD)
def test_the_class_is_on_every_sheet(tmp_path: Path, name: str) -> None:
    """On a line, in a cell or in a column of its own."""
    sheets = tables_of(filled(ODD[name], tmp_path, 45).data)
    whole = squeezed(text(body(filled(ODD[name], tmp_path, 45).data)))
    assert whole.count(CLASS) >= len(sheets)


def emptied(root: Element, shape: Odd, examples: int) -> bytes:
    """The document without the rows for the students, as canonical XML."""
    for table in list(root.iter(f"{W}tbl")):
        lines = list(children(table, "tr"))
        if is_list(table):
            for row in lines[shape.first : shape.first + shape.rows + examples]:
                parent = row.getparent()
                assert parent is not None
                parent.remove(row)
    return etree.tostring(root, method="c14n")


@pytest.mark.parametrize("name", ODD)
def test_all_else_stays_as_it_was(tmp_path: Path, name: str) -> None:
    """Every other part byte for byte; of the document everything but the rows of the students."""
    shape = ODD[name]
    path = tmp_path / "空表.docx"
    path.write_bytes(shape.make())
    before = shape.make()
    count = 1 if shape.grows else 5
    after = fill.fill(blank_form.find(path), students(count), facts=UNKNOWN).data
    old, new = parts(before), parts(after)
    assert list(old) == list(new)
    changed = {part for part in old if old[part] != new[part]}
    types = {"[Content_Types].xml"} if name == "a template" else set()
    assert changed == {"word/document.xml"} | types
    there = 0 if name == "no blank row" else shape.rows
    blank = shape._replace(rows=there - (1 if name.endswith("nothing else") else 0))
    roots = [etree.fromstring(one["word/document.xml"]) for one in (old, new)]
    assert emptied(roots[0], blank, shape.examples) == emptied(roots[1], shape, 0)


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("layout", Layout)
def test_every_shape_opens_elsewhere(tmp_path: Path, name: str, layout: Layout) -> None:
    """python-docx opens it, it has the class's names, no mark of ours, no placeholder left."""
    data = filled(ODD[name], tmp_path, 45, layout).data
    document = parts(data)["word/document.xml"]
    assert b"fankui" not in document
    assert "单击此处" not in document.decode()
    assert "张三" not in document.decode()
    docx.Document(BytesIO(data))
    whole = text(body(data))
    assert all(whole.count(f"2014030{100 + at}") == 1 for at in range(1, 46))


@pytest.mark.parametrize("name", sorted(set(ODD) - {"to be signed only"}))
def test_every_shape_reads_back(tmp_path: Path, name: str) -> None:
    """What was filled in is what merge reads: everybody, each result, the class.

    A form that is only signed says nothing about the results.
    """
    data = filled(ODD[name], tmp_path, 45).data
    notice = notice_toml.read(notice_toml.BUILT_IN)
    roster, answers = form_reading.read_data(tmp_path / "反馈表.docx", data, notice)
    assert {student.number for student in roster.students} == {
        f"2014030{100 + at}" for at in range(1, 46)
    }
    assert len(roster.students) == 45
    assert {student.class_name for student in roster.students} == {CLASS}
    found = {answer.number: judge(answer.text).text for answer in answers}
    assert found == {f"2014030{100 + at}": FAULTS.get(at, "无误") for at in range(1, 46)}


COLUMNS = FormColumns(notice_toml.read(notice_toml.BUILT_IN), ColumnMap())


@pytest.mark.parametrize(
    ("columns", "cells", "expected"),
    [
        (("学号", "姓名", "正确", "有误", "签名"), ("1", "甲", "✓", "", ""), "无误"),
        (("学号", "姓名", "正确", "有误", "签名"), ("1", "甲", "", "民族错", ""), "民族错"),
        (("学号", "姓名", "正确", "有误", "签名"), ("1", "甲", "", "", "甲"), ""),
        (("学号", "姓名", "正确", "有误", "签名"), ("", "", "", "", ""), ""),
        (("学号", "姓名", "有误栏", "签名"), ("1", "甲", "", "甲"), "无误"),
        (("学号", "姓名", "备注", "签名"), ("1", "甲", "", "甲"), ""),
        (
            ("学号", "姓名", "错误类别", "错误信息", "正确信息"),
            ("1", "甲", "民族\n姓名", "汉族\n", "回族\n张姗"),
            "民族有误：显示“汉族”，应为“回族”；姓名有误：应为“张姗”",
        ),
        (
            ("学号", "姓名", "错误类别", "错误信息", "正确信息"),
            ("1", "甲", "照片", "不清楚", ""),
            "照片有误：显示“不清楚”",
        ),
    ],
)
def test_results_in_several_columns_are_joined(
    columns: tuple[str, ...], cells: tuple[str, ...], expected: str
) -> None:
    """Forms filled in by hand: a tick of any kind, a fault, nothing; the parts of a fault."""
    rows_ = [list(columns), list(cells)]
    header = COLUMNS.find(rows_, {})
    assert header
    join(rows_, header.lists)
    assert rows_[1][header.lists[0].header.columns[Column.RESULT]] == expected


#: The rows of a form on which only 备注 can hold the result: 姓名, 备注, 签名, and what comes out.
SIGNED = {
    "all signed": ("甲||甲|无误", "乙||乙|无误", "丙|民族错|丙|民族错", "丁|||"),
    "said otherwise": (
        "甲||已签|无误",
        "乙|/|乙|无误",
        "丙||√|无误",
        "买买提·艾力||买买提.艾力|无误",
    ),
    "pictures": ("甲||<图>|无误", "乙||<图>|无误", "丙|||"),
    "nobody signed": ("甲|||", "乙|||", "丙|民族错||民族错"),
    "no signature": ("甲||休学|", "乙||乙代|", "丙||/|", "丁||丙|", "|||", "||甲|"),
    "无误 is written": ("甲|无误|甲|无误", "乙||乙|", "丙|民族错|丙|民族错"),
    "无误 in other words": ("甲||甲|", "乙|没有问题|乙|没有问题"),
}


@pytest.mark.parametrize("said", SIGNED.values(), ids=SIGNED)
def test_who_signed_beside_a_blank_remark_is_right(said: tuple[str, ...]) -> None:
    """Only the student's own signature counts, and only where nobody wrote 无误 into 备注."""
    cells = [one.split("|") for one in said]
    rows_ = [["学号", "姓名", "备注", "签名"]]
    rows_ += [[str(at), *one[:3]] for at, one in enumerate(cells)]
    drawn = {(at, 3) for at, row in enumerate(rows_) if row[3] == "<图>"}
    for at, column in drawn:
        rows_[at][column] = ""
    header = COLUMNS.find(rows_, {})
    assert header
    join(rows_, header.lists)
    signed = SignedOnly()
    signed.look_at(rows_, header.lists[0], drawn)
    signed.settle()
    at = header.lists[0].header.columns[Column.RESULT]
    assert [row[at] for row in rows_[1:]] == [one[3] for one in cells]


def test_a_form_that_was_only_signed_says_so(tmp_path: Path) -> None:
    """What is inferred of two sheets is told; 无误 written on the second ends it for both."""
    notice = notice_toml.read(notice_toml.BUILT_IN)
    for written, results in (("", ["无误", "民族错", "无误"]), ("无误", ["民族错", "无误"])):
        document = new_document()
        document.add_paragraph(f"班级：{CLASS}")
        for people in (
            [("2014030101", "安若", "", "安若"), ("2014030102", "白景", "民族错", "白景")],
            [("2014030103", "曹雨", written, "曹雨"), ("2014030104", "丁一", "", "")],
        ):
            table = document.add_table(0, 4)
            for row in [("学号", "姓名", "备注", "学生签字"), *people]:
                for cell, text_ in zip(table.add_row().cells, row, strict=True):
                    cell.text = text_
            document.add_paragraph("")
        file = BytesIO()
        document.save(file)
        roster, answers = form_reading.read_data(tmp_path / "表.docx", file.getvalue(), notice)
        assert [answer.text for answer in answers] == results
        told = [note.message for note in roster.notes if "签了名" in note.message]
        assert len(told) == (0 if written else 1)


@pytest.mark.parametrize(
    "columns",
    [
        ("学号", "姓名", "校对结果", "备注", "签名"),
        ("学号", "姓名", "性别", "备注"),
        ("学号", "姓名", "错误信息"),
        ("工号", "姓名", "正确", "有误"),
    ],
)
def test_other_tables_are_left_as_they_are(columns: tuple[str, ...]) -> None:
    """A column for the result is enough; a list without signatures is not taken for a form."""
    rows_ = [list(columns), ["1"] * len(columns)]
    header = COLUMNS.find(rows_, {})
    before = [list(row) for row in rows_]
    join(rows_, header.lists if header else ())
    assert rows_ == before


def test_a_template_becomes_a_document(tmp_path: Path) -> None:
    """Of a .dotx the type is changed and nothing else; Word opens the result as a document."""
    shape = ODD["a template"]
    types = parts(filled(shape, tmp_path, 5).data)["[Content_Types].xml"]
    before = parts(shape.make())["[Content_Types].xml"]
    assert types == before.replace(b"template.main+xml", b"document.main+xml") != before


def test_what_wps_added_is_kept(tmp_path: Path) -> None:
    """Its namespaces, attributes, alternative contents and parts are all there still."""
    data = filled(ODD["saved by WPS"], tmp_path, 45).data
    document = parts(data)["word/document.xml"].decode()
    for words in (
        'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData"',
        'mc:Ignorable="w15 wps wpsCustomData"',
        'wpsCustomData:kept="1"',
        '<mc:Choice Requires="wps">',
        "<mc:Fallback>",
    ):
        assert words in document
    assert "docProps/custom.xml" in parts(data)


def looks(row: Element) -> Sequence[bytes]:
    return [etree.tostring(one, with_tail=False) for one in row.iter(f"{W}trPr", f"{W}tcPr")]


@pytest.mark.parametrize("name", [name for name, shape in ODD.items() if shape.grows])
def test_rows_that_are_added_look_alike(tmp_path: Path, name: str) -> None:
    """Where rows are added all of them have one look, are not bold, and hold together."""
    shape = ODD[name]
    (table,) = tables_of(filled(shape, tmp_path, 45).data)
    found = {tuple(looks(row)) for row in table[shape.first : shape.first + 45]}
    assert len(found) == 1
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in table)
    assert not list(table[shape.first].iter(f"{W}tblHeader"))


def test_few_rows_are_enough_for_few(tmp_path: Path) -> None:
    """A form of 3 rows takes 3 students as it is."""
    assert filled(ODD["3 blank rows"], tmp_path, 3).sheets == 1


@pytest.mark.parametrize("rule", ["exact", "atLeast", None])
def test_rows_that_would_cut_a_text_grow(tmp_path: Path, rule: str | None) -> None:
    """A row of fixed height cuts what does not fit, in the print and in the PDF's text.

    So it may grow, and that is told (issue 15); one that grows does so where the page has room.
    """
    made = fill.fill(with_heights(tmp_path, rule), students(5), class_name=CLASS)
    assert any("行高改成了“最小值”" in note for note in made.notes) == (rule == "exact")
    assert len(made.notes) == 1 + (rule == "exact")
    assert rules_of(made.data) == ({"atLeast"} if rule else {None})


@pytest.mark.parametrize("twips", [100, 120, 150])
def test_rows_too_low_for_a_line_stay(tmp_path: Path, twips: int) -> None:
    """Rows lower than a line of their letters would all grow: it is told that they cut instead."""
    made = fill.fill(with_heights(tmp_path, "exact", twips), students(5), class_name=CLASS)
    assert any("请在 Word/WPS 里把行高改成“最小值”" in note for note in made.notes)
    assert rules_of(made.data) == {"exact"}


@pytest.mark.parametrize("height", [400, 454, 500])
def test_rows_without_long_texts_keep_their_rule(tmp_path: Path, height: int) -> None:
    """Where everything fits the rows are as the school made them."""
    made = fill.fill(with_heights(tmp_path, "exact", height), students(2), class_name=CLASS)
    assert not any("行高" in note for note in made.notes)
    assert rules_of(made.data) == {"exact"}


def with_heights(folder: Path, rule: str | None, height: int | None = None) -> blank_form.Form:
    """A form whose rows have that rule, and height."""
    document = docx.Document(BytesIO(ODD["a column for faults alone"].make()))
    for element in document.element.body.iter(f"{W}trHeight"):
        element.attrib.pop(f"{W}hRule", None)
        if rule:
            element.set(f"{W}hRule", rule)
        if height:
            element.set(f"{W}val", str(height))
    path = folder / "空表.docx"
    document.save(str(path))
    return blank_form.find(path)


def rules_of(data: bytes) -> set[str | None]:
    """The rules of the rows' heights, of those that take students."""
    (table,) = tables_of(data)
    return {
        one.get(f"{W}hRule") for row in table[1:] for one in row.iterfind(f"{W}trPr/{W}trHeight")
    }
