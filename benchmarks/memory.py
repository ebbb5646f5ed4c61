"""How much memory hostile and large files take, in every command that they can be given to.

    .venv/bin/python benchmarks/memory.py [--only xlsx] [--command import] [--classes]

Makes each file of CASES (none is kept), at most 64 MB, gives it to the commands
of its group, one process at a time, and prints the highest memory of that process and of each of
its children (the kernel's own figure, ru_maxrss of wait4), the seconds, and the exit code.
--classes: instead, the forms of 3,000 classes of 12 merged with and without --docx, from .docx and
.xlsx. Needs Linux; all of it takes half an hour.

Bars:
    300 MB for each process; no exit code but 0, 1 and 3; what `WANTED` calls ordinary, if large,
    is read.
"""

import os
import resource
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from measuring import FANKUI, bar, options

ROOT = Path(__file__).resolve().parents[1]
NOW = "2018-04-01 20:00"
MEGABYTES, SECONDS, MOST = 300, 300, 3_000_000_000
CLASSES, CLASS_OF = 3_000, 12
GOOD_CODES = {0, 1, 3}
#: In place of the exit code of a command that did not say in its own words what is wrong.
UNSAID = 99

# --- what files are made of --------------------------------------------------------------------

#: Bytes too many to hold: pieces, each so many times; one that differs says what it is each time.
Piece = bytes | str | Callable[[int], str]
Spec = Sequence[tuple[Piece, int]]
Parts = Mapping[str, Spec | bytes | str]
Make = Callable[[Path], None]


def _pieces(spec: Spec | bytes | str) -> Iterable[bytes]:
    if isinstance(spec, bytes | str):
        spec = [(spec, 1)]
    for unit, times in spec:
        if callable(unit):
            for at in range(0, times, 1_000):
                yield "".join(map(unit, range(at, min(at + 1_000, times)))).encode()
            continue
        raw = unit.encode() if isinstance(unit, str) else unit
        most = max(1, 1_000_000 // max(len(raw), 1))
        for at in range(0, times, most):
            yield raw * min(most, times - at)


def text(*spec: tuple[Piece, int]) -> Make:
    """A file that is not packed."""

    def make(path: Path) -> None:
        with path.open("wb") as file:
            for piece in _pieces(spec):
                file.write(piece)

    return make


def package(parts: Parts, method: int = ZIP_DEFLATED) -> Make:
    """A zip archive."""

    def make(path: Path) -> None:
        with ZipFile(path, "w", method, compresslevel=1) as archive:
            for name, spec in parts.items():
                with archive.open(name, "w", force_zip64=False) as part:
                    for piece in _pieces(spec):
                        part.write(piece)

    return make


def crowd(name: bytes, count: int) -> Make:
    """A file that is such a `directory`."""

    def make(path: Path) -> None:
        path.write_bytes(directory(name, count))

    return make


def directory(name: bytes, count: int) -> bytes:
    """A zip archive whose directory says that it has so many members of no bytes."""
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 0, 0, 33, 0, 0, 0, len(name), 0) + name
    fields = (20, 20, 0, 0, 0, 33, 0, 0, 0, len(name), 0, 0, 0, 0, 0, 0)
    one = struct.pack("<4s6H3L5H2L", b"PK\1\2", *fields) + name
    size, most = len(one) * count, min(count, 65_535)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, most, most, size & 0xFFFFFFFF, len(local), 0)
    return local + one * count + end


# --- spreadsheets ------------------------------------------------------------------------------

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_BOOK: Parts = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships {_PACKAGE}><Relationship Id="a" Type="{_OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets><sheet name="名单" sheetId="1" '
        'r:id="s"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships {_PACKAGE}><Relationship Id="s" Type="{_OFFICE}/worksheet" '
        f'Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="{_OFFICE}/sharedStrings" '
        f'Target="sharedStrings.xml"/><Relationship Id="y" Type="{_OFFICE}/styles" '
        'Target="styles.xml"/></Relationships>'
    ),
}
_SHEET = "xl/worksheets/sheet1.xml"
_OPEN, _CLOSE = f"<worksheet {_MAIN}><sheetData>", "</sheetData></worksheet>"


def _inline(column: str, row: int, said: str) -> str:
    return f'<c r="{column}{row}" t="inlineStr"><is><t>{said}</t></is></c>'


_HEADING = f'<row r="1">{_inline("A", 1, "学号")}{_inline("B", 1, "姓名")}</row>'
_HEADING += f'<row r="2">{_inline("A", 2, "2014030101")}{_inline("B", 2, "李明")}</row>'
_FEW = f"{_OPEN}{_HEADING}{_CLOSE}"


def book(sheet: Spec | str = _FEW, more: Parts | None = None, method: int = ZIP_DEFLATED) -> Make:
    """A workbook of one sheet."""
    return package({**_BOOK, _SHEET: sheet, **(more or {})}, method)


def _rows(count: int, row: Callable[[int], str]) -> Spec:
    head = _OPEN + _HEADING.partition('<row r="2"')[0]
    return [(head, 1), (lambda at: row(at + 2), count), (_CLOSE, 1)]


def _unlike(start: int) -> str:
    """A thousand rows from *start* on, each with a note of its own."""
    return "".join(
        f"2014{at:06}\t{_name(at)}\t软件{at // 40}班\t{'注' * 60}{at}\n"
        for at in range(start, start + 1_000)
    )


def _name(at: int) -> str:
    return f"张{chr(0x4E00 + at % 9000)}"


def _student(at: int) -> str:
    cells = _inline("A", at, f"2014{at:06}") + _inline("B", at, _name(at))
    return f'<row r="{at}">{cells}{_inline("C", at, "本科")}{_inline("D", at, "无误")}</row>'


def _numbers(columns: str) -> Callable[[int], str]:
    def row(at: int) -> str:
        cells = "".join(f'<c r="{one}{at}"><v>{at}</v></c>' for one in columns)
        return f'<row r="{at}">{cells}</row>'

    return row


def _letters(at: int) -> str:
    name = ""
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name


def _wide(at: int) -> str:
    cells = "".join(f'<c r="{_letters(one)}{at}"><v>1</v></c>' for one in range(1, 16_385))
    return f'<row r="{at}">{cells}</row>'


def _strings(*texts: tuple[Piece, int]) -> Parts:
    return {"xl/sharedStrings.xml": [(f"<sst {_MAIN}>", 1), *texts, ("</sst>", 1)]}


def _indexed(at: int) -> str:
    cells = "".join(
        f'<c r="{one}{at}" t="s"><v>{5 * at + i}</v></c>' for i, one in enumerate("ABCDE")
    )
    return f'<row r="{at}">{cells}</row>'


_STRUCK = "<si><r><rPr><strike/></rPr><t>甲</t></r><r><t>乙</t></r></si>"


def _relations(*inside: tuple[Piece, int], part: str = "xl/_rels/workbook.xml.rels") -> Parts:
    return {part: [(f"<Relationships {_PACKAGE}>", 1), *inside, ("</Relationships>", 1)]}


def _styles(*inside: tuple[Piece, int]) -> Parts:
    return {"xl/styles.xml": [(f"<styleSheet {_MAIN}>", 1), *inside, ("</styleSheet>", 1)]}


_PADDED = '<numFmts count="1"><numFmt numFmtId="170" formatCode="00000"/></numFmts>'
_SHEETS = 400


def _many(path: Path) -> None:
    """A workbook of 400 classes of 500."""
    sheets = range(1, _SHEETS)
    students = "".join(map(_student, range(3, 500)))
    tabs = "".join(f'<sheet name="{at}班" sheetId="{at}" r:id="s{at}"/>' for at in sheets)
    relations = "".join(
        f'<Relationship Id="s{at}" Type="{_OFFICE}/worksheet" Target="worksheets/s{at}.xml"/>'
        for at in sheets
    )
    parts: Parts = {
        **_BOOK,
        "xl/workbook.xml": (
            f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>{tabs}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": f"<Relationships {_PACKAGE}>{relations}</Relationships>",
        **{f"xl/worksheets/s{at}.xml": _OPEN + _HEADING + students + _CLOSE for at in sheets},
    }
    package(parts)(path)


_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
_ODS_OPEN = (
    f'<office:document-content {_ODF}><office:body><office:spreadsheet><table:table table:name="a">'
)
_ODS_CLOSE = "</table:table></office:spreadsheet></office:body></office:document-content>"


def _odf(*inside: tuple[Piece, int]) -> Make:
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": [(_ODS_OPEN, 1), *inside, (_ODS_CLOSE, 1)],
        }
    )


def _ods_row(*cells: str) -> str:
    told = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{one}</text:p></table:table-cell>'
        for one in cells
    )
    return f"<table:table-row>{told}</table:table-row>"


def _ods_student(at: int) -> str:
    return _ods_row(f"2014{at:06}", _name(at), "一班")


_XML2003 = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>'
)
_XML2003_ROW = (
    '<Row><Cell><Data ss:Type="String">2014030101</Data></Cell>'
    '<Cell><Data ss:Type="String">李明</Data></Cell></Row>'
)
_XML2003_END = "</Table></Worksheet></Workbook>"
_HTML_ROW = "<tr><td>2014030101</td><td>李明</td><td>一班</td></tr>"
_HTML_OPEN = "<html><body><table><tr><td>学号</td><td>姓名</td><td>班级</td></tr>"


def _xls(rows: int, columns: int, said: str = "") -> Make:
    """A workbook of 1997 with rows of numbers, or of one text each."""

    def make(path: Path) -> None:
        def record(kind: int, *fields: bytes) -> bytes:
            data = b"".join(fields)
            return struct.pack("<2H", kind, len(data)) + data

        def beginning(kind: int) -> bytes:
            return record(0x809, struct.pack("<4H2L", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))

        end = record(10)
        where = len(beginning(5)) + len(record(0x85, bytes(9))) + len(end)
        with path.open("wb") as file:  # a stream that stands alone, as small programs write it
            file.write(
                beginning(5) + record(0x85, struct.pack("<L4B", where, 0, 0, 1, 0), b"a") + end
            )
            file.write(beginning(16))
            for row in range(rows):
                if said:
                    raw = said.encode("utf-16-le")
                    file.write(record(0x204, struct.pack("<4HB", row, 0, 0, len(said), 1), raw))
                    continue
                numbers = b"".join(struct.pack("<HL", 0, row << 2 | 2) for _ in range(columns))
                place = struct.pack("<2H", row, 0), struct.pack("<H", columns - 1)
                file.write(record(0xBD, place[0], numbers, place[1]))
            file.write(end)

    return make


# --- Word --------------------------------------------------------------------------------------

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DOC_OPEN, _DOC_CLOSE = f"<w:document {_W}><w:body>", "</w:body></w:document>"
_P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def _cells(*said: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{_P.format(one)}</w:tc>" for one in said) + "</w:tr>"


_FORM_HEAD = "<w:tbl>" + _cells("学号", "姓名", "校对结果", "签字")
_FORM = _FORM_HEAD + _cells("2014030101", "李明", "无误", "") + "</w:tbl>"
_BLANK = _FORM_HEAD + _cells("", "", "", "") * 20 + "</w:tbl>"
_DOC: Parts = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
        'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships {_PACKAGE}><Relationship Id="a" Type="{_OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    ),
}


def document(
    *inside: tuple[Piece, int], more: Parts | None = None, method: int = ZIP_DEFLATED
) -> Make:
    """A document whose body is *inside*."""
    body = [(_DOC_OPEN, 1), *inside, (_DOC_CLOSE, 1)]
    return package({**_DOC, "word/document.xml": body, **(more or {})}, method)


_NOTICE = (
    "关于做好2018届毕业生图像校对工作的通知",
    "各学院：",
    "请2018届毕业生于2018年4月2日前登录学信网核对本人信息，各班于2018年4月3日17:00前将反馈表交教务处。",
    "教务处",
    "2018年3月26日",
)


def _long_notice(path: Path) -> None:
    """A notice of 200 pages: the notice, then lists of 300 pages of paragraphs in many runs."""
    run = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="28"/></w:rPr><w:t>附</w:t></w:r>'
    notice = "".join(_P.format(one) for one in _NOTICE)
    # 200 pages of 28 lines of 30 characters, a run for every second of them
    document(
        (notice, 1), ('<w:p><w:pPr><w:jc w:val="both"/></w:pPr>' + run * 15 + "</w:p>", 5_600)
    )(path)


_CLASS_ROWS = "".join(_cells(f"2014{at:06}", "李明", "无误", "") for at in range(45))


def _class_form(at: int) -> str:
    return _P.format(f"班级：软件{at}班") + _FORM_HEAD + _CLASS_ROWS + "</w:tbl>"


# --- what is given to the commands -------------------------------------------------------------

_TABLE, _ANSWERS, _PAPER = ("import", "check", "merge"), ("collect",), ("template", "inspect")
_READ_AS_NOTICE, _ANY_FOLDER = ("notice",), ("folder",)


class Case(NamedTuple):
    """One file: the *name* that it is given, how it is made, the commands it is given to."""

    title: str
    name: str
    make: Make
    commands: Sequence[str]
    #: Large, and what a school has: it must be read.
    ordinary: bool = False


def _log_line(at: int) -> str:
    return (
        f'{{"number": "201403{at % 100:04}", "name": "李明", "answer": "无误{at}", '
        '"checked_at": "2018-03-28T10:00:00+08:00", "recorded_at": "2018-03-28T10:00:00+08:00", '
        '"source": "manual"}\n'
    )


def _folder(count: int) -> Make:
    def make(path: Path) -> None:
        path.mkdir()
        for at in range(count):
            (path / f"{at:06}.txt").write_bytes(b"x")

    return make


def _zip_of(count: int, data: bytes, name: str) -> Make:
    return package({f"{at:06}{name}": data for at in range(count)})


def _zip_of_zips(path: Path) -> None:
    package({f"{at}.zip": directory(b"a.docx", 900_000) for at in range(2)})(path)


CASES: Sequence[Case] = (
    Case("xlsx roster of 50,000", "a.xlsx", book(_rows(50_000, _student)), _TABLE, True),
    Case(
        "xlsx 1,000,000 numbers",
        "a.xlsx",
        book(_rows(99_000, _numbers("ABCDEFGHIJ"))),
        (*_TABLE, "collect", "template"),
    ),
    Case(
        "xlsx 1,000,000 texts of the table of texts",
        "a.xlsx",
        book(_rows(150_000, _indexed), _strings((lambda at: f"<si><t>{at}</t></si>", 760_000))),
        _TABLE,
    ),
    Case("xlsx rows of 16,384 cells", "a.xlsx", book(_rows(60, _wide)), _TABLE),
    Case(
        "xlsx texts 60 MB",
        "a.xlsx",
        book(more=_strings((f"<si><t>{'你好' * 97}</t></si>", 100_000))),
        _TABLE,
    ),
    Case(
        "xlsx texts in pieces",
        "a.xlsx",
        book(more=_strings(("<si>" + "<r><t>a</t></r>" * 12 + "</si>", 300_000))),
        _TABLE,
    ),
    Case(
        "xlsx texts struck out",
        "a.xlsx",
        book(_rows(150_000, _indexed), _strings((_STRUCK, 800_000))),
        _TABLE,
    ),
    Case(
        "xlsx one text of 60 MB",
        "a.xlsx",
        book(
            more={
                "xl/sharedStrings.xml": [
                    (f"<sst {_MAIN}><si><t>", 1),
                    ("a", 60_000_000),
                    ("</t></si></sst>", 1),
                ]
            }
        ),
        _TABLE,
    ),
    Case(
        "xlsx styles of 60 MB",
        "a.xlsx",
        book(
            more=_styles(
                (_PADDED + "<cellXfs>", 1), ('<xf numFmtId="170"/>', 3_000_000), ("</cellXfs>", 1)
            )
        ),
        (*_TABLE, "template"),
    ),
    Case(
        "xlsx fonts of 60 MB",
        "a.xlsx",
        book(
            more=_styles(
                ("<fonts>", 1),
                ("<font><strike/></font>", 2_500_000),
                ("</fonts><cellXfs>", 1),
                ('<xf fontId="1"/>', 10),
                ("</cellXfs>", 1),
            )
        ),
        (*_TABLE, "template"),
    ),
    Case(
        "xlsx relations of 60 MB",
        "a.xlsx",
        book(
            more=_relations(
                (
                    (
                        f'<Relationship Id="s" Type="{_OFFICE}/worksheet" '
                        'Target="worksheets/sheet1.xml"/>'
                    ),
                    400_000,
                )
            )
        ),
        (*_TABLE, "template"),
    ),
    Case(
        "xlsx different relations of 60 MB",
        "a.xlsx",
        book(
            more=_relations(
                (
                    lambda at: f'<Relationship Id="s{at}" Target="worksheets/sheet{at}.xml"/>',
                    900_000,
                )
            )
        ),
        (*_TABLE, "template"),
    ),
    Case(
        "xlsx workbook part of 60 MB",
        "a.xlsx",
        book(
            more={
                "xl/workbook.xml": [
                    (
                        (
                            f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>'
                            '<sheet name="a" sheetId="1" r:id="s"/></sheets><definedNames>'
                        ),
                        1,
                    ),
                    ('<definedName name="a">a</definedName>', 1_600_000),
                    ("</definedNames></workbook>", 1),
                ]
            }
        ),
        (*_TABLE, "template"),
    ),
    Case("xlsx 400 sheets, 60 MB", "a.xlsx", _many, _TABLE),
    Case(
        "xlsx 2,000,000 merged ranges",
        "a.xlsx",
        book(
            [
                (_OPEN + _HEADING + "</sheetData><mergeCells>", 1),
                ('<mergeCell ref="A3:A4"/>', 2_000_000),
                ("</mergeCells></worksheet>", 1),
            ]
        ),
        (*_TABLE, "template"),
    ),
    Case(
        "xlsx 10,000,000 elements behind the rows",
        "a.xlsx",
        book([(_FEW, 1), ("<a/>", 10_000_000)]),
        (*_TABLE, "template"),
    ),
    Case(
        "xlsx 10,000,000 elements among the rows",
        "a.xlsx",
        book([(_OPEN + _HEADING, 1), ("<a/>", 10_000_000), (_CLOSE, 1)]),
        (*_TABLE, "template"),
    ),
    Case(
        "xlsx 10,000,000 elements, oddly spelt",
        "a.xlsx",
        book([(_OPEN.replace('"', "'") + _HEADING, 1), ("<a/>", 10_000_000), (_CLOSE, 1)]),
        _TABLE,
    ),
    Case(
        "xlsx 2,000,000 attributes, oddly spelt",
        "a.xlsx",
        book(
            [
                (_OPEN + _HEADING + "<row", 1),
                (lambda at: f" a{at}='1'", 4_000_000),
                ("/>" + _CLOSE, 1),
            ]
        ),
        _TABLE,
    ),
    Case(
        "xlsx cells oddly spelt, 60 MB",
        "a.xlsx",
        book(
            [
                (_OPEN + _HEADING, 1),
                (
                    lambda at: (
                        f"<row r='{at + 3}'><c t='str'><v>{at + 3}</v></c><c><v>1</v></c></row>"
                    ),
                    198_997,
                ),
                (_CLOSE, 1),
            ]
        ),
        _TABLE,
    ),
    Case(
        "xlsx 1,000,000 elements within each other",
        "a.xlsx",
        book([(_OPEN + _HEADING, 1), ("<a>", 1_000_000), ("</a>", 1_000_000), (_CLOSE, 1)]),
        _TABLE,
    ),
    Case(
        "xlsx error values, stored",
        "a.xlsx",
        book(
            [
                (_OPEN, 1),
                (
                    lambda at: (
                        f'<row r="{at + 1}"><c r="A{at + 1}" t="e"><v>{"#" * 150}</v></c></row>'
                    ),
                    198_999,
                ),
                (_CLOSE, 1),
            ],
            method=ZIP_STORED,
        ),
        _TABLE,
    ),
    Case(
        "xlsx hidden rows",
        "a.xlsx",
        book(_rows(150_000, lambda at: _student(at).replace('">', '" hidden="1">', 1))),
        _TABLE,
    ),
    Case(
        "xlsx picture of 45 MB",
        "a.xlsx",
        book(more={"xl/media/a.png": [(os.urandom(1_000_000), 45)]}, method=ZIP_STORED),
        (*_TABLE, "template"),
    ),
    Case(
        "xlsx directory of 100,000",
        "a.xlsx",
        crowd(b"xl/workbook.xml", 100_000),
        (*_TABLE, "collect", "template", "inspect"),
    ),
    Case(
        "xlsx directory of 750,000",
        "a.xlsx",
        crowd(b"xl/workbook.xml", 750_000),
        (*_TABLE, "collect", "template", "inspect", "notice", "folder"),
    ),
    Case("xls 1,000,000 numbers", "a.xls", _xls(65_000, 15), _TABLE),
    Case("xls numbers 45 MB", "a.xls", _xls(65_000, 110), _TABLE),
    Case("xls texts 45 MB", "a.xls", _xls(65_000, 1, "你好" * 160), _TABLE),
    Case(
        "ods roster of 50,000",
        "a.ods",
        _odf((_ods_row("学号", "姓名", "班级"), 1), (_ods_student, 50_000)),
        _TABLE,
        True,
    ),
    Case("ods 10,000,000 elements", "a.ods", _odf(("<table:a/>", 5_000_000)), _TABLE),
    Case(
        "ods 3,000,000 elements in a row",
        "a.ods",
        _odf(
            ("<table:table-row>", 1), ("<table:table-cell/>", 3_000_000), ("</table:table-row>", 1)
        ),
        _TABLE,
    ),
    Case(
        "ods styles",
        "a.ods",
        package(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": [
                    (f"<office:document-content {_ODF}>", 1),
                    ("<style/>", 6_000_000),
                    (_ODS_OPEN.partition(">")[2] + _ODS_CLOSE, 1),
                ],
            }
        ),
        _TABLE,
    ),
    Case(
        "ods rows repeated",
        "a.ods",
        _odf(
            (_ods_row("学号", "姓名"), 1),
            (
                _ods_row("2014030101", "李明").replace(
                    "<table:table-row>", '<table:table-row table:number-rows-repeated="490000">'
                ),
                1,
            ),
        ),
        _TABLE,
    ),
    Case(
        "csv roster of 50,000",
        "a.csv",
        text(
            ("学号,姓名,班级,层次,校对结果\n", 1),
            (
                lambda at: f"2014{at:06},{_name(at)},2014级软件工程{at // 45}班,本科,无误\n",
                50_000,
            ),
        ),
        _TABLE,
        True,
    ),
    Case(
        "csv 200,000 rows, 45 MB",
        "a.csv",
        text(
            ("学号,姓名,班级,备注\n", 1),
            (lambda at: f"2014{at:06},{_name(at)},一班,{'注' * 66}\n", 190_000),
        ),
        (*_TABLE, "collect"),
    ),
    Case(
        "csv 90,000 rows, no two alike, over two lines each",
        "a.csv",
        text(
            ("学号,姓名,班级,备注\n", 1),
            (
                lambda at: f'2014{at:06},{_name(at)},软件{at // 40}班,"{at}\n{"注" * 60}"\n',
                90_000,
            ),
        ),
        _TABLE,
    ),
    Case(
        "utf-16 text of 190,000 rows, no two alike",
        "a.txt",
        text(
            (b"\xff\xfe", 1),
            ("学号\t姓名\t班级\t备注\n".encode("utf-16-le"), 1),
            *((_unlike(start).encode("utf-16-le"), 1) for start in range(0, 190_000, 1_000)),
        ),
        _TABLE,
    ),
    Case(
        "csv 45 MB of cells", "a.csv", text(("学号,姓名,备注\n", 1), ("1,2,3\n", 7_500_000)), _TABLE
    ),
    Case(
        "csv 1,000,000 cells",
        "a.csv",
        text(
            ("学号,姓名,a,b,c\n", 1),
            (lambda at: f"2014{at:06},张三,{at},{at + 1},{at + 2}\n", 190_000),
        ),
        _TABLE,
    ),
    Case(
        "csv one line of 45 MB",
        "a.csv",
        text(("学号,姓名\n", 1), ("a", 45_000_000)),
        (*_TABLE, "collect", "notice"),
    ),
    Case("csv commas of 45 MB", "a.csv", text(("学号,姓名\n", 1), (",", 45_000_000)), _TABLE),
    Case(
        "csv line ends of 45 MB",
        "a.csv",
        text(("学号,姓名\n", 1), ("\n", 45_000_000)),
        (*_TABLE, "collect", "notice"),
    ),
    Case("csv quotes of 45 MB", "a.csv", text(("学号,姓名\n", 1), ('"""', 15_000_000)), _TABLE),
    Case(
        "csv line separators of 45 MB",
        "a.csv",
        text(("学号,姓名\n", 1), ("\u2028", 15_000_000)),
        (*_TABLE, "collect", "notice"),
    ),
    Case(
        "utf-16 text of 45 MB",
        "a.csv",
        text(
            (b"\xff\xfe", 1),
            ("学号,姓名\n".encode("utf-16-le"), 1),
            ("2014,张三\n".encode("utf-16-le"), 3_000_000),
        ),
        _TABLE,
    ),
    Case("html roster of 45 MB", "a.xls", text((_HTML_OPEN, 1), (_HTML_ROW, 190_000)), _TABLE),
    Case(
        "html elements of 45 MB",
        "a.html",
        text((_HTML_OPEN, 1), ("<a>", 15_000_000)),
        (*_TABLE, "notice", "collect", "folder"),
    ),
    Case(
        "html paragraphs of 45 MB",
        "a.html",
        text(("<html><body><h1>关于毕业生的通知</h1>", 1), ("<p>一</p>", 4_000_000)),
        ("notice", "merge", "folder"),
    ),
    Case(
        "html text of 45 MB",
        "a.html",
        text(("<html><body><p>", 1), ("通知", 7_500_000)),
        ("notice", "merge", "folder"),
    ),
    Case(
        "html attributes of 45 MB",
        "a.html",
        text(("<html><body><p", 1), (lambda at: f" a{at}=1", 4_000_000), (">x</p>", 1)),
        ("notice", "merge"),
    ),
    Case(
        "mht of 45 MB",
        "a.mht",
        text(
            ("MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<html><body><p>", 1),
            ("<b>x</b>", 5_000_000),
        ),
        ("notice", *_TABLE),
    ),
    Case(
        "mht of many pages",
        "a.mht",
        text(
            ('MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n', 1),
            ("--b\nContent-Type: text/html; charset=utf-8\n\n<p>x</p>\n", 800_000),
            ("--b--", 1),
        ),
        ("notice", "import"),
    ),
    Case(
        "xml 2003 of 45 MB",
        "a.xls",
        text((_XML2003, 1), (_XML2003_ROW, 190_000), (_XML2003_END, 1)),
        _TABLE,
    ),
    Case(
        "xml 2003 of 45 MB of elements",
        "a.xls",
        text((_XML2003, 1), ("<a/>", 11_000_000), (_XML2003_END, 1)),
        _TABLE,
    ),
    Case(
        "xml of 45 MB",
        "a.xml",
        text(("<?xml version='1.0'?><a>", 1), ("<a/>", 11_000_000)),
        (*_TABLE, "notice"),
    ),
    Case(
        "log of 45 MB",
        "花名册.answers.jsonl",
        text((_log_line, 240_000)),
        ("log", "log-collect", "collect", "merge", "folder"),
    ),
    Case(
        "log of blank lines",
        "花名册.answers.jsonl",
        text(("\n", 45_000_000)),
        ("log", "log-collect"),
    ),
    Case(
        "log of broken lines",
        "花名册.answers.jsonl",
        text(("{\n", 22_000_000)),
        ("log", "log-collect"),
    ),
    Case(
        "log of one list",
        "花名册.answers.jsonl",
        text(("[", 1), ("[],", 15_000_000), ("1]\n", 1)),
        ("log", "log-collect"),
    ),
    Case(
        "json of 45 MB",
        "a.json",
        text(("[", 1), ("{},", 15_000_000), ("1]", 1)),
        ("import", "collect", "merge", "folder"),
    ),
    Case(
        "chat of 45 MB",
        "a.txt",
        text(
            ("#接龙\n毕业生图像校对\n", 1),
            (lambda at: f"{at + 1}. 李明 2014030101 无误\n", 1_000_000),
        ),
        ("collect", "notice", "folder"),
    ),
    Case(
        "chat of 20,000 lines",
        "a.txt",
        text(
            ("#接龙\n毕业生图像校对\n", 1), (lambda at: f"{at + 1}. 李明 2014030101 无误\n", 20_000)
        ),
        ("collect",),
        True,
    ),
    Case(
        "notice of 45 MB",
        "a.txt",
        text(("\n".join(_NOTICE) + "\n", 1), (_NOTICE[2] + "\n", 320_000)),
        ("notice", "folder"),
    ),
    Case(
        "notice file of 45 MB",
        "notice.toml",
        text(("schema = 1\n", 1), ("[[a]]\n", 7_500_000)),
        ("notice-check", "folder"),
    ),
    Case("notice of 200 pages", "a.docx", _long_notice, ("notice",), True),
    Case("docx forms of 500 classes", "a.docx", document((_class_form, 500)), ("merge",), True),
    Case(
        "docx 5,000,000 paragraphs",
        "a.docx",
        document((_FORM, 1), ("<w:p/>", 5_000_000)),
        ("merge", "notice", *_PAPER, "folder"),
    ),
    Case(
        "docx 5,000,000 paragraphs of a blank form",
        "a.docx",
        document((_BLANK, 1), ("<w:p/>", 5_000_000)),
        ("merge", *_PAPER),
    ),
    Case(
        "docx 1,400,000 paragraphs with text",
        "a.docx",
        document((_FORM, 1), (_P.format("一"), 1_400_000)),
        ("merge", "notice", *_PAPER),
    ),
    Case(
        "docx 3,000,000 runs",
        "a.docx",
        document((_FORM + "<w:p>", 1), ("<w:r><w:t>a</w:t></w:r>", 2_500_000), ("</w:p>", 1)),
        ("merge", "notice", *_PAPER),
    ),
    Case(
        "docx 10,000,000 elements",
        "a.docx",
        document((_FORM, 1), ("<a/>", 10_000_000)),
        ("merge", "notice", *_PAPER, "folder"),
    ),
    Case(
        "docx 6,000,000 attributes",
        "a.docx",
        document((_FORM + "<w:p", 1), (lambda at: f' a{at}=""', 4_500_000), ("/>", 1)),
        ("merge", "notice", *_PAPER),
    ),
    Case(
        "docx 3,000,000 elements with attributes",
        "a.docx",
        document((_FORM, 1), ('<w:p w:a=""/>', 4_500_000)),
        ("merge", "notice", *_PAPER),
    ),
    Case(
        "docx 1,000,000 namespaces",
        "a.docx",
        document((_FORM, 1), (lambda at: f'<a xmlns="{at}"/>', 2_500_000)),
        ("merge", "notice", *_PAPER),
    ),
    Case(
        "docx 600,000 names of elements",
        "a.docx",
        document((_FORM, 1), (lambda at: f"<a{at}/>", 5_000_000)),
        ("merge", "notice", *_PAPER),
    ),
    Case(
        "docx comments of 60 MB",
        "a.docx",
        document((_FORM, 1), ("<!---->", 8_000_000)),
        ("merge", "notice", *_PAPER),
    ),
    Case(
        "docx 600,000 tables",
        "a.docx",
        document((_FORM, 1), ("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", 1_200_000)),
        ("merge", "notice", *_PAPER),
    ),
    Case(
        "docx a row of 3,000,000 cells",
        "a.docx",
        document(
            (_FORM + "<w:tbl><w:tr>", 1), ("<w:tc><w:p/></w:tc>", 3_000_000), ("</w:tr></w:tbl>", 1)
        ),
        ("merge", "notice", *_PAPER),
    ),
    Case(
        "docx properties of 60 MB",
        "a.docx",
        document((_FORM, 1), ("<w:p><w:pPr/><w:pPr></w:pPr></w:p>", 1_700_000)),
        ("merge", "notice", *_PAPER),
    ),
    Case(
        "docx one text of 60 MB",
        "a.docx",
        document((_FORM + "<w:p><w:r><w:t>", 1), ("一", 20_000_000), ("</w:t></w:r></w:p>", 1)),
        ("merge", "notice", *_PAPER),
    ),
    Case(
        "docx spaces of 60 MB",
        "a.docx",
        document((_FORM, 1), (" ", 60_000_000)),
        ("merge", "notice", *_PAPER),
    ),
    Case(
        "docx a form of 200,000 rows",
        "a.docx",
        document(
            (_FORM_HEAD, 1), (_cells("2014030101", "李明", "无误", ""), 200_000), ("</w:tbl>", 1)
        ),
        ("merge", "notice", *_PAPER),
    ),
    Case(
        "docx 1,000,000 cells of different markup",
        "a.docx",
        document(
            (_FORM_HEAD, 1),
            (
                lambda at: f'<w:tr w:a="{at}">{_cells("2014030101", "李明", "无误", "")[6:]}',
                190_000,
            ),
            ("</w:tbl>", 1),
        ),
        ("merge", "notice", *_PAPER),
    ),
    Case(
        "docx relations of 60 MB",
        "a.docx",
        document((_FORM, 1), more=_relations(("<a/>", 10_000_000), part="_rels/.rels")),
        ("merge", "notice", *_PAPER),
    ),
    Case(
        "docx styles of 60 MB",
        "a.docx",
        document(
            (_BLANK, 1),
            more={
                "word/styles.xml": [
                    (f"<w:styles {_W}>", 1),
                    ("<a/>", 10_000_000),
                    ("</w:styles>", 1),
                ]
            },
        ),
        ("merge", *_PAPER),
    ),
    Case(
        "docx list of types of 60 MB",
        "a.docx",
        document(
            (_BLANK, 1),
            more={"[Content_Types].xml": [("<Types>", 1), ("<a/>", 10_000_000), ("</Types>", 1)]},
        ),
        ("merge", *_PAPER),
    ),
    Case(
        "docx 1,000,000 elements within each other",
        "a.docx",
        document((_FORM, 1), ("<a>", 1_000_000), ("</a>", 1_000_000)),
        ("merge", "notice", *_PAPER),
    ),
    Case(
        "docx directory of 100,000",
        "a.docx",
        crowd(b"word/document.xml", 100_000),
        ("merge", "notice", *_PAPER),
    ),
    Case(
        "docx directory of 700,000",
        "a.docx",
        crowd(b"word/document.xml", 700_000),
        ("merge", "notice", "import", *_PAPER),
    ),
    Case(
        "docx deleted text",
        "a.docx",
        document(
            (_FORM, 1), ("<w:p><w:del><w:r><w:delText>a</w:delText></w:r></w:del></w:p>", 900_000)
        ),
        ("merge", "notice", *_PAPER),
    ),
    Case(
        "zip directory of 900,000",
        "a.zip",
        crowd(b"a.docx", 850_000),
        ("merge", "import", "collect", "folder"),
    ),
    Case("zip of zips of 900,000", "a.zip", _zip_of_zips, ("merge",)),
    Case("zip of 19,000 files", "a.zip", _zip_of(19_000, b"x", ".txt"), ("merge",)),
    Case(
        "zip of 50 files of 49 MB",
        "a.zip",
        package({f"{at}.csv": [("a,b\n", 12_000_000)] for at in range(30)}),
        ("merge",),
    ),
    Case("folder of 100,000 files", "files", _folder(100_000), ("merge", "check")),
)


def commands_of(name: str, given: Path, roster: Path) -> list[str]:
    """The command line that a file is given to."""
    out = str(given.parent / "out")
    match name:
        case "import":
            return ["import", str(given), "--json"]
        case "check":
            return ["check", str(given), "--now", NOW]
        case "merge":
            return ["merge", str(given), "-o", f"{out}.xlsx", "--force", "--now", NOW]
        case "collect":
            return ["collect", str(roster), "--from", str(given), "--dry-run", "--now", NOW]
        case "log" | "log-collect":
            beside = given.parent / "花名册.csv"
            beside.write_bytes(roster.read_bytes())
            if name == "log":
                return ["check", str(beside), "--now", NOW]
            return ["collect", str(beside), "--set", "2014030101=无误", "--now", NOW]
        case "folder":
            (given.parent / "花名册.csv").write_bytes(roster.read_bytes())
            return ["check", str(given.parent), "--now", NOW]
        case "template":
            return [
                "build",
                str(roster),
                "--template",
                str(given),
                "--draft",
                "-o",
                f"{out}.docx",
                "--force",
                "--now",
                NOW,
            ]
        case "inspect":
            return ["form", "inspect", str(given)]
        case "notice":
            return ["notice", "import", str(given), "-o", "-"]
        case "notice-check":
            return ["notice", "check", str(given)]
        case _:
            raise ValueError(name)


def apart(make: Make, path: Path) -> None:
    """Make a file in another process: what this one takes would count as its children's."""
    if (pid := os.fork()) == 0:
        make(path)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    assert status == 0, path


class Ran(NamedTuple):
    """What one run came to; *said* is the last line on the standard error."""

    code: int
    megabytes: float
    seconds: float
    said: str


def run(words: Sequence[str], folder: Path) -> Ran:
    """Run a command; the kernel says how much memory it, or a child, had at most."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST))
        os.nice(5)

    with tempfile.TemporaryFile() as told:
        start = time.perf_counter()
        process = subprocess.Popen(
            [FANKUI, *words], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=told, preexec_fn=limit,  # noqa: PLW1509  there are no threads
            env={**os.environ, "COLUMNS": "200"},
        )  # fmt: skip
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except KeyboardInterrupt:
            process.kill()
            raise
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        told.seek(0)
        said = [one for one in told.read().decode("utf-8", "replace").splitlines() if one.strip()]
    wrong = next((one for one in said if "出错" in one or "×" in one), said[-1] if said else "")
    if any(one.startswith(("Traceback", "MemoryError", "Fatal")) for one in said):
        process.returncode = UNSAID  # Python's own words and exit code 1
    return Ran(process.returncode, usage.ru_maxrss / 1024, seconds, wrong.strip())


def main() -> int:
    given = options("Memory of hostile and large files.", only="", command="", classes=False)
    found: list[tuple[str, Ran]] = []
    bad: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        roster = Path(name) / "花名册.csv"
        roster.write_text(
            "学号,姓名,班级,层次\n2014030101,李明,2014级软件工程1班,本科\n", encoding="utf-8"
        )
        if given.classes:
            return classes(Path(name))
        for case in CASES:
            wanted = [one for one in case.commands if given.command in one]
            if given.only not in case.title or not wanted:
                continue
            folder = Path(tempfile.mkdtemp(dir=name))
            path = folder / case.name
            apart(case.make, path)
            size = path.stat().st_size / 1e6
            for command in wanted:
                ran = run(commands_of(command, path, roster), folder)
                found.append((f"{case.title}: {command}", ran))
                mark = "!" if ran.megabytes > MEGABYTES or ran.code not in GOOD_CODES else " "
                if case.ordinary and ran.code not in {0, 1}:
                    bad.append(f"{case.title}: {command}")
                    mark = "!"
                print(
                    f"{mark}{ran.megabytes:7.0f} MB {ran.seconds:6.1f} s  exit {ran.code:<3} "
                    f"{size:5.1f} MB {case.title}: {command}   {ran.said[:110]}",
                    flush=True,
                )
            subprocess.run(["rm", "-rf", str(folder)], check=True)
    worst = max(found, key=lambda one: one[1].megabytes)
    print(f"\nmost: {worst[0]}")
    bar("megabytes, at most", worst[1].megabytes, MEGABYTES)
    bar("exit codes but 0, 1 and 3", sum(one.code not in GOOD_CODES for _, one in found), 0)
    bar("ordinary files that were not read", len(bad), 0)
    return 0


def classes(folder: Path) -> int:
    """Print what merging the forms of CLASSES takes, with --docx and without."""
    rows = ["学号,姓名,班级,层次,校对结果"]
    rows += [
        f"2014{one:04}{at:02},学生{chr(0x4E00 + (one * 12 + at) % 9000)},2014级{one}班,本科,无误"
        for one in range(1, CLASSES + 1)
        for at in range(1, CLASS_OF + 1)
    ]
    (folder / "all.csv").write_text("\n".join(rows), encoding="utf-8")
    (folder / "forms").mkdir()
    made = run(["build", "all.csv", "-o", "forms", "--now", NOW], folder)
    took = f"{made.megabytes:7.0f} MB {made.seconds:6.1f} s"
    print(f"{took}  exit {made.code}  build of {CLASSES} forms")
    merge = ["merge", "forms", "-o", "s.xlsx", "--force", "--now", NOW]
    plain = run(merge, folder)
    print(f"{plain.megabytes:7.0f} MB {plain.seconds:6.1f} s  exit {plain.code}  merge")
    joined = run([*merge, "--docx", "a.docx"], folder)
    print(f"{joined.megabytes:7.0f} MB {joined.seconds:6.1f} s  exit {joined.code}  merge --docx")
    bar("megabytes of build", made.megabytes, MEGABYTES)
    bar("megabytes of merge", plain.megabytes, MEGABYTES)
    bar("megabytes of merge --docx", joined.megabytes, MEGABYTES)
    return 0


if __name__ == "__main__":
    sys.exit(main())
