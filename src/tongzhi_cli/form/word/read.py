"""A filled form (附件2) read back from a .docx: the students, their results, the class.

Built by `fankui` or typed by hand. The table is found by its header, as `form.word.blank` finds a
blank one, and read as any roster is (`columns.header`, `columns.rows`, `answers.rows`); sheets of
one class are joined.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Answer, Source
from tongzhi_cli.answers.rows import replies
from tongzhi_cli.columns.column import OF_A_STUDENT, Column
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.kinds import STRUCK_OUT
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.columns.rows import places_of, told_of
from tongzhi_cli.columns.unread.comments import comments_in
from tongzhi_cli.columns.unread.no_values import no_values
from tongzhi_cli.columns.unread.results import is_unknown
from tongzhi_cli.columns.unread.struck import struck_out
from tongzhi_cli.columns.whether import asks_good, denies_fault
from tongzhi_cli.errors import BlankFormError, InputError, NobodyError, NoFormError, NoResultError
from tongzhi_cli.form.kinds import NOT_ASCENDING
from tongzhi_cli.form.paper_rows import COUNTED, NOBODY
from tongzhi_cli.form.word.classes.of_tables import classes_of
from tongzhi_cli.form.word.classes.said import TITLE, Stands, Whose
from tongzhi_cli.form.word.columns import FormColumns
from tongzhi_cli.form.word.pasted import pasted_again
from tongzhi_cli.form.word.tables import FormSheet, FormTables
from tongzhi_cli.model.enrolment import Enrolment
from tongzhi_cli.model.file_kind import FileKind, use_of
from tongzhi_cli.model.problem import Kind, Problem, Severity, Where
from tongzhi_cli.model.standing import reason_in
from tongzhi_cli.model.student import (
    NumberFault,
    Student,
    are_digits,
    number_key,
)
from tongzhi_cli.model.text import clean_answer, shortened, without_id_numbers
from tongzhi_cli.office import file_type, limits
from tongzhi_cli.office.package import Package
from tongzhi_cli.office.word.patterns import contents
from tongzhi_cli.office.word.struck_styles import struck_by
from tongzhi_cli.office.word.tables import Grid
from tongzhi_cli.office.word.xml import main_part
from tongzhi_cli.roster.enrolment import of_remark
from tongzhi_cli.roster.kinds import INFERRED, NO_CLASS, UNCLEAR_CLASS
from tongzhi_cli.roster.model import Roster, nobody_of
from tongzhi_cli.roster.names import note_of, standing_beside
from tongzhi_cli.roster.sheets import value_text
from tongzhi_cli.tables.table import Table

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

_FORM = (Column.NUMBER, Column.NAME, Column.RESULT)
#: The root of a part, with its namespaces, is within so many bytes.
_ROOT = 8192
#: So much of a text is told.
_LONGEST = 30
_WRITE_CLASS = "请在这张表上只写一个班级（“班级：……”一行），再来一次。"


def read(
    path: Path, notice: "Notice", mapping: ColumnMap | None = None
) -> tuple[Roster, list[Answer]]:
    """The students of a filled form, in its order, and the answers beside them.

    Its columns are told by their words, by what the *notice* keeps of its form, and by *mapping*
    (`--map`), which overrules both.

    Raises:
        InputError: the file cannot be read, has no table that is a form, or nobody in it.

    """
    return read_data(path, limits.read_bytes(path), notice, mapping)


def read_data(
    path: Path, data: bytes, notice: "Notice", mapping: ColumnMap | None = None
) -> tuple[Roster, list[Answer]]:
    """As `read`, of *data* that came out of *path*."""
    return read_package(Package(path, data), notice, mapping)


def read_package(
    package: Package, notice: "Notice", mapping: ColumnMap | None = None
) -> tuple[Roster, list[Answer]]:
    """As `read`, of a package that has been opened."""
    path, part = package.path, main_part(package)
    xml = package.read(part) if part in package else b""
    if b"wordprocessingml" not in xml[:_ROOT]:
        kind = file_type.of_parts(package.names, package.data)
        raise file_type.refuse(path, kind, "填好的反馈表（.docx）", ".docx")
    columns = FormColumns(notice, mapping or ColumnMap())
    comments: dict[str, str] = {}
    if any("comments" in one for one in package.names) and b"comment" in xml:
        from tongzhi_cli.office.marks.comments import comments_of  # noqa: PLC0415  few have any

        comments = comments_of(package)
    pieces = contents(path, xml, columns.is_header, struck_by(package, xml), comments)
    return read_pieces(path, pieces, notice, columns)


def read_pieces(
    path: Path, pieces: Sequence[str | Grid], notice: "Notice", columns: FormColumns
) -> tuple[Roster, list[Answer]]:
    """As `read`, of the lines and tables of a file, whatever kind of file it is.

    Raises:
        InputError: no table is a form, or there is nobody in it.

    """
    return _Reading(path, pieces, notice, columns).result()


class _Reading:
    """What is gathered while a document is read."""

    def __init__(
        self, path: Path, pieces: Sequence[str | Grid], notice: "Notice", columns: FormColumns
    ) -> None:
        self._path, self._file, self._notice = path, str(path), notice
        self._students: list[Student] = []
        self._answers: list[Answer] = []
        self._notes: list[Problem] = []
        self._told: dict[str, set[str]] = {}
        self._beside: set[Where] = set()
        self._doubts: dict[str, tuple[Where, Whose]] = {}
        tables = FormTables(self._file, pieces, columns)
        if not tables.sheets and tables.only_signed:
            raise NoResultError(
                f"{path} 是{FileKind.ONLY_SIGNED}", use_of(FileKind.ONLY_SIGNED, self._file)
            )
        if not tables.sheets:
            raise self._no_form(tables.headers_seen)
        for told, why in sorted(tables.told.items()):
            self._told[told] = {why}
        for text in tables.struck:
            said = shortened(without_id_numbers(text), _LONGEST)
            self._note(STRUCK_OUT, f"表格外面划掉或隐藏的“{said}”没有算", Where(self._file))
        stand = [_stands(sheet) for sheet in tables.sheets]
        classes = classes_of(path.stem, stand, tables.around)
        again = dict(pasted_again(tables.sheets, classes))
        self._notes += again.values()
        for at, (sheet, whose) in enumerate(zip(tables.sheets, classes, strict=True)):
            if at not in again:
                start = len(self._students)
                self._take_in(sheet, whose)
                if sheet.number in tables.beside:
                    self._beside |= {one.where for one in self._students[start:]}
        self._notes += tables.unread_results()
        if not self._students and any(NOBODY in line for one in stand for line in one.lines):
            raise NobodyError(f"{path} 写着{NOBODY}，里面没有学生", "请用反馈表。")
        if not self._students:
            raise BlankFormError(f"{path} 是空白的反馈表，里面没有学生", "请换成填好的那一份。")

    def result(self) -> tuple[Roster, list[Answer]]:
        """The roster that the form amounts to, and its answers."""
        for what, values in self._told.items():
            self._note(INFERRED, f"{what}：{'、'.join(sorted(values))}", Where(self._file))
        for sheet, (where, whose) in self._doubts.items():
            name, said = whose.name, f"“{sheet}”{whose.doubt}"
            self._notes.append(
                Problem(
                    UNCLEAR_CLASS, Severity.WARNING, said, _WRITE_CLASS, class_name=name,
                    where=where,
                )
            )  # fmt: skip
        if not (self._doubts or any(student.class_name for student in self._students)):
            message = "表上没有写班级，文件名里也看不出是哪个班"
            self._note(NO_CLASS, message, Where(self._file), Severity.WARNING)
        self._look_at_order()
        return Roster(self._file, tuple(self._students), tuple(self._notes)), self._answers

    def _note(
        self, kind: Kind, message: str, where: Where, severity: Severity = Severity.INFO
    ) -> None:
        self._notes.append(Problem(kind, severity, message, where=where))

    def _no_form(self, headers: Sequence[str]) -> InputError:
        if any(re.fullmatch(COUNTED, header) for header in headers):
            return NobodyError(f"{self._path} 是统计表，里面没有学生", "请用反馈表。")
        seen = [one for one in headers if one]
        told = f"，看到的表头：{'、'.join(seen)}" if seen else "，里面没有表格"
        do = "请画成表，一行一个人（学号、姓名、校对结果）"
        if seen:
            unknown = [one for one in dict.fromkeys(seen) if is_unknown(one)]
            mapped = f"，或用 --map 校对结果={unknown[0]} 指明" if len(unknown) == 1 else ""
            do = f"请改表头的字再试{mapped}"
        return NoFormError(
            f"{self._path} 里认不出反馈表：要有一张表，表头里有“学号”“姓名”和“校对结果”{told}",
            f"如果它不是反馈表（例如通知），请移到别处；是的话，{do}。",
        )

    # --- the students ------------------------------------------------------------------------

    def _take_in(self, sheet: FormSheet, whose: Whose) -> None:
        columns = sheet.header.columns
        students: dict[int, Student] = {}
        common: dict[tuple[tuple[str, ...], Whose | None], Student] = {}
        about = [columns[field] for field in OF_A_STUDENT if field in columns]
        notes = sheet.table.texts_in(columns.get(Column.NOTE))
        self._notes += no_values(sheet.table, sheet.header, self._notice.ok_words)
        self._notes += struck_out(sheet.table, sheet.header)
        self._notes += comments_in(sheet.table, sheet.header, sheet.rows)
        self._notes += told_of(sheet.table, sheet.rows)
        place_of = places_of(sheet.table, sheet.header)
        for one in sheet.people:
            said = tuple([sheet.table.text_of_merged(one.row, at) for at in about])
            own = _in_section(sheet, one.row, whose) if sheet.sections else None
            like = common.get((said, own))
            if like is None:  # nearly all rows of a form say the same
                like = common[said, own] = self._like(sheet.table, columns, one.row, own or whose)
            where = place_of(one)
            enrolment = standing_beside(one.written)
            if enrolment is None and one.row in notes:
                place = sheet.table.where(one.row, columns[Column.NOTE])
                enrolment = self._remark(notes[one.row], place)
            student = tuple.__new__(  # quick: of each row
                Student,
                (
                    one.number, one.name, where, like.class_name, like.entry_year, like.level,
                    like.facts, one.fault, like.inferred, like.college, None, enrolment, "",
                ),
            )  # fmt: skip
            self._students.append(student)
            students[one.row] = student
            if one.name != one.written and (told := note_of(one, where, student.class_name)):
                self._notes.append(told)
        if Column.RESULT not in columns:
            return
        question = normal(sheet.header.heading(sheet.table, columns[Column.RESULT]))
        is_plain = (
            Column.DETAIL not in columns
            and not sheet.header.also
            and asks_good(question) is None
            and not denies_fault(question)
        )
        for reply in replies(
            sheet.table, sheet.header, sheet.rows, Source.FORM, self._notice,
            as_written=is_plain, students=students,
        ):  # fmt: skip
            if reply.row in students:
                answer, number = reply.answer, students[reply.row].number
                self._answers.append(
                    answer if answer.number == number else answer._replace(number=number)
                )
                self._notes += reply.odd

    def _remark(self, note: str, where: Where) -> Enrolment | None:
        """What 备注 says of the student's 学籍, where who does not sign has the reason."""
        told, doubt = of_remark(clean_answer(note), where)
        if doubt:
            self._notes.append(doubt)
        return told

    def _like(
        self,
        table: Table,
        columns: Mapping[Column, int],
        row: int,
        whose: Whose,
    ) -> Student:
        """A student without a name, of whom a row, or the form, says so much about the class."""
        told = {
            field: value_text(table.text_of_merged(row, columns[field]))
            for field in OF_A_STUDENT
            if field in columns
        }
        bare = nobody_of(told, table.where(row))
        if bare.class_name:
            return bare
        name, source = whose.name, whose.source
        if whose.doubt:
            self._doubts.setdefault(table.sheet or "", (table.where(row), whose))
        if not source or not name:
            return bare._replace(class_name=name)
        self._told.setdefault(f"班级取自{source}", set()).add(name)
        return bare._replace(class_name=name, inferred=frozenset({"class_name"}))

    def _look_at_order(self) -> None:
        """Say where the paper's order is not that of 学号; a 勘误表 beside the list has its own.

        Source: 普院教发（2018）4号: 各班班长按学号由小到大的顺序统一填写.
        """
        told = {one.text for one in self._answers if one.text}
        gone = {text for text in told if reason_in(text) is not None}
        away = {one.number for one in self._answers if one.text in gone} if gone else ()
        of_class: dict[tuple[str | None, bool], list[Student]] = {}
        for one in self._students:
            if one.number and one.fault is NumberFault.NONE and one.number not in away:
                of_list = (one.class_name, one.where in self._beside)
                of_class.setdefault(of_list, []).append(one)
        for own in of_class.values():  # who does not take part stands at the end
            if found := _out_of_order(own):
                student, place = found
                message = f"学号没有由小到大排：{student.number} 排在 {place}"
                self._note(NOT_ASCENDING, message, student.where, Severity.WARNING)
                self._notes[-1] = self._notes[-1]._replace(class_name=student.class_name)


def _in_section(sheet: FormSheet, row: int, whose: Whose) -> Whose:
    """The class whose title is the nearest above a *row* of the table, else *whose* that is."""
    if above := [name for at, name in sheet.sections if at < row]:
        return Whose(above[-1], TITLE)
    if whose.name or whose.doubt:
        return whose
    return Whose(doubt=f"里“{sheet.sections[0][1]}”上面的同学没有写班级")


def _stands(sheet: FormSheet) -> Stands:
    """What tells of which class a sheet is."""
    numbers = [one.number for one in sheet.people if one.number]
    place = sheet.table.sheet if not sheet.table.places else ""
    return Stands(sheet.number, sheet.lines, numbers, place or "")


def _out_of_order(students: Sequence[Student]) -> tuple[Student, str] | None:
    """The first who stands at a wrong place, and where that is; None where all are in order.

    Of two the one is wrong without which the order around it is right: 101, 109, 103, 104.
    """
    numbers = [one.number for one in students]
    if numbers == sorted(numbers) and are_digits(numbers):
        return None  # as on nearly all
    keys = [*map(number_key, numbers)]
    for at, (one, other) in enumerate(pairwise(keys)):
        if one <= other:
            continue
        first, second = students[at : at + 2]
        behind = keys[at + 2 : at + 3]
        fits = at == 0 or keys[at - 1] <= other
        if fits and any(one > key >= other for key in behind):
            return first, f"{second.number} 前面"
        return second, f"{first.number} 后面"
    return None
