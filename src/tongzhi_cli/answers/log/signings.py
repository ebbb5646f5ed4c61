"""What a person saw on the signed paper, where a machine could not tell: lines of an answer log.

Of the picture nothing is kept: no part of it, nothing that was measured or read in it (issue 21).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from tongzhi_cli.answers.log.in_order import in_order
from tongzhi_cli.named_tuple import NamedTuple

#: What is said of a row.
SIGNED, NOT_SIGNED = "已签", "未签"
#: What stands instead where somebody took back what was said: it is asked again.
TAKEN_BACK = "收回"
#: The same in the words that people type.
WORDS = {
    "没看到签名": NOT_SIGNED, "不是签名": NOT_SIGNED, "没有签名": NOT_SIGNED, "没有签": NOT_SIGNED,
    "未签": NOT_SIGNED, "没签": NOT_SIGNED, "不签": NOT_SIGNED, "未签名": NOT_SIGNED,
    "已签名": SIGNED, "已签": SIGNED, "签了": SIGNED, "有签": SIGNED, "签": SIGNED,
}  # fmt: skip


def said_by(word: str) -> str:
    """What a word says, 已签 or 未签; "" where it says neither.

    >>> said_by("签了"), said_by(" 没签 "), said_by("再问问")
    ('已签', '未签', '')
    """
    return WORDS.get("".join(word.split()), "")


def strength(word: str) -> int:
    """How strong a word is beside another of the same student, whatever it is called.

    What is neither is stronger than 已签, for it may take it back; 未签 is the strongest.

    >>> sorted(["没签", "已签", TAKEN_BACK, "", "签了"], key=strength)
    ['', '已签', '签了', '收回', '没签']
    """
    if not word.strip():
        return 0
    return {SIGNED: 1, NOT_SIGNED: 3}.get(said_by(word), 2)


class Signing(NamedTuple):
    """That a person saw whether the student of a *number* has signed: *said* is one of the words.

    *sheet* is the sheet of the class that they stand on, counted from 1, None where that is not
    known; *at* is when it was recorded.
    """

    number: str
    said: str
    name: str = ""
    sheet: int | None = None
    at: datetime | None = None

    @property
    def is_signed(self) -> bool:
        """Whether there is a signature."""
        return self.said == SIGNED


def merged(logs: Iterable[Sequence[Signing]]) -> list[Signing]:
    """The lines of several logs in one order.

    >>> one = Signing("1", SIGNED)
    >>> merged([[one], [one]]) == [one]
    True
    """
    return in_order(logs, lambda one: one, lambda one: one.at)


def standing(lines: Iterable[Signing]) -> list[Signing]:
    """What holds of each 学号 and 姓名 together: the last.

    >>> [one.said for one in standing([Signing("1", SIGNED), Signing("1", NOT_SIGNED)])]
    ['未签']
    """
    return [*{(one.number, one.name): one for one in lines}.values()]


def said_of(number: str, name: str, lines: Iterable[Signing]) -> str:
    """What is said of a student in *lines* that hold; 未签 is his under any name, 已签 is not.

    >>> lines = [Signing("1", SIGNED, "王伟")]
    >>> said_of("1", "王伟", lines), said_of("1", "李娜", lines)
    ('已签', '')
    """
    own = {one.name: one.said for one in lines if one.number == number}
    said = own.get(name) or own.get("")
    return said or (NOT_SIGNED if NOT_SIGNED in own.values() else "")


def holding(lines: Iterable[Signing], changed: Mapping[str, datetime]) -> list[Signing]:
    """What holds of each student; where the result was *changed* later, 已签 was of another sheet.

    >>> early, late = datetime(2018, 4, 2), datetime(2018, 4, 3)
    >>> lines = [Signing("1", SIGNED, at=early), Signing("2", SIGNED, at=late)]
    >>> [one.number for one in holding(lines, {"1": late, "2": early})]
    ['2']
    """
    return [
        one
        for one in standing(lines)
        if not one.is_signed
        or one.number not in changed
        or (one.at is not None and changed[one.number] <= one.at)
    ]
