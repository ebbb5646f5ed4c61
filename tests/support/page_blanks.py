"""Blank forms whose printed page is odd: tables that touch, columns and rows that are tight."""

from collections.abc import Callable, Sequence
from functools import partial

from blank_forms import (
    CLASS_LINE,
    LAST_LINE,
    TITLE,
    USUAL,
    a4,
    first_cell,
    form,
    merged_row,
    saved,
    table_rows,
    tables,
    wrap,
)
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from excel_blanks import saved as saved_book
from excel_blanks import usual
from new_document import new_document
from openpyxl.worksheet.properties import PageSetupProperties

_FOOT = (CLASS_LINE, LAST_LINE)


def _bare(document: Document) -> bytes:
    """Without the paragraphs around its tables."""
    for paragraph in document.element.body.findall(qn("w:p")):
        document.element.body.remove(paragraph)
    return saved(document)


def only_table(rows: int = 25) -> bytes:
    """Title, list and the line to sign are rows of one table; nothing stands behind it."""
    document = form(above=(), below=(), rows=rows)
    lines = table_rows(document)
    lines[0].addprevious(merged_row(TITLE, len(USUAL)))
    lines[-1].addnext(merged_row(CLASS_LINE + LAST_LINE, len(USUAL)))
    return _bare(document)


def table_in_control() -> bytes:
    """The same, in a content control."""
    document = form(above=(), below=())
    lines = table_rows(document)
    lines[0].addprevious(merged_row(TITLE, len(USUAL)))
    lines[-1].addnext(merged_row(CLASS_LINE + LAST_LINE, len(USUAL)))
    wrap(tables(document)[0], 1)
    return _bare(document)


def in_page_header() -> bytes:
    """Title and class in the header of the page, the line to sign in its footer."""
    document = form(above=(), below=())
    section = document.sections[0]
    section.header.paragraphs[0].text = f"{TITLE} {CLASS_LINE}"
    section.footer.paragraphs[0].text = LAST_LINE
    return _bare(document)


def framed(rows: int) -> bytes:
    """The list is a table in a cell of a table; the row of a student is low."""
    document = form(above=(), below=(), rows=rows)
    (inner,) = tables(document)
    for height in inner.iter(qn("w:trHeight")):
        height.set(qn("w:val"), "250")
    outer = document.add_table(rows=3, cols=1)
    outer.style = "Table Grid"
    outer.rows[0].cells[0].text = TITLE
    outer.rows[2].cells[0].text = CLASS_LINE + LAST_LINE
    outer.rows[1].cells[0]._tc.insert(1, inner)  # noqa: SLF001  python-docx has no other way
    return _bare(document)


def labelled() -> bytes:
    """A label beside the list, merged over all its rows, and set downwards."""
    document = form(("", *USUAL), rows=22, below=_FOOT)
    for at, row in enumerate(table_rows(document)[1:]):
        (width,) = first_cell(row).iter(qn("w:tcW"))
        kind = "continue" if at else "restart"
        width.addnext(parse_xml(f'<w:vMerge {nsdecls("w")} w:val="{kind}"/>'))
        if not at:
            paragraph = next(first_cell(row).iter(qn("w:p")))
            label = "本班全体毕业生学籍学历信息核对情况一览"
            paragraph.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>{label}</w:t></w:r>"))
    return saved(document)


def sized(
    rows: int,
    height: float,
    size: tuple[float, float] = (210, 297),
    *,
    margin: float = 15,
    columns: Sequence[str] = USUAL,
    widths: Sequence[float] = (12, 30, 25, 70, 30),
    exact: bool = False,
) -> bytes:
    """So many rows, so many millimetres high, on a paper of that width and height."""
    document = a4(new_document())
    section = document.sections[0]
    section.page_width, section.page_height = map(Mm, size)
    if size[0] > size[1]:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.top_margin = section.bottom_margin = Mm(margin)
    section.left_margin = section.right_margin = Mm(margin)
    form(columns, rows, below=_FOOT, document=document)
    (table,) = document.tables
    table.autofit = False
    for paragraph in document.paragraphs:
        paragraph.paragraph_format.space_after = Pt(0)
    for row in table.rows:
        row.height = Mm(height)
        if exact:
            row.height_rule = WD_ROW_HEIGHT_RULE.EXACTLY
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return saved(document)


_TWO, _TWO_WIDE = (*USUAL, *USUAL), (10, 29, 18, 50, 22) * 2

#: Each: how it is made, how many lists stand side by side.
WORD: dict[str, tuple[Callable[[], bytes], int]] = {
    "nothing but a table": (only_table, 1),
    "nothing but a high table": (partial(only_table, 28), 1),
    "nothing but a table in a control": (table_in_control, 1),
    "title in the header of the page": (in_page_header, 1),
    "a list in a frame": (partial(framed, 24), 1),
    "a label beside the list": (labelled, 1),
    "a bit more than a page": (partial(sized, 30, 8.6), 1),
    "more than a lying page": (partial(sized, 21, 8, (297, 210), widths=(12, 40, 35, 110, 50)), 1),
    "more than a small page": (partial(sized, 24, 8, (182, 257), widths=(12, 30, 20, 60, 25)), 1),
    "A3": (partial(sized, 40, 9.5, (297, 420), widths=(15, 45, 40, 110, 50)), 1),
    "narrow margins": (partial(sized, 33, 8, margin=6), 1),
    "rows of a fixed height": (partial(sized, 27, 9, exact=True), 1),
    "two lists, lying": (
        partial(sized, 20, 8, (297, 210), columns=_TWO, widths=_TWO_WIDE), 2,
    ),
}  # fmt: skip


def book(
    rows: int,
    height: float,
    widths: Sequence[float] = (5, 13, 9, 24, 11),
    *,
    fit: bool = False,
    lying: bool = False,
) -> bytes:
    """A worksheet of so many rows; *fit* to the width of its page."""
    made, sheet = usual(rows=rows, widths=widths, height=height, landscape=lying)
    if fit:
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    return saved_book(made)


EXCEL: dict[str, Callable[[], bytes]] = {
    "with room": partial(book, 24, 24),
    "full": partial(book, 28, 24),
    "a bit more than a page": partial(book, 40, 20),
    "fitted to its width": partial(book, 28, 24, fit=True),
    "fitted, and more than a page": partial(book, 40, 20, fit=True),
    "lying": partial(book, 16, 26, (6, 18, 12, 40, 14), lying=True),
    "lying, fitted, and more than a page": partial(
        book, 25, 22, (6, 18, 12, 40, 14), fit=True, lying=True
    ),
}
