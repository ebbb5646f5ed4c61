"""Blank forms as schools really give them out, shape by shape: what is where in each."""

import re
from collections.abc import Callable, Sequence
from functools import cache, partial
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from blank_forms import (
    LAST_LINE,
    TITLE,
    a4,
    first_cell,
    form,
    merged_row,
    paragraph,
    repacked,
    saved,
    span_two,
    table_rows,
    tables,
)
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from form_reading import Element
from new_document import new_document

#: What is expected in a column: a key of `values` in the test, "" for what stays blank.
USUAL = ("序号", "学号", "姓名", "结果", "")


class Odd(NamedTuple):
    """A blank form: how it is made; what each list has from the left, list by list.

    *first* is the row of the table where the students begin, *rows* how many there are on a
    sheet; *across* where two lists go on from left to right. *told* are words of the notes.
    *grows*: there are so few rows that more are added.
    """

    make: Callable[[], bytes]
    lists: tuple[tuple[str, ...], ...] = (USUAL,)
    first: int = 1
    rows: int = 25
    told: tuple[str, ...] = ()
    across: bool = False
    grows: bool = False
    examples: int = 0

    @property
    def per_sheet(self) -> int:
        """How many students one sheet takes."""
        return self.rows * len(self.lists)


def odd(
    make: Callable[[], bytes],
    *lists: tuple[str, ...],
    first: int = 1,
    rows: int = 25,
    told: tuple[str, ...] = (),
    across: bool = False,
    grows: bool = False,
    examples: int = 0,
) -> Odd:
    """A shape that is made once."""
    return Odd(cache(make), lists or (USUAL,), first, rows, told, across, grows, examples)


def plain(columns: Sequence[str], rows: int = 25) -> bytes:
    return saved(form(columns, rows))


# --- headers ------------------------------------------------------------------------------------


def _merge_down(cells: Sequence[Element]) -> None:
    for number, cell in enumerate(cells):
        kind = ("restart", "continue")[number > 0]
        (width,) = cell.iter(qn("w:tcW"))
        width.addnext(parse_xml(f'<w:vMerge {nsdecls("w")} w:val="{kind}"/>'))


def _cells(row: Element) -> list[Element]:
    return list(row.iter(qn("w:tc")))


def _write(cell: Element, text: str) -> None:
    element = next(cell.iter(qn("w:p")))
    for run in element.findall(qn("w:r")):
        element.remove(run)
    element.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>{text}</w:t></w:r>"))


def _number_rows(document: DocumentType, first: int, rows: int) -> None:
    for number, row in enumerate(table_rows(document)[first : first + rows], 1):
        _write(_cells(row)[0], str(number))


def two_row_header(*, merged: bool, rows: int = 25) -> bytes:
    """核对情况 over 正确 and 有误; the others reach over both rows, merged or with blanks below."""
    document = form(("序号", "学号", "姓名", "核对情况", "", "本人签名"), rows + 1, serials=False)
    upper, lower = table_rows(document)[:2]
    cells, below = _cells(upper), _cells(lower)
    span_two(cells[3])
    upper.remove(cells[4])
    _write(below[3], "正确")
    _write(below[4], "有误")
    if merged:
        for at in (0, 1, 2, 5):
            _merge_down([cells[at], below[at]])
    _number_rows(document, 2, rows)
    return saved(document)


def grouped_header(rows: int = 20) -> bytes:
    """学生基本信息 over 序号, 学号 and 姓名; 核对 over 结果 and 签名."""
    document = form(("学生基本信息", "", "", "信息核对", ""), rows + 1, serials=False)
    upper, lower = table_rows(document)[:2]
    for cell, text in zip(_cells(lower), ("序号", "学号", "姓名", "核对结果", "签字"), strict=True):
        _write(cell, text)
    cells = _cells(upper)
    for at, span in ((0, 3), (3, 2)):
        (width,) = cells[at].iter(qn("w:tcW"))
        width.addnext(parse_xml(f'<w:gridSpan {nsdecls("w")} w:val="{span}"/>'))
    for at in (1, 2, 4):
        upper.remove(cells[at])
    _number_rows(document, 2, rows)
    return saved(document)


def title_and_signers_inside() -> bytes:
    """Title, a row for the class, the list, then rows in which people sign: all one table."""
    document = form(rows=20, above=(), below=())
    rows = table_rows(document)
    top = parse_xml(
        f"<w:tr {nsdecls('w')}>"
        + "".join(
            f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r>'
            "</w:p></w:tc>"
            for span, text in ((1, "班级"), (2, ""), (1, "人数"), (1, ""))
        )
        + "</w:tr>"
    )
    rows[0].addprevious(merged_row(TITLE, 5))
    rows[0].addprevious(top)
    last = rows[-1]
    for text in ("学院领导签字：", "辅导员签字："):
        row = parse_xml(
            f"<w:tr {nsdecls('w')}>"
            + "".join(
                f"<w:tc><w:p><w:r><w:t>{one}</w:t></w:r></w:p></w:tc>"
                for one in (text, "", "", "", "日期：")
            )
            + "</w:tr>"
        )
        last.addnext(row)
    document.add_paragraph()
    return saved(document)


def class_in_a_small_table() -> bytes:
    document = a4(new_document())
    paragraph(document, TITLE)
    small = document.add_table(rows=2, cols=4)
    for row, texts in zip(
        small.rows, (("学院", "", "专业", ""), ("班级", "", "人数", "")), strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph()
    return saved(form(document=document, above=(), below=(LAST_LINE,)))


def in_a_frame() -> bytes:
    """A table of one cell as a frame around the form's table."""
    document = form(rows=20)
    (table,) = tables(document)
    frame = a4(new_document()).add_table(rows=1, cols=1)._tbl  # noqa: SLF001  no API
    table.addprevious(frame)
    cell = first_cell(frame)
    cell.insert(len(cell) - 1, table)
    return saved(document)


# --- side by side -------------------------------------------------------------------------------

ONE = ("序号", "学号", "姓名", "核对结果", "签名")


def side_by_side(
    numbers: Callable[[int], tuple[int, int]] | None, *, gap: bool = False, rows: int = 20
) -> bytes:
    columns = (*ONE, *([""] if gap else []), *ONE)
    document = form(columns, rows, serials=False)
    right = len(ONE) + gap
    for at, row in enumerate(table_rows(document)[1:]):
        if numbers:
            for place, number in zip((0, right), numbers(at), strict=True):
                _write(_cells(row)[place], str(number))
    return saved(document)


# --- rows ---------------------------------------------------------------------------------------


def with_example(mark: str, rows: int, *, counted: bool = False) -> bytes:
    """The first row shows how it is done; *counted*: it is number 1 of the list."""
    document = form(rows=rows + 1, serials=False)
    lines = table_rows(document)[1:]
    for cell, text in zip(
        _cells(lines[0]), (mark, "2014XXXXXX", "张三", "无误", "张三"), strict=True
    ):
        _write(cell, text)
    for number, row in enumerate(lines[1:], 2 if counted else 1):
        _write(_cells(row)[0], str(number))
    return saved(document)


def class_merged_down() -> bytes:
    """One cell of 班级 over all rows of the sheet."""
    document = form(("班级", "序号", "学号", "姓名", "核对结果", "签名"), below=(LAST_LINE,))
    _merge_down([first_cell(row) for row in table_rows(document)[1:]])
    return saved(document)


def placeholders() -> bytes:
    """Content controls that ask to be written over, in grey."""
    document = form(rows=20)
    for number, row in enumerate(table_rows(document)[1:]):
        for at, cell in enumerate(_cells(row)[1:4]):
            control = parse_xml(
                f"<w:sdt {nsdecls('w')}><w:sdtPr><w:id w:val='{5000 + 10 * number + at}'/>"
                "<w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:r><w:rPr>"
                "<w:color w:val='808080'/></w:rPr><w:t>单击此处输入文字。</w:t></w:r>"
                "</w:sdtContent></w:sdt>"
            )
            next(cell.iter(qn("w:p"))).append(control)
    return saved(document)


def forty_rows() -> bytes:
    document = form(rows=40)
    for row in document.tables[0].rows:
        row.height = Mm(5.6)
    return saved(document)


def lying() -> bytes:
    document = a4(new_document())
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    columns = (
        "序号",
        "学院",
        "专业",
        "年级",
        "班级",
        "学号",
        "姓名",
        "性别",
        "核对情况",
        "本人签字",
    )
    return saved(form(columns, 15, document=document, below=(LAST_LINE,)))


# --- packages -----------------------------------------------------------------------------------


def word_template() -> bytes:
    """A .dotx: a document whose type says that it is a template."""
    out = BytesIO()
    with ZipFile(BytesIO(saved(form()))) as old, ZipFile(out, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "[Content_Types].xml":
                content = content.replace(b"document.main+xml", b"template.main+xml")
            new.writestr(info, content)
    return out.getvalue()


_WPS = (
    'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'mc:Ignorable="w15 wps wpsCustomData"'
)
_SEAL = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>（印章）</w:t></mc:Choice>'
    "<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>"
)


def saved_by_wps() -> bytes:
    """WPS's namespaces and extensions, an alternative content, and parts of its own."""

    def change(xml: bytes) -> bytes:
        text = xml.decode()
        root = re.search(r"<w:document[^>]*>", text)
        assert root
        own = (
            root[0]
            if "xmlns:mc=" not in root[0]
            else re.sub(
                r' (?:xmlns:(?:mc|w15|wps|wpsCustomData)|mc:Ignorable)="[^"]*"', "", root[0]
            )
        )
        text = text.replace(root[0], own.replace("<w:document", f"<w:document {_WPS}", 1))
        text = text.replace("</w:p>", f"{_SEAL}</w:p>", 1)
        mark = '<w:sectPr wpsCustomData:kept="1" '
        return text.replace("<w:sectPr ", mark).replace("<w:sectPr>", f"{mark}>").encode()

    out = BytesIO()
    with ZipFile(BytesIO(repacked(saved(form()), change))) as old, ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info, old.read(info))
        new.writestr("docProps/custom.xml", "<Properties><KSOProductBuildVer/></Properties>")
    return out.getvalue()


TICKS = ("序号", "学号", "姓名", "√", "误", "")

ODD: dict[str, Odd] = {
    "many other columns": odd(
        partial(plain, ("学号", "性别", "姓名", "专业", "班级", "层次", "本人签字", "核对情况",
                        "备注", "身份证号", "序号")),
        ("学号", "", "姓名", "专业", "班级", "层次", "", "结果", "备注", "", "序号"),
        told=("一列刚够宽",),
    ),
    "ticks": odd(
        partial(plain, ("序号", "学号", "姓名", "正确（勾）", "有误（勾）", "学生签名")),
        TICKS, told=("无误的在“正确（勾）”下打“√”",),
    ),
    "header of two rows, merged": odd(
        partial(two_row_header, merged=True), TICKS, first=2, told=("打“√”",)
    ),
    "header of two rows, blank below": odd(
        partial(two_row_header, merged=False), TICKS, first=2, told=("打“√”",)
    ),
    "grouped header": odd(grouped_header, USUAL, first=2, rows=20),
    "title and signers in the table": odd(title_and_signers_inside, USUAL, first=3, rows=20),
    "class in a small table": odd(class_in_a_small_table),
    "in a frame": odd(in_a_frame, USUAL, rows=20),
    "side by side": odd(
        partial(side_by_side, lambda at: (at + 1, at + 21)), USUAL, USUAL, rows=20,
        told=("先填满左边一栏",),
    ),
    "side by side, no numbers": odd(
        partial(side_by_side, None), USUAL, USUAL, rows=20, told=("先填满左边一栏",)
    ),
    "side by side, with a gap": odd(
        partial(side_by_side, None, gap=True, rows=18), (*USUAL, ""), USUAL, rows=18,
        told=("先填满左边一栏", "一列刚够宽"),
    ),
    "side by side, numbered across": odd(
        partial(side_by_side, lambda at: (2 * at + 1, 2 * at + 2)), USUAL, USUAL, rows=20,
        told=("从左到右填",), across=True,
    ),
    "placeholders in content controls": odd(placeholders, USUAL, rows=20),
    "40 rows": odd(forty_rows, USUAL, rows=40),
    "lying": odd(
        lying, ("序号", "学院", "专业", "年级", "班级", "学号", "姓名", "", "结果", ""), rows=15
    ),
    "no blank row": odd(
        partial(plain, ("序号", "学号", "姓名", "校对结果", "本人签名"), 0), USUAL, rows=1,
        told=("没有空行，照表头的样子加行",), grows=True,
    ),
    "an example and nothing else": odd(
        partial(with_example, "1", 0), USUAL, rows=1, told=("照示例“2014XXXXXX 张三”",),
        grows=True, examples=1,
    ),
    "an example and 25 rows": odd(
        partial(with_example, "例", 25), USUAL, told=("示例“2014XXXXXX 张三”不留",), examples=1,
    ),
    "an example that is number 1": odd(
        partial(with_example, "1", 24, counted=True), USUAL, told=("示例",),
    ),
    "3 blank rows": odd(
        partial(plain, ("序号", "学号", "姓名", "校对结果", "本人签名"), 3), USUAL, rows=3,
        grows=True,
    ),
    "padded with full-width blanks": odd(
        partial(plain, ("序　号", "学　　号", "姓　　名", "核　对　结　果", "本　人　签　字"))
    ),
    "a template": odd(word_template),
    "saved by WPS": odd(saved_by_wps),
    "only a column for notes": odd(
        partial(plain, ("序号", "学号", "姓名", "备注", "本人签名")), told=("写在“备注”里",)
    ),
    "two columns for results": odd(
        partial(plain, ("序号", "学号", "姓名", "教务系统数据核对情况", "学信网数据核对情况",
                        "签名")),
        ("序号", "学号", "姓名", "", "结果", ""),
        told=("填在“学信网数据核对情况”，“教务系统数据核对情况”没有填",),
    ),
    "a column for faults alone": odd(
        partial(plain, ("序号", "学号", "姓名", "有误栏", "本人签名")),
        ("序号", "学号", "姓名", "误", ""), told=("“有误栏”只写有误的",),
    ),
    "faults in two columns": odd(
        partial(plain, ("序号", "学号", "姓名", "错误信息", "正确信息", "本人签名")),
        ("序号", "学号", "姓名", "显示", "应为", ""), told=("无误的空着",),
    ),
    "to be signed only": odd(
        partial(plain, ("序号", "学号", "姓名", "性别", "本人签字")),
        ("序号", "学号", "姓名", "", ""), told=("没有写结果的一栏，只有签名",),
    ),
    "headers of the province's table": odd(
        partial(plain, ("序号", "XH", "XM", "XB", "核对结果", "BZ")),
        ("序号", "学号", "姓名", "", "结果", "备注"),
    ),
    "class merged down": odd(
        class_merged_down, ("班级", "序号", "学号", "姓名", "结果", ""), rows=25
    ),
}  # fmt: skip
