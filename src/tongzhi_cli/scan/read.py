"""The sheets that are in a picture."""

import cv2

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan import sheet
from tongzhi_cli.scan.header import Head
from tongzhi_cli.scan.image import curves, flat, grid, tables
from tongzhi_cli.scan.image.flat import Array
from tongzhi_cli.scan.image.letters import Letters
from tongzhi_cli.scan.match import People
from tongzhi_cli.scan.sheet import Sheet

#: In points: how long a picture is when it is read; what is not much longer is left as it is.
_LONG, _LONGEST = 2400, 3120
#: A picture that is so much longer than wide, or has so few points, shows no sheet.
_NARROW, _FEWEST = 12, 60


class Seen(NamedTuple):
    """The *sheets* of a picture; whether there was a table, *has_table*, that is none."""

    sheets: tuple[Sheet, ...]
    has_table: bool


def picture(image: Array, people: People, letters: Letters, before: Head | None = None) -> Seen:
    """What a picture (RGB) shows of *people*.

    The edges of the paper may look like a table around the table: what lies within another is read
    unless that is whole, and counts if it is.
    """
    if min(image.shape[:2]) < max(_FEWEST, max(image.shape[:2]) / _NARROW):
        return Seen((), has_table=False)
    is_two_toned = flat.is_two_toned(image)
    even = flat.evened(_scaled(image))
    even = flat.turned(even, flat.skew(flat.dark(flat.grey(even))))
    found: list[tuple[tables.Rectified, Sheet]] = []
    has_table = False
    for table in tables.found(even, flat.dark(flat.grey(even))):
        if any(other.covers(table) for other, one in found if one.rows and one.head.is_whole):
            continue
        lines = curves.traced(flat.dark(flat.grey(table.image)), table.margin)
        if lines is None:
            continue
        has_table = True
        straight = grid.straightened(table.image, lines, table.margin)
        one = sheet.read(straight, people, letters, before, is_two_toned=is_two_toned)
        around = [other.covers(table) and bool(own.rows) for other, own in found]
        if one is not None and (not any(around) or (one.rows and one.head.is_whole)):
            found = [pair for pair, is_around in zip(found, around, strict=True) if not is_around]
            found.append((table, one))
    found.sort(key=lambda pair: (pair[0].corners[0][1] // 400, pair[0].corners[0][0]))
    return Seen(tuple(one for _, one in found), has_table)


def _scaled(image: Array) -> Array:
    longest = max(image.shape[:2])
    if _LONG <= longest <= _LONGEST:
        return image
    way = cv2.INTER_AREA if longest > _LONG else cv2.INTER_CUBIC
    scale = _LONG / longest
    return cv2.resize(image, None, fx=scale, fy=scale, interpolation=way)
