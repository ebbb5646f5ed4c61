"""Each row of a roster ends in exactly one way: student, repeated, heading, left out, unread."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from builders import notice_2018
from hypothesis import given, settings
from hypothesis import strategies as st
from roster_kinds import CASES, Case, written

from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.other_words import OF_OTHER_LISTS
from tongzhi_cli.columns.vocabulary import COLUMN_OF
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.classes.class_name import class_name_in
from tongzhi_cli.model.problem import Severity
from tongzhi_cli.roster import read as rosters
from tongzhi_cli.roster.account import Fate, Row
from tongzhi_cli.roster.model import Roster
from tongzhi_cli.tables import read as tables
from tongzhi_cli.tables.table import Book, Table, as_text

ROOT = Path(__file__).parents[2]
#: What the commands read as rosters, in the examples and beside the tests.
FILES = sorted(
    path
    for folder in ("examples", "tests")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".xlsx", ".xls", ".csv", ".ods", ".et", ".tsv"}
)


def filled(book: Book) -> set[tuple[str | None, int]]:
    """The rows of a book that have anything in them, by sheet, counting from 1."""
    return {
        (table.sheet, row)
        for table in book.tables
        for row, cells in enumerate(table.rows, 1)
        if any(as_text(value).strip() for value in cells)
    }


def hold_to_account(book: Book, roster: Roster) -> list[Row]:
    """Each filled row is accounted for, once for each list; what is left out is told."""
    rows = roster.account()
    twice = [
        place
        for place, times in Counter((one.sheet, one.row, one.ordinal) for one in rows).items()
        if times > 1
    ]
    assert not twice
    assert {(one.sheet, one.row) for one in rows} == filled(book)
    by_sheet = {table.sheet: table for table in book.tables}
    told = [one.where for one in roster.notes if one.where]
    for one in rows:
        if one.fate is Fate.HEADING and one.row > first_heading(rows, one.sheet):
            cells = [*map(as_text, by_sheet[one.sheet].rows[one.row - 1])]
            words = {*map(normal, cells)} & {*COLUMN_OF[None], *OF_OTHER_LISTS}
            assert words or any(map(class_name_in, cells))
        if one.fate in {Fate.LEFT_OUT, Fate.UNREAD}:
            assert any(where.sheet == one.sheet for where in told)
    return rows


def first_heading(rows: Iterable[Row], sheet: str | None) -> int:
    """The last row of the headings above the first student of a sheet."""
    own = [one for one in rows if one.sheet == sheet]
    first = min((one.row for one in own if one.fate is Fate.STUDENT), default=1 << 20)
    return max((one.row for one in own if one.fate is Fate.HEADING and one.row < first), default=0)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_row_of_the_files_here_is_accounted_for(path: Path) -> None:
    """A file that is read as a roster has no row of which nothing is known."""
    try:
        book = tables.read(path)
        roster, _ = rosters.of_book(book, notice_2018())
    except InputError:
        return
    hold_to_account(book, roster)


@pytest.mark.parametrize("case", CASES, ids=[f"{case.kind}: {case.title}" for case in CASES])
def test_every_row_of_every_kind_is_accounted_for(tmp_path: Path, case: Case) -> None:
    """Whatever stands above the cell, no row goes without a word."""
    path = written(case, case.formats[0], tmp_path)
    try:
        roster, _ = rosters.read(path, notice_2018())
    except InputError:
        return
    hold_to_account(tables.read(path), roster)


# --- the law -----------------------------------------------------------------------------------


class Person(NamedTuple):
    """Somebody who was put into a sheet."""

    number: str
    name: str


Rows = list[list[str]]
NAMES = ("安若溪", "白景行", "毕思远", "卫澜", "易安", "阿依努尔·吐尔逊")
HEADERS = (
    ("学号", "姓名"),
    ("姓名", "学号"),
    ("序号", "学生学号", "学生姓名", "性别"),
    ("学号/Student ID", "性别", "姓名 Name"),
    ("學號", "姓名"),
    ("学号", "姓名", "班级"),
    ("学号", "姓名", "", "学号", "姓名"),
    ("学号", "姓名", "学生姓名", "学生学号"),
)
NOTES: tuple[Rows, ...] = (
    [],
    [["2014级软件1班"]],
    [["制表：教务科", "", "2018年3月"]],
    [["合计", "2 人"]],
    [["注：以教务系统为准"]],
    [["请各班核对"]] * 22,
    [["工号", "姓名", "电话"], ["T001", "钱某", "13900000000"]],
    [["班级", "人数"], ["软件1班", "45"]],
)
BESIDE = st.sampled_from(["", "", "", "组长", "glued"])
LISTS = st.tuples(
    st.sampled_from([*HEADERS, None]),
    st.integers(0, 4),
    st.sampled_from(NOTES),
    st.sampled_from(NOTES),
    BESIDE,
)
SHEETS = st.lists(st.lists(LISTS, min_size=1, max_size=3), min_size=1, max_size=3)


class Layout:
    """Sheets put together from lists, and who was put into which row."""

    def __init__(self, sheets: Iterable[Iterable[tuple[object, ...]]]) -> None:
        self.people: dict[Person, tuple[str, int]] = {}
        self._numbers = count(2014030101)
        made = []
        for at, lists in enumerate(sheets):
            rows: Rows = []
            header: Sequence[str] = HEADERS[0]
            for own, size, above, below, beside in lists:
                rows += [list(row) for row in above]  # type: ignore[attr-defined]
                if own:
                    header = own  # type: ignore[assignment]
                    rows.append(list(header))
                for _ in range(size):  # type: ignore[call-overload]
                    rows.append(self._row(header, f"Sheet{at}", len(rows) + 1, str(beside)))
                rows += [list(row) for row in below]  # type: ignore[attr-defined]
            width = max(map(len, rows), default=0)
            padded = [row + [""] * (width - len(row)) for row in rows]
            made.append(Table("名单.xlsx", f"Sheet{at}", padded))
        self.book = Book("名单.xlsx", tuple(made))

    def _person(self, sheet: str, row: int) -> Person:
        number = next(self._numbers)
        person = Person(str(number), NAMES[number % len(NAMES)])
        self.people[person] = sheet, row
        return person

    def _row(self, header: Sequence[str], sheet: str, row: int, beside: str) -> list[str]:
        cells = []
        person: Person | None = None
        for text in header:
            word = normal(text)
            if "号" in word and word != "序号":
                person = self._person(sheet, row) if person is None else person
                cells.append(person.number)
            elif "姓名" in word:
                person = self._person(sheet, row) if person is None else person
                cells.append(person.name)
            else:
                cells.append({"性别": "女", "班级": "软件1班", "序号": str(row)}.get(word, ""))
            if person and person.number in cells and person.name in cells:
                done = {person.number, person.name} <= {*cells}
                person = None if done and text else person
        if beside == "glued":
            right = self._person(sheet, row)
            return [*cells, right.number, right.name]
        return [*cells, beside]


@settings(deadline=None, max_examples=120)
@given(SHEETS)
def test_nobody_who_stands_in_a_roster_is_lost(sheets: list[list[tuple[object, ...]]]) -> None:
    """Everybody is a student once, or stands in a row that is told; nobody is made up."""
    layout = Layout(sheets)
    try:
        roster, _ = rosters.of_book(layout.book, notice_2018(), sheets=())
    except InputError:
        return
    rows = hold_to_account(layout.book, roster)
    # prose where a name should be is a student without 学号, which bad-number tells
    read = [Person(one.number, one.name) for one in roster.students if one.number[:4] == "2014"]
    assert len(read) == len(set(read))
    assert set(read) <= layout.people.keys()
    fates = {(one.sheet, one.row): one.fate for one in rows if one.fate is Fate.UNREAD}
    told = [one for one in roster.notes if one.severity is not Severity.INFO]
    for person in layout.people.keys() - set(read):
        sheet, row = layout.people[person]
        assert (sheet, row) in fates or any(
            person.number in one.message or (one.where and one.where.sheet == sheet) for one in told
        )


def test_the_law_sees_a_row_that_is_dropped() -> None:
    """A reading that forgets a row does not pass."""
    layout = Layout([[(HEADERS[0], 2, [], [], "")]])
    roster, _ = rosters.of_book(layout.book, notice_2018())
    rows = roster.account()
    with pytest.raises(AssertionError):
        hold_to_account(layout.book, roster._replace(account=lambda: rows[:-1]))


def test_a_csv_is_held_to_account_as_well() -> None:
    """Rows of a text file are counted by their place in the table."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "名单.csv")
        path.write_text("学号,姓名\n\n2014030101,安若溪\n合计,1 人\n", encoding="utf-8")
        roster, _ = rosters.read(path, notice_2018())
        fates = [(one.row, one.fate) for one in hold_to_account(tables.read(path), roster)]
    assert fates == [(1, Fate.HEADING), (3, Fate.STUDENT), (4, Fate.LEFT_OUT)]
