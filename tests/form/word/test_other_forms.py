"""A document with several forms: the one that is wanted is filled, the others are not printed."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from blank_forms import CLASS_LINE, TITLE, a4, form, saved
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_BREAK
from drawn_forms import drawn
from form_reading import body, children, squeezed, text
from new_document import new_document

from form.word.test_forms_of_schools import CLASS, students
from tongzhi_cli.errors import InputError
from tongzhi_cli.form.word import blank as blank_form
from tongzhi_cli.form.word import fill
from tongzhi_cli.model.terms import Paper

SIGNED = ("序号", "学号", "姓名", "校对结果", "本人签名")
WRONG = ("序号", "学号", "姓名", "错误信息", "正确信息", "签名")
COUNTED = ("序号", "班级", "应校对人数", "已校对人数", "有误人数")
HEADERS = {Paper.SIGNED: SIGNED, Paper.CORRECTIONS: WRONG, Paper.COUNTS: COUNTED}


def by_break(document: DocumentType) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def by_section(document: DocumentType) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def by_paragraph(document: DocumentType) -> None:
    document.add_paragraph("说明：下一张另填").paragraph_format.page_break_before = True


Apart = Callable[[DocumentType], None]
#: The forms of a document in their order, and what stands between two of them.
KINDS: dict[str, tuple[Sequence[Paper], Apart]] = {
    "signed first": ((Paper.SIGNED, Paper.CORRECTIONS), by_break),
    "signed last": ((Paper.CORRECTIONS, Paper.SIGNED), by_break),
    "in sections": ((Paper.SIGNED, Paper.CORRECTIONS), by_section),
    "signed in the last section": ((Paper.CORRECTIONS, Paper.SIGNED), by_section),
    "three": ((Paper.COUNTS, Paper.CORRECTIONS, Paper.SIGNED), by_paragraph),
}


def forms(headers: Sequence[Sequence[str]], apart: Apart) -> DocumentType:
    document = a4(new_document())
    for at, header in enumerate(headers):
        if at:
            apart(document)
        form(header, 12, document=document, above=(TITLE,), below=(CLASS_LINE,))
    return document


def headers_in(data: bytes) -> list[list[str]]:
    tables = body(data).iter("{*}tbl")
    return [
        [squeezed(text(cell)) for cell in children(next(children(one, "tr")), "tc")]
        for one in tables
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("paper", [Paper.SIGNED, Paper.CORRECTIONS])
def test_the_form_of_the_paper_is_filled(kind: str, paper: Paper) -> None:
    """Whichever stands first, each paper goes on its own form; the others are told and go."""
    papers, apart = KINDS[kind]
    data = saved(forms([HEADERS[one] for one in papers], apart))
    found = blank_form.find(Path("附件.docx"), paper, data=data)
    result = fill.fill(found, students(10), class_name=CLASS)
    assert headers_in(result.data) == [[*HEADERS[paper]]]
    told = [note for note in result.notes if "另有一张" in note]
    assert sorted(note.rpartition(" ")[2] for note in told) == sorted(set(papers) - {paper})


@pytest.mark.parametrize("kind", KINDS)
def test_no_blank_page_is_left(kind: str) -> None:
    """No break of a page stands before the form or behind it, and its section is the last one."""
    papers, apart = KINDS[kind]
    data = saved(forms([HEADERS[one] for one in papers], apart))
    found = blank_form.find(Path("附件.docx"), data=data)
    content = body(fill.fill(found, students(10), class_name=CLASS).data)
    assert [*content.iter("{*}br")] == []
    assert [one.getparent() for one in content.iter("{*}sectPr")] == [content]


@pytest.mark.parametrize(
    "other",
    ["序号 单位 事项 情况 说明", "时间 地点 联系人 电话 备注", "学号 姓名 电话 宿舍 备注"],
)
def test_what_is_no_form_stays(other: str) -> None:
    """A table that is no form of a paper stays where it is."""
    data = saved(forms([SIGNED, other.split()], by_break))
    found = blank_form.find(Path("附件.docx"), data=data)
    result = fill.fill(found, students(10), class_name=CLASS)
    assert headers_in(result.data) == [[*SIGNED], other.split()]
    assert result.notes == ()


def example(document: DocumentType) -> DocumentType:
    for at, name in enumerate(("张晓", "李明", "王芳"), 1):
        for column, value in enumerate((f"201403010{at}", name, "无误", name), 1):
            document.tables[0].rows[at].cells[column].text = value
    return document


@pytest.mark.parametrize("apart", [by_break, by_section, by_paragraph])
def test_a_filled_example_goes(apart: Apart) -> None:
    """The sheet that shows how to fill it in is nobody's; the blank one behind it is filled."""
    data = saved(example(forms([SIGNED, SIGNED], apart)))
    found = blank_form.find(Path("附件.docx"), data=data)
    result = fill.fill(found, students(10), class_name=CLASS)
    assert len(headers_in(result.data)) == 1
    assert "张晓" not in text(body(result.data))
    assert result.notes == ("文件里另有一张填好的示范表，不留在填好的表上",)


def test_only_filled_ones_are_refused() -> None:
    """Where nothing blank is left, that is said."""
    document = example(forms([SIGNED], by_break))
    with pytest.raises(InputError, match="不是空白的表"):
        blank_form.find(Path("附件.docx"), data=saved(document))


#: What is no form of a class, and what is said of it.
NO_FORMS = [
    (["确认单", "|姓名| |学号| |", "|性别| |民族| |", "|学院| |专业班级| |"], "一个人填一份的表"),
    (["申请表", "|学号| |姓名| |班级| |", "|原信息| |更正为| |电话| |"], "一个人填一份的表"),
    (["情况表", "|学生姓名| |性别| |", "|学号| |本人签字| |"], "一个人填一份的表"),
    (["材料收取登记表", "|序号|班级|班长|联系电话|材料份数|签收人|", "|1||||||"], "不是学生名单"),
    (["值班表", "|序号|日期|班级|负责人|备注|", "|1|||||"], "不是学生名单"),
    (["统计", "|班级|辅导员|备注|", "| | | |"], "不是学生名单"),
]


@pytest.mark.parametrize(("lines", "said"), NO_FORMS)
def test_what_is_no_form_of_a_class_is_named(lines: list[str], said: str) -> None:
    """A form for one person, or a list of something else: what it is, and no --map for it."""
    with pytest.raises(InputError, match=said) as error:
        blank_form.find(Path("附件.docx"), data=drawn(lines))
    assert "--map" not in str(error.value)
    assert ("followup" in str(error.value)) == ("一个人" in said)
