"""Marks on workbooks of ten programs: the marked cells differ, and nothing else."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.table import Table
from other_programs import BOOKS, LIST, by_openpyxl, packed, parts_of, saved

from tongzhi_cli.errors import InputError
from tongzhi_cli.office.addresses import address_of, cell_at
from tongzhi_cli.office.marks import excel
from tongzhi_cli.office.marks.mark import AUTHOR, COLOUR, Mark
from tongzhi_cli.office.package import Package
from tongzhi_cli.tables import read as tables

pytestmark = [  # what openpyxl says of bare styles, and of data bars
    pytest.mark.filterwarnings("ignore:Workbook contains no"),
    pytest.mark.filterwarnings("ignore:.*extension is not supported"),
]
PATH = Path("交来的.xlsx")
#: What openpyxl does not open itself: without styles, or of the strict kind.
UNREAD = {"strict", "bare"}
SAID = ("【1】未反馈：还没有校对结果。\n请问清楚 <&>", "【2】异常未写明", "【3】表上缺一个人")
#: The parts that may differ or be new, beside the sheet.
OF_NOTES = re.compile(
    r"\[Content_Types\]\.xml|xl/styles\d*\.xml|xl/worksheets/_rels/sheet1\.xml\.rels"
    r"|xl/(?:comments/)?comments?\d+\.xml|xl/drawings/(?:vmlDrawing|commentsDrawing)\d+\.vml"
    r"|xl/threadedComments/threadedComment1\.xml|xl/persons/person\.xml"
)


def places(data: bytes) -> tuple[str, int, int]:
    """The sheet with the list, the row of its header, its first column."""
    for table in tables.read_data(PATH, data).tables:
        for row, values in enumerate(table.rows):
            if "姓名" in values:
                return table.sheet or "", row, list(values).index("姓名") - 1
    raise AssertionError(data[:40])


def marks_for(data: bytes) -> list[Mark]:
    """The blank result of the second student, the vague one of the third, 姓名 in the header."""
    sheet, header, left = places(data)
    return [
        Mark(sheet, header + 2, left + 3, SAID[0]),
        Mark(sheet, header + 3, left + 3, SAID[1]),
        Mark(sheet, header, left + 1, SAID[2]),
    ]


def marked(data: bytes, marks: list[Mark] | None = None) -> bytes:
    return excel.mark(Package(PATH, data), marks_for(data) if marks is None else marks)


def addresses(marks: list[Mark]) -> set[str]:
    return {address_of(one.row, one.column) for one in marks}


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(data))


@pytest.mark.parametrize("program", BOOKS)
def test_only_marked_cells_and_notes_differ(program: str) -> None:
    """Every other part is the same to the byte; the sheet is, but for those cells and one link."""
    data = BOOKS[program]()
    marks = marks_for(data)
    before, after = parts_of(data), parts_of(marked(data, marks))
    assert set(before) <= set(after)
    sheet = "xl/worksheets/sheet1.xml"
    allowed = re.compile(rf"{OF_NOTES.pattern}|{re.escape(sheet)}")
    if "xl/styles.xml" not in before:
        allowed = re.compile(rf"{allowed.pattern}|xl/_rels/workbook\.xml\.rels")
    changed = [name for name in after if before.get(name) != after[name]]
    assert [name for name in changed if not allowed.fullmatch(name)] == []
    assert without(before[sheet], marks) == without(after[sheet], marks)


def without(sheet: bytes, marks: list[Mark]) -> bytes:
    """A sheet without the marked cells and what leads to its drawing of notes."""
    if b"<row>" in sheet:  # cells without addresses, of which a column is blank
        rows = sheet.split(b"<row>")
        for one in marks:
            cells = rows[one.row + 1].split(b"<c ")
            del cells[one.column + 1]
            cells.insert(one.column + 1, b"")
            rows[one.row + 1] = b"<c ".join(cells)
        sheet = b"<row>".join(rows)
    for address in addresses(marks):
        cell = rf'<(\w+:)?c r="{address}"(?:[^<>]*/>|[^<>]*[^/<>]>.*?</(\w+:)?c>)'
        sheet = re.sub(cell.encode(), b"", sheet)
    return re.sub(rb"<(\w+:)?legacyDrawing [^<>]*/>", b"", sheet)


def look(cell: Cell | MergedCell) -> tuple[str, ...]:
    """How a cell looks, but for its colour."""
    parts = (cell.font, cell.border, cell.number_format, cell.alignment, cell.protection)
    return tuple(map(repr, parts))


@pytest.mark.parametrize("program", sorted(set(BOOKS) - UNREAD))
def test_another_program_reads_the_marks(program: str) -> None:
    """Openpyxl finds each note, each colour, and everything else as it was."""
    data = BOOKS[program]()
    marks = marks_for(data)
    before, after = opened(data), opened(marked(data, marks))
    at = addresses(marks)
    for old in before.worksheets:
        new = after[old.title]
        is_list = old.title == marks[0].sheet
        for row in old.iter_rows(max_row=12, max_col=9):
            for cell in row:
                there = new[cell.coordinate]
                assert there.value == cell.value
                if cell.has_style or cell.coordinate not in at:  # else as its row or column
                    assert look(there) == look(cell)
                if is_list and cell.coordinate in at:
                    assert there.fill.fgColor.rgb == f"FF{COLOUR}"
                else:
                    assert repr(there.fill) == repr(cell.fill)
                    assert (there.comment and there.comment.text) == (
                        cell.comment and cell.comment.text
                    )
        assert new.merged_cells.ranges == old.merged_cells.ranges
        assert list(new.tables) == list(old.tables)
        assert new.auto_filter.ref == old.auto_filter.ref
        assert new.protection.sheet == old.protection.sheet
        assert len(new.data_validations.dataValidation) == len(old.data_validations.dataValidation)
        assert new.freeze_panes == old.freeze_panes
    sheet = after[marks[0].sheet]
    for one in marks:
        note = sheet.cell(one.row + 1, one.column + 1).comment
        theirs = before[one.sheet].cell(one.row + 1, one.column + 1).comment
        assert note is not None
        assert note.text == (f"{theirs.text}\n{AUTHOR}：{one.text}" if theirs else one.text)
        assert note.author == (theirs.author if theirs else AUTHOR)


@pytest.mark.parametrize("program", BOOKS)
def test_a_marked_workbook_reads_as_before(program: str) -> None:
    """Our own reader finds the same rows, and marking again gives the same bytes."""
    data = BOOKS[program]()
    made = marked(data)
    assert tables.read_data(PATH, made) == tables.read_data(PATH, data)
    assert marked(data) == made


def test_a_workbook_without_styles_gets_some() -> None:
    """What openpyxl could not open it opens with the marks, and finds them."""
    data = BOOKS["bare"]()
    sheet = opened(marked(data))["名单"]
    assert [sheet[cell].comment.text for cell in ("D3", "D4", "B1")] == list(SAID)
    assert {sheet[cell].fill.fgColor.rgb for cell in ("D3", "D4", "B1")} == {f"FF{COLOUR}"}
    assert sheet["A1"].fill.fill_type is None
    assert (
        b'fillId="2" borderId="0" xfId="0" applyFill="1"' in parts_of(marked(data))["xl/styles.xml"]
    )


def test_a_thread_gets_a_reply() -> None:
    """Excel makes the note of a thread anew: what is said stands in the thread, at its moment."""
    data = BOOKS["threaded"]()
    parts = parts_of(marked(data))
    thread = parts["xl/threadedComments/threadedComment1.xml"].decode()
    reply = re.findall(r"<threadedComment [^<>]*parentId=[^<>]*>.*?</threadedComment>", thread, 16)
    assert len(reply) == 1
    assert 'ref="D3"' in reply[0]
    assert 'dT="2018-03-30T08:00:00.00"' in reply[0]
    assert 'parentId="{11111111-2222-3333-4444-555555555555}"' in reply[0]
    me = re.findall(r'personId="([^"]+)"', reply[0])[0]
    assert f'displayName="fankui" id="{me}"' in parts["xl/persons/person.xml"].decode()


@pytest.mark.parametrize("program", BOOKS)
def test_boxes_have_numbers_of_their_own(program: str) -> None:
    """Excel repairs a file whose new box has the number of another, or a new drawing its block.

    (openpyxl itself gives all drawings the same block, which is left.)
    """
    data = BOOKS[program]()
    old, new = (
        {n: p for n, p in parts_of(d).items() if n.endswith(".vml")} for d in (data, marked(data))
    )
    blocks = [one for part in old.values() for one in _BLOCKS.findall(part)]
    for name, part in new.items():
        ids = _IDS.findall(part)
        assert len(ids) == len(set(ids))
        if name not in old:
            (block,) = _BLOCKS.findall(part)
            assert block not in blocks
            assert all(int(one) // 1024 == int(block) for one in ids)


_IDS = re.compile(rb'id="_x0000_s(\d+)"')
_BLOCKS = re.compile(rb'idmap [^>]*data="(\d+)"')


def test_drawings_of_several_sheets_have_blocks_of_their_own() -> None:
    """A sheet without notes beside one with: its drawing takes a block that is free."""
    book = opened(by_openpyxl())
    for name in ("二", "三"):
        book.create_sheet(name)["A1"] = name
    book["二"]["A1"].comment = Comment("有的", "王老师")
    data = saved(book.save)
    made = marked(data, [Mark(name, 0, 0, "新") for name in ("名单", "二", "三")])
    drawings = {name: part for name, part in parts_of(made).items() if name.endswith(".vml")}
    blocks = sorted(int(_BLOCKS.findall(part)[0]) for part in drawings.values())
    assert blocks == [1, 2, 3]
    sheets = opened(made)
    notes = [sheets[name]["A1"].comment.text for name in ("名单", "二", "三")]
    assert notes == ["新", f"有的\n{AUTHOR}：新", "新"]


def test_a_drawing_that_is_no_xml_keeps_its_bytes() -> None:
    """Boxes are put behind a button, whose drawing has an open br; its numbers go on."""
    parts = parts_of(marked(BOOKS["control"]()))
    old = parts_of(BOOKS["control"]())["xl/drawings/vmlDrawing1.vml"].removesuffix(b"</xml>")
    new = parts["xl/drawings/vmlDrawing1.vml"]
    assert new.startswith(old)
    assert re.findall(rb'id="_x0000_s(\d+)"', new) == [b"7169", b"7170", b"7171", b"7172"]
    assert b'id="_x0000_t202"' in new


def test_a_cell_of_a_merged_range_is_its_first() -> None:
    """A note on a cell that is covered would be seen by nobody."""
    data = BOOKS["everything"]()
    sheet = opened(marked(data, [Mark("名单 & 结果", 3, 6, "合并")])).worksheets[0]
    assert {
        cell.coordinate: cell.comment.text
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and cell.comment.author == AUTHOR
    } == {"F3": "合并"}


def test_a_missing_cell_looks_as_its_column_did() -> None:
    """A cell that was not there is made in the style of its column, and coloured."""
    data = BOOKS["xlsxwriter"]()
    sheet = opened(marked(data, [Mark("名单", 3, 4, "空的"), Mark("名单", 2, 4, "行的")]))["名单"]
    assert sheet["E4"].number_format == "@"
    assert sheet["E3"].font.bold
    assert sheet["E4"].fill.fgColor.rgb == sheet["E3"].fill.fgColor.rgb == f"FF{COLOUR}"


#: The children of a worksheet from its rows on (ECMA-376 part 1, 18.3.1.99).
ORDER = (
    "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter",
    "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr",
    "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
    "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches",
    "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF",
    "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip


def with_table() -> bytes:
    """A table and a picture's place, no note yet."""
    book = opened(by_openpyxl())
    sheet = book.worksheets[0]
    sheet.add_table(Table(displayName="表一", ref="A1:D5"))
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=3))
    sheet.add_chart(chart, "H2")
    return saved(book.save)


@pytest.mark.parametrize("make", [*BOOKS.values(), with_table], ids=[*BOOKS, "table"])
def test_the_link_to_the_notes_stands_where_the_schema_wants_it(make: Callable[[], bytes]) -> None:
    """Behind the drawing and before tables, or Excel repairs the file."""
    xml = parts_of(marked(make()))["xl/worksheets/sheet1.xml"]
    root = ET.fromstring(xml)  # noqa: S314  our own
    names = [child.tag.rpartition("}")[2] for child in root]
    found = [ORDER.index(name) for name in names if name in ORDER]
    assert found == sorted(found)
    assert names.count("legacyDrawing") == 1


def test_rows_and_cells_that_lie_out_of_order_are_found() -> None:
    """Some programs write the header last: it is marked where it is, and not made anew."""
    parts = parts_of(by_openpyxl())
    name = "xl/worksheets/sheet1.xml"
    rows = re.findall(rb"<row .*?</row>", parts[name])
    assert len(rows) == 5
    turned = rows[1:] + rows[:1]
    cells = re.findall(rb"<c .*?</c>", turned[0])
    turned[0] = turned[0].replace(b"".join(cells), b"".join(reversed(cells)))
    parts[name] = parts[name].replace(b"".join(rows), b"".join(turned))
    data = packed(parts)
    made = marked(
        data, [Mark("名单", 0, 1, "表头"), Mark("名单", 1, 3, "结果"), Mark("名单", 1, 5, "新")]
    )
    assert tables.read_data(PATH, made).tables[0].rows[0][:2] == ["学号", "姓名"]
    sheet = opened(made)["名单"]
    assert [sheet[at].comment.text for at in ("B1", "D2", "F2")] == ["表头", "结果", "新"]
    assert len(re.findall(rb"<row ", parts_of(made)[name])) == 5


def test_what_says_nothing_changes_nothing() -> None:
    """Without a mark the file is the same bytes."""
    data = by_openpyxl()
    assert marked(data, []) == data


def test_a_sheet_that_is_not_there_is_told() -> None:
    """A mark names a sheet of the workbook."""
    with pytest.raises(KeyError):
        marked(by_openpyxl(), [Mark("没有的", 1, 1, "x")])


def test_a_part_with_a_doctype_is_refused() -> None:
    """What could grow while it is read is not read."""
    parts = parts_of(by_openpyxl())
    name = "xl/worksheets/sheet1.xml"
    parts[name] = b'<!DOCTYPE x [<!ENTITY a "b">]>' + parts[name]
    with pytest.raises(InputError):
        marked(packed(parts), [Mark("名单", 1, 1, "x")])


_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30
)
#: Those that openpyxl opens, and in which no cells are merged.
PLAIN = sorted(set(BOOKS) - UNREAD - {"everything", "libreoffice"})
_CELLS = st.tuples(st.integers(0, 40), st.integers(0, 30))


@given(st.dictionaries(_CELLS, _TEXTS, min_size=1, max_size=8), st.sampled_from(PLAIN))
def test_every_mark_is_read_back_once(wanted: dict[tuple[int, int], str], program: str) -> None:
    """Whatever cells are marked, with whatever texts: just these have a note of ours."""
    data = BOOKS[program]()
    before = opened(data).worksheets[0]
    made = marked(data, [Mark("名单", *place, text) for place, text in wanted.items()])
    sheet = opened(made).worksheets[0]
    noted = {}
    for row in sheet.iter_rows():
        for cell in row:
            there = before[cell.coordinate]
            assert cell.value == there.value
            old = there.comment.text if there.comment else ""
            if cell.comment and cell.comment.text != old:
                told = cell.comment.text.removeprefix(f"{old}\n{AUTHOR}：" if old else "")
                noted[cell_at(cell.coordinate)] = told
    assert noted == wanted


def test_the_lists_are_what_the_tests_say() -> None:
    """All ten workbooks hold the list."""
    for program, make in BOOKS.items():
        sheet, header, left = places(make())
        (table,) = (one for one in tables.read_data(PATH, make()).tables if one.sheet == sheet)
        rows = [
            [table.text(header + at, left + column) for column in range(4)] for at in range(1, 5)
        ]
        assert rows == [list(row) for row in LIST], program
