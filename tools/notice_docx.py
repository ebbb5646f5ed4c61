"""Make a Word document of a notice's text: a paragraph a line, a table where lines have tabs.

    .venv/bin/python tools/notice_docx.py tests/notice/notices/tables/schedule.txt

writes schedule.docx beside it, the same bytes each time. A line is in several runs, as Word keeps
Chinese and digits apart.
"""

import io
import re
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
}


def docx(text: str) -> bytes:
    """*text* as a Word document."""
    body = "".join(_blocks(text.strip("\n").split("\n")))
    document = f'<w:document xmlns:w="{_W}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, xml in {**_PARTS, "word/document.xml": document}.items():
            package.writestr(ZipInfo(name), _XML + xml, ZIP_DEFLATED)
    return buffer.getvalue()


def _blocks(lines: list[str]) -> Iterator[str]:
    for in_table, together in groupby(lines, key=lambda line: "\t" in line):
        if in_table:
            yield _table([line.split("\t") for line in together])
        else:
            yield from map(_paragraph, together)


def _table(rows: list[list[str]]) -> str:
    grid = "<w:gridCol/>" * max(map(len, rows))
    cells = ("".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    body = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _paragraph(line: str) -> str:
    runs = re.findall(r"[ -~]+|[^ -~]+", line)
    return f"<w:p>{''.join(map(_run, runs))}</w:p>"


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


if __name__ == "__main__":
    for name in sys.argv[1:]:
        source = Path(name)
        source.with_suffix(".docx").write_bytes(docx(source.read_text("utf-8")))
