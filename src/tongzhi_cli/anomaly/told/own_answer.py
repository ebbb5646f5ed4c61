"""What is told of an earlier answer of one's own: 上一条作废, 我刚才填错了.

It is no part of the answer that counts.
"""

import re

from tongzhi_cli.anomaly.lists.denied_words import any_of, words_of

_PREFACES = any_of(
    words_of(
        "更正一下、更正下、更正说明、更正、纠正一下、纠正下、纠正、改一下、更新一下、补充一下、重新回复、"
        "不好意思、抱歉、说明一下"
    )
)
_EARLIER = any_of(
    words_of("上面、前面、刚才、刚刚、之前、昨天、上一、前一、刚、上条、上个、前条、楼上")
)
_SAID = any_of(words_of("发、填、写、说、点、选、打、报、交、回复、回、接龙"))
_RESULTS = any_of(words_of("有误、无误、有问题、不对、错误、没问题"))
_IT = f"(?:我|的|那|一|条|个|次|是|了|过|{_SAID}|[“”]|{_RESULTS})*"
_GONE = any_of(words_of("作废、不算数?、不作数、撤回、删了、删掉、忽略、别管、手滑、手误"))
_WRONG = r"错(?:误|字|位置|地方|行|格|群|了|的)*"
_TAKE_BACK = any_of(words_of("撤回、作废、忽略、删掉、不算"))
#: That an answer of one's own does not count, which is told in front of the one that does.
_OWN_ANSWER = (
    f"(?:{_PREFACES})?我?的?{_EARLIER}{_IT}(?:(?:都|请|已经?)?{_GONE}了?的?|{_WRONG})|"
    f"(?:请|麻烦)?{_TAKE_BACK}(?:一下)?(?:我的?)?{_EARLIER}{_IT}|"
    f"{_PREFACES}|打错字了?"
)
_OF_OWN_ANSWER = frozenset("上前刚昨更纠改充重撤作忽删打")
_TYPED_WRONGLY = f"(?:我|手滑|接龙|[a-z0-9]|{_EARLIER}|那条|那个|一条|条){{0,7}}{_SAID}{_WRONG}"


def is_of_own_answer(said: str) -> bool:
    """Whether a clause takes back an earlier answer, and says nothing else.

    >>> is_of_own_answer("上一条作废"), is_of_own_answer("我上面那条写错了")
    (True, True)
    >>> is_of_own_answer("之前姓名写错了"), is_of_own_answer("写错了")
    (False, False)
    """
    return not _OF_OWN_ANSWER.isdisjoint(said[:4]) and re.fullmatch(_OWN_ANSWER, said) is not None


def is_typed_wrongly(said: str) -> bool:
    """Whether somebody says that what they typed was not meant: wuwu 打错了."""
    return "错" in said and re.fullmatch(_TYPED_WRONGLY, said) is not None
