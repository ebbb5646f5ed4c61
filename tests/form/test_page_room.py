"""What a page has room for, without printing it: tables apart, rows given up, what is told."""

from pathlib import Path

import docx
import pytest
from blank_forms import SHAPES, USUAL, form, saved
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.oxml.ns import qn
from excel_blanks import saved as saved_book
from excel_blanks import usual
from excel_reading import loaded
from form_reading import W, body, squeezed, text
from page_blanks import EXCEL, WORD, book, sized

from form.test_pages import CLASS, students
from tongzhi_cli.columns.column import Column
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.rows import Row, Sheet, fitted
from tongzhi_cli.form.word import blank as word_blank
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.form.word.fill import Filled
from tongzhi_cli.form.word.fit import fewer_rows
from tongzhi_cli.form.word.page.measure import Measure
from tongzhi_cli.form.word.page.styles import Styles
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.notice.toml import read as notice_toml

TOUCHING = (
    "nothing but a table", "nothing but a table in a control", "title in the header of the page",
    "a list in a frame",
)  # fmt: skip
_ABOUT = (Column.CLASS, Column.MAJOR, Column.COLLEGE)
_FACTS = {Column.EXPECTED: "31", Column.OK_COUNT: "27", Column.WRONG_COUNT: "4"}
_COUNTED = [Row(1, more={Column.CLASS: CLASS, **_FACTS})]
_TOTAL = Row(0, more={Column.CLASS: "合计", **_FACTS})
#: Blank forms behind whose table something stands: nothing is put in.
APART = ("a label beside the list", "A3", "narrow margins")


def filled(folder: Path, data: bytes, count: int, suffix: str = ".docx") -> Filled:
    path = folder / f"空表{suffix}"
    path.write_bytes(data)
    return blank_form.fill(blank_form.find(path), students(count), class_name=CLASS)


@pytest.mark.parametrize("name", TOUCHING)
def test_tables_of_two_sheets_do_not_touch(tmp_path: Path, name: str) -> None:
    """A low line that begins a page is between them: touching tables are one to Word."""
    made = filled(tmp_path, WORD[name][0](), 47)
    there = [one for one in body(made.data) if one.tag != f"{W}sectPr"]
    assert [one.tag == f"{W}p" for one in there] == [
        at % 2 == 1 for at in range(2 * made.sheets - 1)
    ]
    for line in there[1::2]:
        assert line.tag == f"{W}p"
        assert text(line) == ""
        assert line.find(f"{W}pPr/{W}pageBreakBefore") is not None
        spacing = line.find(f"{W}pPr/{W}spacing")
        assert spacing is not None
        assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("20", "exact")
    roster, _ = form_reading.read_data(
        Path("表.docx"), made.data, notice_toml.read(notice_toml.BUILT_IN)
    )
    assert [one.number for one in roster.students] == [row.number for row in students(47)]


@pytest.mark.parametrize("name", APART)
def test_nothing_stands_between_sheets_that_are_apart(tmp_path: Path, name: str) -> None:
    """Where a line stands behind the table it is enough: each sheet has as many as the blank."""
    data = WORD[name][0]()
    made = filled(tmp_path, data, 47)
    blank = len(body(data).findall(f"{W}p"))
    assert len(body(made.data).findall(f"{W}p")) == blank * made.sheets


@pytest.mark.parametrize(
    ("count", "most", "fits", "expected"),
    [
        (0, 25, 25, [25]),
        (12, 25, 25, [25]),
        (12, 25, 20, [20]),
        (12, 25, 12, [12]),
        (12, 25, 11, [11, 11]),
        (26, 25, 25, [25, 25]),
        (5, 4, 0, [1, 1, 1, 1, 1]),
    ],
)
def test_blank_rows_give_way_before_students(
    count: int, most: int, fits: int, expected: list[int]
) -> None:
    """A sheet is not begun while its rows without anybody could be left out instead."""
    rows = [Row(at, f"{at}") for at in range(1, count + 1)]
    found = fitted(rows, most, lambda some: len(some) <= fits)
    assert [len(sheet.rows) for sheet in found] == expected
    serials = [row.serial for sheet in found for row in sheet.rows]
    assert serials == list(range(1, len(serials) + 1))
    assert [row for sheet in found for row in sheet.rows if row.number] == rows


def test_lists_side_by_side_lose_whole_lines() -> None:
    """Of three lists a sheet has three rows fewer."""
    rows = [Row(at, f"{at}") for at in range(1, 20)]
    found = fitted(rows, 12, lambda some: len(some) <= 10, 3)
    assert [len(sheet.rows) for sheet in found] == [9, 9, 9]


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ([20, 20], "改成每张 20 行"),
        ([20], "改成每张 20 行"),
        ([25, 20], "第 2 张改成 20 行"),
        ([20, 22, 25], "第 1 张改成 20 行、第 2 张改成 22 行"),
        ([20, 22, 21, 23, 24, 25], "改成每张 20 到 25 行"),
    ],
)
def test_which_sheets_have_fewer_rows_is_told(counts: list[int], told: str) -> None:
    """Those that have as many as the blank one are not named."""
    pages = [Sheet(tuple(map(Row, range(count)))) for count in counts]
    assert fewer_rows(25, pages, "为什么") == f"为什么，一张纸放不下 25 行，{told}"


@pytest.mark.parametrize(
    ("name", "row", "sheet"),
    [("a label beside the list", 454, 12500), ("a list in a frame", 250, 8000), ("A3", 539, 23000)],
)
def test_rows_are_as_high_as_they_print(tmp_path: Path, name: str, row: int, sheet: int) -> None:
    """A label merged down makes no row high, and a table in a cell is as high as its rows."""
    path = tmp_path / "空表.docx"
    path.write_bytes(WORD[name][0]())
    form = word_blank.find(path)
    measure = Measure(Styles(form.package), form.parts.block)
    assert row <= measure.row(form.parts.blank[0]) < row * 1.1
    assert 0.7 * sheet < measure.sheet < sheet


@pytest.mark.parametrize("name", ["a bit more than a page", "more than a lying page"])
def test_a_blank_form_that_is_over_its_page_is_told(tmp_path: Path, name: str) -> None:
    """Sheets have fewer rows, even if nobody's text is long; that the form is at fault is said."""
    made = filled(tmp_path, WORD[name][0](), 1)
    assert any("空白表自己就印成两页，一张纸放不下" in note for note in made.notes)


def test_a_blank_form_of_several_pages_stays(tmp_path: Path) -> None:
    """One of 60 rows was made for two pages: its sheets have 60 rows, the header on each page."""
    made = filled(tmp_path, sized(60, 8.6), 47)
    assert made.sheets == 1
    header = next(body(made.data).iter(f"{W}tr"))
    assert header.find(f"{W}trPr/{W}tblHeader") is not None
    assert not any("放不下" in note for note in made.notes)


UNPRINTED = {
    "Word": lambda: saved(form(serials=False)),
    "Word, ten rows": lambda: saved(form(rows=10, serials=False)),
    "Word, two header rows": SHAPES["header of two rows"].make,
}


@pytest.mark.parametrize("name", UNPRINTED)
def test_rows_of_nobody_have_a_number_only_where_it_is_printed(tmp_path: Path, name: str) -> None:
    """A 序号 that the school leaves blank is the students': the rows behind them stay blank."""
    made = filled(tmp_path, UNPRINTED[name](), 7)
    rows = [
        [text(cell).strip() for cell in row.iter(f"{W}tc")]
        for row in body(made.data).iter(f"{W}tr")
    ]
    assert [row[0] for row in rows if row[0].isdecimal()] == [str(at) for at in range(1, 8)]
    printed = filled(tmp_path, saved(form(rows=10)), 7)
    firsts = [text(next(row.iter(f"{W}tc"))) for row in body(printed.data).iter(f"{W}tr")]
    assert [one for one in firsts if one.isdecimal()] == [str(at) for at in range(1, 11)]


def test_rows_of_nobody_in_excel_have_a_number_only_where_it_is_printed(tmp_path: Path) -> None:
    """As in Word."""
    made, sheet = usual(rows=10)
    for row in range(3, 13):
        sheet.cell(row, 1).value = None
    for data, last in ((saved_book(made), 7), (book(10, 24), 10)):
        there = loaded(filled(tmp_path, data, 7, ".xlsx").data).worksheets[0]
        serials = [there.cell(row, 1).value for row in range(3, 13)]
        assert serials == [*range(1, last + 1), *[None] * (10 - last)]


@pytest.mark.parametrize("column", ["班级", "专业", "学院"])
def test_a_class_too_long_for_its_column_makes_no_row_higher(tmp_path: Path, column: str) -> None:
    """In Excel it is made smaller: as every row has it, every row would be higher."""
    made, _ = usual(("序号", column, *USUAL[1:]), widths=(5, 13, 14, 16, 30, 11))
    path = tmp_path / "空表.xlsx"
    path.write_bytes(saved_book(made))
    rows = [
        row._replace(more={**row.more, **dict.fromkeys(_ABOUT, "视觉传达设计学院")}, result="无误")
        for row in students(25)
    ]
    filled_in = blank_form.fill(blank_form.find(path), rows, class_name=CLASS)
    sheet = loaded(filled_in.data).worksheets[0]
    assert {sheet.row_dimensions[row].height for row in range(3, 28)} == {24}
    assert sheet["B3"].value == "视觉传达设计学院"
    assert sheet["B3"].alignment.shrink_to_fit


@pytest.mark.parametrize(
    ("name", "count", "hidden", "is_smaller"),
    [
        ("a bit more than a page", 12, True, False),
        ("fitted, and more than a page", 12, True, False),
        ("a bit more than a page", 40, False, True),
        ("fitted, and more than a page", 40, False, True),
        ("full", 28, False, True),
        ("lying", 1, True, False),
        ("with room", 12, False, False),
    ],
)  # fmt: skip
def test_a_worksheet_stays_on_its_page(
    tmp_path: Path, name: str, count: int, *, hidden: bool, is_smaller: bool
) -> None:
    """Rows of nobody are hidden, from the last; where that is not enough the sheet is smaller."""
    made = filled(tmp_path, EXCEL[name](), count, ".xlsx")
    sheet = loaded(made.data).worksheets[0]
    gone = [at for at, one in sheet.row_dimensions.items() if one.hidden]
    assert bool(gone) == hidden
    assert not gone or min(gone) > 2 + count
    assert any("缩小到一页" in note for note in made.notes) == is_smaller
    if is_smaller:
        assert (sheet.page_setup.fitToHeight, sheet.page_setup.fitToWidth) == (1, 1)


def test_the_total_stands_as_the_rows_above_it(tmp_path: Path) -> None:
    """A row for 合计 whose cells say nothing has the place and size that the rows above have."""
    columns = ("序号", "班级", "应核对人数", "无误人数", "有误人数")
    document = form(columns, 6, above=("统计表",), below=("填表人：",))
    table = document.tables[0]
    for row in table.rows[1:-1]:
        for cell in row.cells:
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    for cell in table.rows[-1].cells:
        (paragraph,) = cell.paragraphs
        paragraph._p.remove(paragraph._p.pPr)  # noqa: SLF001  python-docx has no other way
    table.rows[-1].cells[0].text, table.rows[-1].cells[1].text = "", "合计"
    path = tmp_path / "统计表.docx"
    path.write_bytes(saved(document))
    made = blank_form.fill(
        blank_form.find(path, Paper.COUNTS), _COUNTED, class_name=CLASS, total=_TOTAL
    )
    (tmp_path / "填好.docx").write_bytes(made.data)
    last = docx.Document(str(tmp_path / "填好.docx")).tables[0].rows[-1].cells
    assert [squeezed(cell.text) for cell in last] == ["", "合计", "31", "27", "4"]
    for cell in last[2:]:
        assert cell.vertical_alignment == WD_ALIGN_VERTICAL.CENTER
        (size,) = {one.get(qn("w:val")) for one in cell._tc.iter(qn("w:sz"))}  # noqa: SLF001
        assert size == "21"
        assert [one.get(qn("w:val")) for one in cell._tc.iter(qn("w:jc"))] == ["center"]  # noqa: SLF001
