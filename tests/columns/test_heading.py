"""Every heading that fills reads back, whatever words, marks and rows it has."""

from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from itertools import product
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pytest
from blank_forms import form, repacked, saved
from blank_forms_odd import grouped_header, side_by_side, two_row_header
from hypothesis import given, settings
from hypothesis import strategies as st

from tongzhi_cli.answers.answer import Answer, Status
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.check.check import ClassReport, Line
from tongzhi_cli.columns import header as headers
from tongzhi_cli.columns.column import OF_A_STUDENT, STRICT, Column
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.columns.mapping import ColumnMap, Mapped
from tongzhi_cli.columns.vocabulary import COLUMN_WORDS
from tongzhi_cli.errors import InputError
from tongzhi_cli.form.rows import Row, rows
from tongzhi_cli.form.word import blank as blank_form
from tongzhi_cli.form.word import fill
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.model.words import CHECK_VERBS, OUTCOMES, REMARKS
from tongzhi_cli.notice.model import Notice
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.roster.model import Roster
from tongzhi_cli.tables.table import Table

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
CLASS = "2014级软件工程1班"
SAID = ("无误", "民族有误：显示“汉族”，应为“回族”", "无误", "照片不是本人")
USUAL = ("序号", "学号", "姓名", "校对结果", "本人签名")
PREFIXES = ("", "信息", "学信网", "图像信息")
#: 8 verbs by 6 nouns by 4 beginnings.
RESULTS = [
    prefix + verb + noun
    for prefix, verb, noun in product(PREFIXES, CHECK_VERBS, (*OUTCOMES, *REMARKS))
]


def class_of(count: int, *, wrong_ones: bool = False) -> list[Row]:
    """An invented class; of a 勘误表 only who is wrong."""
    lines = []
    for at in range(count):
        result = judge(SAID[at % len(SAID)])
        if not wrong_ones or result.status is Status.ANOMALY:
            student = Student(f"2014030{101 + at}", f"安若{at}", Where("a"), CLASS)
            lines.append(Line(student, result, None))
    return rows(ClassReport(CLASS, "a", tuple(lines)))


def stored(data: bytes) -> bytes:
    """A package as it is, not packed: a thousand are made of it, and none is kept."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return file.getvalue()


@cache
def base(columns: int) -> bytes:
    return stored(saved(form([f"@{at}@" for at in range(columns)], 4)))


def written(data: bytes, texts: Mapping[str, str]) -> bytes:
    """A form whose headings are others: what is in it by what is to be there."""

    def changed(xml: bytes) -> bytes:
        for old, new in texts.items():
            assert old.encode() in xml
            xml = xml.replace(f">{old}<".encode(), f">{escape(new)}<".encode())
        return xml

    return repacked(data, changed)


def blank(columns: Sequence[str]) -> bytes:
    return written(base(len(columns)), {f"@{at}@": text for at, text in enumerate(columns)})


def told(roster: Roster, answers: list[Answer]) -> list[tuple[str, str, str]]:
    said = {answer.where: answer.text for answer in answers}
    return [(one.number, one.name, said.get(one.where) or "") for one in roster.students]


class Law:
    """A blank form, filled with a class and read back."""

    def __init__(
        self,
        data: bytes,
        lines: Sequence[Row],
        *,
        paper: Paper = Paper.SIGNED,
        mapped: Mapped | None = None,
        notice: Notice = NOTICE,
        mapping: ColumnMap | None = None,
    ) -> None:
        self.refused = ""
        try:
            found = blank_form.find(Path("空表.docx"), paper, mapped, data)
        except InputError as error:
            self.refused = str(error)
            return
        self.header = found.parts.header
        filled = fill.fill(found, lines, class_name=CLASS)
        self.notes = filled.notes
        self.filled = [(one.number, one.name, one.result) for one in lines]
        try:
            self.read = told(*form_reading.read_data(Path("表.docx"), filled.data, notice, mapping))
        except InputError as error:
            self.read = [("", "", str(error))]


@pytest.mark.parametrize("verb", CHECK_VERBS)
@pytest.mark.parametrize("noun", [*OUTCOMES, *REMARKS])
@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_word_for_the_result_reads_back(prefix: str, verb: str, noun: str) -> None:
    """Whatever verb and noun stand over the result: it is filled in there, and read from there."""
    heading = prefix + verb + noun
    law = Law(blank((*USUAL[:3], heading, USUAL[4])), class_of(4))
    assert not law.refused
    assert law.header.blocks[0][Column.RESULT] == 3
    assert law.read == law.filled


@cache
def two_rows(*, merged: bool) -> bytes:
    return stored(two_row_header(merged=merged, rows=4))


@cache
def groups() -> bytes:
    return stored(grouped_header(4))


@cache
def two_lists() -> bytes:
    return stored(side_by_side(None, rows=3))


@pytest.mark.parametrize("heading", RESULTS[::13])
@pytest.mark.parametrize(
    "shape",
    ["one column more", "signed nowhere", "two rows", "merged", "groups", "side by side"],
)
def test_every_word_reads_back_in_every_shape(heading: str, shape: str) -> None:
    """Also over two rows, below a group, in lists side by side, among columns of other kinds."""
    two, one = {"核对情况": heading}, {"核对结果": heading}
    data, count = {
        "one column more": (blank((*USUAL[:3], "性别", heading, "备注", "签名")), 4),
        "signed nowhere": (blank((*USUAL[:3], heading)), 4),
        "two rows": (written(two_rows(merged=False), two), 6),
        "merged": (written(two_rows(merged=True), two), 6),
        "groups": (written(groups(), one), 6),
        "side by side": (written(two_lists(), one), 9),
    }[shape]
    law = Law(data, class_of(count))
    assert not law.refused
    assert law.read == law.filled


SIGNED_WORDS = [
    (column, word) for column, words in COLUMN_WORDS[Paper.SIGNED].items() for word in words
]
AT = {Column.SERIAL: 0, Column.NUMBER: 1, Column.NAME: 2, Column.SIGNATURE: 4}


@pytest.mark.parametrize(("column", "word"), SIGNED_WORDS)
def test_every_word_of_the_signed_form_reads_back(column: Column, word: str) -> None:
    """Each word in its column's place, with or without a column for the result beside it."""
    columns = list(USUAL)
    columns[AT.get(column, 3)] = word
    if column in {Column.KIND, Column.SHOULD_BE}:
        columns.insert(3, "有误内容")
    elif column in OF_A_STUDENT:
        columns.insert(3, "校对结果")
    law = Law(blank(columns), class_of(4))
    assert not law.refused
    assert law.read == law.filled


@pytest.mark.parametrize(("right", "wrong"), [
    (right, wrong)
    for right in COLUMN_WORDS[Paper.SIGNED][Column.RIGHT]
    for wrong in COLUMN_WORDS[Paper.SIGNED][Column.WRONG][::7]
])  # fmt: skip
def test_ticks_read_back(right: str, wrong: str) -> None:
    """A tick under one word, the fault under the other."""
    law = Law(blank((*USUAL[:3], right, wrong, "签名")), class_of(4))
    assert law.read == law.filled


CORRECTIONS = COLUMN_WORDS[Paper.CORRECTIONS]


@pytest.mark.parametrize("shown", dict.fromkeys(CORRECTIONS[Column.SHOWN]))
@pytest.mark.parametrize(
    ("kind", "should_be"), [("错误类别", "正确信息"), ("项目", "更正后"), ("", "应为")]
)
def test_a_list_of_the_wrong_ones_reads_back(kind: str, shown: str, should_be: str) -> None:
    """A 勘误表 gives back each fault in the words of the signed form; what it cannot is told."""
    columns = [one for one in ("学号", "姓名", kind, shown, should_be) if one]
    law = Law(blank(columns), class_of(4, wrong_ones=True), paper=Paper.CORRECTIONS)
    assert not law.refused
    is_told = any("读成校对结果" in note for note in law.notes)
    assert is_told == (column_of(shown, Paper.SIGNED) is Column.RESULT)
    assert is_told or law.read == law.filled


@pytest.mark.parametrize("shown", CORRECTIONS[Column.SHOWN][::6])
def test_a_list_with_one_column_reads_back_who_is_wrong(shown: str) -> None:
    """A 勘误表 with one place for what is wrong gives all of it back."""
    lines = class_of(4, wrong_ones=True)
    law = Law(blank(["学号", "姓名", shown]), lines, paper=Paper.CORRECTIONS)
    assert law.read == [(one.number, one.name, one.text(Column.WRONG)) for one in lines]


MARKS = st.sampled_from(["", "（必填）", "*", "：", " ", "\u3000", "(选填)", "【】", "?"])


@given(
    heading=st.sampled_from(RESULTS),
    number=st.sampled_from(["学号", "学生学号", "本人学号", "学生证学号"]),
    name=st.sampled_from(["姓名", "学生姓名", "本人姓名", "真实姓名"]),
    marks=st.tuples(MARKS, MARKS, MARKS),
    gap=st.sampled_from(["", " ", "\u3000"]),
)
@settings(max_examples=60, deadline=None)
def test_marks_and_gaps_are_nothing(
    heading: str, number: str, name: str, marks: tuple[str, str, str], gap: str
) -> None:
    """What people add to a heading, and the gaps they put into it, change nothing."""
    texts = [
        gap.join(text) + mark for text, mark in zip((number, name, heading), marks, strict=True)
    ]
    law = Law(blank(("序号", *texts, "本人签名")), class_of(4))
    assert not law.refused
    assert law.read == law.filled


HEADING = st.text(st.characters(categories=["Lo"], max_codepoint=0x9FA5, min_codepoint=0x4E00),
                  min_size=1, max_size=6)  # fmt: skip


def with_map(**kept: str) -> Notice:
    return NOTICE._replace(form=NOTICE.form._replace(map=kept))


@given(texts=st.lists(HEADING, min_size=3, max_size=3, unique=True))
@settings(max_examples=40, deadline=None)
def test_what_is_mapped_reads_back(texts: list[str]) -> None:
    """Any headings, told by the notice's map or by --map, are read as they were filled."""
    kept = dict(zip(("学号", "姓名", "校对结果"), texts, strict=True))
    data = blank(("序号", *texts, "本人签名"))
    mapped = {column: kept[column] for column in (Column.NUMBER, Column.NAME, Column.RESULT)}
    by_notice = Law(data, class_of(4), mapped=mapped, notice=with_map(**kept))
    assert by_notice.refused or by_notice.read == by_notice.filled
    by_hand = Law(data, class_of(4), mapped=mapped, mapping=ColumnMap(kept.items()))
    assert by_hand.refused or by_hand.read == by_hand.filled


@pytest.mark.parametrize("target", ["D", "d", "4"])
@pytest.mark.parametrize("headings", [("甲", "乙"), ("", "签名"), ("", "备注"), ("甲", "本人签名")])
def test_letters_and_numbers_of_the_notice_read_back(
    headings: tuple[str, str], target: str
) -> None:
    """A column without a telling heading is kept by its letters or its number."""
    data = blank(("序号", "学号", "姓名", *headings))
    law = Law(data, class_of(4), mapped={Column.RESULT: target}, notice=with_map(校对结果=target))
    assert law.read == law.filled


def test_the_map_of_the_notice_leaves_other_forms_alone() -> None:
    """A class that typed its own form is read by its words, though the notice calls 编号 a 学号."""
    data = blank(("编号", "学号", "姓名", "校对结果", "本人签名"))
    law = Law(data, class_of(4), notice=with_map(学号="编号", 校对结果="处理"))
    assert law.read == law.filled
    for columns in (("学号", "姓名", "备注", "签名"), ("学号", "姓名", "有误内容", "签名")):
        law = Law(blank(columns), class_of(4), notice=with_map(校对结果="D"))
        assert law.read == law.filled


def test_of_two_results_the_one_that_is_filled_in_is_read() -> None:
    """Filling takes one of two columns and says which; that one is read, and two are refused."""
    law = Law(blank((*USUAL[:3], "校对结果", "核对情况")), class_of(4))
    assert "表头里有两列像校对结果，填在前一列，后面的“核对情况”没有填" in law.notes
    assert law.read == law.filled
    law = Law(blank((*USUAL[:3], "核对结果", "学信网校对情况")), class_of(4))
    assert law.read == law.filled
    document = form((*USUAL[:3], "校对结果", "核对情况"), 1)
    for at, text in enumerate(("1", "2014030101", "安若", "无误", "照片有误")):
        document.tables[0].rows[1].cells[at].text = text
    with pytest.raises(
        InputError, match="那一行有 2 列都像校对结果：D 列“校对结果”、E 列“核对情况”"
    ):
        form_reading.read_data(Path("反馈表.docx"), saved(document), NOTICE)


# --- sheets and papers -------------------------------------------------------------------------

NOUNS = ("学号", "姓名", *OUTCOMES, *REMARKS)
BEGINNINGS = ("", "学生", "本人", "图像", "照片", "学信网", "家长", "原", "教师", "显示的")
ANY = [
    *(one + verb + noun for one in BEGINNINGS for verb in ("", *CHECK_VERBS) for noun in NOUNS),
    *(word for words in COLUMN_WORDS.values() for group in words.values() for word in group),
]


def sheet_column(heading: str) -> Column | None:
    """What a reader of rosters takes a heading for, beside 学号 and 姓名 that are plain."""
    needed = (Column.NUMBER, Column.NAME)
    plain = [column for column in needed if column is not column_of(normal(heading))]
    table = Table("a.xlsx", "1", [[*plain, heading], ["2014030101"] * (len(plain) + 1)])
    found = headers.find(table, needed, ColumnMap())
    columns = [item for header in found for item in header.columns.items()]
    return next((column for column, at in columns if at == len(plain)), None)


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("核实意见", Column.RESULT),
        ("学信网核查说明", Column.RESULT),
        ("审核结果", None),
        ("缴费确认情况", None),
        ("家长核对意见", None),
        ("核实时间", Column.CHECKED_AT),
    ],
)
def test_what_a_roster_calls_a_result(heading: str, column: Column | None) -> None:
    """Another verb or noun is a result in a roster too, unless it is about something else."""
    assert sheet_column(heading) is column


@pytest.mark.parametrize("remark", ["校对说明", "核对记录"])
def test_a_remark_beside_a_result_is_none(remark: str) -> None:
    """Beside 校对结果 a column of remarks is left alone, in rosters and in forms."""
    table = Table("a.xlsx", "1", [["学号", "姓名", remark, "校对结果"]])
    (header,) = headers.find(table, (Column.NUMBER, Column.NAME), ColumnMap())
    assert header.columns[Column.RESULT] == 3
    law = Law(blank((*USUAL[:3], remark, "校对结果")), class_of(4))
    assert law.header.blocks[0][Column.RESULT] == 4
    assert law.read == law.filled


def test_a_heading_is_one_thing_everywhere() -> None:
    """What is 学号, 姓名 or 校对结果 in a roster is nothing else on the form, and the other way."""
    for heading in sorted(set(ANY)):
        both = sheet_column(heading), column_of(normal(heading), Paper.SIGNED)
        assert not (STRICT & {*both}) or len({*both} - {None}) == 1, heading


#: Headings in Chinese and English, and what each stands over on the signed form.
TWO_LANGUAGES = {
    Column.SERIAL: ("序号 No.", "序号/Serial No.", "No. 序号"),
    Column.NUMBER: ("学号 Student ID", "学号/Student No.", "Student Number 学号"),
    Column.NAME: ("姓名 Name", "姓名/Full Name", "Name 姓名"),
    Column.RESULT: ("核对情况 Verification Result", "校对结果/Check Result", "信息核对结果 Status"),
    Column.SIGNATURE: ("本人签名 Signature", "学生签字/Student's Signature", "Signature 签名"),
    Column.RIGHT: ("无误 Correct", "正确/Right", "信息无误 No Errors"),
    Column.WRONG: ("有误 Incorrect", "错误/Error", "有误 Wrong"),
}


@pytest.mark.parametrize("column", TWO_LANGUAGES)
def test_headings_in_two_languages(column: Column) -> None:
    """English beside the Chinese word changes nothing; another thing in English does."""
    assert len(TWO_LANGUAGES[column]) >= 3
    for heading in TWO_LANGUAGES[column]:
        assert column_of(normal(heading), Paper.SIGNED) is column
    assert column_of(normal("学号 Phone"), Paper.SIGNED) is None
    assert column_of(normal("签名 Teacher"), Paper.SIGNED) is None


@pytest.mark.parametrize("at", range(3))
def test_a_form_in_two_languages_reads_back(at: int) -> None:
    """Beside the Chinese words or in a row below them, for one column of results or two."""
    order = (Column.SERIAL, Column.NUMBER, Column.NAME, Column.RESULT, Column.SIGNATURE)
    ticked = (*order[:3], Column.RIGHT, Column.WRONG, Column.SIGNATURE)
    for columns in (order, ticked):
        law = Law(blank([TWO_LANGUAGES[one][at] for one in columns]), class_of(4))
        assert law.read == law.filled
    document = form(USUAL, 6)
    english = ("No.", "Student ID", "Name", "Result", "Signature")
    for cell, said in zip(document.tables[0].rows[1].cells, english, strict=True):
        cell.text = said
    law = Law(saved(document), class_of(4))
    assert (law.read, law.notes) == (law.filled, ())
