"""What a text for a class consists of, whether it is pasted into a group or printed from Word.

The texts are made of these once; `lines_of` is what QQ and WeChat take, `paper.word` the document.
"""

import re
from collections.abc import Iterable, Iterator

from tongzhi_cli.named_tuple import NamedTuple


class Title(NamedTuple):
    """What a text is about, and whom it is for."""

    text: str
    whom: str = ""


class Section(NamedTuple):
    """What the blocks below have in common."""

    text: str


class Line(NamedTuple):
    """A sentence; what stands in front of its first colon may be what it is about.

    In a group it *goes_on* in a line of its own, on paper in the same paragraph.
    """

    text: str
    goes_on: str = ""


class Names(NamedTuple):
    """Those who are called on; *at* puts an @ before each, which makes their phones ring."""

    names: tuple[str, ...]
    at: bool = False


class Steps(NamedTuple):
    """What is to be done, in this order."""

    lines: tuple[str, ...]


class Points(NamedTuple):
    """What is to be known, in any order."""

    lines: tuple[str, ...]


class Task(NamedTuple):
    """One thing that one student has to do: its *name*, and rows of what and that."""

    name: str
    rows: tuple[tuple[str, str], ...]


class Card(NamedTuple):
    """What one student has to do: *who*, what they *said*, and the tasks."""

    who: str
    said: str
    tasks: tuple[Task, ...]

    @property
    def heading(self) -> str:
        """Who, and what is wrong."""
        return f"{self.who}：{flat(self.said)}"


Block = Title | Section | Line | Names | Steps | Points | Card


def lines_of(blocks: Iterable[Block]) -> list[str]:
    """A text as it is pasted into a group.

    >>> called = Line("怎么做："), Steps(("登录",)), Names(("安若",), at=True)
    >>> lines_of([Title("校对", "软件1班"), *called])
    ['【校对】软件1班', '怎么做：', '1. 登录', '@安若 ']
    >>> lines_of([Title("怎么办"), Card("1 安若", "民族错", (Task("民族", (("交到", "214"),)),))])
    ['【怎么办】', '1 安若：民族错', '  交到：214']
    """
    lines: list[str] = []
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Section) and not isinstance(before, Title):
            lines.append("")
        lines += _lines(block)
        before = block
    return lines


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Title(text, whom):
            yield f"【{flat(text)}】{flat(whom)}"
        case Section(text):
            yield f"■ {flat(text)}"
        case Line(text, goes_on):
            yield flat(text)
            yield from filter(None, (flat(goes_on),))
        case Names(names, at=True):
            yield from (f"@{name} " for name in names)
        case Names(names):
            yield "、".join(names)
        case Steps():
            yield from numbered(block)
        case Points(points):
            yield from (f"- {flat(one)}" for one in points)
        case Card(tasks=tasks):
            yield block.heading
            for task in tasks:
                if len(tasks) > 1:
                    yield f"  · {task.name}"
                yield from (f"  {label}：{flat(told)}" for label, told in task.rows)


def numbered(steps: Steps) -> list[str]:
    """Steps with a number before each."""
    return [f"{number}. {apart(flat(step))}" for number, step in enumerate(steps.lines, start=1)]


def flat(text: str) -> str:
    """*text* on one line."""
    return " ".join(text.split())


def apart(text: str) -> str:
    """*text* with a blank behind each address: QQ and WeChat would take what follows into it.

    >>> apart("打开http://www.chsi.com.cn/，登录"), apart("打开 http://www.chsi.com.cn ，登录")
    ('打开http://www.chsi.com.cn/ ，登录', '打开 http://www.chsi.com.cn ，登录')
    """
    return re.sub(r"(https?://[!-~]++)(?=[^\s!-~])", r"\1 ", text)
