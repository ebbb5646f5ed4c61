"""What an answer may say (`anomaly.reading`), and what it says where something was put right."""

import re
from collections.abc import Sequence
from enum import StrEnum

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.beside_words import AS_OTHERS
from tongzhi_cli.anomaly.clause import Clause
from tongzhi_cli.anomaly.outcome_words import KINDS as OF_RIGHT
from tongzhi_cli.anomaly.tokens import Token
from tongzhi_cli.named_tuple import NamedTuple


class Sense(StrEnum):
    """What a piece of an answer is."""

    RIGHT = "right"
    WRONG = "wrong"
    HARMLESS = "harmless"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """What an answer says as a whole."""

    RIGHT = "right"
    FAULT = "fault"
    UNNAMED = "unnamed"  # that something is wrong, and not what
    UNSEEN = "unseen"  # that nobody has looked
    UNCLEAR = "unclear"


class Span(NamedTuple):
    """A piece of an answer and its *sense*."""

    sense: Sense
    text: str


class Reading(NamedTuple):
    """What an answer says: the *verdict*, the *spans* it is made of, a *hint* at what is unclear.

    *likely* is what was probably meant, "" if nothing suggests itself; *looked* if it tells that
    somebody looked, and not what they saw; *clauses* are what it was read by.
    """

    verdict: Verdict
    spans: tuple[Span, ...]
    hint: str = ""
    likely: str = ""
    looked: bool = False
    clauses: tuple[Clause, ...] = ()

    @property
    def unknown(self) -> str:
        """What was not understood."""
        return " ".join(one.text for one in self.spans if one.sense is Sense.UNKNOWN)


_STILL = ("还是", "仍", "依然", "依旧", "没变", "没有变", "还没", "又", "没改过来", "没更新")
#: What was put right elsewhere than on 学信网.
_AT_HOME = ("户口", "身份证", "派出所", "公安", "户籍")
_MAY_BE = (Verdict.UNCLEAR, "像是已经改好了，没说现在是否无误", "无误")


def corrected(clauses: Sequence[Clause], words: Sequence[Token]) -> tuple[Verdict, str, str] | None:
    """之前有误，现在无误: what was wrong is right now, or may be; None for any other fault."""
    told = "".join(one.parts for one in clauses)
    if set("NF").isdisjoint(told) or Part.CHANGES in told or is_still_wrong(clauses):
        return None
    found = re.fullmatch("([^GNF]*)([NF].*)", told)
    if not found:
        return _told_behind(clauses)
    was, now = found.groups()
    if (
        "R" in was
        or any(mark in now for mark in "WDEMZXAy")
        or not ("W" in was or "P" in was or "F" in now)
    ):
        return None
    if "G" not in now:
        return _MAY_BE if "F" in now else None
    if re.search("[OoQlT]", told) or "?" in now or any(one.asked for one in clauses):
        return Verdict.UNCLEAR, "说得不肯定", "无误"
    first = next((one.start for one in words if one.part in {Part.NOW, Part.FIXED}), 0)
    items = [one for one in words if one.part == Part.ITEM]
    before = {one.word for one in items if one.start < first}
    behind = {one.word for one in items if one.start >= first}
    return None if behind and before - behind else (Verdict.RIGHT, "", "")


def _told_behind(clauses: Sequence[Clause]) -> tuple[Verdict, str, str] | None:
    """无误。原来班级有错，已更正: what was wrong and is put right may stand behind."""
    was = [one for one in clauses if one.wrong]
    is_over = all(Part.BEFORE in one.parts and Part.FIXED in one.parts for one in was)
    right = any(one.right for one in clauses)
    return (Verdict.RIGHT, "", "") if is_over and right else None


def is_still_wrong(clauses: Sequence[Clause]) -> bool:
    """Whether something is wrong though something was put right: 姓名改好了，民族还是错的."""
    fixed = [one for one in clauses if Part.FIXED in one.parts]
    now = [one for one in clauses if one.wrong and Part.FIXED not in one.parts]
    if any(_is_not_mended(one) for one in clauses):
        return True
    if not fixed or not now:
        return False
    if all(any(word in one.said for word in _AT_HOME) for one in fixed):
        return True  # 户口本已改, 学信网 has not
    if now[0].words[0].start > fixed[-1].words[-1].start and not any(
        each.part == Part.ITEM and each.word != "密码" for one in fixed for each in one.words
    ):
        return any(each.part == Part.ITEM for one in now for each in one.words)
    last = now[-1]
    is_behind = last.words[-1].start > fixed[0].words[0].start
    if is_behind and any(word in last.said for word in _STILL):
        return True
    mended, own = (
        {each.word for one in some for each in one.words if each.part == Part.ITEM}
        for some in (fixed, now)
    )
    return bool(mended and own - mended)


def _is_not_mended(clause: Clause) -> bool:
    """Whether one breath says that something was put right, and is wrong all the same."""
    if not clause.wrong:
        return False
    fixed = [one.start for one in clause.words if one.part == Part.FIXED]
    still = max(
        (clause.said.rfind(word) for word in (*_STILL, "没有改", "没改", "没换")), default=-1
    )
    return bool(fixed) and still > fixed[0] - clause.words[0].start


def is_turned(clauses: Sequence[Clause], wrong: Sequence[Clause]) -> bool:
    """Whether what is wrong is so only if; a teacher who says so is none."""
    turned = [one for one in clauses if Part.CHANGES in one.parts and Part.REST not in one.parts]
    sure = Part.CHANGES not in wrong[-1].parts
    if (
        sure
        and "I" in wrong[-1].parts
        and all(
            each.word in AS_OTHERS
            for one in turned
            for each in one.words
            if each.part == Part.CHANGES
        )
    ):
        return False  # 跟楼上一样，没有照片
    last = wrong[-1].words[0].start
    said = all(
        each.word in {"老师说", "说是", "说"}
        or (each.word.startswith(("看错", "我看错", "记错")) and each.start < last)
        for one in turned
        for each in one.words
        if each.part == Part.CHANGES
    )
    return bool(turned) and not (sure and said)


def for_right(one: Token) -> str:
    """A word as `says_all_right` has to see it: what says nothing of the record is a mark."""
    if one.part == Part.ASIDE:
        return "，"
    if one.part == Part.GOOD and (one.word not in OF_RIGHT or one.word == "对"):
        return "无误"
    if one.part in {Part.ITEM, Part.RECORD} and one.word not in OF_RIGHT:
        return "姓名"
    if (
        one.part in {Part.GOOD, Part.ITEM, Part.RECORD, Part.DIVIDES, Part.IS}
        or one.word in OF_RIGHT
    ):
        return one.word
    return "，"


#: What nobody knows, and what is likely to be a word for 无误.
UNSURE = frozenset((Part.UNKNOWN, Part.MEANT))


def shared_out(
    text: str, words: Sequence[Token], clauses: Sequence[Clause], verdict: Verdict
) -> tuple[Span, ...]:
    """The pieces of *text*, each of one sense: no character is in two of them or in none."""
    of_clause = {word.start: one for one in clauses for word in one.words}
    spans: list[Span] = []
    for one in words:
        sense = _sense(one, of_clause.get(one.start), verdict)
        piece = text[one.start : one.end]
        if spans and spans[-1].sense is sense:
            spans[-1] = Span(sense, spans[-1].text + piece)
        else:
            spans.append(Span(sense, piece))
    return tuple(spans)


def _sense(one: Token, clause: Clause | None, verdict: Verdict) -> Sense:
    if clause is None:
        return Sense.HARMLESS
    if clause.wrong and verdict is not Verdict.RIGHT:
        return Sense.RIGHT if one.part == Part.GOOD else Sense.WRONG
    if clause.wrong:  # what was so, and is no more
        return Sense.HARMLESS
    if one.part in UNSURE:
        return Sense.HARMLESS if verdict is Verdict.RIGHT else Sense.UNKNOWN
    if clause.right and one.part in {Part.GOOD, Part.ITEM, Part.RECORD, Part.JOINS, Part.REST}:
        return Sense.RIGHT
    return Sense.HARMLESS
