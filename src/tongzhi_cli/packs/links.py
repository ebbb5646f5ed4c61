"""Where the questionnaire of a class is, as a column of the school's list has it.

Nothing is guessed: a column counts by its heading, and of a class that has two different links
both are told.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tongzhi_cli.columns.heading import normal
from tongzhi_cli.model.nothing import nothing_in
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.words import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tongzhi_cli.columns.header import Header
    from tongzhi_cli.roster.read import Placed

#: The headings, without white space and marks.
LINKS = frozenset(
    (
        *joined(("问卷", "答卷", "收集表", "填写", "填报", "收集"), ("链接", "地址", "网址")),
        *("链接", "问卷", "网址", "link", "url"),
    )
)
#: An address: a scheme and something, or a domain with an end that no file has.
_ADDRESS = (
    r"https?://[^\s/]\S*|(?![^/]*\.(?:docx?|xlsx?|pdf|txt|png|jpe?g|html?)$)"
    r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:[/:?#]\S*)?"
)


def links_told(placed: "Sequence[Placed]") -> dict[Where, str]:
    """The link in the row of each student who has one, by the student's place."""
    columns: dict[tuple[int, int, int], int | None] = {}
    found: dict[Where, str] = {}
    for student, table, header, row in placed:
        key = id(table), header.row, header.first
        if key not in columns:
            width = max(map(len, table.rows[: header.row + header.below + 1]), default=0)
            own = _own(header, width)
            columns[key] = next((at for at in own if is_link(header.heading(table, at))), None)
        if (at := columns[key]) is not None and (link := given(table.text_of_merged(row, at))):
            found[student.where] = link
    return found


def is_link(heading: str) -> bool:
    """Whether a column of that heading has the links.

    >>> [is_link(one) for one in ("问卷 链接", "link", "QQ", "备注")]
    [True, True, False, False]
    """
    return normal(heading) in LINKS


def is_address(link: str) -> bool:
    """Whether a link leads anywhere: it has a domain, with or without https://.

    >>> [is_address(one) for one in ("https://wj.example/1", "wj.qq.com/s2/1", "localhost")]
    [True, True, False]
    >>> [is_address(one) for one in ("xx", "问卷.docx", "532701199501011234", "a.cn 孙明")]
    [False, False, False, False]
    """
    return bool(re.fullmatch(_ADDRESS, link.casefold()))


def doubted(link: str | None) -> list[str]:
    """A line where what was given as a link leads nowhere."""
    if not link or any(map(is_address, link.split())):
        return []
    return [f"！ --link {link} 不像网址，照样写进了说明；写错了就改好，加 --force 再写一次"]


@lru_cache(maxsize=1024)  # a class says the same in each of its rows
def given(text: str) -> str:
    """What a cell says, "" where it says that there is nothing.

    >>> given(" wj.qq.com/s2/1 "), given("/"), given("NULL")
    ('wj.qq.com/s2/1', '', '')
    """
    text = " ".join(text.split())
    return "" if not text or nothing_in(text) else text


def _own(header: "Header", width: int) -> range:
    """The columns that belong to a list."""
    return range(header.first, min(header.last + 1, width))
