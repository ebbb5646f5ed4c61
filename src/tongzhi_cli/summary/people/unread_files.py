"""Of which class of which nothing came a file is likely to be that could not be read, by its name.

The folder or the archive that it lies in may tell it as well.

A photograph, a scan, a locked document: the class has handed in, and is asked for the same again,
not whether it has forgotten it. Nothing is counted by it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tongzhi_cli.model.classes.class_called import called_after
from tongzhi_cli.model.classes.class_in_file_name import class_in_file_name
from tongzhi_cli.model.classes.class_name import is_short_for
from tongzhi_cli.model.classes.class_spelling import plain
from tongzhi_cli.model.file_kind import FileKind
from tongzhi_cli.model.problem import Problem
from tongzhi_cli.summary.kinds import MISSING_FORM, NOT_HANDED_IN, UNREADABLE_FILE
from tongzhi_cli.summary.model import names_of, path_of
from tongzhi_cli.summary.people.suggest import NONE_READ

#: What a form is called that nobody stands in.
BLANK = str(FileKind.BLANK)
#: The 级 before a class's name, its letters, its number, as `plain` leaves them.
_PARTS = re.compile(r"(?:(?:19|20)?\d\d级?)?(\D{2,20})(\d{1,2})?")
#: A class as the name of a file has it: some of the letters, its number or none, 班.
_SAID = re.compile(r"[^\W\d_]{2,12}\d{0,2}班")


def likely_of(files: Iterable[str], classes: Sequence[str]) -> dict[str, str]:
    """The one of the *classes* that each of *files* may be of; files that may be of several, none.

    >>> names = ["2014级电子信息工程1班", "2014级化学1班", "2014级软件1班", "2014级软件2班"]
    >>> likely_of(["电子信息1班.jpg", "化学班 扫描.pdf", "软件班.pdf", "扫描.pdf"], names)
    {'电子信息1班.jpg': '2014级电子信息工程1班', '化学班 扫描.pdf': '2014级化学1班'}
    >>> likely_of(["交来/软件2班/反馈表.docx"], names)
    {'交来/软件2班/反馈表.docx': '2014级软件2班'}
    """
    found = {}
    for file in files:
        meant = next(filter(None, (_meant(name, classes) for name in names_of(file))), set())
        if len(meant) == 1:
            found[file] = meant.pop()
    return found


def _meant(said: str, classes: Sequence[str]) -> set[str]:
    """The *classes* that the name of a file or a folder may say."""
    name = class_in_file_name(said)
    meant = called_after(name, classes) if name else set()
    return meant or {one for one in classes if _may_say(said, one)}


def _may_say(stem: str, class_name: str) -> bool:
    """Whether a name says some of the letters of a class, and no other number than its own."""
    whole = _PARTS.fullmatch(plain(class_name))
    if whole is None:
        return False
    letters, number = whole[1], whole[2] or ""
    return any(
        said in {"", number} and some[0] == letters[0] and is_short_for(some, letters)
        for some, said in _said_in(stem)
    )


def _said_in(stem: str) -> Iterator[tuple[str, str]]:
    """The letters and the number before each 班, with less and less of what stands in front."""
    for match in _SAID.finditer(stem):
        said = plain(match[0]).removesuffix("班")
        letters = said.rstrip("0123456789")
        for at in range(len(letters) - 1):
            yield letters[at:], said[len(letters) :]


def joined(problems: Sequence[Problem], notes: Iterable[Problem]) -> list[Problem]:
    """*problems*, where a class that handed in nothing has a file among the *notes* of the unread.

    The class is then asked for that file in another form.
    """
    unread = {one.where.file: one for one in notes if one.where and _is_unread(one)}
    absent = Counter(one.class_name or "" for one in problems if one.kind == MISSING_FORM)
    names = [name for name, count in absent.items() if name and count == 1]
    of_class = _by_class(likely_of(unread, names))
    return [
        _told(one, [unread[file] for file in of_class[one.class_name or ""]])
        if one.kind == MISSING_FORM and one.class_name in of_class
        else one
        for one in problems
    ]


def _is_unread(note: Problem) -> bool:
    """Whether nobody was read in a file that somebody may have handed in."""
    return note.kind == UNREADABLE_FILE or note.message.endswith(NOT_HANDED_IN)


def _by_class(of_file: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file, name in sorted(of_file.items()):
        found.setdefault(name, []).append(file)
    return found


def _told(absent: Problem, files: Sequence[Problem]) -> Problem:
    first = files[0]
    is_blank = BLANK in first.message
    hint = first.do if first.kind == UNREADABLE_FILE else absent.kind.do
    names = "、".join(f"“{path_of(one.where.file).name}”" for one in files if one.where)
    there = absent.message.partition("，")[0]
    message = f"{there}{NONE_READ}：{names}像是这个班交来的，{'是空白的' if is_blank else '读不了'}"
    return absent._replace(message=message, hint=hint, where=first.where)
