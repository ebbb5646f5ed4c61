"""A folder in the place of a command: the day of its class, or what many handed in."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.cli import app_day, plain
from tongzhi_cli.cli.start import dropped
from tongzhi_cli.cli.start.day import DayView, NotAClassError, told
from tongzhi_cli.cli.start.menu import Menu
from tongzhi_cli.cli.terminal.seat import is_read_here, owns_window
from tongzhi_cli.cli.terminal.show import say
from tongzhi_cli.errors import InputError, UsageError
from tongzhi_cli.loader.day.look import Asked, day_of
from tongzhi_cli.loader.folder_members import called, names_in
from tongzhi_cli.loader.notices import NOTICE_FILE
from tongzhi_cli.model.file_kind import FileKind
from tongzhi_cli.model.shell import Execute, command

if TYPE_CHECKING:
    from tongzhi_cli.loader.day.state import Day

#: In a folder of more files that are no pictures nobody keeps one class.
_FILES = 40


def start(words: Sequence[str], execute: Execute) -> int:
    """`fankui 文件夹 …`; the exit code.

    Raises:
        UsageError: an option that there is not.
        FankuiError: as the commands.

    """
    [day] = app_day.app.commands.values()
    if call := plain.called(day, words):
        asked = call()
    else:
        from tongzhi_cli.cli.app import app_alone, judged

        asked = judged(app_alone(day), words)
    return run(asked, execute) if isinstance(asked, Asked) else int(asked)


def run(asked: Asked, execute: Execute) -> int:
    """The day of the class, on the screen until the person leaves; in a pipe, once.

    Raises:
        UsageError: something may be either, and nobody can be asked.
        InputError: the roster, its log or the notice cannot be read.

    """
    if is_read_here():
        try:
            return DayView(asked, execute, menu=Menu(execute, roster=asked.folder).run).run()
        except NotAClassError:
            return _handed_in(asked, execute)
    try:
        day = day_of(asked)
    except OSError:  # not to be looked into: check says so
        day = None
    return _handed_in(asked, execute) if day is None else told(day)


def _handed_in(asked: Asked, execute: Execute) -> int:
    """What is done with a folder that is no class's: it is checked."""
    given = [("--notice", asked.notice), ("--now", asked.now)]
    if asked.now == os.environ.get("FANKUI_NOW"):
        given.pop()
    words = [word for option, value in given if value for word in (option, value)]
    words += ["-q"] if asked.quiet else []
    if words:
        return execute(["check", asked.folder, *words])
    return dropped.run([asked.folder], execute, stays=not owns_window())


def run_here(execute: Execute) -> int | None:
    """The day of the class in whose folder one stands; None where it is no class's, for the menu.

    Which it is may come out only by what the person answers.
    """
    if (view := here(execute)) is None:
        return None
    try:
        return view.run()
    except NotAClassError:
        say(
            "这里当作交来的表，不是一个班的文件夹。查每个班还差谁：", f"  {command(['check', '.'])}"
        )
        return None


def here(execute: Execute) -> DayView | None:
    """The day of the class in whose folder one stands; None where it is no class's."""
    names = [name for name in names_in(Path()) if called(Path(name)) == FileKind.UNKNOWN]
    if not 0 < len(names) <= _FILES:
        return None
    asked = Asked(".", None, os.environ.get("FANKUI_NOW"))
    first: Day | None = None
    try:
        first = day_of(asked)
        if first is None or first.report is None:
            return None
    except UsageError:  # something has to be chosen: it is a class's
        pass
    except InputError:
        if not os.path.exists(NOTICE_FILE):  # noqa: PTH110  asks without raising
            return None
    except OSError:
        return None
    return DayView(asked, execute, menu=Menu(execute, roster=asked.folder).run, first=first)
