"""What pictures of the signed paper show, as a summary keeps it: words and counts, no picture.

`scan` makes it of pictures and says what it amounts to; here it is kept, read back and put
together, so that a college merges what it has seen and the school gets it (issue 21).
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol, TypeVar

from tongzhi_cli.answers.log.signings import strength
from tongzhi_cli.model.student import number_key
from tongzhi_cli.named_tuple import NamedTuple

#: The *reason* of a page that nobody has looked at.
WAITING = "还没有看"


class ScanRow(NamedTuple):
    """A row of a *sheet*, from 1, on a *page* of a *picture*, whose bytes have that *digest*.

    *number* is whose it is, *state* and *reason* what is said of it, in the words of `scan`;
    *differs* the columns that are printed otherwise. *compared* is a code of these and of what the
    data had of the student then. *head*, *seal*, *unread* and *is_blurred* are of the whole sheet.
    A picture of which no row is anybody's has one row without a number, whose *reason* says why.
    Without a *digest* it could not be opened. *said* is what somebody who looked wrote beside it.
    """

    picture: str
    digest: str
    page: int | None = None
    sheet: int = 0
    number: str = ""
    state: str = ""
    reason: str = ""
    differs: str = ""
    compared: str = ""
    has_result: bool = True
    head: str = ""
    seal: str = ""
    unread: int = 0
    is_blurred: bool = False
    said: str = ""

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has looked at the page yet."""
        return not self.digest or self.reason == WAITING

    @property
    def file(self) -> str:
        """Which file it is of, whatever it is called."""
        return self.digest or self.picture

    @property
    def place(self) -> tuple[str, int, int, str]:
        """Which row it is, whatever the file is called."""
        return self.file, self.page or 0, self.sheet, self.number


def union(several: Iterable[Iterable[ScanRow]]) -> tuple[ScanRow, ...]:
    """The rows of several summaries, each once, in their one true order.

    What was read twice otherwise, as the data have changed between, counts once; which of both
    does not depend on the order, and what it was compared with tells whether it is still true.
    Where somebody wrote 已签 in one and 未签 in another, it is 未签, in whatever words; what was
    taken back in one is not 已签.
    A file that has two names has one. One that somebody has looked at is none that waits.

    >>> one = ScanRow("1.jpg", "ab", number="1", state="已签")
    >>> union([[one], [one._replace(said="未签")]]) == union([[one._replace(said="未签")], [one]])
    True
    >>> union([[one._replace(said="没签")], [one._replace(said="已签")]])[0].said
    '没签'
    >>> other = one._replace(digest="cd", number="", state="", reason=WAITING)
    >>> union([[other._replace(digest="ab")], [one]]) == (one,), len(union([[other], [one]]))
    (True, 2)
    """
    found: dict[tuple[str, int, int, str], ScanRow] = {}
    called: dict[tuple[str, int | None], str] = {}
    for rows in several:
        for row in rows:
            same = called.setdefault((row.digest, row.page), row.picture)
            called[row.digest, row.page] = min(same, row.picture, key=_name_key)
            before = found.get(row.place)
            found[row.place] = row if before is None else max(before, row, key=_weight)
    found = {
        place: row._replace(picture=called[row.digest, row.page]) if row.digest else row
        for place, row in found.items()
    }
    looked_at = {(file, page) for row in found.values() if not row.is_waiting
                 for file in (row.digest, row.picture) for page in (row.page, None)}  # fmt: skip
    kept = (one for one in found.values()
            if not one.is_waiting or (one.file, one.page) not in looked_at)  # fmt: skip
    return tuple(sorted(kept, key=_order))


def _weight(row: ScanRow) -> tuple[object, ...]:
    return (not row.is_waiting, strength(row.said), row.state, row.reason, row.differs,
            row.compared, row.head, row.seal, row.unread, row.has_result, row.is_blurred,
            row.said)  # fmt: skip


def _order(row: ScanRow) -> tuple[object, ...]:
    """As the pictures lie in their folder, 2.jpg before 10.jpg."""
    return _name_key(row.picture), row.page or 0, row.digest, row.sheet, number_key(row.number)


def _name_key(picture: str) -> tuple[object, ...]:
    return number_key(picture), picture


def of_numbers(rows: Sequence[ScanRow], numbers: Collection[str]) -> tuple[ScanRow, ...]:
    """The rows of the pages that some students stand on, also of others on them; what waits.

    A page stays whole: one of which a sheet is missing would be taken for looked at.

    >>> row = ScanRow("1.jpg", "ab", sheet=1, number="1")
    >>> whole, other = row._replace(number="", unread=2), row._replace(sheet=2, number="2")
    >>> of_numbers([whole, row, other, row._replace(digest="cd", number="3")], {"1"}) == (
    ...     whole, row, other)
    True
    """
    pages = {row.place[:2] for row in rows if row.number in numbers}
    return tuple(row for row in rows if row.is_waiting or row.place[:2] in pages)


class _Line(Protocol):
    @property
    def number(self) -> str: ...


Line = TypeVar("Line", bound=_Line)


def whose(rows: Iterable[ScanRow], lines: Iterable[Line]) -> dict[str, Line]:
    """The line of everybody who has a row, by 学号."""
    wanted = {row.number for row in rows if row.number}
    found: dict[str, Line] = {}
    for line in lines if wanted else ():
        if line.number in wanted:
            found.setdefault(line.number, line)
    return found
