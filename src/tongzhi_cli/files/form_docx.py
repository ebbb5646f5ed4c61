"""The form (附件2) in a .docx: where its table, columns, blank rows and sheet are.

A school's form has no placeholders: the table is the one whose header row has 学号, 姓名 and a
result column, and its blank rows are those below.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from tongzhi_cli.errors import InputError
from tongzhi_cli.files import content, gate
from tongzhi_cli.files.header_words import WORDS, Field, normal
from tongzhi_cli.files.package import Package
from tongzhi_cli.files.word_xml import (
    BR,
    PPR,
    TBL,
    TC,
    Element,
    T,
    W,
    cells_of,
    continues,
    grid_of,
    is_on,
    parsed,
    remove,
    rows_of,
    span_of,
    text_behind,
    text_of,
)

_MAIN_PART = "word/document.xml"
#: A header stands within the first rows of a table.
_HEADER_ROWS = 6


class Column(StrEnum):
    """What a column of the form is for."""

    SERIAL = "序号"
    NUMBER = "学号"
    NAME = "姓名"
    RESULT = "校对结果"
    SIGNATURE = "本人签名"


#: The words over each column in the forms of some fifty notices, as `headers.normal` has them.
COLUMN_WORDS: dict[Column, tuple[str, ...]] = {
    Column.SERIAL: ("序号", "编号", "序", "no", "no."),
    Column.NUMBER: ("学号", "学生学号"),
    Column.NAME: ("姓名", "学生姓名"),
    Column.RESULT: (*WORDS[Field.RESULT], "有误栏", "有误信息登记", "信息校对结果"),
    Column.SIGNATURE: (
        "本人签名", "本人签字", "学生签名", "学生签字", "学生本人签名", "学生本人签字", "签名",
        "签字", "确认签名", "确认签字",
    ),
}  # fmt: skip
COLUMN_OF = {word: column for column, words in COLUMN_WORDS.items() for word in words}
NEEDED = (Column.NUMBER, Column.NAME, Column.RESULT)


class Parts(NamedTuple):
    """Where the parts of a form are in its document.

    *block* is what one sheet consists of (title, table, signature line), as children of the body;
    *header* and *blank* are rows of the *table*; *columns* gives places in the table's grid;
    *doubts* are what a person should know.
    """

    block: Sequence[Element]
    table: Element
    header: Element
    blank: Sequence[Element]
    columns: Mapping[Column, int]
    doubts: tuple[str, ...] = ()


class Form(NamedTuple):
    """A blank form: its *package*, the main *part* of it, parsed as *root*, and what is where."""

    package: Package
    part: str
    root: Element
    parts: Parts

    @property
    def rows_per_sheet(self) -> int:
        """How many numbered blank rows one sheet has."""
        return len(self.parts.blank)

    def copied(self) -> tuple[Element, Parts]:
        """A copy of the document to write into, and where the parts are in the copy."""
        root = deepcopy(self.root)

        def there(element: Element) -> Element:
            parent = element.getparent()
            return root if parent is None else there(parent)[parent.index(element)]

        parts = self.parts
        return root, parts._replace(
            block=[there(element) for element in parts.block],
            table=there(parts.table),
            header=there(parts.header),
            blank=[there(row) for row in parts.blank],
        )


def find(path: Path) -> Form:
    """The form in a .docx.

    Raises:
        InputError: the file cannot be read, is no .docx, or has no table that is recognised.

    """
    data = gate.read_bytes(path)
    kind = content.content_of(data)
    if kind is not content.Content.DOCX:
        raise content.refuse(path, kind, "Word 表格（.docx）", ".docx")
    package = Package(path, data)
    part = main_part(package)
    root = parsed(path, package.read(part))
    parts = _locate(path, root)
    for element in _spare_sheets(root, parts):
        remove(element)
    return Form(package, part, root, parts)


def _locate(path: Path, root: Element) -> Parts:
    """Where the parts of the form are in the document *root*; *path* names it in messages.

    Raises:
        InputError: no table is recognised, or it has no blank rows.

    """
    seen: list[str] = []
    for table in root.iter(TBL):
        rows = list(rows_of(table))
        for at, row in enumerate(rows[:_HEADER_ROWS]):
            columns, doubts = _columns(row)
            if all(column in columns for column in NEEDED):
                blank = _blank_rows(rows[at + 1 :], columns)
                if blank:
                    return Parts(_block(table), table, row, blank, columns, doubts)
                raise InputError(
                    f"{path} 的表格在表头下面没有空行", "请在 Word/WPS 里留出空行再用。"
                )
            if at == 0:
                texts = (normal(text_of(cell)) for cell in cells_of(row))
                seen += [text for text in texts if text][:8]
    headers = f"，看到的表头：{'、'.join(seen)}" if seen else ""
    raise InputError(
        f"{path} 里认不出反馈表：要有一张表，表头里有“学号”“姓名”和“校对结果”{headers}",
        "请换成教务处发的附件2；不加 --template 就用自带的表。",
    )


def main_part(package: Package) -> str:
    """The part of a package that holds the document's text, as its relations say."""
    if "_rels/.rels" not in package:
        return _MAIN_PART
    relationships = parsed(Path("_rels/.rels"), package.read("_rels/.rels"))
    for relationship in relationships:
        if relationship.get("Type", "").endswith("/officeDocument"):
            return relationship.get("Target", "").lstrip("/")
    return _MAIN_PART


def _spare_sheets(root: Element, parts: Parts) -> list[Element]:
    """What belongs to further blank sheets of the form, which are made anew as they are needed."""
    spare: list[Element] = []
    for table in root.iter(TBL):
        rows = list(rows_of(table))
        block = [] if table is parts.table else _block(table)
        if not block or any(element in parts.block or element in spare for element in block):
            continue
        same = (at for at, row in enumerate(rows) if _columns(row)[0] == parts.columns)
        at = next(same, None)
        if at is not None and len(_blank_rows(rows[at + 1 :], parts.columns)) > 0:
            spare += block
    return spare


def _columns(row: Element) -> tuple[dict[Column, int], tuple[str, ...]]:
    """The place in the table's grid of each column of the form, and columns met twice."""
    columns: dict[Column, int] = {}
    twice: list[str] = []
    at = 0
    for cell in cells_of(row):
        header = normal(text_of(cell))
        if column := COLUMN_OF.get(header):
            if column in columns and column in NEEDED:
                twice.append(f"表头里有两列像{column}，填在前一列，后面的“{header}”没有填")
            columns.setdefault(column, at)
        at += span_of(cell)
    return columns, tuple(twice)


def _blank_rows(rows: Sequence[Element], columns: Mapping[Column, int]) -> list[Element]:
    """The run of blank rows at the start of *rows*, below what belongs to the header still."""
    blank: list[Element] = []
    for row in rows:
        grid = grid_of(row)
        if len(grid) <= max(columns.values()):
            break
        cells = {column: grid[at] for column, at in columns.items()}
        if not blank and any(continues(cells[column]) for column in NEEDED):
            continue  # the header is two rows high
        apart = len({id(cell) for cell in cells.values()}) == len(cells)
        if not apart or _says_more_than(cells.get(Column.SERIAL), row):
            break
        blank.append(row)
    return blank


def _says_more_than(serial: Element | None, row: Element) -> bool:
    return any(
        (leaf.text or "").strip() and next(leaf.iterancestors(TC), None) is not serial
        for leaf in row.iter(T)
    )


def _block(table: Element) -> list[Element]:
    """The children of the body that make one sheet: between page breaks, around the table."""
    top = table
    while (parent := top.getparent()) is not None and parent.tag != f"{W}body":
        top = parent
    start = top
    while (before := start.getprevious()) is not None and not _ends_page(before):
        start = before
        if _starts_page(start):
            break
    block = [start]
    for element in start.itersiblings():
        passed = top in block
        if element.tag == f"{W}sectPr" or (passed and _starts_page(element)):
            break
        block.append(element)
        if passed and _ends_page(element):
            break
    return block


def _ends_page(element: Element) -> bool:
    """Whether a page ends with *element*; a break in front of its text begins one instead."""
    if element.find(f"{PPR}/{W}sectPr") is not None:
        return True
    breaks = [br for br in element.iter(BR) if br.get(f"{W}type") == "page"]
    return bool(breaks) and not text_behind(element, breaks[-1])


def _starts_page(element: Element) -> bool:
    if is_on(element.find(PPR), "pageBreakBefore"):
        return True
    breaks = [br for br in element.iter(BR) if br.get(f"{W}type") == "page"]
    return bool(breaks) and text_behind(element, breaks[-1])
