"""The last row of a 统计表: 合计, behind the blank rows of the form."""

from typing import TYPE_CHECKING

from tongzhi_cli.columns.column import Column
from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.word.prototypes import look_like, write_in
from tongzhi_cli.office.word.xml import Element, cell_at, continues, rows_of, text_of

if TYPE_CHECKING:
    from tongzhi_cli.form.word.document.parts import FormParts

#: What the last row of a 统计表 says.
_TOTALS = ("合计", "总计", "小计", "总数")


def row_of_total(parts: "FormParts") -> Element | None:
    """The row behind the blank ones that says 合计, None where there is none."""
    rows = list(rows_of(parts.table))
    behind = rows[rows.index(parts.blank[-1]) + 1 :]
    for row in behind[:1]:
        if any(word in "".join(text_of(row).split()) for word in _TOTALS):
            return row
    return None


def write_total(parts: "FormParts", total: Row) -> bool:
    """Write the *total* into the form's row for it; False where there is none."""
    row = row_of_total(parts)
    if row is None:
        return False
    for column, place in parts.columns.items():
        cell = None if column is Column.CLASS else cell_at(row, place)  # 合计 is printed already
        if cell is None or continues(cell) or text_of(cell).strip() or not total.text(column):
            continue
        if (above := cell_at(parts.blank[-1], place)) is not None:
            look_like(cell, above)
        write_in(cell, total.text(column))
    return True
