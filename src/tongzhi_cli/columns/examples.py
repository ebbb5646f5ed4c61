"""Rows that only show how to fill in a list: 例, 示例, 填写样例, 例：张三 (issue 14)."""

import re
from collections.abc import Iterable

from tongzhi_cli.model.words import either
from tongzhi_cli.tables.table import Table, as_text, joined_texts

#: What such a row is called, by itself or with what it is for.
EXAMPLE_WORDS = (
    "示例", "样例", "范例", "事例", "举例", "例子", "例如", "实例", "例", "样本", "样板", "示范",
    "范本", "模板", "模版", "样表", "example", "sample", "demo",
)  # fmt: skip
_FOR = "(?:填写|填报|填表|填|书写|录入|参考|格式|本行为?|此行为?|这是|以下为|仅供){0,4}"
_BEHIND = (
    "(?:行|数据|说明|格式|用|如下|勿删|请勿删除|请删除|可删除|仅供参考|"
    "[0-9０-９]{1,2}|[一二三四五]){0,4}"
)
_CALLED = rf"{_FOR}{either(EXAMPLE_WORDS)}{_BEHIND}"
_OPEN, _CLOSE = "[（(【\\[《<]", "[）)】\\]》>]"
_EXAMPLE = (
    rf"{_OPEN}?\s{{0,9}}+{_CALLED}\s{{0,9}}+[，,]?{_BEHIND}{_CLOSE}?[:：.。]?"
    rf"|{_OPEN}?(?:{_CALLED}|比如|如|e\.?g\.?)\s*{_CLOSE}?\s{{0,9}}+[:：].+"
    rf"|{_OPEN}{_CALLED}{_CLOSE}.+|.+{_OPEN}{_CALLED}{_CLOSE}"
    r"|e\.?g\.?"
)
#: One of these is in each: looked for in many cells at once before any cell is.
_HINTS = (
    "例", "样本", "样板", "样表", "示范", "范本", "模板", "模版", "如：", "如:", "ample", "AMPLE",
    "emo", "EMO", "e.g", "E.g", "eg：", "eg:",
)  # fmt: skip
#: How such a word ends where it stands alone: no 姓名 that ends so is taken as it is.
ENDS = frozenset(word[-1] for word in EXAMPLE_WORDS)


def is_example(text: str) -> bool:
    """Whether a cell says that its row is an example.

    >>> [is_example(text) for text in ("例", "（填写示例）", "例：张三", "张三（样例）")]
    [True, True, True, True]
    >>> [is_example(text) for text in ("范丽", "示例学院2014级软件1班", "如意")]
    [False, False, False]
    """
    is_likely = not text.isdecimal() and _is_likely(text)
    return is_likely and re.fullmatch(_EXAMPLE, text.strip(), re.IGNORECASE) is not None


def _is_likely(text: str) -> bool:
    return any(hint in text for hint in _HINTS)


def example_rows(table: Table, first: int, columns: Iterable[int]) -> frozenset[int]:
    """The rows from *first* on that are examples by their cells in *columns*."""
    rows = table.rows[first:]
    found: set[int] = set()
    for column in set(columns):
        together = joined_texts(rows, column)
        if together.isdecimal() or not _is_likely(together):
            continue
        for at, row in enumerate(rows, start=first):
            text = as_text(row[column]) if len(row) > column else ""
            if is_example(text):
                found.add(at)
    return frozenset(found)
