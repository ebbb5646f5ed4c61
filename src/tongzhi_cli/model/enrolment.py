"""学籍: what a student is to the school, and whether the check of records is theirs.

The words by which people say so stand in `model.standing`.
"""

from enum import StrEnum
from typing import Self

from tongzhi_cli.named_tuple import NamedTuple


class Standing(StrEnum):
    """What a student is to the school; *takes_part* whether the check of records is theirs.

    延期 and 结业 take part: their records stand on 学信网, the certificate of 结业 has a photo too,
    and notices count 拟毕（结）业生 among theirs. 留级 is in another cohort now, whose class asks.
    """

    takes_part: bool

    def __new__(cls, word: str, takes_part: bool) -> Self:
        """One entry of the table."""
        made = str.__new__(cls, word)
        made._value_ = word
        made.takes_part = takes_part
        return made

    ENROLLED = "在籍", True
    JOINED = "转入", True
    RETURNED = "复学", True
    EXTENDED = "延期", True
    COMPLETED = "结业", True
    SUSPENDED = "休学", False
    SERVING = "入伍", False
    WITHDRAWN = "退学", False
    TRANSFERRED = "转出", False
    HELD_BACK = "留级", False
    ABSENT = "不在校", False
    DECEASED = "去世", False


#: Who has come into the class since its 学号 were given out.
NEWCOMERS = frozenset((Standing.JOINED, Standing.RETURNED))


class Enrolment(NamedTuple):
    """The *standing* of a student, and what was *said* of it: 参军, 已退学."""

    standing: Standing
    said: str

    @property
    def takes_part(self) -> bool:
        """Whether a student of whom no more is known takes part."""
        return self.standing.takes_part
