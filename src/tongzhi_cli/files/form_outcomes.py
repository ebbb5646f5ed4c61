"""A filled form whose result stands in several columns, read as one column for the result.

A tick under 正确 or the fault under 有误; 错误信息 beside 正确信息; a column for faults alone; only
备注. The columns are those that a blank form of that shape is filled in (`form_header`).
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tongzhi_cli.core.anomaly import worded
from tongzhi_cli.core.column_words import COLUMN_OF
from tongzhi_cli.core.columns import Column
from tongzhi_cli.core.headings import normal
from tongzhi_cli.core.role import Paper

_WORDS: Mapping[str, Column] = COLUMN_OF[Paper.SIGNED]
_HEADER_ROWS = 6
_OK = "无误"


class _Outcome(NamedTuple):
    """Where the parts of one list's results are; None where there is no such column."""

    number: int
    name: int
    parts: Mapping[Column, int]


def has_outcome(texts: Sequence[str]) -> bool:
    """Whether a row of these texts is the header of a form, whatever its result stands in."""
    known = {_WORDS.get(normal(text)) for text in texts}
    parts = {Column.RESULT, Column.RIGHT, Column.WRONG, Column.NOTE}
    return known >= {Column.NUMBER, Column.NAME} and bool(known & parts)


def joined(rows: list[list[str]]) -> tuple[list[list[str]], str]:
    """The *rows* of a table with one column for the result, and what to know about that.

    They come back as they are where there is a column for the result, or nothing like one.
    """
    for at, row in enumerate(rows[:_HEADER_ROWS]):
        known = [_WORDS.get(normal(text)) for text in row]
        if not {Column.NUMBER, Column.NAME} <= set(known):
            continue
        end = at + 1
        if end < len(rows) and _goes_on(rows[end], known):
            lower = [_WORDS.get(normal(text)) for text in rows[end]]
            width = range(max(len(known), len(lower)))
            known = [_at(lower, place) or _at(known, place) for place in width]
            end += 1
        return _joined(rows, at, end, known)
    return rows, ""


def _at(known: Sequence[Column | None], place: int) -> Column | None:
    return known[place] if place < len(known) else None


def _goes_on(row: Sequence[str], above: Sequence[Column | None]) -> bool:
    """Whether a row has 正确 and 有误, and nothing under 学号 and 姓名."""
    keys = [at for at, column in enumerate(above) if column in {Column.NUMBER, Column.NAME}]
    known = {_WORDS.get(normal(text)) for text in row}
    return not any(row[at].strip() for at in keys if at < len(row)) and (
        {Column.RIGHT, Column.WRONG} <= known
    )


def _joined(
    rows: list[list[str]], at: int, end: int, known: Sequence[Column | None]
) -> tuple[list[list[str]], str]:
    starts = [place for place, column in enumerate(known) if column is Column.NUMBER]
    lists = [_list(known, start, starts) for start in starts]
    ways = {_way(one, known) for one in lists}
    if len(ways) != 1 or not (way := ways.pop()):
        return rows, ""
    made = [list(row) for row in rows]
    for one in lists:
        place = next(iter(one.parts.values()))
        for other in one.parts.values():
            for header in made[at:end]:
                if other < len(header):
                    header[other] = ""
        made[at] += [""] * (place + 1 - len(made[at]))
        made[at][place] = Column.RESULT
        for row in made[end:]:
            _join(row, one, place, way)
    blank_is_ok = way in {Column.WRONG, Column.SHOULD_BE}
    return made, "没有写错处的当作无误" if blank_is_ok else ""


def _list(known: Sequence[Column | None], start: int, starts: Sequence[int]) -> _Outcome:
    """The columns of one list: from its 学号 on, or, if it is the only one, all."""
    later = [other for other in starts if other > start]
    first = 0 if len(starts) == 1 else start
    places = range(first, later[0] if later else len(known))
    found: dict[Column, int] = {}
    for place in places:
        if column := known[place]:
            found.setdefault(column, place)
    wanted = (Column.RIGHT, Column.WRONG, Column.KIND, Column.SHOULD_BE)
    parts = {column: found[column] for column in wanted if column in found}
    if not parts and Column.RESULT not in found and Column.NOTE in found:
        parts = {Column.NOTE: found[Column.NOTE]}
    if Column.RESULT in found and not {Column.RIGHT, Column.WRONG} <= set(parts):
        parts = {}
    return _Outcome(start, found.get(Column.NAME, start), parts)


def _way(one: _Outcome, known: Sequence[Column | None]) -> Column | None:
    """By which column the result of a list is told; None where nothing is to be joined."""
    parts = set(one.parts)
    if {Column.RIGHT, Column.WRONG} <= parts:
        return Column.RIGHT
    if {Column.WRONG, Column.SHOULD_BE} <= parts:  # a 勘误表 unless everybody signs
        return Column.SHOULD_BE if Column.SIGNATURE in known else Column.KIND
    if Column.SIGNATURE in known and parts == {Column.WRONG}:
        return Column.WRONG
    if Column.SIGNATURE in known and parts == {Column.NOTE}:
        return Column.NOTE
    return None


def _join(row: list[str], one: _Outcome, place: int, way: Column) -> None:
    texts = {column: row[at] if at < len(row) else "" for column, at in one.parts.items()}
    for at in one.parts.values():
        if at < len(row):
            row[at] = ""
    somebody = any(at < len(row) and row[at].strip() for at in (one.number, one.name))
    said = texts.get(Column.WRONG, "").strip() or texts.get(Column.NOTE, "").strip()
    if way in {Column.KIND, Column.SHOULD_BE}:
        said = _worded(texts)
    if not said and somebody:
        ticked = way is Column.RIGHT and texts.get(Column.RIGHT, "").strip()
        said = _OK if ticked or way in {Column.WRONG, Column.SHOULD_BE} else ""
    row += [""] * (place + 1 - len(row))
    row[place] = said


def _worded(texts: Mapping[Column, str]) -> str:
    """错误类别, 错误信息 and 正确信息 as our form has them in one: 民族有误：显示“汉族”，……

    Several faults of one student stand on several lines of each cell.
    """
    shown = texts.get(Column.WRONG, "").split("\n")
    should_be = texts.get(Column.SHOULD_BE, "").split("\n")
    kinds = texts.get(Column.KIND, "").split("\n")
    if Column.KIND not in texts:  # 民族：汉族
        kinds = [one.partition("：")[0] if "：" in one else "" for one in shown]
        shown = [one.partition("：")[2] if "：" in one else one for one in shown]
    if not "".join(should_be).strip():
        whole = texts.get(Column.WRONG, "").strip()
        kind = "".join(kinds).strip()
        is_told = not whole or not kind or kind in whole
        return whole if is_told else worded(kind, whole, "")
    if not len(kinds) == len(shown) == len(should_be):
        kinds, shown, should_be = (
            ["、".join(filter(None, one))] for one in (kinds, shown, should_be)
        )
    pairs = zip(kinds, shown, should_be, strict=True)
    return "；".join(worded(kind.strip() or "信息", *rest) for kind, *rest in pairs)
