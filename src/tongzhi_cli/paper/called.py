"""What students and classes are called where everybody reads along: in a group, on the wall."""

import re
from collections.abc import Iterable, Sequence

from tongzhi_cli.model.terms import NAMELESS
from tongzhi_cli.model.text import without_private

#: So much of a 学号 tells namesakes apart, nearly always.
_END = 4


def called(everybody: Iterable[tuple[str, str]], some: Iterable[tuple[str, str]]) -> list[str]:
    """The names of *some* of a class; two of one name are told apart by their 学号's end.

    Both are pairs of 姓名 and 学号. Source: issue 14: what is said in public has no phone, no 休学
    and the like: what stands behind a name in the same cell stays away.

    >>> both = [("李明", "2014030101"), ("李明", "2014030102"), ("安若（休学）", "2014030103")]
    >>> called(both, both[1:])
    ['李明（0102）', '安若']
    """
    numbers: dict[str, list[str]] = {}
    for name, number in everybody:
        numbers.setdefault(alone(name), []).append(number)
    names = [(alone(name), number) for name, number in some]
    return [
        name + (f"（{_end(number, numbers[name])}）" if len(numbers[name]) > 1 or not name else "")
        for name, number in names
    ]


def _end(number: str, others: Sequence[str]) -> str:
    """The last digits of a 学号, as many as tell it from the *others*.

    >>> _end("2014030105", ["2014030105", "2014030106"]), _end("2014030105", ["2013030105"])
    ('0105', '4030105')
    """
    different = [one for one in others if one != number]
    return next(
        (
            number[-length:]
            for length in range(_END, len(number))
            if not any(one.endswith(number[-length:]) for one in different)
        ),
        number,
    )


def alone(name: str) -> str:
    """A name without remarks and digits behind it.

    >>> [alone(one) for one in ("方一鸣（已退学）", "李明13800000000", "J. Li", "王若雨【休学】")]
    ['方一鸣', '李明', 'J. Li', '王若雨']
    """
    return (
        name if name.isalpha() else re.split(r"[（(【\[〔<《/0-9０-９]", name)[0].strip(" -－—:：")
    )


def class_called(name: str) -> str:
    """A class without the phone that somebody may have put behind its name.

    >>> class_called("软件1班 13800000000"), class_called("")
    ('软件1班 （电话略）', '（没有班级名称）')
    """
    return without_private(name) or NAMELESS
