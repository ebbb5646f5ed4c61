"""Blank forms as other schools might have them, made with python-docx: the input of tests."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from form_reading import Element
from lxml import etree
from new_document import new_document

USUAL = ("序号", "学号", "姓名", "校对结果（无异常填“无误”）", "本人签名")
TITLE = "学历注册图像信息校对反馈表"
CLASS_LINE = "班级：____________"
LAST_LINE = "辅导员签名：　　　　学院领导：　　　　学院（公章）"
NOTICE = "关于做好毕业证图像信息校对的通知"


class Shape(NamedTuple):
    """A blank form of another shape: how it is made, and how many rows its sheet has."""

    make: Callable[[], bytes]
    per_sheet: int = 25


def shape(make: Callable[[], bytes], per_sheet: int = 25) -> Shape:
    """A shape that is made once."""
    return Shape(cache(make), per_sheet)


def form(
    columns: Sequence[str] = USUAL,
    rows: int = 25,
    *,
    above: Sequence[str] = (TITLE,),
    below: Sequence[str] = (CLASS_LINE + LAST_LINE,),
    serials: bool = True,
    document: DocumentType | None = None,
) -> DocumentType:
    """A document with lines, the table of a form, and lines; A4 and 宋体."""
    document = document or a4(new_document())
    for line in above:
        paragraph(document, line)
    table = document.add_table(rows=rows + 1, cols=len(columns))
    table.style = "Table Grid"
    for number, row in enumerate(table.rows):
        row.height = Mm(8)
        cells = row.cells
        for cell, label in zip(cells, columns, strict=True):
            is_serial = "".join(label.split()) == "序号"
            if number == 0:
                cell.text = label
            elif serials and is_serial:
                cell.text = str(number)
            style_mark(cell.paragraphs[0].paragraph_format.element)
    for line in below:
        paragraph(document, line)
    return document


def a4(document: DocumentType) -> DocumentType:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(15)
    return document


def paragraph(document: DocumentType, line: str) -> None:
    made = document.add_paragraph(line)
    made.paragraph_format.space_after = Pt(4)
    made.alignment = WD_ALIGN_PARAGRAPH.CENTER


def style_mark(element: Element) -> None:
    """Give the paragraph, mark and runs, 宋体 and no space around."""
    for before in element.findall(qn("w:pPr")):
        element.remove(before)
    fonts = f'<w:rFonts {nsdecls("w")} w:eastAsia="宋体"/>'
    element.insert(
        0,
        parse_xml(
            f'<w:pPr {nsdecls("w")}><w:spacing w:before="0" w:after="0"/>'
            f'<w:jc w:val="center"/><w:rPr>{fonts}<w:sz w:val="21"/></w:rPr></w:pPr>'
        ),
    )
    for run in element.findall(qn("w:r")):
        run.insert(0, parse_xml(f'<w:rPr {nsdecls("w")}>{fonts}<w:sz w:val="21"/></w:rPr>'))


def saved(document: DocumentType) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def repacked(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The package with its document part changed."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info, change(content) if info.filename == "word/document.xml" else content)
    return out.getvalue()


# --- parts of a document ------------------------------------------------------------------------


def tables(document: DocumentType) -> list[Element]:
    return list(document.element.body.iter(qn("w:tbl")))


def table_rows(document: DocumentType) -> list[Element]:
    return list(tables(document)[-1].iter(qn("w:tr")))


def wrap(element: Element, number: int) -> None:
    """Put *element* into a content control, where it stands."""
    control = parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:id w:val="{number}"/></w:sdtPr><w:sdtContent/></w:sdt>'
    )
    element.addprevious(control)
    control[1].append(element)


def first_cell(row: Element) -> Element:
    return next(row.iter(qn("w:tc")))


def span_two(cell: Element) -> None:
    """Let *cell* cover two columns of the grid."""
    (width,) = cell.iter(qn("w:tcW"))
    width.addnext(parse_xml(f'<w:gridSpan {nsdecls("w")} w:val="2"/>'))


def merged_row(text: str, columns: int) -> Element:
    """A row of one cell over all columns."""
    return parse_xml(
        f'<w:tr {nsdecls("w")}><w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>'
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>"
    )


# --- shapes -------------------------------------------------------------------------------------


def small_table_first() -> bytes:
    document = a4(new_document())
    small = document.add_table(rows=1, cols=2)
    small.rows[0].cells[0].text = "学院"
    small.rows[0].cells[1].text = "理工学院"
    document.add_paragraph()
    return saved(form(document=document))


def class_line_in_table() -> bytes:
    document = form(below=(LAST_LINE,))
    table_rows(document)[0].addprevious(merged_row(CLASS_LINE, len(USUAL)))
    return saved(document)


def all_in_one_table() -> bytes:
    document = form(above=(), below=())
    rows = table_rows(document)
    rows[0].addprevious(merged_row(TITLE, len(USUAL)))
    rows[-1].addnext(merged_row(CLASS_LINE + LAST_LINE, len(USUAL)))
    document.add_paragraph()  # Word wants one behind a table
    return saved(document)


def numbered_by_word() -> bytes:
    """The cells of 序号 are a numbered list: Word counts, no text stands there."""
    document = form(serials=False)
    (numbering,) = document.styles["List Number"].element.iter(qn("w:numId"))
    number = numbering.get(qn("w:val"))
    for row in table_rows(document)[1:]:
        properties = next(first_cell(row).iter(qn("w:pPr")))
        properties.insert(
            0,
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
            ),
        )
    return saved(document)


def table_in_control() -> bytes:
    document = form()
    wrap(tables(document)[0], 1001)
    return saved(document)


def cells_in_controls() -> bytes:
    document = form()
    for row in table_rows(document)[1:]:
        for number, cell in enumerate(list(row.iter(qn("w:tc")))):
            wrap(cell, 2000 + number)
    return saved(document)


def text_in_controls() -> bytes:
    document = form()
    for row in table_rows(document)[1:]:
        for cell in list(row.iter(qn("w:tc")))[1:]:
            run = OxmlElement("w:r")
            next(cell.iter(qn("w:p"))).append(run)
            wrap(run, 3000)
    return saved(document)


def rows_in_controls() -> bytes:
    document = form()
    for number, row in enumerate(table_rows(document)[1:]):
        wrap(row, 4000 + number)
    return saved(document)


def notice_page_first() -> bytes:
    document = a4(new_document())
    document.add_paragraph(NOTICE)
    document.add_paragraph("各学院：请于4月1日以前校对。")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    return saved(form(document=document))


def break_in_title() -> bytes:
    document = a4(new_document())
    document.add_paragraph(NOTICE)
    title = document.add_paragraph()
    title.add_run().add_break(WD_BREAK.PAGE)
    title.add_run(TITLE)
    return saved(form(document=document, above=()))


def page_after() -> bytes:
    document = form()
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("附件3 填表说明")
    return saved(document)


def landscape() -> bytes:
    document = a4(new_document())
    document.add_paragraph(NOTICE)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    return saved(form(rows=15, document=document))


def landscape_between() -> bytes:
    document = a4(new_document())
    document.add_paragraph(NOTICE)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    form(rows=15, document=document)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    document.add_paragraph("附件3 填表说明")
    return saved(document)


def continuous_section() -> bytes:
    """The notes below the form stand in a section that begins on the same page."""
    document = form(rows=15)
    document.add_section(WD_SECTION.CONTINUOUS)
    document.sections[0].start_type = WD_SECTION.CONTINUOUS
    return saved(document)


def switched_off_break() -> bytes:
    """LibreOffice writes some properties out where they are off."""
    document = form()
    for element in document.element.body.findall(qn("w:p")):
        properties = element.get_or_add_pPr()
        properties.insert(0, parse_xml(f'<w:pageBreakBefore {nsdecls("w")} w:val="0"/>'))
    return saved(document)


def spanning_header() -> bytes:
    """The header's 姓名 covers two columns of the grid, and so do the cells below it."""
    document = form(("序号", "学号", "姓名", "", "校对结果", "本人签名"))
    for row in table_rows(document):
        cells = list(row.iter(qn("w:tc")))
        span_two(cells[2])
        row.remove(cells[3])
    return saved(document)


def spanning_header_only() -> bytes:
    """The header's 姓名 covers two columns of the grid; the rows below have a cell for each."""
    document = form(("序号", "学号", "姓名", "", "校对结果", "本人签名"))
    cells = list(table_rows(document)[0].iter(qn("w:tc")))
    span_two(cells[2])
    table_rows(document)[0].remove(cells[3])
    return saved(document)


def header_of_two_rows() -> bytes:
    """Every cell of the header is merged with the one below it, to make the header higher."""
    document = form(rows=26, serials=False)
    rows = table_rows(document)
    for number, row in enumerate(rows[:2]):
        for width in row.iter(qn("w:tcW")):
            kind = ("restart", "continue")[number]
            width.addnext(parse_xml(f'<w:vMerge {nsdecls("w")} w:val="{kind}"/>'))
    return saved(document)


def other_prefix() -> bytes:
    """The same namespace under another prefix, as some programs write it."""

    def renamed(xml: bytes) -> bytes:
        for old, new in ((b"xmlns:w=", b"xmlns:ns0="), (b"<w:", b"<ns0:"), (b"</w:", b"</ns0:")):
            xml = xml.replace(old, new)
        return xml.replace(b" w:", b" ns0:")

    return repacked(saved(form()), renamed)


def indented() -> bytes:
    """A document part with line breaks and indents between its elements."""

    def pretty(xml: bytes) -> bytes:
        root = etree.fromstring(xml, etree.XMLParser(remove_blank_text=True))
        etree.indent(root)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return repacked(saved(form()), pretty)


def with_ids() -> bytes:
    """Paragraph ids, bookmarks and marks of the spelling checker, as Word writes them."""
    document = form()
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    body = document.element.body
    for number, element in enumerate([*body.iter(qn("w:p")), *body.iter(qn("w:tr"))]):
        element.set(f"{{{w14}}}paraId", f"{number + 1:08X}")
        element.set(f"{{{w14}}}textId", "77777777")
    for number, element in enumerate(body.iter(qn("w:p"))):
        start = f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="mark{number}"/>'
        element.append(parse_xml(start))
        element.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'))
        element.append(parse_xml(f'<w:proofErr {nsdecls("w")} w:type="spellStart"/>'))
    return saved(document)


def tracked() -> bytes:
    """Blank rows that were added with tracked changes on: the mark says who inserted it."""
    document = form()
    mark = f'<w:ins {nsdecls("w")} w:id="9" w:author="甲" w:date="2018-03-14T08:00:00Z"/>'
    for row in table_rows(document)[1:]:
        for properties in row.iter(qn("w:pPr")):
            (look,) = properties.findall(qn("w:rPr"))
            look.insert(0, parse_xml(mark))
    return saved(document)


def plain(columns: Sequence[str] = USUAL, rows: int = 25, *, serials: bool = True) -> bytes:
    return saved(form(columns, rows, serials=serials))


SHAPES: dict[str, Shape] = {
    "usual": shape(plain),
    "columns in another order": shape(
        partial(plain, ("学号", "姓名", "本人签字", "核对结果", "序号"))
    ),
    "an extra column": shape(
        partial(plain, ("序号", "性别", "学号", "姓名", "校对结果", "签名", "备注"))
    ),
    "padded headers": shape(
        partial(plain, ("序 号", "学 号", "姓　名", "校 对 结 果", "本人 签名"))
    ),
    "30 rows": shape(partial(plain, USUAL, 30), 30),
    "2 rows": shape(partial(plain, USUAL, 2), 2),
    "no numbers in the rows": shape(partial(plain, serials=False)),
    "no column for the number": shape(partial(plain, ("学号", "姓名", "校对结果", "本人签名"))),
    "numbered by Word": shape(numbered_by_word),
    "a small table first": shape(small_table_first),
    "title and class line above": shape(
        lambda: saved(form(above=(TITLE, CLASS_LINE), below=(LAST_LINE,)))
    ),
    "class line in the table": shape(class_line_in_table),
    "all in one table": shape(all_in_one_table),
    "table in a content control": shape(table_in_control),
    "cells in content controls": shape(cells_in_controls),
    "text in content controls": shape(text_in_controls),
    "rows in content controls": shape(rows_in_controls),
    "a page of notice first": shape(notice_page_first),
    "page break inside the title": shape(break_in_title),
    "another page behind": shape(page_after),
    "landscape section": shape(landscape, 15),
    "landscape section between": shape(landscape_between, 15),
    "continuous section": shape(continuous_section, 15),
    "page break switched off": shape(switched_off_break),
    "header over two columns": shape(spanning_header),
    "header only over two columns": shape(spanning_header_only),
    "header of two rows": shape(header_of_two_rows),
    "another prefix": shape(other_prefix),
    "indented XML": shape(indented),
    "ids and bookmarks": shape(with_ids),
    "tracked rows": shape(tracked),
}
