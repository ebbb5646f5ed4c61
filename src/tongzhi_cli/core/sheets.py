"""What goes on paper: the lines of a class as sheets of numbered rows (no Word here)."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tongzhi_cli.core.checking import ClassReport, Line
from tongzhi_cli.core.columns import Column

#: What stands in the column for 正确 of a form that has one for 有误 besides.
TICK = "√"
_NOTHING: Mapping[Column, str] = MappingProxyType({})


class Row(NamedTuple):
    """One row of the form: *serial* (序号) from 1 through all sheets; the rest "" where blank.

    *more* is what the other columns of a form may ask for; a serial of 0 is none.
    """

    serial: int
    number: str = ""
    name: str = ""
    result: str = ""
    more: Mapping[Column, str] = _NOTHING

    @property
    def is_used(self) -> bool:
        """Whether the row tells of anybody."""
        return bool(self.number or self.name or self.result or self.more)

    def text(self, column: Column) -> str:
        """What stands in that column of the row."""
        match column:
            case Column.SERIAL:
                return str(self.serial) if self.serial else ""
            case Column.NUMBER:
                return self.number
            case Column.NAME:
                return self.name
            case Column.RESULT:
                return self.result
            case _:
                return self.more.get(column, "")


class Sheet(NamedTuple):
    """One sheet of paper: *rows* are the rows with students, then the numbered blank ones."""

    rows: tuple[Row, ...]


def rows(report: ClassReport) -> list[Row]:
    """The lines of a class, numbered from 1; a missing answer is a blank."""
    return [_row(serial, line) for serial, line in enumerate(report.lines, start=1)]


def _row(serial: int, line: Line) -> Row:
    one = line.student
    return Row(serial, one.number, one.name, line.result.text)


def sheets(lines: Sequence[Row], per_sheet: int) -> list[Sheet]:
    """*lines* in sheets of *per_sheet* rows, the last one filled up with numbered blank rows.

    Source: 普院教发（2018）4号, 附件2, has 25 numbered rows; a class of 45 needs two sheets.

    >>> [len(sheet.rows) for sheet in sheets([Row(n) for n in range(1, 46)], 25)]
    [25, 25]
    >>> sheets([Row(1, "2014030101", "李明", "无误")], 2)[0].rows[1].text(Column.SERIAL)
    '2'
    """
    needed = max(1, -(-len(lines) // per_sheet)) * per_sheet
    blanks = [Row(serial) for serial in range(len(lines) + 1, needed + 1)]
    filled = [*lines, *blanks]
    return [
        Sheet(tuple(filled[start : start + per_sheet])) for start in range(0, needed, per_sheet)
    ]
