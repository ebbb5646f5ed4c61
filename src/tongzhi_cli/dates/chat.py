"""When a message was sent, as a chat writes it beside who wrote it: no answer, nor part of one.

Source: what is copied out of 微信, QQ, TIM, 钉钉, 企业微信 and 飞书, in Chinese and in English: a
day in signs, 昨天, 星期三, Yesterday, or none; then a clock with minutes, perhaps with 早上 or PM.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from tongzhi_cli.dates.hours import PAST_PART
from tongzhi_cli.dates.tokens import clock_shape, plain
from tongzhi_cli.named_tuple import NamedTuple

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,9}\.?"
_WEEKDAY = (
    r"(?:[上本这]?个?(?:星期|周|礼拜)[一二三四五六日天]|"
    r"(?:last )?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,9}\.?)"
)
_DAY = (
    r"(?:(?:\d{4}|\d{2})\s?(?:年|[-/.])\s?\d{1,2}\s?(?:月|[-/.])\s?\d{1,2}(?:\s?[日号])?|"
    r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{1,2}\s?(?:[-/]|月)\s?\d{1,2}(?:\s?[日号])?|"
    rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?|"
    rf"今天|昨[天日]|大?前天|Today|Yesterday|[(（\[]?{_WEEKDAY}[)）\]]?)"
)
_AGO = r"(?:刚刚|刚才|(?:\d{1,3}|半)\s?个?(?:秒钟?|分钟|小时|天)之?前|[Jj]ust now)"
_GAP = r"[\s,，·|T]{0,20}(?:at )?"
#: The minutes that a chat always writes, close to the hour; 1: 05 is something that is numbered.
_MINUTES = r"\d[:：]\d\d|[点时]\s?\d{1,2}\s?分"
_OPENS, _CLOSES = r"(?:[(（\[【<]{1,2}\s?)?", r"(?:\s?[)）\]】>]{1,2})?"
_RULES = r"[\s—–―─=*~_-]*+"
#: A day at the beginning that has no year: 3月28日, 03-28; 28/3/2018 has one, 3-28-5 is none.
_NO_YEAR = r"(\d{1,2})\s?(?:月|[-/])\s?(\d{1,2})\s?[日号]?(?![\d日号]|\s?[-/.年]\s?\d)"
#: A day so shortly before a notice is that one, and not the next, nearly a year ahead.
_JUST_BEFORE = timedelta(days=60)


@cache
def _stamp() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d./-])(?<!\d[:：]){_OPENS}(?:{_times()}){_CLOSES}", re.IGNORECASE)


@cache
def _line() -> re.Pattern[str]:
    return re.compile(rf"{_RULES}{_OPENS}(?:{_times()}){_CLOSES}{_RULES}", re.IGNORECASE)


def _times() -> str:
    clock = rf"(?:{PAST_PART}\s*)?{clock_shape()}(?:\.\d{{1,3}})?"
    days = rf"{_DAY}(?:{_GAP}{_DAY}){{0,2}}"
    return rf"(?:{days}{_GAP})?{clock}|{days}(?:{_GAP}{PAST_PART})?|{_AGO}"


class Stamp(NamedTuple):
    """A time with its brackets, from *start* to *end* of a line, and its *text* without them.

    *has_minutes* tells whether a clock with its minutes is in it.
    """

    start: int
    end: int
    text: str
    has_minutes: bool


def is_time_line(line: str) -> bool:
    """Whether *line* is a time and nothing else.

    >>> told = ("昨天 晚上9:08", "— 2018-04-01 —", "Yesterday 8:05 PM", "5分钟前", "星期三 3:20")
    >>> [line for line in told if not is_time_line(line)]
    []
    >>> [line for line in ("8", "无误 8:05", "1999年出生", "") if is_time_line(line)]
    []
    """
    return _line().fullmatch(plain(line)) is not None


def stamps(line: str) -> Iterator[Stamp]:
    """The times in *line* that may be a chat's.

    >>> [one.text for one in stamps("张三 2018/4/1 早上8:05 无误（昨晚 20:13）")]
    ['2018/4/1 早上8:05', '昨晚 20:13']
    >>> [one.has_minutes for one in stamps("照片是早上8点拍的，应为1999年3月5日")]
    [False, False]
    """
    for match in _stamp().finditer(plain(line)):
        start, end = match.span()
        text = line[start:end].strip(" ()（）[]【】<>")
        yield Stamp(start, end, text, re.search(_MINUTES, match[0]) is not None)


def with_year(sent: str, issued: date) -> str:
    """*sent* with the year that a chat leaves out: that of the next such day after *issued*.

    A message about a notice is sent after it; the year of a notice's own days is found so as well.

    >>> [with_year(one, date(2018, 3, 14)) for one in ("3月28日 21:10", "03-10 8:05", "1/5 8:05")]
    ['2018年3月28日 21:10', '2018年3月10日 8:05', '2019年1月5日 8:05']
    >>> [with_year(one, date(2018, 3, 14)) for one in ("2018/4/1 8:05", "20:13", "28/3/2018 8:05")]
    ['2018/4/1 8:05', '20:13', '28/3/2018 8:05']
    """
    match = re.match(_NO_YEAR, plain(sent))
    if match is None:
        return sent
    month, day = int(match[1]), int(match[2])
    for year in (issued.year, issued.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:  # 28/3, or 29 February
            continue
        if found >= issued - _JUST_BEFORE:
            return f"{year}年{month}月{day}日{plain(sent)[match.end() :]}"
    return sent
