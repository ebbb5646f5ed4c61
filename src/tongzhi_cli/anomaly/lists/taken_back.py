"""What an answer says and takes back in the same breath: 全错，开玩笑的，都对; 无误……才怪，民族错.

What stands before such a word does not count, for the judgement and for the kinds of fault (issue
14); what stands behind it does. By itself it says nothing of how the record is.
"""

import re

from tongzhi_cli.anomaly.lists.denied_words import any_of, words_of

_JOKES = words_of(
    "开玩笑、开个玩笑、开开玩笑、跟你开玩笑、和你开玩笑、玩笑话、骗你、骗你们、骗人、骗骗你、骗到了吧、逗你、逗你玩、逗你们、"
    "逗你们玩、逗大家、逗一下、皮一下、皮一下很开心、闹着玩、说着玩、瞎说、胡说、乱说、才怪、说笑、愚人节快乐、整你、整蛊"
)
_TAKES_BACK = (
    rf"(?<![没不别勿非])(?<!不是)(?<!没有)(?:我|就是|只是|刚才|上面|前面|是|你们?)?{any_of(_JOKES)}"
    r"(?:[的啦了哈啊呀呢哦滴嘿嘻呵噻嘛]|而已){0,6}(?:[\s，,。.！!~～…；;、:：)）\]】]|$){1,9}"
)
#: What corrects oneself: 民族错了，啊不是，是专业错了. By itself 不对 is a fault.
_MISSPOKE = (
    r"(?<![^\s，,。；;…！!])(?:[啊哦噢额呃诶欸哎]{1,3}(?:呀|，|,)?(?:不是|不对|错了|说错了|打错了)|我?说错了)"
    r"[\s，,。.！!…~]{1,6}(?=\S)"
)
_OF_MISSPOKE = ("不是", "不对", "错了")


def taken_back_until(text: str) -> int:
    """Where *text* begins to count, behind the last word that takes back what was said; 0 if none.

    >>> taken_back_until("全错，开玩笑的，都对"), taken_back_until("没开玩笑，照片不是我")
    (8, 0)
    >>> taken_back_until("民族错了，啊不是，是专业错了"), taken_back_until("照片不对，是别人的")
    (9, 0)
    """
    ends = [0]
    if any(word in text for word in _JOKES):
        ends += [one.end() for one in re.finditer(_TAKES_BACK, text)]
    if any(word in text for word in _OF_MISSPOKE):
        ends += [one.end() for one in re.finditer(_MISSPOKE, text)]
    return max(ends)


def without_taken_back(text: str) -> str:
    """What counts of *text*.

    >>> without_taken_back("无误……才怪，民族错了"), without_taken_back("骗你的")
    ('民族错了', '')
    """
    return text[taken_back_until(text) :]
