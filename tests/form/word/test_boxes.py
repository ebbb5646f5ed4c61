"""A title in a text box: filled in as an ordinary line is, however often the document has it."""

from pathlib import Path

import pytest
from blank_forms import USUAL, form, repacked, saved
from form_reading import W, body
from lxml import etree

from form.word.test_around import KINDS, NOTICE, plain
from form.word.test_forms_of_schools import students
from tongzhi_cli.form.word import blank as blank_form
from tongzhi_cli.form.word import fill
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.form.word.page.measure import Measure
from tongzhi_cli.form.word.page.styles import Styles

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_INSIDE = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p>{}</w:txbxContent>"
_OLD = (
    '<w:pict><v:shape style="width:440pt;height:62pt"><v:textbox>{}</v:textbox></v:shape></w:pict>'
)
_NEW = (
    '<w:drawing><wp:inline><wp:extent cx="5000000" cy="800000"/><wp:docPr id="1" name="b"/>'
    "<a:graphic><a:graphicData "
    'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:spPr/>'
    "<wps:txbx>{}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
    "</w:drawing>"
)
#: How a text box stands in a document: as VML, as a drawing, as both.
BOXES = {
    "old": _OLD,
    "new": _NEW,
    "both": (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{_NEW}</mc:Choice>'
        f"<mc:Fallback>{_OLD}</mc:Fallback></mc:AlternateContent>"
    ),
}
#: What stands in the first line of the box, above the line that is filled in.
TITLE = "学历证书图像信息校对登记表"


def in_box(line: str, how: str, behind: str = "") -> bytes:
    """A form with a line in a box above its table."""
    shown = BOXES.get(how, how).replace("{}", _INSIDE)
    run = f"<w:r {_SPACES}>{shown}</w:r>".replace(
        "<w:p><w:r><w:t>{}</w:t></w:r></w:p>{}",
        f"<w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p>"
        f'<w:p><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>',
    )

    def change(xml: bytes) -> bytes:
        root = etree.fromstring(xml)
        first = root.find(f".//{W}p")
        assert first is not None
        for old in first.findall(f"{W}r"):
            first.remove(old)
        first.append(etree.fromstring(run))
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return repacked(saved(form(USUAL, 8, above=("框",), below=(behind,))), change)


def lines_in(data: bytes) -> list[list[str]]:
    """The lines of each text box."""
    return [
        [plain("".join(t.text or "" for t in p.iter(f"{W}t"))) for p in box.iter(f"{W}p")]
        for box in body(data).iter(f"{W}txbxContent")
    ]


@pytest.mark.parametrize("how", BOXES)
@pytest.mark.parametrize("row", KINDS, ids=["|".join(row[1:4]) for row in KINDS])
def test_a_line_in_a_box_is_as_any_line(row: list[str], how: str) -> None:
    """What is filled in is the same as without a box, and both copies of a box say the same."""
    _, above, below, name, printed, *_ = row
    found = blank_form.find(Path("空表.docx"), data=in_box(above, how, below))
    made = fill.fill(found, students(5), class_name=name)
    boxes = lines_in(made.data)
    assert boxes == [[TITLE, plain(printed)]] * (2 if how == "both" else 1)
    roster, _ = form_reading.read_data(Path("表.docx"), made.data, NOTICE)
    assert {student.class_name for student in roster.students} == {name}


def test_a_line_in_a_box_that_is_left_is_told_once() -> None:
    """What the roster does not say is told once, and stays blank in both copies."""
    found = blank_form.find(Path("空表.docx"), data=in_box("班级：____ 未校对人数：____", "both"))
    made = fill.fill(found, students(5), class_name="2014级软件工程1班")
    assert [note for note in made.notes if "花名册里没有" in note] == [
        "表上的“未校对人数”空着：花名册里没有，请手写"
    ]
    assert len({tuple(lines) for lines in lines_in(made.data)}) == 1


#: A box that floats, and one that the text goes around above and below, new and old.
_FLOATS = _NEW.replace("wp:inline", "wp:anchor")
_OLD_FLOATS = _OLD.replace("width:440pt", "position:absolute;width:440pt")
_AROUND = '<w10:wrap xmlns:w10="urn:schemas-microsoft-com:office:word" type="topAndBottom"/>'
ROOM = {
    "old": (BOXES["old"], 3),
    "new": (BOXES["new"], 3),
    "both": (BOXES["both"], 3),
    "floats": (_FLOATS, 1),
    "floats, for both": (BOXES["both"].replace(_NEW, _FLOATS).replace(_OLD, _OLD_FLOATS), 1),
    "between lines": (_FLOATS.replace("<wp:extent", "<wp:wrapTopAndBottom/><wp:extent"), 3),
    "old, floats": (_OLD_FLOATS, 1),
    "old, between lines": (_OLD_FLOATS.replace("</v:textbox>", f"</v:textbox>{_AROUND}"), 3),
}


@pytest.mark.parametrize("name", ROOM)
def test_a_box_takes_room_once_and_only_between_lines(name: str, tmp_path: Path) -> None:
    """A title that the document has twice is no two titles, one that floats moves nothing."""
    how, lines = ROOM[name]
    path = tmp_path / "空表.docx"
    path.write_bytes(in_box("____级____班", how))
    parsed = blank_form.find(path)
    measure = Measure(Styles(parsed.package), parsed.parts.block)
    boxed = parsed.parts.block[0]
    one = measure.paragraph(boxed, measure.page.width)
    inside = [measure.paragraph(each, measure.page.width) for each in boxed.iter(f"{W}p")]
    assert measure.block(boxed) == pytest.approx(sum([one, *inside[1:lines]]))
