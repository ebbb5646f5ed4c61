"""Reading many files; many forms by two processes at once.

Parsing Word's XML is what a merge of forms waits for, and each form is read for itself: a second
process reads every other one, for some 20 MB more. Rosters stay with the first, which keeps a
merge of them within its memory (docs/design-notes.md has the figures).
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tongzhi_cli.files import inbox, submissions
from tongzhi_cli.files.column_map import ColumnMap
from tongzhi_cli.files.submissions import Read

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from tongzhi_cli.core.notice import Notice

#: So many forms are worth the start of another process; a fork is there at once.
_WORTH_TWO = 24 if sys.platform == "linux" else 200
_WORD = (".docx", ".docm")
#: So many files are sent at a time.
_CHUNK = 40


def read_all(
    paths: Sequence[Path],
    notice: "Notice",
    mapping: ColumnMap,
    advance: Callable[[], None] = lambda: None,
) -> Iterator[Read]:
    """What each of *paths* says, in no particular order; *advance* is called for each."""
    forms = [path for path in paths if path.suffix.lower() in _WORD]
    is_worth = len(forms) >= _WORTH_TWO and (os.cpu_count() or 1) > 1
    theirs = forms[1::2] if is_worth else []
    other = _Other(theirs, notice) if theirs else None
    left_to_other = set(theirs)
    done = 0
    for path in paths:
        if path in left_to_other:
            continue
        yield from _read(path, notice, mapping)
        advance()
        while other and (answers := other.answer(wait=False)):  # a full pipe would stop it
            yield from answers
            done += len(answers)
            _repeat(advance, len(answers))
    while other and (answers := other.answer(wait=True)):
        yield from answers
        done += len(answers)
        _repeat(advance, len(answers))
    for path in theirs[done:]:  # it came to an end before it was done
        yield from _read(path, notice, mapping)
        advance()


def _repeat(advance: Callable[[], None], times: int) -> None:
    for _ in range(times):
        advance()


def _read(path: Path, notice: "Notice", mapping: ColumnMap) -> Iterator[Read]:
    for found in inbox.opened(path):
        yield submissions.read(found, notice, mapping)


class _Other:
    """The other process, which reads *paths* from the moment this is made."""

    def __init__(self, paths: Sequence[Path], notice: "Notice") -> None:
        import multiprocessing  # noqa: PLC0415  for many forms alone (start fast)

        # a fork has everything imported; elsewhere it is not safe, or not there
        method = "fork" if sys.platform == "linux" else "spawn"
        context: Any = multiprocessing.get_context(method)  # one type each has what is used here
        self._ours, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=_serve, args=(theirs, paths, notice), daemon=True)
        self._process.start()
        theirs.close()

    def answer(self, *, wait: bool) -> list[Read]:
        """What it has read next, in the order of its paths; nothing if it is done.

        Without *wait* also nothing if it has not read anything more yet.
        """
        try:
            if not (wait or self._ours.poll()):
                return []
            answers: list[Read] = self._ours.recv()
        except (EOFError, OSError):
            self._process.join()
            return []
        return answers


def _serve(connection: "Connection", paths: Sequence[Path], notice: "Notice") -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process stops both
    mapping = ColumnMap()
    for at in range(0, len(paths), _CHUNK):
        read = [one for path in paths[at : at + _CHUNK] for one in _read(path, notice, mapping)]
        connection.send(read)
    connection.close()
