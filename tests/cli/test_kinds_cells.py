"""What is in a cell and does not count, in every format, through import, check and merge.

Each kind is a table of at least three files; all is read back through --json as a person would get
it: which students there are, what each answered, and what was told of which cell.
"""

import json
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from struct import pack
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import xlwt
from builders import text_file
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from new_document import new_document
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from spreadsheets import brt, ods, wide, xlsb, xml2003

from conftest import NOW, Run

Fankui = Callable[..., Run]
CLASS = "2014级软件1班"
HEAD = ["学号", "姓名", "班级", "校对结果"]
AN, BAI = ["2014030101", "安若溪", CLASS, "无误"], ["2014030102", "白景行", CLASS, "无误"]


def read(fankui: Fankui, path: Path) -> dict[str, Any]:
    """What `merge --json` says of a file."""
    found: dict[str, Any] = json.loads(fankui("merge", path, "--json", "--now", NOW).out)
    return found


def people(found: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """Each student as 学号, 姓名, status, result."""
    return [
        (one["number"], one["name"], one["status"], one["result"] or "")
        for group in found["classes"]
        for one in group["students"]
    ]


def told(found: dict[str, Any], code: str) -> list[tuple[str, str]]:
    """The problems of a kind: the cell or line, and what is said."""
    return [
        (str(one["cell"] or one["line"]), one["message"])
        for one in found["problems"]
        if one["code"] == code
    ]


# --- cells that hold nothing -------------------------------------------------------------------

NOTHING = {
    "error values": ("#N/A", "#REF!", "#NAME?", "#SPILL!", "＃Ｎ／Ａ"),
    "of programs": ("None", "nan", "NULL", "N/A", "undefined", "空"),
    "dashes": ("-", "/", "——", "／", "\\"),
    "formulas": ("=VLOOKUP(A2,X!A:B,2,0)", "=B9&C9", "=IF(A1,B1,C1)"),
}


def test_each_kind_has_three() -> None:
    """No kind rests on one example or two."""
    tables: Sequence[dict[str, Any]] = (NOTHING, STRUCK, BY_STYLE, TICKS, EXAMPLES)
    assert min(len(rows) for table in tables for rows in table.values()) >= 3


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".xls"])
@pytest.mark.parametrize("mark", [mark for marks in NOTHING.values() for mark in marks])
def test_what_says_nothing_is_no_result(
    fankui: Fankui, tmp_path: Path, mark: str, suffix: str
) -> None:
    """A result, a name and a class of such a text are none, and the cell is told."""
    rows = [HEAD, [*AN[:3], mark], ["2014030102", mark, CLASS, "无误"]]
    path = made(tmp_path / f"一班{suffix}", rows)
    found = read(fankui, path)
    assert people(found) == [
        ("2014030101", "安若溪", "missing", ""),
        ("2014030102", "", "ok", "无误"),
    ]
    line = suffix == ".csv"
    assert {place for place, _ in told(found, "no-value")} == ({"2", "3"} if line else {"D2", "B3"})


def made(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """A roster of texts, in the format of its name."""
    if path.suffix == ".csv":
        lines = [",".join(f'"{cell}"' for cell in row) for row in rows]
        return text_file(path, "\n".join(lines) + "\n")
    if path.suffix == ".xls":
        old = xlwt.Workbook()
        page = old.add_sheet("名单")
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                page.write(at, column, cell)
        old.save(str(path))
        return path
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def test_a_column_of_dashes_beside_is_nobodys_business(fankui: Fankui, tmp_path: Path) -> None:
    """45 times / under 备注 is told not once."""
    lines = [f"20140301{at:02},学{chr(0x4E00 + at)},{CLASS},无误,/" for at in range(1, 46)]
    path = text_file(tmp_path / "一班.csv", "学号,姓名,班级,校对结果,备注\n" + "\n".join(lines))
    found = read(fankui, path)
    assert [one[2] for one in people(found)] == ["ok"] * 45
    assert told(found, "no-value") == []


def test_many_alike_are_told_once(fankui: Fankui, tmp_path: Path) -> None:
    """A formula that failed all down a column is one message with its places."""
    lines = [f"20140301{at:02},学{chr(0x4E00 + at)},{CLASS},#N/A" for at in range(1, 10)]
    path = text_file(tmp_path / "一班.csv", "学号,姓名,班级,校对结果\n" + "\n".join(lines))
    assert told(read(fankui, path), "no-value") == [
        ("2", "校对结果有 9 格是公式的错误值 #N/A，都当作空着：第 2、3、4、5、6、7、8、9…… 行")
    ]


def test_a_roster_of_formulas_is_refused_with_what_to_do(fankui: Fankui, tmp_path: Path) -> None:
    """Where nothing was computed there is nobody, and the message says why."""
    lines = [f"=X!A{at},=X!B{at},=X!C{at}" for at in range(2, 9)]
    path = text_file(tmp_path / "一班.csv", "学号,姓名,班级\n" + "\n".join(lines))
    run = fankui("import", path, "--json")
    assert run.code == 3
    assert "没有算好的公式" in run.err
    assert "Ctrl+S" in run.err


def test_an_error_value_of_a_binary_workbook_is_told(fankui: Fankui, tmp_path: Path) -> None:
    """In .xlsb, where the library that reads it gives a blank."""
    data = xlsb({"名单": [HEAD, [*AN[:3], "?!?"], BAI]})
    file, place = BytesIO(), pack("<LL", 3, 0)
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            text, error = brt(6, place + wide("?!?")), brt(3, place + b"\x2a")
            new.writestr(name, old.read(name).replace(text, error))
    path = tmp_path / "一班.xlsb"
    path.write_bytes(file.getvalue())
    found = read(fankui, path)
    assert [one[2] for one in people(found)] == ["missing", "ok"]
    assert told(found, "no-value") == [("D2", "校对结果是公式的错误值 #N/A，当作空着")]


def test_a_formula_without_value_in_ods_is_told(fankui: Fankui, tmp_path: Path) -> None:
    """What LibreOffice, or a program, wrote without computing it is no class."""
    data = ods({"名单": [HEAD, [*AN[:2], "?!?", "无误"], BAI]})
    cell = '<table:table-cell office:value-type="string" calcext:value-type="string">'
    formula = '<table:table-cell table:formula="of:=VLOOKUP([.A2];[.X1:.Y9];2;0)"/>'
    before = f"{cell}<text:p>?!?</text:p></table:table-cell>"
    path = tmp_path / "一班.ods"
    path.write_bytes(changed(data, {before: formula}))
    (said,) = told(read(fankui, path), "no-value")
    assert said[0] == "C2"
    assert said[1].startswith("班级是没有算好的公式 =VLOOKUP(")


# --- struck out, hidden ------------------------------------------------------------------------


def rich(struck: str, kept: str) -> CellRichText:
    """A text of which the first part is struck out."""
    return CellRichText(TextBlock(InlineFont(strike=True), struck), kept)


def xlsx_struck(path: Path) -> None:
    """A row, a part of a name, and a part of a result."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (HEAD, AN, BAI, ["2014030103", "曹植", CLASS, "无误"]):
        sheet.append(row)
    sheet["B2"] = rich("李四", "安若溪")
    sheet["D3"] = rich("民族应为回族", "无误")
    for cell in sheet[4]:
        cell.font = Font(strike=True)
    book.save(path)


def xlsx_hidden(path: Path) -> None:
    """The row is hidden by its number format, in a font the parts."""
    xlsx_struck(path)
    book = openpyxl.load_workbook(path, rich_text=True)
    for cell in book.worksheets[0][4]:
        cell.font, cell.number_format = Font(), ";;;"
    book.save(path)


def xls_hidden(path: Path) -> None:
    """The same in a workbook of 1997."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("名单")
    line, hidden = xlwt.easyfont("struck_out true"), xlwt.easyxf(num_format_str=";;;")
    for at, row in enumerate((HEAD, AN, BAI, ["2014030103", "曹植", CLASS, "无误"])):
        for column, cell in enumerate(row):
            if (at, column) not in {(1, 1), (2, 3)}:
                sheet.write(at, column, cell, hidden if at == 3 else xlwt.easyxf())
    sheet.write_rich_text(1, 1, [("李四", line), "安若溪"])
    sheet.write_rich_text(2, 3, [("民族应为回族", line), "无误"])
    book.save(str(path))


def xls_struck(path: Path) -> None:
    """The same in a workbook of 1997."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("名单")
    line = xlwt.easyfont("struck_out true")
    for at, row in enumerate((HEAD, AN, BAI)):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell) if (at, column) not in {(1, 1), (2, 3)} else None
    sheet.write_rich_text(1, 1, [("李四", line), "安若溪"])
    sheet.write_rich_text(2, 3, [("民族应为回族", line), "无误"])
    for column, cell in enumerate(["2014030103", "曹植", CLASS, "无误"]):
        sheet.write(3, column, cell, xlwt.easyxf("font: struck_out true"))
    book.save(str(path))


def html_struck(path: Path) -> None:
    """The same in a page, as 教务系统 save it."""
    out = "text-decoration: line-through"
    path.write_text(
        "<meta charset=utf-8><style>.xl66{color:red;text-decoration:line-through}</style><table>"
        f"<tr><td>{'<td>'.join(HEAD)}"
        f"<tr><td>2014030101<td><s>李四</s>安若溪<td>{CLASS}<td>无误"
        f"<tr><td>2014030102<td>白景行<td>{CLASS}<td><span class=xl66>民族应为回族</span>无误"
        f"<tr style='{out}'><td>2014030103<td>曹植<td>{CLASS}<td>无误</table>",
        "utf-8",
    )


def html_struck_row(path: Path) -> None:
    """A class of the page strikes the row out, or hides it in part."""
    path.write_text(
        "<meta charset=utf-8><style>.gone{text-decoration : line-through} td i{display:block}"
        f" .x{{visibility:hidden}}</style><table><tr><td>{'<td>'.join(HEAD)}"
        f"<tr><td>2014030101<td><span class=x>李四</span>安若溪<td>{CLASS}<td>无误"
        f"<tr><td>2014030102<td>白景行<td>{CLASS}<td><del>民族应为回族</del>无误"
        f"<tr class='gone'><td>2014030103<td>曹植<td>{CLASS}<td>无误</table>",
        "utf-8",
    )


def changed(data: bytes, changes: dict[str, str]) -> bytes:
    """A package with other text in its parts."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():  # the type of an .ods is not compressed
            part = old.read(info)
            for before, after in changes.items() if info.filename.endswith(".xml") else ():
                part = part.replace(before.encode(), after.encode())
            new.writestr(info, part)
    return file.getvalue()


def ods_struck(path: Path) -> None:
    """The same in a spreadsheet of LibreOffice."""
    rows = [HEAD, ["2014030101", "李四安若溪", CLASS, "无误"]]
    rows += [[*BAI[:3], "民族应为回族无误"], ["2014030103", "曹植", "", "不对"]]
    line = '<style:text-properties style:text-line-through-style="solid"/>'
    kinds = ("table-cell", "text")
    styles = "".join(
        f'<style:style style:name="X{kind}" style:family="{kind}">{line}</style:style>'
        for kind in kinds
    )
    cell = '<table:table-cell office:value-type="string" calcext:value-type="string"><text:p>'
    styled = cell.replace("cell ", 'cell table:style-name="Xtable-cell" ', 1)
    changes = {"</office:automatic-styles>": f"{styles}</office:automatic-styles>"}
    for text in ("李四", "民族应为回族"):
        changes[text] = f'<text:span text:style-name="Xtext">{text}</text:span>'
    for text in ("2014030103", "曹植", "不对"):
        changes[f"{cell}{text}"] = f"{styled}{text}"
    path.write_bytes(changed(ods({"名单": rows}), changes))


def xml_struck(path: Path) -> None:
    """The same in an XML Spreadsheet 2003."""
    rows = [HEAD, ["2014030101", "李四安若溪", CLASS, "无误"]]
    rows += [[*BAI[:3], "民族应为回族无误"], ["2014030103", "曹植", "", "不对"]]
    text = xml2003({"名单": rows}).decode()
    for struck in ("李四", "民族应为回族"):
        text = text.replace(struck, f"<S>{struck}</S>")
    for struck in ("2014030103", "曹植", "不对"):
        plain = f'><Data ss:Type="String">{struck}<'
        text = text.replace(plain, f' ss:StyleID="X"{plain}')
    line = '<Style ss:ID="X"><Font ss:StrikeThrough="1"/></Style>'
    path.write_bytes(text.replace("</Styles>", f"{line}</Styles>").encode())


def xlsb_struck(path: Path) -> None:
    """The same in a binary workbook: a part of a cell in its runs, a row by its style."""
    rows = [HEAD, ["2014030101", "李四安若溪", CLASS, "无误"]]
    rows += [[*BAI[:3], "民族应为回族无误"], ["2014030103", "曹植", "", "不对"]]
    written = xlsb({"名单": rows})
    changes: dict[str, dict[bytes, bytes]] = {"xl/styles.bin": {}, "xl/worksheets/sheet1.bin": {}}
    fonts = [
        brt(
            43, pack("<HHHHBBBB", 220, 0x8 * struck, 400, 0, 0, 0, 134, 0) + bytes(9) + wide("宋体")
        )
        for struck in (False, True)
    ]
    styles = [brt(47, pack("<HHHHHHL", 0, 0, font, 0, 0, 0, 0)) for font in (0, 1)]
    begin, end = brt(278) + brt(611, pack("<L", 2)), brt(612) + brt(617, pack("<L", 2))
    look = begin + b"".join(fonts) + end + b"".join(styles) + brt(618) + brt(279)
    for column, text, struck in ((1, "李四安若溪", 2), (3, "民族应为回族无误", 6)):
        runs = pack("<LHHHH", 2, 0, 1, struck, 0)
        changes["xl/worksheets/sheet1.bin"][brt(6, pack("<LL", column, 0) + wide(text))] = brt(
            62, pack("<LL", column, 0) + b"\x01" + wide(text) + runs
        )
    for column, text in ((0, "2014030103"), (1, "曹植"), (3, "不对")):
        before, after = (brt(6, pack("<LL", column, style) + wide(text)) for style in (0, 1))
        changes["xl/worksheets/sheet1.bin"][before] = after
    file = BytesIO()
    with ZipFile(BytesIO(written)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = look if name == "xl/styles.bin" else old.read(name)
            for before, after in changes.get(name, {}).items():
                part = part.replace(before, after)
            new.writestr(name, part)
    path.write_bytes(file.getvalue())


def docx_struck(path: Path) -> None:
    """The same in a form: struck, doubly struck, hidden, deleted."""
    document = new_document()
    document.add_paragraph(f"班级：{CLASS}")
    table = document.add_table(0, 3)
    for row in (["学号", "姓名", "校对结果"], *([*one[:2], one[3]] for one in (AN, BAI))):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    third = table.add_row().cells
    for cell, text in zip(third, ("2014030103", "曹植", "无误"), strict=True):
        cell.paragraphs[0].add_run(text).font.strike = True
    table.cell(1, 1).paragraphs[0].add_run("李四").font.double_strike = True
    table.cell(2, 2).paragraphs[0].add_run("民族应为回族").font.hidden = True
    document.save(str(path))


# --- by a style: a name on the text says nothing, its style says that it does not count ----------


def styled_form(path: Path, dress: Callable[[Any, Any, Any], None]) -> None:
    """A form with 李四安若溪, 民族应为回族无误 and a third student, whom *dress* strikes out."""
    document = new_document()
    document.add_paragraph(f"班级：{CLASS}")
    table = document.add_table(0, 3)
    for row in (
        ["学号", "姓名", "校对结果"],
        ["2014030101", "安若溪", "无误"],
        ["2014030102", "白景行", "无误"],
        ["2014030103", "曹植", "无误"],
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    whole = [cell.paragraphs[0] for cell in table.rows[3].cells]
    parts = [
        table.cell(1, 1).paragraphs[0].insert_paragraph_before("李四"),
        table.cell(2, 2).paragraphs[0].insert_paragraph_before("民族应为回族"),
    ]
    dress(document, [*whole, *parts], table)
    document.save(str(path))


def style_of(document: Any, name: str, kind: WD_STYLE_TYPE, look: str = "strike") -> Any:
    """A style that strikes out, or hides."""
    style = document.styles.add_style(name, kind)
    setattr(style.font, look, True)
    return style


def by_character_style(document: Any, paragraphs: Any, _table: Any) -> None:
    """删去的字 is a style of characters."""
    style = style_of(document, "删去的字", WD_STYLE_TYPE.CHARACTER)
    for paragraph in paragraphs:
        for run in paragraph.runs:
            run.style = style


def by_hidden_character_style(document: Any, paragraphs: Any, _table: Any) -> None:
    """A style of characters that are not shown."""
    style = style_of(document, "不显示", WD_STYLE_TYPE.CHARACTER, "hidden")
    for paragraph in paragraphs:
        for run in paragraph.runs:
            run.style = style


def by_paragraph_style(document: Any, paragraphs: Any, _table: Any) -> None:
    """作废 is a style of paragraphs."""
    style = style_of(document, "作废", WD_STYLE_TYPE.PARAGRAPH)
    for paragraph in paragraphs:
        paragraph.style = style


def by_twice_struck_paragraph_style(document: Any, paragraphs: Any, _table: Any) -> None:
    """The same with two lines through the text."""
    style = style_of(document, "作废二", WD_STYLE_TYPE.PARAGRAPH, "double_strike")
    for paragraph in paragraphs:
        paragraph.style = style


def by_hidden_paragraph_style(document: Any, paragraphs: Any, _table: Any) -> None:
    """A style of paragraphs that are not shown."""
    style = style_of(document, "不印", WD_STYLE_TYPE.PARAGRAPH, "hidden")
    for paragraph in paragraphs:
        paragraph.style = style


def by_what_a_style_is_based_on(document: Any, paragraphs: Any, _table: Any) -> None:
    """A style that says nothing, based on one that says nothing, based on one that strikes out."""
    below = style_of(document, "删", WD_STYLE_TYPE.PARAGRAPH)
    for name in ("删二", "删三"):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = below
        below = style
    for paragraph in paragraphs:
        paragraph.style = below


def by_the_base_of_a_character_style(document: Any, paragraphs: Any, _table: Any) -> None:
    """The same of characters; one in between is switched on again by the next."""
    bottom = style_of(document, "字一", WD_STYLE_TYPE.CHARACTER)
    middle = document.styles.add_style("字二", WD_STYLE_TYPE.CHARACTER)
    middle.base_style, middle.font.strike = bottom, False
    top = style_of(document, "字三", WD_STYLE_TYPE.CHARACTER)
    top.base_style = middle
    for paragraph in paragraphs:
        for run in paragraph.runs:
            run.style = top


def by_the_usual_paragraph(document: Any, paragraphs: Any, table: Any) -> None:
    """正文 itself is struck out, and what counts says that it is not."""
    document.styles["Normal"].font.strike = True
    keep_the_others(document, paragraphs, table)


def by_the_defaults_of_the_document(document: Any, paragraphs: Any, table: Any) -> None:
    """So are the defaults (docDefaults)."""
    usual = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
    usual.find(qn("w:rPr")).append(OxmlElement("w:strike"))
    keep_the_others(document, paragraphs, table)


def by_table_style(document: Any, paragraphs: Any, table: Any) -> None:
    """The style of the table strikes all out, and what counts says that it is not."""
    table.style = style_of(document, "划掉的表", WD_STYLE_TYPE.TABLE)
    keep_the_others(document, paragraphs, table)


def by_the_base_of_a_table_style(document: Any, paragraphs: Any, table: Any) -> None:
    """The same, one style below."""
    table.style = document.styles.add_style("表二", WD_STYLE_TYPE.TABLE)
    table.style.base_style = style_of(document, "表一", WD_STYLE_TYPE.TABLE)
    keep_the_others(document, paragraphs, table)


def by_the_last_row_of_a_table_style(document: Any, paragraphs: Any, table: Any) -> None:
    """The last row alone, as the table's own look wants it; the parts of cells by hand."""
    table.style = document.styles.add_style("末行作废", WD_STYLE_TYPE.TABLE)
    part = f'<w:tblStylePr {WORD} w:type="lastRow"><w:rPr><w:strike/></w:rPr></w:tblStylePr>'
    table.style.element.append(parse_xml(part))
    look = table._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001  python-docx has no looks
    for name in list(look.attrib):
        del look.attrib[name]
    look.set(qn("w:val"), "0040")
    for paragraph in paragraphs[3:]:
        paragraph.runs[0].font.strike = True


def by_a_hidden_row(_document: Any, paragraphs: Any, table: Any) -> None:
    """A row that Word does not show; the parts of cells by hand."""
    properties = table.rows[3]._tr.get_or_add_trPr()  # noqa: SLF001  python-docx hides no rows
    properties.append(OxmlElement("w:hidden"))
    for paragraph in paragraphs[3:]:
        paragraph.runs[0].font.hidden = True


def keep_the_others(document: Any, paragraphs: Any, table: Any) -> None:
    """All that is not among *paragraphs* says that it is not struck out."""
    out = {id(paragraph._p) for paragraph in paragraphs}  # noqa: SLF001  wrappers are made anew
    kept = [*document.paragraphs, *(one for row in table.rows for cell in row.cells
                                    for one in cell.paragraphs)]  # fmt: skip
    for paragraph in kept:
        for run in paragraph.runs if id(paragraph._p) not in out else ():  # noqa: SLF001
            run.font.strike = False


def xml_struck_above(path: Path) -> None:
    """In an XML Spreadsheet: by the style above a style, by a row's, by a column's."""
    xml_struck(path)
    text = path.read_text("utf-8")
    own = '<Style ss:ID="X"><Font ss:StrikeThrough="1"/></Style>'
    above = '<Style ss:ID="U"><Font ss:StrikeThrough="1"/></Style><Style ss:ID="X" ss:Parent="U"/>'
    path.write_text(text.replace(own, above), "utf-8")


def xml_struck_row(path: Path) -> None:
    """The style of a row, where its cells have none."""
    xml_struck(path)
    text = path.read_text("utf-8").replace(' ss:StyleID="X"', "")
    at = text.rindex("<Row", 0, text.index("2014030103"))
    path.write_text(text[: at + 4] + ' ss:StyleID="X"' + text[at + 4 :], "utf-8")


def ods_struck_above(path: Path) -> None:
    """A named style of LibreOffice, of which the cell's own is a child."""
    ods_struck(path)
    line = '<style:text-properties style:text-line-through-style="solid"/>'
    text = path.read_bytes()
    xml = ZipFile(BytesIO(text)).read("content.xml").decode()
    head = xml[xml.index('<style:style style:name="Xtable-cell"') :].partition(">")[0]
    named = (
        '<?xml version="1.0"?><office:document-styles '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:styles>'
        f'<style:style style:name="中" style:family="table-cell" style:parent-style-name="下"/>'
        f'<style:style style:name="下" style:family="table-cell">{line}</style:style>'
        "</office:styles></office:document-styles>"
    )
    data = changed(text, {f"{head}>{line}": f'{head} style:parent-style-name="中">'})
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != "styles.xml":
                new.writestr(info, old.read(info))
        new.writestr("styles.xml", named)
    path.write_bytes(file.getvalue())


BY_STYLE: dict[str, list[Callable[[Any, Any, Any], None]]] = {
    "style of characters": [
        by_character_style,
        by_hidden_character_style,
        by_the_base_of_a_character_style,
    ],
    "style of paragraphs": [
        by_paragraph_style,
        by_twice_struck_paragraph_style,
        by_hidden_paragraph_style,
        by_what_a_style_is_based_on,
    ],
    "what a document starts from, its tables, its rows": [
        by_the_usual_paragraph,
        by_the_defaults_of_the_document,
        by_table_style,
        by_the_base_of_a_table_style,
        by_the_last_row_of_a_table_style,
        by_a_hidden_row,
    ],
}


@pytest.mark.parametrize("dress", [dress for dresses in BY_STYLE.values() for dress in dresses])
def test_what_a_style_strikes_out_does_not_count(
    fankui: Fankui, tmp_path: Path, dress: Callable[[Any, Any, Any], None]
) -> None:
    """Struck out or hidden by a style is as by hand: no student and no answer, and told."""
    path = tmp_path / "一班.docx"
    styled_form(path, dress)
    found = read(fankui, path)
    assert people(found) == [
        ("2014030101", "安若溪", "ok", "无误"),
        ("2014030102", "白景行", "ok", "无误"),
    ]
    said = " ".join(message for _, message in told(found, "struck-out"))
    for text in ("姓名一格里划掉或隐藏的“李四”没有算", "“民族应为回族”没有算", "2014030103 曹植"):
        assert text in said


@pytest.mark.parametrize("name", ["struck twice over", "not used", "said off by hand"])
def test_a_style_that_strikes_nothing_out_costs_nobody(
    fankui: Fankui, tmp_path: Path, name: str
) -> None:
    """In the paragraph's style and in the run's is not struck (17.7.3); nor is what says so."""

    def dress(document: Any, paragraphs: Any, _table: Any) -> None:
        outer = style_of(document, "段", WD_STYLE_TYPE.PARAGRAPH)
        inner = style_of(document, "字", WD_STYLE_TYPE.CHARACTER)
        for paragraph in paragraphs[:3] if name != "not used" else ():
            paragraph.style = outer
            for run in paragraph.runs:
                run.style = inner if name == "struck twice over" else None
                run.font.strike = None if name == "struck twice over" else False

    path = tmp_path / "一班.docx"
    styled_form(path, dress)
    found = read(fankui, path)
    assert [one[0] for one in people(found)] == ["2014030101", "2014030102", "2014030103"]
    assert told(found, "struck-out") == []


def test_what_is_struck_out_beside_the_table_is_told(fankui: Fankui, tmp_path: Path) -> None:
    """A class that was crossed out and written anew is the new one."""
    path = tmp_path / "表.docx"

    def dress(document: Any, _paragraphs: Any, _table: Any) -> None:
        line = document.paragraphs[0]
        line.runs[0].font.strike = True
        line.add_run("班级：2014级软件2班")

    styled_form(path, dress)
    found = read(fankui, path)
    assert [group["class"] for group in found["classes"]] == ["2014级软件2班"]
    assert ("None", f"表格外面划掉或隐藏的“班级：{CLASS}”没有算") in told(found, "struck-out")


STRUCK = {
    "formats": {
        "一班.xlsx": xlsx_struck,
        "一班.et": xls_struck,
        "一班.xls": html_struck,
        "一班.xml": xml_struck,
        "一班.ods": ods_struck,
        "一班.docx": docx_struck,
        "一班.xlsb": xlsb_struck,
        "一行的样式.xls": html_struck_row,
        "不显示的格式.xlsx": xlsx_hidden,
        "不显示的格式.xls": xls_hidden,
        "上级样式.xml": xml_struck_above,
        "一行的样式.xml": xml_struck_row,
        "命名样式.ods": ods_struck_above,
    }
}


@pytest.mark.parametrize(("name", "make"), STRUCK["formats"].items())
def test_what_is_struck_out_does_not_count(
    fankui: Fankui, tmp_path: Path, name: str, make: Callable[[Path], None]
) -> None:
    """A crossed-out student is none, crossed-out words are no answer, and each is told."""
    make(tmp_path / name)
    found = read(fankui, tmp_path / name)
    assert people(found) == [
        ("2014030101", "安若溪", "ok", "无误"),
        ("2014030102", "白景行", "ok", "无误"),
    ]
    said = " ".join(message for _, message in told(found, "struck-out"))
    for text in ("姓名一格里划掉或隐藏的“李四”没有算", "“民族应为回族”没有算", "2014030103 曹植"):
        assert text in said


@pytest.mark.parametrize(
    ("strikes", "where", "is_told"),
    [
        (True, "A2:D3", True),
        (True, "B2:B3 D2", True),
        (True, "A1:XFD1048576", True),
        (False, "A2:D3", False),
    ],
)
def test_what_a_condition_strikes_out_is_told(
    fankui: Fankui, tmp_path: Path, strikes: bool, where: str, is_told: bool
) -> None:
    """Nobody can tell from the file who is struck out by 条件格式: all count, and it is said."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (HEAD, AN, BAI):
        sheet.append(row)
    look = DifferentialStyle(font=Font(strike=strikes, bold=True))
    rule = Rule(type="expression", dxf=look, formula=['$A2="2014030102"'])
    sheet.conditional_formatting.add(where, rule)
    path = tmp_path / "一班.xlsx"
    book.save(path)
    found = read(fankui, path)
    assert [one[2] for one in people(found)] == ["ok", "ok"]
    first = where.partition(":")[0]
    said = [
        (place, text.startswith("从这里起用条件格式划掉字"))
        for place, text in told(found, "struck-out")
    ]
    assert said == [(first, True)] * is_told


def test_a_tracked_deletion_is_told(fankui: Fankui, tmp_path: Path) -> None:
    """What a revision deleted does not count, and its cell is told."""
    path = tmp_path / "一班.docx"
    document = new_document()
    document.add_paragraph(f"班级：{CLASS}")
    table = document.add_table(0, 3)
    for row in (["学号", "姓名", "校对结果"], [*AN[:2], "无误"], [*BAI[:2], "无误"]):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    paragraph = table.cell(1, 2).paragraphs[0]
    parts: list[Any] = [OxmlElement(f"w:{name}") for name in ("del", "r", "delText")]
    deleted, run, text = parts
    deleted.set(qn("w:id"), "1")
    text.text = "照片有误"
    run.append(text)
    deleted.append(run)
    paragraph._p.append(deleted)  # noqa: SLF001  python-docx has no revisions
    document.save(str(path))
    found = read(fankui, path)
    assert [one[2] for one in people(found)] == ["ok", "ok"]
    assert told(found, "struck-out") == [("2", "校对结果一格里划掉或隐藏的“照片有误”没有算")]


# --- ticks -------------------------------------------------------------------------------------

TICKS = {
    "fonts of signs": {
        ("Wingdings", "ü"),
        ("Wingdings", "þ"),
        ("Wingdings 2", "P"),
        ("Webdings", "a"),
    },
}


@pytest.mark.parametrize(("font", "letter"), sorted(TICKS["fonts of signs"]))
def test_a_letter_in_a_font_of_signs_is_a_tick(
    fankui: Fankui, tmp_path: Path, font: str, letter: str
) -> None:
    """In Excel and in Word; the same letter in another font is a letter."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (HEAD, [*AN[:3], letter], [*BAI[:3], letter]):
        sheet.append(row)
    sheet["D2"].font = Font(name=font)
    book.save(tmp_path / "一班.xlsx")
    document = new_document()
    document.add_paragraph(f"班级：{CLASS}")
    table = document.add_table(0, 3)
    for row in (["学号", "姓名", "校对结果"], [*AN[:2], ""], [*BAI[:2], letter]):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(1, 2).paragraphs[0].add_run(letter).font.name = font
    document.save(str(tmp_path / "一班.docx"))
    for name in ("一班.xlsx", "一班.docx"):
        first, second = people(read(fankui, tmp_path / name))
        assert first[2] == "ok"
        assert second[2] != "ok"


@pytest.mark.parametrize(
    ("right", "wrong", "status"),
    [("√", "", "ok"), ("", "√", "vague"), ("√", "√", "unclear"), ("", "", "missing")],
)
@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".xls"])
def test_a_tick_in_one_of_two_columns(
    fankui: Fankui, tmp_path: Path, suffix: str, right: str, wrong: str, status: str
) -> None:
    """无误 and 有误 are one result, on a sheet as on a form."""
    rows = [["学号", "姓名", "班级", "无误", "有误"], [*AN[:3], right, wrong], [*BAI[:3], "√", ""]]
    found = read(fankui, made(tmp_path / f"一班{suffix}", rows))
    assert [one[2] for one in people(found)] == [status, "ok"]


WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def control(ticked: bool) -> str:
    """A check box of Word 2010 and later; what it shows is not looked at."""
    return (
        f'<w:sdt {WORD}><w:sdtPr><w14:checkbox><w14:checked w14:val="{ticked:d}"/></w14:checkbox>'
        "</w:sdtPr><w:sdtContent><w:r><w:t>?</w:t></w:r></w:sdtContent></w:sdt>"
    )


def field(ticked: bool) -> str:
    """A check box of a form of Word 97."""
    return (
        f'<w:r {WORD}><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/>'
        f'<w:default w:val="0"/>{"<w:checked/>" * ticked}</w:checkBox></w:ffData></w:fldChar></w:r>'
    )


def symbol(ticked: bool) -> str:
    """A sign of Wingdings."""
    return f'<w:r {WORD}><w:sym w:font="Wingdings" w:char="{"F0FE" if ticked else "F0A8"}"/></w:r>'


@pytest.mark.parametrize("box", [control, field, symbol])
@pytest.mark.parametrize(
    ("right", "wrong", "status"),
    [
        (True, False, "ok"),
        (False, True, "vague"),
        (True, True, "unclear"),
        (False, False, "missing"),
    ],
)
def test_check_boxes_of_word(
    fankui: Fankui,
    tmp_path: Path,
    box: Callable[[bool], str],
    right: bool,
    wrong: bool,
    status: str,
) -> None:
    """The box that is ticked is the answer, whichever way Word draws it."""
    document = new_document()
    document.add_paragraph(f"班级：{CLASS}")
    table = document.add_table(0, 3)
    for row in (["学号", "姓名", "校对结果"], [*AN[:2], ""], [*BAI[:2], "无误"]):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    paragraph = table.cell(1, 2).paragraphs[0]
    for ticked, label in ((right, "无误 "), (wrong, "有误")):
        paragraph._p.append(parse_xml(box(ticked)))  # noqa: SLF001  python-docx has no boxes
        paragraph.add_run(label)
    document.save(str(tmp_path / "一班.docx"))
    assert [one[2] for one in people(read(fankui, tmp_path / "一班.docx"))] == [status, "ok"]


# --- examples ----------------------------------------------------------------------------------

NUMBER, NAME = "2014030100", "张三"
EXAMPLES = {
    "in front": [["例", NUMBER, NAME], ["示例", NUMBER, NAME], ["填写样例：", NUMBER, NAME]],
    "in 学号": [
        ["1", f"例：{NUMBER}", NAME],
        ["1", "示例", NAME],
        ["1", f"（样例）{NUMBER}", NAME],
    ],
    "in 姓名": [["1", NUMBER, "张三（示例）"], ["1", NUMBER, "例：张三"], ["1", NUMBER, "范例"]],
}


@pytest.mark.parametrize("row", [row for rows in EXAMPLES.values() for row in rows])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".xls"])
def test_an_example_is_nobody(fankui: Fankui, tmp_path: Path, suffix: str, row: list[str]) -> None:
    """It is no student, its result is nobody's, and it is told; 范丽 is a name."""
    rows = [
        ["序号", *HEAD],
        [*row, CLASS, "姓名有误"],
        ["1", *AN],
        ["2", "2014030102", "范丽", CLASS, "无误"],
    ]
    path = made(tmp_path / f"一班{suffix}", rows)
    checked: dict[str, Any] = json.loads(fankui("check", path, "--json", "--now", NOW).out)
    for found in (read(fankui, path), checked):
        assert [one[1] for one in people(found)] == ["安若溪", "范丽"]
        said = [text for _, text in told(found, "left-out")]
        assert len([text for text in said if text.startswith("示例行，没有算：")]) == 1
        assert told(found, "unread-students") == []  # nor is it asked about
