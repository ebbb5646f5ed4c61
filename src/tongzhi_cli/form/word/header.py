"""The header of a blank form, as rows of the document: its cells as texts for `paper_header`."""

from collections.abc import Mapping, Sequence

from tongzhi_cli.columns import paper_header
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header_rows import MOST_ROWS, Cells, HeaderRows, search
from tongzhi_cli.columns.mapping import Mapped
from tongzhi_cli.columns.paper_columns import Place
from tongzhi_cli.columns.paper_header import HEADER_ROWS
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.word.xml import Element, cells_of, continues, span_of, text_of

#: What one paper has and the others have not, where a file has several.
_OWN = {
    Paper.SIGNED: {Column.RESULT, Column.RIGHT, Column.PHOTO, Column.SIGNATURE},
    Paper.CORRECTIONS: {Column.KIND, Column.SHOWN, Column.SHOULD_BE},
    Paper.COUNTS: {Column.EXPECTED, Column.CHECKED},
}


class Header(NamedTuple):
    """The header of a form's table: its *rows*, its *places*, and what each column is.

    *blocks* has one mapping for each list of the sheet, from the left. *fault* says why it is no
    form's header, "" where it is one; *lacking* is the column that was not found. *doubts* are
    what a person should know, *twice* those of them about a column that several headings are like.
    """

    rows: Sequence[Element]
    places: Sequence[Place]
    blocks: Sequence[Mapping[Column, int]]
    doubts: tuple[str, ...] = ()
    fault: str = ""
    lacking: Column | None = None
    twice: tuple[tuple[Column, str], ...] = ()

    @property
    def columns(self) -> Mapping[Column, int]:
        """The places of the columns of the first list."""
        return self.blocks[0]

    @property
    def known(self) -> int:
        """How many columns were recognised."""
        return sum(map(len, self.blocks))


def likeness(header: Header, paper: Paper) -> int:
    """How many of the columns that only this *paper* has are there.

    A file may have several tables, and 学号, 姓名 and a word like 结果 stand over most of them.
    """
    return len(_OWN[paper] & header.columns.keys()) if header.blocks else 0


def first_header(
    rows: Sequence[Element], paper: Paper, mapped: Mapped | None = None
) -> tuple[int, Header | None, Header | None]:
    """The first header of a table: where the rows below it begin, the header, the nearest to one.

    *mapped* overrules the words. The nearest is the one with a *fault* that has most columns.
    """
    nearest: Header | None = None

    def reading(at: int) -> tuple[HeaderRows, Header] | None:
        nonlocal nearest
        found = _found(rows, at, paper, mapped)
        if found and found[1].fault:
            if nearest is None or found[1].known > nearest.known:
                nearest = found[1]
            return None
        return found

    best = search(range(min(len(rows), HEADER_ROWS)), reading)
    if best is None:
        return 0, None, nearest
    at, joined, header = best
    return at + len(joined.texts), header, nearest


def _found(
    rows: Sequence[Element], at: int, paper: Paper, mapped: Mapped | None
) -> tuple[HeaderRows, Header] | None:
    upper = rows[at : at + MOST_ROWS + 1]
    found = paper_header.rows_at(_cells(upper), 0, paper, mapped)
    if found is None:
        return None
    read = paper_header.header_of(found)
    return found.rows, Header(
        upper[: read.size], read.places, read.blocks, read.doubts, read.fault, read.lacking,
        read.twice,
    )  # fmt: skip


def _cells(rows: Sequence[Element]) -> Cells:
    """The texts of *rows*, as `form.word.tables` gives those of a filled form."""
    texts: list[list[str]] = []
    merged: set[tuple[int, int]] = set()
    covered: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        line: list[str] = []
        for cell in cells_of(row):
            places = [(at, column) for column in range(len(line), len(line) + span_of(cell))]
            covered.update(places[1:])
            if goes_on := continues(cell):
                merged.update(places)
            line += ["" if goes_on else text_of(cell), *("" for _ in places[1:])]
        texts.append(line)
    return Cells(texts, merged, covered)
