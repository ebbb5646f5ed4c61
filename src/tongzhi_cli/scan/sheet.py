"""One sheet: whose rows are on it, what is printed there, whether each is signed."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from tongzhi_cli.columns.column import Column
from tongzhi_cli.model.traditional import simplified
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan import header
from tongzhi_cli.scan.header import Head, Upper
from tongzhi_cli.scan.image import ink, signers, text
from tongzhi_cli.scan.image.alike import alike
from tongzhi_cli.scan.image.grid import Box, Grid
from tongzhi_cli.scan.image.ink import Reds
from tongzhi_cli.scan.image.letters import Letters
from tongzhi_cli.scan.judge import Cell, Reason, State, Verdict, judged, of_row, of_two_tones
from tongzhi_cli.scan.match import People, Person, plain_name, plain_number
from tongzhi_cli.scan.offices import Signer
from tongzhi_cli.scan.printed import Difference, Print, difference
from tongzhi_cli.scan.seen import Seal

#: A row that stands for somebody has so many letters of a number or a name.
_LEAST = 2
#: Of a sheet without a header so many rows must be somebody's.
_ENOUGH = 2


class Row(NamedTuple):
    """A row of a sheet: *whose*, how it was judged, what is printed differently, where it is."""

    whose: Person
    verdict: Verdict
    differs: tuple[Difference, ...]
    box: Box | None


class Sheet(NamedTuple):
    """What was read of a sheet: its *rows*, and how many more have print that is nobody's surely.

    *head* says what its columns are, for a sheet that goes on without a header; *signers* who seems
    to have signed for the class, *last* which row is the last student's.
    """

    rows: tuple[Row, ...]
    unread: int
    seal: Seal
    head: Head
    grid: Grid
    signers: tuple[Signer, ...] = ()
    last: int = 0

    @property
    def is_blurred(self) -> bool:
        """Whether so little could be read that it has to be photographed again."""
        return not self.head.is_whole or 5 * len(self.rows) < 4 * (len(self.rows) + self.unread)


class _Place(NamedTuple):
    """A row of a list of a sheet; *whose* it is, None where nobody's surely.

    *number* and *called* are as they were read.
    """

    row: int
    block: Mapping[Column, int]
    whose: Person | None = None
    number: str = ""
    called: str = ""

    @property
    def name(self) -> str:
        """The name that stands in it."""
        return self.whose.name if self.whose else self.called


def read(
    grid: Grid,
    people: People,
    letters: Letters,
    before: Head | None = None,
    *,
    is_two_toned: bool = False,
) -> Sheet | None:
    """The sheet that a table is; None where it is none.

    *before* is the header of the sheet before it: a list may go on without one. The picture may be
    one that *is_two_toned*.
    """
    upright, head, uppers = header.turned(grid, letters)
    for upper in uppers:
        if (found_head := _by_content(upper, people, letters, before)) is not None:
            upright, head = upper.grid, found_head
            break
    if head is None:
        return None
    places = _places(upright, head)
    boxes = [upright.box(one.row, one.block[key]) for one in places for key in _KEYS]
    texts = [one.text for one in text.read(upright, boxes, letters)]
    found: list[_Place] = []
    unread = 0
    for place, number, name in zip(places, texts[::2], texts[1::2], strict=True):
        whose = people.whose(number, name)
        found.append(place._replace(whose=whose, number=number, called=name))
        if whose is None and len(plain_number(number)) >= _LEAST and plain_name(name):
            unread += 1
    red = ink.reds(upright)
    rows = _rows(upright, found, people, letters, red)
    if is_two_toned:
        rows = [one._replace(verdict=of_two_tones(one.verdict)) for one in rows]
    last = max((one.row for one in found if one.whose), default=head.below)
    signed_by = signers.seen(upright, last, letters, red) if rows else ()
    return Sheet(tuple(rows), unread, _seal(red), head, upright, signed_by, last)


def _seal(red: Reds) -> Seal:
    if not red.is_coloured:
        return Seal.GREY
    return Seal.SEEN if red.has_seal else Seal.NOT_SEEN


_KEYS = (Column.NUMBER, Column.NAME)
_OUTCOMES = (Column.RESULT, Column.RIGHT, Column.WRONG)


def _places(grid: Grid, head: Head) -> list[_Place]:
    """The rows below the header in which a number and a name have a cell each of their own."""
    rows, columns = grid.size
    result = []
    for block in head.blocks:
        if any(key not in block or block[key] >= columns for key in _KEYS):
            continue
        for row in range(head.below, rows):
            cells = [grid.cell[row, block[key]] for key in _KEYS]
            if cells[0][0] < row:
                continue  # the cell of the row above: a line runs through a part of the list only
            if cells[0] != cells[1] and all(grid.last[cell][1] - cell[1] <= 1 for cell in cells):
                result.append(_Place(row, block))
    return result


def _by_content(upper: Upper, people: People, letters: Letters, before: Head | None) -> Head | None:
    """The header of a table that has none that can be read, if its rows are surely somebody's."""
    rows, width = upper.grid.size
    for row in range(min(rows, 6), min(rows, 8)):  # below what was read for a header
        wanted = [(row, at) for at in range(width)]
        boxes = [upper.grid.box(*place) for place in wanted]
        read = text.read(upper.grid, boxes, letters)
        upper.texts.update(zip(wanted, (one.text for one in read), strict=True))
    found: dict[tuple[int, int], list[int]] = {}
    for row in range(min(rows, 8)):
        cells = [upper.texts.get((row, at), "") for at in range(width)]
        for number, digits in enumerate(cells):
            for name, called in enumerate(cells if len(plain_number(digits)) > 4 else ()):
                if name != number and people.whose(digits, called) is not None:
                    found.setdefault((number, name), []).append(row)
    (number, name), own = max(
        found.items(), key=lambda each: len(each[1]), default=((0, 0), [])
    )  # fmt: skip
    if len(own) < _ENOUGH:
        return None
    columns = {Column.NUMBER: number, Column.NAME: name}
    whole = header.in_part(upper, columns, min(own), letters)
    return whole or header.by_content(upper, columns, before)


def _rows(
    grid: Grid, found: Sequence[_Place], people: People, letters: Letters, red: Reds
) -> list[Row]:
    """The rows of everybody who was found, list by list."""
    result: list[Row] = []
    everybody = [one.name for one in people.everybody]
    numbers = [one.whose.number for one in found if one.whose]
    for block in dict.fromkeys(id(place.block) for place in found):
        places = [one for one in found if id(one.block) == block]
        verdicts, boxes = _verdicts(grid, places, everybody, letters, red)
        own = [(at, one, one.whose) for at, one in enumerate(places) if one.whose]
        prints = _prints(grid, [place for _, place, _ in own], letters)
        for (at, place, person), printed in zip(own, prints, strict=True):
            differs = difference(person, printed)
            verdict = of_row(
                verdicts[at],
                is_twice=numbers.count(person.number) > 1,
                is_other=any(one.column is Column.NUMBER for one in differs),
                has_result=any(one in place.block for one in _OUTCOMES),
            )
            result.append(Row(person, verdict, differs, boxes[at]))
    return result


def _verdicts(
    grid: Grid, places: Sequence[_Place], everybody: Sequence[str], letters: Letters, red: Reds
) -> tuple[list[Verdict], list[Box | None]]:
    """The verdict on each row of a list, also those that are nobody's: strokes come from them."""
    column = places[0].block.get(Column.SIGNATURE)
    if column is None or column >= grid.size[1]:
        return [Verdict(State.LOOK, Reason.NO_CELL)] * len(places), [None] * len(places)
    boxes = [grid.box(place.row, column) for place in places]
    strokes = ink.measured(grid, boxes, red)
    written = [at for at, one in enumerate(strokes) if one.area > 0]
    for at in written:
        name = grid.box(places[at].row, places[at].block[Column.NAME])
        likeness = alike(grid, boxes[at], name, len(plain_name(places[at].name)))
        strokes[at] = strokes[at]._replace(typed=likeness)
    texts = letters.read(
        [boxes[at].inside(3, 2).of(grid.image) for at in written],
        [plain_name(places[at].name) for at in written],
    )
    read = dict(zip(written, texts, strict=True))
    cells = [
        Cell(one, simplified(read[at].text), read[at].sure, read[at].chances)
        if at in read else Cell(one)
        for at, one in enumerate(strokes)
    ]  # fmt: skip
    names, known = [one.name for one in places], [one.whose is not None for one in places]
    return judged(cells, names, everybody, known), [*boxes]


def _variants(grid: Grid, box: Box, letters: Letters) -> list[str]:
    return [one.text for one in text.variants(grid, box, letters)]


def _prints(
    grid: Grid, own: Sequence[_Place], letters: Letters
) -> Iterator[Mapping[Column, Print]]:
    """What is printed in each row; of 学号 and 姓名 what was read to know whose it is."""
    block = own[0].block if own else {}
    wanted = [one for one in _OUTCOMES if block.get(one, grid.size[1]) < grid.size[1]]
    boxes = [grid.box(place.row, block[column]) for place in own for column in wanted]
    texts = iter(text.read(grid, boxes, letters))
    for place in own:
        read = {Column.NUMBER: place.number, Column.NAME: place.called}
        read |= {column: next(texts).text for column in wanted}
        yield {
            column: Print(
                said, partial(_variants, grid, grid.box(place.row, block[column]), letters)
            )
            for column, said in read.items()
        }
