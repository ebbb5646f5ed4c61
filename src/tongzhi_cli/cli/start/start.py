"""How the program is started: with a command, with files dropped on it, or with nothing."""

import os
from collections.abc import Sequence

from tongzhi_cli.cli.names import english, is_command
from tongzhi_cli.cli.parameters import say_waiting
from tongzhi_cli.model.shell import Execute, command
from tongzhi_cli.office import waiting


def start(words: Sequence[str], execute: Execute) -> int:
    """Do what *words* ask for; the exit code.

    Nothing, at a terminal: the day of the class in whose folder one stands, else the menu. A
    folder: the day of its class. Nothing but files and folders, as Windows starts a program that
    files are dropped on: check them. Everything else, and what has the name of a command, is a
    command.
    """
    waiting.tell_by(say_waiting)  # a command with -q says that it is not
    if not words:
        from tongzhi_cli.cli.terminal.seat import is_read_here

        if not is_read_here():
            return execute(words)
        from tongzhi_cli.cli.start import folder
        from tongzhi_cli.cli.start.menu import Menu

        seen = folder.run_here(execute)
        return Menu(execute).run() if seen is None else seen
    is_folder = os.path.isdir(words[0])  # noqa: PTH112  asks without raising
    if _is_command(words[0]):
        _tell_namesake(words, is_folder=is_folder)
        return execute(words)
    if is_folder and all(map(_is_option, words[1:2])):
        from tongzhi_cli.cli.start import folder
        from tongzhi_cli.cli.terminal.dragged import as_word

        return folder.start([as_word(words[0]), *words[1:]], execute)
    if all(map(os.path.exists, words)):
        from tongzhi_cli.cli.start import dropped
        from tongzhi_cli.cli.terminal.seat import owns_window

        return dropped.run(words, execute, stays=not owns_window())
    return execute(words)


def _tell_namesake(words: Sequence[str], *, is_folder: bool) -> None:
    """Say that a folder alone, or what is called in Chinese as a command is, could be meant."""
    name = words[0]
    is_alias = english(name) != name and os.path.exists(name)  # noqa: PTH110  asks without raising
    is_quiet = not {"-q", "--quiet"}.isdisjoint(words)
    if (is_alias and not is_quiet) or (is_folder and len(words) == 1):
        from tongzhi_cli.cli.terminal.show import say

        what = "文件夹" if is_folder else "文件"
        say(f"这里有个{what}也叫 {name}；要看它，打：", f"  {command([f'./{name}'])}")


def _is_option(word: str) -> bool:
    return word.startswith("-") and not os.path.exists(word)  # noqa: PTH110  asks without raising


def _is_command(word: str) -> bool:
    return word in {"-h", "--help"} or is_command(word)
