"""The strokes in the cells for signatures, measured in millimetres as far as a picture tells them.

A row of such a form is 8.4 mm high by and large: lengths are in that unit. Parameters are those of
a trial on 174 pictures of 17 kinds of degradation (issue 21).
"""

from collections.abc import Sequence

import cv2
import numpy as np

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan.image.flat import Array
from tongzhi_cli.scan.image.grid import Box, Grid
from tongzhi_cli.scan.image.strokes import Strokes

#: In millimetres: the height of a row, the widest stroke of a pen, the half width of a ruled line.
_ROW, _STROKE, _RULED = 8.4, 1.9, 0.21
#: The same of a line that runs down.
_UPRIGHT = 0.35
#: In millimetres: a straight line is at least so long, and has no wider gaps.
_STRAIGHT, _BREAK = 5.0, 0.4
#: In millimetres: what is smaller is dirt; how near to a line strokes on its two sides are one.
_DIRT, _TOUCH = 0.9, 0.8
#: In millimetres: a line to write on is not thicker.
_UNDERLINE = 0.5
#: Ink is so much darker than the paper around it, and than the noise of the sheet's own cells.
_DARKER, _OVER_NOISE, _AND = 20.0, 3.2, 8.0
#: Red is so much more red than green and blue; a seal is closed over gaps of so many millimetres.
_RED, _GAPS = 34, 3.0
#: A seal is larger than so many rows, both ways; in millimetres, so far up from the end of a table
#: it is put, at most.
_SEAL, _UP = 2.4, 40.0
#: So much of a cell, or so many square millimetres, red: its strokes may be a seal's.
_TOUCHED, _SPOT = 0.01, 0.6
#: In millimetres: how near to a print more red, so much of it as its own, makes it doubtful.
_NEAR, _REST = 25.0, 0.3


class Reds(NamedTuple):
    """The red points of a table, those of a seal, and whether the picture has colours at all."""

    red: Array
    seal: Array
    is_coloured: bool

    @property
    def has_seal(self) -> bool:
        """Whether a seal is seen."""
        return bool(self.seal.any())


def unit(grid: Grid) -> float:
    """How many points a millimetre has, by the height of the rows."""
    return grid.row_height / _ROW


def reds(grid: Grid) -> Reds:
    """Where a table is red."""
    image = grid.image.astype(np.int16)
    redness = image[..., 0] - (image[..., 1] + image[..., 2]) // 2
    red = (redness > _RED).astype(np.uint8)
    spread = image.max(axis=2) - image.min(axis=2)
    is_coloured = bool(np.percentile(spread, 99.5) > 12)
    gaps = max(3, round(_GAPS * unit(grid))) | 1
    closed = cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones((gaps, gaps), np.uint8))
    outlines, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    least = _SEAL * grid.row_height
    seal = np.zeros_like(red)
    for outline in outlines:
        if min(cv2.boundingRect(outline)[2:]) > least:  # with its star, which touches no ring
            cv2.fillConvexPoly(seal, cv2.convexHull(outline), 1)
    return Reds(red, seal, is_coloured)


def measured(grid: Grid, boxes: Sequence[Box], red: Reds) -> list[Strokes]:
    """The strokes in cells that lie over one another in a column."""
    if not boxes:
        return []
    u = unit(grid)
    dark = _darkness(grid, red, u, Box(0, 0, grid.image.shape[1], grid.image.shape[0]))
    inner = [box.inside(round(_UPRIGHT * u) + 2, round(_RULED * u) + 2) for box in boxes]
    noise = float(np.median([np.median(one.of(dark)) for one in inner]))
    ink = (dark > _least(noise)).astype(np.uint8)
    prints = _prints(red, u)
    foot = grid.rows[-1] - _UP * u
    result = []
    for box, one in zip(boxes, inner, strict=True):
        print_in = _print(prints, red, box, boxes, u)
        sealed = float(box.of(red.seal).mean())
        is_touched = sealed > _TOUCHED or float(one.of(red.red).sum()) > _SPOT * u**2
        result.append(
            _strokes(ink, box, one, u)._replace(
                red=print_in.red,
                solid=print_in.solid,
                core=print_in.core,
                sealed=sealed,
                is_stained=is_touched if red.is_coloured else box.bottom > foot,
            )
        )
    return result


def loose(grid: Grid, place: Box, red: Reds) -> Strokes:
    """The strokes in a place that has no lines around it."""
    u = unit(grid)
    dark = _darkness(grid, red, u, place)
    if not dark.size:
        return Strokes()
    mask = (dark > _least(float(np.median(dark)))).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    kept = [
        label for label in range(1, count)
        if stats[label][2:4].max() >= _DIRT * u and stats[label][2:4].min() > _UNDERLINE * u
    ]  # fmt: skip
    return _of_parts(labels, stats, kept, u)


def _least(noise: float) -> float:
    """How much darker than the paper ink is."""
    return max(_DARKER, _OVER_NOISE * noise + _AND)


def _darkness(grid: Grid, red: Reds, u: float, where: Box) -> Array:
    """How much darker than the paper around it each point is; what a seal covers is paper."""
    size = max(5, round(_STROKE * u)) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    bright = where.of(grid.bright)
    if red.has_seal:
        stamped = cv2.dilate(where.of(red.red & red.seal), np.ones((3, 3), np.uint8)) > 0
        bright = np.where(stamped, np.maximum(bright, where.of(grid.image)[..., 0]), bright)
    return cv2.morphologyEx(bright, cv2.MORPH_BLACKHAT, kernel) if bright.size else bright


def _strokes(ink: Array, box: Box, inner: Box, u: float) -> Strokes:
    mask = inner.of(ink)
    above = _contact(ink, inner, box.top, u)
    below = _contact(ink, inner, box.bottom, u)
    turned = Box(inner.top, inner.left, inner.bottom, inner.right)
    left, right = (_contact(ink.T, turned, line, u, _UPRIGHT) for line in (box.left, box.right))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    sizes = stats[:, 2:4].max(axis=1)
    kept = [
        label for label in range(1, count)
        if sizes[label] >= _DIRT * u and not _is_line(stats[label], mask, u)
    ]  # fmt: skip
    whole = _of_parts(labels, stats, kept, u)._replace(
        above=float(above.sum()) / u,
        below=float(below.sum()) / u,
        aside=float(left.sum() + right.sum()) / u,
    )
    if not any(one.any() for one in (above, below, left, right)):
        return whole
    near = max(2, round(_TOUCH * u))
    edges = [
        labels[:near][:, above], labels[-near:][:, below],
        labels[left][:, :near], labels[right][:, -near:],
    ]  # fmt: skip
    reaching = {int(label) for edge in edges for label in np.unique(edge)}
    free = _of_parts(labels, stats, [one for one in kept if one not in reaching], u)
    return whole._replace(free=free)


def _of_parts(labels: Array, stats: Array, kept: Sequence[int], u: float) -> Strokes:
    """What some parts of a cell amount to."""
    if not kept:
        return Strokes()
    chosen = np.isin(labels, kept).astype(np.uint8)
    rows, columns = np.flatnonzero(chosen.any(axis=1)), np.flatnonzero(chosen.any(axis=0))
    far = cv2.distanceTransform(chosen, cv2.DIST_L2, 3)[chosen > 0]
    pen = max(1.0, 4 * float(far.mean()) - 1)
    area = float(chosen.sum())
    largest = max(max(stats[label][2], stats[label][3]) for label in kept)
    turns, waves = _turns(chosen)
    return Strokes(
        area=area / u**2,
        width=(columns[-1] - columns[0] + 1) / u,
        height=(rows[-1] - rows[0] + 1) / u,
        parts=len(kept),
        largest=largest / u,
        run=area / pen / u,
        pen=pen / u,
        turns=turns,
        waves=waves,
        straight=_straight(chosen, u),
    )


def _straight(mask: Array, u: float) -> float:
    """How long the longest straight line in a mask is."""
    lines = cv2.HoughLinesP(
        mask * 255, 1, np.pi / 120, max(8, round(3 * u)),
        minLineLength=_STRAIGHT * u, maxLineGap=max(1, round(_BREAK * u)),
    )  # fmt: skip
    if lines is None:
        return 0.0
    ends = lines.reshape(-1, 4).astype(np.float64)
    return float(np.hypot(ends[:, 2] - ends[:, 0], ends[:, 3] - ends[:, 1]).max()) / u


def _turns(mask: Array) -> tuple[float, float]:
    """How often a line across or down meets strokes, on the average; and where it meets most."""
    mean, most = [], []
    for one in (mask, mask.T):
        starts = (np.diff(np.pad(one.astype(np.int8), ((0, 0), (1, 0))), axis=1) == 1).sum(axis=1)
        met = starts[starts > 0]
        mean.append(float(met.mean()) if len(met) else 0.0)
        most.append(float(np.percentile(met, 85)) if len(met) else 0.0)
    return sum(mean) / 2, max(most)


def _is_line(part: Array, mask: Array, u: float) -> bool:
    """Whether a part is what is left of the ruling: flat, long, at the rim."""
    _, top, width, height, _ = part
    at_rim = top <= 1 or top + height >= mask.shape[0] - 1
    aside = part[0] <= 1 or part[0] + width >= mask.shape[1] - 1
    flat = height <= 0.45 * u and width >= 1.5 * u and at_rim
    upright = width <= 0.45 * u and height >= 1.5 * u and aside
    return bool(flat or upright)


def _contact(ink: Array, inner: Box, line: int, u: float, half: float = _RULED) -> Array:
    """Where along a line, *half* so wide, strokes lie on both its sides."""
    ruled, near = round(half * u) + 2, max(2, round(_TOUCH * u))
    over = ink[max(0, line - ruled - near) : max(0, line - ruled), inner.left : inner.right]
    under = ink[line + ruled : line + ruled + near, inner.left : inner.right]
    if not (over.size and under.size):
        return np.zeros(inner.width, bool)
    wide = np.ones(max(1, round(0.5 * u)) | 1)
    return (np.convolve(over.max(axis=0), wide, "same") > 0) & (
        np.convolve(under.max(axis=0), wide, "same") > 0
    )


class _Prints(NamedTuple):
    """The red parts of a table that are no seal's: their *labels*, each with its size as Strokes.

    *rest* is what is red and like no print of a thumb: pieces of a seal, say.
    """

    labels: Array
    centres: Array
    parts: dict[int, Strokes]
    rest: Array


def _prints(red: Reds, u: float) -> _Prints:
    """The red parts that are large enough for the print of a thumb."""
    size = round(u) | 1
    closed = cv2.morphologyEx(
        red.red & (1 - red.seal), cv2.MORPH_CLOSE, np.ones((size, size), np.uint8)
    )
    count, labels, stats, centres = cv2.connectedComponentsWithStats(closed)
    parts = {}
    rest = red.red.copy()
    for label in range(1, count):
        _, _, width, height, area = stats[label]
        if area < 4 * u**2:
            continue
        own = labels == label
        there = float((own & (red.red > 0)).sum()) / u**2
        solid, core = _filled(own, red, u)
        parts[label] = Strokes(
            red=(float(width / u), float(height / u), there), solid=solid, core=core
        )
        if parts[label].is_print:
            rest[own] = 0
    return _Prints(labels, centres, parts, rest)


def _print(prints: _Prints, red: Reds, box: Box, boxes: Sequence[Box], u: float) -> Strokes:
    """The largest red print that lies in a cell by most of it, with what of it lies there.

    It counts where it stands alone, or among others like it: of a seal only pieces may be seen, and
    the print of a thumb may fall into pieces that lie in the rows beside its own.
    """
    best = Strokes()
    for label, part in prints.parts.items():
        x, y = prints.centres[label]
        if not (box.left <= x <= box.right and box.top <= y <= box.bottom):
            continue
        inside = [
            float(((each.of(prints.labels) == label) & (each.of(red.red) > 0)).sum()) / u**2
            for each in (box, *(other for other in boxes if other is not box))
        ]
        own, others = inside[0], max(inside[1:], default=0.0)
        if own > others and own > best.red[2] and not _is_beside_red(prints, label, box, u):
            best = part._replace(red=(*part.red[:2], own))
    return best


def _filled(own: Array, red: Reds, u: float) -> tuple[float, float]:
    """How much of the outline of a print is red, and how thick it is: letters are thin."""
    there = own.astype(np.uint8)
    outlines, _ = cv2.findContours(there, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    hull = np.zeros(own.shape, np.uint8)
    cv2.fillConvexPoly(hull, cv2.convexHull(np.concatenate(outlines)), 1)
    share = float((own & (red.red > 0)).sum()) / max(1.0, float(hull.sum()))
    return share, 2 * float(cv2.distanceTransform(there, cv2.DIST_L2, 3).max()) / u


def _is_beside_red(prints: _Prints, label: int, box: Box, u: float) -> bool:
    """Whether more is red around a print than itself, but for other prints."""
    rest, labels = prints.rest, prints.labels
    around = Box(0, box.top - round(_NEAR * u), rest.shape[1], box.bottom + round(_NEAR * u))
    others = float(around.of(rest)[around.of(labels) != label].sum()) / u**2
    return others > _REST * prints.parts[label].red[2]
