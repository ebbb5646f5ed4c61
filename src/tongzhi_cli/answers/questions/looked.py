"""A sheet with a column to tick once one has looked, and one for what is wrong: 看完没, 问题.

Source: sheets that a monitor shares, with a note on top: 看完的在D列打√，有问题的写E列，没问题空着.
What a blank cell means there the note says, or nobody: then a person is asked, once.
"""

import re
from collections.abc import Sequence

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.questionnaire import combined, says_nothing
from tongzhi_cli.answers.questions.cells import header_of, set_cell
from tongzhi_cli.answers.questions.legend import blank_is_right, note_above
from tongzhi_cli.answers.result.judge import is_blank, judge
from tongzhi_cli.answers.result.ticks import Mark, mark_in
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, is_of_others, normal
from tongzhi_cli.columns.item_columns import items_of
from tongzhi_cli.columns.questions import (
    FAULT_ALONE,
    asks_detail,
    asks_looked,
    may_be_result,
    topic,
)
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.model.words import FAULTS, LOOKS, NOT_RIGHT, SAYS_NO, either
from tongzhi_cli.office.addresses import column_name
from tongzhi_cli.tables.table import Table

OK = "无误"
_VERB = either(LOOKS)
#: That somebody has looked, in a word.
_LOOKED = (
    rf"(?:已经?|我|都)?{_VERB}(?:完成?|完毕|过|好|了)*了?|已?(?:完成|搞定|弄好)了?|是的?|1(?:\.0)?|"
    "y|yes|ok|done"
)
_NOT_TICKED = frozenset((Mark.CROSS, Mark.LETTER_X, Mark.EMPTY))
#: What a note says of a column by its letter: 看完的在D列打√, 有问题的写E列.
_COLUMN = r"[^，,；;。\s]{0,12}?(?<![A-Za-z])([A-Za-z])\s?列"
_TO_TICK = _VERB + _COLUMN
_OF_FAULT = either(("错", "误", "哪", *FAULTS, *NOT_RIGHT))
_TO_WRITE = _OF_FAULT + _COLUMN


def of_looked(table: Table) -> Table:
    """A table in which who has looked, and has written nothing under 问题, says 无误.

    Only where the note above says so, and no column is for the result.
    """
    row, texts = header_of(table)
    words = [normal(text) for text in texts]
    if any(map(may_be_result, words)):
        return table
    note = note_above(table, row)
    places = _places(words, note)
    if places is None or not blank_is_right(f"{note}\n{'，'.join(texts)}"):
        return table
    ticked, wrong = places
    below = range(row + 1, len(table.rows))
    told = {n: clean_answer(table.text(n, ticked)) for n in below}
    if not any(map(_has_looked, told.values())):
        return table
    rows = [list(one) for one in table.rows]
    for n, looked in told.items():
        rows[n] += [""] * (wrong + 1 - len(rows[n]))
        set_cell(rows[n], wrong, _whole(looked, clean_answer(table.text(n, wrong))))
        set_cell(rows[n], ticked, "")
    set_cell(rows[row], wrong, f"{Column.RESULT}（{texts[wrong]}）")
    set_cell(rows[row], ticked, "")
    own = {(row, wrong): texts[wrong], (row, ticked): texts[ticked]}
    return table._replace(rows=rows, renamed={**table.renamed, **own})


def _whole(looked: str, wrong: str) -> str:
    """What the two cells of a row come to.

    >>> [_whole("√", one) for one in ("", "无", "民族错了", "同上")]
    ['无误', '无误', '民族错了', '同上']
    >>> _whole("×", ""), _whole("", ""), _whole("", "已核对，全对"), _whole("没看", "")
    ('', '', '已核对，全对', '没看')
    >>> _whole("看了，民族错", ""), _whole("看了，民族错", "照片没有")
    ('看了，民族错', '看了，民族错：照片没有')
    """
    is_bare = is_blank(wrong) or says_nothing(wrong)
    if mark_in(looked) in _NOT_TICKED or re.fullmatch(SAYS_NO, looked):
        looked = ""
    if _has_looked(looked) or (looked and judge(looked).status is Status.OK):
        return OK if is_bare else wrong
    if is_blank(looked):
        return "" if is_blank(wrong) else wrong
    return looked if is_bare else combined(looked, wrong).text


def _has_looked(cell: str) -> bool:
    """Whether a cell is ticked, or says so in a word: not what somebody saw.

    >>> [_has_looked(one) for one in ("√", "已看", "已核对", "看完了", "没看", "有误")]
    [True, True, True, True, False, False]
    """
    return mark_in(cell) is Mark.TICK or re.fullmatch(_LOOKED, cell, re.IGNORECASE) is not None


def _places(words: Sequence[str], note: str) -> tuple[int, int] | None:
    """The column to tick and the one for what is wrong, by their letters or their headings."""
    free = [at for at, word in enumerate(words) if _is_free(word)]
    ticked = _lettered(_TO_TICK, note, free) or [at for at in free if asks_looked(words[at])]
    wrong = _lettered(_TO_WRITE, note, free) or [
        at for at in free if at not in ticked and is_for_faults(words[at])
    ]
    if len(ticked) == len(wrong) == 1 and ticked != wrong:
        return ticked[0], wrong[0]
    return None


def _is_free(word: str) -> bool:
    return not is_of_others(word) and column_of(word) in {None, Column.DETAIL, Column.NOTE}


def _lettered(pattern: str, note: str, free: Sequence[int]) -> list[int]:
    letters = {one.upper() for one in re.findall(pattern, note)}
    return [at for at in free if column_name(at) in letters]


def is_for_faults(word: str) -> bool:
    """Whether a heading (as `normal` writes it) is for what is wrong with the record.

    >>> [is_for_faults(one) for one in ("问题", "哪里有误", "情况说明", "宿舍问题", "备注")]
    [True, True, True, False, False]
    """
    if column_of(word) is Column.DETAIL or word in FAULT_ALONE:
        return True
    before = re.split(_OF_FAULT, word)[0].strip("如若果请有的你您")
    return asks_detail(word) and bool(items_of(topic(before)))
