"""What the word at the cursor may become: commands, options and their values, with what they are.

Nothing where a file is wanted: shells complete files themselves.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from typer.core import TyperArgument, TyperGroup, TyperOption
from typer.main import get_command

from tongzhi_cli.cli.app import app_of
from tongzhi_cli.cli.names import COMMANDS, GROUPS, HELP, alias_of, english, names_of
from tongzhi_cli.cli.terminal.chinese import ABOUT_HELP

#: A description has at most so many characters.
_LONGEST = 30


class Candidate(NamedTuple):
    """A word, and what it is *about*, in Chinese."""

    word: str
    about: str


#: What may stand where no command is yet.
_OF_ALL = (Candidate("--help", "显示说明"), Candidate("--version", "是哪一版"))


def candidates(before: Sequence[str], typed: str) -> list[Candidate]:
    """What *typed*, the word at the cursor, may become behind the words *before* it."""
    found = _all(list(before), typed)
    return [one for one in found if one.word.startswith(typed)]


def _all(before: list[str], typed: str) -> Iterator[Candidate]:
    if before and english(before[0]) == HELP:
        before = before[1:]
        if before and english(before[0]) not in GROUPS:
            return
    if not before and typed[:1] == "-":
        yield from _OF_ALL
        return
    if not before:
        yield from _commands(typed)
        return
    first = english(before[0])
    if first in GROUPS and len(before) == 1:
        yield from _commands(typed, first)
        return
    words = [first, *(english(one, first) for one in before[1:2])]
    command = _command(words)
    if command is None:
        return
    behind = before[2 if first in GROUPS else 1 :]
    wanting = _wanting(command, behind)
    if wanting:
        yield from _values(wanting)
    elif typed[:1] == "-":
        yield from _options(command, behind, typed)
    else:
        for param in command.params:
            if isinstance(param, TyperArgument):
                yield from _values(param)


def _commands(typed: str, group: str = "") -> Iterator[Candidate]:
    """Commands by the names that are typed: English ones, or Chinese ones after a Chinese sign."""
    is_chinese = bool(typed) and not typed.isascii()
    known = getattr(get_command(app_of([group] if group else ())), "commands", {})
    known = known[group].commands if group else known
    for name in names_of(group):
        alias = alias_of(name, group)
        about = _short(known[name].help) if name in known else _short(ABOUT_HELP)
        if not is_chinese:
            yield Candidate(name, f"{alias}：{about}" if alias else about)
        elif alias:
            yield Candidate(alias, f"{name}：{about}")


def _command(words: Sequence[str]) -> Any:
    """The command of these English names; None where there is none."""
    if words[0] not in COMMANDS:
        return None
    found: Any = get_command(app_of(words))
    for word in words:
        if isinstance(found, TyperGroup):
            found = found.commands.get(word)
    return None if isinstance(found, TyperGroup) else found


def _wanting(command: Any, behind: Sequence[str]) -> TyperOption | None:
    """The option that stands just before the cursor and takes a value."""
    for param in command.params:
        if isinstance(param, TyperOption) and behind and behind[-1] in param.opts:
            return None if param.is_flag else param
    return None


def _options(command: Any, behind: Sequence[str], typed: str) -> Iterator[Candidate]:
    """The options that were not given yet, by their long names; by the short ones after one -."""
    for param in command.params:
        if not isinstance(param, TyperOption) or param.hidden:
            continue
        if not param.multiple and any(one in behind for one in param.opts):
            continue
        for name in sorted(param.opts, key=len, reverse=True):
            if name.startswith("--") or typed == "-":
                yield Candidate(name, _short(param.help))
    yield Candidate("--help", "显示说明")


def _values(param: Any) -> Iterable[Candidate]:
    """What a parameter may be given; nothing where that is a file or a text."""
    if param.name in {"allow", "code"}:
        return _codes()
    choices = (param.metavar or "").split("|")
    if len(choices) > 1 and all(re.fullmatch("[a-z]+", one) for one in choices):
        about = {one: _of_choice(one, param.help or "") for one in choices}
        return [Candidate(one, about[one]) for one in choices]
    return ()


def _codes() -> Iterator[Candidate]:
    from tongzhi_cli.form.allowances import ALLOWANCES
    from tongzhi_cli.summary.kinds import KINDS

    yield from (Candidate(one.code, one.title) for one in KINDS.values())
    yield from (Candidate(one.code, one.title) for one in ALLOWANCES.values())


def _of_choice(choice: str, text: str) -> str:
    """What the help of a parameter says of one of its choices: sheets：一张一张……"""
    return re.split("[，。；、（]", text.partition(choice)[2].lstrip("： "))[0]


def _short(text: str | None) -> str:
    """The first sentence of a help text, without what only some want to know."""
    sentence = re.split("[。；\n]|，如 ", text or "")[0]
    return sentence if len(sentence) <= _LONGEST else re.split("[：，（]", sentence)[0][:_LONGEST]
