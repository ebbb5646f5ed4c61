"""The workbook of a summary: 总览, what staff work through, and everything it was made of.

Written by XlsxWriter, with the values of its formulas; long tables get their rows from
`long_sheets`. It carries no clock: the same summary gives the same bytes.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from itertools import chain
from types import MappingProxyType
from typing import IO, TYPE_CHECKING

from tongzhi_cli.answers.answer import STATUS_WORDS, Status
from tongzhi_cli.followup.steps import Group, Step, group_of, steps_for
from tongzhi_cli.model.terms import Role
from tongzhi_cli.summary.merge import Merged
from tongzhi_cli.summary.model import HANDED_IN, Kind, Record
from tongzhi_cli.summary.named import Named
from tongzhi_cli.summary.people.suggest import Suggested, not_yet
from tongzhi_cli.summary.reconcile_student import status_of
from tongzhi_cli.summary.store.rows import Rows
from tongzhi_cli.summary.union import rows_of
from tongzhi_cli.summary.verdict import perhaps_away
from tongzhi_cli.summary.workbook import overview
from tongzhi_cli.summary.workbook.layout import (
    ANOMALIES,
    AWAY,
    CHANGE_COLUMNS,
    CHANGED,
    LINES,
    LISTED,
    MISSING,
    MOST_ROWS,
    OTHERS,
    PHOTOS,
    PROBLEM_COLUMNS,
    PROBLEMS,
    RECORD_COLUMNS,
    SCAN_COLUMNS,
    SCANS,
    SOURCE_COLUMNS,
    SOURCES,
    VOID,
)
from tongzhi_cli.summary.workbook.lines import Lines, record_row, with_status
from tongzhi_cli.summary.workbook.listed import statuses_of
from tongzhi_cli.summary.workbook.long_sheet import Cell, LongSheet, fill
from tongzhi_cli.summary.workbook.page.frame import frame_of
from tongzhi_cli.summary.workbook.scans import scans
from tongzhi_cli.summary.workbook.table_sheet import FONT, TableSheets
from tongzhi_cli.summary.workbook.told import problem, problems, sources

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

#: Word processors and readers that are asked for a date of making get this one.
_MADE = datetime(2018, 1, 1)  # noqa: DTZ001  the file carries no clock
_STUDENT = ("学院", "班级", "学号", "姓名")
#: What stands instead of a remedy where nobody knows what is wrong, if anything is.
_TO_ASK = ("先问清楚", "", "")


def build(
    merged: Merged, *, most: int = MOST_ROWS, tell: Callable[[str], object] = lambda _: None
) -> bytes:
    """The workbook of *merged*, as `write` writes it."""
    file = BytesIO()
    write(file, merged, most=most, tell=tell)
    return file.getvalue()


def write(
    file: IO[bytes],
    merged: Merged,
    *,
    most: int = MOST_ROWS,
    tell: Callable[[str], object] = lambda _: None,
    now: datetime | None = None,
    news: Sequence[Sequence[Cell]] | None = None,
    papers: Mapping[tuple[str, str], str] = MappingProxyType({}),
) -> None:
    """Write the workbook of *merged*.

    Tables of more than *most* rows go on on further sheets, which is told (*tell*). *now* is what
    somebody said the time is, and stands on the printed pages; *news* gets a sheet of its own,
    which is never read back. *papers* says of a class, by 学院 and name, how its signed paper is.
    """
    fill(file, *_without_rows(merged, most, tell, now, news, papers))


def _without_rows(
    merged: Merged,
    most: int,
    tell: Callable[[str], object],
    now: datetime | None,
    news: Sequence[Sequence[Cell]] | None,
    papers: Mapping[tuple[str, str], str],
) -> tuple[bytes, list[LongSheet]]:
    """The workbook with one row a table, and the rest of the rows.

    What XlsxWriter makes of 总览 takes as much room as all the records, and is gone then.
    """
    import xlsxwriter  # noqa: PLC0415  start fast

    file = BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": f"{merged.notice.title}：汇总", "created": _MADE})
    book.formats[0].set_font_name(FONT)
    book.formats[0].set_font_size(11)
    frame = frame_of(merged, now)
    overview.write(book, merged, frame, papers)
    has_colleges = any(each.college for each in merged.colleges)
    tables = TableSheets(book, frame, most, has_colleges=has_colleges)
    _add_all(tables, merged)
    if news is not None:
        tables.add(CHANGED, CHANGE_COLUMNS, news, list)
    book.close()
    for note in tables.notes:
        tell(note)
    return file.getvalue(), tables.sheets


def _add_all(tables: TableSheets, merged: Merged) -> None:
    """Every table behind 总览, in the order of the sheets."""
    notice, lines = merged.notice, merged.lines
    handed_in = {(each.college, each.name) for each in merged.classes if each.handed_in}
    forms = _forms(lines)
    all_lines = Lines(lines, merged.raw, merged.statuses)
    wanting = {status: array("I") for status in Status}
    for at, status in enumerate(merged.statuses):
        if status is not Status.OK and (status is not Status.MISSING or at not in merged.owners.of):
            wanting[status].append(at)
    gone = (Status.OK, Status.MISSING, Status.AWAY)
    wrong = sorted(chain.from_iterable(wanting[each] for each in Status if each not in gone))
    seem_away = perhaps_away(merged.problems)
    asked = {at for at in wanting[Status.VAGUE] if seem_away and lines[at].where in seem_away}
    wrong = [at for at in wrong if at not in asked] if asked else wrong
    absent = sorted([*wanting[Status.AWAY], *asked])
    said = {at: lines.store.result(lines.ids[at]) for at in wrong}
    steps = {text: steps_for(text, notice) for text in set(said.values())}
    told = Suggested(lines, merged.owners, merged.likely)
    photos = [at for at in wrong if _is_photographed(said[at], steps, notice)]

    def anomaly(one: Record, status: Status) -> list[Cell]:
        remedy = _TO_ASK if status is Status.UNCLEAR else _remedy(steps[one.result])
        told = [STATUS_WORDS[status], one.result, *remedy, one.note, one.where.file]
        return [*_student(one), *told]

    def missing(one: Record) -> list[Cell]:
        reason = told.of_owner(one) or _reason(one, handed_in)
        file = one.where.file
        if one.kind is Kind.LIST:
            file = told.file_of(one) or forms.get((one.college, one.class_name), file)
        return [*_student(one), reason, one.note, file]

    def away(one: Record) -> list[Cell]:
        reason = named.reason(one)
        if one.where in seem_away:
            reason = f"写的是“{one.result}”，像是不参加，先问清楚"
        return [*_student(one), reason, one.note, one.where.file]

    def photo(one: Record) -> list[Cell]:
        return [*_student(one), one.result, *_photo(notice)]

    def as_it_is(record: Record) -> list[Cell]:
        status = VOID if record.void else STATUS_WORDS[status_of(record, notice)]
        return record_row(record, record, status)

    tables.add(LINES, RECORD_COLUMNS, all_lines, with_status, all_lines.quick())
    columns = (*_STUDENT, "状态", "校对结果", "哪一项", "谁来解决", "要带的材料", "备注", "文件")
    tables.add(ANOMALIES, columns, all_lines.at(wrong), lambda one: anomaly(one[0], one[2]))
    tables.add(
        MISSING, (*_STUDENT, "原因", "备注", "文件"), lines.at(wanting[Status.MISSING]), missing
    )
    if absent:
        named = Named(notice)
        tables.add(AWAY, (*_STUDENT, "原因", "备注", "文件"), lines.at(absent), away)
    tables.add(
        PHOTOS, (*_STUDENT, "校对结果", "到哪里", "什么时候以前", "交什么"), lines.at(photos), photo
    )
    if merged.summary.scans:
        tables.add(SCANS, SCAN_COLUMNS, scans(merged), list)
    tables.add(PROBLEMS, PROBLEM_COLUMNS, problems(merged), lambda found: problem(*found))
    tables.add(SOURCES, SOURCE_COLUMNS, list(sources(merged)), list)
    if others := merged.others.listed(is_it=False):  # a sheet of none would print a page
        tables.add(OTHERS, RECORD_COLUMNS, others, as_it_is)
    if listed := rows_of(merged.summary).listed():
        as_listed = Lines(listed, listed, statuses_of(listed, merged))
        tables.add(LISTED, RECORD_COLUMNS, as_listed, with_status, as_listed.quick())


# --- the rows --------------------------------------------------------------------------------


def _student(line: Record) -> list[Cell]:
    return [line.college, line.class_name, line.number, line.name]


def _forms(lines: Rows) -> dict[tuple[str, str], str]:
    """The file of each class with most of its lines: what those who stand in none lack in."""
    counts = [(one, count) for one, count in lines.counts() if one.kind in HANDED_IN]
    counts.sort(key=lambda pair: (pair[1], pair[0].place.file))
    return {(one.college, one.class_name): one.place.file for one, _ in counts}


def _reason(line: Record, handed_in: set[tuple[str, str]]) -> str:
    if line.kind is not Kind.LIST:
        return not_yet(line) if line.result else "表上空着"
    there = (line.college, line.class_name) in handed_in
    return "名单上有，表上没有" if there else "全班没有交表"


def _remedy(steps: Sequence[Step]) -> list[Cell]:
    """哪一项, 谁来解决, 要带的材料; of several faults, each once."""
    return [
        "、".join(one.fault.name for one in steps),
        "；".join(dict.fromkeys(one.office for one in steps)),
        "；".join(dict.fromkeys(one.bring for one in steps if one.bring)),
    ]


def _is_photographed(text: str, steps: dict[str, tuple[Step, ...]], notice: "Notice") -> bool:
    """Whether one is to be photographed, as *notice* sends them: 照片不是本人 may be as well."""
    return any(group_of(one.fault, text, notice) is Group.PHOTO for one in steps[text])


def _photo(notice: "Notice") -> list[Cell]:
    deadline = notice.deadline(Role.PHOTO)
    told = notice.no_photo
    return [
        f"{told.where}：{told.what}" if told else "",
        deadline.text if deadline else "",
        f"{deadline.what}（交{deadline.where}）" if deadline else "",
    ]
