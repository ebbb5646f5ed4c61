"""How much is told: notes folded to a line a kind, or with -v all of them (issue 17, item 4).

What is folded is kept until the next command, so that it can be told whole without running again
what wrote something.
"""

import contextlib
from collections.abc import Callable, Iterator

#: How whoever reads a folded report is told where the rest is.
SEE_ALL = "-v 看全部"


class _Detail:
    """What the command that runs now was asked for, and how what it folded is told whole."""

    is_whole = False
    kept: tuple[Callable[[], None], ...] = ()


def is_whole() -> bool:
    """Whether everything is told, as -v asks for."""
    return _Detail.is_whole


def tell_all(*, wanted: bool) -> None:
    """Tell everything from now on, or fold what is much."""
    _Detail.is_whole = wanted


def few(many: int, most: int) -> int:
    """How many of so *many* are listed where *most* are: all of them with -v."""
    return many if is_whole() else min(many, most)


def keep(tell: Callable[[], None]) -> None:
    """Keep how something that was told folded is told whole."""
    if not is_whole():
        _Detail.kept = (*_Detail.kept, tell)


def forget() -> None:
    """Keep nothing of what was told before."""
    _Detail.kept = ()


@contextlib.contextmanager
def apart() -> Iterator[None]:
    """While a command runs that nobody sees: what is kept stays what it was."""
    before = _Detail.kept
    try:
        yield
    finally:
        _Detail.kept = before


def tell_kept() -> bool:
    """Tell whole what is kept; whether there is anything."""
    before, _Detail.is_whole = _Detail.is_whole, True
    try:
        for tell in _Detail.kept:
            tell()
    finally:
        _Detail.is_whole = before
    return bool(_Detail.kept)
