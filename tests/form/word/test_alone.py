"""A form in the notice's own file: only the form is filled in and printed."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from blank_forms import CLASS_LINE, LAST_LINE, SHAPES, TITLE, a4, form, saved
from docx.enum.text import WD_BREAK
from form_reading import body, squeezed, text
from new_document import new_document

from form.word.test_forms_of_schools import CLASS, students
from tongzhi_cli.form.word import blank as blank_form
from tongzhi_cli.form.word import fill
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.notice.toml import read as notice_toml

NOTICE = (
    "关于做好2018届毕业生图像校对工作的通知",
    "各学院：",
    "现将有关事项通知如下。请各班于4月2日前交反馈表。",
    "附件：1.操作说明 2.反馈表",
    "教务处",
    "2018年3月20日",
)
PAGE = "<page>"
#: What stands before the form's title, and behind its foot.
KINDS: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "on a page of its own": ((*NOTICE, PAGE, "附件2"), ()),
    "behind another attachment": ((*NOTICE, PAGE, "附件1：操作说明", "打开网站", "附件2："), ()),
    "on the notice's last page": ((*NOTICE, "附件2：图像校对反馈表"), ()),
    "without the word": ((*NOTICE, PAGE), ()),
    "without the word or a page": ((*NOTICE, "特此通知"), ()),
    "before another attachment": ((*NOTICE, PAGE, "附件 二"), (PAGE, "附件3", "勘误材料")),
    "before one on its page": ((*NOTICE, PAGE, "附件2"), ("附件3：勘误材料清单", "勘误材料")),
}


def blank(kind: str) -> bytes:
    document = a4(new_document())
    above, below = KINDS[kind]
    for lines in (above, below):
        for line in lines:
            if line == PAGE:
                document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            else:
                document.add_paragraph(line)
        if lines is above:
            form(above=(TITLE,), document=document)
    return saved(document)


def filled(data: bytes) -> fill.Filled:
    found = blank_form.find(Path("附件2.docx"), data=data)
    return fill.fill(found, students(30), class_name=CLASS)


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_form_is_printed(kind: str) -> None:
    """Title, list and foot on each sheet; nothing of the notice, nor of other attachments."""
    result = filled(blank(kind))
    there = squeezed(text(body(result.data)))
    for words in ("通知", "各学院", "教务处", "操作说明", "勘误材料", "附件3"):
        assert words not in there
    assert there.count(TITLE) == there.count(squeezed(LAST_LINE)) == result.sheets == 2
    assert [note for note in result.notes if "只印这张表" in note]
    roster, _ = form_reading.read_data(Path("反馈表.docx"), result.data, NOTICE_READ)
    assert len(roster.students) == 30
    assert {student.class_name for student in roster.students} == {CLASS}


NOTICE_READ = notice_toml.read(notice_toml.BUILT_IN)


@pytest.mark.parametrize("name", ["another page behind", "usual", "30 rows"])
def test_a_form_of_its_own_keeps_its_pages(name: str) -> None:
    """Without a notice before it nothing goes: a page of 填表说明 behind it is the form's."""
    result = filled(SHAPES[name].make())
    assert not [note for note in result.notes if "只印" in note]
    assert ("填表说明" in text(body(result.data))) == (name == "another page behind")


def test_a_title_that_speaks_of_an_attachment_is_the_forms() -> None:
    """附件2 above the title and nothing before it: all of it stays on each sheet."""
    data = saved(form(above=("附件2", TITLE), below=(CLASS_LINE + LAST_LINE,)))
    assert squeezed(text(body(filled(data).data))).count("附件2") == 2
