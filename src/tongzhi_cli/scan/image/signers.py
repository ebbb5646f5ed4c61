"""Where somebody signs for the class, below a list, in its last rows or above it.

Only whether something seems to be written there: a letter of a label may be misread, a signature
of the row above hangs into the place. Nothing is settled by it, and no list is complete by it
(issue 21).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan.image import ink, lines
from tongzhi_cli.scan.image.grid import Box, Grid
from tongzhi_cli.scan.image.ink import Reds
from tongzhi_cli.scan.image.letters import Letters, Text
from tongzhi_cli.scan.image.strokes import Strokes
from tongzhi_cli.scan.offices import Office, Signer

#: What a place is called; a letter of the longer words may be misread.
_OFFICES = {
    Office.MONITOR: r"班长",
    Office.COUNSELLOR: r"辅.员|导员|班主任",
    Office.COLLEGE: (
        r"(?:学?院|系部?)?(?:领导|领.(?=签)|(?<!辅)导(?=签)|负责人|院长|(?<!班)主任|书记)"
    ),
}
_OFFICE = re.compile("|".join(f"(?P<{one.name}>{words})" for one, words in _OFFICES.items()))
#: What belongs to a label behind its word.
_REST = re.compile(r"[签名字章盖确认（()）)：:;；._\s]*")
#: Where another label or the print of a date begins.
_OTHER = re.compile(
    r"班级|学院|院系|系部|[（(]|公章|盖章|日期|时间|人数|年|填表|制表|审核|经办|联系|电话"
)
#: In millimetres: how far a signature goes to the right of its label; what is left free of labels.
_FAR, _CLEAR = 34.0, 1.2
#: In millimetres: so high is a place above and below the middle of its line.
_HIGH = 4.2
#: More of a place than this under a seal, and what seems to be written may be the seal's letters
#: and the print below it; in millimetres: a name runs on for longer than these do.
_SEALED, _NAME = 0.1, 22.0
#: In points: what lies at the rim of a cell.
_RIM = 4
#: In millimetres: less is dirt, or what hangs down from the row above.
_RUN, _WIDE, _TALL = 8.0, 3.0, 2.0


class Place(NamedTuple):
    """Where in a line, in parts of its width, the *office* signs."""

    office: Office
    start: float
    end: float


def places(read: Text) -> Iterator[Place]:
    """The places of a line as it was read.

    >>> line = "班级:1班辅导员签名:学院领导:"
    >>> where = tuple(at / 40 if at < 11 else (at + 21) / 40 for at in range(len(line)))
    >>> [(one.office.value, one.start, one.end) for one in places(Text(line, (), places=where))]
    [('辅导员', 0.25, 0.8), ('学院', 0.9, 1.0)]
    """
    for found in _OFFICE.finditer(read.text):
        rest = _REST.match(read.text, found.end())
        behind = rest.end() if rest else found.end()
        others = [one.start() for pattern in (_OFFICE, _OTHER)
                  for one in pattern.finditer(read.text, behind)]  # fmt: skip
        end = read.places[min(others)] if others else 1.0
        yield Place(Office[str(found.lastgroup)], read.places[behind - 1], end)


def is_written(strokes: Strokes, sealed: float = 0.0) -> bool | None:
    """Whether something seems to be written at a place, so much of which is *sealed*.

    None where it may be what is stamped or printed there.
    """
    is_seen = strokes.run >= _RUN and strokes.width >= _WIDE and strokes.height >= _TALL
    return None if is_seen and sealed > _SEALED and strokes.run < _NAME else bool(is_seen)


def seen(grid: Grid, last: int, letters: Letters, red: Reds) -> tuple[Signer, ...]:
    """Who seems to have signed for the class; *last* is the row of the last student."""
    above = Box(0, 0, grid.image.shape[1], grid.rows[0])
    for regions in (_below(grid, last), [[above]]):
        if found := _in(grid, regions, letters, red):
            return found
    return ()


def foot(grid: Grid, last: int) -> Box:
    """What is below the last student: where the offices sign and the seal is put."""
    high, wide = grid.image.shape[:2]
    return Box(0, grid.rows[min(last + 1, len(grid.rows) - 1)], wide, high)


def _below(grid: Grid, last: int) -> list[list[Box]]:
    """The rows behind the last student, each with its cells, and what is below all."""
    high, wide = grid.image.shape[:2]
    rows: dict[int, list[Box]] = {}
    for row, column in sorted(grid.last):
        if row > last:
            rows.setdefault(row, []).append(grid.box(row, column).inside(_RIM))
    return [*rows.values(), [Box(0, grid.rows[-1] + _RIM, wide, high)]]


def _in(
    grid: Grid, rows: Sequence[Sequence[Box]], letters: Letters, red: Reds
) -> tuple[Signer, ...]:
    """The places in rows of cells: a signature may stand in the empty cells behind its label."""
    there = [
        (row, at, line)
        for row in rows for at, cell in enumerate(row)
        for line in lines.of_print(grid, cell, red)
    ]  # fmt: skip
    texts = letters.read([line.of(grid.bright) for _, _, line in there])
    printed = {id(row[at]) for row, at, _ in there}
    found: dict[Office, Signer] = {}
    for (row, at, line), read in zip(there, texts, strict=True):
        for place in places(read):
            boxes = [_place(grid, row[at], line, place)]
            sealed = float(boxes[0].of(red.seal).mean())
            if place.end >= 1 and sealed > _SEALED:
                continue  # the label beside it, and where it begins, lie under the seal
            if place.end >= 1:
                empty = takewhile(lambda cell: id(cell) not in printed, row[at + 1 :])
                boxes += [_near(grid, cell, boxes[0].left) for cell in empty]
            seen = [is_written(ink.loose(grid, box, red), sealed) for box in boxes]
            if any(seen) or (None not in seen and place.office not in found):
                found[place.office] = Signer(place.office, any(seen))
    return tuple(found[one] for one in Office if one in found)


def _place(grid: Grid, cell: Box, line: Box, place: Place) -> Box:
    """Where somebody signs on a line: from the label to the next one."""
    u = ink.unit(grid)
    middle = (line.top + line.bottom) // 2
    left = line.left + round(place.start * line.width + 2 * _CLEAR * u)
    behind = line.left + round(place.end * line.width - _CLEAR * u)
    right = min(cell.right, cell.right if place.end >= 1 else behind, left + round(_FAR * u))
    above, below = (middle + round(way * _HIGH * u) for way in (-1, 1))
    return Box(left, max(cell.top, above), max(left + 1, right), min(cell.bottom, below))


def _near(grid: Grid, cell: Box, left: int) -> Box:
    """What of a cell is not too far from the label before it."""
    right = min(cell.right, left + round(_FAR * ink.unit(grid)))
    return cell._replace(right=max(cell.left + 1, right))
