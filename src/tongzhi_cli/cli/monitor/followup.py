"""`fankui followup`: what each student with a fault has to bring, where, until when."""

from collections.abc import Sequence
from pathlib import Path

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.check.check import ClassReport, Report
from tongzhi_cli.cli.monitor.group_text import is_refused
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.choose import choose
from tongzhi_cli.cli.terminal.progress import bar
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.columns.mapping import refuse_failures
from tongzhi_cli.errors import ExitCode, UsageError
from tongzhi_cli.followup.steps import Group, Item, Step, followup
from tongzhi_cli.loader import slots
from tongzhi_cli.loader.notices import still_open
from tongzhi_cli.loader.rosters import Checked, ClassOptions
from tongzhi_cli.notice.deadlines import until
from tongzhi_cli.office import writing

#: What is said below the heading of a group.
_ABOUT = {
    Group.ELSEWHERE: "学校改不了，写在表上也没有用，请自己去办。",
    Group.NOTHING: "不用勘误，表上可以写“无误”。",
    Group.ASK: "没有写清楚有没有错、是哪一项、应当是什么；问清楚再说带什么。",
}
#: What has to be done at a place of the school, and until a day of the notice.
_DATED = frozenset({Group.HERE, Group.PHOTO, Group.NOT_OWN})


def run(
    given: ClassOptions, *, output: str | None, as_json: bool, force: bool, quiet: bool
) -> ExitCode:
    """Write the text, or a workbook; nothing where nobody has a fault.

    Raises:
        UsageError: an option has a value that cannot be.
        InputError: a file cannot be read.
        OutputError: the workbook cannot be written, or would overwrite a file.

    """
    target = _target(output)
    if target:
        sources = [Path(name) for name in (*given.rosters, *given.results)]
        writing.refuse_existing([target], sources, force=force)
    read = slots.read(given, bar, choose, name="followup")
    refuse_failures(read.failures)
    report = read.report
    if not quiet:
        show.say(*read.told)
        show.say(f"通知：{read.notice_used}")
    if not (target or as_json) and is_refused(report, read.given):
        return ExitCode.PROBLEMS
    found = followup(report)
    written = [target] if target and any(found.values()) else []
    for path in written:
        writing.write(path, _workbook(found, report))
    if as_json:
        from tongzhi_cli.cli.json import report as report_json

        report_json.write_followup(found, report, written)
    elif not written:
        blocks = (_block(each, found, report) for each in report.classes)
        told = "\n\n".join("\n".join(block) for block in blocks if block)
        show.put(*map(visible, told.splitlines()))
    return _say_end(read, found, written, as_json=as_json, quiet=quiet)


def _target(output: str | None) -> Path | None:
    """Where the workbook goes.

    Raises:
        UsageError: it is not to be one.

    """
    if output is None:
        return None
    if Path(output).suffix.lower() != ".xlsx":
        raise UsageError(f"-o {output} 不是 .xlsx", f"请写成 -o {Path(output).stem}.xlsx。")
    return Path(output)


def _say_end(
    read: Checked,
    found: dict[Group, list[Item]],
    written: Sequence[Path],
    *,
    as_json: bool,
    quiet: bool,
) -> ExitCode:
    """What the list leaves out, what was written, what next; 1 if a file was not read."""
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
    if written and not as_json:
        show.wrote(*written)
    elif any(found.values()) and not (quiet or as_json):
        sheet = read.given.command("followup", "-o", "跟进.xlsx")
        show.steps("把上面这段粘到班级群", f"要打印出来一个个勾，写成表：{sheet}")
    return ExitCode.PROBLEMS if lost else ExitCode.OK


# --- the text to paste -----------------------------------------------------------------------


def _block(each: ClassReport, found: dict[Group, list[Item]], report: Report) -> list[str]:
    """What one class has to be told; nothing where nobody of it has a fault."""
    lines: list[str] = []
    for group, items in found.items():
        own = [one for one in items if (one.class_name, one.file) == (each.name, each.file)]
        if own:
            lines += ["", f"■ {group}（{len(own)} 人）", *_about(group, report)]
            lines += [line for one in own for line in _item(one, group, report)]
    if not lines:
        return []
    return [f"【信息有误的怎么办】{each.name or '（没有班级名称）'}", *lines[1:]]


def _about(group: Group, report: Report) -> list[str]:
    """What all of a group are told."""
    notice = report.notice
    told = {Group.PHOTO: notice.no_photo, Group.NOT_OWN: notice.not_own_photo}.get(group)
    if told:
        return [f"{told.who}：{told.what.rstrip('。')}。"]
    return [_ABOUT[group]] if group in _ABOUT else []


def _item(one: Item, group: Group, report: Report) -> list[str]:
    text = " ".join(one.text.split())
    lines = [f"{one.student.number} {one.student.name}：{text}"]
    for step in one.steps:
        if len(one.steps) > 1:
            lines.append(f"  · {step.fault.name}")
        lines.append(f"  谁办：{step.office}")
        if step.bring:
            lines.append(f"  带什么：{step.bring}")
        if group in _DATED:
            is_said = group is not Group.HERE and step.where in step.office  # where it is taken
            lines += [f"  交到：{step.where}"] if step.where and not is_said else []
            lines.append(f"  什么时候以前：{until(step.deadline, report.notice, report.now)}")
    return lines


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
    return [one.class_name or "", one.student.number, one.student.name, one.text]


def _cells(step: Step, group: Group, report: Report) -> list[str]:
    """A step in a row; how long it still is would be wrong once it is printed."""
    is_dated = group in _DATED
    when = until(step.deadline, report.notice) if is_dated else ""
    return [step.fault.name, step.office, step.bring, step.where if is_dated else "", when]
