"""The blanks in the tables of a form for one person: cells beside or below their labels.

What stands in a part of the form that is somebody else's (家长, 学院意见) is for the hand.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from tongzhi_cli.anomaly.items.record_items import ITEM_OF
from tongzhi_cli.columns.column import Column
from tongzhi_cli.form.word.person import changes
from tongzhi_cli.form.word.person.asked import (
    HAND,
    UNKNOWN,
    Ask,
    Wants,
    asked,
    called,
    is_somebody_elses,
    short_role,
)
from tongzhi_cli.form.word.person.choosing import (
    asked_by,
    choices_in,
    is_other,
    item_named,
    starts_with_brackets,
    starts_with_item,
)
from tongzhi_cli.form.word.person.grid import Grid, Place
from tongzhi_cli.form.word.person.lines import UNITS, spots_in
from tongzhi_cli.form.word.person.spots import Choice, Spot
from tongzhi_cli.office.word.xml import TBL, Element, P, text_of

#: A cell each for the digits of a 学号: nobody's has fewer.
_DIGITS = 6
#: What is a label and not a text.
_LONGEST = 20
_TITLE = r"(?:表|书|申请|单|函)(?:[（(].{0,20}[）)]|[一二三四五六七八九十\d]{0,2})$"
#: A part of the form that an office fills in: 核实情况（由学院填写）.
_FILLED_BY = r"(?:学院|院系|系部|教务处|学校|部门|单位|辅导员|班主任|老师|教师|工作人员).{0,4}填"
#: Over a column it asks how an item of the record is, and not what it is: 姓名 | 核对结果.
_ABOUT_ITEMS = "核对|校对|核查|核实|结果|是否|意见|签|证件|身份证|户口|正确|审核|一致"
#: 请交给班主任 is the name of no part.
_SAYS_WHAT_TO_DO = "请|交|将|须|尊敬|您"
_OFFICES = r"意见|审核|审批|审查|批准|受理|经办|盖章|公章"
#: What stands in front of a row that is the student's own, and at its side.
_OWN_PARTS = (
    r"基本|个人|学生|申请|本人|信息|情况|学籍|更正|变更|修改|勘误|更改|资料|内容|^\d*$|照|贴"
)
#: What a cell with nothing but a place to sign at its end has room for.
_TOLD = {
    Wants.REASON, Wants.WHOLE, Wants.WRONG, Wants.CHANGE, Wants.SHOWN, Wants.SHOULD_BE,
    Wants.MATTER,
}  # fmt: skip
_OF_ITEM = {Wants.SHOWN, Wants.SHOULD_BE, Wants.NOW, Wants.WRONG, Wants.WHOLE}
_VALUES = {Wants.SHOWN, Wants.SHOULD_BE, Wants.NOW}
#: Of what a part of the form may be.
_PARTS = {*_VALUES, Wants.CHANGE}


def spots_of(table: Element, number: int, part: Ask | None) -> Iterator[Spot]:
    """The blanks of the *table* of that *number*; *part* is what the form says above it."""
    grid = Grid(table)
    rows = [*changes.spots_of(grid, number)]
    yield from rows
    used: set[Element | None] = {one.cell for one in rows}
    used |= {one.paragraph for spot in rows for one in spot.choices}
    in_rows = {one.row for one in grid.places() if one.cell in used}
    for place in grid.places():
        if _heads(grid, place) and place.text and not place.is_blank:
            part = part_of(place.text, part)
        own = _own_part(grid, place) or changes.column_part(grid, place) or part
        if place.is_blank and place.cell not in used:
            found = _cells(grid, place, own, in_rows)
            used |= {one.cell for one in found} | {one for spot in found for one in spot.cells}
            yield from found
        elif not place.is_blank:
            yield from _inside(grid, place, own, used)


def _heads(grid: Grid, place: Place) -> bool:
    """Whether a row is the heading of a part: one cell, or 室友信息 with nothing beside it."""
    row = grid.rows[place.row]
    is_alone = place is row[0] and len(row) > 2 and all(one.is_blank for one in row[1:])
    return len(row) == 1 or (
        is_alone
        and re.search(r"..(?:信息|资料)$", place.text) is not None
        and asked(place.text).wants in {Wants.HAND, Wants.UNKNOWN}
    )


def part_of(text: str, part: Ask | None = None) -> Ask | None:
    """Whose, or of what, the following part of a form is, as its heading says; else as before."""
    plain, whole = called(text), "".join(text.split())
    if re.search(_TITLE, whole):
        return None
    if re.search(_FILLED_BY, whole):
        return HAND
    if len(plain) > _LONGEST:
        return (
            HAND
            if re.search("以下.{0,12}(?:填写|审核)", plain) and not re.search("学生|本人", plain)
            else part
        )
    if re.search(r"以下.{0,12}填", plain):
        return None if re.search("学生|本人|申请人", plain) else HAND
    if (ask := asked(plain)).wants in _PARTS and not ask.item:
        return ask
    if is_somebody_elses(plain) and ("填" in plain or not re.search(_SAYS_WHAT_TO_DO, plain)):
        return HAND
    return None if re.search("信息|情况|资料|申请人|学生|内容", plain) else part


def _own_part(grid: Grid, place: Place) -> Ask | None:
    """What the cell in front of a row, or left of a label, says of the row; None where nothing."""
    label = place
    seen: list[Place] = []
    while (left := grid.left(label)) is not None:
        seen.append(left)
        label = left
    for one, behind in zip(seen[1:], seen, strict=False):
        if one.text and behind.text and not one.is_blank and not behind.is_blank:
            ask = asked(one.text)
            if ask.wants in _PARTS and not ask.item:
                return ask
            plain = called(one.text)
            is_own = re.search(_OWN_PARTS, plain) or ask.wants is Wants.FACT or plain in ITEM_OF
            if is_somebody_elses(plain) or not (is_own or grid.left(one)):
                return HAND
    return None


def _cells(grid: Grid, place: Place, part: Ask | None, in_rows: Collection[int]) -> list[Spot]:
    """The blank at a place, with those right of it that are of one number.

    *in_rows* are the rows of corrections.
    """
    left = grid.left(place)
    if left is not None and left.is_blank:
        return _headed(grid, place, part)
    top = _heading(grid, place)
    if place.row in in_rows:  # beside the corrections of a row stands nothing by its left
        return _headed(grid, place, part)
    if left is not None and left.text:
        ask = changes.item_beside(grid, left) or _asked(left)
        over = changes.top(grid, place)
        is_several = len(grid.blanks_from(left)) > 1
        if over is not None and (is_several or re.search(_ABOUT_ITEMS, over.text)):
            ask = UNKNOWN  # a row for an item, of a table that is not understood
        if ask.wants is Wants.UNKNOWN and top is not None:
            return _headed(grid, place, part)
        more = grid.blanks_from(left)
        if ask.columns == (Column.NUMBER,) and len(more) >= _DIGITS:
            return [
                Spot(
                    _in_part(ask, left, part),
                    called(left.text),
                    cells=tuple(one.cell for one in more),
                )
            ]
        return [_spot(ask, left, place, part)]
    return _headed(grid, place, part)


def _headed(grid: Grid, place: Place, part: Ask | None) -> list[Spot]:
    """The blank below its heading; the first cell of that row may say whose all of it is."""
    top = _heading(grid, place)
    if top is None:
        return []
    if is_somebody_elses(called(grid.owner(grid.rows[top.row][0]).text)):
        part = HAND
    return [_spot(asked(top.text), top, place, part)]


def _asked(label: Place) -> Ask:
    if len(label.text) > 2 * _LONGEST:
        return UNKNOWN
    ask = asked(label.text)
    return short_role(label.text) if ask.wants is Wants.UNKNOWN else ask


def _spot(ask: Ask, label: Place, place: Place, part: Ask | None) -> Spot:
    return Spot(_in_part(ask, label, part), called(label.text), cell=place.cell)


def _in_part(ask: Ask, label: Place, part: Ask | None) -> Ask:
    """What is asked for in a part of the form that is somebody else's, or is about a value."""
    if part is None or ask.wants in _VALUES:
        return ask
    if part.wants is Wants.HAND:
        return HAND
    is_told = ask.wants not in {Wants.FACT, Wants.HAND, Wants.UNKNOWN}
    if part.wants is Wants.CHANGE and (is_told or called(label.text) not in ITEM_OF):
        return ask
    return changes.of_part(part, called(label.text))


def _heading(grid: Grid, place: Place) -> Place | None:
    """The heading of a blank in the only row below a row that is headings and nothing else."""
    top = grid.above(place)
    if top is None or not top.text or top.row != place.row - 1 or top.is_blank:
        return None
    row = [one for one in grid.rows[top.row] if not one.goes_on]
    if any(one.is_blank for one in row[1:]) or len(row) < 2:
        return None
    if sum(asked(one.text).wants is not Wants.UNKNOWN for one in row) < 2:
        return None
    below = grid.at(place.row + 1, place.start)
    is_list = (
        below is not None
        and below.is_blank
        and below.start == place.start
        and below.span == place.span
    )
    return None if is_list and not changes.is_register(grid, top.row) else top


def _inside(
    grid: Grid, place: Place, part: Ask | None, used: set[Element | None]
) -> Iterator[Spot]:
    """The blanks in a cell that has a text: behind its colons, on its lines, its choices."""
    left, right = grid.left(place), grid.right(place)
    label = _asked(left) if left is not None and left.text and not left.is_blank else None
    top = _heading_of_choices(grid, place) if label is None else None
    if top is not None:
        label = asked(top.text)
    name = called((top or left).text) if (top or left) is not None else ""  # type: ignore[union-attr]
    is_others = left is not None and (
        re.search(_OFFICES, left.text) is not None or is_somebody_elses(called(left.text))
    )
    if is_others or (part is not None and part.wants is Wants.HAND):
        return
    paragraphs = [one for one in place.cell.iter(P) if next(one.iterancestors(TBL)) is grid.table]
    yield from _of_unit(place, label, name)
    item = _item_of_row(grid, place)
    if label is not None and label.wants in _TOLD and not text_of(paragraphs[0]).strip():
        yield Spot(label, name, cell=place.cell)  # above the signature in its cell
    for spot in lines_and_choices(
        [one for one in paragraphs if one not in used], label, name,
        may_end=not (_is_behind(right) or _is_below(grid, place)), part=part,
    ):  # fmt: skip
        is_value = spot.ask.wants in _OF_ITEM and not spot.ask.item
        yield spot._replace(ask=spot.ask._replace(item=item)) if item and is_value else spot


def _item_of_row(grid: Grid, place: Place) -> str:
    """The item that a row is for, whose first cell names it: 民族 | 原： | 现：."""
    left = grid.left(place)
    while left is not None and not left.is_blank:
        choices = [one for each in left.cell.iter(P) for one in choices_in(each, 1)[1]]
        if len(choices) == 1:
            named = changes.OTHER if is_other(choices[0]) else item_named(choices[0].word)
            if named:
                return named
        if not choices and called(left.text) in ITEM_OF:
            return ITEM_OF[called(left.text)].name
        left = grid.left(left)
    return ""


def _of_unit(place: Place, label: Ask | None, name: str) -> Iterator[Spot]:
    """The blank of a cell with nothing but a unit in it: 级 beside 年级."""
    paragraph = next((one for one in place.cell.iter(P) if text_of(one).strip()), None)
    for column, unit in UNITS.items():
        if label is not None and label.columns == (column,) and place.text == unit:
            end = text_of(paragraph).index(unit) if paragraph is not None else 0
            yield Spot(label, name, paragraph=paragraph, start=0, end=end, unit=unit)


def _is_behind(right: Place | None) -> bool:
    """Whether the cell right of a label is where its answer goes: blank, or choices."""
    if right is None or right.is_blank:
        return right is not None
    return any(not before and found for before, found in map(choices_in, right.cell.iter(P)))


def _is_below(grid: Grid, place: Place) -> bool:
    """Whether the answers of a row of labels go into the row below it."""
    below = grid.at(place.row + 1, place.start)
    if below is None or not below.is_blank or below[1:3] != place[1:3]:
        return False
    row = grid.rows[place.row]
    return len(row) > 1 and not any(one.is_blank for one in row)


def _heading_of_choices(grid: Grid, place: Place) -> Place | None:
    top = grid.above(place)
    if top is None or top.is_blank or not top.text or len(top.text) > _LONGEST:
        return None
    right = grid.right(top)
    return None if right is not None and right.is_blank else top


def lines_and_choices(
    paragraphs: Sequence[Element],
    label: Ask | None = None,
    name: str = "",
    *,
    may_end: bool = True,
    part: Ask | None = None,
) -> Iterator[Spot]:
    """The blanks of some paragraphs, those of choices together; *label* asks for the choices."""
    groups: list[tuple[Ask | None, str, list[Choice]]] = []
    is_listed = sum(map(starts_with_brackets, paragraphs)) > 1
    fewest = 1 if is_listed or starts_with_item(paragraphs) else 2
    lead: tuple[Ask, str] | None = None  # a line that only names what stands below it
    goes_on = False
    for at, one in enumerate(paragraphs):
        text = text_of(one).strip()
        before, choices = choices_in(one, fewest)
        leads = not choices and _is_lead(text) and _leads(paragraphs[at + 1 :])
        ends = may_end and not leads
        spots = [*_lines(one, part, may_end=ends)]
        spans = [choice.more for choice in choices if choice.more]
        yield from (
            spot for spot in spots if not any(start <= spot.start < end for start, end in spans)
        )
        if choices:
            if before.strip(":： "):
                groups.append((asked(before), called(before), []))
            elif not (goes_on and groups):
                groups.append((lead[0], lead[1], []) if lead else (label, name, []))
            groups[-1][2].extend(choices)
        if text:
            goes_on = bool(choices)
            lead = (asked(text), called(text)) if leads and len(text) <= _LONGEST else None
    for ask, called_so, found in groups:
        yield Spot(asked_by(found, ask), called_so, choices=tuple(found))


def _is_lead(text: str) -> bool:
    """Whether a line is a label alone, and for none of the roster's facts."""
    return len(re.findall("[:：]", text)) < 2 and asked(text).wants is not Wants.FACT


def _leads(behind: Sequence[Element]) -> bool:
    """Whether what stands below a line, before any other text, are choices."""
    following = next((one for one in behind if text_of(one).strip()), None)
    return following is not None and bool(choices_in(following)[1])


def _lines(paragraph: Element, part: Ask | None, *, may_end: bool) -> Iterator[Spot]:
    for spot in spots_in(paragraph, may_end=may_end):
        if part is not None and part.wants is Wants.HAND:
            yield spot._replace(ask=HAND)
        elif part is not None and spot.ask.wants is Wants.FACT:
            yield spot._replace(ask=changes.of_part(part, spot.called))
        else:
            yield spot
