"""Whom a class is asked about in its group, and the record that it was done.

A reminder counts once a person has sent it: `remind --done`, or Enter in the view of the folder.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from tongzhi_cli.answers.answer import NOT_CLEAR, Status
from tongzhi_cli.answers.log.read import path_beside
from tongzhi_cli.answers.log.reminders import Reminded, Reminder, by_times
from tongzhi_cli.check.check import ClassReport
from tongzhi_cli.errors import UsageError
from tongzhi_cli.loader.rosters import Checked
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.times import moment
from tongzhi_cli.named_tuple import NamedTuple


def missing(each: ClassReport) -> list[Student]:
    """Who has not answered."""
    return each.with_status(Status.MISSING)


def not_clear(each: ClassReport) -> list[Student]:
    """Who has to be asked in the group: not who says 休学, of which it is the monitor to ask."""
    return [
        line.student
        for line in each.lines
        if line.result.status in NOT_CLEAR and not line.result.perhaps_away
    ]


def called_on(each: ClassReport) -> list[Student]:
    """Everybody whom the text for the group names."""
    return [*missing(each), *not_clear(each)]


class Noted(NamedTuple):
    """The reminder as it was recorded: in which *logs*, of how many *students*."""

    logs: tuple[Path, ...]
    students: int
    reminded: Mapping[str, Reminded]


def note(found: Checked) -> Noted:
    """Record that everybody whom the text names was reminded now; what holds of them then.

    Nothing is written where nobody is missing.

    Raises:
        UsageError: papers were read, beside which there is no log.
        OutputError: a log cannot be written, and is as it was.

    """
    from tongzhi_cli.answers.log.write import LogWriter

    if not found.rosters:
        raise UsageError(
            "交来的表旁边没有收集记录，记不了催过谁", "写花名册：fankui remind 花名册.xlsx --done。"
        )
    now, known = found.report.now, dict(found.reminded)
    logs, students = [], 0
    for roster in found.rosters:
        named = [
            one.number
            for each in found.report.classes
            if each.file == roster
            for one in called_on(each)
        ]
        numbers = tuple(dict.fromkeys(one for one in named if one))
        if not numbers:
            continue
        path = path_beside(Path(roster))
        with LogWriter(path, now) as log:
            log.append_reminder(Reminder(numbers, now))
        logs.append(path)
        students += len(numbers)
        known |= {one: _once_more(known.get(one), now) for one in numbers}
    return Noted(tuple(logs), students, known)


def _once_more(before: Reminded | None, now: datetime) -> Reminded:
    if before is None:
        return Reminded(1, now)
    is_new = now != before.last  # the same moment is the same reminder
    return Reminded(before.times + is_new, max(now, before.last))


def how_often(found: Checked) -> str:
    """How often those were reminded whom the text names, and when last; "" where nobody was.

    ``3 人催过 2 次，1 人催过 1 次，4 人还没催过；最近一次 2018-03-31 20:00``
    """
    numbers = [one.number for each in found.report.classes for one in called_on(each)]
    return in_words(numbers, found.reminded)


def in_words(numbers: list[str], known: Mapping[str, Reminded]) -> str:
    """As `how_often`, of those *numbers*."""
    last = [known[one].last for one in numbers if one in known]
    if not last:
        return ""
    told = "，".join(
        f"{len(those)} 人催过 {times} 次" if times else f"{len(those)} 人还没催过"
        for times, those in by_times(numbers, known).items()
    )
    return f"{told}；最近一次 {moment(max(last))}"
