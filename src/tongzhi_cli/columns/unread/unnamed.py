"""Which columns of a list without a result may be it: what a refusal has to name."""

from tongzhi_cli.columns.column import WHOSE, Column
from tongzhi_cli.columns.header import HEADER_ROWS
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.columns.questions import FAULT_ALONE, asks_detail, asks_looked, asks_result
from tongzhi_cli.columns.unread.results import TICKS, is_unknown
from tongzhi_cli.office.addresses import column_name
from tongzhi_cli.tables.table import Book, Table

#: So many are named.
_LISTED = 6


def unnamed_results(book: Book) -> tuple[str, str] | None:
    """What is told of a file that has no result, and what to do; None if no column may be it."""
    for table in book.tables:
        for row in range(min(HEADER_ROWS, len(table.rows))):
            words = [*map(normal, table.texts(row))]
            if WHOSE.isdisjoint(column_of(word) for word in words):
                continue
            may_be = [at for at, word in enumerate(words) if _may_be(table, row, at, word)]
            if may_be:
                return _told(table, row, may_be, words)
    return None


def _may_be(table: Table, row: int, at: int, word: str) -> bool:
    """Whether a column is for anything that is not known, or for what is wrong, or is ticked."""
    cells = {table.text(n, at).strip() for n in range(row + 1, len(table.rows))} - {""}
    is_detail = column_of(word) in {Column.DETAIL, Column.RESULT}
    return bool(cells) and (is_detail or is_unknown(word) or not TICKS.isdisjoint(cells))


def _told(table: Table, row: int, may_be: list[int], words: list[str]) -> tuple[str, str]:
    named = "、".join(
        f"{column_name(at)} 列“{' '.join(table.text(row, at).split())}”" for at in may_be[:_LISTED]
    )
    likely = [at for at in may_be if asks_result(words[at], surely=False)]
    likely += [at for at in may_be if asks_looked(words[at])]
    first = column_name((likely or may_be)[0])
    hint = f"里面有校对结果的，加 --map 校对结果={first}（列号换成是的那一列）。"
    wrong = [at for at in may_be if words[at] in FAULT_ALONE or asks_detail(words[at])]
    if wrong and likely:
        hint += (
            f"{first} 列打了勾、{column_name(wrong[0])} 列空着就是没有问题的，也这样；"
            "不是的，请先在表里写明。"
        )
    return f"{table.file} 里没有校对结果一列；不知道是不是、没有读的：{named}", hint
