"""Each file of collect in its slot: a folder's roster and answers, two files that were swapped."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.errors import InputError, NoHeaderError, UsageError
from tongzhi_cli.loader.collection import Collection, Wanted, Whose, collection_of
from tongzhi_cli.loader.notice_beside import Choose, nobody, notice_beside, notice_in
from tongzhi_cli.loader.slots import (
    as_class,
    looked_into,
    roster_among,
    swap_told,
    with_notice_text,
    with_roster,
)
from tongzhi_cli.model.file_kind import ANSWERS, FileKind, WrongKindError
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tongzhi_cli.tables.table import Book


class Begun(NamedTuple):
    """A collection as it was *found*, what is *wanted* of it, and what to say, a line each."""

    found: Collection
    wanted: Wanted
    told: tuple[str, ...] = ()


def begin(whose: Whose, wanted: Wanted, choose: Choose = nobody) -> Begun:
    """Read the roster that was meant, and its log; *choose* asks which notice is.

    Raises:
        UsageError: an option has a value that cannot be, or a folder has no or several rosters.
        InputError: the roster, the log or the notice cannot be read.
        WrongKindError: it is something else than a roster.

    """
    told: tuple[str, ...] = ()
    books: Mapping[str, Book] = {}
    if os.path.isdir(whose.roster):  # noqa: PTH112  asks without raising
        whose, wanted, told, books = _of_folder(whose, wanted)
    elif whose.notice is None:
        whose, told = _with_notice_beside(whose, wanted, choose)
    try:
        found = collection_of(whose, with_files=bool(wanted.files), books=books)
    except InputError as error:
        begun = _put_right(whose, wanted, error)
        return begun._replace(told=(*told, *begun.told))
    return Begun(found, wanted, told)


def _with_notice_beside(
    whose: Whose, wanted: Wanted, choose: Choose
) -> tuple[Whose, tuple[str, ...]]:
    """The notice that lies beside the roster, if the built-in one would hold."""

    def again(notice: str) -> str:
        files = [word for one in wanted.files for word in ("--from", one)]
        return whose._replace(notice=notice).command("collect", *files)

    found = notice_beside(whose.roster, wanted.files, choose, again)
    return whose._replace(notice=found.notice), found.told


def _of_folder(
    whose: Whose, wanted: Wanted
) -> tuple[Whose, Wanted, tuple[str, ...], Mapping[str, "Book"]]:
    """The roster of a folder, and its exports and chats where answers are to be recorded."""
    from tongzhi_cli.loader.class_folder import told

    folder = whose.roster
    try:
        notice = notice_in(folder, whose.notice)
        found = looked_into(folder, notice, whose.mapping)
    except OSError as error:
        hint = "请检查文件夹的权限，或复制到别处再收。"
        raise InputError(f"文件夹 {folder} 不让读取", hint) from error
    found, notice = with_notice_text(found, notice)
    if not found.rosters:
        raise UsageError(f"文件夹 {folder} 里没有花名册", "请放进去，或直接写花名册的文件名。")
    if len(found.rosters) > 1:
        lines = [f"  fankui collect {quoted(str(path))}" for path in found.rosters]
        raise UsageError(
            f"文件夹 {folder} 里有 {len(found.rosters)} 份花名册，collect 一次收一份",
            "\n".join(["请写明是哪一份：", *lines]),
        )
    found = as_class(found)
    reads = not (
        wanted.show_log
        or wanted.undo is not False
        or wanted.allow
        or wanted.evidence
        or (wanted.export is not None and not wanted.writes)
    )
    files = [str(path) for path, _ in found.results] if reads else []
    if wanted.evidence:  # what is not read here is told with the pictures
        found = found._replace(left=(), ours=())
    lines = told(found if reads else found._replace(results=()))
    files = [one for one in files if one not in wanted.files]
    return (
        whose._replace(roster=str(found.rosters[0]), notice=notice),
        wanted._replace(files=[*wanted.files, *files]),
        tuple(lines),
        found.books,
    )


def _put_right(whose: Whose, wanted: Wanted, error: InputError) -> Begun:
    """The roster among the files of answers, and the file of answers in the roster's place.

    Raises:
        InputError: the *error*, told by what the file is.

    """
    from tongzhi_cli.loader.notices import notice_for
    from tongzhi_cli.summary.file_kind import explained

    notice, _ = notice_for(whose.roster, whose.notice)
    known = explained(error, Path(whose.roster), notice)
    if not isinstance(known, WrongKindError):
        raise known
    is_swap = known.kind in ANSWERS or known.kind is FileKind.LOG
    roster = roster_among(wanted.files, whose.notice) if is_swap else None
    if roster is None:
        raise with_roster(known, whose.notice)
    return _swapped(whose, wanted, roster, known)


def _swapped(whose: Whose, wanted: Wanted, roster: str, known: WrongKindError) -> Begun:
    files = [whose.roster, *(one for one in wanted.files if one != roster)]
    found = collection_of(whose._replace(roster=roster), with_files=True)
    return Begun(found, wanted._replace(files=files), (swap_told(roster, known),))


def swapped_back(begun: Begun, error: InputError) -> Begun | None:
    """The two files changed back, where the one to read answers from is the roster.

    A table of answers with 学号 and 姓名 looks like a roster; that the other file has no answers
    at all, but the students, tells them apart.
    """
    found, files = begun.found, begun.wanted.files
    if not (isinstance(error, NoHeaderError | WrongKindError) and found.inside and files):
        return None
    whose = found.whose
    roster = roster_among(files, whose.notice)
    if roster is None:
        return None
    known = WrongKindError(whose.roster, FileKind.EXPORT, "交来的校对结果")
    return _swapped(whose, begun.wanted, roster, known)
