"""What one of several classes of a name is called: 软件1班（20140301）, as its 学号 begin so."""

import re
from collections.abc import Iterable

from tongzhi_cli.model.classes.number_run import run

_SHOWN = re.compile(r"(.+)（([A-Za-z]{0,8}\d[A-Za-z0-9]{0,24})）")


def shown(name: str, start: str) -> str:
    """The class that all write as *name*, whose 学号 have that *start*."""
    return f"{name}（{start}）"


def as_written(name: str) -> str | None:
    """What `shown` was made of, None if it was not.

    >>> as_written(shown("软件1班", "20140501")), as_written("软件（1）班")
    ('软件1班', None)
    """
    match = _SHOWN.fullmatch(name)
    return match[1] if match else None


def namesake(name: str, numbers: Iterable[str]) -> str:
    """What a class is told that does not know of the other one of its name, "" if there is none.

    >>> namesake("软件1班（20140501）", ["2014050101", "2014050102"])
    '还有一个班也写“软件1班”：这里说的是学号 20140501 开头的这个班。'
    >>> namesake("软件1班（2014）", ["2014050101", "2014050102"])
    ''
    """
    match = _SHOWN.fullmatch(name)
    if not match or match[2] != run(numbers).start:
        return ""
    return f"还有一个班也写“{match[1]}”：这里说的是学号 {match[2]} 开头的这个班。"
