"""That what is struck out, or hidden in a cell, was not read, and where it stands (issue 14)."""

from tongzhi_cli.columns.header import Header
from tongzhi_cli.columns.kinds import STRUCK_OUT
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.text import shortened, without_id_numbers
from tongzhi_cli.tables.table import ON_CONDITION, Table

#: So many rows of a list are told one by one, so much of each text.
_MOST, _LONGEST = 20, 30


def struck_out(table: Table, header: Header) -> list[Problem]:
    """What is told of the struck-out texts of a list, row by row.

    A row that has nothing else left, and was struck out as a whole, is told as one.
    """
    if not table.struck:
        return []
    column_at = {at: column for column, at in reversed([*header.columns.items()])}
    by_row: dict[int, dict[int, str]] = {}
    doubtful = [place for place, text in table.struck.items() if text == ON_CONDITION]
    for (row, at), text in sorted(table.struck.items()):
        if header.first <= at <= header.last and text != ON_CONDITION:
            by_row.setdefault(row, {})[at] = shortened(without_id_numbers(text), _LONGEST)
    notes = []
    for row, texts in by_row.items():
        left = table.rows[row] if row < len(table.rows) else ()
        is_whole = len(texts) > 1 and not any(
            value != "" and at in column_at for at, value in enumerate(left)
        )
        if is_whole:
            said = shortened(" ".join(texts.values()), _LONGEST)
            notes.append(_told(table, row, min(texts), f"划掉或隐藏的一行“{said}”没有算"))
            continue
        for at, text in texts.items():
            named = f"{column_at[at]}一格里" if at in column_at and row > header.row else ""
            notes.append(_told(table, row, at, f"{named}划掉或隐藏的“{text}”没有算"))
    if len(notes) > _MOST:
        more = f"另有 {len(notes) - _MOST} 处划掉或隐藏的字没有算，头一处在这里"
        notes[_MOST:] = [notes[_MOST]._replace(message=more)]
    if doubtful:
        hint = "请看看：不算的人，把那一行直接划掉（字体里的删除线）或删掉；没有就不用做什么。"
        said = "从这里起用条件格式划掉字，划掉了谁看不出来，都照没有划掉算"
        notes.append(_told(table, *min(doubtful), said)._replace(hint=hint))
    return notes


def _told(table: Table, row: int, column: int, message: str) -> Problem:
    return Problem(STRUCK_OUT, Severity.WARNING, message, where=table.where(row, column))
