"""A class as records have it: its college, filled in where only one can be, and its name."""

from collections.abc import Iterable

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.summary.model import Record
from tongzhi_cli.summary.store.store import Common

#: So many students in common tell that two names, or two files, are of one class.
SHARED = 3


class Class(NamedTuple):
    """A class: its *college*, "" where nobody tells, and its *name*."""

    college: str
    name: str

    def __str__(self) -> str:
        return " ".join(filter(None, self))


class Colleges:
    """The college of who says only the class, where one college alone has a class of that name."""

    def __init__(self, told: Iterable[Common]) -> None:
        colleges: dict[str, set[str]] = {}
        for one in told:
            if one.college and one.class_name:
                colleges.setdefault(one.class_name, set()).add(one.college)
        self._only = {name: min(those) for name, those in colleges.items() if len(those) == 1}
        self._known: dict[tuple[str, str], Class] = {}

    def class_of(self, college: str, name: str) -> Class:
        """The class that is written so."""
        as_it_is = college, name
        if as_it_is not in self._known:
            self._known[as_it_is] = Class(college or self._only.get(name, ""), name)
        return self._known[as_it_is]

    def of(self, written: Record | Common) -> Class:
        """The class as a record has it."""
        return self.class_of(written.college, written.class_name)
