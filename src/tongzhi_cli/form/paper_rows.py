"""The rows of the papers beside the signed form: who is wrong (勘误表), how many (统计表).

Source: what other schools' notices want besides, or instead (docs/glossary.md): a list of those
whose record is wrong, signed even where there is nobody; the counts of each class with a total.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import NOT_OK, Status
from tongzhi_cli.check.check import ClassReport
from tongzhi_cli.columns.column import PRINTED, Column
from tongzhi_cli.form.rows import Row, rows
from tongzhi_cli.model.words import CHECK_VERBS, either

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

#: What a 勘误表 says where nobody is wrong: an empty sheet could be one that was forgotten.
NOBODY = "本班无异常"
TOTAL = "合计"
#: The header of a column that counts students (统计表).
COUNTED = rf"[应已未]{either((*CHECK_VERBS, '交'))}(?:人数)?"


def corrections(report: ClassReport, notice: "Notice | None" = None) -> list[Row]:
    """The rows of a class's 勘误表, numbered from 1; one that says so where nobody is wrong."""
    there = report._replace(
        lines=tuple(line for line in report.lines if line.result.status is not Status.AWAY)
    )
    wrong = [row for row in rows(there, notice) if row.text(Column.WRONG)]
    if not wrong:
        more = {Column.CLASS: report.name or "", Column.KIND: "无", Column.SHOWN: NOBODY}
        return [Row(1, more=more)]
    return [row._replace(serial=at) for at, row in enumerate(wrong, start=1)]


def counts(classes: Sequence[ClassReport]) -> tuple[list[Row], Row]:
    """A row of counts for each class, numbered from 1, and the total."""
    lines = [
        Row(at, more={**_about(each), Column.CLASS: each.title, **_counted([each])})
        for at, each in enumerate(classes, 1)
    ]
    return lines, Row(0, more={Column.CLASS: TOTAL, **_counted(classes)})


def of_class(report: ClassReport) -> dict[Column, str]:
    """What the roster and the results tell of one class, for the head and the foot of its form."""
    return {**_about(report), **_counted([report])}


def _about(report: ClassReport) -> dict[Column, str]:
    """What all students of a class have in common."""
    students = [line.student for line in report.lines]

    def common(values: Sequence[str]) -> str:
        return values[0] if len(set(values)) == 1 else ""

    return {
        Column.CLASS: report.name or "",
        Column.COLLEGE: common([one.college or "" for one in students]),
        Column.ENTRY_YEAR: common([f"{one.entry_year or ''}级".lstrip("级") for one in students]),
        Column.LEVEL: common([one.level or "" for one in students]),
        **{column: common([one.fact(column) for one in students]) for column in PRINTED},
    }


def _counted(classes: Sequence[ClassReport]) -> dict[Column, str]:
    def count(*statuses: Status) -> int:
        return sum(each.count_of(status) for each in classes for status in statuses)

    expected = sum(each.expected for each in classes)
    ok, wrong = count(Status.OK), count(*NOT_OK)
    checked = ok + wrong
    return {
        Column.EXPECTED: str(expected),
        Column.CHECKED: str(checked),
        Column.OK_COUNT: str(ok),
        Column.WRONG_COUNT: str(wrong),
        Column.MISSING_COUNT: str(expected - checked),
        Column.AWAY_COUNT: str(count(Status.AWAY)),
        Column.NOTE: _away(classes),
        Column.RATE: f"{checked / expected:.1%}" if expected else "",
    }


def _away(classes: Sequence[ClassReport]) -> str:
    """How many are not counted, for 备注."""
    away = sum(each.count_of(Status.AWAY) for each in classes)
    return f"另有不参加 {away} 人" if away else ""
