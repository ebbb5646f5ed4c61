"""Who looks on while many files are read: a bar on a terminal, or nobody."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

#: Told how many files there are, it gives what is called once for each that was read.
Watch = Callable[[int], AbstractContextManager[Callable[[], None]]]


@contextmanager
def unwatched(total: int) -> Iterator[Callable[[], None]]:  # noqa: ARG001  as every Watch
    """Nobody looks on."""
    yield lambda: None
