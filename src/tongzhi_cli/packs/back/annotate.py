"""One file with what `check` found in it: coloured cells, and a note at each.

Every error and warning is noted once: where it is in the file itself; else, as an answer in a
questionnaire, at its student; else, as what is said of the whole class, at the header.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.check.check import Line as Checked
from tongzhi_cli.check.check import Report
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.text import without_id_numbers
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.packs.back.marked import marked
from tongzhi_cli.packs.back.notes import Marked, Note, note_of
from tongzhi_cli.summary.model import place_key

if TYPE_CHECKING:
    from tongzhi_cli.packs.back.clean import Line

#: Their messages say what time it is, which a file does not: the same input gives the same bytes.
_BY_CLOCK = frozenset({"late-submission", "future-time"})


class Annotated(NamedTuple):
    """The file with its notes, and how many there are."""

    made: Marked
    notes: int


def is_of(report: Report, file: str) -> bool:
    """Whether a report has students that stand in that file itself."""
    return any(line.student.where.file == file for each in report.classes for line in each.lines)


def annotated(
    report: Report, path: Path, file: str, data: bytes, mapping: ColumnMap | None = None
) -> Annotated | None:
    """The file *path*, called *file* in the *report*, with its notes; None where there are none."""
    lines = [line for each in report.classes for line in each.lines]
    inside = [line for line in lines if line.student.where.file == file]
    students = {line.student.number: line.student.where for line in inside if line.student.number}
    told = [one for one in report.problems if one.severity is not Severity.INFO]
    if not told:
        return None
    notes = [_note(number, one, file, students) for number, one in enumerate(told, start=1)]
    made = marked(path, data, notes, partial(_lines, inside), report.notice, mapping)
    return Annotated(made, len(notes))


def _note(number: int, problem: Problem, file: str, students: dict[str, Where]) -> Note:
    own = problem.where if problem.where and problem.where.file == file else None
    where = own or students.get(problem.number or "")
    what = problem.kind.means.rstrip("。") if problem.code in _BY_CLOCK else problem.message
    if own is None and problem.where is not None:
        what += f"（{problem.where}）"
    if where is None or not where.is_row:
        who = f"{problem.name or ''} {problem.number or ''}".strip()
        what = f"{who}，{what}" if who else what
    do = problem.do
    text = without_id_numbers(f"【{number}】{problem.kind.title}：{what}。{do}")
    return note_of(problem, where, text)._replace(student=students.get(problem.number or ""))


def _lines(inside: Sequence[Checked]) -> "list[Line]":
    """What the file says of its students, in its order, for a workbook of it."""
    from tongzhi_cli.packs.back.clean import Line  # noqa: PLC0415  openpyxl is for these alone
    from tongzhi_cli.roster.workbook import Row  # noqa: PLC0415

    lines = []
    for student, _, answer, _ in sorted(inside, key=lambda one: place_key(one.student.where)):
        row = Row(student)
        if answer:
            row = Row(student, answer.text or "", answer.checked_at or "", answer.note or "")
        lines.append(Line(student.where, row))
    return lines
