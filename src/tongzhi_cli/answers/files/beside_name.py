"""What stands beside a name or a 学号 and tells who is meant: a class, a sex, other digits."""

import re
from collections.abc import Iterable, Sequence

from tongzhi_cli.answers.attribution import is_slip
from tongzhi_cli.answers.files import likeness
from tongzhi_cli.answers.files.file_name import DOTS, Parts, without_tail
from tongzhi_cli.answers.files.words import (
    AFTER_ALL,
    COLLECTS,
    NOT_HANDED_IN,
    NOT_OF,
    OTHERS,
    PARENTS,
    SEXES,
    TITLES_BEFORE,
    TITLES_BEHIND,
    begins,
    is_filler,
)
from tongzhi_cli.model.classes import class_written
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.traditional import simplified

#: Digits of the end of a 学号 that are no number in a list.
LEAST_TAIL = 3
#: A class with its number, and what stands before its major.
_NUMBERED = "([\u3400-\u9fff]{2,14}?)[(]?(?:[0-9]{1,4}|[一二三四五六七八九十]{1,3})[)]?班"
_AROUND = "学院|大学|学校|校区|专业|系|级"


def is_part_of(typed: str, one: Student) -> bool:
    """Whether what stands beside a 学号 is a part of the name: 安, 若曦."""
    return likeness.bare(typed) in likeness.bare(one.name)


def is_typed_wrongly(typed: str, one: Student) -> bool:
    """Whether *typed* is the 学号 of *one* with one digit wrong, missing or too many.

    The name beside it is theirs: that another student of that name has such a 学号 is not likely.
    """
    return is_slip(typed, one.number) or (
        abs(len(typed) - len(one.number)) == 1 and likeness.is_part(typed, one.number)
    )


def class_beside(name: str, parts: Parts) -> str:
    """The class that is written beside a name, "" for none; 尾号0108 is none.

    >>> from tongzhi_cli.answers.files.file_name import numbers_of, parts_of
    >>> parts = parts_of("学信网截图财务管理2班张三", numbers_of([]))
    >>> class_beside("张三", parts)
    '财务管理2班'
    >>> class_beside("张三", parts_of("张三尾号0108", numbers_of([])))
    ''
    >>> class_beside("张三", parts_of("信管141张三", numbers_of([])))
    '信管141'
    """
    text = simplified("".join(c for c in without_tail(parts.stem) if c not in DOTS))
    runs = (simplified(run) for run in parts.runs)
    spelt = {name, simplified("".join(c for c in name if c not in DOTS))}
    own = {one for one in runs if any(one in each for each in spelt)}
    for run in sorted({*spelt, *own}, key=len, reverse=True):
        text = text.replace(run, " ")
    written = class_written.within(text)
    letters = "".join(c for c in written if not c.isascii())
    if written[-1:].isdigit() and is_filler(letters):
        return ""
    if found := re.search(_NUMBERED, text):
        major = re.split(_AROUND, found[1])[-1]
        known = begins(major, frozenset())
        major = major[max(at for at, is_known in enumerate(known) if is_known) :]
        if len(major) > 1 and major not in written:
            return f"{major}{written}"
    return written


def tail_of_another(
    one: Student, students: Iterable[Student], parts: Parts
) -> tuple[str, Sequence[Student]] | None:
    """Digits beside the name of *one* that end the 学号 of others, and those; None for none.

    Two digits may count anything, but where they are those of who is called almost the same; so
    may 003.
    """
    for tail in (*parts.said, *parts.tails):
        others = [each for each in students if each.number.endswith(tail)]
        if one in others:
            continue
        if tail in parts.said:
            return tail, others
        if len(tail) < LEAST_TAIL:
            others = [each.student for each in likeness.near(one.name, others)]
        if others and not (tail.startswith("0") and len(tail) == LEAST_TAIL):
            return tail, others
    return None


def of_sex(people: Sequence[Student], parts: Parts) -> list[Student]:
    """Whom 男 or 女 beside a name means, where the roster has it."""
    beside = parts.stem.replace(people[0].name, " ")
    words = {*beside, *(one.lower() for one in parts.letters)}
    said = [sex for sex, signs in SEXES.items() if not signs.isdisjoint(words)]
    return [one for one in people if said == [one.fact("性别")[:1]]]


def of_year(people: Sequence[Student], written: str) -> list[Student]:
    """The one of several of a name whose 学号 begins with a year that is *written*: 2020级."""
    year = re.fullmatch(r"(?:20)?(\d\d)级", written)
    begins = f"20{year[1]}" if year and people[0].number.startswith("20") else written[:2]
    found = [one for one in people if year and one.number.startswith(begins)]
    return found if len(found) == 1 < len(people) else []


def not_theirs(words: Iterable[str], stem: str) -> str:
    """Why a file is not of whom its name names, by one of *words*; "" where nothing says so.

    >>> not_theirs(["李明"], "李明没交"), not_theirs(["李明"], "不是李明")
    ('名字里说没有交：“没交”', '名字里说不是李明的')
    >>> not_theirs(["李明"], "李明老师"), not_theirs(["李明"], "2014030104李明的女朋友")
    ('写的是“李明老师”，不像班里的同学', '写的是“李明的女朋友”，像是别人的，或代别人交的')
    >>> not_theirs(["李明"], "李明妈妈")
    '写的是“李明妈妈”，像是别人的，或代别人交的'
    >>> not_theirs(["李明"], "李明老师好"), not_theirs(["李明"], "李明上次没交")
    ('', '')
    """
    said = re.search(NOT_HANDED_IN, stem)
    if said and not re.search(AFTER_ALL, stem):
        return f"名字里说没有交：“{said[0]}”"
    for word in filter(None, words):
        named = re.escape(word)
        if re.search(f"{NOT_OF}{named}", stem):
            return f"名字里说不是{word}的"
        if found := re.search(f"{named}的?(?:{OTHERS}|{PARENTS})", stem):
            return f"写的是“{found[0]}”，像是别人的，或代别人交的"
        if found := re.search(f"{named}{TITLES_BEHIND}|{TITLES_BEFORE}{named}", stem):
            return f"写的是“{found[0]}”，不像班里的同学"
    return ""


def holds_many(folder: str) -> bool:
    """Whether a folder is that of who collects, or of several together: 李明组, 班长白思远."""
    return re.search(COLLECTS, folder) is not None
