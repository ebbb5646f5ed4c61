"""A second process beside this one, for what takes long: it ends with it, and without a word."""

import os
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor


def is_worth() -> bool:
    """Whether there is a processor for it."""
    return (os.cpu_count() or 1) > 1


def pool(begin: Callable[[], None] | None = None) -> "ProcessPoolExecutor":
    """The other process, which does *begin* before all else; it is there when it is given work.

    Raises:
        OSError, ImportError, RuntimeError: the system lets none be; also what is submitted raises.

    """
    import multiprocessing  # noqa: PLC0415  for much work alone (start fast)
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    # a fork has everything imported; elsewhere it is not safe, or not there
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(1, context, _end_with_the_first, (begin,))


# --- in the other process ----------------------------------------------------------------------


def _end_with_the_first(begin: Callable[[], None] | None) -> None:
    """Ctrl+C ends this process without a word, and so does the end of the first, however."""
    import gc  # noqa: PLC0415
    import multiprocessing  # noqa: PLC0415
    import threading  # noqa: PLC0415

    gc.freeze()  # to look through what the first has would copy it
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    first = multiprocessing.parent_process()

    def wait() -> None:
        if first:
            first.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
    if begin:
        begin()
