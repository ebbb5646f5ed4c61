"""Times as messages show them."""

from datetime import date, datetime

#: The weekdays from Monday on, as they stand behind 星期.
WEEKDAYS = "一二三四五六日"


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
