"""Reading what many classes handed in: files, folders, wildcards, archives, earlier summaries."""

import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.core.summary import Kind, Summary, merge
from tongzhi_cli.errors import InputError
from tongzhi_cli.files import inbox, side_by_side, submissions
from tongzhi_cli.files.headers import ColumnMap

if TYPE_CHECKING:
    from tongzhi_cli.core.notice import Notice


def read(
    paths: Sequence[Path],
    notice: "Notice",
    mapping: ColumnMap,
    *,
    lists: Sequence[Path] = (),
    quiet: bool = False,
) -> Summary:
    """The summary of all *paths*, and of the school's *lists*; a bar on a terminal meanwhile."""
    of_lists = [
        submissions.read(one, notice, mapping, is_list=True)
        for path in lists
        for one in inbox.opened(path)
    ]
    with _progress(len(paths), quiet=quiet) as advance:
        return merge([*of_lists, *side_by_side.read_all(paths, notice, mapping, advance)])


@contextmanager
def _progress(total: int, *, quiet: bool) -> "Iterator[Callable[[], None]]":
    """A bar on a terminal that there is time to see, nothing in a pipe."""
    if quiet or total < _MANY or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (TextColumn("读文件"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)


#: Fewer files are read before a bar is seen.
_MANY = 20


def found(names: Sequence[str], leave_out: Collection[str] = ()) -> list[Path]:
    """The files that paths as typed lead to.

    Raises:
        InputError: one leads nowhere.

    """
    return inbox.find(dict.fromkeys(names), leave_out)


def refuse_nothing(summary: Summary) -> None:
    """Stop if nothing could be read of what was handed in.

    Raises:
        InputError: what is wrong with each file.

    """
    if any(origin.kind not in {Kind.UNREAD, Kind.LIST} for origin in summary.origins()):
        return
    notes = [note for note in summary.notes() if note.code == "unreadable-file"]
    if len(notes) == 1:
        raise InputError(notes[0].message, notes[0].hint)
    lines = [f"  {note.message}。{note.hint}" for note in notes]
    raise InputError("一份也没有读成：\n" + "\n".join(lines))
