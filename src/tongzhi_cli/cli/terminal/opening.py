"""Opening a file with the program that the system has for it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tongzhi_cli.cli.terminal.show import say
from tongzhi_cli.office.disk import system


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
        subprocess.Popen(  # noqa: S603  the system's own program, no shell
            [program, str(path.resolve())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # it outlasts us, and no Ctrl+C reaches it
        )
    except OSError:
        return False
    return True


def open_or_tell(paths: Iterable[Path]) -> None:
    """Show files with the system's own program; say so of those that nothing opens."""
    for path in paths:
        if not opened(path):
            say(f"这里打不开，请自己打开：{path}")
