"""The sheets of a roster file: which of them count, and which of their rows are about somebody."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.columns.column import OF_A_STUDENT, Column
from tongzhi_cli.columns.header import Header, words_of
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.kinds import LEFT_OUT
from tongzhi_cli.columns.no_values import no_values
from tongzhi_cli.columns.rows import Listed, PassedOver, listed
from tongzhi_cli.columns.struck import struck_out
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.class_name import class_name_in
from tongzhi_cli.model.nothing import nothing_in
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.standing import enrolment_of, marked, titled
from tongzhi_cli.model.student import Student, same_name
from tongzhi_cli.office.addresses import column_name
from tongzhi_cli.tables.table import Book, Table, Value, as_text

if TYPE_CHECKING:
    from tongzhi_cli.model.enrolment import Enrolment

#: Beside a class in a cell that is no title of it: totals, who came from where, a second class.
_NO_TITLE, _REST_OF_TITLE = "合计|总计|共计|小计|转|由|调|同学|、|和|与|至", 20
#: In the header of a list with a row per course, where each student stands several times.
_COURSES = "课|教学班|科目|成绩|学分|学期"


def chosen(book: Book, wanted: Sequence[str]) -> Book:
    """The sheets that --sheet names."""
    there = {(table.sheet or "").strip(): table for table in book.tables}
    kept = []
    for name in dict.fromkeys(one.strip() for one in wanted):
        if name in {one.strip() for one in book.hidden}:
            raise InputError(
                f"{book.file} 的工作表“{name}”是隐藏的", "请在 Excel/WPS 里取消隐藏，保存后再试。"
            )
        if name not in there:
            listed_names = "、".join(f"“{one}”" for one in there if one) or "（只有一张，没有名字）"
            raise InputError(
                f"{book.file} 里没有“{name}”这张工作表，有的是：{listed_names}",
                "请照上面的写法写 --sheet，或去掉 --sheet。",
            )
        kept.append(there[name])
    return book._replace(tables=tuple(kept))


def sheets_left_out(whole: Book, kept: Book) -> list[Problem]:
    """That the sheets that --sheet does not name were not read."""
    names = {table.sheet for table in kept.tables}
    return [
        Problem(
            LEFT_OUT,
            Severity.INFO,
            f"工作表“{table.sheet}”没有读，--sheet 没有指明它",
            where=Where(whole.file, table.sheet),
        )
        for table in whole.tables
        if table.sheet not in names and len(table.rows)
    ]


def unread_sheets(book: Book, read: Sequence[Table]) -> list[Problem]:
    """That visible sheets were passed over for want of a header; a warning if they list people."""
    notes = []
    for table in book.tables:
        if any(table is one for one in read) or not len(table.rows):
            continue
        people = sum(_is_somebody(table, row) for row in range(len(table.rows)))
        columns = "、".join(words_of(table))
        notes.append(
            Problem(
                LEFT_OUT,
                Severity.WARNING if people else Severity.INFO,
                f"工作表“{table.sheet}”没有读：找不到“学号”和“姓名”的表头，有的列：{columns}",
                where=Where(book.file, table.sheet),
            )
        )
    return notes


def unread_columns(table: Table, headers: Sequence[Header]) -> list[Problem]:
    """That a column is headed as that of 学号 is, and was not read: --map names one of several."""
    row = headers[0].row
    if row < 0:
        return []
    taken = {header.columns[Column.NUMBER] for header in headers}
    words = {normal(table.text(row, column)) for column in taken} - {""}
    return [
        Problem(
            LEFT_OUT,
            Severity.WARNING,
            f"{column_name(column)} 列也是“{table.text(row, column).strip()}”，没有读",
            where=table.where(row, column),
        )
        for column in range(len(table.rows[row]))
        if column not in taken and normal(table.text(row, column)) in words
    ]


def _is_somebody(table: Table, row: int) -> bool:
    """Whether a row has a number as long as a 学号, and a cell that could be a name."""
    texts = [table.text(row, column).strip() for column in range(len(table.rows[row]))]
    numbers = any(re.fullmatch(r"[A-Za-z]{0,3}\d{6,18}", text) for text in texts)
    return numbers and any(re.fullmatch(r"[^\W\d_a-zA-Z]{2,4}", text) for text in texts)


def refuse_copies(book: Book, sheets: Sequence["Sheet"]) -> None:
    """Refuse two sheets with the same students: which version counts is not ours to say.

    Raises:
        InputError: half of the students of one sheet stand on another, too.

    """
    seen: list[tuple[Table, set[str]]] = []
    for sheet in sheets:
        numbers = {one.number for one in sheet.people} - {""}
        for other, known in seen:
            if other is sheet.table:
                continue  # lists side by side; duplicate-number names whom they share
            # a few students on both are slips, which duplicate-number names
            if known & numbers and 2 * len(known & numbers) >= min(len(known), len(numbers)):
                name = sheet.table.sheet
                both = f"工作表“{other.sheet}”和“{name}”"
                counts = f"{len(known)} 人、{len(numbers)} 人，{len(known & numbers)} 人两张都有"
                raise InputError(
                    f"{book.file} 的{both}里有同样的学生，不知道该用哪一张",
                    f"（{counts}）请删掉或隐藏不用的那一张，保存后再试；"
                    f"或加 --sheet {name} 指明用哪一张。",
                )
        seen.append((sheet.table, numbers))


def refuse_unlike(book: Book, students: Sequence[Student]) -> None:
    """Refuse several sheets of students unless each has classes of its own.

    Raises:
        InputError: a class stands on two sheets, or a sheet does not tell its class.

    """
    if len(book.tables) < 2:  # lists side by side are one sheet's
        return
    counts: dict[str | None, int] = {}
    classes: dict[str | None, set[str | None]] = {}
    for student in students:
        sheet = student.where.sheet
        counts[sheet] = counts.get(sheet, 0) + 1
        classes.setdefault(sheet, set()).add(student.class_name)
    everybody = [name for told in classes.values() for name in told]
    if len(classes) < 2 or (None not in everybody and len(set(everybody)) == len(everybody)):
        return
    named = "、".join(f"“{name}”（{count} 人）" for name, count in counts.items())
    if None in everybody:
        why = "又没有写明各是哪个班"
    else:
        shared = sorted({str(name) for name in everybody if everybody.count(name) > 1})
        why = f"又都是“{shared[0]}”"
    raise InputError(
        f"{book.file} 有 {len(counts)} 张工作表都像花名册：{named}，{why}，不知道该用哪一张",
        f"请加 --sheet 指明，如 --sheet {next(iter(counts))}（几张都要就写几次），或隐藏不用的。",
    )


def _is_title(text: str, name: str) -> bool:
    """Whether a cell is the title of a class, and neither its total nor prose about it."""
    rest = "".join(text.split()).replace(name, "", 1)
    return len(rest) <= _REST_OF_TITLE and not re.search(_NO_TITLE, rest)


class Sheet:
    """One list with a header, and the rows below it that are about somebody, or nobody."""

    def __init__(self, table: Table, header: Header) -> None:
        self.table = table
        self.header = header
        self.rows = list(listed(table, header))
        self.people: list[Listed] = []
        #: by row; who is in it once the rows have been read
        self.students: dict[int, Student] = {}
        self.passed_over: list[Listed | PassedOver] = []
        self.fields = [field for field in OF_A_STUDENT if field in header.columns]
        self._columns = [header.columns[field] for field in self.fields]
        self._said: dict[tuple[Value, ...], tuple[str, ...]] = {}
        for one in self.rows:
            if isinstance(one, Listed) and (one.number or one.name):
                self.people.append(one)
            else:
                self.passed_over.append(one)
        self._sections = self._classes_above()
        #: What the tab says of all on the sheet: 退学学生.
        self.enrolment: Enrolment | None = titled(table.sheet or "")
        self.repeated = self._take_once() if self._lists_courses() else 0

    @property
    def is_of_the_gone(self) -> bool:
        """Whether the tab says that all on the sheet have left."""
        return self.enrolment is not None and not self.enrolment.takes_part

    def _classes_above(self) -> list[tuple[int, str, str]]:
        """The rows between students that are titles of a class: row, class, where it stands."""
        found = []
        for one in self.passed_over:
            if isinstance(one, PassedOver) and one.example:
                continue
            columns = range(len(self.table.rows[one.row]))
            own = [at for at in columns if self.header.first <= at <= self.header.last]
            for column in own:
                text = self.table.text(one.row, column)
                name = class_name_in(text)
                if name and _is_title(text, name):
                    found.append((one.row, name, f"标题（{column_name(column)}{one.row + 1}）"))
                    break
        return found

    def told_of_cells(self, ok_words: Collection[str]) -> list[Problem]:
        """What is told of cells that hold nothing, or what was struck out."""
        empty = no_values(self.table, self.header, ok_words)
        return [*empty, *struck_out(self.table, self.header)]

    def told_of_others(self) -> list[Problem]:
        """That rows were left out that are about nobody."""
        nobody = "不是学生：有内容，但没有学号和姓名"
        return [
            one.told(self.table)
            if isinstance(one, PassedOver)
            else Problem(LEFT_OUT, Severity.INFO, nobody, where=self.table.where(one.row))
            for one in self.passed_over
        ]

    def section_of(self, row: int) -> tuple[str, str] | None:
        """The class that the nearest title between the students names, and where it stands."""
        at = bisect_left(self._sections, (row, "", ""))
        return self._sections[at - 1][1:] if at else None

    def _lists_courses(self) -> bool:
        row = self.header.row
        if row < 0:
            return False
        texts = (self.table.text(row, column) for column in range(len(self.table.rows[row])))
        return any(re.search(_COURSES, text) for text in texts)

    def _take_once(self) -> int:
        """Keep the first row of each student; how many rows were dropped."""
        first: dict[str, str] = {}
        kept = []
        for one in self.people:
            if one.number in first and same_name(one.name, first[one.number]):
                continue
            kept.append(one)
            if one.number:
                first.setdefault(one.number, one.name)
        dropped = len(self.people) - len(kept)
        self.people = kept
        return dropped

    def told_of(self, row: int) -> tuple[str, ...]:
        """What a row tells of its student beside 学号 and 姓名, by *fields*, each on one line.

        "" for a cell that holds nothing, though #N/A or a dash may stand there.
        """
        merged, value_of = self.table.merged, self.table.value
        if merged:
            tops = [merged.get((row, at), row) for at in self._columns]
            values = tuple(map(value_of, tops, self._columns))
        else:
            values = tuple([value_of(row, at) for at in self._columns])
        if values not in self._said:  # nearly all rows of a class say the same
            pairs = zip(self.fields, values, strict=True)
            self._said[values] = tuple([self._text_of(field, value) for field, value in pairs])
        return self._said[values]

    def _text_of(self, field: Column, value: Value) -> str:
        text = value_text(as_text(value))
        if field is Column.CLASS:  # 2014级软件1班（休学）, or 已退学 alone
            text = "" if enrolment_of(text) else marked(text)[0]
        return text


def value_text(text: str) -> str:
    """What a cell tells of a student, on one line; "" for #N/A and what else says nothing."""
    text = " ".join(text.split())
    return "" if nothing_in(text) else text
