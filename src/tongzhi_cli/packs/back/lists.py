"""Where the lists of a file stand that somebody handed in, as its reader found them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.form.excel.recognise import is_form
from tongzhi_cli.form.word.columns import FormColumns
from tongzhi_cli.form.word.tables import FormSheet, FormTables
from tongzhi_cli.office.package import Package
from tongzhi_cli.office.word.patterns import contents
from tongzhi_cli.office.word.struck_styles import struck_by
from tongzhi_cli.office.word.tables import Grid
from tongzhi_cli.office.word.xml import main_part
from tongzhi_cli.packs.back.notes import ListAt
from tongzhi_cli.roster.gather import gather, prepared

if TYPE_CHECKING:
    from tongzhi_cli.columns.header import Header
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.tables.table import Book, Table


def of_document(package: Package, columns: FormColumns) -> list[ListAt]:
    """The lists of a filled form (.docx).

    Raises:
        InputError: a part is damaged.

    """
    xml = package.read(main_part(package))
    pieces = contents(package.path, xml, columns.is_header, struck_by(package, xml))
    return [*_of_pieces(str(package.path), pieces, columns)]


def of_book(book: "Book", notice: "Notice", mapping: ColumnMap) -> list[ListAt]:
    """The lists of a workbook, a roster's or a form's.

    Raises:
        InputError: there is none.

    """
    if is_form(book, notice, mapping):
        from tongzhi_cli.form.excel.read import pieces_of  # noqa: PLC0415  lxml is for forms alone

        columns = FormColumns(notice, mapping)
        pieces = [piece for table in book.tables for piece in pieces_of(table, columns)]
        return [*_of_pieces(book.file, pieces, columns)]
    found: list[ListAt] = []
    for part in gather(prepared(book, mapping), mapping).parts:
        found.append(_at(part.table, part.header, found))
    return found


def _of_pieces(file: str, pieces: Iterable[str | Grid], columns: FormColumns) -> Iterator[ListAt]:
    found: list[ListAt] = []
    for one in FormTables(file, [*pieces], columns).sheets:
        found.append(_of_form(one, found))
    return iter(found)


def _of_form(one: FormSheet, before: list[ListAt]) -> ListAt:
    return _at(one.table, one.header, before)


def _at(table: "Table", header: "Header", before: list[ListAt]) -> ListAt:
    """A list; one that goes on without a header of its own has that of the one *before*."""
    sheet = table.places[0][0] if table.places else table.sheet or ""
    columns = {field: table.made.get(at, at) for field, at in header.columns.items()}
    left, right = min(header.first, *columns.values()), header.last
    row = header.row + table.offset
    if header.row < 0 and before:
        return ListAt(sheet, -1, columns, left, right)
    return ListAt(sheet, max(row, 0), columns, left, right)
