"""What `--map`, or a notice's `map`, says of the columns of a blank form."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tongzhi_cli.core.column_words import COLUMN_WORDS
from tongzhi_cli.core.headings import column_named
from tongzhi_cli.core.role import Paper
from tongzhi_cli.errors import UsageError
from tongzhi_cli.files.paper_header import Mapped

if TYPE_CHECKING:
    from tongzhi_cli.core.columns import Column


def mapped(typed: Iterable[tuple[str, str]], paper: Paper, source: str = "--map") -> Mapped:
    """Pairs of a column's name and a header text, letters or a number, as a mapping.

    *source* is where they were written, for messages.

    Raises:
        UsageError: a name is none of the paper's columns, or stands there twice.

    """
    found: dict[Column, str] = {}
    for name, target in typed:
        column = column_named(name, paper)
        if column is None:
            known = "、".join(COLUMN_WORDS[paper])
            raise UsageError(f"{source} 不认识“{name}”", f"等号左边只能是：{known}。")
        if found.setdefault(column, target) != target:
            raise UsageError(f"{source} 里“{column}”写了两次", "一项只能指明一列。")
    return found
