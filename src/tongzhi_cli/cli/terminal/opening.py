"""Opening a file with the program that the system has for it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tongzhi_cli.cli.terminal.show import say
from tongzhi_cli.office.disk import system

#: A program that finds nothing to open a file with says so in less than so many seconds.
_SOON = 1.5


def opened(path: Path) -> bool:
    """Open *path* as a double click would; whether there is something that does."""
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
        started = subprocess.Popen(  # noqa: S603  the system's own program, no shell
            [program, str(path.resolve())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # it outlasts us, and no Ctrl+C reaches it
        )
        return started.wait(_SOON) == 0
    except subprocess.TimeoutExpired:  # it shows the file
        started.returncode = 0  # and is not waited for
        return True
    except OSError:
        return False


def open_or_tell(paths: Iterable[Path]) -> None:
    """Show files with the system's own program; say so of those that nothing opens."""
    for path in paths:
        if not opened(path):
            say(f"这里打不开；文件在 {path}，请自己打开。")
