"""How many lines the texts of a row will need on paper, estimated from the widths of its cells."""

import math
from collections.abc import Iterable

from tongzhi_cli.columns.column import Column
from tongzhi_cli.core.sheets import Row
from tongzhi_cli.files.form_docx import Parts
from tongzhi_cli.model.text import ems
from tongzhi_cli.office.word.xml import TBL, TC, W, cell_at, half_points, twips

_SIDES = {f"{W}{name}" for name in ("left", "right", "start", "end")}
#: What never needs a second line, or is not written.
_NO_TEXT = (Column.SERIAL, Column.SIGNATURE)


class Fit:
    """The widths of the cells of one form's blank row, in widths of a Chinese character."""

    def __init__(self, parts: Parts) -> None:
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
