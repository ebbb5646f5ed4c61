"""People whom an answer names: whom a photo may show, and who only helped or was asked."""

import re
from collections.abc import Sequence
from itertools import takewhile

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.tokens import Token
from tongzhi_cli.model.words import FRIENDS_AND_KIN

#: So far a word looks.
_NEAR = 12
#: People whom a photo may show, and who may as well help.
OTHER_PEOPLE = frozenset((*FRIENDS_AND_KIN, "男朋友", "女朋友", "隔壁班", "别班"))


#: What is said in front of somebody who is asked, or does not know one: 问问我妈, 认不出我妈.
_TO_THEM = frozenset(("问", "问问", "找", "喊", "叫", "让", "出"))


#: What somebody does for a photo who is not on it, and with what of theirs: 学姐相机拍的.
_HELPED = (
    r"(?:以前|那天|上次|之前|昨天|今天|当时)?(?:的?(?:相机|单反|手机|电脑|平板|账号|微信|设备))?"
    r"(?:帮忙|帮着|帮|给|替|我|来|去){0,4}(?:拍|照|传|上传|发|弄|修|处理|提交|采集|扫描?|裁)(?!片|错)"
)


def took_the_photo(behind: Sequence[Token]) -> bool:
    """Whether somebody named only took the photo, or sent it: 照片是室友给我拍的."""
    here = takewhile(lambda one: one.part != Part.DIVIDES or one.soft, behind)
    return re.match(_HELPED, "".join(one.word for one in here)) is not None


def may_be_on_photo(told: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Whether somebody named may be who is shown: 照片是我同学, 室友的照片, 变成隔壁班的."""
    if any(one.word in _TO_THEM for one in told[-2:]):
        return False
    for one in told[: -_NEAR - 1 : -1]:
        if one.part == Part.GOOD or (one.part == Part.DIVIDES and not one.soft):
            break
        if one.part in "DSEMIUV" or one.word in {"像", "成", "换", "换成", "到", "系", "为"}:
            return True
    for one in behind[:4]:
        if one.part == Part.DIVIDES and not one.soft:
            break
        if one.part in "IU":
            return True
    return not any(one.part != Part.DIVIDES and not one.soft for one in told[-3:]) and not behind


#: That the record of somebody else was looked at.
_SAW_ANOTHERS = (
    r"(?:看|登|查|点)(?:的是|成|错成|到的是)(?:别人|同学|室友|舍友|他人)(?:的|那个|账号|号)*了?"
)


def saw_anothers(said: Sequence[str]) -> bool:
    """Whether the first of some clauses is that one saw another's record, and one is of the own.

    >>> saw_anothers(["看的是别人的", "我的没问题"]), saw_anothers(["看的是别人的", "没问题"])
    (True, False)
    """
    seen = said and re.fullmatch(_SAW_ANOTHERS, said[0]) is not None
    return bool(seen) and any("我的" in one or "我这" in one for one in said[1:])


#: Of whom a record tells who it is, and whom people tell what is wrong.
PEOPLE = frozenset(("辅导员", "班主任", "导员"))


def is_of_people(behind: Sequence[Token]) -> bool:
    """Whether it is the record's 辅导员 that is wrong: 辅导员名字错了."""
    for one in behind[:4]:
        if one.part in {Part.DIVIDES, Part.CHECKED, Part.CHANGES, Part.LOOKED} and not one.soft:
            return False
        if one.part in "WDEVMZ":
            return True
    return False
