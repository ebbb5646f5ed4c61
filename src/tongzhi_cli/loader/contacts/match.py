"""Who speaks for each of the classes that were read, by what lists tell of it."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from tongzhi_cli.loader.contacts.find import Told
from tongzhi_cli.model.classes.class_spelling import plain
from tongzhi_cli.named_tuple import NamedTuple

#: By what a caller knows its classes.
Key = TypeVar("Key", bound=Hashable)
#: More are not called.
_MOST = 3


class Monitor(NamedTuple):
    """Who of a class is called, and at which *phones*."""

    name: str
    phones: tuple[str, ...]


class Named(NamedTuple):
    """What a class is called."""

    college: str
    name: str


def by_class(
    told: Iterable[Told], numbers: Mapping[str, Key], classes: Mapping[Key, Named]
) -> dict[Key, tuple[Monitor, ...]]:
    """Who speaks for each class: by a 学号 of the class, else by its name where that is only one's.

    A list that names a college tells nothing of a class of another one.

    *numbers* says whose class a 学号 is of. Who is told with a phone counts before who is not.
    """
    by_name: dict[str, dict[str, list[Key]]] = {}
    for key, each in classes.items():
        by_name.setdefault(plain(each.name), {}).setdefault(each.college, []).append(key)
    found: dict[Key, dict[str, Monitor]] = {}
    for one in told:
        if one.number and one.number in numbers:
            meant = [numbers[one.number]]
        else:
            named = by_name.get(plain(one.class_name), {})
            meant = named.get(one.college) or named.get("", [])
            if not one.college:
                meant = [key for several in named.values() for key in several]
        if len(meant) == 1:
            own = found.setdefault(meant[0], {})
            if one.name not in own or (one.phones and not own[one.name].phones):
                own[one.name] = Monitor(one.name, one.phones)
    return {key: tuple(own.values())[:_MOST] for key, own in found.items()}
