"""What goes on paper of the lines of a summary: the rows of each class."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Result, Status
from tongzhi_cli.columns.column import Column
from tongzhi_cli.form.rows import Row, about, new_ones, outcome
from tongzhi_cli.summary.model import Record

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice


def rows_of_records(
    records: Sequence[Record], statuses: Sequence[Status], notice: "Notice"
) -> list[Row]:
    """As `form.rows.rows`, of the lines of one class in a summary and what each amounts to."""
    new = new_ones(notice)
    pairs = zip(records, statuses, strict=True)
    ordered = sorted(pairs, key=lambda pair: pair[0].number in new)
    return [
        _row_of_record(serial, one, status, new.get(one.number, ""))
        for serial, (one, status) in enumerate(ordered, start=1)
    ]


def _row_of_record(serial: int, record: Record, status: Status, reason: str) -> Row:
    told = about(
        record.class_name,
        record.college,
        record.entry_year,
        record.level,
        "；".join(filter(None, ("" if reason in record.note else reason, record.note))),
        ((Column.MAJOR, record.major),),
    )
    more = {**told, **outcome(Result(status, record.result))}
    return Row(serial, record.number, record.name, record.result, more)
