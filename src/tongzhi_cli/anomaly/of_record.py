"""Whether a clause is of a record at all, or of whom and what a class speaks of besides."""

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.clause import Clause
from tongzhi_cli.anomaly.items.record_items import ITEM_OF
from tongzhi_cli.anomaly.matching import faults_in
from tongzhi_cli.model.words import LOOKS

#: What turns or leaves open what stands beside it, whatever it is of.
_TURNS = frozenset((
    Part.SHOULD, Part.IS_NOT, Part.EXCEPT, Part.PARTLY, Part.OPEN, Part.ROUGHLY, Part.ASKS,
    Part.ASKS_WHAT_TO_DO, Part.CHANGES, Part.UNSEEN,
))  # fmt: skip
#: That somebody will, or has not, done one of these, or it is of the record as a whole: 等下再看,
#: 未核对, 学籍待处理, and not 未交材料费.
_LATER = frozenset((Part.NOT_YET, Part.LATER, Part.NOT))
_LOOKS = (*LOOKS, "登", "学籍", "学历", "个人信息", "本人信息")


def is_of_the_record(clause: Clause) -> bool:
    """Whether a clause says something of how a record is, or of who has looked at it."""
    return (
        clause.asked
        or not _TURNS.isdisjoint(clause.parts)
        or _is_wrong(clause)
        or _tells_of_an_item(clause)
        or (not _LATER.isdisjoint(clause.parts) and any(look in clause.said for look in _LOOKS))
    )


def _is_wrong(clause: Clause) -> bool:
    """Whether it has a word for what is wrong, but where lists tell somebody comes from: 参军."""
    wrong = [one.word for one in clause.words if one.part == Part.WRONG]
    if not wrong:
        return False
    return any([one.name for one in faults_in(word, ())] != ["学籍状态"] for word in wrong)


def _tells_of_an_item(clause: Clause) -> bool:
    """Whether it says something unknown of an item; a number behind that is its value."""
    at = next((n for n, one in enumerate(clause.words) if one.word in ITEM_OF), None)
    if at is None:
        return False
    said = clause.words if Part.CHECKED in clause.parts else clause.words[at:]
    return any(one.part == Part.UNKNOWN and not one.word.isascii() for one in said)
