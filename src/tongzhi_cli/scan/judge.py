"""Whether a row is signed: from what was measured and read in its cell, and nothing else.

That a row is called signed which is not is the one thing that must not happen (issue 21): who is
not sure says `LOOK`, and a person looks. No percentages: nobody could act on one.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from tongzhi_cli.scan.match import plain_name
from tongzhi_cli.scan.strokes import Strokes


class State(StrEnum):
    """What is said of a row."""

    SIGNED = "已签"
    UNSIGNED = "没看到签名"
    LOOK = "请看一眼"


class Reason(StrEnum):
    """Why a person has to look."""

    UNSURE = "有笔迹，像不像签名看不准"
    ACROSS = "笔画跨过了格线，是谁的分不清"
    SEALED = "可能是章的笔画"
    PROXY = "好像写着“代”"
    WORDS = "好像写着字，不是姓名"
    OTHERS = "好像是别人的名字"
    NO_CELL = "看不到签名一栏"
    TWICE = "这个学号在同一张上有两行"


class Cell(NamedTuple):
    """What a cell for a signature holds: its *strokes*; the letters *read* in it, how sure each.

    *chances* has, of the letters of the student's name, how likely each is written there.
    """

    strokes: Strokes
    read: str = ""
    sure: tuple[float, ...] = ()
    chances: Mapping[str, float] = {}


class Verdict(NamedTuple):
    """The state of a row; the *reason* where a person has to look, and *whose* name is in it."""

    state: State
    reason: Reason | None = None
    whose: str = ""


#: A letter that was read is believed from here on; one of the name that is looked for, from here.
_BELIEVED, _LIKELY = 0.45, 0.12
#: So likely, and one letter is enough where strokes meet over a line.
_CERTAIN = 0.6
#: Letters of so few strokes that a tick, a dash or a hair is read as one.
_SIMPLE = frozenset(
    "一二三丁了人入八十卜又乃刀力七九几儿之乙千川小大工土士干于上下口山万久丸广才寸么飞习个丫丰王"
)
#: What stands on seals: there it is nobody's name.
_OF_SEALS = frozenset("大中学院系部校教务处办公室章专用业生工职技术管理师范农林财经医科")
_PROXY = "代"
#: What is written in place of a signature, and how sure it must be read.
_INSTEAD, _READ = frozenset("假休缺无未病退空"), 0.6
#: In millimetres, and square millimetres: less than this is nothing.
_NO_AREA, _NO_EXTENT = 0.6, 1.6
#: More of a cell under a seal than this, and nobody can tell.
_SEALED = 0.4
#: A thumb print is so large, both ways, and covers so much of its cell.
_PRINT, _PRINT_AREA = 4.0, 8.0
#: A line across or down meets the strokes of a signature so often.
_WAVES = 3
#: Strokes on both sides of a line: enough that they may be one, enough that they are.
_MAYBE_ACROSS, _ACROSS = 0.7, 1.5


def judged(cells: Sequence[Cell], names: Sequence[str], everybody: Sequence[str]) -> list[Verdict]:
    """The verdict on each of the cells over one another, of students called *names*.

    *everybody* are the names of all who may have signed in a wrong row.
    """
    around = [
        {letter for other in (at - 1, at + 1) if 0 <= other < len(names)
         for letter in plain_name(names[other])}
        for at in range(len(names))
    ]  # fmt: skip
    seen = [
        _letters(cell, name, others)
        for cell, name, others in zip(cells, names, around, strict=True)
    ]
    filled = [
        _is_signature(cell.strokes) or bool(own) for cell, own in zip(cells, seen, strict=True)
    ]
    verdicts = []
    for at, cell in enumerate(cells):
        above = filled[at - 1] if at else False
        below = filled[at + 1] if at + 1 < len(cells) else False
        verdicts.append(_verdict(cell, names[at], seen[at], everybody, (above, below)))
    return verdicts


def _verdict(
    cell: Cell,
    name: str,
    seen: Mapping[str, float],
    everybody: Sequence[str],
    beside: tuple[bool, bool],
) -> Verdict:
    strokes = cell.strokes
    if _PROXY in cell.read and _PROXY not in name:
        return Verdict(State.LOOK, Reason.PROXY)
    if _is_print(strokes):
        return Verdict(State.SIGNED)
    if _is_blank(strokes):
        if strokes.sealed > _SEALED:
            return Verdict(State.LOOK, Reason.SEALED)
        return Verdict(State.UNSIGNED)
    if other := _somebody_else(cell, name, everybody):
        return Verdict(State.LOOK, Reason.OTHERS, other)
    if _is_named(strokes, seen):
        return Verdict(State.SIGNED)
    if strokes.is_stained:
        return Verdict(State.LOOK, Reason.SEALED)
    if _says_instead(cell, name):
        return Verdict(State.LOOK, Reason.WORDS)
    lonely = (strokes.above > _MAYBE_ACROSS and not beside[0]) or (
        strokes.below > _MAYBE_ACROSS and not beside[1]
    )
    if max(strokes.above, strokes.below) > _ACROSS or lonely:
        is_apart = strokes.free is not None and _is_signature(strokes.free)
        return Verdict(State.SIGNED) if is_apart else Verdict(State.LOOK, Reason.ACROSS)
    if _is_signature(strokes):
        return Verdict(State.SIGNED)
    return Verdict(State.LOOK, Reason.UNSURE)


def _is_named(strokes: Strokes, seen: Mapping[str, float]) -> bool:
    """Whether enough of the name is read; where strokes meet over a line, one letter is not."""
    others = _SIMPLE | _OF_SEALS if strokes.is_stained else _SIMPLE
    sure = {letter for letter in seen if letter not in others}
    if max(strokes.above, strokes.below) <= _MAYBE_ACROSS:
        return bool(sure) or bool(seen and not strokes.is_stained and _is_signature(strokes))
    return len(sure) >= 2 or any(seen[letter] >= _CERTAIN for letter in sure)


def _letters(cell: Cell, name: str, around: set[str]) -> dict[str, float]:
    """The letters of a name that are written in its cell and are not of the names beside it."""
    chances = dict(cell.chances)
    for letter, sure in zip(cell.read, cell.sure, strict=False):
        if sure >= _BELIEVED:
            chances[letter] = max(sure, chances.get(letter, 0.0))
    return {
        letter: chances[letter] for letter in plain_name(name)
        if letter not in around and chances.get(letter, 0.0) >= _LIKELY
    }  # fmt: skip


def _says_instead(cell: Cell, name: str) -> bool:
    return any(
        letter in _INSTEAD and letter not in name and sure >= _READ
        for letter, sure in zip(cell.read, cell.sure, strict=False)
    )


def _somebody_else(cell: Cell, name: str, everybody: Sequence[str]) -> str:
    """Whose name was read in a cell, where it is another's; "" where it is not."""
    believed = {
        letter for letter, sure in zip(cell.read, cell.sure, strict=False) if sure >= _BELIEVED
    }
    own = set(plain_name(name))
    if len(believed - own) < 2:
        return ""
    found = [
        one for one in everybody
        if one != name and len(set(plain_name(one)) & believed) >= max(2, len(own & believed) + 1)
    ]  # fmt: skip
    return found[0] if len(found) == 1 else ""


def _is_blank(one: Strokes) -> bool:
    return (
        one.area < _NO_AREA or max(one.width, one.height) < _NO_EXTENT or one.largest < _NO_EXTENT
    )


def _is_print(one: Strokes) -> bool:
    width, height, area = one.red
    return width >= _PRINT and height >= _PRINT and area >= _PRINT_AREA


def _is_signature(one: Strokes) -> bool:
    """Whether strokes are a signature and surely no tick, cross, ring, dash, hair or dirt.

    A line across or down meets a tick, a cross or a ring twice at most, a name more often.
    """
    if one.width < 3 or one.height < 2 or one.waves < _WAVES:
        return False
    many = one.winding >= 1.6 and one.run >= 8 and (one.parts >= 2 or one.run >= 25)
    long = one.winding >= 1.25 and one.run >= 26 and one.width >= 9
    return many or long or _is_flourish(one)


def _is_flourish(one: Strokes) -> bool:
    """Whether it is one stroke up and down, as many sign: a hair is flat and thin."""
    return (
        one.height >= 3.9 and one.width >= 7 and one.run >= 14 and one.winding >= 1.05
        and one.turns >= 1.5 and one.pen >= 0.45
    )  # fmt: skip
