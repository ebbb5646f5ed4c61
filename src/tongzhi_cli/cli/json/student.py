"""What JSON has of a student: the outcome; of `import`, what papers print and nobody judges."""

from collections.abc import Iterable

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.columns.column import PRINTED, Column
from tongzhi_cli.model.standing import reason_in
from tongzhi_cli.model.student import Student


def printed(students: Iterable[Student]) -> dict[Column, str]:
    """The columns that only papers want, and their keys: their names in code.

    专业 is always there; another one where any of *students* has it, for then it is null for those
    of whom the roster is silent.
    """
    found = {column for facts in {one.facts for one in students} for column, _ in facts}
    return {
        column: column.name.lower()
        for column in PRINTED
        if column is Column.MAJOR or column in found
    }


def outcome(status: Status, text: str) -> dict[str, object]:
    """The status of a student and the result; of one who does not take part, why.

    >>> outcome(Status.AWAY, "不参加（休学）")
    {'status': 'away', 'result': None, 'reason': '休学'}
    """
    if status is not Status.AWAY:
        return {"status": status.value, "result": text or None, "reason": None}
    reason = reason_in(text)
    return {
        "status": status.value,
        "result": None,
        "reason": (text if reason is None else reason) or None,
    }
