"""The header of a blank form, as rows of the document: its cells as texts for `paper_header`."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tongzhi_cli.columns import paper_header
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.mapping import Mapped
from tongzhi_cli.columns.paper_columns import Place
from tongzhi_cli.columns.paper_header import MOST_ROWS, Cells
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.office.word.xml import Element, cells_of, continues, span_of, text_of


class Header(NamedTuple):
    """The header of a form's table: its *rows*, its *places*, and what each column is.

    *blocks* has one mapping for each list of the sheet, from the left. *fault* says why it is no
    form's header, "" where it is one; *lacking* is the column that was not found. *doubts* are
    what a person should know.
    """

    rows: Sequence[Element]
    places: Sequence[Place]
    blocks: Sequence[Mapping[Column, int]]
    doubts: tuple[str, ...] = ()
    fault: str = ""
    lacking: Column | None = None

    @property
    def known(self) -> int:
        """How many columns were recognised."""
        return sum(map(len, self.blocks))


def header_at(
    rows: Sequence[Element], at: int, paper: Paper, mapped: Mapped | None = None
) -> Header | None:
    """The header that begins with the row *at* of a table; None where nothing looks like one.

    *mapped* overrules the words. A header with a *fault* is nearly one.
    """
    upper = rows[at : at + MOST_ROWS]
    found = paper_header.header_at(_cells(upper), 0, paper, mapped)
    if found is None:
        return None
    return Header(
        upper[: found.size], found.places, found.blocks, found.doubts, found.fault, found.lacking
    )


def _cells(rows: Sequence[Element]) -> Cells:
    """The texts of *rows*, as `word_tables` gives those of a filled form."""
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
