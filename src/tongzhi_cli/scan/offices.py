"""Who signs for a class, and whether it was seen: a hint, never part of what is complete."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from tongzhi_cli.named_tuple import NamedTuple


class Office(StrEnum):
    """Who signs for the class."""

    MONITOR = "班长"
    COUNSELLOR = "辅导员"
    COLLEGE = "学院"


class Signer(NamedTuple):
    """That something *is_seen* where an *office* signs: a hint, which settles nothing."""

    office: Office
    is_seen: bool

    def __str__(self) -> str:
        """How it is said."""
        return f"{self.office}签字{'好像有' if self.is_seen else '没看到'}"


def merged(pictures: Iterable[Sequence[Signer]]) -> tuple[Signer, ...]:
    """Who seems to have signed on one picture of a sheet or another.

    >>> one, other = Signer(Office.COLLEGE, False), Signer(Office.COLLEGE, True)
    >>> [*map(str, merged([[one], [other], []]))]
    ['学院签字好像有']
    """
    seen = [one for each in pictures for one in each]
    return tuple(
        Signer(office, any(one.is_seen for one in seen if one.office is office))
        for office in Office if any(one.office is office for one in seen)
    )  # fmt: skip
