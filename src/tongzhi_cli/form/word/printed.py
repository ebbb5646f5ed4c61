"""A form as it is printed, read out of its .docx: its sheets, what stands on each, and all around.

What `form.word.read` finds in the whole document is found here sheet by sheet, so that two forms
can be compared as papers (`form.changes`).
"""

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import NoFormError
from tongzhi_cli.form.changes import Person, Printed, PrintedPaper
from tongzhi_cli.form.word.columns import FormColumns
from tongzhi_cli.form.word.document.sheets import pages_of
from tongzhi_cli.form.word.tables import FormSheet, FormTables
from tongzhi_cli.model import terms
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.office.package import Package
from tongzhi_cli.office.word.patterns import contents
from tongzhi_cli.office.word.struck_styles import struck_by
from tongzhi_cli.office.word.tables import Grid
from tongzhi_cli.office.word.xml import TBL, Element, W, main_part, parsed, written

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

#: Where the pages were, in what stands around them: a noncharacter.
_MARK = "\ufdd0"
#: The namespaces that the first tag of a text names.
_NAMES = rb"\A(<[^\s/>]+)(?: xmlns(?::[\w.-]+)?=\"[^\"]*\")++"


def read(package: Package, notice: "Notice") -> PrintedPaper:
    """The sheets of the form in a .docx.

    Raises:
        InputError: the document is broken.
        NoFormError: it has no table.

    """
    part = main_part(package)
    xml = package.read(part)
    root = parsed(package.path, xml)
    body = root.find(f"{W}body")
    if body is None:
        raise no_table(package.path)
    columns = FormColumns(notice, ColumnMap())
    pages = pages_of(body)
    with_table = [any(next(one.iter(TBL), None) is not None for one in page) for page in pages]
    texts = [[_text(one, root) for one in page] for page in pages]
    for one in [one for page in pages for one in page]:
        body.remove(one)
    body.text = _MARK
    around = written(root)
    before, _, behind = around.partition(_MARK.encode())
    read_pages = []
    for has_table, elements in zip(with_table, texts, strict=True):
        pieces: list[str | Grid] = []
        if has_table:
            alone = b"".join([before, *elements, behind])
            pieces = contents(package.path, alone, columns.is_header, struck_by(package, alone))
        read_pages.append((digest(*elements), pieces))
    sheets, others = printed_on(package.path, read_pages, columns)
    frame = {name: (digest(package.read(name)),) for name in package.names if name != part}
    return PrintedPaper(tuple(sheets), {**frame, part: (digest(around), *others)})


def _text(element: Element, root: Element) -> bytes:
    """The markup of an *element* as it stands within its *root*, which names the namespaces."""
    text = etree.tostring(element, with_tail=False)
    return re.sub(_NAMES, rb"\1", text, count=1) if element.nsmap == root.nsmap else text


def no_table(path: Path) -> NoFormError:
    """The error for a file in which nothing can be compared."""
    return NoFormError(f"{path} 里没有表格", "请换成填好的反馈表。")


def printed_on(
    path: Path, pages: Iterable[tuple[str, Sequence[str | Grid]]], columns: FormColumns
) -> tuple[list[Printed], list[str]]:
    """The sheets among *pages*, each with a digest of its markup; the digests of the other pages.

    A sheet is a page with a list of students; where there is none (统计表), one with a table.

    Raises:
        NoFormError: no page has a table.

    """
    found = []
    for look, pieces in pages:
        people, around, is_list = _people(path, pieces, columns)
        has_table = any(isinstance(piece, Grid) for piece in pieces)
        found.append((Printed(tuple(people), tuple(around), look), is_list, has_table))
    any_list = any(is_list for _, is_list, _ in found)
    is_sheet = [is_list if any_list else has_table for _, is_list, has_table in found]
    sheets = [one for (one, _, _), whether in zip(found, is_sheet, strict=True) if whether]
    if not sheets:
        raise no_table(path)
    others = [one.look for (one, _, _), whether in zip(found, is_sheet, strict=True) if not whether]
    return sheets, others


def digest(*pieces: bytes) -> str:
    """What tells some bytes from others."""
    return sha256(b"\0".join(pieces)).hexdigest()


def _people(
    path: Path, pieces: Sequence[str | Grid], columns: FormColumns
) -> tuple[list[Person], list[str], bool]:
    """Who stands on a page, the lines about nobody, and whether there is a list at all."""
    texts = [[list(row) for row in piece.rows] for piece in pieces if isinstance(piece, Grid)]
    tables = FormTables(str(path), pieces, columns)
    people: list[Person] = []
    for at, sheet in enumerate(tables.sheets):
        as_printed = texts[sheet.number - 1]
        behind = tables.sheets[at + 1 :]
        end = next((_first(one) for one in behind[:1] if one.number == sheet.number), None)
        start = _first(sheet) if at and tables.sheets[at - 1].number == sheet.number else 0
        people += _rows(sheet, as_printed, start, end)
    around = [line for lines in tables.around for line in lines if line.strip()]
    for sheet in tables.sheets:
        around += ["\t".join(_headings(sheet).values())]
        around += [line for line in sheet.lines if line.strip()]
    return people, around, bool(tables.sheets)


def _first(sheet: FormSheet) -> int:
    """The leftmost column of a list."""
    return min(sheet.header.columns.values())


def _headings(sheet: FormSheet, start: int = 0, end: int | None = None) -> dict[int, str]:
    """What stands over the columns from *start* to *end*."""
    wide = max(map(len, sheet.table.rows), default=0)
    places = range(start, wide if end is None else end)
    return {at: clean_answer(sheet.header.heading(sheet.table, at)) for at in places}


def _rows(
    sheet: FormSheet, texts: Sequence[Sequence[str]], start: int, end: int | None
) -> list[Person]:
    """The rows of a list, whose columns are from *start* to *end*."""
    headings = _headings(sheet, start, end)
    serials = {
        at
        for at, heading in headings.items()
        if column_of(normal(heading), terms.Paper.SIGNED) is Column.SERIAL
    }
    people = []
    for one in sheet.people:
        row = texts[one.row]
        told = {at: clean_answer(row[at]) if at < len(row) else "" for at in headings}
        people.append(
            Person(
                one.number,
                one.name,
                " ".join(told[at] for at in sorted(serials)),
                tuple((headings[at], told[at]) for at in headings if at not in serials),
            )
        )
    return people
