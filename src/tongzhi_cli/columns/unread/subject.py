"""What a heading or a note is of: the record on 学信网, nothing that it names, or another thing.

Who has looked is asked of much in a class (是否登录学习通), and signs are explained of much
(考勤正常的打√): only what names the record, or nothing at all, is about the result.

>>> [names_another(one) for one in ("看完没", "是否核对学籍信息", "是否登录学习通", "学费核对")]
[False, False, True, True]
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of
from tongzhi_cli.columns.other_words import PEOPLE
from tongzhi_cli.columns.questions import asks_looked
from tongzhi_cli.columns.vocabulary import ITEMS
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.model.words import (
    CHANGES,
    CHECK_VERBS,
    FAULTS,
    LOOK_VERBS,
    NOT_RIGHT,
    OUTCOMES,
    OWN_CHECK_VERBS,
    REMARKS,
    RETAKES,
    RIGHT,
    RIGHT_TOO,
    WHETHER,
    either,
)

#: One of these is of the record, whatever stands around it.
_OF_RECORD_ALONE = ("学信网", "学籍", "照片", "图像", "头像", "相片", "校对", "毕业证")
#: What says nothing of what a heading is about.
_AROUND = (
    "请", "你", "您", "我", "本人", "自己", "个人", "学生", "同学", "毕业生", "大家", "的", "了",
    "过", "完", "好", "已", "已经", "没", "没有", "不", "无", "有", "存在", "是", "否", "与否",
    "吗", "呢", "还", "都", "均", "全", "全部", "完全", "所有", "各项", "一切", "以上", "上述",
    "上", "中", "里", "在", "到", "去", "并", "和", "与", "及", "地", "再", "一遍", "一下",
    "一次", "仔细", "认真", "逐项", "登录", "登陆", "登", "看", "查", "核", "查询", "网站", "官网",
    "网上", "系统", "完成", "完毕", "结束", "状态", "状况", "进度", "进展", "打勾", "打钩", "对勾",
    "打", "勾", "处", "确定", "签名", "备注", "对", "错", "误", "错的", "对的", "显示", "名单",
    "表", "届", "信息表", "本科", "专科", "截图", "保存", "本次", "今年", "及时", "如实", "按要求",
    "打开", "进入", "浏览", "阅读", "内容", "资料", "页面", "学信档案", "学信", "毕业", "app",
    "APP", "亲自", "又", "次", "一", "两", "遍", "也", "才", "就", "把", "将", "对照", "么", "啦",
    "写", "填", "列", "栏", "格", "那", "这", "话", "地方", "后面", "下面", "就行", "即可", "就好",
    "可以", "行", "直接", "等于", "表示", "代表", "算", "视为", "默认", "为", "则", "说明", "出",
)  # fmt: skip
#: A student's own word for it: 本人确认.
_OWN_CHECK = rf"(?:本人|学生|学生本人|个人|自己){either(CHECK_VERBS)}"
#: Boxes for what is wrong, and what is asked to be done to it: 照片是否需要重拍.
_WRONG_ALONE = frozenset(("有误", "有错", "有问题", "错误", "异常", "有异常", *NOT_RIGHT))
_CHANGE = rf"(?:是否|是不是|要不要|需不需要?)?(?:需要?|要){either((*CHANGES, *RETAKES))}"


def names_another(text: str) -> bool:
    """Whether anything is left of *text* once the record, and how one looks at it, is taken out.

    >>> [names_another(one) for one in ("考勤正常", "没问题", "自己的信息都正确", "学位信息")]
    [True, False, False, True]
    """
    return any(map(str.isalpha, _left(re.sub(PEOPLE, "", text))))


def asks_record_looked(heading: str) -> bool:
    """Whether a *heading* (as `normal` writes it) asks if somebody has looked at the record.

    >>> [asks_record_looked(one) for one in ("看完没", "是否登录学信网", "是否已核对缴费", "照片")]
    [True, True, False, False]
    >>> [asks_record_looked(one) for one in ("本人确认", "学生核对", "缴费确认")]
    [True, True, False]
    """
    is_asked = asks_looked(heading) or re.fullmatch(_OWN_CHECK, heading) is not None
    return is_asked and not names_another(heading)


def asks_wrong(heading: str) -> bool:
    """Whether who ticks a cell below a *heading* says that the record is wrong.

    >>> [asks_wrong(one) for one in ("有误", "照片是否需要重拍", "信息需要更正")]
    [True, True, True]
    >>> [asks_wrong(one) for one in ("无误", "是否需要更换宿舍", "照片")]
    [False, False, False]
    """
    rest, asked = re.subn(_CHANGE, "", heading)
    return is_box_of_wrong(heading) or (asked > 0 and not names_another(rest))


def is_box_of_wrong(heading: str) -> bool:
    """Whether a *heading* is the box for 有误, beside one for 无误 or for the result.

    >>> is_box_of_wrong("有误"), is_box_of_wrong("有问题"), is_box_of_wrong("照片是否需要重拍")
    (True, True, False)
    """
    return column_of(heading, Paper.SIGNED) is Column.WRONG or heading in _WRONG_ALONE


def is_of_its_photo(heading: str) -> bool:
    """Whether a *heading* is of the photo on 学信网, and no other one.

    >>> [is_of_its_photo(one) for one in ("学信网照片", "学籍照片情况", "照片", "纸质照片")]
    [True, True, False, False]
    """
    named = any(word in heading for word in ("学信网", "学籍", "学历"))
    photo = any(word in heading for word in ITEMS[Column.PHOTO])
    return named and photo and not names_another(heading)


def names_record(text: str) -> bool:
    """Whether a heading, or a clause of a note, says that it is about the record.

    >>> [names_record(one) for one in ("信息没问题的打√", "软件1401学信网情况", "没问题的打√")]
    [True, True, False]
    >>> [names_record(one) for one in ("核对：没问题的写1", "学费核对：没问题的写1", "贷款信息")]
    [True, False, False]
    """
    return any(
        any(word in clause for word in _OF_RECORD_ALONE)
        or (any(word in clause for word in _named()) and not names_another(clause))
        for clause in re.split(r"[，,；;。！!：:、（()）\n\s]", text)
    )


@cache
def _named() -> frozenset[str]:
    """What names the record, or what is done to nothing else."""
    from tongzhi_cli.anomaly.items.record_items import ITEM_OF  # noqa: PLC0415  (start fast)

    return frozenset((*chain.from_iterable(ITEMS.values()), *OWN_CHECK_VERBS, *ITEM_OF, "学信网"))


@cache
def _known() -> frozenset[str]:
    told = (*CHECK_VERBS, *LOOK_VERBS, *OUTCOMES, *REMARKS, *RIGHT, *RIGHT_TOO, *FAULTS)
    return _named().union(told, NOT_RIGHT, WHETHER, _AROUND, _OF_RECORD_ALONE)


def _left(text: str) -> str:
    return "".join(_unknown(text))


def _unknown(text: str) -> Iterator[str]:
    """The characters of no word that is known, the longest word first."""
    at = 0
    while at < len(text):
        end = next((to for to in range(at + 9, at, -1) if text[at:to] in _known()), None)
        if end is None:
            yield text[at]
        at = end or at + 1
