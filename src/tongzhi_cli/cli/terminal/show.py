"""Reports for people: problems grouped by kind, counts, what to do next.

Only characters that GBK has, so that an old Windows console shows them.
"""

import os
import re
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, TextIO

from tongzhi_cli.answers.answer import NOT_OK, PROXY, STATUS_WORDS, Status
from tongzhi_cli.cli.terminal.wrapping import tell, visible, width_of, wrapped
from tongzhi_cli.model.problem import Problem, Severity, Skipped
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.deadlines import past

if TYPE_CHECKING:
    from rich.console import Console

    from tongzhi_cli.check.check import ClassReport, Report
    from tongzhi_cli.notice.model import Notice

_MARKS = {Severity.ERROR: "×", Severity.WARNING: "！"}
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}
#: A pipe has no width; lines are then left long enough for a file name and a message.
_PIPE_WIDTH = 160
_BEFORE = timedelta(hours=21)  # the evening before
#: As many people with the same message are listed side by side.
_MANY = 4


def say(*lines: str) -> None:
    """Talk to the person: on standard error, so that standard output holds the result alone."""
    for line in lines:
        tell(line, sys.stderr)


def put(*lines: str) -> None:
    """Results for the person: on standard output, wrapped on a terminal."""
    for line in lines:
        tell(line, sys.stdout)


def wrote(*paths: Path) -> None:
    """The files that were written, one a line: as they are in a pipe, harmless on a terminal."""
    names = map(str, paths)
    if sys.stdout.isatty():
        names = map(visible, names)
    sys.stdout.write("".join(f"{name}\n" for name in names))


def grid(entries: Sequence[str]) -> None:
    """Numbered entries in as many columns as the terminal has room for, on standard error."""
    if not entries:
        return
    cells = [f"{at:>2} {entry}" for at, entry in enumerate(entries, start=1)]
    wide = max(map(width_of, cells)) + 2
    columns = max(1, (get_terminal_size().columns - 3) // wide)
    for at in range(0, len(cells), columns):
        row = cells[at : at + columns]
        padded = "".join(cell + " " * (wide - width_of(cell)) for cell in row)
        sys.stderr.write(f"  {visible(padded.rstrip())}\n")


def class_line(each: "ClassReport") -> str:
    """One line about a class: how many, of which how many what."""
    by_proxy = sum(bool(line.answer and line.answer.origin == PROXY) for line in each.lines)
    filled = f"（代填 {by_proxy}）" if by_proxy else ""
    counts = [
        f"{len(each.lines)} 人",
        f"{STATUS_WORDS[Status.OK]} {each.count_of(Status.OK)}{filled}",
    ]
    counts += [
        f"{word} {each.count_of(status)}"
        for status, word in STATUS_WORDS.items()
        if status is not Status.OK and each.count_of(status)
    ]
    return f"{visible(each.name or '（没有班级名称）')}：{'，'.join(counts)}"


def anomalies(each: "ClassReport", stream: TextIO) -> None:
    """Who of a class has what wrong: what the form will say."""
    for line in each.lines:
        if line.result.status in NOT_OK:
            text = " ".join(line.result.text.split())
            is_unclear = line.result.status is Status.UNCLEAR
            text += f"（{STATUS_WORDS[Status.UNCLEAR]}）" if is_unclear else ""
            said = visible(f"{line.student.number} {line.student.name}：{text}")
            stream.write(f"  {said}\n")


def names(each: "ClassReport", students: Sequence[Student]) -> list[str]:
    """Names of some of a class, for the class; two of one name are told apart by their 学号's end.

    Source: issue 14: what is said in public has no phone, no 休学 and the like: what stands behind
    a name in the same cell stays away.
    """
    names = Counter(_alone(line.student.name) for line in each.lines)
    called = [(_alone(student.name), student.number[-4:]) for student in students]
    return [
        visible(name) + (f"（{end}）" if names[name] > 1 or not name else "")
        for name, end in called
    ]


def _alone(name: str) -> str:
    """A name without remarks and digits behind it.

    >>> [_alone(one) for one in ("方一鸣（已退学）", "李明13800000000", "J. Li", "王若雨【休学】")]
    ['方一鸣', '李明', 'J. Li', '王若雨']
    """
    return (
        name if name.isalpha() else re.split(r"[（(【\[〔<《/0-9０-９]", name)[0].strip(" -－—:：")
    )


def problems(
    shown: Sequence[Problem], stream: TextIO, *, classes: int, limit: int | None = None
) -> None:
    """A table for each kind of problem: who, where, what is wrong; then what to do about it.

    Information is told in lines below, *limit* of a kind at most; the rest is always whole.
    """
    tabled = [problem for problem in shown if problem.severity is not Severity.INFO]
    if tabled:
        _tables(tabled, stream, classes)
    for _, told in groupby(shown[len(tabled) :], key=lambda one: one.code):
        group = list(told)
        for problem in group[:limit]:
            who = _who(problem, classes)
            tell(f"· {problem.kind.title}：{f'{who} ' if who else ''}{_what(problem)}", stream)
        if limit and len(group) > limit:
            more = len(group) - limit
            tell(f"· {group[0].kind.title}：还有 {more} 条，用 fankui check 看全部", stream)


def _tables(shown: Sequence[Problem], stream: TextIO, classes: int) -> None:
    from rich.console import Console  # only where there is a table (docs/design-notes.md)
    from rich.text import Text

    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _PIPE_WIDTH
    for (severity, code), grouped in groupby(shown, key=lambda one: (one.severity, one.code)):
        group = list(grouped)
        kind = group[0].kind
        heading = f"{_MARKS[severity]} {kind.title}（{code}）{len(group)} 条"
        console.print(Text(heading, style=_STYLES[severity]))
        for message, same in _by_message(group):
            _table(console, message, same, classes)
        for hint in dict.fromkeys(one.hint or kind.do for one in group):
            for line in wrapped(f"怎么办：{hint}", console.width - 2):
                console.print(Text(f"  {line}"), soft_wrap=True)


def table(heading: Sequence[str], rows: Sequence[Sequence[str]], stream: TextIO) -> None:
    """Rows under a heading, as wide as the terminal; in a pipe, columns divided by tabs."""
    if not stream.isatty():
        lines = ["\t".join(map(visible, row)).rstrip() for row in (heading, *rows)]
        stream.write("\n".join(lines) + "\n")
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for name in heading:
        grid.add_column(name, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(visible(cell)) for cell in row))
    console.print(grid)


def _by_message(group: Sequence[Problem]) -> list[tuple[str, list[Problem]]]:
    """Problems that say the same of many people go together under what they say."""
    messages = Counter(problem.message for problem in group)
    bundles: dict[str, list[Problem]] = {}
    for problem in group:
        many = messages[problem.message] >= _MANY
        bundles.setdefault(problem.message if many else "", []).append(problem)
    return list(bundles.items())


def _table(console: "Console", message: str, group: Sequence[Problem], classes: int) -> None:
    from rich.columns import Columns
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    if message:
        console.print(Text(f"  {visible(message)}："))
        people = [Text(f"{_who(one, classes)}（{_cell(one)}）") for one in group]
        console.print(Padding(Columns(people, padding=(0, 2)), (0, 0, 0, 4)))
        return
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", ratio=1)
    for problem in group:
        table.add_row(Text(_who(problem, classes)), Text(_what(problem)))
    console.print(Padding(table, (0, 0, 0, 2), expand=False))


def _cell(problem: Problem) -> str:
    where = problem.where
    if where is None:
        return ""
    return where.cell or (f"第 {where.line} 行" if where.line else where.file)


def _who(problem: Problem, classes: int) -> str:
    parts = [problem.number or "", problem.name or ""]
    if classes > 1 and problem.class_name:
        parts.insert(0, problem.class_name)
    return visible(" ".join(part for part in parts if part))


def _what(problem: Problem) -> str:
    where = str(problem.where or "")
    place = f"（{where}）" if where and where not in problem.message else ""
    return visible(f"{problem.message}{place}")


def skipped(found: Sequence[Skipped], stream: TextIO) -> None:
    """What could not be checked, and why."""
    for one in found:
        tell(f"- 没有检查 {one.kind.title}（{one.rule}）：{one.reason}", stream)


def verdict(report: "Report") -> str:
    """The last line of a report: whether it is fit to be printed."""
    errors, warnings = (len(report.of(one)) for one in (Severity.ERROR, Severity.WARNING))
    if errors:
        return f"有 {errors} 个错误、{warnings} 个提醒，还不能交。"
    if warnings:
        return f"没有错误，有 {warnings} 个提醒。"
    return "没有问题。"


def doubt(report: "Report") -> list[str]:
    """A line where the notice of a report is probably the wrong one."""
    return long_past(report.notice, report.now)


def long_past(notice: "Notice", now: datetime) -> list[str]:
    """A line where a notice is probably the wrong one: its deadline is long past."""
    over = past(notice, now)
    submit = notice.deadline(Role.SUBMIT)
    if over is None or submit is None or submit.at is None:
        return []
    then = notice.local(submit.at) - _BEFORE
    told = f"多半用错了通知：《{notice.title}》的上交截止已经过了 {over.days} 天。"
    told += "用自己的通知：--notice 通知文件.toml（写法见 docs/notice-file.md）；"
    return [f'{told}只是试一试，加 --now "{then:%Y-%m-%d %H:%M}"。']
