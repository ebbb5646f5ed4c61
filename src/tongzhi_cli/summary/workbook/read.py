"""An earlier summary's workbook read back into the parts that it was made of.

What people changed in 明细 counts: a result that was cleared up on the phone, a row added by hand.
"""

from array import array
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.result.judge import result_of
from tongzhi_cli.model.problem import Problem, Severity, Where, doing_for_registrar
from tongzhi_cli.model.student import NumberFault, clean_class, clean_name
from tongzhi_cli.model.times import moment
from tongzhi_cli.summary.kinds import KINDS
from tongzhi_cli.summary.model import Decision, Kind, Origin, Record, Summary
from tongzhi_cli.summary.scanned.rows import ScanRow, union
from tongzhi_cli.summary.store.store import Store
from tongzhi_cli.summary.union import part_in
from tongzhi_cli.summary.workbook import large
from tongzhi_cli.summary.workbook.large import Large
from tongzhi_cli.summary.workbook.layout import (
    BLANK,
    FAULT,
    LINES,
    LISTED,
    OTHERS,
    PROBLEMS,
    SCANS,
    SEVERITY,
    SOURCES,
    VOID,
    base_of,
)
from tongzhi_cli.summary.workbook.recognise import header
from tongzhi_cli.summary.workbook.row import Moments, Row
from tongzhi_cli.summary.workbook.scans import scan_in
from tongzhi_cli.tables.table import Book, Table

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

_SEVERITY_OF = {word: severity for severity, word in SEVERITY.items()}


def read(book: Book | Large, notice: "Notice") -> Summary:
    """The parts of a summary; times are in the notice's zone.

    A line that somebody changed or added is what they decided (`Kind.DECIDED`). Rows that a
    filter hides are lines as well.
    """
    sheets = sheets_of(book)
    moments = Moments(notice)
    store = Store()
    records: dict[str, array[int]] = {}
    origins: dict[str, list[Origin]] = {}
    notes: dict[str, list[Problem]] = {}
    scans: list[ScanRow] = []
    for sheet, rows in sheets:
        for row in rows:
            match sheet:
                case name if name in {LINES, OTHERS, LISTED}:
                    for record in _records(row, notice, moments, may_change=name == LINES):
                        if (name == LISTED) == (record.kind is Kind.LIST):
                            own = records.setdefault(record.where.file, array("I"))
                            own.append(store.add(record))
                case name if name == SOURCES and row("文件"):
                    kind = _KINDS.get(row("种类").strip(), Kind.ROSTER)
                    origin = Origin(row("文件"), kind, row("推断"))
                    origins.setdefault(origin.file, []).append(origin)
                case name if name == PROBLEMS and row("代号") in KINDS:
                    if file := row("读入时发现于"):
                        notes.setdefault(file, []).append(_note(row))
                case name if name == SCANS and row("照片"):
                    scans.append(scan_in(row))
                case _:
                    pass
    for file in records.keys() - origins.keys():  # rows that somebody added
        origins[file] = [Origin(file, Kind.DECIDED)]
    none = array("I")
    return Summary(
        tuple(
            part_in(store, file, origins[file], records.get(file, none), notes.get(file, ()))
            for file in sorted(origins)
        ),
        union([scans]),
    )


_KINDS = {kind.value: kind for kind in Kind}
_FAULTS = {fault.value: fault for fault in NumberFault}


def sheets_of(book: Book | Large) -> Iterator[tuple[str, Iterator[Row]]]:
    """The rows of each sheet of a summary, with the name of the table that it is a part of."""
    return _sheets_of(book) if isinstance(book, Book) else _sheets_of_large(book)


def _sheets_of(book: Book) -> Iterator[tuple[str, Iterator[Row]]]:
    """The rows of each sheet below its header, those that a filter hides as well."""
    for table in book.tables:
        rows = [table.hidden.get(at, row) for at, row in enumerate(table.rows)]
        whole = table._replace(rows=rows, hidden={})
        columns = _columns(header(table))
        count = len(rows) if columns else 0
        yield base_of(table.sheet), (Row(whole, columns, at) for at in range(1, count))


def _sheets_of_large(book: Large) -> Iterator[tuple[str, Iterator[Row]]]:
    """The same, of a workbook whose rows come one after the other."""
    for sheet in book.sheets:
        if not sheet.hidden:
            yield base_of(sheet.name), _rows_of_large(book, sheet)


def _rows_of_large(book: Large, sheet: large.Sheet) -> Iterator[Row]:
    rows = book.rows(sheet)
    first, words = next(rows, (0, []))
    table = Table(str(book.path), sheet.name, [words])
    columns = _columns(header(table)) if first == 0 else {}
    if columns:
        for at, row in rows:
            yield Row(table._replace(rows=[row], offset=at), columns, 0)


def _columns(header: Sequence[str]) -> dict[str, int]:
    """The places of the columns by their words; none where the sheet has no records or files."""
    columns = {name: at for at, name in enumerate(header) if name}
    return columns if "学号" in columns or "文件" in columns else {}


def _records(row: Row, notice: "Notice", moments: Moments, *, may_change: bool) -> Iterator[Record]:
    """What a row says: one record; a row that somebody voided says that as well."""
    void = row.said("作废") if row.has("作废") else ""
    is_marker = row("算作") == VOID
    record = None
    if not is_marker:
        record = _record(row, notice, moments, may_change=may_change and not void)
        if record:
            yield record
    if void and (is_marker or (may_change and record)):
        number, fault = row("学号"), _FAULTS.get(row("学号的毛病"), NumberFault.NONE)
        source = row("核定自") if is_marker else row.where_itself.file
        decision = Decision(row.said("核定人"), _decided_at(row, moments), source, void)
        was_decided = is_marker or (record and record.kind is Kind.DECIDED)
        yield Record(
            number, _own(row, "姓名"), row.where, Kind.DECIDED, _own(row, "班级"),
            _own(row, "学院"), fault=fault, decision=decision,
            result=result_of(row.said("校对结果"), notice).kept if was_decided else "",
        )  # fmt: skip


class Decided:
    """What people decided in the rows of a summary: what `read` makes of them, and only that."""

    def __init__(self, notice: "Notice") -> None:
        self._notice, self._moments = notice, Moments(notice)

    def of(self, row: Row, *, may_change: bool) -> Iterator[Record]:
        """The decisions of a row; nearly all have none, which is seen at once."""
        is_one = row("种类") == Kind.DECIDED or row("算作") == VOID
        if may_change and not is_one:
            is_one = any(map(row, ("作废", "核定人", "核定时间")))
            is_one = is_one or row("状态").strip() == FAULT != row("算作")
            is_one = is_one or row.is_changed
        if is_one:
            records = _records(row, self._notice, self._moments, may_change=may_change)
            yield from (one for one in records if one.kind is Kind.DECIDED)

    def ends(self, row: Row, *, may_change: bool) -> str:
        """The summary whose decision somebody changed or took back in a row; "" where nobody did.

        The program wrote the row as it stood; what it does not say any more is not decided.
        """
        if row("算作") == VOID:
            return "" if row.said("作废") else row("核定自")
        is_own = may_change and row("种类") == Kind.DECIDED and not row("作废")
        return row("核定自") if is_own and row.is_changed else ""


def _decided_at(row: Row, moments: Moments) -> str:
    at = row.moment("核定时间", moments)
    return moment(at) if at else row.said("核定时间")


def _record(row: Row, notice: "Notice", moments: Moments, *, may_change: bool) -> Record | None:
    if not (row("学号") or row("姓名")):
        return None
    kind = _KINDS.get(row("种类").strip(), Kind.ROSTER)
    result = result_of(row.said("校对结果"), notice)
    on_purpose = row("算作") == FAULT
    is_changed = may_change and row.is_changed
    if may_change and not on_purpose and result.status is Status.UNCLEAR:
        on_purpose = row.has("算作") and row("状态").strip() == FAULT
        is_changed = is_changed or on_purpose
    by, at = (row.said("核定人"), _decided_at(row, moments)) if row.has("核定人") else ("", "")
    decision = None
    if kind is Kind.DECIDED and (by or at or row("核定自")):
        decision = Decision(by, at, row("核定自"))
    if may_change and (is_changed or ((by or at) and kind is not Kind.DECIDED)):
        is_changed = True  # who puts a name to a line decides it as it stands
        decision = Decision(by, at, row.where_itself.file)
    if is_changed and kind is Kind.LIST and not row("校对结果"):
        return None  # the list's own row says who there is
    number, fault = row("学号"), _FAULTS.get(row("学号的毛病"), NumberFault.NONE)
    name, class_name, college = _own(row, "姓名"), _own(row, "班级"), _own(row, "学院")
    if is_changed:
        number, fault = row.number()
        name, kind = clean_name(row("姓名")), Kind.DECIDED
        class_name, college = clean_class(row.said("班级")), clean_class(row.said("学院"))
    checked_at = row.moment("校对时间", moments)
    return Record(
        number,
        name,
        row.where,
        kind,
        class_name,
        college,
        row.integer("级"),
        row("层次"),
        row("专业"),
        result.kept,
        checked_at,
        row.moment("记录时间", moments) or checked_at,
        row.said("备注"),
        fault,
        on_purpose,
        _away(row, is_changed=is_changed),
        decision,
    )


def _away(row: Row, *, is_changed: bool) -> str:
    """Why the file said that the student does not take part; a result that a person wrote ends it.

    Who writes 不参加（休学） as the result says so anew.
    """
    return "" if is_changed and row("校对结果").strip() else row("不参加")


def _own(row: Row, column: str) -> str:
    """What the file itself said, where the line says more."""
    own = row(f"表上的{column}")
    return "" if own == BLANK else own or row(column)


def _note(row: Row) -> Problem:
    kind, hint = KINDS[row("代号")], row("怎么办")
    where = None
    if row("文件"):
        where = Where(
            row("文件"),
            row("工作表") or None,
            row("格") or None,
            row.integer("行"),
        )
    return Problem(
        kind,
        _SEVERITY_OF.get(row("级别"), Severity.INFO),
        row("说明"),
        "" if hint in {kind.do, doing_for_registrar(kind.do)} else hint,
        row("学号") or None,
        row("姓名") or None,
        row("班级") or None,
        where,
    )
