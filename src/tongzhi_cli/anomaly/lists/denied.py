"""What denies a fault, composed of lists: 没有 × 任何 × 错误 × 的地方, and the like.

A word that is added to one of the lists is known beside all of the others. Besides what is denied
(没有什么要改的, 一个错的都没有, 有无异常：无) it knows what did not happen to a student
(我没转过专业): that says nothing of how the record is, and is no fault either.
"""

import re
from collections.abc import Collection, Iterable
from functools import cache

from tongzhi_cli.model.text import replaced
from tongzhi_cli.model.traditional import simplified
from tongzhi_cli.model.words import (
    CHANGES,
    CHANGES_TOO,
    CHECK_VERBS,
    FAULTS,
    LOOK_VERBS,
    NOT_RIGHT,
    NOT_RIGHT_TOO,
    RIGHT,
    RIGHT_TOO,
    either,
)


def words_of(*lists: str) -> tuple[str, ...]:
    """Words as they are listed below, divided by 、; a last character with ? may be left out."""
    listed = (word for one in lists for word in one.split("、") if word)
    return tuple(
        word for one in listed for word in ((one[:-1], one[:-2]) if one.endswith("?") else (one,))
    )


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of *words*, the longest first; each may end in what may not follow it."""
    return either(sorted(words, key=lambda one: -len(one.split("(?!", maxsplit=1)[0])))


#: 核对 and whatever else is done to a record by looking at it.
CHECKED = (*CHECK_VERBS, *LOOK_VERBS)
_NO = words_of("没有、没、木有、莫有、没得、没的、冒得、木得、木、么有、么得、冇得、冇、莫得、莫")
_NOT = (*_NO, *words_of("未、暂未、尚未、并未、从未、未曾、没能、未能"))
_SEEN = (
    *words_of(
        "发现、见到?、看到、看见、看出来?、查到、查出来?、找到、找出来?、出现、存在、发生、挑出来?"
    ),
    *(f"{verb}{found}" for verb in CHECKED for found in ("出来", "出", "到")),
)
_NONE = words_of(
    "无、毫无、并无、暂无、均无、皆无、全无、未有、不存在、不含、零",
    "看不出来?、看不到、看不见、找不出来?、找不到、找不着、挑不出来?、查不出来?、发现不了",
)
#: How much of it there is not.
_ANY = words_of(
    "哪一项、哪一处、哪一个、哪一条、哪一点、哪一栏、哪项、哪个、哪条、哪里、哪个地方、"
    "什么地方、任何一项、任何一处、任何一个、任何地方、一条、一点、一个字、一个地方、一栏、"
    "半个字、有、任何、什么、啥、啥子、明显的?、丝毫的?、半点儿?、一点儿?、一丁点儿?、一丝、一处、"
    "一个、一项、哪里、哪儿、哪处、其中、半个、一丁点的?、半毛钱、多大、太大的?、其他、别的、"
    "其它、嘢、一、一个的",
)
_CHANGE = any_of((*CHANGES, *CHANGES_TOO, "改(?!姓?名)"))
#: Those that are said side by side (错误和问题), or in front (什么问题都没有).
_COMMON = (*FAULTS, "错别字", "错字", "差错", "差池", "异样", "bug")
_FAULT_WORDS = (
    *_COMMON,
    *words_of(
        "疑义、疑议、错漏、错处、别字、偏差、差异、差别、纰漏、疏漏、缺漏、缺失、漏项、"
        "漏字、掉字、少字、多字、缺字、白字、瑕疵、失误、破绽、硬伤、疏忽、漏洞、错别、矛盾、冲突、偏误、遗失、缺项、错项"
    ),
    *NOT_RIGHT,
    *NOT_RIGHT_TOO,
    *words_of("特殊情况、不妥、不一样、不同、差儿、不合适、不对劲、不对头、对不上、不吻合"),
    *(f"{one}(?!会|以为|点)" for one in words_of("误、有误")),
    *(
        f"{one}(?!过|失|在)"
        for one in words_of("错、有错、写错、填错、打错、录错、输错、弄错、搞错、出错")
    ),
    *(
        f"{may}{do}"
        for may in words_of("需要?、要、可、好")
        for do in words_of("说明、补充、反馈、上报、备注、处理")
    ),
)
_FAULTS = (
    *_FAULT_WORDS,
    "[换写填打录输弄搞印登标选报传贴放拿看拍照排认记叫说]错(?!过|失|在|字)",
    f"(?:需要?|必?要|好|可以?|值得|用得着|必须|应该?|得)(?:再|去|做|作)?{_CHANGE}",
)
_TAIL = "(?:的?(?:地方|之处|情况|信息|内容|现象|点|项|处|东西|字|数据))?"
_ANY_OF_IT = words_of(
    "任何、什么、啥、啥子、一点儿?、半点儿?、丝毫、一丝、一个、半个、一处、一项、一条、"
    "哪怕一点、哪怕一个"
)
_QUANTITIES = words_of(
    "一个、半个、一处、一项、一条、一点儿?、半点儿?、一、哪里、哪儿、丝毫、分毫、一星半点"
)
_IN_FRONT = (
    *_COMMON,
    *NOT_RIGHT,
    *words_of("错误的、错的、错、差、不对的、有误的、出错的、写错的"),
)
_NEEDLESS = words_of(
    "无需、无须、毋需、不用、不需要?、不必、不须、没有?必要、没有?需要、用不着、唔使、唔需要、"
    "甭、莫消、不消、不得用"
)
#: What ends a clause.
_END = r"(?=[了过的啊呀哈呢哦哟啦嘛]*(?:[，。；,;！!？?、~～…\s)）]|$))"
_LABELS = words_of(
    "异常、错误、有误、不符、问题、有问题、不对、有出入、差错、不一致、需更正、需要更正、"
    "需修改、需要修改、"
    "需勘误、需要勘误、更正、修改、勘误、待更正、要改、要更正、要修改、"
    "修改意见、更正意见、勘误意见、有误项、错误项"
)
_PLACES = words_of("情况、地方、之处、内容、项、处、信息、说明、项目、现象、事项、字段")
_WHETHER = words_of("有无、是否有、有没有、有否、是否存在、是否、是不是有")
_IS_ME = words_of("为本人、是本人、本人、本人照片")
_NOTHING = "(?:没有|没|无|暂无|否|不存在|未发现|不是|不需要?)"


@cache  # only of a text that may deny something is the long pattern made
def denial() -> str:
    """What denies a fault.

    Without 什么 or its like, 照片异常没有 might say two things. Last come the labels of forms and
    longer sentences: 有误的地方：无; 有无异常：无异常; 是否正确：是; 没有照片不对的情况;
    不是姓名错，是身份证号错.
    """
    return (
        f"(?:{any_of(_NOT)}{any_of(_SEEN)}(?:过|有|存在)?|{any_of((*_NO, *_NONE))}有?)"
        f"{any_of(_ANY)}{{0,2}}[的是有]?"
        f"{any_of(_FAULTS)}(?:(?:和|与|或|或者|及|以及|、)?{any_of(_COMMON)}){{0,3}}{_TAIL}|"
        f"{any_of(_ANY_OF_IT)}的?{any_of(_COMMON)}(?:都|也|均)?{any_of(_NO)}|"
        rf"{any_of(_ANY_OF_IT)}的?{any_of(_IN_FRONT)}{_TAIL}(?:都|也|均|是)*"
        f"(?:{any_of(_NOT)}{any_of(_SEEN)}|{any_of(_NO)}){_END}|"
        rf"{any_of(_QUANTITIES)}(?:字|数字|数|笔|画|地方)?(?:都|也|均)?(?:没有?|不|无)(?:[错差]|有[错差]){_END}|"
        f"{any_of(_NEEDLESS)}(?:再|做|作|进行|去|参加)?(?:任何)?(?:{_CHANGE}|补采集?)"
        rf"|{any_of(_LABELS)}的?{any_of(_PLACES)}{{0,2}}\s?[:：]\s?(?:没有|没|无|暂无)(?![^\W_])"
        rf"|{any_of(_WHETHER)}(?:需要?|修改|更正|其他|不同){{0,2}}{any_of((*_FAULTS, *CHANGES))}"
        rf"{_TAIL}\s?[:：,，?？]?\s?{_NOTHING}"
        rf"(?:{any_of(_COMMON)}|误)?(?![^\W_])"
        rf"|是否(?:均|都|全部)?{any_of((*RIGHT, *RIGHT_TOO, *_IS_ME))}\s?[:：?？]\s?"
        rf"(?:是的?|对的?|yes|{any_of((*RIGHT, *RIGHT_TOO))})(?![^\W_])"
        rf"|(?:{any_of((*_NO, *_NONE))})[^，。；,;！!？?\s]{{1,8}}?{any_of(_COMMON + NOT_RIGHT)}"
        rf"[^，。；,;！!？?\s]{{0,8}}的(?:情况|现象|情形)"
        r"|不是因?为?[^，。；,;！!？?\s]{1,8}(?:错了?|有误|不对|的?问题)(?=[，,]\s?而?是)"
        r"|(?<![0-9.])0个?(?:错误|问题|差错|异常|误差|出入)"
    )


#: What a denial begins with, and what it denies: a text without both is none, and does not wait
#: for the long pattern to be compiled.
DENIAL_BEGINS = frozenset(
    (*_NOT, *_NONE, *_ANY_OF_IT, *_NEEDLESS, "不差", "不错", "不有差", "不有错")
)
NAUGHT = frozenset(f"0{one}" for one in "个错问差异误出")
NOT_BUT = frozenset(f"{comma}{but}" for comma in "，," for but in ("是", "而是"))
_DENIED = frozenset(
    word.split("(?!", maxsplit=1)[0]
    for word in (*_FAULT_WORDS, "差", *CHANGES, *CHANGES_TOO, "改", "补采")
)
WHAT_IS_ASKED = frozenset((*_DENIED, *RIGHT, *RIGHT_TOO, "本人"))
_BEFORE_NONE = tuple(word[:-1] for word in _NONE if word.endswith("无") and len(word) > 1)
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


def _may_deny(text: str) -> bool:
    """Whether a text has what a denial begins with, and what it could deny."""

    def has(words: Collection[str]) -> bool:
        return any(word in text for word in words)

    if has(_WHETHER) and has(WHAT_IS_ASKED):
        return True
    is_turned = "不是" in text and any(but in "".join(text.split()) for but in NOT_BUT)
    return (is_turned or has(DENIAL_BEGINS) or has(NAUGHT)) and has(_DENIED)


def denials_in(text: str) -> list[tuple[int, int]]:
    """Where *text*, in simplified characters, denies a fault.

    >>> denials_in("照片没有任何问题"), denials_in("没有照片")
    ([(2, 8)], [])
    >>> denials_in("一个错的都没有"), denials_in("有无异常：无"), denials_in("一处错没有改")
    ([(0, 7)], [(0, 6)], [])
    >>> denials_in("不是姓名错，\\n是身份证号错")
    [(0, 5)]
    """
    if _may_deny(text):
        return [one.span() for one in re.finditer(denial(), text)]
    return []


def without_denials(text: str) -> str:
    """*text* in simplified characters with 无误 for whatever denies a fault, for matching only.

    >>> without_denials("照片没有任何問題，民族應為回族"), without_denials("没有照片")
    ('照片无误，民族应为回族', '没有照片')
    """
    text = simplified(text)
    if text in AT_ONCE:
        return _OK
    front = text.removesuffix(_OK)  # 信息无误 says it already; 毫无误 does not
    told = text if front.endswith(_BEFORE_NONE) else front
    if _may_deny(told):
        return re.sub(denial(), _OK, text)
    return text


@cache
def _admitted() -> str:
    """有无错误：有."""
    return (
        rf"{any_of(_WHETHER)}{any_of((*_FAULT_WORDS, *CHANGES))}{_TAIL}\s?[:：?？]\s?(?:有|是|存在)"
        r"(?=[，,。;；\s]|$)"
    )


def admitted_in(text: str) -> list[tuple[int, int]]:
    """Where *text* says yes to the form's own question whether something is wrong.

    >>> admitted_in("有无错误：有，姓名错"), admitted_in("有无错误：无")
    ([(0, 6)], [])
    """
    if not any(word in text for word in _WHETHER):
        return []
    return [one.span() for one in re.finditer(_admitted(), text)]


def not_happened_in(text: str) -> list[tuple[int, int]]:
    """Where *text* says that nothing happened to the student that a record would show.

    >>> not_happened_in("我没转专业，都对"), not_happened_in("学信网没有改名")
    ([(1, 5)], [])
    """
    if not any(no in text for no in "没未无木不非") or not any(one in text for one in _TOLD_OF):
        return []
    spans = [one.span() for one in re.finditer(_not_happened(), text)]
    return [] if spans == [(0, len(text.rstrip("。！!")))] else spans  # by itself it may be a fault


def without_what_did_not_happen(text: str) -> str:
    """*text* without 我没转过专业 and the like, for matching only.

    >>> without_what_did_not_happen("我没休学，都对"), without_what_did_not_happen("休学")
    ('我，都对', '休学')
    """
    return replaced(text, not_happened_in(text), "")
