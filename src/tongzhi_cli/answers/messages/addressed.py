"""Whom a message of a chat is said to, and of whom it is all the same: @班长 我的无误.

A mention at the beginning calls somebody; what stands behind it is of who sends it, unless it
speaks to whoever is called (@李四 你的照片没有), or is of somebody who asks the others.
"""

import re

from tongzhi_cli.named_tuple import NamedTuple

_MENTIONS = r"(?:@[^\s@，,：:]{1,30}[\s，,：:]+)+(?=\S)"
#: All of the group are called.
_ALL = r"@(?:全体|所有|大家|各位|all\b)"
#: Words with 你 that are said to whoever reads the answer.
_POLITE = "[你您]们?好|(?:谢谢|感谢|麻烦|辛苦|拜托|劳烦|请|跟|给|发)[你您]"
#: What somebody is asked to do: 把复印件给我.
_TO_ME = "(?:[给发找跟帮问教私回]|告诉|联系|通知)我"
#: Who asks the others is called so.
ASKS_OTHERS = (
    "班长|学委|学习委员|团支书|支书|书记|班委|委员|班助|助理|群主|管理员|辅导员|导员|班主任|老师"
)
_TO_ALL = rf"{_ALL}|各位|大家|同学们|全体|所有人|还没.{{0,4}}(?:回|核|报|接龙)的"

#: Said to the others: what the monitor asks for is nobody's answer.
_TO_OTHERS = r"^@|大家|各位|同学们|全体|请(?!假)|回复|发我|私聊|接龙|麻烦|记得|没有?问题的|有问题的"
_ASKS = r"[？?]\s*$|[吗么呢吧]\s*[。.！!]*$"
#: Of oneself, whatever the others are told behind it: 我的无误，大家抓紧.
_OF_ONESELF = r"(?:我|本人)(?:的|这边)?(?:信息|照片|都|也|已经?)*(?:看|查|核对)?[了过]?"

#: How somebody leads to it who is the first: 大家看完说一声，我先说：无误.
_OWN_AT_LAST = (
    r"[，,。！! ]我(?:先|带头|带个头|打个样){1,2}(?:说|报|来|回|接|答)?"
    r"(?:一[下个]|了|吧)?[：:，,]\s*"
)


class Addressed(NamedTuple):
    """A message without the mentions before it: who is *called*, and what is *said*."""

    called: tuple[str, ...]
    said: str

    @property
    def is_of_them(self) -> bool:
        """Whether it speaks to whoever is called, of what is theirs.

        >>> [addressed(one).is_of_them for one in ("@李四 你的照片没有", "@班长 你好，我的没有")]
        [True, False]
        """
        said = re.sub(_POLITE, "", self.said)
        return re.search("[你您]", said) is not None and not self.is_own

    @property
    def is_own(self) -> bool:
        """Whether it says that it is of who sends it."""
        said = re.sub(_TO_ME, "", self.said)
        return re.search("我(?!们?班)|本人", said) is not None


def addressed(entry: str) -> Addressed | None:
    """Who is called before something is said; None where nobody is, or all are.

    >>> addressed("@刘一帆 @班长：身份证号错了")
    Addressed(called=('刘一帆', '班长'), said='身份证号错了')
    >>> addressed("@全体成员 核对一下"), addressed("无误 @班长")
    (None, None)
    """
    found = re.match(_MENTIONS, entry)
    if found is None or re.match(_ALL, entry):
        return None
    called = re.findall(r"@([^\s@，,：:]+)", found[0])
    return Addressed(tuple(called), entry[found.end() :])


def asks_others(sender: str) -> bool:
    """Whether somebody who is called so in a group asks the others, and answers for them.

    >>> asks_others("班长 刘一帆"), asks_others("14-3田园")
    (True, False)
    """
    return re.search(ASKS_OTHERS, sender) is not None


def is_to_all(text: str) -> bool:
    """Whether a message is said to all, as by who asks them.

    >>> is_to_all("@全体成员 核对一下"), is_to_all("我的照片没有")
    (True, False)
    """
    return re.search(_TO_ALL, text) is not None


def is_to_others(text: str) -> bool:
    """Whether something is said to the others, or asked of them: 没问题的回复一下."""
    return re.search(_TO_OTHERS, text) is not None


def asks(text: str) -> bool:
    """Whether somebody asks.

    >>> asks("这样是对的吗？"), asks("我的是对的")
    (True, False)
    """
    return re.search(_ASKS, text) is not None


def of_oneself(text: str) -> str:
    """What somebody says of themselves before they turn to the others, "" if nothing.

    >>> of_oneself("我的无误，大家抓紧"), of_oneself("大家抓紧")
    ('无误', '')
    """
    own = re.split("[，,。；;！! ]", text, maxsplit=1)[0]
    said = re.match(_OF_ONESELF, own)
    return own[said.end() :] if said and own != text else ""


def own_at_last(text: str) -> str:
    """What somebody says of themselves behind what the others are told, "" if nothing.

    >>> own_at_last("大家看完说一声，我先说：我的没问题"), own_at_last("大家抓紧，我先说清楚：无误")
    ('我的没问题', '')
    """
    found = re.search(_OWN_AT_LAST, text)
    return text[found.end() :] if found else ""
