"""A cell of a list as an answer, and the cells of a list that is put together anew."""

import re
from collections.abc import Sequence
from functools import lru_cache

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import HEADER_ROWS
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.columns.questions import asking
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.tables.table import FORMULA, Table, Value

#: What a result is as an answer.
KNOWN = frozenset((Status.OK, Status.VAGUE, Status.ANOMALY))

#: Whose a row is.
_WHO = frozenset((Column.NUMBER, Column.NAME))
#: A row of fewer texts may be a note about how the list is filled in.
_FEWEST = 3


def cell_text(table: Table, row: int, column: int) -> str:
    """A cell as an answer; the mark that keeps a text from being a formula is taken off."""
    return as_answer(table.text(row, column))


@lru_cache(maxsize=4096)  # a class says the same few things
def as_answer(written: str) -> str:
    """What stands in a cell, as an answer."""
    text = clean_answer(written)
    return text[1:] if text.startswith("'") and re.match(FORMULA, text) else text


def header_of(table: Table) -> tuple[int, list[str]]:
    """The first row that has a column for 学号 or 姓名, and its texts; none where no row has.

    A form asks for them (你的学号) beside its other questions; below, 姓名 may be an answer.

    >>> asked = ["1.你的学号", "2.你的姓名", "哪里不对"]
    >>> header_of(Table("x.csv", None, [["请在姓名后面填写"], asked, ["1", "张三", "姓名"]]))[0]
    1
    """
    for row in range(min(HEADER_ROWS, len(table.rows))):
        texts = [table.text(row, at) for at in range(len(table.rows[row]))]
        headings = [normal(text) for text in texts]
        if not _WHO.isdisjoint(map(column_of, headings)) or _asks_who(headings):
            return row, texts
    return 0, []


def _asks_who(headings: Sequence[str]) -> bool:
    """Whether 学号 or 姓名 is asked for in a row of several questions: 你的姓名, 请填写学号."""
    is_row = sum(map(bool, headings)) >= _FEWEST
    return is_row and any(field in _WHO for field, _ in asking(headings))


def set_cell(row: list[Value], at: int, text: str) -> None:
    """Put *text* into a *row*, where that is long enough."""
    if at < len(row):
        row[at] = text


def with_label(label: str, said: str) -> str:
    """What is *said* of what stands at a *label*; a doubt does not become a fault by it.

    >>> with_label("民族", "应为回族"), with_label("专业", "？"), with_label("专业", "不清楚")
    ('民族：应为回族', '专业：？', '不清楚')
    """
    from tongzhi_cli.answers.result.judge import judge  # noqa: PLC0415  seldom asked

    whole = f"{label}：{said}"
    is_doubt = judge(said).hint == "说得不肯定" and judge(whole).status is Status.ANOMALY
    return said if is_doubt else whole
