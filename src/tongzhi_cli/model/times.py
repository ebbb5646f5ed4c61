"""Times as messages show them, and the zones that they are in."""

from datetime import date, datetime, timedelta, timezone, tzinfo

#: The weekdays from Monday on, as they stand behind 星期.
WEEKDAYS = "一二三四五六日"
#: China has had one time and no summer time since 1992, so it needs no data.
_CHINA = {
    name: timezone(timedelta(hours=8), name)
    for name in ("Asia/Shanghai", "Asia/Chongqing", "Asia/Harbin", "PRC")
}


def weekday(day: date) -> str:
    """The weekday of a day as messages name it.

    >>> weekday(date(2027, 4, 1))
    '星期四'
    """
    return f"星期{WEEKDAYS[day.weekday()]}"


def dated(day: date) -> str:
    """A day, or that of a moment, with its weekday.

    >>> dated(date(2027, 4, 1))
    '2027-04-01（星期四）'
    """
    return f"{day:%Y-%m-%d}（{weekday(day)}）"


def moment(at: datetime) -> str:
    """A moment as people read it, in the zone it carries.

    >>> moment(datetime(2018, 4, 1, 23, 0)), moment(datetime(2018, 4, 1, 23, 0, 5))
    ('2018-04-01 23:00', '2018-04-01 23:00:05')
    """
    return at.isoformat(" ")[: 19 if at.second else 16]  # without fractions and zone


def zone_of(name: str) -> tzinfo:
    """The time zone called *name*.

    That of China is told without the data of zones, which a Windows without the package tzdata and
    a slim container lack, and which cost every other start some milliseconds to import.

    >>> zone_of("Asia/Shanghai") is zone_of("Asia/Shanghai"), str(zone_of("Asia/Shanghai"))
    (True, 'Asia/Shanghai')

    Raises:
        KeyError: there is none of that name, or no data about it.
        ValueError: no zone can have that name.
        OSError: its data cannot be read.

    """
    if name in _CHINA:
        return _CHINA[name]
    from zoneinfo import ZoneInfo  # noqa: PLC0415  start fast

    return ZoneInfo(name)
