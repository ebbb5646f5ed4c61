"""The choices that a form prints in each row, as plain boxes or as Word's own controls.

A worksheet is shown as a table of a document (`form.excel.view`), so both kinds of file are here.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from tongzhi_cli.answers.result.ticks import RIGHT_CHOICES, WRONG_CHOICES
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.columns.paper_columns import (
    OTHER_IS_RIGHT,
    Place,
    written_apart,
    written_in_two,
)
from tongzhi_cli.columns.whether import Signs, signs_asked, yes_is_wrong
from tongzhi_cli.form.apart import in_signs, parted, told_apart
from tongzhi_cli.form.options import TICKED, are_options, has_room, row_ticked
from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.word.header import Header
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.model.words import WRONG
from tongzhi_cli.office.word.boxes import Boxes, boxes_of
from tongzhi_cli.office.word.xml import Element, W, cell_at

#: The columns of its own that a fault is written into: the first that is there.
_OWN = (Column.DETAIL, Column.WRONG)
#: Where right and wrong are told in one column.
_OF_BOTH = (Column.RESULT, Column.PHOTO, Column.RECORD)
#: One word of a list to choose from.
_ITEM = f"{W}listItem"
#: Behind the last column of any table.
_END = 1 << 20


def rows_ticked(
    header: Header, blank: Element, rows: Sequence[Row], right: str | None = None
) -> Sequence[Row]:
    """The *rows* with the choices ticked that the *blank* row of a form prints.

    What belongs into two columns is parted between them (`form.apart`). *right* is what the form
    itself asks for where all is right.
    """
    columns = header.columns
    boxes = {
        column: one for column in TICKED if (one := _choices(_cell(blank, columns.get(column))))
    }
    rows = parted(rows, columns)
    headings = {
        column: next((one.text for one in header.places if one.at == columns[column]), "")
        for column in TICKED
        if column in columns
    }
    asked: dict[Column, Signs] = {}
    for column, text in headings.items():
        pair = signs_asked(text)
        if pair is None and column in _OF_BOTH:
            plain = None if right is None else Signs(right, WRONG[0])
            pair = listed_in(blank, columns[column]) or plain
        if pair and column not in boxes:
            asked[column] = pair
    if asked:
        rows = [in_signs(row, asked) for row in rows]
    if not boxes:
        return told_apart(rows, columns)
    printed = {column: one.text for column, one in boxes.items()}
    signs = {column: one.ticked for column, one in boxes.items()}
    own = next((one for one in _OWN if one in columns and one not in printed), None)
    asking = {one for one in boxes if one is Column.WRONG or yes_is_wrong(headings[one])}
    ticked = [row_ticked(row, printed, signs, own, asking) for row in rows]
    is_drawn = any(one.drawn for one in boxes.values())
    return [_drawn(row, boxes) for row in ticked] if is_drawn else ticked


def listed_in(blank: Element, at: int) -> Signs | None:
    """The words for right and wrong in the list that a cell offers; None where it has no such list.

    Word keeps it in a content control; the view of a worksheet has what its validation allows.
    """
    cell = cell_at(blank, at)
    if cell is None:
        return None
    told = (one.get(f"{W}displayText") or one.get(f"{W}value") for one in cell.iter(_ITEM))
    words = [*filter(None, told)]
    right = [one for one in words if one in RIGHT_CHOICES]
    wrong = [one for one in words if one in WRONG_CHOICES]
    return Signs(right[0], wrong[0]) if len(right) == len(wrong) == 1 else None


def places_printed(header: Header, blank: Element) -> list[int]:
    """The columns of a table that have choices to tick in each row."""
    places = (at for block in header.blocks for one, at in block.items() if one in TICKED)
    return [at for at in places if _choices(_cell(blank, at))]


def with_detail(header: Header, blank: Element) -> Header:
    """The *header* of a form whose *blank* row prints choices, with the column for the fault.

    What is wrong is written once: into a column of its own, where there is one beside the boxes,
    and the box is only ticked; else behind the box. It is told instead of what the words of the
    header alone would mean.
    """
    starts = [*(min(block.values()) for block in header.blocks), _END]
    lists = [
        [place for place in header.places if start <= place.at < end]
        for start, end in pairwise(starts)
    ]
    blocks = [
        _with_detail(block, places, blank)
        for block, places in zip(header.blocks, lists, strict=True)
    ]
    first = blocks[0]
    ticks = Column.DETAIL in first and _choices(_cell(blank, first.get(Column.WRONG)))
    if (blocks == [*header.blocks] and not ticks) or len({(*block,) for block in blocks}) > 1:
        return header._replace(doubts=_told_as_ticked(header, blank))
    old = header.blocks[0]
    is_in_two = {Column.RIGHT, Column.WRONG} <= old.keys()
    spent = {
        written_in_two(header.places, old) if is_in_two else "",
        *(text for column, text in header.twice if column is Column.WRONG),
    }
    doubts = [one for one in header.doubts if one not in spent]
    return header._replace(blocks=blocks, doubts=(*doubts, *_told(blocks[0], lists[0])))


def _told_as_ticked(header: Header, blank: Element) -> tuple[str, ...]:
    """The doubts of a header whose columns stay what they are: ticked, where boxes are printed."""
    block, doubts = header.blocks[0], header.doubts
    texts = {place.at: place.text for place in header.places}
    if {Column.RESULT, Column.WRONG} <= block.keys() and _choices(
        _cell(blank, block[Column.RESULT])
    ):
        result, wrong = texts[block[Column.RESULT]], texts[block[Column.WRONG]]
        ticked = f"“{result}”下打勾，错在哪里写在“{wrong}”里"
        old = written_apart(result, wrong)
        return tuple(ticked if one == old else one for one in doubts)
    if Column.PHOTO in block and _choices(_cell(blank, block[Column.PHOTO])):
        return tuple(one.replace(OTHER_IS_RIGHT, "都照表上印的打勾") for one in doubts)
    return doubts


def _with_detail(
    block: Mapping[Column, int], places: Sequence[Place], blank: Element
) -> Mapping[Column, int]:
    """The columns of a list: a 有误 to tick and what is wrong told apart."""
    printed = {one.at: told.text for one in places if (told := _choices(_cell(blank, one.at)))}
    boxes = [one.at for one in places if one.at in printed and _is_wrong(one)]
    box = boxes[0] if boxes else block.get(Column.RESULT)
    is_told = (not boxes and Column.WRONG in block) or Column.SHOULD_BE in block
    if box is None or box not in printed or is_told or Column.NAME not in block:
        return block
    taken = {at for column, at in block.items() if column is not Column.WRONG}
    free = [one for one in places if one.at not in taken and one.at not in printed]
    named = [one.at for one in free if _is_wrong(one)]
    if not has_room(printed[box]):
        named = [one.at for one in free if _is_wrong(one) or _is_detail(one)]
    if not named:
        return block
    ticked = Column.WRONG if boxes else Column.RESULT
    return {**block, ticked: box, Column.DETAIL: named[0]}


def _is_wrong(place: Place) -> bool:
    return column_of(normal(place.text), Paper.SIGNED) is Column.WRONG


def _is_detail(place: Place) -> bool:
    return column_of(normal(place.text)) is Column.DETAIL


def _told(block: Mapping[Column, int], places: Sequence[Place]) -> list[str]:
    """What is ticked and what is written where, and what stays blank though it sounds like it."""
    texts = {place.at: " ".join(place.text.split()) for place in places}
    right = f"无误的在“{texts[block[Column.RIGHT]]}”下打勾，" if Column.RIGHT in block else ""
    box = texts[block.get(Column.WRONG, block.get(Column.RESULT, -1))]
    own = texts[block[Column.DETAIL]]
    left = [texts[one.at] for one in places if _is_wrong(one) and one.at not in block.values()]
    unused = [f"“{'”“'.join(left)}”没有填"] if left else []
    return [f"{right}有误的在“{box}”下打勾，写在“{own}”下", *unused]


def _cell(row: Element, at: int | None) -> Element | None:
    return None if at is None else cell_at(row, at)


def _choices(cell: Element | None) -> Boxes | None:
    """The choices printed in a cell, None where it has none."""
    told = None if cell is None else boxes_of(cell)
    return told if told and are_options(told.text) else None


def _drawn(row: Row, boxes: Mapping[Column, Boxes]) -> Row:
    """A row whose boxes are signs of a font where those of the form are."""
    drawn = [(column, one.drawn) for column, one in boxes.items() if one.drawn]
    return row.with_texts({column: row.text(column).translate(marks) for column, marks in drawn})
