"""The sheets of a class in their order, by the pictures of them, with those that no picture has."""

from collections.abc import Iterable, Sequence
from math import gcd

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan.match import Person
from tongzhi_cli.scan.offices import Signer, merged
from tongzhi_cli.scan.seen import Seal, SeenSheet

#: So many rows in a row that are on no picture are a sheet that is missing.
_SHEET = 3


class Paper(NamedTuple):
    """A sheet of a class: its *number*, from and to which serial, on which pictures, sealed or not.

    *labels* is empty where no picture has it; *strangers* is how many of its rows are nobody's, at
    most, on a picture that is not blurred, *others* how many are surely somebody else's;
    *signers* who seems to have signed for the class on one of the pictures, with a part of each of
    them, its *feet*, where a page is wanted.
    """

    number: int
    first: int
    last: int
    labels: tuple[str, ...] = ()
    seal: Seal | None = None
    is_blurred: bool = False
    strangers: int = 0
    signers: tuple[Signer, ...] = ()
    feet: tuple[tuple[str, bytes], ...] = ()
    others: int = 0


class Class(NamedTuple):
    """A class as the data have it: *people* in the order of the printed form.

    *per_sheet* is how many the notice's form has on a sheet; a form of another size may be used.
    *unnumbered* are the names of those without a 学号; *wants_seal* says that the notice wants one.
    """

    name: str
    file: str
    people: tuple[Person, ...]
    per_sheet: int = 25
    unnumbered: tuple[str, ...] = ()
    wants_seal: bool = False


def sheets_of(
    sheets: Sequence[tuple[str, SeenSheet, list[int]]], whole: Class
) -> tuple[Paper, ...]:
    """The sheets of a class in their order, with those that no picture has.

    Two pictures of which the rows are mostly the same are of one sheet.
    """
    groups: list[tuple[set[int], list[tuple[str, SeenSheet]]]] = []
    for label, sheet, serials in sheets:
        own = set(serials)
        home = next((one for one in groups if 2 * len(one[0] & own) >= min(len(one[0]), len(own))),
                    None)  # fmt: skip
        if home is None:
            groups.append((own, [(label, sheet)]))
        else:
            home[0].update(own)
            home[1].append((label, sheet))
    groups.sort(key=lambda one: min(one[0]))
    many = len(whole.people)
    most = _per_sheet([one[0] for one in groups], whole)
    papers: list[Paper] = []
    at = 1
    for own, pictures in groups:
        first, last = min(own), max(own)
        if first - at >= _SHEET:
            rest = (first - at) % most
            first -= rest if rest < min(_SHEET, first - at) else 0
            papers += _lacking(at, first - 1, most, len(papers))
        elif papers and papers[-1].labels:
            papers[-1] = papers[-1]._replace(last=max(papers[-1].last, first - 1))
        else:
            first = min(first, at)
        seals = [one.seal for _, one in pictures]
        clear = [one for _, one in pictures if not one.is_blurred] or [one for _, one in pictures]
        papers.append(
            Paper(
                len(papers) + 1,
                max(first, at),
                last,
                tuple(label for label, _ in pictures),
                Seal.SEEN if Seal.SEEN in seals else seals[0],
                all(one.is_blurred for _, one in pictures),
                max(one.unread for one in clear),
                merged(one.signers for _, one in pictures),
                tuple((label, one.foot) for label, one in pictures if one.foot),
                max(one.others for _, one in pictures),
            )
        )
        at = max(at, last + 1)
    if many - at + 1 >= _SHEET:
        papers += _lacking(at, many, most, len(papers))
    elif papers and at <= many:
        papers[-1] = papers[-1]._replace(last=many)
    return tuple(papers)


def _per_sheet(seen: Sequence[set[int]], whole: Class) -> int:
    """How many students a sheet of a class has: each begins behind whole ones."""
    least = max((len(one) for one in seen), default=1)
    usual = max(least, whole.per_sheet)
    behind = gcd(*(min(one) - 1 for one in seen))
    if behind < least or behind % usual < _SHEET:  # the first row of a sheet may not be read
        return usual
    is_whole = any(max(one) < len(whole.people) for one in seen)
    sizes = (size for size in range(least, behind) if behind % size == 0)
    return next(sizes, behind) if is_whole else behind


def _lacking(first: int, last: int, most: int, before: int) -> Iterable[Paper]:
    """The sheets between two that no picture has, each as large as the largest that is there."""
    count = max(1, -(-(last - first + 1) // max(most, 1)))
    for at in range(count):
        start = first + at * most
        yield Paper(before + at + 1, start, min(last, start + most - 1) if at < count - 1 else last)
