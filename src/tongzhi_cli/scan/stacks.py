"""A stack of pictures, read by two processes, told in its order.

Reading is nearly all processor time, and each page is read for itself. Each process loads the model
once. Both are given a picture by its path; of a PDF, whose pages another process makes, the page.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tongzhi_cli.office import second
from tongzhi_cli.scan import inputs, kinds, pictures, stack
from tongzhi_cli.scan.match import Person
from tongzhi_cli.scan.seen import Shot
from tongzhi_cli.scan.stack import Reader, Work

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

#: So many pages are worth the start of another process, which takes a second.
_WORTH_TWO = 4
#: So many are begun before the first of them is told; so many wait at the other process.
_AHEAD, _AT_HAND = 4, 2


@dataclass(slots=True)
class _Task:
    """Something to be read: *shots* is what it shows, *future* what the other process will say."""

    work: Work | None = None
    shots: list[Shot] | None = None
    future: "Future[list[Shot]] | None" = None

    @property
    def is_free(self) -> bool:
        """Whether nobody reads it yet."""
        return self.shots is None and self.future is None


def read(
    works: Iterable[Work | list[Shot]], people: Sequence[Person], *, many: int, crops: bool
) -> Iterator[list[Shot]]:
    """What each of *works*, about *many* of them, shows, in their order.

    What is known of one already stands in its place. The result does not depend on how many
    processes there are.
    """
    reader = Reader(people, crops=crops)
    coming = iter(works)
    ahead: deque[_Task] = deque()
    before = ""
    with _Other(people, crops=crops, is_wanted=many >= _WORTH_TWO and second.is_worth()) as other:
        while True:
            ahead += map(_task, islice(coming, _AHEAD - len(ahead)))
            if not ahead:
                return
            other.take(ahead)
            first = ahead[0]
            is_there = first.shots is not None or (first.future and first.future.done())
            own = None if is_there else next((one for one in ahead if one.is_free), None)
            if own:
                own.shots = reader.read(own.work, before if own is first else "")  # type: ignore[arg-type]
                continue
            ahead.popleft()
            shots = other.answer(first) if first.future else first.shots
            if first.work and (shots is None or (before and stack.wants_before(shots))):
                shots = reader.read(first.work, before)
            before = stack.head_after(shots or [], before)
            yield shots or []


def works(
    files: Sequence[Path], known: Callable[[Path], Mapping[int | None, Shot] | None]
) -> Iterator[Work | list[Shot]]:
    """What there is to read of *files*, without what is *known*, by the page, of each of them.

    None is known of a file that is not to be read at all.
    """
    for path in files:
        there = known(path)
        if there is None:
            yield []
        elif there and len(there) == inputs.number_of_pages(path):
            yield [*there.values()]
        elif not kinds.is_pdf(path):
            yield Work(path)  # all pages of a TIFF, where one of them has to be read
        else:
            for page in pictures.pages([path]):
                yield [there[page.number]] if page.number in there else Work(path, page)


def _task(one: Work | list[Shot]) -> _Task:
    return _Task(shots=one) if isinstance(one, list) else _Task(one)


class _Other:
    """The other process, which is there as soon as it is given something to read."""

    def __init__(self, people: Sequence[Person], *, crops: bool, is_wanted: bool) -> None:
        self._begin = partial(_begin, people, crops=crops)
        self._is_wanted = is_wanted
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            with suppress(OSError):  # Ctrl+C has ended the other as well
                self._pool.shutdown(wait=False, cancel_futures=True)

    def take(self, tasks: Iterable[_Task]) -> None:
        """Take of *tasks*, the first of them first, what it has room for."""
        sent = [one for one in tasks if one.future and not one.future.done()]
        free = (one for one in tasks if one.is_free)
        for one in islice(free, max(0, _AT_HAND - len(sent)) if self._is_wanted else 0):
            try:
                self._pool = self._pool or second.pool(self._begin)
                one.future = self._pool.submit(_read, one.work)  # type: ignore[arg-type]
            except (OSError, ImportError, RuntimeError):  # broken, or a system that lets none be
                self._is_wanted = False
                return

    def answer(self, task: _Task) -> list[Shot] | None:
        """What a task shows, as soon as it is known; None where the other has come to an end."""
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415  for many pictures alone

        try:
            return task.future.result() if task.future else None
        except BrokenExecutor:
            self._is_wanted = False
            return None


# --- in the other process ----------------------------------------------------------------------


_readers: list[Reader] = []


def _begin(people: Sequence[Person], *, crops: bool) -> None:
    _readers.append(Reader(people, crops=crops))


def _read(work: Work) -> list[Shot]:
    return _readers[-1].read(work)
