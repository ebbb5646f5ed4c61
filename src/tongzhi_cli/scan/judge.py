"""Whether a row is signed: from what was measured and read in its cell, and nothing else.

That a row is called signed which is not is the one thing that must not happen (issue 21): who is
not sure says `LOOK`, and a person looks. No percentages: nobody could act on one.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from math import hypot

from tongzhi_cli.model.person_name import surname_of
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan.image.strokes import Strokes
from tongzhi_cli.scan.match import plain_name


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
    RED = "红色的笔迹，像不像手印看不准"
    STRUCK = "好像划掉了"
    TYPED = "好像是打印的姓名，不是手写的"
    MANY = "这一栏好像有同一个人的名字写了许多行"
    OTHER_NUMBER = "印的学号和数据里的不一样"
    OTHER_LIST = "这张没有“校对结果”一栏，不像反馈表"
    TWO_TONES = "图只有黑白两色，铅笔、淡的笔迹看不出来"


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
_PROXY = frozenset("代替")
#: A letter that is no name's, read so surely, is a word, where nothing of the name is read two of
#: which each is as sure as this; of a name so many may be misread. Words in four hands, at sizes of
#: 100 to 200 points an inch, were taken for signatures in 19 cells of 448 so (22 at 0.6 for one).
_ALONE, _TOGETHER, _MISREAD = 0.85, 0.35, 1
#: A letter that says of itself that nobody has signed, or is one person's in many rows.
_READ = 0.6
#: A wave is read as w or n; other letters and digits count from two on that are as sure as this.
_WAVY, _SURELY = frozenset("mnwvuhMNWVUHlLiIrzZ1"), 0.9
#: Letters of which even one is no signature.
_INSTEAD = frozenset("假休缺无未病退空废")
#: In millimetres, and square millimetres: less than this is nothing.
_NO_AREA, _NO_EXTENT = 0.6, 1.6
#: In square millimetres: so much in pieces, at least so many, is what is left of a pale stroke.
_PIECES, _IN_PIECES = 5, 2.0
#: More of a cell under a seal than this, and nobody can tell.
_SEALED = 0.4
#: So long, and such a part of all that is written: a line that strikes it out. So like print.
_STRIKE, _THROUGH, _TYPED = 8.0, 0.7, 0.7
#: The same letters in so many rows are one person's, who is not those students.
_ROWS = 3
#: A line across or down meets the strokes of a signature so often.
_WAVES = 3
#: Strokes on both sides of a line: enough that they may be one, enough that they are.
_MAYBE_ACROSS, _ACROSS = 0.7, 1.5


def judged(
    cells: Sequence[Cell],
    names: Sequence[str],
    everybody: Sequence[str],
    known: Sequence[bool] = (),
) -> list[Verdict]:
    """The verdict on each of the cells over one another, of students called *names*.

    All cells of the column, with those of rows that are nobody's surely: strokes come over from
    them as from others. *known* says which are somebody's, where not all are; *everybody* are the
    names of all who may have signed in a wrong row.
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
    # who is not known cannot be told from who signed over the line beside them
    filled = [
        (_is_signature(cell.strokes) or bool(own)) and (not known or known[at])
        for at, (cell, own) in enumerate(zip(cells, seen, strict=True))
    ]
    is_one_hand = _is_one_hand(cells, names)
    verdicts = []
    for at, cell in enumerate(cells):
        above = filled[at - 1] if at else False
        below = filled[at + 1] if at + 1 < len(cells) else False
        verdict = _verdict(cell, names[at], seen[at], everybody, (above, below))
        if is_one_hand and verdict.state is State.SIGNED and not _given(names[at]) & set(seen[at]):
            verdict = Verdict(State.LOOK, Reason.MANY)
        verdicts.append(verdict)
    return verdicts


def of_row(verdict: Verdict, *, is_twice: bool, is_other: bool, has_result: bool) -> Verdict:
    """What is said of a row: a cell is signed only where the row is surely the student's.

    *is_twice* says that the sheet has another row of the same 学号; *is_other* that the number that
    is printed is surely not the student's; *has_result* that the list has a column for results.
    """
    if is_twice:
        return Verdict(State.LOOK, Reason.TWICE)
    if verdict.state is not State.SIGNED or (has_result and not is_other):
        return verdict
    return Verdict(State.LOOK, Reason.OTHER_NUMBER if is_other else Reason.OTHER_LIST)


def of_two_tones(verdict: Verdict) -> Verdict:
    """What is said of a row in a picture without greys, which pencil is made of.

    >>> of_two_tones(Verdict(State.UNSIGNED)).reason.name
    'TWO_TONES'
    >>> of_two_tones(Verdict(State.SIGNED)).state.name
    'SIGNED'
    """
    is_empty = verdict.state is State.UNSIGNED
    return Verdict(State.LOOK, Reason.TWO_TONES) if is_empty else verdict


def _verdict(
    cell: Cell,
    name: str,
    seen: Mapping[str, float],
    everybody: Sequence[str],
    beside: tuple[bool, bool],
) -> Verdict:
    strokes = cell.strokes
    if any(letter in _PROXY and letter not in name for letter in cell.read):
        return Verdict(State.LOOK, Reason.PROXY)
    if _is_blank(strokes) and not strokes.has_red:
        if strokes.sealed > _SEALED:
            return Verdict(State.LOOK, Reason.SEALED)
        return Verdict(State.UNSIGNED)
    if other := _somebody_else(cell, name, everybody):
        return Verdict(State.LOOK, Reason.OTHERS, other)
    if reason := _against(cell, name, seen):
        return Verdict(State.LOOK, reason)
    if strokes.is_print or _is_named(strokes, seen):
        return Verdict(State.SIGNED)
    if strokes.has_red:
        return Verdict(State.LOOK, Reason.RED)
    if strokes.is_stained:
        return Verdict(State.LOOK, Reason.SEALED)
    lonely = (strokes.above > _MAYBE_ACROSS and not beside[0]) or (
        strokes.below > _MAYBE_ACROSS and not beside[1]
    )
    if max(strokes.above, strokes.below) > _ACROSS or strokes.aside > _MAYBE_ACROSS or lonely:
        is_apart = strokes.free is not None and _is_signature(strokes.free)
        return Verdict(State.SIGNED) if is_apart else Verdict(State.LOOK, Reason.ACROSS)
    if _is_signature(strokes):
        return Verdict(State.SIGNED)
    return Verdict(State.LOOK, Reason.UNSURE)


def _against(cell: Cell, name: str, seen: Mapping[str, float]) -> Reason | None:
    """What speaks against a signature of that student, however much is written."""
    strokes = cell.strokes
    if strokes.typed >= _TYPED:
        return Reason.TYPED
    across = hypot(strokes.width, strokes.height)
    if strokes.straight >= max(_STRIKE, _THROUGH * across) and not strokes.is_print:
        return Reason.STRUCK
    is_apart = max(strokes.above, strokes.below, strokes.aside) <= _MAYBE_ACROSS
    written = _letters(cell, name, set()) if is_apart else seen
    return Reason.WORDS if _says_words(cell, name, written) else None


def _is_named(strokes: Strokes, seen: Mapping[str, float]) -> bool:
    """Whether enough of the name is read; where strokes meet over a line, one letter is not."""
    others = _SIMPLE | _OF_SEALS if strokes.is_stained else _SIMPLE
    sure = {letter for letter in seen if letter not in others}
    if max(strokes.above, strokes.below, strokes.aside) <= _MAYBE_ACROSS:
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


def _given(name: str) -> frozenset[str]:
    """The letters of a name without the surname; of one letter all."""
    plain = plain_name(name)
    return frozenset(plain.removeprefix(surname_of(plain)) or plain)


def _says_words(cell: Cell, name: str, seen: Mapping[str, float]) -> bool:
    """Whether letters are surely read that are not of the name, and nothing of it beside them.

    Where no stroke comes over a line, a letter that a neighbour's name has too is of the own name.

    Of a name a letter may be misread; what is added to a name makes it words again.
    """
    own, given = set(plain_name(name)), _given(name)
    read = list(zip(cell.read, cell.sure, strict=False))
    others = [(one, sure) for one, sure in read if one not in own and one.isalpha()]
    if any(one in _INSTEAD and sure >= _READ for one, sure in others):
        return True
    others = [
        (one, sure) for one, sure in others
        if not one.isascii() and not "\u3040" <= one <= "\u30ff"
    ]  # fmt: skip
    named = given & {one for one, chance in seen.items() if chance >= _BELIEVED}
    if not named and sum(sure >= _TOGETHER for _, sure in others) > 1:
        return True
    words = [one for one, sure in others if sure >= _ALONE]
    latin = [sure for one, sure in read
             if one.isascii() and one.isalnum() and one not in _WAVY]  # fmt: skip
    if len(latin) > 1 and sum(sure >= _SURELY for sure in latin) > 1:
        words += [""] * len(latin)
    if len(words) == 1 and words[0] in _SIMPLE:
        return False
    lacking = len(given) - len(named)
    return len(words) > lacking + (_MISREAD if lacking == 0 else 0) if named else bool(words)


def _is_one_hand(cells: Sequence[Cell], names: Sequence[str]) -> bool:
    """Whether one name that is not the student's is read in many rows: a column for others."""
    found: Counter[str] = Counter()
    for cell, name in zip(cells, names, strict=True):
        read = "".join(one for one, sure in zip(cell.read, cell.sure, strict=False)
                       if sure >= _READ and one.isalpha() and not one.isascii())  # fmt: skip
        if len(read) > 1 and not _given(name) & set(read):
            found[read] += 1
    return any(many >= _ROWS for many in found.values())


def _somebody_else(cell: Cell, name: str, everybody: Sequence[str]) -> str:
    """Whose name was read in a cell, where it is another's; "" where it is not."""
    believed = {
        letter for letter, sure in zip(cell.read, cell.sure, strict=False) if sure >= _BELIEVED
    }
    own = set(plain_name(name))
    if own <= believed or len(believed) < 2:
        return ""
    found = [
        one for one in everybody
        if one != name and len(set(plain_name(one)) & believed) >= max(2, len(own & believed) + 1)
    ]  # fmt: skip
    return found[0] if len(found) == 1 else ""


def _is_blank(one: Strokes) -> bool:
    """Whether it is nothing but dirt; many pieces, none of them large, are not."""
    is_dirt = one.parts < _PIECES or one.area < _IN_PIECES
    return (
        one.area < _NO_AREA
        or max(one.width, one.height) < _NO_EXTENT
        or (one.largest < _NO_EXTENT and is_dirt)
    )


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
