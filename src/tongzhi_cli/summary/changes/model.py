"""What a summary says of its students and of what is wrong, to be compared with another."""

import re
from collections.abc import Iterable, Mapping

from tongzhi_cli.model.problem import Problem
from tongzhi_cli.model.student import NumberFault
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.summary.model import is_no_key


class Line(NamedTuple):
    """What 明细 says of a student; *status* is its word."""

    college: str
    class_name: str
    status: str
    result: str


class Told(NamedTuple):
    """A problem: its *title*, whose or of which class or file it is, and what it says."""

    title: str
    college: str
    class_name: str
    number: str
    name: str
    message: str


#: What two problems have alike that are the same one.
Key = tuple[str, ...]
#: A path, as folders and the name of a file.
Parts = tuple[str, ...]


class Earlier(NamedTuple):
    """The *lines* by student, each with the name, and the errors and warnings, of *file*.

    *listed* are the students whom only the school's list has; *folder* is the one that all the
    other files were in, as it was typed.
    """

    file: str
    lines: dict[str, tuple[str, Line]]
    problems: dict[Key, Told]
    listed: frozenset[str] = frozenset()
    folder: Parts = ()


def student_key(number: str, name: str, class_name: str) -> str:
    """What tells a student: the 学号, or class and name where it tells nobody."""
    return f"{class_name}\n{name}" if is_no_key(number, NumberFault.NONE) else number


def problem_key(one: Problem) -> Key:
    """What tells a problem: its kind and student; of a class or file these and the place."""
    if one.number:
        return (one.code, one.number)
    place = one.where and one.where.file
    return (one.code, one.class_name or "", one.name or "", place or "")


# --- files, however the way to them was typed ------------------------------------------------


def parts_of(path: str) -> Parts:
    """The parts of a path.

    >>> parts_of("./交来/三班.pdf"), parts_of("..\\\\交来\\\\三班.pdf")
    (('交来', '三班.pdf'), ('交来', '三班.pdf'))
    """
    return tuple(one for one in re.split(r"[\\/]", path) if one not in {"", ".", ".."})


def folder_of(files: Iterable[str]) -> Parts:
    """The folder that all the *files* are in."""
    folders = [parts_of(one)[:-1] for one in files]
    first, last = min(folders, default=()), max(folders, default=())
    pairs = enumerate(zip(first, last, strict=False))
    return first[: next((at for at, (one, other) in pairs if one != other), len(first))]


def is_end_of(one: Parts, other: Parts) -> bool:
    """Whether one of two ways leads to where the other does, from further up."""
    length = min(len(one), len(other))
    return one[-length:] == other[-length:] if length else one == other


def files_paired(then: Earlier, now: Mapping[Key, object], folder: Parts) -> dict[Key, Key]:
    """Which keys of *now* are keys of *then*, where only the way to the file was typed otherwise.

    *folder* is the one that the files were in now.
    """
    new = [key for key in now if key not in then.problems and len(key) > _OF_STUDENT and key[-1]]
    gone: dict[Key, list[Key]] = {}
    for key in then.problems if new else ():
        if len(key) > _OF_STUDENT and key[-1] and key not in now:
            gone.setdefault((*key[:-1], parts_of(key[-1])[-1]), []).append(key)
    found: dict[Key, Key] = {}
    for key in new:
        here = parts_of(key[-1])
        left = gone.get((*key[:-1], here[-1]), [])
        below = [
            one for one in left if parts_of(one[-1])[len(then.folder) :] == here[len(folder) :]
        ]
        same = below or [one for one in left if is_end_of(parts_of(one[-1]), here)]
        if len(same) == 1:
            found[key] = same[0]
            left.remove(same[0])
    return found


#: So long is a key of a student's problem.
_OF_STUDENT = 2
