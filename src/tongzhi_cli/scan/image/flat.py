"""Paper without its shadows: even light, the colour of the paper made white, dark points."""

from typing import Any

import cv2
import numpy as np

#: A picture, or a mask of one: an array of numpy, which has no types where the extra is missing.
Array = Any

#: In points: the long side at which the light is looked at, and what covers the widest stroke.
_LIGHT, _STROKE, _SMOOTH = 600, 11, 15
#: A point is dark where it is so much darker than what is around it, and no paper anyway.
_AROUND, _DARKER, _PAPER = 31, 14, 225
#: A point that is white, one that is black, one that is neither; so much of a page is white, of its
#: paper so much; and so many points are neither, in parts of the black ones, at its edges.
_WHITE, _BLACK, _MIDDLE = 250, 128, (40, 215)
_MOSTLY, _PURE, _EDGES = 0.5, 0.99, 0.8
#: In points: the long side at which the direction of the lines is looked for.
_COARSE = 1200


def evened(image: Array) -> Array:
    """A picture (RGB) in even light, its paper white."""
    height, width = image.shape[:2]
    scale = _LIGHT / max(height, width)
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_STROKE, _STROKE))
    light = cv2.medianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, kernel), _SMOOTH)
    light = cv2.resize(light, (width, height), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(image, np.maximum(light, 1), scale=255)


def grey(image: Array) -> Array:
    """How bright each point is."""
    return cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)


def dark(bright: Array) -> Array:
    """The points that are written or printed, as 255, of a picture of how bright they are."""
    mask = cv2.adaptiveThreshold(
        bright, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _AROUND, _DARKER
    )
    mask[bright >= _PAPER] = 0
    return mask


def is_two_toned(image: Array) -> bool:
    """Whether a picture (RGB) is of black and white alone, as a fax is: of pencil nothing is left.

    Its paper is white all over, and there is hardly more between black and white than what a
    smaller size makes of the edges.
    """
    bright = grey(image)
    if (bright[::8, ::8] >= _WHITE).mean() < _MOSTLY:
        return False
    black = bright < _BLACK
    away = cv2.dilate(black.astype(np.uint8), np.ones((9, 9), np.uint8)) == 0
    if not black.any() or not away.any() or (bright[away] >= _WHITE).mean() < _PURE:
        return False
    between = ((bright > _MIDDLE[0]) & (bright < _MIDDLE[1])).sum()
    return bool(between < _EDGES * black.sum())


def skew(mask: Array) -> float:
    """By how many degrees the lines of a picture are turned, from -45 up to 45."""
    scale = min(1.0, _COARSE / max(mask.shape))
    small = cv2.resize(mask, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    _, small = cv2.threshold(small, 60, 255, cv2.THRESH_BINARY)
    shortest = max(small.shape) / 12
    lines = cv2.HoughLinesP(
        small, 1, np.pi / 720, 120, minLineLength=shortest, maxLineGap=shortest / 12
    )
    if lines is None:
        return 0.0
    ends = lines.reshape(-1, 4).astype(np.float64)
    across, down = ends[:, 2] - ends[:, 0], ends[:, 3] - ends[:, 1]
    angles = (np.degrees(np.arctan2(down, across)) + 45) % 90 - 45
    counts, edges = np.histogram(angles, bins=180, range=(-45, 45), weights=np.hypot(across, down))
    best = edges[int(np.argmax(counts))] + 0.25
    near = np.abs((angles - best + 45) % 90 - 45) < 1.5
    return float(best + np.mean((angles[near] - best + 45) % 90 - 45))


def turned(image: Array, degrees: float) -> Array:
    """A picture turned back by so many degrees, whole, white where there was nothing."""
    if abs(degrees) < 0.1:
        return image
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    cos, sin = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = int(height * sin + width * cos), int(height * cos + width * sin)
    matrix[0, 2] += size[0] / 2 - width / 2
    matrix[1, 2] += size[1] / 2 - height / 2
    white = (255, 255, 255)
    return cv2.warpAffine(image, matrix, size, flags=cv2.INTER_LINEAR, borderValue=white)
