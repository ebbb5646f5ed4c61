"""Answers in tables: the 校对结果 column of a roster, and --results files."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.core.answer import BLANKS, Answer, Source, clean_answer, is_blank, read_time
from tongzhi_cli.core.problem import Problem, Severity
from tongzhi_cli.core.student import NumberFault, is_exponent
from tongzhi_cli.files import tables
from tongzhi_cli.files.header_words import Field
from tongzhi_cli.files.headers import ColumnMap, Header, find_in
from tongzhi_cli.files.listing import Listed, PassedOver, left_out, listed
from tongzhi_cli.files.table import Table, Value, as_text

if TYPE_CHECKING:
    from tongzhi_cli.core.notice import Notice

#: Excel's day 0, and the range in which a bare number is taken for a day (1954 to 2119).
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  a day count has no zone
_DAYS = range(20_000, 80_000)


class Answers(NamedTuple):
    """The answers of one file, in its order, with *notes* about the reading."""

    answers: tuple[Answer, ...]
    notes: tuple[Problem, ...] = ()


def read(path: Path, notice: "Notice", mapping: ColumnMap | None = None) -> Answers:
    """The answers of a --results file: any table with 学号 and a result column.

    Raises:
        InputError: the file cannot be read, has no such columns, or two equally good ones.

    """
    book = tables.read(path)
    found = find_in(book, (Field.NUMBER, Field.RESULT), mapping or ColumnMap())
    read_from = [
        answers_in(table, header, listed(table, header), Source.RESULTS, notice)
        for table, header in found
    ]
    return Answers(
        tuple(answer for each in read_from for answer in each.answers),
        (*left_out(book), *(note for each in read_from for note in each.notes)),
    )


def answers_in(
    table: Table,
    header: Header,
    rows: Iterable[Listed | PassedOver],
    source: Source,
    notice: "Notice",
) -> Answers:
    """The answers in *rows* of *table*, if it has a result column; times in the notice's zone."""
    column = header.columns.get(Field.RESULT)
    if column is None:
        return Answers(())
    answers: list[Answer] = []
    notes: list[Problem] = []
    for one in rows:
        text = clean_answer(table.text(one.row, column))
        if is_blank(text, notice.ok_words) or (isinstance(one, PassedOver) and one.closing):
            continue
        if isinstance(one, PassedOver) or not one.number or _destroyed(one):
            if source is Source.RESULTS:  # in a roster the rules look at the student instead
                notes.append(_unplaced(table, header, one))
            continue
        checked_at, note = _time(table, header, one, notice)
        notes += [note] if note else []
        answers.append(
            Answer(
                number=one.number,
                text=text,
                source=source,
                where=table.where(one.row, column),
                name=one.name or None,
                checked_at=checked_at,
                note=clean_answer(table.text(one.row, header.columns.get(Field.NOTE))) or None,
            )
        )
    return Answers(tuple(answers), tuple(notes))


def _destroyed(one: Listed) -> bool:
    return one.fault is not NumberFault.NONE or is_exponent(one.number)


def _unplaced(table: Table, header: Header, one: Listed | PassedOver) -> Problem:
    number, name = ("", "") if isinstance(one, PassedOver) else (one.number, one.name)
    written = table.text(one.row, header.columns[Field.NUMBER]).strip()
    if number:
        message = f"学号 {number} 已被 Excel 改坏"
    else:
        message = f"学号一栏写着“{written}”" if written else "这一行没有学号"
    return Problem(
        "bad-number",
        Severity.ERROR,
        f"{message}，结果不知道是谁的",
        number=number or None,
        name=name or None,
        where=table.where(one.row, header.columns[Field.NUMBER]),
    )


def _time(
    table: Table, header: Header, one: Listed, notice: "Notice"
) -> tuple[datetime | None, Problem | None]:
    column = header.columns.get(Field.CHECKED_AT)
    value = table.value(one.row, column)
    if isinstance(value, str) and value.strip() in BLANKS:
        return None, None
    moment = moment_of(value)
    if moment is not None:
        return notice.local(moment), None
    return None, Problem(
        "bad-time",
        Severity.WARNING,
        f"校对时间“{as_text(value).strip()}”认不出来，没有用",
        number=one.number,
        name=one.name or None,
        where=table.where(one.row, column),
    )


def moment_of(value: Value) -> datetime | None:
    """The moment that a 校对时间 cell holds, without zone; None where it is not to be read."""
    match value:
        case datetime():
            return value.replace(microsecond=0)
        case date():
            return datetime(value.year, value.month, value.day)  # noqa: DTZ001  see notice.local
        case bool():
            return None
        case int() | float() if _DAYS.start <= value < _DAYS.stop:
            return _DAY_ZERO + timedelta(seconds=round(value * 86_400))
        case str():
            return read_time(value)
        case _:
            return None
