"""Which students a few keys mean: a name, the initials of its pinyin, the end of a 学号."""

from collections.abc import Callable, Collection, Sequence

from tongzhi_cli.answers.astray.alike import alike
from tongzhi_cli.model.student import Student, clean_name, clean_number

#: The ways to type a name by the first letters of its pinyin, e.g. {"dh", "ch", "sh"} for 单红.
Initials = Callable[[str], Collection[str]]


def find(query: str, students: Sequence[Student], initials: Initials) -> list[Student]:
    """The students that *query* may mean; the surest way to understand it alone counts.

    A whole name or 学号, the end of a 学号 (two digits at least), the whole initials, the beginning
    of them, a part of a name; upper and lower case are one.

    >>> from tongzhi_cli.check.rules.sample import student
    >>> people = [student("2014030106", "胡洋明"), student("2014030116", "胡阳")]
    >>> known = {"胡洋明": {"hym"}, "胡阳": {"hy"}}
    >>> [one.number[-2:] for one in find("hy", people, known.__getitem__)]
    ['16']
    >>> [one.number[-2:] for one in find("h", people, known.__getitem__)]
    ['06', '16']
    >>> [one.name for one in find("06", people, known.__getitem__)]
    ['胡洋明']
    """
    typed = clean_number(query).casefold()
    name = clean_name(query)
    if not typed:
        return []
    letters = typed.isascii() and typed.isalpha()
    ways: list[Callable[[Student], bool]] = [
        lambda one: one.name == name or one.number.casefold() == typed,
        lambda one: len(typed) > 1 and _is_end(one.number.casefold(), typed),
        lambda one: letters and typed in initials(one.name),
        lambda one: letters and any(each.startswith(typed) for each in initials(one.name)),
        lambda one: not typed.isascii() and name in one.name,
    ]
    for fits in ways:
        if found := [one for one in students if fits(one)]:
            return found
    return []


def near(query: str, students: Sequence[Student]) -> Student | None:
    """The one student whose name or 学号 a *query* that means nobody is a slip for, or None.

    Of a name sound and look tell, as in the name of a file (`files.likeness`); of a 学号, one
    character more, less or another, or two that changed places. Nobody where several are as near.

    >>> from tongzhi_cli.check.rules.sample import student
    >>> people = [student("2014030106", "胡洋明"), student("2014030116", "李四")]
    >>> found = near("胡洋民", people)
    >>> found and found.name, near("张四", people)
    ('胡洋明', None)
    >>> found = near("2014031016", people)
    >>> found and found.name, near("2014030196", people)
    ('李四', None)
    """
    typed = clean_number(query).casefold()
    found = alike(query, students) or tuple(
        one for one in students if _is_slip(typed, one.number.casefold())
    )
    return found[0] if len(found) == 1 else None


def _is_slip(typed: str, number: str) -> bool:
    """Whether one is typed for the other.

    >>> [_is_slip("20140301", one) for one in ("2014301", "20140302", "20140310", "20140322")]
    [True, True, True, False]
    """
    from tongzhi_cli.answers.files.likeness import is_part  # noqa: PLC0415  (start fast)

    if len(typed) != len(number):
        return is_part(typed, number)
    wrong = [at for at, (one, other) in enumerate(zip(typed, number, strict=True)) if one != other]
    is_turned = len(wrong) == 2 and wrong[1] - wrong[0] == 1 and sorted(typed) == sorted(number)
    return len(wrong) == 1 or is_turned


def _is_end(number: str, typed: str) -> bool:
    return any(c.isdigit() for c in typed) and number.endswith(typed)
