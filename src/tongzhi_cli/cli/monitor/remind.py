"""`fankui remind`: the text to paste into the class group, one block for each class."""

import sys
from collections.abc import Sequence

from tongzhi_cli.answers.answer import NOT_CLEAR, Status
from tongzhi_cli.check.check import ClassReport, Report
from tongzhi_cli.cli.monitor.group_text import answering, numbered
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.choose import choose
from tongzhi_cli.cli.terminal.progress import bar
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.columns.mapping import refuse_failures
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.loader import slots
from tongzhi_cli.loader.rosters import ClassOptions
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.deadlines import dated, left

#: So many steps fit into a message that people read.
_STEPS = 4


def run(given: ClassOptions, *, at: bool, link: str | None, quiet: bool) -> ExitCode:
    """Write the text; nothing where nobody is missing.

    Raises:
        UsageError: an option has a value that cannot be.
        InputError: a file cannot be read.

    """
    found = slots.read(given, bar, choose, name="remind")
    refuse_failures(found.failures)
    if not quiet:
        show.say(*found.told)
        show.say(f"通知：{found.notice_used}")
    blocks = [
        "\n".join(_block(each, found.report, at=at, link=link))
        for each in found.report.classes
        if each.with_status(Status.MISSING) or _not_clear(each)
    ]
    lines = "\n\n".join(blocks).split("\n") if blocks else []
    sys.stdout.write("".join(f"{visible(line)}\n" for line in lines))
    if not blocks and not quiet:
        show.say("全都反馈了，不用催。")
    if not quiet:
        asked = [one for one in found.report.problems if one.code == "away-answer"]
        show.problems(asked, sys.stderr, classes=len(found.report.classes))
        show.say(*show.doubt(found.report))
    return ExitCode.OK


def _block(each: ClassReport, report: Report, *, at: bool, link: str | None) -> list[str]:
    notice = report.notice
    lines = [f"【学信网信息校对】{visible(each.name or '')}"]
    if missing := each.with_status(Status.MISSING):
        lines += [f"还差 {len(missing)} 人的校对结果：", *_called(missing, each, at=at)]
    if again := _not_clear(each):
        lines += [f"{len(again)} 人没写清楚，请再写一次：", *_called(again, each, at=at)]
    check = notice.deadline(Role.CHECK)
    if check:
        lines.append(f"校对截止：{dated(check, notice)}{left(check, notice, report.now)}")
    steps = (notice.steps_short or notice.steps)[:_STEPS]
    if steps:
        lines += ["怎么做：", *numbered(steps)]
    *answer, example = answering(notice, link)
    return [*lines, *answer, f"{example}身份证号不要写。"]


def _not_clear(each: ClassReport) -> list[Student]:
    """Who has to be asked in the group: not who says 休学, of which it is the monitor to ask."""
    return [
        line.student
        for line in each.lines
        if line.result.status in NOT_CLEAR and not line.result.perhaps_away
    ]


def _called(students: Sequence[Student], each: ClassReport, *, at: bool) -> list[str]:
    """Names in 学号 order: all in one line, or one a line with @ before them."""
    called = show.names(each, students)
    return [f"@{name} " for name in called] if at else ["、".join(called)]
