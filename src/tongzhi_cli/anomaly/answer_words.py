"""The words of an answer that is not plainly 无误: one table, and what each word does in it.

What says that all is right stands in `outcome_words`, which is asked first; what says that
something is wrong in `fault_words`, everything else in `beside_words`. Last, what a word that
nobody wrote on purpose is likely to be (无勿, wuwu): nothing is judged by it, the message that asks
offers it (issue 14).
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

from tongzhi_cli.anomaly import beside_words, fault_words
from tongzhi_cli.anomaly.lists.typed import spelt
from tongzhi_cli.anomaly.outcome_words import KINDS as OF_RIGHT
from tongzhi_cli.anomaly.outcome_words import bare, right_besides
from tongzhi_cli.model.words import CHECK_VERBS, LOOK_VERBS


class Part:
    """What a word does; each has one letter, so that a clause can be looked at as a text.

    Plain letters and no enum: they are joined and looked for, and cost nothing to set up.
    """

    ITEM = "I"  # 姓名, 照片
    RECORD = "U"  # 信息: of which no item is told
    GOOD = "G"
    WRONG = "W"
    SHOWN = "D"  # 显示成, 写成
    SHOULD = "E"  # 应为, →
    VALUE = "V"  # 回族, 女, 本科
    NOT = "Z"  # 没有, 无: of an item it is a fault
    IS_NOT = "M"
    EXCEPT = "X"
    PARTLY = "T"
    OPEN = "O"
    ROUGHLY = "o"  # 基本: leaves open what is right, and not what is wrong
    ASKS = "Q"
    ASKS_WHAT_TO_DO = "q"
    CHANGES = "C"  # 看错了, 如果: turns what stands beside it
    FIXED = "F"  # 已改好
    BEFORE = "P"
    NOW = "N"
    UNSEEN = "A"  # 联系不上
    NOT_YET = "y"  # 没时间: of a check it is one that was not made
    LATER = "l"
    CHECKED = "K"  # 核对
    LOOKED = "L"  # 已完成, 见图
    BESIDE = "B"
    JOINS = "J"
    REST = "R"
    IS = "S"
    HARMLESS = "H"
    ASIDE = "h"  # a date, the student's own name: nothing for the judgement of the whole
    DIVIDES = ","
    UNKNOWN = "?"
    MEANT = "m"  # 没问提: likely to be a word for 无误


#: Parts in order; a word of several lists is what the last of them says.
_LISTS = (
    (Part.HARMLESS, beside_words.HARMLESS),
    (Part.ASIDE, beside_words.TIMES),
    (Part.LOOKED, beside_words.ACKNOWLEDGED),
    (Part.CHECKED, beside_words.DO),
    (Part.LATER, beside_words.LATER),
    (Part.NOT_YET, beside_words.NOT_YET),
    (Part.LOOKED, beside_words.LOOKED),
    (Part.OPEN, beside_words.OPEN),
    (Part.ROUGHLY, beside_words.ROUGHLY),
    (Part.NOW, beside_words.NOW),
    (Part.BEFORE, beside_words.BEFORE),
    (Part.NOT, fault_words.NOT),
    (Part.EXCEPT, beside_words.EXCEPT),
    (Part.PARTLY, beside_words.PARTLY),
    (Part.IS_NOT, "不姓、不系、唔系、不是、并不是、并非、又不是、不为、不叫、不属于、isnot、not"),
    *((Part.VALUE, values) for values in fault_words.VALUES.values()),
    (Part.RECORD, fault_words.RECORDS),
    (Part.ITEM, fault_words.ITEMS),
    (Part.WRONG, fault_words.WRONG),
    (Part.UNSEEN, beside_words.UNSEEN),
    (Part.SHOWN, fault_words.SHOWN),
    (Part.SHOULD, fault_words.SHOULD),
    (Part.FIXED, beside_words.FIXED),
    (Part.CHANGES, beside_words.CHANGES),
    (Part.ASKS, beside_words.ASKS),
    (Part.ASKS_WHAT_TO_DO, beside_words.ASKS_WHAT_TO_DO),
    (Part.IS, "是"),
    (Part.BESIDE, "有"),
)
#: What the letters of `outcome_words` are here.
_SAME = {
    "O": Part.HARMLESS, "B": Part.HARMLESS, "J": Part.JOINS, "R": Part.REST, "I": Part.ITEM,
    "S": Part.IS, "G": Part.GOOD, "?": Part.HARMLESS,
}  # fmt: skip
#: No word is longer, but English ones, which are looked up whole.
LONGEST = 9


@cache
def words() -> dict[str, str]:
    """Every word and its part; most answers are plainly 无误, and none of it is made for them."""
    table = {word: _SAME[kind] for word, kind in OF_RIGHT.items()}
    # it may go on: 照片是我同学, 照片有水印
    for word in ("，", "照片是我", "照片有", "有照片", "照片已有"):
        del table[word]
    table |= dict.fromkeys(right_besides(), Part.GOOD)
    verbs = (*CHECK_VERBS, *LOOK_VERBS)
    table |= dict.fromkeys(verbs, Part.CHECKED)
    for part, listed in _LISTS:
        if part == Part.SHOWN:
            table |= dict.fromkeys(fault_words.made_shown(), part)
        if part == Part.WRONG:
            table |= dict.fromkeys(fault_words.made(), part)
        table |= dict.fromkeys(listed.split("、"), part)
    for verb in verbs:  # 已查 of 已查对过 is no word, and 对 no 无误
        table.setdefault(f"已{verb}", Part.CHECKED)
    for typed, word in spelt().items():
        table.setdefault(typed, table.get(word, Part.GOOD))
    for word in ("一样", "一样的", "一个样", "同款"):
        table.setdefault(word, Part.UNKNOWN)
    for typed in _typed_by_sound():
        table.setdefault(typed, Part.MEANT)
    for typed, word in _MEANT.items():
        if word not in {"无误", "对"} and len(typed) > 1 and typed not in _BY_ITSELF:
            table.setdefault(typed, Part.MEANT)
    return table


# --- misspelt -----------------------------------------------------------------------------------

#: The characters that sound like 无误; typed by sound, one stands for the other.
_WU = frozenset("无勿吴误悟物五午武舞务雾屋乌污巫捂晤毋吾伍侮戊坞呜诬芜梧鹉鹜恶唔兀骛寤焐无")
_TYPED = {
    "无误": "wuwu、wuw、ww、误无、无误误、无无误、无物误、天误、元误、夫误",
    "没问题": "没问提、没文题、没问替、没温题、没问体、美问题、每问题、没有问提、"
    "没毛问题、没问、没问题题、没题、没为题、没问踢、木问提、梅问题、"
    "没间题、没问是、没问颖、没闻题、美文题、莓问题、mwt、myw、mywt",
    "正确": "正缺、整确、正雀、证确、正却、正去、争确、政确、正确确、真确、蒸确、确正、zq",
    "没错": "没措、没搓、没挫、美错、莫错、mc",
    "无异常": "无异长、无一常、无异尝、无疑常、无议常、五异常",
    "对": "队、兑、dui",
    "ok": "0k、oj、ko、okk、欧克、欧了、okey、o了、oki、okok",
    "无问题": "无文题、无问提、无间题、wuwenti",
    "都对": "都队、都兑、全队、嘟对、度对、都怼",
}
#: Of these a part of a sentence may be meant, and not the word (没问老师).
_BY_ITSELF = frozenset((
    "没问", "没题", "没有问提", "0k", "oj", "ko", "okk", "o了", "oki", "队", "兑", "dui", "mwt",
    "myw", "mywt", "mc", "zq",
))  # fmt: skip


def _typed_by_sound() -> Iterator[str]:
    """无误 with one of its characters as another that sounds like it: 信息吴误，照片也对."""
    for wu in _WU - {*"无误恶"}:
        yield from (f"{wu}误", f"无{wu}")


_TYPED["没问题"] += "".join(
    f"、没有{one[1:]}" for one in _TYPED["没问题"].split("、") if one[0] == "没" and len(one) == 3
)
_MEANT = {typed: word for word, typos in _TYPED.items() for typed in typos.split("、")}
_MEANT["👌"] = "ok"
#: What only tells how a picture is drawn: 👌🏻.
_OF_SKIN = dict.fromkeys((*range(0x1F3FB, 0x1F400), 0xFE0F))


def likely_right(text: str) -> str:
    """The word for 无误 that *text* may have been meant to be, "" for any other.

    >>> [likely_right(text) for text in ("无勿", "吴误。", "wú wù", "没问提", "有只猫")]
    ['无误', '无误', '无误', '没问题', '']
    """
    sign = text.strip().translate(_OF_SKIN)
    if sign in _MEANT:
        return _MEANT[sign]
    plain = bare(
        "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    )
    for front in ("信息", "照片", "核对", "校对", "已核对", "都", "均", "全部"):
        plain = plain.removeprefix(front) if len(plain) > len(front) + 1 else plain
    if len(plain) in {2, 3} and set(plain.rstrip("了的")) <= _WU and plain != "无误":
        return "无误"
    return _MEANT.get(plain, "")
