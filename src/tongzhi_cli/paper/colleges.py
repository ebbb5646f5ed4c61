"""Classes by college, as every paper and page has them: one order, one grouping."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from tongzhi_cli.model.student import number_key


class OfCollege(Protocol):
    """A class of a *college*, "" where none is told."""

    @property
    def college(self) -> str:
        """Its college."""

    @property
    def name(self) -> str:
        """What it is called."""


C = TypeVar("C", bound=OfCollege)


def by_college(classes: Iterable[C]) -> dict[str, list[C]]:
    """The classes of each college, in the order in which they come."""
    found: dict[str, list[C]] = {}
    for each in classes:
        found.setdefault(each.college, []).append(each)
    return found


def in_order(classes: Iterable[C]) -> list[C]:
    """Classes college by college, as these come first, those of each by their names."""
    groups = by_college(classes).values()
    return [each for own in groups for each in sorted(own, key=lambda one: number_key(one.name))]
