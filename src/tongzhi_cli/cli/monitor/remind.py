"""`fankui remind`: the text to paste into the class group, one block for each class."""

import sys
from collections.abc import Sequence

from tongzhi_cli.check.check import ClassReport, Report
from tongzhi_cli.cli.monitor.group_text import answering, is_refused, numbered
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.choose import choose
from tongzhi_cli.cli.terminal.progress import bar
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.columns.mapping import refuse_failures
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.loader import reminding, slots
from tongzhi_cli.loader.notices import still_open
from tongzhi_cli.loader.reminding import Noted
from tongzhi_cli.loader.rosters import Checked, ClassOptions, is_many
from tongzhi_cli.model.file_kind import SOME_EXPORT
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.deadlines import dated, left

#: So many steps fit into a message that people read.
_STEPS = 4


def run(
    given: ClassOptions, *, at: bool, link: str | None, done: bool, as_json: bool, quiet: bool
) -> ExitCode:
    """Write the text; nothing where nobody is missing. *done* records that it was sent.

    Raises:
        UsageError: an option has a value that cannot be, or nothing can be recorded.
        InputError: a file cannot be read.
        OutputError: the reminder cannot be recorded.

    """
    found = slots.read(given, bar, choose, name="remind")
    refuse_failures(found.failures)
    if not quiet:
        show.say(*found.told)
        show.say(f"通知：{found.notice_used}")
    if is_refused(found.report, found.given):
        return ExitCode.PROBLEMS
    blocks = [
        (each, _block(each, found.report, at=at, link=link))
        for each in found.report.classes
        if reminding.called_on(each)
    ]
    if not quiet:
        asked = [one for one in found.report.problems if one.code == "away-answer"]
        show.problems(asked, sys.stderr, classes=len(found.report.classes))
        open_points = still_open(found.given.rosters[0], found.given.notice)
        show.say(*open_points, *show.doubt(found.report))
    if not as_json:
        lines = "\n\n".join("\n".join(lines) for _, lines in blocks).split("\n") if blocks else []
        sys.stdout.write("".join(f"{visible(line)}\n" for line in lines))
        sys.stdout.flush()  # whatever becomes of the record, the text is there
    noted = reminding.note(found) if done and blocks else None
    if noted:
        found = found._replace(reminded=noted.reminded)
    if as_json:
        from tongzhi_cli.cli.json import reminder as reminder_json

        reminder_json.write(found, blocks, noted.logs if noted else ())
    if not quiet:
        _say_end(found, noted, is_all=not blocks)
    return ExitCode.OK


def _say_end(found: Checked, noted: Noted | None, *, is_all: bool) -> None:
    """How often it was asked before, and what to do with the text."""
    given = found.given
    if is_all:
        show.say("全都反馈了，不用催。")
        show.steps(given.command("check"))
        return
    if noted:
        show.say(f"记下了：催了 {noted.students} 人（{'、'.join(map(str, noted.logs))}）。")
    if often := reminding.how_often(found):
        show.say(f"{often}。")
    steps = ["把上面这段粘到班级群"]
    if found.rosters and not noted:
        steps.append(f"发到群里了，就记一笔：{given.command('remind', '--done')}")
    if len(given.rosters) == 1 and not is_many(given.rosters[0]):
        collect = given.command("collect", "--from", SOME_EXPORT, results="")
        steps.append(f"答了，收结果：{collect}")
    show.steps(*(steps[1:] if noted else steps))


def _block(each: ClassReport, report: Report, *, at: bool, link: str | None) -> list[str]:
    notice = report.notice
    lines = [f"【学信网信息校对】{visible(each.name or '')}"]
    if missing := reminding.missing(each):
        lines += [f"还差 {len(missing)} 人的校对结果：", *_called(missing, each, at=at)]
    if again := reminding.not_clear(each):
        lines += [f"{len(again)} 人没写清楚，请再写一次：", *_called(again, each, at=at)]
    check = notice.deadline(Role.CHECK)
    if check:
        lines.append(f"校对截止：{dated(check, notice)}{left(check, notice, report.now)}")
    steps = (notice.steps_short or notice.steps)[:_STEPS]
    if steps:
        lines += ["怎么做：", *numbered(steps)]
    *answer, example = answering(notice, link)
    return [*lines, *answer, f"{example}身份证号不要写。"]


def _called(students: Sequence[Student], each: ClassReport, *, at: bool) -> list[str]:
    """Names in 学号 order: all in one line, or one a line with @ before them."""
    called = show.names(each, students)
    return [f"@{name} " for name in called] if at else ["、".join(called)]
