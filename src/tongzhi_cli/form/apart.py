"""Rows for a form whose result stands in two plain columns, each with what belongs there.

照片是否无误 | 信息是否无误: a fault of the photo in the one, all else in the other; 核对结果 |
异常情况: 无误 or 有误, and what is wrong. Which columns these are `columns.paper_columns` says.
"""

from collections.abc import Collection, Mapping, Sequence

from tongzhi_cli.anomaly.by_item import by_item
from tongzhi_cli.columns.column import BY_ITEM, Column
from tongzhi_cli.columns.whether import Signs
from tongzhi_cli.form.rows import OK, TICK, Row
from tongzhi_cli.model.words import WRONG

_WRONG = WRONG[0]


def parted(rows: Sequence[Row], columns: Collection[Column]) -> Sequence[Row]:
    """The *rows* as a form with these *columns* wants them; as they are where it has no two.

    >>> wrong = Row(1, "1", "安若思", "照片不是本人", {Column.KIND: "照片"})
    >>> parted([wrong], {Column.PHOTO, Column.RECORD})[0].text(Column.RECORD)
    '无误'
    >>> parted([wrong], {Column.RESULT, Column.WRONG})[0].result
    '有误'
    """
    has_detail = Column.WRONG in columns
    if {*BY_ITEM} <= {*columns}:
        return [_by_item(row, has_detail=has_detail) for row in rows]
    if has_detail and Column.RESULT in columns and Column.RIGHT not in columns:
        return [row.with_texts({Column.RESULT: _WRONG}) if row.is_wrong else row for row in rows]
    return rows


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
