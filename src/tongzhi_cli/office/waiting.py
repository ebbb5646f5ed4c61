"""What is said before something that takes seconds: a command says how, or that nothing is said."""

from collections.abc import Callable

_say: list[Callable[[str], None]] = []


def tell_by(say: Callable[[str], None] | None) -> None:
    """From now on, what takes seconds is told by *say*; None: by nobody."""
    _say[:] = [say] if say else []


def tell(text: str) -> None:
    """Tell that something is begun that takes seconds."""
    for say in _say:
        say(text)
