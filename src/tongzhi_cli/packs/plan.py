"""Which classes get a pack, where it lies, and what is told of each: no file is written here."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from tongzhi_cli.check.check import ClassReport
from tongzhi_cli.loader.contacts.find import Told
from tongzhi_cli.loader.contacts.match import Monitor, Named, by_class
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.terms import NO_COLLEGE
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.disk.names import distinct, file_name
from tongzhi_cli.packs.names import INDEX


class Pack(NamedTuple):
    """What one class gets: its *report*, and where it lies (*folder*, relative to all packs).

    *name* is the class's as part of a file name. *monitors* are who is called; *links* those to
    its questionnaire that the list has, *link* the one that counts, "" if none.
    """

    report: ClassReport
    college: str
    folder: PurePosixPath
    name: str
    monitors: tuple[Monitor, ...] = ()
    links: tuple[str, ...] = ()
    link: str = ""

    @property
    def monitor(self) -> str:
        """Who is called, in words."""
        return "、".join(one.name for one in self.monitors)

    @property
    def phone(self) -> str:
        """Where they are called."""
        return "、".join(dict.fromkeys(phone for one in self.monitors for phone in one.phones))

    @property
    def class_name(self) -> str:
        """The class as people call it."""
        return self.report.name or self.name


def packs(
    classes: Sequence[ClassReport],
    told: Iterable[Told],
    links: Mapping[Where, str],
    link: str | None,
    shared: Sequence[str] = (),
) -> list[Pack]:
    """A pack for each of *classes*, by college: two of one name never share a folder.

    *told* is who speaks for which class, *links* has by the place of each student the one of
    their row; of a class that has none there, the *link* of `--link` counts. *shared* is what
    lies beside the folders and belongs to no class: none is called so.
    """
    colleges = [each.college for each in classes]
    numbers = {line.student.number: at for at, each in enumerate(classes) for line in each.lines}
    known = {at: Named(each.college, each.name or "") for at, each in enumerate(classes)}
    monitors = by_class(told, numbers, known)
    reserved = [PurePosixPath(INDEX).stem, INDEX, *shared]
    folders = _folders(colleges, reserved)
    named = [file_name(each.name or PurePosixPath(each.file).stem) for each in classes]
    found: list[Pack] = []
    names: dict[int, str] = {}
    by_folder: dict[str, list[int]] = {}
    for at, college in enumerate(colleges):
        by_folder.setdefault(folders[college], []).append(at)
    taken = [*reserved, *filter(None, folders.values())]
    for folder, members in by_folder.items():
        before = [] if folder else taken
        made = distinct([*before, *(named[at] for at in members)])[len(before) :]
        names |= dict(zip(members, made, strict=True))
    for at, each in enumerate(classes):
        rows = (links.get(line.student.where) for line in each.lines)
        own = tuple(dict.fromkeys(filter(None, rows)))
        place = PurePosixPath(folders[each.college]) / names[at]
        who, counts = monitors.get(at, ()), (*own, link or "")[0]
        found.append(Pack(each, each.college, place, names[at], who, own, counts))
    return sorted(found, key=lambda one: one.college)


def _folders(colleges: Sequence[str], reserved: Sequence[str]) -> dict[str, str]:
    """The folder of each college, and of those that are of none; none where no class has one."""
    several = sorted({*colleges})
    if several == [""]:
        return {"": ""}
    names = [file_name(one) if one else NO_COLLEGE for one in several]
    made = distinct([*reserved, *names])[len(reserved) :]
    return dict(zip(several, made, strict=True))


def several_links(found: Sequence[Pack]) -> list[str]:
    """Of which classes the list has more than one link, and which is used, a line each."""
    return [
        f"{one.class_name}：名单里有 {len(one.links)} 个问卷链接，用了 {one.link}"
        for one in found
        if len(one.links) > 1
    ]
