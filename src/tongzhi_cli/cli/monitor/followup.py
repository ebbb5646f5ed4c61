"""`fankui followup`: what each student with a fault has to bring, where, until when."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.check.check import Report
from tongzhi_cli.cli.monitor import text_file
from tongzhi_cli.cli.monitor.group_text import is_refused
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.choose import asker
from tongzhi_cli.cli.terminal.progress import bar
from tongzhi_cli.columns.mapping import refuse_failures
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.followup.steps import Group, Item, Step, followup
from tongzhi_cli.loader import slots
from tongzhi_cli.loader.notices import still_open
from tongzhi_cli.loader.rosters import Checked, ClassOptions
from tongzhi_cli.notice.deadlines import until
from tongzhi_cli.office import writing
from tongzhi_cli.paper.blocks import Block
from tongzhi_cli.paper.tasks import DATED, tasks

_WORKBOOK = ".xlsx"


def run(
    given: ClassOptions, *, output: str | None, as_json: bool, force: bool, quiet: bool
) -> ExitCode:
    """Write the text, a document or a workbook; nothing where nobody has a fault.

    Raises:
        UsageError: an option has a value that cannot be.
        InputError: a file cannot be read.
        OutputError: the file cannot be written, or would overwrite a file.

    """
    target = text_file.target_of(output, (_WORKBOOK, text_file.WORD, text_file.TEXT))
    sources = [Path(name) for name in (*given.rosters, *given.results)]
    writing.refuse_existing([target] if target else [], sources, force=force)
    read = slots.read(given, bar, asker(), name="followup")
    refuse_failures(read.failures)
    report = read.report
    if not quiet:
        show.say(*read.told)
        show.say(f"通知：{read.notice_used}")
    is_list = target is not None and target.suffix.lower() == _WORKBOOK
    if not (is_list or as_json) and is_refused(report, read.given):
        return ExitCode.PROBLEMS
    found = followup(report)
    written = [target] if target and any(found.values()) else []
    for path in written:
        _write(path, found, report)
    if as_json:
        from tongzhi_cli.cli.json import report as report_json

        report_json.write_followup(found, report, written)
    elif not written:
        show.put(*text_file.shown(_texts(found, report, report.now)).splitlines())
    return _say_end(read, found, written, as_json=as_json, quiet=quiet)


def _texts(
    found: dict[Group, list[Item]], report: Report, now: datetime | None
) -> list[list[Block]]:
    """What each class has to be told, of those that have a fault."""
    texts = (tasks(each, found, report.notice, now) for each in report.classes)
    return [text for text in texts if text]


def _write(path: Path, found: dict[Group, list[Item]], report: Report) -> None:
    if path.suffix.lower() == _WORKBOOK:
        writing.write(path, _workbook(found, report))
        return
    now = None if text_file.is_printed(path) else report.now
    text_file.write(path, _texts(found, report, now), report.notice.issued, students=True)


def _say_end(
    read: Checked,
    found: dict[Group, list[Item]],
    written: Sequence[Path],
    *,
    as_json: bool,
    quiet: bool,
) -> ExitCode:
    """What the list leaves out, what was written, what next; 1 if a file was not read."""
    code = say_left_out(read, found, quiet=quiet)
    if written and not as_json:
        show.wrote(*written)
    elif any(found.values()) and not (quiet or as_json):
        sheet = read.given.command("followup", "-o", "跟进.xlsx")
        show.steps(text_file.sending(None), f"要打印出来一个个勾，写成表：{sheet}")
    return code


def say_left_out(read: Checked, found: dict[Group, list[Item]], *, quiet: bool) -> ExitCode:
    """What the list leaves out, on standard error; 1 if something handed in was not read."""
    report = read.report
    lost = [one for one in report.problems if one.code == "unreadable-file"]
    for one in lost:
        show.say(f"！ {one.message}；里面的人不在这份名单里。")
    if not quiet:
        if not any(found.values()):
            show.say("没有人有异常，没有要跟进的。")
        if missing := report.count_of(Status.MISSING):
            show.say(f"还有 {missing} 人没有反馈，不在这份名单里。")
        show.say(*show.doubt(report), *still_open(read.given.rosters[0], read.given.notice))
    return ExitCode.PROBLEMS if lost else ExitCode.OK


# --- the workbook ----------------------------------------------------------------------------

_WHO = ("班级", "学号", "姓名", "校对结果")
_STEP = ("哪一项", "谁来解决", "要带什么", "交到哪里", "什么时候以前", "办好")


def _workbook(found: dict[Group, list[Item]], report: Report) -> bytes:
    """One list of whoever has to do something, one of those without a photo, one of the vague."""
    from tongzhi_cli.followup import (
        workbook as followup_workbook,  # openpyxl takes longer than all the reading
    )

    def steps(*groups: Group, named: bool = True) -> list[list[str]]:
        return [
            [*([group] if named else []), *_who(one), *_cells(step, group, report), ""]
            for group in groups
            for one in found[group]
            for step in one.steps
        ]

    sheets = [
        followup_workbook.Sheet(
            "信息有误",
            ("怎么办", *_WHO, *_STEP),
            steps(Group.HERE, Group.ELSEWHERE, Group.NOTHING, Group.NOT_OWN),
        ),
        followup_workbook.Sheet("补采集", (*_WHO, *_STEP), steps(Group.PHOTO, named=False)),
        followup_workbook.Sheet(
            "先问清楚", (*_WHO, "问到的结果"), [[*_who(one), ""] for one in found[Group.ASK]]
        ),
    ]
    return followup_workbook.build((one for one in sheets if one.rows), "信息有误的怎么办")


def _who(one: Item) -> list[str]:
    return [one.class_title, one.student.number, one.student.name, one.text]


def _cells(step: Step, group: Group, report: Report) -> list[str]:
    """A step in a row; how long it still is would be wrong once it is printed."""
    is_dated = group in DATED
    when = until(step.deadline, report.notice) if is_dated else ""
    return [step.fault.name, step.office, step.bring, step.where if is_dated else "", when]
