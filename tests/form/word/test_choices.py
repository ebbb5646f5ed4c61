"""Choices that a Word form prints in each row: ticked by their own signs, and read back."""

import csv
import re
from collections import Counter
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.form.rows import Row, outcome
from tongzhi_cli.form.word import blank as blank_form
from tongzhi_cli.form.word import fill
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.notice.toml import read as notice_toml

with (Path(__file__).parent / "kinds_choices.tsv").open(encoding="utf-8") as lines:
    KINDS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
FAULT = "民族有误：显示“汉族”，应为“纳西族”"
NAMES = ("安若思", "白若雨", "陈一一")
SAID = ("无误", FAULT, "")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BOX = (
    f'<w:sdt xmlns:w="{_W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
    '<w:sdtPr><w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="{}"/>'
    '<w14:uncheckedState w14:val="2610"/></w14:checkbox></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
)


def blank(kind: dict[str, str], folder: Path) -> Path:
    """A form with five blank rows as the kind has them."""
    document = docx.Document()
    header, row = (kind[one].split("|") for one in ("header", "row"))
    table = document.add_table(rows=6, cols=len(header))
    for cell, text in zip(table.rows[0].cells, header, strict=True):
        cell.text = text
    for number, below in enumerate(table.rows[1:], start=1):
        for cell, text in zip(below.cells, row, strict=True):
            paragraph = cell.paragraphs[0]
            for piece in re.split(r"(\[\w{4}\])", str(number) if text == "1" else text):
                if piece.startswith("["):
                    paragraph._p.append(parse_xml(_BOX.format(piece[1:-1])))  # noqa: SLF001
                elif piece:
                    paragraph.add_run(piece)
    document.add_paragraph("班级：________")
    document.save(str(folder / "附件2.docx"))
    return folder / "附件2.docx"


def filled(kind: dict[str, str], folder: Path) -> Path:
    """That form with a student who is right, one who is not, and one without an answer."""
    rows = [
        Row(at, f"201403010{at}", name, said, outcome(judge(said)))
        for at, (name, said) in enumerate(zip(NAMES, SAID, strict=True), start=1)
    ]
    form = blank_form.find(blank(kind, folder))
    path = folder / "反馈表.docx"
    path.write_bytes(fill.fill(form, rows, class_name="2014级软件工程1班").data)
    return path


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind['kind']}: {kind['row']}")
def test_choices_are_ticked_by_their_own_signs(kind: dict[str, str], tmp_path: Path) -> None:
    """Right and wrong are ticked where the form prints it; who said nothing keeps the boxes."""
    table = docx.Document(str(filled(kind, tmp_path))).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    boxes = re.sub(r"\[\w{4}\]", "☐", kind["row"]).split("|")
    start = next(at for at, text in enumerate(boxes) if text and not text.isdecimal())
    for row, wanted in zip(rows[1:3], (kind["right"], kind["wrong"]), strict=True):
        texts = wanted.replace("FAULT", FAULT).split("/")
        assert row[start : start + len(texts)] == texts
    for row in rows[3:]:
        assert row[start:-1] == boxes[start:-1]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind['kind']}: {kind['row']}")
def test_ticked_choices_read_back(kind: dict[str, str], tmp_path: Path) -> None:
    """What was ticked is read as what was said: 无误, the fault itself, nothing."""
    _, answers = form_reading.read(filled(kind, tmp_path), notice_toml.read(notice_toml.BUILT_IN))
    results = {one.number: judge(one.text) for one in answers}
    told = [results.get(f"201403010{at}") for at in (1, 2, 3)]
    assert [one.text if one else "" for one in told] == [*SAID]


#: Of a header and a blank row: what is told of the form, and what is done.
TOLD = [
    ("学号|姓名|无误|有误|异常内容|签名", "||□|□||",
     "无误的在“无误”下打勾，有误的在“有误”下打勾，写在“异常内容”下"),
    ("学号|姓名|错误说明|正确|错误|签名", "|||（ ）|（ ）|",
     "无误的在“正确”下打勾，有误的在“错误”下打勾，写在“错误说明”下"),
    ("学号|姓名|核对结果|具体情况|签名", "||☐正确 ☐错误||",
     "有误的在“核对结果”下打勾，写在“具体情况”下"),
]  # fmt: skip


@pytest.mark.parametrize(("header", "row", "told"), TOLD)
def test_what_is_told_is_what_is_done(header: str, row: str, told: str, tmp_path: Path) -> None:
    """One note says where boxes are ticked and where the fault is written, and none against it."""
    kind = {"header": header, "row": row}
    assert blank_form.find(blank(kind, tmp_path)).parts.doubts == (told,)


#: Faults as people word them, each with a 异常内容 beside the boxes.
FAULTS = [FAULT, "看着不对", "照片不像本人", "信息不对，多处"]


@pytest.mark.parametrize("fault", FAULTS)
def test_any_fault_is_ticked(fault: str, tmp_path: Path) -> None:
    """Whatever is wrong, its box is ticked, also where nobody can say which entry it is about."""
    kind = {"header": "学号|姓名|无误|有误|异常内容|签名", "row": "||□|□||"}
    form = blank_form.find(blank(kind, tmp_path))
    row = Row(1, "2014030101", "安若思", fault, outcome(judge(fault)))
    (tmp_path / "表.docx").write_bytes(fill.fill(form, [row], class_name="1班").data)
    cells = docx.Document(str(tmp_path / "表.docx")).tables[0].rows[1].cells
    assert [cell.text for cell in cells][2:5] == ["□", "☑", fault]


def test_each_kind_has_inputs_of_its_own() -> None:
    """Each kind has three inputs at least."""
    assert min(Counter(kind["kind"] for kind in KINDS).values()) >= 3
