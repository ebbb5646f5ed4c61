"""Times as people and exports write them, and as messages show them."""

import re
import unicodedata
from datetime import datetime

#: The weekdays from Monday on, as they stand behind 星期.
WEEKDAYS = "一二三四五六日"

_DATE = r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?"
_CLOCK = (
    r"(?P<half>上午|下午|晚上?|中午)?\s*(?P<hour>\d{1,2})\s*[:：时点]\s*(?P<minute>\d{1,2})?分?"
    r"(?:[:：]?(?P<second>\d{1,2})秒?)?(?:\.\d+)?"
)
_AS_EXPORTED = (
    r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?: ([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?)?"
)
_HALF = r"(\d{1,2}:\d{2}(?::\d{2})?)\s*([AaPp])[Mm]$"
_HALVES = {"A": "上午", "P": "下午"}
_WHEN = rf"{_DATE}(?:\s*[（(]?(?:星期|周)[一二三四五六日天][)）]?)?(?:[\sT]*{_CLOCK})?"


def read_time(text: str) -> datetime | None:
    """A 校对时间 as people and exports write it, without zone; None where it is not to be read.

    A date alone is its first moment, so that nobody is called late who may not be.

    >>> read_time("2018/4/1 22:05:09"), read_time("2018年4月1日 晚10点30分")
    (datetime.datetime(2018, 4, 1, 22, 5, 9), datetime.datetime(2018, 4, 1, 22, 30))
    >>> read_time("2018-04-01"), read_time("4月1日晚上"), read_time("2018-13-45")
    (datetime.datetime(2018, 4, 1, 0, 0), None, None)
    """
    if match := re.fullmatch(_AS_EXPORTED, text):  # as nearly all are
        return _moment(*map(int, match.groups(default="0")))
    text = unicodedata.normalize("NFKC", text).strip()
    if text[-1:] in "Mm":  # 9:00 PM
        text = re.sub(_HALF, lambda half: f"{_HALVES[half[2].upper()]}{half[1]}", text)
    match = re.fullmatch(_WHEN, text)
    if not match:
        return _iso(text)
    hour = _hour(int(match["hour"] or 0), match["half"])
    if hour is None:
        return None
    parts = (match[name] or 0 for name in ("minute", "second"))
    return _moment(
        int(match["year"]), int(match["month"]), int(match["day"]), hour, *map(int, parts)
    )


def _moment(
    year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0
) -> datetime | None:
    try:
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001  the caller adds it
    except ValueError:
        return None


def _iso(text: str) -> datetime | None:
    """A time as programs write it, with its zone: 2018-04-01T22:05:09+08:00."""
    try:
        return datetime.fromisoformat(text).replace(microsecond=0) if "T" in text else None
    except ValueError:
        return None


def _hour(hour: int, half: str | None) -> int | None:
    """The hour of the day, or None where 晚12点 may be the night before or after.

    >>> _hour(10, "晚"), _hour(23, "晚上"), _hour(12, "晚"), _hour(1, "晚")
    (22, 23, None, None)
    >>> _hour(12, "中午")
    12
    """
    match half:
        case "晚" | "晚上":
            return hour if hour > 12 else hour + 12 if 5 < hour < 12 else None
        case "下午":
            return hour + 12 if hour < 12 else hour
        case "中午":
            return hour + 12 if hour < 3 else hour
        case "上午":
            return None if hour > 12 else hour % 12
        case _:
            return hour


def moment(at: datetime) -> str:
    """A moment as people read it, in the zone it carries.

    >>> moment(datetime(2018, 4, 1, 23, 0)), moment(datetime(2018, 4, 1, 23, 0, 5))
    ('2018-04-01 23:00', '2018-04-01 23:00:05')
    """
    return at.isoformat(" ")[: 19 if at.second else 16]  # without fractions and zone
