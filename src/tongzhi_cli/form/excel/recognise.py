"""Whether a workbook is a form, and no roster: it has a form's header, and is there to be signed.

Pure: a book that was opened comes in. Nothing is imported that only forms need: every roster is
looked at.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.columns.item_columns import item_columns, of_item
from tongzhi_cli.columns.questions import asks_result
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.tables.table import Book, Table, all_texts

if TYPE_CHECKING:
    from tongzhi_cli.columns.mapping import ColumnMap
    from tongzhi_cli.form.word.columns import FormColumns
    from tongzhi_cli.notice.model import Notice

_PAPERS = (Paper.SIGNED, Paper.CORRECTIONS)
#: Where a header stands, and the lines to sign.
_UPPER, _LOWER = 30, 12
#: What people are asked for on paper.
_SIGNED = r"签\s*[名字章]|盖\s*章|公\s*章"
#: What such a paper is called; a roster may say what it is for, and is a 名单.
_CALLED = r"(?:反馈|校对|核对|确认)[^单册]{0,60}表"
_WINDOWS = 4
#: What a result stands under on a paper, or who signs beside it.
_OF_RESULT = frozenset({
    Column.RESULT, Column.RIGHT, Column.WRONG, Column.SIGNATURE, Column.KIND, Column.SHOWN,
    Column.SHOULD_BE,
})  # fmt: skip


def is_form(book: Book, notice: "Notice", mapping: "ColumnMap") -> bool:
    """Whether a worksheet of *book* is a form, blank or filled: with a result, and to be signed."""
    signed = [table for table in book.tables if _asks_to_sign(table)]
    is_plain = not mapping.targets and not notice.form.map
    if not signed or (is_plain and not any(map(_may_have_result, signed))):
        return False
    from tongzhi_cli.form.word.columns import FormColumns  # noqa: PLC0415  start fast

    columns = FormColumns(notice, mapping)
    return any(
        _has_result(table, row, columns) for table in signed for row in headers(table, columns)
    )


def _may_have_result(table: Table) -> bool:
    """Whether what stands near 姓名, as a header's words do, may be of a result or a signature.

    A roster with a line for the counsellor to sign does not wait for what reads forms: one that
    has its header where headers stand is not searched to its end.
    """
    seen = False
    for row in range(len(table.rows)):
        if seen and row >= _UPPER:
            return False
        if _is_of_words(table, row):
            seen = True
            near = range(max(0, row - 1), min(row + 3, len(table.rows)))
            if any(_is_of_result(texts_of(table, one)) for one in near):
                return True
    return False


def _is_of_result(texts: Iterable[str]) -> bool:
    """Whether one of the headings of a row is for a result, by the words of papers."""
    texts = list(texts)
    headings = [normal(text) for text in texts if text]
    known = {column_of(one, paper) for one in headings for paper in _PAPERS}
    return (
        not _OF_RESULT.isdisjoint(known)
        or any(map(asks_result, headings))
        or bool(item_columns(dict(enumerate(map(of_item, filter(None, texts))))))
    )


def _has_result(table: Table, first: int, columns: "FormColumns") -> bool:
    """Whether a result stands below a header, or each signs; 备注 alone is a roster's as well."""
    from tongzhi_cli.columns.paper_header import HEADER_ROWS  # noqa: PLC0415  start fast

    last = min(first + HEADER_ROWS, len(table.rows))
    rows = [texts_of(table, row) for row in range(first, last)]
    found = columns.find(rows, table.part(range(first, last)).merged)
    return found is not None and any(one.parts or one.signature is not None for one in found.lists)


def is_counts(book: Book) -> bool:
    """Whether a workbook counts students and names none (统计表)."""
    from tongzhi_cli.form.paper_rows import COUNTED  # noqa: PLC0415  start fast

    return any(
        re.fullmatch(COUNTED, normal(one))
        for table in book.tables
        for row in table.rows[:_UPPER]
        for one in row
        if isinstance(one, str)
    )


def _asks_to_sign(table: Table) -> bool:
    """Whether there is a column to sign, or a line below."""
    rows = table.rows
    ends = [*rows[:_UPPER], *rows[max(_UPPER, len(rows) - _LOWER) :]]
    together = all_texts(ends)
    if "签" not in together and "章" not in together:  # as on nearly all rosters
        return False
    return any(
        isinstance(one, str) and re.search(_SIGNED, one) is not None for row in ends for one in row
    )


def says_paper(text: str) -> bool:
    """Whether a text of a worksheet says that it is a paper to be signed.

    >>> [says_paper(one) for one in ("本人签名", "图像信息校对反馈表", "校对结果", "图像校对名单")]
    [True, True, False, False]
    """
    said = "".join(text.split())
    return bool(re.search(_SIGNED, said) or re.search(_CALLED, said))


def headers(table: Table, columns: "FormColumns") -> Iterator[int]:
    """The rows of a worksheet that the header of a form begins with."""
    from tongzhi_cli.columns.paper_header import HEADER_ROWS  # noqa: PLC0415  start fast

    size = len(table.rows)
    before = -HEADER_ROWS
    for row in range(size):
        texts = texts_of(table, row) if row < _UPPER or _is_of_words(table, row) else []
        if row > before + 1 and texts and columns.is_header(texts):
            before = row
            yield row
    if before < 0:  # told by --map, or in words that one row alone has not
        for first in range(0, min(size, _WINDOWS * HEADER_ROWS), HEADER_ROWS):
            rows = [
                texts_of(table, row) for row in range(first, min(first + 2 * HEADER_ROWS, size))
            ]
            if found := columns.find(rows, table.part(range(first, size)).merged):
                yield first + found.lists[0].header.row - found.lists[0].header.above
                return


def _is_of_words(table: Table, row: int) -> bool:
    return any(isinstance(one, str) and "姓" in one for one in table.rows[row])


def texts_of(table: Table, row: int) -> list[str]:
    """The texts of a row."""
    return [table.text(row, at) for at in range(len(table.rows[row]))]
