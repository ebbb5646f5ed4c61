"""The words for the parts of a day, and which hour is meant beside one: 晚5点 is 17:00.

One table and one law for notices, answers, chats and what is typed. The word tells between which
hours the clock lies; a written hour stands for itself or for one half of the day later (12 also
for 0, and 12:00 for the day's end). What fits exactly once is meant; else nobody knows: 中午3点 is
neither 03:00 nor 15:00.

Source: how notices of 2006 to 2025, chats, and the clocks of phones and Excel write hours.
"""

import re
from datetime import time

from tongzhi_cli.named_tuple import NamedTuple

#: The end of a day, 24:00, is its last moment: the day stays the one that was written.
LAST = time(23, 59, 59)
_HALF = 12 * 60
_WHOLE = 24 * 60


class Part(NamedTuple):
    """A part of the day: its *words*, and from which to which minute of the day it goes."""

    words: tuple[str, ...]
    first: int
    last: int


def _span(words: str, first: str, last: str) -> Part:
    begin, end = (int(one[:2]) * 60 + int(one[3:]) for one in (first, last))
    return Part(tuple(words.split()), begin, end)


#: 上午 ends before noon: 上午12点 may be noon or midnight, as 早上12点 (issue 15); of
#: 上午8:00—12:00 `points` knows better. AM, which programs write, has no 12:00 but midnight.
#: 下午12点 may be noon or midnight, both within. 晚上2点 and 夜里2点 are of one night or the next.
PARTS = (
    _span("凌晨 拂晓 黎明", "00:00", "06:59"),
    _span("清晨 清早 早晨 早上 早间 早", "04:00", "11:59"),
    _span("上午 午前", "05:00", "11:59"),
    _span("中午 午间 晌午", "11:00", "14:59"),
    _span("正午", "12:00", "12:59"),
    _span("下午", "12:00", "24:00"),
    _span("午后", "12:00", "18:59"),
    _span("傍晚", "16:00", "19:59"),
    _span("晚上 晚间 晚", "17:00", "24:00"),
    _span("夜晚 夜里 夜间 深夜 夜", "19:00", "24:00"),
    _span("半夜 午夜 子夜", "22:00", "23:59"),
    _span("AM", "00:00", "11:59"),
    _span("PM", "12:00", "23:59"),
)
_OF_WORD = {word: part for part in PARTS for word in part.words}
#: Which day a part is of, where the word tells that: 今早, 昨晚.
_DAYS = "今当昨明次"
_OTHER_DAYS = "昨明次"
#: 晚, 早 and 夜 alone are often something else: 最晚, 晚于, 早日.
_GUARDED = {
    "晚": "(?<!最)晚(?![于交报])",
    "早": r"早(?=\s?\d|[三四五六七八九十]{1,3}[点时])",
    "夜": r"夜(?=\s?\d|[三四五六七八九十]{1,3}[点时])",
    "AM": r"(?<![A-Za-z])[Aa]\.?[Mm]\.?(?![A-Za-z])",
    "PM": r"(?<![A-Za-z])[Pp]\.?[Mm]\.?(?![A-Za-z])",
}
_PLAIN = sorted(_OF_WORD.keys() - _GUARDED, key=lambda word: (-len(word), word))


def _shape(days: str) -> str:
    dated = rf"[{days}](?:早上|早晨|晚上|早(?!已|就|日)|晚(?![于交报]))"
    return rf"(?:{'|'.join([dated, *_PLAIN, *_GUARDED.values()])})"


#: A word of the table within a text, with the day that it may name.
PART = _shape(_DAYS)
#: One for what has been: 李明晚上8:05 is of 李明.
PAST_PART = _shape("今当昨")


def clock(part: str, hour: int, minute: int = 0) -> time | None:
    """What a clock shows beside the word for a part of the day ("" for none), None if unsure.

    >>> [str(clock("晚", hour)) for hour in (4, 5, 11, 12, 13, 23, 24)]
    ['None', '17:00:00', '23:00:00', '23:59:59', 'None', '23:00:00', '23:59:59']
    >>> str(clock("凌晨", 12, 30)), str(clock("中午", 1, 30)), clock("中午", 3), clock("早上", 12)
    ('00:30:00', '13:30:00', None, None)
    >>> str(clock("", 5)), str(clock("", 24)), str(clock("PM", 12))
    ('05:00:00', '23:59:59', '12:00:00')
    """
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        return None
    at = hour * 60 + minute
    meant = {at}
    if part:
        span = _OF_WORD[_word(part)]
        if 0 < hour < 12:
            meant.add(at + _HALF)
        elif hour == 12:
            meant |= {at - _HALF, at + _HALF} if not minute else {at - _HALF}
        meant = {one for one in meant if span.first <= one <= span.last}
    if len(meant) != 1:
        return None
    (only,) = meant
    return LAST if only == _WHOLE else time(*divmod(only, 60))


def is_of_another_day(part: str) -> bool:
    """Whether a word names another day than the one on which it is said: 昨晚, 明早.

    >>> [is_of_another_day(word) for word in ("昨晚", "明早", "今早", "当晚", "晚上", "")]
    [True, True, False, False, False, False]
    """
    return part[:1] in tuple(_OTHER_DAYS)


def _word(part: str) -> str:
    """A word as it stands in the table.

    >>> [_word(one) for one in ("今早", "昨晚上", "午前", "p.m.")]
    ['早', '晚上', '午前', 'PM']
    """
    if part in _OF_WORD:
        return part
    return re.sub(rf"^[{_DAYS}]|\.", "", part).upper()
