"""What goes on paper: the lines of a class as sheets of numbered rows (no Word here)."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from tongzhi_cli.answers.answer import Result, Status
from tongzhi_cli.check.check import ClassReport, Line
from tongzhi_cli.columns.column import BY_ITEM, Column
from tongzhi_cli.model.enrolment import NEWCOMERS
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.terms import AwayRows
from tongzhi_cli.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

#: What stands in the column for 正确 of a form that has one for 有误 besides.
TICK = "√"
#: What stands in one of two columns where the fault is in the other.
OK = "无误"
_NOTHING: Mapping[Column, str] = MappingProxyType({})


class Row(NamedTuple):
    """One row of the form: *serial* (序号) from 1 through all sheets; the rest "" where blank.

    *more* is what the other columns of a form may ask for; a serial of 0 is none.
    """

    serial: int
    number: str = ""
    name: str = ""
    result: str = ""
    more: Mapping[Column, str] = _NOTHING

    @property
    def is_used(self) -> bool:
        """Whether the row tells of anybody."""
        return bool(self.number or self.name or self.result or self.more)

    @property
    def is_right(self) -> bool:
        """Whether the row tells of somebody with whom all is right."""
        return Column.RIGHT in self.more

    @property
    def is_wrong(self) -> bool:
        """Whether it tells of a fault: 休学 is none."""
        return Column.KIND in self.more

    def is_right_in(self, column: Column) -> bool:
        """Whether nothing is wrong with what a *column* is about."""
        return self.is_right or (column in BY_ITEM and self.text(column) == OK)

    def text(self, column: Column) -> str:
        """What stands in that column of the row."""
        match column:
            case Column.SERIAL:
                return str(self.serial) if self.serial else ""
            case Column.NUMBER:
                return self.number
            case Column.NAME:
                return self.name
            case Column.RESULT:
                return self.result
            case _:
                return self.more.get(column, "")

    def with_texts(self, texts: Mapping[Column, str]) -> "Row":
        """The row with other *texts* in the columns for the outcome."""
        more = {**self.more, **texts}
        result = more.pop(Column.RESULT, self.result)
        return self._replace(result=result, more=more)

    def shown_among(self, columns: Collection[Column]) -> str:
        """错误信息 for a paper that has these *columns*.

        With none for 错误类别 it says that too: 民族：汉族; with none for 正确信息 it is all of the
        fault.
        """
        if Column.SHOULD_BE not in columns:
            return self.text(Column.WRONG) or self.text(Column.SHOWN)
        kinds = self.text(Column.KIND).split("\n")
        shown = self.text(Column.SHOWN).split("\n")
        if Column.KIND in columns or len(kinds) != len(shown):
            return self.text(Column.SHOWN)
        pairs = zip(kinds, shown, strict=True)
        return "\n".join(
            text if not kind or kind in text else f"{kind}：{text}" for kind, text in pairs
        )


class Sheet(NamedTuple):
    """One sheet of paper: *rows* are the rows with students, then the numbered blank ones."""

    rows: tuple[Row, ...]


def rows(report: ClassReport, notice: "Notice | None" = None) -> list[Row]:
    """The lines of a class, numbered from 1; a missing answer is a blank.

    Where the *notice* wants it, 新增 students stand behind the others, with the reason in 备注, and
    behind them who does not take part, with the reason as their result; else these are not there.
    Where it wants that, 备注 says what was let pass for a student, and by whom.
    Source: 新增的学生放名单最后并备注“新增”, in other schools' notices (docs/glossary.md).
    """
    new = new_ones(notice, (line.student for line in report.lines))
    lines = on_form([(line, line.result.status) for line in report.lines], notice)
    ordered = sorted(lines, key=lambda line: _group(line, new))
    return [
        _row(serial, line, _reasons(line, new, notice), report.name or "")
        for serial, line in enumerate(ordered, start=1)
    ]


def _group(line: Line, new: Mapping[str, str]) -> int:
    """Which part of the form a line is in: those of old, newcomers, those who are away."""
    if line.result.status is Status.AWAY:
        return 2
    return int(line.student.number in new)


AnyLine = TypeVar("AnyLine")


def on_form(lines: Iterable[tuple[AnyLine, Status]], notice: "Notice | None") -> list[AnyLine]:
    """Those of *lines* that the form has: all, or without those who do not take part."""
    at_end = notice is not None and notice.form.away is AwayRows.AT_END
    return [line for line, status in lines if at_end or status is not Status.AWAY]


def _reasons(line: Line, new: Mapping[str, str], notice: "Notice | None") -> tuple[str, ...]:
    """What 备注 has to say of a student: why it is a newcomer, and what was let pass."""
    wants = notice is not None and notice.form.allowed_in_note
    return (new.get(line.student.number, ""), *(line.excuses if wants else ()))


def _row(serial: int, line: Line, reasons: tuple[str, ...], class_name: str) -> Row:
    one, result = line.student, line.result
    said = (*reasons, one.note or "", (line.answer and line.answer.note) or "")
    notes = dict.fromkeys(note for note in said if note and note not in result.text)
    told = about(
        one.class_name or class_name,
        one.college or "",
        one.entry_year,
        one.level or "",
        "；".join(notes),
        one.facts,
    )
    return Row(serial, one.number, one.name, result.text, {**told, **outcome(result)})


def new_ones(notice: "Notice | None", students: Iterable[Student] = ()) -> dict[str, str]:
    """The 学号 of those who stand last, and why; nobody where the notice does not want it.

    They are those that the notice takes in by name, and of *students* those who came into the
    class: 转入, 复学.
    """
    if notice is None or not notice.form.new_last:
        return {}
    came = {one.number: one.enrolment.said for one in students if one.enrolment
            and one.enrolment.standing in NEWCOMERS}  # fmt: skip
    return came | {one.number: one.reason for one in notice.extras}


def about(
    class_name: str,
    college: str,
    entry_year: int | None,
    level: str,
    note: str,
    facts: Iterable[tuple[str, str]],
) -> dict[Column, str]:
    """What the columns about a student may ask for."""
    return {
        Column.CLASS: class_name,
        Column.COLLEGE: college,
        Column.ENTRY_YEAR: f"{entry_year}级" if entry_year else "",
        Column.LEVEL: level,
        Column.NOTE: note,
        **{Column(name): text for name, text in facts},
    }


def outcome(result: Result) -> dict[Column, str]:
    """A result as forms have it that keep right and wrong apart."""
    if result.status is Status.OK:
        return {Column.RIGHT: TICK}
    if result.status is Status.MISSING:
        return {}
    if result.status is Status.AWAY:
        return {Column.WRONG: result.text}
    from tongzhi_cli.anomaly.items.field_correction import split  # noqa: PLC0415  for few

    fault = split(result.text)
    return {
        Column.WRONG: result.text,
        Column.KIND: fault.kind,
        Column.SHOWN: fault.shown,
        Column.SHOULD_BE: fault.should_be,
    }


def sheets(lines: Sequence[Row], per_sheet: int) -> list[Sheet]:
    """*lines* in sheets of *per_sheet* rows, the last one filled up with numbered blank rows.

    Source: 普院教发（2018）4号, 附件2, has 25 numbered rows; a class of 45 needs two sheets.

    >>> [len(sheet.rows) for sheet in sheets([Row(n) for n in range(1, 46)], 25)]
    [25, 25]
    >>> sheets([Row(1, "2014030101", "李明", "无误")], 2)[0].rows[1].text(Column.SERIAL)
    '2'
    """
    needed = max(1, -(-len(lines) // per_sheet)) * per_sheet
    blanks = [Row(serial) for serial in range(len(lines) + 1, needed + 1)]
    filled = [*lines, *blanks]
    return [
        Sheet(tuple(filled[start : start + per_sheet])) for start in range(0, needed, per_sheet)
    ]


def fitted(
    lines: Sequence[Row], most: int, fits: Callable[[Sequence[Row]], bool], step: int = 1
) -> list[Sheet]:
    """*lines* in sheets of *most* rows, or of so many fewer, by *step*, as *fits* on a page.

    Of the last one blank rows are left out before anybody has to go to a further sheet; a sheet
    has rows for one *step* even where they do not fit.

    >>> [len(sheet.rows) for sheet in fitted([Row(n) for n in range(1, 8)], 4, lambda _: True)]
    [4, 4]
    >>> three = fitted([Row(n) for n in range(1, 5)], 5, lambda rows: len(rows) < 4)
    >>> [[row.serial for row in sheet.rows] for sheet in three]
    [[1, 2, 3], [4, 5, 6]]
    """
    found: list[Sheet] = []
    start = 0
    while start < len(lines) or not found:
        rows: Sequence[Row] = ()
        for high in range(most, 0, -step):
            there = lines[start : start + high]
            rows = [*there, *(Row(start + at + 1) for at in range(len(there), high))]
            if fits(rows):
                break
        found.append(Sheet(tuple(rows)))
        start += len(rows)
    return found


def in_lines(rows: Sequence[Row], lists: int, *, across: bool = False) -> list[Sequence[Row]]:
    """What stands in each row of a table of so many *lists* side by side: one of each list.

    The left list is filled before the next one; *across*, the rows run from the left to the right.
    """
    if lists == 1:
        return [[row] for row in rows]
    high = -(-len(rows) // lists)
    filled = [*rows, *[Row(0)] * (high * lists - len(rows))]
    if across:
        return [filled[at : at + lists] for at in range(0, len(filled), lists)]
    return [filled[at::high] for at in range(high)]
