"""What is new since an earlier summary: `--since`, and the summary that is about to be replaced."""

from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import STATUS_WORDS
from tongzhi_cli.errors import UsageError
from tongzhi_cli.summary.changes.compare import NEW, Changes, Now, changes
from tongzhi_cli.summary.changes.model import Earlier, Line, folder_of
from tongzhi_cli.summary.changes.within import Checked, within
from tongzhi_cli.summary.model import Kind
from tongzhi_cli.summary.workbook import earlier

if TYPE_CHECKING:
    from tongzhi_cli.check.check import Report
    from tongzhi_cli.summary.merge import Merged


def since(typed: str) -> Earlier:
    """What the summary said that was named.

    Raises:
        InputError: there is none, or it cannot be read.
        UsageError: it is another file.

    """
    found = earlier.at(Path(typed))
    if found is None:
        raise UsageError(f"--since {typed} 不是 fankui merge 写的汇总", "写成 --since 汇总.xlsx。")
    return found


def of_merged(before: Earlier, found: "Merged") -> Changes:
    """What is new in a merge."""
    from tongzhi_cli.summary.named import Named

    named = Named(found.notice)
    people = (
        Now(
            line.number,
            line.name,
            Line(line.college, line.class_name, STATUS_WORDS[status], named.text(line, status)),
        )
        for line, status in zip(found.lines, found.statuses, strict=True)
    )
    files = [one.file for one in found.summary.origins() if one.kind is not Kind.LIST]
    return changes(before, people, found.all_problems, folder_of(files))


def of_report(before: Earlier, report: "Report") -> Changes:
    """What is new in the classes of a check, which says more of each than a summary does."""
    classes = [
        Checked(
            each.file,
            [
                Now(
                    line.student.number,
                    line.student.name,
                    Line(
                        each.college,
                        each.name or "",
                        STATUS_WORDS[line.result.status],
                        line.result.text,
                    ),
                )
                for line in each.lines
            ],
        )
        for each in report.classes
    ]
    people = [one for each in classes for one in each.people]
    found = changes(within(before, classes), people, report.problems)
    return found._replace(rows=tuple(one for one in found.rows if one.what != NEW))
