"""What gives way where a class does not fit into the cells of a form in Excel.

Letters become smaller by the cell itself, and a sheet down to a part of its size; what is more
takes fewer rows a sheet, or a column has to be widened: nobody signs a page without students
(issue 15).
"""

import math
from collections.abc import Sequence

from tongzhi_cli.columns.column import Column
from tongzhi_cli.errors import InputError
from tongzhi_cli.form.excel.blank import ExcelForm
from tongzhi_cli.form.excel.cells import SMALLEST_LETTERS, height_needed
from tongzhi_cli.form.rows import Row, Sheet, fitted, in_lines, sheets
from tongzhi_cli.form.word.fit import GROWN, CellFit, Fit, fewer_rows
from tongzhi_cli.form.word.page.crowd import MOST_LINES, heading_of, is_usual, typical
from tongzhi_cli.form.word.prototypes import holes
from tongzhi_cli.office.excel.page import Page
from tongzhi_cli.office.word.xml import W, cell_at

#: A sheet is made smaller to stay on one page down to this part.
SMALLEST = 0.7
#: A blank one that would have to be smaller than this was made for several pages.
_SMALLEST_BLANK = 0.8
#: The width of a character in a column's width, in twips.
_CHARACTER = 105


def narrow_columns(form: ExcelForm, rows: Sequence[Row]) -> list[str]:
    """What is told of columns whose usual text has to be made smaller.

    Raises:
        InputError: a 学号 or a name would stand on so many lines that nobody can read it.

    """
    fit = Fit(form.parts)
    told = []
    for column in (Column.NUMBER, Column.NAME):
        cell = fit.cells.get(column)
        if cell is None or not rows:
            continue
        if is_usual([fit.lines_in(column, row) for row in rows], MOST_LINES):
            raise _too_narrow(form, cell, column, rows)
        wide = typical(sorted(cell.ems(row.text(column)) for row in rows))
        if SMALLEST_LETTERS * wide <= cell.room < wide:
            told.append(f"“{heading_of(form.parts, column)}”一列窄，字缩小到一行放得下")
    return told


def _too_narrow(form: ExcelForm, cell: CellFit, column: Column, rows: Sequence[Row]) -> InputError:
    wide = typical(sorted(cell.ems(row.text(column)) for row in rows))
    needed = math.ceil((wide * 10 * cell.size + cell.margins) / _CHARACTER + 0.5)
    have = (cell.width + cell.margins) / _CHARACTER
    heading = heading_of(form.parts, column)
    return InputError(
        f"{form.package.path} 的“{heading}”一列太窄（列宽 {have:.3g}）："
        f"一名学生的{column}要折成好几行",
        f"请在 Excel/WPS 里把“{heading}”一列的列宽改成 {needed} 以上，再重新生成。",
    )


def is_of_one_page(page: Page, high: float) -> bool:
    """Whether a blank sheet, so many points *high*, was made for one page; it may be a bit more."""
    return high * (SMALLEST if page.fits else _SMALLEST_BLANK) <= page.paper[1]


def pages_of(form: ExcelForm, rows: Sequence[Row]) -> tuple[list[Sheet], list[str]]:
    """The sheets of *rows*, so that what they need stays on its page, and what is told of them."""
    room = form.rows_per_sheet
    whole = sheets(rows, room)
    needed = {row.serial: _needed(form, row) for row in rows}
    if form.repeats or form.spares or form.is_open or not any(needed.values()):
        return whole, []
    page = form.sheet.page
    own = [page.height(form.sheet.rows.get(row)) for row in range(form.sheet.last + 1)]
    lists, free = len(form.parts.blocks), page.paper[1]
    if not page.is_one_high and not is_of_one_page(page, sum(own)):
        return whole, []  # of several pages, as the school made it
    blank = [own[row] for row in form.rows]
    around = sum(own) - sum(blank)

    def fits(some: Sequence[Row]) -> bool:
        grown = (
            max(height, *(needed.get(who.serial, 0.0) for who in line))
            for height, line in zip(
                blank, in_lines(some, lists, across=form.parts.across), strict=False
            )
        )
        return SMALLEST * (around + sum(grown)) <= free

    pages = fitted(rows, room, fits, lists)
    if not all(fits(one.rows) for one in pages):
        return whole, []
    is_cut = any(len(one.rows) < room for one in pages)
    return pages, [fewer_rows(room, pages, GROWN)] if is_cut else []


def _needed(form: ExcelForm, row: Row) -> float:
    """The height that a row needs in any of its columns, 0 where the blank one's is enough."""
    blank, most = form.parts.blank[0], 0.0
    for _, block, column, place in holes(form.parts.blocks):
        cell = None if block else cell_at(blank, place)
        is_merged = cell is not None and cell.find(f"{W}tcPr/{W}vMerge") is not None
        if cell is not None and not is_merged and (text := row.text(column)):
            most = max(most, height_needed(cell, text, column) or 0.0)
    return most
