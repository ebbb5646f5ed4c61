"""The month of a notice all of whose days are of the month in which it was issued.

Issued on 1 June, with no other month in it, 6日前 is 6 June: the next month would be named.
Source: issue 15 (a day without a month is read where nothing else can be meant).
"""

import re
from datetime import date

from tongzhi_cli.dates.phrase import Phrase
from tongzhi_cli.dates.resolve import Issued
from tongzhi_cli.dates.tokens import number, plain
from tongzhi_cli.notice.reading.due.days.again import read_again

_MONTH = (
    r"(?:(?P<year>20\d\d)\s?年\s?)?(?<!\d)"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s?月(?!份额)"
)
#: The day of issue, and two more.
_LEAST = 3
#: What stands in front of such a day; 采集3日前 is counted from something else.
_FREE = r"(?:^|[，,；;：:。）)\n\s]|[于在须应请需将])\s{0,4}$"
_BARE = r"\d{1,2}\s?[日号](?![-—–~至到、])"
_OTHER = r"[下次]个?月|月[底末初]|[上中下]旬|每月|\d[/.]\d|\d-\d"


def only_month(text: str, issued: Issued | None) -> date | None:
    """The day of issue, if every day that a *text* names from then on is of its month."""
    day = issued.day if issued else None
    told = plain(text)
    if day is None or re.search(_OTHER, told):
        return None
    found = [_month(match, day) for match in re.finditer(_MONTH, told)]
    months = [month for month in found if month]
    return day if len(months) >= _LEAST and set(months) == {day.month} else None


def _month(match: re.Match[str], issued: date) -> int:
    """The month that is named; 0 for one that is over."""
    month = number(match["month"])
    is_over = match["year"] and (int(match["year"]), month) < (issued.year, issued.month)
    return 0 if is_over else month


def in_month(phrase: Phrase, day: date, text: str, stop: int, issued: Issued | None) -> Phrase:
    """A day without a month as one of the month of *day*, from that day on."""
    is_bare = re.match(_BARE, plain(phrase.text)) and re.search(_FREE, text[: phrase.begin])
    if not is_bare:
        return phrase
    read = read_again(f"{day.year}年{day.month}月", phrase, text, stop, issued)
    return read if read and (end := read.at or read.day) and _is_from(end, day) else phrase


def _is_from(end: date, day: date) -> bool:
    return (end.year, end.month, end.day) >= (day.year, day.month, day.day)
