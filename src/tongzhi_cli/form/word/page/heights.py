"""How many rows of a class a page of a form holds: each row as high as what stands in it."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.form.rows import Row, Sheet, fitted, in_lines
from tongzhi_cli.form.word.document.parts import FormParts
from tongzhi_cli.form.word.fit import Fit
from tongzhi_cli.form.word.page.measure import TIGHT, Measure
from tongzhi_cli.office.word.xml import P, cell_at

if TYPE_CHECKING:
    from tongzhi_cli.columns.column import Column

#: What stays free at the foot of a page, in twips.
_SPARE = 120
#: A blank form that is so many pages high, or more, was made for several.
_SEVERAL = 1.15


class Heights:
    """The heights of the rows of a form, and what a page has for them."""

    def __init__(self, parts: FormParts, fit: Fit, measure: Measure) -> None:
        self._parts, self._fit = parts, fit
        first = parts.blank[0]
        self._blank = measure.row(first)
        #: For each column, the height of a line and the space around the paragraph.
        self._lines: dict[Column, tuple[float, float]] = {}
        for column, cell in fit.cells.items():
            found = cell_at(first, parts.columns.get(column, -1))
            paragraph = None if found is None else found.find(f".//{P}")
            if paragraph is not None:
                spacing = measure.styles.spacing(paragraph)
                self._lines[column] = (
                    measure.line(paragraph, cell.size),
                    spacing.before + spacing.after,
                )
        blank, page = len(parts.blank) * self._blank, measure.page.height
        tight = Measure(measure.styles, parts.block, TIGHT).sheet
        #: Whether the blank form is more than its page, and yet was made for one.
        self.is_over = page < tight < _SEVERAL * page
        own = page - (measure.sheet - blank) - _SPARE
        self._room = own if self.is_over else max(blank, own)
        #: Whether it was made for several pages: a sheet keeps its rows.
        self.is_long = tight >= _SEVERAL * page
        if self.is_long:
            self._room = math.inf

    def row(self, line: Sequence[Row]) -> float:
        """The height of a row of the table, in which these of all its lists stand."""
        most = self._blank
        for one in line:
            for column, (high, around) in self._lines.items():
                if (count := self._fit.lines_in(column, one)) > 1:
                    most = max(most, count * high + around)
        return most

    def hold(self, rows: Sequence[Row]) -> bool:
        """Whether a page holds a sheet of these *rows*."""
        lines = in_lines(rows, len(self._parts.blocks), across=self._parts.across)
        return sum(map(self.row, lines)) <= self._room

    def pages(self, rows: Sequence[Row]) -> list[Sheet]:
        """The sheets of *rows*: each has as many as its page holds, and no more than the blank."""
        lists = len(self._parts.blocks)
        return fitted(rows, len(self._parts.blank) * lists, self.hold, lists)
