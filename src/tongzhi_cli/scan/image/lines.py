"""Lines of print where no table is: below it, above it, in a cell as wide as all."""

import cv2
import numpy as np

from tongzhi_cli.scan.image.grid import Box, Grid
from tongzhi_cli.scan.image.ink import Reds, unit
from tongzhi_cli.scan.image.runs import runs

#: In millimetres: what a letter is, at least and at most; half of what a line is high.
_SMALL, _LARGE, _HALF = 1.3, 6.5, 3.3
#: In millimetres: the gaps within a letter.
_GAP = 0.6


def of_print(grid: Grid, region: Box, red: Reds | None = None, least: int = 3) -> list[Box]:
    """The lines of at least so many letters in a region, from above; what is *red* is no print.

    What is written over them, or hangs into the region, does not matter.
    """
    u = unit(grid)
    dark = region.of(grid.dark).copy()
    if min(dark.shape) < _SMALL * u:
        return []
    if red is not None:
        dark[region.of(red.red) > 0] = 0
    gap = max(1, round(_GAP * u))
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((gap, gap), np.uint8))
    _, _, stats, middles = cv2.connectedComponentsWithStats(closed)
    sizes = stats[1:, 2:4]
    is_letter = ((sizes >= _SMALL * u) & (sizes <= _LARGE * u)).all(axis=1)
    letters, middles = stats[1:][is_letter], middles[1:][is_letter]
    counts = np.bincount(middles[:, 1].astype(int), minlength=dark.shape[0])
    near = np.convolve(counts, np.ones(max(1, round(_SMALL * u))), "same")
    result = []
    for top, bottom in runs(near >= least):
        middle = top + int(np.argmax(near[top:bottom]))
        own = letters[np.abs(middles[:, 1] - middle) <= _SMALL * u]
        half = round(_HALF * u)
        left = int(own[:, 0].min()) - half // 2
        right = int((own[:, 0] + own[:, 2]).max()) + half // 2
        result.append(
            Box(
                max(region.left, region.left + left),
                max(region.top, region.top + middle - half),
                min(region.right, region.left + right),
                min(region.bottom, region.top + middle + half),
            )
        )
    return result
