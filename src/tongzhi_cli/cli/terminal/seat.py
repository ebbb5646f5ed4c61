"""Whether a person sits at the terminal: one who can be asked, or one who reads all of it."""

import os
import sys
from typing import TextIO


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
    return os.name == "nt" and is_read_here()


def _is_terminal(*streams: TextIO | None) -> bool:
    return all(stream is not None and not stream.closed and stream.isatty() for stream in streams)
