"""A class name without what people write differently: 软件1班, 软件一班, 软件（01）班 are one."""

import re
from functools import lru_cache

from tongzhi_cli.model.classes.class_name import entry_year_in
from tongzhi_cli.model.student import clean_class, half_width

_HAN = "一二三四五六七八九"
_NUMBER = rf"(?:[{_HAN}]?十[{_HAN}]?|[{_HAN}])(?=班|$)"
_MARKS = r"[()\[\]【】〔〕《》“”\"'·.．_]|(?<![0-9])[-－—]|[-－—](?![0-9])"


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """*name* as it is compared: no brackets, the year with four digits, numbers as digits.

    >>> {plain(name) for name in ("14级软件（一）班", "2014级软件1班", "2014级软件(01)班")}
    {'2014级软件1'}
    >>> {plain(name) for name in ("软件十一班", "软件第11班", "软件-11", "软件 １１ 班")}
    {'软件11'}
    >>> [plain(name) for name in ("统一班", "软件14-1班", "软件a班", "卓越班")]
    ['统1', '软件14-1', '软件A班', '卓越班']
    """
    name = re.sub(_MARKS, "", half_width(clean_class(name))).upper()
    if (year := entry_year_in(name)) and (match := re.search(r"(?:\d{4}|\d\d)级", name)):
        name = f"{name[: match.start()]}{year}级{name[match.end() :]}"
    name = re.sub(_NUMBER, lambda one: str(of_han(one[0])), name)
    bare = name.removesuffix("班")
    before = bare.rstrip("0123456789")
    number = bare[len(before) :].lstrip("0")
    return f"{before.removesuffix('第')}{number}" if number else name


def of_han(text: str) -> int:
    """A number up to 99 in Chinese characters.

    >>> [of_han(one) for one in ("三", "十", "十二", "二十一")]
    [3, 10, 12, 21]
    """
    tens, ten, ones = text.rpartition("十")
    value = _HAN.index(ones) + 1 if ones else 0
    return value + 10 * (_HAN.index(tens) + 1 if tens else 1) if ten else value
