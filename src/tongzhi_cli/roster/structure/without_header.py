"""Which columns of a list without a header look like 学号, 姓名 and the result: what to type."""

import re
from collections import Counter
from collections.abc import Sequence

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.unread.results import most_are_results
from tongzhi_cli.errors import NoHeaderError
from tongzhi_cli.office.addresses import column_name
from tongzhi_cli.roster.structure.shapes import is_name
from tongzhi_cli.tables.table import Book, Table

#: A 学号, and a telephone that is as long as one may be.
_NUMBER, _PHONE = r"[A-Za-z]{0,3}[0-9]{6,16}", r"1[3-9][0-9]{9}"
#: So many rows are looked at; fewer than this tell nothing.
_LOOKED_AT, _FEWEST = 60, 2


def told(error: NoHeaderError, book: Book) -> NoHeaderError:
    """*error* with what to type, where the columns of the only list of *book* tell themselves."""
    seen = [found for table in book.tables if (found := columns_seen(table))]
    if len(seen) != 1:
        return error
    columns = seen[0]
    like = "、".join(f"{column_name(at)} 列像{field}" for field, at in columns.items())
    typed = " ".join(f"--map {field}={column_name(at)}" for field, at in columns.items())
    hint = f"像是没有表头：{like}。请补上一行表头；或者看看对不对，对就加 {typed} 再试。"
    return NoHeaderError(error.message, hint)


def columns_seen(table: Table) -> dict[Column, int]:
    """Where 学号, 姓名 and the result seem to stand in a table without a header; empty if not both.

    >>> rows = [["2014030101", "安若溪", "无误"], ["2014030102", "白景行", "民族错了"]]
    >>> [f"{field}{at}" for field, at in columns_seen(Table("", None, rows)).items()]
    ['学号0', '姓名1', '校对结果2']
    >>> columns_seen(Table("", None, [["13800001111", "安若溪"], ["13900001111", "白景行"]]))
    {}
    """
    width = max(map(len, table.rows), default=0)
    columns = [_texts(table, at) for at in range(width)]
    number = next((at for at, one in enumerate(columns) if _are_numbers(one)), None)
    name = next((at for at, one in enumerate(columns) if _are_names(one)), None)
    if number is None or name is None:
        return {}
    found = {Column.NUMBER: number, Column.NAME: name}
    result = next(
        (at for at, one in enumerate(columns) if most_are_results(Counter(filter(None, one)))), None
    )
    return found if result is None else found | {Column.RESULT: result}


def _texts(table: Table, at: int) -> list[str]:
    rows = range(min(len(table.rows), _LOOKED_AT))
    return [table.text(row, at).strip() for row in rows if any(table.rows[row])]


def _are_numbers(texts: Sequence[str]) -> bool:
    """Whether nearly all are 学号, each another one."""
    numbers = [one for one in texts if re.fullmatch(_NUMBER, one)]
    phones = [one for one in numbers if re.fullmatch(_PHONE, one)]
    return _are_most(numbers, texts) and len({*numbers}) == len(numbers) > 2 * len(phones)


def _are_names(texts: Sequence[str]) -> bool:
    """Whether nearly all are names, most of them other ones: 汉族 is none."""
    names = [one for one in texts if is_name(one)]
    return _are_most(names, texts) and 2 * len({*names}) > len(names)


def _are_most(some: Sequence[str], texts: Sequence[str]) -> bool:
    return len(some) >= _FEWEST and 10 * len(some) >= 9 * len(texts)
