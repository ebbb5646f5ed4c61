"""The forms that build has written for a class: which are there, in whose rows they are behind."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Answer, Result, Status
from tongzhi_cli.answers.result.judge import meaning
from tongzhi_cli.form import plan
from tongzhi_cli.loader.day.state import FormThere
from tongzhi_cli.model.student import same_name
from tongzhi_cli.model.terms import SHORT, AwayRows, Paper
from tongzhi_cli.office.disk.names import file_names

if TYPE_CHECKING:
    from tongzhi_cli.check.check import ClassReport, Line, Report
    from tongzhi_cli.loader.class_folder import Folder
    from tongzhi_cli.model.student import Student
    from tongzhi_cli.notice.model import Notice


def made(report: "Report", found: "Folder") -> tuple[FormThere, ...]:
    """The first of the papers that the notice wants, of each class, as far as it stands there."""
    paper = plan.wanted([], report.notice)[0]
    classes = [each for each in report.classes if each.expected]
    names = file_names(each.stem for each in classes)
    there = []
    for each, name in zip(classes, names, strict=True):
        paths = [found.folder / f"{SHORT[paper]}-{name}{suffix}" for suffix in plan.KINDS]
        path = next((one for one in paths if os.path.exists(one)), None)  # noqa: PTH110  no raise
        if path:
            there.append(FormThere(path, _behind(path, each, report.notice, found, paper)))
    return tuple(there)


def _behind(
    path: Path, each: "ClassReport", notice: "Notice", found: "Folder", paper: Paper
) -> tuple["Student", ...] | None:
    """In whose rows a form is behind; None where that cannot be seen."""
    if paper is not Paper.SIGNED:
        return _younger(path, each)
    if path not in found.papers:
        return None
    people, answers = found.papers[path]
    rows = {one.number: one for one in people}
    said = {one.number: one for one in answers}
    of_class = {line.student.number for line in each.lines}
    other = [
        line.student for line in each.lines
        if not _is_right(line, rows.get(line.student.number), said.get(line.student.number), notice)
    ]  # fmt: skip
    return (*other, *(one for one in people if one.number not in of_class))


def _is_right(line: "Line", row: "Student | None", said: Answer | None, notice: "Notice") -> bool:
    """Whether a row says what would be written now, or is not there where there is to be none."""
    if line.result.status is Status.AWAY:
        return (row is None) is (notice.form.away is AwayRows.LEAVE_OUT)
    if row is None or not same_name(row.name, line.student.name):
        return False
    if said is None or not said.text:
        return line.result.status is Status.MISSING
    return _says(meaning(said, notice)) == _says(line.result)


def _says(result: Result) -> str:
    """What stands in the row of a result, as one can compare it."""
    return "" if result.status is Status.OK else "×" + "".join(result.text.split())


def _younger(path: Path, each: "ClassReport") -> tuple["Student", ...] | None:
    """Whose answer was recorded after a paper was written of which results are not read back."""
    try:
        written = path.stat().st_mtime
    except OSError:
        return None
    if not path.is_file():
        return None
    return tuple(
        line.student
        for line in each.lines
        if line.answer and line.answer.recorded_at and line.answer.recorded_at.timestamp() > written
    )


#: What programs put beside a file that they have open: Excel and Word, WPS, LibreOffice.
_LOCKS = (("~$", ""), (".~lock.", "#"), (".~", ""))


def locked(names: Iterable[str]) -> list[str]:
    """The files that a program has open, by the lock that it keeps beside each.

    Word takes the first two characters of a longer name for its mark.

    >>> locked(["花名册.xlsx", "~$花名册.xlsx", "反馈表-1班.docx", "~$表-1班.docx", ".~a.xlsx"])
    ['反馈表-1班.docx', '花名册.xlsx']
    """
    names = list(names)
    found = set()
    for name in names:
        for before, behind in _LOCKS:
            if name.startswith(before) and name.endswith(behind):
                whose = name[len(before) : len(name) - len(behind)]
                found |= {one for one in names if one != name and whose in {one, one[2:]}}
                break
    return sorted(found)
