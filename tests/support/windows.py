"""Windows, as far as it can be played here: what its calls answer, and what they refuse.

`os.name` itself stays: the path classes of Python go by it. What differs asks `system.is_windows`.
"""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tongzhi_cli.office.disk import system

#: The errno that Python gives with an error of Windows (CPython's PC/errmap.h), else EINVAL.
_ERRNOS = {
    **dict.fromkeys((2, 3, 15, 18, 53, 67, 161, 206), errno.ENOENT),
    **dict.fromkeys((5, 19, 21, 32, 33, 65), errno.EACCES),
    112: errno.ENOSPC,
    267: errno.ENOTDIR,
}


def error(winerror: int, path: object = "") -> OSError:
    """The error that a call of Windows ends in, as Python tells of it there."""
    made = OSError(_ERRNOS.get(winerror, errno.EINVAL), f"[WinError {winerror}]", str(path))
    made.winerror = winerror  # type: ignore[attr-defined]  # on Windows only
    return made


def play(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on this is Windows to all who ask."""
    monkeypatch.setattr(system, "is_windows", lambda: True)


def hold(
    monkeypatch: pytest.MonkeyPatch,
    *names: str,
    times: int = 1000,
    winerror: int = 32,
    is_kept: bool = False,
) -> Callable[[], int]:
    """Excel, WPS or a virus scanner has the files of these *names* so many *times*.

    A rename over one of them is refused, as Windows does; what comes back counts the tries. What
    is kept open from the start is not opened for writing either.
    """
    tries = 0
    plain, plain_open = os.replace, os.open

    def replace(source: str, target: str, **more: int) -> None:
        nonlocal tries
        if Path(target).name in names:
            tries += 1
            if tries <= times:
                raise error(winerror, target)
        plain(source, target, **more)

    def opened(path: str | Path, flags: int, *more: int, **others: int) -> int:
        if is_kept and flags & (os.O_WRONLY | os.O_RDWR) and Path(path).name in names:
            raise error(winerror, path)
        return plain_open(path, flags, *more, **others)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(os, "open", opened)
    return lambda: tries
