"""Delimited text is read line by line: the same cells as of the whole text, in less memory."""

import csv
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.errors import InputError
from tongzhi_cli.tables.formats import text

ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16"]
#: A cell as people type it: quoted where it holds a mark or the end of a line.
CELLS = st.text(st.sampled_from('无误 ,;\t，；、|"\n😀1ab照片'), max_size=6)
HEADER = ["学号", "姓名", "校对结果", "备注"]


@given(
    st.lists(st.tuples(CELLS, CELLS), max_size=30),
    st.sampled_from(ENCODINGS),
    st.sampled_from([",", "\t", ";"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_every_encoding_delimiter_and_line_end_gives_the_same_cells(
    rows: list[tuple[str, str]], encoding: str, delimiter: str, end: str
) -> None:
    """What csv makes of the whole text is what the file says, whatever it was saved as."""
    written = StringIO()
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows((f"20140301{at:02}", "李明", *row) for at, row in enumerate(rows, start=1))
    whole = written.getvalue()
    data = whole.replace("\n", end).encode(encoding)
    (table,) = text.read(Path("名单.csv"), data).tables
    expected = [*csv.reader(StringIO(whole), delimiter=delimiter)]
    assert [[*row] for row in table.rows] == expected
    assert [*table.lines] == [
        1 + sum(1 + "".join(row).count("\n") for row in expected[:at])
        for at in range(len(expected))
    ]


def _many(count: int) -> bytes:
    return "".join(f"2014{at:06},李明,一班\n" for at in range(count)).encode()


VAST = {
    "too many lines": (_many(200_001), "名单.csv 有 200001 行，不像花名册"),
    "too many lines of an old Mac": (
        _many(200_001).replace(b"\n", b"\r"),
        "名单.csv 有 200001 行，不像花名册",
    ),
    "too many cells": (b"1,2,3,4,5,6\n" * 170_000, "名单.csv 有 1000000 多格，不像花名册"),
    "too many cells between marks of prose": (
        ("，" * 300_000 + "\n").encode() * 5,
        "名单.csv 有 1000000 多格，不像花名册",
    ),
    "one line": ("学号,姓名\n".encode() + b"1," * 600_000, "名单.csv 第 2 行太长，不像花名册"),
    "one line in UTF-16": (
        ("学号,姓名\n" + "1," * 300_000).encode("utf-16"),
        "名单.csv 第 2 行太长，不像花名册",
    ),
}


@pytest.mark.parametrize(("data", "message"), VAST.values(), ids=VAST)
def test_what_is_larger_than_any_list_is_refused(data: bytes, message: str) -> None:
    """By lines, by cells and by the length of one line, before memory is full of it."""
    with pytest.raises(InputError) as caught:
        text.read(Path("名单.csv"), data)
    assert caught.value.message == message


def test_commas_within_quotes_are_no_cells() -> None:
    """A list with long notes is no vast table."""
    data = "学号,姓名,备注\n".encode() + ('2014030101,李明,"' + "a," * 500 + '"\n').encode() * 2_100
    (table,) = text.read(Path("名单.csv"), data).tables
    assert len(table.rows) == 2_101


def test_answers_over_several_lines_take_no_longer_the_more_there_are() -> None:
    """Each of 60,000 is looked at once, and not with all rows before it."""
    data = "学号,姓名,备注\n".encode() + '2014030101,李明,"已重拍\n无误"\n'.encode() * 60_000
    (table,) = text.read(Path("名单.csv"), data).tables
    assert (len(table.rows), table.lines[-1]) == (60_001, 2 + 59_999 * 2)


def test_a_row_of_several_lines_is_one_row() -> None:
    """What is too many is counted in rows: 60,000 answers of four lines each are no vast list."""
    data = "学号,姓名,备注\n".encode() + '2014030101,李明,"一\n二\n三\n四"\n'.encode() * 60_000
    (table,) = text.read(Path("名单.csv"), data).tables
    assert len(table.rows) == 60_001
    with pytest.raises(InputError) as caught:
        text.read(Path("名单.csv"), '1,"一\n二"\n'.encode() * 200_001)
    assert caught.value.message == "名单.csv 有 200001 行，不像花名册"


TAKEN = """
import resource
from pathlib import Path
from tongzhi_cli.tables.formats import text

rows = (f"2014{{at:06}},李明,软件{{at // 40}}班,{note}\\n" for at in range(100_000))
data = ("学号,姓名,班级,备注\\n" + "".join(rows)).encode({encoding!r})
del rows
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
text.read(Path("名单.csv"), data)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="counted in kB there alone")
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_rows_are_all_that_takes_memory(encoding: str) -> None:
    """No text beside them: 100,000 lines with the same long note take less than it does alone.

    As one text it has 100 characters a line, of four bytes where csv reads them.
    """
    script = TAKEN.format(note="注" * 66, encoding=encoding)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True
    )
    assert int(done.stdout) < 34_000_000


LINE = "学号        姓名    班级     校对结果"
EACH = "学号 姓名 结果\n2014030101"


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        # a blank in the middle moves nothing
        (
            f"{LINE}\n2014030102  白景行           民族应为彝族",
            ["2014030102|白景行||民族应为彝族"],
        ),
        # a name of two characters is often written with a blank
        (f"{LINE}\n2014030101  李 明   软件1班  无误", ["2014030101|李明|软件1班|无误"]),
        (f"{LINE}\n2014030101  安若溪  软件1班", ["2014030101|安若溪|软件1班|"]),
        # put below one another by a program that counts 汉字 as one
        (
            "学号          姓名    结果\n2014030101  安若溪   无误\n2014030102  白景行   照片 错",
            ["2014030101|安若溪|无误", "2014030102|白景行|照片 错"],
        ),
        # nothing is below anything, and each line has as many words
        (
            f"{EACH} 安若溪 无误\n2014030102 白景行 民族错",
            ["2014030101|安若溪|无误", "2014030102|白景行|民族错"],
        ),
        (
            f"{EACH} 李 明 无误\n2014030102 白景行 无误",
            ["2014030101|李明|无误", "2014030102|白景行|无误"],
        ),
        # 李明's names are short: what is not quite below its heading is told by the count of words
        (
            "学号        姓名      性别\n2014030101  安若溪  女\n2014030102  李　明  男",
            ["2014030101|安若溪|女", "2014030102|李明|男"],
        ),
        # a total and who wrote it are about nobody
        (
            f"{EACH} 安若溪 无误\n\n合计：1人\n制表：李明",
            ["2014030101|安若溪|无误", "", "合计：1人", "制表：李明"],
        ),
        (
            f"{EACH} 安若溪 无误\n班主任：钱某\n日期：2018年4月\n共1人",
            ["2014030101|安若溪|无误", "班主任：钱某", "日期：2018年4月", "共1人"],
        ),
        # a line without a 学号 that does not say what it is may be a student
        (f"{EACH} 安若溪 无误\n白景行 照片不是本人", None),
        (
            f"{LINE}\n2014030101  安若溪  软件1班  无误\n张三        2014级软件1班   照片不是本人",
            None,
        ),
        (f"软件1班名单\n{EACH} 安若溪 无误\n待补 陈一 照片不是本人\n合计：2人", None),
        (f"{EACH} 安若溪 无误\n班长白景行 照片错", None),
        (f"{EACH} 安若溪 无误\n共同 照片不是本人", None),
        # nobody can tell
        (f"{EACH} 李 明明 无误", None),
        (f"{EACH} 安若溪 无误\n2014030102白景行 照片错了 谢谢 大家", None),
        (f"{EACH} 安若溪 无误\n      还有照片", None),
        (f"{EACH} 无误", None),
        (f"{LINE}\n2014030101 安若溪 软件1班 无误 谢谢", None),
    ],
)
def test_a_list_that_is_put_together_with_blanks(lines: str, rows: list[str] | None) -> None:
    """What stands below a heading is its; where that cannot be told the lines stay as they are."""
    (table,) = text.read(Path("名单.txt"), lines.encode()).tables
    found = ["|".join(map(str, row)) for row in table.rows]
    assert found[1:] == (lines.split("\n")[1:] if rows is None else rows)


@pytest.mark.parametrize(
    ("above", "is_list"),
    [
        ("2014级软件1班名单\n\n", True),
        ("示例学院\n软件1班名单\n2018年3月\n", True),
        ("名单\n打印日期：2018-03-05\n", True),
        ("一\n二\n三\n四\n五\n六\n", False),
    ],
)
def test_titles_may_stand_above_such_a_list(above: str, is_list: bool) -> None:
    """A list has a few titles; below many lines of prose there is none."""
    (table,) = text.read(Path("名单.txt"), f"{above}{EACH} 安若溪 无误\n".encode()).tables
    assert (["2014030101", "安若溪", "无误"] in [[*row] for row in table.rows]) == is_list


@pytest.mark.parametrize("lines", [f"{EACH} 安若溪 无误", f"{LINE}\n2014030101  安若溪  软件1班"])
@pytest.mark.parametrize("above", [0, 2])
def test_blank_lines_above_such_a_list_are_counted(lines: str, above: int) -> None:
    """Whoever looks for a student finds them in the line that is told."""
    (table,) = text.read(Path("名单.txt"), ("\n" * above + lines).encode()).tables
    assert table.where(above + 1, 0).line == above + 2
