"""Whether a workbook is an earlier summary. Nothing is imported that only reading one needs."""

from tongzhi_cli.errors import InputError
from tongzhi_cli.summary.workbook.layout import (
    LINES,
    PROBLEM_COLUMNS,
    PROBLEMS,
    RECORD_COLUMNS,
    SOURCE_COLUMNS,
    SOURCES,
)
from tongzhi_cli.tables.table import Book, Table


def is_summary(book: Book) -> bool:
    """Whether a workbook is one that `fankui merge` wrote, however it was saved since.

    Raises:
        InputError: it is one whose lines somebody hid.

    """
    sheets = {table.sheet: table for table in book.tables}
    if LINES in book.hidden and PROBLEMS in sheets and SOURCES in sheets:
        raise InputError(
            f"{book.file} 的工作表“{LINES}”是隐藏的", "请在 Excel/WPS 里取消隐藏，保存后再汇总。"
        )
    wanted = ((LINES, RECORD_COLUMNS), (PROBLEMS, PROBLEM_COLUMNS), (SOURCES, SOURCE_COLUMNS))
    return all(
        name in sheets and set(columns[:3]) <= set(header(sheets[name])) for name, columns in wanted
    )


def header(table: Table) -> list[str]:
    """The words of the first row."""
    return [table.text(0, at).strip() for at in range(len(table.rows[0]))] if table.rows else []
