"""索引.xlsx: what went to whom, and the list of all who are to hand in.

Its first sheet is for people: a row for each class. Its second is the school's list as `merge
--roster` takes it, so that what comes back is compared without another word.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import openpyxl

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.columns.column import Column
from tongzhi_cli.model.terms import Role
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.deadlines import dated
from tongzhi_cli.office.excel.rows import Mould, Strings
from tongzhi_cli.office.sheet_style import fill, widths
from tongzhi_cli.office.writing import saved
from tongzhi_cli.packs.plan import Pack
from tongzhi_cli.roster.structure.own_sheets import CLASSES, LIST
from tongzhi_cli.roster.workbook import told_of

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

#: The parts of the two sheets, as openpyxl calls them.
_SHEETS = ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml")
_WIDTHS = {"学院": 14, "班级": 20, "放在": 34}


class _Column(NamedTuple):
    """A column of the first sheet: its heading, and what stands in it of a pack.

    *always* says that it is there though nothing is known.
    """

    heading: str
    of: Callable[[Pack], str | int]
    always: bool = True


def index(packs: Sequence[Pack], notice: "Notice", where: Callable[[Pack], str]) -> bytes:
    """The workbook; *where* says where the pack of a class lies."""
    columns = [one for one in _columns(notice, where) if one.always or any(map(one.of, packs))]
    lines = [[one.of(pack) for one in columns] for pack in packs]
    everybody = (line.student for pack in packs for line in pack.report.lines)
    students = [[told_of(student, one) for one in _LISTED] for student in everybody]
    headings, listed = _filled(students)
    headed = [one.heading for one in columns]
    book = openpyxl.Workbook()
    book.worksheets[0].title = CLASSES
    for sheet, names in ((book.worksheets[0], headed), (book.create_sheet(LIST), headings)):
        fill(sheet, names, [[""] * len(names)], {})
    strings = Strings()  # a school's list is a third as large with one
    data = Mould(saved(book.save), _SHEETS[0]).filled(
        lines, widths(headed, lines, _WIDTHS), strings=strings
    )
    wide = widths(headings, listed, {})
    return strings.put_into(Mould(data, _SHEETS[1]).filled(listed, wide, strings=strings))


def _columns(notice: "Notice", where: Callable[[Pack], str]) -> list[_Column]:
    due = [
        _Column(f"{role.label}截止", partial(_same, dated(one, notice)))
        for role in (Role.CHECK, Role.SUBMIT)
        if (one := notice.deadline(role))
    ]
    return [
        _Column("学院", lambda one: one.college, always=False),
        _Column("班级", lambda one: one.class_name),
        _Column("班长", lambda one: one.monitor, always=False),
        _Column("手机", lambda one: one.phone, always=False),
        _Column("人数", lambda one: one.report.expected),
        _Column("不参加", _away, always=False),
        _Column("放在", where),
        *due,
        _Column("问卷链接", lambda one: one.link, always=False),
    ]


def _same(said: str, _: Pack) -> str:
    """What is said of every class."""
    return said


def _away(one: Pack) -> str | int:
    return one.report.count_of(Status.AWAY) or ""


_LISTED = (
    Column.COLLEGE, Column.MAJOR, Column.CLASS, Column.ENTRY_YEAR, Column.LEVEL, Column.NUMBER,
    Column.NAME, Column.STANDING,
)  # fmt: skip
_NEEDED = frozenset((Column.CLASS, Column.NUMBER, Column.NAME))


def _filled(students: Sequence[Sequence[str]]) -> tuple[list[str], list[Sequence[str]]]:
    """The columns of the list in which anything stands, and those that a list needs."""
    columns = {
        heading: column
        for heading, column in zip(_LISTED, zip(*students, strict=True), strict=True)
        if heading in _NEEDED or any(column)
    }
    return [*columns], [*zip(*columns.values(), strict=True)]
