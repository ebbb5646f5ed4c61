"""Where the width of a page broke a line within a date: 四月十⏎二日, 下午五时⏎三十分, 17:⏎00.

A limit that is read up to the break only is a wrong one (下午五时 of 下午五时三十分), so the line
goes on, whatever stands in front of it, and the date is read without the break. Only what can be
nothing but one date is joined: of 电话6512345⏎4月12日 the digits are two numbers.

Source: issue 15; how notices are copied out of PDF files and mails.
"""

import re
from functools import cache

#: 汉字 are read as digits here: what counts is that there is a number.
_AS_DIGITS = str.maketrans("〇一二三四五六七八九十廿卅", "0123456789000")
_WEEK = r"(?:星期|周|礼拜)[\d日天]"
_PART = "(?:[上下中]午|晚上?|早上?|凌晨|傍晚)"
#: What ends a day or an hour, and no other word: 日 of 日期 does not.
_DAY_SIGN = "(?:日(?!期|常|程)|号(?!码|楼|文)|月(?!份?毕业))"
_HOUR_SIGN = "(?:点(?!名|击|评)|时(?!间|候|段|限|效))"
_MINUTE = r"[:：]\s?[0-5]\d"
_LAST = r"(?=[之以]?前|[，。；）)]|$)"
_SIGN = rf"(?:{_DAY_SIGN}|{_HOUR_SIGN}|{_MINUTE}|分{_LAST}|年\s?\d{{1,3}}\s?月)"
_HOUR = rf"\d{{1,3}}\s?(?:{_HOUR_SIGN}|{_MINUTE})"
#: Both sides of a break: what stands before it (each shape of one width), and behind it.
_SIDES: tuple[tuple[tuple[str, ...], str], ...] = (
    # 4⏎月12日, 12⏎日, 17⏎:00, 五⏎时, 三十⏎分
    ((r"\d",), _SIGN),
    # 4月1⏎2日, 四月十⏎二日, 1⏎7:00, 20⏎27年, 五时三⏎十分
    (
        (r"[月日号年时点至到午晚上）) ]\d", r"[月日时点午]\d\d", r"(?<!\d)20", r"(?<!\d)202"),
        rf"\d{{1,3}}\s?{_SIGN}",
    ),
    ((r"(?<!\d)2",), rf"\d{{3}}{_SIGN}"),
    # 4月⏎12日, 2027年⏎4月, 17:⏎00, 17:0⏎0, 下午五时⏎三十分, 5点⏎半
    ((r"\d[年月]",), rf"\d{{1,3}}\s?{_DAY_SIGN}"),
    ((r"\d[:：]",), r"[0-5]\d(?!\d)"),
    ((r"\d[:：][0-5]",), r"\d(?!\d)"),
    ((r"\d[点时]",), rf"\d{{1,3}}\s?分|[0-5]\d(?=[之以]?前)|半|整{_LAST}|[13]刻"),
    (("[点时][13]",), "刻"),
    # 12日（星⏎期一）, 12日下⏎午5点, 晚⏎上9点
    (("[日号（(][星礼]",), r"[期拜][\d日天]"),
    (("星期", "礼拜", "[（(]周"), r"[\d日天](?=[）)\s\d上下中晚早])"),
    (("[日号）)][上下中]",), "午"),
    (("[日号）)][晚早]",), r"上(?=\d)"),
    # 12日⏎（星期一）, （⏎星期一）, （星期一⏎）, （星期一）⏎17:00
    (("[日号]",), f"[（(]{_WEEK}"),
    (("[日号][（(]",), _WEEK),
    ((r"(?:星期|礼拜|[（(]周)[\d日天]",), "[）)]"),
    ((r"\d[日号]", r"[期周][\d日天][）)]"), rf"{_PART}?\s?{_HOUR}"),
    (("[日号）)](?:[上下中]午|晚上)",), _HOUR),
)  # fmt: skip
_BLANK = r"[ \t]"


@cache
def _break() -> re.Pattern[str]:
    shapes = (
        rf"(?:{'|'.join(f'(?<={front})' for front in fronts)}){_BLANK}*+\n{_BLANK}*+(?={behind})"
        for fronts, behind in _SIDES
    )
    return re.compile("|".join(shapes))


def breaks(told: str) -> list[tuple[int, int]]:
    """From where to where each break within a date goes in a *plain* text, blanks with it.

    >>> breaks("务必于4月\\n    12日下午五时\\n三十分前交")
    [(5, 10), (17, 18)]
    >>> breaks("电话6512345\\n4月12日前交"), breaks("一、时间：4月12\\n二、地点")
    ([], [])
    """
    if "\n" not in told:
        return []
    return [found.span() for found in _break().finditer(told.translate(_AS_DIGITS))]
