"""A line below the list of a worksheet that counts what stands in it: it takes no student.

Such a line has lines around its cells as the rows of the list have, and what it counts in a blank
is 0, which looks like a printed 序号. Its formula tells: it goes over rows of the list.
"""

import re

from tongzhi_cli.form.excel.view import Sheet
from tongzhi_cli.office.excel.xml import FORMULA

#: Cells one below the other, on the same worksheet.
_RANGE = re.compile(
    r"(?<![\w!$'])\$?[A-Z]{1,3}\$?(\d+):\$?[A-Z]{1,3}\$?(\d+)(?![\w(])", re.IGNORECASE
)
#: So many rows of a list are counted; one may be the row above, from which a 序号 goes on.
_COUNTED = 2


class Totals:
    """The lines of a *sheet* that count rows of the list that begins with the row *first*."""

    def __init__(self, sheet: Sheet, first: int) -> None:
        self._sheet, self._first = sheet, first
        self._shared: dict[str, tuple[str, int]] = {}
        for (row, _), cell in sheet.cells.items():
            one = cell.find(FORMULA)
            if one is not None and one.text and one.get("t") == "shared":
                self._shared[one.get("si", "")] = (one.text, row)

    def has(self, row: int) -> bool:
        """Whether a row is one; a formula copied from the row above computes something for each."""
        for at in range(self._sheet.width):
            there, above = self._formula(row, at), self._formula(row - 1, at)
            if there[0] and _as_copied(*there) != _as_copied(*above) and self._counts(*there):
                return True
        return False

    def _counts(self, formula: str, row: int) -> bool:
        return any(
            bottom < row and bottom + 1 - max(top, self._first) >= _COUNTED
            for top, bottom in _rows_in(formula)
        )

    def _formula(self, row: int, column: int) -> tuple[str, int]:
        """The formula of a cell, and the row that it is written for: of a shared one, the first."""
        cell = self._sheet.cells.get((row, column))
        found = None if cell is None else cell.find(FORMULA)
        if found is None:
            return "", row
        if found.text or found.get("t") != "shared":
            return found.text or "", row
        return self._shared.get(found.get("si", ""), ("", row))


def _rows_in(formula: str) -> list[tuple[int, int]]:
    """The rows, from 0, that the ranges of a formula go over.

    >>> [_rows_in(one) for one in ("COUNTA(B3:B27)", "$A3+1", "VLOOKUP(B3,名册!A1:D9,2)")]
    [[(2, 26)], [], []]
    """
    return [(int(top) - 1, int(bottom) - 1) for top, bottom in _RANGE.findall(formula)]


def _as_copied(formula: str, row: int) -> str:
    """A formula with the rows that move when it is copied as so many above its own.

    >>> _as_copied("COUNTA(B$3:B9)", 9) == _as_copied("COUNTA(B$3:B10)", 10)
    True
    """
    return re.sub(r"(?<=[A-Za-z])\d+", lambda found: f"[{int(found[0]) - row}]", formula).upper()
