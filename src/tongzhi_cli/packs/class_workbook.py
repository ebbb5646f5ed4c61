"""The clean workbook of each class of a school: what `fankui import` writes, a thousand times."""

from collections.abc import Sequence

from tongzhi_cli.model.student import Student
from tongzhi_cli.packs.mould import Mould, SheetMould, mark, sheet_part, widest
from tongzhi_cli.roster import workbook
from tongzhi_cli.roster.workbook import Row

_LIST, _HOW_TO = sheet_part(1), sheet_part(2)
_NAME = "name"


class ClassWorkbooks:
    """The workbooks of the classes that *students* are in: all have the same columns."""

    def __init__(self, students: Sequence[Student]) -> None:
        self._columns = workbook.columns_of(students)
        lines = map(self._cells, students)
        prototype = [widest(lines, len(self._columns.names))]
        data = workbook.made(self._columns, prototype, mark(_NAME))
        self._mould = Mould(data, [_HOW_TO])
        self._sheet = SheetMould(data, _LIST)

    def of(self, students: Sequence[Student], name: str) -> bytes:
        """The workbook of a class, in the order of its *students*; *name* is the file's."""
        sheet = self._sheet.of(map(self._cells, students))
        return self._mould.cast({_NAME: workbook.shown_name(name)}, {_LIST: sheet})

    def _cells(self, student: Student) -> list[str]:
        return [str(text) for text in workbook.cells_of(Row(student), self._columns)]
