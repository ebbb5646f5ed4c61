"""Content controls: what is known stands for 单击此处输入文字; a result is chosen from its list."""

from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
import pytest
from blank_forms import form, repacked, saved
from form_reading import W, body
from lxml import etree
from openpyxl.worksheet.datavalidation import DataValidation

from form.test_every_result import read_back
from form.word.test_forms_of_schools import CLASS, students
from tongzhi_cli.form import blank as blank_form

ASKS = "单击此处输入文字。"
_W = W[1:-1]
_TEXT = (
    f'<w:sdt xmlns:w="{_W}"><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:r>'
    f'<w:rPr><w:color w:val="808080"/></w:rPr><w:t>{ASKS}</w:t></w:r></w:sdtContent></w:sdt>'
)
_LIST = (
    f'<w:sdt xmlns:w="{_W}"><w:sdtPr><w:showingPlcHdr/><w:dropDownList>{{}}</w:dropDownList>'
    "</w:sdtPr><w:sdtContent><w:r><w:t>选择一项。</w:t></w:r></w:sdtContent></w:sdt>"
)
FAULT = "民族有误：显示“汉族”，应为“回族”"


def with_controls(data: bytes, words: Sequence[str] = ()) -> bytes:
    """The document with a control for each ◇, and a list of *words* for each ◆."""
    items = "".join(f'<w:listItem w:displayText="{one}" w:value="{one}"/>' for one in words)

    def change(xml: bytes) -> bytes:
        root = etree.fromstring(xml)
        for leaf in [one for one in root.iter(f"{W}t") if set(one.text or "") & {*"◇◆"}]:
            run = leaf.getparent()
            assert run is not None
            for piece in (leaf.text or "").replace("◇", "\0◇\0").replace("◆", "\0◆\0").split("\0"):
                made = etree.fromstring(
                    _TEXT if piece == "◇" else _LIST.replace("{}", items)
                    if piece == "◆"
                    else f'<w:r xmlns:w="{_W}"><w:t xml:space="preserve">{piece}</w:t></w:r>'
                )  # fmt: skip
                run.addprevious(made)
            run.getparent().remove(run)  # type: ignore[union-attr]
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return repacked(data, change)


def filled(data: bytes, folder: Path, suffix: str = ".docx") -> Path:
    path = folder / f"空白{suffix}"
    path.write_bytes(data)
    made = blank_form.fill(blank_form.find(path), students(5), class_name=CLASS)
    out = folder / f"反馈表{suffix}"
    out.write_bytes(made.data)
    return out


#: A line above the list with ◇ for each control, and what is printed.
LINES = [
    ("学院：◇    专业：◇    班级：◇", f"学院：软件学院 专业：软件工程 班级：{CLASS}"),
    ("班级：◇ 日期：◇", f"班级：{CLASS} 日期：{ASKS}"),
    ("◇学院 ◇级 ◇班", "软件 学院 2014 级 软件工程1 班"),
    ("学院◇  班级◇", f"学院 软件学院 班级 {CLASS}"),
    ("填表人：◇  年级：◇  班级：◇", f"填表人：{ASKS} 年级：2014级 班级：{CLASS}"),
]


@pytest.mark.parametrize(("line", "printed"), LINES)
def test_what_is_known_stands_for_what_asks(line: str, printed: str, tmp_path: Path) -> None:
    """A control that asks for the class, or for what it has in common, is written over."""
    header = ("序号", "学号", "姓名", "校对结果", "签名")
    data = with_controls(saved(form(header, 8, above=(line,), below=("辅导员签名：",))))
    path = filled(data, tmp_path)
    above = docx.Document(str(path)).element.body[0]
    said = "".join(one.text or "" for one in above.iter(f"{W}t"))
    assert "".join(said.split()) == "".join(printed.split())
    asking = sum(1 for _ in body(path.read_bytes()).iter(f"{W}showingPlcHdr"))
    assert asking == printed.count(ASKS)
    grey = [one for one in above.iter(f"{W}color") if one.get(f"{W}val") == "808080"]
    assert len(grey) == printed.count(ASKS)


def test_a_control_in_a_cell(tmp_path: Path) -> None:
    """A cell with a control and nothing else is a blank cell."""
    document = form(("学号", "姓名", "校对结果", "签名"), 6, above=("核对表",), below=())
    table = document.add_table(rows=2, cols=4)
    for cell, text in zip(table.rows[0].cells, ("班级", "◇", "学院", "◇"), strict=True):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, ("辅导员", "◇", "日期", "◇"), strict=True):
        cell.text = text
    path = filled(with_controls(saved(document)), tmp_path)
    rows = list(body(path.read_bytes()).iter(f"{W}tr"))[-2:]
    said = [
        ["".join(one.text or "" for one in cell.iter(f"{W}t")) for cell in row.iter(f"{W}tc")]
        for row in rows
    ]
    assert said == [["班级", CLASS, "学院", "软件学院"], ["辅导员", ASKS, "日期", ASKS]]


#: The header, the words of the list, and what is written of who is right and who is not.
LISTS = [
    ("学号|姓名|核对结果|有误情况说明|签名", ("无误", "有误"), ("无误", ""), ("有误", FAULT)),
    ("学号|姓名|校对结果|错误内容|签名", ("请选择", "正确", "错误"), ("正确", ""), ("错误", FAULT)),
    ("序号|学号|姓名|核对情况|异常说明", ("无异常", "有异常"), ("无异常", ""), ("有异常", FAULT)),
    ("学号|姓名|核对结果|签名", ("正确", "有误"), ("正确",), (FAULT,)),
    ("学号|姓名|核对结果|签名", ("甲", "乙"), ("无误",), (FAULT,)),
    ("学号|姓名|核对结果|错误内容|签名", ("无误", "正确", "有误"), ("无误", ""), ("有误", FAULT)),
]


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
@pytest.mark.parametrize(("header", "words", "right", "wrong"), LISTS)
def test_a_result_is_chosen_from_its_list(
    header: str,
    words: Sequence[str],
    right: Sequence[str],
    wrong: Sequence[str],
    suffix: str,
    tmp_path: Path,
) -> None:
    """Right and wrong are told in the words of the list, what is wrong beside; it reads back."""
    columns = header.split("|")
    at = next(i for i, one in enumerate(columns) if one.startswith(("核对", "校对")))
    if suffix == ".docx":
        document = form(columns, 8, below=("班级：____",))
        for row in document.tables[0].rows[1:]:
            row.cells[at].text = "◆"
        data = with_controls(saved(document), words)
    else:
        data = _book(columns, at, words)
    path = filled(data, tmp_path, suffix)
    if suffix == ".docx":
        rows = [
            [cell.text for cell in row.cells] for row in docx.Document(str(path)).tables[0].rows
        ]
    else:
        sheet = openpyxl.load_workbook(path).worksheets[0]
        rows = [[str(one or "") for one in row] for row in sheet.iter_rows(values_only=True)]
    assert rows[1][at : at + len(right)] == [*right]
    assert rows[3][at : at + len(wrong)] == [*wrong]
    assert rows[7][at] == ""
    assert read_back(path) == [(one.number, one.name, one.result) for one in students(5)]


def _book(columns: Sequence[str], at: int, words: Sequence[str]) -> bytes:
    from excel_blanks import BOX
    from excel_blanks import saved as saved_book

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([*columns])
    for number in range(8):
        for column in range(len(columns)):
            cell = sheet.cell(number + 2, column + 1)
            cell.value = number + 1 if columns[column] == "序号" else None
            cell.border = BOX
            sheet.column_dimensions["ABCDEF"[column]].width = 20
    sheet.append(["班级：____"])
    chosen = DataValidation("list", formula1=f'"{",".join(words)}"')
    chosen.add(f"{'ABCDEF'[at]}2:{'ABCDEF'[at]}9")
    sheet.add_data_validation(chosen)
    return saved_book(book)
