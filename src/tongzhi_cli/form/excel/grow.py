"""A worksheet with more rows for students: put in among the blank ones, all below moves down.

What refers to rows moves with them: merged cells, formulas, validation, conditional formats, page
breaks, pictures and text boxes. Source: ECMA-376 part 1, 18.3 and 20.5 (anchors of drawings).
"""

from collections.abc import Collection, Sequence
from copy import deepcopy

from lxml import etree

from tongzhi_cli.form.excel.references import Shift, copied_down
from tongzhi_cli.office.addresses import address_of, cell_at
from tongzhi_cli.office.excel.styles import Styles
from tongzhi_cli.office.excel.xml import (
    CELL,
    DATA,
    FORMULA,
    ROW,
    Range,
    S,
    clear,
    merges_of,
    style_of,
    whole,
)
from tongzhi_cli.office.word.xml import Element

_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}row"
#: What has ranges in an attribute, and which.
_RANGES = (
    ("mergeCell", "ref"), ("conditionalFormatting", "sqref"), ("dataValidation", "sqref"),
    ("hyperlink", "ref"), ("autoFilter", "ref"), ("protectedRange", "sqref"),
    ("ignoredError", "sqref"), ("dimension", "ref"), ("selection", "sqref"),
    ("selection", "activeCell"),
)  # fmt: skip
_GROWS = frozenset({"conditionalFormatting", "dataValidation", "protectedRange", "ignoredError"})


def grown(
    root: Element, rows: Sequence[int], count: int, printed: Collection[int] = ()
) -> tuple[list[int], Shift]:
    """Put so many rows among the blank *rows* (from 0); all of them, and how the others moved.

    They stand in front of the last one, which may have the thick line below it. In the *printed*
    columns they say what the blank ones say.
    """
    last = rows[-1]
    is_alone = len(rows) == 1
    at = last + 1 if is_alone else last
    model = rows[-2] if len(rows) > 2 else rows[0]
    shift = Shift(at + 1, count, grows=is_alone)
    flat = [one for one in merges_of(root) if one.top == one.bottom == model]
    plain = _row(root, model)
    _move(root, shift)
    _put_in(root, plain, range(at, at + count), printed)
    _merge(root, [one for row in range(at, at + count) for one in _at_row(flat, row)])
    added = range(at, at + count)
    return ([*rows, *added] if is_alone else [*rows[:-1], *added, last + count]), shift


def _at_row(flat: Sequence[Range], row: int) -> list[Range]:
    return [one._replace(top=row, bottom=row) for one in flat]


def _row(root: Element, number: int) -> Element | None:
    found = root.iterfind(f"{DATA}/{ROW}")
    return next((row for row in found if row.get("r") == str(number + 1)), None)


def _move(root: Element, shift: Shift) -> None:
    """Move all that stands below the rows that are put in."""
    for row in root.iterfind(f"{DATA}/{ROW}"):
        old = int(row.get("r", "1"))
        new = shift.row(old)
        for cell in row.iterchildren(CELL):
            if new != old:
                cell.set("r", address_of(new - 1, cell_at(cell.get("r", "A1"))[1]))
        row.set("r", str(new))
    for formula in root.iter(FORMULA, f"{S}formula", f"{S}formula1", f"{S}formula2"):
        if formula.text:
            formula.text = shift.formula(formula.text)
        if ref := formula.get("ref"):
            formula.set("ref", shift.ranges(ref))
    for name, attribute in _RANGES:
        for one in root.iter(f"{S}{name}"):
            if (told := one.get(attribute)) is not None:
                moving = shift if name in _GROWS else shift._replace(grows=False)
                one.set(attribute, moving.ranges(told))
    for one in root.iter():
        is_element = isinstance(one.tag, str)
        if is_element and one.tag.endswith("}sqref") and one.text:
            one.text = shift.ranges(one.text)
    for one in root.iterfind(f"{S}rowBreaks/{S}brk"):
        if (last := whole(one.get("id"), -1)) >= shift.at:
            one.set("id", str(last + shift.rows))


def _put_in(root: Element, model: Element | None, rows: range, printed: Collection[int]) -> None:
    """Rows like the *model* (from 0), without its values but for those of the *printed* columns."""
    data = root.find(DATA)
    if model is None or data is None:
        return
    own = int(model.get("r", "1")) - 1
    below = next(
        (row for row in data.iterchildren(ROW) if int(row.get("r", "1")) > rows.start), None
    )
    for row in rows:
        made = deepcopy(model)
        made.set("r", str(row + 1))
        for cell in made.iterchildren(CELL):
            column = cell_at(cell.get("r", "A1"))[1]
            cell.set("r", address_of(row, column))
            if column in printed:
                continue
            formula = cell.find(FORMULA)
            if formula is None or formula.get("t") in {"shared", "array"} or not formula.text:
                clear(cell)
                continue
            told = copied_down(formula.text, row - own)
            clear(cell)
            etree.SubElement(cell, FORMULA).text = told
        if below is None:
            data.append(made)
        else:
            below.addprevious(made)


def _merge(root: Element, ranges: Sequence[Range]) -> None:
    parent = root.find(f"{S}mergeCells")
    if parent is None or not ranges:
        return
    for one in ranges:
        etree.SubElement(parent, f"{S}mergeCell").set("ref", str(one))
    parent.set("count", str(len(parent)))


def opened(root: Element, header: int, count: int, styles: Styles) -> tuple[list[int], Shift]:
    """So many rows made like the *header* above them, where there are no blank ones."""
    rows, shift = grown(root, [header], count)
    made = rows[1:]
    for row in root.iterfind(f"{DATA}/{ROW}"):
        if int(row.get("r", "1")) - 1 in made:
            for cell in row.iterchildren(CELL):
                cell.set("s", str(styles.plain(style_of(cell))))
    return made, shift


def drawing_moved(root: Element, shift: Shift) -> None:
    """Move the anchors of the pictures and text boxes of a drawing part."""
    for row in root.iter(_ANCHOR):
        if (told := whole(row.text, -1)) >= 0:
            row.text = str(shift.row(told + 1) - 1)
