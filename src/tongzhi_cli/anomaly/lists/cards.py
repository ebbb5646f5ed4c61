"""A card that somebody has not at hand, or has to renew: no fault of the record (issue 14)."""

import re

_CARDS = ("身份证", "户口", "学生证")
_RENEWED = (
    "(?:已经?|正在|刚|才|要|未|还没|没)?"
    "(?:过期|到期|丢失|遗失|挂失|补办|换领|重办|换新|迁移|迁回|迁出|迁|领)[了中过]?"
    "(?:[，,]?(?:正在)?(?:补办|重办|挂失)[了中]?)?"
)
_NOT_AT_HAND = (
    r"(?:身份证|户口[本簿]?|学生证)(?:也|都|又|刚好|正好|现在|今天|放|落|忘)?"
    r"(?:没有?带|不在(?:身边|身上|手边|手里|旁边|这边|家|宿舍)?|没在(?:身边|身上)|忘带|忘了带|"
    rf"在家里?|家里了?|老家了?|宿舍了?|找不到|丢了|(?P<renewed>{_RENEWED}))(?:在?(?:身上|身边))?了?"
    r"(?=[，,。；;！!\s没所]|$)"
)
#: What a card is renewed for may be another one in the record as well: 身份证换领，名字改了.
_ITEMS = "(?:名字|姓|名|性别|出生日期|生日|民族|族别|号码|(?<![机信话])号)"
_OTHER = "[改变换](?:了|过|成|为|掉)"
_CHANGED = f"{_ITEMS}[也都又跟着已经就给被]{{0,4}}{_OTHER}|{_OTHER}{_ITEMS}"


def cards_in(text: str) -> list[tuple[int, int]]:
    """Where *text* tells that of a card; not of one renewed where something else has changed.

    >>> cards_in("身份证没带"), cards_in("无误，学生证丢失补办中"), cards_in("身份证错了")
    ([(0, 5)], [(3, 11)], [])
    >>> cards_in("无误，身份证换领，名字改了")
    []
    """
    if not any(card in text for card in _CARDS):
        return []
    found = re.finditer(_NOT_AT_HAND, text)
    return [
        one.span()
        for one in found
        if not (one["renewed"] and re.search(_CHANGED, text[one.end() :]))
    ]
