"""What lies in which folder, whatever links and letters lead there."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from tongzhi_cli.office.disk import system


def is_in(path: str, folder: str) -> bool:
    """Whether a real path is a folder or lies in it; on Windows they may be of two drives.

    There D:\\班 and d:\\班 are one folder, however it was typed.

    >>> is_in("交来", "交来"), is_in("交来2", "交来"), is_in("D:退回", "C:交来")
    (True, False, False)
    """
    path, folder = os.path.normcase(path), os.path.normcase(folder)
    return path == folder or path.startswith(f"{folder.rstrip(os.sep)}{os.sep}")


def real_paths(paths: Iterable[Path]) -> Iterator[str]:
    """What each of *paths* really is, as `os.path.realpath` says; a folder of many is asked once.

    Windows may know a file itself by another name.
    """
    folders: dict[str, str] = {}
    for path in paths:
        folder, name = os.path.split(path)
        if system.is_windows() or name in {"", os.curdir, os.pardir} or system.is_link(path):
            yield os.path.realpath(path)
            continue
        real = folders.get(folder)
        if real is None:
            real = folders[folder] = os.path.realpath(folder)
        yield os.path.join(real, name)  # noqa: PTH118  texts, and many


def home_of(path: str | Path, given: Iterable[str | Path]) -> str:
    """The folder of those *given* that *path* is or would lie in, as it was typed; "" if in none.

    What is written there would be read the next time.
    """
    real = os.path.realpath(path)
    return next(
        (
            str(one)
            for one in given
            if os.path.isdir(one) and is_in(real, os.path.realpath(one))  # noqa: PTH112  asks without raising
        ),
        "",
    )
