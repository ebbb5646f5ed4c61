"""A table of a form for one person as a grid: which cells are blank, what stands left and above."""

import re
from collections.abc import Iterator, Sequence

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.word.xml import (
    TBL,
    W14,
    Element,
    R,
    T,
    W,
    cells_of,
    continues,
    is_placeholder,
    rows_of,
    span_of,
    text_of,
)

#: What a cell holds that is not blank though it has no text.
_OBJECTS = (
    *(f"{W}{name}" for name in ("drawing", "pict", "object", "sym", "checkBox", "tbl")),
    f"{W14}checkbox",
)


class Place(NamedTuple):
    """A cell in its grid: the number of its *row*, from which column, over how many."""

    row: int
    start: int
    span: int
    cell: Element
    text: str
    is_blank: bool
    goes_on: bool


class Grid:
    """The places of a table."""

    def __init__(self, table: Element) -> None:
        self.table = table
        self.rows: list[list[Place]] = []
        for at, row in enumerate(rows_of(table)):
            before = row.find(f"{W}trPr/{W}gridBefore")
            start = int(before.get(f"{W}val", "0")) if before is not None else 0
            places = []
            for cell in cells_of(row):
                span, text = span_of(cell), said(cell)
                goes_on = continues(cell)
                blank = not goes_on and is_blank(cell, text)
                places.append(Place(at, start, span, cell, text, blank, goes_on))
                start += span
            self.rows.append(places)

    def places(self) -> Iterator[Place]:
        """All of them, row by row, but the lower parts of merged cells."""
        for row in self.rows:
            yield from (one for one in row if not one.goes_on)

    def owner(self, place: Place) -> Place:
        """The uppermost part of a merged cell."""
        while place.goes_on and place.row and (above := self.at(place.row - 1, place.start)):
            place = above
        return place

    def at(self, row: int, column: int) -> Place | None:
        """What covers a column in a row."""
        if not 0 <= row < len(self.rows):
            return None
        return next(
            (one for one in self.rows[row] if one.start <= column < one.start + one.span), None
        )

    def left(self, place: Place) -> Place | None:
        """What stands left of a place; of a merged cell its uppermost part."""
        found = self.at(place.row, place.start - 1)
        return None if found is None else self.owner(found)

    def right(self, place: Place) -> Place | None:
        """What stands right of a place, in its own row."""
        found = self.at(place.row, place.start + place.span)
        return None if found is None else self.owner(found)

    def above(self, place: Place) -> Place | None:
        """What stands above a place and begins where it begins."""
        found = self.at(place.row - 1, place.start)
        if found is None or found.start != place.start or found.span != place.span:
            return None
        return self.owner(found)

    def blanks_from(self, place: Place) -> Sequence[Place]:
        """The blank places right of a place, one beside the other."""
        found = []
        one = self.at(place.row, place.start + place.span)
        while one is not None and one.is_blank:
            found.append(one)
            one = self.at(one.row, one.start + one.span)
        return found


def said(cell: Element) -> str:
    """What a cell says: without hints to type, and without the tables in it."""
    inner = {leaf for table in cell.iter(TBL) for leaf in table.iter(T)}
    if (
        not inner
        and cell.find(f".//{W}sdt") is None
        and next(cell.iterancestors(f"{W}sdt"), None) is None
    ):
        return text_of(cell).strip()
    text = ""
    for leaf in cell.iter(T):
        run = next(leaf.iterancestors(R), None)
        if leaf not in inner and not (run is not None and is_placeholder(run)):
            text += leaf.text or ""
    return text.strip()


def is_blank(cell: Element, text: str) -> bool:
    """Whether nothing stands in a cell but a line to write on."""
    return re.fullmatch(r"[\s_＿]*", text) is not None and next(cell.iter(*_OBJECTS), None) is None
