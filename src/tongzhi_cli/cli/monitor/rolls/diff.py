"""`fankui import 旧.xlsx 新.xlsx --diff`: who came, who went, what is another now."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path

from tongzhi_cli.check.lists import check_lists
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.detail import SEE_ALL, few, keep
from tongzhi_cli.cli.terminal.wrapping import visible, width_of
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.mapping import refuse_failures
from tongzhi_cli.errors import ExitCode, UsageError
from tongzhi_cli.loader.rolls.read import RollOptions, Rolls, read_rolls
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.office import writing
from tongzhi_cli.roster.compare.compare import Comparison, What, compare
from tongzhi_cli.roster.compare.words import CLASSES, OF_STUDENT, Line, lines_of

#: What is wrong with a roll so that a comparison may be wrong.
_IN_THE_WAY = {"duplicate-number", "unread-students", "unclear-class"}
#: So many lines of a group are shown.
_MOST = 8
#: After more lines than this the sums are said again.
_SCREEN = 12
_NAME = "变化.xlsx"


def run(
    given: RollOptions,
    output: str | None,
    *,
    as_json: bool,
    force: bool,
    quiet: bool,
) -> ExitCode:
    """Compare two rolls, the old one first; 1 where they differ (docs/exit-codes.md).

    Raises:
        UsageError: there are not two rolls, or -o is no workbook.
        InputError: one cannot be read.
        OutputError: the workbook cannot be written, or would overwrite a file.

    """
    files = _two(given.files)
    target = _target(output)
    if target:
        writing.refuse_existing([target], map(Path, files), force=force)
    both = read_rolls(given, with_rows=False)
    refuse_failures(both.failures)
    old, new = both.read
    found = compare(old.students, new.students, says_standing=_says_standing(both, new.file))
    problems = [
        one
        for roster in (old, new)
        for one in check_lists([roster])
        if one.code in _IN_THE_WAY and one.severity is Severity.ERROR
    ]
    told = [*_told(found)]
    if target:
        from tongzhi_cli.roster.compare.workbook import build  # openpyxl takes long

        writing.write(target, build(found, files, told))
    if as_json:
        from tongzhi_cli.cli.json import rolls as rolls_json

        rolls_json.write(found, files, problems, [target] if target else [])
    else:
        _say_problems(problems)
        if not (target and quiet):
            rest = f"都在 {target} 里" if target else f"{SEE_ALL}，或 -o {_NAME}"
            _say(found, files, told, rest, show.say if target else show.put, quiet=quiet)
        show.wrote(*([target] if target else []))
    return ExitCode.PROBLEMS if found.differs else ExitCode.OK


def _two(files: Sequence[str]) -> tuple[str, str]:
    names = list(dict.fromkeys(files))
    if len(names) != 2:
        raise UsageError(
            f"--diff 比的是两份名单，给了 {len(names)} 份",
            "写成 fankui import 旧名单.xlsx 新名单.xlsx --diff，旧的在前。",
        )
    return names[0], names[1]


def _target(output: str | None) -> Path | None:
    if output is None:
        return None
    if os.path.isdir(output):  # noqa: PTH112  asks without raising
        return Path(output) / _NAME
    if not output.lower().endswith(".xlsx"):
        hint = f"请写成 -o {Path(output).stem or '变化'}.xlsx。"
        raise UsageError(f"-o {output} 不是 .xlsx，也不是已有的文件夹", hint)
    return Path(output)


def _says_standing(both: Rolls, file: str) -> bool:
    """Whether a roll has a column where 休学 and the like would stand."""
    return any(one in both.columns[file] for one in (Column.STANDING, Column.NOTE))


def _told(found: Comparison) -> Iterator[str]:
    """What else is to know of a comparison."""
    for name, count in zip(("旧", "新"), found.repeated, strict=True):
        if count:
            yield f"{name}名单里有 {count} 行是同一个人又写了一次，只算一个人。"
    if found.remains:
        yield (
            f"有 {len(found.remains)} 人的学号在一份名单里被 Excel 改坏了，按姓名和班级对上，"
            "没有算学号变了。"
        )
    if What.CLASS in found.silent:
        yield "有一份名单没有班级，班级没有比。"
    if What.STANDING in found.silent:
        yield "新名单没有学籍状态和备注，学籍状态没有比。"
    if found.maybe:
        yield (
            f"有 {len(found.maybe)} 个离开的人和新来的同名，说不准是不是同一个人"
            "（同班有同名的，或班级、学号都不同）：请看说明。"
        )


def _say_problems(problems: Sequence[Problem]) -> None:
    show.problems(problems, sys.stderr, classes=2)
    if problems:
        show.say("！ 上面这些没有弄清楚，比出来的可能不全。")


def _say(
    found: Comparison,
    files: tuple[str, str],
    told: Sequence[str],
    rest: str,
    say: Callable[[str], None],
    *,
    quiet: bool,
) -> None:
    keep(lambda: _say(found, files, told, rest, say, quiet=quiet))
    if not quiet:
        show.say(*(f"！ {one}" for one in told))
    old, new = (
        f"{Path(name).name}（{size} 人）" for name, size in zip(files, found.sizes, strict=True)
    )
    say(f"{old}→ {new}：{f'{found.same} 人没有变' if found.differs else '没有变化'}。")
    headings = []
    said = 0
    for group, lines in groupby(lines_of(found), key=lambda line: line.group):
        heading, *texts = _group(group, list(lines), rest)
        headings.append(heading)
        said += len(texts)
        for text in (heading, *texts):
            say(text)
    if said > _SCREEN:  # the first lines have gone from the screen
        say(f"合计：{'，'.join(headings)}，没有变 {found.same} 人。")


def _group(group: str, lines: Sequence[Line], rest: str) -> Iterator[str]:
    """A heading, and the first of the lines in columns; *rest* says where the others are."""
    yield f"{group} {len(lines)} {'处' if group == CLASSES else '人'}"
    shown = few(len(lines), _MOST)
    rows = [*map(_cells, islice(lines, shown))]
    wide = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            visible(cell) + " " * (size - width_of(cell))
            for cell, size in zip(row, wide, strict=True)
            if size
        )
        yield f"  {'  '.join(cells)}".rstrip()
    if len(lines) > shown:
        yield f"  ……还有 {len(lines) - shown} 个（{rest}）"


def _cells(line: Line) -> list[str]:
    """A line in columns, without the one that says what the change says already."""
    if line.group == CLASSES:
        return [line.note]
    changed = f"{line.before} → {line.after}" if line.before or line.after else ""
    who = [line.number, line.name, line.class_name]
    for at, what in enumerate((What.NUMBER, What.NAME, What.CLASS)):
        if line.group == OF_STUDENT[what]:
            who[at] = ""
    return [*who, changed, line.note]
