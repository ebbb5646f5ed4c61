"""That the site is down, and somebody will look later: no answer yet."""

from collections.abc import Sequence

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.clause import Clause
from tongzhi_cli.anomaly.tokens import Token

#: What is down, and no fault of the record.
_SHUT = (
    "打不开", "进不去", "崩了", "上不去", "登不上", "登不进", "登录不上", "登陆不上", "没网",
    "没信号", "卡死", "加载不",
)  # fmt: skip


def comes_again(clauses: Sequence[Clause], words: Sequence[Token]) -> bool:
    """Whether the site is down and somebody says that they look later: 网站崩了，等会再试."""
    shut = [one for one in clauses if any(word in one.said for word in _SHUT)]
    later = [one for one in clauses if one.unseen and Part.LATER in one.parts]
    told = "".join(one.parts for one in clauses)
    return (
        bool(shut and later)
        and set("GIUVEDMXQ?").isdisjoint(told)
        and all(any(word in one.word for word in _SHUT) for one in words if one.part == Part.WRONG)
    )
