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
from tongzhi_cli.form.rows import Row, in_lines, sheets
from tongzhi_cli.form.word.fit import CellFit, Fit, fewer_rows
from tongzhi_cli.form.word.page.crowd import MOST_LINES, heading_of, is_usual, typical
from tongzhi_cli.form.word.prototypes import holes
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.word.xml import W, cell_at

#: A sheet is made smaller to stay on one page down to this part.
SMALLEST = 0.7
#: The width of a character in a column's width, in twips.
_CHARACTER = 105


class Room(NamedTuple):
    """How many students a sheet takes, and what is told of that; nothing where it is as blank."""

    per_sheet: int
    note: str = ""


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


def room_of(form: ExcelForm, rows: Sequence[Row]) -> Room:
    """How many of the *rows* go on each sheet, so that what they need stays on its page."""
    room = form.rows_per_sheet
    if form.repeats or form.spares or form.is_open:
        return Room(room)
    needed = {row.serial: _needed(form, row) for row in rows}
    if not any(needed.values()):
        return Room(room)
    page = form.sheet.page
    own = [page.height(form.sheet.rows.get(row)) for row in range(form.sheet.last + 1)]
    most, lists, free = len(form.rows), len(form.parts.blocks), page.paper[1]
    if sum(own) > free and not page.is_one_high:
        return Room(room)  # of several pages, as the school made it
    blank = [own[row] for row in form.rows]

    def fits(high: int) -> bool:
        for one in sheets(rows, high * lists):
            lines = in_lines(one.rows, lists, across=form.parts.across)
            grown = (
                max(height, *(needed.get(who.serial, 0.0) for who in line))
                for height, line in zip(blank, lines, strict=False)
            )
            if SMALLEST * (sum(own) - sum(blank) + sum(grown)) > free:
                return False
        return True

    high = next((one for one in range(most, 0, -1) if fits(one)), 0)
    if high in {0, most}:
        return Room(room)
    return Room(high * lists, fewer_rows(room, high * lists))


def _needed(form: ExcelForm, row: Row) -> float:
    """The height that a row needs in any of its columns, 0 where the blank one's is enough."""
    blank, most = form.parts.blank[0], 0.0
    for _, block, column, place in holes(form.parts.blocks):
        cell = None if block else cell_at(blank, place)
        is_merged = cell is not None and cell.find(f"{W}tcPr/{W}vMerge") is not None
        if cell is not None and not is_merged and (text := row.text(column)):
            most = max(most, height_needed(cell, text, column) or 0.0)
    return most
