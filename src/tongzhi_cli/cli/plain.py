"""The plain way of a command line: a command that there is, with options that it has.

To import Typer takes as long as to check a class. So a line is read by what is declared, and only
what is not plainly right goes to Typer, who judges it and words what is wrong. Where a line is
taken here, Typer would make the same call. Source: issue 19, item 2.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from tongzhi_cli.cli.commands import members, named
from tongzhi_cli.cli.declared import Command, Commands, Option
from tongzhi_cli.cli.names import there, understood
from tongzhi_cli.office.disk import system

Call = Callable[[], Any]
#: What Windows leaves to the program to expand, as a shell elsewhere does before.
_TO_EXPAND = frozenset("*?[~$%")


def run(words: Sequence[str], *, are_typed: bool) -> int:
    """Do what a command line asks for; the exit code. *are_typed* says that it is the program's.

    Raises:
        UsageError: the line is wrong.
        FankuiError: as the command.

    """
    is_expanded = are_typed and system.is_windows() and not _TO_EXPAND.isdisjoint("".join(words))
    if call := None if is_expanded else call_of(words):
        return int(call())
    from tongzhi_cli.cli.app import app_of, judged

    return int(judged(app_of(words), None if are_typed else words))


def call_of(words: Sequence[str]) -> Call | None:
    """The call that a whole command line asks for; None where Typer has to read it."""
    typed = understood(words, there(words))
    path, about = named(typed)
    behind = typed[len(path) :]
    if isinstance(about, Command):
        return called(about, behind, path)
    return partial(_help, path, about) if behind in ([], ["-h"], ["--help"]) else None


def called(about: Command, words: Sequence[str], path: Sequence[str] = ()) -> Call | None:
    """The call of a command, which is named by *path*, for the *words* behind it.

    None where Typer has to read them.
    """
    if [*words] in (["-h"], ["--help"]):
        return partial(_help, path, about)
    values = values_of(about, words, os.environ)
    return None if values is None else partial(_call, about, values)


def values_of(
    about: Command, words: Sequence[str], environ: Mapping[str, str]
) -> dict[str, Any] | None:
    """What the function of a command is called with, by its parameters' names.

    None for what is doubtful: an option that there is not, one without its value or with a value
    that looks like an option, several in one word, `--`, arguments that are too few or too many.
    """
    known = {name: one for one, said in about.options for name in said.names}
    values: dict[str, Any] = {}
    arguments = []
    rest = iter(words)
    for word in rest:
        if word[:1] != "-" or word == "-":
            arguments.append(word)
            continue
        name, is_given, value = word.partition("=")
        one = known.get(name)
        if one is None or (is_given and (one.is_flag or name[:2] != "--")):
            return None
        if one.is_flag:
            values[one.name] = True
            continue
        if not is_given:
            value = next(rest, "--")
            if value[:1] == "-" and value != "-":
                return None
        values[one.name] = [*values.get(one.name, ()), value] if one.is_many else value
    return _whole(about, arguments, values, environ)


def _whole(
    about: Command, arguments: list[str], values: dict[str, Any], environ: Mapping[str, str]
) -> dict[str, Any] | None:
    """The *values* with the arguments, and with what was not given."""
    for one in about.arguments:
        if one.is_many and arguments:
            values[one.name], arguments = arguments, []
        elif arguments:
            values[one.name] = arguments.pop(0)
        elif one.is_required:
            return None
    if arguments:
        return None
    for one in about.parameters:
        if one.name not in values:
            values[one.name] = one.unset
            if isinstance(one.said, Option) and one.said.envvar:
                values[one.name] = environ.get(one.said.envvar) or None
    return values


def _call(about: Command, values: Mapping[str, Any]) -> Any:
    for one, said in about.options:
        if said.callback:
            said.callback(values[one.name])
    return about.call(values)


def _help(path: Sequence[str], about: Command | Commands) -> int:
    from tongzhi_cli.cli.terminal.help_page import help_page

    own = () if isinstance(about, Command) else [*members(*path)]
    sys.stdout.write(f"{help_page(path, about, own)}\n")
    return 0
