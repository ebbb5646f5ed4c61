"""Summaries of any size: tables on several sheets, read back row by row, the same by levels."""

import re
import string
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Run
from summary.test_summary import SUMMARIES
from summary.workbook.test_write import NOTICE, school
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import InputError
from tongzhi_cli.summary import read_file
from tongzhi_cli.summary.inbox import Found
from tongzhi_cli.summary.merge import merged
from tongzhi_cli.summary.model import Kind, Summary
from tongzhi_cli.summary.union import merge
from tongzhi_cli.summary.workbook import large, recognise, row
from tongzhi_cli.summary.workbook import read as summary_reading
from tongzhi_cli.summary.workbook import write as summary_writing
from tongzhi_cli.summary.workbook.layout import LINES
from tongzhi_cli.tables import read as tables

# openpyxl does not know data bars
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
PATH = Path("汇总.xlsx")
Reader = Callable[[bytes], Summary]


def book(given: Sequence[Summary], most: int) -> bytes:
    """The workbook of summaries, so many rows a sheet."""
    return summary_writing.build(merged(merge(given), NOTICE), most=most)


def read(data: bytes) -> Summary:
    """What a workbook says, read as any other."""
    found = tables.read_data(PATH, data)
    assert recognise.is_summary(found)
    return summary_reading.read(found, NOTICE)


def read_large(data: bytes) -> Summary:
    """What it says, read row by row."""
    found = recognise.large_at(PATH, data, least=0)
    assert found is not None
    return summary_reading.read(found, NOTICE)


@pytest.mark.parametrize("command", ["check", "merge"])
def test_commands_take_a_large_one(
    command: str, fankui: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Check and merge say the same of a summary however many rows it has; merge may replace it."""
    path = tmp_path / "汇总.xlsx"
    path.write_bytes(book([school()], 1000))
    words = [command, path, *(["-o", path, "--force"] if command == "merge" else [])]
    usual = fankui(*words, "--now", "2018-04-02 09:00")
    written = path.read_bytes()
    monkeypatch.setattr(recognise, "_PACKED", 0)
    monkeypatch.setattr(recognise, "_INFLATED", 0)
    large = fankui(*words, "--now", "2018-04-02 09:00")
    assert (large.code, large.out, large.err) == (usual.code, usual.out, usual.err)
    assert path.read_bytes() == written


def saved_again(data: bytes) -> bytes:
    """The workbook as another program saves it: its texts in a table."""
    other = openpyxl.load_workbook(BytesIO(data))
    file = BytesIO()
    other.save(file)
    return file.getvalue()


#: So many rows a sheet, and the sheets that 明细 (11 lines) and 问题 (15) are on then.
SPLITS = [
    (11, ["明细"], ["问题", "问题(2)"]),
    (6, ["明细", "明细(2)"], ["问题", "问题(2)", "问题(3)"]),
    (3, ["明细", "明细(2)", "明细(3)", "明细(4)"],
     ["问题", "问题(2)", "问题(3)", "问题(4)", "问题(5)"]),
]  # fmt: skip


@pytest.mark.parametrize(("most", "lines", "problems"), SPLITS)
def test_more_rows_than_a_sheet_has(most: int, lines: list[str], problems: list[str]) -> None:
    """What a sheet has no room for stands on the next one, each with its header, and is told."""
    told: list[str] = []
    found = merged(school(), NOTICE)
    data = summary_writing.build(found, most=most, tell=told.append)
    made = openpyxl.load_workbook(BytesIO(data))
    for names, count in ((lines, len(found.lines)), (problems, len(found.all_problems))):
        assert [one for one in made.sheetnames if one.startswith(names[0])] == names
        sizes = [made[name].max_row - 1 for name in names]
        assert sizes == [most] * (len(names) - 1) + [count - most * (len(names) - 1)]
        headers = {tuple(cell.value for cell in made[name][1]) for name in names}
        assert len(headers) == 1
        filters = [
            made[name].auto_filter.ref.partition(":")[2].lstrip(string.ascii_uppercase)
            for name in names
        ]
        assert filters == [str(size + 1) for size in sizes]
        if len(names) > 1:
            assert (
                f"“{names[0]}”有 {count} 行，一张工作表只放得下 {most} 行，"
                f"分在 {len(names)} 张上：{'、'.join(names)}"
            ) in told


def test_a_summary_that_fits_is_as_it_was() -> None:
    """Where every table has room nothing is told, and the bytes are those of before."""
    told: list[str] = []
    found = merged(school(), NOTICE)
    assert summary_writing.build(found, most=1000, tell=told.append) == summary_writing.build(found)
    assert told == []


#: As many rows a sheet as any summary here has, or so few that it stands on several.
MOST = st.just(1000) | st.integers(1, 4)
READERS = st.sampled_from([read, read_large])


@given(SUMMARIES, MOST, READERS)
@settings(max_examples=60)
def test_a_workbook_gives_back_what_it_was_made_of(one: Summary, most: int, reader: Reader) -> None:
    """However few rows a sheet has, and however it is read: the very parts that went in."""
    assert reader(book([one], most)) == one


@pytest.mark.long
@given(
    st.lists(SUMMARIES, min_size=2, max_size=3), MOST, READERS, st.randoms(use_true_random=False)
)
@settings(max_examples=25)
def test_by_levels_as_at_once(
    parts: list[Summary], most: int, reader: Reader, random: object
) -> None:
    """Summaries of summaries are the summary of everything, byte for byte, in any order."""
    by_levels = [reader(book([part], most)) for part in parts]
    random.shuffle(by_levels)  # type: ignore[attr-defined]  # hypothesis gives a Random
    lower = reader(book(by_levels[:2], most))
    assert book([lower, *by_levels[2:]], most) == book(parts, most)


@pytest.mark.parametrize("most", [3, 6, 1000])
def test_saved_again_by_another_program(most: int) -> None:
    """Row by row the same is read as at once, also where another program saved it."""
    data = saved_again(book([school()], most))
    assert read_large(data) == read(data) == school()


def test_what_somebody_changed_on_a_further_sheet_is_decided() -> None:
    """A result that was written over on 明细(2) counts as one that was decided."""
    made = openpyxl.load_workbook(BytesIO(book([school()], 6)))
    sheet = made["明细(2)"]
    column = [cell.value for cell in sheet[1]].index("校对结果") + 1
    sheet.cell(2, column, "照片不是本人")
    file = BytesIO()
    made.save(file)
    told = [read(file.getvalue()), read_large(file.getvalue())]
    assert told[0] == told[1]
    results = [one.result for one in told[0].records() if one.kind is Kind.DECIDED]
    assert "照片不是本人" in results


def test_a_copy_of_a_sheet_is_no_part() -> None:
    """明细 (2), a copy that somebody made in Excel, is not counted again."""
    made = openpyxl.load_workbook(BytesIO(book([school()], 1000)))
    made.copy_worksheet(made[LINES]).title = "明细 (2)"
    file = BytesIO()
    made.save(file)
    assert read_large(file.getvalue()) == read(file.getvalue()) == school()


def test_merge_takes_a_large_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A summary beyond what a roster may have is told from other files, and read row by row."""
    monkeypatch.setattr(recognise, "_PACKED", 0)
    monkeypatch.setattr(recognise, "_INFLATED", 0)
    data = book([school()], 3)
    path = tmp_path / "汇总.xlsx"
    path.write_bytes(data)
    for found in (Found(str(path), path=path), Found("全部.zip/汇总.xlsx", data=data)):
        told = read_file.read(found, NOTICE, ColumnMap())
        assert (told.is_summary, told.summary) == (True, school())
        with suppress(InputError):
            listed = read_file.read(found, NOTICE, ColumnMap(), is_list=True)
            assert [one.message for one in listed.summary.notes()] == [
                f"{found.label} 是以前的汇总，不是全校名单"
            ]


#: Spellings of cells and rows as no program of today has them, and ours.
SPELT = [
    (rb'<c r="([A-Z]+\d+)" s="(\d+)"', rb'<c s="\2" r="\1"'),
    (rb'<c r="([A-Z]+\d+)"', rb"<c r='\1'"),
    (rb"<is>(<t[^>]*>[^<]*</t>)</is>", rb"<is><r>\1</r></is>"),
    (rb"</c><c", rb"</c><!-- <c r=\"A1\"/> --><c"),
    (rb'<row r="\d+"', rb"<row"),
    (rb'<row r="(\d+)"', rb'<row r="\1" hidden="1"'),
]


@pytest.mark.parametrize(("pattern", "new"), SPELT)
def test_rows_spelt_otherwise(pattern: bytes, new: bytes) -> None:
    """A row that is spelt in another way says the same."""
    data = book([school()], 1000)
    for part in ("xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"):
        with ZipFile(BytesIO(data)) as archive:
            xml, count = re.subn(pattern, new, archive.read(part))
        assert count
        data = _with_part(data, part, xml)
    assert read_large(data) == school()


def _without(name: str, data: bytes) -> bytes:
    """A workbook in which a sheet is called something else."""
    made = openpyxl.load_workbook(BytesIO(data))
    made[name].title = "别的"
    file = BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.mark.parametrize("name", ["明细", "问题", "来源"])
def test_another_workbook_is_none(name: str) -> None:
    """A workbook without one of the sheets is no summary, and keeps the limits of any workbook."""
    assert recognise.large_at(PATH, _without(name, book([school()], 9)), least=0) is None


def test_hidden_lines_are_refused() -> None:
    """As of one that is read at once."""
    made = openpyxl.load_workbook(BytesIO(book([school()], 6)))
    made["明细(2)"].sheet_state = "hidden"
    file = BytesIO()
    made.save(file)
    for reader in (read, read_large):
        with pytest.raises(InputError, match="“明细”是隐藏的"):
            reader(file.getvalue())


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, content if one == name else old.read(one))
    return file.getvalue()


def test_what_packs_too_well_is_refused() -> None:
    """A part of nothing but blanks is nobody's summary."""
    data = _with_part(book([school()], 9), "xl/worksheets/sheet2.xml", b" " * 40_000_000)
    with pytest.raises(InputError, match="解开以后太大"):
        recognise.large_at(PATH, data, least=0)


@pytest.mark.parametrize("cut", [b"", b"<worksheet><sheetData><row>", b"\0\0\0"])
def test_a_damaged_part_is_told(cut: bytes) -> None:
    """A sheet that is cut off is refused with the name of the file."""
    data = _with_part(book([school()], 9), "xl/worksheets/sheet2.xml", cut)
    with pytest.raises(InputError, match=r"汇总\.xlsx 打不开"):
        recognise.large_at(PATH, data, least=0)


def test_a_reader_forgets_what_was_said_long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts and moments are kept to be one in many rows; only so many, however large the file."""
    monkeypatch.setattr(large, "_SHARED", 3)
    monkeypatch.setattr(row, "_MOST_MOMENTS", 3)
    data = book([school()], 4)
    found = recognise.large_at(PATH, data, least=0)
    assert found is not None
    assert summary_reading.read(found, NOTICE) == read(data)
    assert len(found._known) <= 4  # noqa: SLF001  what room it takes is what is tested
    moments = row.Moments(NOTICE)
    for minute in range(9):
        cell = f"2018-03-20 08:0{minute}"
        assert moments.of(cell) is moments.of(cell)
    assert len(moments._known) <= 4  # noqa: SLF001


def test_how_large_a_large_one_is() -> None:
    """As many bytes as are asked for are enough, once it is inflated; one fewer is too small."""
    data = book([school()], 1000)
    size = sum(one.file_size for one in ZipFile(BytesIO(data)).infolist())
    assert recognise.large_at(PATH, data, least=size) is not None
    assert recognise.large_at(PATH, data, least=size + 1) is None
