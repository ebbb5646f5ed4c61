"""What became of classes as a whole: renamed, divided, joined; told once, not for each student."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from tongzhi_cli.model.student import Student, number_key
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.roster.compare.match import ClassMap, Pair, class_key

#: So many of a class go together, of so many at least.
_PART, _FEWEST, _FEWEST_OF_OLD = 0.8, 2, 3


class Became(StrEnum):
    """What became of a class."""

    WRITTEN = "written"
    RENAMED = "renamed"
    DIVIDED = "divided"
    JOINED = "joined"


class ClassChange(NamedTuple):
    """The classes *before* and *after*, as they are written, and who went along (*members*)."""

    became: Became
    before: tuple[str, ...]
    after: tuple[str, ...]
    members: tuple[Pair, ...]


class Flows:
    """How many students went from which class of the old roll to which of the new one."""

    def __init__(
        self, old: Sequence[Student], new: Sequence[Student], pairs: Sequence[Pair]
    ) -> None:
        self._called_old, self._called_new = _called(old), _called(new)
        self._pairs: dict[tuple[str, str], list[Pair]] = {}
        for pair in pairs:
            before, after = class_key(pair.old), class_key(pair.new)
            if before and after:
                self._pairs.setdefault((before, after), []).append(pair)
        left, arrived = Counter[str](), Counter[str]()
        for (before, after), there in self._pairs.items():
            left[before] += len(there)
            arrived[after] += len(there)
        self._left, self._arrived = left, arrived
        self.together = {flow for flow in self._pairs if self._is_together(flow)}

    def _is_together(self, flow: tuple[str, str]) -> bool:
        """Whether those of a flow went as a class, and not each alone."""
        before, after = flow
        count = len(self._pairs[flow])
        is_gone, is_fresh = self._is_gone(before), self._is_fresh(after)
        is_most_of_old = count >= _PART * self._left[before]
        is_most_of_new = count >= _PART * self._arrived[after]
        if before == after or not (is_gone or is_fresh):
            return False
        if is_gone and is_fresh:
            return count >= _FEWEST and (is_most_of_old or is_most_of_new)
        return count >= _FEWEST_OF_OLD and (is_most_of_old if is_gone else is_most_of_new)

    def _is_gone(self, before: str) -> bool:
        """Whether nobody stays in a class; the next one may have its name now."""
        return (before, before) not in self._pairs

    def _is_fresh(self, after: str) -> bool:
        """Whether nobody was in a class before."""
        return (after, after) not in self._pairs

    @property
    def map(self) -> ClassMap:
        """For each class of the old roll those of the new one where its students may be."""
        found: dict[str, set[str]] = {}
        for before, after in self.together:
            found.setdefault(before, set()).add(after)
        return {before: frozenset(after) for before, after in found.items()}

    def changes(self) -> list[ClassChange]:
        """What became of classes, in the order of their names."""
        targets: dict[str, list[str]] = {}
        for before, after in sorted(self.together):
            targets.setdefault(before, []).append(after)
        made = [*self._written(), *self._divided(targets)]
        sources: dict[str, list[str]] = {}
        for before, after in ((one, there[0]) for one, there in targets.items() if there):
            sources.setdefault(after, []).append(before)
        made += [self._joined(after, there) for after, there in sources.items()]
        return sorted(made, key=lambda one: [number_key(name) for name in one.before])

    def _written(self) -> Iterator[ClassChange]:
        for key, name in self._called_old.items():
            other = self._called_new.get(key, name)
            if name != other and (key, key) in self._pairs:
                members = tuple(self._pairs[key, key])
                yield ClassChange(Became.WRITTEN, (name,), (other,), members)

    def _divided(self, targets: dict[str, list[str]]) -> Iterator[ClassChange]:
        """The classes that became several; *targets* loses them."""
        for before, there in targets.items():
            count = sum(len(self._pairs[before, after]) for after in there)
            is_gone = self._is_gone(before)
            if len(there) == 1 and is_gone and count >= _PART * self._left[before]:
                continue
            kept = [] if is_gone else [self._called_new[before]]
            names = (*kept, *(self._called_new[after] for after in there))
            members = tuple(pair for after in there for pair in self._pairs[before, after])
            yield ClassChange(Became.DIVIDED, (self._called_old[before],), names, members)
            there.clear()

    def _joined(self, after: str, sources: Sequence[str]) -> ClassChange:
        is_fresh = self._is_fresh(after)
        members = tuple(pair for before in sources for pair in self._pairs[before, after])
        kept = [] if is_fresh else [self._called_old[after]]
        names = (*kept, *(self._called_old[before] for before in sources))
        became = Became.RENAMED if len(names) == 1 else Became.JOINED
        return ClassChange(became, names, (self._called_new[after],), members)


def _called(students: Sequence[Student]) -> Mapping[str, str]:
    """How most write each class of a roll."""
    counts: dict[str, Counter[str]] = {}
    for one in students:
        if one.class_name:
            counts.setdefault(class_key(one), Counter())[one.class_name] += 1
    return {key: written.most_common(1)[0][0] for key, written in counts.items()}
