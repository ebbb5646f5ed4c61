"""The records of each student: who has one only, as nearly all do, and who has several."""

from array import array
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, pairwise

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.summary.store.rows import Rows
from tongzhi_cli.summary.store.store import Store


class Several:
    """The records of those who have several, student by student, in the order of the second one."""

    def __init__(self, store: Store, ids: "array[int]") -> None:
        """Take the records of all of them, *ids*, in their order."""
        self._numbers = numbers = store.numbers
        order = sorted(range(len(ids)), key=lambda at: numbers[ids[at]])
        self.ids = array("I", (ids[at] for at in order))
        own = [numbers[at] for at in self.ids]
        begins = [at for at, number in enumerate(own) if not at or number != own[at - 1]]
        self._begins = array("I", sorted(begins, key=lambda at: order[at + 1]))

    def __iter__(self) -> Iterator["array[int]"]:
        ids, numbers = self.ids, self._numbers
        for begin in self._begins:
            end = begin + 2
            while end < len(ids) and numbers[ids[end]] == numbers[ids[begin]]:
                end += 1
            yield ids[begin:end]


class Groups(NamedTuple):
    """The records of each student, by their numbers in a *store*.

    They stand *alone*, or there are *several*. Who has no 学号 that tells anybody apart is alone:
    so many, the last ones, are *lost*.
    """

    store: Store
    alone: "array[int]"
    several: Several
    lost: int = 0

    def records(self) -> Iterator[int]:
        """Every record, student by student."""
        return chain(self.alone, self.several.ids)


def grouped(
    parts: Sequence[tuple[str, Rows]], copied: Collection[str]
) -> tuple[Groups, "array[int]"]:
    """The records of each student; and those that nobody can tell apart, of files *copied*.

    *parts* are files and their records, in one store.
    """
    store = parts[0][1].store if parts else Store()
    numbers = store.numbers
    sound, own, others = array("I"), array("I"), array("I")
    for file, rows in parts:
        if store.are_sound(rows.ids):
            sound.extend(rows.ids)
            continue
        unsound = others if file in copied else own
        for at in rows.ids:
            (unsound if store.is_lost(at) else sound).append(at)
    in_order = sorted(numbers[at] for at in sound)
    twice = {one for one, other in pairwise(in_order) if one == other}
    del in_order
    alone = array("I", (at for at in sound if numbers[at] not in twice)) if twice else sound[:]
    repeated = array("I", (at for at in sound if numbers[at] in twice) if twice else ())
    del twice
    alone.extend(own)
    return Groups(store, alone, Several(store, repeated), len(own)), others
