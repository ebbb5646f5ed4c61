"""A result with the fault that another cell of its row tells, written as one answer.

What is written reads back (`judge`): in a summary the result cell is all that is left of a row.
"""

import re

from tongzhi_cli.anomaly.verdict import Verdict

#: What stands for a heading over what the same student said later.
LATER_SAID = "后来又说"
#: What stands for one over what was chosen beside 无误, where nothing written says which holds.
CHOSEN_TOO = "又选了"
_OPEN, _CLOSE = "〔", "〕"
_BOTH = rf"(?s:(?P<result>[^{_OPEN}]*){_OPEN}(?P<heading>[^：{_CLOSE}]+)：(?P<said>.+){_CLOSE})"


def with_cell(result: str, heading: str, said: str) -> str:
    """A *result* ("" where its cell is empty), and what the cell under *heading* says.

    >>> with_cell("无误", "备注", "照片不是本人")
    '无误〔备注：照片不是本人〕'
    """
    heading = re.sub(r"[\s〔〕：]", "", heading)
    return f"{result}{_OPEN}{heading}：{said}{_CLOSE}"


def doubt_of(text: str) -> str:
    """Why such an answer is not understood; "" for any other.

    >>> doubt_of(with_cell("", "本人签名", "照片不是本人"))
    '结果空着，本人签名一栏写的是有误'
    >>> doubt_of(with_cell("", "备注", "已核对无误"))
    '结果空着，备注一栏写的是无误'
    >>> doubt_of("无误（照片偏暗）")
    ''
    >>> doubt_of(with_cell("无误", LATER_SAID, "等下，我再看看"))
    '后来又说的，看不出改不改'
    """
    if _CLOSE not in text or not (found := re.fullmatch(_BOTH, text)):
        return ""
    heading = found["heading"]
    if heading == LATER_SAID:
        return "后来又说的，看不出改不改"
    if heading == CHOSEN_TOO:
        return "选了无误，又选了有误的"
    if found["result"]:
        return f"{heading}一栏写的和结果对不上"
    from tongzhi_cli.anomaly.reading import read  # noqa: PLC0415  seldom asked

    said = "无误" if read(found["said"]).verdict is Verdict.RIGHT else "有误"
    return f"结果空着，{heading}一栏写的是{said}"
