"""Which classes get a pack, where it lies, and what is told of each: no file is written here."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.check.check import ClassReport
from tongzhi_cli.model.problem import Where
from tongzhi_cli.office import writing
from tongzhi_cli.packs.contacts import Contact, Row, Told, contact_of, told_by

if TYPE_CHECKING:
    from tongzhi_cli.columns.header import Header
    from tongzhi_cli.roster.read import Placed

#: The folder of classes of which no 学院 is known, where others are in one.
NO_COLLEGE = "没有学院"
#: What stands beside the folders of the classes.
INDEX = "索引.xlsx"


class Pack(NamedTuple):
    """What one class gets: its *report*, and where it lies (*folder*, relative to all packs).

    *name* is the class's as part of a file name; *link* that of its questionnaire, "" if none.
    """

    report: ClassReport
    college: str
    folder: PurePosixPath
    name: str
    contact: Contact = Contact()
    link: str = ""

    @property
    def class_name(self) -> str:
        """The class as people call it."""
        return self.report.name or self.name


def packs(
    classes: Sequence[ClassReport], contacts: Mapping[Where, Row], link: str | None
) -> list[Pack]:
    """A pack for each of *classes*, by college: two of one name never share a folder.

    *contacts* has by the place of each student what their row tells; of a class that it names no
    *link* for, the one of `--link` counts.
    """
    colleges = [_college(each) for each in classes]
    folders = _folders(colleges)
    named = [writing.file_name(each.name or PurePosixPath(each.file).stem) for each in classes]
    found: list[Pack] = []
    names: dict[int, str] = {}
    by_folder: dict[str, list[int]] = {}
    for at, college in enumerate(colleges):
        by_folder.setdefault(folders[college], []).append(at)
    taken = [PurePosixPath(INDEX).stem, *filter(None, folders.values())]
    for folder, members in by_folder.items():
        before = [] if folder else taken
        made = writing.distinct([*before, *(named[at] for at in members)])[len(before) :]
        names |= dict(zip(members, made, strict=True))
    for at, (each, college) in enumerate(zip(classes, colleges, strict=True)):
        rows = (contacts.get(line.student.where) for line in each.lines)
        contact = contact_of(row for row in rows if row)
        own = contact.links[0] if contact.links else link or ""
        place = PurePosixPath(folders[college]) / names[at]
        found.append(Pack(each, college, place, names[at], contact, own))
    return sorted(found, key=lambda one: one.college)


def _college(each: ClassReport) -> str:
    """The 学院 of a class: what most of its students have."""
    counts = Counter(line.student.college or "" for line in each.lines)
    return max(counts, key=lambda college: (counts[college], college), default="")


def _folders(colleges: Sequence[str]) -> dict[str, str]:
    """The folder of each college; none where no class has one."""
    several = sorted({*colleges})
    if several == [""]:
        return {"": ""}
    names = [writing.file_name(one) if one else NO_COLLEGE for one in several]
    reserved = PurePosixPath(INDEX).stem
    return dict(zip(several, writing.distinct([reserved, *names])[1:], strict=True))


def rows_told(placed: Sequence["Placed"]) -> dict[Where, Row]:
    """What the rows of the school's list tell beside the students, by the students' places."""
    columns: dict[tuple[int, int, int], dict[Told, int]] = {}
    found: dict[Where, Row] = {}
    for student, table, header, row in placed:
        key = id(table), header.row, header.first
        if key not in columns:
            width = max(map(len, table.rows[: header.row + header.below + 1]), default=0)
            columns[key] = told_by({at: header.heading(table, at) for at in _own(header, width)})
        if told := columns[key]:
            texts = {what: table.text_of_merged(row, at) for what, at in told.items()}
            found[student.where] = Row(student.name, texts)
    return found


def _own(header: "Header", width: int) -> range:
    """The columns that belong to a list."""
    return range(header.first, min(header.last + 1, width))


def several_links(found: Sequence[Pack]) -> list[str]:
    """Of which classes the list has more than one link, and which is used, a line each."""
    return [
        f"{one.class_name}：名单里有 {len(one.contact.links)} 个问卷链接，用了 {one.link}"
        for one in found
        if len(one.contact.links) > 1
    ]
