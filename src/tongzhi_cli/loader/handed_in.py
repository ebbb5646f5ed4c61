"""Reading what many classes handed in: files, folders, wildcards, archives, earlier summaries."""

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import InputError
from tongzhi_cli.loader.watch import Watch, unwatched
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.office import memory
from tongzhi_cli.summary import inbox, read_file, read_files
from tongzhi_cli.summary.inbox import Inbox
from tongzhi_cli.summary.kinds import ONLY_IN_SUMMARY
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
    fresh = [one.summary for one in read_anew if not one.is_summary]
    anew = {part.file for one in fresh for part in one.parts}
    remembered = [_without_gone(one, anew) for one in read_anew if one.is_summary]
    labels = {one.label for one in remembered}
    kept = (without_copies(one.summary, labels - {one.label}) for one in remembered)
    summary = merge(renewed(kept, fresh))
    return HandedIn(summary, tuple(sorted(one.label for one in remembered)), unfilled)


def _without_gone(one: read_file.Read, anew: Collection[str]) -> read_file.Read:
    """An earlier summary without what could not be read then, and has been taken away since.

    Of what could be read it is told that only the summary has it, but for files that are read
    *anew*. Their folder must be there: on another computer nobody knows (issue 18).
    """
    gone = {part.file for part in one.summary.parts if part.file not in anew and _is_gone(part)}
    left = {_folder(part.file) for part in one.summary.parts if part.file not in gone}
    parts = []
    for part in one.summary.parts:
        notes = [note for note in part.notes if note.kind != ONLY_IN_SUMMARY]  # of another time
        if part.file in gone:
            if not part.records:
                continue
            notes += _told_gone(part, one.label, left)
        parts.append(part._replace(notes=tuple(notes)))
    return one._replace(summary=one.summary._replace(parts=tuple(parts)))


def _folder(file: str) -> Path:
    return Path(file).parent


def _is_gone(part: Part) -> bool:
    """Whether a file is in its folder no more; what somebody decided is in none."""
    if not any(origin.kind in _FILES for origin in part.origins):
        return False
    path = Path(part.file)
    return bool(path.name) and path.parent.is_dir() and not path.exists()


#: What a file that was handed in is; a list of the school may lie anywhere.
_FILES = {Kind.UNREAD, Kind.FORM, Kind.ROSTER}


def _told_gone(part: Part, label: str, left: Collection[Path]) -> Iterator[Problem]:
    """That a summary alone has what was in a file.

    Where others of its folder are *left* it is one that was taken out; all of them may have been
    put away. Without a folder nobody knows where it lay.
    """
    is_one_of_many = _folder(part.file) in left
    if not (is_one_of_many or _folder(part.file).name):
        return
    counts = Counter(one.class_name for one in part.records)
    whose = "、".join(
        f"“{name}”的 {count} 人" if name else f"{count} 人" for name, count in counts.items()
    )
    yield Problem(
        ONLY_IN_SUMMARY,
        Severity.WARNING if is_one_of_many else Severity.INFO,
        f"这份表不在那里了，{whose}只在以前的汇总里（{label}）",
        f"不该算的：汇总写到它上面（-o {label} --force），就不再读它，里面改过的照样算，"
        "或把它移到别处；该算的：把这份表放回原处。再汇总一次。",
        class_name=next(iter(counts)) or None if len(counts) == 1 else None,
        where=Where(part.file),
    )


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
