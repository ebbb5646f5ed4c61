"""Where the width of a page broke a line within a date: 四月十⏎二日, 下午五时⏎三十分, 17:⏎00.

A limit that is read up to the break only is a wrong one (下午五时 of 下午五时三十分), so the line
goes on, whatever stands in front of it, and the date is read without the break. Only what can be
nothing but one date is joined: of 电话6512345⏎4月12日 the digits are two numbers.

Source: issue 15; how notices are copied out of PDF files and mails.
"""

import re
from functools import cache
from itertools import product

_HAN = "〇一二三四五六七八九十廿卅"
_NUM = rf"[\d{_HAN}]"
_FEW = rf"{_NUM}{{1,3}}"
_DAY_OF_WEEK = f"[{_HAN}日天]"
_WEEK = rf"(?:星期|周|礼拜){_DAY_OF_WEEK}"
_PART = "(?:[上下中]午|晚上?|早上?|凌晨|傍晚)"
#: What ends a day or an hour, and no other word: 日 of 日期 does not.
_DAY_SIGN = "(?:[日号](?!期|常|程|码|楼|文|召)|月(?!份?毕业))"
_HOUR_SIGN = "(?:点(?!名|击|评)|时(?!间|候|段|限|效))"
_MINUTE = r"[:：]\s?[0-5]\d"
_LAST = r"(?=[之以]?前|[，。；）)]|$)"
_HOUR = rf"{_FEW}\s?(?:{_HOUR_SIGN}|{_MINUTE})"
_MONTH = rf"年\s?{_FEW}\s?月"
#: Both sides of a break: what stands before it (each shape of one width), and behind it.
_SIDES: tuple[tuple[tuple[str, ...], str], ...] = (
    # 4⏎月12日, 12⏎日, 17⏎:00, 五⏎时, 三十⏎分
    ((_NUM,), rf"{_MONTH}|{_DAY_SIGN}|{_HOUR_SIGN}|{_MINUTE}|分{_LAST}"),
    # 4月⏎12日, 2027年⏎4月
    ((rf"{_NUM}月", rf"{_NUM}年"), rf"{_FEW}\s?{_DAY_SIGN}"),
    # 17:⏎00, 下午五时⏎三十分, 5点⏎半
    ((r"\d[:：]",), r"[0-5]\d(?!\d)"),
    ((rf"{_NUM}[点时]",), rf"{_FEW}\s?分|[0-5]\d(?=[之以]?前)|半|整{_LAST}|[一三]刻"),
    (("[点时][一三]",), "刻"),
    # 20⏎27年4月
    *(
        ((rf"(?<!{_NUM})[2二]{_NUM}{{{size}}}",), rf"{_NUM}{{{3 - size}}}{_MONTH}")
        for size in range(3)
    ),
    # 4月1⏎2日, 1⏎7:00, 17:0⏎0
    ((r"[月日号年至到）) 午晚上]\d",), rf"\d\s?(?:{_DAY_SIGN}|{_HOUR_SIGN}|{_MINUTE})"),
    ((r"\d[:：][0-5]",), r"\d(?!\d)"),
    # 四月十⏎二日, 五时三⏎十分
    (
        tuple(rf"[月日午晚年时点至到）)][{_HAN}]{{{size}}}" for size in (1, 2)),
        rf"[{_HAN}]{{1,3}}\s?(?:{_DAY_SIGN}|{_HOUR_SIGN}|分{_LAST})",
    ),
    # 12日（星⏎期一）, 12日下⏎午5点, 晚⏎上9点
    (("[日号（(]星", "[日号（(]礼"), rf"[期拜]{_DAY_OF_WEEK}"),
    (("星期", "礼拜", "[（(]周"), rf"{_DAY_OF_WEEK}(?=[）)\s]|[上下中晚早]|{_NUM})"),
    (("[日号）)][上下中]",), "午"),
    (("[日号）)]晚", "[日号）)]早"), f"上(?={_NUM})"),
    # 12日⏎（星期一）, （⏎星期一）, （星期一⏎）, （星期一）⏎17:00
    (("[日号]",), rf"[（(]{_WEEK}"),
    (("[日号][（(]",), _WEEK),
    ((f"星期{_DAY_OF_WEEK}", f"礼拜{_DAY_OF_WEEK}", f"[（(]周{_DAY_OF_WEEK}"), "[）)]"),
    (
        (f"{_NUM}[日号]", *(rf"{name}{_DAY_OF_WEEK}[）)]" for name in "期周")),
        rf"{_PART}?\s?{_HOUR}",
    ),
    (("[日号）)][上下中]午", "[日号）)]晚上"), _HOUR),
)
_BLANK = r"[ \t]"


@cache
def _break() -> re.Pattern[str]:
    sides = (pair for fronts, behind in _SIDES for pair in product(fronts, (behind,)))
    shapes = (rf"(?<={front}){_BLANK}*+\n{_BLANK}*+(?={behind})" for front, behind in sides)
    return re.compile("|".join(shapes))


def breaks(told: str) -> list[tuple[int, int]]:
    """From where to where each break within a date goes in a *plain* text, blanks with it.

    >>> breaks("务必于4月\\n    12日下午五时\\n三十分前交")
    [(5, 10), (17, 18)]
    >>> breaks("电话6512345\\n4月12日前交"), breaks("一、时间：4月12\\n二、地点")
    ([], [])
    """
    return [found.span() for found in _break().finditer(told)] if "\n" in told else []
