"""What stands around the article of a saved page: menus, lists of other notices, the footer.

It is none of the notice, and its dates are told all the same: nothing is dropped unsaid (issue 15).
Whoever takes the article out of a page leaves it behind a mark at the end of the text.
"""

import re
from collections.abc import Iterable

from tongzhi_cli.model.text import FRAME
from tongzhi_cli.named_tuple import NamedTuple


class Framed(NamedTuple):
    """The text of a notice, and what stands around it on its page, with where that begins."""

    text: str
    frame: str
    begin: int


def with_frame(text: str, lines: Iterable[str]) -> str:
    """The *text* of an article, with the *lines* of what stands around it."""
    once = dict.fromkeys(" ".join(line.split()) for line in lines)
    said = [line for line in once if re.search(r"[\d日号周月天节]", line)]  # may name a day
    return "".join((text, "\n", FRAME, "\n".join(said))) if said else text


def apart(text: str) -> Framed:
    """The text of a notice without the frame of its page, and that.

    >>> apart(with_frame("4月8日前核对。", ["首页", "四六级6月12日开考"])).frame
    '四六级6月12日开考'
    """
    own, mark, frame = text.partition(FRAME)
    return Framed(own.removesuffix("\n") if mark else own, frame.replace(FRAME, "\n"), len(own) + 1)
