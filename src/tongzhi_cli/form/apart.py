"""Rows for a form whose result stands in two plain columns, each with what belongs there.

照片是否无误 | 信息是否无误: a fault of the photo in the one, all else in the other; 核对结果 |
异常情况: 无误 or 有误, and what is wrong. Which columns these are `columns.paper_columns` says.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from tongzhi_cli.anomaly.by_item import by_item
from tongzhi_cli.columns.column import BY_ITEM, CHECKED_ITEMS, Column
from tongzhi_cli.columns.item_columns import place_of_fault
from tongzhi_cli.columns.whether import Signs
from tongzhi_cli.form.rows import OK, TICK, Row
from tongzhi_cli.model.words import WRONG

_WRONG = WRONG[0]
#: What stands at the entry that is wrong.
CROSS = "×"


def parted(rows: Sequence[Row], columns: Collection[Column]) -> Sequence[Row]:
    """The *rows* as a form with these *columns* wants them; as they are where it has no two.

    >>> wrong = Row(1, "1", "安若思", "照片不是本人", {Column.KIND: "照片"})
    >>> parted([wrong], {Column.PHOTO, Column.RECORD})[0].text(Column.RECORD)
    '无误'
    >>> parted([wrong], {Column.RESULT, Column.WRONG})[0].result
    '有误'
    """
    has_detail = Column.WRONG in columns
    if items := {name: one for name, one in CHECKED_ITEMS.items() if one in columns}:
        place = place_of_fault([*columns])
        return [_by_entry(row, items, place) for row in rows]
    if {*BY_ITEM} <= {*columns}:
        return [_by_item(row, has_detail=has_detail) for row in rows]
    if has_detail and Column.RESULT in columns and Column.RIGHT not in columns:
        return [row.with_texts({Column.RESULT: _WRONG}) if row.is_wrong else row for row in rows]
    return rows


def _by_entry(row: Row, items: Mapping[str, Column], place: Column | None) -> Row:
    """A row with a tick for each entry, and a cross for the one that is wrong.

    What is wrong stands in its *place*, else in the entry's own column. Where it is about none of
    these entries no cell is ticked: nobody is to sign that all of them are right.
    """
    if row.is_right:
        return row.with_texts(dict.fromkeys(items.values(), TICK))
    said = row.result
    wrong = {items[name] for name in _entries_in(said) if name in items} if row.is_wrong else set()
    texts = {one: (CROSS if place else said) if one in wrong else TICK for one in items.values()}
    if not wrong:
        texts = dict.fromkeys(items.values(), "")
    if place is Column.NOTE:
        texts[place] = "；".join(dict.fromkeys(filter(None, (said, row.text(Column.NOTE)))))
    elif place is None and said and not wrong:
        texts[next(iter(items.values()))] = said
    return row.with_texts(texts)


def _entries_in(fault: str) -> set[str]:
    """The entries of the record that a fault is about; none where it leaves one of them open.

    >>> sorted(_entries_in("姓名有误：显示“安苦”，应为“安若”；照片不是本人"))
    ['姓名', '照片']
    >>> _entries_in("民族应为回族；信息不对"), _entries_in("姓名对，民族错")
    (set(), set())
    """
    from tongzhi_cli.anomaly.items.field_correction import split  # noqa: PLC0415  for few
    from tongzhi_cli.anomaly.items.record_items import items_in  # noqa: PLC0415  likewise

    found: set[str] = set()
    for piece in filter(None, re.split("[；;\n]", fault)):
        kind = split(piece).kind
        named = {kind} if kind else items_in(piece)
        if len(named) != 1:
            return set()
        found |= named
    return found


def told_apart(rows: Sequence[Row], columns: Collection[Column]) -> Sequence[Row]:
    """The *rows* for a form on which 有误 is ticked, and what is wrong has a column of its own.

    >>> wrong = Row(1, "1", "安若思", "照片不是本人")
    >>> wrong = wrong.with_texts({Column.KIND: "照片", Column.WRONG: "照片不是本人"})
    >>> (row,) = told_apart([wrong], {Column.RIGHT, Column.WRONG, Column.DETAIL})
    >>> row.text(Column.WRONG), row.text(Column.DETAIL)
    ('√', '照片不是本人')
    """
    if not {Column.RIGHT, Column.WRONG, Column.DETAIL} <= {*columns}:
        return rows
    return [
        row.with_texts({Column.WRONG: TICK if row.is_wrong else "", Column.DETAIL: said})
        if (said := row.text(Column.WRONG))
        else row
        for row in rows
    ]


def _by_item(row: Row, *, has_detail: bool) -> Row:
    photo, record = row.result, row.result
    if row.is_wrong:
        photo, record = (
            OK if not part else _WRONG if has_detail else part for part in by_item(row.result)
        )
    elif not row.is_right:
        photo = ""  # 休学 is about the record
    return row.with_texts({Column.PHOTO: photo, Column.RECORD: record})


def in_signs(row: Row, asked: Mapping[Column, Signs]) -> Row:
    """A row with the signs that headings ask for: 否 under 是否有误（是/否） where all is right.

    What is wrong stands behind 是, and by itself where a cross would stand: nothing is lost.

    >>> row = Row(1, "1", "安若思", "照片不是本人", {Column.KIND: "照片"})
    >>> in_signs(row, {Column.RESULT: Signs("否", "是")}).result
    '是，照片不是本人'
    >>> in_signs(row._replace(result="有误"), {Column.RESULT: Signs("√", "×")}).result
    '×'
    """
    texts = {}
    for column, signs in asked.items():
        said = row.text(column)
        if said and row.is_right_in(column):
            texts[column] = signs.right
        elif said == _WRONG:
            texts[column] = signs.wrong
        elif said and row.is_wrong and signs.are_words:
            texts[column] = f"{signs.wrong}，{said}"
    return row.with_texts(texts) if texts else row
