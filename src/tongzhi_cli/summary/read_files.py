"""Reading many files; many forms by two processes at once.

Parsing Word's XML is what a merge of forms waits for, and each form is read for itself: a second
process helps, for some 20 MB more. Rosters stay with the first, which keeps a merge of them within
its memory (docs/design-notes.md has the figures).
"""

import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from tongzhi_cli.answers.log.copies import Folders
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.model.problem import Where
from tongzhi_cli.office import memory, second
from tongzhi_cli.summary import inbox, read_file
from tongzhi_cli.summary.model import Record
from tongzhi_cli.summary.read_file import Read

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.summary.read_file import Look

#: So many forms are worth the start of another process; a fork is there at once.
_WORTH_TWO = 24 if sys.platform == "linux" else 200
_WORD = (".docx", ".docm")
#: So many forms are sent at a time, and so many times before there is an answer: while this
#: process reads a file, the other one has something to do, and neither waits long at the end.
_CHUNK, _AT_HAND = 10, 2
#: So many are read before the other process is forked: it has then what reading forms imports,
#: compiles and keeps, which takes some 80 ms, and need not get it as well.
_FIRST = 4

#: The records of a part column by column, the places in four: of each value pickle makes one.
_Columns = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]
_PLACE = Record._fields.index("where")
#: What some forms say, the records of their parts apart, and what of --map was found in them.
_Answer = tuple[list[tuple[Read, list[_Columns]]], set[Column]]


def read_all(
    paths: Sequence[Path],
    notice: "Notice",
    mapping: ColumnMap,
    advance: Callable[[], None] = lambda: None,
    look: "Look | None" = None,
) -> Iterator[Read]:
    """What each of *paths* says, in no particular order; *advance* is called for each.

    *look* is shown the tables (`read_file.read`); the other process has none.
    """
    forms = [path for path in paths if path.suffix.lower() in _WORD]
    is_worth = len(forms) >= _WORTH_TWO and second.is_worth()
    shared = dict.fromkeys(forms if is_worth else ())
    ours, either = deque(path for path in paths if path not in shared), deque(shared)
    folders = Folders()
    for _ in range(min(_FIRST, len(either))):
        yield from _read(either.popleft(), notice, mapping, folders, look)
        advance()
    with _Other(notice, mapping) as other:
        while ours or either or other.has_work:
            other.take(either)
            if other.is_ready or not (ours or either):
                chunk, reads = other.answer()
                if reads is None:  # it came to an end before it was done
                    ours.extend(chunk)
                    continue
                yield from reads
                for _ in chunk:
                    advance()
                continue
            files = _read(ours.popleft() if ours else either.pop(), notice, mapping, folders, look)
            for one in files:
                yield one
                other.take(either)  # an archive may be large
            advance()


def _read(
    path: Path,
    notice: "Notice",
    mapping: ColumnMap,
    folders: Folders,
    look: "Look | None" = None,
) -> Iterator[Read]:
    for found in inbox.opened(path):
        yield read_file.read(found, notice, mapping, folders, look=look)


class _Other:
    """The other process, which is there as soon as it is given something to read."""

    def __init__(self, notice: "Notice", mapping: ColumnMap) -> None:
        self._given = notice, mapping
        self._pool: ProcessPoolExecutor | None = None
        self._sent: deque[tuple[list[Path], Future[_Answer]]] = deque()
        self._is_gone = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            # Ctrl+C ends the other as well, and its pool's own thread may have closed what it is
            # woken by: no reason to say anything else than what ended this.
            with suppress(OSError):
                self._pool.shutdown(wait=False, cancel_futures=True)

    @property
    def has_work(self) -> bool:
        return bool(self._sent)

    @property
    def is_ready(self) -> bool:
        """Whether there is an answer."""
        return bool(self._sent) and self._sent[0][1].done()

    def take(self, forms: deque[Path]) -> None:
        """Take of *forms* from the front what it has room for."""
        while forms and len(self._sent) < _AT_HAND and not self._is_gone:
            chunk = list(islice(forms, _CHUNK))
            try:
                self._pool = self._pool or second.pool()
                self._sent.append((chunk, self._pool.submit(_answer, chunk, *self._given)))
            except (OSError, ImportError, RuntimeError):  # broken, or a system that lets none be
                self._is_gone = True
                return
            for _ in chunk:
                forms.popleft()

    def answer(self) -> tuple[list[Path], list[Read] | None]:
        """What some forms say, as soon as it is known; None if it has come to an end."""
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415  for many forms alone

        chunk, future = self._sent.popleft()
        try:
            reads, used = future.result()
        except BrokenExecutor:
            self._is_gone = True
            return chunk, None
        self._given[1].used |= used
        return chunk, [_together(*one) for one in reads]


# --- in the other process ----------------------------------------------------------------------


def _answer(paths: Sequence[Path], notice: "Notice", mapping: ColumnMap) -> _Answer:
    folders = Folders()
    with memory.Watched():
        reads = [one for path in paths for one in _read(path, notice, mapping, folders)]
    return [*map(_apart, reads)], mapping.used


# --- between the two ---------------------------------------------------------------------------


def _apart(read: Read) -> tuple[Read, list[_Columns]]:
    """What a file says as it is sent: a record each would take three times as long."""
    parts = read.summary.parts
    columns = [[*zip(*part.records, strict=True)] for part in parts]
    places = [[*zip(*each[_PLACE], strict=True)] if each else [] for each in columns]
    for each in columns:
        each[_PLACE : _PLACE + 1] = []
    bare = read.summary._replace(parts=tuple(part._replace(records=()) for part in parts))
    return read._replace(summary=bare), [*zip(columns, places, strict=True)]


def _together(read: Read, columns: Sequence[_Columns]) -> Read:
    """The same again."""
    parts = []
    for part, (told, places) in zip(read.summary.parts, columns, strict=True):
        wheres = map(Where._make, zip(*places, strict=True))
        whole = (*told[:_PLACE], wheres, *told[_PLACE:]) if told else ()
        records = tuple(map(Record._make, zip(*whole, strict=True)))
        parts.append(part._replace(records=records))
    return read._replace(summary=read.summary._replace(parts=tuple(parts)))
