"""How high the parts of a sheet print, in twips: paragraphs and rows, before they are filled.

Measured for SimSun and LibreOffice, which keeps to the grid of the page in cells too
(docs/design-notes.md); what is near the edge counts as over it.
"""

import math
from collections.abc import Sequence
from functools import cached_property

from tongzhi_cli.form.word.fit import broken, least, net, page_of, widths_of
from tongzhi_cli.form.word.page.styles import Spacing, Styles
from tongzhi_cli.office.word.xml import TBL, Element, P, rows_of, text_of

#: A line is so much higher than its font, without a grid.
_LEADING = 1.17


class Measure:
    """Heights on the page that a form's table is on."""

    def __init__(self, styles: Styles, sheet: Sequence[Element]) -> None:
        """*sheet* are its elements; the section of the last says how large the page is."""
        self.styles = styles
        self.page = page_of(sheet[-1])
        self._sheet = sheet

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
        high = size * 10 * _LEADING
        grid = self.page.grid if self.styles.snaps(paragraph) else 0
        if spacing.rule == "atLeast":
            return max(high, float(spacing.line))
        if grid:
            high = math.ceil(round(size * 10 * 1.06) / grid) * grid
        return high * spacing.line / 240

    def paragraph(self, paragraph: Element, width: float) -> float:
        """The height of a paragraph of a *width* in twips."""
        size = self.styles.size(paragraph)
        lines = broken(text_of(paragraph), width / (10 * size))
        spacing = self.styles.spacing(paragraph)
        return lines * self._line(paragraph, size, spacing) + spacing.before + spacing.after

    def row(self, row: Element) -> float:
        """The height of a row as it is."""
        return max(
            least(row), *(self._cell(cell, net(*wide)) for cell, *wide in widths_of(row)), 0.0
        )

    def _cell(self, cell: Element, width: float) -> float:
        return sum(self.paragraph(one, width) for one in cell.iter(P))

    def block(self, element: Element) -> float:
        """The height of a child of the body: a paragraph, a table, a frame around them."""
        if element.tag == TBL:
            return sum(self.row(row) for row in rows_of(element))
        inner = [*element.iter(TBL)]
        if inner:
            return sum(self.block(one) for one in inner)
        return sum(self.paragraph(one, self.page.width) for one in element.iter(P))
