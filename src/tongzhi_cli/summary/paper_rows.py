"""What goes on paper of the lines of a summary: the rows of each class."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Result, Status
from tongzhi_cli.columns.column import Column
from tongzhi_cli.form.rows import Row, about, new_ones, on_form, outcome
from tongzhi_cli.summary.model import Record
from tongzhi_cli.summary.named import Named

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice


def rows_needed(statuses: Sequence[Status], notice: "Notice") -> int:
    """How many rows `rows_of_records` makes of lines with these *statuses*."""
    return len(on_form([(one, one) for one in statuses], notice))


def rows_of_records(
    records: Sequence[Record], statuses: Sequence[Status], notice: "Notice"
) -> list[Row]:
    """As `form.rows.rows`, of the lines of one class in a summary and what each amounts to."""
    new, named = new_ones(notice), Named(notice)
    pairs = list(zip(records, statuses, strict=True))
    there = on_form([(pair, pair[1]) for pair in pairs], notice)
    ordered = sorted(there, key=lambda pair: (pair[1] is Status.AWAY, pair[0].number in new))
    return [
        _row_of_record(
            serial, one, Result(status, named.text(one, status)), new.get(one.number, "")
        )
        for serial, (one, status) in enumerate(ordered, start=1)
    ]


def _row_of_record(serial: int, record: Record, result: Result, reason: str) -> Row:
    told = about(
        record.class_name,
        record.college,
        record.entry_year,
        record.level,
        "；".join(filter(None, ("" if reason in record.note else reason, record.note))),
        ((Column.MAJOR, record.major),),
    )
    more = {**told, **outcome(result)}
    return Row(serial, record.number, record.name, result.text, more)
