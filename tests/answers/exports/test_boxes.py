"""Sheets with 无误 and 有误 side by side: what is ticked is the one result, however short a row."""

import pytest

from tongzhi_cli.answers.boxes import joined
from tongzhi_cli.tables.table import Book, Table


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
