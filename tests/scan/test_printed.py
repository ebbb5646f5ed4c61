"""What is printed against what the data have."""

import pytest

from tongzhi_cli.columns.column import Column
from tongzhi_cli.scan.match import Person
from tongzhi_cli.scan.printed import Print, difference

OK = Person("1", "王伟", result="无误", is_ok=True)
WRONG = Person("1", "王伟", result="姓名有误：显示“王伟”，应为“王玮”", is_ok=False)
NONE = Person("1", "王伟")


@pytest.mark.parametrize(
    ("person", "printed", "columns"),
    [
        (OK, {Column.RESULT: "无误"}, []),
        (OK, {Column.RESULT: "无误照片不对"}, [Column.RESULT]),
        (OK, {Column.RESULT: ""}, [Column.RESULT]),
        (WRONG, {Column.RESULT: "姓名有误:显示'王伟',应为'王玮'"}, []),
        (WRONG, {Column.RESULT: "无误"}, [Column.RESULT]),
        (WRONG, {Column.RESULT: "姓名有误显示王伟应为王纬"}, [Column.RESULT]),
        (NONE, {Column.RESULT: ""}, []),
        (NONE, {Column.RESULT: "无误"}, [Column.RESULT]),
        (OK, {Column.RIGHT: "√", Column.WRONG: ""}, []),
        (OK, {Column.RIGHT: "", Column.WRONG: ""}, [Column.RIGHT]),
        (OK, {Column.RIGHT: "√照片不对", Column.WRONG: ""}, [Column.RIGHT]),
        (OK, {Column.RIGHT: "√无误", Column.WRONG: ""}, []),
        (WRONG, {Column.RIGHT: "", Column.WRONG: WRONG.result}, []),
        (WRONG, {Column.RIGHT: "√", Column.WRONG: WRONG.result}, [Column.RIGHT]),
        (WRONG, {Column.RIGHT: "", Column.WRONG: "照片"}, [Column.WRONG]),
        (OK, {Column.NAME: "王纬", Column.RESULT: "无误"}, [Column.NAME]),
        (WRONG, {Column.RIGHT: "", Column.NAME: "王伟"}, []),
        (NONE, {Column.NUMBER: "1", Column.NAME: "王伟"}, []),
        (OK, {Column.NUMBER: " 1", Column.RESULT: "无误"}, []),
        (OK, {Column.NUMBER: "2", Column.RESULT: "无误"}, [Column.NUMBER]),  # another class
    ],
)
def test_every_difference_is_told(
    person: Person, printed: dict[Column, str], columns: list[Column]
) -> None:
    """Letters and digits decide; a fault that reads as 无误, or another fault, is never silent."""
    read = {column: Print(text) for column, text in printed.items()}
    assert [one.column for one in difference(person, read)] == columns


def test_a_cell_is_read_again_before_a_difference_is_told() -> None:
    """What one way of reading misses, another may see."""
    again = Print("无吴", lambda: ["无误"])
    assert difference(OK, {Column.RESULT: again}) == ()
