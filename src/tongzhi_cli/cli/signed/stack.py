"""What is known of the pictures of a summary, while more are looked at."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.errors import UsageError
from tongzhi_cli.scan import inputs
from tongzhi_cli.scan.classes.account import Account
from tongzhi_cli.scan.classes.of_summary import Signed, looked_at
from tongzhi_cli.scan.classes.typed import understood
from tongzhi_cli.scan.judge import State
from tongzhi_cli.scan.match import Person
from tongzhi_cli.scan.seen import Shot, Trouble
from tongzhi_cli.summary.inbox import label_of
from tongzhi_cli.summary.merge import Merged
from tongzhi_cli.summary.scanned.rows import ScanRow, union
from tongzhi_cli.summary.workbook.layout import SCANS

#: A page: the digest of its file, its number where that has several.
_Place = tuple[str, int | None]


class Stack:
    """The pages that a summary knows of, and those that are looked at now.

    Of a page that is looked at again, what is new counts; what somebody wrote beside a row stays
    while the row says the same.
    """

    def __init__(self, found: Merged, file: str, *, wants_crops: bool) -> None:
        self._found = found
        self._signed = Signed(found, file)
        self.wants_crops = wants_crops
        scans = found.summary.scans
        self._waited = [one for one in scans if one.is_waiting]
        self._waiting: list[ScanRow] = []
        self._pages: dict[Path, int] = {}
        read = (one for one in scans if not one.is_waiting)
        self._rows = {place: [*own] for place, own in groupby(read, key=_place)}
        self._live: dict[_Place, Shot] = {}
        self._lost: list[Shot] = []
        #: The files that were given, by digest: the first of each.
        self._given: dict[str, str] = {}
        self._hashed: dict[Path, str] = {}
        self._twins: list[str] = []
        self._gone: list[str] = []

    @property
    def people(self) -> Sequence[Person]:
        """Everybody who may stand on a sheet."""
        return self._signed.people

    def known(self, path: Path) -> Mapping[int | None, Shot] | None:
        """What is known of a picture, by the page; None of one that is another's copy."""
        digest = self._digest(path)
        if digest and (twin := self._given.setdefault(digest, str(path))) != str(path):
            self._twins.append(f"{visible(str(path))} 和 {visible(twin)} 是同一份，只看一次")
            return None
        return {
            page: self._signed.shots(rows)[0]
            for (own, page), rows in self._rows.items()
            if own and own == digest and self._signed.is_fresh(rows) and not self._is_wanted(rows)
        }

    def _digest(self, path: Path) -> str:
        if path not in self._hashed:
            self._hashed[path] = _digest(path)
        return self._hashed[path]

    def _is_wanted(self, rows: Sequence[ScanRow]) -> bool:
        """Whether a page has cells that are to be shown."""
        return self.wants_crops and any(row.state == State.LOOK for row in rows)

    def take(self, shots: Sequence[Shot]) -> int:
        """Keep what was looked at: how many pages. Of what was known already, no file is named."""
        new = [shot for shot in shots if shot.file]
        for shot in new:
            digest = self._digest(Path(shot.file))
            if not digest:  # it cannot be opened: nothing is known of it the next time
                self._lost.append(shot)
                continue
            place = digest, shot.page
            before = {(row.number, row.compared): row.said for row in self._rows.get(place, ())}
            label = label_of(Path(shot.file))
            self._live[place] = shot
            self._rows[place] = [
                row._replace(said=before.get((row.number, row.compared), "") if row.number else "")
                for row in self._signed.rows(shot, label, digest)
            ]
        return len(new)

    def wait_for(self, files: Sequence[Path]) -> None:
        """Remember which pages of *files* nobody has looked at, and of no others."""
        self._waiting.clear()
        for path in files:
            digest = self._digest(path)
            if path not in self._pages:
                self._pages[path] = inputs.number_of_pages(path)
            many = self._pages[path]
            pages: Sequence[int | None] = range(1, many + 1) if many > 1 else (None,)
            self._waiting += [
                ScanRow(label_of(path), digest, page, reason=str(Trouble.WAITING))
                for page in pages
                if (digest, page) not in self._rows
            ]

    def forget_gone(self) -> None:
        """Drop what showed no sheet and is not given any more: a bad picture was taken away."""
        gone = [place for place, rows in self._rows.items()
                if place[0] not in self._given and not any(row.sheet for row in rows)]  # fmt: skip
        self._gone += [self._rows.pop(place)[0].picture for place in gone]

    def note(self, typed: str) -> None:
        """Write beside the rows what somebody has seen.

        Raises:
            UsageError: it is not understood, or somebody stands on no picture.

        """
        for one in understood(typed, self.accounts()):
            person = one.entry.person
            places = [
                (place, at) for place, rows in self._rows.items()
                for at, row in enumerate(rows)
                if row.number == person.number and self._signed.name_of(row) in {"", person.name}
            ]  # fmt: skip
            if not places:
                raise UsageError(
                    f"{visible(person.name)} {person.number} 的一行没有读出来，记不了",
                    "重新拍这一张，或重新扫描，再看。",
                )
            for place, at in places:
                self._rows[place][at] = self._rows[place][at]._replace(said=one.said)

    # --- what it amounts to -------------------------------------------------------------------

    @property
    def rows(self) -> tuple[ScanRow, ...]:
        """Everything that is kept."""
        return union([self._waited, self._waiting, *self._rows.values()])

    @property
    def waiting(self) -> int:
        """How many pages nobody has looked at."""
        return sum(row.is_waiting for row in self.rows)

    @property
    def merged(self) -> Merged:
        """The summary with it."""
        found = self._found
        return found._replace(summary=found.summary._replace(scans=self.rows))

    def shots(self) -> list[Shot]:
        """What each page shows: all that was read of those that were looked at now."""
        return self._shots(self.rows)

    def _shots(self, rows: Sequence[ScanRow]) -> list[Shot]:
        shots = []
        for (_, at), each in groupby(rows, key=lambda one: (one.picture, _place(one))):
            own = [*each]
            live = self._live.get(at)
            shots += [looked_at(live, own)] if live else self._signed.shots(own)
        return [*shots, *self._lost]

    def accounts(self) -> list[Account]:
        """What is to be said of each class."""
        rows = self.rows
        return self._signed.accounts(self._shots(rows), rows)

    def papers(self) -> dict[tuple[str, str], str]:
        """纸件 of each class, by 学院 and name."""
        return self._signed.papers(self.rows)

    def told(self) -> Iterator[str]:
        """What else there is to say."""
        yield from self._twins
        if self._gone:
            yield f"没看出是表的，这次没有给，不再记着：{'、'.join(map(visible, self._gone))}"
        rows = self.rows
        there = frozenset(rows)
        if absent := [row.picture for row in self._waited if row in there]:
            yield (
                f"“{SCANS}”里还没有看的 {len(absent)} 张，这次没有给：{visible(absent[0])}"
                f"{'……' if len(absent) > 1 else ''}。一起给出来再看；不要了，就删掉那几行"
            )
        yield from self._signed.told(rows)


def _place(row: ScanRow) -> _Place:
    return row.digest, row.page


def _digest(path: Path) -> str:
    """The SHA-256 of a file; "" where it cannot be read, which who looks at it says."""
    if not path.is_file():
        return ""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
