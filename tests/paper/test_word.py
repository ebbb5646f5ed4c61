"""Texts for a class in Word, as python-docx and LibreOffice read them."""

import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm
from hypothesis import given, settings
from hypothesis import strategies as st

from tongzhi_cli.office import soffice
from tongzhi_cli.paper.blocks import (
    Block,
    Card,
    Line,
    Names,
    Points,
    Section,
    Steps,
    Task,
    Title,
    lines_of,
)
from tongzhi_cli.paper.word import document

DAY = date(2027, 3, 15)
BLOCKS: list[Block] = [
    Title("学信网图像信息校对", "2027届毕业生"),
    Line("截止：4月1日（星期四）22:00 以前"),
    Line("没有问题写“无误”，", "例如：姓名有误"),
    Line("怎么做："),
    Steps(("打开https://a.cn/b，登录", "看照片")),
    Points(("民族：带户口本。",)),
    Names(("安若", "白若"), at=True),
    Section("本校办理（1 人）"),
    Line("请自己去办。"),
    Card(
        "2014030101 安若",
        "姓名错，照片也不对",
        (
            Task("姓名", (("谁办", "教务处"), ("带什么", "户口本"))),
            Task("照片", (("谁办", "学院"),)),
        ),
    ),
    Card("2014030102 白若", "有误", (Task("", (("问到的结果", ""),)),)),
]


def opened(*parts: list[Block]) -> Any:
    return docx.Document(BytesIO(document(parts, "说明", DAY)))


def test_what_is_in_it() -> None:
    """Headings as headings, numbers before steps, the lines of a group as one paragraph."""
    made = opened(BLOCKS)
    assert [(one.style.name, one.text) for one in made.paragraphs if one.text] == [
        ("Title", "学信网图像信息校对"),
        ("Normal", "2027届毕业生"),
        ("Normal", "截止：4月1日（星期四）22:00 以前"),
        ("Normal", "没有问题写“无误”，例如：姓名有误"),
        ("Normal", "怎么做："),
        ("Normal", "1.\t打开https://a.cn/b ，登录"),
        ("Normal", "2.\t看照片"),
        ("Normal", "·\t民族：带户口本。"),
        ("Normal", "安若、白若"),
        ("Heading 1", "本校办理（1 人）"),
        ("Normal", "请自己去办。"),
    ]
    bold = [run.text for one in made.paragraphs for run in one.runs if run.bold]
    assert bold == ["截止：", "怎么做："]


def test_a_table_for_each_student() -> None:
    """Who and what is wrong over all, each thing named where there are several, room to write."""
    first, second = opened(BLOCKS).tables
    assert [[cell.text for cell in row.cells] for row in first.rows] == [
        ["2014030101 安若：姓名错，照片也不对"] * 2,
        ["姓名"] * 2,
        ["谁办", "教务处"],
        ["带什么", "户口本"],
        ["照片"] * 2,
        ["谁办", "学院"],
    ]
    assert [[cell.text for cell in row.cells] for row in second.rows] == [
        ["2014030102 白若：有误"] * 2,
        ["问到的结果", ""],
    ]
    assert second.rows[1].height == pytest.approx(Cm(1.2), abs=1000)


def test_no_table_is_torn_by_a_page() -> None:
    """No row breaks, each row but the last stays with the next, and so does what stands above."""
    made = opened(BLOCKS)
    for table in made.tables:
        kept = [
            all(
                one.paragraph_format.keep_with_next for cell in row.cells for one in cell.paragraphs
            )
            for row in table.rows
        ]
        assert kept == [*[True] * (len(kept) - 1), False]
        assert all(one.find(f".//{qn('w:cantSplit')}") is not None for one in table._tbl.tr_lst)  # noqa: SLF001
    keeping = [one.text for one in made.paragraphs if one.paragraph_format.keep_with_next]
    assert keeping == ["怎么做：", "请自己去办。"]


def test_the_page_and_the_fonts() -> None:
    """A4; 汉字 by w:eastAsia in every style that is used and every run, no font of a theme left."""
    made = opened(BLOCKS)
    section = made.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    runs = [*made.element.body.iter(qn("w:r"))]
    assert len(runs) > 20
    for fonts in [*_fonts(runs), *_fonts([made.styles[n].element for n in ("Normal", "Title")])]:
        assert fonts.get(qn("w:eastAsia")) in {"宋体", "黑体"}
        assert not [name for name in fonts.attrib if "Theme" in name]
    assert {one.get(qn("w:eastAsia")) for one in made.styles.element.iter(qn("w:lang"))} == {
        "zh-CN"
    }


def _fonts(elements: list[Any]) -> Iterator[Any]:
    for element in elements:
        found = element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        assert found is not None
        yield found


def test_several_classes_each_on_its_page() -> None:
    """The first title stands at the top, each further one begins a page."""
    made = opened([Title("催交", "一班")], [Title("催交", "二班")], [Title("催交", "三班")])
    titles = [one for one in made.paragraphs if one.style.name == "Title"]
    assert [bool(one.paragraph_format.page_break_before) for one in titles] == [False, True, True]


def test_nothing_of_the_machine_is_in_it() -> None:
    """The same bytes each time; the day is the notice's, nobody is its author, no blank picture."""
    data = document([BLOCKS], "说明", DAY)
    assert document([BLOCKS], "说明", DAY) == data
    core = docx.Document(BytesIO(data)).core_properties
    assert (core.title, core.author, core.last_modified_by, core.revision) == ("说明", "", "", 1)
    assert core.created is not None
    assert core.modified is not None
    assert core.created.date() == core.modified.date() == DAY
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert not [name for name in package.namelist() if "thumbnail" in name]
        assert {one.date_time[:3] for one in package.infolist()} == {(1980, 1, 1)}


@settings(max_examples=30)
@given(st.text(max_size=40))
def test_any_text_can_be_printed(text: str) -> None:
    """Whatever a student or a notice wrote, the document opens, and no 身份证号 is in it."""
    blocks: list[Block] = [Title(text, text), Line(text), Names((text,)), Card(text, text, ())]
    opened([*blocks, Steps((text, f"{text}532701199501011234"))])
    lines_of(blocks)


def test_a_card_number_is_masked() -> None:
    """As on the screen (issue 16)."""
    made = opened([Line("号码532701199501011234"), Card("1 安", "是532701199501011234", ())])
    assert "号码（证件号码略）" in [one.text for one in made.paragraphs]
    assert made.tables[0].rows[0].cells[0].text == "1 安：是（证件号码略）"


@pytest.mark.skipif(soffice.program() is None, reason="there is no LibreOffice")
def test_a_class_prints_on_whole_pages(tmp_path: Path) -> None:
    """Twelve students: each table lies on one page, as LibreOffice lays it out."""
    import subprocess

    cards = [
        Card(
            f"20140301{at:02} 安若{'一二三四五六七八九十百千'[at]}",
            "民族有误",
            (
                Task(
                    "民族", tuple((label, "教务处") for label in ("谁办", "带什么", "交到", "以前"))
                ),
            ),
        )
        for at in range(12)
    ]
    data = document(
        [[Title("怎么办", "一班"), Section("本校办理（12 人）"), *cards]], "怎么办", DAY
    )
    (pdf,) = soffice.convert([soffice.Document(".docx", data)], "pdf")
    assert pdf is not None
    (tmp_path / "a.pdf").write_bytes(pdf)
    told = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "a.pdf", "-"], capture_output=True, check=True
    )
    pages = told.stdout.decode().split("\f")[:-1]
    assert len(pages) >= 2
    for page in pages:
        assert page.count("20140301") == page.count("以前") == page.count("谁办") > 0
