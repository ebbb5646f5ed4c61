"""The tables of a document that are a form's: with its header, or going on where one ended."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from operator import attrgetter

from tongzhi_cli.columns.candidates import ASKED
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import Header, find, the_one
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.columns.paper_header import HEADER_ROWS
from tongzhi_cli.columns.rows import Listed, PassedOver, listed
from tongzhi_cli.columns.unread.results import most_are_results, unread_results
from tongzhi_cli.form.word.classes.said import labelled, said_in
from tongzhi_cli.form.word.columns import FormColumns, FormList
from tongzhi_cli.form.word.outcomes import BLANK_IS_OK, SignedOnly, join
from tongzhi_cli.model.problem import Problem
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.model.text import EMBEDDED
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.word.tables import DRAWN, Grid, Line, lines_of
from tongzhi_cli.tables.table import Table, all_texts

_FORM = (Column.NUMBER, Column.NAME, Column.RESULT)
_SIGNED_LIST = (Column.NUMBER, Column.NAME, Column.SIGNATURE)
_DRAWN = frozenset(map(chr, DRAWN))
#: A 学号 has more characters than a serial.
_SERIAL = 2
#: No table has so many columns.
_WIDEST = 16_384


class FormSheet(NamedTuple):
    """A list in the table of that *number*, what it is of a *form*, the *lines* about nobody.

    *people* are those of its *rows* in which somebody stands; *sections* are the rows of the table
    between them that are the title of a class, and which class it is.
    """

    number: int
    table: Table
    form: FormList
    rows: Sequence[Listed | PassedOver]
    people: Sequence[Listed]
    lines: Sequence[str]
    sections: Sequence[tuple[int, str]] = ()

    @property
    def header(self) -> Header:
        """Its header, as a reader of rows wants it."""
        return self.form.header

    @property
    def read(self) -> Header:
        """Its header with all columns that the result is read from."""
        results = (*self.header.also.get(Column.RESULT, ()), *self.form.parts.values())
        return self.header._replace(also={**self.header.also, Column.RESULT: results})


class FormTables:
    """The form's tables (*sheets*) in a document, and what stands before each and behind the last.

    *headers_seen* are the first rows of tables that are none; *only_signed*: one of these is
    signed by each and has no place for a result. *told* is what was inferred, and from what;
    *struck* what was struck out or hidden outside of tables; *beside* are the numbers of the lists
    of the faulty that stand beside one of all.
    """

    def __init__(self, file: str, pieces: Sequence[str | Grid], columns: FormColumns) -> None:
        self._file = file
        self._columns = columns
        self.headers_seen: list[str] = []
        self.only_signed = False
        self.told: dict[str, str] = {}
        self.struck: list[str] = []
        self._signed = SignedOnly()
        self.beside: set[int] = set()
        self.sheets, self.around = self._sheets(pieces)

    def _sheets(self, pieces: Sequence[str | Grid]) -> tuple[list[FormSheet], list[list[str]]]:
        """The form's tables, and the lines before each and behind the last one."""
        sheets: list[FormSheet] = []
        around: list[list[str]] = [[]]
        for at, piece in enumerate(pieces):
            if isinstance(piece, str):
                if isinstance(piece, Line) and piece.struck:
                    self.struck.append(piece.struck)
                around[-1] += piece.split("\n")
                continue
            found = self._as_sheets(piece, _count(pieces[: at + 1]), sheets)
            if not found:
                around[-1] += lines_of(piece)
                around[-1] += labelled(piece.rows)
                continue
            for one in found:
                sheets.append(one)
                around.append([])
        ways = [one.form.way or next(iter(one.form.parts), None) for one in sheets]
        if len({*ways}) > 1:
            from tongzhi_cli.form.word.document import told_twice  # noqa: PLC0415  seldom

            lists = [
                told_twice.Told(one.table, one.rows, one.header.columns[Column.RESULT], way)
                for one, way in zip(sheets, ways, strict=True)
            ]
            pairs = zip(sheets, told_twice.told_once(lists), strict=True)
            sheets = [one._replace(rows=rows, people=_people(rows)) for one, rows in pairs]
            beside = zip(sheets, told_twice.are_of_faulty(ways), strict=True)
            self.beside = {one.number for one, is_beside in beside if is_beside}
        if self._signed.settle():
            self.told["备注空着、签了名的当作无误"] = "表上只有备注可写结果，没有人写无误"
        return sheets, around

    def unread_results(self) -> Iterator[Problem]:
        """What is told of columns that look like results and are not read, once for all sheets.

        Only rows of people count: in the others somebody signs that all is right.
        """
        alike: list[tuple[list[Mapping[Column, int]], list[list[FormSheet]]]] = []
        for _, lists in groupby(self.sheets, attrgetter("number")):
            side_by_side = list(lists)
            shape = [one.header.columns for one in side_by_side]
            tables = next((tables for known, tables in alike if known == shape), None)
            if tables is None:
                alike.append((shape, [side_by_side]))
            else:
                tables.append(side_by_side)
        for _, tables in alike:
            people = [
                own[0].table.rows[at]
                for own in tables
                for at in dict.fromkeys(each.row for one in own for each in one.people)
            ]
            yield from unread_results(tables[0][0].table, [one.read for one in tables[0]], people)

    def _as_sheets(self, grid: Grid, number: int, before: Sequence[FormSheet]) -> list[FormSheet]:
        """A table with a header, or one that goes on where the last one ended; else nothing."""
        name = f"第{number}张表"
        whole = all_texts(grid.rows)  # what nearly no cell has is looked for at once
        drawn = _taken_out(grid) if EMBEDDED in whole else {}
        lists = self._lists(_table(self._file, name, grid), grid)
        if not lists and before and _goes_on(grid, before[-1]):
            above = [one.form for one in before if one.number == before[-1].number]
            lists = [one._replace(header=one.header._replace(row=-1, below=0)) for one in above]
        if not lists and grid.rows:
            self.only_signed |= _asks_signature_alone(grid.rows)
            self.headers_seen += [normal(text) for text in grid.rows[0] if text.strip()][:8]
        _put_into_names(grid, drawn, lists)
        for one in lists if not _DRAWN.isdisjoint(whole) else ():
            _draw(grid, {*one.header.all_of(Column.RESULT), *one.parts.values()})
        join(grid.rows, lists)
        for one in lists:
            self._signed.look_at(grid.rows, one, drawn)
        if any(one.way in BLANK_IS_OK for one in lists):
            self.told["没有写错处的当作无误"] = "表上只写有误的"
        blocks = [name, *(f"{name}第{at}栏" for at in range(2, len(lists) + 1))]
        sheets = [
            self._sheet(number, _table(self._file, block, grid), grid, one)
            for block, one in zip(blocks, lists, strict=False)
        ]
        return _each_with_its_own(sheets, grid) if len(sheets) > 1 else sheets

    def _lists(self, table: Table, grid: Grid) -> list[FormList]:
        """The lists of a table by its header: as a blank form has it, or as any sheet may."""
        if found := self._columns.find(grid.rows, grid.merged):
            self._columns.mapping.used |= found.met
            return [_with_result(table, one) for one in found.lists]
        headers = find(table, _FORM, self._columns.mapping)
        return [FormList(header, {}, None, ()) for header in headers]

    def _sheet(self, number: int, table: Table, grid: Grid, form: FormList) -> FormSheet:
        header = form.header
        _fill_merged(grid, header)
        rows = list(listed(table, header))
        sheet = FormSheet(number, table, form, rows, _people(rows), ())
        sheet = sheet._replace(sections=_sections_of(sheet, grid))
        return sheet._replace(lines=_lines_of(sheet, grid, range(_WIDEST)))


def _people(rows: Iterable[Listed | PassedOver]) -> list[Listed]:
    return [one for one in rows if isinstance(one, Listed) and (one.number or one.name)]


def _lines_of(sheet: FormSheet, grid: Grid, columns: range) -> list[str]:
    """What stands in *columns* of the rows of a table that are about nobody, each as a line."""
    header, people = sheet.header, (one.row for one in sheet.people)
    own = {*people, *range(header.row, header.row + header.below + 1)}
    own.update(at for at, _ in sheet.sections)
    others = [
        [text for text in row[columns.start : columns.stop] if text.strip()]
        for at, row in enumerate(grid.rows)
        if at not in own
    ]
    return [*("\t".join(texts) for texts in others), *labelled(others)]


def _sections_of(sheet: FormSheet, grid: Grid) -> list[tuple[int, str]]:
    """The rows between students that are the title of a class, of those below them.

    One alone, above all of them, is the table's; 班级： may be of those above it.
    """
    if not sheet.people:
        return []
    people = [one.row for one in sheet.people]
    below = range(sheet.header.row + sheet.header.below + 1, people[-1])
    found = []
    for row in sorted({*below} - {*people}):
        texts = {text.strip() for text in grid.rows[row]} - {""}
        if len(texts) == 1 and (said := said_in(*texts)) and said.source:
            found.append((row, said.name))
    is_parted = len(found) > 1 or any(row > people[0] for row, _ in found)
    return found if is_parted else []


def _each_with_its_own(sheets: Sequence[FormSheet], grid: Grid) -> list[FormSheet]:
    """Lists side by side, with the lines over its own columns where several have a class there."""
    own = [_lines_of(one, grid, range(one.header.first, one.header.last + 1)) for one in sheets]
    if sum(any(map(said_in, lines)) for lines in own) < 2:
        return [*sheets]
    return [one._replace(lines=lines) for one, lines in zip(sheets, own, strict=True)]


def _asks_signature_alone(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows are a list that each signs (学号, 姓名, 签字), without a column of results."""
    if not any(
        {*_SIGNED_LIST} <= {column_of(normal(text), Paper.SIGNED) for text in row}
        for row in rows[:HEADER_ROWS]
    ):
        return False
    columns = (Counter(filter(None, texts)) for texts in zip_longest(*rows, fillvalue=""))
    return not any(map(most_are_results, columns))


def _taken_out(grid: Grid) -> dict[tuple[int, int], str]:
    """Where a cell has something that is no text, and what it says with it; the grid is without."""
    drawn = {
        (row, at): text
        for row, texts in enumerate(grid.rows)
        for at, text in enumerate(texts)
        if EMBEDDED in text
    }
    for (row, at), text in drawn.items():
        grid.rows[row][at] = text.replace(EMBEDDED, "")
    return drawn


def _put_into_names(
    grid: Grid, drawn: Mapping[tuple[int, int], str], lists: Sequence[FormList]
) -> None:
    """Keep it in names alone, where it stands for a character: a signature may be a picture."""
    names = {(one.header.columns.get(Column.NAME), one.header.row) for one in lists}
    for (row, at), text in drawn.items():
        if any(at == column and row > above for column, above in names):
            grid.rows[row][at] = text


def _draw(grid: Grid, columns: Collection[int]) -> None:
    """Write the signs of Wingdings in *columns* as characters; elsewhere they may be of a name."""
    for row in grid.rows:
        for at in columns:
            if at < len(row) and not _DRAWN.isdisjoint(row[at]):
                row[at] = row[at].translate(DRAWN)


def _count(pieces: Iterable[str | Grid]) -> int:
    return sum(isinstance(piece, Grid) for piece in pieces)


def _goes_on(grid: Grid, before: FormSheet) -> bool:
    """Whether a table without a header has a 学号 where the one before it has them."""
    column = before.header.columns[Column.NUMBER]
    width = len(before.table.rows[max(before.header.row, 0)])
    cells = [row[column].strip() for row in grid.rows if len(row) == width > column]
    return any(len(cell) > _SERIAL and cell.isascii() and cell.isalnum() for cell in cells)


def _fill_merged(grid: Grid, header: Header) -> None:
    """Give the lower cells of a cell merged over students its text; join rows of one student."""
    keys = {header.columns[Column.NUMBER], header.columns[Column.NAME]}
    of_one = {
        (row, top) for (row, at), top in grid.merged.items() if at in keys and top > header.row
    }
    for (row, at), top in grid.merged.items():
        is_own = top > header.row and at not in keys and (row, top) not in of_one
        if is_own and at < min(len(grid.rows[row]), len(grid.rows[top])):
            grid.rows[row][at] = grid.rows[top][at]
    for row, top in sorted(of_one):
        for at, text in enumerate(grid.rows[row]):
            if text.strip() and at not in keys:
                upper = grid.rows[top]
                upper += [""] * (at + 1 - len(upper))
                upper[at] = "\n".join(filter(None, (upper[at], text)))
        grid.rows[row][:] = []


def _with_result(table: Table, form: FormList) -> FormList:
    """The list with the column that its results are in: of several the one that is filled in.

    Where several are, one with a usual word goes before others; others alone are as the questions
    of a questionnaire, of which each counts.

    Raises:
        InputError: several that have a usual word are filled in.

    """
    if len(form.results) < 2:
        return form
    header = form.header
    below = range(header.row + header.below + 1, len(table.rows))
    filled = [one for one in form.results if any(table.text(row, one[1]).strip() for row in below)]
    filled = filled or [*form.results[:1]]
    if usual := [one for one in filled if one[0] != ASKED]:
        filled = [(0, the_one(table, header, Column.RESULT, usual))]
    columns = {**header.columns, Column.RESULT: filled[0][1]}
    further = [at for _, at in filled[1:]] + [*header.also.get(Column.RESULT, ())]
    also = {**header.also, Column.RESULT: further} if further else header.also
    return form._replace(header=header._replace(columns=columns, also=also))


def _table(file: str, name: str, grid: Grid) -> Table:
    if grid.place:
        sheet, first = grid.place
        return Table(
            file, sheet, grid.rows, merged=grid.merged, struck=dict(grid.struck), offset=first,
            comments=grid.comments,
        )  # fmt: skip
    places = [(name, at) for at in range(1, len(grid.rows) + 1)]
    return Table(
        file, name, grid.rows, merged=grid.merged, places=places, struck=dict(grid.struck),
        comments=grid.comments,
    )  # fmt: skip
