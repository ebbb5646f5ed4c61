"""`fankui import`: any messy rosters -> one clean class workbook, or JSON."""

import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tongzhi_cli.check.lists import check_lists
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.columns.mapping import refuse_failures
from tongzhi_cli.errors import ExitCode, UsageError
from tongzhi_cli.loader.codes import codes_named
from tongzhi_cli.loader.permits import permits_of
from tongzhi_cli.loader.rolls.read import RollOptions, read_rolls, rows_of
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.model.terms import NAMELESS
from tongzhi_cli.office import writing
from tongzhi_cli.office.disk.names import file_name
from tongzhi_cli.roster.class_given import told_of_none
from tongzhi_cli.roster.model import Roster
from tongzhi_cli.roster.read import Placed


def run(
    given: RollOptions,
    output: str | None,
    allowed: Sequence[str],
    *,
    as_json: bool,
    force: bool,
    quiet: bool,
) -> ExitCode:
    """Write the workbook, or say what stands against it.

    Raises:
        UsageError: an option has a value that cannot be.
        InputError: a roster cannot be read.
        OutputError: the workbook cannot be written, or would overwrite a file.

    """
    allow = codes_named(allowed)
    target = None if as_json and not output else _target(given.files, output)
    read, placed, failures, _ = read_rolls(given)
    if not read or not as_json:
        refuse_failures(failures)
    problems = [*check_lists(read, allow, permits_of(allowed, read)), *told_of_none(read)]
    blocked = any(one.severity is Severity.ERROR for one in problems)
    written: list[Path] = []
    if target and not blocked and not failures:
        writing.refuse_existing([target], [Path(name) for name in given.files], force=force)
        _write(target, placed)
        written.append(target)
    if as_json:
        from tongzhi_cli.cli.json import report as report_json

        report_json.write_students(read, problems, written)
    else:
        _say_result(read, problems, quiet=quiet)
    for failure in failures:
        show.failed(failure)
    if not as_json:
        _say_end(read, problems, written, quiet=quiet)
    if failures:
        return ExitCode.INPUT
    return ExitCode.PROBLEMS if blocked else ExitCode.OK


def _target(files: Sequence[str], given: str | None) -> Path:
    """Where the workbook goes: -o, a file or a folder; else beside the first roster."""
    first = Path(files[0])
    own = f"{file_name(first.stem)}-整理.xlsx"
    if given is None:
        if len(set(files)) > 1:
            raise UsageError("几个文件合成一份，要写明叫什么", "请加 -o 文件名.xlsx。")
        return first.with_name(own)
    output = Path(given)
    if output.suffix.lower() == ".xlsx":
        return output
    if not os.path.isdir(output):  # noqa: PTH112  asks without raising
        raise UsageError(
            f"-o {output} 不是 .xlsx，也不是已有的文件夹", f"请写成 -o {output.stem}.xlsx。"
        )
    return output / own


def _write(target: Path, placed: Sequence[Placed]) -> None:
    from tongzhi_cli.roster import (
        workbook as class_workbook,  # openpyxl takes longer than all the reading
    )

    writing.write(target, class_workbook.build(rows_of(placed), target.name))


def _say_result(read: Sequence[Roster], problems: Sequence[Problem], *, quiet: bool) -> None:
    classes = Counter(student.class_name for roster in read for student in roster.students)
    shown = [one for one in problems if not quiet or one.severity is Severity.ERROR]
    if quiet and not shown:
        return
    show.problems(shown, sys.stderr, classes=len(classes))
    for name, count in classes.items():
        show.say(f"{name or NAMELESS}：{count} 人")


def _say_end(
    read: Sequence[Roster], problems: Sequence[Problem], written: Sequence[Path], *, quiet: bool
) -> None:
    """The verdict, the file and what to do with it."""
    errors = sum(one.severity is Severity.ERROR for one in problems)
    if not written:
        if errors or not quiet:
            told = f"有 {errors} 个错误，" if errors else "有文件读不了，"
            show.say(f"{told}什么也没有写。请改好再运行一次。")
        return
    if quiet:
        show.wrote(*written)
        return
    students = [student for roster in read for student in roster.students]
    if any(one.class_name is None for one in students) and not told_of_none(read):
        show.say("！ 有人不知道是哪个班：加 --class 班级 再运行一次，或在表里填“班级”一栏。")
    if any(student.level is None for student in students):
        show.say("！ 有人不知道是什么层次：请在表里填“层次”一栏（本科、专科……）。")
    show.say(f"整理好了，{len(students)} 人：")
    show.wrote(*written)
    sys.stdout.flush()
    name = quoted(str(written[0]))
    show.steps(
        f"1. 打开 {name}，填“校对结果”一栏（填法见第二张工作表）",
        f"2. 看还差谁：fankui check {name}",
        f"3. 生成反馈表：fankui build {name}",
    )
