"""The lock of an answer log: one process has it at a time, and none that has ended.

filelock knows the ways of systems and of their drives, and takes 20 ms to import. Where there is no
lock file, as nearly always, it is made and locked here as filelock would, so that whoever comes
meets the same lock; where there is one, or with the least doubt, filelock does all of it.
"""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.office.disk import system

if TYPE_CHECKING:
    from filelock import BaseFileLock

_MODE = 0o600
#: Somebody else has it.
_CONTENDED = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES})


class HeldError(Exception):
    """Another process has the lock."""


class Lock:
    """The lock in the file at *path*."""

    def __init__(self, path: Path, sign: Callable[[int], None]) -> None:
        """*sign* is called with the descriptor of the lock file once it is held."""
        self.path = path
        self._sign = sign
        self._own: int | None = None
        self._other: BaseFileLock | None = None

    def acquire(self) -> None:
        """Take the lock; nobody is waited for.

        Raises:
            HeldError: another process has it.
            OSError: the file cannot be made or locked.
            NotImplementedError: the system has no locks.

        """
        self._own = None if system.is_windows() else made(self.path)
        if self._own is not None:
            try:
                self._sign(self._own)
            except BaseException:
                self.release()
                raise
            return
        from filelock import FileLock, Timeout  # noqa: PLC0415  (start fast)

        self._other = FileLock(self.path, blocking=False, mode=_MODE, on_acquired=self._sign)
        try:
            self._other.acquire()
        except Timeout:
            raise HeldError from None

    def release(self) -> None:
        """Let go of it; the file stays.

        Raises:
            OSError: the system reports a fault.

        """
        if self._own is not None:
            descriptor, self._own = self._own, None
            os.close(descriptor)
        elif self._other:
            self._other.release()


def made(path: Path) -> int | None:
    """The descriptor of a lock file that was not there and is held now; None where it is not."""
    try:
        import fcntl  # noqa: PLC0415  not on Windows

        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, _MODE)
    except (ImportError, OSError):
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _CONTENDED:  # a drive without locks: filelock is to find no file
            with suppress(OSError):
                path.unlink()
    else:
        with suppress(OSError):
            os.fchmod(descriptor, _MODE)  # whatever the umask
            if os.path.samestat(os.fstat(descriptor), path.lstat()):  # nobody took it away
                return descriptor
    os.close(descriptor)
    return None
