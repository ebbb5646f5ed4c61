"""What changed between two printed forms of a class: which rows, which sheets (pure).

What counts is the sheet of paper, which people sign: one with another row, another title, date or
class line, or another look has to be printed and signed again (issue 17). A row that moved to
another sheet changes both.
"""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from itertools import groupby, zip_longest

from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.model import terms
from tongzhi_cli.named_tuple import NamedTuple


class Person(NamedTuple):
    """One row as it is printed: *texts* are its cells with their headings, but for the *serial*."""

    number: str
    name: str
    serial: str
    texts: tuple[tuple[str, str], ...]


class Printed(NamedTuple):
    """One sheet: the rows of its *people*, the lines *around* them; *look* tells its markup.

    The header and what stands in a blank row are among *around*.
    """

    people: tuple[Person, ...]
    around: tuple[str, ...] = ()
    look: str = ""


class PrintedPaper(NamedTuple):
    """A form as it was printed: its *sheets*; *frame* is all else in its file, by part.

    Each part is a digest, or several that others may follow. *in_sheets*: each of *sheets* begins a
    page of its own; else it is one long table, and nobody knows which row is on which page.
    """

    sheets: tuple[Printed, ...]
    frame: Mapping[str, tuple[str, ...]] = {}
    in_sheets: bool = True


class How(StrEnum):
    """What became of a row; MOVED says the same, in another place or under another 序号."""

    CHANGED = "changed"
    CAME = "came"
    WENT = "went"
    MOVED = "moved"


class RowChange(NamedTuple):
    """What became of the row of one student; *cells* are heading, before, after.

    *before* and *after* are the sheets it stands on, None where it does not.
    """

    how: How
    number: str
    name: str
    before: int | None
    after: int | None
    cells: tuple[tuple[str, str, str], ...] = ()


class Changes(NamedTuple):
    """What is other in the new form: *rows*, then *lines* around them (before, after).

    *reprint* are the sheets of the new form that are not as before, *looks* those of them that read
    as before, *same* those that are as before, *gone* those of the old form that the new one has no
    more; all count from 1.
    """

    rows: tuple[RowChange, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    reprint: tuple[int, ...] = ()
    looks: tuple[int, ...] = ()
    same: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()

    def of(self, how: How) -> list[RowChange]:
        """The rows of which that became."""
        return [row for row in self.rows if row.how is how]

    @property
    def is_nothing(self) -> bool:
        """Whether the two forms are the same paper."""
        return not (self.reprint or self.gone)


def changes(old: Sequence[Printed], new: Sequence[Printed]) -> Changes:
    """What changed from the sheets of the *old* form to those of the *new* one.

    >>> ok, wrong = (Person("101", "安若溪", "1", (("结果", it),)) for it in ("无误", "照片不清"))
    >>> end = Printed((Person("102", "白景行", "2", (("结果", "无误"),)),))
    >>> found = changes([Printed((ok,)), end], [Printed((wrong,)), end])
    >>> found.reprint, found.same, found.rows[0].cells
    ((1,), (2,), (('结果', '无误', '照片不清'),))
    """
    pairs = list(enumerate(zip_longest(old, new), 1))
    there = [(at, was, now) for at, (was, now) in pairs if now is not None]
    return Changes(
        tuple(_rows(old, new)),
        tuple(_lines(old, new)),
        tuple(at for at, was, now in there if was != now),
        tuple(at for at, was, now in there if was != now and was and was[:2] == now[:2]),
        tuple(at for at, was, now in there if was == now),
        tuple(at for at, (_, now) in pairs if now is None),
    )


def are_comparable(old: PrintedPaper, new: PrintedPaper) -> bool:
    """Whether the sheets of two forms look the same where they say the same.

    They were filled into the same blank form, and nobody saved either in another program: all
    around the sheets is the same. Of what grows, as styles do, one goes on where the other ends.
    """
    parts = {*old.frame} & {*new.frame}
    pairs = [(old.frame[part], new.frame[part]) for part in parts]
    return bool(pairs) and all(was[: len(now)] == now[: len(was)] for was, now in pairs)


def as_texts(sheets: Sequence[Printed]) -> list[Printed]:
    """The sheets as they read: how they look is left aside."""
    return [sheet._replace(look="") for sheet in sheets]


def share_nobody(old: Sequence[Printed], new: Sequence[Printed]) -> bool:
    """Whether two forms that have people in them have none in common: they are of two classes."""
    there, here = ({key for key, _, _ in _placed(some)} for some in (old, new))
    return bool(there) and bool(here) and there.isdisjoint(here)


def _placed(sheets: Sequence[Printed]) -> list[tuple[tuple[str, str], int, Person]]:
    """Each row with its key and its sheet: 学号 is the key, the name of who has none."""
    return [
        ((one.number, "" if one.number else one.name), at, one)
        for at, sheet in enumerate(sheets, 1)
        for one in sheet.people
    ]


def _rows(old: Sequence[Printed], new: Sequence[Printed]) -> list[RowChange]:
    """The changed rows, in the order of the new form; who went stands last.

    Of several rows under one 学号 the first is compared with the first.
    """
    before: dict[tuple[str, str], list[tuple[int, Person]]] = {}
    for key, at, one in _placed(old):
        before.setdefault(key, []).append((at, one))
    found = []
    for key, at, one in _placed(new):
        if not (left := before.get(key)):
            found.append(RowChange(How.CAME, one.number, one.name, None, at, _came(one)))
            continue
        was_at, was = left.pop(0)
        cells = _cells(was, one)
        if cells or was.name != one.name:
            found.append(RowChange(How.CHANGED, one.number, one.name, was_at, at, cells))
        elif was_at != at or was.serial != one.serial:
            found.append(RowChange(How.MOVED, one.number, one.name, was_at, at))
    gone = [row for left in before.values() for row in left]
    return [
        *found,
        *(
            RowChange(How.WENT, one.number, one.name, at, None)
            for at, one in sorted(gone, key=lambda row: (row[0], row[1].number))
        ),
    ]


def _came(one: Person) -> tuple[tuple[str, str, str], ...]:
    own = (one.number, one.name)
    return tuple((heading, "", text) for heading, text in one.texts if text and text not in own)


def _cells(was: Person, now: Person) -> tuple[tuple[str, str, str], ...]:
    """The cells that say something else, of the columns that both forms have."""
    old, new = _by_column(was), _by_column(now)
    return tuple(
        (heading, old[key][1], text)
        for key, (heading, text) in new.items()
        if key in old and old[key][1] != text
    )


def _by_column(one: Person) -> dict[tuple[str, int], tuple[str, str]]:
    """The cells of a row by what their columns are for, whatever a form calls these."""
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for heading, text in one.texts:
        told = normal(heading)
        key = column_of(told, terms.Paper.SIGNED) or told
        at = sum(other == key for other, _ in found)
        found[key, at] = heading, text
    return found


def _lines(old: Sequence[Printed], new: Sequence[Printed]) -> list[tuple[str, str]]:
    """The lines around the rows that say something else, each once; not the 序号 of blank rows."""
    found: dict[tuple[str, str], None] = {}
    for was, now in zip(old, new, strict=False):
        left = [line for line in was.around if line not in now.around and not _is_serial(line)]
        come = [line for line in now.around if line not in was.around and not _is_serial(line)]
        found.update(dict.fromkeys(zip_longest(left, come, fillvalue="")))
    return list(found)


def _is_serial(line: str) -> bool:
    return line.replace("\t", "").strip().isdecimal()


def numbered(sheets: Collection[int]) -> str:
    """Numbers as people say them, runs of them as such.

    >>> numbered([1]), numbered([1, 2]), numbered([1, 2, 3, 5, 7, 8])
    ('1', '1、2', '1-3、5、7、8')
    """
    runs: list[str] = []
    for _, run in groupby(enumerate(sorted(sheets)), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        long = len(numbers) > 2
        runs += [f"{numbers[0]}-{numbers[-1]}"] if long else map(str, numbers)
    return "、".join(runs)
