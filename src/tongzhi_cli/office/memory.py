"""How much memory this process may take, where the system can hold it to that.

Inputs are counted before anything is made of them (`limits`, `counted`); this is the floor under
all of it: whatever a file does to a reader, the process gets no more memory, and says so. Only the
program switches it on (`limited`), never an import; a child process that is no reader of ours
starts without it (`lifted`). Linux counts what a process has written to (RLIMIT_DATA); elsewhere
the limit is another one or none. Source: issue 16.

Small objects must not come to that limit. CPython asks the system three times for each, is refused,
finds room in some hole, and goes on for hours; or it finds none, cannot make the traceback either,
and ends with a fatal error of its own (3.11). So the clock of the process looks in: with little
left it says that there is nothing left, while there is enough to say so and to clean up.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from itertools import count

from tongzhi_cli.errors import exhausted

#: In bytes, of the whole process; the libraries' own files, some 25 MB, come on top.
MOST = 275_000_000
#: In bytes, that reading one of many files may take beyond what the others have left.
ROOM = 230_000_000
#: In bytes: what is left to say so, and what is taken between two looks, which are so many seconds
#: of CPU apart (up to 7 MB were taken). Who goes on all the same is told again after so many looks.
_SPARE, _LOOK, _AGAIN = 12_000_000, 0.01, 100
#: What the kernel says of a process's memory is one line, shorter than this.
_LINE = 256
#: The limits that the process was started with, innermost last, while it is limited.
_limited: list[tuple[int, int]] = []


@contextmanager
def limited(most: int = MOST) -> Iterator[None]:
    """Within it the process gets at most so many bytes; then as before.

    One that has taken much of that already, as the host of several runs, gets a `ROOM` on top.
    """
    before = _soft_and_hard()
    if before is None:
        yield
        return
    _limited.append(before)
    _set(max(most, _taken() + min(most, ROOM)), before[1])
    try:
        with Watched():
            yield
    finally:
        _limited.pop()
        _set(*before)


@contextmanager
def lifted() -> Iterator[None]:
    """Within it the process has the limits that it was started with.

    For a child of another kind, which is not to inherit this one.
    """
    now = _soft_and_hard() if _limited else None
    if now is None:
        yield
        return
    _set(*_limited[0])
    try:
        yield
    finally:
        _set(*now)


def lift() -> None:
    """Let the rest of the command have the limits that the process was started with.

    For what many files amount to: each of them is read within its `room` all the same.
    """
    if _limited:
        _set(*_limited[0])


@contextmanager
def room(label: object, most: int = ROOM) -> Iterator[None]:
    """Within it, reading one file may take so many bytes; nothing where nobody limits.

    Raises:
        InputError: it took more. *label* names the file.

    """
    now = _soft_and_hard() if _limited else None
    if now is None:
        yield
        return
    soft = _taken() + most
    _set(soft if now[0] < 0 else min(soft, now[0]), now[1])  # below 0: no limit
    try:
        with Watched():
            yield
    except MemoryError:
        _set(*now)
        raise exhausted(label) from None
    finally:
        _set(*now)


class Watched:
    """Within it, coming near the limit is a MemoryError.

    So is what a library says there that does not know why it got nothing. One within another, as
    the room of each file, costs next to nothing: the clock of the outer one looks in.
    """

    def __enter__(self) -> None:
        self._clock = None if _has_clock() else _Clock()

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        if self._clock:
            self._clock.stop()
        if isinstance(error, SystemError) and _is_reached():
            raise MemoryError from None


def _look_in() -> Callable[[int, object], None]:
    """What the clock calls, which counts the looks in a row that found little left."""
    looks = count()

    def look(_number: int, _frame: object) -> None:
        nonlocal looks
        if not _is_reached():
            looks = count()
        elif next(looks) % _AGAIN == 0:
            raise MemoryError

    return look


def _has_clock() -> bool:
    """Whether a clock runs, or none is to: a fork has none until it sets one, a thread cannot."""
    if sys.platform != "linux" or not _limited:
        return True
    import signal  # noqa: PLC0415  not everywhere has this one
    import threading  # noqa: PLC0415

    is_running = signal.getitimer(signal.ITIMER_PROF)[0] > 0
    return is_running or threading.current_thread() is not threading.main_thread()


class _Clock:
    """The clock of the process, which calls `_look_in` until it is stopped."""

    def __init__(self) -> None:
        import signal  # noqa: PLC0415

        self._before = signal.signal(signal.SIGPROF, _look_in())
        signal.siginterrupt(signal.SIGPROF, False)  # who waits for the system goes on waiting
        signal.setitimer(signal.ITIMER_PROF, _LOOK, _LOOK)

    def stop(self) -> None:
        """Let it stand, and what was there before be there again."""
        import signal  # noqa: PLC0415

        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, self._before)


def _is_reached() -> bool:
    """Whether there is no more left than is needed to say so."""
    now = _soft_and_hard()
    return now is not None and 0 <= now[0] < _taken() + _SPARE


def _taken() -> int:
    """The bytes that count against the limit so far."""
    try:
        pages = os.pread(_statm(os.getpid()), _LINE, 0).split()[5]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):
        return MOST - ROOM


@lru_cache(maxsize=1)  # it is asked every 10 ms, and to open it takes longer than to read it
def _statm(_process: int) -> int:
    """What the kernel says of this process's memory, open; a fork has one of its own."""
    return os.open("/proc/self/statm", os.O_RDONLY)


def _soft_and_hard() -> tuple[int, int] | None:
    """The limit as it is; None where the system holds no process to one."""
    if sys.platform != "linux":  # macOS has the name and counts no mapped memory
        return None
    import resource  # noqa: PLC0415  not everywhere, and only for the program

    return resource.getrlimit(resource.RLIMIT_DATA)


def _set(soft: int, hard: int) -> None:
    import resource  # noqa: PLC0415

    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard) if soft != resource.RLIM_INFINITY else hard
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
