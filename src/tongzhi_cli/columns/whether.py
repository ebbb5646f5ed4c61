"""What 是 and 否 come to under a question, and the two signs that a heading itself asks for.

是否无误 and 是否有误 are asked for the same thing, and 是 says the opposite of it: forty people
would sign a wrong form (issue 15).
"""

import re

from tongzhi_cli.model.words import (
    CHANGES,
    FAULTS,
    QUALITY,
    RIGHT,
    RIGHT_TOO,
    WHETHER,
    either,
)
from tongzhi_cli.named_tuple import NamedTuple

_MARK = either((*WHETHER, "对不对", "需不需", "吗"))
_FAULT = either(("有误", "出错", "写错", "有错", *FAULTS))
_CHANGE = either(CHANGES)
_GOOD = (*RIGHT, *RIGHT_TOO, *QUALITY)
_ASKS_BAD = (
    rf"(?:有无|有没有|有否|是否有|是否存在|是否出现|是否发现).{{0,12}}(?:误|错|不|{_FAULT})|"
    rf"(?:是否|是不是).{{0,4}}{_FAULT}|{_FAULT}吗|(?:需要?|要).{{0,4}}{_CHANGE}"
)
#: 不一致, and not the 不一 of 一不一致, which asks.
_DENIED = rf"(?<!对)[不非未]{either((*_GOOD, '符', '对(?!不)', '是本人'))}|非本人"
_OR_NOT = r"(.{1,2})不\1"
#: A fault that is denied in what asks for it: 是否没有问题, 没错吧; and where nothing else asks, so
#: that 否 says either.
_DENIED_FAULT = (
    rf"(?<!有)没有?(?:任何|什么|其[他它]|别的|存在|出现){{0,2}}{either((*FAULTS, '错', '误'))}"
)
_ASKED_OPENLY = "^(?!.*(?:是否|是不是|对[吗么嘛不])).*[吗吧么嘛不]$"
_OF_BAD = frozenset("有是吗需要不非未")
_ASKS_GOOD = either((*_GOOD, f"没有?{either((*FAULTS, '错'))}", "本人", "对不对", "对吗"))

#: A pair of signs in brackets: （是/否）, （填“√”或“×”）; and with what each of them means.
_HOW = r"(?:请)?[填写打画选]?[“\"]?"
_OR = r"[”\"]?(?:\s|[/／、，,|]|或者?){1,3}"
_ASIDE = r"[（(【\[](?P<said>[^（()）]{3,24})[)）】\]]"
_PAIR = rf"{_HOW}(?P<one>[是否有无√×✓✗]){_OR}{_HOW}(?P<other>[是否有无√×✓✗])[”\"]?"
_MEANT = (
    r"(?:正确|无误|无异常|一致|相符|对|没问题)的?请?[打画填写]?[“\"]?(?P<right>[√✓])[”\"]?[，,、；;/／\s]{0,3}"
    r"(?:错误|有误|不正确|有异常|异常|不一致|不符|错|有问题)的?请?[打画填写]?[“\"]?(?P<wrong>[×✗])[”\"]?"
)
#: Where all is right: 核对无误的, 信息正确者, 没有错误的同学.
_ALL_RIGHT = (
    rf"(?<![有是否]){either((*RIGHT, *RIGHT_TOO, '没有错误', '没错', '无错误'))}(?:的|者|时)?"
    r"(?:同学|学生|请|由|，){0,2}"
)
_WHERE = r"(?:在?[“\"]?(?P<where>[^，,。；;“”\"]{1,10}?)[”\"]?一?[栏列格内中里下]{1,2})?"
_QUOTED = r"(?:[“\"](?P<sign>[^“”\"，,。；;]{1,6})[”\"]|(?P<bare>[√✓]))"
_ASKED_RIGHT = rf"{_ALL_RIGHT}{_WHERE}(?:直接)?[填写打画注]{{1,2}}(?:明|上|入)?{_QUOTED}"
_ONLY_SIGNED = (
    rf"{_ALL_RIGHT}(?:学生)?(?:本人)?(?:直接|只)?签[字名][^。]{{0,20}}{_FAULT}[^。；;]{{0,20}}备注"
)
#: What is said in place of the name of a column: 相应栏, 该栏.
_NO_COLUMN = frozenset({"相应", "相应的", "对应", "对应的", "该", "此", "本", "这", "指定"})
_YES, _NO = frozenset("是有"), frozenset("否无")
_TICKS = frozenset("√✓")
#: One of these ends what a heading says of two signs.
_LAST = _YES | _NO | _TICKS | frozenset("×✗")


class Asked(NamedTuple):
    """What a form wants where all is right: the *sign*, and in *where*, "" where it names none."""

    sign: str
    where: str = ""


class Signs(NamedTuple):
    """What a heading asks to be written: one sign where all is *right*, one where it is *wrong*."""

    right: str
    wrong: str

    @property
    def are_words(self) -> bool:
        """Whether they are 是 and 否, which what is wrong may follow."""
        return self.right in _YES | _NO


def asks_good(question: str) -> bool | None:
    """Whether 是 means that all is right; None where a question leaves it open.

    The last clause that asks decides, and a hint how to answer leaves it open.

    >>> [asks_good(one) for one in ("信息是否无误", "照片是否异常", "与身份证是否不一致")]
    [True, False, False]
    >>> asks_good("请核对有无错误，确认信息是否正确"), asks_good("是否有误，无误选“是”")
    (True, None)
    >>> [asks_good(one) for one in ("照片是不是本人", "正确不正确", "是不是有误")]
    [True, True, False]
    >>> [asks_good(one) for one in ("信息是否没有问题", "信息没有问题吗", "信息有没有问题")]
    [True, None, False]
    """
    if ("选" in question or "填" in question) and re.search("[选填].{0,3}[是否]", question):
        return None
    last = _asked_last(question)
    if denies_fault(question):
        return None if re.search(_ASKED_OPENLY, last) else True
    if not _OF_BAD.isdisjoint(last) and re.search(_ASKS_BAD, last):
        return False
    if ("不" in last or "非" in last or "未" in last) and re.search(
        _DENIED, re.sub(_OR_NOT, r"\1", last)
    ):
        return False
    return True if re.search(_ASKS_GOOD, last) else None


def denies_fault(question: str) -> bool:
    """Whether a question asks that nothing is wrong: 没有 says that it is so, 有 that not.

    >>> [denies_fault(one) for one in ("信息没有问题吗？", "照片没错吗", "是否没有异常")]
    [True, True, True]
    >>> [denies_fault(one) for one in ("有没有问题吗", "照片有错吗", "没有问题吗？信息是否有误")]
    [False, False, False]
    """
    return "没" in question and re.search(_DENIED_FAULT, _asked_last(question)) is not None


def _asked_last(question: str) -> str:
    """The last clause of a question that asks, or all of it."""
    clauses = re.split(r"[，,；;。：:？?（()）]", question)
    asking = [one for one in clauses if re.search(_MARK, one)]
    return asking[-1] if asking else question


def signs_asked(heading: str) -> Signs | None:
    """The two signs that a heading asks for in brackets; None where it asks for none, or is open.

    >>> signs_asked("是否有误（是/否）"), signs_asked("信息是否一致（填“是”或“否”）")
    (Signs(right='否', wrong='是'), Signs(right='是', wrong='否'))
    >>> signs_asked("核对结果（√/×）"), signs_asked("核对结果（正确打√，错误打×）")
    (Signs(right='√', wrong='×'), Signs(right='√', wrong='×'))
    >>> signs_asked("是否有误（√/×）"), signs_asked("核对结果（是/否）"), signs_asked("核对结果")
    (None, None, None)
    """
    aside = re.search(_ASIDE, heading)
    if aside is None:
        return None
    said = aside["said"].strip()
    if said.rstrip('”"')[-1:] not in _LAST:
        return None
    if meant := re.fullmatch(_MEANT, said):
        return Signs(meant["right"], meant["wrong"])
    pair = re.fullmatch(_PAIR, said)
    if pair is None:
        return None
    good = asks_good(heading[: aside.start()])
    signs = sorted((pair["one"], pair["other"]), key=lambda one: one not in _YES | _TICKS)
    yes, no = signs
    if yes in _TICKS and no in "×✗":
        return None if good is False else Signs(yes, no)
    if good is None or yes not in _YES or no not in _NO:
        return None
    return Signs(yes, no) if good else Signs(no, yes)


def asked_for_right(text: str) -> Asked | None:
    """What a form says is to be written where all is right; None where it says nothing of it.

    "" where it is only signed, and what is wrong is written into 备注.

    >>> asked_for_right("填写要求：核对无误填“正确”，有误的写明错在哪里、应是什么。")
    Asked(sign='正确', where='')
    >>> asked_for_right("（无误的打“√”，有误的写明）"), asked_for_right("无误者请在结果栏填“无”")
    (Asked(sign='√', where=''), Asked(sign='无', where='结果'))
    >>> asked_for_right("说明：核对无误的本人签字，有误的不签字，在备注栏写明有误情况。")
    Asked(sign='', where='')
    >>> asked_for_right("有误的填“错误”。"), asked_for_right("核对无误后签字。")
    (None, None)
    """
    if match := re.search(_ASKED_RIGHT, text):
        where = (match["where"] or "").strip()
        sign = (match["sign"] or match["bare"]).strip()
        return Asked(sign, "" if where in _NO_COLUMN else where)
    return Asked("") if re.search(_ONLY_SIGNED, text) else None


def yes_is_wrong(heading: str) -> bool:
    """Whether a ticked 是 or 有 says that something is wrong: 是否有误, 有无异常.

    >>> [yes_is_wrong(one) for one in ("信息是否有误", "有无问题", "信息是否正确", "校对结果")]
    [True, True, False, False]
    """
    return asks_good(heading) is False
