"""Reading what many classes handed in: files, folders, wildcards, archives, earlier summaries."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import InputError
from tongzhi_cli.loader.watch import Watch, unwatched
from tongzhi_cli.office import memory
from tongzhi_cli.summary import inbox, read_file, read_files
from tongzhi_cli.summary.inbox import Inbox
from tongzhi_cli.summary.model import Kind, Part, Summary
from tongzhi_cli.summary.store.store import Store
from tongzhi_cli.summary.union import held, merge, renewed, without_copies

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice


class HandedIn(NamedTuple):
    """What was handed in, as one *summary*; and which earlier *summaries* are in it.

    *unfilled* files are what was handed out, and came back with nothing in it.
    """

    summary: Summary
    summaries: tuple[str, ...]
    unfilled: int = 0


def read(
    box: Inbox,
    notice: "Notice",
    mapping: ColumnMap,
    *,
    lists: Inbox | None = None,
    watch: Watch = unwatched,
) -> HandedIn:
    """Everything in *box*, and the school's *lists*; *watch* looks on.

    What an earlier summary says of a file that is read anew gives way, unless somebody decided it.
    """
    lists = lists or Inbox(())
    memory.lift()  # what many files amount to, or one summary of them, grows; each has its room
    read_anew = [read_file.read(one, notice, mapping) for one in (*lists.lost, *box.lost)]
    read_anew += [
        read_file.read(one, notice, mapping, is_list=True)
        for path in lists.paths
        for one in inbox.opened(path)
    ]
    store = Store()  # as each file is read: its records take little room there
    with watch(len(box.paths)) as advance:
        read_anew += (
            one._replace(summary=held(one.summary, store))
            for one in read_files.read_all(box.paths, notice, mapping, advance)
        )
    waiting = [one.waiting for one in read_anew if one.waiting]
    if waiting:
        read_anew = [one for one in read_anew if not one.waiting]
        read_anew += [read_file.read(one, notice, mapping) for one in read_file.converted(waiting)]
    mapping.used.update(*(one.used for one in read_anew))
    unfilled = 0
    if any(one.unfilled for one in read_anew):
        from tongzhi_cli.summary.handed_out.unfilled import left_out

        read_anew, unfilled = left_out(read_anew)
    remembered = [_without_gone(one) for one in read_anew if one.is_summary]
    fresh = [one.summary for one in read_anew if not one.is_summary]
    labels = {one.label for one in remembered}
    kept = (without_copies(one.summary, labels - {one.label}) for one in remembered)
    summary = merge(renewed(kept, fresh))
    return HandedIn(summary, tuple(sorted(one.label for one in remembered)), unfilled)


def _without_gone(one: read_file.Read) -> read_file.Read:
    """An earlier summary without what could not be read then, and has been taken away since.

    Its folder must be there: on another computer nobody knows (issue 18).
    """
    kept = [part for part in one.summary.parts if part.records or not _is_gone(part)]
    if len(kept) == len(one.summary.parts):
        return one
    return one._replace(summary=one.summary._replace(parts=tuple(kept)))


def _is_gone(part: Part) -> bool:
    if not all(origin.kind is Kind.UNREAD for origin in part.origins):
        return False
    path = Path(part.file)
    return bool(path.name) and path.parent.is_dir() and not path.exists()


def refuse_nothing(read: HandedIn) -> None:
    """Stop if nothing could be read of what was handed in; packs that lie as given are read.

    Raises:
        InputError: what is wrong with each file.

    """
    summary = read.summary
    is_read = any(origin.kind not in {Kind.UNREAD, Kind.LIST} for origin in summary.origins())
    if is_read or read.unfilled:
        return
    notes = [note for note in summary.notes() if note.code == "unreadable-file"]
    if len(notes) == 1:
        raise InputError(notes[0].message, notes[0].hint)
    lines = [f"  {note.message}。{note.hint}" for note in notes]
    raise InputError("一份也没有读成：\n" + "\n".join(lines))
