"""Signed sheets for the tests of `signed`: a printed form, strokes drawn on it, photographed.

No handwriting from elsewhere: what is drawn are waves, as many sign, and what is no signature.
"""

import math
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from tongzhi_cli.scan.image import curves, flat, grid, tables
from tongzhi_cli.scan.image.grid import Grid

Array = Any
#: In points a millimetre, of the printed sheets here.
MM = 200 / 25.4


def signature(rng: random.Random) -> list[tuple[float, float]]:
    """One stroke up and down, in millimetres around the middle of its cell."""
    turns = rng.randint(6, 10)
    wide, high = rng.uniform(14, 20), rng.uniform(5, 6.2)
    points = []
    for step in range(turns * 8):
        t = step / 8
        x = wide * (t / turns - 0.5) + math.sin(t * math.pi) * 1.2
        points.append((x, math.cos(t * math.pi * 1.5) * high / 2 * rng.uniform(0.85, 1)))
    return points


#: What is no signature, and may stand where one is wanted; in millimetres.
OTHERS: dict[str, list[list[tuple[float, float]]]] = {
    "blank": [],
    "tick": [[(-3, 0), (-1, 2.2), (3, -2.4)]],
    "cross": [[(-4, -2.6), (4, 2.6)], [(4, -2.6), (-4, 2.6)]],
    "ring": [[(2.8 * math.cos(a / 5), 2.8 * math.sin(a / 5)) for a in range(33)]],
    "dash": [[(-7, 0.4), (7, -0.4)]],
    "slash": [[(-6, 2.8), (6, -2.8)]],
    "hair": [[(a - 6, math.sin(a) * 0.8) for a in range(12)]],
    "dots": [[(-5, 1), (-4.8, 1)], [(3, -2), (3.2, -2)], [(0, 2), (0.2, 2.1)]],
}


def table_of(page: Array) -> tuple[Grid, Array]:
    """The table of a printed page, and where each point of it is in the page (a homography)."""
    mask = flat.dark(flat.grey(page))
    table = tables.found(page, mask)[0]
    lines = curves.traced(flat.dark(flat.grey(table.image)), table.margin)
    assert lines is not None
    straight = grid.straightened(table.image, lines, table.margin)
    corners = np.array(
        [
            [straight.columns[0], straight.rows[0]],
            [straight.columns[-1], straight.rows[0]],
            [straight.columns[-1], straight.rows[-1]],
            [straight.columns[0], straight.rows[-1]],
        ],
        np.float32,
    )
    return straight, cv2.getPerspectiveTransform(corners, table.corners.astype(np.float32))


def drawn(page: Array, marks: Sequence[str], seed: int = 1) -> Array:
    """A page with a mark in the last column of each row below the header: "signed", or `OTHERS`."""
    straight, matrix = table_of(page)
    rng = random.Random(seed)  # noqa: S311  drawings
    page = page.copy()
    left, right = straight.columns[-2], straight.columns[-1]
    for row, mark in enumerate(marks, start=1):
        top, bottom = straight.rows[row], straight.rows[row + 1]
        middle = np.array([[[(left + right) / 2, (top + bottom) / 2]]], np.float32)
        x, y = cv2.perspectiveTransform(middle, matrix)[0, 0]
        strokes = [signature(rng)] if mark == "signed" else OTHERS[mark]
        for stroke in strokes:
            points = [(x + a * MM, y + b * MM) for a, b in stroke]
            cv2.polylines(
                page, [np.round(points).astype(np.int32)], isClosed=False,
                color=(40, 45, 110), thickness=2 if mark == "hair" else 4, lineType=cv2.LINE_AA,
            )  # fmt: skip
    return page


def photographed(page: Array, seed: int = 1) -> Array:
    """A page on a desk, seen at an angle, one side in shadow, with the noise of a telephone."""
    rng = np.random.RandomState(seed)
    high, wide = page.shape[:2]
    size = int(wide * 1.25), int(high * 1.2)
    ends = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    seen = ends + [wide * 0.12, high * 0.1] + rng.uniform(-0.03, 0.03, (4, 2)) * wide
    matrix = cv2.getPerspectiveTransform(ends, seen.astype(np.float32))
    image = cv2.warpPerspective(page, matrix, size, borderValue=(110, 90, 70))
    light = 1 - 0.4 / (1 + np.exp(-(np.arange(size[0]) / size[0] - 0.6) * 25))
    image = image * light[None, :, None] + rng.normal(0, 4, image.shape)
    return np.clip(image, 0, 255).astype(np.uint8)


def saved(image: Array, path: Path) -> Path:
    """A picture in a file, as JPEG."""
    is_made, data = cv2.imencode(".jpg", image[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, 85])
    assert is_made
    path.write_bytes(bytes(data))
    return path
