"""Choices that a Word form prints in each row: ticked by their own signs, and read back."""

import csv
import re
from collections import Counter
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.table import _Cell
from new_document import new_document

from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.form.rows import Row, outcome
from tongzhi_cli.form.word import blank as blank_form
from tongzhi_cli.form.word import fill
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.office.signs import as_signs, sign_of

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
    "<w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>"
)


PIECES = r"(\[[^\[\]]+\])"
_SYMBOL = '<w:r xmlns:w="{}"><w:sym w:font="{}" w:char="{}"/></w:r>'
_LETTER = (
    '<w:r xmlns:w="{0}"><w:rPr><w:rFonts w:ascii="{1}" w:hAnsi="{1}"/></w:rPr><w:t>{2}</w:t></w:r>'
)
_OLD_BOX = (
    '<w:r xmlns:w="{}"><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>'
    '<w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r>'
)


def box(said: str) -> str:
    """A box as the kinds write it: [2612], [Wingdings F0A8], [Wingdings:¨], [FORMCHECKBOX]."""
    if said == "FORMCHECKBOX":
        return _OLD_BOX.format(_W)
    match = re.fullmatch("(.+)([: ])(.+)", said)
    if match is None:
        return _BOX.format(said, "☐")
    font, sign, code = match.groups()
    if sign == ":":
        return _LETTER.format(_W, font, code)
    return _SYMBOL.format(_W, font, code)


def said_in(cell: _Cell) -> str:
    """What stands in a cell, the signs of a font as the characters that they are like."""
    told = ""
    for leaf in cell._tc.iter(*(f"{{{_W}}}{one}" for one in ("t", "sym", "checkBox"))):  # noqa: SLF001
        font, code = (leaf.get(f"{{{_W}}}{one}", "") for one in ("font", "char"))
        if leaf.tag.endswith("t"):
            above = [one for one in leaf.itersiblings(preceding=True) if one.tag.endswith("rPr")]
            named = [one.get(f"{{{_W}}}ascii", "") for pr in above for one in pr]
            told += as_signs(leaf.text or "", *named[:1] or [""])
        else:
            told += sign_of(font, int(code, 16)) if code else "□"
    return told


def blank(kind: dict[str, str], folder: Path) -> Path:
    """A form with five blank rows as the kind has them."""
    document = new_document()
    header, row = (kind[one].split("|") for one in ("header", "row"))
    table = document.add_table(rows=6, cols=len(header))
    for cell, text in zip(table.rows[0].cells, header, strict=True):
        cell.text = text
    for number, below in enumerate(table.rows[1:], start=1):
        for cell, text in zip(below.cells, row, strict=True):
            paragraph = cell.paragraphs[0]
            for piece in re.split(PIECES, str(number) if text == "1" else text):
                if piece.startswith("["):
                    paragraph._p.append(parse_xml(box(piece[1:-1])))  # noqa: SLF001
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
    rows = [[said_in(cell) for cell in row.cells] for row in table.rows]
    empty = "☐" if kind["kind"] == "Word's own box" else kind["empty"] or "□"
    boxes = re.sub(PIECES, empty, kind["row"]).split("|")
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
    ("学号|姓名|无误|有误|异常内容|签名", "||[Wingdings F0A8]|[Wingdings F0A8]||",
     "无误的在“无误”下打勾，有误的在“有误”下打勾，写在“异常内容”下"),
    ("学号|姓名|正确|错误|错误说明|签名", "||[FORMCHECKBOX]|[FORMCHECKBOX]||",
     "无误的在“正确”下打勾，有误的在“错误”下打勾，写在“错误说明”下"),
    ("学号|姓名|核对结果|具体情况|签名", "||☐正确 ☐错误||",
     "有误的在“核对结果”下打勾，写在“具体情况”下"),
    ("学号|姓名|信息是否有误|有误内容|签名", "||□是 □否||",
     "“信息是否有误”下打勾，错在哪里写在“有误内容”里"),
    ("学号|姓名|核对情况|错误内容|签名", "||（ ）正确 （ ）错误||",
     "“核对情况”下打勾，错在哪里写在“错误内容”里"),
    ("学号|姓名|照片是否本人|学籍信息是否准确|签名", "||□是 □否|□是 □否|",
     "照片的错写在“照片是否本人”里，别的写在“学籍信息是否准确”里，都照表上印的打勾"),
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


@pytest.mark.parametrize(
    "state",
    [
        ("00FE", "Wingdings", "☑"),
        ("F0FD", "Wingdings", "☒"),
        ("0052", "Wingdings 2", "☑"),
        ("2612", "MS Gothic", "☒"),
    ],
)
def test_a_check_box_of_a_font_is_ticked_in_it(state: tuple[str, str, str], tmp_path: Path) -> None:
    """Word's own boxes name the sign that is clicked by its font: it is written in that font."""
    code, font, sign = state
    control = (
        f'<w:sdt xmlns:w="{_W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
        f'<w:sdtPr><w14:checkbox><w14:checkedState w14:val="{code}" w14:font="{font}"/>'
        "</w14:checkbox></w:sdtPr><w:sdtContent><w:r>"
        '<w:sym w:font="Wingdings" w:char="F0A8"/></w:r></w:sdtContent></w:sdt>'
    )
    document = new_document()
    table = document.add_table(rows=3, cols=4)
    for cell, text in zip(table.rows[0].cells, ("学号", "姓名", "核对结果", "签字"), strict=True):
        cell.text = text
    for row in table.rows[1:]:
        for word in ("无误 ", "有误"):
            paragraph = row.cells[2].paragraphs[0]
            paragraph._p.append(parse_xml(control))  # noqa: SLF001
            paragraph.add_run(word)
    path = tmp_path / "附件2.docx"
    document.save(str(path))
    rows = [Row(1, "2014030101", "安若思", "无误", outcome(judge("无误")))]
    path.write_bytes(fill.fill(blank_form.find(path), rows).data)
    cell = docx.Document(str(path)).tables[0].rows[1].cells[2]
    assert said_in(cell) == f"{sign}无误 □有误"
    symbols = [one.get(f"{{{_W}}}font") for one in cell._tc.iter(f"{{{_W}}}sym")]  # noqa: SLF001
    assert symbols == ([font, "Wingdings"] if "ings" in font else ["Wingdings"])
