"""The title above a list: the line that says what list it is."""

import re

from tongzhi_cli.columns.header import Header
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.tables.table import Table

#: What a notice calls its paper stands above the title: 附件1, 附表2.
_NO_TITLE = r"附[件表录]?[\d一二三四五六七八九十]{0,3}[:：]?"
#: No title is longer.
_LONGEST = 80


def title_above(table: Table, header: Header) -> str:
    """The first line above the header that says one thing only, "" where there is none.

    It may stand in several cells where a program has no merged ones. Of lists side by side each
    has its own title, or all have one.
    """
    for row in range(max(header.row - header.above, 0)):
        texts = [*map(clean_answer, table.texts(row))]
        own = {text for text in texts[header.first : header.last + 1] if text}
        said = own or {text for text in texts if text}
        if len(said) != 1:
            continue
        title = " ".join(said.pop().split())
        is_title = any(c.isalpha() for c in title) and len(title) <= _LONGEST
        if is_title and not re.fullmatch(_NO_TITLE, title.replace(" ", "")):
            return title
    return ""
