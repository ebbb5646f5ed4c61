"""What a school handed in, in files of every kind, and what went back read again."""

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import spreadsheets
from new_document import new_document
from openpyxl.cell.cell import Cell

from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.loader import handed_in
from tongzhi_cli.notice.model import Notice
from tongzhi_cli.office.word.xml import W
from tongzhi_cli.packs.back import send_back
from tongzhi_cli.packs.back.originals import Originals
from tongzhi_cli.packs.back.send_back import Plan
from tongzhi_cli.packs.names import SENT_BACK
from tongzhi_cli.summary import inbox
from tongzhi_cli.summary.merge import Merged, merged

Table = Sequence[Sequence[str]]
#: A problem as it is noted in a file, or told in a text.
NUMBER = re.compile(r"【(\d+)】")
_NOTE = re.compile(r"【(\d+)】([^：]+)：")


def class_file(ending: str, rows: Table, *, above: str = "") -> bytes:
    """A file of that ending with *rows*; *above* is a line over them."""
    lines = [[above], *rows] if above else [*rows]
    match ending:
        case ".docx":
            return document(rows, above)
        case ".xlsx":
            return workbook({"名单": lines})
        case ".csv" | ".txt":
            joint = "," if ending == ".csv" else "\t"
            return "".join(f"{joint.join(row)}\n" for row in lines).encode()
        case ".gbk.csv":
            return "".join(f"{','.join(row)}\r\n" for row in lines).encode("gbk")
        case ".xls":
            return spreadsheets.xls({"名单": lines})
        case ".html.xls":
            return spreadsheets.html(lines)
        case ".ods":
            return spreadsheets.ods({"名单": lines})
        case ".xlsb":
            return spreadsheets.xlsb({"名单": lines})
        case _:
            raise AssertionError(ending)


def workbook(sheets: Mapping[str, Table]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append([text or None for text in line])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def document(rows: Table, above: str = "") -> bytes:
    made = new_document()
    if above:
        made.add_paragraph(above)
    table = made.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def merge(folder: Path, lists: Sequence[Path], notice: Notice) -> tuple[Merged, Plan]:
    """What lies in *folder* merged, and what goes back."""
    mapping = ColumnMap()
    box = inbox.find([str(folder)])
    read = handed_in.read(box, notice, mapping, lists=inbox.find(map(str, lists)))
    found = merged(read.summary, notice)
    return found, send_back.plan(found, Originals(box), mapping)


def noted(name: str, data: bytes) -> dict[str, list[tuple[int, str]]]:
    """The numbers and titles of our notes by cell: B3 of the sheet, 3.2 of the only table."""
    found: dict[str, list[tuple[int, str]]] = {}
    if name.endswith(".docx"):
        for place, text in comments(data):
            found.setdefault(place, []).extend(_titles(text))
        return found
    for sheet in openpyxl.load_workbook(BytesIO(data)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, Cell) and cell.comment:
                    found[cell.coordinate] = _titles(cell.comment.text)
    return found


def _titles(text: str) -> list[tuple[int, str]]:
    return [(int(number), title) for number, title in _NOTE.findall(text)]


def comments(data: bytes) -> list[tuple[str, str]]:
    """The comments of a document with one table, each with its row and column from 1."""
    made = docx.Document(BytesIO(data))
    texts = {one.comment_id: one.text for one in made.comments}
    return [
        (f"{at}.{column}", texts[int(one.get(f"{W}id", ""))])
        for at, row in enumerate(made.element.body.iter(f"{W}tr"), start=1)
        for column, cell in enumerate(row.iter(f"{W}tc"), start=1)
        for one in cell.iter(f"{W}commentReference")
    ]


def text_of(files: Mapping[str, bytes]) -> str:
    return files[SENT_BACK].decode("utf-8-sig")


def zipped(members: Mapping[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()
