"""The hidden file in which a file is made, beside its place, before it is renamed to that.

Its name tells whose it is: ``.<start of the name>-<place>.<computer>.<process>.fankui.tmp``. Those
that a killed run left are taken away by the next run that writes into the folder, and nobody
else's: the name must be of that form, and the process must be gone (on the same computer, where
one can ask) or the file a day old.
"""

import contextlib
import os
import re
import time
import zlib
from collections.abc import Callable
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from typing import IO, TypeVar, cast

from tongzhi_cli.office.disk import system

#: What stands in a file: its bytes, or what writes them.
Content = bytes | Callable[[IO[bytes]], object]

#: In bytes, of what is made of a large file before it goes to the disk.
_PIECE = 1 << 20
_ENDING = ".fankui.tmp"
_Made = TypeVar("_Made")
_OURS = r"\.[^\n]{0,20}\.(?P<computer>[0-9a-f]{8})\.(?P<process>[0-9]{1,10})" + re.escape(_ENDING)
#: Seconds after which a file is a killed run's, whatever can be told of its process.
_OLD = 24 * 60 * 60
#: How long is waited before each try on Windows, where virus scanners hold files for a moment.
_PATIENCE = (0.0, 0.05, 0.1, 0.25, 0.6)


def partial_of(target: Path, at: int = 0) -> Path:
    """The hidden file that *target* is made in, of several the one at this place.

    The place tells apart 汇总.xlsx and 汇总.docx, and classes whose names begin alike.
    """
    return target.with_name(f".{target.stem[:14]}-{at}.{_computer()}.{os.getpid()}{_ENDING}")


def _computer() -> str:
    """This computer in a name: a folder on the net may have another's files."""
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return f"{zlib.crc32(name.encode()):08x}"


def sweep(folder: Path) -> None:
    """Take away what killed runs left in *folder*; what cannot be taken away stays."""
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for one in found:
            ours = one.name.endswith(_ENDING) and re.fullmatch(_OURS, one.name)
            if ours and _is_left(one, ours["computer"], int(ours["process"])):
                with contextlib.suppress(OSError):
                    os.unlink(one.path)  # noqa: PTH108  an entry, no path


def _is_left(one: "os.DirEntry[str]", computer: str, process: int) -> bool:
    if not one.is_file(follow_symlinks=False):
        return False
    if time.time() - one.stat(follow_symlinks=False).st_mtime > _OLD:
        return True
    return computer == _computer() and process != os.getpid() and _is_gone(process)


def _is_gone(process: int) -> bool:
    """Whether there is no such process; Windows is not asked, there the question would end it."""
    if system.is_windows():
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        return False  # somebody else's
    return False


def make_folder(folder: Path) -> list[Path]:
    """Make *folder* and those around it that are missing.

    What comes back are those made, the outermost first; they last once `sync_folder` has seen the
    folders that they are in.

    Raises:
        OSError: one cannot be made; those that were are gone again.

    """
    missing = [*takewhile(lambda one: not one.exists(), (folder, *folder.parents))]
    made: list[Path] = []
    try:
        for one in reversed(missing):
            one.mkdir(exist_ok=True)
            made.append(one)
        if not folder.is_dir():
            folder.mkdir()  # raises: there is a file
    except OSError:
        unmake_folders(made)
        raise
    return made


def unmake_folders(made: list[Path]) -> None:
    """Take away the folders *made*, as far as nothing is in them."""
    for one in reversed(made):
        with contextlib.suppress(OSError):
            one.rmdir()


class _Pieces:
    """A file that is written as zip archives are, going back to the head of each member.

    What is small goes to the disk at once, when it is whole; what is large goes in pieces.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._begin, self._piece = 0, BytesIO()  # the file is there, and this comes next

    def tell(self) -> int:
        return self._begin + self._piece.tell()

    def seek(self, place: int) -> int:
        if not self._begin <= place <= self._begin + len(self._piece.getbuffer()):
            self._put(place)
        self._piece.seek(place - self._begin)
        return place

    def write(self, data: bytes) -> int:
        size = self._piece.write(data)
        if self._piece.tell() > _PIECE:
            self._put(self.tell())
        return size

    def flush(self) -> None:
        if self._piece.getbuffer():
            self._put(self.tell())

    def _put(self, then: int) -> None:
        """Put into the file what there is, and *then* go there."""
        self._file.write(self._piece.getbuffer())
        self._begin += len(self._piece.getbuffer())
        self._piece = BytesIO()
        if then != self._begin:
            self._file.seek(then)
            self._begin = then


def write_through(path: Path, data: Content, mode: int | None, new: int) -> None:
    """Put *data* on the disk as *path*, with *mode*, or as a file with the permissions *new*."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    path.unlink(missing_ok=True)  # left by a run of the same process number that was killed
    with os.fdopen(os.open(path, flags, new), "wb") as file:
        if mode is not None:
            path.chmod(mode)
        if isinstance(data, bytes):
            file.write(data)
        else:
            pieces = _Pieces(file)
            data(cast("IO[bytes]", pieces))  # as much of one as zipfile asks for
            pieces.flush()
        file.flush()
        os.fsync(file.fileno())


def patiently(action: Callable[[], _Made]) -> _Made:
    """What *action* comes to; on Windows it is tried again while somebody else has the file.

    Raises:
        OSError: as the last try.

    """
    for wait in _PATIENCE[:-1] if system.is_windows() else ():
        time.sleep(wait)
        with contextlib.suppress(PermissionError):
            return action()
    if system.is_windows():
        time.sleep(_PATIENCE[-1])
    return action()


def rename(partial: Path, target: Path) -> None:
    """Put *partial* in the place of *target*."""
    patiently(lambda: partial.replace(target))


def sync_folder(folder: Path) -> None:
    """Make the new name last; the file is in place, so a network drive may refuse this."""
    if system.is_windows():  # NTFS journals names itself, and a folder cannot be opened
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
