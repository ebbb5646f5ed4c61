"""A moment that somebody or a program wrote down: 校对时间, 提交时间, --now."""

import re
import unicodedata
from contextlib import suppress
from datetime import datetime

_AS_EXPORTED = (
    r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})"
    r"(?: ([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2}))?)?"
)


def read_time(text: str) -> datetime | None:
    """A moment as people and exports write it, without zone; None where it is not to be read.

    A date alone is its first moment, so that nobody is called late who may not be.

    >>> read_time("2018/4/1 22:05:09"), read_time("2018年4月1日 晚10点30分")
    (datetime.datetime(2018, 4, 1, 22, 5, 9), datetime.datetime(2018, 4, 1, 22, 30))
    >>> read_time("2018-04-01"), read_time("4月1日晚上"), read_time("2018-13-45")
    (datetime.datetime(2018, 4, 1, 0, 0), None, None)
    """
    if _is_as_exported(text):  # as nearly all are
        with suppress(ValueError):
            return datetime.fromisoformat(text.replace("/", "-"))
    if not text:
        return None  # a cell of many: the words of dates take long to be made ready
    if match := re.fullmatch(_AS_EXPORTED, text):
        year, month, day, hour, minute, second = map(int, match.groups(default="0"))
        try:
            return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001  the caller adds it
        except ValueError:
            if hour != 24:
                return None
    # only where there are words to be read (start fast)
    from tongzhi_cli.dates.worded import time_in_words  # noqa: PLC0415

    text = re.sub(r"(?<=:\d\d)\.\d+$", "", unicodedata.normalize("NFKC", text).strip())
    return time_in_words(text) or _iso(text)


def _is_as_exported(text: str) -> bool:
    """Whether its marks stand where programs put them: 2018/04/01 22:05:09, 2018-04-01 22:05.

    24:00 is an hour of people's.
    """
    return (
        len(text) in {16, 19}
        and text[4] in "-/"
        and text[7] in "-/"
        and text[10] == " "
        and text[13] == ":"
        and text[16:17] in {":", ""}
        and text[11:13] != "24"
    )


def _iso(text: str) -> datetime | None:
    """A time as programs write it, with its zone: 2018-04-01T22:05:09+08:00."""
    try:
        return datetime.fromisoformat(text).replace(microsecond=0) if "T" in text else None
    except ValueError:
        return None
