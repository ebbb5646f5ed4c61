"""A result in two columns, 无误 and 有误 or 照片 and 信息, read as one column 校对结果.

On papers (`form.word.outcomes`) and on sheets, where a monitor keeps such a list in Excel. Source:
issue 14: both ticked is unclear, none is no answer, and a cross is the choice where its partner is
empty.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.result.ticks import Mark, mark_in
from tongzhi_cli.columns.blocks import is_of_somebody
from tongzhi_cli.columns.column import WHOSE, Column
from tongzhi_cli.columns.header import HEADER_ROWS
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.columns.item_columns import OF_PHOTO, item_columns, of_item
from tongzhi_cli.columns.vocabulary import COLUMN_OF, ITEMS
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
#: What one of two columns comes to where the other is blank: the one for the photo, for the rest.
HALF = ("照片无误，信息空着，未核对", "信息无误，照片空着，未核对")


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


def of_items(photo: str, record: str, asked: tuple[str, str] = ("", "")) -> str:
    """What a column for the photo and one for the rest come to, each *asked* by its heading.

    >>> of_items("无误", "√"), of_items("没有照片", "无误"), of_items("有误", "民族应为回族")
    ('无误', '没有照片', '照片有误；民族应为回族')
    >>> of_items("没有", "无误"), of_items("无误", ""), of_items("", "")
    ('照片没有', '照片无误，信息空着，未核对', '')
    >>> of_items("没有", "无", ("照片有无问题", "信息有无问题"))
    '无误'
    """
    from tongzhi_cli.answers.questionnaire import answered  # noqa: PLC0415  where such columns are
    from tongzhi_cli.answers.result.judge import judge  # noqa: PLC0415  likewise

    photo, record = map(answered, asked, map(_without_nothing, (photo, record)))
    said = {"照片": photo, "信息": record}
    status = {item: judge(text).status for item, text in said.items() if text}
    wrong = []
    for item, one in status.items():
        whole = f"{item}有误" if one is Status.VAGUE else f"{item}{said[item]}"
        alone = one in {Status.ANOMALY, Status.OK} or judge(whole).status is Status.UNCLEAR
        if one is not Status.OK:
            wrong.append(said[item] if alone else whole)
    if wrong or not status:
        return "；".join(dict.fromkeys(wrong))
    return OK if len(status) == len(said) else HALF["照片" not in status]


def joined(book: Book, *, by_item: bool = False) -> Book:
    """*book* with one column 校对结果 where a sheet has 无误 and 有误.

    *by_item* also where it has 照片 and 信息; of a questionnaire they are put together elsewhere.
    """
    return book.each(partial(_joined, by_item=by_item))


def _joined(table: Table, *, by_item: bool) -> Table:
    upper = table.rows[:HEADER_ROWS]
    if not _may_have_two(upper):
        return table
    for at in range(len(upper)):
        if places := _boxes_in(table.rows, at, by_item=by_item):
            return table._replace(rows=_rows(table.rows, at, places))
    return table


def _may_have_two(rows: Sequence[Sequence[Value]]) -> bool:
    """Whether the words over two such columns stand anywhere in *rows*: each is looked at once."""
    found = {one for one in set().union(*rows) if isinstance(one, str)}
    if not OF_PHOTO.isdisjoint("".join(found)):
        return True
    words = [normal(one) for one in found if not _OF_BOXES.isdisjoint(one)]
    return {*_BOXES} <= {column_of(one, Paper.SIGNED) for one in words}


def _boxes_in(
    rows: Sequence[Sequence[Value]], at: int, *, by_item: bool
) -> dict[Column, int] | None:
    """The columns of a header with two columns for the result; None for any other row.

    学号 and 姓名 may stand in the row above it, which reaches down. Two that are called 校对结果
    are no pair beside a third: the header tells them all as they are called.
    """
    if is_of_somebody(rows[at]):
        return None
    words = [one for one in rows[at] if isinstance(one, str)]
    of_boxes = sum(not _OF_BOXES.isdisjoint(one) for one in words) >= len(_BOXES)
    if not of_boxes and all(OF_PHOTO.isdisjoint(one) for one in words):
        return None  # nearly always
    own = _texts(rows[at])
    upper = _texts(rows[at - 1]) if at else []
    as_sheet = _columns(own)
    above = _columns(upper)
    if WHOSE.isdisjoint(as_sheet):
        as_sheet = above | as_sheet
        if WHOSE.isdisjoint(above) or any(
            above[one] < len(own) and own[above[one]] for one in WHOSE & above.keys()
        ):
            return None
    found = _ticked_in(own) if of_boxes else {}
    if by_item and not found:
        found = _items_in(own, above.get(Column.RESULT))
    taken = {*found.values()}
    if not found or as_sheet.get(Column.RESULT) not in {None, *taken} or _goes_on(rows[at], taken):
        return None
    return found | {
        one: as_sheet[one] for one in _BESIDE if one in as_sheet and as_sheet[one] not in taken
    }


def _goes_on(row: Sequence[Value], taken: Collection[int]) -> bool:
    """Whether those *taken* are results by themselves, with one more before the next list."""
    fields = [COLUMN_OF[None].get(normal(one)) if isinstance(one, str) else None for one in row]
    if any(fields[at] is not Column.RESULT for at in taken):
        return False
    behind = (one for at, one in enumerate(fields) if at > min(taken) and at not in taken)
    return next((one for one in behind if one in {Column.RESULT, *WHOSE}), None) is Column.RESULT


def _texts(row: Sequence[Value]) -> list[str]:
    return [of_item(one) if isinstance(one, str) else "" for one in row]


def _columns(texts: Sequence[str], paper: Paper | None = None) -> dict[Column | None, int]:
    """The first column of each field that *texts* are headings of."""
    return {column_of(text, paper): at for at, text in reversed([*enumerate(texts)])}


def _ticked_in(texts: Sequence[str]) -> dict[Column, int]:
    """Where 无误 and 有误 are ticked."""
    if not {"无误", "正确", "有误", "错误", "异常"} & {text[:2] for text in texts}:
        return {}
    as_paper = _columns(texts, Paper.SIGNED)
    return {box: as_paper[box] for box in _BOXES} if {*_BOXES} <= as_paper.keys() else {}


def _items_in(texts: Sequence[str], result: int | None) -> dict[Column, int]:
    """Where the photo and the rest have a result each.

    照片 and 信息 by themselves may be anything, but below one heading 校对结果 (*result*).
    """
    pair = {column: at for at, column in item_columns(dict(enumerate(texts))).items()}
    is_asked = any(texts[at] not in ITEMS[column] for column, at in pair.items())
    return pair if is_asked or result in pair.values() else {}


def _rows(
    rows: Sequence[Sequence[Value]], header: int, places: Mapping[Column, int]
) -> list[Sequence[Value]]:
    boxes = {one: at for one, at in places.items() if one not in _BESIDE}
    first, second = boxes.values()
    asked = of_item(_text(rows[header], first)), of_item(_text(rows[header], second))
    ticks = ticked_columns(rows[header + 1 :], boxes)
    kept: list[Sequence[Value]] = [*rows[:header], _with(rows[header], boxes, Column.RESULT)]
    for row in rows[header + 1 :]:
        said = _text(row, first), _text(row, second)
        beside = [_text(row, places[one]) if one in places else "" for one in _BESIDE]
        is_of_items = Column.PHOTO in boxes
        kept.append(
            _with(
                row,
                boxes,
                of_items(*said, asked) if is_of_items else outcome(*said, ticks, *beside),
            )
        )
    return kept


def _text(row: Sequence[Value], at: int) -> str:
    return str(row[at]).strip() if len(row) > at else ""


def _with(row: Sequence[Value], boxes: Mapping[Column, int], said: str) -> Sequence[Value]:
    """A row with what was *said* in the first of two columns, and nothing in the other."""
    cells = list(row)
    first, second = boxes.values()
    if len(cells) > second:
        cells[second] = ""
    if len(cells) > first:
        cells[first] = said
    elif said:
        cells += [""] * (first - len(cells)) + [said]
    return cells
