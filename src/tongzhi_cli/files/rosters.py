"""A roster file -> the students in it, each with the cell it came from."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from tongzhi_cli.core import class_name as names
from tongzhi_cli.core.answer import Answer, Source
from tongzhi_cli.core.notice import Notice
from tongzhi_cli.core.problem import Problem, Severity, Where
from tongzhi_cli.core.roster import Roster
from tongzhi_cli.core.student import Student, clean_name, clean_number, entry_year, level
from tongzhi_cli.errors import InputError
from tongzhi_cli.files import tables
from tongzhi_cli.files.exports import answers_in
from tongzhi_cli.files.headers import HEADER_ROWS, Field, Header, find, words_of
from tongzhi_cli.files.tables import Book, Table, column_name

#: What stands at the end of lists and is no student.
_TOTALS = r"合计|总计|共计|总人数|人数|^共\s*\d+\s*人|制表|填表|签[名字章]|日期|^注[:：]|^说明"

_COUNT = r"\d+\s*[人名]?"


class _Reading:
    """What is gathered while a file is read."""

    def __init__(self, class_given: str | None) -> None:
        self.class_given = class_given
        self.students: list[Student] = []
        self.notes: list[Problem] = []

    def note(self, code: str, message: str, where: Where, student: Student | None = None) -> None:
        self.notes.append(
            Problem(
                code,
                Severity.INFO,
                message,
                number=student.number if student else None,
                name=student.name if student else None,
                class_name=student.class_name if student else None,
                where=where,
            )
        )


def read(
    path: Path,
    notice: Notice,
    *,
    class_given: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> tuple[Roster, list[Answer]]:
    """The students of a roster file, and the answers its own 校对结果 column holds.

    *class_given* (`--class`) names the class where the file does not, and picks one where the
    file has several. *mapping* (`--map`) says which column a field is in.

    Raises:
        InputError: the file cannot be read, has no header, two equally good columns, or nobody.
        UsageError: *mapping* names a field that does not exist.

    """
    book = tables.read(path)
    reading = _Reading(class_given)
    answers: list[Answer] = []
    needed = (Field.NUMBER, Field.NAME)
    found = [(table, find(table, needed, mapping or {})) for table in book.tables]
    read_from = [(table, header) for table, header in found if header]
    if not read_from:
        raise _no_header(book)
    for name in book.hidden:
        reading.note("left-out", f"工作表“{name}”是隐藏的，没有读", Where(book.file, name))
    _refuse_copies(book, read_from)
    for table, header in read_from:
        _read_table(reading, table, header)
        given = answers_in(table, header, Source.ROSTER, notice)
        answers += given.answers
        reading.notes += given.notes
    if not reading.students:
        raise InputError(f"{path} 里只有表头，没有学生", "请换成有名单的文件。")
    students = _one_class(reading, book) if class_given else reading.students
    kept = {student.number for student in students}
    return (
        Roster(book.file, tuple(students), tuple(reading.notes)),
        [answer for answer in answers if answer.number in kept],
    )


def _no_header(book: Book) -> InputError:
    if not any(len(table.rows) for table in book.tables):
        hidden = f"（隐藏的工作表：{'、'.join(book.hidden)}）" if book.hidden else ""
        return InputError(f"{book.file} 里没有内容{hidden}", "请换成有名单的文件。")
    seen = []
    for table in book.tables:
        words = "、".join(words_of(table)) or "（空）"
        seen.append(f"[{table.sheet}] {words}" if table.sheet else words)
    return InputError(
        f"{book.file} 的前 {HEADER_ROWS} 行里找不到同时有“学号”和“姓名”的表头，"
        f"现有的列：{'；'.join(seen)}",
        "请补上表头，或用 --map 学号=列名 --map 姓名=列名 指明。",
    )


def _refuse_copies(book: Book, read_from: list[tuple[Table, Header]]) -> None:
    """Two sheets with the same students are two versions; which one counts is not ours to say."""
    seen: dict[str, str] = {}
    for table, header in read_from:
        numbers = {
            clean_number(table.text(row, header.columns[Field.NUMBER]))
            for row in range(header.row + 1, len(table.rows))
        } - {""}
        for number in numbers:
            if number in seen:
                raise InputError(
                    f"{book.file} 的工作表“{seen[number]}”和“{table.sheet}”里有同样的学生，"
                    "不知道该用哪一张",
                    "请删掉或隐藏不用的那一张，保存后再试。",
                )
        seen |= dict.fromkeys(numbers, table.sheet or "")


def _read_table(reading: _Reading, table: Table, header: Header) -> None:
    titled = _class_in_titles(table, header)
    inferred: dict[str, set[str]] = {}
    for row in range(header.row + 1, len(table.rows)):
        student = _student(reading, table, header, row)
        if student is None:
            continue
        student = _with_class(reading, student, titled, inferred)
        reading.students.append(student)
    place = table.where(header.row)
    for what, values in inferred.items():
        reading.note("inferred", f"{what}：{'、'.join(sorted(values))}", place)


def _student(reading: _Reading, table: Table, header: Header, row: int) -> Student | None:
    """The student of one row, or None for a blank, repeated-header or closing row."""
    number_column, name_column = header.columns[Field.NUMBER], header.columns[Field.NAME]
    number, fault = table.number(row, number_column)
    name_written = table.text(row, name_column).strip()
    name = clean_name(name_written)
    if (number, name) == (
        clean_number(table.text(header.row, number_column)),
        clean_name(table.text(header.row, name_column)),
    ):
        return None  # the header again, as printed on each page
    if _closing(number, name, written := _written(table, row)):
        if written:
            reading.note("left-out", f"不是学生：{_joined(written)}", table.where(row))
        return None

    def text(field: Field) -> str:
        return " ".join(table.text(row, header.columns.get(field)).split())

    student = Student(
        number=number,
        name=name,
        where=table.where(row, number_column if number else name_column),
        class_name="".join(text(Field.CLASS).split()) or None,
        entry_year=entry_year(text(Field.ENTRY_YEAR)),
        level=level(text(Field.LEVEL)),
        major=text(Field.MAJOR) or None,
        fault=fault,
    )
    if name != name_written:
        place = table.where(row, name_column)
        reading.note("name-cleaned", f"“{name_written}”整理成“{name}”", place, student)
    return student


def _written(table: Table, row: int) -> list[str]:
    """The cells of a row that are not blank."""
    texts = (table.text(row, column).strip() for column in range(len(table.rows[row])))
    return [text for text in texts if text]


def _closing(number: str, name: str, written: Sequence[str]) -> bool:
    """Whether a row is blank, or a total, a note or a line to sign, rather than a student."""
    if any(character.isdecimal() for character in number) and name:
        return False
    if not number and not name:
        return True
    return (
        bool(re.search(_TOTALS, number) or re.fullmatch(_COUNT, name))
        or (not number and any(re.search(_TOTALS, text) for text in written))
    )  # fmt: skip


def _joined(texts: Sequence[str]) -> str:
    joined = " ".join(texts)
    return joined if len(joined) <= 30 else joined[:29] + "…"


def _class_in_titles(table: Table, header: Header) -> tuple[str, str] | None:
    """The class that a title row, the sheet's name or the file's name tells, and from where."""
    for row in range(header.row):
        for column in range(len(table.rows[row])):
            if name := names.class_name_in(table.text(row, column)):
                return name, f"标题（{column_name(column)}{row + 1}）"
    if table.sheet and (name := names.class_name_in(table.sheet)):
        return name, f"工作表名“{table.sheet}”"
    if name := names.class_name_in(Path(table.file).stem):
        return name, "文件名"
    return None


def _with_class(
    reading: _Reading,
    student: Student,
    titled: tuple[str, str] | None,
    told: dict[str, set[str]],
) -> Student:
    """Fill in class, 级 and 层次 that no column gave; *told* collects what to say about it."""
    name = student.class_name
    inferred: set[str] = set()
    if name is None and reading.class_given:
        name = reading.class_given
        inferred.add("class_name")
    elif name is None and titled:
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


def _one_class(reading: _Reading, book: Book) -> list[Student]:
    """The students of the class that `--class` names, where the file has classes of its own."""
    wanted = re.sub(r"\s", "", reading.class_given or "")
    kept = [student for student in reading.students if student.class_name == wanted]
    if not kept:
        classes = "、".join(sorted({student.class_name or "" for student in reading.students}))
        raise InputError(
            f"{book.file} 里没有“{wanted}”这个班，有的是：{classes}",
            "请照上面的写法写 --class，或去掉 --class。",
        )
    others = len(reading.students) - len(kept)
    if others:
        reading.note("left-out", f"只取“{wanted}”，别的班 {others} 人没有读", Where(book.file))
    return kept
