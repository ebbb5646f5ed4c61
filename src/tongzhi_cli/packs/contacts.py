"""Whom to call in a class, and where its questionnaire is, as the school's list has it.

The list of a school is a table of students; some have a column with the monitor's name in each
row, some one that says who holds what office. Both are read, and nothing is guessed: a column
counts by its heading, and of a class that has two different links both are told.
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from tongzhi_cli.columns.heading import normal
from tongzhi_cli.model.nothing import nothing_in
from tongzhi_cli.model.person_name import read as read_name
from tongzhi_cli.model.words import joined


class Told(StrEnum):
    """What a column of the list tells, beside what a roster is read for."""

    MONITOR = "班长"
    MONITOR_PHONE = "班长的电话"
    OFFICE = "职务"
    PHONE = "电话"
    LINK = "问卷链接"


_CALLED = (
    "手机", "手机号", "手机号码", "电话", "电话号码", "联系电话", "联系方式", "联系手机",
    "联系号码",
)  # fmt: skip
_HEADS = ("班长", "班级负责人", "班级联系人", "负责人", "联系人")
#: The headings, without white space and marks.
_WORDS: Mapping[Told, tuple[str, ...]] = {
    Told.MONITOR: joined(_HEADS, ("", "姓名", "名字")),
    Told.MONITOR_PHONE: joined(_HEADS, ("", "的"), _CALLED),
    Told.OFFICE: (
        "职务", "班级职务", "班委", "班干部", "班委职务", "担任职务", "班干部职务", "是否班长",
    ),
    Told.PHONE: joined(("", "学生", "本人", "学生本人"), _CALLED),
    Told.LINK: (
        *joined(("问卷", "答卷", "收集表", "填写", "填报", "收集"), ("链接", "地址", "网址")),
        "链接", "问卷", "网址", "link", "url",
    ),
}  # fmt: skip
_TOLD_BY = {word: told for told, words in _WORDS.items() for word in words}
#: What stands in such a column for whoever is the monitor; several offices may stand in one.
_IS_MONITOR = frozenset(("班长", "正班长", "是", "√", "✓", "1", "Y", "y"))
_BETWEEN = r"[、，,/／;；\s]"


class Contact(NamedTuple):
    """The *monitor* of a class, their *phone*, the *links* to its questionnaire; "" if unknown."""

    monitor: str = ""
    phone: str = ""
    links: tuple[str, ...] = ()


def _holds(office: str) -> bool:
    """Whether one of the offices in a cell is the monitor's."""
    return not _IS_MONITOR.isdisjoint(re.split(_BETWEEN, office))


def told_by(headings: Mapping[int, str]) -> dict[Told, int]:
    """Which column tells what, by the *headings* over them.

    >>> told_by({0: "学号", 3: "班长", 4: "班长 手机", 5: "联系电话"})
    {<Told.MONITOR: '班长'>: 3, <Told.MONITOR_PHONE: '班长的电话'>: 4, <Told.PHONE: '电话'>: 5}
    """
    found: dict[Told, int] = {}
    for column, heading in headings.items():
        if told := _TOLD_BY.get(normal(heading)):
            found.setdefault(told, column)
    return found


class Row(NamedTuple):
    """What the row of one student, called *name*, tells."""

    name: str
    told: Mapping[Told, str]


def contact_of(rows: Iterable[Row]) -> Contact:
    """What the rows of one class tell of it.

    >>> contact_of([Row("安若", {Told.OFFICE: "副班长"}), Row("李想", {Told.OFFICE: "班长"})])
    Contact(monitor='李想', phone='', links=())
    """
    monitors: dict[str, str] = {}
    called: dict[str, None] = {}
    links: dict[str, None] = {}
    phones: dict[str, str] = {}
    for name, told in rows:
        office, monitor = told.get(Told.OFFICE, ""), told.get(Told.MONITOR, "")
        own, theirs = _given(told.get(Told.PHONE, "")), _given(told.get(Told.MONITOR_PHONE, ""))
        phones.setdefault(name, own)
        if monitor in _IS_MONITOR or (office and _holds(office)):
            monitors[name] = own
        elif _given(monitor):
            monitors.setdefault(read_name(monitor, of_cell=False).name, "")
        if theirs:
            called[theirs] = None
        if link := _given(told.get(Told.LINK, "")):
            links[link] = None
    own_phones = [monitors[name] or phones.get(name, "") for name in monitors]
    numbers = called or dict.fromkeys(filter(None, own_phones))
    return Contact("、".join(monitors), "、".join(numbers), tuple(links))


@lru_cache(maxsize=1024)  # a class says the same in each of its rows
def _given(text: str) -> str:
    text = " ".join(text.split())
    return "" if not text or nothing_in(text) else text
