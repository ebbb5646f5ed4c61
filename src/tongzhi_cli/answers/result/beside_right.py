"""What stands beside 无误: whether it is sure all the same.

The law (issue 14, what is not understood is told): 无误 stands only while whatever is said beside
it is right as well, or is of nothing that a record has. It holds wherever that is: a remark, what
was typed with a choice, what the same student says next in the chat.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.items.record_items import ITEM_OF
from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.model.words import CHECK_VERBS, LOOK_VERBS

if TYPE_CHECKING:
    from tongzhi_cli.anomaly.clause import Clause

#: What turns or leaves open what stands beside it, whatever it is of.
_TURNS = frozenset((
    Part.SHOULD, Part.IS_NOT, Part.EXCEPT, Part.PARTLY, Part.OPEN, Part.ROUGHLY, Part.ASKS,
    Part.ASKS_WHAT_TO_DO, Part.CHANGES, Part.UNSEEN,
))  # fmt: skip
#: That somebody will, or has not, done one of these: 等下再看, 未核对, and not 未交材料费.
_LATER = frozenset((Part.NOT_YET, Part.LATER, Part.NOT))
_LOOKS = (*CHECK_VERBS, *LOOK_VERBS, "看", "查", "核", "登")
_QUESTION = frozenset("?？ ")


@lru_cache(maxsize=4096)  # a class says the same few things
def casts_doubt(said: str, ok_text: str = "无误", ok_synonyms: tuple[str, ...] = ()) -> bool:
    """Whether 无误 is not sure any more once this is *said* beside it.

    >>> [casts_doubt(one) for one in ("照片还没看", "民族好像写错了", "等下，我再看看", "？")]
    [True, True, True, True]
    >>> [casts_doubt(one) for one in ("班长代填", "照片已确认", "困难生", "未缴费", "好的")]
    [False, False, False, False, False]
    """
    if said and _QUESTION.issuperset(said):
        return True
    whole = f"{ok_text}，{said}"
    if judge(whole, ok_text, ok_synonyms).status is Status.OK:
        return False
    from tongzhi_cli.anomaly.reading import read  # noqa: PLC0415  seldom asked

    return any(map(_is_of_the_record, read(whole, ok=(ok_text, *ok_synonyms)).clauses))


def _is_of_the_record(clause: "Clause") -> bool:
    """Whether a clause says something of how a record is, or of who has looked at it."""
    return (
        clause.asked
        or not _TURNS.isdisjoint(clause.parts)
        or _is_wrong(clause)
        or _tells_of_an_item(clause)
        or (not _LATER.isdisjoint(clause.parts) and any(look in clause.said for look in _LOOKS))
    )


def _is_wrong(clause: "Clause") -> bool:
    """Whether it has a word for what is wrong, but where lists tell somebody comes from: 参军."""
    wrong = [one.word for one in clause.words if one.part == Part.WRONG]
    if not wrong:
        return False
    from tongzhi_cli.anomaly.matching import faults_in  # noqa: PLC0415  seldom asked

    return any([one.name for one in faults_in(word, ())] != ["学籍状态"] for word in wrong)


def _tells_of_an_item(clause: "Clause") -> bool:
    """Whether it says something unknown of an item; a number behind that is its value."""
    at = next((n for n, one in enumerate(clause.words) if one.word in ITEM_OF), None)
    if at is None:
        return False
    said = clause.words if Part.CHECKED in clause.parts else clause.words[at:]
    return any(one.part == Part.UNKNOWN and not one.word.isascii() for one in said)
