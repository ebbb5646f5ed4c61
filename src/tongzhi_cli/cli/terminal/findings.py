"""What is wrong, kind by kind: errors listed, what is much or only a note folded to a line.

With -v everything is listed. Source: issue 17, item 4.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from shutil import get_terminal_size
from typing import TYPE_CHECKING, TextIO

from tongzhi_cli.cli.terminal.by_number import advice, usable
from tongzhi_cli.cli.terminal.detail import SEE_ALL, few, is_whole, keep
from tongzhi_cli.cli.terminal.wrapping import tell, visible, width_of, wrapped
from tongzhi_cli.model.problem import Problem, Severity, Skipped
from tongzhi_cli.model.terms import NAMELESS
from tongzhi_cli.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tongzhi_cli.check.check import Report

_MARKS = {Severity.ERROR: "×", Severity.WARNING: "！"}
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}
#: A pipe has no width; lines are then left long enough for a file name and a message.
_PIPE_WIDTH = 160
#: As many people with the same message are listed side by side.
_MANY = 4
#: So many errors of a kind are listed.
_MOST_ERRORS = 8
#: So many warnings of a kind are listed, and so many altogether.
_MOST_WARNINGS = 3
_MOST_OF_ALL_WARNINGS = 6
#: So many classes are named beside the first warning of a folded kind.
_CLASSES = 8
#: So many places of a folded kind are named.
_PLACES = 3
#: A message beside a name has at least so many columns.
_ROOM = 30


class Silent(NamedTuple):
    """A class of which nobody has said anything yet: its *people* by 学号 and name."""

    title: str
    people: Sequence[tuple[str, str]]


def silent_in(report: "Report") -> list[Silent]:
    """The silent classes of a check."""
    return [
        Silent(each.title, [(line.student.number, line.student.name) for line in each.lines])
        for each in report.classes
        if each.is_silent
    ]


def problems(
    shown: Sequence[Problem],
    stream: TextIO,
    *,
    classes: int,
    silent: "Sequence[Silent]" = (),
    rest: str = SEE_ALL,
    always: str = "",
) -> None:
    """A table for each kind of error: who, where, what is wrong; then what to do about it.

    Many warnings, and notes, are a line a kind; so are those who are missing of the classes that
    are *silent*. *rest* says where those are that are not listed, *always* is the code of the kind
    of which all are.
    """
    if shown:
        again = partial(problems, shown, stream, classes=classes, silent=silent, rest=rest)
        keep(partial(again, always=always))
    unheard = {
        (each.title, *one): each.title or NAMELESS
        for each in (() if is_whole() else silent)
        for one in each.people
    }
    warnings = sum(one.severity is Severity.WARNING for one in shown)
    for (severity, code), grouped in groupby(shown, key=lambda one: (one.severity, one.code)):
        group = list(grouped)
        if severity is Severity.INFO:
            _notes(group, stream, classes)
            continue
        is_much = len(group) > _MOST_WARNINGS or warnings > _MOST_OF_ALL_WARNINGS
        if severity is Severity.WARNING and is_much and not (is_whole() or code == always):
            tell(_in_a_line(group, classes), stream)
            continue
        quiet = _of_silent(group, unheard) if code == "missing-answer" else {}
        spoken = [one for one in group if id(one) not in quiet]
        most = len(spoken) if code == always else few(len(spoken), _MOST_ERRORS)
        _head(usable(_heading(group, quiet, classes)), _STYLES[severity], stream)
        _listed(spoken, spoken[:most], stream, classes, rest)


def skipped(found: Sequence[Skipped], stream: TextIO) -> None:
    """What could not be checked, and why."""
    for one in found:
        code = f"（{one.rule}）" if is_whole() else ""
        tell(f"- 看不出有没有“{one.kind.title}”{code}：{one.reason}", stream)


def _notes(group: Sequence[Problem], stream: TextIO, classes: int) -> None:
    """What is worth knowing: a note as it is, several as how many."""
    title = group[0].kind.title
    if few(len(group), 1) < len(group):
        tell(f"· {title}：{_how_many(group)}{_files_of(group)}（{SEE_ALL}）", stream)
        return
    for one in group:
        who = _who(one, classes)
        tell(f"· {title}：{f'{who} ' if who else ''}{_what(one)}", stream)


def _files_of(group: Sequence[Problem]) -> str:
    """The files that notes are about as a whole, where they are few."""
    places = [one.where for one in group if one.where and not (one.where.is_row or one.where.sheet)]
    files = dict.fromkeys(visible(one.file) for one in places)
    is_few = len(files) == len(group) <= _PLACES
    return f"：{'、'.join(files)}" if is_few else ""


def _how_many(group: Sequence[Problem]) -> str:
    people = {(one.number, one.name) for one in group if one.number or one.name}
    return f"{len(group)} {'人' if len(people) == len(group) else '条'}"


def _in_a_line(group: Sequence[Problem], classes: int) -> str:
    """Warnings of a kind in a line: what the first says, and the first places."""
    first = group[0]
    title = f"{_MARKS[first.severity]} {first.kind.title}（{first.code}）{len(group)} 条"
    if len(group) > 1 and len({one.message for one in group}) == 1:
        places = [_place(one, classes) for one in group]
        named = "、".join([one for one in places if one][:_PLACES])
        told = f"{visible(first.message)}{'：' if named else ''}{named}"
        more = " 等" if len(group) > _PLACES else ""
    else:
        who = _who(first, classes)
        told = f"{f'{who} ' if who else ''}{_what(first)}"
        more = _and_others(group, classes) if len(group) > 1 else ""
    return f"{title}：{told}{more}（{SEE_ALL}、怎么办）"


def _and_others(group: Sequence[Problem], classes: int) -> str:
    """Which other classes have a warning of the kind of which only the first is told."""
    first, *others = group
    names = dict.fromkeys(one.class_title for one in others if one.class_title)
    names.pop(first.class_title, None)
    if classes < 2 or not names:
        return " 等"
    more = " 等" if len(names) > _CLASSES else ""
    return f"；还有 {'、'.join(map(visible, [*names][:_CLASSES]))}{more}"


def _of_silent(
    group: Sequence[Problem], unheard: Mapping[tuple[str, str, str], str]
) -> dict[int, str]:
    """Which of the problems are about students of silent classes, and how the class is called."""
    classes = (unheard.get((one.class_title, one.number or "", one.name or "")) for one in group)
    return {id(one): each for one, each in zip(group, classes, strict=True) if each}


def _heading(group: Sequence[Problem], quiet: Mapping[int, str], classes: int) -> str:
    first = group[0]
    heading = f"{_MARKS[first.severity]} {first.kind.title}（{first.code}）{len(group)} 条"
    if not quiet:
        return heading
    named = Counter(quiet.values())
    told = "、".join(f"{visible(name)} {count} 人" for name, count in named.items())
    who = f"{told}，" if classes > 1 else ""
    return f"{heading}：{who}还没有人反馈（{SEE_ALL}）"


def _listed(
    group: Sequence[Problem], shown: Sequence[Problem], stream: TextIO, classes: int, rest: str
) -> None:
    if not group:
        return
    width = _width(stream)
    for message, same in _by_message(shown):
        lines = _beside(message, same, classes, width) if message else _rows(same, classes, width)
        stream.write("".join(f"{line}\n" for line in lines))
    if len(shown) < len(group):
        stream.write(usable(f"  还有 {len(group) - len(shown)} 条（{rest}）\n"))
    hints: dict[str, list[Problem]] = {}
    for one in group:
        hints.setdefault(advice(one.do), []).append(one)
    for hint, those in hints.items():
        whose = f"（{_briefly(those)}）" if len(hints) > 1 else ""
        todo = wrapped(visible(f"怎么办{whose}：{hint}"), width - 2) if hint else []
        stream.write("".join(f"  {line}\n" for line in todo))


def _file(problem: Problem) -> str:
    """The name of a file that a problem is about as a whole."""
    where = problem.where
    return "" if where is None or where.is_row or problem.number else where.file.rpartition("/")[2]


def _briefly(group: Sequence[Problem]) -> str:
    """Whom some of the problems of a kind are about, the first of them."""
    named = [*dict.fromkeys(one.name or one.class_title or _file(one) for one in group)]
    if not all(named):
        return f"{len(group)} 条"
    more = f" 等 {len(group)} 条" if len(named) > _PLACES else ""
    return f"{'、'.join(map(visible, named[:_PLACES]))}{more}"


def _head(heading: str, style: str, stream: TextIO) -> None:
    """The heading of a kind, in colour on a terminal that has any."""
    if not (stream.isatty() or "FORCE_COLOR" in os.environ):
        stream.write(f"{heading}\n")
        return
    from rich.console import Console  # only where there is colour (docs/design-notes.md)
    from rich.text import Text

    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    console.print(Text(heading, style=style), soft_wrap=True)


def _width(stream: TextIO) -> int:
    if stream.isatty():
        return get_terminal_size().columns - 1
    typed = os.environ.get("COLUMNS", "")
    return int(typed) if typed.isdecimal() else _PIPE_WIDTH


def _by_message(group: Sequence[Problem]) -> list[tuple[str, list[Problem]]]:
    """Problems that say the same of many people go together under what they say."""
    messages = Counter(problem.message for problem in group)
    bundles: dict[str, list[Problem]] = {}
    for problem in group:
        many = messages[problem.message] >= _MANY
        bundles.setdefault(problem.message if many else "", []).append(problem)
    return list(bundles.items())


def _beside(message: str, group: Sequence[Problem], classes: int, width: int) -> Iterator[str]:
    """What is said of many, and below it whom, side by side."""
    files = dict.fromkeys(one.where.file for one in group if one.where)
    of_all = f"（{visible(next(iter(files)))}）" if len(files) == 1 and classes > 1 else ""
    for at, line in enumerate(wrapped(f"{visible(message)}{of_all}：", width - 4)):
        yield f"{'    ' if at else '  '}{line}"
    people = [_place(one, classes, with_file=len(files) > 1) for one in group]
    wide = max(map(width_of, people)) + 2
    many = max(1, (width - 4) // wide)
    for at in range(0, len(people), many):
        row = "".join(one + " " * (wide - width_of(one)) for one in people[at : at + many])
        yield f"    {row.rstrip()}"


def _rows(group: Iterable[Problem], classes: int, width: int) -> Iterator[str]:
    """Who, and beside it what; below it, where the terminal is narrow."""
    told = [(_who(one, classes), _what(one)) for one in group]
    wide = max(width_of(who) for who, _ in told)
    is_narrow = width - wide - 4 < _ROOM
    indent = " " * (4 if is_narrow else wide + 4)
    for who, what in told:
        lines = wrapped(what, width - len(indent))
        if not is_narrow:
            yield f"  {who}{' ' * (wide - width_of(who))}  {lines.pop(0)}"
        elif who:
            yield f"  {who}"
        # a command that is longer than its line begins as far to the left as it can
        yield from (f"{_less(indent, line, width)}{line}" for line in lines)


def _less(indent: str, line: str, width: int) -> str:
    return "    " if len(indent) + width_of(line) > width else indent


def _place(problem: Problem, classes: int, *, with_file: bool = False) -> str:
    """Whom a problem is about, and the cell or line; the file where it is about nobody."""
    who, where = _who(problem, classes), problem.where
    if where is None:
        return who
    cell = where.spot
    if not who:
        return visible(str(where))
    if with_file and cell:
        cell = f"{where.file} {cell}"
    return f"{who}（{visible(cell or where.file)}）"


def _who(problem: Problem, classes: int) -> str:
    parts = [problem.number or "", problem.name or ""]
    if classes > 1 and problem.class_name:
        parts.insert(0, problem.class_title)
    return visible(" ".join(part for part in parts if part))


def _what(problem: Problem) -> str:
    where = str(problem.where or "")
    place = f"（{where}）" if where and where not in problem.message else ""
    return visible(f"{usable(problem.message)}{place}")
