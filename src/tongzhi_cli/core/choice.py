"""One answer out of a choice and the detail that a questionnaire asks for behind it.

Source: the exports of 问卷星, 腾讯文档 and 腾讯问卷 (docs/design-notes.md): several choices are
joined by ┋, a choice may carry its letter and what was typed beside it, 其他〖照片不清楚〗.

>>> combined("有误", "民族应为回族").text, combined("A.无误", "(跳过)").text
('民族应为回族', '无误')
>>> combined("B.照片有误┋C.姓名有误", "").text, combined("照片有误", "不是本人").text
('照片有误；姓名有误', '照片有误：不是本人')
>>> combined("无误", "姓名显示成了张珊")
Combined(text='姓名显示成了张珊', contradicts=True)
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tongzhi_cli.core.answer import OPTION, Status, clean_answer, judge

_TYPED_BESIDE = r"^(?P<label>[^〖]*)〖(?P<typed>.*)〗$"
#: What people write who have nothing to add.
_NONE = r"(?:暂时?|目前|都)?(?:没有?|无)(?:了|啊|的)?[。.！!]*$|不(?:需要|用)|无需"
#: What an option says to whoever chooses it, not about the record.
_ORDER = (
    r"[（(【\[]?[^（()）【】\[\]，,]*(?:请|须|需要?|转|跳|如选|若选|选此项)"
    r"[^（()）【】\[\]]*[）)】\]]?$"
)


class Combined(NamedTuple):
    """The answer as one *text*; *contradicts* if one part says 无误 and the other does not."""

    text: str
    contradicts: bool = False


def combined(
    choice: str, detail: str, ok_text: str = "无误", ok_synonyms: Sequence[str] = ()
) -> Combined:
    """A *choice* and its *detail* (either may be blank) as one answer."""
    if not detail and "┋" not in choice and "〗" not in choice:
        return Combined(_without_order(choice, ok_text, ok_synonyms))
    said = clean_answer(detail)
    if judge(said, ok_text, ok_synonyms).status is not Status.ANOMALY or says_nothing(said):
        said = ""
    good, named, vague = [], [], []
    for option in filter(None, map(str.strip, choice.split("┋"))):
        text = _without_order(option, ok_text, ok_synonyms)
        if match := re.fullmatch(_TYPED_BESIDE, text, re.DOTALL):
            label = _without_order(match["label"], ok_text, ok_synonyms)
            text = combined(label, match["typed"], ok_text, ok_synonyms).text
        match judge(text, ok_text, ok_synonyms).status:
            case Status.OK:
                good.append(text)
            case Status.ANOMALY:
                named.append(text)
            case Status.VAGUE:
                vague.append(text)
            case _:
                pass
    if good and not (named or vague):
        return Combined(said, contradicts=True) if said else Combined(good[0])
    if said and not any(said in one for one in named):
        new = [one for one in named if one not in said]
        named = [f"{'；'.join(new)}：{said}"] if new else [said]
    return Combined("；".join(named or vague), contradicts=bool(good))


def says_nothing(detail: str) -> bool:
    """Whether people have nothing to add.

    >>> says_nothing("暂无"), says_nothing("没有照片")
    (True, False)
    """
    return re.match(_NONE, detail) is not None


def _without_order(option: str, ok_text: str, ok_synonyms: Sequence[str]) -> str:
    """An option without its letter, and without what it tells people to do.

    >>> [_without_order(one, "无误", ()) for one in ("B.有误（请在下一题写明）", "有误，请说明")]
    ['有误', '有误']
    >>> [_without_order(one, "无误", ()) for one in ("有误（姓名显示张珊）", "照片请更换")]
    ['有误（姓名显示张珊）', '照片请更换']
    """
    option = re.sub(OPTION, "", option)
    if len(option) < 3:
        return option
    less = re.sub(_ORDER, "", option).rstrip("，, ")
    if less and less != option:
        status = judge(less, ok_text, ok_synonyms).status
        if status in {Status.OK, Status.VAGUE}:
            return less
    return option


#: What a question asks, whether all is right or whether something is wrong.
_ASKS_BAD = (
    r"(?:有无|有没有|有否|是否有|是否存在|是否出现).{0,4}(?:误|错|问题|异常|不)|"
    r"需要?.{0,4}(?:修改|更正|勘误|更改|纠正|更换)"
)
_ASKS_GOOD = r"无误|正确|准确|属实|一致|相符|正常|没有?问题|没有?异常|没有?错|本人|清晰|清楚|完整"
_YES, _NO = (
    frozenset({"是", "是的", "有", "存在"}),
    frozenset({"否", "不", "不是", "无", "没有", "没"}),
)


#: 无误 elsewhere, but not where the question is whether something is wrong.
_AGREED = frozenset({"对", "对的", "√", "\u2713", "\u2714"})


def answered(question: str, said: str, ok_text: str = "无误") -> str:
    """是 and 否 in the words of what was asked; every other answer as it stands.

    >>> answered("信息是否无误", "是"), answered("信息是否无误", "否")
    ('无误', '有误')
    >>> answered("有无错误", "无"), answered("照片是否有问题", "是"), answered("民族", "是")
    ('无误', '有误', '是')
    """
    bare = re.sub(OPTION, "", said).strip("。.！! ")
    is_bad = re.search(_ASKS_BAD, question) or not re.search(_ASKS_GOOD, question)
    if is_bad and re.search("误|错|问题|异常|不|修改|更正|更改|纠正|更换", question):
        return "有误" if bare in _YES | _AGREED else ok_text if bare in _NO else said
    if re.search(_ASKS_GOOD, question):
        return ok_text if bare in _YES else "有误" if bare in _NO else said
    return said


def topic(question: str) -> str:
    """What a question is about: what 有误 has to be said of.

    >>> topic("您的学历照片是否无误"), topic("照片校对结果"), topic("是否有误")
    ('学历照片', '照片', '')
    """
    text = re.sub(r"^(?:请|核对|确认|查看|您的?|你的?|本人的?|学信网上?的?)+", "", question)
    return re.sub(
        r"(?:的|上|中|里)?(?:是否|有无|有没有|有否|是不是|都|均|对不对|"
        r"(?:核对|校对|检查|核查|确认)(?:结果|情况)?|无误|有误|正确|情况).*$",
        "",
        text,
    )
