"""How much is told: notes folded to a line a kind, or with -v all of them (issue 17, item 4)."""

#: How whoever reads a folded report is told where the rest is.
SEE_ALL = "-v 看全部"


class _Detail:
    """What the command that runs now was asked for."""

    is_whole = False


def is_whole() -> bool:
    """Whether everything is told, as -v asks for."""
    return _Detail.is_whole


def tell_all(*, wanted: bool) -> None:
    """Tell everything from now on, or fold what is much."""
    _Detail.is_whole = wanted


def few(many: int, most: int) -> int:
    """How many of so *many* are listed where *most* are: all of them with -v."""
    return many if is_whole() else min(many, most)
