"""What goes back to each class that has something to mend: its own file with marks, and a text.

A folder a class. The file is the class's own as it came; one of several classes, or of a kind that
nothing can be put into, becomes a clean workbook of the class alone. Each problem of the class is
told once, with a number: as a note in the file, and in the text. A class of which nothing came gets
the text with its list. What is nobody's, or several classes', stays the registrar's.

Nothing in it depends on the clock: the same papers give the same bytes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.model.classes.class_in_file_name import class_in_file_name
from tongzhi_cli.model.classes.class_shown import namesake
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.terms import untold
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.disk.names import distinct, file_name, file_names
from tongzhi_cli.packs.back import text
from tongzhi_cli.packs.back.marked import marked
from tongzhi_cli.packs.back.notes import Marked, Note, note_of
from tongzhi_cli.packs.back.originals import Originals
from tongzhi_cli.packs.back.text import Told
from tongzhi_cli.packs.back.whose import Owners, rows_in
from tongzhi_cli.packs.back.wording import Said, Wording
from tongzhi_cli.packs.names import SENT_BACK
from tongzhi_cli.summary.changes.remembered import REMEMBERED
from tongzhi_cli.summary.classes.called import Class
from tongzhi_cli.summary.classes.kinds import ONE_CLASS
from tongzhi_cli.summary.colleges.home import Homes
from tongzhi_cli.summary.kinds import MISSING_FORM, ONLY_IN_SUMMARY
from tongzhi_cli.summary.merge import Merged, classes_of, student_of
from tongzhi_cli.summary.model import Kind, Record, path_of
from tongzhi_cli.summary.people.decided import AGREE
from tongzhi_cli.summary.people.suggest import RESTORE

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.packs.back.clean import Line

#: What only those who decided it can do.
_OFFICES = frozenset({AGREE, RESTORE})
#: The folder of files of which nobody knows whose they are.
UNREAD = "读不了的文件"


class SendBack(NamedTuple):
    """What goes back to one class: its *folder*, from the college's on, and *files* by name.

    *problems* are those that are told; *is_silent*: nothing came from the class. Of a file of
    which nobody knows whose it is, *name* is what it is called.
    """

    college: str
    name: str
    folder: tuple[str, ...]
    files: Mapping[str, bytes]
    problems: int
    is_silent: bool = False


class Plan(NamedTuple):
    """All that goes back, by college and class, and the problems that are left to the registrar."""

    folders: tuple[SendBack, ...]
    left: tuple[Problem, ...]


class _Numbered(NamedTuple):
    """A problem of a class with its number, as it is told, and the *file* that it is noted in."""

    number: int
    problem: Problem
    said: Said
    file: str | None


def plan(found: Merged, originals: Originals, mapping: ColumnMap | None = None) -> Plan:
    """What goes back to whom after the merge *found*."""
    owners = Owners(found)
    wording = Wording(found, owners)
    of_class, unread, left = _sorted_out(found, owners)
    of_class = {key: wording.once(own, key) for key, own in of_class.items()}
    asked = {key: [*_numbered(own, key, owners, wording)] for key, own in of_class.items()}
    files = _marked(asked, found, owners, originals, mapping)
    students = {
        Class(lines[0].college, lines[0].class_name): (lines, statuses)
        for lines, statuses in _with_statuses(found)
    }
    keys = sorted({*of_class, *(key for key in unread.values() if key)})
    names = _folders(keys)
    folders = [
        _of_class(
            key, names[key], asked.get(key, []), files.get(key, {}), found.notice,
            _silent(*students[key]) if owners.main_file(key) is None else None,
            [one for one, whose in unread.items() if whose == key],
            namesake(key.name, (one.number for one in students[key][0])) if key in students else "",
        )
        for key in keys
    ]  # fmt: skip
    homes = Homes(found.classes)
    strays = {
        one: homes.of_file(one.where.file if one.where else "") or ""
        for one, whose in unread.items()
        if whose is None
    }
    folders += _of_strays(strays, found.notice, names)
    return Plan(tuple(folders), tuple(left))


def _sorted_out(
    found: Merged, owners: Owners
) -> tuple[dict[Class, list[Problem]], dict[Problem, Class | None], list[Problem]]:
    """The problems of each class, the files that could not be read, and what is left."""
    of_class: dict[Class, list[Problem]] = {}
    unread: dict[Problem, Class | None] = {}
    left: list[Problem] = []
    absent = {
        one.where.file: owners.of(one)
        for one in found.problems
        if one.kind == MISSING_FORM and one.where
    }
    for one in found.all_problems:
        if one.severity is Severity.INFO:
            continue
        if one.code == "unreadable-file" and one.where:
            name = class_in_file_name(path_of(one.where.file).stem)
            called = owners.called(name) if name else None
            unread[one] = called or absent.get(one.where.file)
        elif (key := owners.of(one)) and not _is_offices(one, key, owners):
            of_class.setdefault(key, []).append(one)
        else:
            left.append(one)
    blameless = [key for key, own in of_class.items() if all(one.needs_nothing for one in own)]
    left += chain.from_iterable(map(of_class.pop, blameless))
    return of_class, unread, left


def _is_offices(problem: Problem, key: Class, owners: Owners) -> bool:
    """Whether the class has nothing to do with it: it is decided, or its name is as it should be.

    A class may be called as one of another college.
    """
    record = owners.records.get(problem.where) if problem.where else None
    is_right = record is not None and record.class_name == key.name
    is_decided = problem.hint in _OFFICES or problem.kind == ONLY_IN_SUMMARY
    is_decided = is_decided or REMEMBERED in problem.message
    return is_decided or (problem.kind == ONE_CLASS and is_right)


def _numbered(
    own: Sequence[Problem], key: Class, owners: Owners, wording: Wording
) -> Iterator[_Numbered]:
    main = owners.main_file(key)
    for number, one in enumerate(own, start=1):
        said = wording.of(one, key)
        yield _Numbered(number, one, said, owners.file_of(one.where) or main)


# --- the files -----------------------------------------------------------------------------------

#: Of each class, the files that go back by the name of the one handed in.
_Files = dict[Class, dict[str, Marked]]


def _marked(
    asked: Mapping[Class, Sequence[_Numbered]],
    found: Merged,
    owners: Owners,
    originals: Originals,
    mapping: ColumnMap | None,
) -> _Files:
    """The files of all classes with their notes, each read once."""
    of_file: dict[str, list[Class]] = {}
    for key, those in asked.items():
        for file in dict.fromkeys(one.file for one in those if one.file):
            of_file.setdefault(file, []).append(key)
    rows = rows_in(found, of_file)
    made: _Files = {}
    for file, data in originals.each([*of_file]):
        for key in of_file[file]:
            is_own = owners.own(file) == key
            notes = [*_notes([one for one in asked[key] if one.file == file], file)]
            own = [one for one in rows[file] if is_own or owners.group_of(one) == key]
            path = Path(path_of(file).name)
            given = data if is_own else None
            made.setdefault(key, {})[file] = marked(
                path, given, notes, partial(_lines, own), found.notice, mapping
            )
    return made


def _notes(those: Sequence[_Numbered], file: str) -> Iterator[Note]:
    """The notes of one file; of those that all stand at the header the first says what to do."""
    said: set[tuple[str, str]] = set()
    for one in those:
        where = one.problem.where if one.problem.where and one.problem.where.file == file else None
        title, what, do, who = one.said
        told = f"{what}。{do}"
        if where is None or not where.is_row:
            told = f"{who}，{told}" if who else told
            if who and (title, do) in said:
                told = f"{who}（同上）"
            said.add((title, do))
        yield note_of(one.problem, where, f"【{one.number}】{title}：{told}")


def _lines(records: Sequence[Record]) -> "list[Line]":
    """What the rows of a file say, for a workbook of them."""
    from tongzhi_cli.packs.back.clean import Line  # noqa: PLC0415  openpyxl is for these alone
    from tongzhi_cli.roster.workbook import Row  # noqa: PLC0415

    return [
        Line(one.where, Row(student_of(one), one.result, one.checked_at or "", one.note))
        for one in records
    ]


# --- folders and texts ---------------------------------------------------------------------------


def _of_class(
    key: Class,
    folder: tuple[str, ...],
    asked: Sequence[_Numbered],
    files: Mapping[str, Marked],
    notice: "Notice",
    students: Sequence[Record] | None,
    unread: Sequence[Problem],
    of_another: str,
) -> SendBack:
    names = _file_names(files)
    places = {file: iter(one.places) for file, one in files.items()}
    told = []
    for one in asked:
        place = next(places[one.file]) if one.file in places else ""
        if place and len(files) > 1:
            place = f"{names[one.file or '']} {place}"
        told.append(Told(one.number, one.said, place))
    is_silent = students is not None
    lines = text.of_class(
        key.name, told, [names[file] for file in files], notice,
        students=students, unread=dict(map(_unread, unread)),
        anew=[names[file] for file, one in files.items() if one.is_anew], namesake=of_another,
    )  # fmt: skip
    data = {names[file]: one.data for file, one in files.items()}
    data[SENT_BACK] = text.as_file(lines)
    return SendBack(*key, folder, data, len(asked) + len(unread), is_silent)


def _file_names(files: Mapping[str, Marked]) -> dict[str, str]:
    """What the files are called that go back: as they came, and each once."""
    paths = [*map(path_of, files)]
    stems = file_names(path.stem for path in paths)
    return {
        file: f"{stem}{'.xlsx' if one.is_anew else path.suffix}"
        for (file, one), stem, path in zip(files.items(), stems, paths, strict=True)
    }


def _base(problem: Problem) -> str:
    return path_of(problem.where.file).name if problem.where else ""


def _unread(problem: Problem) -> tuple[str, str]:
    """The file that could not be read, and why, as its class calls it."""
    file = problem.where.file if problem.where else ""
    return _base(problem), problem.message.removeprefix(f"{file} ")


def _of_strays(
    strays: Mapping[Problem, str], notice: "Notice", taken: Mapping[Class, tuple[str, ...]]
) -> Iterator[SendBack]:
    """A text for each file that could not be read, of which nobody knows whose it is.

    It lies in the folder of its college, where that is known (*strays*), beside those *taken*.
    """
    tops = {key.college: folder[0] for key, folder in taken.items() if key.college}
    own = {*tops.values(), *(folder[0] for key, folder in taken.items() if not key.college)}
    for college in sorted({*strays.values()} - tops.keys() - {""}):
        tops[college] = distinct([*sorted(own), file_name(college)])[-1]
        own.add(tops[college])
    for college in sorted({*strays.values()}):
        problems = [one for one, home in strays.items() if home == college]
        above = (tops[college],) if college else ()
        unread = UNREAD
        while any(folder[: len(above) + 1] == (*above, unread) for folder in taken.values()):
            unread += "_"
        names = file_names(_base(one) for one in problems)
        for one, name in zip(problems, names, strict=True):
            lines = text.of_class("", [], [], notice, unread=dict([_unread(one)]))
            folder = (*above, unread, name)
            yield SendBack(college, _base(one), folder, {SENT_BACK: text.as_file(lines)}, 1)


def _folders(keys: Sequence[Class]) -> dict[Class, tuple[str, ...]]:
    """The folder of each class, in that of its college where one is known."""
    colleges = sorted({key.college for key in keys if key.college})
    tops = dict(zip(colleges, file_names(colleges), strict=True))
    found: dict[Class, tuple[str, ...]] = {}
    for college, grouped in groupby(keys, key=lambda key: key.college):
        own = [*grouped]
        names = file_names(key.name or untold("班级") for key in own)
        if not college:  # beside the colleges' folders
            names = distinct([*tops.values(), *names])[len(tops) :]
        top = (tops[college],) if college else ()
        found |= {key: (*top, name) for key, name in zip(own, names, strict=True)}
    return found


def _with_statuses(found: Merged) -> Iterator[tuple[list[Record], list[Status]]]:
    end = 0
    for lines in classes_of(found.lines):
        start, end = end, end + len(lines)
        yield lines, [*found.statuses[start:end]]


def _silent(lines: Sequence[Record], statuses: Sequence[Status]) -> list[Record]:
    """Who is to be on the form of a class of which nothing came."""
    pairs = zip(lines, statuses, strict=True)
    return [line for line, status in pairs if status is not Status.AWAY and line.kind is Kind.LIST]


def counted(folders: Iterable[SendBack]) -> Counter[str]:
    """How many of them have marked files, only a text, and how many problems there are."""
    told: Counter[str] = Counter()
    for one in folders:
        told["silent" if one.is_silent else "text" if len(one.files) == 1 else "marked"] += 1
        told["problems"] += one.problems
    return told
