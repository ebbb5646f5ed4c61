"""学号 of which a part is written: one with a digit too few, the end of a further one."""

import re
from collections.abc import Mapping, Sequence

from tongzhi_cli.answers.files import likeness
from tongzhi_cli.model.student import Student

#: So many digits at the beginning say that a number is one of the class's.
_LEAST_SAME = 8
#: The end of a further 学号: after a dash at least three digits, for -1 is a further picture.
_RUN_ON = r"\s?(?:[-_]\s?(\d{3,})|[~～、,，/+&和与至到]\s?(\d{2,}))(?!\d)"


def run_on(one: Student, stem: str, known: Mapping[str, Student]) -> list[Student]:
    """Whose 学号 go on behind that of *one*, of which only the end is written.

    >>> from tongzhi_cli.check.rules.sample import student
    >>> people = [student("2014030101", "安若曦"), student("2014030102", "张文")]
    >>> known = {one.number: one for one in people}
    >>> [len(run_on(people[0], f"2014030101{end}", known)) for end in ("-102", "、02", "-02")]
    [1, 1, 0]
    """
    found = re.match(_RUN_ON, stem.partition(one.number)[2])
    ways = [one.number[: -len(end)] + end for end in (found.groups() if found else ()) if end]
    there = [known[way] for way in ways if way in known]
    return [each for each in there if each is not one]


def without_a_digit(typed: str, students: Sequence[Student]) -> Student | None:
    """The only one whose 学号 is *typed* but for a digit too few: it can be nobody else's.

    A digit that is wrong makes the 学号 of somebody in another class; one too few makes none.
    """
    if any(len(one.number) == len(typed) for one in students):
        return None
    found = [
        one for one in students
        if len(one.number) == len(typed) + 1 and one.number[:_LEAST_SAME] == typed[:_LEAST_SAME]
        and likeness.is_part(typed, one.number)
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None
