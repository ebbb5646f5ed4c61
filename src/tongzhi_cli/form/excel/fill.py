"""A form filled: the rows of a class written into a blank form in an .xlsx.

What is not written into stays as it is: the other parts of the package byte for byte, in the
form's worksheet all cells, styles, merged cells, widths and the print set-up. A class with more
students than the blank has rows goes on on further worksheets, each as the blank one (title, rows,
signature lines, pictures), so that each prints as the blank does; or, where its rows are only a
beginning, on rows that are put in.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from itertools import chain, repeat

from tongzhi_cli.columns.column import Column
from tongzhi_cli.form.excel.blank import ExcelForm
from tongzhi_cli.form.excel.book import Book, has_formulas, sheets_told
from tongzhi_cli.form.excel.breaks import fit_on_one, keep_together
from tongzhi_cli.form.excel.cells import Cells
from tongzhi_cli.form.excel.crowd import SMALLEST, is_of_one_page, narrow_columns, pages_of
from tongzhi_cli.form.excel.grow import grown, opened
from tongzhi_cli.form.excel.references import Shift
from tongzhi_cli.form.excel.view import cells_in, lines_in, row_of
from tongzhi_cli.form.rows import Row, in_lines
from tongzhi_cli.form.word import class_line
from tongzhi_cli.form.word.around.about import facts_written, known_of
from tongzhi_cli.form.word.around.total import write_total
from tongzhi_cli.form.word.choices import places_printed, rows_ticked
from tongzhi_cli.form.word.document.parts import copy_of
from tongzhi_cli.form.word.fill import Filled
from tongzhi_cli.form.word.fit import Layout
from tongzhi_cli.form.word.prototypes import holes
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.model.text import ems, printable
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.excel.page import Page
from tongzhi_cli.office.excel.styles import STYLES, Styles
from tongzhi_cli.office.excel.xml import Piece
from tongzhi_cli.office.word.xml import Element, cell_at, continues, written


class _Change(NamedTuple):
    """What is written into a cell that is about the class: *as_number* if it is counted with.

    *like* is the cell of the view.
    """

    row: int
    column: int
    like: Element
    pieces: Sequence[Piece]
    as_number: bool


def fill(
    form: ExcelForm,
    rows: Sequence[Row],
    *,
    class_name: str | None = None,
    layout: Layout = Layout.SHEETS,
    total: Row | None = None,
    facts: Mapping[Column, str] | None = None,
    only: Collection[int] = (),
) -> Filled:
    """The form with *rows* written into it; *form* stays as it is and can be filled again.

    *total* is the last row of a 统计表; *facts* of the class go into the form's head and foot.
    `sheets`: further worksheets; `flow`: rows put in. *only* are the sheets that are wanted, from
    1, under the names that they have in the whole form; all where it has none.

    Raises:
        InputError: a column is so narrow that nobody can read what stands in it.

    """
    narrow = narrow_columns(form, rows)
    layout = Layout.FLOW if form.is_open else layout
    forms = [form, *form.spares] if layout is Layout.SHEETS else [form]
    styles, book = form.styles(), Book(form.package, forms[-1].place)
    known = known_of(rows, facts)
    rows = rows_ticked(form.parts.header, form.parts.blank[0], rows, form.parts.right)
    fillings = [_Filling(one, class_name, known, total, styles, book) for one in forms]
    if total and not fillings[0].has_total:
        rows = [*rows, total]
    if layout is Layout.FLOW:
        made = [fillings[0].flowing(rows)]
    else:
        pages, told = pages_of(form, rows)
        narrow += told
        ways = zip(pages, chain(fillings, repeat(fillings[-1])), strict=False)
        made = [way.page(page.rows, at) for at, (page, way) in enumerate(ways, start=1)]
    for one, root in zip(forms, made, strict=False):
        book.changed[one.place.part] = written(root)
    names = [one.place.name for one, _ in zip(forms, made, strict=False)]
    names += [book.add(root) for root in made[len(forms) :]]
    if only:
        unwanted = [name for at, name in enumerate(names, 1) if at not in only]
        book.drop([*unwanted, *(one.place.name for one in forms[len(made) :])])
    if has_formulas(form.sheet.root):
        book.without_chain()
    if styles.has_changed:
        book.changed[STYLES] = styles.xml()
    notes = [note for one in fillings[: len(made)] for note in one.notes]
    notes += [*narrow, *_grown_told(fillings)]
    notes += [sheets_told(names)] if len(names) > 1 else []
    if unused := [one.place.name for one in forms[len(made) :]]:
        notes.append(f"没有用到的工作表空着，不用印：{'、'.join(unused)}")
    count = len(made) if layout is Layout.SHEETS else 0
    return Filled(book.bytes(), count, tuple(dict.fromkeys(notes)))


def _grown_told(fillings: "Sequence[_Filling]") -> list[str]:
    """What is said of the sheets whose rows became higher."""
    smaller = sorted(at for one in fillings for at in one.smaller)
    over = sorted(at for one in fillings for at in one.over)
    told = [
        (smaller, "打印时缩小到一页"),
        (over, "签字栏跟着最后两行到下一页"),
    ]
    return [f"第 {'、'.join(map(str, some))} 张表一页放不下：{how}" for some, how in told if some]


class _Filling:
    """One worksheet that is being filled."""

    def __init__(
        self,
        form: ExcelForm,
        class_name: str | None,
        known: Mapping[Column, str],
        total: Row | None,
        styles: Styles,
        book: Book,
    ) -> None:
        #: The sheets, from 1, that are printed smaller, and those that are more than a page.
        self.smaller: list[int] = []
        self.over: list[int] = []
        self._form, self._total = form, total
        self._styles, self._book = styles, book
        self.notes = [*form.parts.doubts]
        self._changes, self.has_total = self._about_class(class_name, known)
        parts = form.parts
        self._columns = [(block, column, place) for _, block, column, place in holes(parts.blocks)]

    # --- what is about the class -----------------------------------------------------------------

    def _about_class(
        self, name: str | None, known: Mapping[Column, str]
    ) -> tuple[list[_Change], bool]:
        """What the class and the total change, told by doing it to a copy of the view."""
        form = self._form
        root, parts = copy_of(form.root, form.parts)
        has_total = bool(self._total and write_total(parts, self._total))
        self.notes += facts_written(parts, known, form.outside)
        if form.paper is not Paper.COUNTS or name:
            note = class_line.write(parts, name, known)
            if note and Column.CLASS not in parts.columns:
                self.notes.append(note)
        changes = []
        for (place, old), (_, new) in zip(cells_in(form.root), cells_in(root), strict=True):
            told = lines_in(new)
            if told == lines_in(old):
                continue
            looks = form.sheet.pieces(*place)
            pieces = [
                piece._replace(look=looks[at].look if at < len(looks) else None)
                for at, piece in enumerate(told)
            ]
            is_counted = place[0] > form.rows[-1] and form.paper is Paper.COUNTS
            grown = sum(ems(one.text) for one in told) - ems(form.sheet.text(*place))
            change = _Change(*place, old, _with_less_space(pieces, grown), is_counted)
            changes += [change, *self._repeated(change)]
        return changes, has_total

    def _repeated(self, change: _Change) -> list[_Change]:
        """The same on the further pages of the worksheet, where they say the same."""
        said = self._form.sheet.text(change.row, change.column)
        below = [change.row + offset for offset in self._form.repeats]
        return [
            change._replace(row=row)
            for row in below
            if self._form.sheet.text(row, change.column) == said
        ]

    def _write_changes(self, cells: Cells, shift: Shift | None) -> None:
        for row, column, like, pieces, as_number in self._changes:
            at = shift.row(row + 1) - 1 if shift else row
            if not cells.has_formula(at, column):
                cells.put_pieces(at, column, pieces, as_number=as_number)
                cells.keep_in(at, like, self._form.sheet.text(row, column))

    # --- the rows --------------------------------------------------------------------------------

    def _cells(self, root: Element) -> Cells:
        return Cells(root, self._form.sheet.texts, self._styles)

    def page(self, rows: Sequence[Row], number: int) -> Element:
        """The worksheet with the rows of one page."""
        root = deepcopy(self._form.sheet.root)
        cells = self._cells(root)
        slots, lists = self._form.rows, len(self._form.parts.blocks)
        for spare in slots[-(-len(rows) // lists) :]:
            cells.hide(spare)
        before = cells.height
        self._write(cells, rows, slots)
        self._write_changes(cells, None)
        lines = in_lines(rows, lists, across=self._form.parts.across)
        unused = [
            at
            for at, line in zip(slots, lines, strict=False)
            if not any(who.is_used for who in line)
        ]
        self._keep_on_page(root, cells, before, number, unused)
        return root

    def flowing(self, rows: Sequence[Row]) -> Element:
        """The worksheet with as many rows as there have to be."""
        form = self._form
        root = deepcopy(form.sheet.root)
        header = [row_of(row) for row in form.parts.header.rows]
        slots = form.rows
        shift: Shift | None = None
        needed = max(1, -(-len(rows) // len(form.parts.blocks)))
        if form.is_open or needed > len(slots):
            if form.is_open:
                slots, shift = opened(root, header[-1], needed, self._styles)
            else:
                printed = places_printed(form.parts.header, form.parts.blank[0])
                slots, shift = grown(root, slots, needed - len(slots), printed)
            self._book.shifted(shift, (header[0], header[-1]))
        cells = self._cells(root)
        self._write(cells, rows, slots)
        self._write_changes(cells, shift)
        if shift:
            keep_together(root, cells, header, slots)
        return root

    def _write(self, cells: Cells, rows: Sequence[Row], slots: Sequence[int]) -> None:
        """Students into their rows; a 序号 into those of nobody where the blank form has one."""
        parts = self._form.parts
        for row in {row_of(one) for one in parts.spent}:
            cells.empty(row)
            if row not in slots:
                cells.hide(row)
        lines = in_lines(rows, len(parts.blocks), across=parts.across)
        view = {row_of(one): one for one in parts.blank}
        model = parts.blank[-2] if len(parts.blank) > 2 else parts.blank[0]
        for at, line in zip(slots, lines, strict=False):
            like = view.get(at, model)
            for block, column, place in self._columns:
                who = line[block]
                if column is Column.SERIAL and not (who.is_used or parts.is_numbered):
                    continue
                cell = cell_at(like, place)
                if cell is not None and not continues(cell):
                    cells.put(at, cell, column, self._value(who, column))

    def _value(self, row: Row, column: Column) -> str:
        if column is Column.SHOWN:
            return printable(row.shown_among(self._form.parts.columns))
        return printable(row.text(column))

    def _keep_on_page(
        self, root: Element, cells: Cells, before: float, number: int, unused: Sequence[int]
    ) -> None:
        """The line to sign must not be alone on another page, nor rows without their header.

        Blank rows give way first, if that is enough; then the size of the sheet.
        """
        page = Page(root)
        if page.is_one_high:
            return
        free = page.paper[1]
        is_one_page = is_of_one_page(page, before)
        _leave_out(cells, unused, free if is_one_page else before)
        if cells.height <= free:
            return
        if is_one_page and cells.height * SMALLEST <= free:
            fit_on_one(root)
            self.smaller.append(number)
            return
        header = [row_of(row) for row in self._form.parts.header.rows]
        keep_together(root, cells, header, self._form.rows)
        self._book.repeat((header[0], header[-1]))
        if cells.grown:
            self.over.append(number)


def _leave_out(cells: Cells, unused: Sequence[int], room: float) -> None:
    """Hide as many rows of nobody, from the last, as let the others have room; or none."""
    heights = cells.heights()
    high = sum(heights)
    if high - sum(heights[row] for row in unused) > room:
        return
    for row in reversed(unused):
        if high <= room:
            return
        cells.hide(row)
        high -= heights[row]


def _with_less_space(pieces: Sequence[Piece], grown: float) -> list[Piece]:
    """A line that the class made longer, without some of the blanks behind it.

    What stands behind them would be cut at the end of the cell.
    """
    left = max(0, round(2 * grown))
    made = []
    for piece in pieces:
        match = re.search(r"(?<=班) {3,}", piece.text) if left else None
        if match:
            fewer = min(left, len(match[0]) - 2)
            piece = piece._replace(  # noqa: PLW2901  the same piece, shorter
                text=piece.text[: match.start()] + piece.text[match.start() + fewer :]
            )
            left = 0
        made.append(piece)
    return made
