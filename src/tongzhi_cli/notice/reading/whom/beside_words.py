"""What the words of level and length beside a 级 tell together (issue 15, item 5)."""

import re
from collections.abc import Sequence

from tongzhi_cli.notice.reading.whom.cohort_words import Sort, Word


def levels_of(found: Sequence[Word], text: str, *, more: bool) -> tuple[str, ...]:
    """The levels of words, those with 含 before them only where *more* are asked for."""
    levels: list[str] = []
    for word in found:
        if is_more(word, text) is more:
            levels += word.levels
    return tuple(dict.fromkeys(levels))


def is_more(word: Word, text: str) -> bool:
    """Whether a level is taken in beside another: （含专升本）."""
    before = text[max(0, word.start - 32) : word.start]
    taken_in = r"(?<!不)(?<!包)(?:含|包括|包含|以及)(?:[^，。；级]{0,24}、)?[^（）()，。；]{0,4}$"
    return re.search(taken_in, before) is not None


def length_of(found: Sequence[Word]) -> float | None:
    """The 学制: as it is said, else what the name of the level tells."""
    said = [word.length for word in found if word.sort is Sort.LENGTH and word.length]
    meant = [word.length for word in found if word.sort is Sort.LEVEL and word.length]
    return next(iter([*said, *meant]), None)
