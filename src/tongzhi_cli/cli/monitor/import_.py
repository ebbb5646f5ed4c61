"""`fankui import`: any messy rosters -> one clean class workbook, or JSON."""

import os
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tongzhi_cli.check.check import check_lists
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.mapping import mapping_of, refuse_failures, refuse_unused
from tongzhi_cli.dates.cells import moment_of
from tongzhi_cli.errors import ExitCode, InputError, UsageError, reading
from tongzhi_cli.loader.codes import codes_named
from tongzhi_cli.loader.rosters import permits_of
from tongzhi_cli.model.file_kind import WrongKindError
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.office import writing
from tongzhi_cli.roster import read as rosters
from tongzhi_cli.roster.model import Roster
from tongzhi_cli.roster.read import Placed

#: Excel cuts a longer text.
_LONGEST = 32_767


class ImportOptions(NamedTuple):
    """The options of import, as typed."""

    files: Sequence[str]
    output: str | None
    class_name: str | None
    mapping: Sequence[str]
    sheets: Sequence[str]
    allow: Sequence[str]


def run(given: ImportOptions, *, as_json: bool, force: bool, quiet: bool) -> ExitCode:
    """Write the workbook, or say what stands against it.

    Raises:
        UsageError: an option has a value that cannot be.
        InputError: a roster cannot be read.
        OutputError: the workbook cannot be written, or would overwrite a file.

    """
    allow = codes_named(given.allow)
    target = None if as_json and not given.output else _target(given)
    read, placed, failures = _read(given)
    if not read or not as_json:
        refuse_failures(failures)
    problems = check_lists(read, allow, permits_of(given.allow, read))
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
        show.say(f"出错：{failure}")
    if not as_json:
        _say_end(read, problems, written, quiet=quiet)
    if failures:
        return ExitCode.INPUT
    return ExitCode.PROBLEMS if blocked else ExitCode.OK


def _read(given: ImportOptions) -> tuple[list[Roster], list[Placed], list[InputError]]:
    mapping = mapping_of(given.mapping)
    read: list[Roster] = []
    placed: list[Placed] = []
    failures: list[InputError] = []
    for name in dict.fromkeys(given.files):
        try:
            with reading(name):
                roster, rows = rosters.read_placed(
                    Path(name), class_given=given.class_name, mapping=mapping, sheets=given.sheets
                )
        except InputError as error:
            failures.append(_explained(error, name))
            continue
        read.append(roster)
        placed += rows
    if not failures:
        refuse_unused(mapping)
    return read, placed, failures


def _explained(error: InputError, name: str) -> InputError:
    """An error told by what the file is, where it is no roster."""
    from tongzhi_cli.loader.notices import notice_for
    from tongzhi_cli.loader.slots import with_roster
    from tongzhi_cli.summary.file_kind import explained

    notice, _ = notice_for(name, None)
    known = explained(error, Path(name), notice)
    return with_roster(known, None) if isinstance(known, WrongKindError) else known


def _target(given: ImportOptions) -> Path:
    """Where the workbook goes: -o, a file or a folder; else beside the first roster."""
    first = Path(given.files[0])
    own = f"{writing.file_name(first.stem)}-整理.xlsx"
    if given.output is None:
        if len(set(given.files)) > 1:
            raise UsageError("几个文件合成一份，要写明叫什么", "请加 -o 文件名.xlsx。")
        return first.with_name(own)
    output = Path(given.output)
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

    rows = [class_workbook.Row(one.student, *_answer(one)) for one in placed]
    writing.write(target, class_workbook.build(rows, target.name))


def _answer(one: Placed) -> tuple[str, datetime | str, str]:
    """What the roster itself already says: 校对结果, 校对时间, 备注."""

    def text(field: Column) -> str:
        column = one.header.columns.get(field)
        said = clean_answer(one.table.text(one.row, column))
        if len(said) > _LONGEST:
            raise InputError(
                f"{one.table.where(one.row, column)} 有 {len(said)} 个字，Excel 一格放不下",
                f"请改短到 {_LONGEST} 字以内，再运行一次。",
            )
        return said

    value = one.table.value(one.row, one.header.columns.get(Column.CHECKED_AT))
    return text(Column.RESULT), moment_of(value) or text(Column.CHECKED_AT), text(Column.NOTE)


def _say_result(read: Sequence[Roster], problems: Sequence[Problem], *, quiet: bool) -> None:
    classes = Counter(student.class_name for roster in read for student in roster.students)
    shown = [one for one in problems if not quiet or one.severity is Severity.ERROR]
    if quiet and not shown:
        return
    show.problems(shown, sys.stderr, classes=len(classes))
    for name, count in classes.items():
        show.say(f"{name or '（没有班级名称）'}：{count} 人")


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
    if any(student.class_name is None for student in students):
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
