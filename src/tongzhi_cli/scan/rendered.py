"""The pages of a PDF as pictures, made in a process of their own: PDFium may end it.

A page of two million lines takes all memory, and PDFium does not say so: it aborts. What the
other process makes comes through a pipe, page by page; no file is written.
"""

import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import numpy as np

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan.image.flat import Array

#: In bytes, what the other process may take.
_MEMORY = 700_000_000
#: So much is read at once.
_PIECE = 1 << 20
_HEAD = struct.Struct(">IIII")
#: The exit codes of the other process.
_TORN, _LOCKED = 3, 4


class TornError(Exception):
    """It is no PDF, or not whole."""


class LockedError(Exception):
    """It wants a password."""


class TooMuchError(Exception):
    """There is too much on the page *at* which the other process ended."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class Rendered(NamedTuple):
    """A page: its *number* of how *many*, its *image*."""

    number: int
    many: int
    image: Array


def pages(path: Path) -> Iterator[Rendered]:
    """All pages of a PDF, one by one.

    Raises:
        TornError: it cannot be read.
        LockedError: it wants a password.
        TooMuchError: a page of it does not fit into the memory.

    """
    made = 0
    with _process("pages", path) as child:
        try:
            assert child.stdout is not None  # noqa: S101  it was asked for
            while head := _read(child.stdout, _HEAD.size):
                number, many, height, width = _HEAD.unpack(head)
                data = _read(child.stdout, height * width * 3)
                if len(data) < height * width * 3:
                    break
                made = number
                image = np.frombuffer(data, np.uint8).reshape(height, width, 3)
                yield Rendered(number, many, image)
                del data, image  # the next one needs the room
            code = child.wait()
        finally:
            child.kill()
    _refuse(code, made + 1)


def count(path: Path) -> int:
    """How many pages a PDF has; 1 where that cannot be told."""
    with _process("count", path) as child:
        told, _ = child.communicate()
    return int(told) if child.returncode == 0 and told.strip().isdigit() else 1


def _refuse(code: int, at: int) -> None:
    if code == _LOCKED:
        raise LockedError
    if code == _TORN:
        raise TornError
    if code:
        raise TooMuchError(at)


def _process(what: str, path: Path) -> "subprocess.Popen[bytes]":
    script = Path(__file__).with_name("rendering.py")
    return subprocess.Popen(  # noqa: S603  of this program
        [sys.executable, str(script), what, str(path), str(_MEMORY)],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _read(pipe: IO[bytes], many: int) -> bytearray:
    data = bytearray(many)
    view = memoryview(data)
    done = 0
    while done < many and (more := pipe.read(min(_PIECE, many - done))):
        view[done : done + len(more)] = more
        done += len(more)
    return data if done == many else bytearray(view[:done])
