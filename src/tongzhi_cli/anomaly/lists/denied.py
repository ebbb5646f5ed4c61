"""What denies a fault, composed of lists: 没有 × 任何 × 错误 × 的地方, and the like.

A word that is added to one of the lists is known beside all of the others. Besides what is denied
(没有什么要改的, 一个错的都没有, 有无异常：无) it knows what did not happen to a student
(我没转过专业): that says nothing of how the record is, and is no fault either.
"""

import re
from collections.abc import Collection
from functools import cache

from tongzhi_cli.anomaly.lists.denied_words import (
    ANY,
    ASKS_WHETHER,
    CHANGE,
    CHECKED,
    COMMON,
    DENIED_FAULTS,
    END_OF_CLAUSE,
    FAULT_WORDS,
    NO,
    NONE,
    NOT,
    NOT_SO_BAD,
    SEEN,
    TAIL,
    any_of,
    words_of,
)
from tongzhi_cli.model.text import replaced
from tongzhi_cli.model.traditional import simplified
from tongzhi_cli.model.words import (
    CHANGES,
    CHANGES_TOO,
    FAULTS,
    NOT_RIGHT,
    RIGHT,
    RIGHT_TOO,
)

_ANY_OF_IT = words_of(
    "任何、什么、啥、啥子、么子、一点儿?、半点儿?、丝毫、一丝、一个、半个、一处、一项、一条、"
    "哪怕一点、哪怕一个"
)
_QUANTITIES = words_of(
    "一个、半个、一处、一项、一条、一点儿?、半点儿?、一、哪里、哪儿、丝毫、分毫、一星半点"
)
_IN_FRONT = (
    *COMMON,
    *NOT_RIGHT,
    *words_of("错误的、错的、错、差、不对的、有误的、出错的、写错的"),
)
_NEEDLESS = words_of(
    "无需、无须、毋需、不用、不需要?、不必、不须、没有?必要、没有?需要、用不着、唔使、唔需要、"
    "甭、莫消、不消、不得用"
)
_LABELS = words_of(
    "异常、错误、有误、不符、问题、有问题、不对、有出入、差错、不一致、需更正、需要更正、"
    "需修改、需要修改、"
    "需勘误、需要勘误、更正、修改、勘误、待更正、要改、要更正、要修改、"
    "修改意见、更正意见、勘误意见、有误项、错误项"
)
_PLACES = words_of("情况、地方、之处、内容、项、处、信息、说明、项目、现象、事项、字段")
_IS_ME = words_of("为本人、是本人、本人、本人照片")
_NOTHING = "(?:没有|没|无|暂无|否|不存在|未发现|不是|不需要?)"


#: What a denial at length has, and a plain one has not: to compile its pattern is costly.
_AT_LENGTH = (
    "、", "等", "之类", "一类", "这些", "那些", "这类", "此类", "什么的", "情况", "现象",
    "情形", "状况", "的问题", "的错误",
    "?", "？", "哪有", "哪来", "哪里有", "能有", "会有", "可能有", "或", "通知", "上述", "以上",
    "老师", "0", "零", "〇",
)  # fmt: skip
_NOT_THERE = ("发现", "存在", "出现", "发生", "未见", "不含", "遇到", "有过")
_OF_ITEMS = (
    "片", "名", "息", "别", "族", "证", "号", "业", "期", "图", "像", "籍", "缺", "模糊", "不清",
    "漏",
)  # fmt: skip


def is_at_length(text: str) -> bool:
    """Whether a text may deny something at length, so that the costly pattern is made."""
    return any(one in text for one in _AT_LENGTH) or (
        any(one in text for one in _NOT_THERE) and any(one in text for one in _OF_ITEMS)
    )


@cache  # only of a text that may deny something is the long pattern made
def denial() -> str:
    """What denies a fault.

    Without 什么 or its like, 照片异常没有 might say two things. Last come the labels of forms and
    longer sentences: 有误的地方：无; 有无异常：无异常; 是否正确：是; 没有照片不对的情况;
    不是姓名错，是身份证号错.
    """
    return (
        f"(?:{any_of(NOT)}{any_of(SEEN)}(?:过|有|存在)?|{any_of((*NO, *NONE))}有?)"
        f"{any_of(ANY)}{{0,2}}[的是有]?"
        f"{any_of(DENIED_FAULTS)}(?:(?:和|与|或|或者|及|以及|、)?{any_of(COMMON)}){{0,3}}{TAIL}|"
        f"{any_of(_ANY_OF_IT)}的?{any_of(COMMON)}(?:都|也|均)?{any_of(NO)}|"
        rf"{any_of(_ANY_OF_IT)}的?{any_of(_IN_FRONT)}{TAIL}(?:都|也|均|是)*"
        f"(?:{any_of(NOT)}{any_of(SEEN)}|{any_of(NO)}){END_OF_CLAUSE}|"
        rf"{any_of(_QUANTITIES)}(?:字|数字|数|笔|画|地方)?(?:都|也|均)?(?:没有?|不|无)(?:[错差]|有[错差]){END_OF_CLAUSE}|"
        f"{any_of(_NEEDLESS)}(?:再|做|作|进行|去|参加)?(?:任何)?(?:{CHANGE}|补采集?)"
        rf"|{any_of(_LABELS)}的?{any_of(_PLACES)}{{0,2}}\s?[:：]\s?(?:没有|没|无|暂无)(?![^\W_])"
        rf"|{any_of(ASKS_WHETHER)}(?:需要?|修改|更正|其他|不同){{0,2}}"
        rf"{any_of((*DENIED_FAULTS, *CHANGES))}"
        rf"{TAIL}\s?[:：,，?？]?\s?{_NOTHING}"
        rf"(?:{any_of(COMMON)}|误)?(?![^\W_])"
        rf"|是否(?:均|都|全部)?{any_of((*RIGHT, *RIGHT_TOO, *_IS_ME))}\s?[:：?？]\s?"
        rf"(?:是的?|对的?|yes|{any_of((*RIGHT, *RIGHT_TOO))})(?![^\W_])"
        rf"|(?:{any_of((*NO, *NONE))})[^，。；,;！!？?\s]{{1,8}}?{any_of(COMMON + NOT_RIGHT)}"
        rf"[^，。；,;！!？?\s]{{0,8}}的(?:情况|现象|情形)"
        r"|不是因?为?[^，。；,;！!？?\s]{1,8}(?:错了?|有误|不对|的?问题)(?=[，,]\s?而?是)"
        r"|(?<![0-9.])0个?(?:错误|问题|差错|异常|误差|出入)"
    )


@cache  # costlier still
def whole_denial() -> str:
    """What denies a fault, at length (`lists.at_length`) or not."""
    from tongzhi_cli.anomaly.lists.at_length import denied_at_length  # noqa: PLC0415  (seldom)

    return f"{denied_at_length()}|{denial()}"


#: What a denial begins with, and what it denies: a text without both is none, and does not wait
#: for the long pattern to be compiled.
DENIAL_BEGINS = frozenset(
    (
        *NOT,
        *NONE,
        *_ANY_OF_IT,
        *_NEEDLESS,
        "哪有",
        "哪来",
        "哪里有",
        "能有",
        "会有",
        "可能有",
        "不差",
        "不错",
        "不有差",
        "不有错",
    )
)
NAUGHT = frozenset(
    (
        *(f"0{one}" for one in "个错问差异误出项处条"),
        *(
            f"{one}{naught}"
            for one in ("项", "误", "点", "处", "题", "常", "错", "数", ":", "：")
            for naught in "0零〇"
        ),
    )
)
NOT_BUT = frozenset(f"{comma}{but}" for comma in "，," for but in ("是", "而是"))
_DENIED = frozenset(
    word.split("(?!", maxsplit=1)[0]
    for word in (*FAULT_WORDS, "差", *CHANGES, *CHANGES_TOO, "改", "补采")
)
WHAT_IS_ASKED = frozenset((*_DENIED, *RIGHT, *RIGHT_TOO, "本人"))
_BEFORE_NONE = tuple(word[:-1] for word in NONE if word.endswith("无") and len(word) > 1)
#: The plainest denials, which nearly every class and notice has: 没问题, 无异常.
AT_ONCE = frozenset(f"{no}{fault}" for no in ("没有", "没", "无") for fault in FAULTS)
#: What is understood wherever a fault is denied.
_OK = "无误"

#: What may happen to a student, so that a record has to follow.
_EVENTS = words_of(
    "转专业、转系、转班、换专业、换班、转学、改名字?、改姓、改姓名、更名、休学、复学、退学、"
    "留级、降级、当兵、"
    "参军、入伍、延期、延毕、延期毕业、换身份证、换号、迁户口、变动、异动、学籍异动、曾用名、改民族"
)
#: One of these stands in whatever says that nothing of them happened.
_TOLD_OF = (
    *_EVENTS, *"改转换", "退役士兵", "专升本", "休过学", "退过学", "留过级", "当过兵", "降过级",
    *(f"不是{who}{no}" for who in ("", "我", "本人", "故意", "有意", "想") for no in "没不"),
)  # fmt: skip


@cache
def _not_happened() -> str:
    """我没转专业, 没有改过名: of the student, and not of what 学信网 has not done."""
    return (
        r"(?:(?<![^，。；,;！!？?\s（(])|(?<=我)|(?<=本人)|(?<=也)|(?<=并)|(?<=从)|(?<=期间)|(?<=一直)|(?<=又))"
        r"(?:从来?|并|也|又)?(?:没有?|木有|未曾?|无|不存在)(?:有|办过?|办理过?|申请过?)?"
        rf"(?:{any_of(_EVENTS)}|[改转换]过?(?:名字?|专业|系|班|学校|姓)|休过学|退过学|留过级|当过兵|降过级)过?(?:的情况|情况)?(?:[哈啊呀呢哦的]|(?=[，。；,;！!\s]|$))"
        rf"|(?<![^，。；,;！!\s（(])曾用名[:：]?(?:没有|无)|非(?:{any_of(_EVENTS)}|退役士兵|专升本)(?:学生|生|人员)?"
        rf"|不是{any_of(_EVENTS)}(?:的|生|过来的)"
        rf"|不是(?:我|本人|故意|有意|想)?(?:没有?|不)(?:{any_of(CHECKED)}|[看回填交登弄理查])[的啊哈呀]?"
    )


#: What says that something is not so, with how that begins: 不是本人 is a fault.
TURNED = (
    *(f"不是{one}" for one in "没无缺未看不别他旁其另同室舍陌明网老旧以之小高照图相头"),
    *(f"不是{one}" for one in "姓名性民出证专身学信层班入毕说因"),
    *(f"不是{one}" for one in ("人家", "我哥", "我弟", "我姐", "我妹", "我的", "我室", "我同")),
    *(f"{no}{one}" for no in ("不", "没", "没有") for one in NOT_SO_BAD),
    "并非", "唔系", "没说", "不系",
)  # fmt: skip


def _may_deny(text: str) -> bool:
    """Whether a text has what a denial begins with, and what it could deny."""

    def has(words: Collection[str]) -> bool:
        return any(word in text for word in words)

    if has(ASKS_WHETHER) and has(WHAT_IS_ASKED):
        return True
    is_turned = "不是" in text and any(but in "".join(text.split()) for but in NOT_BUT)
    is_asked = "?" in text or "？" in text
    return (is_turned or is_asked or has(DENIAL_BEGINS) or has(NAUGHT)) and has(_DENIED)


def denials_in(text: str) -> list[tuple[int, int]]:
    """Where *text*, in simplified characters, denies a fault.

    >>> denials_in("照片没有任何问题"), denials_in("没有照片")
    ([(2, 8)], [])
    >>> denials_in("一个错的都没有"), denials_in("有无异常：无"), denials_in("一处错没有改")
    ([(0, 7)], [(0, 6)], [])
    >>> denials_in("不是姓名错，\\n是身份证号错")
    [(0, 5)]
    """
    # 无误 between commas denies a fault by itself
    pieces = text.replace(",", "，").split("，")
    if _may_deny("，".join([one for one in pieces if one != _OK])):
        return _denied(text)
    found, at = [], 0
    for one in pieces:
        if one == _OK:
            found.append((at, at + len(one)))
        at += len(one) + 1
    return found


def _denied(text: str) -> list[tuple[int, int]]:
    found = re.finditer(whole_denial(), text) if is_at_length(text) else re.finditer(denial(), text)
    return [one.span() for one in found]


def may_be_denied_in(text: str) -> list[tuple[int, int]]:
    """Where *text* denies a fault, and perhaps the one behind it.

    >>> may_be_denied_in("没有错误、信息遗漏"), may_be_denied_in("没问题、民族错了")
    ([(0, 9)], [])
    """
    text = simplified(text)
    if "、" not in text or not _may_deny(text):
        return []
    from tongzhi_cli.anomaly.lists.at_length import either_way  # noqa: PLC0415  (seldom asked)

    return [one.span() for one in re.finditer(either_way(), text)]


def without_denials(text: str) -> str:
    """*text* in simplified characters with 无误 for whatever denies a fault, for matching only.

    >>> without_denials("照片没有任何問題，民族應為回族"), without_denials("没有照片")
    ('照片无误，民族应为回族', '没有照片')
    """
    text = simplified(text)
    if text in AT_ONCE:
        return _OK
    front = text.removesuffix(_OK)  # 信息无误 says it already; 毫无误 does not
    if _may_deny(text if front.endswith(_BEFORE_NONE) else front):
        return replaced(text, denials_in(text), _OK)
    return text


def admitted_in(text: str) -> list[tuple[int, int]]:
    """Where *text* says yes to the form's own question whether something is wrong.

    >>> admitted_in("有无错误：有，姓名错"), admitted_in("有无错误：无")
    ([(0, 6)], [])
    """
    if not any(word in text for word in (*ASKS_WHETHER, "?", "？")):
        return []
    from tongzhi_cli.anomaly.lists.at_length import admitted  # noqa: PLC0415  (seldom asked)

    return [one.span(one.lastgroup or 0) for one in re.finditer(admitted(), text)]


def not_happened_in(text: str) -> list[tuple[int, int]]:
    """Where *text* says that nothing happened to the student that a record would show.

    >>> not_happened_in("我没转专业，都对"), not_happened_in("学信网没有改名")
    ([(1, 5)], [])
    """
    if not any(no in text for no in "没未无木不非"):
        return []
    spans: list[tuple[int, int]] = []
    if any(one in text for one in _TOLD_OF):
        spans = [one.span() for one in re.finditer(_not_happened(), text)]
        if spans == [(0, len(text.rstrip("。！!")))]:
            return []  # by itself it may be a fault
    if any(one in text for one in TURNED):
        from tongzhi_cli.anomaly.lists.at_length import not_so  # noqa: PLC0415  (seldom asked)

        taken = spans
        spans = sorted(
            taken
            + [
                one.span()
                for one in re.finditer(not_so(), text)
                if not any(one.start() < end and start < one.end() for start, end in taken)
            ]
        )
    return spans


def without_what_did_not_happen(text: str) -> str:
    """*text* without 我没转过专业 and the like, and 无误 for 没糊 and 不是别人, for matching only.

    >>> without_what_did_not_happen("我没休学，都对"), without_what_did_not_happen("休学")
    ('我，都对', '休学')
    >>> without_what_did_not_happen("照片没糊，姓名错了")
    '照片无误，姓名错了'
    """
    for start, end in reversed(not_happened_in(text)):
        is_denied = any(one in text[start:end] for one in TURNED)
        text = f"{text[:start]}{_OK if is_denied else ''}{text[end:]}"
    return text
