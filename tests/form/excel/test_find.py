"""Which worksheet of a workbook is the form, however its parts are spelt; what is refused."""

import re
from pathlib import Path

import pytest
from excel_blanks import SHAPES, USUAL, saved, usual
from excel_reading import loaded, rows_with
from form_reading import parts

from form.excel.test_fill import CLASS, students
from tongzhi_cli.errors import InputError
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.excel.blank import ExcelForm
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.office.package import Package

SHEET = "xl/worksheets/sheet1.xml"
CORRECTIONS = ("序号", "学号", "姓名", "错误类别", "错误信息", "正确信息", "签名")
COUNTS = ("序号", "班级", "应校对人数", "已校对人数", "无误人数", "有误人数", "备注")


def found(folder: Path, data: bytes, paper: Paper = Paper.SIGNED) -> ExcelForm:
    """The form in a workbook."""
    path = folder / "附件.xlsx"
    path.write_bytes(data)
    form = blank_form.find(path, paper)
    assert isinstance(form, ExcelForm)
    return form


def papers() -> bytes:
    """A workbook with a blank of each paper, the 勘误表 first."""
    book, sheet = usual(CORRECTIONS, 10)
    sheet.title = "附件3"
    for name, columns in (("附件4", COUNTS), ("附件2", USUAL)):
        other, made = usual(columns, 10)
        copy = book.create_sheet(name)
        for row in made.iter_rows():
            for cell in row:
                if cell.value is not None:
                    copy[cell.coordinate] = cell.value
        other.close()
    return saved(book)


@pytest.mark.parametrize(
    ("paper", "name"),
    [(Paper.SIGNED, "附件2"), (Paper.CORRECTIONS, "附件3"), (Paper.COUNTS, "附件4")],
)
def test_each_paper_has_its_sheet(paper: Paper, name: str, tmp_path: Path) -> None:
    """Of a workbook with several papers the worksheet of the one that is wanted."""
    form = found(tmp_path, papers(), paper)
    assert form.place.name == name
    assert form.parts.doubts[0] == f"工作簿里有 3 张工作表，填的是“{name}”"


def test_a_filled_example_is_left_alone(tmp_path: Path) -> None:
    """Where the first worksheet shows how to fill it in, the blank one behind it is filled."""
    book, sheet = usual()
    blank = book.copy_worksheet(sheet)
    sheet.title, blank.title = "样表", "附件2"
    for row in range(3, 9):
        for at, text in enumerate((f"20140000{row}", "王小二", "无误"), start=2):
            sheet.cell(row, at, text)
    form = found(tmp_path, saved(book))
    assert form.place.name == "附件2"
    data = blank_form.fill(form, students(45), class_name=CLASS).data
    made = loaded(data)
    assert made.sheetnames == ["样表", "附件2", "附件2 (2)"]
    assert len(rows_with(made["样表"], "20140000")) == 6
    assert len(rows_with(made["附件2"], "2014030")) == 25


def test_hidden_sheet_is_none(tmp_path: Path) -> None:
    """A worksheet that is hidden is not the form."""
    book, sheet = usual()
    book.copy_worksheet(sheet).title = "看得见"
    sheet.sheet_state = "hidden"
    book.active = 1
    assert found(tmp_path, saved(book)).place.name == "看得见"


def _prefixed(data: bytes) -> bytes:
    """The worksheet with a prefix before each element, as some programs write it."""
    xml = parts(data)[SHEET].decode()
    xml = re.sub(r"<(/?)([A-Za-z])", r"<\1x:\2", xml).replace("xmlns=", "xmlns:x=")
    return Package(Path("a.xlsx"), data).rewritten({SHEET: xml.encode()})


def _without_addresses(data: bytes) -> bytes:
    """Rows and cells that do not say where they are: one behind the other."""
    book, _ = usual()
    xml = parts(saved(book))[SHEET].decode()
    head, _, tail = xml.partition("<sheetData>")
    rows, _, tail = tail.partition("</sheetData>")
    first = rows.index('<row r="28"') if '<row r="28"' in rows else rows.index('<row r="29"')
    upper = re.sub(r' r="[A-Z]*\d+"', "", rows[:first])
    xml = f"{head}<sheetData>{upper}{rows[first:]}</sheetData>{tail}"
    return Package(Path("a.xlsx"), data).rewritten({SHEET: xml.encode()})


def _shared_formulas(data: bytes) -> bytes:
    """A 序号 that one formula computes for all rows."""
    xml = parts(data)[SHEET].decode()
    rest = '<f t="shared" si="0"/>'

    def computed(match: re.Match[str]) -> str:
        row = int(match[1])
        formula = '<f t="shared" ref="A3:A27" si="0">ROW()-2</f>' if row == 3 else rest
        return f'<c r="A{row}"{match[2]}>{formula}<v>{row - 2}</v></c>'

    xml = re.sub(r'<c r="A(\d+)"([^>]*?)(?: t="n")?><v>\d+</v></c>', computed, xml)
    return Package(Path("a.xlsx"), data).rewritten({SHEET: xml.encode()})


SPELT = {
    "prefixes": _prefixed, "no addresses": _without_addresses, "shared formulas": _shared_formulas,
}  # fmt: skip


@pytest.mark.parametrize("name", SPELT)
def test_however_it_is_spelt(name: str, tmp_path: Path) -> None:
    """Other spellings of a worksheet part are filled as the usual one is."""
    data = SPELT[name](SHAPES["merged title"].make())
    form = found(tmp_path, data)
    assert form.rows_per_sheet == 25
    made = loaded(blank_form.fill(form, students(45), class_name=CLASS).data)
    listed = [row for sheet in made for row in rows_with(sheet, "2014030")]
    assert [row[1] for row in listed] == [row.number for row in students(45)]
    assert [row[0] for row in listed[25:]] == [str(at) for at in range(26, 46)]


def _strict(data: bytes) -> bytes:
    xml = parts(data)["xl/workbook.xml"]
    xml = xml.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    return Package(Path("a.xlsx"), data).rewritten({"xl/workbook.xml": xml})


def _with_macros(data: bytes) -> bytes:
    return Package(Path("a.xlsx"), data).rewritten({}, {"xl/vbaProject.bin": b"x"})


def _filled(_: bytes) -> bytes:
    book, sheet = usual()
    for row in range(3, 9):
        for at, text in enumerate((f"20140000{row}", "王小二", "无误"), start=2):
            sheet.cell(row, at, text)
    return saved(book)


def _no_form(_: bytes) -> bytes:
    book, _sheet = usual(("序号", "课程", "学分", "成绩", "教师"))
    return saved(book)


#: What is refused, and the words of it.
REFUSED = {
    "strict": (_strict, "严格 Open XML"),
    "macros": (_with_macros, "带宏的工作簿"),
    "filled in": (_filled, "已经填了 6 行"),
    "no form": (_no_form, "认不出反馈表"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str, tmp_path: Path) -> None:
    """What cannot be filled is refused with what it is."""
    make, words = REFUSED[name]
    with pytest.raises(InputError, match=words):
        found(tmp_path, make(SHAPES["merged title"].make()))
