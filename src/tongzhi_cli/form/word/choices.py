"""The choices that a Word form prints in each row, as plain boxes or as Word's own controls."""

from collections.abc import Mapping, Sequence

from tongzhi_cli.columns.column import Column
from tongzhi_cli.form.apart import parted
from tongzhi_cli.form.options import (
    TICKED,
    are_options,
    has_room,
    is_bare_box,
    place_of_detail,
    row_ticked,
)
from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.word.blank import FormParts
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.office.word.boxes import Boxes, boxes_of
from tongzhi_cli.office.word.xml import cell_at


def with_ticks(
    parts: FormParts, rows: Sequence[Row], paper: Paper
) -> tuple[FormParts, Sequence[Row]]:
    """The *rows* with the choices of the form ticked, and the place for what is wrong with them.

    Both as they are where the form has no choices.
    """
    boxes = {}
    for column in TICKED:
        place = parts.columns.get(column)
        cell = None if place is None else cell_at(parts.blank[0], place)
        if cell is not None and are_options((one := boxes_of(cell)).text):
            boxes[column] = one
    printed = {column: one.text for column, one in boxes.items()}
    signs = {column: one.ticked for column, one in boxes.items()}
    rows = parted(rows, parts.columns, [one for one, text in printed.items() if has_room(text)])
    if not printed:
        return parts, rows
    wrong = printed.get(Column.WRONG, printed.get(Column.RESULT, ""))
    wants = bool(wrong) and (is_bare_box(wrong) or not has_room(wrong))
    # a form with a column for the fault beside printed choices needs no other place for it.
    beside = wants and Column.WRONG in parts.columns.keys() - printed.keys()
    if wants and not beside and len(parts.blocks) == 1:
        block = parts.columns
        found = place_of_detail(parts.header.places, block, [*block.values()], paper)
        if found is not None:
            beside = True
            header = parts.header._replace(blocks=({**block, Column.DETAIL: found.at},))
            parts = parts._replace(header=header)
    ticked = [row_ticked(row, printed, signs, beside=beside) for row in rows]
    is_drawn = any(one.drawn for one in boxes.values())
    return parts, [_drawn(row, boxes) for row in ticked] if is_drawn else ticked


def _drawn(row: Row, boxes: Mapping[Column, Boxes]) -> Row:
    """A row whose boxes are signs of a font where those of the form are."""
    told = {
        column: row.text(column).translate(one.drawn) for column, one in boxes.items() if one.drawn
    }
    result = told.pop(Column.RESULT, row.result)
    return row._replace(result=result, more={**row.more, **told})
