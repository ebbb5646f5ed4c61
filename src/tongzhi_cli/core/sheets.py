"""What goes on paper: the lines of a class as sheets of numbered rows (no Word here)."""

from collections.abc import Sequence
from typing import NamedTuple

from tongzhi_cli.core.checking import ClassReport


class Row(NamedTuple):
    """One row of the form: *serial* (序号) from 1 through all sheets; the rest "" where blank."""

    serial: int
    number: str = ""
    name: str = ""
    result: str = ""


class Sheet(NamedTuple):
    """One sheet of paper: *rows* are the rows with students, then the numbered blank ones."""

    rows: tuple[Row, ...]


def rows(report: ClassReport) -> list[Row]:
    """The lines of a class, numbered from 1; a missing answer is a blank."""
    return [
        Row(serial, line.student.number, line.student.name, line.result.text)
        for serial, line in enumerate(report.lines, start=1)
    ]


def sheets(lines: Sequence[Row], per_sheet: int) -> list[Sheet]:
    """*lines* in sheets of *per_sheet* rows, the last one filled up with numbered blank rows.

    Source: 普院教发（2018）4号, 附件2, has 25 numbered rows; a class of 45 needs two sheets.

    >>> [len(sheet.rows) for sheet in sheets([Row(n) for n in range(1, 46)], 25)]
    [25, 25]
    >>> sheets([Row(1, "2014030101", "李明", "无误")], 2)[0].rows[1]
    Row(serial=2, number='', name='', result='')
    """
    needed = max(1, -(-len(lines) // per_sheet)) * per_sheet
    blanks = [Row(serial) for serial in range(len(lines) + 1, needed + 1)]
    filled = [*lines, *blanks]
    return [
        Sheet(tuple(filled[start : start + per_sheet])) for start in range(0, needed, per_sheet)
    ]
