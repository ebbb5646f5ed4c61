"""What the 学号 and names of a file look like: how rows without a header are told to be people."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import Header
from tongzhi_cli.columns.vocabulary import COLUMN_OF
from tongzhi_cli.model.student import clean_name
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.tables.table import Table

#: A name as it may stand where no header says that it is one.
_NAME = r"[^\W\d_a-zA-Z]{2,4}|[^\W\d_a-zA-Z]{1,12}(?:·[^\W\d_a-zA-Z]{1,12})+"
#: So many digits make a number that is surely a 学号 if others of the file are like it.
_FEWEST_DIGITS = 5
#: So many rows of a list are looked at.
_LEARNT = 2000


class Person(NamedTuple):
    """What stands in a *row* as 学号 and 姓名, in the columns *number_at* and *name_at*."""

    row: int
    number: str
    name: str
    number_at: int
    name_at: int


class Shapes:
    """The shapes that the 学号 of some lists have: B9999999999 for B2014030101."""

    def __init__(self, lists: Iterable[tuple[Table, Header]]) -> None:
        """Take the lists; they are looked at when the first row is asked about."""
        self._lists = tuple(lists)

    @cached_property
    def known(self) -> frozenset[str]:
        """Those under the headers."""
        found = set()
        for table, header in self._lists:
            first = header.row + 1 + header.below
            column = header.columns[Column.NUMBER]
            for row in range(first, min(len(table.rows), first + _LEARNT)):
                found.add(shape_of(table.number(row, column)[0]))
        return frozenset(found - {""})

    def is_like(self, number: str) -> bool:
        """Whether a number is surely a 学号 of such a list; of lists without any, may be one."""
        shape = shape_of(number)
        return shape.count("9") >= _FEWEST_DIGITS and (shape in self.known or not self.known)

    def holds_one(self, text: str) -> bool:
        """Whether such a 学号 stands within a text: 无误2014030102."""
        return any(map(self.is_like, re.findall(r"[A-Za-z]{0,4}[0-9]{5,20}", text)))

    def people(self, table: Table, row: int, first: int = 0) -> list[Person]:
        """Who stands in a row from the column *first* on: each 学号 and the name nearest to it."""
        columns = range(first, len(table.rows[row]))
        numbers = [
            (at, number)
            for at in columns
            if (number := table.number(row, at)[0]) and self.is_like(number)
        ]
        names = {at: text for at in columns if numbers and is_name(text := table.text(row, at))}
        found = []
        for at, number in numbers:
            near = min(names, key=lambda one, at=at: (abs(one - at), -one), default=None)  # type: ignore[misc]
            if near is not None:
                found.append(Person(row, number, clean_name(names.pop(near)), at, near))
        return found


def shape_of(text: str) -> str:
    """A number with 9 for every digit; "" for what is none.

    >>> shape_of("B2014030101"), shape_of("合计"), shape_of("")
    ('B9999999999', '', '')
    """
    if not (text.isascii() and text.isalnum() and text[-1:].isdigit()):
        return ""
    return re.sub("[0-9]", "9", text)


def is_name(text: str, words: Mapping[str, Column] = COLUMN_OF[None]) -> bool:
    """Whether a text could be somebody's name.

    >>> is_name("李 明"), is_name("阿依古丽·麦麦提"), is_name("软件1班"), is_name("姓名")
    (True, True, False, False)
    """
    name = clean_name(text)
    return re.fullmatch(_NAME, name) is not None and name not in words
