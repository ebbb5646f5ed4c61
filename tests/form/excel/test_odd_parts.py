"""Workbooks whose parts are odd: read on with what is sensible, or refused in a sentence."""

import re
from contextlib import suppress
from pathlib import Path

import pytest
from excel_blanks import SHAPES
from excel_mutants import mutated, with_asides
from excel_reading import loaded, rows_with

from form.excel.test_fill import CLASS, students
from tongzhi_cli.errors import InputError
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.excel.view import sheet_of
from tongzhi_cli.form.word.fit import Layout
from tongzhi_cli.office.excel.styles import styles_of
from tongzhi_cli.office.excel.xml import sheet_root, texts_of, worksheets
from tongzhi_cli.office.package import Package

TYPES, WORKBOOK = "[Content_Types].xml", "xl/workbook.xml"
RELATIONS, SHEET, STYLES = "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/styles.xml"
#: Comments and instructions to programs: the part, what stands there, what is put in its place.
ASIDES = [
    (TYPES, r"(<Types[^>]*>)", r"\1<!-- 类型 -->"),
    (TYPES, r"</Types>", r"<?mso a?></Types>"),
    (TYPES, r"(<Override)", r"<!---->\1"),
    (RELATIONS, r"(<Relationships[^>]*>)", r"\1<!-- 关系 -->"),
    (RELATIONS, r"</Relationships>", r"<?mso a?></Relationships>"),
    (
        RELATIONS,
        r"(<Relationships[^>]*>)",
        r'\1<!-- <Relationship Id="rId1" Target="none.xml"/> -->',
    ),
    (WORKBOOK, r"(<sheets>)", r"\1<!-- 表 -->"),
    (WORKBOOK, r"(<definedNames>)", r"\1<?mso a?>"),
    (WORKBOOK, r"(附件2'?!)", r"<!-- a -->\1"),
    (SHEET, r"(<sheetData>)", r"\1<!-- 行 -->"),
    (SHEET, r"(<row [^>]*>)", r"\1<?mso a?>"),
    (SHEET, r"(<c [^>]*>)", r"\1<!-- 格 -->"),
    (SHEET, r"(<v>)", r"\1<!-- 值 -->"),
    (SHEET, r"(<mergeCells[^>]*>)", r"\1<!-- 合并 -->"),
    (STYLES, r"(<cellXfs[^>]*>)", r"\1<!-- 样式 -->"),
    (STYLES, r"(<font>)", r"\1<?mso a?>"),
    (STYLES, r"(<border>)", r"\1<!-- 边框 -->"),
    ("xl/sharedStrings.xml", r"<t>学号", r"<t>学<!-- 在字中间 -->号"),
    ("xl/sharedStrings.xml", r"(<si>)", r"\1<!-- 字 -->"),
]
#: Attributes that are no numbers, and what is odd about rows, columns, merged cells.
ODD = [
    (SHEET, r'<mergeCell ref="[^"]*"', '<mergeCell ref="A:C"'),
    (SHEET, r'<mergeCell ref="[^"]*"', '<mergeCell ref="1:1"'),
    (SHEET, r'<mergeCell ref="[^"]*"', '<mergeCell ref=""'),
    (SHEET, r'<mergeCell ref="[^"]*"', "<mergeCell"),
    (SHEET, r'<mergeCell ref="[^"]*"', '<mergeCell ref="E1:A1"'),
    (SHEET, r'<mergeCell ref="[^"]*"', '<mergeCell ref="A0:甲1"'),
    (STYLES, r'<sz val="[^"]*"', '<sz val=""'),
    (STYLES, r'<sz val="[^"]*"', '<sz val="大"'),
    (STYLES, r'<sz val="[^"]*"', '<sz val="1e400"'),
    (STYLES, r'<sz val="[^"]*"', "<sz"),
    (STYLES, r'fontId="[^"]*"', 'fontId=""'),
    (STYLES, r'borderId="[^"]*"', f'borderId="{"9" * 5000}"'),
    (SHEET, r'<col ([^>]*)min="[^"]*"', r'<col \1min=""'),
    (SHEET, r'<col ([^>]*)max="[^"]*"', r'<col \1max="列"'),
    (SHEET, r'<col ([^>]*)width="[^"]*"', r'<col \1width="宽"'),
    (SHEET, r'ht="[^"]*"', 'ht="-"'),
    (SHEET, r' s="[^"]*"', f' s="{"9" * 5000}"'),
    (SHEET, r'paperSize="[^"]*"', 'paperSize=""'),
    (SHEET, r'paperSize="[^"]*"', f'paperSize="{"9" * 5000}"'),
    (WORKBOOK, r'sheetId="[^"]*"', 'sheetId=""'),
    (WORKBOOK, r'activeTab="[^"]*"', 'activeTab="第一张"'),
    (WORKBOOK, r'firstSheet="[^"]*"', 'firstSheet=""'),
    (WORKBOOK, r'localSheetId="[^"]*"', 'localSheetId=""'),
    (RELATIONS, r'Type="[^"]*/worksheet"', 'Type=""'),
]


def made(data: bytes, folder: Path) -> list[str]:
    """The 学号 of a class on the form of that workbook."""
    path = folder / "附件2.xlsx"
    path.write_bytes(data)
    form = blank_form.find(path)
    filled = blank_form.fill(form, students(45, 7), class_name=CLASS)
    return [row[1] for sheet in loaded(filled.data) for row in rows_with(sheet, "2014030")]


def said(data: bytes) -> list[list[tuple[tuple[int, int], str]]]:
    """What each cell of each worksheet says; openpyxl reads no comments in the relations."""
    package = Package(Path("表.xlsx"), data)
    texts, styles = texts_of(package), styles_of(package)
    sheets = [sheet_of(sheet_root(package, one.part), texts, styles) for one in worksheets(package)]
    return [[(at, sheet.text(*at)) for at in sheet.cells] for sheet in sheets]


def changed(part: str, pattern: str, new: str) -> bytes:
    """The usual form, with strings in a part of their own, and one part otherwise."""
    data = SHAPES["pictures" if part == "xl/sharedStrings.xml" else "merged title"].make()
    package = Package(Path("a.xlsx"), data)
    text, count = re.subn(pattern, new, package.read(part).decode())
    assert count, "nothing like that is there"
    return package.rewritten({part: text.encode()})


@pytest.mark.parametrize(("part", "pattern", "new"), ASIDES)
def test_asides_mean_nothing(part: str, pattern: str, new: str, tmp_path: Path) -> None:
    """A comment or an instruction to a program anywhere in a part changes nothing."""
    told = made(changed(part, pattern, new), tmp_path)
    assert told == [row.number for row in students(45)]


@pytest.mark.parametrize("name", SHAPES)
def test_asides_everywhere_mean_nothing(name: str, tmp_path: Path) -> None:
    """With comments and instructions in every part a form is found and filled as without."""
    path = tmp_path / "附件2.xlsx"
    path.write_bytes(SHAPES[name].make())
    plain = blank_form.find(path)
    path.write_bytes(with_asides(SHAPES[name].make(), 1))
    odd = blank_form.find(path)
    assert (odd.parts.blocks, odd.parts.doubts) == (plain.parts.blocks, plain.parts.doubts)
    layout = Layout.SHEETS if len(name) % 2 else Layout.FLOW
    sheets = [
        said(blank_form.fill(form, students(45, 7), class_name=CLASS, layout=layout).data)
        for form in (plain, odd)
    ]
    assert sheets[0] == sheets[1]


@pytest.mark.parametrize(("part", "pattern", "new"), ODD)
def test_no_number_is_read_as_the_usual(part: str, pattern: str, new: str, tmp_path: Path) -> None:
    """An attribute that is blank, no number or far too long stands for what is usual there."""
    data = changed(part, pattern, new)
    path = tmp_path / "附件2.xlsx"
    path.write_bytes(data)
    form = blank_form.find(path)
    filled = blank_form.fill(form, students(45, 7), class_name=CLASS).data
    sheets = [one for one in Package(Path("a.xlsx"), filled).names if "/sheet" in one]
    assert (form.rows_per_sheet, len(sheets)) == (25, 2)


def test_whole_columns_merged(tmp_path: Path) -> None:
    """Columns merged from top to bottom leave the other cells of the form what they are."""
    data = changed(
        SHEET, "(<mergeCells[^>]*>)", r'\1<mergeCell ref="H:J"/><mergeCell ref="L1:M1048576"/>'
    )
    path = tmp_path / "附件2.xlsx"
    path.write_bytes(data)
    form = blank_form.find(path)
    assert (form.rows_per_sheet, len(form.parts.blocks[0])) == (25, 5)


@pytest.mark.parametrize("name", SHAPES)
def test_nothing_odd_is_no_error_of_ours(name: str, tmp_path: Path) -> None:
    """Whatever is odd in a workbook, no other error than the one in words is raised."""
    path = tmp_path / "附件2.xlsx"
    for seed in range(3):
        path.write_bytes(mutated(SHAPES[name].make(), seed))
        with suppress(InputError):
            form = blank_form.find(path)
            blank_form.fill(form, students(45, 7), class_name=CLASS, layout=[*Layout][seed % 2])
