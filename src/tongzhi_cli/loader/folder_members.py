"""What each file of a folder is: opened once, documents of old programs converted together."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import InputError, reading
from tongzhi_cli.loader.word.roll import with_roll
from tongzhi_cli.model.file_kind import PICTURES, FileKind
from tongzhi_cli.model.terms import OF_SHEETS, SHORT
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import convert
from tongzhi_cli.office.disk.names import file_names
from tongzhi_cli.office.file_type import Content
from tongzhi_cli.summary import inbox
from tongzhi_cli.summary.file_kind import File, Known, opened

if TYPE_CHECKING:
    from tongzhi_cli.answers.answer import Answer
    from tongzhi_cli.model.student import Student
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.roster.model import Roster

#: What is never looked into.
_UNREAD = (*PICTURES, ".pdf", ".mp4", ".mov", ".mp3", ".psd", ".exe", ".ppt", ".pptx")
_PACKED = (".zip", ".rar", ".7z")


class Member(NamedTuple):
    """A file that was opened, and what it is.

    *is_converted*: it is what a document of an old program became; *error* says why it did not.
    """

    file: File
    known: Known
    is_converted: bool = False
    error: InputError | None = None


def names_in(folder: Path) -> list[str]:
    """The files of a folder that somebody put there."""
    with os.scandir(folder) as entries:
        return sorted(
            entry.name
            for entry in entries
            if entry.is_file() and (not inbox.is_noise(entry.name) or entry.name == "notice.toml")
        )


def called(path: Path) -> str:
    """What a file is called that is not looked into, or cannot be."""
    suffix = path.suffix.lower()
    if suffix in _PACKED:
        return "压缩包"
    return "图片、PDF 之类" if suffix in _UNREAD else str(FileKind.UNKNOWN)


def members_of(
    paths: Sequence[Path], notice: "Notice", mapping: ColumnMap
) -> Iterator[tuple[Path, Member | None]]:
    """What each file is; documents of old programs last, because they are converted together."""
    old: list[File] = []
    for path in paths:
        file = opened_at(path)
        if file and file.content is Content.DOC:
            old.append(file)
        else:
            yield path, member_of(file, notice, mapping)
    for file, made in zip(old, _converted(old), strict=True):
        if isinstance(made, InputError):
            unknown = Known(FileKind.UNKNOWN, str(file.content))
            yield file.path, Member(file, unknown, error=made)
        elif member := member_of(File(file.path, made, Content.DOCX), notice, mapping):
            yield file.path, member._replace(is_converted=True)


def _converted(files: Sequence[File]) -> list[bytes | InputError]:
    return convert.all_converted([(one.path, one.data) for one in files]) if files else []


def opened_at(path: Path) -> File | None:
    """A file of a folder; None where it is not looked into, or cannot be."""
    if path.suffix.lower() in {*_UNREAD, *_PACKED}:
        return None
    try:
        with reading(path):
            return opened(path)
    except InputError:
        return None


def member_of(file: File | None, notice: "Notice", mapping: ColumnMap) -> Member | None:
    """A file with what it is, if there is one."""
    if file is None:
        return None
    try:
        with reading(file.path):
            return Member(*with_roll(file, notice, mapping))
    except InputError:
        return None


# --- forms --------------------------------------------------------------------------------------


class Filled(NamedTuple):
    """What was read of a filled form: the *people* on it, and the *answers* beside them."""

    people: tuple["Student", ...] = ()
    answers: tuple["Answer", ...] = ()


def filled(form: Member) -> Filled:
    """What stands on a filled form."""
    return Filled(form.known.roster.students if form.known.roster else (), form.known.answers)


def is_own(form: Member, roster: "Roster") -> bool:
    """Whether build wrote it for *roster*: by its name, and as most of its people are in there.

    Who was taken off the roster since then is still on the form.
    """
    numbers = {one.number for one in filled(form).people}
    off = {one.number for one in not_in(filled(form), roster.students)}
    return _is_named(form.file.path, roster) and 2 * len(off) < len(numbers)


def not_in(form: Filled, students: Iterable["Student"]) -> tuple["Student", ...]:
    """Who stands on a form and is none of *students*."""
    inside = {one.number for one in students}
    return tuple(one for one in form.people if one.number not in inside)


def _is_named(path: Path, roster: "Roster") -> bool:
    classes = dict.fromkeys(one.class_name for one in roster.students)
    file = Path(roster.file).stem
    names = file_names(one or file for one in classes)
    stem, _, rest = path.name.partition(f"-{OF_SHEETS}")
    whole = f"{stem}{path.suffix}" if rest else path.name
    return whole in {
        f"{paper}-{name}{suffix}"
        for paper in SHORT.values()
        for name in names
        for suffix in (".docx", ".xlsx")
    }
