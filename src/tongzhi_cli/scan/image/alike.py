"""How like the print of a name what stands in another cell is: nobody signs as a printer prints."""

import cv2
import numpy as np

from tongzhi_cli.scan.image.flat import Array
from tongzhi_cli.scan.image.grid import Box, Grid

#: In points: how high and how wide each letter is compared; what lies at the rim of a cell.
_SIZE, _RIM = 24, 5


def alike(grid: Grid, box: Box, name: Box, letters: int) -> float:
    """How like what is in *box* is to the print of so many letters in *name*, from 0 to 1."""
    one, other = (_plain(grid, each, letters) for each in (box, name))
    if one is None or other is None:
        return 0.0
    spread = float(one.std() * other.std())
    if not spread:
        return 0.0
    return max(0.0, float(((one - one.mean()) * (other - other.mean())).mean()) / spread)


def _plain(grid: Grid, box: Box, letters: int) -> Array | None:
    """What is written in a cell, without what is around it, in a size of its own."""
    inner = box.inside(_RIM)
    mask = cv2.medianBlur(np.ascontiguousarray(inner.of(grid.dark)), 3)
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows) or not len(columns):
        return None
    there = inner.of(grid.dark)[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    small = cv2.resize(there, (_SIZE * max(1, letters), _SIZE), interpolation=cv2.INTER_AREA)
    return cv2.GaussianBlur(small.astype(np.float32), (0, 0), 1.2)
