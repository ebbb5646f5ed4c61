"""A blank form in Excel filled: who stands where, and all else as it was."""

from itertools import islice
from pathlib import Path

import pytest
from excel_blanks import LABELS, SHAPES
from excel_reading import heights, loaded, looks, rows_with, set_up, texts
from form_reading import raw_parts, squeezed

from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.columns.column import Column
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.excel.blank import ExcelForm
from tongzhi_cli.form.rows import Row, outcome
from tongzhi_cli.form.word.fill import Filled
from tongzhi_cli.form.word.fit import fitting

CLASS = "2014级软件工程1班"
FAULT = "民族有误：显示“汉族”，应为“纳西族”"
#: The parts that a form on several worksheets changes; those of a single one are the worksheet's.
WORKBOOK = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"}
#: Filled on rows that are put in.
FLOWING = [name for name, shape in SHAPES.items() if not shape.sheets]
SHEETS = [name for name, shape in SHAPES.items() if shape.sheets]


def students(count: int, wrong: int = 0) -> list[Row]:
    """An invented class; one of them has a fault."""
    surnames = "安白毕曹岑陈程崔邓丁董杜范方冯傅高顾郭韩"
    rows = []
    for at in range(1, count + 1):
        said = FAULT if at == wrong else "无误"
        more = {**outcome(judge(said)), Column.CLASS: CLASS}
        name = f"{surnames[at % 20]}若{'思雨子望'[at % 4]}"
        rows.append(Row(at, f"2014030{100 + at}", name, said, more))
    return rows


def found(folder: Path, name: str) -> ExcelForm:
    """The blank form of that name, as it is recognised."""
    path = folder / "附件2.xlsx"
    path.write_bytes(SHAPES[name].make())
    form = blank_form.find(path)
    assert isinstance(form, ExcelForm)
    return form


def filled(folder: Path, name: str, rows: list[Row]) -> Filled:
    """That form with a class."""
    form = found(folder, name)
    return blank_form.fill(form, rows, class_name=CLASS, layout=fitting(form, len(rows)))


@pytest.mark.parametrize("count", [1, 26, 45])
@pytest.mark.parametrize("name", SHAPES)
def test_each_student_has_a_row(name: str, count: int, tmp_path: Path) -> None:
    """Every student stands once, in order, on as many worksheets as the blank has room for."""
    rows, shape = students(count, 7), SHAPES[name]
    made = filled(tmp_path, name, rows)
    book = loaded(made.data)
    needed = -(-count // shape.per_sheet)
    is_flowing = not shape.sheets and needed > 1
    assert made.sheets == (0 if is_flowing or name == "header alone" else needed)
    forms = [one for one in book.worksheets if rows_with(one, "2014030")]
    assert len(forms) == (1 if is_flowing else needed)
    lists = len(found(tmp_path, name).parts.blocks)
    there: list[tuple[str, str]] = []
    for sheet in forms:
        listed = rows_with(sheet, "2014030")
        for block in range(lists):
            width = len(listed[0]) // lists
            part = [row[block * width : (block + 1) * width] for row in listed]
            there += [_person(row) for row in part if _person(row)[0]]
    assert there == [(row.number, row.name) for row in rows]


def _person(row: list[str]) -> tuple[str, str]:
    """学号 and 姓名 of a row, which stand beside one another."""
    at = next((at for at, text in enumerate(row) if text.startswith("2014030")), None)
    return ("", "") if at is None else (row[at], row[at + 1])


@pytest.mark.parametrize("name", SHEETS)
def test_each_sheet_is_the_blank_one(name: str, tmp_path: Path) -> None:
    """On each worksheet all cells but those of the students and the class are as in the blank."""
    form = found(tmp_path, name)
    place = form.place.name
    blank = loaded(SHAPES[name].make())[place]
    book = loaded(filled(tmp_path, name, students(45)).data)
    copies = [one for one in book.worksheets if one.title.startswith(place)]
    assert len(copies) == SHAPES[name].sheets
    own = {row + 1 for row in form.rows} | {row + 1 for row in _spent(form)}
    for sheet in copies:
        for at, (old, new) in enumerate(zip(texts(blank), texts(sheet), strict=True), start=1):
            said = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
            assert at in own or all("班" in b for _, b in said), said
        assert set_up(sheet) == set_up(blank)
        assert heights(sheet) == heights(blank)
        assert looks(sheet) == looks(blank)


def _spent(form: ExcelForm) -> list[int]:
    return [int(one.get("sheet-row", "0")) for one in form.parts.spent]


@pytest.mark.parametrize("name", SHAPES)
def test_what_is_not_written_into_is_the_same_bytes(name: str, tmp_path: Path) -> None:
    """All parts but the form's worksheet are byte for byte as they were; names and styles aside."""
    form = found(tmp_path, name)
    before = raw_parts(SHAPES[name].make())
    after = raw_parts(filled(tmp_path, name, students(min(3, form.rows_per_sheet))).data)
    changed = {part for part in before if after.get(part) != before[part]}
    computed = {"xl/workbook.xml"} if name == "computed serials" else set()
    opened = {"xl/styles.xml", "xl/workbook.xml"} if form.is_open else set()
    assert changed == {form.place.part} | computed | opened
    assert after.keys() == before.keys()
    more = raw_parts(filled(tmp_path, name, students(45)).data)
    changed = {part for part in before if more.get(part) != before[part]}
    assert changed <= {form.place.part} | WORKBOOK | opened


@pytest.mark.parametrize("name", FLOWING)
def test_rows_that_are_put_in_look_like_the_blank_ones(name: str, tmp_path: Path) -> None:
    """A form of few rows gets rows of the same look; what stands below them moves down, whole."""
    form = found(tmp_path, name)
    blank = loaded(SHAPES[name].make()).worksheets[0]
    sheet = loaded(filled(tmp_path, name, students(45)).data).worksheets[0]
    first, moved = form.rows[0] + 1, 45 - len(form.rows)
    for row in range(first, first + 44):
        assert {cell.border.left.style for cell in sheet[row]} == {"thin"}
        assert {cell.font.b for cell in sheet[row]} == {False}
    below = blank.max_row - form.rows[-1] - 1
    for at in range(max(below, 0)):
        old, new = form.rows[-1] + 2 + at, form.rows[-1] + 2 + moved + at
        assert [one.value for one in sheet[new]][1:] == [one.value for one in blank[old]][1:]
        assert sheet.row_dimensions[new].height == blank.row_dimensions[old].height
    assert sheet.print_title_rows == "$2:$2"


def test_rows_are_put_in_front_of_the_last_one(tmp_path: Path) -> None:
    """The thick line below the last blank row is below the last student."""
    sheet = loaded(filled(tmp_path, "few rows", students(45)).data).worksheets[0]
    thick = [row for row in range(3, 50) if sheet.cell(row, 2).border.bottom.style == "medium"]
    assert thick == [47]
    assert sheet.cell(47, 2).value == "2014030145"


@pytest.mark.parametrize("name", [one for one in SHAPES if one != "header alone"])
def test_class_is_written_on_each_sheet(name: str, tmp_path: Path) -> None:
    """Each worksheet has the name of the class where the blank asks for it, and what to sign."""
    made = filled(tmp_path, name, students(45))
    book = loaded(made.data)
    for sheet in book.worksheets:
        if not rows_with(sheet, "2014030"):
            continue
        said = squeezed("".join(text for row in texts(sheet) for text in row))
        assert CLASS in said
        for label in LABELS if name not in {"class in header cells", "pictures"} else ():
            assert label in said


@pytest.mark.parametrize("name", SHAPES)
def test_a_number_is_text(name: str, tmp_path: Path) -> None:
    """学号 stands as text, so that no program rounds it; 序号 is a number, or what was printed."""
    book = loaded(filled(tmp_path, name, students(3)).data)
    cells = [
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value).startswith("2014030")
    ]
    assert [cell.data_type for cell in cells] == ["s"] * 3


def test_serials_go_on(tmp_path: Path) -> None:
    """序号 runs on over the worksheets, also where a formula computes it on the first."""
    for name in ("merged title", "computed serials", "example row"):
        sheet = loaded(filled(tmp_path, name, students(45)).data).worksheets[1]
        listed = rows_with(sheet, "2014030")
        assert [row[0] for row in listed] == [str(at) for at in range(26, 46)]


def test_pictures_go_along(tmp_path: Path) -> None:
    """A further worksheet has the logo, the text box, the comment and the header's picture."""
    before = raw_parts(SHAPES["pictures"].make())
    after = raw_parts(filled(tmp_path, "pictures", students(45)).data)
    for kind in (
        "xl/drawings/drawing",
        "xl/drawings/vmlDrawing",
        "xl/drawings/_rels/",
        "xl/comments",
    ):
        old = [one for one in before if one.startswith(kind)]
        assert old, kind
        assert len([one for one in after if one.startswith(kind)]) == 2 * len(old), kind
    assert {one for one in before if "media" in one} == {one for one in after if "media" in one}
    assert after["xl/drawings/drawing2.xml"] == before["xl/drawings/drawing1.xml"]


def test_names_of_the_sheet_go_along(tmp_path: Path) -> None:
    """A further worksheet has its own print area and titles; names of the workbook stay."""
    book = loaded(filled(tmp_path, "pictures", students(45)).data)
    first, second = book.worksheets
    assert second.print_area == first.print_area.replace(first.title, second.title)
    assert second.print_title_rows == first.print_title_rows == "$2:$2"
    assert list(book.defined_names) == ["选项"]


def test_long_text_is_seen_whole(tmp_path: Path) -> None:
    """A fault longer than its cell breaks its lines in a row that is high enough for them."""
    sheet = loaded(filled(tmp_path, "merged title", students(25, 7)).data).worksheets[0]
    cell = sheet["D9"]
    assert (cell.value, cell.alignment.wrap_text) == (FAULT, True)
    assert (sheet.row_dimensions[9].height or 0) > 30
    assert sheet["D8"].alignment.wrap_text is None


def test_same_input_same_bytes(tmp_path: Path) -> None:
    """A form that is filled twice is the same twice."""
    for name in islice(SHAPES, 0, None, 3):
        rows = students(45, 7)
        assert filled(tmp_path, name, rows).data == filled(tmp_path, name, rows).data
