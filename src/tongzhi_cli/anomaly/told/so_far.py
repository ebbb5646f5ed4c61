"""目前 and 再看 beside what is right: whether they leave open how it is later."""

from collections.abc import Sequence

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.beside_words import BEFORE
from tongzhi_cli.anomaly.clause import Clause
from tongzhi_cli.anomaly.outcome_words import SO_FAR
from tongzhi_cli.anomaly.tokens import Token

_SAYS_NOTHING = frozenset((Part.DIVIDES, Part.HARMLESS, Part.ASIDE, Part.LATER))
_BEFORE = frozenset(BEFORE.split("、"))
#: What leaves open at the end what was said to be right.
_TO_BE_SEEN = frozenset(("再看", "再看看", "再看一下", "再定"))
#: So far from 目前 it is said what was done.
_NEAR = 4


def of_time(one: Token, told: Sequence[Token], behind: Sequence[Token]) -> str | None:
    """What a word of time is between what is *told* and what is *behind*, None if what it was."""
    if one.part == Part.LATER and one.word in _TO_BE_SEEN:
        is_last = all(each.part in _SAYS_NOTHING for each in behind)
        is_right = is_last and any(each.part == Part.GOOD for each in told)
        return Part.ROUGHLY if is_right else None  # 无误，以后再看
    if one.word not in SO_FAR:
        return None
    for each in behind[:_NEAR]:
        if each.word.startswith("已"):
            return Part.ASIDE  # 目前已核对无误
        if each.part not in {Part.HARMLESS, Part.ASIDE}:
            break
    return None


def leaves_open(pieces: Sequence[Clause]) -> bool:
    """Whether 目前 says of what is right that it is so for now, and not as against what was."""
    is_story = any(
        not {*one.parts} & {Part.CHECKED, Part.LOOKED}
        and any(each.word in _BEFORE for each in one.words)  # an aside or not: 之前错了
        for one in pieces
    )
    for one in pieces:
        words = [each for each in one.words if each.part != Part.DIVIDES]
        so_far = [each for each in words if each.word in SO_FAR]
        if so_far and (len(so_far) == len(words) or (one.right and not is_story)):
            return True  # 无误（目前）; 已核对，目前无误
    return False
