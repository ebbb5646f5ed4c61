"""A bar while many files are read, on a terminal that there is time to see."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: Fewer files are read before a bar is seen.
_MANY = 20


@contextmanager
def bar(total: int) -> Iterator[Callable[[], None]]:
    """A bar for *total* files, to be called once for each; nothing in a pipe."""
    if total < _MANY or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (TextColumn("读文件"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task("", total=total)
        yield lambda: shown.advance(task)
