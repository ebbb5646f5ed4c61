"""A header over two or three rows is joined in one way, whoever reads it."""

from collections.abc import Collection, Mapping

import pytest

from tongzhi_cli.columns import header as headers
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header_rows import Cells
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.columns.paper_header import first_header, header_of
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.tables.table import Table

NEEDED = (Column.NUMBER, Column.NAME)
CLASS, RESULT, NOTE = Column.CLASS, Column.RESULT, Column.NOTE


def rows_of(texts: str) -> list[list[str]]:
    """Rows a line, cells between bars; "." is a blank cell, "^" one that the upper reaches into."""
    return [[text.strip(" .^") for text in line.split("|")] for line in texts.splitlines()]


def merged_in(texts: str) -> dict[tuple[int, int], int]:
    """The cells marked "^", each with the row of its first one."""
    found: dict[tuple[int, int], int] = {}
    for row, line in enumerate(texts.splitlines()):
        for at, text in enumerate(line.split("|")):
            if text.strip() == "^":
                found[row, at] = found.get((row - 1, at), row - 1)
    return found


def on_sheet(texts: str, needed: Collection[Column] = NEEDED) -> list[headers.Header]:
    table = Table("a.xlsx", "1", rows_of(texts), merged=merged_in(texts))
    return headers.find(table, (*needed,), ColumnMap())


def on_paper(texts: str) -> Mapping[Column, int]:
    found = first_header(Cells(rows_of(texts), merged_in(texts)), Paper.SIGNED)
    assert found
    return header_of(found[1]).blocks[0]


@pytest.mark.parametrize(
    ("texts", "columns"),
    [
        pytest.param(
            "学号|姓名|核对|.\n^|^|校对结果|备注\n2014030101|安若溪|无误|.",
            {RESULT: 2, NOTE: 3},
            id="学号 and 姓名 merged down",
        ),
        pytest.param(
            "学号|姓名|核对|.\n.|.|校对结果|备注\n2014030101|安若溪|无误|.",
            {RESULT: 2, NOTE: 3},
            id="nothing merged",
        ),
        pytest.param(
            "班级|基本信息|.|校对结果|备注\n^|学号|姓名|^|^\n1班|2014030101|安若溪|无误|.",
            {CLASS: 0, RESULT: 3, NOTE: 4},
            id="学号 and 姓名 in the lower row",
        ),
        pytest.param(
            "照片|.|.|校对结果|.\n.|学号|姓名|.|备注\n.|2014030101|安若溪|无误|.",
            {RESULT: 3, NOTE: 4},
            id="a first column without a word",
        ),
        pytest.param(
            "学号|姓名|学信网|.|.\n^|^|核对|.|备注\n^|^|校对结果|班级|^\n2014030101|安若溪|无误|1班|.",
            {CLASS: 3, RESULT: 2, NOTE: 4},
            id="three rows",
        ),
        pytest.param(
            "学号|姓名|家长|.|校对结果\n^|^|姓名|电话|^\n2014030101|安若溪|安某|1|无误",
            {RESULT: 4},
            id="a 姓名 of somebody else below",
        ),
        pytest.param(
            "班级|软件1班|人数|45\n学号|姓名|校对结果|.\n2014030101|安若溪|无误|.",
            {RESULT: 2},
            id="a line above that is none of it",
        ),
        pytest.param(
            "学院：|信息|.|专业：|软件\n学号|姓名|校对结果\n2014030101|安若溪|无误",
            {RESULT: 2},
            id="a line of labels above",
        ),
    ],
)
def test_rows_are_joined_alike(texts: str, columns: Mapping[Column, int]) -> None:
    """A sheet and a paper take the same columns from the same rows."""
    (header,) = on_sheet(texts)
    assert {column: at for column, at in header.columns.items() if column not in NEEDED} == columns
    paper = on_paper(texts)
    assert {column: paper[column] for column in (*NEEDED, *columns)} == {
        column: header.columns[column] for column in (*NEEDED, *columns)
    }


def test_rows_of_a_header_are_nobody() -> None:
    """The rows above and below the one with 学号 belong to the header, and have its words."""
    texts = "班级|基本信息|.|校对结果\n^|学号|姓名|^\n1班|2014030101|安若溪|无误"
    (header,) = on_sheet(texts)
    assert (header.row, header.above, header.below) == (1, 1, 0)
    table = Table("a.xlsx", "1", rows_of(texts), merged=merged_in(texts))
    assert [header.heading(table, at) for at in range(4)] == ["班级", "学号", "姓名", "校对结果"]
    (header,) = on_sheet("学号|姓名|核对|.\n^|^|校对结果|备注\n2014030101|安若溪|无误|.")
    assert (header.row, header.above, header.below) == (0, 0, 1)


def test_two_results_below_are_refused() -> None:
    """初核 and 复核 with a 校对结果 each: which one counts is asked, not taken from the left."""
    texts = "学号|姓名|初核|.|复核|.\n^|^|校对结果|备注|校对结果|备注\n2014030101|安若溪|无误|.|.|."
    with pytest.raises(InputError, match="2 列都像校对结果"):
        on_sheet(texts)


def test_letters_find_the_row_of_the_words() -> None:
    """With --map 学号=B 姓名=C the upper half of a header still counts."""
    texts = "班级|基本信息|.|校对结果\n^|学号|姓名|^\n1班|2014030101|安若溪|无误"
    table = Table("a.xlsx", "1", rows_of(texts), merged=merged_in(texts))
    (header,) = headers.find(table, NEEDED, ColumnMap([("学号", "B"), ("姓名", "C")]))
    assert header.columns == {Column.NUMBER: 1, Column.NAME: 2, CLASS: 0, RESULT: 3}
    assert header.row == 1


def test_letters_without_a_number() -> None:
    """With --map 姓名=B 校对结果=C and no 学号 the list begins with the first name."""
    table = Table("a.csv", None, [["序", "谁", "怎样"], ["1", "安若溪", "无误"]])
    mapping = ColumnMap([("姓名", "B"), ("校对结果", "C")])
    (header,) = headers.find(table, (Column.NAME, RESULT), mapping)
    assert (header.row, dict(header.columns)) == (0, {Column.NAME: 1, RESULT: 2})
