"""Where a cell stands is the same, asked for by itself or of a whole column."""

import pytest

from tongzhi_cli.model.problem import Where
from tongzhi_cli.tables.table import Table

ROWS = [["学号", "姓名", "校对结果"], ["2014030101", "李明", "无误"], ["2014030102", "王伟", ""]]
IN_SHEET = Table("一班.xlsx", "名单", ROWS)
IN_TEXT = Table("一班.csv", None, ROWS, lines=(1, 2, 5))
IN_DOCUMENT = Table(
    "一班.docx", "第1张表", ROWS, places=(("第1张表", 1), ("第1张表", 2), ("第2张表", 1))
)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (IN_SHEET, Where("一班.xlsx", "名单", "B3")),
        (IN_SHEET._replace(made={1: 27}), Where("一班.xlsx", "名单", "AB3")),
        (IN_SHEET._replace(offset=40), Where("一班.xlsx", "名单", "B43")),
        (IN_TEXT, Where("一班.csv", line=5)),
        (IN_DOCUMENT, Where("一班.docx", "第2张表", line=1)),
        (IN_DOCUMENT._replace(lines=(1, 2, 5)), Where("一班.docx", "第2张表", line=1)),
    ],
    ids=["sheet", "made column", "part", "text", "document", "document with lines"],
)
def test_places_in_a_column_are_those_of_its_cells(table: Table, expected: Where) -> None:
    """In a sheet, a text and a document; so is that of every other row."""
    place = table.places_in(1)
    assert place(2) == expected
    assert [place(row) for row in range(len(ROWS))] == [table.where(at, 1) for at in range(3)]


def test_a_part_has_what_stands_at_its_cells() -> None:
    """What is told of a cell moves with its row; a range that begins above begins with the part."""
    cells = {(0, 1): "甲", (1, 1): "乙", (2, 1): "丙"}
    merged = {(1, 0): 0, (2, 0): 0, (2, 2): 1}
    whole = IN_SHEET._replace(struck=cells, renamed=cells, comments=cells, merged=merged)
    part = whole.part(range(1, 3))
    assert part.struck == part.renamed == part.comments == {(0, 1): "乙", (1, 1): "丙"}
    assert part.merged == {(0, 0): 0, (1, 0): 0, (1, 2): 0}
    assert part.where(1, 1) == whole.where(2, 1)
    assert whole.part(range(1, 2)).struck == {(0, 1): "乙"}
