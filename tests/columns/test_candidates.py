"""Lists side by side and columns of one kind are told alike on sheets and on papers."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.columns import header as headers
from tongzhi_cli.columns.candidates import ASKED, MAPPED, one_of, side_by_side, with_mapped, worded
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header_rows import Cells
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.columns.paper_header import first_header, header_of
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.tables.table import Table

SHEET = (Column.NUMBER, Column.NAME)
#: What may stand in a list beside 学号 and 姓名, once each.
BESIDE = ("序号", "班级", "校对结果", "本人签名", "备注")


@pytest.mark.parametrize(
    ("words", "keys", "expected"),
    [
        pytest.param("ab", "ab", [], id="one list"),
        pytest.param("abab", "ab", [(0, 2), (2, 4)], id="two lists"),
        pytest.param("ababab", "ab", [(0, 2), (2, 4), (4, 6)], id="three lists"),
        pytest.param("baba", "ab", [(0, 2), (2, 4)], id="the name first"),
        pytest.param("nabnab", "ab", [(0, 3), (3, 6)], id="a column before each"),
        pytest.param("nmabnmab", "ab", [(0, 4), (4, 8)], id="two columns before each"),
        pytest.param("xabyab", "ab", [(1, 4), (4, 6)], id="other columns before them"),
        pytest.param("abcabd", "ab", [(0, 3), (3, 6)], id="other columns behind them"),
        pytest.param("abcdabef", "ab", [(0, 4), (4, 8)], id="the last one ends with the row"),
        pytest.param("aabb", "ab", [], id="one within the other"),
        pytest.param("abba", "ab", [], id="the other way round"),
        pytest.param("abaxb", "ab", [], id="not as far apart"),
        pytest.param("abaab", "ab", [], id="one key more often"),
        pytest.param("aba", "ab", [], id="half a list"),
        pytest.param("abab", "abc", [], id="a key that is not there"),
        pytest.param("abcabc", "abc", [(0, 3), (3, 6)], id="all columns are keys"),
        pytest.param("abcacb", "abc", [], id="all columns are keys, in another order"),
        pytest.param("abab", "", [], id="no key"),
    ],
)
def test_lists_side_by_side(words: str, keys: str, expected: list[tuple[int, int]]) -> None:
    """Each list has every key once, as far apart as its neighbour, and what stands before it."""
    places = [[at for at, word in enumerate(words) if word == key] for key in keys]
    assert side_by_side(words, places) == [range(*ends) for ends in expected]


def test_lists_have_the_same_words() -> None:
    """学号 in one and 学生学号 in the next are two columns for one thing, and no two lists."""
    assert side_by_side(["学号", "姓名", "学生学号", "姓名"], [[0, 2], [1, 3]]) == []


@given(st.permutations([*SHEET, *BESIDE]), st.integers(0, 4), st.integers(1, 3))
def test_sheets_and_papers_see_the_same_lists(
    columns: Sequence[str], left_out: int, count: int
) -> None:
    """As many lists, and 学号, 姓名 and 校对结果 of each in the same place, whoever reads them."""
    kept = [one for one in columns if one not in BESIDE[:left_out] or one == Column.RESULT]
    row = [str(one) for one in kept] * count
    found = headers.find(Table("a.xlsx", "a", [row]), (*SHEET, Column.RESULT), ColumnMap())
    on_paper = first_header(Cells([row]), Paper.SIGNED)
    assert on_paper
    keys = (*SHEET, Column.RESULT)
    blocks = header_of(on_paper[1]).blocks
    assert len(found) == len(blocks) == count
    assert [[one.columns[key] for key in keys] for one in found] == [
        [block[key] for key in keys] for block in blocks
    ]


@pytest.mark.parametrize("key", SHEET)
def test_two_columns_of_a_key_are_refused_on_both(key: Column) -> None:
    """学号 twice and 姓名 once: neither a sheet nor a paper takes the first one."""
    row = [*map(str, SHEET), str(key), "校对结果"]
    with pytest.raises(InputError, match=f"2 列都像{key}"):
        headers.find(Table("a.xlsx", "a", [row]), SHEET, ColumnMap())
    assert first_header(Cells([row]), Paper.SIGNED) is None


@pytest.mark.parametrize(
    ("candidates", "is_strict", "expected"),
    [
        pytest.param([(3, 7)], True, 7, id="one"),
        pytest.param([(0, 4), (3, 7)], False, 4, id="the best of two"),
        pytest.param([(0, 4), (3, 7)], True, None, id="two where a person must choose"),
    ],
)
def test_one_of_several(
    candidates: list[tuple[int, int]], is_strict: bool, expected: int | None
) -> None:
    """The best is taken, but where a wrong one spoils everything."""
    assert one_of(candidates, is_strict=is_strict) == expected


def test_what_is_mapped_goes_before_words() -> None:
    """--map overrules the words, and a target that is not there leaves them."""
    headings = ["学号", "编号", "姓名", "班级"]
    found = with_mapped(
        worded(headings), headings, {Column.NUMBER: "编号", Column.NAME: "称呼", Column.CLASS: "D"}
    )
    assert found[Column.NUMBER] == [(MAPPED, 1)]
    assert found[Column.NAME] == [(0, 2)]
    assert found[Column.CLASS] == [(MAPPED, 3)]
    assert MAPPED < 0 < ASKED


def test_lists_may_have_two_columns_for_a_result() -> None:
    """Two lists with 校对结果 and 核对结果 each: the first is filled in both, and that is told."""
    row = ["学号", "姓名", "校对结果", "核对结果"] * 2
    found = first_header(Cells([row]), Paper.SIGNED)
    assert found
    header = header_of(found[1])
    assert [one[Column.RESULT] for one in header.blocks] == [2, 6]
    assert header.doubts == ("表头里有两列像校对结果，填在前一列，后面的“核对结果”没有填",)


def test_what_is_told_of_two_columns_says_of_which() -> None:
    """What fills one of the two after all takes just that back."""
    row = ["学号", "姓名", "有误", "有误内容", "校对结果", "核对结果"]
    found = first_header(Cells([row]), Paper.SIGNED)
    assert found
    header = header_of(found[1])
    assert {text for _, text in header.twice} <= set(header.doubts)
    assert {column for column, _ in header.twice} == {Column.WRONG, Column.RESULT}


@pytest.mark.parametrize(
    ("below", "is_told"),
    [
        (("姓名", "学历", "其他"), True),
        (("第一次", "第二次", "第三次"), True),
        (("线上", "线下", "备用"), True),
        (("本人", "班长", "辅导员"), False),
        (("学生", "班主任", "学院"), False),
        (("结果", "日期", "核对人"), False),
    ],
)
def test_a_result_over_several_columns_is_told(below: tuple[str, ...], *, is_told: bool) -> None:
    """Of columns under one 核对结果 the first is filled; unless it is the student's it is told."""
    rows = [["学号", "姓名", "核对结果", "", "", "签名"], ["", "", *below, ""]]
    merged = {(1, 0), (1, 1), (1, 5)}
    found = first_header(Cells(rows, merged, {(0, 3), (0, 4)}), Paper.SIGNED)
    assert found
    header = header_of(found[1])
    assert header.blocks[0][Column.RESULT] == 2
    assert any(f"都写在“{below[0]}”里" in one for one in header.doubts) == is_told
