"""What a sign stands for in a group, because whoever asked said so: 没问题的扣1，有问题的扣2.

By itself a 1 says nothing; behind such a call it is the answer that the call names.
"""

import re

from tongzhi_cli.answers.messages.said_next import agrees
from tongzhi_cli.model.words import RIGHT, WRONG, either

_RIGHT = either((*RIGHT, "没有?问题", "没有?错", "(?:都|全)?对", "正常", "ok"))
_OF_WHOM = "的?(?:同学们?|人|请|麻烦|就|都|直接|统一|在群里|在这里|在下面|可以|后)*"
_SENDS = "(?:扣|打|回复?|发|刷|敲|按|接|(?=[+＋]))(?:个|一个|一下|数字|字母)*"
_SIGN = (
    r"\s?[“\"‘']?(?P<sign>[+＋]?[0-9]{1,3}(?![0-9月日号点:：.、]|份|个|张)|[A-Za-z]{1,2}(?![A-Za-z])|收到)"
    r"[”\"’']?"
)
_ANY = f"{_SENDS}{_SIGN}"
_SAYS_RIGHT = f"(?<![不没]){_RIGHT}{_OF_WHOM}{_ANY}"
_SAYS_WRONG = f"{either(WRONG)}{_OF_WHOM}{_ANY}"
#: What is asked of people, and is not how their record is.
_WISH = (
    r"(?:能|可以|行|好|来得及|有空|有时间|方便).{0,16}[吗么吧不][\s？?。]{0,3}$|"
    "[行好]不[行好]|可不可以|能不能"
)
_OF_IT = "核对|校对|学信网|照片|信息|学籍|无误|有误"
_RECEIVED = "收到"
_FILLERS = " \t。.！!~～，,、:：;；"


class Signs:
    """The signs that a group has agreed on so far, and what each says."""

    def __init__(self, ok: str) -> None:
        """Know none; *ok* is the notice's word for 无误."""
        self._ok = ok
        self._says: dict[str, str] = {}
        #: Whether something else was asked for last, to which 没问题 says yes.
        self._is_wish = False

    def teaches(self, text: str) -> bool:
        """Whether a text says by what sign somebody is to say that all is right."""
        return re.search(_SAYS_RIGHT, text, re.IGNORECASE) is not None

    def learn(self, text: str) -> None:
        """Take from a call what its signs stand for; the last call counts, whatever it is of.

        >>> signs = Signs("无误")
        >>> signs.learn("没问题的扣1")
        >>> signs.learn("来开会的扣1")
        >>> signs.read("1")
        '1'
        """
        self._is_wish = re.search(_WISH, text) is not None and not re.search(_OF_IT, text)
        if not (re.search(_OF_IT, text) or re.search(_ANY, text, re.IGNORECASE)):
            self._says.pop(_RECEIVED, None)  # 收到 is said to whatever came last
        for one in re.finditer(_ANY, text, re.IGNORECASE):
            self._says.pop(_sign(one), None)
        for one in re.finditer(_SAYS_RIGHT, text, re.IGNORECASE):
            self._says[_sign(one)] = self._ok
        for one in re.finditer(_SAYS_WRONG, text, re.IGNORECASE):
            self._says[_sign(one)] = "有误"

    def is_of_else(self, text: str) -> bool:
        """Whether a text may only say yes to what was asked for last.

        >>> signs = Signs("无误")
        >>> signs.learn("周五能来签字吗")
        >>> signs.is_of_else("没问题"), signs.is_of_else("都没问题")
        (True, False)
        """
        return self._is_wish and agrees(text)

    def read(self, text: str) -> str:
        """*text* with what it stands for in place of the sign with which it begins, if it does.

        >>> signs = Signs("无误")
        >>> signs.learn("没问题的扣1，有问题的扣2再说哪里错了")
        >>> [signs.read(one) for one in ("1", "11", "扣1！", "2", "3", "1号没看", "12")]
        ['无误', '无误', '无误', '有误', '3', '1号没看', '12']
        >>> signs.read("2，照片没有"), signs.read("1 已核对")
        ('有误，照片没有', '无误，已核对')
        """
        for sign, says in self._says.items():
            again = f"(?:{re.escape(sign)}){{1,9}}" if len(sign) == 1 else re.escape(sign)
            found = re.match(rf"(?:我|扣|回|打|发|敲|个)*{again}(?![\w%+])", text, re.IGNORECASE)
            if found:
                rest = text[found.end() :].strip(_FILLERS)
                return f"{says}，{rest}" if rest else says
        return text


def _sign(one: re.Match[str]) -> str:
    """The sign of a call; +1 is not 1: behind what somebody else says it may be the same."""
    return one["sign"].lower().replace("＋", "+")
