"""The words of an answer that is not plainly 无误: one table, and what each word does in it.

What says that all is right stands in `outcome_words`, which is asked first; what says that
something is wrong in `fault_words`, everything else in `beside_words`.
"""

from functools import cache

from tongzhi_cli.anomaly import beside_words, fault_words
from tongzhi_cli.anomaly.outcome_words import KINDS as OF_RIGHT
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
    (Part.IS_NOT, "不是、并不是、并非、又不是、不为、不叫、不属于、isnot、not"),
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
    del table["，"], table["照片是我"]  # it may go on: 照片是我同学
    verbs = (*CHECK_VERBS, *LOOK_VERBS)
    table |= dict.fromkeys(verbs, Part.CHECKED)
    for part, listed in _LISTS:
        if part == Part.WRONG:
            table |= dict.fromkeys(fault_words.made(), part)
        table |= dict.fromkeys(listed.split("、"), part)
    for verb in verbs:  # 已查 of 已查对过 is no word, and 对 no 无误
        table.setdefault(f"已{verb}", Part.CHECKED)
    return table
