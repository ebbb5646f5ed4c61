"""Where a command prints to may go away, `fankui check … | head -1`, and the command goes on.

What it writes to files and the exit code are the same whoever reads along.
"""

import errno
import io
import os
import sys
from typing import TYPE_CHECKING

from tongzhi_cli.office.disk import system

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

#: Nobody reads any more; Windows says that the argument is invalid.
_GONE = frozenset({errno.EPIPE, errno.EINVAL})


class Outlet(io.FileIO):
    """The file behind a stream, from which on what nobody reads is thrown away.

    With *is_talk* whatever fails: a full disk behind 2> ends no run either.
    """

    def __init__(self, descriptor: int, *, is_talk: bool) -> None:
        super().__init__(descriptor, "wb", closefd=False)
        self._is_talk = is_talk

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write *data*, or throw it away where nobody reads any more."""
        try:
            return super().write(data) or 0
        except OSError as error:
            if not (self._is_talk or error.errno in _GONE):
                raise
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, self.fileno())
            os.close(null)
            return memoryview(data).nbytes


def outlast_readers() -> None:
    """Let stdout and stderr, where they are no terminals, outlast who reads them."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        is_own = stream is getattr(sys, f"__{name}__") and isinstance(stream, io.TextIOWrapper)
        raw = getattr(stream.buffer, "raw", stream.buffer) if is_own else None
        if isinstance(raw, io.FileIO) and not stream.isatty():
            stream.flush()
            outlet = Outlet(stream.fileno(), is_talk=name == "stderr")
            made = io.TextIOWrapper(
                io.BufferedWriter(outlet),
                stream.encoding,
                stream.errors,
                newline=None if system.is_windows() else "\n",
                # With PYTHONUNBUFFERED each text goes out at once, which a line does as well.
                line_buffering=stream.line_buffering or stream.write_through,
            )
            setattr(sys, name, made)


def replace_unprintable() -> None:
    """Keep an old Windows console (GBK) from crashing on a rare character: it shows ? instead."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
