"""`fankui import --split`: one clean workbook for each class of a roll, college or the like."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tongzhi_cli.check.lists import check_lists
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.mapping import refuse_failures
from tongzhi_cli.errors import ExitCode, UsageError
from tongzhi_cli.loader.codes import codes_named
from tongzhi_cli.loader.permits import permits_of
from tongzhi_cli.loader.rolls.read import RollOptions, read_rolls, rows_of
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.shell import command
from tongzhi_cli.model.student import Student
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import writing
from tongzhi_cli.office.disk.names import file_name
from tongzhi_cli.packs.split.plan import Part, levels_of, split
from tongzhi_cli.roster.classes import told_apart
from tongzhi_cli.roster.kinds import NO_CLASS
from tongzhi_cli.roster.model import Roster

_ZIP = ".zip"
#: What no folder is called.
_TABLES = {".xlsx", ".xls", ".csv", ".docx"}
#: So many files that lay there before are named.
_NAMED = 3


class Wanted(NamedTuple):
    """The options of a split, as typed: *levels* outermost first."""

    levels: Sequence[str]
    output: str | None
    allow: Sequence[str]
    zipped: bool
    force: bool


class _Target(NamedTuple):
    """Where the parts go: a folder, or a zip."""

    path: Path
    zipped: bool


def run(given: RollOptions, wanted: Wanted, *, as_json: bool, quiet: bool) -> ExitCode:
    """Write the parts, all or none, or say what stands against it.

    Raises:
        UsageError: an option has a value that cannot be.
        InputError: a roll cannot be read, or nobody in it says what it is to be split by.
        OutputError: a file cannot be written, or would be overwritten.

    """
    levels = levels_of(wanted.levels)
    target = None if as_json and not wanted.output else _target(given.files, wanted, levels)
    allow = codes_named(wanted.allow) | {NO_CLASS.code}  # they have a file of their own
    found = read_rolls(given)
    refuse_failures(found.failures)
    students, more = _students(found.read)
    made = split(students, levels)
    last = found.read[-1]
    read = [*found.read[:-1], last._replace(notes=(*last.notes, *more, *made.notes))]
    problems = check_lists(read, allow, permits_of(wanted.allow, read))
    blocked = any(one.severity is Severity.ERROR for one in problems)
    written: list[Path] = []
    others: list[Path] = []
    if target and not blocked:
        from tongzhi_cli.packs.split import files as parts  # openpyxl takes long

        roll = parts.roll_of(found.placed, rows_of(found.placed))
        files = parts.files_of(made.parts, roll, target.path, zipped=target.zipped)
        written = [one.path for one in files]
        writing.refuse_existing(written, map(Path, given.files), force=wanted.force)
        others = [] if target.zipped else [*parts.others_below(target.path, written)]
        writing.write_all(files)
    if as_json:
        from tongzhi_cli.cli.json import split as split_json

        split_json.write(read, problems, made.parts, written)
        return ExitCode.PROBLEMS if blocked else ExitCode.OK
    shown = [one for one in problems if not quiet or one.severity is Severity.ERROR]
    show.problems(shown, sys.stderr, classes=len(made.parts))
    if blocked or not target:
        errors = sum(one.severity is Severity.ERROR for one in problems)
        show.say(f"有 {errors} 个错误，什么也没有写。请改好再运行一次。")
        return ExitCode.PROBLEMS
    if not quiet:
        _say_parts(made.parts, levels)
        _say_others(others)
    show.wrote(target.path)
    if not quiet:
        sys.stdout.flush()
        _say_next(given, levels, target)
    return ExitCode.OK


def _students(read: Sequence[Roster]) -> tuple[list[Student], list[Problem]]:
    """The students of all files; 1班 of two 专业 that stand in two files are told apart."""
    students = [student for roster in read for student in roster.students]
    if len(read) < 2:
        return students, []
    known = {(one.code, one.message) for roster in read for one in roster.notes}
    students, notes = told_apart(students)
    return students, [one for one in notes if (one.code, one.message) not in known]


def _target(files: Sequence[str], wanted: Wanted, levels: Sequence[Column]) -> _Target:
    """Where the parts go: -o, a folder or a zip; else beside the first roll.

    Raises:
        UsageError: -o is the name of one workbook, or several rolls have no name together.

    """
    first = Path(files[0])
    own = f"{file_name(first.stem)}-按{''.join(levels)}"
    if wanted.output is None:
        if len(set(files)) > 1:
            raise UsageError("几个文件一起拆，要写明写到哪里", "请加 -o 文件夹。")
        return _Target(first.with_name(own + _ZIP * wanted.zipped), wanted.zipped)
    output = Path(wanted.output)
    if output.suffix.lower() == _ZIP and not os.path.isdir(output):  # noqa: PTH112
        return _Target(output, zipped=True)
    if output.suffix.lower() in _TABLES:
        raise UsageError(
            f"-o {output} 是一个文件，--split 写的是许多份",
            f"请写成 -o {output.stem}/（文件夹），或 -o {output.stem}.zip。",
        )
    if not wanted.zipped:
        return _Target(output, zipped=False)
    if os.path.isdir(output):  # noqa: PTH112  asks without raising
        return _Target(output / f"{own}{_ZIP}", zipped=True)
    return _Target(output.with_name(f"{output.name}{_ZIP}"), zipped=True)


def _say_parts(parts: Sequence[Part], levels: Sequence[Column]) -> None:
    students = sum(len(part.members) for part in parts)
    show.say(f"按{'、'.join(levels)}拆成 {len(parts)} 份，一共 {students} 人：")
    lines = (f"  {'/'.join(part.path)}：{len(part.members)} 人" for part in parts)
    show.listed(lines, len(parts))
    for level in levels:
        lacking = [part for part in parts if level in part.lacks]
        if lacking:
            count = sum(len(part.members) for part in lacking)
            named = "、".join(f"“{'/'.join(part.path)}”" for part in lacking[:_NAMED])
            more = f"等 {len(lacking)} 份" if len(lacking) > _NAMED else ""
            show.say(f"！ {count} 人没有写{level}，单独放在{named}{more}里。")


def _say_others(others: Sequence[Path]) -> None:
    """That the folder has workbooks which are of no part: an earlier split's, or somebody's."""
    if others:
        named = "、".join(map(str, others[:_NAMED]))
        more = f"等 {len(others)} 份" if len(others) > _NAMED else ""
        show.say(f"！ 文件夹里原来就有、这次没有写的：{named}{more}。不要的请自己删掉。")


def _say_next(given: RollOptions, levels: Sequence[Column], target: _Target) -> None:
    if levels[-1] is not Column.CLASS:
        show.steps(f"打开 {target.path} 看一眼，再发下去")
        return
    merge = command(["merge", "交来的表", "--roster", *given.files[:1], "-o", "汇总.xlsx"])
    show.steps(
        "1. 一个班一份，发下去；各班填“校对结果”一栏，或用它生成反馈表",
        f"2. 收齐了，对着名单汇总：{merge}",
    )
