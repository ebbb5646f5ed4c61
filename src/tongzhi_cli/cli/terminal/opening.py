"""Opening a file with the program that the system has for it."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from tongzhi_cli.cli.terminal.show import say
from tongzhi_cli.office.disk import system

#: Programs that find nothing to open their files with say so in less than so many seconds.
_SOON = 1.5


def opened(paths: Iterable[Path]) -> list[bool]:
    """Open each of *paths* as a double click would; whether there is something that does.

    They are begun together, so that several take no longer than one.
    """
    begun = [_begin(path) for path in paths]
    until = time.monotonic() + _SOON
    return [one if isinstance(one, bool) else _shows(one, until) for one in begun]


def _begin(path: Path) -> "subprocess.Popen[bytes] | bool":
    """The program that opens a file, at work; or at once whether something does."""
    if system.is_windows():
        try:
            os.startfile(path)  # type: ignore[attr-defined]  # noqa: S606  the person's own file
        except OSError:
            return False
        return True
    name = "open" if sys.platform == "darwin" else "xdg-open"
    program = shutil.which(name)
    if program is None:
        return False
    try:
        return subprocess.Popen(  # noqa: S603  the system's own program, no shell
            [program, str(path.resolve())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # it outlasts us, and no Ctrl+C reaches it
        )
    except OSError:
        return False


def _shows(started: "subprocess.Popen[bytes]", until: float) -> bool:
    """Whether a program shows its file, as it does if it has not given up by then."""
    try:
        return started.wait(max(until - time.monotonic(), 0)) == 0
    except subprocess.TimeoutExpired:  # it shows the file
        started.returncode = 0  # and is not waited for
        return True


def open_or_tell(paths: Iterable[Path]) -> None:
    """Show files with the system's own program; say so of those that nothing opens."""
    paths = list(paths)
    for path, is_open in zip(paths, opened(paths), strict=True):
        if not is_open:
            say(f"这里打不开；文件在 {path}，请自己打开。")
