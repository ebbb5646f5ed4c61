"""The words of an answer, one behind the other: no character is left out.

A word is the longest of `answer_words.WORDS` that begins where the last one ended, so reading stays
linear; what none of them is counts as not understood, character by character.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from tongzhi_cli.anomaly.answer_words import LONGEST, Part, words
from tongzhi_cli.anomaly.lists.as_one import asides_in, classes_in, dictated_in, with_name
from tongzhi_cli.anomaly.lists.cards import cards_in
from tongzhi_cli.anomaly.lists.denied import admitted_in, denials_in, not_happened_in
from tongzhi_cli.anomaly.lists.matters import matters_in
from tongzhi_cli.anomaly.lists.remarks import remarks_in
from tongzhi_cli.anomaly.lists.taken_back import perhaps_taken_back, taken_back_until
from tongzhi_cli.anomaly.outcome_words import TICKS, is_decoration, says_all_right
from tongzhi_cli.model.person_name import spread_in
from tongzhi_cli.model.traditional import simplified
from tongzhi_cli.named_tuple import NamedTuple

#: White space, brackets and quotes do not end what is said of one thing: 照片（学历）没有.
_SOFT = frozenset("— \t\u3000\xa0“”\"「」『』‘’'《》【】[]()（）<>〈〉·:：_*#~～.")
#: What begins a clause of its own: 照片丑死了但没错.
BUT = frozenset(("但", "但是", "不过", "可是", "然而"))
#: So far behind one of these it is looked for what is right.
_NEAR = 12


class Token(NamedTuple):
    """A word of a text, from *start* to *end*, and what it does (*part*)."""

    start: int
    end: int
    part: str
    word: str
    soft: bool = False


def one_to_one(text: str) -> str:
    """*text* half-width, simplified, in lower case, character for character.

    >>> one_to_one("ＯＫ，資料無誤")
    'ok,资料无误'
    """
    if not text.isascii():
        text = simplified(text)
        text = "".join(_one(c) for c in text)
    return text.lower() if len(text.lower()) == len(text) else text


def _one(c: str) -> str:
    if "\u4e00" <= c < "\ua000":
        return c
    same = unicodedata.normalize("NFKC", c)
    return same if len(same) == 1 else c


def tokens(
    text: str, who: Sequence[str] = (), ok: Sequence[str] = (), fields: Sequence[str] = ()
) -> list[Token]:
    """The words of *text*; *who* are the student's own name, 学号 and class, *ok* say 无误.

    *fields* are items of the record that the notice names.

    >>> [f"{one.word}{one.part}" for one in tokens("照片没有问题，猫")]
    ['照片I', '没有问题G', ',,', '猫?']
    >>> [one.part for one in tokens("12. 李四 无误", ["李四"]) if not one.soft]
    ['h', 'h', 'G']
    """
    plain = one_to_one(text)
    told = [(spread_in(text, one), Part.ASIDE) for one in who if one]
    told += [(one, Part.GOOD) for one in ok if len(one) > 1]
    told += [(one, Part.ITEM) for one in fields if one not in words()]
    known = _known(plain, told)
    found: list[Token] = []
    at = 0
    while at < len(plain):
        if at in known:
            end, part = known[at]
        else:
            end, part = _word_at(plain, at)
            clash = next((start for start in range(at + 1, end) if start in known), None)
            if clash is not None and known[clash][1] is not Part.GOOD:
                end, part = clash, (part if clash - at == end - at else Part.UNKNOWN)
        c = plain[at:end]
        soft = end - at == 1 and part == Part.DIVIDES and text[at] in _SOFT
        found.append(Token(at, end, part, c, soft))
        at = end
    return found


def _known(plain: str, told: Iterable[tuple[str, str]]) -> dict[int, tuple[int, str]]:
    """What is found as a whole, by where it begins: what is *told*, dates, what denies a fault."""
    found: dict[int, tuple[int, str]] = {}
    taken = 0
    spans: list[tuple[int, int, str]] = []
    if end := taken_back_until(plain, says_all_right):
        spans.append((0, end, Part.ASIDE))
    spans += [(*one, Part.CHANGES) for one in perhaps_taken_back(plain, says_all_right)]
    for whole, part in told:
        one = one_to_one(whole)
        at = plain.find(one)
        while at >= 0:
            spans.append((at, at + len(one), part))
            at = plain.find(one, at + len(one))
    for whole, part in told:
        if part == Part.ASIDE and not whole.isascii() and whole in plain:
            spans += [(*one, Part.ASIDE) for one in with_name(plain, one_to_one(whole))]
    spans += [(*one, Part.VALUE) for one in classes_in(plain)]
    spans += [(*one, Part.OPEN) for one in dictated_in(plain)]
    spans += [(*one, Part.ASIDE) for one in (*asides_in(plain), *cards_in(plain))]
    denials = dict(denials_in(plain))
    spans += [  # 没错儿, 没毛病儿
        (start, end + (plain[end : end + 1] == "儿"), Part.GOOD) for start, end in denials.items()
    ]
    spans += [  # 暂无异常: of 暂无 and 暂未 the first is a word of its own
        (at, at + 1, Part.ROUGHLY) for at, c in enumerate(plain[:-1])
        if c == "暂" and (at + 1 in denials or _word_at(plain, at + 1)[1] == Part.GOOD)
    ]  # fmt: skip
    spans += [(start, end, Part.ASIDE) for start, end in not_happened_in(plain)]
    spans += [(start, end, Part.ASIDE) for start, end in (*remarks_in(plain), *matters_in(plain))]
    spans += [(start, end, Part.WRONG) for start, end in admitted_in(plain)]
    for start, end, part in sorted(spans, key=lambda one: (one[0], -one[1])):
        if start >= taken:
            found[start] = (end, part)
            taken = end
    return found


def _word_at(plain: str, at: int) -> tuple[int, str]:
    c = plain[at]
    if c.isascii() and c.isalnum():
        return _latin_at(plain, at)
    table = words()
    for size in range(min(LONGEST, len(plain) - at), 0, -1):
        part = table.get(plain[at : at + size])
        if part is not None and not (part == Part.HARMLESS and _ends_in_not(plain, at, at + size)):
            return at + size, part
    if c not in TICKS and is_decoration(c):
        return at + 1, Part.DIVIDES
    return at + 1, Part.UNKNOWN


def _ends_in_not(plain: str, at: int, end: int) -> bool:
    """Whether the 不 that a word ends in is of what follows: 哦不对, and not 哦不，无误."""
    if end - at < 2 or plain[end - 1] != "不":
        return False
    table = words()
    return any(plain[end - 1 : end + more] in table for more in range(1, LONGEST))


def _latin_at(plain: str, at: int) -> tuple[int, str]:
    """A number or an English word, two or three of them where they are one: should be."""
    table = words()
    if plain[at].isdigit():
        for size in range(min(LONGEST, len(plain) - at), 1, -1):
            part = table.get(plain[at : at + size])
            if part is not None:
                return at + size, part
        end = at
        while end < len(plain) and plain[end].isascii() and plain[end].isalnum():
            end += 1
        return end, Part.ASIDE if end - at <= 4 and plain[at:end].isdigit() else Part.UNKNOWN
    for size in range(min(LONGEST + 8, len(plain) - at), 1, -1):  # shen份证
        one = plain[at : at + size]
        if one in table and not one.isascii():
            return at + size, table[one]
    ends = list(_word_ends(plain, at))
    for end in reversed(ends):
        part = table.get(plain[at:end].replace(" ", ""))
        if part is not None:
            return end, part
    return ends[0], Part.UNKNOWN


def _word_ends(plain: str, at: int) -> Iterator[int]:
    for _ in range(3):
        while at < len(plain) and (
            (plain[at].isascii() and plain[at].isalpha()) or plain[at] in "'’"
        ):
            at += 1
        yield at
        if at + 1 >= len(plain) or plain[at] != " " or not plain[at + 1].isascii():
            return
        at += 1


def begins_what_is_right(words: Sequence[Token], at: int) -> bool:
    """Whether the word *at* is 但 or the like, and what follows it is right: 丑死了但没错."""
    if words[at].word not in BUT:
        return False
    for one in words[at + 1 : at + 1 + _NEAR]:
        if one.part == Part.GOOD:
            return True
        if one.part == Part.DIVIDES and not one.soft:
            return False
    return False
