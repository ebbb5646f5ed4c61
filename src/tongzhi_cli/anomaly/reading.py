"""An answer read to its last character: what is right, wrong, harmless, and not understood.

Source: issue 14, what is not understood is told: no answer is a fault because nobody knows what it
says. `read` says what the whole amounts to, and shares the answer out among the four; what it takes
for right is `outcome_words`, what it takes for wrong names an item or a kind of `anomaly.kinds`.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.beside_words import COULD_NOT
from tongzhi_cli.anomaly.clause import (
    Clause,
    by_what_stands_beside,
    divided,
    is_name,
    is_of_another,
)
from tongzhi_cli.anomaly.kinds import Kind
from tongzhi_cli.anomaly.likely import likely_right
from tongzhi_cli.anomaly.matching import faults_in
from tongzhi_cli.anomaly.outcome_words import KINDS as OF_RIGHT
from tongzhi_cli.anomaly.outcome_words import denials_in, says_all_right
from tongzhi_cli.anomaly.tokens import Token, tokens


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
    somebody looked, and not what they saw.
    """

    verdict: Verdict
    spans: tuple[Span, ...]
    hint: str = ""
    likely: str = ""
    looked: bool = False

    @property
    def unknown(self) -> str:
        """What was not understood."""
        return " ".join(one.text for one in self.spans if one.sense is Sense.UNKNOWN)


#: Names that programs give to files, and files by their ending.
_FILE = (
    r".*\.(?:png|jpe?g|gif|bmp|webp|heic|tiff?|docx?|xlsx?|pptx?|pdf|zip|rar|7z|mp4|mov|txt|wps|et|csv)[)）\]】]?\s*|"
    r"(?:img|image|dsc|pic|photo|screenshot|mmexport|wx_camera|qq图片|qq截图|微信图片|微信截图|屏幕截图|截图|截屏|扫描件?)"
    r"[ _-]?[(（]?[0-9][0-9_ ().（）-]*|https?://\S*|www\.\S*"
)
#: The choices of a form as it was printed, none of them ticked.
_PRINTED = (
    r"(?:照片|信息|校对|核对)?[（(\s□○☐]*(?:无误|正确|没问题|没有问题|无异常|正常|一致|属实|是|相符|无问题)[\s□○☐/／\\|｜、（()）或_]*"
    r"(?:有误|错误|不正确|有问题|异常|有异常|不一致|不属实|否|不符|不相符)[\s□○☐（()）_]*|"
    r"[（(\s□○☐]*(?:有误|错误|不正确|有问题|异常|有异常)[\s□○☐/／\\|｜、（()）或_]*"
    r"(?:无误|正确|没问题|没有问题|无异常|正常|无问题)[\s□○☐（()）_]*"
)
_OF_FILE = frozenset("0123456789.:")
_OF_PRINTED, _OF_RIGHT_CHOICES = frozenset(_PRINTED), frozenset("无正没一属是相")
#: So much may stand in a clause beside an item of which the catalogue has no kind.
_SHORT = 8
_KIND_OF_RECORD = "个人信息"
_LOOKED_ONLY = "只说看过，没说结果"
_LOGIN = "学信网账号、密码"

#: What keeps an answer from saying that all is right.
_NOT_ALL_RIGHT = frozenset("?OoQCAylXTZMDEWV")
#: What may be said of the record as a whole without saying what is wrong.
_UNNAMED = "[UWHBhJSKNPLRTXo]*"


def read(
    text: str,
    who: Sequence[str] = (),
    fields: Sequence[str] = (),
    own: tuple[Kind, ...] = (),
    ok: Sequence[str] = (),
) -> Reading:
    """What *text* says; *who* are the student's own name, 学号 and class.

    *fields* are the items of the notice's record, *own* its kinds of fault, *ok* its words for
    无误. No character of *text* is in two spans or in none.

    >>> [(one.sense.value, one.text) for one in read("照片没问题，民族错了。谢谢").spans]
    [('right', '照片没问题'), ('harmless', '，'), ('wrong', '民族错了'), ('harmless', '。谢谢')]
    >>> read("有只猫").verdict, read("有只猫").unknown
    (<Verdict.UNCLEAR: 'unclear'>, '猫')
    """
    if any(c in _OF_FILE for c in text) and re.fullmatch(_FILE, text.strip(), re.IGNORECASE):
        return _no_answer(text, "只是文件名")
    if _may_be_printed(text) and re.fullmatch(_PRINTED, text.strip()):
        return _no_answer(text, "还是印好的选项，没有选")
    return _Reader(text, who, fields, own, ok).reading()


def _may_be_printed(text: str) -> bool:
    """A cheap look, as the pattern is costly to set up."""
    return not _OF_RIGHT_CHOICES.isdisjoint(text) and _OF_PRINTED.issuperset("".join(text.split()))


def _no_answer(text: str, hint: str) -> Reading:
    return Reading(Verdict.UNSEEN, (Span(Sense.HARMLESS, text),) if text else (), hint)


class _Reader:
    """One answer while it is read."""

    def __init__(
        self,
        text: str,
        who: Sequence[str],
        fields: Sequence[str],
        own: tuple[Kind, ...],
        ok: Sequence[str],
    ) -> None:
        self._text = text
        self._own = own
        self._tokens = by_what_stands_beside(tokens(text, who, ok, fields))
        self._clauses = list(divided(self._tokens, own))

    # --- the whole ----------------------------------------------------------------------------

    def reading(self) -> Reading:
        verdict, hint, likely = self._verdict()
        looked = hint == _LOOKED_ONLY
        return Reading(verdict, self._spans(verdict), hint, likely, looked)

    def _has(self, part: str) -> bool:
        return any(part in one.parts for one in self._clauses)

    def _verdict(self) -> tuple[Verdict, str, str]:
        if says_all_right(self._text) and not any(one.asked for one in self._clauses):
            return Verdict.RIGHT, "", ""
        if any(one.right and "R" in one.parts for one in self._clauses):
            for one in self._clauses:  # 照片，其他无误
                one.wrong |= re.fullmatch("[HJ]*I[HJI]*", one.parts) is not None
        if likely := likely_right(self._text):
            return Verdict.UNCLEAR, f"像是“{likely}”", likely
        wrong = [one for one in self._clauses if one.wrong]
        if not wrong and self._all_right():
            return Verdict.RIGHT, "", ""
        if wrong and (corrected := self._corrected()) is not None:
            return corrected
        if wrong:
            return self._fault(wrong)
        if [one.name for one in faults_in(self._text, self._own)] == [_LOGIN]:
            return Verdict.UNCLEAR, "没登上学信网，没看成", ""
        if any(Part.UNKNOWN in one.parts for one in self._clauses):
            right = any(one.right for one in self._clauses)
            return Verdict.UNCLEAR, "", "无误" if right else ""
        if any(one.word in COULD_NOT.split("、") for one in self._tokens):
            return Verdict.UNCLEAR, "没看成", ""
        if self._has(Part.UNSEEN) or any(one.unseen for one in self._clauses):
            if any(one.right for one in self._clauses) or self._has(Part.CHANGES):
                return Verdict.UNCLEAR, "只看了一部分", ""
            return Verdict.UNSEEN, f"写着“{self._text}”", ""
        told = "".join(one.parts for one in self._clauses)
        if re.fullmatch("[HBhJN]*[ly][HBhJNly]*", told):
            return Verdict.UNSEEN, f"写着“{self._text}”", ""
        return Verdict.UNCLEAR, *self._open()

    def _open(self) -> tuple[str, str]:
        """Why nothing is said of how it is, and what it may be."""
        right = any(one.right for one in self._clauses)
        likely = "无误" if right else ""
        if any(one.asked for one in self._clauses):
            return "是一句问话", likely
        if self._has(Part.CHANGES):
            return "要看别处写了什么", ""
        if self._has(Part.OPEN) or self._has(Part.ROUGHLY) or self._has(Part.PARTLY):
            return "说得不肯定", likely
        if self._looked():
            return _LOOKED_ONLY, ""
        return "看不出有没有问题", likely

    def _looked(self) -> bool:
        told = "".join(one.parts for one in self._clauses)
        return re.fullmatch("[KLHBhJSNPUI]*", told) is not None and ("K" in told or "L" in told)

    def _all_right(self) -> bool:
        """Whether it says 无误 and nothing beside it that counts."""
        parts = "".join(one.parts for one in self._clauses)
        if "G" not in parts or not _NOT_ALL_RIGHT.isdisjoint(parts):
            return False
        if any(one.asked for one in self._clauses):
            return False
        if "P" in parts and set("KNFL").isdisjoint(parts):
            return False
        return says_all_right("".join(map(_for_right, self._tokens)))

    def _corrected(self) -> tuple[Verdict, str, str] | None:
        """之前有误，现在无误: what was wrong is right now, or may be; None for any other fault."""
        told = "".join(one.parts for one in self._clauses)
        if set("NF").isdisjoint(told) or self._has(Part.CHANGES):
            return None
        found = re.fullmatch(r"[^G]*W[^NF]*([NF].*)", told)
        if not found:
            return None
        now = found[1]
        if any(mark in now for mark in "WDEMZXAy"):
            return None
        if "G" not in now:
            return (
                (Verdict.UNCLEAR, "像是已经改好了，没说现在是否无误", "无误")
                if "F" in now
                else None
            )
        if re.search(r"[?OoQlT]", told) or any(one.asked for one in self._clauses):
            return Verdict.UNCLEAR, "说得不肯定", "无误"
        items = [
            {one.word for one in self._tokens if one.part == Part.ITEM and half(one)}
            for half in (self._before_now, lambda one: not self._before_now(one))
        ]
        if items[1] and items[0] - items[1]:
            return None
        return Verdict.RIGHT, "", ""

    def _before_now(self, token: Token) -> bool:
        first = next((one.start for one in self._tokens if one.part in {Part.NOW, Part.FIXED}), 0)
        return token.start < first

    def _fault(self, wrong: list[Clause]) -> tuple[Verdict, str, str]:
        if self._has(Part.CHANGES) or any(map(is_of_another, wrong)):
            return Verdict.UNCLEAR, "看不出是不是真的有误", ""
        if any(one.asked or Part.OPEN in one.parts for one in wrong):
            return Verdict.UNCLEAR, "说得不肯定", ""
        if self._has(Part.FIXED):
            return Verdict.UNCLEAR, "像是已经改过了，没说现在是否无误", "无误"
        if any(one.unseen and not one.wrong for one in self._clauses):
            return Verdict.UNCLEAR, "只看了一部分", ""
        kinds = [one.name for one in faults_in(self._text, self._own)]
        if kinds == [_LOGIN]:
            return Verdict.UNCLEAR, "没登上学信网，没看成", ""
        told = self._about(wrong)
        is_part = len(told) < len(self._clauses) and any("?" in one.parts for one in wrong)
        if is_part and not faults_in("，".join(one.said for one in told), self._own):
            kinds = []  # 食堂有问题，我的专业是会计
        items = any(
            one.part == Part.ITEM and not one.word.isascii()
            for each in told
            if each.parts.count("?") <= _SHORT
            for one in each.words
        )
        if kinds == [_KIND_OF_RECORD] and not items:
            plain = all(re.fullmatch(_UNNAMED, one.parts) for one in wrong)
            return (Verdict.UNNAMED, "", "") if plain else (Verdict.FAULT, "", "")
        if not kinds and not items:
            parts = "".join(one.parts for one in wrong)
            whole = "".join(one.parts for one in self._clauses)
            if "G" in whole and re.fullmatch("[GWHJ]*", whole):
                return Verdict.UNCLEAR, "又说无误，又说有误", ""
            if not re.search("[?VE]|D[HBS]*h", parts):
                return Verdict.UNNAMED, "", ""
            return Verdict.UNCLEAR, "看不出是哪一项", ""
        for one in self._clauses:
            is_odd = not one.wrong and "?" in one.parts and ("G" in one.parts or is_name(one))
            if is_odd and "姓名" not in kinds:
                return Verdict.UNCLEAR, "", ""
        return Verdict.FAULT, "", ""

    def _about(self, wrong: list[Clause]) -> list[Clause]:
        """The clauses that are *wrong*, and those that say of what: 有误，民族."""
        told = []
        for at, one in enumerate(self._clauses):
            behind = self._clauses[at + 1] if at + 1 < len(self._clauses) else None
            if one.wrong:
                told.append(one)
            elif one.parts.startswith("S") and at and self._clauses[at - 1].wrong:
                told.append(one)  # 不是李子默，是李子墨
            elif one.right or "I" not in one.parts:
                continue
            elif set(one.parts) <= set("IHBhJS") or (
                behind is not None
                and behind.wrong
                and "I" not in behind.parts
                and one.parts.count("?") < _SHORT // 2
            ):
                told.append(one)
        return told if wrong else []

    # --- its pieces ---------------------------------------------------------------------------

    def _spans(self, verdict: Verdict) -> tuple[Span, ...]:
        sense_at = [Sense.HARMLESS] * len(self._tokens)
        of_clause = {word.start: one for one in self._clauses for word in one.words}
        for at, one in enumerate(self._tokens):
            sense_at[at] = _sense(one, of_clause.get(one.start), verdict)
        spans: list[Span] = []
        for one, sense in zip(self._tokens, sense_at, strict=True):
            piece = self._text[one.start : one.end]
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
    if one.part == Part.UNKNOWN:
        return Sense.UNKNOWN
    if clause.right and one.part in {Part.GOOD, Part.ITEM, Part.RECORD, Part.JOINS, Part.REST}:
        return Sense.RIGHT
    return Sense.HARMLESS


def _for_right(one: Token) -> str:
    """A word as `says_all_right` has to see it: what says nothing of the record is a mark."""
    if one.part == Part.GOOD and one.word not in OF_RIGHT and not denials_in(one.word):
        return "无误"
    if (
        one.part in {Part.GOOD, Part.ITEM, Part.RECORD, Part.DIVIDES, Part.IS}
        or one.word in OF_RIGHT
    ):
        return one.word
    return "，"
