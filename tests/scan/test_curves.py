"""Which lines are of a table; only where the extra is installed."""

import pytest

from tongzhi_cli.scan import extra

if extra.missing():
    pytest.skip("the extra scan is not installed", allow_module_level=True)

import cv2
import numpy as np

from tongzhi_cli.scan.image import curves
from tongzhi_cli.scan.image.flat import Array

#: In points: what is around a drawn table, how high its rows and how wide its columns are.
MARGIN, HIGH, WIDE = 40, 60, 200
ROWS, COLUMNS = 12, 6
RIGHT, BOTTOM = MARGIN + COLUMNS * WIDE, MARGIN + ROWS * HIGH


def drawn(last: int = RIGHT) -> Array:
    """A table whose last line down lies there, within what its corners say is the margin."""
    mask = np.zeros((BOTTOM + MARGIN, RIGHT + MARGIN), np.uint8)
    for y in range(MARGIN, BOTTOM + 1, HIGH):
        cv2.line(mask, (MARGIN, y), (last, y), 255, 2)
    for x in [*range(MARGIN, RIGHT, WIDE), last]:
        cv2.line(mask, (x, MARGIN), (x, BOTTOM), 255, 2)
    return mask


def size(mask: Array) -> tuple[int, int]:
    """How many rows and columns are found."""
    lines = curves.traced(mask, (MARGIN, MARGIN))
    assert lines is not None
    return len(lines.across) - 1, len(lines.down) - 1


@pytest.mark.parametrize("aside", [0, 8, 20, 34])
def test_the_last_line_is_found_where_the_corner_was_not(aside: int) -> None:
    """Under a seal or a signature a corner is missed: the column for signatures is the last."""
    assert size(drawn(RIGHT + aside)) == (ROWS, COLUMNS)


def test_a_line_beside_the_table_is_not_of_it() -> None:
    """The edge of the paper, beside a table whose own last line is there."""
    mask = drawn()
    cv2.line(mask, (RIGHT + 30, MARGIN), (RIGHT + 30, BOTTOM), 255, 2)
    assert size(mask) == (ROWS, COLUMNS)


@pytest.mark.parametrize("turned", [False, True])
def test_a_header_of_two_rows_over_two_columns_is_found_either_way(turned: bool) -> None:
    """核对情况 over 正确 and 有误, also of a sheet that lies on its side."""
    mask = drawn()
    y = MARGIN + HIGH // 2
    cv2.line(mask, (MARGIN + 3 * WIDE, y), (MARGIN + 5 * WIDE, y), 255, 2)
    if turned:
        assert size(np.ascontiguousarray(mask.T)) == (COLUMNS, ROWS + 1)
    else:
        assert size(mask) == (ROWS + 1, COLUMNS)


@pytest.mark.parametrize("slope", [-0.13, 0.13])
@pytest.mark.parametrize("turned", [False, True])
def test_lines_of_bent_paper_are_followed(slope: float, turned: bool) -> None:
    """Crumpled, a third of it leans and the rest does not: each line is where it is to its end."""
    flat = drawn()
    y, x = np.mgrid[0 : flat.shape[0], 0 : flat.shape[1]].astype(np.float32)
    third = (BOTTOM - MARGIN) / 3
    leans = slope * np.clip(y - MARGIN - third, 0, third)
    mask = cv2.remap(flat, x - leans, y, cv2.INTER_NEAREST)
    mask = np.ascontiguousarray(mask.T) if turned else mask
    lines = curves.traced(mask, (MARGIN, MARGIN))
    assert lines is not None
    found = lines.across if turned else lines.down
    wanted = [x + slope * third for x in range(MARGIN, RIGHT + 1, WIDE)]
    ends = [float(one.at(np.array([BOTTOM]))[0]) for one in found]
    assert ends == pytest.approx(wanted, abs=3)
    assert min(one.seen for one in found) > 25
