"""Blanks that are no characters: content controls, form fields, check boxes, signs, text boxes."""

import re
from pathlib import Path

import pytest
from blank_forms import a4, saved
from docx.oxml import parse_xml
from form_reading import W, body
from lxml import etree
from new_document import new_document

from form.word.person.test_shapes import filled
from tongzhi_cli.form.word.person import blank
from tongzhi_cli.office.word.boxes import boxes_of

_NS = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("v", "urn:schemas-microsoft-com:vml"),
    )
)


def run(text: str, look: str = "") -> str:
    return f'<w:r>{look and f"<w:rPr>{look}</w:rPr>"}<w:t xml:space="preserve">{text}</w:t></w:r>'


def line(*runs: str) -> str:
    return f"<w:p {_NS}>{''.join(runs)}</w:p>"


def hint(text: str) -> str:
    shown = run(text, '<w:rStyle w:val="PlaceholderText"/>')
    settings = "<w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr>"
    return f"<w:sdt>{settings}<w:sdtContent>{shown}</w:sdtContent></w:sdt>"


def field(data: str, shown: str) -> str:
    def mark(kind: str, inside: str = "") -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'

    return mark("begin", f"<w:ffData>{data}</w:ffData>") + mark("separate") + shown + mark("end")


TYPED = field("<w:textInput/>", run("\u2002" * 5))
OLD_BOX = field('<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>', "")
SYMBOL = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
LETTER = run("o", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
NEW_BOX = (
    '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
    f"<w:sdtContent>{run('☐')}</w:sdtContent></w:sdt>"
)
SPACES = run("          ", '<w:u w:val="single"/>')
TAB = "<w:r><w:tab/></w:r>"


def boxed(text: str) -> str:
    inside = f"<w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{inside}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


#: A line, and what a person reads in it once it is filled.
LINES = [
    ((run("姓名："), hint("单击此处输入文字。")), "姓名：安若曦"),
    ((run("学号："), TYPED), "学号：2014030101"),
    ((run("性别："), SYMBOL, run("男 "), SYMBOL, run("女")), "性别：□男 ☑女"),
    ((run("性别 ："), LETTER, run("男 "), LETTER, run("女")), "性别 ：□男 ☑女"),
    ((run("更正项目："), NEW_BOX, run("姓名 "), NEW_BOX, run("民族")), "更正项目：☐姓名 ☒民族"),
    ((run("学院："), TAB, run("专业："), TAB), "学院：软件学院\t专业：软件工程"),
    ((run("更正前："), SPACES, run("更正后："), SPACES), "更正前：汉族 更正后：白族"),
    ((boxed("学号：______"),), "学号：2014030101学号：2014030101"),
]


@pytest.mark.parametrize(("runs", "told"), LINES, ids=[told for _, told in LINES])
def test_a_line_is_filled(runs: tuple[str, ...], told: str, tmp_path: Path) -> None:
    """Whatever a blank is made of, what is known stands in it."""
    document = made(line(*runs), tmp_path)
    second = document[1]
    text = "".join(boxes_of(one).text for one in second.iter(f"{W}p"))  # its boxes have their own
    assert re.sub(" +", " ", text).strip() == told


def test_an_old_check_box_is_checked(tmp_path: Path) -> None:
    """The field's own state says so; the others are as they were."""
    document = made(line(run("层次："), OLD_BOX, run("本科 "), OLD_BOX, run("专科")), tmp_path)
    boxes = [*document.iter(f"{W}checkBox")]
    assert [one.find(f"{W}checked") is not None for one in boxes] == [True, False]


def test_what_is_written_into_a_control_is_no_hint(tmp_path: Path) -> None:
    """Word would print it grey, and lose it at the next click."""
    row = "".join(
        f"<w:tr><w:tc><w:tcPr/>{line(run(label))}</w:tc>{cell}</w:tr>"
        for label, cell in (
            ("学号", f"<w:tc><w:tcPr/><w:p>{hint('请输入')}</w:p></w:tc>"),
            (
                "班级",
                (
                    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:tc><w:tcPr/><w:p>"
                    f"{run('点击输入')}</w:p></w:tc></w:sdtContent></w:sdt>"
                ),
            ),
        )
    )
    table = f"<w:tbl {_NS}><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{row}</w:tbl>"
    document = made(table, tmp_path)
    text = "".join(one.text or "" for one in document.iter(f"{W}t"))
    assert "学号2014030101班级2014级软件工程3班" in text
    assert not [*document.iter(f"{W}showingPlcHdr")]


def made(block: str, folder: Path) -> etree._Element:
    """The body of a form with a line for the name, and a *block*, filled."""
    document = a4(new_document())
    for one in (line(run("姓名____")), block):
        document.element.body.insert(len(document.element.body) - 1, parse_xml(one))
    path = folder / "更正申请表.docx"
    path.write_bytes(saved(document))
    return body(filled(blank.find(path), "民族显示汉族，应为白族").data)
