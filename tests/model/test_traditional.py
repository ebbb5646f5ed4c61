"""Traditional characters are read as simplified ones, and no other text changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.model.traditional import simplified

#: Every character that simplified texts are written with.
_GB_2312 = [
    bytes((row, cell)).decode("gb2312")
    for row in range(0xB0, 0xF8)
    for cell in range(0xA1, 0xFF)
    if (row, cell) < (0xD7, 0xFA) or row > 0xD7
]


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    """One character is one character, and what was simplified once stays."""
    assert len(simplified(text)) == len(text)
    assert simplified(simplified(text)) == simplified(text)


def test_no_simplified_text_changes() -> None:
    """Of the characters of GB 2312 only 於 and 後, which no simplified text has beside names."""
    assert [one for one in _GB_2312 if simplified(one) != one] == ["後", "於"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("關於做好2027屆畢業生學歷電子註冊", "关于做好2027届毕业生学历电子注册"),
        ("圖像信息核對工作的通知", "图像信息核对工作的通知"),
        ("請於4月5日前將簽名錶報送至教務處", "请于4月5日前将签名表报送至教务处"),
        ("專科、級別、層次、錄取、逾期後不予辦理", "专科、级别、层次、录取、逾期后不予办理"),
        ("聯繫人、採集、補拍、戶籍證明、登錄", "联系人、采集、补拍、户籍证明、登录"),
    ],
)
def test_notices_are_read(written: str, read: str) -> None:
    """The words of notices and their offices."""
    assert simplified(written) == read


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("學號", Column.NUMBER),
        ("班級", Column.CLASS),
        ("校對結果", Column.RESULT),
        ("備註", Column.NOTE),
        ("專業", Column.MAJOR),
    ],
)
def test_headers_are_read(header: str, column: Column) -> None:
    """The words over columns."""
    assert column_of(normal(header)) is column
