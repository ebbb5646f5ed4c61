"""A roster file -> the students in it, each with the cell it came from."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tongzhi_cli.core import class_name as names
from tongzhi_cli.core.answer import Answer, Source
from tongzhi_cli.core.notice import Notice
from tongzhi_cli.core.problem import Problem, Severity, Where
from tongzhi_cli.core.roster import Roster
from tongzhi_cli.core.student import Student, clean_class, entry_year, level
from tongzhi_cli.errors import InputError
from tongzhi_cli.files import tables
from tongzhi_cli.files.exports import answers_in
from tongzhi_cli.files.headers import ColumnMap, Field, Header, find_in
from tongzhi_cli.files.listing import Listed, PassedOver, hidden_sheets, listed
from tongzhi_cli.files.tables import Book, Table, column_name


def read(
    path: Path,
    notice: Notice,
    *,
    class_given: str | None = None,
    mapping: ColumnMap | None = None,
) -> tuple[Roster, list[Answer]]:
    """The students of a roster file, and the answers its own 校对结果 column holds.

    *class_given* (`--class`) names the class where the file does not, and picks one where the
    file has several. *mapping* (`--map`) says which column a field is in.

    Raises:
        InputError: the file cannot be read, has no header, two equally good columns, or nobody.

    """
    book = tables.read(path)
    found = find_in(book, (Field.NUMBER, Field.NAME), mapping or ColumnMap())
    sheets = [_Sheet(table, header) for table, header in found]
    reading = _Reading(book.file)
    reading.notes += hidden_sheets(book)
    _refuse_copies(book, sheets)
    answers: list[Answer] = []
    for sheet in sheets:
        reading.read(sheet)
        given = answers_in(sheet.table, sheet.header, sheet.rows, Source.ROSTER, notice)
        answers += given.answers
        reading.notes += given.notes
    if not reading.students:
        raise InputError(f"{path} 里只有表头，没有学生", "请换成有名单的文件。")
    students, others = reading.of_class(clean_class(class_given or ""))
    return (
        Roster(book.file, tuple(students), tuple(reading.notes), others),
        [answer for answer in answers if answer.number not in others],
    )


class _Sheet:
    """One sheet with a header, and the rows below it that are about somebody, or nobody."""

    def __init__(self, table: Table, header: Header) -> None:
        self.table = table
        self.header = header
        self.rows = list(listed(table, header))
        self.people: list[Listed] = []
        self.passed_over: list[Listed | PassedOver] = []
        for one in self.rows:
            if isinstance(one, Listed) and (one.number or one.name):
                self.people.append(one)
            else:
                self.passed_over.append(one)
        self._names_classes = any(self.text(one.row, Field.CLASS) for one in self.people)

    def lacks_class(self, one: Listed) -> bool:
        """Whether others have a class in their column and this one has none."""
        return self._names_classes and not self.text(one.row, Field.CLASS)

    def text(self, row: int, field: Field) -> str:
        return " ".join(self.table.text_of_merged(row, self.header.columns.get(field)).split())


def _refuse_copies(book: Book, sheets: Sequence[_Sheet]) -> None:
    """Two sheets with the same students are two versions; which one counts is not ours to say."""
    seen: list[tuple[str, set[str]]] = []
    for sheet in sheets:
        name = sheet.table.sheet or ""
        numbers = {one.number for one in sheet.people} - {""}
        for other, known in seen:
            # a few students on both are slips, which duplicate-number names
            if known & numbers and 2 * len(known & numbers) >= min(len(known), len(numbers)):
                raise InputError(
                    f"{book.file} 的工作表“{other}”和“{name}”里有同样的学生，不知道该用哪一张",
                    "请删掉或隐藏不用的那一张，保存后再试。",
                )
        seen.append((name, numbers))


class _Reading:
    """What is gathered while a file is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.students: list[Student] = []
        self.notes: list[Problem] = []

    def note(
        self,
        code: str,
        message: str,
        where: Where,
        student: Student | None = None,
        severity: Severity = Severity.INFO,
    ) -> None:
        self.notes.append(
            Problem(
                code,
                severity,
                message,
                number=student.number if student else None,
                name=student.name if student else None,
                class_name=student.class_name if student else None,
                where=where,
            )
        )

    def read(self, sheet: _Sheet) -> None:
        """Take in the students of one sheet."""
        titled = _class_in_titles(sheet)
        told: dict[str, set[str]] = {}
        for person in sheet.people:
            student = _with_class(_student(sheet, person), titled, told)
            self.students.append(student)
            if sheet.lacks_class(person):
                message = "班级一栏是空的，会单独成一张表"
                where = sheet.table.where(person.row, sheet.header.columns[Field.CLASS])
                self.note("no-class", message, where, student, Severity.ERROR)
            if person.name != person.written:
                place = sheet.table.where(person.row, sheet.header.columns[Field.NAME])
                message = f"“{person.written}”整理成“{person.name}”"
                self.note("name-cleaned", message, place, student)
        for one in sheet.passed_over:
            said = one.text if isinstance(one, PassedOver) else "有内容，但没有学号和姓名"
            self.note("left-out", f"不是学生：{said}", sheet.table.where(one.row))
        self._tell(told, sheet.table.where(sheet.header.row))

    def _tell(self, inferred: Mapping[str, set[str]], where: Where) -> None:
        for what, values in inferred.items():
            self.note("inferred", f"{what}：{'、'.join(sorted(values))}", where)

    def of_class(self, wanted: str) -> tuple[list[Student], frozenset[str]]:
        """The students that `--class` means, and the numbers of the others.

        It picks a class where the file has it; it names the class where the file tells none, or
        where what the file tells was only inferred for all.
        """
        classes = {student.class_name for student in self.students}
        if not wanted or classes == {wanted}:
            return self.students, frozenset()
        if wanted in classes:
            kept = [student for student in self.students if student.class_name == wanted]
            others = [student for student in self.students if student.class_name != wanted]
            message = f"只取“{wanted}”，别的班 {len(others)} 人没有读"
            self.note("left-out", message, Where(self.file))
            numbers = {student.number for student in kept}
            return kept, frozenset(student.number for student in others) - numbers
        stated = any("class_name" not in student.inferred for student in self.students)
        if len(classes) == 1 and (classes == {None} or not stated):
            return self._named(wanted), frozenset()
        listed_classes = "、".join(sorted(name or "（没有班级）" for name in classes))
        raise InputError(
            f"{self.file} 里没有“{wanted}”这个班，有的是：{listed_classes}",
            "请照上面的写法写 --class，或去掉 --class。",
        )

    def _named(self, wanted: str) -> list[Student]:
        """The students, all of the class that `--class` names; what was inferred is so anew."""
        self.notes = [note for note in self.notes if note.code != "inferred"]
        told: dict[str, set[str]] = {}
        named = []
        for student in self.students:
            year = None if "entry_year" in student.inferred else student.entry_year
            study = None if "level" in student.inferred else student.level
            bare = student._replace(
                class_name=wanted, entry_year=year, level=study, inferred=frozenset()
            )
            named.append(_with_class(bare, None, told))
        self._tell(told, Where(self.file))
        return named


def _student(sheet: _Sheet, one: Listed) -> Student:
    columns = sheet.header.columns
    return Student(
        number=one.number,
        name=one.name,
        where=sheet.table.where(one.row, columns[Field.NUMBER if one.number else Field.NAME]),
        class_name=clean_class(sheet.text(one.row, Field.CLASS)) or None,
        entry_year=entry_year(sheet.text(one.row, Field.ENTRY_YEAR)),
        level=level(sheet.text(one.row, Field.LEVEL)),
        major=sheet.text(one.row, Field.MAJOR) or None,
        fault=one.fault,
    )


def _class_in_titles(sheet: _Sheet) -> tuple[str, str] | None:
    """The class that a title row, the sheet's name or the file's name tells, and from where."""
    table = sheet.table
    for row in range(sheet.header.row):
        for column in range(len(table.rows[row])):
            if name := names.class_name_in(table.text(row, column)):
                return name, f"标题（{column_name(column)}{row + 1}）"
    if table.sheet and (name := names.class_name_in(table.sheet)):
        return name, f"工作表名“{table.sheet}”"
    if name := names.class_name_in(Path(table.file).stem):
        return name, "文件名"
    return None


def _with_class(
    student: Student, titled: tuple[str, str] | None, told: dict[str, set[str]]
) -> Student:
    """Fill in class, 级 and 层次 that no column gave; *told* collects what to say about it."""
    name = student.class_name
    inferred = set(student.inferred)
    if name is None and titled:
        name, source = titled
        inferred.add("class_name")
        told.setdefault(f"班级取自{source}", set()).add(name)
    year, study = student.entry_year, student.level
    if name and year is None and (year := names.entry_year_in(name)):
        inferred.add("entry_year")
        told.setdefault("年级取自班级名称", set()).add(f"{name} → {year}级")
    if name and study is None and (study := names.level_in(name)):
        inferred.add("level")
        told.setdefault("层次取自班级名称", set()).add(f"{name} → {study}")
    return student._replace(
        class_name=name, entry_year=year, level=study, inferred=frozenset(inferred)
    )
