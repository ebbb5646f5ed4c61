"""A cell of a form for the class: 班级 in one cell and nothing in the next."""

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.vocabulary import WORDS
from tongzhi_cli.form.word import class_line
from tongzhi_cli.form.word.blank import FormParts
from tongzhi_cli.form.word.labels import labels_in
from tongzhi_cli.form.word.prototypes import text_slot
from tongzhi_cli.model.text import printable
from tongzhi_cli.office.word.xml import SPACE, TBL, Element, cells_of, continues, rows_of, text_of


def write(parts: FormParts, name: str | None) -> str:
    """Write the class *name* where the form has a place for it, a line or a cell.

    The result says what a person must do, "" where there is nothing left to do.
    """
    cell = None if not name or class_line.line_of(parts.block) else _cell(parts)
    if cell is None or not name:
        return class_line.write(parts.block, name)
    slot = text_slot(cell)
    slot.text = printable(name).replace("\n", " ")
    slot.set(SPACE, "preserve")
    return ""


def place(parts: FormParts) -> str:
    """Where the class is written, in words; "" where there is no place for it."""
    if line := class_line.line_of(parts.block):
        own = (label for label in labels_in(line) if "班级" in label)
        return f"“{next(own, '班级')}”后面的空白处"
    return "“班级”后面的一格" if _cell(parts) is not None else ""


def _cell(parts: FormParts) -> Element | None:
    """The blank cell behind one that says 班级, outside the rows that the form is about."""
    own = {*map(id, parts.header.rows), *map(id, parts.blank), *map(id, parts.spent)}
    for element in parts.block:
        for table in element.iter(TBL):
            for row in rows_of(table):
                cells = [] if id(row) in own else cells_of(row)
                for at, cell in enumerate(cells[:-1]):
                    after = cells[at + 1]
                    is_label = normal(text_of(cell)) in WORDS[Column.CLASS]
                    if is_label and not text_of(after).strip() and not continues(after):
                        return after
    return None
