"""Columns that do not fit: smaller letters, fewer rows a sheet, or the column to widen is named."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from blank_forms import CLASS_LINE, USUAL, form, saved
from docx.oxml.ns import qn
from docx.shared import Cm, Mm
from form_reading import W, body, squeezed

from form.word.test_print import Paper, need_printer, printed, serials
from tongzhi_cli.errors import InputError
from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.word import blank as blank_form
from tongzhi_cli.form.word import fill
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.form.word.fill import Filled
from tongzhi_cli.form.word.fit import Layout
from tongzhi_cli.notice.toml import read as notice_toml

KINDS = Path(__file__).with_name("kinds_narrow.tsv")
NOTICE = notice_toml.read(notice_toml.BUILT_IN)
FAULT = "民族有误：显示“汉族”，应为“回族”"
LONG = "身份证号码与户口簿不一致，出生日期应为一九九六年三月，民族应为纳西族，请予更正"
NAME = "阿卜杜热合曼·买买提伊明江"
COUNT = 45


class Narrow(NamedTuple):
    """A row of the table: a blank form of these widths, and what becomes of it."""

    kind: str
    widths: str
    size: str
    rows: str
    height: str
    texts: str
    per_sheet: str
    said: str

    @property
    def label(self) -> str:
        """What a test calls it."""
        return f"{self.kind}: {self.widths}, {self.texts}"


CASES = [
    Narrow(*line.split("\t"))
    for line in KINDS.read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def blank(one: Narrow) -> bytes:
    document = form(USUAL, int(one.rows), below=(CLASS_LINE, "辅导员签名：　　　　学院（公章）"))
    table = document.tables[0]
    for at, width in enumerate(map(float, one.widths.split())):
        table.columns[at].width = Cm(width)
        for row in table.rows:
            row.cells[at].width = Cm(width)
            row.height = Mm(float(one.height))
    for size in document.element.body.iter(qn("w:sz")):
        size.set(qn("w:val"), str(int(float(one.size) * 2)))
    return saved(document)


def students(texts: str) -> list[Row]:
    """An invented class of which all, or one, have more to say."""
    rows = []
    for at in range(1, COUNT + 1):
        name, fault, is_one = "安若思", "无误", at == 7
        if texts == "long names" or (texts == "one long name" and is_one):
            name = NAME
        if texts == "faults" and at % 3 == 0:
            fault = FAULT
        if (texts == "long faults" and at % 4 == 0) or (texts == "one long fault" and is_one):
            fault = LONG
        rows.append(Row(at, f"201403010{100 + at}", name, fault))
    return rows


@cache
def built(one: Narrow, layout: Layout = Layout.SHEETS) -> Filled:
    path = Path(KINDS.parent, "空表.docx")
    found = blank_form.find(path, data=blank(one))
    return fill.fill(found, students(one.texts), class_name="2014级软件工程1班", layout=layout)


@pytest.mark.parametrize("one", CASES, ids=[one.label for one in CASES])
def test_a_narrow_column_gives_way(one: Narrow) -> None:
    """What was done about it is said, in words that name the column; a wide form says nothing."""
    if one.per_sheet == "!":
        with pytest.raises(InputError) as refused:
            built(one)
        assert one.said in refused.value.message
        assert re.search(r"拉宽到 [2-9]\.\d 厘米以上", refused.value.hint)
        return
    result = built(one)
    said = "；".join(result.notes)
    assert said.startswith(one.said) if one.per_sheet != "?" else one.said in said
    assert bool(result.notes) == bool(one.said)
    if one.per_sheet != "?":
        assert result.sheets == -(-COUNT // int(one.per_sheet))


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("one", CASES, ids=[one.label for one in CASES])
def test_a_narrow_form_reads_back(one: Narrow, layout: Layout) -> None:
    """However its rows are laid out: everybody, in order, with their results."""
    if one.per_sheet == "!":
        return
    data = built(one, layout).data
    roster, answers = form_reading.read_data(Path("反馈表.docx"), data, NOTICE)
    found = [
        (student.number, student.name, answer.text)
        for student, answer in zip(roster.students, answers, strict=True)
    ]
    assert found == [(row.number, row.name, row.result) for row in students(one.texts)]


def test_letters_keep_within_bounds() -> None:
    """Nothing is smaller than 小五, 9 points; only the letters of the narrow column change."""
    for one in CASES:
        if one.kind != "smaller letters":
            continue
        sizes = Counter(
            size.get(f"{W}val")
            for run in body(built(one).data).iter(f"{W}r")
            for size in run.iterfind(f"{W}rPr/{W}sz")
        )
        assert min(map(int, filter(None, sizes))) >= 18
        assert min(sizes.values()) >= COUNT
        assert len(sizes) == 2


def test_each_kind_has_inputs_of_its_own() -> None:
    """A kind that only one form shows is no kind."""
    assert min(Counter(one.kind for one in CASES).values()) >= 3


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
    """All documents of this module, rendered at once."""
    need_printer()
    documents = {one.label: built(one).data for one in CASES if one.per_sheet != "!"}
    return printed(tmp_path_factory.mktemp("print"), documents)


def test_nobody_signs_an_empty_page(papers: dict[str, Paper]) -> None:
    """A page is a sheet: its rows, then the two lines of its foot."""
    for one in CASES:
        if one.per_sheet == "!":
            continue
        pages = papers[one.label].pages
        assert len(pages) == built(one).sheets, one.label
        for page in pages:
            there = squeezed(page)
            assert there.count("班级：") == there.count("学院（公章）") == 1, one.label
            assert serials(page), one.label
