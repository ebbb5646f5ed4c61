"""What stands in the cells of a straight table: lines of print, read one by one."""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from tongzhi_cli.scan.image.flat import Array
from tongzhi_cli.scan.image.grid import Box, Grid
from tongzhi_cli.scan.image.letters import Letters, Text
from tongzhi_cli.scan.image.lines import of_print
from tongzhi_cli.scan.image.runs import runs

#: In points: how far beside its lines a cell begins.
_RIM = 4
#: In parts of the height of a row: a line of print is not lower, and the gap between two is wider.
_LOW, _GAP = 0.14, 0.05
#: Below this a cell is read again as a whole and otherwise coloured.
_UNSURE = 0.75


def read(grid: Grid, boxes: Sequence[Box], letters: Letters) -> list[Text]:
    """What each cell says; "" where nothing is printed in it."""
    parts = [_lines(grid, box) for box in boxes]
    texts = iter(letters.read([line for each in parts for line in each]))
    result = []
    for box, each in zip(boxes, parts, strict=True):
        found = [next(texts) for _ in each]
        joined = _joined(found)
        if found and joined.confidence < _UNSURE:
            again = [joined, *letters.read(_otherwise(grid, box))]
            joined = max(again, key=lambda one: one.confidence)
        result.append(joined)
    return result


def variants(grid: Grid, box: Box, letters: Letters) -> list[Text]:
    """What a cell may say, read in several ways."""
    lines = _lines(grid, box)
    larger = [cv2.resize(one, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC) for one in lines]
    print_alone = [
        cv2.copyMakeBorder(line.of(grid.bright), *[_RIM] * 4, cv2.BORDER_CONSTANT, value=255)
        for line in of_print(grid, box.inside(_RIM - 1), least=2)
    ]
    return [
        _joined(letters.read(larger)),
        *letters.read(_otherwise(grid, box)),
        *([_joined(letters.read(print_alone))] if print_alone else []),
    ]


def _joined(texts: Sequence[Text]) -> Text:
    return Text("".join(one.text for one in texts), tuple(x for one in texts for x in one.sure))


def _otherwise(grid: Grid, box: Box) -> list[Array]:
    inner = box.inside(_RIM)
    plain = inner.of(grid.bright)
    wide = cv2.copyMakeBorder(plain, 6, 6, 6, 6, cv2.BORDER_REPLICATE)
    return [plain, inner.of(grid.image), wide]


def _lines(grid: Grid, box: Box) -> list[Array]:
    """The pictures of the lines of text in a cell, from above."""
    inner = box.inside(_RIM)
    bright, mask = inner.of(grid.bright), inner.of(grid.dark)
    if min(mask.shape) < 6:
        return []
    rows = (mask > 0).sum(axis=1)
    result = []
    for top, bottom in _stretches(rows, grid.row_height):
        columns = np.flatnonzero((mask[top:bottom] > 0).any(axis=0))
        left, right = max(0, columns[0] - 4), min(mask.shape[1], columns[-1] + 5)
        if right - left < 10 and bottom - top < 10:
            continue  # a speck
        result.append(bright[max(0, top - 3) : bottom + 3, left:right])
    return result


def _stretches(rows: Array, height: float) -> Iterator[tuple[int, int]]:
    """Where lines of text begin and end, by how much is dark in each row of points."""
    merged: list[list[int]] = []
    for start, end in runs(rows > 0):
        if merged and (start - merged[-1][1] <= _GAP * height or _is_low(merged[-1], height)
                       or end - start < _LOW * height):  # fmt: skip
            merged[-1][1] = end
        else:
            merged.append([start, end])
    for start, end in merged:
        if end - start >= _LOW * height:
            yield start, end


def _is_low(span: Sequence[int], height: float) -> bool:
    return span[1] - span[0] < _LOW * height
