"""Sheets with 无误 and 有误 side by side: what is ticked is the one result, however short a row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.answers import boxes
from tongzhi_cli.answers.boxes import joined
from tongzhi_cli.tables.table import Book, Table, Value


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("学号,姓名,无误,有误", "101,李明,√,", "101,李明,无误,"),
        ("学号,姓名,无误,有误", "101,李明,√", "101,李明,无误"),
        ("学号,姓名,无误,有误", "101,李明", "101,李明"),
        ("学号,姓名,无误,有误", "101,李明,,√", "101,李明,有误,"),
        ("学号,姓名,有误,无误", "101,李明,√", "101,李明,,有误"),
        ("学号,姓名,有误,备注,无误", "101,李明,照片不对", "101,李明,,,照片不对"),
        ("学号,姓名,有误,无误", "101,李明", "101,李明"),
    ],
)
def test_the_result_stands_under_one_heading(header: str, row: str, expected: str) -> None:
    """It stands where 无误 was, also where the row as it was written ends before."""
    table = Table("1班.csv", None, [header.split(","), row.split(",")])
    (found,) = joined(Book("1班.csv", (table,))).tables
    place = header.split(",").index("无误")
    assert [list(one) for one in found.rows][1] == expected.split(",")
    assert str(found.rows[0][place]).startswith("校对结果")


WORDS: list[Value] = [
    "学号", "姓名", "无误", "有误", "正确", "错误", "异常", "校对结果", "√", "×", "無誤", 1.5, "",
    "照片", "信息", "照片核对", "信息核对",
]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=5), max_size=4))
def test_two_boxes_are_never_missed(rows: list[list[Value]]) -> None:
    """Where one row is the header of two such columns, the table is not taken for one without."""
    table = Table("1班.csv", None, rows)
    if any(boxes._boxes_in(rows, at, by_item=True) for at in range(len(rows))):  # noqa: SLF001  row by row
        assert joined(Book("1班.csv", (table,))).tables != (table,)
