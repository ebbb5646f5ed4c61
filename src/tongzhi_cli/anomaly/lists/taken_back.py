"""What an answer says and takes back in the same breath: 全错，开玩笑的，都对; 无误……才怪，民族错.

What stands before such a word does not count, for the judgement and for the kinds of fault (issue
14); what stands behind it does. By itself it says nothing of how the record is.
"""

import re
from collections.abc import Callable, Iterator

from tongzhi_cli.anomaly.lists.denied_words import any_of, words_of

#: Whether a text says that all is right (`outcome_words.says_all_right`).
SaysAllRight = Callable[[str], bool]

_JOKES = words_of(
    "开玩笑、开个玩笑、开开玩笑、跟你开玩笑、和你开玩笑、玩笑话、骗你、骗你们、骗人、骗骗你、骗到了吧、逗你、逗你玩、逗你们、"
    "逗你们玩、逗大家、逗一下、皮一下、皮一下很开心、闹着玩、说着玩、瞎说、胡说、乱说、才怪、说笑、愚人节快乐、整你、整蛊"
)
_TAKES_BACK = (
    rf"(?<![没不别勿非])(?<!不是)(?<!没有)(?:我|就是|只是|刚才|上面|前面|是|你们?)?{any_of(_JOKES)}"
    r"(?:[的啦了哈啊呀呢哦滴嘿嘻呵噻嘛]|而已){0,6}(?:[\s，,。.！!~～…；;、:：)）\]】]|$){1,9}"
)
#: What corrects oneself, or only sighs: 民族错了，啊不是，是专业错了. By itself 不对 is a fault.
_MISSPOKE = (
    r"(?<![^\s，,。；;…！!])(?:[啊哦噢额呃诶欸哎]{1,3}(?:呀|，|,)?(?:不是|不对|错了|说错了|打错了)|我?说错了)"
    r"[\s，,。.！!…~]{1,6}(?=\S)"
)
_MARKS = " \t\n，,。.；;…！!~"
_OF_MISSPOKE = ("不是", "不对", "错了")
#: Behind it: one more, and nothing is taken back; or what it is instead.
_ADDS = r"(?!都)[^，,。；;！!\n]{0,12}?(?:[也又都]|还(?!是))"
_INSTEAD = "(?:应该|应当|其实|而)?是"


def taken_back_until(text: str, is_right: SaysAllRight) -> int:
    """Where *text* begins to count, behind the last word that takes back what was said; 0 if none.

    >>> right = "都对".__eq__
    >>> [taken_back_until(one, right) for one in ("全错，开玩笑的，都对", "没开玩笑，照片不是我")]
    [8, 0]
    >>> [taken_back_until(one, right) for one in ("民族错，啊不是，是专业", "照片不对，是别人的")]
    [8, 0]
    """
    ends = [0]
    if any(word in text for word in _JOKES):
        ends += [one.end() for one in re.finditer(_TAKES_BACK, text)]
    ends += [end for _, end, is_sure in _misspoken(text, is_right) if is_sure]
    return max(ends)


def perhaps_taken_back(text: str, is_right: SaysAllRight) -> list[tuple[int, int]]:
    """Where *text* may take back what stands before, or may sigh over one fault more.

    >>> right = "都对".__eq__
    >>> [perhaps_taken_back(f"民族错，额不对，{one}", right) for one in ("专业错", "专业也错")]
    [[(4, 8)], []]
    """
    return [(start, end) for start, end, is_sure in _misspoken(text, is_right) if not is_sure]


def _misspoken(text: str, is_right: SaysAllRight) -> Iterator[tuple[int, int, bool]]:
    """Where somebody may correct themselves, and whether they surely do."""
    if not any(word in text for word in _OF_MISSPOKE):
        return
    for one in re.finditer(_MISSPOKE, text):
        before, behind = text[: one.start()].strip(_MARKS), text[one.end() :]
        is_told = "说错" in one[0] or "打错" in one[0]
        is_sigh = "错了" in one[0] and not is_told
        is_instead = re.match(_INSTEAD, behind) is not None
        if not before or (is_sigh and not is_instead):
            continue
        is_sure = is_instead or is_right(behind) or is_right(before)
        if is_sure or re.match(_ADDS, behind) is None:
            yield one.start(), one.end(), not is_sigh and (is_sure or is_told)


def without_taken_back(text: str, is_right: SaysAllRight) -> str:
    """What counts of *text*.

    >>> [without_taken_back(one, "无误".__eq__) for one in ("无误……才怪，民族错了", "骗你的")]
    ['民族错了', '']
    """
    return text[taken_back_until(text, is_right) :]
