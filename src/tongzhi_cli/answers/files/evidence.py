"""Who of a class has handed in a file, and who has not: evidence that somebody looked, no answer.

Source: issue 17, item 6.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.answers.files.owned import FileOf, Nobodys, Owned
from tongzhi_cli.answers.files.whose import FileReader
from tongzhi_cli.model.student import Student
from tongzhi_cli.named_tuple import NamedTuple

_UPLOADED = "文件名没有写，按上传的人认的"


class Item(NamedTuple):
    """A file by its *name*, and who *uploaded* it, as far as a list tells."""

    name: str
    uploaded: str = ""


class Evidence(NamedTuple):
    """Whose each file is, in their order."""

    files: tuple[FileOf, ...]

    @property
    def owned(self) -> dict[str, list[Owned]]:
        """The files of each 学号."""
        found: dict[str, list[Owned]] = {}
        for one in self.files:
            if isinstance(one, Owned):
                found.setdefault(one.student.number, []).append(one)
        return found

    @property
    def lost(self) -> list[Nobodys]:
        """The files that are nobody's."""
        return [one for one in self.files if isinstance(one, Nobodys)]

    @property
    def doubtful(self) -> list[Owned]:
        """The files that were given by more than what their names plainly say, guesses first."""
        found = [one for one in self.files if isinstance(one, Owned) and one.doubt]
        return sorted(found, key=lambda one: not one.is_guess)


class Compared(NamedTuple):
    """Students by what there is of them: both, an answer or a file alone, neither."""

    both: tuple[Student, ...]
    only_answer: tuple[Student, ...]
    only_file: tuple[Student, ...]
    neither: tuple[Student, ...]


def evidence(items: Iterable[Item], group: Group) -> Evidence:
    """Whose the files are.

    Where the name of a file says nothing, it is of who uploaded it, unless they uploaded others'
    files as well.

    >>> from tongzhi_cli.check.rules.sample import student
    >>> group = Group([student("2014030101", "安若曦"), student("2014030102", "张文")])
    >>> items = [Item("安若曦.png", "班长"), Item("IMG_1.jpg", "张文"), Item("a.png")]
    >>> found = evidence(items, group)
    >>> [*found.owned], [one.name for one in found.lost]
    (['2014030101', '2014030102'], ['a.png'])
    """
    reader = FileReader(group)
    items = list(items)
    found = [reader.whose(one.name) for one in items]
    uploaders = {one.uploaded: reader.whose(one.uploaded) for one in items if one.uploaded}
    for_others = {
        one.uploaded
        for one, whose in zip(items, found, strict=True)
        if isinstance(whose, Owned)
        and isinstance(by := uploaders.get(one.uploaded), Owned)
        and by.student is not whose.student
    }
    for at, (one, whose) in enumerate(zip(items, found, strict=True)):
        by = uploaders.get(one.uploaded)
        if not (isinstance(whose, Nobodys) and whose.is_silent and isinstance(by, Owned)):
            continue
        if one.uploaded in for_others:
            told = f"{whose.reason}；{by.student.name}上传的，也传过别人的"
            found[at] = Nobodys(one.name, told, (by.student,))
        else:
            found[at] = Owned(one.name, by.student, _UPLOADED)
    return Evidence(tuple(found))


def compared(
    found: Evidence, students: Sequence[Student], answered: Collection[str] | Mapping[str, object]
) -> Compared:
    """The *students* by whether their 学号 is among those *answered*, and has a file."""
    owned = found.owned
    sorted_out: dict[tuple[bool, bool], list[Student]] = {}
    for one in students:
        sorted_out.setdefault((one.number in answered, one.number in owned), []).append(one)
    parts = ((True, True), (True, False), (False, True), (False, False))
    return Compared(*(tuple(sorted_out.get(part, ())) for part in parts))
