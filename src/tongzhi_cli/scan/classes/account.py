"""Who of a class has signed, by all the pictures of it and by what a person has seen before.

Pure: what was seen goes in, what is to be told comes out.
"""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from tongzhi_cli.answers.log.signings import NOT_SIGNED, SIGNED, Signing, said_of
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan.classes.homes import Part, parts
from tongzhi_cli.scan.classes.sheets import Class, Paper, sheets_of
from tongzhi_cli.scan.judge import Reason, State
from tongzhi_cli.scan.match import Person
from tongzhi_cli.scan.printed import Difference
from tongzhi_cli.scan.seen import Seal, SeenRow, Shot

#: The surest first: of a row on two pictures the surer one counts.
_ORDER = (State.SIGNED, State.LOOK, State.UNSIGNED)
#: What was read in a cell: another picture in which it was not does not take it back.
_WRITTEN = frozenset({Reason.PROXY, Reason.WORDS, Reason.OTHERS})


class Standing(StrEnum):
    """What is said of a student in the end."""

    SIGNED = "已签"
    UNSIGNED = "没看到签名"
    LOOK = "请看一眼"
    UNREAD = "没读出来"
    NOT_THERE = "不在照片上"
    AWAY = "不参加"


class Doubt(StrEnum):
    """Why a person has to look where the row itself is plain."""

    BLANK_NOW = "记着已签，照片上是空的"
    PICTURES_DIFFER = "两张照片不一样：一张像签了，一张没有"
    ASTRAY = "签在另一个班的表上：看看他在哪个班"
    CHANGED = "看过照片以后，这个人的数据改过：看看纸上是哪一个"


class Entry(NamedTuple):
    """A student of a class: their place in it, *serial*, from 1; the *sheet* they stand on.

    *label* is the picture that counts. *said* is what somebody who looked has recorded, "" for
    nothing; *by_person* that it is the standing. *crop* is the cell, where a page is wanted.
    It *is_compared* where its sheet has a column for the result.
    """

    person: Person
    serial: int
    standing: Standing
    sheet: int | None = None
    label: str = ""
    reason: Reason | Doubt | None = None
    whose: str = ""
    differs: tuple[Difference, ...] = ()
    by_person: bool = False
    crop: bytes = b""
    said: str = ""
    is_compared: bool = True


class Account(NamedTuple):
    """A class: its *name*, the *file* that it is in, its *entries* by 学号, its *papers*.

    *unnumbered* are those whom no row can be told to be of; *wants_seal* as the notice says.
    """

    name: str
    file: str
    entries: tuple[Entry, ...]
    papers: tuple[Paper, ...]
    unnumbered: tuple[str, ...] = ()
    wants_seal: bool = False

    def of(self, standing: Standing) -> list[Entry]:
        """The entries of that standing."""
        return [one for one in self.entries if one.standing is standing]

    @property
    def different(self) -> list[Entry]:
        """Of whom something else is printed than the data have."""
        return [one for one in self.entries if one.differs]

    @property
    def uncompared(self) -> list[Entry]:
        """Who stands on a sheet that has no column for the result: it is another list."""
        return [one for one in self.entries if not one.is_compared]

    @property
    def is_seen(self) -> bool:
        """Whether a picture shows any of it."""
        return any(one.labels for one in self.papers)

    @property
    def strangers(self) -> int:
        """How many rows of its sheets are nobody's of the data."""
        return sum(one.strangers for one in self.papers)

    @property
    def unsealed(self) -> list[Paper]:
        """The sheets on which no seal was seen that the notice wants."""
        papers = [one for one in self.papers if one.labels and one.seal is not Seal.SEEN]
        return papers if self.wants_seal else []

    @property
    def is_complete(self) -> bool:
        """Whether pictures show that everybody has signed, and all that is printed agrees."""
        settled = len(self.of(Standing.SIGNED)) + len(self.of(Standing.AWAY))
        is_read = not any(one.is_blurred for one in self.papers)
        is_whole = self.is_seen or len(self.of(Standing.AWAY)) == len(self.entries)
        is_known = not self.unnumbered and not self.strangers and not self.uncompared
        return (
            is_whole and settled == len(self.entries) and is_read
            and is_known and not self.different
        )  # fmt: skip


def accounts(
    classes: Sequence[Class], shots: Sequence[Shot], seen_before: Mapping[str, Sequence[Signing]]
) -> list[Account]:
    """What is to be said of each class; one of which there is no picture is told, too.

    *seen_before* is what somebody who looked has recorded, by the file of the class: it settles
    what a picture leaves open, and says nothing without one.
    """
    recorded: dict[str, dict[str, list[Signing]]] = {}
    for file, lines in seen_before.items():
        of_file = recorded.setdefault(file, {})
        for line in lines:
            of_file.setdefault(line.number, []).append(line)
    told = zip(classes, parts(classes, shots), strict=True)
    return [
        _account(one, own, recorded.get(one.file, {}), is_seen=bool(shots)) for one, own in told
    ]


def _account(
    one: Class, own: Sequence[Part], recorded: Mapping[str, Sequence[Signing]], *, is_seen: bool
) -> Account:
    homes = [part for part in own if part.is_home]
    papers = (
        sheets_of([(each.label, each.sheet, each.serials) for each in homes], one)
        if is_seen else ()
    )  # fmt: skip
    rows: dict[int, list[tuple[str, SeenRow]]] = {}
    astray: dict[int, list[tuple[str, SeenRow]]] = {}
    for part in own:
        found = rows if part.is_home else astray
        for at, row in part.rows:
            found.setdefault(at, []).append((part.label, row))
    entries = tuple(
        _expected(
            _entry(
                person,
                at,
                rows.get(at) or astray.get(at, []),
                papers,
                said_of(person.number, person.name, recorded.get(person.number, ())),
                is_astray=at not in rows,
            )
        )
        for at, person in enumerate(one.people, start=1)
    )
    papers = tuple(_with_strangers(paper, rows) for paper in papers)
    return Account(one.name, one.file, entries, papers, one.unnumbered, one.wants_seal)


def _with_strangers(paper: Paper, rows: Collection[int]) -> Paper:
    """A sheet without those of its unread rows that are of its own students."""
    missed = sum(at not in rows for at in range(paper.first, paper.last + 1))
    return paper._replace(strangers=max(0, paper.strangers - missed) + paper.others)


def _expected(entry: Entry) -> Entry:
    """An entry; of somebody who does not take part nothing is expected."""
    if entry.person.is_expected or entry.standing is Standing.SIGNED:
        return entry
    return entry._replace(
        standing=Standing.AWAY, reason=None, whose="", differs=(), crop=b"", is_compared=True
    )


def _entry(
    person: Person,
    serial: int,
    rows: Sequence[tuple[str, SeenRow]],
    papers: Sequence[Paper],
    said: str,
    *,
    is_astray: bool,
) -> Entry:
    paper = next((one for one in papers if one.first <= serial <= one.last), None)
    sheet = paper.number if paper else None
    fresh = [one for one in rows if not one[1].is_stale]
    if not rows:
        is_seen = paper is not None and bool(paper.labels)
        standing = Standing.UNREAD if is_seen else Standing.NOT_THERE
        label = paper.labels[0] if paper and paper.labels else ""
        return _settled(Entry(person, serial, standing, sheet, label, said=said), ())
    label, best = min(fresh or rows, key=lambda each: _rank(each[1], said))
    entry = Entry(
        person,
        serial,
        Standing(best.verdict.state.value),
        sheet,
        label,
        best.verdict.reason,
        best.verdict.whose,
        best.differs,  # of the same picture as the signature
        crop=best.crop if best.verdict.state is State.LOOK else b"",
        said=said,
        is_compared=best.is_compared,
    )
    if not fresh:
        return entry._replace(standing=Standing.LOOK, reason=Doubt.CHANGED, whose="")
    if is_astray:
        entry = entry._replace(standing=Standing.LOOK, reason=Doubt.ASTRAY, whose="")
    return _settled(entry, {row.verdict.state for _, row in fresh})


def _rank(row: SeenRow, said: str) -> tuple[int, bool, int]:
    """How a row stands among those of a student: what is read before what is not, then the surer.

    A signature and the agreement of what is printed are taken of one picture.
    """
    verdict = row.verdict
    is_other = bool(row.differs) or not row.is_compared
    surer = _ORDER.index(verdict.state)
    if verdict.reason in _WRITTEN and said != SIGNED:
        return -1, is_other, surer
    is_signed = verdict.state is State.SIGNED or (verdict.state is State.LOOK and said == SIGNED)
    return 0 if is_signed else surer, is_other, surer


def _settled(entry: Entry, seen: Collection[State]) -> Entry:
    """An entry as it stands with what somebody has said, and what all its pictures show.

    Of whom no picture shows the sheet, what was said once is no standing.
    """
    said = entry._replace(reason=None, whose="", crop=b"", by_person=True)
    if entry.said == NOT_SIGNED and entry.standing is not Standing.NOT_THERE:
        return said._replace(standing=Standing.UNSIGNED)
    is_blank = State.UNSIGNED in seen
    if is_blank and (entry.said == SIGNED or State.SIGNED in seen):
        doubt = Doubt.PICTURES_DIFFER if State.SIGNED in seen else Doubt.BLANK_NOW
        return entry._replace(standing=Standing.LOOK, reason=doubt, whose="")
    if entry.said == SIGNED and entry.standing in {Standing.LOOK, Standing.UNREAD}:
        return said._replace(standing=Standing.SIGNED)
    return entry
