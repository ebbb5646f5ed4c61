"""A phrase that names the day of the phrase before it, or the next one: 当日18:00前, 次日12:00前.

Source: issue 15; a range before it, or a day that something else is on (采集当天), tells no day.
"""

import re
from datetime import timedelta

from tongzhi_cli.dates.phrase import Phrase
from tongzhi_cli.dates.resolve import NO_DAY, Issued
from tongzhi_cli.notice.reading.due.days.again import read_again

#: That day, or the next one: a day with what is said behind it.
_SAME_DAY = re.compile(r"(?:[当同][日天]|(?P<next>次日|翌日|第二天))(?!内)")
#: What stands before it where it is the day before; 采集当天 is another one.
_OF_WHOM = (
    r"(?:^|[，,；;：:、。）)\n\s]|[于在须应请需将]|[长员师处生院系部科办班表册单料件])\s{0,4}$"
)


def is_of_same_day(phrase: Phrase) -> bool:
    """Whether a phrase names its day as that of another: 当日, 同日, 次日."""
    return phrase.why == NO_DAY and _SAME_DAY.match(phrase.text) is not None


def of_same_day(
    phrase: Phrase, before: Phrase | None, text: str, stop: int, issued: Issued | None
) -> Phrase:
    """班长4月8日10:00前交辅导员，辅导员当日18:00前交学院: an hour of the one day before it."""
    same = _SAME_DAY.match(phrase.text) if phrase.why == NO_DAY else None
    if same is None or before is None or not before.at:
        return phrase
    day = before.at.date()
    is_one = before.start is None or before.start.date() == day
    if not is_one or not re.search(_OF_WHOM, text[: phrase.begin]):
        return phrase
    day += timedelta(days=1) if same["next"] else timedelta()
    read = read_again(
        f"{day.year}年{day.month}月{day.day}日", phrase, text, stop, issued, same.end()
    )
    return read if read and (read.at or read.day) else phrase
