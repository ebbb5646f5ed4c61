"""Answers of a list that speak of other rows: 同上, one cell merged over several students.

Source: issue 14: 同上, 〃 on a form or sheet = the row above; one merged cell 全班无误 over rows =
each of them. In the export of a questionnaire the row above is somebody whom nobody saw.
"""

from tongzhi_cli.anomaly.row_words import is_as_above, is_of_all
from tongzhi_cli.answers.kinds import OTHER_ROW
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import Header
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.text import shown
from tongzhi_cli.tables.table import Table


class OtherRows:
    """The cells of the result column of *table*, as far as other rows tell what they say."""

    def __init__(self, table: Table, header: Header, ok_text: str, *, is_sheet: bool) -> None:
        self._table = table
        self._column = header.columns[Column.RESULT]
        self._ok_text = ok_text
        self._is_sheet = is_sheet
        self._above = ""
        self._above_row = -1
        #: The first row of each merged cell that reaches over several rows, and how many these are.
        self._merged: dict[int, int] = {}
        for (_, column), top in table.merged.items():
            if column == self._column:
                self._merged[top] = self._merged.get(top, 1) + 1
        self._told: set[int] = set()

    def top(self, row: int) -> int:
        """The row in which the result of *row* stands: another one in a merged cell."""
        return self._table.merged.get((row, self._column), row) if self._merged else row

    def resolved(self, row: int, text: str) -> tuple[str, Problem | None]:
        """What *text*, the result in *row*, says there, and what is to be told about it.

        Rows must come in the order of the sheet.
        """
        note = None
        if text == self._ok_text and not self._merged:  # nearly always
            self._above, self._above_row = text, row
            return text, None
        if text and (count := self._merged.get(top := self.top(row))):
            text, note = self._of_merged(top, text, count)
        elif self._is_sheet and is_as_above(text) and self._above and not is_as_above(self._above):
            place = self._table.where(self._above_row, self._column)
            at = place.cell or f"第 {place.line} 行"
            note = self._note(row, f"“{text}”按上一行（{at}）的“{_short(self._above)}”")
            text = self._above
        self._above, self._above_row = text, row
        return text, note

    def _of_merged(self, top: int, text: str, count: int) -> tuple[str, Problem | None]:
        """What a cell over *count* rows says of each; the first of them tells."""
        said = self._ok_text if is_of_all(text) else text
        if top in self._told:
            return said, None
        self._told.add(top)
        message = f"“{_short(text)}”是 {count} 行合并的一格，每一行都按“{_short(said)}”"
        return said, self._note(top, message)

    def _note(self, row: int, message: str) -> Problem:
        return Problem(
            OTHER_ROW, Severity.INFO, message, where=self._table.where(row, self._column)
        )


def _short(text: str) -> str:
    return shown(text, 20)
