"""Whether a person sits at the terminal: one who can be asked, or one who reads all of it."""

import os
import sys
from typing import TextIO

from tongzhi_cli.office.disk import system


def can_ask() -> bool:
    """Whether a person sees what is asked, on standard error, and can answer.

    The result itself may go into a pipe or a file.
    """
    return _is_terminal(sys.stdin, sys.stderr)


def is_read_here() -> bool:
    """Whether a person types here and reads the results here, as the menu supposes."""
    return _is_terminal(sys.stdin, sys.stdout)


def owns_window() -> bool:
    """Whether the window probably closes as soon as the program ends."""
    return system.is_windows() and is_read_here()


def is_typed() -> bool:
    """Whether what comes in is typed, and no pipe or file."""
    return _is_terminal(sys.stdin)


def _is_terminal(*streams: TextIO | None) -> bool:
    return all(
        stream is not None and not stream.closed and stream.isatty() and not _is_nul(stream)
        for stream in streams
    )


def _is_nul(stream: TextIO) -> bool:
    """Whether it is NUL of Windows, a terminal to `isatty` (CPython issue 72840, bpo-28654).

    A console is read and written by a class of its own there, unless one asks for the old way.
    """
    if not system.is_windows() or os.environ.get("PYTHONLEGACYWINDOWSSTDIO"):
        return False
    raw = getattr(getattr(stream, "buffer", None), "raw", None)
    return type(raw).__name__ == "FileIO"
