"""The cells beside a result that may tell more of it: 备注, 异常说明 and 本人签名 of a row.

What they tell is `other_cells`; where nothing stands there none of it is imported.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tongzhi_cli.answers.questions.asked import asking
from tongzhi_cli.answers.result.wording import wording_of
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import Header
from tongzhi_cli.columns.rows import Listed, PassedOver
from tongzhi_cli.model.standing import enrolment_of
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.tables.table import Table

if TYPE_CHECKING:
    from tongzhi_cli.answers.questions.unread_cells import Speaking
    from tongzhi_cli.notice.model import Notice


class Beside:
    """One list, whose columns beside the result are at hand."""

    def __init__(
        self,
        table: Table,
        header: Header,
        notice: "Notice",
        *,
        has_details: bool = False,
        unread: Iterable["Speaking"] = (),
    ) -> None:
        """Of a questionnaire (*has_details*) the results have what 异常说明 tells already.

        What speaks in the *unread* columns counts, too.
        """
        self._wording = wording_of(notice)
        #: What stands over these columns, and in them by row.
        self._columns: list[tuple[str, dict[int, str]]] = []
        for field in (Column.DETAIL, Column.NOTE, Column.SIGNATURE):
            at = header.columns.get(field)
            if at is None or (has_details and field is Column.DETAIL):
                continue
            if texts := table.texts_in(at):
                heading = (header.row >= 0 and header.heading(table, at)) or str(field)
                self._columns.append((heading, texts))
        #: The same of the questions, where 是否有误 is asked beside the result.
        self._asked: list[tuple[str, dict[int, str]]] = []
        if not (has_details or header.row < 0 or Column.RESULT not in header.columns):
            known, width = header.columns.values(), len(table.rows[header.row])
            others = [
                at for at in range(header.first, min(header.last + 1, width)) if at not in known
            ]
            headings = [header.heading(table, at) for at in others]
            self._asked += ((headings[at], table.texts_in(others[at])) for at in asking(headings))
        #: What speaks against a result, of the columns that nobody reads.
        asked_too = {heading for heading, _ in self._asked}
        self._unread = [
            (one.heading, one.cells)
            for one in unread
            if one.cells and not one.is_whole and one.heading not in asked_too
        ]
        #: The rows in which anything stands there.
        every = (*self._columns, *self._asked, *self._unread)
        self.rows = {row for _, texts in every for row in texts}

    def whole(self, one: Listed | PassedOver, result: str, student: Student | None = None) -> str:
        """All that a row says as one answer; a *student* whom the list says gone is told of so."""
        from tongzhi_cli.answers.questions.other_cells import (  # noqa: PLC0415  (start fast)
            with_asked,
            with_cells,
        )

        if asked := _said_in(self._asked, one.row):
            result = with_asked(result, asked, self._wording)
        if unread := _said_in(self._unread, one.row):
            from tongzhi_cli.answers.questions.unread_cells import (  # noqa: PLC0415  (start fast)
                with_unread,
            )

            result = with_unread(result, unread, self._wording)
        cells = _said_in(self._columns, one.row)
        if not cells:
            return result
        if student and student.enrolment and not student.enrolment.takes_part:
            cells = {at: text for at, text in cells.items() if not enrolment_of(text)}
        own = ("", "") if isinstance(one, PassedOver) else (one.number, one.name)
        return with_cells(result, cells, self._wording, own)


def _said_in(columns: Iterable[tuple[str, Mapping[int, str]]], row: int) -> dict[str, str]:
    """What a row says in some columns, by what stands over them."""
    return {heading: clean_answer(texts[row]) for heading, texts in columns if row in texts}
