"""Reading what many classes handed in: files, folders, wildcards, archives, earlier summaries."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import InputError
from tongzhi_cli.loader.watch import Watch, unwatched
from tongzhi_cli.loader.word.roll import is_word, roll_in
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import memory
from tongzhi_cli.summary import inbox, read_file, read_files
from tongzhi_cli.summary.inbox import Inbox
from tongzhi_cli.summary.kinds import ONLY_IN_SUMMARY
from tongzhi_cli.summary.model import HANDED_IN, Kind, Part, Summary
from tongzhi_cli.summary.store.store import Store
from tongzhi_cli.summary.union import held, merge, renewed, without_copies

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.summary.read_file import Look, Read


class HandedIn(NamedTuple):
    """What was handed in, as one *summary*; and which earlier *summaries* are in it.

    *unfilled* files are what was handed out, and came back with nothing in it. *remembered* are the
    files that only earlier summaries have, each with the summary.
    """

    summary: Summary
    summaries: tuple[str, ...]
    unfilled: int = 0
    remembered: Mapping[str, str] = {}


def read(
    box: Inbox,
    notice: "Notice",
    mapping: ColumnMap,
    *,
    lists: Inbox | None = None,
    watch: Watch = unwatched,
    look: "Look | None" = None,
) -> HandedIn:
    """Everything in *box*, and the school's *lists*; *watch* looks on, *look* at each table.

    What an earlier summary says of a file that is read anew gives way, unless somebody decided it.
    """
    lists = lists or Inbox(())
    memory.lift()  # what many files amount to, or one summary of them, grows; each has its room
    read_anew = [read_file.read(one, notice, mapping) for one in (*lists.lost, *box.lost)]
    read_anew += [one for path in lists.paths for one in _lists_in(path, notice, mapping, look)]
    store = Store()  # as each file is read: its records take little room there
    with watch(len(box.paths)) as advance:
        read_anew += (
            one._replace(summary=held(one.summary, store))
            for one in read_files.read_all(box.paths, notice, mapping, advance, look)
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
    anew = {part.file: part for one in fresh for part in one.parts}
    remembered = [_without_gone(one, anew) for one in read_anew if one.is_summary]
    labels = {one.label for one in remembered}
    kept = (without_copies(one.summary, labels - {one.label}) for one in remembered)
    summary = merge(renewed(kept, fresh))
    only = {
        part.file: one.label
        for one in remembered
        for part in one.summary.parts
        if part.file not in anew and _was_handed_in(part)
    }
    return HandedIn(summary, tuple(sorted(one.label for one in remembered)), unfilled, only)


def _without_gone(one: read_file.Read, anew: Mapping[str, Part]) -> read_file.Read:
    """An earlier summary without what could not be read then, and has been taken away since.

    Of what could be read it is told that only the summary has it, where others of its folder are
    read *anew* (issue 18).
    """
    own = [part for part in one.summary.parts if _was_handed_in(part)]
    gone = {part.file for part in own if part.file not in anew and _is_gone(part.file)}
    here = _folders_here(own, anew) if gone else set()
    parts = []
    for part in one.summary.parts:
        notes = [note for note in part.notes if note.kind != ONLY_IN_SUMMARY]  # of another time
        if part.file in gone:
            if not part.records:
                continue
            if _on_disk(part.file).parent in here:
                notes.append(_told_gone(part, one.label))
        parts.append(part._replace(notes=tuple(notes)))
    return one._replace(summary=one.summary._replace(parts=tuple(parts)))


#: What a file that was handed in is; a list of the school may lie anywhere.
_FILES = HANDED_IN | {Kind.UNREAD}


def _was_handed_in(part: Part) -> bool:
    """Whether a part is a file of a class, and not only what somebody decided."""
    return any(origin.kind in _FILES for origin in part.origins)


def _on_disk(file: str) -> Path:
    """The file itself, or the archive that it came in."""
    path = Path(file)
    archives = (one for one in path.parents if one.suffix.lower() == ".zip" and not one.is_dir())
    return min(archives, key=lambda one: len(one.parts), default=path)


def _is_gone(file: str) -> bool:
    """Whether a file is in its folder no more."""
    path = _on_disk(file)
    return bool(path.name) and path.parent.is_dir() and not path.exists()


def _folders_here(own: Iterable[Part], anew: Mapping[str, Part]) -> set[Path]:
    """The folders of a summary's *own* files of which one is read *anew*, with a student of it.

    In another place a folder may be called the same, and even a file: there nobody knows what is
    gone.
    """
    here = set[Path]()
    for part in own:
        folder = _on_disk(part.file).parent
        if folder not in here and (read := anew.get(part.file)):
            numbers = {record.number for record in read.records if record.number}
            if any(record.number in numbers for record in part.records):
                here.add(folder)
    return here


def _told_gone(part: Part, label: str) -> Problem:
    """That a summary alone has what was in a file."""
    counts = Counter(one.class_name for one in part.records)
    whose = "、".join(
        f"“{name}”的 {count} 人" if name else f"{count} 人" for name, count in counts.items()
    )
    return Problem(
        ONLY_IN_SUMMARY,
        Severity.WARNING,
        f"这份表不在那里了，{whose}只在以前的汇总里（{label}）",
        f"不该算的：汇总时不要带上“{label}”，在文件夹里的就移到别处（在里面改过的，汇总后要再改一次）；"
        "该算的：把这份表放回原处。再汇总一次。",
        class_name=next(iter(counts)) or None if len(counts) == 1 else None,
        where=Where(part.file),
    )


def _lists_in(
    path: Path, notice: "Notice", mapping: ColumnMap, look: "Look | None"
) -> "Iterator[Read]":
    """The lists of the school in a file; a Word document may be one as well."""
    if is_word(path.name) and (book := roll_in(path, notice, mapping)):
        yield read_file.list_in(book, notice, mapping)
        return
    for one in inbox.opened(path):
        yield read_file.read(one, notice, mapping, is_list=True, look=look)


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
    if not notes:
        passed_over = "；".join(note.message for note in summary.notes())
        raise InputError(passed_over, "请换成各班交来的反馈表、花名册。")
    if len(notes) == 1:
        raise InputError(notes[0].message, notes[0].hint)
    lines = [f"  {note.message}。{note.hint}" for note in notes]
    raise InputError("一份也没有读成：\n" + "\n".join(lines))
