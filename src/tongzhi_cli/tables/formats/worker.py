"""Formats whose reader a broken file could end, keep busy or fill up: read in another process.

The worker is this same program's Python with one of the readers of this package. It lives as long
as the command and reads file after file; one that takes too long or ends it is refused, and the
next file gets a new worker.
"""

import atexit
import contextlib
import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tongzhi_cli.errors import InputError
from tongzhi_cli.office import memory
from tongzhi_cli.office.file_type import Content
from tongzhi_cli.office.limits import broken, vast
from tongzhi_cli.tables.table import Book

if TYPE_CHECKING:
    from collections.abc import Callable

#: How many seconds of CPU one file may take, and how much memory the worker may have, where a
#: system can tell it; else as many seconds by the clock.
SECONDS, MEMORY = 10.0, 320_000_000
#: How long it may take by the clock: a busy computer gets slowly to it. And to start: something
#: may look through all of the worker the first time.
PATIENCE = 60.0
#: What starts the worker where the program is no script of a Python (packaging/start.py).
FROZEN = "--read-tables"

#: The function that reads each kind, and its module; no reader is loaded before it is used.
READERS = {
    Content.XLSX: "xlsx.read_patiently",
    Content.XLS: "xls.read",
    Content.XLSB: "xlsb.read",
    Content.ODS: "ods.read",
    Content.XML_SHEET: "xml_sheet.read",
    Content.HTML: "html.read",
    Content.MHTML: "html.read_archive",
}
#: What ends a worker that took its CPU seconds: no Python has to run for it, so that a reader in C
#: is ended, too. Windows has none.
_COUNTED: int = getattr(signal, "SIGPROF", 0)
_SIZE = struct.Struct("<Q")
_SERVE = "from tongzhi_cli.tables.formats.worker import serve; serve()"
#: What the worker sends first.
_READY = "ready"

_Request = tuple[str, Path, bytes]
_Reply = Book | tuple[str, str]


def read(path: Path, data: bytes, kind: Content) -> Book:
    """The tables of a file of that *kind*, read by the worker.

    Raises:
        InputError: the reader refused it, ended, ran out of memory or took too long.

    """
    try:
        running = _worker()
    except OSError as error:
        raise InputError(
            f"{path} 要另起一个进程来读，那个进程没有起来（{reason_of(error)}），不是文件的毛病",
            "请关掉几个程序再试；还不行，看看是不是被杀毒软件拦下了，或用 Excel/WPS 另存为 .xlsx。",
        ) from error
    reply = running.ask((READERS[kind], path, data))
    if reply is None:
        raise broken(path)
    if not isinstance(reply, Book):
        raise InputError(*reply)
    return reply


def start() -> None:
    """Start the worker, if there is none.

    Raises:
        OSError: it does not start; `reason_of` says why.

    """
    _worker()


def reason_of(error: OSError) -> str:
    """Why the worker did not start, in words."""
    return f"系统错误 {error.errno}" if error.errno else str(error)


def _command() -> list[str]:
    """What starts the worker."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN]
    return [sys.executable, "-P", "-c", _SERVE]  # -P: nothing is imported from a class's folder


class _Worker:
    """One process that reads files, one after another.

    Raises:
        OSError: it was not let start, or ended or hung before it could read anything: that is
            never the fault of the file (issue 20).

    """

    def __init__(self) -> None:
        with memory.lifted():  # it has a limit of its own
            self._process = subprocess.Popen(  # noqa: S603  this very program
                _command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        self.late = False
        if self._answer(None, PATIENCE) is None:
            self.stop()
            raise OSError("等了太久" if self.late else f"退出码 {self._process.returncode}")

    def ask(self, request: _Request) -> _Reply | None:
        """The reply to a *request*; None where the process ended without one."""
        by_clock = PATIENCE if _COUNTED else SECONDS
        reply = self._answer(request, by_clock)
        if reply is None:
            stop()
        if self.late or (_COUNTED and self._process.returncode == -_COUNTED):
            took = by_clock if self.late else SECONDS
            told = vast(request[1], f"{took:.0f} 秒还没有读完")
            return told.message, told.hint
        return reply  # type: ignore[return-value]  # what serve sends

    def _answer(self, request: _Request | None, seconds: float) -> object | None:
        """What comes back, to a *request* if there is one; None if nothing does in time."""
        assert self._process.stdin  # noqa: S101  for the type checker
        assert self._process.stdout  # noqa: S101
        timer = threading.Timer(seconds, self._give_up)
        timer.start()
        try:
            if request:
                _send(self._process.stdin, request)
            return _received(self._process.stdout)
        except OSError:
            return None
        finally:
            timer.cancel()

    def _give_up(self) -> None:
        self.late = True
        self._process.kill()

    def alive(self) -> bool:
        return self._process.poll() is None

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()


_running: list[_Worker] = []


def _worker() -> _Worker:
    if not (_running and _running[0].alive()):
        stop()
        _running.append(_Worker())
    return _running[0]


@atexit.register
def stop() -> None:
    """End the worker, if there is one."""
    while _running:
        _running.pop().stop()


def _send(pipe: IO[bytes], what: object) -> None:
    packed = pickle.dumps(what, pickle.HIGHEST_PROTOCOL)
    pipe.write(_SIZE.pack(len(packed)))
    pipe.write(packed)  # a file's bytes are never there three times
    pipe.flush()


def _received(pipe: IO[bytes]) -> object | None:
    head = pipe.read(_SIZE.size)
    if len(head) < _SIZE.size:
        return None
    (size,) = _SIZE.unpack(head)
    packed = pipe.read(size)
    return pickle.loads(packed) if len(packed) == size else None  # noqa: S301  from our own process


# --- in the worker -----------------------------------------------------------------------------


def serve() -> None:
    """Read files as they are asked for, until the command ends."""
    pipes = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library may print; only replies go through the pipe
    _limit_memory()
    _send(pipes[1], _READY)
    while (request := _received(pipes[0])) is not None:
        # the command may have been killed, and nobody be there to end a reader that hangs
        timer = threading.Timer(2 * PATIENCE, os._exit, (1,))
        timer.daemon = True
        timer.start()
        _count(SECONDS)
        try:
            _send(pipes[1], _reply(request))  # type: ignore[arg-type]  # what ask sends
        except MemoryError:  # nothing is written before all of it is packed
            told = vast(request[1], "读进来太大")  # type: ignore[index]
            _send(pipes[1], (told.message, told.hint))
        _count(0)
        timer.cancel()


def _count(seconds: float) -> None:
    """End this process when it has worked so long; 0: never."""
    if _COUNTED:
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _reply(request: _Request) -> _Reply:
    reader, path, data = request
    module, name = reader.split(".")
    read_it: Callable[[Path, bytes], Book] = getattr(import_module(f"{__package__}.{module}"), name)
    try:
        return read_it(path, data)
    except InputError as error:
        return error.message, error.hint
    except MemoryError:
        told = vast(path, "读进来太大")
        return told.message, told.hint
    except BaseException:  # noqa: BLE001  readers leak a dozen types, a panic in Rust among them
        told = broken(path)
        return told.message, told.hint


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415  not on Windows
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):  # a lower limit may be set already
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
