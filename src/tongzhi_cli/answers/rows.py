"""The rows of a list as answers: whose, what, when, and what is odd about them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.anomaly.clauses import clauses
from tongzhi_cli.anomaly.row_words import is_none_of_these
from tongzhi_cli.answers.answer import Answer, Source, Status
from tongzhi_cli.answers.kinds import BAD_NUMBER, BAD_TIME, CONTRADICTION
from tongzhi_cli.answers.questionnaire import answered, combined, says_nothing, topic
from tongzhi_cli.answers.questions.beside import Beside
from tongzhi_cli.answers.result.judge import is_blank, judge
from tongzhi_cli.answers.result.other_rows import OtherRows
from tongzhi_cli.answers.result.ticks import ticked
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import Header
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.kinds import LEFT_OUT
from tongzhi_cli.columns.questions import asks_where
from tongzhi_cli.columns.rows import Listed, PassedOver
from tongzhi_cli.dates.cells import moment_in
from tongzhi_cli.model.nothing import nothing_in, of_formula
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.student import NumberFault, Student, clean_name, is_exponent
from tongzhi_cli.model.text import NO_ID_NUMBER, clean_answer, without_private
from tongzhi_cli.notice.deadlines import sample
from tongzhi_cli.tables.table import FORMULA, Table

if TYPE_CHECKING:
    from tongzhi_cli.dates.exported import EnglishTimes
    from tongzhi_cli.notice.model import Notice

#: What is said of a row that is nobody's, behind the reason.
NOBODYS = "，结果不知道是谁的"
#: So long a question is repeated before its answer.
_SHORT_QUESTION = 8


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
) -> Iterator[Reply]:
    """Each row of *table* that answers; times in the notice's zone, *origin* as their 来源.

    In a form (not *as_written*) a choice and the detail asked for behind it are one answer
    (`answers.questionnaire`). *students* are those of the rows, where the list says who there is.
    In a sheet that people fill in (*is_sheet*) 同上 is the row above.
    """
    students = students or {}
    form = _Form(table, header, notice, is_sheet=is_sheet)
    beside = Beside(table, header, notice, has_details=not as_written)
    others = OtherRows(table, header, notice.ok_text, is_sheet=is_sheet)
    result = header.columns[Column.RESULT]
    notes = table.texts_in(header.columns.get(Column.NOTE))
    class_column = header.columns.get(Column.CLASS) if origin else None
    place_of = table.places_in(result)
    contradicts = False
    for one in rows:
        if isinstance(one, PassedOver) and one.closing:
            continue
        row = one.row
        student = students.get(row)
        if as_written:
            text = _as_answer(table.text(others.top(row), result))
        else:
            text, contradicts = form.whole(row)
        text, of_other = others.resolved(row, text)
        text = beside.whole(one, text, student)
        if is_blank(text, form.ok_words):
            continue
        unplaced = None
        if isinstance(one, PassedOver) or not one.number or _is_destroyed(one):
            unplaced = _unplaced(table, header, one)
            number, name = "", _name(table, header, one)
        else:
            number, name = one.number, one.name
        times, odds = form.times(one)
        note = _as_answer(notes[row]) if row in notes else None
        class_name = None
        if class_column is not None:
            named = table.text_of_merged(row, class_column)
            class_name = named if nothing_in(named) is None else None
        answer = tuple.__new__(  # quick: of each row
            Answer,
            (
                number, text, source, place_of(row), name or None, *times,
                None if note is None or nothing_in(note) else note, origin, False,
                class_name, student and student.where, False, None,
            ),
        )  # fmt: skip
        told = (*odds, of_other) if of_other else odds
        if table.lines and (overhanging := _overhanging(table, header, row)):
            told = (*told, overhanging)
        if contradicts:
            told = (*told, _contradiction(answer))
        if answer.note and not as_written and form.is_odd(text, answer.note):
            told = (*told, _contradiction(answer, answer.note))
        if told and row in students:  # a list of several classes: whose class it is
            told = tuple(one._replace(class_name=students[row].class_name) for one in told)
        yield tuple.__new__(Reply, (row, answer, told, unplaced))  # quick: of each row


class _Form:
    """One list and its questions, with what is the same for all of its rows at hand."""

    def __init__(self, table: Table, header: Header, notice: "Notice", *, is_sheet: bool) -> None:
        self.ok_words = notice.ok_words
        self._is_sheet = is_sheet
        self._table = table
        self._notice = notice
        self._zone = notice.zone
        self._words = (notice.ok_text, tuple(notice.ok_synonyms))
        self._columns = header.columns
        self._results = self._questions(header, Column.RESULT)
        self._details = self._questions(header, Column.DETAIL)
        self._note = header.columns.get(Column.NOTE)
        note = () if self._note is None else (self._note,)
        self._told = (*self._results, *self._details, *note)
        self._english: EnglishTimes | None = None
        #: What the cells of a row come to: a class says the same few things.
        self._known: dict[tuple[str, ...], tuple[str, bool]] = {}

    def _questions(self, header: Header, field: Column) -> dict[int, str]:
        """The columns of a field, each with what its header asks."""
        return {at: normal(header.heading(self._table, at)) for at in header.all_of(field)}

    def whole(self, row: int) -> tuple[str, bool]:
        """All that a row says as one answer, and whether it contradicts itself."""
        cells = tuple([self._table.text(self._top(row, at), at) for at in self._told])
        if cells not in self._known:
            self._known[cells] = self._combined(row)
        return self._known[cells]

    def _top(self, row: int, column: int) -> int:
        """The row in which a result stands: another one in a merged cell."""
        merged = self._table.merged
        return merged.get((row, column), row) if merged and column in self._results else row

    def _combined(self, row: int) -> tuple[str, bool]:
        """A choice with its detail."""
        choice = self._choice(row)
        detail = self._detail(row)
        whole = combined(choice, detail, *self._words)
        return clean_answer(whole.text), whole.contradicts

    def _choice(self, row: int) -> str:
        """What was chosen, of all the questions that ask for the result; what is wrong counts."""
        good, wrong = "", []
        for column, question in self._results.items():
            said = _cell_text(self._table, self._top(row, column), column)
            if is_blank(said, self.ok_words):
                continue
            said = answered(question, ticked(said), self._words[0])
            if not self._is_sheet and is_none_of_these(said):
                said = self._words[0]
            if len(self._results) == 1:
                return said
            match judge(said, *self._words).status:
                case Status.OK:
                    good = good or said
                case Status.VAGUE if clauses(said):  # 有误, and not 基本正确
                    wrong.append(f"{topic(question)}有误")
                case _:
                    wrong.append(said)
        return "；".join(dict.fromkeys(wrong)) or good

    def _detail(self, row: int) -> str:
        """What was written behind a choice; of several questions each under its own words.

        Which item is wrong, and what of it, are one answer: 民族有误：显示汉族.
        """
        told = [
            (question, said)
            for column, question in self._details.items()
            if not is_blank(said := _cell_text(self._table, row, column), self.ok_words)
        ]
        if len(told) > 1:
            told = [one for one in told if not says_nothing(one[1])] or told[:1]
        if len(told) == 2 and asks_where(told[0][0]) and not asks_where(told[1][0]):
            return self._item_with(told[0][1], told[1][1])
        if len(told) == 1 and "┋" in told[0][1]:
            return combined(told[0][1], "", *self._words).text
        if len(told) < 2:
            return "".join(said for _, said in told)
        return "；".join(
            f"{question}：{said}" if len(question) <= _SHORT_QUESTION else said
            for question, said in told
        )

    def _item_with(self, items: str, said: str) -> str:
        """Which items are wrong, with what was written of them; nothing written is lost."""
        whole = combined(items, said, *self._words).text
        is_told = said in whole or judge(said, *self._words).status is Status.OK
        return whole if is_told else f"{whole}：{said}"

    def is_odd(self, text: str, note: str) -> bool:
        """Whether 备注 says what is not understood, where the answer is 无误."""
        if judge(text, *self._words).status is not Status.OK or says_nothing(note):
            return False
        return judge(note, *self._words).status is Status.UNCLEAR and bool(clauses(note))

    def times(
        self, one: Listed | PassedOver
    ) -> tuple[tuple[datetime | None, datetime | None], tuple[Problem, ...]]:
        """校对时间 and 记录时间 of a row, and what is odd about them."""
        checked_at = recorded_at = odd = also_odd = None
        if Column.CHECKED_AT in self._columns:
            checked_at, odd = self._time(one, Column.CHECKED_AT)
        if Column.RECORDED_AT in self._columns:
            recorded_at, also_odd = self._time(one, Column.RECORDED_AT)
        odds = tuple(filter(None, (odd, also_odd))) if odd or also_odd else ()
        return (checked_at, recorded_at), odds

    def _time(
        self, one: Listed | PassedOver, field: Column
    ) -> tuple[datetime | None, Problem | None]:
        """The time in the column of *field*, or what is odd about it."""
        column = self._columns[field]
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


def _cell_text(table: Table, row: int, column: int) -> str:
    """A cell as an answer; the mark that keeps a text from being a formula is taken off."""
    return _as_answer(table.text(row, column))


@lru_cache(maxsize=4096)  # a class says the same few things
def _as_answer(written: str) -> str:
    text = clean_answer(written)
    return text[1:] if text.startswith("'") and re.match(FORMULA, text) else text


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


def _overhanging(table: Table, header: Header, row: int) -> Problem | None:
    """That a line of a text file has more cells than its header: a comma within an answer."""
    if header.row < 0:
        return None
    width = len(table.rows[header.row])
    if len(table.rows[row]) <= width:
        return None
    more = [
        text for at in range(width, len(table.rows[row])) if (text := _cell_text(table, row, at))
    ]
    if not more:
        return None
    message = f"这一行比表头多出“{'，'.join(more)}”，没有读；答案里有逗号就要加引号"
    return Problem(LEFT_OUT, Severity.WARNING, message, where=table.where(row))


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
