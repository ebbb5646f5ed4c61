"""Which way up a table is, and what its columns are: by the words of its header.

The same words and the same reader as for forms and rosters (columns.paper_header).
"""

import re
from collections.abc import Mapping

import numpy as np

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header_rows import Cells
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.columns.paper_columns import PaperHeader
from tongzhi_cli.columns.paper_header import first_header, header_of
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan.headings import is_like_signature
from tongzhi_cli.scan.image import text
from tongzhi_cli.scan.image.grid import Grid
from tongzhi_cli.scan.image.letters import Letters
from tongzhi_cli.scan.match import distance

#: What is found where one letter was misread.
_WORDS = ("学号", "姓名", "校对结果", "核对结果", "核对情况", "本人签名", "本人签字")
#: So many rows are looked at for a header, at first and at most.
_FIRST, _MOST = 3, 6


class Head(NamedTuple):
    """The header of a sheet: the first row below it, and what each list's columns are.

    *is_whole* says that all columns are known, by words, here or on the sheet before.
    """

    below: int
    blocks: tuple[Mapping[Column, int], ...]
    width: int
    is_whole: bool = True


def plain(heading: str) -> str:
    """A heading as it was read, without the explanation in brackets, of which much is misread.

    Of a heading of two lines the second may not be read.

    >>> plain("校对结果（无异写异内容异常情况请"), plain("李号"), plain("本人签"), plain("班级")
    ('校对结果', '学号', '本人签名', '班级')
    >>> plain("核对情"), plain("本人")
    ('核对情况', '本人签名')
    """
    word = re.split(r"[（(“\"]", heading, maxsplit=1)[0] or heading
    if column_of(normal(word), Paper.SIGNED) or len(word) < 2:
        return word
    near = [one for one in _WORDS if one.startswith(word) or distance(word, one, 1) == 1]
    columns = {column_of(normal(one), Paper.SIGNED) for one in near}
    return near[0] if len(columns) == 1 else word


class Upper(NamedTuple):
    """What was read in the upper rows of a table that lies in a certain way."""

    grid: Grid
    texts: dict[tuple[int, int], str]


def turned(grid: Grid, letters: Letters) -> tuple[Grid, Head | None, list[Upper]]:
    """A table the right way up with its header; as it lay, and None, where no header is found.

    Then what was read in each way that it may lie goes along. The first rows of every way are read
    before more of any is: most tables have their header there.
    """
    ways: dict[int, Upper] = {}
    for most in (_FIRST, _MOST):
        for quarters in turns(grid):
            if quarters not in ways:
                ways[quarters] = Upper(grid.turned(quarters), {})
            if (head := _head(ways[quarters], most, letters)) is not None:
                return ways[quarters].grid, head, []
    return grid, None, [*ways.values()]


def in_part(
    upper: Upper, columns: Mapping[Column, int], below: int, letters: Letters
) -> Head | None:
    """The header of a table in which 学号 or 姓名 is not read, but what is over signatures is.

    What stands in their *columns* tells what they are; the first row *below* it is somebody's.
    """
    for row in reversed(range(below)):
        read = (upper.texts.get((row, at), "") for at in range(upper.grid.size[1]))
        if Column.SIGNATURE not in {column_of(normal(one), Paper.SIGNED) for one in read}:
            continue
        known = {upper.grid.cell[row, at]: str(key) for key, at in columns.items()}
        head = _head(Upper(upper.grid, upper.texts | known), row + 1, letters)
        if head and any(columns.items() <= block.items() for block in head.blocks):
            return head
    return None


def by_content(upper: Upper, columns: Mapping[Column, int], before: Head | None) -> Head:
    """The header of a table whose words are not read, where 学号 and 姓名 are by what is in them.

    What else there is comes from the sheet *before*, if its columns are the same; else a person
    looks: in a column that was only guessed, what is written is no signature, nor nothing one less.
    """
    width = upper.grid.size[1]
    if before and abs(before.width - width) <= 1:
        for block in before.blocks:
            if all(block.get(key) == at for key, at in columns.items()):
                return before._replace(below=0)
    return Head(0, (columns,), width, is_whole=False)


def turns(grid: Grid) -> tuple[int, int]:
    """How a table may have to be turned, by the shape of its cells: they are wider than high."""
    boxes = [grid.box(*place) for place in grid.last]
    ratio = float(np.median([one.width / max(1, one.height) for one in boxes]))
    return (0, 2) if ratio >= 1 else (1, 3)


def _head(way: Upper, most: int, letters: Letters) -> Head | None:
    """The header among the upper rows of a table, at most so many; what is read is kept."""
    grid, known = way
    rows, columns = grid.size
    most = min(most, rows)
    wanted = [place for place in grid.last if place[0] < most and place not in known]
    boxes = [grid.box(*place) for place in wanted]
    for place, read in zip(wanted, text.read(grid, boxes, letters), strict=True):
        known[place] = plain(read.text)
    found = first_header(_cells(grid, known, most, columns), Paper.SIGNED)
    if found is None:
        return None
    at, header = found
    meant = header_of(header)
    blocks = _signed(meant)
    if not any(Column.SIGNATURE in one for one in blocks) and _again(way, at, meant, letters):
        return _head(way, most, letters)
    return Head(at + meant.size, blocks, columns)


def _again(way: Upper, at: int, meant: PaperHeader, letters: Letters) -> bool:
    """Whether a heading over signatures is found where hardly a letter was read at first.

    A signature of the first row, or a print, may hang into it.
    """
    taken = {place for block in meant.blocks for place in block.values()}
    for place in meant.places:
        first = way.grid.cell[at + meant.size - 1, place.at]
        if place.at in taken or len(way.texts.get(first, "")) > 1:
            continue
        for one in text.variants(way.grid, way.grid.box(*first), letters):
            if is_like_signature(plain(one.text)):
                way.texts[first] = plain(one.text)
                return True
    return False


def _signed(header: PaperHeader) -> tuple[Mapping[Column, int], ...]:
    """The lists of a header; where no heading says so, what is most like it is for signatures."""
    taken = {at for block in header.blocks for at in block.values()}
    like = [
        place.at for place in header.places
        if place.at not in taken and is_like_signature(place.text)
    ]  # fmt: skip
    if len(header.blocks) != 1 or Column.SIGNATURE in header.blocks[0] or len(like) != 1:
        return header.blocks
    return ({**header.blocks[0], Column.SIGNATURE: like[0]},)


def _cells(grid: Grid, known: Mapping[tuple[int, int], str], most: int, columns: int) -> Cells:
    """The upper rows as the reader of headers wants them."""
    rows, merged, covered = [], set(), set()
    for row in range(most):
        texts = []
        for column in range(columns):
            first = grid.cell[row, column]
            if first == (row, column):
                texts.append(known.get(first, ""))
                continue
            texts.append("")
            if first[0] < row:
                merged.add((row, column))
            if first[1] < column:
                covered.add((row, column))
        rows.append(texts)
    return Cells(rows, merged, covered)
