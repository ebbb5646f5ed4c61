"""`python -m tongzhi_cli` in a process of its own, without the time that all imports take.

Run as a script, this is a server that has imported the whole package once. Whoever asks gets a fork
of it that becomes a program just started: with the standard streams, the folder, the environment
and the arguments of who asks.
"""

import atexit
import gc
import marshal
import os
import select
import signal
import socket
import sys
import threading
import time
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

_SIZE = 8


class Order(NamedTuple):
    """What a program is started with: *streams* are those of 0, 1, 2 that are open."""

    words: list[bytes]
    folder: bytes
    environment: dict[bytes, bytes]
    streams: list[int]


def main(path: str) -> None:
    """Serve at the socket *path*, until standard input ends."""
    sys.path.insert(0, str(Path(__file__).parent))  # which -P leaves out, as programs want it
    import every_module

    del sys.path[0]
    every_module.imported(with_extra=False)  # a process with its threads is not to be forked
    _run_once(Path(path).with_name("class.csv"))
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that keep a program
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        server.listen()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while server in select.select([server, sys.stdin], [], [])[0]:
            asker, _ = server.accept()
            with asker:
                if os.fork() == 0:
                    server.close()
                    _keep(asker)
                    return
    Path(path).unlink()  # who started it may have been ended without a word
    Path(path).parent.rmdir()


def _run_once(roster: Path) -> None:
    """Check a class, so that tables of words and patterns are made, and what it imports is here."""
    from tongzhi_cli.__main__ import main as program

    roster.write_text(
        "学号,姓名,校对结果\n2014030101,安若,民族应为回族\n2014030102,白若,\n", "utf-8"
    )
    sys.argv = ["fankui", "check", str(roster), "--now", "2018-04-01 20:00"]
    out, told = (TextIOWrapper(BytesIO(), "utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(told):
        assert program() == 1
    roster.unlink()


def _keep(asker: socket.socket) -> None:
    """Start the program that is asked for; tell its number, and how it has ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    order, fds = _ordered(asker)
    program = os.fork()
    if program == 0:
        asker.close()
        _become(order, fds)
    for fd in fds:
        os.close(fd)
    with suppress(OSError):
        asker.sendall(b"%d\n" % program)
    if hasattr(os, "pidfd_open"):
        ended = os.pidfd_open(program)
        select.select([asker.fileno(), ended], [], [])
        if select.select([asker], [], [], 0)[0]:  # who asked has been killed: so is the program
            os.kill(program, signal.SIGKILL)
    _, status = os.waitpid(program, 0)
    with suppress(OSError):
        asker.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))
    os._exit(0)


def _ordered(asker: socket.socket) -> tuple[Order, list[int]]:
    data, fds, _, _ = socket.recv_fds(asker, _SIZE, 3)
    left = int.from_bytes(data, "big")
    parts = []
    while left:
        parts.append(asker.recv(left))
        left -= len(parts[-1])
    return Order(*marshal.loads(b"".join(parts))), fds  # noqa: S302  of our own tests


def _become(order: Order, fds: list[int]) -> None:
    """Be the program: all is as it is after the start of Python."""
    os.setsid()
    for at in range(3):
        os.close(at)
    for at, fd in zip(order.streams, fds, strict=True):
        os.dup2(fd, at)
    for fd in fds:
        os.close(fd)
    os.chdir(order.folder)
    os.environb.clear()
    os.environb.update(order.environment)
    time.tzset()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for sign in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, signal.SIG_DFL)
    for at, name in enumerate(("stdin", "stdout", "stderr")):
        stream = getattr(sys, name) if at in order.streams else None
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(line_buffering=at == 2 or (at == 1 and os.isatty(1)))
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    words = [os.fsdecode(word) for word in order.words]
    sys.path[:0] = [os.fsdecode(order.folder)]
    sys.argv = ["fankui", *words]
    sys.orig_argv = [sys.executable, "-m", "tongzhi_cli", *words]

    from tongzhi_cli.__main__ import main as program

    _end(program())


def _end(code: int) -> None:
    """End as Python does, but for taking every module apart: that copies the memory of the server.

    Source: `Py_FinalizeEx`, which makes 120 of a standard output that cannot be written.
    """
    threading._shutdown()  # type: ignore[attr-defined]  # noqa: SLF001  what Python calls
    atexit._run_exitfuncs()  # noqa: SLF001  likewise
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            code = 120
    os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1])
