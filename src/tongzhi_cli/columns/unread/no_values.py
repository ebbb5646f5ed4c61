"""Which cells of a list hold nothing, though something is written in them, and how that is told.

Source: issue 14. Many alike are told in one message with their places. A dash in 备注 is nobody's
business; one under 校对结果 is, because somebody may have meant 无误 by it.
"""

import re
from collections.abc import Collection, Sequence
from operator import itemgetter

from tongzhi_cli.columns.column import OF_A_STUDENT, Column
from tongzhi_cli.columns.header import Header
from tongzhi_cli.columns.kinds import NO_VALUE
from tongzhi_cli.model.nothing import HINT, Nothing, is_nothing, nothing_in, repair_of
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.text import shortened
from tongzhi_cli.tables.table import Table, Value, as_text, joined_texts

#: A formula that gave nothing is told in every column that is read.
_READ = (
    Column.NUMBER, Column.NAME, *OF_A_STUDENT, Column.RESULT, Column.DETAIL, Column.CHECKED_AT,
    Column.RECORDED_AT, Column.NOTE,
)  # fmt: skip
_OF_FORMULA = frozenset({Nothing.FAILED, Nothing.FORMULA})
#: What programs and people write for nothing is told only where something is wanted.
_WANTED = frozenset({Column.NUMBER, Column.NAME, Column.CLASS, Column.RESULT})
_OWN = frozenset({Column.NUMBER, Column.NAME})
_TOLD_THERE = frozenset({Nothing.EXPORTED, Nothing.DASH})
#: So many places are named, so many different texts repeated, so much of each.
_PLACES, _TEXTS, _LONGEST = 8, 3, 30


def no_values(
    table: Table, header: Header, ok_words: Collection[str] = (), *, is_export: bool = False
) -> list[Problem]:
    """What is told of the cells below a *header* that hold nothing; *ok_words* hold 无误.

    Not only of the rows that are about somebody: formulas may leave nobody. In the export of a
    questionnaire (*is_export*) a dash is what a platform writes for no answer, and whose a row
    without 学号 is, is told of the row.
    """
    found: dict[tuple[Column, Nothing], list[tuple[int, int, str]]] = {}
    first = header.row + header.below + 1
    rows = table.rows[first:]
    for column in _READ:
        for at in header.all_of(column):
            for row, text in _marks(rows, first, at, is_own=column in _OWN):
                why = nothing_in(text)
                if why is None or not _is_told(column, why, is_export=is_export):
                    continue
                if column is Column.RESULT and not is_nothing(text.strip(), ok_words):
                    continue
                found.setdefault((column, why), []).append((row, at, text.strip()))
    return [_told(table, column, why, cells) for (column, why), cells in found.items()]


def _marks(
    rows: Sequence[Sequence[Value]], first: int, column: int, *, is_own: bool
) -> list[tuple[int, str]]:
    """The rows, from *first* on, whose cell in a column says nothing, each with what is written.

    Where each row has its *own* text (学号, 姓名), a column of nothing but letters and digits is
    looked at in one piece; where most rows say the same, each text once.
    """
    if is_own:
        together = joined_texts(rows, column)
        if together.isdecimal() or (together.isalnum() and not re.search(HINT, together)):
            return []
    try:
        texts = set(map(itemgetter(column), rows))
    except IndexError:  # rows that end before it
        texts = {row[column] for row in rows if len(row) > column}
    marks = {one for one in texts if isinstance(one, str) and one and nothing_in(one)}
    if not marks:
        return []
    return [
        (at, as_text(row[column]))
        for at, row in enumerate(rows, start=first)
        if len(row) > column and row[column] in marks
    ]


def _is_told(column: Column, why: Nothing, *, is_export: bool) -> bool:
    if is_export and (why is Nothing.DASH or column in _OWN):
        return False
    return why in _OF_FORMULA or (column in _WANTED and why in _TOLD_THERE)


def _told(
    table: Table, column: Column, why: Nothing, cells: Sequence[tuple[int, int, str]]
) -> Problem:
    row, at, _ = cells[0]
    said = dict.fromkeys(shortened(text, _LONGEST) for _, _, text in cells)
    texts = "、".join([*said][:_TEXTS]) + ("……" if len(said) > _TEXTS else "")
    shown = f"是{why} {texts}" if why in _OF_FORMULA else f"写着“{texts}”"
    if len(cells) == 1:
        message = f"{column}{shown}，当作空着"
    else:
        message = f"{column}有 {len(cells)} 格{shown}，都当作空着：{places(table, cells)}"
    severity = Severity.WARNING if why in _OF_FORMULA else Severity.INFO
    hint = repair_of(why)
    if column is Column.RESULT and why is Nothing.DASH:
        hint = "这样的人算没有反馈；如果它就是“无误”的意思，请在通知文件的 ok_synonyms 里写上它。"
    return Problem(NO_VALUE, severity, message, hint, where=table.where(row, at))


def places(table: Table, cells: Sequence[tuple[int, int, str]]) -> str:
    """The places of cells in one table, shortly: A3、A5 of a sheet, 第 3、5 行 of text and Word."""
    wheres = [table.where(row, at) for row, at, _ in cells[:_PLACES]]
    more = "……" if len(cells) > _PLACES else ""
    if all(where.cell for where in wheres):
        return "、".join(str(where.cell) for where in wheres) + more
    return f"第 {'、'.join(str(where.line) for where in wheres)}{more} 行"
