"""Where the tables of a picture are: by their own ruling, never by the edge of the page.

The edge of a sheet is what other readers of sheets stumble over (OMRChecker #215, #125).
"""

import cv2
import numpy as np

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan.image.flat import Array

#: In points: the long side at which tables are looked for, and the shortest piece of a line.
_COARSE, _PIECE = 1200, 21
#: The slopes of the pieces: paper that was crumpled has no straight lines.
_SLOPES = (-0.14, -0.07, 0.0, 0.07, 0.14)
#: A table has so many crossings, and covers so much of the picture.
_CROSSINGS, _SHARE = 18, 0.06
#: So many tables of one picture are read.
_MOST = 4
#: In points: what a table is at least as long as when it is read.
_LONG = 1500
#: What lies around a table and belongs to it: the signers, the seal; in parts of its height.
MARGIN = 0.16
_SIDE = 0.02


class Rectified(NamedTuple):
    """A table seen from straight above, in its *image*, with *margin* points around it.

    *margin* is left and right, then above and below. *corners* are where it lies in the picture.
    """

    image: Array
    margin: tuple[int, int]
    corners: Array

    def covers(self, other: "Rectified") -> bool:
        """Whether the middle of another table lies within this one: it is the same again."""
        middle = tuple(map(float, other.corners.mean(axis=0)))
        return bool(cv2.pointPolygonTest(self.corners, middle, measureDist=False) >= 0)


def found(image: Array, mask: Array) -> list[Rectified]:
    """The tables in a picture whose lines run across and down; the largest first."""
    scale = min(1.0, _COARSE / max(mask.shape))
    small = cv2.resize(mask, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    _, small = cv2.threshold(small, 50, 255, cv2.THRESH_BINARY)
    across, down = _pieces(small), _pieces(small.T.copy()).T
    lines = cv2.dilate(across | down, np.ones((3, 3), np.uint8))
    three = np.ones((5, 5), np.uint8)
    crossings = cv2.dilate(across, three) & cv2.dilate(down, three)
    _, _, _, centres = cv2.connectedComponentsWithStats(crossings)
    centres = centres[1:]
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(lines)
    at = np.clip(np.round(centres).astype(int), 0, [small.shape[1] - 1, small.shape[0] - 1])
    owner = cv2.dilate(labels.astype(np.float32), three)[at[:, 1], at[:, 0]].astype(int)
    tables = []
    for label in range(1, count):
        _, _, width, height, _ = boxes[label]
        own = centres[owner == label]
        if len(own) < _CROSSINGS or width * height < _SHARE * small.size:
            continue
        tables.append((width * height, own / scale))
    tables.sort(key=lambda one: -one[0])
    return [_rectified(image, corners) for _, own in tables[:_MOST] if (corners := _corners(own))]


def _pieces(mask: Array) -> Array:
    """What of a mask lies on a line that runs across."""
    thick = cv2.dilate(mask, np.ones((3, 1), np.uint8))
    result = np.zeros_like(mask)
    for slope in _SLOPES:
        rise = round(abs(slope) * _PIECE)
        kernel = np.zeros((rise + 1, _PIECE), np.uint8)
        start, end = (0, rise) if slope >= 0 else (rise, 0)
        cv2.line(kernel, (0, start), (_PIECE - 1, end), 1)
        result |= cv2.morphologyEx(thick, cv2.MORPH_OPEN, kernel)
    return result


def _corners(points: Array) -> list[Array]:
    """The outermost of the crossings: above left, above right, below right, below left."""
    total, difference = points.sum(axis=1), points[:, 0] - points[:, 1]
    outer = [total.argmin(), difference.argmax(), total.argmax(), difference.argmin()]
    if len(set(map(int, outer))) < 4:
        return []
    return [points[one] for one in outer]


def _rectified(image: Array, corners: list[Array]) -> Rectified:
    quad = np.array(corners, np.float32)
    width = (np.hypot(*(quad[1] - quad[0])) + np.hypot(*(quad[2] - quad[3]))) / 2
    height = (np.hypot(*(quad[3] - quad[0])) + np.hypot(*(quad[2] - quad[1]))) / 2
    scale = max(1.0, _LONG / max(width, height))
    width, height = width * scale, height * scale
    aside, above = round(_SIDE * width) + 8, round(MARGIN * height) + 8
    target = np.array(
        [[aside, above], [aside + width, above], [aside + width, above + height],
         [aside, above + height]], np.float32,
    )  # fmt: skip
    matrix = cv2.getPerspectiveTransform(quad, target)
    size = round(width) + 2 * aside, round(height) + 2 * above
    seen = cv2.warpPerspective(
        image, matrix, size, flags=cv2.INTER_LINEAR, borderValue=(255, 255, 255)
    )
    return Rectified(seen, (aside, above), quad)
