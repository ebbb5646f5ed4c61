"""Workbooks and documents with one class list, as other programs write them.

Each is the same list: four students, one of them without a result and one whose result says
nothing. What is around it is each program's own: tables, filters, notes, threads, controls.
"""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import openpyxl
import xlsxwriter
from docx.document import Document
from new_document import new_document
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo

FILES = Path(__file__).parents[1] / "office/marks/files"
HEADER = ("学号", "姓名", "班级", "校对结果")
LIST = (
    ("2014030101", "安若溪", "2014级软件1班", "无误"),
    ("2014030102", "白景行", "2014级软件1班", ""),
    ("2014030103", "毕思远", "2014级软件1班", "有问题"),
    ("2014030104", "曹雨桐", "2014级软件1班", "照片不是本人 <旧> & 模糊"),
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def saved(save: Callable[[BytesIO], object]) -> bytes:
    file = BytesIO()
    save(file)
    return file.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


# --- workbooks -----------------------------------------------------------------------------------


def by_openpyxl() -> bytes:
    """Plain rows."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "名单"
    for row in (HEADER, *LIST):
        sheet.append([text or None for text in row])
    return saved(book.save)


def with_everything() -> bytes:
    """A title over merged cells, a table, a filter, a drop-down, notes, styles, a locked sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "名单 & 结果"
    sheet["A1"] = "2014级软件1班"
    sheet.merge_cells("A1:D1")
    for row in (HEADER, *LIST):
        sheet.append([text or None for text in row])
    side = Side(style="thin", color="FF0000")
    for row in sheet["A2:D6"]:
        for cell in row:
            cell.border = Border(left=side, bottom=side)
            cell.font = Font(name="宋体", size=12, bold=cell.row == 2)
            cell.alignment = Alignment(wrap_text=True, horizontal="center")
            cell.number_format = "@"
    sheet["A3"].fill = PatternFill("solid", fgColor="00FF00")
    table = Table(displayName="名单表", ref="A2:D6")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium9", showRowStripes=True)
    sheet.add_table(table)
    offer = DataValidation(type="list", formula1='"无误,有误"', allow_blank=True)
    offer.add("D3:D6")
    sheet.add_data_validation(offer)
    sheet["B2"].comment = Comment("辅导员：按学号排", "王老师")
    sheet["D5"].comment = Comment("问过了", "王老师")
    sheet.merge_cells("F3:G4")
    sheet.protection.enable()
    sheet.freeze_panes = "C3"
    other = book.create_sheet("说明")
    other["A1"] = "怎么填"
    other["A1"].comment = Comment("另一张表的批注", "王老师")
    return saved(book.save)


def by_xlsxwriter() -> bytes:
    """Formats of whole columns and rows, conditional formats, notes, a chart, a filter, names."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("名单")
    text = book.add_format({"num_format": "@", "border": 1})
    bold = book.add_format({"bold": True, "bg_color": "#DDEBF7"})
    sheet.set_column("A:A", 14, text)
    sheet.set_column("D:E", 24, text)
    sheet.write_row(0, 0, HEADER, bold)
    for at, row in enumerate(LIST, start=1):
        for column, value in enumerate(row):
            if value:
                sheet.write_string(at, column, value, text)
    sheet.set_row(2, 20, bold)
    sheet.autofilter(0, 0, 4, 3)
    sheet.freeze_panes(1, 2)
    sheet.write_comment("A1", "不要改列名", {"author": "王老师", "visible": True})
    sheet.conditional_format(
        "D2:D5", {"type": "text", "criteria": "containing", "value": "误", "format": bold}
    )
    sheet.write_url("F1", "https://www.chsi.com.cn/")
    sheet.write_formula("F2", "=COUNTA(D2:D5)", None, 3)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=名单!$F$2:$F$2"})
    sheet.insert_chart("H2", chart)
    second = book.add_worksheet("其他")
    second.write_comment("B2", "第二张的批注")
    book.define_name("全部", "=名单!$A$1:$D$5")
    book.close()
    return file.getvalue()


def by_libreoffice() -> bytes:
    """Written by LibreOffice Calc, with a note."""
    return (FILES / "libreoffice.xlsx").read_bytes()


def like_wps() -> bytes:
    """As WPS 表格 writes it: its own namespaces, texts with their reading, an extension."""
    texts = [*HEADER, *(text for row in LIST for text in row if text)]
    strings = "".join(
        f'<si><t>{_spelt(one)}</t><phoneticPr fontId="1" type="noConversion"/></si>'
        for one in texts
    )
    number = iter(range(len(texts)))
    rows = "".join(
        f'<row r="{at}" spans="1:4" ht="14.25" customHeight="1">'
        + "".join(
            f'<c r="{"ABCD"[column]}{at}" s="1" t="s"><v>{next(number)}</v></c>'
            if text
            else f'<c r="{"ABCD"[column]}{at}" s="1"/>'
            for column, text in enumerate(row)
        )
        + "</row>"
        for at, row in enumerate((HEADER, *LIST), start=1)
    )
    sheet = (
        f'<worksheet xmlns="{_MAIN}" xmlns:r="{_RELATIONS}" '
        'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData">'
        '<sheetPr/><dimension ref="A1:D5"/><sheetViews><sheetView tabSelected="1" '
        'workbookViewId="0"/></sheetViews><sheetFormatPr defaultColWidth="9" '
        f'defaultRowHeight="13.5"/><sheetData>{rows}</sheetData><pageMargins left="0.75" '
        'right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/><headerFooter/>'
        '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"/></extLst></worksheet>'
    )
    styles = (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/>'
        '</font><font><sz val="9"/><name val="宋体"/></font></fonts><fills count="2"><fill>'
        '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill></fills><borders count="1"><border><left/><right/><top/><bottom/></border>'
        '</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0">'
        '<alignment vertical="center"/></xf></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" '
        'fontId="0" fillId="0" borderId="0" xfId="0"><alignment vertical="center"/></xf><xf '
        'numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1">'
        '<alignment vertical="center"/></xf></cellXfs></styleSheet>'
    )
    shared = f'<sst xmlns="{_MAIN}" count="{len(texts)}" uniqueCount="{len(texts)}">{strings}</sst>'
    return _book(sheet, {"xl/styles.xml": styles, "xl/sharedStrings.xml": shared})


def prefixed() -> bytes:
    """Every element with a prefix, as small libraries write them; no style has a colour yet."""
    rows = "".join(
        f'<x:row r="{at}">'
        + "".join(
            f'<x:c r="{"ABCD"[column]}{at}" t="inlineStr"><x:is><x:t>{_spelt(text)}</x:t></x:is>'
            "</x:c>"
            for column, text in enumerate(row)
            if text
        )
        + "</x:row>"
        for at, row in enumerate((HEADER, *LIST), start=1)
    )
    sheet = f'<x:worksheet xmlns:x="{_MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    styles = (
        f'<x:styleSheet xmlns:x="{_MAIN}"><x:fonts count="1"><x:font/></x:fonts><x:fills '
        'count="1"><x:fill><x:patternFill patternType="none"/></x:fill></x:fills><x:borders '
        'count="1"><x:border/></x:borders><x:cellXfs count="1"><x:xf numFmtId="0" fontId="0" '
        'fillId="0" borderId="0"/></x:cellXfs></x:styleSheet>'
    )
    return _book(sheet, {"xl/styles.xml": styles})


def bare() -> bytes:
    """No styles, no addresses, single quotes: as short as a workbook may be."""
    rows = "".join(
        "<row>"
        + "".join(f"<c t='inlineStr'><is><t>{_spelt(text)}</t></is></c>" for text in row)
        + "</row>"
        for row in (HEADER, *LIST)
    )
    return _book(f"<worksheet xmlns='{_MAIN}'><sheetData>{rows}</sheetData></worksheet>", {})


def threaded() -> bytes:
    """A cell with a thread of comments, as Excel 365 writes it, and the note that stands for it."""
    parts = parts_of(by_openpyxl_with_note("D3", "[Threaded comment]\n\nComment:\n    补了吗"))
    root = "{11111111-2222-3333-4444-555555555555}"
    person = "{AAAAAAAA-2222-3333-4444-555555555555}"
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    parts["xl/threadedComments/threadedComment1.xml"] = (
        f'<ThreadedComments xmlns="{space}"><threadedComment ref="D3" '
        f'dT="2018-03-30T08:00:00.00" personId="{person}" id="{root}"><text>补了吗</text>'
        "</threadedComment></ThreadedComments>"
    ).encode()
    parts["xl/persons/person.xml"] = (
        f'<personList xmlns="{space}"><person displayName="王老师" id="{person}" '
        'userId="w" providerId="None"/></personList>'
    ).encode()
    kind = "http://schemas.microsoft.com/office/2017/10/relationships"
    _relate(
        parts, "xl/worksheets/_rels/sheet1.xml.rels", "rIdT", f"{kind}/threadedComment",
        "../threadedComments/threadedComment1.xml",
    )  # fmt: skip
    _relate(parts, "xl/_rels/workbook.xml.rels", "rIdP", f"{kind}/person", "persons/person.xml")
    types = parts["[Content_Types].xml"]
    for part, content in (
        (
            "/xl/threadedComments/threadedComment1.xml",
            "application/vnd.ms-excel.threadedcomments+xml",
        ),
        ("/xl/persons/person.xml", "application/vnd.ms-excel.person+xml"),
    ):
        told = f'<Override PartName="{part}" ContentType="{content}"/></Types>'
        types = types.replace(b"</Types>", told.encode())
    parts["[Content_Types].xml"] = types
    return packed(parts)


def by_openpyxl_with_note(cell: str, text: str) -> bytes:
    book = openpyxl.load_workbook(BytesIO(by_openpyxl()))
    book.worksheets[0][cell].comment = Comment(text, "tc={11111111-2222-3333-4444-555555555555}")
    return saved(book.save)


def with_control() -> bytes:
    """A button, in a drawing that is no XML (an open br), and no note: as Excel writes such."""
    parts = parts_of(by_openpyxl())
    parts["xl/drawings/vmlDrawing1.vml"] = (
        b'<xml xmlns:v="urn:schemas-microsoft-com:vml"\r\n'
        b' xmlns:o="urn:schemas-microsoft-com:office:office"\r\n'
        b' xmlns:x="urn:schemas-microsoft-com:office:excel">\r\n'
        b' <o:shapelayout v:ext="edit">\r\n  <o:idmap v:ext="edit" data="7"/>\r\n'
        b' </o:shapelayout><v:shapetype id="_x0000_t201" coordsize="21600,21600" o:spt="201"'
        b' path="m,l,21600r21600,l21600,xe"></v:shapetype><v:shape id="_x0000_s7169"'
        b' type="#_x0000_t201" style=\'position:absolute;margin-left:300pt;width:60pt;'
        b"height:20pt'><v:textbox><div>one<br>two</div></v:textbox>"
        b'<x:ClientData ObjectType="Button"><x:Anchor>6, 0, 1, 0, 7, 0, 2, 0</x:Anchor>'
        b"</x:ClientData></v:shape></xml>"
    )
    _relate(
        parts, "xl/worksheets/_rels/sheet1.xml.rels", "rId9", f"{_RELATIONS}/vmlDrawing",
        "../drawings/vmlDrawing1.vml",
    )  # fmt: skip
    sheet = parts["xl/worksheets/sheet1.xml"]
    told = f'<legacyDrawing xmlns:r="{_RELATIONS}" r:id="rId9"/></worksheet>'
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</worksheet>", told.encode())
    told = '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument'
    told += '.vmlDrawing"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", told.encode())
    return packed(parts)


def strict_book() -> bytes:
    """“严格 Open XML”: other namespaces."""
    return packed({name: _strict(part) for name, part in parts_of(by_openpyxl()).items()})


#: Workbooks by who writes them so.
BOOKS: Mapping[str, Callable[[], bytes]] = {
    "openpyxl": by_openpyxl, "everything": with_everything, "xlsxwriter": by_xlsxwriter,
    "libreoffice": by_libreoffice, "wps": like_wps, "prefixed": prefixed, "bare": bare,
    "threaded": threaded, "control": with_control, "strict": strict_book,
}  # fmt: skip


def _book(sheet: str, more: Mapping[str, str]) -> bytes:
    """A workbook of one sheet, by hand."""
    kinds = {"xl/styles.xml": "styles", "xl/sharedStrings.xml": "sharedStrings"}
    types = "".join(
        f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument'
        f'.spreadsheetml.{kinds[part]}+xml"/>'
        for part in more
    )
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{_RELATIONS}/{kinds[part]}" '
        f'Target="{part.removeprefix("xl/")}"/>'
        for at, part in enumerate(more, start=2)
    )
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{main}.sheet.main+xml"/><Override '
        f'PartName="/xl/worksheets/sheet1.xml" ContentType="{main}.worksheet+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets><sheet '
        'name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship '
        f'Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>{relations}'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": sheet,
        **more,
    }
    return packed({name: text.encode() for name, text in parts.items()})


def _spelt(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _relate(parts: dict[str, bytes], file: str, identity: str, kind: str, target: str) -> None:
    told = f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"/></Relationships>'
    there = parts.get(file, f'<Relationships xmlns="{_PACKAGE}"></Relationships>'.encode())
    parts[file] = there.replace(b"</Relationships>", told.encode())


def _strict(part: bytes) -> bytes:
    """A part in the namespaces of the strict kind."""
    for there, here in (
        (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
         b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
        (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
         b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
         b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
    ):  # fmt: skip
        part = part.replace(there, here)
    return part


# --- documents -----------------------------------------------------------------------------------


def by_python_docx() -> bytes:
    """A line for the class, a table."""
    return saved(_document().save)


def with_comments() -> bytes:
    """Comments of a counsellor, one on a cell that will be marked."""
    document = _document()
    document.add_comment(document.paragraphs[0].runs, "班级对吗", author="王老师")
    cell = document.tables[0].cell(3, 3).paragraphs[0]
    document.add_comment(cell.runs, "问过了", author="王老师")
    return saved(document.save)


def document_by_libreoffice() -> bytes:
    """Written by LibreOffice Writer."""
    return (FILES / "libreoffice.docx").read_bytes()


def document_like_wps() -> bytes:
    """As WPS 文字: a cell in a content control, a coloured one, direct formatting everywhere."""
    parts = parts_of(by_python_docx())
    xml = parts["word/document.xml"].decode()
    xml = xml.replace(
        "<w:document ",
        '<w:document xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" ',
    )
    cells = re.findall(r"<w:tc>.*?</w:tc>", xml, re.DOTALL)
    wrapped = f'<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent>{cells[9]}'
    xml = xml.replace(cells[9], f"{wrapped}</w:sdtContent></w:sdt>")
    coloured = cells[15].replace(
        "</w:tcPr>",
        '<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/><w:noWrap w:val="0"/>'
        '<w:vAlign w:val="center"/></w:tcPr>',
    )
    xml = xml.replace(cells[15], coloured)
    xml = xml.replace("<w:p><w:r>", '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r>')
    parts["word/document.xml"] = xml.encode()
    return packed(parts)


def with_changes() -> bytes:
    """A nested table above, a row that was deleted with changes tracked, cells merged downwards."""
    document = new_document()
    around = document.add_table(1, 1)
    inner = around.cell(0, 0).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "填表人", "班长"
    _fill(document)
    parts = parts_of(saved(document.save))
    xml = parts["word/document.xml"].decode()
    rows = re.findall(r"<w:tr>(?:(?!<w:tr>).)*?</w:tr>", xml, re.DOTALL)
    header = next(row for row in rows if "学号" in row)
    gone = next(row for row in rows if "安若溪" in row).replace("安若溪", "不要的人")
    gone = gone.replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="5" w:author="王"/></w:trPr>')
    xml = xml.replace(header, header + gone)
    for at, row in enumerate(r for r in rows if "2014级软件1班" in r and "学号" not in r):
        merge = '<w:vMerge w:val="restart"/>' if at == 0 else "<w:vMerge/>"
        cells = re.findall(r"<w:tc>.*?</w:tc>", row, re.DOTALL)
        merged = cells[2].replace("</w:tcPr>", f"{merge}</w:tcPr>")
        xml = xml.replace(row, row.replace(cells[2], merged))
    parts["word/document.xml"] = xml.encode()
    return packed(parts)


def strict_document() -> bytes:
    """“严格 Open XML”."""
    return packed({name: _strict(part) for name, part in parts_of(by_python_docx()).items()})


def bare_document() -> bytes:
    """Blank cells of one tag, no properties of cells, another prefix, no relations of its own."""
    rows = "".join(
        "<n:tr>"
        + "".join(
            f"<n:tc><n:p><n:r><n:t>{_spelt(text)}</n:t></n:r></n:p></n:tc>"
            if text
            else "<n:tc><n:p/></n:tc>"
            for text in row
        )
        + "</n:tr>"
        for row in (HEADER, *LIST)
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<n:document xmlns:n="{_W}"><n:body><n:tbl><n:tblPr/><n:tblGrid/>'
        f"{rows}</n:tbl><n:p/></n:body></n:document>",
    }
    return packed({name: text.encode() for name, text in parts.items()})


#: Documents by who writes them so.
DOCUMENTS: Mapping[str, Callable[[], bytes]] = {
    "python-docx": by_python_docx, "comments": with_comments,
    "libreoffice": document_by_libreoffice, "wps": document_like_wps, "changes": with_changes,
    "strict": strict_document, "bare": bare_document,
}  # fmt: skip


def _document() -> Document:
    document = new_document()
    document.add_paragraph("班级：2014级软件1班　图像信息校对反馈表")
    _fill(document)
    return document


def _fill(document: Document) -> None:
    table = document.add_table(len(LIST) + 1, len(HEADER))
    for row, texts in zip(table.rows, (HEADER, *LIST), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            if text:
                cell.text = text


def read_document(data: bytes) -> Document:
    return docx.Document(BytesIO(data))
