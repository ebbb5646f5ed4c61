"""The words of a date phrase, found in a notice's text: days, hours, weekdays, and what is vague.

The shapes that they have are listed in `shapes`.
"""

import re
from collections.abc import Iterator
from functools import cache

from tongzhi_cli.dates.shapes import PARTS_OF_SHAPES, SHAPES, Sort
from tongzhi_cli.model.times import WEEKDAYS
from tongzhi_cli.model.traditional import simplified
from tongzhi_cli.named_tuple import NamedTuple

#: Full-width digits and signs, and the blanks that are none to a program, one for one.
_PLAIN: dict[int, str | int] = {
    **str.maketrans("０１２３４５６７８９．／－～○零", "0123456789./-~〇〇"),
    **dict.fromkeys((0x3000, 0xA0, 0x2002, 0x2003, 0x2009, 0x200B, 0xFEFF), " "),
    **dict.fromkeys((0x2236, 0xFE30, 0xFE55, 0x2F8, 0xA789), ":"),
    **dict.fromkeys((0xFE63, 0x2011, 0x2010), "-"),
    **dict.fromkeys(map(ord, "*`"), " "),  # what marks text as bold
    0x25EF: "〇",
    **str.maketrans("﹙﹚﹐﹑﹔", "（），、；"),  # small forms
    **{ord(one): simplified(one) for one in "點時號週"},
}
_ENGLISH = dict(zip(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), WEEKDAYS, strict=True))
_MONTHS = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "May": 5, "Jun": 6,
    "Jul": 7, "Aug": 8, "Sep": 9, "Oct": 10, "Nov": 11, "Dec": 12,
}  # fmt: skip
_MINUTES = {"半": 30, "一刻": 15, "三刻": 45}
_DIGITS = {sign: at for at, sign in enumerate("〇一二三四五六七八九")} | {"两": 2}


class Word(NamedTuple):
    """A word from *start* to *end* of the text; the numbers that it tells, None where it does not.

    *text* of a clock is the AM or PM behind it; *week* of a weekday is 本 or 下, if written.
    """

    sort: Sort
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    text: str = ""
    week: str = ""


def plain(text: str) -> str:
    """*text* with ASCII digits and blanks, sign for sign, so that places stay as they are.

    >>> plain("２０１８年４月１日"), plain("二○一八")
    ('2018年4月1日', '二〇一八')
    """
    return text.translate(_PLAIN)


def number(text: str) -> int:
    """A number as notices write it, in digits or 汉字; that of a month in English.

    >>> [number(one) for one in ("12", "二〇一八", "十", "十四", "二十", "三十一", "April")]
    [12, 2018, 10, 14, 20, 31, 4]
    """
    if text[:3] in _MONTHS:
        return _MONTHS[text[:3]]
    text = "".join(text.split()).replace("廿", "二十").replace("卅", "三十")
    if text.isdecimal():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)
    return int("".join(str(_DIGITS[sign]) for sign in text))


def _pattern(shape: str) -> str:
    shape = shape.replace(" ", r"\s{0,4}")
    for name, part in PARTS_OF_SHAPES.items():
        shape = shape.replace(name, part)
    return shape


@cache
def clock_shape() -> str:
    """The shape of an hour of the day, as a part of other shapes."""
    every = next(shapes for sort, shapes in SHAPES if sort is Sort.CLOCK)
    return f"(?:{re.sub(r'[?]P<[a-z0-9]+>', '?:', '|'.join(map(_pattern, every[:2])))})"


@cache
def _finder() -> tuple[re.Pattern[str], tuple[Sort, ...]]:
    """All shapes in one, and their sorts; made when first used, for it takes some time."""
    every = [(sort, _pattern(shape)) for sort, shapes in SHAPES for shape in shapes]
    pattern = "|".join(f"(?P<k{at}>{shape})" for at, (_, shape) in enumerate(every))
    return re.compile(pattern), tuple(sort for sort, _ in every)


def words(text: str) -> Iterator[Word]:
    """The words of date phrases in a *plain* text, in order.

    >>> [(word.sort.value, word.month, word.day) for word in words("于4月1日（周日）晚23:00前")]
    [('day', 4, 1), ('weekday', None, None), ('period', None, None), ('clock', None, None)]
    >>> [word.sort.value for word in words("2024430日前，6月初，1122日")]
    ['damaged', 'vague', 'damaged']
    """
    pattern, sorts = _finder()
    for match in pattern.finditer(text):
        sort = next(sort for at, sort in enumerate(sorts) if match.start(f"k{at}") >= 0)
        yield _word(sort, match)


def _word(sort: Sort, match: re.Match[str]) -> Word:
    told = {name: value for name, value in match.groupdict().items() if value}
    start, end = match.span()
    start += len(match[0]) - len(match[0].lstrip())

    def first(letter: str) -> str | None:
        return next(
            (told[name] for name in told if name[0] == letter and name[1:].isdecimal()), None
        )

    said = Word(sort, start, end, text=match[0].strip())
    match sort:
        case Sort.DAY | Sort.BARE_DAY:
            year, month, day = first("y"), first("m"), first("d")
            return said._replace(
                year=_year(year) if year else None,
                month=number(month) if month else None,
                day=number(day) if day else None,
                text=year or "",
            )
        case Sort.CLOCK:
            hour, minute, second = first("h"), first("n"), first("e")
            return said._replace(
                text=first("p") or "",
                hour=number(hour or "0"),
                second=number(second) if second else 0,
                minute=_MINUTES.get(told.get("quarter") or told.get("half") or "")
                or (number(minute) if minute else 0),
            )
        case Sort.PERIOD:
            return said._replace(text=told["p"])
        case Sort.WEEKDAY:
            day = first("w") or ""
            return said._replace(text=_ENGLISH.get(day, day), week=first("v") or "")
        case _:
            return said


def _year(text: str) -> int | None:
    """A year in digits or 汉字; None for 今年 and 明年, which the date of issue tells."""
    if text in {"今", "本", "明"}:
        return None
    year = number(text)
    return year + 2000 if year < 100 else year
