"""Which class a file is called after: 软件1班 is 2014级软件1班, and is not 计算机软件1班."""

import re
from collections.abc import Collection
from functools import lru_cache

from tongzhi_cli.model.classes.class_name import LETTER, without_college
from tongzhi_cli.model.classes.class_spelling import plain

_YEAR = rf"(?<!\d)(?:19|20)?(\d\d)级|^(?:19|20)?(\d\d)(?={LETTER})"


def is_called(name: str, other: str) -> bool:
    """Whether two names are whole and of one class; either may leave the 级 out.

    >>> is_called("2014级软件1班", "软件（一）班"), is_called("软件1班", "14软件1班")
    (True, True)
    >>> is_called("计算机软件1班", "软件1班"), is_called("12班", "2班")
    (False, False)
    >>> is_called("2014级软件1班", "2015级软件1班")
    False
    """
    return _are_one(_parts(name), _parts(other))


def called_after(name: str, classes: Collection[str]) -> set[str]:
    """The *classes* that a file of that *name* is called after: as it is written, or as meant.

    >>> sorted(called_after("软件1班", ["2014级软件1班", "2015级软件1班", "软件11班"]))
    ['2014级软件1班', '2015级软件1班']
    """
    if name in classes:
        return {name}
    meant = _parts(name)
    return {one for one in classes if _are_one(_parts(one), meant)}


def _are_one(one: tuple[str | None, str], other: tuple[str | None, str]) -> bool:
    return one[1] == other[1] and (one[0] == other[0] or None in {one[0], other[0]})


@lru_cache(maxsize=4096)  # a class is asked for again by each file
def _parts(name: str) -> tuple[str | None, str]:
    """The last two digits of the 级 of a class, and the rest of its name as it is compared."""
    bare = plain(without_college(name))
    match = re.search(_YEAR, bare)
    if not match:
        return None, bare
    return match[1] or match[2], bare[: match.start()] + bare[match.end() :]
