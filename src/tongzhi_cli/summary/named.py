"""Whom the notice takes in or leaves out by name, among the lines of a summary.

The notice outranks what files say of who takes part, as for one class (`answers.away`).
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.away import UNSAID, Away
from tongzhi_cli.answers.result.judge import result_of
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.standing import away_text, reason_in
from tongzhi_cli.summary.model import Record
from tongzhi_cli.summary.reconcile_student import result_status

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice


def says_so(line: Record) -> bool:
    """Whether the result itself is that the student does not take part, as a form has it."""
    return reason_in(line.result) is not None


def answered_in(said: Mapping[str, int], notice: "Notice") -> int:
    """How many results are in what is *said* so often; 联系不上 instead of one is none."""
    return sum(
        count
        for text, count in said.items()
        if text == notice.ok_text or result_of(text, notice).status is not Status.MISSING
    )


class Named:
    """What a notice says of students by 学号, looked up line by line."""

    def __init__(self, notice: "Notice") -> None:
        """Take the names out of the notice once."""
        self.notice = notice
        self._excluded = {one.number: one.reason for one in notice.excludes}
        self._taken_in = {one.number for one in notice.extras}

    def away(self, lines: Sequence[Record]) -> dict[Where, Away]:
        """Those of *lines* that do not take part, by the notice or by what a file says of them."""
        if not self._excluded and not any(one.away for one in lines):
            said = {one.result for one in lines}
            if all(reason_in(one) is None for one in said):  # as in nearly all classes
                return {}
        return {
            one.where: Away(reason, None if one.number in self._excluded else one.where)
            for one in lines
            if (reason := self._reason(one))
        }

    def _reason(self, line: Record) -> str:
        if line.number in self._excluded:
            return self._excluded[line.number]
        away = "" if line.number in self._taken_in else line.away
        return away or ((reason_in(line.result) or UNSAID) if says_so(line) else "")

    def reason(self, line: Record) -> str:
        """Why a line that does not take part does not, in words."""
        return self._reason(line) or reason_in(line.result) or UNSAID

    def text(self, line: Record, status: Status) -> str:
        """What stands on paper of a line of that *status*."""
        if status is Status.AWAY:
            return away_text(self.reason(line))
        return "" if status is Status.MISSING else line.result

    def status(self, line: Record) -> Status:
        """What a line amounts to, as far as its result alone tells."""
        return result_status(line, self.notice)
