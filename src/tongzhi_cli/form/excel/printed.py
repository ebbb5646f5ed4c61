"""A form as it is printed, read out of its .xlsx: a worksheet is a sheet (`form.word.printed`)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lxml import etree

from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.form.changes import PrintedPaper
from tongzhi_cli.form.excel.read import pieces_of
from tongzhi_cli.form.word.columns import FormColumns
from tongzhi_cli.form.word.printed import digest, no_table, printed_on
from tongzhi_cli.office.excel.styles import STYLES
from tongzhi_cli.office.excel.xml import RELATIONS, WORKBOOK, worksheets
from tongzhi_cli.office.package import TYPES, Package
from tongzhi_cli.office.word.xml import parsed
from tongzhi_cli.tables import read as tables

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

#: What says which worksheets there are, and so is other where there are more.
_OF_ALL_SHEETS = (WORKBOOK, RELATIONS, TYPES)


def read(package: Package, notice: "Notice") -> PrintedPaper:
    """The worksheets of the form in an .xlsx.

    Raises:
        InputError: the workbook is broken.
        NoFormError: nothing is on it.

    """
    book = tables.read_data(package.path, package.data, package)
    columns = FormColumns(notice, ColumnMap())
    parts = {place.name: place.part for place in worksheets(package)}
    pages = [
        (digest(package.read(parts[table.sheet])), list(pieces_of(table, columns)))
        for table in book.tables
        if table.sheet in parts
    ]
    if not pages:
        raise no_table(package.path)
    sheets, others = printed_on(package.path, pages, columns)
    count = len(parts)
    frame: dict[str, tuple[str, ...]] = {"": tuple(others)}
    for name in package.names:
        if name == STYLES:
            frame |= _styles(package)
        elif name not in parts.values():
            known_as = f"{name} {count}" if name in _OF_ALL_SHEETS else name
            frame[known_as] = (digest(package.read(name)),)
    return PrintedPaper(tuple(sheets), frame)


def _styles(package: Package) -> Mapping[str, tuple[str, ...]]:
    """The kinds of styles one by one: a form that needs one more has it behind the others."""
    root = parsed(package.path, package.read(STYLES))
    return {
        f"{STYLES} {kind.tag}": tuple(digest(etree.tostring(one)) for one in kind) for kind in root
    }
