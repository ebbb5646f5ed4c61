"""What stands beside a name or a 学号 and tells who is meant: a class, a sex, other digits."""

from collections.abc import Sequence

from tongzhi_cli.answers.attribution import is_slip
from tongzhi_cli.answers.files import likeness
from tongzhi_cli.answers.files.file_name import DOTS, Parts, without_tail
from tongzhi_cli.answers.files.words import SEXES, is_filler
from tongzhi_cli.model.classes import class_written
from tongzhi_cli.model.student import Student


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
    """The class that is written beside a name, "" for none; 尾号0108 is none."""
    text = "".join(c for c in without_tail(parts.stem) if c not in DOTS)
    for run in sorted({name, *parts.runs}, key=len, reverse=True):
        text = text.replace(run, " ") if run in name or run == name else text
    written = class_written.within(text)
    letters = "".join(c for c in written if not c.isascii())
    return "" if written[-1:].isdigit() and is_filler(letters) else written


def of_sex(people: Sequence[Student], parts: Parts) -> list[Student]:
    """Whom 男 or 女 beside a name means, where the roster has it."""
    beside = parts.stem.replace(people[0].name, " ")
    words = {*beside, *(one.lower() for one in parts.letters)}
    said = [sex for sex, signs in SEXES.items() if not signs.isdisjoint(words)]
    return [one for one in people if said == [one.fact("性别")[:1]]]
