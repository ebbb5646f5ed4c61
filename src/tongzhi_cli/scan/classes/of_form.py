"""A class as its printed form has it: who stands on it, and with what."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import NOT_OK, Status
from tongzhi_cli.form.rows import Row
from tongzhi_cli.scan.classes.sheets import Class
from tongzhi_cli.scan.match import Person

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice


def class_of(
    name: str, file: str, rows: Iterable[Row], status: Mapping[str, Status], notice: "Notice"
) -> Class:
    """The class of that *name* out of a *file*, by the *rows* of its form; *status* is by 学号."""
    printed = [row for row in rows if row.name or row.number]
    people = [
        Person(
            row.number,
            row.name,
            row.result,
            _is_ok(status.get(row.number)),
            is_expected=status.get(row.number) is not Status.AWAY,
        )
        for row in printed
        if row.number and row.name
    ]
    return Class(
        name,
        file,
        tuple(people),
        notice.form.rows,
        tuple(row.name or row.number for row in printed if not (row.number and row.name)),
        any("章" in label for label in notice.form.signatures),
    )


def _is_ok(status: Status | None) -> bool | None:
    if status is Status.OK:
        return True
    return False if status in NOT_OK else None
