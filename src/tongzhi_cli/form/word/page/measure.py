"""How high the parts of a sheet print, in twips: paragraphs and rows, before they are filled.

Measured for SimSun and LibreOffice, which keeps to the grid of the page in cells too
(docs/design-notes.md); what is near the edge counts as over it.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cached_property

from tongzhi_cli.form.word.around.boxes import lines_in
from tongzhi_cli.form.word.fit import broken, least, net, page_of, widths_of
from tongzhi_cli.form.word.page.styles import Spacing, Styles
from tongzhi_cli.office.word.xml import TBL, TC, Element, P, W, rows_of, text_of

#: A line is so much higher than its font, without a grid.
_LEADING = 1.17
#: No program has lines that are lower: what is over its page by this is over it.
TIGHT = 1.06


class Measure:
    """Heights on the page that a form's table is on."""

    def __init__(self, styles: Styles, sheet: Sequence[Element], leading: float = _LEADING) -> None:
        """*sheet* are its elements; the section of the last says how large the page is."""
        self.styles = styles
        self.page = page_of(sheet[-1])
        self._sheet, self._leading = sheet, leading

    @cached_property
    def sheet(self) -> float:
        """The height of the sheet as it is now."""
        return sum(map(self.block, self._sheet))

    def line(self, paragraph: Element, size: int) -> float:
        """The height of one line of a *size* in half-points in a paragraph."""
        return self._line(paragraph, size, self.styles.spacing(paragraph))

    def _line(self, paragraph: Element, size: int, spacing: Spacing) -> float:
        if spacing.rule == "exact":
            return float(spacing.line)
        high = size * 10 * self._leading
        grid = self.page.grid if self.styles.snaps(paragraph) else 0
        if spacing.rule == "atLeast":
            return max(high, float(spacing.line))
        if grid:
            high = math.ceil(round(size * 10 * TIGHT) / grid) * grid
        return high * spacing.line / 240

    def paragraph(self, paragraph: Element, width: float) -> float:
        """The height of a paragraph of a *width* in twips."""
        size = self.styles.size(paragraph)
        text = text_of(paragraph).rstrip("\n")  # a break of the page at its end is no line
        lines = broken(text, width / (10 * size))
        spacing = self.styles.spacing(paragraph)
        return lines * self._line(paragraph, size, spacing) + spacing.before + spacing.after

    def row(self, row: Element) -> float:
        """The height of a row as it is; a cell merged over several rows makes none of them high."""
        return max(
            least(row),
            *(
                self._cell(cell, net(*wide))
                for cell, *wide in widths_of(row)
                if cell.find(f"{TC}Pr/{W}vMerge") is None
            ),
            0.0,
        )

    def _cell(self, cell: Element, width: float) -> float:
        return sum(
            self._table(one) if one.tag == TBL else self.paragraph(one, width)
            for one in _content(cell)
        )

    def _table(self, table: Element) -> float:
        return sum(self.row(row) for row in rows_of(table))

    def block(self, element: Element) -> float:
        """The height of a child of the body: a paragraph, a table, a frame around them."""
        if element.tag == TBL:
            return self._table(element)
        if element.tag != P:
            return sum(map(self.block, _content(element)))
        if inner := [*element.iter(TBL)]:
            return sum(map(self.block, inner))
        return sum(self.paragraph(one, self.page.width) for one in lines_in(element))


def _content(element: Element) -> Iterator[Element]:
    """The paragraphs and tables in an element, without those in tables of its own."""
    for one in element:
        if one.tag in {P, TBL}:
            yield one
        else:
            yield from _content(one)
