"""A folder as people keep one for a class: which file in it is what, and what is made of it.

Only the folder itself is a class's; what lies in folders below is looked at for one thing: whether
it was handed in by others. Source: design.md, The commands; issue 14.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import InputError
from tongzhi_cli.loader.folder_members import (
    Filled,
    Member,
    called,
    filled,
    is_own,
    member_of,
    members_of,
    names_in,
    not_in,
    opened_at,
)
from tongzhi_cli.loader.lists import Listing, sorted_out
from tongzhi_cli.model.file_kind import ANSWERS, SOME_ANSWERS, FileKind
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.model.terms import SHORT
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import convert
from tongzhi_cli.office.file_type import Content
from tongzhi_cli.roster.structure.own_sheets import is_clean
from tongzhi_cli.summary import inbox

if TYPE_CHECKING:
    from tongzhi_cli.model.student import Student
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.roster.model import Roster
    from tongzhi_cli.tables.table import Book

#: So many rosters and filled forms are what many classes handed in, whatever else lies there.
_MANY = 3
#: What says nothing about a class that is not said elsewhere.
_UNREAD = frozenset(
    {
        FileKind.FOLLOWUP, FileKind.SUMMARY, FileKind.LOG, FileKind.ONLY_SIGNED,
        FileKind.OTHER_PAPER, FileKind.FILES, FileKind.REPORT, FileKind.UNKNOWN, FileKind.INDEX,
        FileKind.OUR_TEXT, FileKind.QUESTIONNAIRE,
    }
)  # fmt: skip
#: Files that have words in them, by which they are told.
_WITH_WORDS = frozenset(
    {Content.XLSX, Content.XLS, Content.TEXT, Content.HTML, Content.DOCX, Content.BINARY}
)
#: So many files are named one by one.
_NAMED = 6


class Folder(NamedTuple):
    """What lies in a *folder*: *rosters*, answers to read (*results*), *blanks*, filled *forms*.

    *ours* are forms that build wrote there, *left* what is not read, each with what it is.
    *doubled*: the rosters hold the same students, and nothing tells which one counts. *below*
    says that rosters or forms lie in folders further down, *deeper* names those folders. *books*
    are the tables of the files, as they were opened; *converted* are documents of old programs,
    *unconverted* says why others are not. *papers* say what stands on filled forms, *off* who
    on one of *ours* is not in the roster, *asked* what is open in the one of *texts*.
    """

    folder: Path
    rosters: tuple[Path, ...] = ()
    results: tuple[tuple[Path, str], ...] = ()
    blanks: tuple[Path, ...] = ()
    notices: tuple[Path, ...] = ()
    texts: tuple[Path, ...] = ()
    forms: tuple[Path, ...] = ()
    ours: tuple[Path, ...] = ()
    left: tuple[tuple[Path, str], ...] = ()
    deeper: tuple[str, ...] = ()
    below: bool = False
    doubled: bool = False
    books: Mapping[str, "Book"] = {}
    converted: tuple[Path, ...] = ()
    unconverted: tuple[InputError, ...] = ()
    papers: Mapping[Path, Filled] = {}
    off: Mapping[Path, tuple["Student", ...]] = {}
    asked: tuple[str, ...] = ()

    @property
    def is_class(self) -> bool:
        """Whether it is plainly the folder of one class."""
        alone = len(self.rosters) == 1 and not self.forms
        return alone and (bool(self.results) or not self.below)

    @property
    def is_handed_in(self) -> bool:
        """Whether it is plainly what others handed in, or nothing of which a class is made."""
        if self.is_class or self.doubled:
            return False
        several = len(self.rosters) + len(self.forms) >= _MANY
        return several or not self.rosters or not self.results


def look(folder: Path, notice: "Notice", mapping: ColumnMap) -> Folder:
    """What lies in *folder*, each file opened once, so far as it takes to tell what it is."""
    names = names_in(folder)
    names.sort(key=lambda name: name.lower().endswith((".docx", ".docm", ".dotx")))
    paths = [folder / name for name in names]
    members: list[Member] = []
    seen: set[str] = set()
    classes = strangers = 0
    home = os.path.realpath(folder)
    left = [(path, "通到文件夹外面的链接") for path in paths if inbox.leads_out(path, home)]
    left += inbox.copies(paths).items()
    out = {path for path, _ in left}
    own = [path for path in paths if path not in out]
    for path, member in members_of(own, notice, mapping):
        if member is None:
            left.append((path, called(path)))
            continue
        members.append(member)
        if member.known.kind in {FileKind.ROSTER, FileKind.FILLED} and member.known.roster:
            numbers = {one.number for one in member.known.roster.students}
            classes += 2 * len(numbers & seen) < len(numbers)
            seen |= numbers
            is_form = member.known.kind is FileKind.FILLED
            strangers += is_form and not path.name.startswith(tuple(SHORT.values()))
            if classes > _MANY or strangers > _MANY:
                break  # a thousand forms need not be looked at to see what they are
    return _sorted(folder, _with_roster(members), left, notice, mapping)


def _with_roster(members: Sequence[Member]) -> list[Member]:
    """A form in a workbook that is the only list there is what the class keeps its students in."""
    lists = [one for one in members if one.known.kind in {FileKind.ROSTER, FileKind.FILLED}]
    if len(lists) != 1 or lists[0].file.book is None:
        return [*members]
    known = lists[0].known._replace(kind=FileKind.ROSTER)
    return [one._replace(known=known) if one is lists[0] else one for one in members]


def _sorted(
    folder: Path,
    members: Sequence[Member],
    left: Sequence[tuple[Path, str]],
    notice: "Notice",
    mapping: ColumnMap,
) -> Folder:
    lists = [_listing(one) for one in members if one.known.kind is FileKind.ROSTER]
    made = sorted_out(lists)
    rosters = made.rosters
    results = [(one.file.path, one.known.what) for one in members if one.known.kind in ANSWERS]
    results += [(path, SOME_ANSWERS) for path in made.results]
    roster = _roster_of(members, rosters[0]) if len(rosters) == 1 else None
    forms = [one for one in members if one.known.kind is FileKind.FILLED]
    ours = {one.file.path for one in forms if roster and is_own(one, roster)}
    empty = [one for one in forms if one.file.path not in ours and _is_empty(one, roster)]
    forms = [one for one in forms if one not in empty]
    unread = [(one.file.path, "空表，上面还没有结果") for one in empty]
    unread += [
        (one.file.path, _told_kind(one))
        for one in members
        if one.known.kind in _UNREAD and not one.error
    ]
    deeper = _deeper(folder)
    is_alone = len(rosters) == 1 and len(ours) == len(forms) and not results
    return Folder(
        folder,
        rosters,
        tuple(results),
        _of_kind(members, FileKind.BLANK),
        _of_kind(members, FileKind.NOTICE_FILE),
        _of_kind(members, FileKind.NOTICE),
        tuple(one.file.path for one in forms if one.file.path not in ours),
        tuple(one.file.path for one in forms if one.file.path in ours),
        (*unread, *made.left, *left),
        deeper,
        is_alone and _holds_others(folder, deeper, notice, mapping),
        made.doubled,
        {str(one.file.path): one.file.book for one in members if one.file.book},
        tuple(one.file.path for one in members if one.is_converted),
        tuple(one.error for one in members if one.error),
        {one.file.path: filled(one) for one in forms},
        {
            one.file.path: off
            for one in forms
            if one.file.path in ours and roster and (off := not_in(filled(one), roster.students))
        },
    )


def _is_empty(form: Member, roster: "Roster | None") -> bool:
    """Whether a form has the class's students and no result yet, as `notice pack` hands it out."""
    if roster is None or form.known.answers:
        return False
    return not not_in(filled(form), roster.students)


def _told_kind(one: Member) -> str:
    """What a file is called that is not read: what its bytes are, where its words say nothing."""
    is_known = one.known.kind is not FileKind.UNKNOWN or one.file.content in _WITH_WORDS
    return one.known.what if is_known else str(one.file.content)


def _of_kind(members: Sequence[Member], kind: FileKind) -> tuple[Path, ...]:
    return tuple(one.file.path for one in members if one.known.kind is kind)


def _roster_of(members: Sequence[Member], path: Path) -> "Roster | None":
    return next((one.known.roster for one in members if one.file.path == path), None)


def _has_log(roster: Path) -> bool:
    from tongzhi_cli.answers.log.read import path_beside

    return os.path.exists(path_beside(roster))  # noqa: PTH110  asks without raising


def _listing(one: Member) -> Listing:
    known, path = one.known, one.file.path
    people = known.roster.students if known.roster else ()
    facts = max(
        (
            sum(
                name not in student.inferred and bool(value)
                for name, value in (
                    ("class_name", student.class_name),
                    ("entry_year", student.entry_year),
                    ("level", student.level),
                    ("college", student.college),
                )
            )
            + len(student.facts)
            for student in people
        ),
        default=0,
    )
    return Listing(
        path,
        frozenset(student.number for student in people if student.number),
        frozenset((answer.number, answer.text or "") for answer in known.answers),
        facts,
        is_clean=one.file.book is not None and is_clean(one.file.book),
        is_export=_is_own_export(one),
        has_log=_has_log(path),
        names=frozenset((student.number, student.name) for student in people if student.number),
    )


def _is_own_export(one: Member) -> bool:
    """Whether it is what `collect --export` gave away."""
    from tongzhi_cli.answers.table import COLUMNS

    tables = one.file.book.tables if one.file.book else ()
    return any(
        [table.text(0, at).strip() for at in range(len(COLUMNS))] == list(COLUMNS)
        for table in tables
        if len(table.rows)
    )


def _deeper(folder: Path) -> tuple[str, ...]:
    """The folders within *folder* that somebody made."""
    with os.scandir(folder) as entries:
        return tuple(
            sorted(one.name for one in entries if one.is_dir() and not inbox.is_noise(one.name))
        )


def _holds_others(
    folder: Path, deeper: Sequence[str], notice: "Notice", mapping: ColumnMap
) -> bool:
    """Whether a roster or a filled form lies in the folders below; the first one answers."""
    for path in _below(folder, deeper):
        member = member_of(opened_at(path), notice, mapping)
        if member and member.known.kind in {FileKind.ROSTER, FileKind.FILLED}:
            return True
        if path.suffix.lower() == ".zip":
            return True
    return False


def _below(folder: Path, deeper: Sequence[str]) -> Iterator[Path]:
    for name in deeper:
        yield from inbox.find([str(folder / name)]).paths


def told(found: Folder) -> list[str]:
    """What is made of the folder of a class, a line each, for the person to look at."""
    lines = [f"文件夹 {found.folder}：当作一个班，花名册是 {found.rosters[0].name}"]
    if found.results:
        named = "、".join(f"{path.name}（{what}）" for path, what in found.results)
        lines.append(f"  读了结果：{named}")
    if found.converted:
        named = _few([path.name for path in found.converted])
        lines.append(f"  {convert.CONVERTED}：{named}")
    lines += [f"！ {error}" for error in found.unconverted]
    lines += [
        f"！ {path.name} 是通知的原文，没有用上：先读成通知文件，把说不准的定下来："
        f"fankui notice import {quoted(str(path))}"
        for path in found.texts
    ]
    lines += told_off(found)
    left = [(path.name, "build 写的") for path in found.ours]
    left += [(path.name, what) for path, what in found.left]
    reasons: dict[str, list[str]] = {}
    for name, why in left:
        reasons.setdefault(why, []).append(name)
    shown = "、".join(f"{_few(names)}（{why}）" for why, names in reasons.items())
    lines += [f"  没有读：{shown}"] if shown else []
    if found.deeper:
        lines.append(f"  只看这一层，没有看里面的文件夹：{_few(found.deeper)}")
    return lines


def told_off(found: Folder) -> list[str]:
    """Who stands on a form of the class and is not in its roster, a line a form."""
    return [
        f"！ {path.name} 上有 {len(off)} 人花名册里没有："
        f"{_few([f'{one.number} {one.name}' for one in off])}"
        for path, off in found.off.items()
    ]


def _few(names: Sequence[str]) -> str:
    """Names, the first ones where there are many."""
    more = f" 等 {len(names)} 个" if len(names) > _NAMED else ""
    return "、".join(names[:_NAMED]) + more
