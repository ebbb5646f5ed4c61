"""An earlier summary's workbook read back into the parts that it was made of.

What people changed in 明细 counts: a result that was cleared up on the phone, a row added by hand.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from tongzhi_cli.core.answer import judge
from tongzhi_cli.core.problem import KINDS, Problem, Severity, Where
from tongzhi_cli.core.student import NumberFault, clean_name, clean_number
from tongzhi_cli.core.summary import Kind, Origin, Record, Summary, part_of
from tongzhi_cli.files.replies import moment_of
from tongzhi_cli.files.summary_layout import (
    BLANK,
    LINES,
    LISTED,
    OTHERS,
    PROBLEM_COLUMNS,
    PROBLEMS,
    RECORD_COLUMNS,
    SEVERITY,
    SOURCE_COLUMNS,
    SOURCES,
)
from tongzhi_cli.files.table import Book, Table, as_text

if TYPE_CHECKING:
    from tongzhi_cli.core.notice import Notice

_SEVERITY_OF = {word: severity for severity, word in SEVERITY.items()}


def is_summary(book: Book) -> bool:
    """Whether a workbook is one that `fankui merge` wrote, however it was saved since."""
    sheets = {table.sheet: table for table in book.tables}
    wanted = ((LINES, RECORD_COLUMNS), (PROBLEMS, PROBLEM_COLUMNS), (SOURCES, SOURCE_COLUMNS))
    return all(
        name in sheets and set(columns[:3]) <= set(_header(sheets[name]))
        for name, columns in wanted
    )


def read(book: Book, notice: "Notice") -> Summary:
    """The parts of a summary; times are in the notice's zone."""
    records: dict[str, list[Record]] = {}
    for table in book.tables:
        if table.sheet not in {LINES, OTHERS, LISTED}:
            continue
        for row in _Rows(table):
            record = _record(row, notice)
            if record and (table.sheet == LISTED) == (record.kind is Kind.LIST):
                records.setdefault(record.where.file, []).append(record)
    origins: dict[str, list[Origin]] = {}
    notes: dict[str, list[Problem]] = {}
    for table in book.tables:
        if table.sheet == SOURCES:
            for row in _Rows(table):
                if kind := row("种类"):
                    origin = Origin(row("文件"), Kind(kind), row("推断"))
                    origins.setdefault(origin.file, []).append(origin)
        elif table.sheet == PROBLEMS:
            for row in _Rows(table):
                if (file := row("读入时发现于")) and row("代号") in KINDS:
                    notes.setdefault(file, []).append(_note(row))
    for file in records.keys() - origins.keys():  # rows that somebody added
        origins[file] = [Origin(file, Kind.ROSTER)]
    return Summary(
        tuple(
            part_of(file, origins[file], records.get(file, ()), notes.get(file, ()))
            for file in sorted(origins)
        )
    )


def _header(table: Table) -> list[str]:
    return [table.text(0, at).strip() for at in range(len(table.rows[0]))] if table.rows else []


class _Row:
    """One row, whose cells are asked for by the words of the header."""

    def __init__(self, table: Table, columns: Mapping[str, int], at: int) -> None:
        self._table, self._columns, self._at = table, columns, at

    def __call__(self, column: str) -> str:
        """The text under a header, "" where there is none."""
        place = self._columns.get(column)
        return "" if place is None else as_text(self._table.value(self._at, place))

    def said(self, column: str) -> str:
        """A text that a person may have changed; 身份证号 are left out."""
        return self._table.text(self._at, self._columns.get(column)).strip()

    def moment(self, column: str, notice: "Notice") -> datetime | None:
        """The moment under a header."""
        place = self._columns.get(column)
        at = None if place is None else moment_of(self._table.value(self._at, place))
        return notice.local(at) if at else None

    @property
    def where(self) -> Where:
        """The place of the row itself."""
        return self._table.where(self._at, self._columns.get("学号"))


class _Rows:
    def __init__(self, table: Table) -> None:
        self._table = table
        self._columns = {name: at for at, name in enumerate(_header(table)) if name}

    def __iter__(self) -> Iterator[_Row]:
        for at in range(1, len(self._table.rows)):
            yield _Row(self._table, self._columns, at)


def _record(row: _Row, notice: "Notice") -> Record | None:
    number, name = row("学号"), row("姓名")
    if not (number or name):
        return None
    file = row("文件")
    where = Where(file, row("工作表") or None, row("位置") or None) if file else row.where
    if file and row("位置").isdecimal():
        where = Where(file, row("工作表") or None, line=int(row("位置")))
    if not file:
        number, name = clean_number(number), clean_name(name)
    result = judge(row.said("校对结果"), notice.ok_text, notice.ok_synonyms).text
    checked_at = row.moment("校对时间", notice)
    year = row("级")
    return Record(
        number,
        _own(row, "姓名"),
        where,
        Kind(row("种类") or Kind.ROSTER),
        _own(row, "班级"),
        _own(row, "学院"),
        int(year) if year.isdecimal() else None,
        row("层次"),
        row("专业"),
        result,
        checked_at,
        row.moment("记录时间", notice) or checked_at,
        row.said("备注"),
        NumberFault(row("学号的毛病")),
    )


def _own(row: _Row, column: str) -> str:
    """What the file itself said, where the line says more."""
    own = row(f"表上的{column}")
    return "" if own == BLANK else own or row(column)


def _note(row: _Row) -> Problem:
    code, hint = row("代号"), row("怎么办")
    line = row("行")
    where = None
    if row("文件"):
        where = Where(
            row("文件"),
            row("工作表") or None,
            row("格") or None,
            int(line) if line.isdecimal() else None,
        )
    return Problem(
        code,
        _SEVERITY_OF.get(row("级别"), Severity.INFO),
        row("说明"),
        "" if hint == KINDS[code].do else hint,
        row("学号") or None,
        row("姓名") or None,
        row("班级") or None,
        where,
    )
