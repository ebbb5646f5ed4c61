"""Excel binary workbooks (.xlsb), read by python-calamine. Runs in the worker."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from tongzhi_cli.files.package import Package
from tongzhi_cli.files.table import Book, Table, tops, without_hidden

_RELATIONS = "xl/_rels/workbook.bin.rels"
#: Records of [MS-XLSB] 2.3.2.
_ROW, _BUNDLE = 0, 156


def read(path: Path, data: bytes) -> Book:
    """The visible sheets of a workbook.

    Raises:
        InputError: the package is broken or too large.
        BaseException: what is in it is broken; calamine lets out a few types.

    """
    package = Package(path, data)
    parts = _sheet_parts(package)
    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    tables, hidden = [], []
    for at, one in enumerate(workbook.sheets_metadata):
        if one.typ is not SheetTypeEnum.WorkSheet:
            continue
        if one.visible is not SheetVisibleEnum.Visible:
            hidden.append(one.name)
            continue
        page = workbook.get_sheet_by_index(at)
        rows, told = without_hidden(
            page.to_python(skip_empty_area=False), _hidden_rows(package.read(parts[at]))
        )
        merged = tops(page.merged_cell_ranges or (), len(rows) - 1)
        tables.append(Table(str(path), page.name, rows, merged=merged, hidden=told))
    return Book(str(path), tuple(tables), tuple(hidden))


def _sheet_parts(package: Package) -> list[str]:
    relations = package.read(_RELATIONS).decode()
    targets = {}
    for tag in re.findall(r"<Relationship\s[^>]*>", relations):
        kept = dict(re.findall(r"\s(Id|Target)\s*=\s*[\"']([^\"']*)[\"']", tag))
        targets[kept["Id"]] = kept["Target"]
    parts = []
    for kind, record in _records(package.read("xl/workbook.bin")):
        if kind == _BUNDLE:  # state, sheet id, then the relation's id as a counted UTF-16 text
            size = int.from_bytes(record[8:12], "little")
            target = targets[record[12 : 12 + 2 * size].decode("utf-16-le")]
            absolute = target.startswith("/")
            parts.append(target.removeprefix("/") if absolute else f"xl/{target}")
    return parts


def _hidden_rows(part: bytes) -> Iterator[int]:
    """The rows whose header says fDyZero ([MS-XLSB] 2.4.741): hidden, or of no height."""
    for kind, record in _records(part):
        if kind == _ROW and record[11] & 0x10:
            yield int.from_bytes(record[:4], "little")


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Each record: a number of one or two bytes, a size of one to four, and so many bytes."""
    at = 0
    while at < len(part):
        kind = part[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | (part[at] & 0x7F) << 7
            at += 1
        size = 0
        for shift in range(0, 28, 7):
            byte = part[at]
            at += 1
            size |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        yield kind, part[at : at + size]
        at += size
