"""Forms of every shape compared as papers, and their sheets written by themselves."""

from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import docx
import pytest
from blank_forms import SHAPES as WORD
from blank_forms_odd import ODD
from excel_blanks import SHAPES as EXCEL
from excel_reading import loaded, rows_with
from form_reading import body, parts, read
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from places import ROOT, SHIPPED

from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.columns.column import Column
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form import printed
from tongzhi_cli.form.changes import How
from tongzhi_cli.form.excel.blank import ExcelForm
from tongzhi_cli.form.printed import Compared, compared
from tongzhi_cli.form.rows import Row, outcome
from tongzhi_cli.form.word.blank import Form
from tongzhi_cli.form.word.fill import Filled
from tongzhi_cli.form.word.fit import Layout, fitting
from tongzhi_cli.notice.toml.read import read as read_notice

NOTICE = read_notice(SHIPPED.stem)
CLASS = "2014级软件工程1班"
FAULT = "照片不清楚"
OURS = blank_form.find(ROOT / "templates" / "fankui_template.docx")


def students(numbers: Collection[int], wrong: Collection[int] = ()) -> list[Row]:
    """An invented class; some have a fault."""
    surnames = "安白毕曹岑陈程崔邓丁董杜范方冯傅高顾郭韩"
    rows = []
    for serial, at in enumerate(sorted(numbers), 1):
        said = FAULT if at in wrong else "无误"
        more = {**outcome(judge(said)), Column.CLASS: CLASS}
        name = f"{surnames[at % 20]}若{'思雨子望'[at % 4]}"
        rows.append(Row(serial, f"2014030{100 + at}", name, said, more))
    return rows


class Blank(NamedTuple):
    """A blank form: how its file is made and ends; whether 45 students are one long table on it."""

    make: Callable[[], bytes]
    suffix: str
    flows: bool


#: Blanks of a few rows, which are made long, and one that holds a whole class.
_FLOWING = {
    "2 rows", "no blank row", "an example and nothing else", "3 blank rows", "few rows",
    "header alone",
}  # fmt: skip
_ONE_SHEET = {"many rows"}
#: No result stands on it: nothing to change.
_NO_RESULT = {"to be signed only"}
BLANKS = {
    name: Blank(shape.make, suffix, name in _FLOWING)
    for shapes, suffix in ((WORD, ".docx"), (ODD, ".docx"), (EXCEL, ".xlsx"))
    for name, shape in shapes.items()
    if name not in _NO_RESULT
}
#: What a program counts that opens the form.
COUNTED = {"numbered by Word": "序号", "pictures": "页码", "computed serials": "公式"}


def in_sheets(suffix: str) -> list[str]:
    """The blanks in such files on which a class of 45 is on several sheets."""
    return [
        name
        for name, one in BLANKS.items()
        if one.suffix == suffix and not one.flows and name not in _ONE_SHEET
    ]


@cache
def found(name: str) -> Form | ExcelForm:
    """The blank form of that name."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"附件2{BLANKS[name].suffix}"
        path.write_bytes(BLANKS[name].make())
        return blank_form.find(path)


def filled(name: str, wrong: Collection[int], only: Collection[int] = ()) -> Filled:
    """That form with a class of 45, of whom some have a fault."""
    form = found(name)
    rows = students(range(1, 46), wrong)
    return blank_form.fill(form, rows, class_name=CLASS, layout=fitting(form, len(rows)), only=only)


@cache
def whole(name: str) -> Filled:
    """The form with two faults."""
    return filled(name, {3, 40})


@pytest.mark.parametrize("name", BLANKS)
def test_one_changed_answer_on_any_form(name: str, tmp_path: Path) -> None:
    """On every shape of form the row is told, and the one sheet where there are sheets."""
    path, new = tmp_path / f"反馈表{BLANKS[name].suffix}", whole(name)
    path.write_bytes(filled(name, {40}).data)
    found = compared(path, path, new.data, NOTICE, new.sheets)
    assert (found.why, found.is_same) == ("", False)
    assert found.changes is not None
    (row,) = found.changes.rows
    assert (row.how, row.number) == (How.CHANGED, "2014030103")
    assert FAULT in [after for _, _, after in row.cells]
    assert found.knows_sheets is not BLANKS[name].flows
    if found.knows_sheets:
        assert found.changes.reprint == (1,)
        assert found.changes.same == tuple(range(2, new.sheets + 1))
        assert bool(found.changes.same) is (name not in _ONE_SHEET)


@pytest.mark.parametrize("name", in_sheets(".docx"))
def test_one_sheet_by_itself_reads_as_in_the_whole(name: str) -> None:
    """A sheet that is written alone has the people, the 序号 and the lines of the whole form."""
    path, some = Path("反馈表.docx"), filled(name, {3, 40}, only=(2,))
    (alone,) = printed.read(path, some.data, NOTICE).sheets
    assert alone[:2] == printed.read(path, whole(name).data, NOTICE).sheets[1][:2]


@pytest.mark.parametrize("name", WORD)
def test_rows_by_themselves_have_their_markup(name: str) -> None:
    """And each row has the markup that it has there."""
    there = read(whole(name).data)
    for at in range(1, min(len(there), 2) + 1):
        alone = [one for one in read(filled(name, {3, 40}, only=(at,)).data) if one.rows]
        assert [sheet.rows for sheet in alone] == [there[at - 1].rows]
        assert [etree.tostring(row) for row in alone[0].elements] == [
            etree.tostring(row) for row in there[at - 1].elements
        ]


@pytest.mark.parametrize("name", in_sheets(".xlsx"))
def test_one_worksheet_by_itself(name: str) -> None:
    """Of a workbook the worksheets stay that are wanted, with their names; Excel opens the rest."""
    all_of_it, some = whole(name), filled(name, {3, 40}, only=(2,))
    wanted = [one for one in loaded(all_of_it.data).worksheets if rows_with(one, "2014030")][1]
    book = loaded(some.data)
    (alone,) = [one for one in book.worksheets if rows_with(one, "2014030")]
    assert alone.title == wanted.title
    assert list(alone.values) == list(wanted.values)
    assert len(book.worksheets) == len(loaded(all_of_it.data).worksheets) - all_of_it.sheets + 1
    there = parts(some.data)
    types = there["[Content_Types].xml"].decode()
    assert all(part in types for part in there if part.startswith("xl/worksheets/sheet"))


@pytest.mark.parametrize("name", BLANKS)
def test_what_a_program_counts_is_known(name: str) -> None:
    """Rows and pages that Word or Excel number are known: alone they would begin at 1."""
    assert blank_form.counts_by_itself(found(name)) == COUNTED.get(name, "")


def ours(rows: list[Row], only: Collection[int] = ()) -> bytes:
    """Our own form filled."""
    return blank_form.fill(OURS, rows, class_name=CLASS, only=only).data


def markup(data: bytes) -> list[bytes]:
    """The markup of each sheet of our form, read by its page breaks alone."""
    found: list[bytes] = []
    for element in body(data):
        breaks = element.iter("{*}pageBreakBefore")
        if not found or any(True for _ in breaks):
            found.append(b"")
        if not str(element.tag).endswith("sectPr"):
            found[-1] += etree.tostring(element)
    return found


_numbers = st.sets(st.integers(1, 90), min_size=1, max_size=80)
_wrong = st.sets(st.integers(1, 90), max_size=4)


@settings(max_examples=30)
@given(_numbers, _wrong, _numbers, _wrong, st.booleans())
def test_sheets_not_named_have_the_same_bytes(
    first: set[int], wrong: set[int], second: set[int], later: set[int], same: bool
) -> None:
    """Whatever became of a class: the sheets that are said to be as before are so to the byte.

    And each row that is other stands on a sheet that goes anew, or is no more.
    """
    old = ours(students(first, wrong))
    new = ours(students(first if same else second, later))
    with_path = Path("反馈表.docx")
    told = _compared(old, new, with_path)
    if told.changes is None:
        assert first.isdisjoint(second)
        return
    before, after = markup(old), markup(new)
    assert {*told.changes.same} == {
        at for at, pair in enumerate(zip(before, after, strict=False), 1) if pair[0] == pair[1]
    }
    named = {*told.changes.reprint, *told.changes.gone}
    assert all({row.before, row.after} - {None} <= named for row in told.changes.rows)
    assert told.is_same is (old == new)


def _compared(old: bytes, new: bytes, path: Path) -> Compared:
    with TemporaryDirectory() as name:
        there = Path(name) / path
        there.write_bytes(old)
        sheets = len(markup(new))
        return compared(there, there, new, NOTICE, sheets)


def test_a_form_is_as_itself(tmp_path: Path) -> None:
    """The same bytes are the same form, of any layout."""
    path = tmp_path / "反馈表.docx"
    for layout in Layout:
        made = blank_form.fill(OURS, students(range(1, 46)), class_name=CLASS, layout=layout)
        path.write_bytes(made.data)
        found = compared(path, path, made.data, NOTICE, made.sheets)
        assert (found.is_same, found.why) == (True, "")


def _typed_over(path: Path) -> None:
    document = docx.Document(str(path))
    document.tables[0].rows[5].cells[4].text = "安若思"
    document.save(str(path))


def _other_title(path: Path) -> None:
    document = docx.Document(str(path))
    document.paragraphs[0].text = "反馈表（手改）"
    document.save(str(path))


def _saved(path: Path) -> None:
    docx.Document(str(path)).save(str(path))


@pytest.mark.parametrize(
    ("how", "rows", "reprint"),
    [(_typed_over, ["2014030105"], (1,)), (_other_title, [], (1,)), (_saved, [], ())],
)
def test_a_form_that_was_saved_by_hand(
    how: Callable[[Path], None], rows: list[str], reprint: tuple[int, ...], tmp_path: Path
) -> None:
    """What another program saved is told to be no paper to compare with; what it says is read."""
    path = tmp_path / "反馈表.docx"
    data = ours(students(range(1, 46)))
    path.write_bytes(data)
    how(path)
    found = compared(path, path, data, NOTICE, 2)
    assert "在 Word/WPS 里改过" in found.why
    assert not found.knows_sheets
    assert found.changes is not None
    assert [row.number for row in found.changes.rows] == rows
    assert found.changes.reprint == reprint


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"signed", "不是填好的表"),
        (b"PK\3\4 broken", "损坏"),
        (ours(students(range(50, 60))), "没有一个是这个班的"),
        (b"", "空"),
    ],
)
def test_an_old_form_that_says_nothing(data: bytes, why: str, tmp_path: Path) -> None:
    """What cannot be read, or is of another class, is told, and stops nothing."""
    path = tmp_path / "反馈表.docx"
    path.write_bytes(data)
    found = compared(path, path, ours(students(range(1, 46))), NOTICE, 2)
    assert found.changes is None
    assert why in found.why


def test_word_and_excel_are_compared_by_what_they_say(tmp_path: Path) -> None:
    """A form on another blank, in another kind of file: which rows, and no sheets."""
    path = tmp_path / "附件2.xlsx"
    path.write_bytes(EXCEL["merged title"].make())
    excel = blank_form.find(path)
    old = tmp_path / "反馈表.xlsx"
    old.write_bytes(blank_form.fill(excel, students(range(1, 46)), class_name=CLASS).data)
    found = compared(old, tmp_path / "a.docx", ours(students(range(1, 46), {7, 30})), NOTICE, 2)
    assert not found.knows_sheets
    assert found.changes is not None
    assert [row.number for row in found.changes.rows] == ["2014030107", "2014030130"]
