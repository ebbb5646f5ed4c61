"""Which red marks are prints of a thumb; only where the extra is installed."""

import pytest

from tongzhi_cli.scan import extra

if extra.missing():
    pytest.skip("the extra scan is not installed", allow_module_level=True)

import cv2
import numpy as np

from tongzhi_cli.scan.image import ink
from tongzhi_cli.scan.image.flat import Array
from tongzhi_cli.scan.image.grid import Grid
from tongzhi_cli.scan.judge import Cell, State, judged

#: In points: a millimetre, the height of a row and the width of its only cell.
MM = 10
HIGH, WIDE = 84, 320
NAMES = ("王小伟", "李芳菲", "张建国", "赵大海")
RED = (205, 50, 60)


def thumb(page: Array, row: int) -> None:
    """A print with its ridges, in the middle of a cell."""
    middle = WIDE // 2, HIGH * row + HIGH // 2
    cv2.ellipse(page, middle, (30, 34), 0, 0, 360, RED, -1)
    for size in range(8, 34, 8):
        cv2.ellipse(page, middle, (size - 2, size), 0, 0, 360, (255, 255, 255), 2)


def arc(page: Array, row: int) -> None:
    """A piece of the ring of a seal, with a blot of its star: too little of it to know a seal."""
    middle = WIDE // 2 + 20, HIGH * row + HIGH // 2
    cv2.ellipse(page, middle, (130, 90), 0, 180, 250, RED, 11)
    cv2.ellipse(page, middle, (20, 22), 0, 0, 360, RED, -1)


def states(page: Array) -> list[State]:
    places = {(row, 0): (row, 0) for row in range(len(NAMES))}
    bright = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    rows = tuple(range(0, HIGH * len(NAMES) + 1, HIGH))
    grid = Grid(page, bright, 255 - bright, rows, (0, WIDE), places, places)
    boxes = [grid.box(row, 0) for row in range(len(NAMES))]
    cells = [Cell(one) for one in ink.measured(grid, boxes, ink.reds(grid))]
    return [one.state for one in judged(cells, NAMES, NAMES)]


def white() -> Array:
    return np.full((HIGH * len(NAMES) + 40, WIDE + 40, 3), 255, np.uint8)


@pytest.mark.parametrize("rows", [[1], [0, 2], [0, 1, 2, 3]])
def test_prints_of_thumbs_stand_beside_one_another(rows: list[int]) -> None:
    """Where a class signs with its thumbs, each has signed, and who has not has not."""
    page = white()
    for row in rows:
        thumb(page, row)
    wanted = [State.SIGNED if row in rows else State.UNSIGNED for row in range(len(NAMES))]
    assert states(page) == wanted


def test_pieces_of_a_seal_are_no_print() -> None:
    """What is red beside it, and no print, makes it doubtful; a print among such is as well."""
    page = white()
    arc(page, 1)
    assert State.SIGNED not in states(page)
    thumb(page, 3)
    assert states(page)[1] is not State.SIGNED
