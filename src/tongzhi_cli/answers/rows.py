"""The rows of a list as answers: whose, what, when, and what is odd about them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Answer, Source
from tongzhi_cli.answers.kinds import BAD_NUMBER, BAD_TIME, CONTRADICTION
from tongzhi_cli.answers.questions.beside import Beside
from tongzhi_cli.answers.questions.cells import as_answer, cell_text
from tongzhi_cli.answers.result.judge import is_blank
from tongzhi_cli.answers.result.other_rows import OtherRows
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import Header
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.columns.kinds import LEFT_OUT
from tongzhi_cli.columns.rows import Listed, PassedOver
from tongzhi_cli.dates.cells import moment_in
from tongzhi_cli.model.nothing import nothing_in, of_formula
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.student import NumberFault, Student, clean_name, is_exponent
from tongzhi_cli.model.text import NO_ID_NUMBER, without_private
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.deadlines import sample
from tongzhi_cli.tables.table import Table

if TYPE_CHECKING:
    from tongzhi_cli.answers.questions.form import Form
    from tongzhi_cli.answers.questions.unread_cells import Speaking
    from tongzhi_cli.dates.exported import EnglishTimes
    from tongzhi_cli.notice.model import Notice

#: Nearly no form has one of these.
_TIMES = frozenset({Column.CHECKED_AT, Column.RECORDED_AT})
#: What is said of a row that is nobody's, behind the reason.
NOBODYS = "，结果不知道是谁的"


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
    origin: str | None = None,
    as_written: bool = True,
    students: Mapping[int, Student] | None = None,
    is_sheet: bool = True,
    unread: Iterable["Speaking"] = (),
) -> Iterator[Reply]:
    """Each row of *table* that answers; times in the notice's zone, *origin* as their 来源.

    In a form (not *as_written*) a choice and the detail asked for behind it are one answer
    (`answers.questionnaire`). *students* are those of the rows, where the list says who there is.
    In a sheet that people fill in (*is_sheet*) 同上 is the row above. What speaks in the *unread*
    columns counts against 无误.
    """
    students = students or {}
    ok_words, ok_text = notice.ok_words, notice.ok_text
    times_of = None if _TIMES.isdisjoint(header.columns) else _Times(table, header, notice).of
    form = None if as_written else _form(table, header, notice, is_sheet=is_sheet)
    beside = Beside(table, header, notice, has_details=not as_written, unread=unread)
    has_ticks = form is None or (is_sheet and _is_plain(table, header))
    others = OtherRows(table, header, ok_text, is_sheet=is_sheet, has_ticks=has_ticks)
    result, merged = header.columns[Column.RESULT], others.merged
    notes = table.texts_in(header.columns.get(Column.NOTE))
    class_column = header.columns.get(Column.CLASS) if origin else None
    said, above = table.texts_in(result), (-1, "")
    place_of, no_times = table.places_in(result), ((None, None), ())
    #: A line of a text file may have more cells than its header.
    width = len(table.rows[header.row]) if table.lines and header.row >= 0 else 0
    contradicts = False
    for one in rows:
        if isinstance(one, PassedOver) and one.closing:
            continue
        row = one.row
        student = students.get(row)
        if form:
            text, contradicts = form.whole(row)
        else:
            text = as_answer(said.get(others.top(row) if merged else row, ""))
        of_other = None
        if text != ok_text or merged:  # seldom
            text, of_other = others.resolved(row, text, above)
        above = row, text
        if row in beside.rows:
            text = beside.whole(one, text, student)
        if text != ok_text and is_blank(text, ok_words):
            continue
        unplaced = None
        if isinstance(one, PassedOver) or not one.number or _is_destroyed(one):
            unplaced = _unplaced(table, header, one)
            number, name = "", _name(table, header, one)
        else:
            number, name = one.number, one.name
        times, odds = times_of(one) if times_of else no_times
        note = as_answer(notes[row]) if row in notes else None
        class_name = None if class_column is None else _said_in(table, row, class_column)
        answer = tuple.__new__(  # quick: of each row
            Answer,
            (
                number, text, source, place_of(row), name or None, *times,
                None if note is None or nothing_in(note) else note, origin, False,
                class_name, student and student.where, False, None,
            ),
        )  # fmt: skip
        told = (*odds, of_other) if of_other else odds
        if width and len(table.rows[row]) > width:
            told = (*told, *_overhanging(table, row, width))
        if form:
            told = (*told, *_contradictions(form, answer, is_one=contradicts))
        if told and row in students:  # a list of several classes: whose class it is
            told = tuple(one._replace(class_name=students[row].class_name) for one in told)
        yield tuple.__new__(Reply, (row, answer, told, unplaced))  # quick: of each row


def _form(table: Table, header: Header, notice: "Notice", *, is_sheet: bool) -> "Form":
    from tongzhi_cli.answers.questions.form import Form  # noqa: PLC0415  not for sheets

    return Form(table, header, notice, is_sheet=is_sheet)


def _is_plain(table: Table, header: Header) -> bool:
    """Whether a list has a column 校对结果, and nothing says that a tick is anything but 无误."""
    heading = header.heading(table, header.columns[Column.RESULT]).strip()
    if header.row < 0 or normal(heading) != heading or column_of(heading) is not Column.RESULT:
        return False
    from tongzhi_cli.answers.questions.legend import is_explained  # noqa: PLC0415  seldom asked

    return not is_explained(table, header.row)


class _Times:
    """The times of one list, with what is the same for all of its rows at hand."""

    def __init__(self, table: Table, header: Header, notice: "Notice") -> None:
        self._table = table
        self._notice = notice
        self._zone = notice.zone
        self._columns = [
            header.columns.get(field) for field in (Column.CHECKED_AT, Column.RECORDED_AT)
        ]
        self._english: EnglishTimes | None = None

    def of(
        self, one: Listed | PassedOver
    ) -> tuple[tuple[datetime | None, datetime | None], tuple[Problem, ...]]:
        """校对时间 and 记录时间 of a row, and what is odd about them."""
        checked_at = recorded_at = odd = also_odd = None
        checked, recorded = self._columns
        if checked is not None:
            checked_at, odd = self._time(one, Column.CHECKED_AT, checked)
        if recorded is not None:
            recorded_at, also_odd = self._time(one, Column.RECORDED_AT, recorded)
        odds = tuple(filter(None, (odd, also_odd))) if odd or also_odd else ()
        return (checked_at, recorded_at), odds

    def _time(
        self, one: Listed | PassedOver, field: Column, column: int
    ) -> tuple[datetime | None, Problem | None]:
        """The time in the *column* of *field*, or what is odd about it."""
        value = self._table.value(one.row, column)
        moment = moment_in(self._zone, value)
        if moment is None:
            if isinstance(value, str) and nothing_in(value):
                return None, None
            moment = self._in_english(column, value)
        if moment is not None:
            return (moment if moment.tzinfo is self._zone else self._notice.local(moment)), None
        return None, Problem(
            BAD_TIME,
            Severity.WARNING,
            f"{field}“{self._table.text(one.row, column).strip()}”认不出来，没有用",
            f"请写成 {sample(self._notice)} 的样子。",
            number=one.number if isinstance(one, Listed) else None,
            name=(one.name or None) if isinstance(one, Listed) else None,
            where=self._table.where(one.row, column),
        )

    def _in_english(self, column: int, value: object) -> datetime | None:
        """A time as forms in English write it; the others of its column tell how."""
        if self._english is None:
            from tongzhi_cli.dates.exported import EnglishTimes  # noqa: PLC0415  (start fast)

            table = self._table
            self._english = EnglishTimes(
                self._zone, lambda at: (table.text(row, at) for row in range(len(table.rows)))
            )
        return self._english.moment(column, value)


def _said_in(table: Table, row: int, column: int) -> str | None:
    """What a cell, or the first of those merged with it, says; None where it says nothing."""
    text = table.text_of_merged(row, column)
    return text if nothing_in(text) is None else None


def _contradictions(form: "Form", answer: Answer, *, is_one: bool) -> Iterator[Problem]:
    """That a choice and what was written beside it are not one: *is_one* of the detail."""
    if is_one:
        yield _contradiction(answer)
    if answer.note and form.is_odd(answer.text or "", answer.note):
        yield _contradiction(answer, answer.note)


def _contradiction(answer: Answer, note: str = "") -> Problem:
    said = without_private(answer.text or "", answer.number)
    told = f"选了无误，又写了“{said}”，按写的记"
    if note:
        told = f"写的是“{said}”，备注却是“{without_private(note)}”，按“{said}”记，请看一眼"
    return Problem(
        CONTRADICTION,
        Severity.WARNING,
        told,
        number=answer.number or None,
        name=answer.name,
        where=answer.where,
    )


def _overhanging(table: Table, row: int, width: int) -> Iterator[Problem]:
    """That a line of a text file has more cells than its header: a comma within an answer."""
    more = [
        text for at in range(width, len(table.rows[row])) if (text := cell_text(table, row, at))
    ]
    if more:
        message = f"这一行比表头多出“{'，'.join(more)}”，没有读；答案里有逗号就要加引号"
        yield Problem(LEFT_OUT, Severity.WARNING, message, where=table.where(row))


def _is_destroyed(one: Listed) -> bool:
    """Whether a 学号 tells nobody."""
    return one.fault is not NumberFault.NONE or ("+" in one.number and is_exponent(one.number))


def _name(table: Table, header: Header, one: Listed | PassedOver) -> str:
    """The name in a row without 学号; some people write it where the 学号 should be."""
    if isinstance(one, Listed) and one.name:
        return one.name
    written = table.text(
        one.row, header.columns.get(Column.NUMBER, header.columns.get(Column.NAME))
    )
    return "" if nothing_in(written) else clean_name(written.replace(NO_ID_NUMBER, " "))


def _unplaced(table: Table, header: Header, one: Listed | PassedOver) -> Problem:
    number, name = ("", "") if isinstance(one, PassedOver) else (one.number, one.name)
    column = header.columns.get(Column.NUMBER, header.columns.get(Column.NAME))
    written = table.text(one.row, column).strip()
    hint = ""
    if told := of_formula("学号", written):
        number, (message, hint) = "", told
    elif isinstance(one, Listed) and one.fault is NumberFault.ID_NUMBER:
        number, message = "", f"学号一栏写的像是身份证号{NO_ID_NUMBER}"
    elif number:
        message = f"学号 {number} 已被 Excel 改坏"
    else:
        message = f"学号一栏写着“{written}”" if written else "这一行没有学号"
    return Problem(
        BAD_NUMBER,
        Severity.ERROR,
        f"{message}{NOBODYS}",
        hint,
        number=number or None,
        name=name or None,
        where=table.where(one.row, column),
    )
