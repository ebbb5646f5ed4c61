"""Writing an answer log so that an answer which was acknowledged is never lost.

One write and one fsync for each answer, before it is acknowledged (docs/design-notes.md). A
process that is killed, or a disk that is full, leaves whole lines and at most one torn one at the
end, which the next answer does not touch. One `collect` at a time: a lock that the system lets go
of when its process ends, however it ends.
"""

import contextlib
import errno
import os
import socket
import stat
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from tongzhi_cli.answers.answer import Answer
from tongzhi_cli.answers.log.permits import Permit
from tongzhi_cli.answers.log.read import (
    line_of,
    line_of_permit,
    line_of_reminder,
    line_of_signing,
    line_of_told,
)
from tongzhi_cli.answers.log.reminders import Reminder
from tongzhi_cli.answers.log.signings import Signing
from tongzhi_cli.errors import OutputError
from tongzhi_cli.model.times import moment
from tongzhi_cli.office.disk import system
from tongzhi_cli.office.disk.partial import patiently, sync_folder
from tongzhi_cli.office.disk.system import Trouble

_O_BINARY: int = getattr(os, "O_BINARY", 0)
_O_NONBLOCK: int = getattr(os, "O_NONBLOCK", 0)
#: The file system has no locks, or no room for one: it is written to without.
_NO_LOCKS = {errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSPC}


class LogWriter:
    """An answer log that is open for appending, and held against a second `collect`.

    The file is opened anew for each answer: a memory stick may go and come back, and what is
    written to a file that has been deleted is nowhere.
    """

    def __init__(self, path: Path, since: datetime) -> None:
        """Prepare to write the log at *path*; *since* is told to whom is refused."""
        self.path = path
        self._since = since
        self._lock = FileLock(
            path.with_name(f".{path.name}.lock"),
            blocking=False,
            mode=0o600,
            on_acquired=self._sign,
        )
        self._signed: tuple[int, int] | None = None
        #: What the file has to hold: what it held, and every answer acknowledged since.
        self._whole = b""

    def __enter__(self) -> Self:
        """Take the lock and look at what is there.

        Raises:
            OutputError: another `collect` has it, or nothing can be written there.

        """
        try:
            self._lock.acquire()
        except Timeout:
            raise self._held() from None
        except NotImplementedError:
            pass
        except OSError as error:
            usable = error.errno in _NO_LOCKS or os.access(self.path, os.W_OK)
            if not usable:
                raise _unwritable(self.path, error) from error
        try:
            self._whole = _content(self.path)
        except OSError as error:
            self._release()
            raise _unwritable(self.path, error) from error
        if self._whole.startswith((b"\xff\xfe", b"\xfe\xff")):
            self._release()
            raise OutputError(
                f"{self.path} 被别的程序另存成了 Unicode（UTF-16），不能接着写",
                "请用记事本打开它，另存为，编码选 UTF-8，再运行一次。",
            )
        if self._whole and not self._whole.endswith(b"\n"):
            self._whole += b"\n"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the lock."""
        self._release()

    def _release(self) -> None:
        """Let go of the lock; its file is taken away while it is held, if it is still ours."""
        lock_file = Path(self._lock.lock_file)
        with contextlib.suppress(OSError):  # the folder may be gone; Windows keeps an open file
            if self._signed == _identity(lock_file.stat()) and not system.is_windows():
                lock_file.unlink()
        with contextlib.suppress(OSError):
            self._lock.release()
        if system.is_windows():  # another one that has it meanwhile keeps it: the file is open
            with contextlib.suppress(OSError):
                lock_file.unlink()

    def _sign(self, descriptor: int) -> None:
        """Write into the lock file who holds it; behind its first byte, which Windows locks."""
        told = f" {os.getpid()}\n{socket.gethostname()}\n{moment(self._since)}\n"
        self._signed = _identity(os.fstat(descriptor))
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.write(descriptor, told.encode())

    def _held(self) -> OutputError:
        told = ""
        with (
            contextlib.suppress(OSError, ValueError),
            Path(self._lock.lock_file).open("rb") as file,
        ):
            file.seek(1)
            process, host, since = file.read(300).decode().split("\n")[:3]
            where = "" if host == socket.gethostname() else f"在电脑 {host} 上，"
            told = f"（{where}进程 {process}，从 {since} 开始）"
        return OutputError(
            f"{self.path} 正由另一个 fankui collect 记着{told}",
            "请先在那个窗口里按 Ctrl+C 停下，再运行一次。",
        )

    def append(self, answers: Iterable[Answer]) -> None:
        """Put *answers* at the end, all or none; once this returns they are on the disk.

        Raises:
            OutputError: they could not be written, and the log is as it was. Trying again later is
                all that is needed.

        """
        self._append(b"".join(line_of(one) for one in answers))

    def append_told(self, numbers: Iterable[str], now: datetime) -> None:
        """Put at the end of whom it has been told that their answer is not understood any more.

        Raises:
            OutputError: it could not be written, and the log is as it was.

        """
        self._append(line_of_told(numbers, now))

    def append_reminder(self, reminder: Reminder) -> None:
        """Put at the end who was reminded.

        Raises:
            OutputError: it could not be written, and the log is as it was.

        """
        self._append(line_of_reminder(reminder))

    def append_permits(self, permits: Iterable[Permit]) -> None:
        """Put at the end what is let pass for whom, or no more.

        Raises:
            OutputError: it could not be written, and the log is as it was.

        """
        self._append(b"".join(line_of_permit(one) for one in permits))

    def append_signings(self, signings: Iterable[Signing]) -> None:
        """Put at the end what a person saw of signatures.

        Raises:
            OutputError: it could not be written, and the log is as it was.

        """
        self._append(b"".join(line_of_signing(one) for one in signings))

    def _append(self, lines: bytes) -> None:
        try:
            self._write(lines)
        except OSError as error:
            raise _unwritable(self.path, error) from error

    def _write(self, lines: bytes) -> None:
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | _O_BINARY | _O_NONBLOCK
        descriptor = patiently(lambda: os.open(self.path, flags, 0o600))
        before = -1
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise OSError(errno.EINVAL, "not a file")  # noqa: TRY301
            before = status.st_size
            if not before:  # new, or deleted meanwhile: what was acknowledged is written again
                data = self._whole + lines
            elif _ends_torn(descriptor, before):
                data = b"\n" + lines  # the next answer begins on a line of its own
            else:
                data = lines
            _write_through(descriptor, data, before)
        except OSError:
            if not before:
                with contextlib.suppress(OSError):  # an empty log says nothing
                    self.path.unlink()
            raise
        finally:
            os.close(descriptor)
        self._whole += lines
        if not before:
            sync_folder(self.path.parent)


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _content(path: Path) -> bytes:
    """What is in the log, b"" where there is none; a pipe in its place is not waited for."""
    try:
        descriptor = os.open(path, os.O_RDONLY | _O_BINARY | _O_NONBLOCK)
    except FileNotFoundError:
        return b""
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not a file")
        return file.read()


def _write_through(descriptor: int, data: bytes, before: int) -> None:
    """All of *data* onto the disk, or nothing: the file is cut back to its size *before*."""
    done = False
    try:
        done = os.write(descriptor, data) == len(data)
        if done:
            os.fsync(descriptor)
    except BaseException:
        done = False
        raise
    finally:
        if not done:
            with contextlib.suppress(OSError):
                os.ftruncate(descriptor, before)
    if not done:
        raise OSError(errno.ENOSPC, "short write")


def _ends_torn(descriptor: int, size: int) -> bool:
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1) != b"\n"


def _unwritable(path: Path, error: OSError) -> OutputError:
    """Why the log cannot be written, and what to do: it lives beside the roster, not elsewhere."""
    folder = "当前文件夹" if path.parent == Path() else path.parent
    match system.trouble(error, path):
        case Trouble.FULL:
            return OutputError(f"{path} 写不下，磁盘已满", "请腾出一点空间（例如清空回收站）。")
        case Trouble.BARRED if os.path.exists(path):  # noqa: PTH110  asks without raising
            return OutputError(
                f"{path} 写不进去，可能正被别的程序打开着，或是只读文件", "请关闭打开它的程序。"
            )
        case Trouble.BARRED if error.errno != errno.EBUSY:
            return OutputError(
                f"没有权限在 {folder} 里写文件", "请把花名册复制到能写的文件夹，例如桌面。"
            )
        case Trouble.MISSING | Trouble.AWAY:
            return OutputError(f"{folder} 不见了", "请把它放回原处，或插好 U 盘、连上网络。")
        case Trouble.ODD:
            return OutputError(f"{path} 不是普通文件", "请把它移走。")
        case Trouble.LONG:
            return OutputError(
                f"{path} 的文件名太长{system.told_length(path)}",
                "请把花名册改一个短些的名字，或放到浅些的文件夹里。",
            )
        case Trouble.CLOUD:
            return OutputError(
                f"{path} 在网盘的文件夹里，网盘的程序没有让写",
                "请打开网盘的程序，等它同步完再试；或把花名册复制到网盘外面。",
            )
        case _:
            return OutputError(f"{path} 写不进去（系统错误 {error.errno}）", "请换一个盘再试。")
