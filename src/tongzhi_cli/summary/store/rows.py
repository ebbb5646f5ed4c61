"""Some of the records of a store, as a sequence."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from operator import eq
from typing import overload

from tongzhi_cli.summary.model import Kind, Record
from tongzhi_cli.summary.store.columns import taken
from tongzhi_cli.summary.store.store import Common, Store


class Rows(Sequence[Record]):
    """Some of the records of a *store*, by their numbers; equal to whatever holds the same."""

    __slots__ = ("ids", "store")

    def __init__(self, store: Store, ids: "array[int]") -> None:
        self.store, self.ids = store, ids

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Record]:
        return self.store.records(self.ids)

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> "Rows": ...
    def __getitem__(self, at: int | slice) -> "Record | Rows":
        if isinstance(at, slice):
            return Rows(self.store, self.ids[at])
        return self.store.record(self.ids[at])

    def at(self, places: Iterable[int]) -> "Rows":
        """Those at these places."""
        return Rows(self.store, array("I", [self.ids[at] for at in places]))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Rows) and other.store is self.store and other.ids == self.ids:
            return True
        if not isinstance(other, Rows | tuple):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def commons(self) -> Iterator[Common]:
        """What each has in common with others of its class and file."""
        common, commons = self.store.common, self.store.commons
        return (common[commons[at]] for at in self.ids)

    def listed(self, *, is_it: bool = True) -> "Rows":
        """Those that are of the school's list; or those that are not."""
        pairs = zip(self.ids, self.commons(), strict=True)
        ids = (at for at, one in pairs if (one.kind is Kind.LIST) is is_it)
        return Rows(self.store, array("I", ids))

    def counts(self) -> list[tuple[Common, int]]:
        """What they have in common, as it comes first, and how many have it."""
        commons, common = self.store.commons, self.store.common
        counted = Counter(taken(commons, self.ids))
        return [(common[one], count) for one, count in counted.items()]

    def said(self) -> Counter[str]:
        """What stands there as the results, and how often; "" of those who have none."""
        return self.store.said(self.ids)

    def newest(self) -> datetime | None:
        """The newest 校对 or 记录 time in them."""
        return self.store.newest(self.ids)

    def told(self) -> Iterator[tuple[str, str, str]]:
        """The 学号, name and result of each."""
        store = self.store
        return ((store.number(at), store.name(at), store.result(at)) for at in self.ids)

    def __repr__(self) -> str:
        return repr(tuple(self))
