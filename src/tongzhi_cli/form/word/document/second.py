"""A 勘误表 on the sheet of the signed form: 一、核对签名表, 二、勘误表（有误的填写）.

It is part of the same paper, and whoever is faulty stands on it, too; left blank it would say that
nobody is.
"""

import re
from collections.abc import Sequence

from tongzhi_cli.columns.examples import EXAMPLE_WORDS, is_example
from tongzhi_cli.columns.paper_header import HEADER_ROWS
from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.word import blank_rows
from tongzhi_cli.form.word.header import Header, first_header, likeness
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.model.text import shown
from tongzhi_cli.model.words import either
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.word.xml import TBL, Element, P, remove, rows_of, text_of

#: So many lines above a table say what it is.
_LINES_ABOVE = 2
#: Whose a 勘误表 is that no class fills in, and what is an example of one.
_OF_OTHERS = (
    r"往年|往届|上年|去年|历年|上[一次届]|已更正|"
    r"(?:教务[处科]|学院|院系|系部|学校|学籍科|辅导员|老师)(?:人员|老师)?(?:统一)?(?:填|登记|录入)|"
    rf"{either(EXAMPLE_WORDS)}(?:[：:）)]|如下|$)"
)
#: What is told of a form with one.
TOLD = "同一份里还有一张勘误表：有误的同学也写在那张表上"
#: The same of a worksheet, where it is left to the hand.
BY_HAND = "工作表上还有一张勘误表，没有填：有误的同学请手写上去"


class Second(NamedTuple):
    """The 勘误表 on a form's sheet: its *header*, its *blank* rows, the *spent* ones: examples."""

    header: Header
    blank: Sequence[Element]
    spent: Sequence[Element] = ()

    @property
    def rows(self) -> tuple[Element, ...]:
        """All rows of the list itself."""
        return (*self.header.rows, *self.blank, *self.spent)


def second_on(block: Sequence[Element], own: Element) -> tuple[Second | None, tuple[str, ...]]:
    """The 勘误表 among the tables of a sheet (*block*) whose list is the table *own*.

    And what is told: of it, and of those that are left as they are.
    """
    left: list[str] = []
    for table in (one for element in block for one in element.iter(TBL)):
        if table is own or table in own.iterancestors() or own in table.iterancestors():
            continue
        if (found := _corrections_in(table)) is None:
            continue
        title = _title_of(table)
        if not _is_of_others(title):
            return found, (*left, TOLD)
        for row in found.spent:  # it would be read back as somebody's
            remove(row)
        kept = "，里面的例子不留在填好的表上" if found.spent else "，照原样留着"
        left.append(f"“{shown(title.rpartition(chr(10))[2], 24)}”下面的那张勘误表没有填{kept}")
    return None, tuple(left)


def _title_of(table: Element) -> str:
    """What stands right above a table: the paragraphs back to the next table, or a page."""
    lines: list[str] = []
    for above in table.itersiblings(P, TBL, preceding=True):
        if above.tag == TBL:
            break
        if text := "".join(text_of(above).split()):
            lines.append(text)
            if len(lines) == _LINES_ABOVE:
                break
    return "\n".join(reversed(lines))


def _is_of_others(title: str) -> bool:
    """Whether a 勘误表 is an example, of another year, or for somebody else to fill in.

    >>> [_is_of_others(one) for one in ("示例：", "往年勘误登记（教务处填写）", "附：填写样例")]
    [True, True, True]
    >>> [_is_of_others(one) for one in ("二、勘误表（有误的填写）", "勘误表（班长填写）", "勘误表")]
    [False, False, False]
    """
    lines = title.split("\n")
    return any(is_example(one) or re.search(_OF_OTHERS, one) for one in lines)


def second_below(table: Element, last: Element) -> bool:
    """Whether a 勘误表 stands below the *last* row of a list, on the same worksheet (*table*)."""
    rows = list(rows_of(table))
    below = rows[rows.index(last) + 1 :]
    return any(_corrections_of(below[at:]) for at in range(0, len(below), HEADER_ROWS))


def _corrections_in(table: Element) -> Second | None:
    """The blank 勘误表 that a table is; None where it is none, or one of the signed form."""
    return _corrections_of(list(rows_of(table)))


def _corrections_of(rows: Sequence[Element]) -> Second | None:
    end, header, _ = first_header(rows, Paper.CORRECTIONS)
    if header is None or len(header.blocks) > 1:
        return None
    signed = first_header(rows, Paper.SIGNED)[1]
    if signed and likeness(signed, Paper.SIGNED) >= likeness(header, Paper.CORRECTIONS):
        return None
    found = blank_rows.blank_rows(rows[end:], header)
    if found.fault or blank_rows.merged_down(found.rows, header):
        return None
    return Second(header, found.rows, found.spent)


def faulty_on(pages: int, lines: Sequence[Row], room: int) -> list[list[Row]]:
    """Those of *lines* who are faulty, numbered from 1, for the 勘误表 of each of so many pages.

    Each has *room* for so many, and the last one takes all that are left.

    >>> from tongzhi_cli.columns.column import Column
    >>> one = Row(1, "1", "安若思", "照片不是本人", {Column.KIND: "照片"})
    >>> [[row.serial for row in page] for page in faulty_on(2, [one] * 5, 2)]
    [[1, 2], [3, 4, 5]]
    >>> [[row.serial for row in page] for page in faulty_on(2, [one], 2)]
    [[1, 2], [3, 4]]
    """
    wrong = [row._replace(serial=at) for at, row in enumerate(filter(_is_wrong, lines), 1)]
    needed = max(pages * room, len(wrong))
    wrong += [Row(at) for at in range(len(wrong) + 1, needed + 1)]
    ends = [*range(room, pages * room, room), needed]
    return [wrong[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _is_wrong(row: Row) -> bool:
    return row.is_wrong
