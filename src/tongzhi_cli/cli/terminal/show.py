"""Reports for people: problems grouped by kind, counts, what to do next.

Only characters that GBK has, so that an old Windows console shows them.
"""

import contextlib
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache
from itertools import chain, islice
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, TextIO

from tongzhi_cli.answers.answer import NOT_OK, PROXY, STATUS_WORDS, Status
from tongzhi_cli.cli.terminal.by_number import words_of
from tongzhi_cli.cli.terminal.detail import SEE_ALL, few, keep
from tongzhi_cli.cli.terminal.findings import problems, skipped
from tongzhi_cli.cli.terminal.wrapping import tell, visible, width_of
from tongzhi_cli.model.problem import Severity
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.terms import NAMELESS, Role
from tongzhi_cli.model.text import without_private
from tongzhi_cli.notice.deadlines import past

if TYPE_CHECKING:
    from tongzhi_cli.check.check import ClassReport, Report
    from tongzhi_cli.notice.model import Notice

__all__ = [
    "anomalies", "class_line", "doubt", "failed", "grid", "has_said_part", "has_said_steps",
    "last_wrote", "listed", "long_past", "mentions", "names", "part", "problems", "put", "say",
    "skipped", "steps", "table", "under_screen", "verdict", "wrote",
]  # fmt: skip

#: So many lines of one kind are listed.
_MOST_LISTED = 8
#: So many students with a fault are listed.
_MOST_FAULTS = 12
_BEFORE = timedelta(hours=21)  # the evening before


def say(*lines: str) -> None:
    """Talk to the person: on standard error, so that standard output holds the result alone."""
    for line in lines:
        tell(line, sys.stderr)
        _Said.line = line


def put(*lines: str) -> None:
    """Results for the person: on standard output, wrapped on a terminal."""
    for line in lines:
        tell(line, sys.stdout)


def failed(error: object, mark: str = "出错：") -> None:
    """Say what went wrong, behind its *mark*: what to type stands on lines of its own."""
    say(*f"{mark}{words_of(error)}".split("\n"))


def wrote(*paths: Path) -> None:
    """The files that were written, one a line: as they are in a pipe, harmless on a terminal."""
    _Said.wrote = paths
    names = map(str, paths)
    if sys.stdout.isatty():
        names = map(visible, names)
    sys.stdout.write("".join(f"{name}\n" for name in names))


def last_wrote() -> tuple[Path, ...]:
    """The files that were last said to be written, since this was last asked."""
    before, _Said.wrote = _Said.wrote, ()
    return before


class _Said:
    """What was said last."""

    line = ""
    has_steps = False
    has_part = False
    wrote: tuple[Path, ...] = ()
    #: Whether a screen comes next that has a next step of its own.
    is_under_screen = False


def has_said_steps() -> bool:
    """Whether steps were said since this was last asked."""
    before, _Said.has_steps = _Said.has_steps, False
    return before


def part(*lines: str) -> None:
    """Say how only a part of a form is written, where that is less than all of it."""
    _Said.has_part |= bool(lines)
    say(*lines)


def has_said_part() -> bool:
    """Whether a part of a form was offered since this was last asked."""
    before, _Said.has_part = _Said.has_part, False
    return before


@contextlib.contextmanager
def under_screen() -> Iterator[None]:
    """While a screen runs commands that says the one next step itself, none is said beside it.

    What else is to be done, which no command does, is.
    """
    before, _Said.is_under_screen = _Said.is_under_screen, True
    try:
        yield
    finally:
        _Said.is_under_screen = before


def steps(*lines: str) -> None:
    """What to do next, the last that is said: a line a step, its command whole at its end."""
    if _Said.is_under_screen:
        own = [line for line in lines if not re.search(r"\bfankui ", line)]
        say(*(["要办的：", *(f"  {line}" for line in own)] if own else []))
        return
    _Said.has_steps |= bool(lines)
    if len(lines) == 1:
        say(f"下一步：{lines[0]}")
    elif lines:
        say("下一步：", *(f"  {line}" for line in lines))


def listed(lines: Iterable[str], many: int) -> None:
    """The first of so *many* lines, which are put into words only if they are shown."""
    shown = few(many, _MOST_LISTED)
    heading, lines = _Said.line, iter(lines)
    first = [*islice(lines, shown)]
    for line in first:
        say(*line.split("\n"))
    if many > shown:
        say(f"  ……还有 {many - shown} 条（{SEE_ALL}）")
        every = cache(lambda: [*chain(first, lines)])
        keep(lambda: say(*([heading] if heading else []), *"\n".join(every()).split("\n")))


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
    return f"{visible(each.title or NAMELESS)}：{'，'.join(counts)}"


def anomalies(each: "ClassReport", stream: TextIO) -> None:
    """Who of a class has what wrong: what the form will say."""
    wrong = [line for line in each.lines if line.result.status in NOT_OK]
    shown = wrong[: few(len(wrong), _MOST_FAULTS)]
    for line in shown:
        text = " ".join(line.result.text.split())
        is_unclear = line.result.status is Status.UNCLEAR
        text += f"（{STATUS_WORDS[Status.UNCLEAR]}）" if is_unclear else ""
        tell(f"  {line.student.number} {line.student.name}：{text}", stream)
    if len(shown) < len(wrong):
        tell(f"  还有 {len(wrong) - len(shown)} 人（{SEE_ALL}）", stream)
        keep(lambda: anomalies(each, stream))


def names(each: "ClassReport", students: Sequence[Student]) -> list[str]:
    """Names of some of a class, for the class; two of one name are told apart by their 学号's end.

    As `paper.called` calls them, and nothing in them steers a terminal.
    """
    from tongzhi_cli.paper.called import called

    everybody = [(line.student.name, line.student.number) for line in each.lines]
    return [visible(one) for one in called(everybody, [(s.name, s.number) for s in students])]


def mentions(each: "ClassReport", students: Sequence[Student]) -> list[str]:
    """`names` as a group mentions them: what it calls each, the name behind it where it is another.

    A phone number in that column is nobody's business in a group (issue 14).
    """
    return [
        called if name in called else f"{called} {name}" if called else name
        for name, called in zip(names(each, students), map(_mentioned, students), strict=True)
    ]


def _mentioned(student: Student) -> str:
    called = visible(student.called).lstrip("@＠").strip()
    return "" if without_private(called) != called else called


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


def verdict(report: "Report") -> str:
    """Whether a report is fit to be printed, in a line."""
    errors, warnings = (len(report.of(one)) for one in (Severity.ERROR, Severity.WARNING))
    silent = sum(each.count_of(Status.MISSING) for each in report.classes if each.is_silent)
    if errors and all(each.is_silent for each in report.classes):
        others = f"，另有 {errors - silent} 个错误" if errors > silent else ""
        return f"还没有人反馈{others}，还不能交。"
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
