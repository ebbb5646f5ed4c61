"""What stands beside 无误: whether it is sure all the same.

The law (issue 14, what is not understood is told): 无误 stands only while whatever is said beside
it is right as well, or is of nothing that a record has. It holds wherever that is: a remark, what
was typed with a choice, what the same student says next in the chat.
"""

from functools import lru_cache

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.model.words import LOOKS

_QUESTION = frozenset("?？ ")


@lru_cache(maxsize=4096)  # a class says the same few things
def casts_doubt(said: str, ok_text: str = "无误", ok_synonyms: tuple[str, ...] = ()) -> bool:
    """Whether 无误 is not sure any more once this is *said* beside it.

    >>> [casts_doubt(one) for one in ("照片还没看", "民族好像写错了", "等下，我再看看", "？")]
    [True, True, True, True]
    >>> [casts_doubt(one) for one in ("晚上再仔细看一遍", "明天再核对一次", "明天交费")]
    [True, True, False]
    >>> [casts_doubt(one) for one in ("班长代填", "照片已确认", "困难生", "未缴费", "好的")]
    [False, False, False, False, False]
    """
    if said and _QUESTION.issuperset(said):
        return True
    if any(look in said for look in (*LOOKS, "登")) and judge(said).status is Status.MISSING:
        return True  # that they have not looked
    whole = f"{ok_text}，{said}"
    if judge(whole, ok_text, ok_synonyms).status is Status.OK:
        return False
    from tongzhi_cli.anomaly.of_record import is_of_the_record  # noqa: PLC0415  seldom asked
    from tongzhi_cli.anomaly.reading import read  # noqa: PLC0415

    return any(map(is_of_the_record, read(whole, ok=(ok_text, *ok_synonyms)).clauses))
