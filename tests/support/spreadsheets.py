"""The same rows as a file of every kind that people keep rosters in, in bytes.

Cells are str, int, float, bool, datetime or None. What is said of single cells (*formats*,
*merged*) is said of the first sheet; what stands under a merged cell is left out. Rows are
numbered from 1, as people see them.
"""

import base64
import csv
import quopri
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
from io import BytesIO, StringIO
from itertools import groupby
from struct import pack
from types import MappingProxyType
from typing import Literal, NamedTuple, Never
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import xlwt
from builders import Rows
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter, range_boundaries

Sheets = Mapping[str, Rows]
HiddenRows = Mapping[str, Collection[int]]
NONE: Mapping[str, Never] = MappingProxyType({})

GENERAL = "General"
DAY = "yyyy-mm-dd"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def numbered(rows: Rows) -> Iterator[tuple[int, list[tuple[int, object]]]]:
    """The rows with their numbers, and in them the cells with theirs."""
    for row, values in enumerate(rows, 1):
        yield row, list(enumerate(values, 1))


def by_place(codes: Mapping[str, str]) -> dict[tuple[int, int], str]:
    """What is said of cells, by row and column instead of by address."""
    return {coordinate_to_tuple(address): code for address, code in codes.items()}


def spans(merged: Iterable[str]) -> dict[tuple[int, int], tuple[int, int]]:
    """The cells of merged ranges: the first with height and width, the covered with (0, 0)."""
    found = {}
    for address in merged:
        left, top, right, bottom = (int(number or 0) for number in range_boundaries(address))
        for row in range(top, bottom + 1):
            found.update({(row, column): (0, 0) for column in range(left, right + 1)})
        found[top, left] = (bottom - top + 1, right - left + 1)
    return found


def plain(value: object) -> str:
    """A value as it is shown in a sheet, and saved as text."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case datetime():
            return f"{value.year}/{value.month}/{value.day}"
        case _:
            return str(value)


def serial(value: float | datetime) -> float:
    """A number, or the number that Excel keeps for a time: days since the end of 1899."""
    if not isinstance(value, datetime):
        return value
    return value.toordinal() - 693594 + (value.hour * 60 + value.minute) / 1440


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts in this order; one called mimetype is not compressed."""
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED)
    return file.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a zip."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


# .xls


def xls(
    sheets: Sheets,
    *,
    hidden_sheets: Collection[str] = (),
    hidden_rows: HiddenRows = NONE,
    formats: Mapping[str, str] = NONE,
    merged: Collection[str] = (),
) -> bytes:
    """A workbook of Excel 97-2003 (BIFF8)."""
    book = xlwt.Workbook()
    codes, spanned = by_place(formats), spans(merged)
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        sheet.visibility = int(name in hidden_sheets)
        for row, cells in numbered(rows):
            for column, value in cells:
                code = codes.get((row, column), DAY if isinstance(value, datetime) else GENERAL)
                if value is not None and spanned.get((row, column)) != (0, 0):
                    sheet.write(row - 1, column - 1, value, xlwt.easyxf(num_format_str=code))
        for row in hidden_rows.get(name, ()):
            sheet.row(row - 1).hidden = True
        for (row, column), (height, width) in spanned.items():
            if height:
                sheet.merge(row - 1, row + height - 2, column - 1, column + width - 2)
        codes, spanned = {}, {}
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def biff(kind: int, data: bytes = b"") -> bytes:
    """A record of an .xls."""
    return pack("<HH", kind, len(data)) + data


def biff_cell(row: int, column: int, value: object, style: int) -> bytes:
    """A BOOLERR, NUMBER or LABEL record with one cell, and nothing for a blank one."""
    place = pack("<HHH", row - 1, column - 1, style)
    match value:
        case None:
            return b""
        case bool():
            return biff(0x0205, place + pack("<BB", value, 0))
        case int() | float() | datetime():
            return biff(0x0203, place + pack("<d", serial(value)))
        case _:
            text = str(value).encode("gbk")
            return biff(0x0204, place + pack("<H", len(text)) + text)


def xls5(sheets: Sheets, *, codepage: int | None = 936) -> bytes:
    """A workbook of Excel 5.0/95 (BIFF5): its texts are GBK, whatever *codepage* it claims."""
    head = biff(0x0809, pack("<HHHH", 0x0500, 0x0005, 0, 0))
    head += biff(0x0042, pack("<H", codepage)) if codepage else b""
    head += biff(0x0031, pack("<HHHHHBBBBB", 240, 0, 0x7FFF, 400, 0, 0, 0, 134, 0, 0)) * 4
    for number_format in [0] * 16 + [14]:  # General for styles and cells, and a day
        head += biff(0x00E0, pack("<HHHHLL", 0, number_format, 0x0001, 0x0020, 0, 0))
    end = biff(0x000A)
    names = [name.encode("gbk") for name in sheets]
    start = len(head) + sum(11 + len(name) for name in names) + len(end)
    bodies = b""
    for name, rows in zip(names, sheets.values(), strict=True):
        head += biff(0x0085, pack("<LBBB", start + len(bodies), 0, 0, len(name)) + name)
        lines = list(numbered(rows))
        width = max((len(cells) for _, cells in lines), default=0)
        bodies += biff(0x0809, pack("<HHHH", 0x0500, 0x0010, 0, 0))
        bodies += biff(0x0200, pack("<HHHHH", 0, len(lines), 0, width, 0))
        for row, cells in lines:
            for column, value in cells:
                bodies += biff_cell(row, column, value, 15 + isinstance(value, datetime))
        bodies += end
    file = BytesIO()
    xlwt.CompoundDoc.XlsDoc().save(file, head + end + bodies)
    new, old = (
        name.encode("utf-16-le").ljust(64, b"\0") + pack("<H", 2 * len(name))
        for name in ("Workbook\0", "Book\0")
    )
    return file.getvalue().replace(new, old)


def bare_biff(rows: Rows) -> bytes:
    """The records of one sheet in GBK and nothing around them, as old Delphi programs export."""
    data = biff(0x0809, pack("<HHHH", 0, 0x0010, 0, 0))
    for row, cells in numbered(rows):
        for column, value in cells:
            said = plain(value) if isinstance(value, datetime) else value
            data += biff_cell(row, column, said, 0)
    return data + biff(0x000A)


# .xlsb and .xlsx

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
BINARY = "application/vnd.ms-excel"
MARKUP = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class Part(NamedTuple):
    """A part of a workbook: where it is, what it is to the workbook, its type and content."""

    name: str
    relation: str
    kind: str
    content: str | bytes


def office(book: Part, *parts: Part) -> bytes:
    """A workbook in a package; it refers to its parts as rId1, rId2 … in this order."""

    def relations(folder: str, *parts: Part) -> str:
        inner = "".join(
            f'<Relationship Id="rId{at}" Type="{OFFICE}/{part.relation}"'
            f' Target="{part.name.removeprefix(folder)}"/>'
            for at, part in enumerate(parts, 1)
        )
        return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'

    kinds = "".join(
        f'<Override PartName="/{part.name}" ContentType="{part.kind}"/>' for part in (book, *parts)
    )
    return zipped(
        {
            "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f"{kinds}</Types>",
            "_rels/.rels": relations("", book),
            f"xl/_rels/{book.name.removeprefix('xl/')}.rels": relations("xl/", *parts),
            **{part.name: part.content for part in (book, *parts)},
        }
    )


def brt(kind: int, data: bytes = b"") -> bytes:
    """A record of an .xlsb; its kind and size are written by seven bits."""
    head = bytearray()
    for number in (kind, len(data)):
        rest = number
        while rest > 0x7F:
            head.append(rest & 0x7F | 0x80)
            rest >>= 7
        head.append(rest)
    return bytes(head) + data


def wide(text: str) -> bytes:
    """A text in an .xlsb."""
    data = text.encode("utf-16-le")
    return pack("<L", len(data) // 2) + data


def xlsb_cell(column: int, value: object, style: int) -> bytes:
    """A BrtCellBool, BrtCellReal or BrtCellSt with one cell, and nothing for a blank one."""
    place = pack("<LL", column - 1, style)
    match value:
        case None:
            return b""
        case bool():
            return brt(4, place + pack("<B", value))
        case int() | float() | datetime():
            return brt(5, place + pack("<d", serial(value)))
        case _:
            return brt(6, place + wide(str(value)))


def xlsb_sheet(rows: Rows, hidden: Collection[int], styles: Mapping[tuple[int, int], int]) -> bytes:
    """A sheet: a BrtRowHdr for each row, whose byte 11 has 0x10 (fDyZero) if it is hidden."""
    body, height, width = b"", 0, 0
    for row, cells in numbered(rows):
        height, width = row, max(width, len(cells))
        body += brt(0, pack("<LLHBBBL", row - 1, 0, 300, 0, 0x10 * (row in hidden), 0, 0))
        for column, value in cells:
            style = styles.get((row, column), int(isinstance(value, datetime)))
            body += xlsb_cell(column, value, style)
    size = brt(148, pack("<LLLL", 0, max(height - 1, 0), 0, max(width - 1, 0)))
    return brt(129) + size + brt(145) + body + brt(146) + brt(130)


def xlsb_styles(codes: Sequence[str]) -> bytes:
    """The styles: General, then one with each of these number formats (BrtFmt, BrtXF)."""
    numbers = range(164, 164 + len(codes))
    named = [brt(44, pack("<H", at) + wide(code)) for at, code in zip(numbers, codes, strict=True)]
    used = [brt(47, pack("<HHHHHHL", 0, at, 0, 0, 0, 0, 0)) for at in (0, *numbers)]
    looks = brt(615, pack("<L", len(named))) + b"".join(named) + brt(616)
    looks += brt(617, pack("<L", len(used))) + b"".join(used) + brt(618)
    return brt(278) + looks + brt(279)


def xlsb(
    sheets: Sheets,
    *,
    hidden_sheets: Collection[str] = (),
    hidden_rows: HiddenRows = NONE,
    formats: Mapping[str, str] = NONE,
) -> bytes:
    """A binary workbook of Excel 2007 and later, with its texts in the cells."""
    styles = {place: at for at, place in enumerate(by_place(formats), 2)}
    bundle, parts = b"", []
    for at, (name, rows) in enumerate(sheets.items(), 1):
        state = int(name in hidden_sheets)
        bundle += brt(156, pack("<LL", state, at) + wide(f"rId{at}") + wide(name))
        content = xlsb_sheet(rows, hidden_rows.get(name, ()), styles)
        place = f"xl/worksheets/sheet{at}.bin"
        parts.append(Part(place, "worksheet", f"{BINARY}.worksheet", content))
        styles = {}
    looks = xlsb_styles([DAY, *formats.values()])
    book = brt(131) + brt(143) + bundle + brt(144) + brt(132)
    kind = f"{BINARY}.sheet.binary.macroEnabled.main"
    return office(
        Part("xl/workbook.bin", "officeDocument", kind, book),
        *parts,
        Part("xl/styles.bin", "styles", f"{BINARY}.styles", looks),
    )


STYLES = (
    f'{XML}<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
    '<fills count="1"><fill><patternFill/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf xfId="0"/><xf xfId="0" numFmtId="14"/></cellXfs></styleSheet>'
)


def raw_xlsx(
    sheet_xml: str | bytes,
    *,
    strings: Sequence[str] | None = None,
    styles_xml: str | None = STYLES,
    state: Literal["visible", "hidden", "veryHidden"] = "visible",
    others: Mapping[str, str | bytes] = NONE,
) -> bytes:
    """A workbook with one sheet 名单, given as the rows in its sheetData or as its whole part.

    *strings* are shared strings, which stand as they are in a <t>, or in the <si> if they begin
    with a tag; *others* are parts to add, or to put in the place of those of the same name.
    """
    if isinstance(sheet_xml, str) and "worksheet" not in sheet_xml:
        sheet_xml = f"<sheetData>{sheet_xml}</sheetData>"
        sheet_xml = f'{XML}<worksheet xmlns="{MAIN}">{sheet_xml}</worksheet>'
    book = (
        f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="名单" sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>'
    )
    parts = [Part("xl/worksheets/sheet1.xml", "worksheet", f"{MARKUP}.worksheet+xml", sheet_xml)]
    if strings is not None:
        items = "".join(
            f"<si>{text}</si>" if text.startswith("<") else f"<si><t>{text}</t></si>"
            for text in strings
        )
        table = f'{XML}<sst xmlns="{MAIN}">{items}</sst>'
        kind = f"{MARKUP}.sharedStrings+xml"
        parts.append(Part("xl/sharedStrings.xml", "sharedStrings", kind, table))
    if styles_xml is not None:
        parts.append(Part("xl/styles.xml", "styles", f"{MARKUP}.styles+xml", styles_xml))
    data = office(
        Part("xl/workbook.xml", "officeDocument", f"{MARKUP}.sheet.main+xml", book), *parts
    )
    return zipped({**unzipped(data), **others})


def inline_strings(
    rows: Rows,
    *,
    dimension: str | None = None,
    styles: bool = True,
    prefix: str = "",
    refs: bool = True,
) -> bytes:
    """A workbook as programs other than Excel write it, with its texts in the cells.

    It may say that it has another *dimension*, have no *styles*, name its elements with a
    namespace *prefix*, and not say where its rows and cells are (*refs*).
    """
    x = f"{prefix}:" if prefix else ""

    def cell(value: object, place: str) -> str:
        match value:
            case None:
                return f"<{x}c{place}/>"
            case bool():
                kind, inner = ' t="b"', f"<{x}v>{value:d}</{x}v>"
            case int() | float():
                kind, inner = "", f"<{x}v>{value}</{x}v>"
            case datetime():
                kind, inner = ' s="1"' if styles else "", f"<{x}v>{serial(value)}</{x}v>"
            case _:
                text = escape(str(value))
                kind, inner = ' t="inlineStr"', f"<{x}is><{x}t>{text}</{x}t></{x}is>"
        return f"<{x}c{place}{kind}>{inner}</{x}c>"

    lines = ""
    for row, cells in numbered(rows):
        inner = "".join(
            cell(value, f' r="{get_column_letter(column)}{row}"' if refs else "")
            for column, value in cells
        )
        place = f' r="{row}"' if refs else ""
        lines += f"<{x}row{place}>{inner}</{x}row>"
    claim = f'<{x}dimension ref="{dimension}"/>' if dimension else ""
    name = f"xmlns:{prefix}" if prefix else "xmlns"
    return raw_xlsx(
        f'{XML}<{x}worksheet {name}="{MAIN}">{claim}<{x}sheetData>{lines}</{x}sheetData>'
        f"</{x}worksheet>",
        styles_xml=STYLES if styles else None,
    )


def strict_ooxml(data: bytes) -> bytes:
    """The same .xlsx as "Strict Open XML Spreadsheet", which has other namespaces."""
    families = r"http://schemas\.openxmlformats\.org/(officeDocument|spreadsheetml|drawingml)/2006/"
    parts: dict[str, str | bytes] = {}
    for name, content in unzipped(data).items():
        if name.endswith((".xml", ".rels")):
            text = re.sub(families, r"http://purl.oclc.org/ooxml/\1/", content.decode())
            text = text.replace('/extended-properties"', '/extendedProperties"')
            parts[name] = text.replace("<workbook ", '<workbook conformance="strict" ')
        else:
            parts[name] = content
    return zipped(parts)


# .ods


def repeated(pieces: Iterable[str], what: str) -> str:
    """Elements, with equal ones that follow each other written once."""
    text = ""
    for piece, group in groupby(pieces):
        count = len(list(group))
        many = rf'\g<0> table:number-{what}-repeated="{count}"' if count > 1 else r"\g<0>"
        text += re.sub(r"^<[\w:-]+", many, piece, count=1)
    return text


def ods_cell(value: object, shown: str, span: tuple[int, int] | None) -> str:
    """A cell with its value in an attribute, and with the text that is *shown*."""
    if span == (0, 0):
        return "<table:covered-table-cell/>"
    place = ""
    if span:
        place = f' table:number-columns-spanned="{span[1]}" table:number-rows-spanned="{span[0]}"'
    match value:
        case None:
            return f"<table:table-cell{place}/>"
        case bool():
            kind, more = "boolean", f' office:boolean-value="{str(value).lower()}"'
        case int() | float():
            kind, more = "float", f' office:value="{value}"'
        case datetime():
            day = value.isoformat().removesuffix("T00:00:00")
            kind, more = "date", f' office:date-value="{day}"'
        case _:
            kind, more = "string", ""
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in shown.split("\n"))
    return (
        f'<table:table-cell{place} office:value-type="{kind}"{more} calcext:value-type="{kind}">'
        f"{lines}</table:table-cell>"
    )


def ods(
    sheets: Sheets,
    *,
    hidden_sheets: Collection[str] = (),
    hidden_rows: HiddenRows = NONE,
    formats: Mapping[str, str] = NONE,
    merged: Collection[str] = (),
) -> bytes:
    """A spreadsheet of LibreOffice; *formats* tell what is shown, as in {"A2": "0123"}."""
    names = {
        key: f"urn:oasis:names:tc:opendocument:xmlns:{key}:1.0"
        for key in ("office", "style", "table", "text")
    } | {"calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"}
    shown, spanned = by_place(formats), spans(merged)
    body = ""
    for name, rows in sheets.items():
        lines = []
        for row, cells in numbered(rows):
            pieces = [
                ods_cell(value, shown.get((row, column), plain(value)), spanned.get((row, column)))
                for column, value in cells
            ]
            pieces += ["<table:table-cell/>"] * (1024 - len(pieces))
            hidden = ' table:visibility="collapse"' * (row in hidden_rows.get(name, ()))
            inner = repeated(pieces, "columns")
            lines.append(f"<table:table-row{hidden}>{inner}</table:table-row>")
        style = "ta2" if name in hidden_sheets else "ta1"
        body += (
            f'<table:table table:name="{escape(name)}" table:style-name="{style}">'
            '<table:table-column table:number-columns-repeated="1024"/>'
            f"{repeated(lines, 'rows')}"
            f'<table:table-row table:number-rows-repeated="{1048576 - len(lines)}">'
            '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
            "</table:table>"
        )
        shown, spanned = {}, {}
    looks = "".join(
        f'<style:style style:name="{style}" style:family="table">'
        f'<style:table-properties table:display="{display}"/></style:style>'
        for style, display in (("ta1", "true"), ("ta2", "false"))
    )
    spaces = " ".join(f'xmlns:{key}="{name}"' for key, name in names.items())
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped(
        {
            "mimetype": kind,
            "content.xml": f'{XML}<office:document-content {spaces} office:version="1.3">'
            f"<office:automatic-styles>{looks}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
            "</office:document-content>",
            "META-INF/manifest.xml": f"{XML}<manifest:manifest"
            ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
            ' manifest:version="1.3">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            '<manifest:file-entry manifest:full-path="content.xml"'
            ' manifest:media-type="text/xml"/></manifest:manifest>',
        }
    )


# Text of one kind or another that is called .xls


def xml2003_cell(value: object) -> str:
    """The data of a cell, with its type."""
    match value:
        case bool():
            kind, text = "Boolean", f"{value:d}"
        case int() | float():
            kind, text = "Number", f"{value}"
        case datetime():
            kind, text = "DateTime", f"{value:%Y-%m-%dT%H:%M:%S.000}"
        case _:
            kind, text = "String", escape(str(value)).replace("\n", "&#10;")
    return f'<Data ss:Type="{kind}">{text}</Data>'


def xml2003(
    sheets: Sheets,
    *,
    encoding: str = "utf-8",
    hidden_sheets: Collection[str] = (),
    hidden_rows: HiddenRows = NONE,
    formats: Mapping[str, str] = NONE,
    merged: Collection[str] = (),
) -> bytes:
    """An "XML Spreadsheet 2003", in which blank rows and cells are left out."""
    shown, spanned = by_place(formats), spans(merged)
    body = ""
    for name, rows in sheets.items():
        lines, next_row = "", 1
        for row, cells in numbered(rows):
            inner, next_column = "", 1
            for column, value in cells:
                height, width = spanned.get((row, column), (1, 1))
                if value is None or not height:
                    continue
                place = f' ss:Index="{column}"' if column != next_column else ""
                place += f' ss:MergeAcross="{width - 1}"' if width > 1 else ""
                place += f' ss:MergeDown="{height - 1}"' if height > 1 else ""
                if isinstance(value, datetime):
                    place += ' ss:StyleID="day"'
                elif (row, column) in shown:
                    place += f' ss:StyleID="s{row}-{column}"'
                inner += f"<Cell{place}>{xml2003_cell(value)}</Cell>"
                next_column = column + width
            hidden = row in hidden_rows.get(name, ())
            if inner or hidden:
                place = f' ss:Index="{row}"' if row != next_row else ""
                place += ' ss:Hidden="1"' if hidden else ""
                lines += f"<Row{place}>{inner}</Row>\n"
                next_row = row + 1
        options = "<Visible>SheetHidden</Visible>" if name in hidden_sheets else ""
        body += (
            f'<Worksheet ss:Name="{escape(name)}"><Table>\n{lines}</Table>'
            '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">'
            f"{options}</WorksheetOptions></Worksheet>\n"
        )
        shown, spanned = {}, {}
    styles = {"day": DAY} | {f"s{row}-{at}": code for (row, at), code in by_place(formats).items()}
    looks = "".join(
        f'<Style ss:ID="{style}"><NumberFormat ss:Format="{escape(code)}"/></Style>'
        for style, code in styles.items()
    )
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">\n'
        f'<Styles><Style ss:ID="Default" ss:Name="Normal"/>{looks}</Styles>\n{body}</Workbook>\n'
    )
    return text.encode(encoding, "xmlcharrefreplace")


def html(
    rows: Rows,
    *,
    encoding: str = "utf-8",
    charset: str | None = "utf-8",
    fragment: bool = False,
    title: str | None = None,
    th: bool = False,
    closed: bool = True,
) -> bytes:
    """A web page as 教务系统 give it out.

    *charset* is the encoding that it claims, if any; a *fragment* is the table only; *title* is a
    first row of one cell; *th* makes the next row a header; *closed* tags of cells have an end.
    """

    def cell(value: object, tag: str) -> str:
        kind = "x:num align=right" if isinstance(value, int | float) else "x:str align=center"
        text = escape(plain(value)).replace("\n", "<br>") or "&nbsp;"
        end = f"</{tag}>" if closed else ""
        return f"<{tag} {kind} style=\"mso-number-format:'\\@'\" class='c1'>{text}{end}"

    lines = [
        "".join(cell(value, "th" if th and at == 0 else "td") for value in values)
        for at, values in enumerate(rows)
    ]
    if title is not None:
        width = max((len(re.findall("<t[dh] ", line)) for line in lines), default=1)
        lines.insert(0, cell(title, "td").replace("x:str", f"colspan={width}"))
    end = "</tr>\n" if closed else "\n"
    inner = "".join(f"<tr height=20>{line}{end}" for line in lines)
    text = f"<table border=1 cellspacing=0>\n{inner}</table>\n"
    if not fragment:
        says = f'content="text/html; charset={charset}"'
        meta = f"<meta http-equiv=Content-Type {says}>\n" if charset else ""
        text = (
            '<html xmlns:x="urn:schemas-microsoft-com:office:excel">\n<head>\n'
            f"{meta}<title>导出</title><style>.c1 {{ color: #000 }}</style>\n</head>\n"
            f"<body>\n{text}</body>\n</html>\n"
        )
    return text.encode(encoding)


def mhtml(
    rows: Rows,
    *,
    encoding: str = "gb2312",
    transfer: Literal["quoted-printable", "base64"] = "quoted-printable",
    framed: bool = False,
) -> bytes:
    """A "single file web page" of Excel; if *framed*, its first page only frames the sheet."""
    encode = quopri.encodestring if transfer == "quoted-printable" else base64.encodebytes
    pages = {"sheet001.htm": html(rows, encoding=encoding, charset=encoding)}
    if framed:
        pages = {
            "book.htm": b'<html><frameset><frame src="sheet001.htm"></frameset></html>'
        } | pages
    boundary = "----=_NextPart_01D3C9B0.6F2A41E0"
    file = (
        "MIME-Version: 1.0\nX-Document-Type: Workbook\n"
        f'Content-Type: multipart/related; boundary="{boundary}"\n\n'
        "This document is a Single File Web Page, also known as a Web Archive file.\n\n"
    ).encode()
    for name, page in pages.items():
        file += (
            f"--{boundary}\nContent-Location: file:///C:/4A7B21/{name}\n"
            f"Content-Transfer-Encoding: {transfer}\n"
            f'Content-Type: text/html; charset="{encoding}"\n\n'
        ).encode() + encode(page)
    return (file + f"\n--{boundary}--\n".encode()).replace(b"\n", b"\r\n")


def delimited(
    rows: Rows,
    *,
    delimiter: str = ",",
    encoding: str = "utf-8",
    newline: str = "\r\n",
    quote_all: bool = False,
) -> bytes:
    """A text file with a row a line."""
    file = StringIO(newline="")
    writer = csv.writer(
        file,
        delimiter=delimiter,
        lineterminator=newline,
        quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL,
    )
    writer.writerows([plain(value) for value in values] for values in rows)
    return file.getvalue().encode(encoding)
