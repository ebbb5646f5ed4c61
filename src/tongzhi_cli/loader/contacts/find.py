"""A list -> who speaks for which class, however the list tells it.

A 职务 beside each student, a column 班长 beside each student or class, 班长 behind a name or under
备注, a sheet of its own with a row a class.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from enum import Enum, auto
from functools import lru_cache
from pathlib import Path

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.columns.other_words import PHONES
from tongzhi_cli.errors import InputError, reading
from tongzhi_cli.loader.contacts.words import (
    BETWEEN,
    IS_MONITOR,
    MONITOR_PHONES,
    MONITORS,
    NOT_NOW,
    POSTS,
    SAYS_MONITOR,
    YES,
)
from tongzhi_cli.model.nothing import nothing_in
from tongzhi_cli.model.student import clean_class, clean_name, clean_number, half_width
from tongzhi_cli.model.text import beside_id_number
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.tables import read as tables
from tongzhi_cli.tables.table import Book, Table

#: A header stands within so many rows; nobody has more phones than are shown.
_HEADER_ROWS, _PHONES = 20, 2
#: What stands between the parts of a phone.
_GAP = r"(?: ?[-–—] ?| )?"
#: A phone as it is written: a mobile one, one of a place.
_MOBILE = rf"(?:\+?86{_GAP})?1[0-9]{{2}}(?:{_GAP}[0-9]{{4}}){{2}}"
_AREA = rf"(?:\+?86{_GAP})?(?:\(0[0-9]{{2,3}}\){_GAP}|0[0-9]{{2,3}}{_GAP})"
_ABROAD = rf"\+86{_GAP}[1-9][0-9]{{1,2}}{_GAP}"  # the 0 of the area is not dialled
_LONG = rf"{_MOBILE}|(?:{_AREA}|{_ABROAD})[0-9]{{7,8}}"
_ALONE = r"(?<![0-9A-Za-z+-])(?:{})(?![0-9A-Za-z])"
_LONG_PHONE = _ALONE.format(_LONG)
#: The same, or a short one of the school's own net. Elsewhere than in a column of phones such a
#: number is a day, a room.
_PHONE = _ALONE.format(rf"{_LONG}|[0-9]{{5,8}}")
#: A remark in brackets.
_BRACKET = re.compile(r" ?[（(【\[〔]([^（）()【】\[\]〔〕]*)[）)】\]〕]?")


class Told(NamedTuple):
    """Who speaks for a class, and their *phones*.

    The class is that of the student with the *number*; where that is "" it is named.
    """

    number: str
    college: str
    class_name: str
    name: str
    phones: tuple[str, ...]


class _Role(Enum):
    """What a column is for, here."""

    NUMBER = auto()
    NAME = auto()
    CLASS = auto()
    COLLEGE = auto()
    NOTE = auto()
    MONITOR = auto()
    POST = auto()
    IS_MONITOR = auto()
    PHONE = auto()
    MONITOR_PHONE = auto()


_OF_COLUMN = {
    Column.NUMBER: _Role.NUMBER,
    Column.NAME: _Role.NAME,
    Column.CLASS: _Role.CLASS,
    Column.COLLEGE: _Role.COLLEGE,
    Column.NOTE: _Role.NOTE,
}
_OF_WORDS = (
    (MONITOR_PHONES, _Role.MONITOR_PHONE),
    (MONITORS, _Role.MONITOR),
    (IS_MONITOR, _Role.IS_MONITOR),
    (POSTS, _Role.POST),
    (PHONES, _Role.PHONE),
)
_Roles = Mapping[_Role, int]


def in_files(paths: Iterable[Path]) -> list[Told]:
    """What the tables of several files tell; a file that is none, or broken, tells nothing."""
    found: list[Told] = []
    for path in paths:
        with suppress(InputError), reading(path):  # whoever needs it has said what is wrong with it
            found += in_book(tables.read(path))
    return found


def in_read(book: Book) -> list[Told]:
    """What a file tells that somebody else reads as well: a fault of ours here is not theirs."""
    with suppress(InputError), reading(book.file):
        return in_book(book)
    return []


def in_book(book: Book) -> list[Told]:
    """What all sheets of a file tell, each class's once."""
    return list(dict.fromkeys(one for table in book.tables for one in _in_table(table)))


def phones_in(text: str) -> tuple[str, ...]:
    """The phones in a cell of phones, never a 身份证号.

    >>> phones_in("138 1234 5678 / 短号 66123"), phones_in("532701199501011234"), phones_in("无")
    (('138 1234 5678', '66123'), (), ())
    >>> phones_in("（0879）2123456")
    ('(0879)2123456',)
    """
    return _phones(_PHONE, text)


def phones_beside(text: str) -> tuple[str, ...]:
    """The phones in a cell of something else, where a short number is none.

    >>> phones_beside("班长 13812345678"), phones_beside("班长 20180401任命，宿舍30512")
    (('13812345678',), ())
    """
    return _phones(_LONG_PHONE, text)


@lru_cache(maxsize=4096)  # a list says the same of everybody in a class
def _phones(pattern: str, text: str) -> tuple[str, ...]:
    return tuple(re.findall(pattern, half_width(beside_id_number(text)))[:_PHONES])


@lru_cache(maxsize=4096)
def is_monitor(text: str) -> bool:
    """Whether what is written beside a student says that they speak for the class.

    >>> [is_monitor(one) for one in ("班长", "班长兼学委", "副班长", "原班长", "团支书、班长", "")]
    [True, True, False, False, True, False]
    >>> [is_monitor(one) for one in ("班长（前任）", "班长（代理）", "学委（前任）、班长")]
    [False, True, True]
    """
    remarks: list[str] = []

    def take(one: re.Match[str]) -> str:
        remarks.append(one[1])
        return "\0"

    bare = re.sub(r"[\d:：-]", " ", _BRACKET.sub(take, " ".join(text.split())))
    words = re.split(BETWEEN, bare)
    if any(re.fullmatch(NOT_NOW, one) for one in words):
        return False
    behind = iter(remarks)
    own = [[next(behind, "") for _ in range(one.count("\0"))] for one in words]
    return any(
        re.fullmatch(SAYS_MONITOR, one.replace("\0", "")) and not any(map(_is_over, told))
        for one, told in zip(words, own, strict=True)
    )


def _is_over(remark: str) -> bool:
    """Whether a remark behind a post says that it is another's now, or not quite that post."""
    words = re.split(BETWEEN, re.sub(r"[\d年月日.-]", "", remark))
    return any(re.fullmatch(rf"{NOT_NOW}(?:的|了|班长)?", one) for one in words)


# --- one sheet -------------------------------------------------------------------------------


def _in_table(table: Table) -> Iterator[Told]:
    header = _header(table)
    if header is None:
        return
    first, roles = header
    own = _own_phones(table, first, roles)
    for row in range(first, len(table.rows)):
        yield from _in_row(_Row(table, row, roles), own)


def _header(table: Table) -> tuple[int, _Roles] | None:
    """The first row below the header, and what its columns are; the lower of two, if there are."""
    for row in range(min(_HEADER_ROWS, len(table.rows))):
        roles = _roles(table, row)
        if not _tells(roles):
            continue
        below = _roles(table, row + 1) if row + 1 < len(table.rows) else {}
        if _tells(below) and len(below) > len(roles):
            return row + 2, below
        return row + 1, roles
    return None


def _tells(roles: _Roles) -> bool:
    """Whether such columns can tell who speaks for which class."""
    whose = _Role.NUMBER in roles or _Role.CLASS in roles
    return whose and (_Role.NAME in roles or _Role.MONITOR in roles)


def _roles(table: Table, row: int) -> _Roles:
    found: dict[_Role, int] = {}
    above = ""
    for column in range(len(table.rows[row])):
        here = normal(table.text_of_merged(row, column))
        over = normal(table.text(row - 1, column)) if row else ""
        above = over or (above if here else "")  # a wide cell above reaches over several
        role = _role(here or over, above)
        if role is not None:
            found.setdefault(role, column)
    return found


def _role(here: str, above: str) -> _Role | None:
    """What a column is for by its heading, and what stands over that."""
    if above in MONITORS and column_of(here) is Column.NAME:
        return _Role.MONITOR
    if above in MONITORS and here in PHONES:
        return _Role.MONITOR_PHONE
    for words, role in _OF_WORDS:
        if here in words:
            return role
    known = column_of(here)
    return _OF_COLUMN.get(known) if known else None


class _Row:
    """One row, its cells by what their column is for."""

    def __init__(self, table: Table, row: int, roles: _Roles) -> None:
        self._table, self._row, self._roles = table, row, roles

    def has(self, role: _Role) -> bool:
        return role in self._roles

    def text(self, role: _Role) -> str:
        written = self._table.text_of_merged(self._row, self._roles.get(role)).strip()
        return "" if nothing_in(written) else written

    @property
    def whose(self) -> tuple[str, str]:
        """The college and the class."""
        return clean_class(self.text(_Role.COLLEGE)), clean_class(self.text(_Role.CLASS))

    def told(self, name: str, phones: tuple[str, ...]) -> Iterator[Told]:
        number = clean_number(self.text(_Role.NUMBER))
        college, class_name = self.whose
        if name and (number or class_name):
            yield Told(number, college, class_name, name, phones)


#: Looks up the phone of a student by college, class and name.
_Own = Callable[[str, str, str], tuple[str, ...]]


def _own_phones(table: Table, first: int, roles: _Roles) -> _Own:
    """The phones of the students, where each has one: none of namesakes with different ones."""
    known: dict[tuple[str, str, str], dict[str, set[tuple[str, ...]]]] = {}
    if {_Role.NUMBER, _Role.NAME, _Role.PHONE} <= roles.keys():
        for at in range(first, len(table.rows)):
            row = _Row(table, at, roles)
            key = *row.whose, clean_name(row.text(_Role.NAME))
            number = clean_number(row.text(_Role.NUMBER))
            own = known.setdefault(key, {}).setdefault(number, set())
            own |= {phones_in(row.text(_Role.PHONE))} - {()}

    def look_up(college: str, class_name: str, name: str) -> tuple[str, ...]:
        namesakes = [*known.get((college, class_name, name), {}).values()]
        one = set.union(*namesakes) if namesakes else set()
        return one.pop() if len(one) == 1 and all(namesakes) else ()

    return look_up


def _in_row(row: _Row, own: _Own) -> Iterator[Told]:
    written = row.text(_Role.NAME)
    phones = phones_in(row.text(_Role.PHONE))
    note, post = row.text(_Role.NOTE), row.text(_Role.POST)
    behind = re.search(r"[（(【\[]([^（）()【】\[\]]{1,20})", written)
    named = row.text(_Role.MONITOR)
    asked = {row.text(_Role.IS_MONITOR).lower(), named.lower()}
    says = [*filter(None, (note, post, behind and behind[1]))]
    if not YES.isdisjoint(asked) or any(is_monitor(one) for one in says):
        more = phones_beside(post) or phones_beside(note)
        yield from row.told(clean_name(written), phones or more)
        return
    name = _named(named)
    if not name:
        return
    about_class = () if row.has(_Role.NUMBER) else phones
    found = phones_in(row.text(_Role.MONITOR_PHONE)) or phones_beside(named) or about_class
    yield from row.told(name, found or own(*row.whose, name))


@lru_cache(maxsize=4096)
def _named(written: str) -> str:
    """The name in a cell of 班长, "" where it says that there is none, or of somebody else."""
    if any(_is_over(one[1]) for one in _BRACKET.finditer(written)):
        return ""
    name = clean_name(re.sub(_PHONE, "", half_width(written)).strip(" ,，、/:：()（）"))
    is_one = name and re.fullmatch(r"[^\W\d_][^\d]{0,29}", name) and name not in {"否", "不是"}
    return name if is_one else ""
