"""Where the questionnaire of a class is, by the column of the school's list."""

import pytest

from tongzhi_cli.packs.links import given, is_link

HEADINGS = {
    "问卷链接": True, "问卷 地址（必填）": True, "收集表地址": True, "填报网址": True,
    "网址": True, "link": True, "URL": True,
    "学号": False, "备注": False, "QQ": False, "班长电话": False, "家庭地址": False,
}  # fmt: skip
CELLS = {
    "https://a.cn/1": "https://a.cn/1", " wj.qq.com/s2/1\n": "wj.qq.com/s2/1",
    "/": "", "NULL": "", "—": "", "": "",
}  # fmt: skip


@pytest.mark.parametrize(("heading", "expected"), HEADINGS.items())
def test_a_column_counts_by_its_heading(heading: str, expected: bool) -> None:
    """The columns that a roster is read for stay its own."""
    assert is_link(heading) is expected


@pytest.mark.parametrize(("cell", "expected"), CELLS.items())
def test_what_a_cell_says(cell: str, expected: str) -> None:
    """What says that there is no link is none."""
    assert given(cell) == expected
