"""Where a command prints to may go away, `fankui check … | head -1`, and the command goes on.

What it writes to files and the exit code are the same whoever reads along.
"""

import errno
import io
import os
import sys

from tongzhi_cli.office.disk import system

#: Nobody reads any more; Windows says that the argument is invalid.
_GONE = frozenset({errno.EPIPE, errno.EINVAL})


class Outlet(io.TextIOWrapper):
    """A stream from which on what nobody reads is thrown away.

    With *is_talk* whatever fails: a full disk behind 2> ends no run. No Python stands between
    its buffer and the file: Ctrl+C would come in there when the bytes have gone out, and the buffer
    would send them again.
    """

    def __init__(self, raw: io.FileIO, stream: io.TextIOWrapper, *, is_talk: bool) -> None:
        super().__init__(
            io.BufferedWriter(raw),
            stream.encoding,
            stream.errors,
            newline=None if system.is_windows() else "\n",
            # With PYTHONUNBUFFERED each text goes out at once, which a line does as well.
            line_buffering=stream.line_buffering or stream.write_through,
        )
        self._is_talk = is_talk

    def write(self, text: str, /) -> int:
        """Write *text*, or throw it away where nobody reads any more."""
        try:
            return super().write(text)
        except OSError as error:
            self._drop(error)
            return len(text)

    def flush(self) -> None:
        """Send what is written, or throw it away where nobody reads any more."""
        try:
            super().flush()
        except OSError as error:
            self._drop(error)

    def _drop(self, error: OSError) -> None:
        if not (self._is_talk or error.errno in _GONE):
            raise error
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, self.fileno())
        os.close(null)
        super().flush()  # what is left in the buffer


def outlast_readers() -> None:
    """Let stdout and stderr, where they are no terminals, outlast who reads them."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        is_own = stream is getattr(sys, f"__{name}__") and isinstance(stream, io.TextIOWrapper)
        raw = getattr(stream.buffer, "raw", stream.buffer) if is_own else None
        if isinstance(raw, io.FileIO) and not stream.isatty():
            stream.flush()
            own = io.FileIO(stream.fileno(), "wb", closefd=False)
            setattr(sys, name, Outlet(own, stream, is_talk=name == "stderr"))


def replace_unprintable() -> None:
    """Keep an old Windows console (GBK) from crashing on a rare character: it shows ? instead."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
