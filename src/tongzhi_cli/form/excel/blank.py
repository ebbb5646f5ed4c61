"""The form in an .xlsx: which worksheet it is on, and where its columns and blank rows are.

The worksheet is shown as tables (`form.excel.view`), and found as a form in Word is.
"""

import re
from collections.abc import Mapping, Sequence
from operator import attrgetter
from pathlib import Path

from lxml import etree

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.mapping import Mapped
from tongzhi_cli.columns.paper_header import HEADER_ROWS
from tongzhi_cli.errors import InputError
from tongzhi_cli.form.excel.drawn import blanks_told, paragraphs_of
from tongzhi_cli.form.excel.recognise import says_paper
from tongzhi_cli.form.excel.totals import Totals
from tongzhi_cli.form.excel.view import Sheet, View, cells_in, row_of, sheet_of
from tongzhi_cli.form.word.blank import HEADERS, parts_of, unrecognised
from tongzhi_cli.form.word.blank_rows import run_of
from tongzhi_cli.form.word.document.parts import FormParts
from tongzhi_cli.form.word.document.second import BY_HAND, second_below
from tongzhi_cli.form.word.header import Header, first_header, likeness
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import file_type
from tongzhi_cli.office.excel.styles import Styles, styles_of
from tongzhi_cli.office.excel.xml import Place, sheet_root, texts_of, worksheets
from tongzhi_cli.office.package import Package
from tongzhi_cli.office.word.xml import TC, Element, P, R, T, W, remove, rows_of, text_of

#: A header stands within so many rows of a worksheet.
_SEARCHED = 4 * HEADER_ROWS
#: What no roster has. One that is still empty may have 校对结果, and looks like a header alone.
_NO_ROSTERS = {
    Column.SIGNATURE, Column.RIGHT, Column.PHOTO, Column.KIND, Column.SHOULD_BE, Column.EXPECTED,
    Column.CHECKED,
}  # fmt: skip


class ExcelForm(NamedTuple):
    """A blank form: its *package*, the worksheet (*place*) that it is on, and what is where.

    *parts* are those of the view (*root*) of the *sheet*. *repeats* are how many rows below the
    first one its further pages stand, where the worksheet has several; *spares* are worksheets
    that are blank forms as this one.
    """

    package: Package
    place: Place
    sheet: Sheet
    root: Element
    parts: FormParts
    paper: Paper = Paper.SIGNED
    repeats: tuple[int, ...] = ()
    spares: "tuple[ExcelForm, ...]" = ()

    @property
    def is_open(self) -> bool:
        """Whether there are no blank rows below its header; the one in *parts* is made like it."""
        return row_of(self.parts.blank[0]) == row_of(self.parts.header.rows[-1])

    @property
    def rows(self) -> list[int]:
        """The rows of the worksheet that take students."""
        return [row_of(row) + self.is_open for row in self.parts.blank]

    @property
    def rows_per_sheet(self) -> int:
        """How many students, or classes, one sheet has room for."""
        return len(self.parts.blank) * len(self.parts.blocks)

    @property
    def outside(self) -> Mapping[str, Sequence[Element]]:
        """The headers and footers of the pages and the text boxes, as paragraphs.

        &P and its like say nothing.
        """
        made = []
        for one in self.sheet.root.iterfind("{*}headerFooter/*"):
            made.append(etree.Element(P))
            run = etree.SubElement(made[-1], R)
            etree.SubElement(run, T).text = re.sub("&[A-Z]", " ", one.text or "")
        return {HEADERS: made, "文本框里": [*paragraphs_of(self.package, self.place.part)]}

    def styles(self) -> Styles:
        """The styles of the workbook, to make others from."""
        return styles_of(self.package)


def find(path: Path, data: bytes, paper: Paper, mapped: Mapped | None) -> ExcelForm:
    """The form for a *paper* in an .xlsx; *mapped* says what columns are where words do not.

    *data* is what the file at *path* holds, or was converted to.

    Raises:
        InputError: the file cannot be read, is no .xlsx, or no worksheet has a form that is
            recognised; the columns that there are are named.

    """
    package = Package(path, data)
    kind = file_type.of_parts(package.names, package.data)
    if kind is not file_type.Content.XLSX:
        raise file_type.refuse(path, kind, "Excel 表格（.xlsx）", ".xlsx")
    if any(name.lower() == "xl/vbaproject.bin" for name in package.names):
        raise InputError(f"{path} 是带宏的工作簿", "请在 Excel/WPS 里另存为 .xlsx 再用。")
    texts = texts_of(package)
    styles = styles_of(package)
    places = worksheets(package)
    searched = []
    for place in places:
        sheet = sheet_of(sheet_root(package, place.part), texts, styles)
        searched.append(_Search(package, place, sheet, paper, mapped))
    if not any(one.header for one in searched):
        near = [one.nearest for one in searched if one.nearest]
        seen = [text for one in searched for text in one.seen()]
        raise unrecognised(path, paper, max(near, key=attrgetter("known"), default=None), seen[:8])
    form = _chosen([one for one in searched if one.header])
    if len(places) > 1 + len(form.spares):
        told = f"工作簿里有 {len(places)} 张工作表，填的是“{form.place.name}”"
        form = form._replace(parts=form.parts._replace(doubts=(told, *form.parts.doubts)))
    if told_of_boxes := blanks_told(paragraphs_of(package, form.place.part)):
        form = form._replace(parts=form.parts._replace(doubts=(*form.parts.doubts, *told_of_boxes)))
    return form


def _chosen(searched: Sequence["_Search"]) -> ExcelForm:
    """The form on the worksheet that is most like the paper; of equal ones the first blank one.

    Further ones that are blank forms as that one take students as well; one that is filled in is
    somebody's, or an example, and stays as it is.

    Raises:
        InputError: all of them are filled in.

    """
    best = max(found.likeness for found in searched)
    form: ExcelForm | None = None
    spares: list[ExcelForm] = []
    failures: list[InputError] = []
    for found in searched:
        if found.likeness < best:
            continue
        try:
            made = found.form()
        except InputError as error:  # an example, filled in
            failures.append(error)
            continue
        if form is None:
            form = made
        elif made.parts.blocks == form.parts.blocks and made.rows == form.rows and not made.is_open:
            spares.append(made)
    if form is None:
        raise failures[0]
    return form._replace(spares=tuple(spares))


class _Search:
    """The search for a header on one worksheet."""

    def __init__(
        self, package: Package, place: Place, sheet: Sheet, paper: Paper, mapped: Mapped | None
    ) -> None:
        self._package, self._place, self._paper = package, place, paper
        self._sheet, self._view = sheet, View(sheet)
        self._is_told = bool(mapped)
        self.header: Header | None = None
        self.nearest: Header | None = None
        self._upper = self._view.table(0, min(sheet.last + 1, _SEARCHED + HEADER_ROWS))
        rows = list(rows_of(self._upper))
        for first in range(0, min(len(rows), _SEARCHED), HEADER_ROWS):
            _, self.header, near = first_header(rows[first:], paper, mapped)
            if near and (self.nearest is None or near.known > self.nearest.known):
                self.nearest = near
            if self.header:
                break

    def seen(self) -> list[str]:
        """The first texts that there are."""
        texts = (normal(text_of(cell)) for _, cell in cells_in(self._upper))
        return list(dict.fromkeys(text for text in texts if text))[:8]

    @property
    def likeness(self) -> int:
        """How many of the columns that only this paper has are there."""
        return likeness(self.header, self._paper) if self.header else 0

    def form(self) -> ExcelForm:
        """The form.

        Raises:
            InputError: its rows are filled in already, or it is a list that nobody stands in yet.

        """
        assert self.header  # noqa: S101  for who calls
        top, path = row_of(self.header.rows[0]), self._package.path
        table = self._view.table(top, self._sheet.last + 1)
        rows = list(rows_of(table))
        size = len(self.header.rows)
        header = self._with_serials(self.header._replace(rows=rows[:size]))
        below = self._without_spacers(rows[size:], header)
        above = self._view.table(0, top)
        root = etree.Element(f"{W}body")
        root.extend([above, table, self._section()])
        if not any(_says(row) or self._is_boxed(row, header) for row in below):
            for row in below:
                remove(row)
            below = []
        parts = parts_of(path, [above, table], table, below, header)
        if self._paper is Paper.SIGNED and second_below(table, parts.blank[-1]):
            parts = parts._replace(doubts=(*parts.doubts, BY_HAND))
        form = ExcelForm(self._package, self._place, self._sheet, root, parts, self._paper)
        if form.is_open and not self._is_told and not self._is_paper(header):
            raise InputError(
                f"{path} 只有表头，没有空行，也没有要签名的地方，像一份空的名单，不是反馈表",
                "请换成教务处发的空白表；要填的就是它，先加上“本人签名”一列。",
            )
        return _with_repeats(form) if len(parts.blocks) == 1 else form

    def _is_paper(self, header: Header) -> bool:
        """Whether a header alone is a paper's: no roster has its columns, or it says so."""
        said = (self._sheet.text(*at) for at in self._sheet.cells)
        return bool(header.blocks[0].keys() & _NO_ROSTERS) or any(map(says_paper, said))

    def _with_serials(self, header: Header) -> Header:
        """The header with the column of the 序号 that are printed below no word at all."""
        block, first = header.blocks[0], row_of(header.rows[-1]) + 1
        if Column.SERIAL in block or len(header.blocks) > 1:
            return header
        for place in header.places:
            said = [self._sheet.text(first + at, place.at).strip() for at in range(2)]
            if not place.text and place.at not in block.values() and said == ["1", "2"]:
                return header._replace(blocks=({**block, Column.SERIAL: place.at},))
        return header

    def _without_spacers(self, below: Sequence[Element], header: Header) -> list[Element]:
        """The rows below a header; a blank one that does not look like one of the list is none.

        The first row tells how those of the list look: whether they have lines around their
        cells, else whether a 序号 is printed in them. A line that counts the list is none either.
        """
        if not below:
            return []
        is_of_list = (
            self._is_boxed
            if self._is_boxed(below[0], header)
            else self._has_serial
            if self._has_serial(below[0], header)
            else None
        )
        totals = Totals(self._sheet, row_of(below[0]))
        kept: list[Element] = []
        for row in below:
            if _says_at_most_numbers(row) and (
                (is_of_list is not None and not is_of_list(row, header)) or totals.has(row_of(row))
            ):
                spacer = self._view.one_cell(row_of(row))
                row.addprevious(spacer)
                remove(row)
                kept.append(spacer)
            else:
                kept.append(row)
        return kept

    def _is_boxed(self, row: Element, header: Header) -> bool:
        places = header.blocks[0].values()
        return sum(self._sheet.is_boxed(row_of(row), at) for at in places) * 2 > len(places)

    def _has_serial(self, row: Element, header: Header) -> bool:
        place = header.blocks[0].get(Column.SERIAL)
        return place is not None and bool(self._sheet.text(row_of(row), place).strip())

    def _section(self) -> Element:
        """The paper, as a section of a document says it."""
        high, free = self._sheet.page.paper
        section = etree.Element(f"{W}sectPr")
        etree.SubElement(section, f"{W}pgSz").set(f"{W}h", str(round(20 * high)))
        margins = etree.SubElement(section, f"{W}pgMar")
        margins.set(f"{W}top", str(round(20 * (high - free))))
        margins.set(f"{W}bottom", "0")
        return section


def _with_repeats(form: ExcelForm) -> ExcelForm:
    """The form with the blank rows of further pages below: the same header, rows again."""
    parts = form.parts
    rows = list(rows_of(parts.table))
    texts, size = _texts(parts.header.rows[0]), len(parts.header.rows)
    blank = [*parts.blank]
    offsets = []
    for at in range(rows.index(blank[-1]) + 1, len(rows)):
        further = run_of(rows[at + size :], parts.header)[1] if _texts(rows[at]) == texts else []
        if further:
            blank += further
            offsets.append(row_of(rows[at]) - row_of(parts.header.rows[0]))
    return form._replace(parts=parts._replace(blank=blank), repeats=tuple(offsets))


def _says(row: Element) -> bool:
    return any(text_of(cell).strip() for cell in row.iterchildren(TC))


def _says_at_most_numbers(row: Element) -> bool:
    texts = (text_of(cell).strip() for cell in row.iterchildren(TC))
    return all(not text or text.isdecimal() for text in texts)


def _texts(row: Element) -> list[str]:
    return [normal(text_of(cell)) for cell in row.iterchildren(TC)]
