"""What a Word table says under tracked changes: what went does not count, and is told."""

from collections import Counter
from pathlib import Path

import pytest

from tongzhi_cli.office.word.tables import Grid, contents

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BY = 'w:id="1" w:author="某" w:date="2018-03-20T08:00:00Z"'


def run(text: str, looks: str = "") -> str:
    return f"<w:r><w:rPr>{looks}</w:rPr><w:t>{text}</w:t></w:r>"


def deleted(text: str) -> str:
    return f"<w:del {_BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def moved(text: str) -> str:
    return f"<w:moveFrom {_BY}>{run(text)}</w:moveFrom>"


def put_in(text: str) -> str:
    return f"<w:ins {_BY}>{run(text)}</w:ins>"


#: What stands in the cell of a result, what it says, and what of it is told to be out.
CELLS = [
    ("deleted", deleted("无误") + put_in("民族错"), "民族错", "无误"),
    ("deleted", run("照片不是本人") + deleted("（已改）"), "照片不是本人", "（已改）"),
    ("deleted", deleted("照片") + deleted("没有"), "", "照片没有"),
    ("moved off", moved("民族错"), "", "民族错"),
    ("moved off", run("无误") + moved("，照片没有"), "无误", "，照片没有"),
    ("moved off", moved("错") + put_in("无误"), "无误", "错"),
    ("struck", run("无误", "<w:strike/>") + run("照片没有"), "照片没有", "无误"),
    ("struck", run("无误", '<w:dstrike w:val="true"/>'), "", "无误"),
    ("struck", run("照片", '<w:strike w:val="1"/>') + run("无误"), "无误", "照片"),
    ("struck and deleted", run("有误", "<w:strike/>") + deleted("！") + run("对"), "对", "有误！"),
    ("struck and deleted", deleted("照片") + run("没有", "<w:vanish/>"), "", "照片没有"),
    ("struck and deleted", moved("照片") + run("没", "<w:strike/>") + run("对"), "对", "照片没"),
    ("looks that are off", run("无误", '<w:strike w:val="0"/>'), "无误", ""),
    ("looks that are off", run("无误", '<w:dstrike w:val="false"/>'), "无误", ""),
    ("looks that are off", run("无误", '<w:strike w:val="off"/>'), "无误", ""),
]  # fmt: skip


def cell(inside: str) -> str:
    return f"<w:tc><w:p>{inside}</w:p></w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(map(cell, cells))}</w:tr>"


def grid_of(*rows: str) -> Grid:
    """The table of a document that has but it."""
    head = row(run("学号"), run("姓名"), run("校对结果"))
    xml = f"<w:document {_W}><w:body><w:tbl>{head}{''.join(rows)}</w:tbl></w:body></w:document>"
    (found,) = contents(Path("a.docx"), xml.encode(), lambda texts: "学号" in texts)
    assert isinstance(found, Grid)
    return found


@pytest.mark.parametrize(("kind", "inside", "said", "out"), CELLS)
def test_a_cell_says_what_is_left(kind: str, inside: str, said: str, out: str) -> None:
    """The rest is told with its place."""
    grid = grid_of(row(run("2014030101"), run("安若思"), inside))
    assert grid.rows[1] == ["2014030101", "安若思", said], kind
    assert dict(grid.struck) == ({(1, 2): out} if out else {}), kind


def test_each_kind_has_three_rows_at_least() -> None:
    """One example is a case, three are a kind."""
    assert min(Counter(kind for kind, *_ in CELLS).values()) >= 3


@pytest.mark.parametrize(
    "cells",
    [
        (run("2014030102"), run("白若雨"), run("无误")),
        (deleted("2014030102"), deleted("白若雨"), deleted("无误")),
        (deleted("2014030102"), run("白若雨"), run("无", "<w:strike/>") + run("误")),
    ],
)
def test_a_deleted_row_says_nothing_and_is_told(cells: tuple[str, ...]) -> None:
    """A student whose row was deleted under tracked changes is not gone without a word."""
    first = row(run("2014030101"), run("安若思"), run("无误"))
    grid = grid_of(first, row(*cells, properties=f"<w:del {_BY}/>"))
    assert grid.rows[1:] == [["2014030101", "安若思", "无误"], ["", "", ""]]
    assert dict(grid.struck) == {(2, 0): "2014030102", (2, 1): "白若雨", (2, 2): "无误"}


@pytest.mark.parametrize("cells", [("", "", ""), (run("26"), "", ""), (deleted("26"), "", "")])
def test_a_deleted_row_of_nobody_is_gone(cells: tuple[str, ...]) -> None:
    """A number alone is no student."""
    grid = grid_of(row(*cells, properties=f"<w:del {_BY}/>"))
    assert grid.rows == [["学号", "姓名", "校对结果"]]
    assert not grid.struck
