"""What a form asks for beside the record, where nothing was to be said: 备注：无, 没什么要说.

It says nothing of how the record is (issue 14): beside a fault the fault stays one, beside 无误 it
is 无误, and by itself nobody knows. What asks for the faults themselves (异常：无, 有误的地方：无)
is a denial, and stands in `lists.denied`.
"""

import re
from functools import cache

from tongzhi_cli.anomaly.lists.denied_words import any_of, words_of
from tongzhi_cli.model.text import replaced
from tongzhi_cli.model.traditional import simplified
from tongzhi_cli.model.words import SPOKEN, either

#: What a form or a person calls what may be said beside the answer.
_REMARKS = words_of(
    "备注、附注、注、说明、补充、意见、建议、留言、情况说明、补充说明、特殊说明、特殊情况"
)
#: Of what is left, or of the person, the same words and those for faults as well.
_THE_REST = words_of("其他、其它、另外、别的、其余、补充、附加、其他的、其它的、别的什么")
_OF_THE_REST = (
    *_REMARKS,
    *words_of(
        "问题、情况、事项、内容、异常、错误、有误、不符、要求、诉求、需求、需要说明、需要补充、要说的"
    ),
)
_WHOSE = words_of("我的?、本人的?、个人、学生、班长、备注栏")
_PART = words_of("说明、意见、内容、信息、事项、情况、栏、一栏、项、的、的地方")
_NOTHING = words_of(
    "没有、没、无、暂无、暂时没有、暂时无、目前没有、目前无、均无、都没有、空、none、nil、null"
)
_END = r"(?![^\W_])"
#: Each label has one of these, and what is behind it one of those.
_LABELS = (*_REMARKS, *_THE_REST, *SPOKEN)
#: That there is no more to say; 没说 tells that it is still to come.
_NO_MORE = (
    rf"(?:{any_of(_THE_REST)})?(?:我|暂时|目前|都|也){{0,2}}(?:没有?|无)"
    rf"(?:其[他它]|别的|什么|啥|需要|要|想|好|可)++{either(SPOKEN)}[的了啊呀哈]{{0,2}}"
)
_SAYS_NOTHING = ("无", "没", "空", "n")


@cache
def _with_nothing() -> str:
    """A label with its colon and nothing behind it; the plainest ones do without the colon."""
    label = (
        f"(?:{any_of(_THE_REST)}(?:{any_of(_OF_THE_REST)})?|{any_of(_REMARKS)})(?:{any_of(_PART)})?"
    )
    return (
        rf"(?<![^\W_])(?:{any_of(_WHOSE)})?"
        rf"(?:{label}\s?[:：=]\s?{any_of(_NOTHING)}|"
        rf"(?:备注|附注|其他|其它)\s?(?:无|暂无)|{_NO_MORE}){_END}"
    )


def remarks_in(text: str) -> list[tuple[int, int]]:
    """Where *text*, in simplified characters, says that there is no remark.

    >>> remarks_in("照片有误，备注：无"), remarks_in("其他问题：没有")
    ([(5, 9)], [(0, 7)])
    >>> remarks_in("注：无"), remarks_in("注一栏: 均无")
    ([(0, 3)], [(0, 7)])
    >>> remarks_in("备注：无误"), remarks_in("异常：无"), remarks_in("照片说明：无")
    ([], [], [])
    >>> remarks_in("无误，没什么要说的"), remarks_in("都对，别的没啥好讲的")
    ([(3, 9)], [(3, 10)])
    >>> remarks_in("无误，没说"), remarks_in("没什么要说的人"), remarks_in("没什么好说的！")
    ([], [], [])
    """
    if not any(one in text for one in _LABELS) or not any(one in text for one in _SAYS_NOTHING):
        return []  # the pattern is costly to set up
    if re.fullmatch(rf"\W*{_NO_MORE}\W*", text):
        return []  # beside nothing it is no remark, and no answer
    return [one.span() for one in re.finditer(_with_nothing(), text)]


def without_remarks(text: str) -> str:
    """*text* in simplified characters with ， for each remark that was not made, for matching only.

    >>> without_remarks("無誤。備註：無"), without_remarks("备注：照片不对")
    ('无误。，', '备注：照片不对')
    """
    text = simplified(text)
    return replaced(text, remarks_in(text), "，")
