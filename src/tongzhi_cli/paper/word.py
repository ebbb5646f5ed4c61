"""Texts for a class as a Word document: A4, headings, numbered steps, a table for each student.

Written by python-docx, which only whoever asks for a document imports. 汉字 have their font by
w:eastAsia, in the styles as in the runs: ascii and hAnsi do not reach them. Nothing of the machine
is in it, neither clock nor name, so that the same texts give the same bytes.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from tongzhi_cli.model.text import masked, printable
from tongzhi_cli.office.word.ours import OUR_TEXT
from tongzhi_cli.office.writing import timeless
from tongzhi_cli.paper.blocks import (
    Block,
    Card,
    Line,
    Names,
    Points,
    Section,
    Steps,
    Title,
    apart,
    flat,
)

_SONG, _HEI, _LATIN = "宋体", "黑体", "Times New Roman"
#: 小四 for what is read, as in the notices themselves.
_TEXT, _TITLE, _SECTION, _SMALL = Pt(12), Pt(18), Pt(14), Pt(10.5)
_WIDTHS = Cm(3.4), Cm(12.6)
_MARGIN = Cm(2.5)
#: So high is what is written by hand.
_PEN = Cm(1.2)
#: The text of a list stands so far in, two characters.
_INDENT = Pt(24)
#: What a line is about stands in front of a colon, and is no longer.
_LONGEST_LABEL = 8
_GREY = "EDEDED"


def document(parts: Sequence[Sequence[Block]], title: str, issued: date) -> bytes:
    """The document of *parts*, each on a page of its own; it says it is of the day *issued*."""
    made = Document()
    _settle(made, title, issued)
    for at, blocks in enumerate(parts):
        for place, block in enumerate(blocks):
            _add(made, block, breaks=at > 0 and place == 0)
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            if isinstance(block, Line) and isinstance(after, Card):
                made.paragraphs[-1].paragraph_format.keep_with_next = True
    file = BytesIO()
    made.save(file)
    return timeless(file.getvalue(), issued.isoformat())


# --- the document as such ----------------------------------------------------------------------


def _settle(made: DocumentType, title: str, issued: date) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN
    for grid in section._sectPr.findall(qn("w:docGrid")):  # noqa: SLF001  no API
        section._sectPr.remove(grid)  # noqa: SLF001  a grid would stretch lines
    for name, face, size in (
        ("Normal", _SONG, _TEXT),
        ("Title", _HEI, _TITLE),
        ("Heading 1", _HEI, _SECTION),
    ):
        style = made.styles[name]
        _font(style.element.get_or_add_rPr(), face)
        style.font.size, style.font.color.rgb = size, RGBColor(0, 0, 0)
    _plain_title(made)
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for setting in made.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # Word 2013 and later; lower ones say 兼容模式
    rels = made.part.package.rels
    for key in [key for key, one in rels.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del rels[key]  # of python-docx's own blank page
    core = made.core_properties
    core.title = _clean(title)
    core.author = core.last_modified_by = core.comments = core.keywords = core.subject = ""
    core.category = OUR_TEXT
    core.created = core.modified = datetime.combine(issued, time(), UTC)
    core.revision = 1
    _page_number(section.footer.paragraphs[0])


def _plain_title(made: DocumentType) -> None:
    """No coloured rule below the title."""
    properties = made.styles["Title"].element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _font(properties: Any, face: str) -> None:
    """The fonts of a style or a run, those of the theme taken out: they would win."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for script, name in (("ascii", _LATIN), ("hAnsi", _LATIN), ("eastAsia", face), ("cs", _LATIN)):
        fonts.set(qn(f"w:{script}"), name)
    properties.insert(0, fonts)


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(paragraph, "第 ", size=_SMALL)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = paragraph.add_run("1")
    run.font.size = _SMALL
    field.append(run._r)  # noqa: SLF001  no API
    paragraph._p.append(field)  # noqa: SLF001  no API
    _write(paragraph, " 页", size=_SMALL)


# --- its blocks ----------------------------------------------------------------------------------


def _add(made: DocumentType, block: Block, *, breaks: bool) -> None:
    match block:
        case Title(text, whom):
            heading = _paragraph(made, text, style="Title", after=4)
            heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
            heading.paragraph_format.page_break_before = breaks
            if whom:
                _paragraph(made, whom, after=10).alignment = WD_ALIGN_PARAGRAPH.CENTER
        case Section(text):
            section = _paragraph(made, text, style="Heading 1", after=4)
            section.paragraph_format.space_before = Pt(12)
        case Line(text, goes_on):
            _line(made, flat(text) + flat(goes_on))
        case Names(names):
            _paragraph(made, "、".join(names), after=6)
        case Steps(lines):
            _listed(made, ((f"{number}.", line) for number, line in enumerate(lines, start=1)))
        case Points(lines):
            _listed(made, (("·", line) for line in lines))
        case Card():
            _card(made, block)


def _paragraph(made: DocumentType, text: str, *, after: float, style: str = "Normal") -> Paragraph:
    paragraph = made.add_paragraph(style=style)
    _spaced(paragraph, after)
    _write(paragraph, flat(text), face=_SONG if style == "Normal" else _HEI)
    return paragraph


def _spaced(paragraph: Paragraph, after: float) -> None:
    form = paragraph.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(after), 1.25


def _line(made: DocumentType, text: str) -> None:
    """A sentence; what it is about stands out, and stays with the list that it is about."""
    label, colon, rest = text.partition("：")
    has_label = bool(colon) and (not rest or len(label) <= _LONGEST_LABEL)
    paragraph = made.add_paragraph()
    _spaced(paragraph, 4)
    if has_label:
        _write(paragraph, f"{label}：", bold=True)
    _write(paragraph, rest if has_label else text)
    paragraph.paragraph_format.keep_with_next = text.endswith("：")


def _listed(made: DocumentType, lines: Iterable[tuple[str, str]]) -> None:
    """Lines with a mark in front of each, the text hanging behind it."""
    for mark, line in lines:
        paragraph = made.add_paragraph()
        _spaced(paragraph, 3)
        form = paragraph.paragraph_format
        form.left_indent, form.first_line_indent = _INDENT, -_INDENT
        form.tab_stops.add_tab_stop(_INDENT)
        _write(paragraph, f"{mark}\t{apart(flat(line))}")


def _card(made: DocumentType, card: Card) -> None:
    """A table of one student, on one page: who and what is wrong, then a row for each thing."""
    table = made.add_table(rows=0, cols=2, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    _over_both(table, card.heading, grey=True)
    for task in card.tasks:
        if len(card.tasks) > 1:
            _over_both(table, task.name)
        for label, told in task.rows:
            cells = _row(table)
            _fill(cells[0], label)
            _fill(cells[1], told)
            if not told:  # to be written in
                table.rows[-1].height = _PEN
    for at, row in enumerate(table.rows, start=1):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001  no API
        properties.append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            if len(row._tr.tc_lst) > 1:  # noqa: SLF001  a merged one is as wide as both
                cell.width = width
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = at < len(table.rows)
    _spaced(made.add_paragraph(), 2)


def _row(table: Table) -> Sequence[_Cell]:
    made: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return made.cells


def _over_both(table: Table, text: str, *, grey: bool = False) -> None:
    first, second = _row(table)
    cell = first.merge(second)
    cell.width = sum(_WIDTHS)
    if grey:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", _GREY)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001  no API
    _fill(cell, text, bold=True)


def _fill(cell: _Cell, text: str, *, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    _spaced(paragraph, 2)
    paragraph.paragraph_format.space_before = Pt(2)
    _write(paragraph, flat(text), bold=bold)


def _write(
    paragraph: Paragraph, text: str, *, bold: bool = False, face: str = _SONG, size: Any = None
) -> None:
    if not text:
        return
    run = paragraph.add_run(_clean(text))
    _font(run._r.get_or_add_rPr(), face)  # noqa: SLF001  no API for eastAsia
    run.font.size = size
    if bold:
        run.font.bold = True


def _clean(text: str) -> str:
    """*text* as XML can hold it, and without 身份证号 (issue 16)."""
    return masked(printable(text))
