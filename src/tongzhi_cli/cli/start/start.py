"""How the program is started: with a command, with files dropped on it, or with nothing."""

import os
from collections.abc import Sequence

from tongzhi_cli.cli.names import is_command
from tongzhi_cli.cli.parameters import say_waiting
from tongzhi_cli.cli.terminal.seat import is_read_here
from tongzhi_cli.model.shell import Execute
from tongzhi_cli.office import waiting


def start(words: Sequence[str], execute: Execute) -> int:
    """Do what *words* ask for; the exit code.

    Nothing, at a terminal: the menu. Nothing but files and folders, as Windows starts a program
    that files are dropped on: check them. Everything else, and what has the name of a command, is
    a command.
    """
    waiting.tell_by(say_waiting)  # a command with -q says that it is not
    if not words:
        if not is_read_here():
            return execute(words)
        from tongzhi_cli.cli.start.menu import Menu

        return Menu(execute).run()
    if all(map(os.path.exists, words)) and not _is_command(words[0]):
        from tongzhi_cli.cli.start import dropped

        return dropped.run(words, execute, stays=not owns_window())
    return execute(words)


def owns_window() -> bool:
    """Whether the window probably closes as soon as the program ends."""
    return os.name == "nt" and is_read_here()


def _is_command(word: str) -> bool:
    return word in {"-h", "--help"} or is_command(word)
