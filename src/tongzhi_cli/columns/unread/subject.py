"""What a heading or a note is of: the record on 学信网, nothing that it names, or another thing.

Who has looked is asked of much in a class (是否登录学习通), and signs are explained of much
(考勤正常的打√): only what names the record, or nothing at all, is about the result.

>>> [names_another(one) for one in ("看完没", "是否核对学籍信息", "是否登录学习通", "学费核对")]
[False, False, True, True]
"""

import re

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of
from tongzhi_cli.columns.other_words import names_another
from tongzhi_cli.columns.questions import asks_looked
from tongzhi_cli.columns.vocabulary import ITEMS
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.model.words import (
    CHANGES,
    CHECK_VERBS,
    NOT_RIGHT,
    RETAKES,
    either,
)

#: A student's own word for it: 本人确认.
_OWN_CHECK = rf"(?:本人|学生|学生本人|个人|自己){either(CHECK_VERBS)}"
#: Boxes for what is wrong, and what is asked to be done to it: 照片是否需要重拍.
_WRONG_ALONE = frozenset(("有误", "有错", "有问题", "错误", "异常", "有异常", *NOT_RIGHT))
_CHANGE = rf"(?:是否|是不是|要不要|需不需要?)?(?:需要?|要){either((*CHANGES, *RETAKES))}"


def asks_record_looked(heading: str) -> bool:
    """Whether a *heading* (as `normal` writes it) asks if somebody has looked at the record.

    >>> [asks_record_looked(one) for one in ("看完没", "是否登录学信网", "是否已核对缴费", "照片")]
    [True, True, False, False]
    >>> [asks_record_looked(one) for one in ("本人确认", "学生核对", "缴费确认")]
    [True, True, False]
    """
    is_asked = asks_looked(heading) or re.fullmatch(_OWN_CHECK, heading) is not None
    return is_asked and not names_another(heading)


def asks_wrong(heading: str) -> bool:
    """Whether who ticks a cell below a *heading* says that the record is wrong.

    >>> [asks_wrong(one) for one in ("有误", "照片是否需要重拍", "信息需要更正")]
    [True, True, True]
    >>> [asks_wrong(one) for one in ("无误", "是否需要更换宿舍", "照片")]
    [False, False, False]
    """
    rest, asked = re.subn(_CHANGE, "", heading)
    return is_box_of_wrong(heading) or (asked > 0 and not names_another(rest))


def is_box_of_wrong(heading: str) -> bool:
    """Whether a *heading* is the box for 有误, beside one for 无误 or for the result.

    >>> is_box_of_wrong("有误"), is_box_of_wrong("有问题"), is_box_of_wrong("照片是否需要重拍")
    (True, True, False)
    """
    return column_of(heading, Paper.SIGNED) is Column.WRONG or heading in _WRONG_ALONE


def is_of_its_photo(heading: str) -> bool:
    """Whether a *heading* is of the photo on 学信网, and no other one.

    >>> [is_of_its_photo(one) for one in ("学信网照片", "学籍照片情况", "照片", "纸质照片")]
    [True, True, False, False]
    """
    named = any(word in heading for word in ("学信网", "学籍", "学历"))
    photo = any(word in heading for word in ITEMS[Column.PHOTO])
    return named and photo and not names_another(heading)
