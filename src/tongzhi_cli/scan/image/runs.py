"""Runs of points: where something begins and ends along a line."""

import numpy as np

from tongzhi_cli.scan.image.flat import Array


def runs(there: Array) -> list[tuple[int, int]]:
    """Where each run of points begins, and the place behind its end.

    >>> runs(np.array([0, 1, 1, 0, 1], bool))
    [(1, 3), (4, 5)]
    """
    change = np.diff(np.concatenate([[0], there.astype(np.int8), [0]]))
    starts, ends = np.flatnonzero(change == 1).tolist(), np.flatnonzero(change == -1).tolist()
    return list(zip(starts, ends, strict=True))
