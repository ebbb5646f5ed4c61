"""Whether what is printed of a student is what the data have: told where it is not, never taken.

A picture changes no result: what somebody wrote on the sheet by hand is told, and goes through
`collect` after a yes (issue 21).
"""

import re
from collections.abc import Callable, Mapping, Sequence

from tongzhi_cli.columns.column import Column
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan.match import Person, plain_name, plain_number

#: What may be written instead of a tick.
_RIGHT = frozenset({"无误", "正确"})


class Difference(NamedTuple):
    """That under a *column* something else is *read* than the data have."""

    column: Column
    read: str


class Print(NamedTuple):
    """What was read in a cell, and how it is read again in other ways where it does not agree."""

    text: str
    again: Callable[[], Sequence[str]] = list

    def says(self, is_right: Callable[[str], bool]) -> bool:
        """Whether it says what it should, read in one way or another."""
        return is_right(self.text) or any(map(is_right, self.again()))


def letters(text: str) -> str:
    """The letters and digits of a text, by which two are compared.

    >>> letters("姓名有误：显示“王伟”，应为“王玮”"), letters("√")
    ('姓名有误显示王伟应为王玮', '')
    """
    return re.sub(r"[\W_]", "", text).upper()


def beside(person: Person, read: str) -> str:
    """What was read under a result without what the data have of it: what somebody has added.

    >>> person = Person("1", "王伟", result="无误", is_ok=True)
    >>> beside(person, "无误，照片不对"), beside(person, "照片不对"), beside(person, "无误")
    ('照片不对', '照片不对', '')
    """
    added = read.replace(person.result, "", 1) if person.result else read
    return added.strip(" ，。；：、,.;:")


def difference(person: Person, printed: Mapping[Column, Print]) -> tuple[Difference, ...]:
    """What is printed of a student otherwise than the data have it.

    >>> person = Person("1", "王伟", result="无误", is_ok=True)
    >>> difference(person, {Column.NAME: Print("王伟"), Column.RESULT: Print("无误")})
    ()
    >>> difference(person, {Column.RESULT: Print("无误照片不对")})
    (Difference(column=<Column.RESULT: '校对结果'>, read='无误照片不对'),)
    """
    result = []
    number, name = printed.get(Column.NUMBER), printed.get(Column.NAME)
    if number and not number.says(
        lambda read: plain_number(read) == plain_number(person.number)
    ):  # of another class, or misprinted
        result.append(Difference(Column.NUMBER, number.text))
    if name and not name.says(lambda read: plain_name(read) == plain_name(person.name)):
        result.append(Difference(Column.NAME, name.text))
    result += _of_result(person, printed)
    return tuple(result)


def _says_words(read: str, own: str) -> bool:
    """Whether words stand where a tick should, of which one letter is misread: 照片不对, not 丁.

    >>> [_says_words(one, "无误") for one in ("照片不对", "丁", "无误", "正确")]
    [True, False, False, False]
    """
    return len(read) > 1 and read not in {own, *_RIGHT}


def _of_result(person: Person, printed: Mapping[Column, Print]) -> list[Difference]:
    own = letters(person.result)
    result, right, wrong = (printed.get(one) for one in (Column.RESULT, Column.RIGHT, Column.WRONG))
    if right and not result:  # a tick, or what is wrong
        is_ticked = bool(right.text.strip())
        if person.is_ok is None:
            return [Difference(Column.RIGHT, right.text)] if is_ticked else []
        if person.is_ok != is_ticked or _says_words(letters(right.text), own):
            return [Difference(Column.RIGHT, right.text)]
        if wrong and not wrong.says(lambda read: letters(read) == ("" if person.is_ok else own)):
            return [Difference(Column.WRONG, wrong.text)]
        return []
    if result and not result.says(lambda read: letters(read) == own):
        return [Difference(Column.RESULT, result.text)]
    return []
