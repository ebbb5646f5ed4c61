"""A form filled: the rows of a class written into a blank form found by `form_docx`.

Each written row is a copy of the first blank row with its row, cell, paragraph and run
properties; the font of a blank cell sits on the paragraph mark and is given to the run
(research/fill.md 2.5). Nothing but the document part changes.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from tongzhi_cli.core import class_name as names
from tongzhi_cli.core.sheets import Row, sheets
from tongzhi_cli.files.form_docx import NEEDED, Column, Form, Parts, locate
from tongzhi_cli.files.word_xml import (
    PPR,
    RPR,
    SPACE,
    Element,
    P,
    R,
    T,
    W,
    cells_of,
    remove,
    replace_text,
    rows_of,
    set_paragraph,
    set_row,
    strip_ids,
    text_of,
)


class Layout(StrEnum):
    """How a class of more rows than the blank form has is laid out."""

    SHEETS = "sheets"
    FLOW = "flow"


class Filled(NamedTuple):
    """A filled form: its bytes, the number of *sheets* (0: one flowing table), what to know."""

    data: bytes
    sheets: int
    notes: tuple[str, ...]


# --- filling ---------------------------------------------------------------------------------
#
# The tree is worked on once: the block for the first sheet, the block for a further sheet, a row
# with holes for a student and a row that stays blank. Marks (processing instructions, which never
# reach the file) say where each begins and where a value goes; the document is then put together
# as text between the marks. It is as fast as copying a string, and a tree of a thousand rows is
# never built (benchmarks/build.py).

_MARK = "fankui"


def fill(
    form: Form,
    rows: Sequence[Row],
    *,
    class_name: str | None = None,
    title: str | None = None,
    layout: Layout = Layout.SHEETS,
) -> Filled:
    """The form with *rows* written into it; *form* stays as it is and can be filled again.

    `sheets`: the block is repeated for every so many rows as the blank form has, each on a page
    of its own. `flow`: one table, its header repeated, the last rows kept with the signature.
    *title*, where given, replaces the form's title (for our own template only).
    """
    root = deepcopy(form.root)
    parts = locate(Path(form.part), root)
    notes: list[str] = []
    if title is not None:
        _set_title(parts, title)
    if class_name and not _write_class(parts, class_name):
        notes.append(f"表上没有找到填班级的地方，请手写：{class_name}")
    if layout is Layout.FLOW:
        _let_flow(parts)
    _mark(parts, root)
    text = _Text(root)
    if layout is Layout.FLOW:
        pages = [[text.row(row, kept=at >= len(rows) - 2) for at, row in enumerate(rows)]]
    else:
        pages = [[text.row(row) for row in page.rows] for page in sheets(rows, len(parts.blank))]
    xml = text.document(pages).encode()
    count = len(pages) if layout is Layout.SHEETS else 0
    return Filled(form.package.replaced(form.part, xml), count, tuple(notes))


def _mark(parts: Parts, root: Element) -> None:
    """Turn the tree into sheet, further sheet and prototype rows, with marks between them."""
    blank = parts.blank[0]
    written = _with_holes(blank, parts.columns, _HOLE_OF)
    unused = _with_holes(blank, parts.columns, [Column.SERIAL])
    kept = deepcopy(written)
    _keep_with_next(kept)
    blank.addprevious(_instruction("rows"))
    for row in parts.blank:
        remove(row)
    block = list(parts.block)
    further = deepcopy(block)
    for element in further:
        strip_ids(element)
    if block[-1].find(f"{PPR}/{W}sectPr") is None:  # a section break starts a page by itself
        _page_break_before(further)
    block[0].addprevious(_instruction("sheet"))
    last = block[-1]
    for element in (_instruction("further"), *further, _instruction("rest")):
        last.addnext(element)
        last = element
    for name, row in (("written", written), ("unused", unused), ("kept", kept)):
        root.append(_instruction(name))
        root.append(row)
    root.append(_instruction("end"))


def _instruction(name: str) -> Element:
    return etree.ProcessingInstruction(_MARK, name)


class _Text:
    """A marked document as text: what stands before, in and behind the sheets, and its rows."""

    def __init__(self, root: Element) -> None:
        prefix = next((key for key, uri in root.nsmap.items() if f"{{{uri}}}" == W), "w")
        mark = f"{prefix}:" if prefix else ""
        self._new_line = f'</{mark}t><{mark}br/><{mark}t xml:space="preserve">'
        xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        pieces = re.split(rf"<\?{_MARK} (\w+)\?>", xml.decode())
        self._before = pieces[0]
        self._sections: dict[str, list[str]] = {}
        section = ""
        for name, text in zip(pieces[1::2], pieces[2::2], strict=True):
            if name in _SECTIONS:
                section = name
                self._sections[section] = [text]
            else:
                self._sections[section] += [name, text]

    def row(self, row: Row, *, kept: bool = False) -> str:
        """The XML of one row; *kept* with the next paragraph, so that no page begins between."""
        used = row.number or row.name or row.result
        pieces = self._sections[("kept" if kept else "written") if used else "unused"]
        values = dict(zip(_HOLES, (str(row.serial), row.number, row.name, row.result), strict=True))
        text = [pieces[0]]
        for name, after in zip(pieces[1::2], pieces[2::2], strict=True):
            text += [self._escaped(values[name]), after]
        return "".join(text)

    def document(self, pages: Sequence[Sequence[str]]) -> str:
        """The whole document with the rows of each page."""
        text = [self._before]
        for at, rows in enumerate(pages):
            start, _, end = self._sections["further" if at else "sheet"]
            text += [start, *rows, end]
        return "".join([*text, *self._sections["rest"], *self._sections["end"]])

    def _escaped(self, value: str) -> str:
        if value.isalnum():
            return value
        value = "".join(c for c in value if c == "\n" or not _unprintable(c))
        value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return value.replace("\n", self._new_line)


_SECTIONS = ("sheet", "further", "rest", "written", "unused", "kept", "end")
#: The value of each hole, by the name of its mark.
_HOLES = ("serial", "number", "name", "result")
_HOLE_OF = dict(zip((Column.SERIAL, *NEEDED), _HOLES, strict=True))


def _unprintable(character: str) -> bool:
    """Whether XML cannot hold it; a person has been told of it before (bad-name)."""
    return unicodedata.category(character) in {"Cc", "Cs"} or ord(character) & 0xFFFE == 0xFFFE


def _with_holes(blank: Element, columns: Mapping[Column, int], holes: Iterable[Column]) -> Element:
    """A copy of the *blank* row with a hole for the value in the cell of each of *holes*."""
    row = deepcopy(blank)
    strip_ids(row)
    cells = cells_of(row)
    for column in holes:
        position = columns.get(column)
        if position is not None and cells[position].find(f".//{W}numPr") is None:
            slot = _text_slot(cells[position])
            slot.set(SPACE, "preserve")
            slot.append(_instruction(_HOLE_OF[column]))
    return row


def _text_slot(cell: Element) -> Element:
    """The one text element of *cell*, in a run that looks as the blank cell would."""
    paragraph = cell.find(f".//{P}")
    if paragraph is None:
        paragraph = etree.SubElement(cell, P)
    runs = list(paragraph.iter(R))
    look = next((run.find(RPR) for run in runs if run.find(RPR) is not None), None)
    if look is None:
        look = paragraph.find(f"{PPR}/{RPR}")
    for run in runs:
        remove(run)
    for other in cell.findall(P):
        if other is not paragraph:
            cell.remove(other)
    run = etree.SubElement(paragraph, R)
    if look is not None:
        look = deepcopy(look)
        for mark in ("ins", "del", "moveFrom", "moveTo", "rPrChange"):
            for tracked in look.findall(f"{W}{mark}"):
                look.remove(tracked)
        run.append(look)
    return etree.SubElement(run, T)


def _let_flow(parts: Parts) -> None:
    """Repeat the header on each page, and let no row be cut in two.

    A header repeats only if all rows from the table's first one on are marked (fill.md 3.1).
    """
    in_header = True
    for row in rows_of(parts.table):
        set_row(row, "cantSplit")
        if in_header:
            set_row(row, "tblHeader")
        in_header = in_header and row is not parts.header


def _page_break_before(block: Sequence[Element]) -> None:
    paragraph = next((each for element in block for each in element.iter(P)), None)
    if paragraph is not None:
        set_paragraph(paragraph, "pageBreakBefore", after=("pStyle", "keepNext", "keepLines"))


def _keep_with_next(row: Element) -> None:
    """Word looks for keepNext on the paragraphs inside the cells (research/fill.md 3.1)."""
    for paragraph in row.iter(P):
        set_paragraph(paragraph, "keepNext", after=("pStyle",))


# --- title and class line ---------------------------------------------------------------------


def _set_title(parts: Parts, title: str) -> None:
    for element in parts.block:
        if element.tag == P and text_of(element).strip():
            replace_text(element, 0, len(text_of(element)), title)
            return


_BLANK = r"[\s_＿\u00a0]*"
_LABEL = r"班\s*级\s*(?:名\s*称)?\s*[:：]"
_TWO_BLANKS = rf"{_LABEL}(?P<year>{_BLANK})级(?P<rest>{_BLANK})班"
_ONE_BLANK = rf"{_LABEL}(?P<whole>[_＿ \u00a0\u3000]*)"


def _write_class(parts: Parts, name: str) -> bool:
    """Write *name* into the line that says 班级; whether there is one."""
    for element in reversed(parts.block):  # it stands below the table more often than above
        for paragraph in element.iter(P):
            text = text_of(paragraph)
            if match := re.search(_TWO_BLANKS, text):
                blanks = names.blanks(name)
                if blanks is None:  # 信管141: the whole of “__级__班” gives way
                    replace_text(paragraph, match.start("year"), match.end(), name)
                else:
                    replace_text(paragraph, *match.span("rest"), blanks.before_class_mark)
                    replace_text(paragraph, *match.span("year"), blanks.before_year_mark)
                return True
            if match := re.search(_ONE_BLANK, text):
                blank = match["whole"]
                left = max(2 if blank else 0, len(blank) - 2 * len(name))
                replace_text(paragraph, *match.span("whole"), name + " " * left)
                return True
    return False
