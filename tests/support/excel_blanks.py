"""Blank forms in Excel as schools might have them, made with openpyxl and XlsxWriter."""

import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from io import BytesIO
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter import Workbook as Writer

TITLE = "学历电子注册图像信息校对反馈表"
USUAL = ("序号", "学号", "姓名", "校对结果（无异常填“无误”）", "本人签名")
WIDTHS = (5, 13, 9, 24, 11)
LAST_LINE = "班级名称：__级__班            辅导员签名：        学院领导：       学院（公章）"
LABELS = ("辅导员签名：", "学院领导：", "学院（公章）")
_THIN = Side(style="thin")
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_MIDDLE = Alignment(horizontal="center", vertical="center")
_SONG = Font(name="宋体", size=11)


class ExcelShape(NamedTuple):
    """A blank form: how it is made, how many students a sheet has, of so many sheets for 45.

    No *sheets* where rows are put in.
    """

    make: Callable[[], bytes]
    per_sheet: int = 25
    sheets: int = 2


def page(sheet: Worksheet, *, landscape: bool = False) -> None:
    """A4, narrow margins."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6


def titled(sheet: Worksheet, width: int, text: str = TITLE) -> None:
    """A merged title in the first row."""
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    cell = sheet.cell(1, 1, text)
    cell.font, cell.alignment = Font(name="黑体", size=16, bold=True), _MIDDLE
    sheet.row_dimensions[1].height = 32


def listed(
    sheet: Worksheet, columns: Sequence[str], first: int, rows: int, *, height: float = 24
) -> None:
    """A header at the row *first*, and blank rows with lines around the cells below it."""
    for row in range(first, first + rows + 1):
        sheet.row_dimensions[row].height = height
        for at, text in enumerate(columns, start=1):
            cell = sheet.cell(row, at, text if row == first else None)
            cell.border, cell.alignment = BOX, _MIDDLE
            cell.font = Font(name="宋体", size=11, bold=row == first)
            if row == first:
                cell.fill = PatternFill("solid", fgColor="DDDDDD")


def numbered(sheet: Worksheet, column: int, first: int, rows: int, start: int = 1) -> None:
    """Printed 序号."""
    for at in range(rows):
        sheet.cell(first + at, column, start + at)


def signed(sheet: Worksheet, row: int, width: int, text: str = LAST_LINE) -> None:
    """A merged last line."""
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
    sheet.cell(row, 1, text).font = _SONG
    sheet.row_dimensions[row].height = 26


def wide(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Widths of columns."""
    for at, width in enumerate(widths):
        sheet.column_dimensions[chr(65 + at)].width = width


def usual(
    columns: Sequence[str] = USUAL,
    rows: int = 25,
    widths: Sequence[float] = WIDTHS,
    *,
    landscape: bool = False,
    height: float = 24,
) -> tuple[Workbook, Worksheet]:
    """A title, a header, numbered rows, a blank row and the last line."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "附件2"
    page(sheet, landscape=landscape)
    titled(sheet, len(columns))
    listed(sheet, columns, 2, rows, height=height)
    if columns[0].startswith("序号"):
        numbered(sheet, 1, 3, rows)
    signed(sheet, rows + 4, len(columns))
    wide(sheet, widths)
    return book, sheet


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def merged_title() -> bytes:
    """The usual form, its 序号 printed and a print area set."""
    book, sheet = usual()
    sheet.print_area = "A1:E29"
    return saved(book)


def two_header_rows() -> bytes:
    """校对结果 over 无误 and 有误, what stands beside merged over both rows."""
    book = Workbook()
    sheet = book.worksheets[0]
    page(sheet)
    titled(sheet, 6)
    listed(sheet, ("序号", "学号", "姓名", "校对结果", "", "本人签名"), 2, 26)
    sheet.merge_cells("D2:E2")
    for letter in "ABCF":
        sheet.merge_cells(f"{letter}2:{letter}3")
    sheet["D3"], sheet["E3"] = "无误", "有误（写明）"
    numbered(sheet, 1, 4, 25)
    signed(sheet, 30, 6)
    wide(sheet, (5, 13, 9, 6, 20, 9))
    return saved(book)


def side_by_side() -> bytes:
    """Two lists of 20 on a landscape sheet."""
    columns = ("序号", "学号", "姓名", "校对结果", "签名")
    book = Workbook()
    sheet = book.worksheets[0]
    page(sheet, landscape=True)
    titled(sheet, 10)
    listed(sheet, (*columns, *columns), 2, 20, height=18)
    numbered(sheet, 1, 3, 20)
    numbered(sheet, 6, 3, 20, 21)
    signed(sheet, 23, 10)
    wide(sheet, (5, 12, 8, 16, 7) * 2)
    return saved(book)


def with_remark() -> bytes:
    """A column to sign and one for remarks; 姓名 in two merged cells of each row."""
    columns = ("序号", "学号", "姓名", "", "核对情况", "学生签字", "备注")
    book, sheet = usual(columns, widths=(5, 13, 4, 5, 18, 9, 9))
    for row in range(2, 28):
        sheet.merge_cells(start_row=row, start_column=3, end_row=row, end_column=4)
    return saved(book)


def tick_columns() -> bytes:
    """An empty box under 无误 and 有误 in each row."""
    columns = ("序号", "学号", "姓名", "无误", "有误", "有误内容", "签名")
    book, sheet = usual(columns, widths=(5, 13, 9, 6, 6, 15, 9))
    for row in range(3, 28):
        sheet.cell(row, 4).value = sheet.cell(row, 5).value = "□"
    return saved(book)


def forty() -> bytes:
    """序号 1 to 40, low rows."""
    book, sheet = usual(rows=40, height=16)
    sheet.page_setup.scale = 95
    return saved(book)


def few() -> bytes:
    """Three rows, to be made more."""
    book, sheet = usual(rows=3)
    for at in range(1, 6):
        sheet.cell(5, at).border = Border(_THIN, _THIN, _THIN, Side(style="medium"))
    return saved(book)


def many() -> bytes:
    """60 rows on two pages, the header repeated."""
    book, sheet = usual(rows=60, height=22)
    sheet.print_title_rows = "1:2"
    return saved(book)


def landscape() -> bytes:
    """Landscape, 15 rows, frozen panes."""
    columns = ("序号", "班级", "学号", "姓名", "校对结果", "本人签名", "备注")
    book, sheet = usual(columns, 15, (5, 20, 14, 10, 32, 12, 12), landscape=True)
    sheet.freeze_panes = "A3"
    return saved(book)


def explained() -> bytes:
    """What is on the form stands on the second sheet; how to fill it in is the first one's."""
    book, _ = usual()
    notes = book.create_sheet("填表说明", 0)
    notes["A1"] = "填表说明"
    notes["A2"] = "1. 校对结果无误的填“无误”，学号由小到大。"
    notes["A3"] = "2. 由辅导员签名、学院盖章后交教务处。"
    notes["A4"] = "=COUNTA(附件2!B3:B27)"
    return saved(book)


def with_pictures() -> bytes:
    """A logo, a text box, a list to choose from, colours by condition, header and footer."""
    file = BytesIO()
    book = Writer(file, {"in_memory": True})
    sheet = book.add_worksheet("反馈表")
    boxed = book.add_format(
        {"border": 1, "font_name": "宋体", "align": "center", "valign": "vcenter"}
    )
    bold = book.add_format({"border": 1, "bold": True, "bg_color": "#DDEEFF", "align": "center"})
    big = book.add_format({"bold": True, "font_size": 16, "align": "center"})
    sheet.set_paper(9)
    sheet.set_margins(0.4, 0.4, 0.8, 0.8)
    sheet.set_header(
        "&L&G&C示例大学教务处", {"image_left": "seal.png", "image_data_left": BytesIO(png())}
    )
    sheet.set_footer("&C第 &P 页 共 &N 页")
    sheet.set_row(0, 40)
    sheet.merge_range("A1:E1", TITLE, big)
    for at, (text, width) in enumerate(zip(USUAL, WIDTHS, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write(1, at, text, bold)
    for row in range(2, 27):
        sheet.set_row(row, 22)
        for at in range(5):
            sheet.write_blank(row, at, None, boxed)
        sheet.write_number(row, 0, row - 1, boxed)
    underlined = book.add_format({"underline": 1})
    sheet.write_rich_string("A29", "班级：", underlined, "              ", "  辅导员签名：")
    sheet.write("D29", "学院（公章）")
    sheet.insert_image("A1", "logo.png", {"image_data": BytesIO(png())})
    sheet.insert_textbox("D31", "注意：本表一式两份", {"width": 160, "height": 40})
    sheet.data_validation(
        "D3:D27", {"validate": "list", "source": ["无误", "有误"], "error_type": "information"}
    )
    red = book.add_format({"font_color": "#CC0000"})
    sheet.conditional_format(
        "D3:D27", {"type": "text", "criteria": "containing", "value": "有误", "format": red}
    )
    sheet.conditional_format("A3:A27", {"type": "data_bar", "data_bar_2010": True})
    sheet.write_comment("B2", "学号写全")
    book.define_name("选项", "=反馈表!$D$3:$D$27")
    sheet.print_area("A1:E33")
    sheet.repeat_rows(1)
    book.close()
    return file.getvalue()


def png() -> bytes:
    """A red square of 8 by 8."""
    rows = b"".join(b"\x00" + b"\xcc\x22\x22" * 8 for _ in range(8))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def locked() -> bytes:
    """Protected, only the rows to be filled in unlocked."""
    book, sheet = usual()
    for row in range(3, 28):
        for at in range(2, 6):
            sheet.cell(row, at).protection = Protection(locked=False)
    sheet.protection.sheet = True
    sheet.protection.password = "abc"  # noqa: S105  of an invented sheet
    choices = DataValidation(type="list", formula1='"无误,有误"', allow_blank=True)
    sheet.add_data_validation(choices)
    choices.add("D3:D27")
    return saved(book)


def class_above() -> bytes:
    """学院 and 班级 in cells of their own above the header; only labels below."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "反馈表"
    page(sheet)
    titled(sheet, 5)
    sheet["A2"], sheet["C2"] = "学院：", "班级："
    for place in ("A2", "B2", "C2", "D2", "E2"):
        sheet[place].border = BOX
    sheet.merge_cells("D2:E2")
    listed(sheet, USUAL, 3, 25)
    numbered(sheet, 1, 4, 25)
    for at, text in enumerate(("班长签名", "", "辅导员签名", "", "学院（公章）"), start=1):
        sheet.cell(29, at, text or None).border = BOX
    wide(sheet, (9, 13, 10, 18, 12))
    return saved(book)


def two_languages() -> bytes:
    """English beside and below the Chinese."""
    columns = (
        "序号\nNo.", "学号 Student ID", "姓名/Name", "校对结果\n(Result)", "本人签名 Signature",
    )  # fmt: skip
    book, sheet = usual(columns, widths=(6, 13, 10, 20, 12))
    sheet.row_dimensions[2].height = 34
    for cell in sheet[2]:
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    return saved(book)


def computed_serials() -> bytes:
    """序号 computed from the row, a count below, fitted to one page."""
    book, sheet = usual()
    for row in range(3, 28):
        sheet.cell(row, 1).value = "=ROW()-2"
    sheet["A28"] = "=COUNTA(B3:B27)"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return saved(book)


def header_alone() -> bytes:
    """Nothing below the header."""
    book = Workbook()
    sheet = book.worksheets[0]
    page(sheet)
    titled(sheet, 5, f"{TITLE}（班级：            ）")
    listed(sheet, USUAL, 2, 0)
    wide(sheet, WIDTHS)
    return saved(book)


def example_row() -> bytes:
    """An example in front of the blank rows."""
    book, sheet = usual(rows=26)
    for at, text in enumerate(("例", "2014000000", "张三", "无误"), start=1):
        sheet.cell(3, at).value = text
    numbered(sheet, 1, 4, 25)
    return saved(book)


def _shape(make: Callable[[], bytes], per_sheet: int = 25, sheets: int = 2) -> ExcelShape:
    return ExcelShape(cache(make), per_sheet, sheets)


SHAPES: Mapping[str, ExcelShape] = {
    "merged title": _shape(merged_title),
    "two header rows": _shape(two_header_rows),
    "two lists side by side": _shape(side_by_side, 40),
    "signature and remark": _shape(with_remark),
    "tick columns": _shape(tick_columns),
    "forty numbered": _shape(forty, 40),
    "few rows": _shape(few, 3, 0),
    "many rows": _shape(many, 60, 1),
    "landscape": _shape(landscape, 15, 3),
    "second sheet explains": _shape(explained),
    "pictures": _shape(with_pictures),
    "locked": _shape(locked),
    "class in header cells": _shape(class_above),
    "two languages": _shape(two_languages),
    "computed serials": _shape(computed_serials),
    "header alone": _shape(header_alone, 1, 0),
    "example row": _shape(example_row, 25),
}


def saved_by_writer(
    columns: Sequence[str], title: str, last: str, boxes: Sequence[str] = ()
) -> bytes:
    """A form of ten rows with text boxes, which openpyxl cannot make."""
    file = BytesIO()
    with Writer(file) as book:
        sheet = book.add_worksheet("附件2")
        line = book.add_format({"border": 1})
        sheet.write(0, 0, title)
        for at, text in enumerate(columns):
            sheet.write(1, at, text, line)
            for row in range(10):
                sheet.write_blank(2 + row, at, None, line)
        sheet.set_column(1, 1, 16)
        sheet.set_column(3, 3, 30)
        sheet.write(13, 0, last)
        for at, text in enumerate(boxes):
            sheet.insert_textbox(16 + 4 * at, 1, text, {"width": 200, "height": 60})
    return file.getvalue()
