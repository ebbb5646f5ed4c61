"""One list of a roster: which of its rows are about somebody, and what they tell."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.columns.column import OF_A_STUDENT, Column
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.kinds import LEFT_OUT
from tongzhi_cli.columns.rows import Listed, PassedOver, listed, swapped_in
from tongzhi_cli.columns.unread import id_numbers
from tongzhi_cli.columns.unread.comments import comments_in
from tongzhi_cli.columns.unread.no_values import no_values
from tongzhi_cli.columns.unread.struck import struck_out
from tongzhi_cli.columns.vocabulary import CALLED
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.classes.class_in_title import class_in_title, without_asides
from tongzhi_cli.model.nothing import nothing_in
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.standing import enrolment_of, marked, of_sheet
from tongzhi_cli.model.student import Student, same_name
from tongzhi_cli.model.text import beside_id_number, clean_answer
from tongzhi_cli.model.words import TOTALS
from tongzhi_cli.roster.class_told import title_at
from tongzhi_cli.roster.names import marked_names, meaning_of_marks, told_of_marks
from tongzhi_cli.roster.structure.lists import Part
from tongzhi_cli.tables.table import Table, Value, as_text, taking

if TYPE_CHECKING:
    from tongzhi_cli.columns.header import Header
    from tongzhi_cli.model.enrolment import Enrolment

#: The words for what a group calls somebody, each with its rank.
_CALLED = {word: rank for rank, word in enumerate(CALLED)}
#: Beside a class in a cell that is no title of it: totals, who came from where, a second class.
_NO_TITLE, _REST_OF_TITLE = f"{TOTALS}|转|由|调|同学|、|和|与|至", 20
#: In the header of a list with a row per course, where each student stands several times.
_COURSES = ("课", "教学班", "科目", "成绩", "学分", "学期")


def _is_title(text: str, name: str) -> bool:
    """Whether a cell is the title of a class, and neither its total nor prose about it."""
    rest = without_asides(text, name)
    return len(rest) <= _REST_OF_TITLE and not re.search(_NO_TITLE, rest)


def refuse_numbers_as_names(sheets: Sequence["Sheet"]) -> None:
    """Refuse a list whose 姓名 are running numbers: a column of integers is none.

    Raises:
        InputError: there is one.

    """
    for sheet in sheets:
        if len(sheet.people) > 1 and all(one.written.isdecimal() for one in sheet.people):
            some = "、".join(one.written for one in sheet.people[:3])
            place = sheet.table.where(sheet.header.row, sheet.header.columns[Column.NAME])
            raise InputError(
                f"{place} “姓名”一列下面都是数字（{some}……），不是姓名",
                "请改好表头，或用 --map 姓名=列名 指明姓名在哪一列（“列名”换成表头的字，或列号）。",
            )


class Sheet:
    """One list with a header, and the rows below it that are about somebody, or nobody."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.table = table = part.table
        self.header = header = part.header
        self.rows = list(listed(table, header))
        self.people: list[Listed] = []
        #: by row; who is in it once the rows have been read
        self.students: dict[int, Student] = {}
        self.passed_over: list[Listed | PassedOver] = []
        self.fields = [field for field in OF_A_STUDENT if field in header.columns]
        self._columns = [header.columns[field] for field in self.fields]
        self._take = taking(self._columns)
        self._said: dict[tuple[Value, ...], tuple[str, ...]] = {}
        remarks = table.texts_in(header.columns.get(Column.NOTE), part.first)
        #: What stands under 备注, by row, where something does.
        self.notes = {row: text for row, one in remarks.items() if (text := clean_answer(one))}
        for one in self.rows:
            if isinstance(one, Listed) and (one.number or one.name):
                self.people.append(one)
            else:
                self.passed_over.append(one)
        #: Those of the names that have a mark beside them, by row: the name, and the mark.
        self.marks = marked_names(self.people)
        if self.marks:
            self.people = [
                one._replace(name=self.marks[one.row][0]) if one.row in self.marks else one
                for one in self.people
            ]
        self._sections = self._classes_above()
        #: What the tab says of all on the sheet: 退学学生.
        self.enrolment: Enrolment | None = of_sheet(table.sheet or "")
        #: Whether a list right of its header was read.
        self.is_wider = False
        self._called = called_by(table, header)
        self.repeated: list[int] = self._take_once() if self._lists_courses() else []

    @property
    def is_of_the_gone(self) -> bool:
        """Whether the tab says that all on the sheet have left."""
        return self.enrolment is not None and not self.enrolment.takes_part

    @property
    def has_sections(self) -> bool:
        """Whether titles between the rows part it into classes."""
        return bool(self._sections)

    @property
    def has_nicknames(self) -> bool:
        """Whether the list says what a class group calls somebody."""
        return bool(self._called)

    def called(self, row: int) -> str:
        """What a class group calls the student of a row, "" where the list does not say."""
        for column in self._called:
            if text := value_text(as_text(self.table.value(row, column))):
                return text
        return ""

    def _classes_above(self) -> list[tuple[int, str, str]]:
        """The rows between students that are titles of a class: row, class, where it stands."""
        found: list[tuple[int, str, str]] = []
        for one in self.passed_over:
            if isinstance(one, PassedOver) and one.example:
                continue
            last = min(self.header.last + 1, len(self.table.rows[one.row]))
            found += self._titled_at(one.row, range(self.header.first, last))
        return sorted([*found, *self._over_all()]) if self.header.first else found

    def _over_all(self) -> Iterator[tuple[int, str, str]]:
        """The same of rows whose one text stands over lists side by side, left of this one."""
        table = self.table
        for row in range(self.part.first, len(table.rows)):
            filled = [at for at, value in enumerate(table.rows[row]) if as_text(value).strip()]
            if len(filled) == 1 and filled[0] < self.header.first:
                yield from self._titled_at(row, filled)

    def _titled_at(self, row: int, columns: Iterable[int]) -> Iterator[tuple[int, str, str]]:
        """The first of these cells of a row that is the title of a class."""
        for column in columns:
            text = self.table.text(row, column)
            if (name := class_in_title(text)) and _is_title(text, name):
                yield row, name, title_at(self.table, row, column)
                return

    def told_of_cells(self, ok_words: Collection[str]) -> list[Problem]:
        """What is told of cells that hold nothing, a 身份证号, or what was struck out."""
        empty = no_values(self.table, self.header, ok_words)
        cards = id_numbers.in_cells(self.table, self.header)
        beside = comments_in(self.table, self.header, self.rows)
        return [*empty, *struck_out(self.table, self.header), *beside, *cards]

    def told_of_others(self) -> list[Problem]:
        """That rows were left out that are about nobody, and of whom 学号 and 姓名 are swapped."""
        nobody = "不是学生：有内容，但没有学号和姓名"
        marked = [self._told_of_marks()] if self.marks else []
        left_out = [
            one.told(self.table)
            if isinstance(one, PassedOver)
            else Problem(LEFT_OUT, Severity.INFO, nobody, where=self.table.where(one.row))
            for one in self.passed_over
        ]
        return [*left_out, *marked, *swapped_in(self.table, self.people)]

    def _told_of_marks(self) -> Problem:
        """That names have marks, with what the list says of them, above its header or elsewhere."""
        texts = [one.text for one in self.passed_over if isinstance(one, PassedOver)]
        for row in range(max(self.header.row, 0)):
            texts += (as_text(value).strip() for value in self.table.rows[row])
        place = self.table.where(next(iter(self.marks)), self.header.columns.get(Column.NAME, 0))
        return told_of_marks(self.marks, place, meaning_of_marks(self.marks, texts))

    def section_of(self, row: int) -> tuple[str, str] | None:
        """The class that the nearest title between the students names, and where it stands."""
        at = bisect_left(self._sections, (row, "", ""))
        return self._sections[at - 1][1:] if at else None

    def _lists_courses(self) -> bool:
        row = self.header.row
        if row < 0:
            return False
        return any(word in text for text in self.table.texts(row) for word in _COURSES)

    def _take_once(self) -> list[int]:
        """Keep the first row of each student; which rows were dropped."""
        first: dict[str, str] = {}
        kept, dropped = [], []
        for one in self.people:
            if one.number in first and same_name(one.name, first[one.number]):
                dropped.append(one.row)
                continue
            kept.append(one)
            if one.number:
                first.setdefault(one.number, one.name)
        self.people = kept
        return dropped

    def told_of(self, row: int) -> tuple[str, ...]:
        """What a row tells of its student beside 学号 and 姓名, by *fields*, each on one line.

        "" for a cell that holds nothing, though #N/A or a dash may stand there.
        """
        merged = self.table.merged
        if merged:
            tops = [merged.get((row, at), row) for at in self._columns]
            values = tuple(map(self.table.value, tops, self._columns))
        else:
            cells = self.table.rows[row]
            try:
                values = self._take(cells)
            except IndexError:  # a row that ends before it
                values = tuple([cells[at] if at < len(cells) else "" for at in self._columns])
        said = self._said.get(values)
        if said is None:  # nearly all rows of a class say the same
            pairs = zip(self.fields, values, strict=True)
            said = self._said[values] = tuple([self._text_of(*pair) for pair in pairs])
        return said

    def values_of(self, field: Column) -> set[Value]:
        """What the cells of one of the *fields* hold, in the rows that were `told_of`."""
        at = self.fields.index(field)
        return {values[at] for values in self._said}

    def _text_of(self, field: Column, value: Value) -> str:
        text = value_text(as_text(value))
        if field is Column.CLASS:  # 2014级软件1班（休学）, or 已退学 alone
            text = "" if enrolment_of(text) else marked(text)[0]
        return text


def called_by(table: Table, header: "Header") -> list[int]:
    """The columns of a list that say what a class group calls somebody, the best first."""
    row = header.row
    if row < 0:
        return []
    last = min(header.last + 1, len(table.rows[row]))
    found = []
    for column in range(header.first, last):
        word = normal(header.heading(table, column))
        if word in _CALLED:
            found.append((_CALLED[word], column))
    return [column for _, column in sorted(found)]


def value_text(text: str) -> str:
    """What a cell tells of a student, on one line; "" for #N/A and what else says nothing.

    No 身份证号 is kept.
    """
    text = beside_id_number(" ".join(text.split()))
    return "" if nothing_in(text) else text
