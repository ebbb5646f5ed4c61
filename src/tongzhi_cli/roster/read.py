"""A roster file -> the students in it, each with the cell it came from."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Answer, Source
from tongzhi_cli.answers.recognition import refuse_export
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import Header
from tongzhi_cli.columns.kinds import LEFT_OUT
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.columns.rows import left_out, places_of
from tongzhi_cli.columns.unread import id_numbers
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.nothing import nothing_in
from tongzhi_cli.model.problem import Kind, Problem, Severity, Where
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.text import is_id_number
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.roster import unread
from tongzhi_cli.roster.chosen import chosen, sheets_left_out
from tongzhi_cli.roster.class_given import of_class
from tongzhi_cli.roster.class_told import (
    Titled,
    class_in_names,
    class_in_titles,
    class_of_tab,
    told_of_inferred,
    told_of_other_name,
    with_class,
)
from tongzhi_cli.roster.classes import told_apart
from tongzhi_cli.roster.enrolment import Standings, settled
from tongzhi_cli.roster.gather import Gathered, gather, prepared
from tongzhi_cli.roster.kinds import NO_CLASS, TAKEN_ONCE
from tongzhi_cli.roster.model import Roster, nobody_of
from tongzhi_cli.roster.names import note_of
from tongzhi_cli.roster.sheets import Sheet, refuse_numbers_as_names
from tongzhi_cli.roster.structure.lists import Part
from tongzhi_cli.tables import read as tables
from tongzhi_cli.tables.table import Book, Table

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.roster.account import Row

#: A list, and its students in the order of its people.
Filled = tuple[Sheet, Sequence[Student]]


class Placed(NamedTuple):
    """A student and the *row* that tells of them; *header* leads to its other columns."""

    student: Student
    table: Table
    header: Header
    row: int


def read(
    path: Path,
    notice: "Notice",
    *,
    class_given: str | None = None,
    mapping: ColumnMap | None = None,
    sheets: Sequence[str] = (),
) -> tuple[Roster, list[Answer]]:
    """The students of a roster file, and the answers its own 校对结果 column holds.

    *class_given* (`--class`) names the class where the file does not, and picks one where the
    file has several. *mapping* (`--map`) says which column a field is in, *sheets* (`--sheet`)
    which sheets count.

    Raises:
        InputError: the file cannot be read, has no header, two equally good columns or sheets,
            or nobody.
        WrongKindError: it is the export of a questionnaire, which has only those who answered.

    """
    return of_book(
        tables.read(path), notice, class_given=class_given, mapping=mapping, sheets=sheets
    )


def of_book(
    book: Book,
    notice: "Notice",
    *,
    class_given: str | None = None,
    mapping: ColumnMap | None = None,
    sheets: Sequence[str] = (),
) -> tuple[Roster, list[Answer]]:
    """As `read`, of a file that has been opened."""
    from tongzhi_cli.answers.exports import answers_in  # noqa: PLC0415  not for rolls

    reading = _read(book, mapping, sheets, notice.ok_words)
    answers: list[Answer] = []
    for sheet in reading.sheets:
        given = answers_in(
            sheet.table, sheet.header, sheet.rows, Source.ROSTER, notice, sheet.students
        )
        answers += given.answers
        # what stands right of the header was read, or is told of (`roster.unread`)
        reading.notes += [one for one in given.notes if one.kind != LEFT_OUT or not sheet.is_wider]
    roster = reading.roster(class_given)
    return roster, [answer for answer in answers if answer.number not in roster.others]


def read_placed(
    path: Path,
    book: Book | None = None,
    *,
    class_given: str | None = None,
    mapping: ColumnMap | None = None,
    sheets: Sequence[str] = (),
) -> tuple[Roster, list[Placed]]:
    """The students of a roster file, as `read`, each with their row; *book* is it, once opened.

    Raises:
        InputError: as `read`.

    """
    reading = _read(book or tables.read(path), mapping, sheets)
    roster = reading.roster(class_given)
    rows = {
        student.where: (sheet, row)
        for sheet in reading.sheets
        for row, student in sheet.students.items()
    }
    placed = []
    for student in roster.students:
        sheet, row = rows[student.where]
        placed.append(Placed(student, sheet.table, sheet.header, row))
    return roster, placed


def _read(
    book: Book,
    mapping: ColumnMap | None,
    wanted: Sequence[str],
    ok_words: Collection[str] = (),
) -> "_Reading":
    mapping = mapping or ColumnMap()
    notes, book = left_out(book), prepared(book, mapping)
    if wanted:
        whole, book = book, chosen(book, wanted)
        notes += sheets_left_out(whole, book)
    gathered = gather(book, mapping)
    for part in gathered.parts:
        refuse_export(part.table, part.header)
    if wanted:
        unread.refuse_named(book, gathered.strays)
    sheets = [Sheet(part) for part in gathered.parts]
    told = [note for sheet in sheets for note in sheet.told_of_cells(ok_words)]
    notes += id_numbers.in_names(book)
    reading = _Reading(book, gathered, sheets, [*notes, *told], may_refuse=not wanted)
    if not reading.students:
        if told:
            raise InputError(f"{told[0].where}：{told[0].message}，没有学生", told[0].hint)
        raise InputError(f"{book.file} 里只有表头，没有学生", "请换成有名单的文件。")
    reading.students = settled(reading.students, reading.aside)
    return reading


class _Reading:
    """What is gathered while a file is read."""

    def __init__(
        self,
        book: Book,
        gathered: Gathered,
        sheets: Sequence[Sheet],
        notes: Sequence[Problem],
        *,
        may_refuse: bool,
    ) -> None:
        self.file = book.file
        self.sheets = sheets
        wider = [one.part.table for one in gathered.besides if one.parts]
        for sheet in self.sheets if wider else ():
            sheet.is_wider = any(sheet.table is table for table in wider)
        self.students: list[Student] = []
        self.notes: list[Problem] = [*notes]
        self.aside: set[Where] = set()
        self.twice: frozenset[Where] = frozenset()
        self._titles: dict[int, Titled | None] = {}
        self._tabs = [table.sheet or "" for table in book.tables]
        self.gathered, lists = gathered, list[Filled]()
        refuse_numbers_as_names(self.sheets)
        for sheet in self.sheets:
            before = len(self.students)
            self._take_in(sheet)
            lists.append((sheet, self.students[before:]))
        self._take_once(book, lists, may_refuse=may_refuse)
        self.students, told = told_apart(self.students)
        self.notes += told
        self.notes += unread.told(gathered, self.sheets, self.students)

    def note(
        self,
        kind: Kind,
        message: str,
        where: Where,
        student: Student | None = None,
        severity: Severity = Severity.INFO,
    ) -> None:
        self.notes.append(
            Problem(
                kind,
                severity,
                message,
                number=student.number if student else None,
                name=student.name if student else None,
                class_name=student.class_name if student else None,
                where=where,
            )
        )

    def _take_in(self, sheet: Sheet) -> None:
        """Take in the students of one sheet."""
        told: dict[str, set[str]] = {}
        #: by what the row says beside 学号 and 姓名: the same for nearly all rows
        known: dict[tuple[tuple[str, ...], tuple[str, str] | None], Student] = {}
        written = [sheet.told_of(person.row) for person in sheet.people]
        standings = Standings(sheet)
        told_of = standings.with_classes(written)
        has_class = Column.CLASS in sheet.fields  # it is the first then
        has_nicknames = sheet.has_nicknames
        classes = {one[0] for one in told_of} if has_class else {""}
        stated = classes - {""}
        titled = self._title_of(sheet.part) if "" in classes else None
        if stated and (titled is None or stated != {titled[0]}):
            titled = None  # who has no class among others who have one is not of the title's
        last: tuple[tuple[str, ...], tuple[str, str] | None] | None = None
        place_of = places_of(sheet.table, sheet.header)
        for person, said in zip(sheet.people, told_of, strict=True):
            row = person.row
            above = sheet.section_of(row) if titled or not stated else None
            if (said, above) != last:
                last = said, above
                if last not in known:
                    of_fields = dict(zip(sheet.fields, said, strict=True))
                    known[last] = self._like(of_fields, above or titled, told)
                common = known[last]
            note = sheet.notes.get(row)
            where = place_of(person)
            student = tuple.__new__(  # quick: of each row
                Student,
                (
                    person.number, person.name, where, common.class_name, common.entry_year,
                    common.level, common.facts, person.fault, common.inferred, common.college,
                    None if note is None or nothing_in(note) else note,
                    standings.of(person), sheet.called(row) if has_nicknames else "",
                ),
            )  # fmt: skip
            self.students.append(student)
            sheet.students[row] = student
            if not standings.is_silent and standings.is_aside(person):
                self.aside.add(where)
            if stated and student.class_name is None:
                column = sheet.header.columns[Column.CLASS]
                is_card = is_id_number(sheet.table.text(row, column))
                what = "里是身份证号，没有读进来" if is_card else "是空的"
                place = sheet.table.where(row, column)
                message = f"班级一栏{what}，会单独成一张表"
                self.note(NO_CLASS, message, place, student, Severity.ERROR)
            if person.name != person.written and row not in sheet.marks:
                place = sheet.table.where(row, sheet.header.columns[Column.NAME])
                self.notes += filter(None, [note_of(person, place, student.class_name)])
        other = told_of_other_name(titled, sheet.part) if not sheet.has_sections else []
        self.notes += [*other, *sheet.told_of_others()]
        if sheet.repeated:
            message = (
                f"每门课一行：取了 {len(sheet.people)} 人，略过重复的 {len(sheet.repeated)} 行"
            )
            self.note(TAKEN_ONCE, message, sheet.table.where(sheet.header.row))
        self.notes += standings.finish()
        goes_on = bool(sheet.part.onto or sheet.part.above)
        place = sheet.table.where(sheet.header.row)
        self.notes += told_of_inferred(told, place, self.notes, goes_on=goes_on)

    def _title_of(self, part: Part) -> Titled | None:
        """The class that is told of a list without a column.

        Its own title's; else that of the list which it goes on from, or which is above it.
        """
        if id(part) not in self._titles:
            further = part.onto or part.above
            self._titles[id(part)] = (
                class_in_titles(part)
                or (further and self._title_of(further))
                or class_in_names(part)
                or class_of_tab(part, self._tabs)
            )
        return self._titles[id(part)]

    def _take_once(self, book: Book, lists: Sequence[Filled], *, may_refuse: bool) -> None:
        """Leave out who stands on an earlier list as well, and tell it.

        Who stands aside, under 退学 or on such a sheet, is nobody's second row.

        Raises:
            InputError: there are several sheets, and which of them count is not plain.

        """
        if len(lists) < 2:
            return
        from tongzhi_cli.roster import repeated  # noqa: PLC0415  start fast

        aside = [one for one in self.students if one.where in self.aside]
        kept = [(sheet, students) for sheet, students in lists if not sheet.is_of_the_gone]
        read = repeated.once(book, kept, self.notes, may_refuse=may_refuse)
        self.students, self.notes, self.twice = read
        there = {one.where for one in self.students} | self.twice
        self.students += [one for one in aside if one.where not in there]

    def account(self) -> "list[Row]":
        """What became of each row of the file."""
        from tongzhi_cli.roster.account import account  # noqa: PLC0415  start fast

        places = {
            student.where: (sheet, row)
            for sheet in self.sheets
            for row, student in sheet.students.items()
        }
        return account(self.gathered, self.sheets, self.students, self.twice, places)

    def _like(
        self,
        said: Mapping[Column, str],
        titled: tuple[str, str] | None,
        told: dict[str, set[str]],
    ) -> Student:
        """A student without a name, of whom a row says so much."""
        bare = nobody_of(said, Where(self.file))
        year = said.get(Column.ENTRY_YEAR)
        if year and bare.entry_year is None:
            told.setdefault("年级认不出是哪一年", set()).add(year)
        return with_class(bare, titled, told)

    def roster(self, class_given: str | None) -> Roster:
        """What was gathered; of the class that `--class` means."""
        students, left_out, notes = of_class(self.file, self.students, self.notes, class_given)
        others = {student.number for student in left_out} - {one.number for one in students}
        return Roster(
            self.file, tuple(students), tuple(notes), frozenset(others), tuple(left_out),
            self.account,
        )  # fmt: skip
