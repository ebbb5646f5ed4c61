"""Which sheets of a roster file count: those that `--sheet` names, or all that are to be seen."""

from collections.abc import Sequence

from tongzhi_cli.columns.kinds import LEFT_OUT
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.tables.table import Book


def chosen(book: Book, wanted: Sequence[str]) -> Book:
    """The sheets that --sheet names."""
    there = {(table.sheet or "").strip(): table for table in book.tables}
    kept = []
    for name in dict.fromkeys(one.strip() for one in wanted):
        if name in {one.strip() for one in book.hidden}:
            raise InputError(
                f"{book.file} 的工作表“{name}”是隐藏的", "请在 Excel/WPS 里取消隐藏，保存后再试。"
            )
        if name not in there:
            listed_names = "、".join(f"“{one}”" for one in there if one) or "（只有一张，没有名字）"
            raise InputError(
                f"{book.file} 里没有“{name}”这张工作表，有的是：{listed_names}",
                "请照上面的写法写 --sheet，或去掉 --sheet。",
            )
        kept.append(there[name])
    return book._replace(tables=tuple(kept))


def sheets_left_out(whole: Book, kept: Book) -> list[Problem]:
    """That the sheets that --sheet does not name were not read."""
    names = {table.sheet for table in kept.tables}
    return [
        Problem(
            LEFT_OUT,
            Severity.INFO,
            f"工作表“{table.sheet}”没有读，--sheet 没有指明它",
            where=Where(whole.file, table.sheet),
        )
        for table in whole.tables
        if table.sheet not in names and len(table.rows)
    ]
