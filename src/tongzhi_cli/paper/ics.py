"""Lines of a calendar file as RFC 5545 wants them: names, values, escapes, folding, CRLF.

Only what an entry with reminders needs. The library for it, icalendar, is 0.9 MB with a parser and
time zones, and takes 274 million instructions to import, half of what a whole `notice show` takes.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from tongzhi_cli.model.file_kind import OWN_CALENDAR
from tongzhi_cli.named_tuple import NamedTuple

#: In bytes, without the line's end (RFC 5545, 3.1).
_LONGEST = 75
#: What no value may have (RFC 5545, 3.1): control characters but the tab.
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"


class Alarm(NamedTuple):
    """A reminder: *before* the start (behind it where it is negative), with what is shown then."""

    before: timedelta
    text: str


class Entry(NamedTuple):
    """An entry: at one moment (with a zone), or on a whole day.

    *uid* stays the same whenever the calendar is made again, so that programs change the entry
    instead of adding a second one.
    """

    uid: str
    at: datetime | date
    title: str
    about: str
    place: str
    alarms: Sequence[Alarm]


def calendar(name: str, entries: Iterable[Entry], issued: date) -> bytes:
    """A calendar file; every entry is stamped with the day *issued*, so that no clock is in it.

    Moments are in UTC: each program shows them in its own zone, and none has to know another's.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{OWN_CALENDAR}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{text(name)}",
        *(line for one in entries for line in _event(one, issued)),
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def _event(one: Entry, issued: date) -> list[str]:
    is_day = not isinstance(one.at, datetime)
    busy = ["X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"] if is_day else []
    return [
        "BEGIN:VEVENT",
        f"UID:{one.uid}",
        f"DTSTAMP:{issued:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{one.at:%Y%m%d}" if is_day else f"DTSTART:{_moment(one.at)}",
        f"SUMMARY:{text(one.title)}",
        f"DESCRIPTION:{text(one.about)}",
        *([f"LOCATION:{text(one.place)}"] if one.place else []),
        "TRANSP:TRANSPARENT",  # whoever has a deadline is not busy
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        *busy,
        *(line for alarm in one.alarms for line in _alarm(alarm)),
        "END:VEVENT",
    ]


def _alarm(one: Alarm) -> list[str]:
    return [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"TRIGGER:{duration(-one.before)}",
        f"DESCRIPTION:{text(one.text)}",
        "END:VALARM",
    ]


def _moment(at: datetime | date) -> str:
    """A moment in UTC; it has to have a zone."""
    if not isinstance(at, datetime):
        raise TypeError(at)
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def duration(length: timedelta) -> str:
    """A length of time, in days or in hours and minutes.

    >>> duration(timedelta(days=-1)), duration(timedelta(hours=-2)), duration(timedelta(hours=9))
    ('-P1D', '-PT2H', 'PT9H')
    >>> duration(timedelta(hours=-15, minutes=-30)), duration(timedelta())
    ('-PT15H30M', 'PT0H')
    """
    sign, minutes = "-" if length < timedelta() else "", abs(length) // timedelta(minutes=1)
    days, rest = divmod(minutes, 24 * 60)
    if days and not rest:
        return f"{sign}P{days}D"
    hours, rest = divmod(minutes, 60)
    return f"{sign}PT{hours}H{f'{rest}M' if rest else ''}"


def text(value: str) -> str:
    r"""A text as a value (RFC 5545, 3.3.11).

    >>> print(text("到 214室，找李老师；带\n1. 表, 2. 证\\"))
    到 214室，找李老师；带\n1. 表\, 2. 证\\
    """
    value = re.sub(_CONTROL, "", value.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"([\\;,])", r"\\\1", value).replace("\n", "\\n")


def folded(line: str) -> bytes:
    """A line with its end; a long one goes on behind a blank, and no character is torn.

    >>> [len(one) for one in folded("SUMMARY:" + "截止" * 30).split(b"\\r\\n")]
    [74, 73, 43, 0]
    """
    pieces, piece = [], b""
    for sign in line:
        data = sign.encode("utf-8", "replace")
        if len(piece) + len(data) > _LONGEST:
            pieces.append(piece)
            piece = b" "
        piece += data
    return b"\r\n".join([*pieces, piece, b""])
