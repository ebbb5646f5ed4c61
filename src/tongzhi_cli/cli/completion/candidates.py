"""What the word at the cursor may become: commands, options and their values, with what they are.

Nothing where a file is wanted: shells complete files themselves.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from tongzhi_cli.cli.commands import members, named
from tongzhi_cli.cli.declared import Command, Parameter
from tongzhi_cli.cli.names import GROUPS, HELP, alias_of, english, names_of
from tongzhi_cli.cli.terminal.help_page import ABOUT_HELP
from tongzhi_cli.named_tuple import NamedTuple

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
    path, command = named(words)
    if not isinstance(command, Command):
        return
    behind = before[len(path) :]
    wanting = _wanting(command, behind)
    if wanting:
        yield from _values(wanting)
    elif typed[:1] == "-":
        yield from _options(command, behind, typed)
    else:
        for param in command.arguments:
            yield from _values(param)


def _commands(typed: str, group: str = "") -> Iterator[Candidate]:
    """Commands by the names that are typed: English ones, or Chinese ones after a Chinese sign."""
    is_chinese = bool(typed) and not typed.isascii()
    known = dict(members(group))
    for name in names_of(group):
        alias = alias_of(name, group)
        about = _short(known.get(name, ABOUT_HELP))
        if not is_chinese:
            yield Candidate(name, f"{alias}：{about}" if alias else about)
        elif alias:
            yield Candidate(alias, f"{name}：{about}")


def _wanting(command: Command, behind: Sequence[str]) -> Parameter | None:
    """The option that stands just before the cursor and takes a value."""
    for param, said in command.options:
        if behind and behind[-1] in said.names:
            return None if param.is_flag else param
    return None


def _options(command: Command, behind: Sequence[str], typed: str) -> Iterator[Candidate]:
    """The options that were not given yet, by their long names; by the short ones after one -."""
    for param, said in command.options:
        if not param.is_many and any(one in behind for one in said.names):
            continue
        for name in sorted(said.names, key=len, reverse=True):
            if name.startswith("--") or typed == "-":
                yield Candidate(name, _short(said.help))
    yield Candidate("--help", "显示说明")


def _values(param: Parameter) -> Iterable[Candidate]:
    """What a parameter may be given; nothing where that is a file or a text."""
    if param.name in {"allow", "code"}:
        return _codes()
    choices = (param.said.metavar or "").split("|")
    if len(choices) > 1 and all(re.fullmatch("[a-z]+", one) for one in choices):
        about = {one: _of_choice(one, param.said.help) for one in choices}
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


def _short(text: str) -> str:
    """The first sentence of a help text, without what only some want to know."""
    sentence = re.split("[。；\n]|，如 ", text)[0]
    return sentence if len(sentence) <= _LONGEST else re.split("[：，（]", sentence)[0][:_LONGEST]
