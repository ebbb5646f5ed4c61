"""Answers in tables: the 校对结果 column of a roster, --results files, exports of forms."""

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers import platforms
from tongzhi_cli.answers.answer import IMPORTED, PROXY, Answer, Source
from tongzhi_cli.answers.boxes import joined
from tongzhi_cli.answers.kinds import BAD_TIME
from tongzhi_cli.answers.rows import Reply, replies
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import Header, find_in
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.columns.rows import Listed, PassedOver, left_out, listed, told_of
from tongzhi_cli.columns.unread.comments import comments_in
from tongzhi_cli.columns.unread.no_values import no_values
from tongzhi_cli.columns.unread.results import may_be_in_doubt, unread_results
from tongzhi_cli.columns.unread.struck import struck_out
from tongzhi_cli.errors import InputError, NoHeaderError
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.tables.table import Book, Table

if TYPE_CHECKING:
    from tongzhi_cli.answers.attribution import Unplaced
    from tongzhi_cli.answers.questions.unread_cells import Speaking
    from tongzhi_cli.notice.model import Notice

#: Where our own export says how an answer came about.
ORIGIN = "来源"
#: What a roster tells of its students, and an export of answers is not asked for.
_OF_ROSTERS = frozenset({Column.STANDING})


class Answers(NamedTuple):
    """The answers of one file, in its order, with *notes* about the reading.

    *astray* are those of nobody, with what is told of each unless it is settled.
    """

    answers: tuple[Answer, ...]
    notes: tuple[Problem, ...] = ()
    astray: tuple[tuple["Unplaced", Problem], ...] = ()


class Understood(NamedTuple):
    """What was made of one list: its *platform*, the header of each field, those left *unread*."""

    sheet: str | None
    platform: str
    columns: Mapping[Column, str]
    unread: tuple[str, ...] = ()


class Export(NamedTuple):
    """The answers of an export in the file's order, and how it was understood.

    Where a row has no 学号 to go by, its answer's number is "" and *unplaced* says why, by the
    answer's place. *untimed* are the places of those whose time could not be read.
    """

    file: str
    answers: tuple[Answer, ...]
    understood: tuple[Understood, ...] = ()
    notes: tuple[Problem, ...] = ()
    unplaced: Mapping[Where, Problem] = {}
    untimed: frozenset[Where] = frozenset()


def of_book(book: Book, notice: "Notice", mapping: ColumnMap) -> Export:
    """The answers of an export; 姓名 will do where there is no 学号.

    Raises:
        InputError: it has no such columns, two equally good ones, or only numbers for answers.

    """
    from tongzhi_cli.answers.questions.choices import put_together  # noqa: PLC0415  (start fast)

    book = joined(book)
    book = book if Column.RESULT in mapping.targets else put_together(book)
    found = _found(book, mapping)
    answers: list[Answer] = []
    notes = left_out(book)
    unplaced: dict[Where, Problem] = {}
    untimed: set[Where] = set()
    understood = []
    for table, header in found:
        platform = platforms.platform_of(table, header.row)
        columns = _columns(table, header)
        understood.append(
            Understood(table.sheet, platform, columns, _unread(table, header, platform))
        )
        rows = list(listed(table, header))
        notes += no_values(table, header, notice.ok_words, is_export=True)
        notes += struck_out(table, header)
        notes += comments_in(table, header, rows)
        notes += told_of(table, rows)
        column = header.columns[Column.RESULT]
        is_own = platform == platforms.OWN
        is_mapped = Column.RESULT in mapping.targets
        if not is_own:
            notes += unread_results(table, [header], is_export=True, is_mapped=is_mapped)
        unread = () if is_own or is_mapped else _speaking(table, header)
        notes += _of_every_row(table, header, unread)
        if not is_own:
            choices = (clean_answer(table.text(one.row, column)) for one in rows)
            platforms.refuse_numbers(Path(book.file), platform, choices)
        origin = f"{IMPORTED}：{platform} {Path(book.file).name}"
        for reply in replies(
            table, header, rows, Source.RESULTS, notice,
            origin=origin, as_written=is_own, is_sheet=_is_filled_in(header, platform),
            unread=unread,
        ):  # fmt: skip
            by_proxy = is_own and _is_by_proxy(table, header, reply)
            answers.append(reply.answer._replace(origin=PROXY) if by_proxy else reply.answer)
            notes += reply.odd
            if reply.odd and any(one.kind == BAD_TIME for one in reply.odd):
                untimed.add(reply.answer.where)
            if reply.unplaced:
                unplaced[reply.answer.where] = reply.unplaced
    return Export(
        book.file, tuple(answers), tuple(understood), tuple(notes), unplaced, frozenset(untimed)
    )


def _speaking(table: Table, header: Header) -> Sequence["Speaking"]:
    """The columns that nobody reads, with what speaks in them against the results."""
    if header.row < 0 or not may_be_in_doubt(table, header):  # nearly always
        return ()
    from tongzhi_cli.answers.questions.unread_cells import speaking  # noqa: PLC0415  (start fast)

    return tuple(speaking(table, header))


def _of_every_row(table: Table, header: Header, unread: Sequence["Speaking"]) -> list[Problem]:
    """What is told of a column nobody reads that speaks against every row, unless it is already."""
    if not any(one.is_whole for one in unread):
        return []
    from tongzhi_cli.answers.questions.unread_cells import of_every_row  # noqa: PLC0415

    found = [*of_every_row(table, header, unread)]
    told = {one.where: one.severity for one in unread_results(table, [header], is_export=True)}
    return [one for one in found if told.get(one.where) not in {one.severity, Severity.ERROR}]


def _found(book: Book, mapping: ColumnMap) -> list[tuple[Table, Header]]:
    """The lists of an export; the uppermost header counts, for an answer may look like one."""
    named: list[tuple[Table, Header]] = []
    with contextlib.suppress(InputError):
        named = find_in(book, (Column.NAME, Column.RESULT), mapping)
    try:
        numbered = find_in(book, (Column.NUMBER, Column.RESULT), mapping)
    except NoHeaderError as error:
        if named:
            return named
        from tongzhi_cli.answers.questions.unread_cells import told_of_results  # noqa: PLC0415

        more = told_of_results(book) if Column.RESULT in error.lacking else ""
        hint = error.hint.replace(error.lacking, f"{error.lacking}{more}", 1)
        raise NoHeaderError(error.message, hint, error.lacking) from None
    tops = {id(table): header.row for table, header in named}
    is_above = all(header.row <= tops.get(id(table), header.row) for table, header in numbered)
    return numbered if is_above else named


def _columns(table: Table, header: Header) -> dict[Column, str]:
    """The text over the column of each field, "" where letters told the column."""
    table = table.as_written()
    return {
        field: "”“".join(" ".join(header.heading(table, at).split()) for at in header.all_of(field))
        for field in header.columns
        if field not in _OF_ROSTERS
    }


def _unread(table: Table, header: Header, platform: str) -> tuple[str, ...]:
    """The headers of columns that hold something and were not looked at.

    What a platform adds of its own says nothing about the student.
    """
    if header.row < 0 or platform == platforms.OWN:
        return ()
    fields = [field for field in header.columns if field not in _OF_ROSTERS]
    read = {column for field in fields for column in header.all_of(field)}
    left = [
        (column, " ".join(header.heading(table, column).split()))
        for column in range(len(table.rows[header.row]))
        if column not in read
    ]
    return tuple(
        text
        for column, text in left
        if text
        and not platforms.is_own_column(text)
        and any(table.text(row, column).strip() for row in range(header.row + 1, len(table.rows)))
    )


def _is_filled_in(header: Header, platform: str) -> bool:
    """Whether people saw the rows above their own: a shared sheet, and no one's submissions."""
    timed = {Column.CHECKED_AT, Column.RECORDED_AT} & header.columns.keys()
    return platform == platforms.UNKNOWN and not timed


def _is_by_proxy(table: Table, header: Header, reply: Reply) -> bool:
    texts = [table.text(header.row, at).strip() for at in range(len(table.rows[header.row]))]
    return table.text(reply.row, texts.index(ORIGIN)).strip() == PROXY


def answers_in(
    table: Table,
    header: Header,
    rows: Iterable[Listed | PassedOver],
    source: Source,
    notice: "Notice",
    students: Mapping[int, Student],
) -> Answers:
    """The answers in *rows* of *table*, if it has a result column; times in the notice's zone.

    Of a roster, with its *students* by row: what a row says is of its student, also where it has no
    学号, or one that Excel destroyed (issue 18). What is wrong with that the rules say, who look at
    the student.
    """
    if Column.RESULT not in header.columns:
        return Answers(())
    answers: list[Answer] = []
    unread = _speaking(table, header)
    odd: list[Problem] = _of_every_row(table, header, unread)
    for reply in replies(table, header, rows, source, notice, students=students, unread=unread):
        if not reply.unplaced:
            answers.append(reply.answer)
        elif reply.row in students:
            answers.append(reply.answer._replace(number=students[reply.row].number))
        else:
            continue
        odd += reply.odd
    return Answers(tuple(answers), tuple(odd))
