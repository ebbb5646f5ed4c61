"""What lies in which folder, whatever links and letters lead there."""

import os
from collections.abc import Iterable
from pathlib import Path


def is_in(path: str, folder: str) -> bool:
    """Whether a real path is a folder or lies in it; on Windows they may be of two drives.

    There D:\\班 and d:\\班 are one folder, however it was typed.

    >>> is_in("交来", "交来"), is_in("交来2", "交来"), is_in("D:退回", "C:交来")
    (True, False, False)
    """
    path, folder = os.path.normcase(path), os.path.normcase(folder)
    return path == folder or path.startswith(f"{folder.rstrip(os.sep)}{os.sep}")


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
