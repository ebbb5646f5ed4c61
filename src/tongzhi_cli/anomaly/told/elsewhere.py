"""Faults that are told, and not of what: 有误：3，5，照片, or 身份证和户口本上的生日不一样.

A number stands for an item that nobody else knows; two papers that differ from each other say
nothing of how the record is (issue 14).
"""

import re
from collections.abc import Sequence
from functools import cache

from tongzhi_cli.anomaly.clause import Clause
from tongzhi_cli.anomaly.lists.denied_words import any_of, words_of
from tongzhi_cli.anomaly.told.asides import is_of_phones
from tongzhi_cli.model.traditional import simplified

_PAPERS = words_of(
    "身份证、户口本、户口簿、户口、户籍、档案、学生证、出生证、出生证明、录取通知书、高中毕业证、准考证、社保卡、护照"
)
_ON = "(?:上面?|里面?|本|中)?(?:写的?)?的?"
_ITEMS = words_of(
    "出生日期、出生年月日?、生日、出生、日期、姓名、名字、名、民族、性别、号码、地址、籍贯、信息、内容、字"
)
_DIFFER = words_of(
    "不一样、不一致、不符、不相符、不同、不相同、对不上、对不起来、有出入、不统一、不匹配、有差、差一天、差几天"
)
_MARKS = " \t\n。.！!~～，,；;"


@cache  # the pattern is costly to set up
def _two_papers() -> str:
    return (
        rf"(?:我|本人|我的|本人的|因为|由于)?的?"
        rf"(?:{any_of(_PAPERS)}{_ON}(?:和|与|跟|同|及|、|,|，)?){{2,3}}"
        rf"(?:{any_of(_ITEMS)}(?:和|与|、)?){{1,3}}"
        rf"(?:都|也|是|有点|有些|还|完全)*{any_of(_DIFFER)}[了的啊呀呢哦]*"
    )


def named_elsewhere(text: str, clauses: Sequence[Clause]) -> str:
    """Why nobody knows what is wrong, though something is said to be; "" where it is told.

    >>> named_elsewhere("身份证上和户口本上出生日期不一样", [])
    '说的是证件之间不一样，没说学信网上的对不对'
    >>> named_elsewhere("出生日期和身份证、户口本上的不一样", [])
    ''
    """
    text = simplified(text)
    named = sum(word in text for word in _PAPERS)
    if named > 1 and re.fullmatch(_two_papers(), text.strip(_MARKS)):
        return "说的是证件之间不一样，没说学信网上的对不对"
    if is_of_phones([word for one in clauses if one.wrong for word in one.words]):
        return "说的是手机号，没说学籍信息对不对"
    wrong = next((at for at, one in enumerate(clauses) if one.wrong), len(clauses))
    if any(re.fullmatch("[0-9]{1,2}", one.said.strip()) for one in clauses[wrong + 1 :]):
        return "不知道几号是哪一项"
    return ""
