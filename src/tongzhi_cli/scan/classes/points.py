"""What is still open on the signed paper of classes, in a few words: for a line, for a cell."""

from collections.abc import Callable, Iterator, Sequence

from tongzhi_cli.scan.classes.account import Account, Doubt, Entry, Standing
from tongzhi_cli.scan.classes.sheets import Paper
from tongzhi_cli.scan.judge import Reason

#: 纸件 of a class that is complete, and of one that no picture shows.
WHOLE, UNSEEN = "齐", "没有照片"
#: Before what is open of a class while pictures wait to be looked at.
WAITING = "没看完"


def _lacking(one: Account) -> list[Paper]:
    return [paper for paper in one.papers if not paper.labels]


def changed_in(one: Account) -> int:
    """How many of a class have other data than when their signature was seen."""
    return sum(entry.reason is Doubt.CHANGED for entry in one.of(Standing.LOOK))


#: What may be open, and of how many of a class it is.
_POINTS: tuple[tuple[str, Callable[[Account], int]], ...] = (
    ("缺 {} 张", lambda one: len(_lacking(one))),
    (f"{{}} 人{Standing.UNSIGNED}", lambda one: len(one.of(Standing.UNSIGNED))),
    (f"{{}} 人{Standing.LOOK}", lambda one: len(one.of(Standing.LOOK)) - changed_in(one)),
    ("{} 人的数据后来改过", changed_in),
    (f"{{}} 人{Standing.UNREAD}", lambda one: len(one.of(Standing.UNREAD))),
    (f"{{}} 人{Standing.NOT_THERE}",
     lambda one: 0 if _lacking(one) else len(one.of(Standing.NOT_THERE))),
    ("{} 张太糊", lambda one: sum(paper.is_blurred for paper in one.papers)),
    ("{} 人印的和数据不一样", lambda one: len(one.different)),
    ("{} 行对不上", lambda one: one.strangers),
    ("{} 人的结果没有比", lambda one: len(one.uncompared)),
    ("{} 人没有学号", lambda one: len(one.unnumbered)),
)  # fmt: skip


def points(accounts: Sequence[Account]) -> Iterator[str]:
    """What is open in all of them together: how many of what."""
    for words, count in _POINTS:
        if many := sum(map(count, accounts)):
            yield words.format(many)


def word(one: Account, *, waits: bool = False) -> str:
    """The signed paper of a class; *waits* says that pictures have not been looked at.

    ``齐`` ``缺第 2 张，3 人没看到签名`` ``没看完：2 人请看一眼``
    """
    unsealed = f"，{len(one.unsealed)} 张没看到章" if one.unsealed else ""
    if one.is_complete:
        return f"{WAITING if waits else WHOLE}{unsealed}"
    if not one.is_seen:
        return WAITING if waits else UNSEEN
    told = [*points([one])]
    if lacking := _lacking(one):
        told[0] = f"缺第 {'、'.join(str(each.number) for each in lacking)} 张"
    return f"{WAITING}：" * waits + "，".join(told) + unsealed


def why(entry: Entry) -> str:
    """Why somebody has to look at a row."""
    if entry.standing is Standing.UNREAD:
        return "这一行的学号和姓名没有读出来"
    if entry.reason is Reason.OTHERS and entry.whose:
        return f"写的好像是{entry.whose}的名字"
    return str(entry.reason or Reason.UNSURE)
