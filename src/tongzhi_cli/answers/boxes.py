"""A result that is ticked in one of two columns, 无误 and 有误, read as one column 校对结果.

On papers (`form.word.outcomes`) and on sheets, where a monitor keeps such a list in Excel. Source:
issue 14: both ticked is unclear, none is no answer, and a cross is the choice where its partner is
empty.
"""

from collections.abc import Collection, Mapping, Sequence

from tongzhi_cli.answers.result.ticks import Mark, mark_in
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import HEADER_ROWS
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.model.nothing import nothing_in
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.tables.table import Book, Table, Value

#: What both boxes ticked comes to, whatever they are called: nobody can tell.
BOTH = "√无误 √有误"
OK = "无误"
#: What a cross may be: somebody's tick, or 不对.
_CROSSED = frozenset({Mark.CROSS, Mark.LETTER_X})
_BOXES = (Column.RIGHT, Column.WRONG)
_BESIDE = (Column.DETAIL, Column.NOTE)
#: Every heading of a box has one of these.
_OF_BOXES = frozenset("误誤错錯异異正确確√×")


def ticked_columns(
    rows: Sequence[Sequence[Value]], places: Mapping[Column, int]
) -> frozenset[Column]:
    """Which of the columns at *places* somebody ticks, so that a cross there may say no."""
    return frozenset(
        column
        for column, at in places.items()
        if any(len(row) > at and mark_in(str(row[at])) is Mark.TICK for row in rows)
    )


def outcome(
    right: str, wrong: str, ticks: Collection[Column], detail: str = "", note: str = ""
) -> str:
    """What the cells under 无误 and 有误 come to, with what stands beside them.

    What is wrong (*detail*) is told even if nobody ticked 有误; a *note* may be about anything, and
    is told only of a fault.

    A cross stays one where its partner is empty and others tick its column (*ticks*): it may be a
    tick, or say no.

    >>> outcome("√", "", ()), outcome("", "√", (), "民族应为回族"), outcome("√", "√", ())
    ('无误', '有误：民族应为回族', '√无误 √有误')
    >>> outcome("", "", ()), outcome("×", "", ()), outcome("×", "", [Column.RIGHT])
    ('', '无误', '×')
    >>> [outcome("", "", (), *beside) for beside in (["照片没有"], ["暂无"], ["", "班长"])]
    ['照片没有', '', '']
    """
    right, wrong = _without_nothing(right), _without_nothing(wrong)
    is_right, is_wrong = bool(right), bool(wrong)
    for column, text, other in ((Column.RIGHT, right, wrong), (Column.WRONG, wrong, right)):
        if mark_in(text) in _CROSSED:
            if not other and column in ticks:
                return text
            if mark_in(other) is Mark.TICK:
                is_right, is_wrong = column is Column.WRONG, column is Column.RIGHT
    if is_right and is_wrong:
        return BOTH if mark_in(wrong) else f"{BOTH}：{wrong}"
    if is_wrong:
        if mark_in(wrong) is None:
            return wrong
        more = detail or note
        return f"有误：{more.strip()}" if _without_nothing(more) else "有误"
    if is_right:
        return OK
    from tongzhi_cli.answers.questionnaire import says_nothing  # noqa: PLC0415  where boxes are

    return "" if says_nothing(detail) else _without_nothing(detail)


def _without_nothing(text: str) -> str:
    """A cell without an empty box, and without the dash that stands for nothing."""
    text = text.strip()
    return "" if nothing_in(text) or mark_in(text) is Mark.EMPTY else text


def joined(book: Book) -> Book:
    """*book* with one column 校对结果 in the place of 无误 where a sheet has 无误 and 有误."""
    tables = tuple(map(_joined, book.tables))
    return book if tables == book.tables else book._replace(tables=tables)


def _joined(table: Table) -> Table:
    upper = table.rows[:HEADER_ROWS]
    if not _may_have_boxes(upper):
        return table
    for at in range(len(upper)):
        if places := _boxes_in(table.rows[at]):
            return table._replace(rows=_rows(table.rows, at, places))
    return table


def _may_have_boxes(rows: Sequence[Sequence[Value]]) -> bool:
    """Whether the words over two boxes stand anywhere in *rows*: each text is looked at once."""
    found = {one for one in set().union(*rows) if isinstance(one, str)}
    words = [normal(one) for one in found if not _OF_BOXES.isdisjoint(one)]
    return {*_BOXES} <= {column_of(one, Paper.SIGNED) for one in words}


def _boxes_in(row: Sequence[Value]) -> dict[Column, int] | None:
    """The columns of a header with two boxes and no result; None for any other row."""
    texts = [normal(one) if isinstance(one, str) else "" for one in row]
    if not {"无误", "正确", "有误", "错误", "异常"} & {text[:2] for text in texts}:
        return None
    as_sheet = {column_of(text): at for at, text in reversed([*enumerate(texts)])}
    as_paper = {column_of(text, Paper.SIGNED): at for at, text in reversed([*enumerate(texts)])}
    if Column.RESULT in as_sheet or not {Column.NUMBER, Column.NAME} & as_sheet.keys():
        return None
    if not {*_BOXES} <= as_paper.keys():
        return None
    found = {box: as_paper[box] for box in _BOXES}
    taken = {*found.values()}
    return found | {
        one: as_sheet[one] for one in _BESIDE if one in as_sheet and as_sheet[one] not in taken
    }


def _rows(
    rows: Sequence[Sequence[Value]], header: int, places: Mapping[Column, int]
) -> list[Sequence[Value]]:
    boxes = {one: places[one] for one in _BOXES}
    ticks = ticked_columns(rows[header + 1 :], boxes)
    kept: list[Sequence[Value]] = [*rows[:header], _with(rows[header], boxes, Column.RESULT)]
    for row in rows[header + 1 :]:
        right, wrong = (_text(row, at) for at in boxes.values())
        detail, note = (_text(row, places[one]) if one in places else "" for one in _BESIDE)
        kept.append(_with(row, boxes, outcome(right, wrong, ticks, detail, note)))
    return kept


def _text(row: Sequence[Value], at: int) -> str:
    return str(row[at]).strip() if len(row) > at else ""


def _with(row: Sequence[Value], boxes: Mapping[Column, int], said: str) -> Sequence[Value]:
    """A row with what was *said* under 无误, and nothing under 有误."""
    cells = list(row)
    for column, at in boxes.items():
        if len(cells) > at:
            cells[at] = said if column is Column.RIGHT else ""
        elif said and column is Column.RIGHT:
            cells += [""] * (at + 1 - len(cells))
            cells[at] = said
    return cells
