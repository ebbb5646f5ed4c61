"""A table of what students do: 情况 | 怎么办 | 地点, one row for those of one kind.

Each row is a sentence of its own, 没有照片：到图书馆补采, and its other cells are kept apart:
where, with whom, what to bring. Source: issue 15, item 8.
"""

import re
from collections.abc import Iterator, Sequence

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.reading.addressed import has_whom
from tongzhi_cli.notice.reading.brought import documents_of, is_document
from tongzhi_cli.notice.reading.due.tables import (
    MATERIALS,
    WHERE,
    WHOM,
    Row,
    Table,
    tables,
)
from tongzhi_cli.notice.reading.page.table_layout import laid_out
from tongzhi_cli.notice.reading.whom.cohort_words import readable

_WHO = "情况|情形|类型|类别|问题|对象|人员|哪些|什么人|^谁$|结果|学生|异常|现象|适用"
_WHAT = "怎么办|如何|办法|办理|处理|处置|解决|做法|要求|操作|措施|流程|怎样|去向|说明|做什么"
#: A cell that says nothing.
_EMPTY = r"[\W_]*|无|同上"
_SIGNS = " \u3000\xa0。；;，,"


class Told(NamedTuple):
    """A row as a sentence, *where* it sends those and what *materials* they bring."""

    text: str
    where: str
    materials: list[str]


def rows(text: str) -> Iterator[Told]:
    """What the tables of a notice's *text* tell students whose record is wrong.

    >>> [(one.text, one.where) for one in rows("情况\\t怎么办\\t地点\\n没照片的\\t补采\\t图书馆")]
    [('没照片的：补采', '图书馆')]
    """
    if "\t" not in text and "|" not in text and "｜" not in text and "  " not in text:
        return
    for table in tables(laid_out(text), ()):
        columns = _columns(table)
        if columns is not None:
            for row in table.rows[1:]:
                yield from _told(row, columns)


class _Columns(NamedTuple):
    """Where the cells of each kind stand; *what* may be several, *others* one or none."""

    who: int
    what: Sequence[int]
    where: int | None
    person: int | None
    materials: int | None


def _columns(table: Table) -> _Columns | None:
    """What the first row names; None if it is no table of this kind."""
    heads = [cell.text for cell in table.rows[0].cells]

    def first(words: str, taken: Sequence[int] = ()) -> int | None:
        found = (at for at, head in enumerate(heads) if at not in taken and re.search(words, head))
        return next(found, None)

    who = first(_WHO)
    if who is None or len(table.rows) < 2:
        return None
    fixed = [first(words, [who]) for words in (WHERE, WHOM, MATERIALS)]
    taken = [who, *(at for at in fixed if at is not None)]
    what = [at for at, head in enumerate(heads) if at not in taken and re.search(_WHAT, head)]
    return _Columns(who, what, *fixed) if what else None


def _told(row: Row, columns: _Columns) -> Iterator[Told]:
    def cell(at: int | None) -> str:
        said = row.cells[at].text if at is not None and at < len(row.cells) else ""
        return "" if re.fullmatch(_EMPTY, said) else said.rstrip(_SIGNS)

    who = cell(columns.who).rstrip("：:")
    what = "；".join(filter(None, map(cell, columns.what)))
    if not what or not has_whom(readable(f"{who}：")):
        return
    text = f"{who}：{what}"
    brought = re.split("[、，,；;和及]", cell(columns.materials))
    materials = [one for one in brought if is_document(readable(one))] or documents_of(what, ())
    yield Told(
        text, cell(columns.where) + _beside(cell(columns.where), cell(columns.person)), materials
    )


def _beside(where: str, person: str) -> str:
    """Who sits there, unless the place says so itself."""
    return "" if person in where else person
