"""What a column of a store has of some records, by their numbers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array


def span_of(ids: Sequence[int]) -> slice | None:
    """The places of *ids* if they come one behind the other, as they nearly always do."""
    first, last = ids[0], ids[-1]
    if last - first + 1 == len(ids) and [*ids] == [*range(first, last + 1)]:
        return slice(first, last + 1)
    return None


def taken_in(column: "array[int]", ids: Sequence[int], span: slice | None) -> list[int]:
    """What a column has of *ids*, whose `span_of` is known."""
    return [column[at] for at in ids] if span is None else column[span].tolist()


def taken(column: "array[int]", ids: Sequence[int]) -> list[int]:
    """What a column has of *ids*."""
    return taken_in(column, ids, span_of(ids)) if ids else []
