"""The tables of a form for one person that have a row or a column for each correction.

更正项目 | 原信息 | 更正后信息 over blank rows, or over rows of which each is for one item; and the
same turned: 更正前 and 更正后 in front of their rows, items above (issue 17, item 7).
"""

from collections.abc import Iterator, Mapping, Sequence

from tongzhi_cli.anomaly.items.record_items import ITEM_OF
from tongzhi_cli.columns.column import Column
from tongzhi_cli.form.word.person.asked import (
    HAND,
    Ask,
    Wants,
    asked,
    bare_role,
    called,
    short_role,
)
from tongzhi_cli.form.word.person.choosing import choices_in, item_named
from tongzhi_cli.form.word.person.grid import Grid, Place
from tongzhi_cli.form.word.person.spots import Choice, Spot
from tongzhi_cli.office.word.xml import P, W

_ROLES = (Wants.ITEM, Wants.SHOWN, Wants.SHOULD_BE)
#: What may be meant over a column, where nothing plainer stands beside it.
_LOOSE = {
    Wants.NOW: Wants.SHOULD_BE, Wants.WRONG: Wants.SHOWN, Wants.CHANGE: Wants.SHOULD_BE,
    Wants.MATTER: Wants.ITEM,
}  # fmt: skip
_PAIR = {Wants.SHOWN, Wants.SHOULD_BE}
#: So far apart are the numbers of rows of two halves that stand side by side.
_BESIDE = 200
#: How a row is called that is for whatever item.
OTHER = "其他"


def spots_of(grid: Grid, table: int) -> Iterator[Spot]:
    """The blanks of a table's corrections, each in a row of that number of the *table*."""
    row = 0
    while row < len(grid.rows):
        blocks = _blocks(grid, row)
        end = row + 1
        for side in range(len(blocks)):
            base = table * 1000 + side * _BESIDE
            spots, below = _below(grid, row, blocks, side, base)
            only = base + row + 1 if is_register(grid, row) else 0
            yield from (one for one in spots if only in {0, one.row})
            end = max(end, below)
        if not blocks:
            yield from _turned(grid, row, table)
        row = end


#: A register of more rows than this is a class's paper.
_REGISTER = 8


def is_register(grid: Grid, row: int) -> bool:
    """Whether a row is the heading of a short register, of which one student takes the first row.

    学号, 姓名, 更正项目, 原信息, 更正后信息 over a few blank rows. One with 序号, or of more
    rows, is for a class (`build --paper corrections`).
    """
    headings = [one for one in grid.rows[row] if one.text]
    columns = {column for one in headings for column in asked(one.text).columns}
    if not {Column.NUMBER, Column.NAME} <= columns or not _blocks(grid, row):
        return False
    if any(called(one.text) == "序号" for one in headings):
        return False
    blank = 0
    while row + 1 + blank < len(grid.rows) and grid.rows[row + 1 + blank][0].is_blank:
        blank += 1
    return 0 < blank <= _REGISTER


def item_beside(grid: Grid, label: Place) -> Ask | None:
    """That 项目 or 内容 asks for the item, beside 原信息 or 更正后信息 in its row; else None."""
    ask = bare_role(label.text)
    if ask is None or ask.wants is not Wants.ITEM:
        return None
    beside = (bare_role(one.text) for one in grid.rows[label.row] if one is not label)
    return ask if any(one.wants in _PAIR for one in beside if one) else None


def _blocks(grid: Grid, row: int) -> list[Mapping[Wants, Place]]:
    """The columns of corrections that a row is the heading of, one set for each side by side."""
    headings: list[tuple[Wants, Place, bool]] = []
    for place in grid.rows[row]:
        right = grid.right(place)
        if place.is_blank or place.goes_on or (right and right.is_blank) or len(place.text) > 30:
            continue
        ask = bare_role(place.text)
        if ask is not None and not ask.item:
            wants = _LOOSE.get(ask.wants, ask.wants)
            headings.append((wants, place, ask.wants not in _LOOSE))
    plain = {wants for wants, _, is_plain in headings if is_plain}
    if plain >= _PAIR and Wants.ITEM not in plain:  # 更改内容 | 原始信息 | 更改后信息
        first = min(place.start for wants, place, _ in headings if wants in _PAIR)
        headings = [
            (wants, place, True) if is_plain or place.start > first else (Wants.ITEM, place, True)
            for wants, place, is_plain in headings
        ]
    blocks: list[dict[Wants, Place]] = [{}]
    for wants, place, is_plain in headings:
        if wants not in _ROLES or (wants in plain and not is_plain):
            continue  # 更正内容 in front of 更正前 and 更正后 is the name of this part
        if wants in blocks[-1]:
            blocks.append({})
        blocks[-1][wants] = place
    return [one for one in blocks if len(one) > 1 and _PAIR & one.keys()]


def _below(
    grid: Grid, row: int, blocks: Sequence[Mapping[Wants, Place]], side: int, base: int
) -> tuple[list[Spot], int]:
    """The blanks below the half of a heading on that *side*, and the row behind the last of them.

    Their rows are counted from *base*: of two halves side by side each has its own.
    """
    table = base // 1000
    block = blocks[side]
    spots: list[Spot] = []
    values = _values(block)
    first = min(place.start for place in values.values())
    at = row + 1
    while at < len(grid.rows):
        found = {one: grid.at(at, place.start) for one, place in values.items()}
        cells = {
            wants: one
            for wants, one in found.items()
            if one is not None and one.start == values[wants].start and not _is_label(one)
        }
        label = grid.at(at, block[Wants.ITEM].start if Wants.ITEM in block else first - 1)
        item, may = _item_of(label, has_column=Wants.ITEM in block)
        if len(cells) < len(found) or not may or not any(map(_is_open, cells.values())):
            break
        if not item and _is_of_its_own(grid, at, blocks):
            break
        number = base + at
        if label is not None and Wants.ITEM in block and not item:
            one = Spot(Ask(Wants.ITEM), called(block[Wants.ITEM].text), table=table, row=number)
            spots += _in_cell(one, label)
        for wants, place in cells.items():
            one = Spot(Ask(wants), called(values[wants].text), table=table, row=number, item=item)
            spots += _in_cell(one, place)
        at += 1
    return spots, at


def _values(block: Mapping[Wants, Place]) -> dict[Wants, Place]:
    return {wants: place for wants, place in block.items() if wants is not Wants.ITEM}


def _is_of_its_own(grid: Grid, at: int, blocks: Sequence[Mapping[Wants, Place]]) -> bool:
    """Whether a row has labels of its own, in whatever half: 本人签名, 身份证号."""
    below = (grid.at(at, one.start) for block in blocks for one in _values(block).values())
    if any(_is_label(one) for one in below if one is not None):
        return True
    first = next((one for one in grid.rows[at] if not one.goes_on), None)
    if first is None or called(first.text) in ITEM_OF:
        return False
    return asked(first.text).wants in {Wants.HAND, Wants.FACT, Wants.SCHOOL, Wants.REASON}


def _is_label(place: Place) -> bool:
    return bool(place.text) and asked(place.text).wants is not Wants.UNKNOWN


def _is_open(place: Place) -> bool:
    return place.is_blank or place.goes_on or bool(_choices(place))


def _choices(place: Place) -> tuple[Choice, ...]:
    return tuple(one for each in place.cell.iter(P) for one in choices_in(each)[1])


def _in_cell(spot: Spot, place: Place) -> list[Spot]:
    """A blank with where it is: the cell, or its choices; nothing where that is filled in."""
    if place.is_blank:
        return [spot._replace(cell=place.cell)]
    return [spot._replace(choices=found)] if (found := _choices(place)) else []


def _item_of(label: Place | None, *, has_column: bool) -> tuple[str, bool]:
    """The item that a row of corrections is for, "" for any; and whether it is such a row."""
    if label is None or label.is_blank or label.goes_on:
        return "", True
    if _choices(label):
        return "", has_column
    plain = called(label.text)
    if plain in ITEM_OF:
        return ITEM_OF[plain].name, True
    if plain.startswith(("其他", "其它")):
        return OTHER, True
    if plain.isdecimal():
        return "", True
    if not has_column and label.cell.find(f"{W}tcPr/{W}vMerge") is not None:
        return "", True  # the name of the part of the form
    return item_named(label.text) or plain, True


def _turned(grid: Grid, row: int, table: int) -> Iterator[Spot]:
    """The blanks of a row that begins with 更正前 or 更正后, with headings above them."""
    for label in grid.rows[row]:
        ask = asked(label.text) if label.text and not label.goes_on else None
        if ask is None or ask.item or ask.wants not in {*_ROLES, Wants.NOW}:
            continue
        blanks = grid.blanks_from(label)
        if len(blanks) < 2:
            continue
        tops = [top(grid, one) for one in blanks]
        if all(tops):
            for place, heading in zip(blanks, tops, strict=True):
                word = called(heading.text) if heading else ""
                item = ITEM_OF[word].name if word in ITEM_OF else ""
                if item:
                    yield Spot(
                        ask._replace(item=item), f"{called(label.text)}的{item}", cell=place.cell
                    )
        elif not any(tops) and _has_partner(grid, row, label):
            yield from (
                Spot(
                    ask, called(label.text), cell=place.cell, table=table,
                    row=table * 1000 + 500 + place.start,
                )
                for place in blanks
            )  # fmt: skip


def top(grid: Grid, place: Place) -> Place | None:
    """The heading above a place, with nothing but blanks of such rows between."""
    one = grid.above(place)
    while one is not None and one.is_blank:
        one = grid.above(one)
    if one is None or not one.text:
        return None
    right = grid.right(one)
    return None if right is not None and right.is_blank else one


def _has_partner(grid: Grid, row: int, label: Place) -> bool:
    """Whether another role begins the row above or below, over the same columns."""
    near: Sequence[Place | None] = [grid.at(at, label.start) for at in (row - 1, row + 1)]
    return any(
        one is not None and one is not label and asked(one.text).wants in {*_ROLES, Wants.NOW}
        and len(grid.blanks_from(one)) > 1
        for one in near
    )  # fmt: skip


def of_part(part: Ask, label: str) -> Ask:
    """What a label asks for in a part of the form that is about what is shown, or should be.

    In a part for the change (更正信息) it may be the student's, if that stands nowhere else.

    >>> of_part(Ask(Wants.SHOWN), "姓名").item, of_part(Ask(Wants.SHOWN), "联系电话").wants.name
    ('姓名', 'HAND')
    """
    columns = asked(label).columns if part.wants is Wants.CHANGE else ()
    return part._replace(item=ITEM_OF[label].name, columns=columns) if label in ITEM_OF else HAND


def column_part(grid: Grid, place: Place) -> Ask | None:
    """What the heading says of the columns that a label and its blank stand in.

    原信息 over 姓名 and its blank, 更正后信息 over 姓名 and its blank: the item, before and after.
    """
    left = grid.left(place)
    if left is None or left.is_blank or called(left.text) not in ITEM_OF:
        return None
    for row in range(place.row - 1, -1, -1):
        sides = [_side(one) for one in grid.rows[row] if one.text]
        top = grid.at(row, place.start)
        if top is not None and any(one.wants in _PAIR and not one.item for one in sides):
            ask = _side(top)
            is_over = top.start <= left.start and top.span > place.span
            return ask if is_over and ask.wants in _PAIR else None
    return None


def _side(place: Place) -> Ask:
    """What a heading asks for, be it in a word that says too little alone: 应为."""
    ask = asked(place.text)
    return short_role(place.text) if ask.wants is Wants.UNKNOWN else ask
