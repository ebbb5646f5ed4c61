"""The choices that a Word form prints in each row, as plain boxes or as Word's own controls."""

from collections.abc import Sequence

from tongzhi_cli.columns.column import Column
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
from tongzhi_cli.office.word.xml import W14, Element, cell_at, text_of

#: What Word writes into a box that is clicked, where the form names no other sign.
_CLICKED = "2612"


def with_ticks(
    parts: FormParts, rows: Sequence[Row], paper: Paper
) -> tuple[FormParts, Sequence[Row]]:
    """The *rows* with the choices of the form ticked, and the place for what is wrong with them.

    Both as they are where the form has no choices.
    """
    printed, signs = {}, {}
    for column in TICKED:
        place = parts.columns.get(column)
        cell = None if place is None else cell_at(parts.blank[0], place)
        if cell is not None and are_options(text := text_of(cell)):
            printed[column] = text
            signs[column] = _sign_of(cell)
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
    return parts, [row_ticked(row, printed, signs, beside=beside) for row in rows]


def _sign_of(cell: Element) -> str:
    """The sign of a ticked box in a cell with Word's own boxes, "" where it has none."""
    for box in cell.iter(f"{W14}checkbox"):
        state = box.find(f"{W14}checkedState")
        code = _CLICKED if state is None else state.get(f"{W14}val", _CLICKED)
        return chr(int(code, 16))
    return ""
