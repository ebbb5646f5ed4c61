"""How high the parts of a sheet print, in twips: paragraphs and rows, before they are filled.

Measured for SimSun and LibreOffice, which keeps to the grid of the page in cells too
(docs/design-notes.md); what is near the edge counts as over it.
"""

import math

from tongzhi_cli.form.word.fit import broken, least, net, page_of, widths_of
from tongzhi_cli.form.word.page.styles import Styles
from tongzhi_cli.office.word.xml import TBL, Element, P, rows_of, text_of

#: A line is so much higher than its font, without a grid.
_LEADING = 1.17


class Measure:
    """Heights on the page that a form's table is on."""

    def __init__(self, styles: Styles, last: Element) -> None:
        """*last* is the last element of the sheet, whose section says how large the page is."""
        self.styles = styles
        self.page = page_of(last)

    def line(self, paragraph: Element, size: int) -> float:
        """The height of one line of a *size* in half-points in a paragraph."""
        spacing = self.styles.spacing(paragraph)
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
        return lines * self.line(paragraph, size) + spacing.before + spacing.after

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
