"""Times as messages show them."""

from datetime import datetime

#: The weekdays from Monday on, as they stand behind 星期.
WEEKDAYS = "一二三四五六日"


def moment(at: datetime) -> str:
    """A moment as people read it, in the zone it carries.

    >>> moment(datetime(2018, 4, 1, 23, 0)), moment(datetime(2018, 4, 1, 23, 0, 5))
    ('2018-04-01 23:00', '2018-04-01 23:00:05')
    """
    return at.isoformat(" ")[: 19 if at.second else 16]  # without fractions and zone
