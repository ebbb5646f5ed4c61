"""What the lines of a filled form, its file and its worksheets say of a class."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.form.word import class_line
from tongzhi_cli.model.classes import class_name as names
from tongzhi_cli.model.classes.class_in_file_name import class_in_file_name
from tongzhi_cli.model.classes.class_spelling import plain
from tongzhi_cli.named_tuple import NamedTuple

#: A line between two worksheets: what stands before it is the upper one's, the rest the lower's.
SHEET_ENDS = "\f"
#: A sentence is no title, whatever class it speaks of.
_PROSE = r"[，。；,;]"
#: What stands between texts of cells, or of lists side by side.
_APART = r"\t|[ \u3000]{3,80}+"
_NUMBERED = r"[\d一二三四五六七八九十][)）]?班$"
_DIGITS = "0123456789"
TITLE, FILE_NAME, SHEET_NAME = "标题", "文件名", "工作表名"


class Stands(NamedTuple):
    """What a table has: the *lines* in it that are about nobody, and its students' 学号.

    *number* is the table's: lists side by side share it. *sheet* is the name of its worksheet.
    """

    number: int
    lines: Sequence[str]
    numbers: Sequence[str]
    sheet: str = ""


class Said(NamedTuple):
    """A class that is written somewhere: behind its label, or else in a title (*source*)."""

    name: str
    source: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether it is one class, whatever else says another: 2014级软件本科班 may be several."""
        return not self.source or re.search(_NUMBERED, self.name) is not None


class Whose(NamedTuple):
    """The class of a table, None where nobody can say; where it is from, and a *doubt* of it."""

    name: str | None = None
    source: str = ""
    doubt: str = ""


def said_in(line: str) -> Said | None:
    """The class that a line says, None where it says none or was left blank.

    >>> said_in("班级：2014级软件1班  辅导员签名："), said_in("2014级软件1班图像信息校对反馈表")
    (Said(name='2014级软件1班', source=''), Said(name='2014级软件1班', source='标题'))
    >>> said_in("注：2014级软件1班的，请填全称。"), said_in("班级：")
    (None, None)
    """
    if "班" not in line:
        return None
    if name := class_line.read(line):
        return Said(name, "" if class_line.is_labelled(line) else TITLE)
    if class_line.is_labelled(line) or re.search(_PROSE, line):
        return None
    title = names.class_name_in(line)
    return Said(title, TITLE) if title else None


@lru_cache(maxsize=256)  # the sheets of a class have the same lines
def said_on(line: str) -> tuple[Said, ...]:
    r"""The classes that a line says: of lists side by side each has its own in it.

    >>> [one.name for one in said_on("2014级软件1班\t2014级软件2班")]
    ['2014级软件1班', '2014级软件2班']
    >>> [one.name for one in said_on("班级：\t2014级软件1班\t辅导员签名：")]
    ['2014级软件1班']
    """
    if "班" not in line:
        return ()
    apart = re.split(_APART, line)
    found = [one for part in apart if (one := said_in(part))]
    parts = tuple(one for one in found if one.name.endswith("班"))
    if len({plain(one.name) for one in parts}) > 1:
        return parts
    whole = said_in(line) if len(apart) > 1 else next(iter(found), None)
    return (whole,) if whole else ()


def said_by_sheet(name: str) -> Said | None:
    """The class that the name of a worksheet is."""
    found = class_in_file_name(name) if name else None
    return Said(found, SHEET_NAME) if found else None


def one_of(found: Iterable[Said]) -> Whose | None:
    """The one class that all *found* say, as its own line writes it; None: several, or none.

    >>> label, title = Said("2014级信息管理与信息系统1班"), Said("信管1班", TITLE)
    >>> one_of([title, label]).name, one_of([Said("软件1班"), Said("应用软件1班")])
    ('2014级信息管理与信息系统1班', None)
    """
    found = [*dict.fromkeys(found)]  # nearly always one
    if len(found) == 1:
        return Whose(found[0].name, found[0].source)
    kept = [one for one in found if one.is_sure] or found
    by_source: dict[str, set[str]] = {}
    for one in kept:
        by_source.setdefault(one.source, set()).add(plain(one.name))
    first = min(kept, key=lambda one: one.source, default=None)
    if first is None or any(len(names) > 1 for names in by_source.values()):
        return None
    if not all(may_be_one(one.name, first.name) for one in kept):
        return None
    return Whose(first.name, first.source)


def may_be_one(name: str, other: str) -> bool:
    """Whether of two names the shorter one may be short for the longer one.

    >>> may_be_one("软件1班", "2014级软件（一）班"), may_be_one("信管1班", "2014级信息管理1班")
    (True, True)
    >>> may_be_one("2014级软件1班", "2014级软件2班"), may_be_one("软件1班", "软件11班")
    (False, False)
    """
    short, long = sorted((plain(name), plain(other)), key=len)
    ends = {one[len(one.rstrip(_DIGITS)) :] for one in (short, long)}
    return len(ends) == 1 and names.is_short_for(short, long)


def labelled(rows: Iterable[Sequence[str]]) -> list[str]:
    """班级 and its value in cells of their own, as one line."""
    found = []
    for row in rows:
        texts = [text for text in row if text.strip()]
        for label, value in pairwise(texts):
            if column_of(normal(label)) is Column.CLASS:
                found.append(f"班级：{value}")
    return found
