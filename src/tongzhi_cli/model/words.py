"""The words that people use for one thing, each group in one place; patterns are built from them.

Source: the notices, forms and exports of docs/glossary.md.
"""

from collections.abc import Iterable

#: What is done to a record: 核对 and its kin. A word more here is known to every heading that is
#: built from them: 复核结果, 应复核人数, 信息复核情况, 复核率.
CHECK_VERBS = ("校对", "核对", "核查", "复核", "校验", "确认", "核实", "审核")
#: Those that in a roster, where much else is confirmed and examined, are about the record alone.
OWN_CHECK_VERBS = ("校对", "核对", "核查", "复核", "校验", "核实")
#: What comes of it, and what less surely does: beside a 校对结果, 校对说明 is a remark.
OUTCOMES = ("结果", "情况", "反馈", "意见")
REMARKS = ("记录", "说明")


def either(words: Iterable[str]) -> str:
    """A pattern for any of *words*, none of which has a sign of its own.

    >>> either(("校对", "核对"))
    '(?:校对|核对)'
    """
    return f"(?:{'|'.join(words)})"


def joined(*parts: Iterable[str]) -> tuple[str, ...]:
    """Every word of the first of *parts* with every one of the next, the last changing slowest.

    >>> joined(("校对", "核对"), ("结果", "情况"))
    ('校对结果', '核对结果', '校对情况', '核对情况')
    """
    words: tuple[str, ...] = ("",)
    for part in parts:
        words = tuple(before + word for word in part for before in words)
    return words
