"""One answer out of a choice and the detail that a questionnaire asks for behind it.

Source: the exports of 问卷星, 腾讯文档 and 腾讯问卷 (docs/design-notes.md): several choices are
joined by ┋, a choice may carry its letter and what was typed beside it, 其他〖照片不清楚〗.

>>> combined("有误", "民族应为回族").text, combined("A.无误", "(跳过)").text
('民族应为回族', '无误')
>>> combined("B.照片有误┋C.姓名有误", "").text, combined("照片有误", "不是本人").text
('照片有误；姓名有误', '照片有误：不是本人')
>>> combined("照片有误┋个人信息有误", "").text, combined("有误┋照片有误", "").text
('照片有误；个人信息有误', '照片有误')
>>> combined("无误", "姓名显示成了张珊")
Combined(text='姓名显示成了张珊', contradicts=True)
>>> [combined("无误", one).contradicts for one in ("有点丑", "不太满意", "太黑了", "有误")]
[False, False, True, True]
"""

import re
from collections.abc import Sequence

from tongzhi_cli.anomaly.items.record_items import ITEM_OF, PHOTO, items_in
from tongzhi_cli.anomaly.lists.remarks import without_remarks
from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.result.beside_notation import CHOSEN_TOO, with_cell
from tongzhi_cli.answers.result.beside_right import casts_doubt
from tongzhi_cli.answers.result.in_words import OPTION
from tongzhi_cli.answers.result.judge import is_blank, judge
from tongzhi_cli.columns.whether import asks_good, denies_fault
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.model.words import (
    CHANGES,
    IT_IS_SO,
    SAID_BESIDE,
    SAYS_NO,
    THERE_IS,
    THERE_IS_NONE,
    WRONG,
    YES,
    YES_TO_IT,
    either,
)
from tongzhi_cli.named_tuple import NamedTuple

#: Said behind what is right of some questions, where others were left open.
LEFT_OPEN = "其余没有答"
#: That each item is wrong, as nobody's record is: who says so slipped, or took 有误 for 核对了.
ALL_WRONG = "各项都有误"
#: So many items at least make it unlikely.
_MOST_WRONG = 4
_ONLY_WRONG = (
    rf"(?:信息|我的|本人|个人|否|是|的|有(?=不)|[，,。.！!\s（()）])*{either(WRONG)}+"
    r"(?:的|了|[。.！!\s）)])*"
)
_TYPED_BESIDE = r"^(?P<label>[^〖]*)〖(?P<typed>.*)〗$"
#: What people write who have nothing to add; 没反馈 and 没说 tell that it is still to come.
_NONE = (
    r"(?:暂时?|目前|都)?(?:没有?|无)(?:了|啊|的)?[。.！!]*$|不(?:需要|用)|无需|"
    rf"(?:暂时?|目前|都|也|我)*(?:没有?|无)(?:其[他它]|别的|什么|啥|需要|要|想|好|可)++再?"
    rf"{either(SAID_BESIDE)}(?:的|了|啊|呀|哈)*[。.！!]*$"
)
#: What an option says to whoever chooses it, not about the record.
_ORDER = (
    r"[（(【\[]?[^（()）【】\[\]，,]{0,60}(?:请|须|需要?|转|跳|如选|若选|选此项)"
    r"[^（()）【】\[\]]{0,60}[）)】\]]?$"
)
_OF_ORDER = frozenset("请须需转跳选")
#: The picture in front of an option, where it says the same: ❌ 有错.
_SIGN = r"^(?:(?P<bad>[❌⚠⭕❗🚫✖])|[✅✔☑])\ufe0f?\s+(?=\w)"
#: What was typed for an option that has no words of its own.
_TYPED_FOR_OTHER = r"^其[他它]\s?[:：]\s?(?=\S)"


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
    said = beside = clean_answer(detail)
    if not choice and judge(said, ok_text, ok_synonyms).status is Status.VAGUE:
        return Combined(said)  # 有误 in a column for what is wrong, and nothing chosen
    if not (choice or says_nothing(said)) and judge(said, ok_text, ok_synonyms).status is Status.OK:
        return Combined(said)  # 都正确, and nothing chosen
    only_wrong = said and says_only_wrong(said)
    if says_nothing(said) or not (only_wrong or _says_what(said, ok_text, ok_synonyms)):
        said = ""
    good, named, vague = [], [], []
    against = False
    for option in filter(None, map(str.strip, choice.split("┋"))):
        text = _without_order(option, ok_text, ok_synonyms)
        if match := re.fullmatch(_TYPED_BESIDE, text, re.DOTALL):
            label = _without_order(match["label"], ok_text, ok_synonyms)
            text, inside = combined(label, match["typed"], ok_text, ok_synonyms)
            against |= inside
        match judge(text, ok_text, ok_synonyms).status:
            case Status.OK:
                good.append(text)
            case Status.ANOMALY:
                named.append(text)
            case Status.UNCLEAR if _says_what(text, ok_text, ok_synonyms):
                named.append(text)
            case _ if text:
                vague.append(text)
            case _:
                pass
    if good and not (named or vague):
        alone = judge(said, ok_text, ok_synonyms).status
        if said and alone in {Status.UNCLEAR, Status.VAGUE}:
            whole = f"{good[0]}，{said}"
            if judge(whole, ok_text, ok_synonyms).status is Status.OK:
                said = ""  # 无误 and thanks, or what somebody thinks of the photo
        elif not said and casts_doubt(beside, ok_text, tuple(ok_synonyms)):
            said = f"{good[0]}，{beside}"  # 未核对
            if judge(said, ok_text, ok_synonyms).status is Status.OK:
                return Combined(with_cell(good[0], "说明", beside))  # 晚上再看一遍
        return Combined(said, contradicts=True) if said else Combined(good[0])
    if vague and said and not (good or named) and _is_before(vague):
        return Combined(with_cell("；".join(vague), "说明", said))
    if good and (named or vague) and not said and "〗" not in choice:
        return Combined(with_cell(good[0], CHOSEN_TOO, "；".join(named or vague)))
    if (named or vague) and _takes_it_back(beside, choice, ok_text, ok_synonyms):
        return Combined(with_cell("；".join(named or vague), "说明", beside))
    said = "" if only_wrong else said  # no more than the choice
    said = said or (beside if not only_wrong and _tells_more(beside) else "")  # 户口迁了
    if said and not any(said in one for one in named):
        new = [one for one in named if one not in said]
        named = [f"{'；'.join(new)}：{said}"] if new else [said]
    if named and not said:  # 照片有误┋个人信息有误: both, and not 有误 beside what is named
        named += [one for one in vague if not re.match(either(WRONG), one)]
    told = "；".join(named or vague)
    if said == told and judge(told, ok_text, ok_synonyms).status is Status.UNCLEAR and vague:
        told = f"{'；'.join(vague)}：{said}"  # 有误，照片
    return Combined(told, contradicts=against or bool(good))


def says_only_wrong(said: str) -> bool:
    """Whether an answer only says that something is wrong: 信息有误, and not 正确，就是丑了点."""
    return re.fullmatch(_ONLY_WRONG, said, re.IGNORECASE) is not None


def typed(said: str) -> str:
    """What somebody chose, without its picture, and without 其他 in front of what was typed.

    >>> typed("其他:没找到学籍信息"), typed("其他:无"), typed("其他:-")
    ('没找到学籍信息', '其他:无', '其他:-')
    >>> typed("❌ 有错"), typed("✅ 是我"), typed("❌ 无误"), typed("✅照片")
    ('有错', '是我', '❌ 无误', '✅照片')
    """
    if sign := re.match(_SIGN, said):
        rest = said[sign.end() :]
        is_no = re.fullmatch(_NO, rest) is not None
        is_bad = is_no or judge(rest).status in {Status.VAGUE, Status.ANOMALY}
        return rest if is_bad is bool(sign["bad"]) else said
    rest = re.sub(_TYPED_FOR_OTHER, "", said)
    says = rest != said and not (is_blank(rest) or re.fullmatch(f"{_YES}|{_NO}", rest))
    return rest if says else said


def is_wrong(about: str) -> str:
    """That what a question is *about* is wrong; of a list of items nobody said which.

    >>> is_wrong("学历照片"), is_wrong("姓名、性别、民族"), is_wrong("院校专业学制"), is_wrong("")
    ('学历照片有误', '信息有误', '信息有误', '有误')
    >>> is_wrong("学业信息"), is_wrong("学籍信息")
    ('信息有误', '学籍信息有误')
    """
    items = items_in(about)
    if len(items) > 1:
        return "有误" if PHOTO in items else "信息有误"
    if not items and about.endswith("信息") and judge(f"{about}有误").status is Status.UNCLEAR:
        return "信息有误"  # 学业信息
    return f"{about}有误"


def _is_before(chosen: Sequence[str]) -> bool:
    """Whether what was chosen says that nobody has looked yet, whatever is told beside it.

    >>> _is_before(["⏳未核对"]), _is_before(["有误"])
    (True, False)
    """
    return all(judge(one).status is Status.MISSING for one in chosen)


def are_all_wrong(wrong: Sequence[str], asked: int) -> bool:
    """Whether all of the items *asked* for, and they are many, are *wrong* and nobody says how.

    >>> are_all_wrong(["照片有误", "姓名有误"], 2), are_all_wrong(["1有误", "2有误"] * 2, 4)
    (False, True)
    >>> are_all_wrong(["民族：应为回族", "姓名有误", "照片有误", "专业有误"], 4)
    False
    """
    are_bare = all(one.endswith(WRONG[0]) for one in wrong)
    return asked >= _MOST_WRONG and len(wrong) == asked and are_bare


#: That the choice was not the one that was meant.
_SLIPPED = "(?:不小心)?(?:[点选按勾][错快]|手滑|手抖|误[点选触])了?"


def _takes_it_back(detail: str, choice: str, ok_text: str, ok_synonyms: Sequence[str]) -> bool:
    """Whether a *detail* says that what was chosen as wrong is right: 点快了，专业没错."""
    said = re.sub(_SLIPPED, "", detail)
    if says_nothing(detail) or judge(said, ok_text, ok_synonyms).status is not Status.OK:
        return False
    right, wrong = map(items_named, (said, choice))
    return not (right and wrong) or not right.isdisjoint(wrong)


#: The record but for its photo.
_BUT_THE_PHOTO = ("信息", "资料", "学籍", "文字")


def items_named(text: str) -> set[str]:
    """The items that a text names; of 信息 all but the photo.

    >>> sorted(items_named("学历照片")), len(items_named("个人信息")) > 9, items_named("第二次")
    (['照片'], True, set())
    """
    items = items_in(text)
    if any(word in text for word in _BUT_THE_PHOTO):
        items |= {item.name for item in ITEM_OF.values()} - {PHOTO}
    return items


def _says_what(text: str, ok_text: str, ok_synonyms: Sequence[str]) -> bool:
    """Whether *text* says what is wrong, beside 有误 if not by itself; or what nobody understands.

    >>> [_says_what(one, "无误", ()) for one in ("照片不对", "照片", "有只猫", "收到", "无误")]
    [True, True, True, False, False]
    """
    alone = judge(text, ok_text, ok_synonyms)
    if alone.status is Status.VAGUE:  # 太黑 of a photo; 有误 says no more than the choice
        return not says_only_wrong(alone.text)
    if alone.status is not Status.UNCLEAR:
        return alone.status is Status.ANOMALY
    beside = judge(f"{WRONG[0]}，{text}", ok_text, ok_synonyms)
    return bool(alone.rest) or beside.status is Status.ANOMALY


#: What is said to be polite, or that somebody has looked.
_COURTESIES = frozenset("HJLKSGUBZ,")
#: An option that was chosen, and nothing written behind it.
_OPTION_OTHER = "其[他它余](?:问题|情况|错误|信息)?"


def _tells_more(detail: str) -> bool:
    """Whether *detail* has any words but courtesies: beside 有误 they stay, vague as they are.

    >>> [_tells_more(one) for one in ("身份证过期", "改过了", "谢谢", "1", "备注：无", "其他")]
    [True, True, False, False, False, False]
    """
    if not detail or says_nothing(detail) or re.fullmatch(_OPTION_OTHER, detail):
        return False
    from tongzhi_cli.anomaly.reading import read  # noqa: PLC0415  seldom asked

    told = read(without_remarks(detail)).clauses
    words = [word for one in told for word in one.words if word.part not in _COURTESIES]
    return any(not word.word.isascii() for word in words)


def says_nothing(detail: str) -> bool:
    """Whether people have nothing to add.

    >>> says_nothing("暂无"), says_nothing("没什么要说的"), says_nothing("没有照片")
    (True, True, False)
    >>> [says_nothing(one) for one in ("没有要反馈的", "没反馈", "没有说明", "我没说", "没再说")]
    [True, False, False, False, False]
    """
    return re.match(_NONE, detail) is not None


def _without_order(option: str, ok_text: str, ok_synonyms: Sequence[str]) -> str:
    """An option without its letter, and without what it tells people to do.

    >>> [_without_order(one, "无误", ()) for one in ("B.有误（请在下一题写明）", "有误，请说明")]
    ['有误', '有误']
    >>> [_without_order(one, "无误", ()) for one in ("有误（姓名显示张珊）", "照片请更换")]
    ['有误（姓名显示张珊）', '照片请更换']

    What somebody typed beside it is theirs.

    >>> _without_order("有误（请写明）〖忘记密码，请找客服〗", "无误", ())
    '有误〖忘记密码，请找客服〗'
    """
    label, mark, typed_beside = re.sub(OPTION, "", option).partition("〖")
    if len(label) < 3 or _OF_ORDER.isdisjoint(label):
        return label + mark + typed_beside
    less = re.sub(_ORDER, "", label)
    less = less.rstrip("，, ")
    if less and less != label and not _says_what(less, ok_text, ok_synonyms):
        label = less
    return label + mark + typed_beside


_YES = either((*YES, *YES_TO_IT))
_NO = either((SAYS_NO, f"无需{either(CHANGES)}?"))
#: What says that all is right where a question denies the fault: 没有问题吗.
_NOTHING_WRONG = either((*IT_IS_SO, *THERE_IS_NONE))
#: Characters that 是 and 否 in their many words begin with.
_OF_YES_OR_NO = frozenset(_YES + _NO + "是否不")
_FIRST_CLAUSE = r"(?:是的?|否|有|不是的?)[，,、（(：:\s]++(.+?)[）)]?$"


def answered(question: str, said: str, ok_text: str = "无误") -> str:
    """是 and 否 in the words of what was asked; every other answer as it stands.

    >>> answered("信息是否无误", "是"), answered("信息是否无误", "否"), answered("民族", "是")
    ('无误', '有误', '是')
    >>> answered("有无错误", "无"), answered("是否有问题", "是"), answered("是否无误", "否，有误")
    ('无误', '有误', '有误')
    >>> [answered("信息没有问题吗", said) for said in ("是", "没有", "有", "否")]
    ['无误', '无误', '有误', '否']
    >>> [answered("信息是否没有问题", said) for said in ("是", "没有", "有", "否")]
    ['无误', '无误', '有误', '有误']
    """
    bare = re.sub(OPTION, "", said).strip("。.！! ()（）")
    if not _OF_YES_OR_NO.issuperset(bare[:1].lower()):
        return said
    if clause := re.fullmatch(_FIRST_CLAUSE, bare, re.DOTALL):
        return clause[1]
    is_yes = re.fullmatch(_YES, bare, re.IGNORECASE) is not None
    is_no = re.fullmatch(_NO, bare, re.IGNORECASE) is not None
    if not (is_yes or is_no):
        return said
    if denies_fault(question) and re.fullmatch(_NOTHING_WRONG, bare):
        return ok_text
    if denies_fault(question) and re.fullmatch(either(THERE_IS), bare):
        return "有误"
    good = asks_good(question)
    if good is None:
        return said
    return ok_text if good is is_yes else "有误"
