"""Files that are hostile, or were broken on the way: each is read right or refused in words.

A is about the container, B about XML, C about what a sheet holds, D about text, E about what
Word and Excel share. All hold one invented class of two, as far as they hold anything. Every
file is made in less than a second, and the slower ones are made once.
"""

import re
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from io import BytesIO
from random import Random
from struct import pack
from types import MappingProxyType
from typing import NamedTuple
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile


class Hostile(NamedTuple):
    """One file: its *number* in the catalogue, a *title*, a file *name*, and its bytes.

    *students* are those that must be read, as "学号 姓名"; None if the file must be refused, by
    the reader of tables or for want of a header and people. A ? stands for a 学号 that must not
    pass as one (empty, marked as at fault, or not made of letters and digits), and for a missing
    name. With *may_be_refused* they may be, as fast as the parser of this Python is.
    """

    number: str
    title: str
    name: str
    make: Callable[[], bytes]
    students: tuple[str, ...] | None
    may_be_refused: bool = False


XLSX, XLS, XLSB, ODS, CSV = "名单.xlsx", "名单.xls", "名单.xlsb", "名单.ods", "名单.csv"
BOTH = ("2014030101 李明", "2014030102 王伟")
LOST = ("? 李明", "2014030102 王伟")
FIFTY = tuple(f"{number} 李明" for number in range(2014030101, 2014030151))
GB = 1_000_000_000


def _read(
    number: str,
    title: str,
    make: Callable[[], bytes],
    name: str = XLSX,
    students: tuple[str, ...] = BOTH,
) -> Hostile:
    return Hostile(number, title, name, make, students)


def _refused(number: str, title: str, make: Callable[[], bytes], name: str = XLSX) -> Hostile:
    return Hostile(number, title, name, make, None)


def _read_unless(
    refused: bool,
    number: str,
    title: str,
    make: Callable[[], bytes],
    name: str = XLSX,
    students: tuple[str, ...] = BOTH,
) -> Hostile:
    """One of a row of files of which some are *refused*."""
    return Hostile(number, title, name, make, None if refused else students)


def _random(seed: int) -> Random:
    return Random(seed)  # noqa: S311  the same files every time, no secrets


# Archives, whose parts may be larger than memory and whose directory may lie.


class Repeated(NamedTuple):
    """Bytes too many to hold: *chunk* so many *times* between *head* and *tail*."""

    head: bytes
    chunk: bytes
    times: int
    tail: bytes


Content = str | bytes | Repeated


class Entry(NamedTuple):
    """One part of an archive as it is written there; all but *packed* may be lies.

    With *at* it stands in the directory only, which says that its bytes are there.
    """

    packed: bytes
    crc: int
    size: int
    method: int = ZIP_DEFLATED
    flags: int = 0x800
    version: int = 20
    packed_size: int | None = None
    at: int | None = None


def _filled(text: str, unit: str, size: int) -> Repeated:
    """The *text* with about *size* bytes of *unit* in place of its @."""
    head, tail = text.encode().split(b"@")
    one = unit.encode()
    chunk = one * max(1, 1_000_000 // len(one))
    return Repeated(head, chunk, max(1, size // len(chunk)), tail)


def _entry(content: Content, method: int = ZIP_DEFLATED) -> Entry:
    """A part as an honest program writes it."""
    if isinstance(content, str):
        content = content.encode()
    if isinstance(content, bytes):
        content = Repeated(content, b"", 0, b"")
    head, chunk, times, tail = content
    size = len(head) + len(chunk) * times + len(tail)
    if method == ZIP_STORED:
        return Entry(head + chunk * times + tail, zlib.crc32(head + chunk * times + tail), size, 0)
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    # after a full flush the packed bytes mean the same wherever they stand
    packed = press.compress(head) + press.flush(zlib.Z_FULL_FLUSH)
    if times:
        packed += (press.compress(chunk) + press.flush(zlib.Z_FULL_FLUSH)) * times
    packed += press.compress(tail) + press.flush()
    return Entry(packed, _crc_of(content), size)


def _product(one: int, other: int) -> int:
    """The product of two polynomials modulo that of CRC-32, their bits as zlib has them."""
    product = 0
    while one:
        if one & 1 << 31:
            product ^= other
        one = one << 1 & 0xFFFFFFFF
        other = other >> 1 ^ (0xEDB88320 if other & 1 else 0)
    return product


def _crc_of_two(first: int, second: int, length: int) -> int:
    """The CRC-32 of two texts in a row; *length* is that of the second, in bytes."""
    power, square, bits = 1 << 31, 1 << 30, 8 * length
    while bits:
        if bits & 1:
            power = _product(power, square)
        square = _product(square, square)
        bits >>= 1
    return _product(power, first) ^ second


def _crc_of(content: Repeated) -> int:
    whole = zlib.crc32(content.head)
    part, length, times = zlib.crc32(content.chunk), len(content.chunk), content.times
    while times:
        if times & 1:
            whole = _crc_of_two(whole, part, length)
        part, length, times = _crc_of_two(part, part, length), length * 2, times >> 1
    return zlib.crc32(content.tail, whole)


def _described(name: bytes, entry: Entry) -> bytes:
    """What both the directory and the head of a part say of it."""
    size = len(entry.packed) if entry.packed_size is None else entry.packed_size
    about = (entry.version, entry.flags, entry.method, 0, 33, entry.crc, size, entry.size)
    return pack("<HHHHHIIIHH", *about, len(name), 0)


def _zip(entries: Iterable[tuple[str, Entry]]) -> bytes:
    """An archive; names may come twice."""
    body, directory, count = bytearray(), bytearray(), 0
    for text, entry in entries:
        name = text.encode()
        at = len(body) if entry.at is None else entry.at
        if entry.at is None:
            body += b"PK\3\4" + _described(name, entry) + name + entry.packed
        directory += b"PK\1\2\x14\0" + _described(name, entry) + pack("<HHHII", 0, 0, 0, 0, at)
        directory += name
        count += 1
    start, size = len(body), len(directory)
    end = bytearray()
    if count > 0xFFFE:  # what the older end has no room for
        end += b"PK\6\6" + pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, size, start)
        end += b"PK\6\7" + pack("<IQI", 0, start + size, 1)
    short = min(count, 0xFFFF)
    end += b"PK\5\6" + pack("<HHHHIIH", 0, 0, short, short, size, start, 0)
    return bytes(body + directory + end)


def _overlapping(count: int, size: int) -> list[tuple[str, Entry]]:
    """Parts that share one of *size*: the packed bytes of each are the whole of the next.

    They must come first in the archive.
    """
    names = [f"xl/media/image{at:03}.png" for at in range(count)]
    parts = [_entry(_filled("@", " ", size))]
    for name in names[:0:-1]:
        after = parts[-1]
        head = b"PK\3\4" + _described(name.encode(), after) + name.encode()
        quoted = b"\0" + pack("<HH", len(head), len(head) ^ 0xFFFF) + head  # not packed
        crc = _crc_of_two(zlib.crc32(head), after.crc, after.size)
        parts.append(Entry(quoted + after.packed, crc, len(head) + after.size))
    step = 30 + len(names[0]) + 5
    return [
        (name, part._replace(at=step * at or None))
        for at, (name, part) in enumerate(zip(names, reversed(parts), strict=True))
    ]


# Excel workbooks.

DECLARED = '<?xml version="1.0" encoding="UTF-8"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES, ROOT, BOOK = "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"
RELATIONS, STYLES, STRINGS = "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml"
SHEET, SECOND = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
PICTURE = "xl/media/image1.png"

Parts = Mapping[str, Content | Entry | None]
NOTHING: Parts = MappingProxyType({})


def _cell(at: str, text: str = "x") -> str:
    """A cell of text, in the place that it says it is in."""
    return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


def _row(number: int, *cells: str) -> str:
    """A row of texts from column A on; what begins with < is taken as the cell that it is."""
    written = (
        cell if cell.startswith("<") else _cell(f"{column}{number}", cell)
        for column, cell in zip("ABCDEFG", cells, strict=False)
    )
    return f'<row r="{number}">{"".join(written)}</row>'


HEAD = _row(1, "学号", "姓名")
LI = _row(2, "2014030101", "李明")
WANG = _row(3, "2014030102", "王伟")
ROWS = HEAD + LI + WANG


def _sheet(rows: str = ROWS, before: str = "", after: str = "") -> str:
    data = f"{before}<sheetData>{rows}</sheetData>{after}"
    return f'{DECLARED}<worksheet xmlns="{MAIN}">{data}</worksheet>'


PLAIN = _sheet()
STYLE_SHEET = (
    f'{DECLARED}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
    'formatCode="00000"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill>'
    '<patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>'
    '<xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


def _beside(cell: str) -> str:
    """A sheet with that cell, which should be C2, beside the first student."""
    return _sheet(_row(1, "学号", "姓名", "备注") + _row(2, "2014030101", "李明", cell) + WANG)


def _below(*rows: str) -> str:
    """A sheet with more rows below the students."""
    return _sheet(ROWS + "".join(rows))


def _number(cell: str) -> str:
    """A sheet with that cell, which should be A2, for the 学号 of the first student."""
    return _sheet(HEAD + _row(2, cell, "李明") + WANG)


def _name(inside: str) -> str:
    """A sheet whose first student's name is written so."""
    return _sheet(
        HEAD + _row(2, "2014030101", f'<c r="B2" t="inlineStr"><is>{inside}</is></c>') + WANG
    )


def _book(*sheets: str) -> str:
    """The list of sheets; each as the attributes of one."""
    listed = "".join(f"<sheet {sheet}/>" for sheet in sheets)
    space = f'xmlns="{MAIN}" xmlns:r="{OFFICE}"'
    return f"{DECLARED}<workbook {space}><sheets>{listed}</sheets></workbook>"


def _relations(*targets: str) -> str:
    """Relations rId1, rId2 … each as its type and the rest of its attributes."""
    listed = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{target}/>'
        for at, target in enumerate(targets, 1)
    )
    space = f'xmlns="{PACKAGE}/relationships"'
    return f"{DECLARED}<Relationships {space}>{listed}</Relationships>"


ONE_SHEET = 'name="名单" sheetId="1" r:id="rId1"'
TO_SHEET = 'worksheet" Target="worksheets/sheet1.xml"'
TO_STYLES = 'styles" Target="styles.xml"'


def _xlsx(sheet: Content | Entry = PLAIN, parts: Parts = NOTHING) -> bytes:
    """A workbook of one sheet; *parts* come in place of its own, None for none."""
    names = {STYLES: "styles", SHEET: "worksheet", SECOND: "worksheet", STRINGS: "sharedStrings"}
    kinds = "".join(
        f'<Override PartName="/{name}" ContentType="{KINDS}.{kind}+xml"/>'
        for name, kind in names.items()
        if name in parts or name in {STYLES, SHEET}
    )
    to_strings = ['sharedStrings" Target="sharedStrings.xml"'] if STRINGS in parts else []
    whole: dict[str, Content | Entry | None] = {
        TYPES: f'{DECLARED}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{BOOK}" ContentType="{KINDS}.sheet.main+xml"/>{kinds}</Types>',
        ROOT: _relations('officeDocument" Target="xl/workbook.xml"'),
        BOOK: _book(ONE_SHEET),
        RELATIONS: _relations(TO_SHEET, TO_STYLES, *to_strings),
        STYLES: STYLE_SHEET,
        SHEET: sheet,
        **parts,
    }
    return _zip(
        (name, part if isinstance(part, Entry) else _entry(part))
        for name, part in whole.items()
        if part is not None
    )


def _two_sheets(first: str, second: str, state: str = "visible", state_2: str = "visible") -> bytes:
    """A workbook of the sheets 旧 and 名单."""
    book = _book(
        f'name="旧" sheetId="1" state="{state}" r:id="rId1"',
        f'name="名单" sheetId="2" state="{state_2}" r:id="rId2"',
    )
    to_second = TO_SHEET.replace("sheet1", "sheet2")
    relations = _relations(TO_SHEET, to_second, TO_STYLES)
    return _xlsx(first, {SECOND: second, BOOK: book, RELATIONS: relations})


def _prefixed(xml: str) -> str:
    """The same XML with a prefix before every name."""
    return re.sub(r"<(/?)(?=\w)", r"<\1x:", xml).replace("xmlns=", "xmlns:x=")


WORDS = ("学号", "姓名", "2014030101", "李明", "2014030102", "王伟")


def _table_of(*items: str, claim: str = 'count="6" uniqueCount="6"') -> str:
    """The strings that the sheets of a workbook share."""
    return f'{DECLARED}<sst xmlns="{MAIN}" {claim}>{"".join(items)}</sst>'


WORD_ITEMS = tuple(f"<si><t>{word}</t></si>" for word in WORDS)


SHARED = _table_of(*WORD_ITEMS)


def _shared(strings: Content | Entry | None = SHARED, last: str = "5") -> bytes:
    """A workbook with its texts in a table of strings; *last* is the index of 王伟."""
    rows = "".join(
        f'<row r="{at}"><c r="A{at}" t="s"><v>{2 * at - 2}</v></c>'
        f'<c r="B{at}" t="s"><v>{2 * at - 1 if at < 3 else last}</v></c></row>'
        for at in (1, 2, 3)
    )
    return _xlsx(_sheet(rows), {STRINGS: strings})


def _many(count: int, at: int = 2) -> str:
    """Rows of so many students."""
    return "".join(_row(at + more, str(2014030101 + more), "李明") for more in range(count))


@cache
def _sound_xlsx() -> bytes:
    """A workbook with some of all that workbooks have."""
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c>'
        '<c r="B2" t="s"><v>2</v></c><c r="C2" t="inlineStr"><is><t>日期</t></is></c></row>'
        '<row r="3"><c r="A3" s="1"><v>2014030101</v></c><c r="B3" t="s"><v>3</v></c>'
        '<c r="C3" s="2"><v>43191</v></c></row><row r="4"><c r="A4" t="str"><f>"2014"&amp;"030102"'
        '</f><v>2014030102</v></c><c r="B4" t="s"><v>4</v></c><c r="C4" t="b"><v>1</v></c></row>'
    )
    merged = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'
    items = (f"<si><t>{word}</t></si>" for word in ("一班名单", "学号", "姓名", "李明", "王伟"))
    strings = _table_of(*items, claim='count="5" uniqueCount="5"')
    return _xlsx(_sheet(rows, '<dimension ref="A1:C4"/>', merged), {STRINGS: strings})


# Workbooks of Excel 97 to 2003: streams of records in an OLE container.


def _ole(streams: Mapping[str, bytes]) -> bytes:
    """An OLE container: 512 bytes of head, the sector tables, the directory, the streams."""
    sectors = [-(-max(len(data), 4096) // 512) for data in streams.values()]
    tables = -(-(1 + sum(sectors)) // 127)
    table = [0xFFFFFFFD] * tables + [0xFFFFFFFE]  # the tables themselves; the directory
    directory = _directory("Root Entry", 5, 0xFFFFFFFE, 0, child=1)
    body = b""
    for at, ((name, data), count) in enumerate(zip(streams.items(), sectors, strict=True), 1):
        sibling = at + 1 if at < len(streams) else 0xFFFFFFFF
        size = max(len(data), 4096)  # shorter streams would need a table of their own
        directory += _directory(name, 2, len(table), size, sibling=sibling)
        table += [*range(len(table) + 1, len(table) + count), 0xFFFFFFFE]
        body += data.ljust(512 * count, b"\0")
    table += [0xFFFFFFFF] * (128 * tables - len(table))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + pack("<5H", 62, 3, 0xFFFE, 9, 6)
    head += bytes(10) + pack("<9I", tables, tables, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    head += pack(f"<{tables - 1}I", *range(1, tables))
    head += b"\xff" * (512 - len(head))
    return head + pack(f"<{len(table)}I", *table) + directory.ljust(512, b"\0") + body


def _directory(
    name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF, sibling: int = 0xFFFFFFFF
) -> bytes:
    """What the directory of an OLE container says of one stream."""
    text = name.encode("utf-16-le").ljust(64, b"\0")
    about = pack("<HBBIII", 2 * len(name) + 2, kind, 1, 0xFFFFFFFF, sibling, child)
    return text + about + bytes(36) + pack("<IQ", start, size)


def _record(kind: int, data: bytes = b"", length: int | None = None) -> bytes:
    return pack("<HH", kind, len(data) if length is None else length) + data


def _table_of_xls(unique: int = 6, length: int | None = None) -> bytes:
    """The table of strings, which says that it has *unique* ones, the last one so long."""
    listed = b"".join(pack("<HB", len(word), 1) + word.encode("utf-16-le") for word in WORDS[:-1])
    listed += pack("<HB", 2 if length is None else length, 1) + "王伟".encode("utf-16-le")
    return _record(0xFC, pack("<II", 6, unique) + listed)


def _label(row: int, column: int, index: int) -> bytes:
    return _record(0xFD, pack("<HHHI", row, column, 0, index))


def _numeric(row: int, column: int, value: float) -> bytes:
    return _record(0x203, pack("<HHHd", row, column, 0, value))


LABELS = tuple(_label(at // 2, at % 2, at) for at in range(6))
BIFF_SHEET = _record(0x809, pack("<HHHHII", 0x600, 0x10, 0x0DBB, 0x07CC, 0, 6))
BIFF_END = _record(0x0A)


def _biff(
    cells: Iterable[bytes] = LABELS,
    *,
    strings: bytes = _table_of_xls(),
    first: bytes = b"",
    size: tuple[int, int] = (3, 2),
    offset: int | None = None,
) -> bytes:
    """The stream of a workbook: its own records, then those of its one sheet."""
    begin = _record(0x809, pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0, 6)) + first
    begin += _record(0x42, pack("<H", 1200))
    title = pack("<HBB", 0, 2, 1) + "名单".encode("utf-16-le")
    at = len(begin) + 8 + len(title) + len(strings) + len(BIFF_END)
    listed = _record(0x85, pack("<I", at if offset is None else offset) + title)
    dimensions = _record(0x200, pack("<IIHHH", 0, size[0], 0, size[1], 0))
    sheet = BIFF_SHEET + dimensions + b"".join(cells) + BIFF_END
    return begin + listed + strings + BIFF_END + sheet


def _xls(stream: bytes | None = None, *, at: int = 0, patch: bytes = b"") -> bytes:
    """A workbook with that stream; *patch* is written over the container's bytes *at*."""
    data = _ole({"Workbook": _biff() if stream is None else stream})
    return data[:at] + patch + data[at + len(patch) :]


@cache
def _sound_xls() -> bytes:
    """A workbook with so many numbers beside that its container is full."""
    numbers = (_numeric(1 + at % 2, 2 + at // 2, at) for at in range(205))
    return _xls(_biff((*LABELS, *numbers)))


def _locked_xls() -> bytes:
    """A workbook with a password: what comes after the record that says so makes no sense."""
    plain = _biff(first=_record(0x2F, pack("<HHH", 1, 1, 1) + _random(12).randbytes(48)))
    at = plain.index(_record(0x42, pack("<H", 1200)))
    return _xls(plain[:at] + bytes(byte ^ 0x5A for byte in plain[at:]))


def _sector_table(at: int, sector: int) -> bytes:
    """A workbook whose sector *at* is followed by that other one."""
    return _xls(at=512 + 4 * at, patch=pack("<I", sector))


# Binary workbooks, .xlsb.


def _bin(kind: int, data: bytes = b"", length: int | None = None) -> bytes:
    """One record: its kind and its length in seven bits to a byte."""
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, rest = b"", len(data) if length is None else length
    while rest > 127:
        size, rest = size + bytes([rest & 0x7F | 0x80]), rest >> 7
    return number + size + bytes([rest]) + data


def _wide(text: str, length: int | None = None) -> bytes:
    return pack("<I", len(text) if length is None else length) + text.encode("utf-16-le")


def _bin_row(row: int, *texts: str, column: int = 0, length: int | None = None) -> bytes:
    """A row of texts; *length* is what each says of itself."""
    head = _bin(0, pack("<IIH7x", row, 0, 300))
    cells = (
        _bin(6, pack("<II", at, 0) + _wide(text, length)) for at, text in enumerate(texts, column)
    )
    return head + b"".join(cells)


BIN_ROWS = b"".join(_bin_row(at, *WORDS[2 * at : 2 * at + 2]) for at in range(3))
BIN_BOOK = b"".join(
    (
        _bin(131),
        _bin(143),
        _bin(156, pack("<II", 0, 1) + _wide("rId1") + _wide("名单")),
        _bin(144),
        _bin(157, bytes(26)),
        _bin(132),
    )
)


def _bin_sheet(rows: bytes = BIN_ROWS, size: tuple[int, int] = (2, 1)) -> bytes:
    dimensions = _bin(148, pack("<IIII", 0, size[0], 0, size[1]))
    return _bin(129) + dimensions + _bin(145) + rows + _bin(146) + _bin(130)


def _xlsb(sheet: bytes | None = None, book: bytes = BIN_BOOK, strings: bytes = b"") -> bytes:
    """A binary workbook of one sheet."""
    names = {
        "xl/workbook.bin": "main",
        "xl/worksheets/sheet1.bin": "worksheet",
        "xl/sharedStrings.bin": "sharedStrings",
    }
    kinds = "".join(
        f'<Override PartName="/{name}" ContentType="application/vnd.ms-excel.'
        f'{"sheet.binary.macroEnabled." if kind == "main" else ""}{kind}"/>'
        for name, kind in names.items()
    )
    parts: dict[str, Content] = {
        TYPES: f'{DECLARED}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{kinds}</Types>",
        ROOT: _relations('officeDocument" Target="xl/workbook.bin"'),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": _relations(
            'worksheet" Target="worksheets/sheet1.bin"',
            'sharedStrings" Target="sharedStrings.bin"',
        ),
        "xl/worksheets/sheet1.bin": _bin_sheet() if sheet is None else sheet,
        "xl/sharedStrings.bin": strings or _bin(159, pack("<II", 0, 0)) + _bin(160),
    }
    return _zip((name, _entry(part)) for name, part in parts.items())


# OpenDocument, .ods.

ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODS_KIND = "application/vnd.oasis.opendocument.spreadsheet"


def _ods_cell(inside: str, attributes: str = "") -> str:
    text = f"<text:p>{inside}</text:p>"
    return f'<table:table-cell office:value-type="string" {attributes}>{text}</table:table-cell>'


def _ods_row(*cells: str, attributes: str = "") -> str:
    written = (cell if cell.startswith("<") else _ods_cell(cell) for cell in cells)
    return f"<table:table-row {attributes}>{''.join(written)}</table:table-row>"


ODS_ROWS = "".join(_ods_row(*WORDS[at : at + 2]) for at in (0, 2, 4))


def _ods_content(rows: str = ODS_ROWS) -> str:
    spaces = " ".join(f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "table", "text"))
    table = f'<table:table table:name="名单">{rows}</table:table>'
    body = f"<office:spreadsheet>{table}</office:spreadsheet>"
    document = f'office:document-content {spaces} office:version="1.2"'
    return f"{DECLARED}<{document}><office:body>{body}</office:body></office:document-content>"


def _ods(content: Content | None = None, encrypted: str = "") -> bytes:
    """An OpenDocument spreadsheet; *encrypted* is what its manifest says of that."""
    space = f'xmlns:m="{ODF}:manifest:1.0"'
    manifest = (
        f'{DECLARED}<m:manifest {space}><m:file-entry m:full-path="/" m:media-type="{ODS_KIND}"/>'
        f'<m:file-entry m:full-path="content.xml" m:media-type="text/xml">{encrypted}'
        "</m:file-entry></m:manifest>"
    )
    return _zip(
        [
            ("mimetype", _entry(ODS_KIND, ZIP_STORED)),
            ("content.xml", _entry(_ods_content() if content is None else content)),
            ("META-INF/manifest.xml", _entry(manifest)),
        ]
    )


def _ods_below(*rows: str) -> bytes:
    """A spreadsheet with more rows below the students."""
    return _ods(_ods_content(ODS_ROWS + "".join(rows)))


# XML Spreadsheet 2003, web pages and text, all of them under the name .xls or .csv.

SS = "urn:schemas-microsoft-com:office:spreadsheet"


def _xml_cell(text: str, attributes: str = "", kind: str = "String") -> str:
    return f'<Cell {attributes}><Data ss:Type="{kind}">{text}</Data></Cell>'


def _xml_row(*cells: str, attributes: str = "") -> str:
    written = (cell if cell.startswith("<") else _xml_cell(cell) for cell in cells)
    return f"<Row {attributes}>{''.join(written)}</Row>"


XML_ROWS = "".join(_xml_row(*WORDS[at : at + 2]) for at in (0, 2, 4))


def _xml(rows: str = XML_ROWS, attributes: str = "", before: str = "") -> str:
    """An XML Spreadsheet; *attributes* are those of its table."""
    table = f"<Table {attributes}>{rows}</Table>"
    sheet = f'<Worksheet ss:Name="名单">{table}</Worksheet>'
    return f'{DECLARED}<Workbook xmlns="{SS}" xmlns:ss="{SS}">{before}{sheet}</Workbook>'


def _html_row(*cells: str) -> str:
    written = (cell if cell.startswith("<") else f"<td>{cell}</td>" for cell in cells)
    return f"<tr>{''.join(written)}</tr>\n"


HTML_ROWS = "".join(_html_row(*WORDS[at : at + 2]) for at in (0, 2, 4))


def _html(rows: str = HTML_ROWS, head: str = '<meta charset="utf-8">', after: str = "") -> str:
    """A web page with one table."""
    table = f'<table border="1">\n{rows}</table>'
    return f"<html><head>{head}</head><body>{table}{after}</body></html>\n"


def _html_beside(cell: str) -> bytes:
    """A web page with that cell beside the first student."""
    head, wang = _html_row("学号", "姓名", "备注"), _html_row(*WORDS[4:])
    return _html(head + _html_row("2014030101", "李明", cell) + wang).encode()


def _mhtml(body: str, encoding: str = "base64", depth: int = 1) -> bytes:
    """A web page as one file, in parts within parts."""
    begin = end = ""
    for at in range(depth):
        begin += f'Content-Type: multipart/related; boundary="b{at}"\r\n\r\n--b{at}\r\n'
        end = f"\r\n--b{at}--\r\n{end}"
    page = b64encode(body.encode()).decode()
    about = f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n"
    return f"MIME-Version: 1.0\r\n{begin}{about}\r\n{page}{end}".encode()


TEXT = "学号,姓名\n2014030101,李明\n2014030102,王伟\n"
FIFTY_LINES = tuple(f"{number},李明" for number in range(2014030101, 2014030151))


def _text(*lines: str) -> bytes:
    """Lines of text, each with its end."""
    return "".join(f"{line}\n" for line in lines).encode()


def _beside_in_text(field: str) -> bytes:
    """Text with one more field beside the first student."""
    return _text("学号,姓名,备注", f"2014030101,李明,{field}", "2014030102,王伟,")


# What several formats have in common.


def _with_dtd(xml: str, inside: str, word: str = "李明") -> str:
    """The XML with a DOCTYPE; the entity z stands behind the first *word*."""
    xml = xml.replace(DECLARED, f"{DECLARED}<!DOCTYPE z [{inside}]>\n")
    return xml.replace(word, f"{word}&z;", 1)


LAUGHS = "<!ENTITY a0 '哈'>" + "".join(
    f"<!ENTITY {'z' if at == 10 else f'a{at}'} '{f'&a{at - 1};' * 10}'>" for at in range(1, 11)
)
QUADRATIC = f"<!ENTITY a '{'哈' * 1000}'><!ENTITY z '{'&a;' * 1000}'>"
HARMLESS = "<!ENTITY z '同学'>"
ENTITIES = {
    "B26": ("quadratic entity", QUADRATIC),
    "B27": ("entity from a file", "<!ENTITY z SYSTEM 'file:///etc/passwd'>"),
    "B29": ("harmless entity", HARMLESS),
}
PARTS_WITH_TEXT: Mapping[str, Callable[[str], bytes]] = {
    "sheet": lambda inside: _xlsx(_with_dtd(PLAIN, inside)),
    "strings": lambda inside: _shared(_with_dtd(SHARED, inside)),
    "ods": lambda inside: _ods(_with_dtd(_ods_content(), inside)),
    "xml": lambda inside: _with_dtd(_xml(), inside).encode(),
}
NAMES = {"sheet": XLSX, "strings": XLSX, "ods": ODS, "xml": XLS}

#: Sound files of every kind, by name, to be read or to be damaged.
SOUND: Mapping[str, Callable[[], bytes]] = MappingProxyType(
    {
        XLSX: _sound_xlsx,
        XLS: _sound_xls,
        XLSB: _xlsb,
        ODS: _ods,
        "网页.xls": lambda: _html().encode(),
        "单页.xls": lambda: _mhtml(_html()),
        "表格.xls": lambda: _xml().encode(),
        CSV: TEXT.encode,
    }
)


def _packed(*files: tuple[str, bytes]) -> bytes:
    """An ordinary archive of these files."""
    return _zip((name, _entry(data)) for name, data in files)


def _with_first(parts: Iterable[tuple[str, Entry]]) -> bytes:
    """A workbook with these parts before its own."""
    with ZipFile(BytesIO(_xlsx())) as package:
        own = [(name, _entry(package.read(name))) for name in package.namelist()]
    return _zip([*parts, *own])


def _by_method(method: int) -> bytes:
    """A workbook packed in another way than by deflate."""
    file = BytesIO()
    with ZipFile(BytesIO(_xlsx())) as old, ZipFile(file, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return file.getvalue()


def _cut(make: Callable[[], bytes], percent: int) -> bytes:
    data = make()
    return data[: len(data) * percent // 100]


def _document() -> bytes:
    """A Word document with the same table."""
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc><w:p><w:r><w:t>{word}</w:t></w:r></w:p></w:tc>' for word in row)}"
        "</w:tr>"
        for row in (WORDS[:2], WORDS[2:4], WORDS[4:])
    )
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f"<w:document {space}><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>"
    return _packed(("word/document.xml", f"{DECLARED}{body}".encode()))


@cache
def _noise() -> bytes:
    return _random(4).randbytes(1_000_000)


@cache
def _many_entries() -> bytes:
    empty = _entry("", ZIP_STORED)
    return _with_first((f"xl/media/{at}", empty) for at in range(100_000))


@cache
def _overlapping_parts() -> bytes:
    return _with_first(_overlapping(250, 60_000_000))


def _lying(said: int, real: int) -> bytes:
    """A workbook whose directory says that the sheet has *said* bytes; it has about *real*."""
    sheet = PLAIN if real < 1000 else _filled(f"{PLAIN}@", " ", real)
    return _xlsx(_entry(sheet)._replace(size=said))


def _well_lying() -> bytes:
    """A sheet, and a GB of spaces behind; the directory speaks of the sheet alone."""
    honest = _entry(PLAIN)
    return _xlsx(_entry(_filled(f"{PLAIN}@", " ", GB))._replace(size=honest.size, crc=honest.crc))


JUNK = b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n"
NEST = _packed(("2.zip", _packed(("1.zip", _packed(("0.zip", JUNK * 100))))))

A_CONTAINER = (
    *(_refused("A1", f"empty {name}", bytes, name) for name in (XLSX, XLS, XLSB, ODS, CSV)),
    _refused("A2", "one byte", lambda: b"P"),
    _refused("A2", "two bytes of a zip", lambda: b"PK"),
    _refused("A2", "end of a zip without its last byte", lambda: _zip(())[:21]),
    _refused("A2", "zip of nothing", lambda: _zip(())),
    _refused("A2", "head of an OLE file", lambda: _xls()[:8], XLS),
    *(_refused("A3", f"{name} cut at {percent} %", partial(_cut, make, percent), name)
        for name, make in ((XLSX, _sound_xlsx), (XLSB, _xlsb), (ODS, _ods))
        for percent in (1, 10, 50, 90, 99)),
    *(_refused("A3", f"xls cut at {percent} %", partial(_cut, _sound_xls, percent), XLS)
        for percent in (1, 10, 50, 90)),
    _refused("A3", "xls cut in its first records", lambda: _xls()[:1600], XLS),
    _refused("A3", "xls without its last sectors", lambda: _xls()[:-1024], XLS),
    _refused("A3", "xls stream cut in the sheet", lambda: _xls(_biff()[:-30]), XLS),
    _refused("A3", "xls stream cut in the strings", lambda: _xls(_biff()[:120]), XLS),
    _refused("A3", "xml cut", lambda: _xml().encode()[:-60], XLS),
    _read("A3", "html cut between rows", _html().split("<tr><td>2014030102")[0].encode, XLS,
        BOTH[:1]),
    _refused("A4", "a MB at random", _noise),
    _refused("A4", "a MB at random as text", _noise, CSV),
    _refused("A4", "a MB at random after the mark of a zip", lambda: b"PK\3\4" + _noise()),
    _refused("A4", "a MB at random after the mark of OLE", lambda: _xls()[:8] + _noise(), XLS),
    _refused("A4", "a MB at random as OLE", lambda: _ole({"Workbook": _noise()}), XLS),
    _refused("A5", "pdf", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
    _refused("A5", "picture", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99)),
    _refused("A5", "rtf", lambda: rb"{\rtf1\ansi\deff0 {\trowd \'d1\'a7\cell \row}}", XLS),
    _refused("A5", "page to log in", lambda: b"<html><form>id <input></form></html>", XLS),
    _refused("A5", "error page", '{"code":500,"msg":"未登录"}'.encode, XLS),
    _read("A6", "xlsx called .xls", _sound_xlsx, XLS),
    _read("A6", "xlsx called .csv", _sound_xlsx, CSV),
    _read("A6", "xls called .xlsx", _sound_xls, XLSX),
    _read("A6", "xls called .et", _sound_xls, "名单.et"),
    _read("A6", "xlsb called .xlsx", _xlsb, XLSX),
    _read("A6", "ods called .xlsx", _ods, XLSX),
    _read("A6", "text called .xlsx", TEXT.encode, XLSX),
    _read("A7", "html", lambda: _html().encode(), XLS),
    _read("A7", "html in GBK", lambda: _html(head="<meta charset=gbk>").encode("gbk"), XLS),
    _read("A7", "html in GBK that says nothing", lambda: _html(head="").encode("gbk"), XLS),
    _read("A7", "html in UTF-16", lambda: _html(head="").encode("utf-16"), XLS),
    _read("A7", "html fragment", f"<table>{HTML_ROWS}</table>".encode, XLS),
    _read("A7", "mhtml", lambda: _mhtml(_html()), XLS),
    _refused("A7", "mhtml in no known encoding", lambda: _mhtml(_html(), "x-none"), XLS),
    _read("A8", "xml spreadsheet", lambda: _xml().encode(), XLS),
    _read("A9", "tabs in GBK", lambda: TEXT.replace(",", "\t").encode("gbk"), XLS),
    _read("A9", "tabs in UTF-16", lambda: TEXT.replace(",", "\t").encode("utf-16"), XLS),
    _refused("A10", "Word document", _document),
    _refused("A11", "old Word document", lambda: _ole({"WordDocument": bytes(99)}), XLS),
    _refused("A11", "old Office file of no kind", lambda: _ole({"Contents": bytes(99)}), XLS),
    _read("A11", "xls without its container", _biff, XLS),
    _refused("A12", "xlsx with a password",
        lambda: _ole({"EncryptionInfo": b"\4\0\4\0", "EncryptedPackage": bytes(9999)})),
    _refused("A12", "xls with a password", _locked_xls, XLS),
    _refused("A12", "ods with a password",
        lambda: _ods(_noise()[:999], "<m:encryption-data m:checksum='x'/>"), ODS),
    _refused("A14", "encrypted sheet", lambda: _xlsx(_entry(PLAIN)._replace(flags=0x801))),
    _refused("A15", "method 99", lambda: _xlsx(_entry(PLAIN)._replace(method=99))),
    _refused("A15", "version 25.5", lambda: _xlsx(_entry(PLAIN)._replace(version=255))),
    _refused("A15", "packed by bzip2", lambda: _by_method(ZIP_BZIP2)),
    _refused("A15", "packed by LZMA", lambda: _by_method(ZIP_LZMA)),
    _refused("A16", "wrong checksum of the sheet", lambda: _xlsx(_entry(PLAIN)._replace(crc=1))),
    _refused("A16", "wrong checksum of the strings",
        lambda: _shared(_entry(SHARED)._replace(crc=1))),
    _read("A17", "wrong checksum of a picture",
        lambda: _xlsx(PLAIN, {PICTURE: _entry(JUNK)._replace(crc=1)})),
    _refused("A18", "says 1 kB, is a GB", lambda: _lying(1000, GB)),
    _refused("A18", "says 1 kB with its checksum, is a GB", _well_lying),
    _refused("A18", "says 4 GB, is 1 kB", lambda: _lying(0xFFFFFFFE, 500)),
    _refused("A18", "says half its size", lambda: _lying(len(PLAIN) // 2, 500)),
    _refused("A18", "says half its packed size",
        lambda: _xlsx(_entry(PLAIN)._replace(packed_size=99))),
    _read("A18", "says a packed size beyond the file",
        lambda: _xlsx(_entry(PLAIN)._replace(packed_size=10**9))),
    _refused("A18", "says a place beyond the file", lambda: _xlsx(_entry(PLAIN)._replace(at=GB))),
    _refused("A19", "two sheets of one part name",
        lambda: _with_first([(SHEET, _entry(PLAIN.replace("李明", "张三")))])),
    _refused("A19", "two parts but for capitals",
        lambda: _xlsx(PLAIN, {SHEET.replace("sheet1", "Sheet1"): PLAIN.replace("李明", "张三")})),
    _refused("A20", "100,000 entries", _many_entries),
    _refused("A21", "250 overlapping entries", _overlapping_parts),
    _refused("A22", "60 bytes before", lambda: JUNK + _xlsx()),
    _refused("A22", "70 kB before", lambda: JUNK * 1200 + _xlsx()),
    _read("A22", "60 bytes behind", lambda: _xlsx() + JUNK),
    _refused("A22", "70 kB behind", lambda: _xlsx() + JUNK * 1200),
    _refused("A23", "zip of a workbook", lambda: _packed(("名单.xlsx", _xlsx()))),
    _refused("A23", "zip of zips", lambda: NEST),
    _read("A23", "workbook in a workbook", lambda: _xlsx(parts={"xl/embeddings/1.xlsx": _xlsx()})),
    _read("A23", "zip of zips in a workbook", lambda: _xlsx(parts={"xl/embeddings/1.bin": NEST})),
    _read("A23", "embedding of 10 MB",
        lambda: _xlsx(parts={"xl/embeddings/1.bin": _filled("@", "x", 10_000_000)})),
    _refused("A24", "4 GB of spaces",
        lambda: _xlsx(_filled(_sheet(f"{ROWS}@"), " ", 4_200_000_000))),
    _refused("A24", "1 GB of spaces", lambda: _xlsx(_filled(_sheet(f"{ROWS}@"), " ", GB))),
    _refused("A24", "1 GB of NUL", lambda: _xlsx(_filled(_sheet(f"{ROWS}@"), "\0", GB))),
    _refused("A24", "string of 1 GB",
        lambda: _shared(_filled(_table_of(*WORD_ITEMS, "<si><t>@</t></si>"), "x", GB))),
    _refused("A24", "1 GB of spaces in the strings",
        lambda: _shared(_filled(_table_of(*WORD_ITEMS, "@"), " ", GB))),
    _refused("A24", "28,000,000 strings",
        lambda: _shared(_filled(_table_of(*WORD_ITEMS, "@"), "<si><t>x</t></si>", GB // 2))),
    _refused("A24", "18,000,000 cells in one row",
        lambda: _xlsx(_filled(_below("<row><c/><c/>@</row>"), "<c><v>1</v></c>", GB // 4))),
    _refused("A24", "80,000,000 rows", lambda: _xlsx(_filled(_below("@"), "<row/>", GB // 2))),
    _refused("A24", "1 GB of styles",
        lambda: _xlsx(parts={STYLES: _filled(f"{STYLE_SHEET}@", " ", GB)})),
    _refused("A24", "1 GB of workbook",
        lambda: _xlsx(parts={BOOK: _filled(f"{_book(ONE_SHEET)}@", " ", GB)})),
    _refused("A24", "1 GB of relations",
        lambda: _xlsx(parts={RELATIONS: _filled(f"{_relations(TO_SHEET, TO_STYLES)}@", " ", GB)})),
    _refused("A24", "picture of 3 GB", lambda: _xlsx(parts={PICTURE: _filled("@", "\0", 3 * GB)})),
    _refused("A24", "ods of 4 GB",
        lambda: _ods(_filled(_ods_content(f"{ODS_ROWS}@"), " ", 4_200_000_000)), ODS),
    _refused("A24", "docx of 1 GB",
        lambda: _zip([("word/document.xml", _entry(_filled("@", " ", GB)))])),
    _read("A24", "xls with 2^32-1 sector tables", lambda: _xls(at=44, patch=b"\xff" * 4), XLS),
    _read("A24", "xls with 2^32-1 more sector tables", lambda: _xls(at=72, patch=b"\xff" * 4),
        XLS),
    _read("A24", "xls with 2^32-1 small sector tables", lambda: _xls(at=64, patch=b"\xff" * 4),
        XLS),
    _refused("A24", "xls with sector tables in a ring",
        lambda: _xls(at=68, patch=pack("<II", 0, 9)), XLS),
    *(_read_unless(power < 31, "A24", f"xls with sectors of 2^{power} bytes",
        partial(_xls, at=30, patch=pack("<H", power)), XLS) for power in (0, 1, 20, 31, 63, 65535)),
    _refused("A24", "xls with a ring of sectors", lambda: _sector_table(3, 2), XLS),
    _refused("A24", "xls with a directory in a ring", lambda: _sector_table(1, 1), XLS),
    _refused("A24", "xls with a sector beyond the file",
        lambda: _sector_table(3, 100_000_000), XLS),
    _refused("A24", "xls with a stream of 2 GB",
        lambda: _xls(at=1024 + 128 + 120, patch=pack("<I", 2**31)), XLS),
    _refused("A24", "xls with a stream of 2^64 bytes",
        lambda: _xls(at=1024 + 128 + 120, patch=b"\xff" * 8), XLS),
)  # fmt: skip


def _deep(depth: int, tag: str = "a") -> str:
    return f"<{tag}>" * depth + f"</{tag}>" * depth


def _book_with_dtd(inside: str) -> bytes:
    return _xlsx(parts={BOOK: _with_dtd(_book(ONE_SHEET), inside, "名单")})


def _recoded(xml: str, encoding: str, said: str) -> bytes:
    """The XML in another encoding, and what it says of that."""
    return xml.replace("UTF-8", said).encode(encoding)


def _damaged(old: str, new: bytes, xml: str = PLAIN) -> bytes:
    """The XML with bytes in place of some text."""
    return xml.encode().replace(old.encode(), new, 1)


def _html_with(end: str) -> bytes:
    """A web page with 2 MB of *end* behind its table."""
    return _html(after=end * (2_000_000 // len(end))).encode()


B_XML = (
    *(_refused("B25", f"billion laughs in {kind}", partial(make, LAUGHS), NAMES[kind])
        for kind, make in PARTS_WITH_TEXT.items()),
    _refused("B25", "billion laughs in workbook", lambda: _book_with_dtd(LAUGHS)),
    _refused("B25", "billion laughs in styles",
        lambda: _xlsx(parts={STYLES: _with_dtd(STYLE_SHEET, LAUGHS, "00000")})),
    _refused("B25", "billion laughs in relations",
        lambda: _xlsx(parts={RELATIONS: _with_dtd(_relations(TO_SHEET, TO_STYLES), LAUGHS,
        "sheet1.xml")})),
    _refused("B25", "billion laughs in UTF-16",
        lambda: _xlsx(_recoded(_with_dtd(PLAIN, LAUGHS), "utf-16", "UTF-16"))),
    *(_refused(number, f"{title} in {kind}", partial(make, inside), NAMES[kind])
        for number, (title, inside) in ENTITIES.items() for kind, make in PARTS_WITH_TEXT.items()),
    _refused("B27", "entity from the net",
        lambda: _xlsx(_with_dtd(PLAIN, "<!ENTITY z SYSTEM 'http://127.0.0.1:9/'>"))),
    _refused("B27", "parameter entity from the net",
        lambda: _xlsx(_with_dtd(PLAIN,
        "<!ENTITY % p SYSTEM 'http://127.0.0.1:9/'>%p;" + HARMLESS))),
    _refused("B28", "DTD from the net",
        lambda: _xlsx(PLAIN.replace(DECLARED,
        f"{DECLARED}<!DOCTYPE worksheet SYSTEM 'http://127.0.0.1:9/'>"))),
    _refused("B28", "DTD from a file",
        lambda: _xlsx(PLAIN.replace(DECLARED,
        f"{DECLARED}<!DOCTYPE worksheet SYSTEM 'file:///etc/passwd'>"))),
    _refused("B29", "DOCTYPE in a comment",
        lambda: _xlsx(PLAIN.replace(DECLARED, f"{DECLARED}<!-- <!DOCTYPE z> -->"))),
    _refused("B29", "harmless entity in UTF-16",
        lambda: _xlsx(_recoded(_with_dtd(PLAIN, HARMLESS), "utf-16", "UTF-16"))),
    _refused("B30", "sheet in UTF-16", lambda: _xlsx(_recoded(PLAIN, "utf-16", "UTF-16"))),
    _refused("B30", "sheet in UTF-16 that says UTF-8", lambda: _xlsx(PLAIN.encode("utf-16"))),
    _refused("B30", "strings in UTF-16", lambda: _shared(_recoded(SHARED, "utf-16", "UTF-16"))),
    _refused("B30", "workbook in UTF-16",
        lambda: _xlsx(parts={BOOK: _recoded(_book(ONE_SHEET), "utf-16", "UTF-16")})),
    _refused("B30", "relations in UTF-16",
        lambda: _xlsx(parts={RELATIONS: _recoded(_relations(TO_SHEET, TO_STYLES), "utf-16",
        "UTF-16")})),
    _refused("B30", "ods in UTF-16", lambda: _ods(_recoded(_ods_content(), "utf-16", "UTF-16")),
        ODS),
    _read("B30", "xml in UTF-16", lambda: _recoded(_xml(), "utf-16", "UTF-16"), XLS),
    _refused("B31", "sheet in GBK", lambda: _xlsx(_recoded(PLAIN, "gbk", "GBK"))),
    _refused("B31", "ods in GBK", lambda: _ods(_recoded(_ods_content(), "gbk", "GBK")), ODS),
    _read("B31", "xml in GBK", lambda: _recoded(_xml(), "gbk", "GBK"), XLS),
    _refused("B31", "sheet in GBK that says UTF-8", lambda: _xlsx(PLAIN.encode("gbk"))),
    _refused("B31", "sheet in UTF-8 that says GBK", lambda: _xlsx(_recoded(PLAIN, "utf-8", "GBK"))),
    _refused("B31", "sheet in UTF-8 that says latin-1",
        lambda: _xlsx(_recoded(PLAIN, "utf-8", "ISO-8859-1"))),
    _refused("B31", "sheet that says an unknown encoding",
        lambda: _xlsx(_recoded(PLAIN, "utf-8", "x-none"))),
    *(_read("B31", f"html in UTF-8 that says {said}",
        partial(_html(head=f"<meta charset={said}>").encode), XLS)
        for said in ("gb2312", "x-none", "utf-7", "rot13", "base64", "unicode_escape", "idna")),
    _read("B31", "html in GBK that says UTF-8", lambda: _html().encode("gbk"), XLS),
    _refused("B32", "sheet without its end", lambda: _xlsx(PLAIN.replace("</worksheet>", ""))),
    _refused("B32", "sheet cut between rows", lambda: _xlsx(PLAIN.split('<row r="3"')[0])),
    _refused("B32", "sheet with tags crossed",
        lambda: _xlsx(PLAIN.replace("</t></is>", "</is></t>"))),
    _refused("B32", "sheet of two roots", lambda: _xlsx(PLAIN + PLAIN.replace(DECLARED, ""))),
    _refused("B32", "sheet of text", lambda: _xlsx(TEXT)),
    _refused("B32", "sheet with a bare &", lambda: _xlsx(PLAIN.replace("李明", "李&明"))),
    _refused("B32", "sheet with an entity not declared",
        lambda: _xlsx(PLAIN.replace("李明", "李&nbsp;明"))),
    _refused("B32", "empty sheet part", lambda: _xlsx("")),
    _refused("B32", "empty workbook part", lambda: _xlsx(parts={BOOK: ""})),
    _refused("B32", "empty relations part", lambda: _xlsx(parts={RELATIONS: ""})),
    _refused("B32", "empty strings part", lambda: _shared("")),
    _refused("B32", "strings without their end", lambda: _shared(SHARED[:-30])),
    _refused("B32", "empty styles part", lambda: _xlsx(parts={STYLES: ""})),
    _refused("B32", "styles not well-formed", lambda: _xlsx(parts={STYLES: STYLE_SHEET[:-30]})),
    _refused("B32", "ods without its end", lambda: _ods(_ods_content()[:-30]), ODS),
    _refused("B32", "ods of nothing", lambda: _ods(""), ODS),
    _refused("B32", "xml not well-formed", lambda: _xml().replace("</Row>", "", 1).encode(), XLS),
    _refused("B32", "xlsb workbook cut", lambda: _xlsb(book=BIN_BOOK[:30]), XLSB),
    _refused("B32", "xlsb sheet cut", lambda: _xlsb(_bin_sheet()[:150]), XLSB),
    _refused("B32", "xlsb sheet without its end", lambda: _xlsb(_bin_sheet()[:-5]), XLSB),
    _refused("B32", "xlsb record of no end", lambda: _xlsb(b"\0\xff\xff\xff\xff" * 9), XLSB),
    _refused("B32", "xls with a record longer than the file",
        lambda: _xls(_biff((*LABELS, _record(0x203, length=0xFFFF)))), XLS),
    *(_read_unless(title == "open tags", "B32",
            f"html that ends in {title}", partial(_html_with, one), XLS)
        for title, one in (("open tags", "<a "), ("comments", "<!--"), ("ends", "</"),
        ("references", "&#"), ("questions", "<?"))),
    # html.parser took the square of their length for these until 2025 (CPython issue 135462)
    *(_read("B32", f"html that ends in {title}", partial(_html_with, one), XLS)
            ._replace(may_be_refused=True)
        for title, one in (("declarations", "<!["), ("attributes", "<a b='"))),
    _refused("B32", "html with 500,000 attributes",
        lambda: _html(after=f"<p {'a=1 ' * 500_000}>").encode(), XLS),
    _refused("B32", "html in a script",
        f"<html><script>'<table>{HTML_ROWS}</table>'</script></html>".encode, XLS),
    _refused("B32", "html in a comment", f"<html><!-- <table>{HTML_ROWS}</table> --></html>".encode,
        XLS),
    *(_read_unless(title in {"&#0;", "&#x110000;"}, "B33", f"{title} for a name",
            partial(_xlsx, _damaged("李明", new)),
            students=("2014030101 ?", "2014030102 王伟"))
        for title, new in (("NUL", b"\0"), ("byte 1", b"\x01"), ("byte 8", b"\x08"),
        ("byte 1F", b"\x1f"), ("U+FFFE", b"\xef\xbf\xbe"), ("&#0;", b"&#0;"), ("&#8;", b"&#8;"),
        ("&#x110000;", b"&#x110000;"))),
    _refused("B33", "NUL in ods", lambda: _ods(_damaged("李明", b"\0", _ods_content())), ODS),
    _refused("B33", "NUL in xml", lambda: _damaged("李明", b"\0", _xml()), XLS),
    _refused("B33", "NUL in html", lambda: _html_beside("\0"), XLS),
    _refused("B34", "lone surrogate", lambda: _xlsx(_damaged("李明", b"\xed\xa0\x80"))),
    _refused("B34", "reference to a lone surrogate", lambda: _xlsx(_damaged("李明", b"&#xD800;"))),
    _refused("B34", "byte that is no UTF-8", lambda: _xlsx(_damaged("李明", b"\xff"))),
    _refused("B34", "UTF-8 longer than it need be", lambda: _xlsx(_damaged("李明", b"\xc0\xaf"))),
    _read("B35", "escapes beside",
        lambda: _xlsx(_beside(_cell("C2", "_x0000_ _x0008_ _xD800_ _xFFFF_")))),
    _read("B35", "escapes in a name", lambda: _xlsx(_name("<t>李_x0008_明_x000D_</t>"))),
    _read("B35", "odd references in html",
        lambda: _html_beside("&#0; &#8; &#xD800; &#99999999999999999999; &#x110000;"), XLS),
    _refused("B36", "depth of 1,000,000", lambda: _xlsx(_sheet(after=_deep(1_000_000)))),
    _refused("B36", "depth of 100,000 in a cell",
        lambda: _xlsx(_beside(f'<c r="C2" t="inlineStr"><is>{_deep(100_000, "r")}</is></c>'))),
    _refused("B36", "depth of 100,000 in a string",
        lambda: _shared(_table_of(*WORD_ITEMS, f"<si>{_deep(100_000, 'r')}</si>"))),
    _refused("B36", "depth of 100,000 in styles",
        lambda: _xlsx(parts={STYLES: STYLE_SHEET.replace("</styleSheet>",
        f"{_deep(100_000)}</styleSheet>")})),
    _refused("B36", "depth of 100,000 in ods",
        lambda: _ods_below(_deep(100_000, "table:table-row-group")), ODS),
    _refused("B36", "depth of 100,000 in a cell of ods",
        lambda: _ods_below(_ods_row("", "", _deep(100_000, "text:span"))), ODS),
    _refused("B36", "depth of 100,000 in xml", lambda: _xml(XML_ROWS + _deep(100_000)).encode(),
        XLS),
    _refused("B36", "100,000 tables in one another",
        lambda: _html(after="<table><tr><td>" * 100_000).encode(), XLS),
    _refused("B36", "100,000 tables in one another, closed",
        lambda: _html(after="<table><tr><td>" * 100_000 + "</td></tr></table>" * 100_000).encode(),
        XLS),
    _refused("B36", "table within 100,000 others",
        lambda: b"<table><tr><td>" * 100_000 + _html().encode(), XLS),
    _read("B36", "table within 20,000 <div>",
        lambda: b"<div>" * 20_000 + _html(after="</div>" * 20_000).encode(), XLS),
    _refused("B36", "page within 1,000 parts", lambda: _mhtml(_html(), depth=1000), XLS),
    _refused("B36", "100,000 workbooks in a workbook",
        lambda: _xls(_biff((*LABELS, BIFF_SHEET * 100_000))), XLS),
    _refused("B37", "text of 100 MB beside",
        lambda: _xlsx(_filled(_beside(_cell("C2", "@")), "x", GB // 10))),
    _read("B37", "text of 40,000 characters beside",
        lambda: _xlsx(_beside(_cell("C2", "甲" * 40_000)))),
    _refused("B37", "name of 100 MB", lambda: _xlsx(_filled(_name("<t>@</t>"), "x", GB // 10))),
    _read("B37", "attribute of 10 MB",
        lambda: _xlsx(_below(f'<row r="4" x="{"x" * 10_000_000}"/>'))),
    _read("B37", "2,000,000,000 spaces in ods",
        lambda: _ods_below(_ods_row("", "", 'x<text:s text:c="2000000000"/>')), ODS),
    _read("B38", "comment in a name", lambda: _xlsx(_name("<t>李<!-- 小 -->明</t>"))),
    _read("B38", "instruction in a name", lambda: _xlsx(_name("<t>李<?x 小?>明</t>"))),
    _read("B38", "CDATA in a name", lambda: _xlsx(_name("<t>李<![CDATA[明]]></t>"))),
    _read("B38", "references in a name", lambda: _xlsx(_name("<t>&#26446;&#x660E;</t>"))),
    _read("B38", "name in two runs",
        lambda: _xlsx(_name("<r><t>李</t></r><r><rPr><b/></rPr><t>明</t></r>"))),
    _read("B38", "reading aid of a name",
        lambda: _xlsx(_name('<t>李明</t><rPh sb="0" eb="2"><t>りめい</t></rPh>'))),
    _read("B38", "comment in a string",
        lambda: _shared(_table_of(*WORD_ITEMS[:5], "<si><t>王<!-- 小 -->伟</t></si>"))),
    _read("B38", "other prefixes", lambda: _xlsx(_prefixed(PLAIN))),
    _read("B38", "comment in a number",
        lambda: _xlsx(_number('<c r="A2"><v>20140<!-- 9 -->30101</v></c>'))),
    _read("B38", "comment in ods", lambda: _ods(_ods_content().replace("李明", "李<!-- 小 -->明")),
        ODS),
    _read("B38", "comment in xml", lambda: _xml().replace("李明", "李<!-- 小 -->明").encode(), XLS),
    _read("B38", "comment in html", lambda: _html().replace("李明", "李<!-- 小 -->明").encode(),
        XLS),
)  # fmt: skip


def _column_of(cells: str) -> str:
    """A sheet with these cells in a row below the students."""
    return _below(f'<row r="4">{cells}</row>')


@cache
def _million_rows() -> bytes:
    cells = "<c/><c/>" + "<c><v>1</v></c>" * 3
    return _xlsx(_filled(_below("@"), f"<row>{cells}</row>", 1_048_573 * (11 + len(cells))))


@cache
def _wide_rows() -> bytes:
    row = f"<row><c/><c/>{'<c><v>1</v></c>' * 16_382}</row>"
    return _xlsx(_filled(_below("@"), row, 197 * len(row)))


@cache
def _formatted_rows(count: int) -> bytes:
    """Rows of nothing but a border, as far as a border was drawn."""
    rows = (
        f'<row r="{at}"><c r="A{at}" s="1"/><c r="B{at}" s="1"/></row>' for at in range(4, count)
    )
    return _xlsx(_below(*rows))


def _merged(*areas: str, rows: str = ROWS) -> str:
    """A sheet with these merged areas."""
    listed = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return _sheet(rows, after=f'<mergeCells count="{len(areas)}">{listed}</mergeCells>')


def _sized(dimension: str, count: int = 0) -> bytes:
    """A workbook of the two, or of *count*, that says so much of its size."""
    rows = HEAD + _many(count) if count else ROWS
    return _xlsx(_sheet(rows, f'<dimension ref="{dimension}"/>'))


def _dated(cell: str, epoch: str = "") -> bytes:
    """A workbook with a date beside the first student."""
    book = _book(ONE_SHEET).replace("<sheets>", f"{epoch}<sheets>")
    return _xlsx(_beside(f'<c r="C2" s="2" {cell}</c>'), {BOOK: book})


def _strange_relation(target: str) -> bytes:
    """A workbook whose sheet is said to be there."""
    return _xlsx(parts={RELATIONS: _relations(f'worksheet" {target}', TO_STYLES)})


@cache
def _sheets_of_one_part() -> bytes:
    """10,000 sheets that are all the same part of 500 kB."""
    sheets = (f'name="{at}" sheetId="{at}" r:id="rId1"' for at in range(1, 10_001))
    return _xlsx(_filled(_sheet(f"{ROWS}@"), " ", GB // 2000), {BOOK: _book(*sheets)})


def _titled(*rows: tuple[str, ...]) -> bytes:
    """A workbook of these rows."""
    return _xlsx(_sheet("".join(_row(at, *cells) for at, cells in enumerate(rows, 1))))


LI_CELLS, WANG_CELLS = WORDS[2:4], WORDS[4:]
PAGE = (("学号", "姓名"), LI_CELLS)

C_SHEET = (
    _read("C39", "dimension A1 on 50 rows", lambda: _sized("A1", 50), students=FIFTY),
    _read("C40", "dimension of a whole sheet", lambda: _sized("A1:XFD1048576")),
    _read("C40", "dimension of a whole xls", lambda: _xls(_biff(size=(0xFFFFFFFF, 0xFFFF))), XLS),
    _read("C40", "dimension of a whole xlsb",
        lambda: _xlsb(_bin_sheet(size=(0xFFFFFFFF, 0xFFFFFFFF))), XLSB),
    _read("C40", "dimension of a whole xml",
        lambda: _xml(
        attributes='ss:ExpandedRowCount="4294967295" ss:ExpandedColumnCount="4294967295"').encode(),
        XLS),
    *(_read_unless(dimension in {"A0:AZ0", "", "甲", "A1:"}, "C41", f"dimension {dimension[:20]}",
            partial(_sized, dimension))
        for dimension in ("A0:AZ0", "", "甲", "A1:", "A1:ZZZZZZZZ99999999999999", "B3:A1",
        f"A1:A{'9' * 10_000}")),
    *(_read_unless(at != "XFD4", "C42", f"text in {at}",
        partial(_xlsx, _below(f'<row r="{at.lstrip("XFD")}">{_cell(at)}</row>')))
        for at in ("XFD1048576", "XFD4", "XFD200")),
    _refused("C42", "text in A1048576",
        lambda: _xlsx(_below(f'<row r="1048576">{_cell("A1048576")}</row>'))),
    _read("C42", "border in XFD1048576",
        lambda: _xlsx(_below('<row r="1048576"><c r="XFD1048576" s="1"/></row>'))),
    _refused("C42", "text in B1048577",
        lambda: _xlsx(_below(f'<row r="1048577">{_cell("B1048577")}</row>'))),
    _refused("C42", "text in the last cell of xls",
        lambda: _xls(_biff((*LABELS, _label(65535, 255, 0)))), XLS),
    _refused("C42", "text in column 65536 of xls",
        lambda: _xls(_biff((*LABELS, _label(65535, 65535, 0)))), XLS),
    _refused("C42", "text in the last cell of xlsb",
        lambda: _xlsb(_bin_sheet(BIN_ROWS + _bin_row(1_048_575, "x", column=16_383))), XLSB),
    _read("C42", "text in cell 2^32-1 of xlsb",
        lambda: _xlsb(_bin_sheet(BIN_ROWS + _bin_row(0xFFFFFFFF, "x", column=0xFFFFFFFF))), XLSB),
    _refused("C42", "text in all columns of ods but two",
        lambda: _ods_below(_ods_row("", "", _ods_cell("x", 'table:number-columns-repeated="16382"'),
        attributes='table:number-rows-repeated="1048573"')), ODS),
    _refused("C42", "text in the last cell of ods",
        lambda: _ods_below('<table:table-row table:number-rows-repeated="1048572"/>',
        _ods_row('<table:table-cell table:number-columns-repeated="16383"/>', "x")), ODS),
    *(_refused("C43", f"row {row}",
        partial(_xlsx, _below(f'<row r="{row}">{_cell(f"C{row}")}</row>')))
        for row in ("0", "-5", "999999999", "9" * 20, "+4", "1e3", "４", "", "甲")),
    *(_read_unless(at not in {"", "c4", "C9"}, "C43", f"cell {at[:20] or 'of no name'}",
            partial(_xlsx, _column_of(_cell(at))))
        for at in ("ZZZZ4", "ZZZZZZZZZ4", "A0", "A-1", "4", "C", "", "c4", "$C$4", "C9", "4C",
        "C4C4", "Ｃ４", "C 4", "A" * 100_000 + "4", "C" + "9" * 10_000)),
    *(_read_unless(index in {"99999999", "9" * 20}, "C43", f"xml {kind} index {index}",
            partial(str.encode, _xml(rows)), XLS)
        for index in ("99999999", "0", "-5", "9" * 20, "x", "")
        for kind, rows in (("cell", XML_ROWS + _xml_row(_xml_cell("x", f'ss:Index="{index}"'))),
        ("row", XML_ROWS + _xml_row("", "", "x", attributes=f'ss:Index="{index}"')))),
    *(_read_unless(times == "9" * 20, "C43", f"ods {kind} repeated {times} times",
            partial(_ods_below, rows), ODS)
        for times in ("0", "-1", "9" * 20, "x", "")
        for kind, rows in (("cell",
        _ods_row("", "", _ods_cell("x", f'table:number-columns-repeated="{times}"'))),
        ("row", _ods_row("", "", "x", attributes=f'table:number-rows-repeated="{times}"')))),
    _read("C44", "rows out of order", lambda: _xlsx(_sheet(HEAD + WANG + LI))),
    _read("C44", "header stored last", lambda: _xlsx(_sheet(LI + WANG + HEAD))),
    _read("C44", "cells out of order",
        lambda: _xlsx(re.sub(r"(<c .*?</c>)(<c .*?</c>)", r"\2\1", PLAIN))),
    _refused("C44", "two rows of one number",
        lambda: _xlsx(_sheet(HEAD + LI + _row(2, *WANG_CELLS)))),
    _read("C44", "xml index going back",
        lambda: _xml(_xml_row(*WORDS[:2]) + _xml_row(*WANG_CELLS, attributes='ss:Index="3"')
        + _xml_row(*LI_CELLS, attributes='ss:Index="2"')).encode(), XLS),
    _read("C45", "cells without addresses", lambda: _xlsx(re.sub(' r="[AB]\\d"', "", PLAIN))),
    _read("C45", "rows and cells without addresses",
        lambda: _xlsx(re.sub(' r="[AB]?\\d"', "", PLAIN))),
    _read("C45", "table at C7, only its first cells with addresses",
        lambda: _xlsx(_sheet("".join(
        _row(at, _cell(f"C{at}", first), f"<c t='str'><v>{second}</v></c>")
        for at, first, second in zip((7, 8, 9), WORDS[::2], WORDS[1::2], strict=True))))),
    _refused("C46", "1,048,576 rows of 5", _million_rows),
    _read("C46", "200,000 rows of borders", lambda: _formatted_rows(200_000)),
    _read("C46", "30,000 rows of borders", lambda: _formatted_rows(30_000)),
    _read("C46", "blank rows to the end of ods",
        lambda: _ods_below(
        '<table:table-row table:number-rows-repeated="1048573"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'), ODS),
    _refused("C46", "one student a million times in ods",
        lambda: _ods_below(_ods_row("2014030103", "张三",
        attributes='table:number-rows-repeated="1000000"')), ODS),
    _refused("C46", "1,000,000 rows of html",
        lambda: _html(HTML_ROWS + "<tr><td>" * 1_000_000).encode(), XLS),
    _refused("C46", "1,000,000 rows of xml", lambda: _xml(XML_ROWS + "<Row/>" * 1_000_000).encode(),
        XLS),
    _read("C46", "row of xml that spans 99999999",
        lambda: _xml(XML_ROWS + '<Row ss:Span="99999999"/>').encode(), XLS),
    _refused("C47", "200 rows of 16,384", _wide_rows),
    _refused("C47", "1,000,000 cells in a row of html",
        lambda: _html(HTML_ROWS + "<tr><td><td>" + "<td>x" * 1_000_000).encode(), XLS),
    _refused("C47", "1,000,000 cells in a row of xml",
        lambda: _xml(XML_ROWS + f"<Row><Cell/><Cell/>{_xml_cell('x') * 1_000_000}</Row>").encode(),
        XLS),
    _refused("C48", "10,000 merged areas",
        lambda: _xlsx(_merged(*(f"D{at}:E{at}" for at in range(1, 10_001))))),
    *(_read_unless(area in {"", "D4:", "甲"}, "C48", f"merged {area or 'nothing'}",
            partial(_xlsx, _merged(area)))
        for area in ("A1:XFD1048576", "D1:D1048576", "D4:XFD4", "D4:ZZZZ99999999999", "D4", "E5:D4",
        "", "D4:", "甲")),
    _read("C48", "merged areas over one another", lambda: _xlsx(_merged(*["D4:E5"] * 1000))),
    _refused("C48", "65,535 merged areas claimed by xls",
        lambda: _xls(_biff((*LABELS, _record(0xE5, pack("<5H", 0xFFFF, 0, 65535, 3, 255))))), XLS),
    *(_read("C48", f"html {kind}span {span}",
        partial(_html_beside, f'<td {kind}span="{span}">x</td>'), XLS) for kind in ("col", "row")
        for span in ("100000000", "0", "-1", "9" * 30, "x", "３")),
    _read("C48", "html spans of a whole sheet",
        lambda: _html(HTML_ROWS + _html_row("", "",
        '<td colspan="100000000" rowspan="100000000">x</td>')).encode(), XLS),
    _refused("C48", "html with 10,000 spans of 65,534 rows",
        lambda: _html(HTML_ROWS + "<tr><td><td>"
        + '<td rowspan="65534" colspan="1000">x</td>' * 10_000).encode(), XLS),
    *(_read("C48", f"xml Merge{way} {span}",
        partial(str.encode, _xml(
        XML_ROWS + _xml_row("", "", _xml_cell("x", f'ss:Merge{way}="{span}"')))), XLS)
        for way in ("Down", "Across") for span in ("99999999", "-1", "9" * 20, "x")),
    *(_read("C48", f"ods spans {way}",
        partial(_ods_below, _ods_row("", "",
        _ods_cell("x", f'table:number-{way}-spanned="99999999"'))), ODS)
        for way in ("rows", "columns")),
    *(_read_unless(claim[-4:] not in {'"-1"', '="x"', '="0"'}, "C49", f"strings that claim {claim}",
        partial(_shared, _table_of(*WORD_ITEMS, claim=claim)))
        for claim in ('uniqueCount="4294967295"', f'uniqueCount="{2**64 - 1}"',
        'count="4294967295"', 'uniqueCount="-1"', 'uniqueCount="x"', 'uniqueCount="0"',
        f'uniqueCount="{"9" * 10_000}"')),
    _refused("C49", "xls strings that claim 2^32-1",
        lambda: _xls(_biff(strings=_table_of_xls(0xFFFFFFFF))), XLS),
    _refused("C49", "xls string of 65,535 characters that has 2",
        lambda: _xls(_biff(strings=_table_of_xls(length=0xFFFF))), XLS),
    _refused("C49", "xlsb strings that claim 2^32-1",
        lambda: _xlsb(strings=_bin(159, pack("<II", 0xFFFFFFFF, 0xFFFFFFFF)) + _bin(160)), XLSB),
    _refused("C49", "xlsb string of 2^32-1 characters that has 2",
        lambda: _xlsb(_bin_sheet(BIN_ROWS + _bin_row(3, "张三", length=0xFFFFFFFF))), XLSB),
    *(_refused("C50", f"string number {index}", partial(_shared, last=index))
        for index in ("6", "-1", "-2", "99999999", "9" * 20, "x", "1.5", "1e0")),
    _refused("C50", "strings missing", lambda: _shared(None)),
    _refused("C50", "strings of none", lambda: _shared(_table_of())),
    _refused("C50", "xls string number beyond", lambda: _xls(_biff((*LABELS[:5], _label(2, 1, 6)))),
        XLS),
    _read("C50", "xls string number 2^32-1",  # which is the last one to xlrd, here the right one
        lambda: _xls(_biff((*LABELS[:5], _label(2, 1, 0xFFFFFFFF)))), XLS),
    *(_refused("C51", f"sheet said to be {title}", partial(_strange_relation, target))
        for title, target in (("missing", 'Target="worksheets/sheet9.xml"'),
        ("in the net", 'Target="http://127.0.0.1:9/sheet1.xml" TargetMode="External"'),
        ("a file", 'Target="file:///etc/passwd" TargetMode="External"'),
        ("above", 'Target="../../../etc/passwd"'), ("NULL", 'Target="NULL"'),
        ("a folder", 'Target="worksheets/"'), ("nothing", 'Target=""'), ("nowhere", ""),
        ("the workbook", 'Target="workbook.xml"'))),
    _read("C51", "sheet said to be there from the root",
        lambda: _strange_relation('Target="/xl/worksheets/sheet1.xml"')),
    _refused("C51", "sheet said to be there by way of itself",
        lambda: _strange_relation('Target="../xl/./worksheets/sheet1.xml"')),
    _read("C51", "sheet said to be there in capitals",
        lambda: _strange_relation('Target="worksheets/SHEET1.XML"')),
    _refused("C51", "sheet said to be there with backslashes",
        lambda: _strange_relation('Target="worksheets\\sheet1.xml"')),
    _refused("C51", "sheet said to be there with %31",
        lambda: _strange_relation('Target="worksheets/sheet%31.xml"')),
    _refused("C51", "no relations", lambda: _xlsx(parts={RELATIONS: None})),
    _refused("C51", "relations of none", lambda: _xlsx(parts={RELATIONS: _relations()})),
    _read("C51", "no list of kinds", lambda: _xlsx(parts={TYPES: None})),
    _refused("C51", "no relation of the whole", lambda: _xlsx(parts={ROOT: None})),
    _refused("C51", "no sheet part", lambda: _zip([(BOOK, _entry(_book(ONE_SHEET)))])),
    *(_refused("C51", f"xls sheet said to be {title}", partial(_xls, _biff(offset=offset)), XLS)
        for title, offset in (("beyond", 0xFFFFFFFF), ("at the start", 0), ("amid a record", 7))),
    _refused("C52", "list of no sheets", lambda: _xlsx(parts={BOOK: _book()})),
    _refused("C52", "no list of sheets",
        lambda: _xlsx(parts={BOOK: _book().replace("<sheets></sheets>", "")})),
    _refused("C52", "no sheets in ods",
        lambda: _ods(re.sub("<table:table .*</table:table>", "", _ods_content())), ODS),
    _refused("C52", "no sheets in xml",
        lambda: re.sub("<Worksheet.*</Worksheet>", "", _xml()).encode(), XLS),
    _refused("C52", "chart instead of a sheet",
        lambda: _xlsx(f'{DECLARED}<chartsheet xmlns="{MAIN}"><drawing/></chartsheet>',
        {RELATIONS: _relations(TO_SHEET.replace("worksheet", "chartsheet", 1), TO_STYLES)})),
    _refused("C52", "10,000 sheets of one part", _sheets_of_one_part),
    _read("C52", "sheet copied", lambda: _two_sheets(PLAIN, PLAIN)),
    _read("C53", "old sheet hidden",
        lambda: _two_sheets(PLAIN.replace("李明", "张三"), PLAIN, "hidden")),
    _read("C53", "old sheet very hidden",
        lambda: _two_sheets(PLAIN.replace("李明", "张三"), PLAIN, "veryHidden")),
    _refused("C53", "all sheets hidden", lambda: _two_sheets(PLAIN, PLAIN, "hidden", "veryHidden")),
    _refused("C53", "sheet hidden in no known way",
        lambda: _two_sheets(_sheet(""), PLAIN, "visible", "x")),
    _read("C54", "style 999", lambda: _xlsx(PLAIN.replace('t="', 's="999" t="'))),
    _read("C54", "style -1", lambda: _xlsx(PLAIN.replace('t="', 's="-1" t="'))),
    _read("C54", "style 999 of a number",
        lambda: _xlsx(_number('<c r="A2" s="999"><v>2014030101</v></c>'))),
    _read("C54", "fill of nothing",
        lambda: _xlsx(parts={STYLES: re.sub("<fill>.*?</fill>", "<fill/>", STYLE_SHEET)})),
    _read("C54", "no styles", lambda: _xlsx(parts={STYLES: None})),
    _read("C54", "styles of none",
        lambda: _xlsx(parts={STYLES: f'{DECLARED}<styleSheet xmlns="{MAIN}"/>'})),
    _read("C54", "number format of 3,000,000 signs",
        lambda: _xlsx(_number('<c r="A2" s="1"><v>2014030101</v></c>'),
        {STYLES: STYLE_SHEET.replace("00000", f"0;{'&quot;9&quot;' * 1_000_000}")})),
    *(_read("C55", f"number {value[:20] or 'of nothing'} beside",
        partial(_xlsx, _beside(f'<c r="C2"><v>{value}</v></c>')))
        for value in ("NaN", "nan", "INF", "1e999", "-1e999", "1e-999", "9" * 10_000,
        "0." + "0" * 10_000 + "1", "abc", "", "0x10", "1_0", "１２", "1,5")),
    *(_read("C55", f"number {value[:20]} for a 学号",
        partial(_xlsx, _number(f'<c r="A2"><v>{value}</v></c>')), students=LOST)
        for value in ("NaN", "INF", "1e999", "-1e999", "9" * 5_000, "-2014030101", "20140301.5")),
    _read("C55", "xls number NaN", lambda: _xls(_biff((*LABELS, _numeric(1, 2, float("nan"))))),
        XLS),
    _read("C55", "xls number NaN for a 学号",
        lambda: _xls(_biff((*LABELS[:2], _numeric(1, 0, float("nan")), *LABELS[3:]))), XLS, LOST),
    _read("C55", "xls number inf for a 学号",
        lambda: _xls(_biff((*LABELS[:2], _numeric(1, 0, float("inf")), *LABELS[3:]))), XLS, LOST),
    _refused("C55", "xml number that is none",
        lambda: _xml(XML_ROWS + _xml_row("", "", _xml_cell("abc", kind="Number"))).encode(), XLS),
    _read("C55", "xml number NaN for a 学号",
        lambda: _xml(XML_ROWS.replace('"String">2014030101', '"Number">NaN')).encode(), XLS, LOST),
    _read("C55", "xml number of 10,000 digits",
        lambda: _xml(XML_ROWS + _xml_row("", "", _xml_cell("9" * 10_000, kind="Number"))).encode(),
        XLS),
    _read("C55", "ods number NaN for a 学号",
        lambda: _ods(_ods_content(
        ODS_ROWS.replace('value-type="string" ><text:p>2014030101',
        'value-type="float" office:value="NaN"><text:p>NaN'))), ODS, LOST),
    _read("C56", "18 digits as a number",
        lambda: _xlsx(_number('<c r="A2"><v>1.1010119900101E+17</v></c>')), students=LOST),
    _read("C56", "18 digits as a number in xls",
        lambda: _xls(_biff((*LABELS[:2], _numeric(1, 0, 110101199001010019.0), *LABELS[3:]))), XLS,
        LOST),
    _read("C56", "digits lost in text",
        lambda: _xlsx(_number('<c r="A2" t="inlineStr"><is><t>1.10101E+17</t></is></c>')),
        students=LOST),
    _read("C57", "00123 as text", lambda: _xlsx(PLAIN.replace("2014030101", "00123")),
        students=("00123 李明", BOTH[1])),
    _read("C57", "123 shown as 00123", lambda: _xlsx(_number('<c r="A2" s="1"><v>123</v></c>')),
        students=("00123 李明", BOTH[1])),
    _read("C57", "123 as a number", lambda: _xlsx(_number('<c r="A2"><v>123</v></c>')),
        students=("123 李明", BOTH[1])),
    _read("C57", "number with .0", lambda: _xlsx(_number('<c r="A2"><v>2014030101.0</v></c>'))),
    _read("C57", "number with an exponent",
        lambda: _xlsx(_number('<c r="A2"><v>2.014030101E9</v></c>'))),
    *(_read("C58", f"day {day}", partial(_dated, f"><v>{day}</v>"))
        for day in ("0", "1", "59", "60", "43191.5")),
    *(_read("C58", f"day {day}", partial(_dated, f"><v>{day}</v>"))
        for day in ("-5000", "2958466", "99999999999", "1e300", "NaN")),
    _read("C58", "days from 1904", lambda: _dated("><v>43191</v>", '<workbookPr date1904="1"/>')),
    _read("C58", "day in ISO", lambda: _dated('t="d"><v>2018-04-01</v>')),
    *(_read("C58", f"day {day} in ISO", partial(_dated, f't="d"><v>{day}</v>'))
        for day in ("2023-13-45", "0000-00-00", "99999-01-01", "x")),
    _read("C58", "day that is none in ods",
        lambda: _ods_below(_ods_row("", "",
        '<table:table-cell office:value-type="date" office:date-value="2023-13-45"/>')), ODS),
    _refused("C58", "day that is none in xml",
        lambda: _xml(XML_ROWS + _xml_row("", "",
        _xml_cell("2023-13-45", kind="DateTime"))).encode(), XLS),
    _read("C59", "formula without its value for a 学号",
        lambda: _xlsx(_number('<c r="A2"><f>"2014"&amp;"030101"</f></c>')), students=LOST),
    _read("C59", "formula with an empty value for a 学号",
        lambda: _xlsx(_number('<c r="A2"><f>B9</f><v></v></c>')), students=LOST),
    _read("C59", "#N/A for a 学号",
        lambda: _xlsx(_number('<c r="A2" t="e"><f>VLOOKUP(1,Z:Z,1)</f><v>#N/A</v></c>')),
        students=LOST),
    _read("C59", "#N/A beside", lambda: _xlsx(_beside('<c r="C2" t="e"><v>#N/A</v></c>'))),
    _read("C59", "error that is none beside",
        lambda: _xlsx(_beside('<c r="C2" t="e"><v>#甲!</v></c>'))),
    _read("C59", "formula with its value",
        lambda: _xlsx(
        _number('<c r="A2" t="str"><f>"2014"&amp;"030101"</f><v>2014030101</v></c>'))),
    _refused("C59", "formula of 1,000,000 signs",
        lambda: _xlsx(_beside(f'<c r="C2"><f>{"1+" * 500_000}1</f><v>1</v></c>'))),
    _read("C60", "truth beside", lambda: _xlsx(_beside('<c r="C2" t="b"><v>1</v></c>'))),
    *(_read_unless(value in {"7", "x"}, "C60", f"truth {value} beside",
        partial(_xlsx, _beside(f'<c r="C2" t="b"><v>{value}</v></c>')))
        for value in ("7", "true", "x", "")),
    _refused("C60", "cell of a kind that is none",
        lambda: _xlsx(_beside('<c r="C2" t="x"><v>1</v></c>'))),
    _read("C61", "header in row 5",
        lambda: _titled(("一班名单",), ("2014级",), (), (), *PAGE, WANG_CELLS)),
    _read("C61", "header again on the next page", lambda: _titled(*PAGE, PAGE[0], WANG_CELLS)),
    _read("C61", "header merged over two rows",
        lambda: _xlsx(_merged("A1:A2", "B1:B2",
        rows=HEAD + _row(3, *LI_CELLS) + _row(4, *WANG_CELLS)))),
    _read("C61", "header with spaces",
        lambda: _titled((" 学　号 ", "姓\u3000\u3000名\n"), LI_CELLS, WANG_CELLS)),
    _read("C61", "header of a form",
        lambda: _titled(("1、学号（必填）", "2、姓名（必填）"), LI_CELLS, WANG_CELLS)),
    _refused("C61", "header of two 学号",
        lambda: _titled(("学号", "学号", "姓名"), ("1", "2", "李明"))),
    _refused("C61", "header of two 姓名",
        lambda: _titled(("学号", "姓名", "姓名"), ("1", "李明", "王伟"))),
    _refused("C61", "no header", lambda: _titled(LI_CELLS, WANG_CELLS)),
    _refused("C62", "header and nobody", lambda: _titled(PAGE[0])),
    _refused("C62", "header and blank rows", lambda: _titled(PAGE[0], ("", ""), (" ", "　"))),
    _refused("C62", "empty sheet", lambda: _xlsx(_sheet(""))),
    _refused("C62", "empty ods", lambda: _ods(_ods_content("")), ODS),
    _refused("C62", "empty xls", lambda: _xls(_biff(())), XLS),
    _read("C63", "student twice", lambda: _titled(*PAGE, LI_CELLS), students=(BOTH[0], BOTH[0])),
    _read("C63", "one 学号 of two", lambda: _titled(*PAGE, (LI_CELLS[0], "王伟")),
        students=(BOTH[0], "2014030101 王伟")),
    _read("C63", "one name of two", lambda: _titled(*PAGE, (WANG_CELLS[0], "李明")),
        students=(BOTH[0], "2014030102 李明")),
    *(_read("C64", f"name with {title}", partial(_titled, *PAGE, (WANG_CELLS[0], name)))
        for title, name in (("spaces", "  王 伟 "), ("U+3000", "王　伟　"),
        ("U+200B", "王\u200b伟"), ("U+202E", "\u202e王伟"), ("U+FEFF", "\ufeff王伟"),
        ("U+00A0", "王\xa0伟"), ("tab", "王\t伟"), ("line ends", "王\r\n伟\n"))),
    *(_read("C64", f"学号 with {title}", partial(_titled, *PAGE, (number, "王伟")))
        for title, number in (("spaces", " 2014030102 "), ("U+200B", "2014030102\u200b"),
        ("U+202E", "\u202e2014030102"), ("full width", "２０１４０３０１０２"),
        ("an apostrophe", "'2014030102"))),
    *(_read("C65", f"name with {name!a}", partial(_titled, *PAGE, (WANG_CELLS[0], name)),
        students=(BOTH[0], f"2014030102 {name}"))
        for name in ("王𠮷", "王㛃", "王\U0002a700", "王\U00030000", "王\U000313c0", "王\ue000",
        "王䶮", "买买提·艾力")),
)  # fmt: skip


def _not_closed(*at: int) -> bytes:
    """Fifty students, with a quote before the name in these lines; line 1 is the header."""
    lines = ["学号,姓名", *FIFTY_LINES]
    for line in at:
        lines[line - 1] = lines[line - 1].replace(",", ',"')
    return _text(*lines)


def _stray_quote() -> bytes:
    """A quote not closed in line 5, and another behind the name in line 40."""
    lines = ["学号,姓名", *FIFTY_LINES]
    lines[4] = lines[4].replace(",", ',"')
    lines[39] += '"'
    return _text(*lines)


def _cut_text(encoding: str) -> bytes:
    """Text without the last byte of its last name."""
    return TEXT.rstrip().encode(encoding)[:-1]


def _megabytes(text: str, count: int) -> bytes:
    """So many MB of the text, behind the students."""
    one = text.encode()
    return TEXT.encode() + one * (count * 1_000_000 // len(one))


D_TEXT = (
    *(_read("D67", encoding, partial(TEXT.encode, encoding), CSV)
        for encoding in ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16")),
    _read("D67", "utf-16-le with its mark", lambda: b"\xff\xfe" + TEXT.encode("utf-16-le"), CSV),
    _read("D67", "utf-16-be with its mark", lambda: b"\xfe\xff" + TEXT.encode("utf-16-be"), CSV),
    _read("D67", "gb18030 of four bytes",
        lambda: TEXT.replace("王伟", "王\u4dae").encode("gb18030"), CSV,
        (BOTH[0], "2014030102 王\u4dae")),
    _read("D67", "utf-16-le without its mark", lambda: TEXT.encode("utf-16-le"), CSV),
    _read("D67", "utf-16-be without its mark", lambda: TEXT.encode("utf-16-be"), CSV),
    _refused("D67", "utf-32", lambda: TEXT.encode("utf-32"), CSV),
    _read("D67", "two marks", lambda: b"\xef\xbb\xbf" * 2 + TEXT.encode(), CSV),
    _refused("D67", "big5", lambda: "學號,姓名\n2014030101,李明\n".encode("big5"), CSV),
    _read("D68", "utf-8 that could be gb18030", TEXT.encode, CSV),
    *(_refused("D69", f"{encoding} cut in a character", partial(_cut_text, encoding), CSV)
        for encoding in ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16")),
    _refused("D69", "html cut in a character",
        lambda: _html().split("王")[0].encode() + "王".encode()[:2], XLS),
    _refused("D69", "half a byte pair missing at the start", lambda: TEXT.encode("gbk")[1:], CSV),
    _refused("D70", "field of 200 kB", lambda: _beside_in_text("x" * 200_000), CSV),
    _refused("D70", "quoted field of 200 kB", lambda: _beside_in_text(f'"{"x" * 200_000}"'), CSV),
    _refused("D70", "quoted field of 20 MB",
        lambda: _beside_in_text(f'"{"x," * 10_000_000}"'), CSV),
    _refused("D71", "NUL in a name", lambda: TEXT.replace("李", "李\0").encode(), CSV),
    _refused("D71", "NUL beside", lambda: _beside_in_text("\0"), CSV),
    _refused("D71", "NUL behind", lambda: TEXT.encode() + bytes(512), CSV),
    _refused("D71", "NUL behind after 4 kB",
        lambda: _text(*TEXT.split()[:3], *["," * 80] * 100) + bytes(512), CSV),
    _refused("D71", "NUL only", lambda: bytes(5000), CSV),
    _read("D71", "control character in a name", lambda: TEXT.replace("李", "李\x01").encode(),
        CSV),
    _refused("D72", "quote not closed in the last line", lambda: _not_closed(51), CSV),
    _refused("D72", "quote not closed in line 5", lambda: _not_closed(5), CSV),
    _refused("D72", "quote not closed in line 5, stray one in line 40", _stray_quote, CSV),
    _refused("D72", "quotes not closed in lines 5 and 40", lambda: _not_closed(5, 40), CSV),
    _refused("D72", "text behind a quoted name", lambda: TEXT.replace("李明", '"李"明').encode(),
        CSV),
    _read("D73", "semicolons", lambda: TEXT.replace(",", ";").encode(), CSV),
    _read("D73", "tabs", lambda: TEXT.replace(",", "\t").encode(), CSV),
    _read("D73", "semicolons, commas beside",
        lambda: TEXT.replace(",", ";").replace("李明", "李明;1,5").encode(), CSV),
    _read("D73", "bars", lambda: TEXT.replace(",", "|").encode(), CSV),
    _read("D73", "sep=; above", lambda: b"sep=;\n" + TEXT.replace(",", ";").encode(), CSV),
    _read("D74", "CR", lambda: TEXT.replace("\n", "\r").encode(), CSV),
    _read("D74", "CR LF", lambda: TEXT.replace("\n", "\r\n").encode(), CSV),
    _read("D74", "CR, LF and CR LF",
        lambda: TEXT.replace("\n", "\r", 1).replace("\n", "\r\n", 1).encode(), CSV),
    _read("D74", "no line end at the end", lambda: TEXT.rstrip().encode(), CSV),
    *(_read("D74", f"{mark!a} beside", partial(_beside_in_text, f"甲{mark}乙"), CSV)
        for mark in ("\u2028", "\x85", "\x0b", "\x0c", "\x1c")),
    _read("D75", "lines of more and fewer fields",
        lambda: _text("学号,姓名,备注", "2014030101,李明,1,2,3", "2014030102,王伟"), CSV),
    _read("D75", "blank lines between",
        lambda: _text("学号,姓名", "", "2014030101,李明", ",", "", "2014030102,王伟"), CSV),
    _read("D76", '="…"', lambda: re.sub(r"\d+", r'="\g<0>"', TEXT).encode(), CSV),
    _read("D76", '"=""…"""', lambda: re.sub(r"\d+", r'"=""\g<0>"""', TEXT).encode(), CSV),
    _read("D76", "tab behind", lambda: re.sub(r"\d+", "\\g<0>\t", TEXT).encode(), CSV),
    _read("D76", "digits lost", lambda: TEXT.replace("2014030101", "2.01403E+09").encode(), CSV,
        LOST),
    _refused("D77", "1,000,000 blank lines", lambda: TEXT.encode() + b"\n" * 1_000_000, CSV),
    _refused("D77", "1,000,000 lines of blanks", lambda: TEXT.encode() + b",\n" * 1_000_000, CSV),
    _refused("D77", "1,000,000 lines without a header", lambda: b"1,2\n" * 1_000_000, CSV),
    _refused("D77", "1,000,000 of one student", lambda: _megabytes("2014030103,张三\n", 18), CSV),
    _refused("D77", "line of 40 MB", lambda: _megabytes("x", 40), CSV),
    _refused("D77", "line of 20,000,000 fields", lambda: TEXT.encode() + b"," + b",x" * 20_000_000,
        CSV),
    _refused("D77", "line of 40 MB and nothing else", lambda: b"x" * 40_000_000, CSV),
    _refused("D77", "quote and 40 MB", lambda: b'"' + b"x,\n" * 13_000_000, CSV),
    _refused("D77", "40 MB of quotes", lambda: _megabytes('"', 40), CSV),
    _refused("D77", "text of 51 MB", lambda: _megabytes(",\n", 51), CSV),
    _read("D78", "line ends, quotes and commas beside",
        lambda: _beside_in_text('"照片，不是""本人"",\n请更换"'), CSV),
    _read("D78", "quotes amid a field", lambda: _beside_in_text('照片"不是"本人'), CSV),
)  # fmt: skip


def _strict() -> bytes:
    """A workbook in the strict kind of the format, which has other namespaces."""
    with ZipFile(BytesIO(_xlsx())) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    strict = "http://purl.oclc.org/ooxml"
    for name, xml in parts.items():
        main = xml.replace(MAIN, f"{strict}/spreadsheetml/main")
        parts[name] = main.replace(OFFICE, f"{strict}/officeDocument/relationships")
    return _zip((name, _entry(xml)) for name, xml in parts.items())


E_SHARED = (_read("E94", "strict namespaces", _strict),)

#: Every file.
CATALOGUE: tuple[Hostile, ...] = (*A_CONTAINER, *B_XML, *C_SHEET, *D_TEXT, *E_SHARED)


# Damage by chance, always the same for a seed.


def mutants(data: bytes, count: int, seed: int) -> Iterator[bytes]:
    """So many copies of a file, each with up to sixteen places damaged."""
    chance = _random(seed)
    for _ in range(count):
        mutant = bytearray(data)
        for _ in range(chance.choice((1, 1, 1, 2, 4, 16))):
            _damage(mutant, chance)
        yield bytes(mutant)


def _damage(data: bytearray, chance: Random) -> None:
    """Change bytes in one place."""
    at = chance.randrange(len(data) or 1)
    length = chance.choice((1, 2, 4, 16, 256))
    size = chance.choice((1, 2, 4, 8))
    match chance.randrange(8):
        case 0:
            data[at : at + 1] = bytes([chance.randrange(256)])
        case 1:
            data[at : at + 1] = bytes(byte ^ 1 << chance.randrange(8) for byte in data[at : at + 1])
        case 2 | 3:  # a count or an offset
            number = chance.choice((0, 1, 0x7F, 0x7FFF, 2**31 - 1, 2**32 - 1, 2**64 - 1))
            data[at : at + size] = (number % 256**size).to_bytes(size, "little")
        case 4:
            del data[at : at + length]
        case 5:
            data[at:at] = data[at : at + length]
        case 6:
            data[at : at + length] = bytes(len(data[at : at + length]))
        case _:
            to = chance.randrange(len(data) or 1)
            data[at : at + length] = data[to : to + length]


def xml_mutants(data: bytes, count: int, seed: int) -> Iterator[bytes]:
    """So many copies of a zip of XML parts, sound as a zip, each with one part damaged."""
    chance = _random(seed)
    with ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    entries = {name: _entry(content, ZIP_STORED) for name, content in parts.items()}
    xml = [name for name in parts if name.endswith((".xml", ".rels"))]
    for _ in range(count):
        name = chance.choice(xml)
        content = parts[name].decode()
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            content = _damaged_xml(content, chance)
        changed = _entry(content.encode("utf-8", "surrogatepass"), ZIP_STORED)
        yield _zip({**entries, name: changed}.items())


NUMBERS = ("0", "-1", "7", "65536", "1048577", "4294967295", "9" * 20, "1e999", "x")
TAG, ATTRIBUTE, NUMBER, VALUE = r"<[^>]*>", r'\s[\w:]+="[^"]*"', r"\d+", r'(?<=")[^"]*(?=")'


def _damaged_xml(xml: str, chance: Random) -> str:
    """Change a number, a tag, an attribute or a character."""
    pattern, put = chance.choice(
        (
            (NUMBER, chance.choice(NUMBERS)),
            (NUMBER, chance.choice(NUMBERS)),
            (VALUE, chance.choice(("", "x", "A1:XFD1048576", "ZZZZ1", "../../x"))),
            (VALUE, None),
            (TAG, ""),
            (TAG, None),
            (ATTRIBUTE, ""),
            (r"[\s\S]", chance.choice(("", "<", "&", '"', "\0", "\ufffe", "\ud800", "李"))),
        )
    )
    found = list(re.finditer(pattern, xml))
    if not found:
        return xml
    at, other = chance.choice(found), chance.choice(found)
    return xml[: at.start()] + (other[0] if put is None else put) + xml[at.end() :]
