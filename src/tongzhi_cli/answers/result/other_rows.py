"""Answers of a list that other rows tell: 同上, one cell merged over several students, a typed V.

Source: issue 14: 同上, 〃 on a form or sheet = the row above; one merged cell 全班无误 over rows =
each of them. In the export of a questionnaire the row above is somebody whom nobody saw. A letter
V in the place of √ is one only among cells that tick or say 无误.
"""

from tongzhi_cli.anomaly.row_words import is_as_above, is_of_all
from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.kinds import OTHER_ROW
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.answers.result.ticks import TICK, is_typed_tick
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import Header
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.text import shown
from tongzhi_cli.tables.table import Table

#: So many letters V in a column are ticks, whatever else stands there.
_SURELY_TICKS = 3


class OtherRows:
    """The cells of the result column of *table*, as far as other rows tell what they say."""

    def __init__(
        self, table: Table, header: Header, ok_text: str, *, is_sheet: bool, has_ticks: bool
    ) -> None:
        """*has_ticks*: a tick in the column says 无误, whatever the question over it."""
        self._table = table
        self._column = header.columns[Column.RESULT]
        self._ok_text = ok_text
        self._is_sheet = is_sheet
        #: The first row of each merged cell that reaches over several rows, and how many these are.
        self.merged: dict[int, int] = {}
        for (_, column), top in table.merged.items():
            if column == self._column:
                self.merged[top] = self.merged.get(top, 1) + 1
        self._told: set[int] = set()
        self._first = header.row + header.below + 1
        #: Whether a letter V is a tick there; None: nobody has looked yet.
        self._among_ticks: bool | None = None if has_ticks and is_sheet else False

    def top(self, row: int) -> int:
        """The row in which the result of *row* stands: another one in a merged cell."""
        return self._table.merged.get((row, self._column), row) if self.merged else row

    def resolved(self, row: int, text: str, above: tuple[int, str]) -> tuple[str, Problem | None]:
        """What *text*, the result in *row*, says there, and what is to be told about it.

        *above* are the row before it that counts, and what that one says.
        """
        note = None
        if text and (count := self.merged.get(top := self.top(row))):
            text, note = self._of_merged(top, text, count)
        elif self._is_sheet and is_as_above(text) and above[1] and not is_as_above(above[1]):
            at = self._table.where(above[0], self._column).spot
            note = self._note(row, f"“{text}”按上一行（{at}）的“{_short(above[1])}”")
            text = above[1]
        elif is_typed_tick(text) and self._are_ticks():
            note = self._note(row, f"“{text}”和别的格里打的勾一样，当作“√”")
            text = TICK
        return text, note

    def _of_merged(self, top: int, text: str, count: int) -> tuple[str, Problem | None]:
        """What a cell over *count* rows says of each; the first of them tells."""
        said = self._ok_text if is_of_all(text) else text
        if top in self._told:
            return said, None
        self._told.add(top)
        message = f"“{_short(text)}”是 {count} 行合并的一格，每一行都按“{_short(said)}”"
        return said, self._note(top, message)

    def _are_ticks(self) -> bool:
        """Whether another cell of the column ticks or says 无误, and none has a letter but V."""
        if self._among_ticks is None:
            texts = [*self._table.texts_in(self._column, self._first).values()]
            others = [text.strip() for text in texts if not is_typed_tick(text)]
            letters = any(len(text) == 1 and text.isalpha() and text.isascii() for text in others)
            right = (text for text in others if judge(text, self._ok_text).status is Status.OK)
            is_sure = len(texts) - len(others) >= _SURELY_TICKS or any(right)
            self._among_ticks = is_sure and not letters
        return self._among_ticks

    def _note(self, row: int, message: str) -> Problem:
        return Problem(
            OTHER_ROW, Severity.INFO, message, where=self._table.where(row, self._column)
        )


def _short(text: str) -> str:
    return shown(text, 20)
