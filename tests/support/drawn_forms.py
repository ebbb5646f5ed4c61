"""Forms drawn as text, made into Word documents and read back: a table's cells stand between |.

`<` is merged with the cell on its left, `^` with the one above; ⏎ ends a paragraph in a cell; ‗ is
an underlined space; the line behind `---` begins a page. What is read back is drawn the same way,
by python-docx and plain lxml.
"""

import re
from collections.abc import Iterator, Sequence

from blank_forms import a4, saved, style_mark
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from form_reading import Element, W
from new_document import new_document


def drawn(lines: Sequence[str]) -> bytes:
    """The document of a drawing."""
    document = a4(new_document())
    rows: list[list[str]] = []
    begins = False
    for line in [*lines, ""]:
        if line.startswith("|"):
            rows.append([one.strip(" ") for one in line.strip().strip("|").split("|")])
            continue
        if rows:
            _add_table(document, rows)
            rows = []
        if line and line != "---":
            made = document.add_paragraph()
            made.paragraph_format.page_break_before = begins or None
            _write(made, line)
        begins = line == "---"
    return saved(document)


def numbered(row: str, count: int, start: int = 1) -> list[str]:
    """So many blank rows like this one; `#` in it is the 序号, counted from *start*."""
    return [row.replace("#", str(start + at)) for at in range(count)]


def _add_table(document: Document, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    table.style = "Table Grid"
    for at, row in enumerate(rows):
        table.rows[at].height = Mm(9)
        for column, text in enumerate(row):
            cell = table.cell(at, column)
            if text == "<":
                table.cell(at, column - 1).merge(cell)
            elif text == "^":
                table.cell(at - 1, column).merge(cell)
            else:
                _write_cell(cell, text)


def _write_cell(cell: _Cell, text: str) -> None:
    first, *more = text.split("⏎")
    _write(cell.paragraphs[0], first)
    for line in more:
        _write(cell.add_paragraph(), line)
    for one in cell.paragraphs:
        style_mark(one.paragraph_format.element)


def _write(paragraph: Paragraph, line: str) -> None:
    for piece in re.findall("‗+|[^‗]+", line):
        run = paragraph.add_run(piece.replace("‗", " "))
        run.underline = True if "‗" in piece else None


def read_back(body: Element) -> list[str]:
    """The drawing of a document."""
    return [line for one in body for line in _lines(one)]


def _lines(block: Element) -> Iterator[str]:
    if block.tag == qn("w:p") and (text := _said(block)):
        yield text
    for row in block.findall(qn("w:tr")):
        cells = []
        for cell in row.findall(qn("w:tc")):
            properties = cell.find(qn("w:tcPr"))
            span = properties.find(qn("w:gridSpan")) if properties is not None else None
            merged = properties.find(qn("w:vMerge")) if properties is not None else None
            goes_on = merged is not None and merged.get(f"{W}val") != "restart"
            text = "⏎".join(map(_said, cell.findall(qn("w:p"))))
            many = int(span.get(f"{W}val", "1")) if span is not None else 1
            cells += ["^" if goes_on else text, *("<" * (many - 1))]
        yield f"| {' | '.join(cells)} |"


def _said(paragraph: Element) -> str:
    text = ""
    for run in paragraph.iter(qn("w:r")):
        said = "".join(one.text or "" for one in run.iter(qn("w:t")))
        under = run.find(f"{W}rPr/{W}u")
        text += said.replace(" ", "‗") if under is not None else said
    return text
