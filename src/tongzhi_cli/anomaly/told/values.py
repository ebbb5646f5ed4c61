"""What a clause tells that is right besides: values of items, and what happened to somebody once.

无误（蒙古族） tells what the 民族 is, and nothing is wrong with it; 退伍复学 is why somebody
is late. Two values of one item, or one that is called one's own, are no such thing (issue 14).
"""

import re
from collections.abc import Sequence

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.fault_words import VALUES
from tongzhi_cli.anomaly.tokens import Token

#: Whose value it is makes of it what it should be: 我是回族.
_OWN_VALUE = frozenset((
    "我", "我们", "我的", "本人", "应", "应该", "明明", "才", "其实", "实际", "还", "还是", "却",
    "怎么",
))  # fmt: skip
#: What may have happened to somebody who is here and has looked.
_EVENTS = (
    "转专业", "换专业", "转系", "转班", "换班", "退伍", "退役", "复学", "当兵", "入伍", "参军",
    "休学", "留级", "降级", "改名", "改过名", "插班", "专升本",
)  # fmt: skip
_IS_OVER = ("复学", "退伍", "退役", "回来", "返校", "回校", "期满", "结束", "归队", "过")
_MAY_BE_AWAY = ("当兵", "入伍", "参军", "休学", "留级", "降级")
_QUOTES = frozenset("“”\"「」『』‘’'")
_ONLY_RIGHT = "[HBhJSKNLUIRPF]*G[HBhJSKNLUIGRPF]*"


def as_part(one: Token, part: str) -> Token:
    """*one* as *part*; a mark stays one, and what is aside asks nothing."""
    if one.part != Part.DIVIDES:
        return one._replace(part=part)
    return one._replace(word=",") if part == Part.ASIDE and one.word == "?" else one


def asks(some: Sequence[Token]) -> bool:
    """Whether the clause *some* is a question."""
    return any(one.part == Part.ASKS or one.word == "?" for one in some)


def is_right(some: Sequence[Token]) -> bool:
    """Whether the clause *some* says that something is right, and no more than that."""
    parts = "".join(one.part for one in some if one.part != Part.DIVIDES)
    return not asks(some) and re.fullmatch(_ONLY_RIGHT, parts) is not None


def _are_of_one_item(values: set[str]) -> bool:
    """Whether two of the *values* are of one item, as 汉族 and 回族: one of them is wrong."""
    return any(len(values & set(listed.split("、"))) > 1 for listed in VALUES.values())


def with_values(some: list[Token]) -> list[Token]:
    """A clause that is right in which the value of an item is aside: 苗族、三年制都对."""
    if not any(one.part == Part.VALUE for one in some) or not any(
        one.part == Part.GOOD for one in some
    ):
        return some
    if _are_of_one_item({one.word for one in some if one.part == Part.VALUE}) or any(
        one.word in _OWN_VALUE for one in some
    ):
        return some
    told = [as_part(one, Part.ASIDE) if one.part == Part.VALUE else one for one in some]
    return told if is_right(told) else some


def with_quoted_values(some: list[Token]) -> list[Token]:
    """A clause that is right in which a value in quotes is aside: 名字里的“䶮”显示正常."""
    if not any(one.word in _QUOTES for one in some) or not any(
        one.part == Part.GOOD for one in some
    ):
        return some
    told, within = [], False
    for one in some:
        within = one.word in _QUOTES and not within if one.word in _QUOTES else within
        told.append(as_part(one, Part.ASIDE) if within and one.part == Part.UNKNOWN else one)
    return told if is_right(told) else some


def tells_a_value(some: Sequence[Token]) -> bool:
    """Whether a clause only tells what an item is, one value of it: 无误（蒙古族）."""
    parts = {one.part for one in some}
    values = [one for one in some if one.part == Part.VALUE]
    return (
        bool(values)
        and parts <= set("VIUHhJSBK,")
        and len({one.word for one in values}) == len(values)
        and not _are_of_one_item({one.word for one in values})
        and not any(one.word in _OWN_VALUE for one in some)
    )


def is_past_event(said: str, some: Sequence[Token]) -> bool:
    """Whether a clause only tells what happened to the student once: 退伍复学, 当兵回来了."""
    wrong = [one.word for one in some if one.part == Part.WRONG]
    events = [word for word in _EVENTS if word in said]
    return (
        bool(events)
        and all(any(word in event or event in word for event in events) for word in wrong)
        and {one.part for one in some} <= set("WHhNPSBJKVF?,IL")
        and all(
            one.word in {"专业", "班级", "学籍", "姓名", "名字", "年级"}
            for one in some
            if one.part == Part.ITEM
        )
        and (
            any(word in said for word in _IS_OVER) or not any(word in said for word in _MAY_BE_AWAY)
        )
        and not any(
            word in said
            for word in ("没改", "没变", "还是", "没更新", "原来的", "以前的", "仍", "错")
        )
    )
