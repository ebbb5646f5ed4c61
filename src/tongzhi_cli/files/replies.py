"""The rows of a list as answers: whose, what, when, and what is odd about them."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.core.answer import BLANKS, Answer, Source, Status, clean_answer, is_blank, judge
from tongzhi_cli.core.choice import answered, combined, topic
from tongzhi_cli.core.problem import Problem, Severity
from tongzhi_cli.core.student import (
    NO_ID_NUMBER,
    NumberFault,
    clean_name,
    holds_id_number,
    is_exponent,
)
from tongzhi_cli.core.times import read_time
from tongzhi_cli.files.header_words import Field, normal
from tongzhi_cli.files.headers import Header
from tongzhi_cli.files.listing import Listed, PassedOver
from tongzhi_cli.files.table import FORMULA, Table, Value

if TYPE_CHECKING:
    from tongzhi_cli.core.notice import Notice

#: So long a question is repeated before its answer.
_SHORT_QUESTION = 8
#: Excel's day 0, and the range in which a bare number is taken for a day (1954 to 2119).
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  a day count has no zone
_DAYS = range(20_000, 80_000)


class Reply(NamedTuple):
    """The *answer* of one *row*, and what is odd about it.

    Where the row has no 学号 to go by, the answer's number is "" and *unplaced* says why.
    """

    row: int
    answer: Answer
    odd: tuple[Problem, ...] = ()
    unplaced: Problem | None = None


def replies(
    table: Table,
    header: Header,
    rows: Iterable[Listed | PassedOver],
    source: Source,
    notice: "Notice",
    *,
    as_written: bool = True,
) -> Iterator[Reply]:
    """Each row of *table* that answers; times in the notice's zone.

    In a form (not *as_written*) a choice and the detail asked for behind it are one answer
    (`core.choice`).
    """
    result = header.columns[Field.RESULT]
    ok_words = notice.ok_words
    for one in rows:
        if isinstance(one, PassedOver) and one.closing:
            continue
        if as_written:
            text, contradicts = _said(table, one.row, result), False
        else:
            text, contradicts = _whole(table, header, one.row, notice)
        if is_blank(text, ok_words):
            continue
        where = table.where(one.row, result)
        unplaced = None
        if isinstance(one, PassedOver) or not one.number or _is_destroyed(one):
            unplaced = _unplaced(table, header, one)
            answer = Answer("", text, source, where, _name(table, header, one) or None)
        else:
            answer = Answer(one.number, text, source, where, one.name or None)
        checked_at, odd = _time(table, header, one, notice, Field.CHECKED_AT)
        recorded_at, also_odd = _time(table, header, one, notice, Field.RECORDED_AT)
        note = _said(table, one.row, header.columns.get(Field.NOTE)) or None
        answer = answer._replace(checked_at=checked_at, recorded_at=recorded_at, note=note)
        told = [odd, also_odd, _overhanging(table, header, one.row)]
        told += [_contradiction(answer)] if contradicts else []
        yield Reply(one.row, answer, tuple(filter(None, told)), unplaced)


def _said(table: Table, row: int, column: int | None) -> str:
    """A cell as an answer; the mark that keeps a text from being a formula is taken off."""
    text = clean_answer(table.text(row, column))
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def _whole(table: Table, header: Header, row: int, notice: "Notice") -> tuple[str, bool]:
    """A choice with its detail; 备注 is the detail of a choice that says nothing by itself."""
    words = (notice.ok_text, tuple(notice.ok_synonyms))
    choice = _choice(table, header, row, notice)
    detail = _detail(table, header, row, notice)
    if not detail and Field.NOTE in header.columns and judge(choice, *words).status is Status.VAGUE:
        detail = _said(table, row, header.columns[Field.NOTE])
    whole = combined(choice, detail, *words)
    return clean_answer(whole.text), whole.contradicts


def _detail(table: Table, header: Header, row: int, notice: "Notice") -> str:
    """What was written behind a choice; of several questions each under its own words."""
    told = {
        column: said
        for column in header.all_of(Field.DETAIL)
        if not is_blank(said := _said(table, row, column), notice.ok_words)
    }
    if len(told) < 2:
        return "".join(told.values())
    parts = []
    for column, said in told.items():
        question = _question(table, header, column)
        parts.append(f"{question}：{said}" if len(question) <= _SHORT_QUESTION else said)
    return "；".join(parts)


def _question(table: Table, header: Header, column: int) -> str:
    return normal(table.text_of_merged(header.row, column)) if header.row >= 0 else ""


def _choice(table: Table, header: Header, row: int, notice: "Notice") -> str:
    """What was chosen, of all the questions that ask for the result; what is wrong counts."""
    columns = header.all_of(Field.RESULT)
    good, wrong = "", []
    for column in columns:
        said = _said(table, row, column)
        if is_blank(said, notice.ok_words):
            continue
        question = _question(table, header, column)
        said = answered(question, said, notice.ok_text)
        if len(columns) == 1:
            return said
        match judge(said, notice.ok_text, notice.ok_synonyms).status:
            case Status.OK:
                good = good or said
            case Status.VAGUE:
                wrong.append(f"{topic(question)}有误")
            case _:
                wrong.append(said)
    return "；".join(dict.fromkeys(wrong)) or good


def _contradiction(answer: Answer) -> Problem:
    return Problem(
        "contradiction",
        Severity.WARNING,
        f"选了无误，又写了“{answer.text}”，按写的记",
        number=answer.number or None,
        name=answer.name,
        where=answer.where,
    )


def _overhanging(table: Table, header: Header, row: int) -> Problem | None:
    """That a line of a text file has more cells than its header: a comma within an answer."""
    if not table.lines or header.row < 0:
        return None
    width = len(table.rows[header.row])
    more = [text for at in range(width, len(table.rows[row])) if (text := _said(table, row, at))]
    if not more:
        return None
    message = f"这一行比表头多出“{'，'.join(more)}”，没有读；答案里有逗号就要加引号"
    return Problem("left-out", Severity.WARNING, message, where=table.where(row))


def _is_destroyed(one: Listed) -> bool:
    faulty = one.fault is not NumberFault.NONE or is_exponent(one.number)
    return faulty or holds_id_number(one.number)


def _name(table: Table, header: Header, one: Listed | PassedOver) -> str:
    """The name in a row without 学号; some people write it where the 学号 should be."""
    if isinstance(one, Listed) and one.name:
        return one.name
    written = table.text(one.row, header.columns.get(Field.NUMBER, header.columns.get(Field.NAME)))
    return clean_name(written.replace(NO_ID_NUMBER, " "))


def _unplaced(table: Table, header: Header, one: Listed | PassedOver) -> Problem:
    number, name = ("", "") if isinstance(one, PassedOver) else (one.number, one.name)
    column = header.columns.get(Field.NUMBER, header.columns.get(Field.NAME))
    written = table.text(one.row, column).strip()
    if holds_id_number(number):
        number, message = "", f"学号一栏写的像是身份证号{NO_ID_NUMBER}"
    elif number:
        message = f"学号 {number} 已被 Excel 改坏"
    else:
        message = f"学号一栏写着“{written}”" if written else "这一行没有学号"
    return Problem(
        "bad-number",
        Severity.ERROR,
        f"{message}，结果不知道是谁的",
        number=number or None,
        name=name or None,
        where=table.where(one.row, column),
    )


def _time(
    table: Table, header: Header, one: Listed | PassedOver, notice: "Notice", field: Field
) -> tuple[datetime | None, Problem | None]:
    column = header.columns.get(field)
    if column is None:
        return None, None
    value = table.value(one.row, column)
    if isinstance(value, str) and value.strip() in BLANKS:
        return None, None
    moment = moment_of(value)
    if moment is not None:
        return notice.local(moment), None
    return None, Problem(
        "bad-time",
        Severity.WARNING,
        f"{field}“{table.text(one.row, column).strip()}”认不出来，没有用",
        number=one.number if isinstance(one, Listed) else None,
        name=(one.name or None) if isinstance(one, Listed) else None,
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
