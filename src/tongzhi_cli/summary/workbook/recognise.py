"""Whether a workbook is an earlier summary. Nothing is imported that only reading one needs."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.errors import InputError
from tongzhi_cli.office import limits
from tongzhi_cli.summary.workbook.layout import (
    LARGE,
    LINES,
    PROBLEM_COLUMNS,
    PROBLEMS,
    RECORD_COLUMNS,
    SOURCE_COLUMNS,
    SOURCES,
    base_of,
)
from tongzhi_cli.tables.table import Book, Table, as_text

if TYPE_CHECKING:
    from tongzhi_cli.summary.workbook.large import Large

#: A summary that takes fewer bytes, and inflates to fewer, is read as any workbook.
_PACKED, _INFLATED = 500_000, LARGE
_WANTED = {LINES: RECORD_COLUMNS, PROBLEMS: PROBLEM_COLUMNS, SOURCES: SOURCE_COLUMNS}


def is_summary(book: Book) -> bool:
    """Whether a workbook is one that `fankui merge` wrote, however it was saved since.

    Raises:
        InputError: it is one whose lines somebody hid.

    """
    headers = {table.sheet or "": header(table) for table in book.tables}
    return _is_ours(book.file, headers, book.hidden)


def large_in(path: Path, source: Path | bytes) -> "Large | None":
    """A summary of more rows than a roster may have; None for what is none, or smaller.

    Raises:
        InputError: as `large_at`.

    """
    size = len(source) if isinstance(source, bytes) else limits.size_of(source)
    return large_at(path, source, least=_INFLATED) if size >= _PACKED else None


def large_at(path: Path, source: Path | bytes, *, least: int) -> "Large | None":
    """A summary that inflates to *least* bytes; None for what is none. *path* names it in messages.

    Raises:
        InputError: it is one whose lines somebody hid, or is damaged.

    """
    from tongzhi_cli.summary.workbook import large  # noqa: PLC0415  only for files of its size

    found = large.opened(path, source, least=least)
    if found is None:
        return None
    headers = {}
    for sheet in found.sheets:
        if not sheet.hidden and base_of(sheet.name) in _WANTED:
            at, words = next(found.rows(sheet), (0, []))
            headers[sheet.name] = [as_text(one).strip() for one in words] if at == 0 else []
    hidden = [sheet.name for sheet in found.sheets if sheet.hidden]
    return found if _is_ours(str(path), headers, hidden) else None


def _is_ours(file: str, headers: Mapping[str, Sequence[str]], hidden: Collection[str]) -> bool:
    """Whether the visible sheets of a workbook, each with its header, are those of a summary."""
    if LINES in map(base_of, hidden) and PROBLEMS in headers and SOURCES in headers:
        raise InputError(
            f"{file} 的工作表“{LINES}”是隐藏的", "请在 Excel/WPS 里取消隐藏，保存后再汇总。"
        )
    return all(
        name in headers and set(columns[:3]) <= set(headers[name])
        for name, columns in _WANTED.items()
    )


def header(table: Table) -> list[str]:
    """The words of the first row."""
    return [table.text(0, at).strip() for at in range(len(table.rows[0]))] if table.rows else []
