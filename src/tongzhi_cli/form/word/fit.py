"""Whether a form's blank rows fill its page, or are only the beginning of a table to be made long.

A school gives out 25 rows that fill a sheet, to be handed in sheet by sheet; or two or three
rows, into which people put more in Word until there are enough.
"""

import math
from collections.abc import Iterable
from enum import StrEnum

from tongzhi_cli.columns.column import Column
from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.word.blank import AnyForm, FormParts
from tongzhi_cli.model.text import ems
from tongzhi_cli.office.word.xml import TBL, TC, Element, W, cell_at, half_points, twips

#: Below this part of the page the rows are a beginning.
_PART_OF_PAGE = 0.4
#: A line is so much higher than its font.
_LEADING = 1.3
_A4 = (16838, 1440, 1440)


class Layout(StrEnum):
    """How a class of more rows than the blank form has is laid out."""

    SHEETS = "sheets"
    FLOW = "flow"


def fitting(form: AnyForm, count: int) -> Layout:
    """How *count* rows go on a form where nobody says: sheet by sheet, or in a table made long."""
    is_short = count > form.rows_per_sheet and is_beginning(form)
    return Layout.FLOW if is_short else Layout.SHEETS


def is_beginning(form: AnyForm) -> bool:
    """Whether the blank rows of a form leave most of its page free."""
    rows = form.parts.blank
    return sum(map(_height, rows)) < _PART_OF_PAGE * _page(form)


def _height(row: Element) -> float:
    given = row.find(f"{W}trPr/{W}trHeight")
    line = 10 * half_points(row) * _LEADING
    return line if given is None else max(line, twips(given.get(f"{W}val"), 0))


def _page(form: AnyForm) -> float:
    """The height of what one page holds, in twips: of the section that the table is in."""
    last = form.parts.block[-1]
    sections = [*last.iter(f"{W}sectPr")]
    for later in last.itersiblings():
        if sections:
            break
        sections = [later] if later.tag == f"{W}sectPr" else [*later.iter(f"{W}sectPr")]
    if not sections:
        return float(_A4[0] - _A4[1] - _A4[2])
    size, margins = sections[0].find(f"{W}pgSz"), sections[0].find(f"{W}pgMar")
    high = _A4[0] if size is None else twips(size.get(f"{W}h"), _A4[0])
    top, bottom = (
        default if margins is None else twips(margins.get(f"{W}{name}"), default)
        for name, default in (("top", _A4[1]), ("bottom", _A4[2]))
    )
    return float(high - top - bottom)


_SIDES = {f"{W}{name}" for name in ("left", "right", "start", "end")}
#: What never needs a second line, or is not written.
_NO_TEXT = (Column.SERIAL, Column.SIGNATURE)


class Fit:
    """The widths of the cells of one form's blank row, in widths of a Chinese character."""

    def __init__(self, parts: FormParts) -> None:
        height = parts.blank[0].find(f"{W}trPr/{W}trHeight")
        #: Whether a row keeps its height and cuts what does not fit.
        self.cuts = height is not None and height.get(f"{W}hRule") == "exact"
        self._room: dict[Column, float] = {}
        for column, place in parts.columns.items():
            if column in _NO_TEXT:
                continue
            cell = cell_at(parts.blank[0], place)
            width = None if cell is None else cell.find(f"{TC}Pr/{W}tcW")
            self._room[column] = math.inf
            if cell is not None and width is not None and width.get(f"{W}type") == "dxa":
                margins = parts.table.findall(f"{TBL}Pr/{W}tblCellMar/*")
                sides = [twips(one.get(f"{W}w"), 108) for one in margins if one.tag in _SIDES]
                room = twips(width.get(f"{W}w"), 0) - (sum(sides) if len(sides) == 2 else 216)
                self._room[column] = room / (10 * half_points(cell))  # in em; a twip is 1/20 pt

    def extra_lines(self, rows: Iterable[Row]) -> int:
        """How many lines *rows* need beyond one each."""
        return sum(self._lines(row) - 1 for row in rows)

    def _lines(self, row: Row) -> int:
        most = 1
        for column, room in self._room.items():
            text = row.text(column)
            if ems(text) > room or "\n" in text:
                lines = text.split("\n")
                most = max(most, sum(max(1, math.ceil(ems(line) / room)) for line in lines))
        return most
