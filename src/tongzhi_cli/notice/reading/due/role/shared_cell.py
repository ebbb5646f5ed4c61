"""What the cell of a day says itself: 学生：4月9日前 班级：4月12日前将签名表交学院.

The words beside a day in its own cell are nearer to it than its row, and what stands over it: where
the cell has several days, or says who does what then.
"""

import re

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.reading.due.found import Found

#: What stands behind a day and leads to the next one: 班级：, （二）班长.
_NEXT = (
    r"(?<![^\s，,；;。])(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s?|[①-⑳]\s?)?"
    r"[^\s，,；;。：:]{1,12}[：:]\s*+$"
)
_ENDS = r"[。；;\n]"


class OwnWords(NamedTuple):
    """What stands *before* and *after* a day, up to the edges of its cell and to other days."""

    before: str
    after: str


def own_words(one: Found) -> OwnWords | None:
    """What a day says in a cell with others, or with who does what; None where it stands alone."""
    if one.beside is None:
        return None
    is_behind = one.earlier is not None and "\t" not in one.before
    is_ahead = bool(one.later) and "\t" not in one.after
    before = re.split(_ENDS, one.before.split("\t")[-1])[-1]
    after = re.split(_ENDS, one.after.split("\t")[0])[0]
    is_told = re.search(r"\w\s?[：:]\s?$", before) and re.match(r"\s?[，,]?\s?\w\w", after)
    if not (is_behind or is_ahead or is_told):
        return None
    if is_behind and (label := re.search(_NEXT, before)):
        before = label[0]
    if is_ahead and len(after) == len(one.after):
        after = re.sub(_NEXT, "", after)
    return OwnWords(before.strip(), after.strip())
