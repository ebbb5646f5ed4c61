"""A filled form (附件2) read back from a .docx: the students, their results, the class.

Built by `fankui` or typed by hand. The table is found by its header, as `form_docx` finds a blank
one, and read as any roster is (`headers`, `listing`, `replies`); sheets of one class are joined.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.core import class_name as names
from tongzhi_cli.core.answer import Answer, Source
from tongzhi_cli.core.problem import Problem, Severity, Where
from tongzhi_cli.core.roster import Roster
from tongzhi_cli.core.student import (
    NumberFault,
    Student,
    clean_class,
    entry_year,
    level,
    number_key,
)
from tongzhi_cli.errors import InputError
from tongzhi_cli.files import content, form_class_line, gate
from tongzhi_cli.files.form_docx import COLUMN_OF, NEEDED, main_part
from tongzhi_cli.files.header_words import FIELD_OF, OF_A_CLASS, Field, normal
from tongzhi_cli.files.headers import ColumnMap, Header, find
from tongzhi_cli.files.listing import Listed, PassedOver, listed
from tongzhi_cli.files.package import Package
from tongzhi_cli.files.replies import replies
from tongzhi_cli.files.table import Table
from tongzhi_cli.files.word_tables import DRAWN, Grid, contents, lines_of

if TYPE_CHECKING:
    from tongzhi_cli.core.notice import Notice

_FORM = (Field.NUMBER, Field.NAME, Field.RESULT)
#: The root of a part, with its namespaces, is within so many bytes.
_ROOT = 8192


class _Sheet(NamedTuple):
    """A list in the table of that *number*, its *header*, the *lines* that are about nobody."""

    number: int
    table: Table
    header: Header
    rows: Sequence[Listed | PassedOver]
    lines: Sequence[str]


def read(path: Path, notice: "Notice") -> tuple[Roster, list[Answer]]:
    """The students of a filled form, in its order, and the answers beside them.

    Raises:
        InputError: the file cannot be read, has no table that is a form, or nobody in it.

    """
    return read_data(path, gate.read_bytes(path), notice)


def read_data(path: Path, data: bytes, notice: "Notice") -> tuple[Roster, list[Answer]]:
    """As `read`, of *data* that came out of *path*."""
    return read_package(Package(path, data), notice)


def read_package(package: Package, notice: "Notice") -> tuple[Roster, list[Answer]]:
    """As `read`, of a package that has been opened."""
    path, part = package.path, main_part(package)
    xml = package.read(part) if part in package else b""
    if b"wordprocessingml" not in xml[:_ROOT]:
        kind = content.of_parts(package.names, package.data)
        raise content.refuse(path, kind, "填好的反馈表（.docx）", ".docx")
    pieces = contents(path, xml, is_header)
    return _Reading(path, pieces, notice).result()


def is_header(texts: Iterable[str]) -> bool:
    """Whether a row of these texts is the header of a form."""
    return {COLUMN_OF.get(normal(text)) for text in texts}.issuperset(NEEDED)


class _Reading:
    """What is gathered while a document is read."""

    def __init__(self, path: Path, pieces: Sequence[str | Grid], notice: "Notice") -> None:
        self._path, self._file, self._notice = path, str(path), notice
        self._students: list[Student] = []
        self._answers: list[Answer] = []
        self._notes: list[Problem] = []
        self._told: dict[str, set[str]] = {}
        self._headers_seen: list[str] = []
        sheets, around = self._sheets(pieces)
        if not sheets:
            raise self._no_form()
        for sheet, titled in zip(sheets, self._classes(sheets, around), strict=True):
            self._take_in(sheet, titled)
        if not self._students:
            raise InputError(f"{path} 是空白的反馈表，里面没有学生", "请换成填好的那一份。")

    def result(self) -> tuple[Roster, list[Answer]]:
        """The roster that the form amounts to, and its answers."""
        for what, values in self._told.items():
            self._note("inferred", f"{what}：{'、'.join(sorted(values))}", Where(self._file))
        if not any(student.class_name for student in self._students):
            message = "表上没有写班级，文件名里也看不出是哪个班"
            self._note("no-class", message, Where(self._file), Severity.WARNING)
        self._look_at_order()
        return Roster(self._file, tuple(self._students), tuple(self._notes)), self._answers

    def _note(
        self, code: str, message: str, where: Where, severity: Severity = Severity.INFO
    ) -> None:
        self._notes.append(Problem(code, severity, message, where=where))

    def _no_form(self) -> InputError:
        seen = "、".join(text for text in self._headers_seen if text)
        told = f"，看到的表头：{seen}" if seen else "，里面没有表格"
        return InputError(
            f"{self._path} 里认不出反馈表：要有一张表，表头里有“学号”“姓名”和“校对结果”{told}",
            "如果它不是反馈表（例如通知），请移到别处；是的话，请改表头的字再试。",
        )

    # --- the tables of the document ----------------------------------------------------------

    def _sheets(self, pieces: Sequence[str | Grid]) -> tuple[list[_Sheet], list[list[str]]]:
        """The form's tables, and the lines before each and behind the last one."""
        sheets: list[_Sheet] = []
        around: list[list[str]] = [[]]
        for at, piece in enumerate(pieces):
            if isinstance(piece, str):
                around[-1] += piece.split("\n")
                continue
            found = self._as_sheets(piece, _count(pieces[: at + 1]), sheets)
            if not found:
                around[-1] += lines_of(piece)
                around[-1] += _labelled(piece.rows)
                continue
            for one in found:
                sheets.append(one)
                around.append([])
        return sheets, around

    def _as_sheets(self, grid: Grid, number: int, before: Sequence[_Sheet]) -> list[_Sheet]:
        """A table with a header, or one that goes on where the last one ended; else nothing."""
        name = f"第{number}张表"
        table = _table(self._file, name, grid)
        headers = _plain_header(grid) or find(table, _FORM, ColumnMap()) or find(table, *_ODD)
        if not headers and before and _goes_on(grid, before[-1]):
            headers = [
                one.header._replace(row=-1) for one in before if one.number == before[-1].number
            ]
        if not headers and grid.rows:
            self._headers_seen += [normal(text) for text in grid.rows[0] if text.strip()][:8]
        if not headers:
            return []
        blocks = [name, *(f"{name}第{at}栏" for at in range(2, len(headers) + 1))]
        return [
            self._sheet(number, _table(self._file, block, grid), grid, header)
            for block, header in zip(blocks, headers, strict=True)
        ]

    def _sheet(self, number: int, table: Table, grid: Grid, header: Header) -> _Sheet:
        _fill_merged(grid, header)
        for row in grid.rows:
            for at in header.all_of(Field.RESULT):
                if at < len(row) and not row[at].isascii():
                    row[at] = row[at].translate(DRAWN)
        rows = list(listed(table, header))
        people = {one.row for one in rows if isinstance(one, Listed) and (one.number or one.name)}
        others = [
            [text for text in row if text.strip()]
            for at, row in enumerate(grid.rows)
            if at not in people and at != header.row
        ]
        lines = ["\t".join(texts) for texts in others]
        return _Sheet(number, table, header, rows, [*lines, *_labelled(others)])

    # --- the class ---------------------------------------------------------------------------

    def _classes(
        self, sheets: Sequence[_Sheet], around: Sequence[Sequence[str]]
    ) -> list[tuple[str, str] | None]:
        """The class of each table, and where it is told: within, above, below, in the file's name.

        Lines between two tables belong to the upper one, unless the first has its class above.
        """
        told_around = [_told_in(lines) for lines in around]
        above = bool(told_around[0]) and not told_around[-1]
        found: list[tuple[str, str] | None] = []
        for at, sheet in enumerate(sheets):
            own = _told_in(sheet.lines) or told_around[at if above else at + 1]
            if not own and at and not told_around[at]:
                own = found[-1][0] if found[-1] else ""
            if not own and at == 0:
                own = told_around[0]
            found.append((own, "") if own else None)
        if not any(found):
            titled = self._class_elsewhere(around)
            found = [titled] * len(sheets)
        known = next((one for one in found if one), None)
        if len({one for one in found if one}) == 1:
            found = [known] * len(sheets)
        return found

    def _class_elsewhere(self, around: Sequence[Sequence[str]]) -> tuple[str, str] | None:
        """The class that a title or the file's name tells."""
        for line in around[0]:
            if name := names.class_name_in(line):
                return name, "标题"
        name = _class_in_file_name(self._path.stem)
        return (name, "文件名") if name else None

    # --- the students ------------------------------------------------------------------------

    def _take_in(self, sheet: _Sheet, titled: tuple[str, str] | None) -> None:
        columns = sheet.header.columns
        number_of: dict[int, str] = {}
        common: dict[tuple[str, ...], Student] = {}
        about = [columns[field] for field in OF_A_CLASS if field in columns]
        for one in sheet.rows:
            if isinstance(one, PassedOver) or not (one.number or one.name):
                continue
            said = tuple(sheet.table.text_of_merged(one.row, at) for at in about)
            if said not in common:  # nearly all rows of a form say the same
                common[said] = self._like(sheet.table, columns, one.row, titled)
            where, like = sheet.table.where(one.row), common[said]
            student = Student(
                one.number, one.name, where, like.class_name, like.entry_year, like.level,
                like.major, one.fault, like.inferred, like.college,
            )  # fmt: skip
            self._students.append(student)
            number_of[one.row] = one.number
            if one.name != one.written:
                message = f"“{' '.join(one.written.split())}”整理成“{one.name}”"
                self._note("name-cleaned", message, where)
        if Field.RESULT not in columns:
            return
        is_plain = Field.DETAIL not in columns and not sheet.header.also
        for reply in replies(
            sheet.table, sheet.header, sheet.rows, Source.FORM, self._notice, as_written=is_plain
        ):
            if reply.row in number_of:
                answer, number = reply.answer, number_of[reply.row]
                self._answers.append(
                    answer if answer.number == number else answer._replace(number=number)
                )
                self._notes += reply.odd

    def _like(
        self,
        table: Table,
        columns: Mapping[Field, int],
        row: int,
        titled: tuple[str, str] | None,
    ) -> Student:
        """A student without a name, of whom a row, or the form, says so much about the class."""

        def said(field: Field) -> str:
            return " ".join(table.text_of_merged(row, columns.get(field)).split())

        name, source = titled or ("", "")
        own = clean_class(said(Field.CLASS))
        if source and not own:
            self._told.setdefault(f"班级取自{source}", set()).add(name)
        return Student(
            "",
            "",
            table.where(row),
            own or name or None,
            entry_year(said(Field.ENTRY_YEAR)),
            level(said(Field.LEVEL)),
            said(Field.MAJOR) or None,
            inferred=frozenset({"class_name"} if source and not own else ()),
            college=clean_class(said(Field.COLLEGE)) or None,
        )

    def _look_at_order(self) -> None:
        """Say where the paper's order is not that of 学号.

        Source: 普院教发（2018）4号: 各班班长按学号由小到大的顺序统一填写.
        """
        last: dict[str | None, Student] = {}
        for student in self._students:
            before = last.get(student.class_name)
            if not student.number or student.fault is not NumberFault.NONE:
                continue
            if before and number_key(student.number) < number_key(before.number):
                message = f"学号没有由小到大排：{student.number} 排在 {before.number} 后面"
                self._note("not-ascending", message, student.where, Severity.WARNING)
                return
            last[student.class_name] = student


#: A form without a column of that name may have several, or a plain list of who is wrong.
_ODD = ((Field.NUMBER, Field.NAME, Field.DETAIL), ColumnMap())
_ROW_OF_PEOPLE = 2


def _plain_header(grid: Grid) -> list[Header]:
    """The header where it is the first row and has each word once, as in nearly all forms."""
    if not grid.rows or grid.merged:
        return []
    header = _header_of(tuple(grid.rows[0]))
    return [header] if header else []


@lru_cache(maxsize=256)
def _header_of(texts: tuple[str, ...]) -> Header | None:
    words = [normal(text) for text in texts]
    known = [FIELD_OF.get(word) for word in words]
    is_plain = all(
        field or word in COLUMN_OF or not word for field, word in zip(known, words, strict=True)
    )
    fields = [field for field in known if field]
    if not is_plain or len(set(fields)) < len(fields) or not set(_FORM) <= set(fields):
        return None
    return Header(0, {field: at for at, field in enumerate(known) if field})


def _table(file: str, name: str, grid: Grid) -> Table:
    places = [(name, at) for at in range(1, len(grid.rows) + 1)]
    return Table(file, name, grid.rows, merged=grid.merged, places=places)


def _count(pieces: Iterable[str | Grid]) -> int:
    return sum(isinstance(piece, Grid) for piece in pieces)


def _goes_on(grid: Grid, before: _Sheet) -> bool:
    """Whether a table without a header has a 学号 where the one before it has them."""
    column = before.header.columns[Field.NUMBER]
    width = len(before.table.rows[max(before.header.row, 0)])
    cells = [row[column].strip() for row in grid.rows if len(row) == width]
    return any(len(cell) > _ROW_OF_PEOPLE and cell.isascii() and cell.isalnum() for cell in cells)


def _fill_merged(grid: Grid, header: Header) -> None:
    """Give the lower cells of a cell merged over students its text; join rows of one student."""
    keys = {header.columns[Field.NUMBER], header.columns[Field.NAME]}
    of_one = {
        (row, top) for (row, at), top in grid.merged.items() if at in keys and top > header.row
    }
    for (row, at), top in grid.merged.items():
        is_own = top > header.row and at not in keys and (row, top) not in of_one
        if is_own and at < len(grid.rows[row]):
            grid.rows[row][at] = grid.rows[top][at]
    for row, top in sorted(of_one):
        for at, text in enumerate(grid.rows[row]):
            if text.strip() and at not in keys:
                upper = grid.rows[top]
                upper += [""] * (at + 1 - len(upper))
                upper[at] = "\n".join(filter(None, (upper[at], text)))
        grid.rows[row][:] = []


def _labelled(rows: Iterable[Sequence[str]]) -> list[str]:
    """班级 and its value in cells of their own, as one line."""
    found = []
    for row in rows:
        texts = [text for text in row if text.strip()]
        for label, value in pairwise(texts):
            if FIELD_OF.get(normal(label)) is Field.CLASS:
                found.append(f"班级：{value}")
    return found


def _told_in(lines: Iterable[str]) -> str:
    """The class that a line says, "" where it was left blank."""
    return next(filter(None, map(form_class_line.read, lines)), "")


def _class_in_file_name(stem: str) -> str:
    """The class in the name of a file, or what is left of it without what all forms are called.

    >>> _class_in_file_name("附件2 反馈表-2014级软件工程1班(1)")
    '2014级软件工程1班'
    >>> _class_in_file_name("信管141反馈表")
    '信管141'
    >>> _class_in_file_name("附件2")
    ''
    """
    if name := names.class_name_in(stem):
        return name
    rest = re.sub(r"[（(]\d+[）)]|副本|最终版?|终稿|签字版?|打印版?|新建|文档|\d{4}届", "", stem)
    rest = re.sub(
        r"附件\s*\d*|高等教育|学历电子注册|图像|信息|校对|核对|反馈|勘误|登记|汇总|表|班级",
        "",
        rest,
    )
    rest = clean_class(re.sub(r"[\s_\-—、.:：]+", "", rest))
    return rest if re.search(r"\d", rest) and re.search(r"[^\W\d_a-zA-Z]", rest) else ""
