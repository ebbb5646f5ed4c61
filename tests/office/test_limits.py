"""What is refused before a library opens it: what is no file, and workbooks that claim too much."""

import os
import stat
import threading
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from builders import code_of_reading, notice_2018, text_file, xlsx
from spreadsheets import raw_xlsx

from conftest import Run
from tongzhi_cli.errors import ExitCode, InputError
from tongzhi_cli.office import limits
from tongzhi_cli.roster import read as rosters
from tongzhi_cli.tables import read as tables

ROSTER = [["学号", "姓名"], ["2014030101", "李明"]]


def refused(path: Path) -> InputError:
    """The error that a file is refused with as a table."""
    with pytest.raises(InputError) as caught:
        tables.read(path)
    assert caught.value.exit_code is ExitCode.INPUT
    assert str(path) in caught.value.message
    return caught.value


@cache
def workbook() -> bytes:
    """A sound workbook."""
    with TemporaryDirectory() as folder:
        return xlsx(Path(folder) / "名单.xlsx", ROSTER).read_bytes()


def rebuilt(data: bytes, change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    """A package whose parts *change* gave another name or content."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    return file.getvalue()


def with_cell(address: str) -> bytes:
    """A workbook with a forgotten word far from its table."""
    book = openpyxl.load_workbook(BytesIO(workbook()))
    book["名单"][address] = "x"
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def with_strings(attributes: str, name: str = "xl/sharedStrings.xml") -> bytes:
    """A workbook whose table of strings says so much of itself."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kept = rebuilt(workbook(), lambda part, xml: (part.replace("sharedStrings", "old"), xml))
    file = BytesIO(kept)
    with ZipFile(file, "a", ZIP_DEFLATED) as package:
        package.writestr(name, f'<sst xmlns="{space}" {attributes}><si><t>x</t></si></sst>')
    return file.getvalue()


FAR = "有内容写在很远的格子里（{} 列、第 {} 行一带）"
VAST = {
    "last cell": (with_cell("XFD1048576"), FAR.format("XFD", 1048576)),
    "far right": (with_cell("XFD200"), FAR.format("XFD", 200)),
    "far down": (with_cell("B1048576"), FAR.format("B", 1048576)),
    "far both": (with_cell("ZZ9999"), FAR.format("ZZ", 9999)),
    "uniqueCount": (with_strings('uniqueCount="4294967295"'), "里面的文字太多"),
    "count": (with_strings('count="4294967295" uniqueCount="1"'), "里面的文字太多"),
}


@pytest.mark.parametrize(("data", "place"), VAST.values(), ids=VAST)
def test_a_workbook_that_claims_too_much_is_refused(
    tmp_path: Path, data: bytes, place: str
) -> None:
    """What would end the process inside the reader (python-calamine 693) is refused in words."""
    path = tmp_path / "名单.xlsx"
    path.write_bytes(data)
    error = refused(path)
    assert error.message == f"{path} {place}，不像花名册"
    assert error.hint == "请把名单复制到一个新的工作簿里再试。"


@pytest.mark.parametrize(("data", "place"), VAST.values(), ids=VAST)
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_workbook_that_claims_too_much_ends_with_3(
    tmp_path: Path, fankui: Callable[..., Run], command: str, data: bytes, place: str
) -> None:
    """The command says what is wrong and where, as of any input that cannot be read."""
    path = tmp_path / "名单.xlsx"
    path.write_bytes(data)
    done = fankui(command, path)
    assert (done.code, done.out) == (3, "")
    assert place in done.err
    assert path.name in done.err


@pytest.mark.parametrize(
    "data",
    [with_cell("D2000"), with_cell("XFD3"), with_strings('count="900000" uniqueCount="900000"')],
    ids=["2000 rows", "blanks to the right", "strings of a school"],
)
def test_a_workbook_that_is_only_large_is_read(tmp_path: Path, data: bytes) -> None:
    """The whole school's roster, and a word at the end of a row, are no reason to refuse."""
    path = tmp_path / "名单.xlsx"
    path.write_bytes(data)
    assert [one.number for one in rosters.read(path, notice_2018())[0].students] == ["2014030101"]


def renamed(name: str, xml: bytes) -> tuple[str, bytes]:
    """The sheet under another name, as some programs write it; its relation too."""
    return name.replace("/sheet1.", "/Sheet1."), xml.replace(b"/sheet1.xml", b"/Sheet1.xml")


def single_quoted(name: str, xml: bytes) -> tuple[str, bytes]:
    """The address of the far cell in the other quotes."""
    return name, xml.replace(b'"XFD1048576"', b"'XFD1048576'")


@pytest.mark.parametrize(
    "data",
    [
        rebuilt(with_cell("XFD1048576"), renamed),
        rebuilt(with_cell("XFD1048576"), single_quoted),
        with_strings("uniqueCount='4294967295'"),
        with_strings('uniqueCount="4294967295"', "xl/SharedStrings.xml"),
    ],
    ids=["sheet renamed", "sheet in single quotes", "strings in single quotes", "strings renamed"],
)
def test_no_way_of_writing_gets_round_the_guard(tmp_path: Path, data: bytes) -> None:
    """XML may be written otherwise, and parts may have other names: the process still lives."""
    path = tmp_path / "名单.xlsx"
    path.write_bytes(data)
    assert code_of_reading(path) == 0


HANGS = {
    "tags that never end": "<sheetData>" + "<c " * 300_000 + "</sheetData>",
    "rows that never end": "<sheetData>" + "<row " * 300_000 + "</sheetData>",
    "comments that never end": "<sheetData>" + "<!--" * 300_000 + "</sheetData>",
    "a cell behind an angle": (
        '<sheetData><row r="1"><c a=">" r="XFD1048576"><v>1</v></c></row></sheetData>'
    ),
    "a second address": (
        '<sheetData><row r="1"><c r="A1" r="XFD1048576"><v>1</v></c></row></sheetData>'
    ),
    "a cell with a prefix": (
        '<sheetData><row r="1"><x:c xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/'
        'main" r="XFD1048576"><v>1</v></x:c></row></sheetData>'
    ),
    "thousands of types": (
        '<sheetData><row r="1"><c r="A1"'
        + "".join(f' a{at}t="s"' for at in range(15_000))
        + "><v>1</v></c></row></sheetData>"
    ),
    "cells without addresses": (
        f'<sheetData><row r="1048576">{"<c/>" * 16_383}<c><v>1</v></c></row></sheetData>'
    ),
}


@pytest.mark.parametrize("name", HANGS)
def test_xml_that_no_program_writes_neither_hangs_nor_ends(tmp_path: Path, name: str) -> None:
    """What patterns would go through again and again, or not see, is parsed instead."""
    rows = HANGS[name]
    path = tmp_path / "名单.xlsx"
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    path.write_bytes(raw_xlsx(f'<worksheet xmlns="{space}">{rows}</worksheet>'))
    if name == "thousands of types":
        assert tables.read(path).tables[0].rows == [[1.0]]
    else:
        assert refused(path).hint
    assert code_of_reading(path) == 0


@pytest.mark.parametrize(
    ("strings", "cells"),
    [(["x" * 1_000_000], 3), (["x" * 30_000], 4_000)],
    ids=["one long text", "a text repeated"],
)
def test_texts_that_would_fill_the_memory_are_refused(
    tmp_path: Path, strings: list[str], cells: int
) -> None:
    """A file of some kB may show gigabytes: the texts are counted as often as they are shown."""
    rows = "".join(
        f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, cells + 1)
    )
    path = tmp_path / "名单.xlsx"
    path.write_bytes(raw_xlsx(rows, strings=strings * 3))
    assert "文字" in refused(path).message


@pytest.mark.parametrize("part", [0.02, 0.1, 0.5, 0.9, 0.999])
def test_a_workbook_that_was_cut_off_is_broken(tmp_path: Path, part: float) -> None:
    """A download that stopped is said to be incomplete, wherever it stopped."""
    data = workbook()
    path = tmp_path / "名单.xlsx"
    path.write_bytes(data[: int(len(data) * part)])
    error = refused(path)
    assert "文件不完整或已经损坏" in error.message
    assert "重新下载" in error.hint


def test_a_workbook_with_damaged_bytes_is_read_or_refused_in_words(tmp_path: Path) -> None:
    """A byte that flipped anywhere in a workbook never ends in a crash."""
    data = workbook()
    path = tmp_path / "名单.xlsx"
    broken = 0
    for at in range(0, len(data), 97):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        try:
            rosters.read(path, notice_2018())
        except InputError:
            broken += 1
    assert broken


@pytest.mark.parametrize(
    ("make", "message", "hint"),
    [
        pytest.param(
            Path.absolute, "没有 {} 这个文件", "请检查文件名和所在的文件夹。", id="missing"
        ),
        pytest.param(
            lambda path: path.mkdir(),
            "{} 是文件夹，不是文件",
            "请写出里面那个文件的名字。",
            id="folder",
        ),
        pytest.param(lambda path: path.write_bytes(b""), "{} 是空文件", "请重新保存或", id="empty"),
        pytest.param(
            lambda path: path.symlink_to(path.with_name("没有")),
            "没有 {} 这个文件",
            "请检查文件名和所在的文件夹。",
            id="link to nothing",
        ),
        pytest.param(
            lambda path: path.symlink_to(path.parent),
            "{} 是文件夹，不是文件",
            "请写出里面那个文件的名字。",
            id="link to a folder",
        ),
        pytest.param(
            lambda path: path.write_bytes(bytes(limits.MAX_BYTES + 1_000_000)),
            "{} 有 51 MB，不像花名册或表格",
            "请换成正确的文件。",
            id="huge",
        ),
    ],
)
def test_what_is_no_file_is_told(
    tmp_path: Path, make: Callable[[Path], object], message: str, hint: str
) -> None:
    """Nothing there, a folder, nothing in it, too much in it: one line each."""
    path = tmp_path / "名单.xlsx"
    make(path)
    error = refused(path)
    assert error.message == message.format(path)
    assert hint in error.hint


@pytest.mark.parametrize(
    "name",
    [
        "没有这个文件夹/名单.xlsx",
        "是文件.txt/名单.xlsx",
        "长" * 300 + ".xlsx",
    ],
    ids=["no such folder", "a file for a folder", "too long"],
)
def test_a_path_that_cannot_be_is_told(tmp_path: Path, name: str) -> None:
    """A folder that is not there, a file used as one, and a name too long end in words."""
    text_file(tmp_path / "是文件.txt", "1")
    assert refused(tmp_path / name).hint


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_a_fifo_does_not_hang(tmp_path: Path) -> None:
    """A pipe that nobody writes to is refused at once."""
    path = tmp_path / "名单.xlsx"
    os.mkfifo(path)
    found: list[InputError] = []
    reading = threading.Thread(target=lambda: found.append(refused(path)), daemon=True)
    reading.start()
    reading.join(timeout=120)
    assert not reading.is_alive()
    assert [error.message for error in found] == [f"{path} 不是普通文件"]


@pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="no devices here")
def test_a_device_is_no_file() -> None:
    """/dev/null is refused as what it is, not as an empty file."""
    assert refused(Path(os.devnull)).message == f"{os.devnull} 不是普通文件"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    """What may not be read may be open in Excel; the hint says both."""
    path = xlsx(tmp_path / "名单.xlsx", ROSTER)
    path.chmod(0)
    error = refused(path)
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    assert error.message == f"{path} 不让读取"
    assert "Excel/WPS 里打开着" in error.hint
