"""An answer read to its last character: what is right, wrong, harmless, and not understood.

Source: issue 14, what is not understood is told: no answer is a fault because nobody knows what it
says. `read` says what the whole amounts to, and shares the answer out among the four; what it takes
for right is `outcome_words`, what it takes for wrong names an item or a kind of `anomaly.kinds`.
"""

import re
from collections.abc import Sequence

from tongzhi_cli.anomaly.answer_words import Part, likely_right
from tongzhi_cli.anomaly.beside_words import COULD_NOT
from tongzhi_cli.anomaly.by_values import contrasted
from tongzhi_cli.anomaly.clause import (
    Clause,
    asks_whether,
    contradicts_itself,
    denied_too,
    divided,
    is_beside,
    is_left_open,
    is_outcry,
    may_be_no_fault,
    may_name_somebody,
)
from tongzhi_cli.anomaly.kinds import Kind
from tongzhi_cli.anomaly.lists.denied import TURNED
from tongzhi_cli.anomaly.lists.denied_words import words_of
from tongzhi_cli.anomaly.matching import faults_in
from tongzhi_cli.anomaly.outcome_words import says_all_right
from tongzhi_cli.anomaly.row_words import no_answer
from tongzhi_cli.anomaly.tokens import tokens
from tongzhi_cli.anomaly.told.absent import (
    has_not_looked,
    names_what_is_locked,
    seems_gone,
)
from tongzhi_cli.anomaly.told.asides import without_asides
from tongzhi_cli.anomaly.told.context import by_what_stands_beside
from tongzhi_cli.anomaly.told.elsewhere import named_elsewhere
from tongzhi_cli.anomaly.told.last_word import last_word
from tongzhi_cli.anomaly.told.looks import disliked_photo, is_of_all
from tongzhi_cli.anomaly.told.shut import comes_again
from tongzhi_cli.anomaly.verdict import (
    UNSURE,
    Reading,
    Sense,
    Span,
    Verdict,
    corrected,
    for_right,
    is_still_wrong,
    is_turned,
    shared_out,
)
from tongzhi_cli.model.words import QUALITY

#: So much may stand in a clause beside an item of which the catalogue has no kind.
_SHORT = 8
_KIND_OF_RECORD = "个人信息"
_LOOKED_ONLY = "只说看过，没说结果"
_LOGIN = "学信网账号、密码"
_STANDING, _DISLIKED = "学籍状态", "照片不满意"
#: That a record has not followed what happened: 降级后年级没改.
_NOT_FOLLOWED = words_of("没改、没更新、未更新、没变、未改、没跟着、两条、两个、多条、重复")
#: Who could not look has found no fault of the record, be it by their own account: 账号被锁了.
_NO_WAY_IN = (Verdict.UNCLEAR, "没登上学信网，没看成", "")
#: Who has not looked yet; their words are told.
_UNSEEN = (Verdict.UNSEEN, "", "")
_SEEMS_GONE = "像是不参加，不是学信网上的错"

#: What keeps an answer from saying that all is right.
_NOT_ALL_RIGHT = frozenset("?mOoQCAylXTZMDEWV")
#: What may be said of the record as a whole without saying what is wrong.
_UNNAMED = "[UWHBhJSKNPLRTXoylFO]*"


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
    if why := no_answer(text):
        spans = (Span(Sense.HARMLESS, text),) if text else ()
        return Reading(Verdict.UNSEEN, spans, why)
    return _Reader(text, who, fields, own, ok).reading()


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
        self._tokens = without_asides(by_what_stands_beside(tokens(text, who, ok, fields)))
        self._clauses = list(divided(self._tokens, own))
        self._parts = "".join(one.parts for one in self._clauses)
        #: Whether what is not understood counts for nothing: it is of what is over.
        self._is_over = False

    # --- the whole ----------------------------------------------------------------------------

    def reading(self) -> Reading:
        verdict, hint, likely = self._verdict()
        if verdict is Verdict.RIGHT and self._is_in_doubt():
            verdict, likely = Verdict.UNCLEAR, "无误"
        if verdict is Verdict.UNCLEAR and seems_gone(self._text, self._clauses):
            hint, likely = _SEEMS_GONE, ""
        if verdict is Verdict.UNSEEN:
            hint = f"写着“{self._text}”"
        return Reading(
            verdict,
            shared_out(self._text, self._tokens, self._clauses, verdict),
            hint,
            likely,
            hint == _LOOKED_ONLY,
            tuple(self._clauses),
        )

    def _is_in_doubt(self) -> bool:
        """Whether something is not understood, but of what was wrong and is right now."""
        return not self._is_over and any(
            not UNSURE.isdisjoint(one.parts) and not one.wrong for one in self._clauses
        )

    def _has(self, part: str) -> bool:
        return any(part in one.parts for one in self._clauses)

    def _verdict(self) -> tuple[Verdict, str, str]:
        differs = contrasted(self._tokens)
        is_open = differs or any(one.asked for one in self._clauses)
        if says_all_right(self._text) and not is_open:
            self._is_over = True
            return Verdict.RIGHT, "", ""
        if differs:
            for one in self._clauses:  # 学制：4（我们专业是5年制）
                one.wrong |= Part.VALUE in one.parts or "h" in one.parts.partition("I")[2]
        if any(one.right and "R" in one.parts for one in self._clauses):
            for one in self._clauses:  # 照片，其他无误
                one.wrong |= re.fullmatch("[HJh]*I[HJIh]*", one.parts) is not None and not any(
                    each.word in QUALITY or each.word.startswith(TURNED) for each in one.words
                )
        if likely := likely_right(self._text):
            return Verdict.UNCLEAR, f"像是“{likely}”", likely
        if comes_again(self._clauses, self._tokens):
            return _UNSEEN
        wrong = [one for one in self._clauses if one.wrong]
        if not wrong and self._all_right():
            return Verdict.RIGHT, "", ""
        if (now := last_word(self._clauses, self._own)) is not None:
            self._is_over = now[0] is Verdict.RIGHT
            return now
        if wrong and (now := corrected(self._clauses, self._tokens)) is not None:
            return now
        if wrong:
            return self._fault(wrong)
        is_right = any(one.right and is_of_all(one.words) for one in self._clauses)
        if not is_right and [one.name for one in faults_in(self._text, self._own)] == [_LOGIN]:
            return _NO_WAY_IN
        if has_not_looked(self._text, self._clauses):
            return _UNSEEN
        if any(not UNSURE.isdisjoint(one.parts) for one in self._clauses):
            right = any(one.right for one in self._clauses)
            return Verdict.UNCLEAR, "", "无误" if right else ""
        if any(one.word in COULD_NOT.split("、") for one in self._tokens):
            return Verdict.UNCLEAR, "没看成", ""
        if self._has(Part.UNSEEN) or any(one.unseen for one in self._clauses):
            if any(one.right for one in self._clauses) or self._has(Part.CHANGES):
                return Verdict.UNCLEAR, "只看了一部分", ""
            return _UNSEEN
        if re.fullmatch("[HBhJNo]*[ly][HBhJNlyo]*", self._parts):
            return _UNSEEN
        return Verdict.UNCLEAR, *self._open()

    def _open(self) -> tuple[str, str]:
        """Why nothing is said of how it is, and what it may be."""
        right = any(one.right for one in self._clauses)
        likely = "无误" if right else ""
        if any(one.asked for one in self._clauses):
            return "是一句问话", likely
        if self._has(Part.CHANGES) and not self._has(Part.ROUGHLY):
            return "要看别处写了什么", ""
        if any(map(self._has, (Part.OPEN, Part.ROUGHLY, Part.PARTLY, *(Part.NOW * right)))):
            return "说得不肯定", likely
        if self._looked():
            return _LOOKED_ONLY, ""
        return "看不出有没有问题", likely

    def _looked(self) -> bool:
        told = self._parts
        return re.fullmatch("[KLHBhJSNPUI]*", told) is not None and ("K" in told or "L" in told)

    def _all_right(self) -> bool:
        """Whether it says 无误 and nothing beside it that counts."""
        parts = self._parts
        if "G" not in parts or not _NOT_ALL_RIGHT.isdisjoint(parts):
            return False
        if any(one.asked for one in self._clauses):
            return False
        if "P" in parts and set("KNFL").isdisjoint(parts):
            return False
        good = any(one.part == Part.GOOD and one.word not in QUALITY for one in self._tokens)
        said = ("无误" if good and one.word in QUALITY else for_right(one) for one in self._tokens)
        return says_all_right("".join(said))

    def _fault(self, wrong: list[Clause]) -> tuple[Verdict, str, str]:
        if is_turned(self._clauses, wrong) or may_be_no_fault(self._clauses, wrong):
            return Verdict.UNCLEAR, "看不出是不是真的有误", ""
        if any(map(contradicts_itself, wrong)):
            return Verdict.UNCLEAR, "又说无误，又说有误", ""
        if any(map(asks_whether, self._clauses)):
            return Verdict.UNCLEAR, "问的是这样算不算有误", ""
        if why := named_elsewhere(self._text, self._clauses) or denied_too(self._text, wrong):
            return Verdict.UNCLEAR, why, ""
        kinds = [one.name for one in faults_in(self._text, self._own)]
        disliked = kinds == [_DISLIKED] and all(
            [kind.name for kind in faults_in(one.said, self._own)] == kinds for one in wrong
        )
        if disliked and (opinion := disliked_photo(self._text, self._clauses)):
            return opinion
        if kinds == [_LOGIN]:
            return _NO_WAY_IN
        sure = [
            one
            for one in wrong
            if not (one.asked or Part.OPEN in one.parts) or is_outcry(self._clauses, one)
        ]
        unsure = len(sure) < len(wrong) and not self._names(sure)
        if unsure or is_left_open(self._clauses):
            return Verdict.UNCLEAR, "说得不肯定", ""
        if self._has(Part.FIXED) and not is_still_wrong(self._clauses):
            return Verdict.UNCLEAR, "像是已经改过了，没说现在是否无误", "无误"
        unseen = any(
            one.unseen and not one.wrong and Part.BEFORE not in one.parts for one in self._clauses
        )
        if unseen and not names_what_is_locked(self._text):
            return Verdict.UNCLEAR, "只看了一部分", ""
        if self._only_shown(wrong):
            return Verdict.UNCLEAR, "又说无误，又说显示的是什么", ""
        gone = kinds == [_STANDING] and not any(word in self._text for word in _NOT_FOLLOWED)
        if gone and not self._has(Part.SHOWN) and _STANDING not in self._text:
            return Verdict.UNCLEAR, _SEEMS_GONE, ""
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
            if plain:
                return Verdict.UNNAMED, "", ""
            parts = "".join(one.parts for one in wrong)
            is_unknown = "?" in parts and not re.search("[VEDZ]", parts)  # 信息有误：住址变了
            return (
                (Verdict.UNCLEAR, "看不出是哪一项", "") if is_unknown else (Verdict.FAULT, "", "")
            )
        if not kinds and not items:
            parts = "".join(one.parts for one in wrong)
            if "G" in self._parts and re.fullmatch("[GWHJ]*", self._parts):
                return Verdict.UNCLEAR, "又说无误，又说有误", ""
            if not re.search("[?VE]|D[HBS]*h", parts):
                return Verdict.UNNAMED, "", ""
            return Verdict.UNCLEAR, "看不出是哪一项", ""
        for one in self._clauses:
            is_odd = not one.wrong and "?" in one.parts and may_name_somebody(one)
            if is_odd and "姓名" not in kinds:
                return Verdict.UNCLEAR, "", ""
        for one in told:
            one.wrong = True  # 照片，显示问号: what names the item is of the fault
        return Verdict.FAULT, "", ""

    def _names(self, sure: list[Clause]) -> bool:
        """Whether the clauses that are not in doubt name a fault by themselves."""
        told = [one for one in sure if not set("WZMXE").isdisjoint(one.parts)]
        return bool(told) and bool(faults_in("，".join(one.said for one in told), self._own))

    def _only_shown(self, wrong: list[Clause]) -> bool:
        """Whether it says what is shown, once, and that it is right: 显示彝族，无误.

        What is right of other items, 姓名没问题，专业写成会计, says nothing of that.
        """
        right = any(
            one.right and {"R", "P"}.isdisjoint(one.parts) and not is_beside(one, wrong)
            for one in self._clauses
        )
        values = {one.word for one in self._tokens if one.part == Part.VALUE}
        plain = all("D" in one.parts and set("WEMZX").isdisjoint(one.parts) for one in wrong)
        return right and plain and len(values) == 1

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
