"""The picture of a class's state: what stands where, as wide as a phone shows it.

Shapes and words in picture points; nothing is drawn here, so that whatever draws draws the same.
There is no 学号, no fault and no clock in it: the same state is the same picture. Source: issue 17,
item 11.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from tongzhi_cli.model.terms import REMINDER
from tongzhi_cli.model.text import ems
from tongzhi_cli.named_tuple import NamedTuple

#: What phones show from edge to edge, and how much of it they show at once.
WIDTH, HIGHEST = 1080, 2340
_MARGIN = 60
_ROOM = WIDTH - 2 * _MARGIN
_INK, _PALE, _BLUE, _RED = "#1f2329", "#646a73", "#1456c0", "#c9302c"
_WHITE, _TRACK = "#ffffff", "#dfe3ea"
#: The sizes in which names are tried, the largest first, and in how many columns.
_SIZES = ((64, 3), (52, 4), (44, 4), (38, 5))
#: A line is so much higher than its letters.
_LEADING = 1.5
_FOOT = "怎么做、怎么答，看群里的说明。身份证号不要写。"


class State(NamedTuple):
    """How far a class is: *done* of *expected*; who is *missing*, who is asked *again*; until when.

    The names are as the text for the group has them.
    """

    class_name: str
    done: int
    expected: int
    missing: tuple[str, ...]
    again: tuple[str, ...] = ()
    until: str = ""


class Box(NamedTuple):
    """A filled rectangle."""

    x: int
    y: int
    width: int
    height: int
    colour: str


class Words(NamedTuple):
    """A line of *text* whose letters are *size* high; *y* is its upper edge, *is_bold* its look."""

    x: int
    y: int
    text: str
    size: int
    colour: str
    is_bold: bool = False


Shape = Box | Words


class Picture(NamedTuple):
    """The *shapes*, in the order in which they are drawn; *text* is all that is written in it."""

    height: int
    shapes: tuple[Shape, ...]

    @property
    def text(self) -> str:
        """Everything that has to be written."""
        return "".join(one.text for one in self.shapes if isinstance(one, Words))


def picture_of(state: State) -> Picture:
    """The picture; names that no phone has room for are counted."""
    top = [*_head(state)]
    lists = [
        (f"还差 {len(state.missing)} 人", state.missing),
        (f"没写清楚 {len(state.again)} 人，请再写一次", state.again),
    ]
    lists = [(heading, names) for heading, names in lists if names]
    room = HIGHEST - _bottom(top) - _foot_height()
    for size, columns in _SIZES:
        blocks = [_list(heading, names, size, columns) for heading, names in lists]
        if sum(map(_bottom, blocks)) <= room:
            break
    else:
        blocks = _cut(lists, room, *_SIZES[-1])
    shapes = [*top]
    for block in blocks:
        shapes += _moved(block, _bottom(shapes))
    at = _bottom(shapes) + 30
    shapes.append(Box(_MARGIN, at, _ROOM, 2, _TRACK))
    shapes.append(Words(_MARGIN, at + 28, _FOOT, 36, _PALE))
    return Picture(at + _foot_height() - 30, tuple(shapes))


def _foot_height() -> int:
    return 30 + 28 + 36 + 50


def _bottom(shapes: Sequence[Shape]) -> int:
    """Where what comes next may begin."""
    return max(
        (
            one.y + (one.height if isinstance(one, Box) else round(one.size * _LEADING))
            for one in shapes
        ),
        default=0,
    )


def _moved(shapes: Sequence[Shape], down: int) -> list[Shape]:
    return [one._replace(y=one.y + down) for one in shapes]


def _head(state: State) -> Iterator[Shape]:
    """Whose class, how many of how many, until when."""
    name = _lines(state.class_name, 64, most=2)
    height = 40 + 66 + len(name) * 90 + 30
    yield Box(0, 0, WIDTH, height, _BLUE)
    yield Words(_MARGIN, 40, REMINDER, 42, _WHITE)
    for at, line in enumerate(name):
        yield Words(_MARGIN, 106 + at * 90, line, 64, _WHITE, is_bold=True)
    y = height + 44
    yield Words(_MARGIN, y, f"已答 {state.done} / {state.expected} 人", 80, _INK, is_bold=True)
    y += 124
    yield Box(_MARGIN, y, _ROOM, 36, _TRACK)
    if done := round(_ROOM * state.done / state.expected) if state.expected else 0:
        yield Box(_MARGIN, y, done, 36, _BLUE)
    y += 36 + 34
    for line in _lines(state.until, 50, most=4):
        yield Words(_MARGIN, y, line, 50, _RED, is_bold=True)
        y += 74


def _list(heading: str, names: Sequence[str], size: int, columns: int) -> list[Shape]:
    """A heading, and the names below it, each in as many columns as it needs."""
    shapes: list[Shape] = [Words(_MARGIN, 24, heading, 54, _INK, is_bold=True)]
    y, column, wide = 24 + 92, 0, _ROOM // columns
    for name in names:
        needs = min(columns, ceil((ems(name) + 0.4) * size / wide))
        if column + needs > columns:
            y, column = y + round(size * _LEADING), 0
        kept = _cut_to(name, size)
        shapes.append(Words(_MARGIN + column * wide, y, kept, size, _INK))
        column += needs
    return shapes


def _cut(
    lists: Sequence[tuple[str, Sequence[str]]], room: int, size: int, columns: int
) -> list[list[Shape]]:
    """As many names of each list as there is room for, and how many they are in all."""
    shown = [len(names) for _, names in lists]
    while True:
        blocks = [
            _list(heading, [*names[:many], *_rest(names, many)], size, columns)
            for (heading, names), many in zip(lists, shown, strict=True)
        ]
        over = sum(map(_bottom, blocks)) - room
        if over <= 0:
            return blocks
        too_many = max(1, int(over / (size * _LEADING)))  # a name takes away one line at most
        shown[shown.index(max(shown))] -= too_many


def _rest(names: Sequence[str], shown: int) -> tuple[str, ...]:
    """What stands behind the first names: 等 60 人."""
    return (f"等 {len(names)} 人",) if shown < len(names) else ()


def _cut_to(text: str, size: int) -> str:
    """*text* as long as a line holds."""
    if ems(text) * size <= _ROOM:
        return text
    return next(
        f"{text[:at]}…" for at in range(len(text), -1, -1) if ems(f"{text[:at]}…") * size <= _ROOM
    )


def _lines(text: str, size: int, most: int) -> list[str]:
    """*text* in lines of at most the picture's width; what *most* lines do not hold is cut."""
    breaks = [0]
    for at in range(1, len(text) + 1):
        if ems(text[breaks[-1] : at]) * size > _ROOM:
            is_opening = text[at - 2] in "（《“【" and at - 2 > breaks[-1]
            breaks.append(at - 2 if is_opening else at - 1)
    found = [text[begin:end] for begin, end in pairwise([*breaks, len(text)])]
    if len(found) <= most:
        return [line for line in found if line]
    return [*found[: most - 1], _cut_to("".join(found[most - 1 :]), size)]
