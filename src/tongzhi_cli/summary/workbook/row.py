"""A row of a summary's sheet, whose cells are asked for by the words of the header."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from tongzhi_cli.dates.cells import moment_of
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import NumberFault
from tongzhi_cli.summary.workbook.layout import SAID, check_code
from tongzhi_cli.tables.table import Table, Value, as_text

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

_LONGEST_INTEGER = 9
#: So many moments are kept, to be the same object in each row that says them.
_MOST_MOMENTS = 50_000


@lru_cache(maxsize=4096)  # the rows of a class are counted from 1 again: they share the number
def _whole(text: str) -> int | None:
    """The whole number that a text is."""
    is_one = text.isascii() and text.isdecimal() and len(text) <= _LONGEST_INTEGER
    return int(text) if is_one else None


class Moments:
    """The moments of cells in the notice's zone; those of one text are one, in a million rows."""

    def __init__(self, notice: "Notice") -> None:
        self._notice = notice
        self._known: dict[str, datetime | None] = {}

    def of(self, cell: Value) -> datetime | None:
        """The moment that a cell holds."""
        if not isinstance(cell, str):
            return self._made(cell)
        if cell not in self._known:
            if len(self._known) > _MOST_MOMENTS:
                self._known.clear()
            self._known[cell] = self._made(cell)
        return self._known[cell]

    def _made(self, cell: Value) -> datetime | None:
        at = moment_of(cell)
        return self._notice.local(at) if at else None


class Row:
    """One row, whose cells are asked for by the words of the header."""

    def __init__(self, table: Table, columns: Mapping[str, int], at: int) -> None:
        self._table, self._columns, self._at = table, columns, at

    def __call__(self, column: str) -> str:
        """The text under a header, "" where there is none."""
        place = self._columns.get(column)
        return "" if place is None else as_text(self._table.value(self._at, place))

    def has(self, column: str) -> bool:
        """Whether there is such a column: summaries of before lack some."""
        return column in self._columns

    def said(self, column: str) -> str:
        """A text that a person may have changed; 身份证号 are left out."""
        return self._table.text(self._at, self._columns.get(column)).strip()

    def integer(self, column: str) -> int | None:
        """A whole number under a header."""
        text = self(column).strip()
        return _whole(text)

    def number(self) -> tuple[str, NumberFault]:
        """The 学号 as somebody may have typed it, and what is wrong with it."""
        return self._table.number(self._at, self._columns["学号"])

    def moment(self, column: str, moments: Moments) -> datetime | None:
        """The moment under a header."""
        place = self._columns.get(column)
        return None if place is None else moments.of(self._table.value(self._at, place))

    @property
    def is_changed(self) -> bool:
        """Whether what it says is not what the program wrote."""
        return self("核对码") != check_code(map(self, SAID))

    @property
    def where_itself(self) -> Where:
        """The place of the row in the summary."""
        return self._table.where(self._at, self._columns.get("学号"))

    @property
    def where(self) -> Where:
        """The place that the row is about, or that of the row itself."""
        if not self("文件"):
            return self.where_itself
        line = self.integer("位置")
        cell = None if line is not None else self("位置") or None
        return Where(self("文件"), self("工作表") or None, cell, line)
