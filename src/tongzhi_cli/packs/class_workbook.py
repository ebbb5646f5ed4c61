"""The clean workbook of each class of a school: what `fankui import` writes, a thousand times."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.model.student import Student
from tongzhi_cli.notice.deadlines import sample
from tongzhi_cli.roster import workbook
from tongzhi_cli.roster.workbook import Row

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice


class ClassWorkbooks:
    """The workbooks of the classes that *students* are in: all have the same columns."""

    def __init__(self, students: Sequence[Student], notice: "Notice") -> None:
        self._sample = sample(notice)
        self._columns = workbook.columns_of(map(Row, students))

    def of(self, students: Sequence[Student], name: str) -> bytes:
        """The workbook of a class, in the order of its *students*; *name* is the file's."""
        return workbook.build(map(Row, students), name, columns=self._columns, sample=self._sample)
