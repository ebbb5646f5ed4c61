"""A picture or a field in place of a character of a name is never just left out."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typed_forms_odd import cell, file, lines, paragraph, row, sheet, usual

from conftest import Run
from tongzhi_cli.check.lists import check_lists
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.notice.toml import read as notice_toml

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
INLINE = f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}"/></w:drawing></w:r>'
FLOATING = f'<w:r><w:drawing><wp:anchor xmlns:wp="{_WP}"/></w:drawing></w:r>'
_VML = '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="{}"/></w:pict></w:r>'
SHAPE = _VML.format("width:12pt;height:12pt")
FLOATING_SHAPE = _VML.format("position:absolute;margin-left:0")
EQUATION = f'<m:oMath xmlns:m="{_MATH}"><m:r><m:t>火华</m:t></m:r></m:oMath>'
_MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
FIELD = (
    _MARK.format("begin")
    + r"<w:r><w:instrText> EQ \o(火,华)</w:instrText></w:r>"
    + _MARK.format("end")
)
SIMPLE_FIELD = r'<w:fldSimple w:instr="EQ \o\al(火,华)"/>'
PAGE_FIELD = '<w:fldSimple w:instr="PAGE"/>'
OBJECT = "<w:r><w:object/></w:r>"


def told(tmp_path: Path, *cells: str) -> tuple[str, list[str]]:
    """The name in a form's row of these cells, and what is wrong with it."""
    path = tmp_path / "反馈表.docx"
    path.write_bytes(file(sheet(usual(*lines(), row(*cells)))))
    roster, _ = form_reading.read(path, NOTICE)
    student = roster.students[-1]
    found = [one for one in check_lists([roster]) if one.code == "bad-name"]
    return student.name, [one.message for one in found]


def text(content: str) -> str:
    return f"<w:r><w:t>{content}</w:t></w:r>"


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param(INLINE, id="a picture"),
        pytest.param(SHAPE, id="an old picture"),
        pytest.param(OBJECT, id="an embedded object"),
        pytest.param(EQUATION, id="an equation"),
        pytest.param(FIELD, id="an EQ field"),
        pytest.param(SIMPLE_FIELD, id="an EQ field in one element"),
    ],
)
@pytest.mark.parametrize(("before", "behind"), [("韩", "秋"), ("", "小秋"), ("韩秋", "")])
def test_what_stands_for_a_character_is_told(
    tmp_path: Path, mark: str, before: str, behind: str
) -> None:
    """韩秋 is not the name of 韩 (picture) 秋: bad-name shows where the character is."""
    content = text(before) + mark + text(behind)
    _, messages = told(tmp_path, "9", "2014030199", cell(content), "无误", "")
    assert messages == [f"姓名“{before}（图）{behind}”里有一个字是图片或公式，不是字"]


LISTED = [
    ("韩小秋", ["bad-name：姓名“韩（图）秋”里有一个字是图片或公式，不是字，名单上是“韩小秋”"]),
    ("韩江小秋", ["bad-name：姓名“韩（图）秋”里有一个字是图片或公式，不是字，名单上是“韩江小秋”"]),
    ("王小春", ["name-mismatch：这里写的是“韩（图）秋”，名单上是“王小春”"]),
    ("", ["bad-name：姓名“韩（图）秋”里有一个字是图片或公式，不是字"]),
]


@pytest.mark.parametrize(("listed", "messages"), LISTED)
def test_a_merge_says_it_as_a_check_does(
    tmp_path: Path, fankui: Callable[..., Run], listed: str, messages: list[str]
) -> None:
    """With the school's list or without, a picture in a name is told, and shown as （图）."""
    path = tmp_path / "反馈表.docx"
    name = cell(text("韩") + INLINE + text("秋"))
    path.write_bytes(file(sheet(usual(row("1", "2014030199", name, "无误", "")))))
    names = tmp_path / "名单.csv"
    names.write_text(f"学号,姓名,班级\n2014030199,{listed},2014级软件工程1班\n", "utf-8")
    given = ["--roster", str(names)] if listed else []
    said = json.loads(fankui("merge", str(path), *given, "--json").out)["problems"]
    about = ("bad-name", "name-mismatch")
    assert [f"{one['code']}：{one['message']}" for one in said if one["code"] in about] == messages
    assert "\ufffc" not in "".join(one["message"] + (one["name"] or "") for one in said)


def test_what_to_do_about_a_picture(tmp_path: Path) -> None:
    """It is to be typed; digits in the place of a name are to be written, and are no 生僻字."""
    path = tmp_path / "反馈表.docx"
    name = cell(text("韩") + INLINE)
    path.write_bytes(
        file(
            sheet(
                usual(
                    *lines(),
                    row("9", "2014030199", name, "无误", ""),
                    row("10", "2014030198", "20140", "无误", ""),
                )
            )
        )
    )
    roster, _ = form_reading.read(path, NOTICE)
    hints = {o.number: o.do for o in check_lists([roster]) if o.code == "bad-name"}
    assert hints["2014030199"].startswith("请把图换成字")
    assert hints["2014030198"].startswith("请写上这个人的姓名")
    assert not any("花名册" in one for one in hints.values())


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param(FLOATING, id="a seal that floats"),
        pytest.param(FLOATING_SHAPE, id="an old one that floats"),
        pytest.param(PAGE_FIELD, id="another field"),
    ],
)
def test_what_floats_over_a_name_is_none_of_it(tmp_path: Path, mark: str) -> None:
    """A seal or a line over the name changes nothing."""
    content = text("韩小秋") + mark
    assert told(tmp_path, "9", "2014030199", cell(content), "无误", "") == ("韩小秋", [])


@pytest.mark.parametrize("at", [0, 3, 4])
def test_pictures_elsewhere_are_left(tmp_path: Path, at: int) -> None:
    """A signature, a tick or a serial may be a picture."""
    cells = ["9", "2014030199", "韩小秋", "无误", ""]
    cells[at] = cell((text(cells[at]) if cells[at] else "") + INLINE)
    assert told(tmp_path, *cells) == ("韩小秋", [])


def test_a_picture_around_the_table_is_left(tmp_path: Path) -> None:
    """The school's emblem above the title does not get into the name of the class."""
    path = tmp_path / "反馈表.docx"
    path.write_bytes(file(paragraph(INLINE), sheet(usual(*lines()))))
    roster, _ = form_reading.read(path, NOTICE)
    assert "\ufffc" not in repr(roster)
