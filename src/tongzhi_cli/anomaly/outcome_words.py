"""The words in which people say that all is right: one table, for judging and for telling faults.

`answers.answer` asks whether a whole answer says no more than that, `anomaly.clauses` takes it out
of an answer that also says what is wrong. What denies a fault (没有任何问题, 未见异常) is a
product of lists, so that a word that is added to one of them is known beside all of the others.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from tongzhi_cli.model.traditional import simplified
from tongzhi_cli.model.words import (
    CHANGES,
    CHANGES_TOO,
    CHECK_VERBS,
    FAULTS,
    LOOK_VERBS,
    NOT_RIGHT,
    NOT_RIGHT_TOO,
    QUALITY,
    RIGHT,
    RIGHT_TOO,
)


def words_of(*lists: str) -> tuple[str, ...]:
    """Words as they are listed below, divided by 、; a last character with ? may be left out."""
    listed = (word for one in lists for word in one.split("、") if word)
    return tuple(
        word for one in listed for word in ((one[:-1], one[:-2]) if one.endswith("?") else (one,))
    )


def _any(words: Iterable[str]) -> str:
    """A pattern for any of *words*, the longest first; each may end in what may not follow it."""
    longest_first = sorted(words, key=lambda one: -len(one.split("(?!", maxsplit=1)[0]))
    return f"(?:{'|'.join(longest_first)})"


#: 核对 and whatever else is done to a record by looking at it.
_CHECKED = (*CHECK_VERBS, *LOOK_VERBS)

# --- what denies a fault -----------------------------------------------------------------------

_NO = words_of("没有、没、木有、莫有、没得、冒得、么有、么得、冇得、冇、莫得、莫")
_NOT = (*_NO, *words_of("未、暂未、尚未、并未、从未、未曾、没能、未能"))
_SEEN = (
    *words_of("发现、见到?、看到、看见、看出来?、查到、查出来?、找到、找出来?、出现、存在、发生"),
    *(f"{verb}{found}" for verb in _CHECKED for found in ("出来", "出", "到")),
)
_NONE = words_of(
    "无、毫无、并无、暂无、均无、皆无、未有、不存在、不含",
    "看不出来?、看不到、看不见、找不出来?、找不到、挑不出来?、查不出来?、发现不了",
)
#: How much of it there is not.
_ANY = words_of(
    "哪一项、哪一处、哪一个、哪一条、哪一点、哪一栏、哪项、哪个、哪条、哪里、哪个地方、"
    "什么地方、任何一项、任何一处、任何一个、任何地方、一条、一点、一个字、一个地方、一栏、"
    "半个字、有",
    "任何、什么、啥、啥子、明显的?、丝毫的?、半点儿?、一点儿?、一丁点儿?、一丝、一处、一个、"
    "一项、哪里",
    "哪儿、哪处、其中",
)
_CHANGE = _any((*CHANGES, *CHANGES_TOO, "改(?!姓?名)"))
#: Those that are said side by side (错误和问题), or in front (什么问题都没有).
_COMMON = (*FAULTS, "错别字")
_FAULTS = (
    *_COMMON,
    *words_of(
        "疑义、疑议、错漏、错处、错字、别字、偏差、差异、差别、纰漏、疏漏、缺漏、缺失、漏项、"
        "瑕疵、失误"
    ),
    *NOT_RIGHT,
    *NOT_RIGHT_TOO,
    *words_of("特殊情况、不妥、不一样、不同、差儿"),
    *(f"{one}(?!会|以为|点)" for one in words_of("误、有误")),
    *(
        f"{one}(?!过|失|在)"
        for one in words_of("错、有错、写错、填错、打错、录错、输错、弄错、搞错、出错")
    ),
    f"(?:需要?|要){_CHANGE}",
)
_ANY_OF_IT = words_of("任何、什么、啥、一点儿?、半点儿?、丝毫")
_NEEDLESS = words_of("无需、无须、毋需、不用、不需要?、不必、不须、没有?必要、没有?需要")
#: Without 什么 or its like, 照片异常没有 might say two things.
DENIED = (
    f"(?:{_any(_NOT)}{_any(_SEEN)}(?:过|有|存在)?|{_any((*_NO, *_NONE))}有?)"
    f"{_any(_ANY)}{{0,2}}[的是有]?"
    f"{_any(_FAULTS)}(?:(?:和|与|或|或者|及|以及|、)?{_any(_COMMON)}){{0,3}}"
    "(?:的?(?:地方|之处|情况|信息|内容|现象|点|项|处))?|"
    f"{_any(_ANY_OF_IT)}的?{_any(_COMMON)}(?:都|也|均)?{_any(_NO)}|"
    f"{_any(_NEEDLESS)}(?:再|做|作|进行)?(?:任何)?{_CHANGE}"
)
_LABELS = words_of("异常、错误、有误、不符、问题、有问题、不对、有出入、差错")
_PLACES = words_of("情况、地方、之处、内容、项、处、信息、说明、项目、现象")
#: 有误的地方：无; 没有照片不对的情况; 没有一项是错的; 不是姓名错，是身份证号错.
DENIED += (
    rf"|{_any(_LABELS)}的?{_any(_PLACES)}?\s?[:：]\s?(?:没有|没|无|暂无)(?![^\W_])"
    rf"|(?:{_any((*_NO, *_NONE))})[^，。；,;！!？?\s]{{1,8}}?{_any(_COMMON + NOT_RIGHT)}"
    rf"[^，。；,;！!？?\s]{{0,8}}的(?:情况|现象|情形)"
    r"|不是因?为?[^，。；,;！!？?\s]{1,8}(?:错了?|有误|不对|的?问题)(?=[，,]\s?而?是)"
)
#: What a denial begins with, and what it denies: a text without both is none, and does not wait
#: for the long pattern to be compiled.
DENIAL_BEGINS = frozenset((*_NOT, *_NONE, *_ANY_OF_IT, *_NEEDLESS, "不是"))
WHAT_IS_DENIED = frozenset(
    word.split("(?!", maxsplit=1)[0] for word in (*_FAULTS[:-1], *CHANGES, *CHANGES_TOO, "改")
)
_BEFORE_NONE = tuple(word[:-1] for word in _NONE if word.endswith("无") and len(word) > 1)
#: The plainest denials, which nearly every class and notice has: 没问题, 无异常.
AT_ONCE = frozenset(f"{no}{fault}" for no in ("没有", "没", "无") for fault in FAULTS)
#: What is understood wherever a fault is denied.
_OK = "无误"

# --- the words of a sentence -------------------------------------------------------------------


#: In English, as it stands without its blanks.
_ENGLISH = words_of(
    "noproblems?、noerrors?、nomistakes?、noissues?、nothingwrong、nothingiswrong、allright、"
    "alright、"
    "allcorrect、allgood、"
    "correct、right、fine、good、accurate、true"
)
_POSITIVE = (
    *RIGHT,
    *RIGHT_TOO,
    *(
        f"{much}{too}{no}差"
        for much in words_of("一个字、一字、半个字、一点儿?、半点儿?、一丝一毫、一笔一划、一个数字")
        for too in ("都", "也", "")
        for no in ("不", "没", "没有")
    ),
    *words_of(
        "没啥事、没得事、没啥子事、莫得事、么得事、没得啥子事、啥事没有、啱、啱晒、啱嘅、没得拐"
    ),
    *words_of("真实有效、真实可靠、对头、一模一样、丝毫不差、分毫不差、完全一样、ok、okay"),
    *"√✓✔☑✅",
)
_MINE = tuple(
    f"{verb}{whose}{what}"
    for verb in words_of("是、为、系、也是、都是、确实是、的确是、确系")
    for whose in words_of("本人、我本人、我自己、本人的、我本人的、我自己的、我的、自己的")
    for what in ("", "照片", "图像")
)
#: What is right: the items of the record, and what they were compared with.
_ITEMS = words_of(
    "照片、图像、图片、相片、头像、像片、影像、证件照片?、毕业照片?、学历照片?、登记照片?、"
    "信息、内容",
    "资料、数据、材料、档案、记录、基本信息、个人信息、基本情况、基本资料、学籍、学历、学位、"
    "个人、各项",
    "各项目、各方面、每项、每一项、项目、栏目、姓名、名字、拼音、性别、民族、专业、层次、学制、"
    "学号",
    "班级、分院、学院、院系、系所、学校、院校、籍贯、生日、政治面貌、出生日期、出生年月日?、出生",
    "photo、picture、name、info、information、everything、data、record、毕业证、学位证、学生证、"
    "准考证、证件、证件号码?、号码、身份证、身份证号码?、身份证件、户口、户口本",
    "户口簿、户籍、入学日期、入学时间、入学年份、入学、毕业日期、毕业时间、毕业、预计毕业日期、"
    "学习形式",
    "学历类别、学籍状态、状态、实际、事实、真人",
)
#: Of what is left nothing is said unless it stands beside something: 照片有，其他没有问题.
_REST = words_of("其他、其它、其余、别的、剩下的?、剩余")
#: 和, 都 and their kin.
_JOINS = words_of(
    "and、all、both、和、与、跟、同、以及、及、且、并、并且、而且、同时、均、都、也、皆、完全、"
    "全部、全都、全、一切、所有、各"
)
#: What may stand anywhere and changes nothing.
_BESIDE = _CHECKED + words_of(
    "已、已经、经、经过、查询、查阅、检验、认真、仔细、逐项",
    "逐一、看、登录、登陆、上网、完毕、完成、完、完了、后、之后、以后、结果、情况、过、显示",
    "本人、我、自己、学信网、网上、网站、系统、上面?、里面?、中、在、于、以上、上述",
    "my、the、is、are、it、so、checked、thanks、的、了、哦、呀、啦、啊、哈、滴、哒、呢、嘛、噢、"
    "哟、耶、嗯、哎、好的?、好了、呵、嘻、谢谢、感谢、多谢",
    "辛苦了?、收到、老师好?、班长好?、导员、辅导员、您好、你好、大家好、今天、昨天、今日、昨日、"
    "刚、刚才、刚刚",
    "那就、现在、目前、暂时、至今、截至目前、当前、确实、的确、真的、绝对、肯定、非常、十分、"
    "很、其实、反正",
)
#: What leaves open how it is.
_OPEN = words_of(
    "应该、应当、应、好像、可能、大概、似乎、貌似、也许、或许、基本上?、大致上?、大体上?、"
    "差不多、比较、估计",
    "感觉、觉得、整体上?、总体上?、总的来说、按理说?、理论上、吧、吗、么、还、还是、就、就是、"
    "才、只、只是、仅、仅仅",
    "但是?、不过、可是、有、是否、有无、有没、等、等等、这、那、这个、除此之外?、除此以外、"
    "问题不大",
    "没大问题、没有大问题、没有什么大问题、没什么大问题、没啥大问题、有照片、照片有、照片已有",
)
#: What begins like one of them and is something else.
_OTHERS = words_of("对照、对方、对比、对应、有的、真实姓名、真实名字、真实身份")

#: What each word does in a sentence that may say that all is right.
KINDS = {
    word: kind
    for kind, words in (
        ("O", _OPEN),
        ("B", (*_BESIDE, *QUALITY, "，")),
        ("J", (*_JOINS, "、")),
        ("R", _REST),
        ("I", _ITEMS),
        ("S", ("是",)),
        ("G", (*_POSITIVE, *_MINE, "照片是我", "对", *_ENGLISH)),
        ("?", _OTHERS),
    )
    for word in words
}
#: How long the longest word is that begins with a character.
_LONGEST = {word[0]: len(word) for word in sorted(KINDS, key=len)}
#: Something is good, and nothing stands behind that nothing is said of. What is left counts beside
#: something (照片和其他信息), or behind what is good.
_SOME_RIGHT = "(?:IJR|[IJSB])*G"
_ALL_RIGHT = f"{_SOME_RIGHT}(?:[JB]*R[IJSB]*G|{_SOME_RIGHT})*[JB]*"
_NOTHING = "[OBJRS]*"


def _kinds_in(text: str) -> str:
    """The kinds of the words that *text* is made of; "?" where one is not of the table."""
    kinds = ""
    at = 0
    while at < len(text):
        longest = min(_LONGEST.get(text[at], 0), len(text) - at)
        word = next(
            (text[at : at + n] for n in range(longest, 0, -1) if text[at : at + n] in KINDS), ""
        )
        if not word:
            return "?"
        kinds += KINDS[word]
        at += len(word)
    return kinds


# --- within a longer text ----------------------------------------------------------------------

_GOOD = _any(
    (*(one for one in _POSITIVE if one != "真实"), *QUALITY, "真实(?!的?(?:姓名|名字|身份))")
)
#: What 对 may be the end of, and is not what is right: 核对, 针对.
_NOT_RIGHT = "".join(dict.fromkeys(one[0] for one in _CHECKED if one.endswith("对"))) + "绝反面针相"
_IN_FRONT = _any((*_ITEMS, *_JOINS, *_REST, "本人", "我", "我的", "的", "是", "、", "基本"))
#: Where it says that something is right (the group), or is not. What is not there is no part of
#: what is right: 没有照片信息正确.
_RIGHT_OR_NOT = (
    rf"(?P<right>(?<!没有)(?<![没无未])(?!的){_IN_FRONT}*+\s?"
    rf"(?:{_GOOD}|(?:都|全|均|是)对的?|对的|(?<![{_NOT_RIGHT}])对(?=[，。；,;！!\s]|$))"
    "[了的呢啊哦呀啦]?)|"
    "(?:不(?:能|太|怎么|够|完全|大|会|很|是|都|全|甚)?|(?:没有?|无|未|非)(?:能|法)?)"
    f"(?:{_GOOD}|对|符)?"
)


def parted_from_right(text: str) -> str:
    """*text* with ， for what it says is right, for matching only.

    >>> parted_from_right("照片清楚，民族错"), parted_from_right("照片不清楚")
    ('，，民族错', '照片不清楚')
    """
    if "对" not in text and not any(word in text for word in (*_POSITIVE, *QUALITY)):
        return text  # the pattern is costly to set up
    return re.sub(_RIGHT_OR_NOT, lambda one: "，" if one["right"] else one[0], text)


def denials_in(text: str) -> list[tuple[int, int]]:
    """Where *text*, in simplified characters, denies a fault.

    >>> denials_in("照片没有任何问题"), denials_in("没有照片")
    ([(2, 8)], [])
    """
    if any(word in text for word in DENIAL_BEGINS) and any(word in text for word in WHAT_IS_DENIED):
        return [one.span() for one in re.finditer(DENIED, text)]
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
    if any(word in told for word in DENIAL_BEGINS) and any(word in told for word in WHAT_IS_DENIED):
        return re.sub(DENIED, _OK, text)
    return text


#: Signs that say something; every other picture is decoration, 无误 with a thumb is 无误.
TICKS = frozenset("√\u2713\u2714\u2611\u2705×\u2717\u2718\u274c")


def bare(text: str) -> str:
    """*text* without white space and punctuation, half-width, lower case; for matching only.

    >>> bare("【信息 無誤】。"), bare("ＯＫ！"), bare("√")
    ('信息无误', 'ok', '√')
    """
    text = simplified(unicodedata.normalize("NFKC", text).lower())
    return "".join(c for c in text if c in TICKS or not is_decoration(c))


def is_decoration(c: str) -> bool:
    """Whether *c* is white space, punctuation, or a picture that says nothing."""
    category = unicodedata.category(c)
    return category[0] in "PZCM" or category in {"So", "Sk"} or c == "~"


@lru_cache(maxsize=1024)
def says_all_right(text: str) -> bool:
    """Whether *text* says that all is right, and nothing else.

    What stands behind the last word for it would be something that nothing is said of, and no word
    goes on behind a comma: 照片没有，不对.

    >>> [says_all_right(text) for text in ("信息和照片均无误", "没有任何出入。", "无误，已校对")]
    [True, True, True]
    >>> [says_all_right(text) for text in ("有的信息正确", "正确的照片", "其他没有问题", "不对")]
    [False, False, False, False]
    """
    return re.fullmatch(_ALL_RIGHT, _kinds_in(_divided(text))) is not None


def _divided(text: str) -> str:
    """*text* with ， for what divides; white space does only where two things are said.

    >>> _divided("照片没有 不对！"), _divided("沒有 问题"), _divided("4月1日核对")
    ('照片没有，不对，', '无误', '今天核对')
    """
    text = unicodedata.normalize("NFKC", text).lower()
    text = "".join(re.sub(r"\s+(?=[不有])", "，", text).split())
    text = "".join("，" if c != "、" and c not in TICKS and is_decoration(c) else c for c in text)
    return re.sub("[0-9]{1,2}月[0-9]{1,2}[日号]", "今天", without_denials(text))


def says_no_fault(clause: str) -> bool:
    """Whether a *clause*, out of `without_denials` and without punctuation, says nothing wrong.

    >>> says_no_fault("应该"), says_no_fault("老师好"), says_no_fault("照片是本人")
    (True, True, True)
    >>> says_no_fault("不"), says_no_fault("照片")
    (False, False)
    """
    return re.fullmatch(f"{_NOTHING}|{_ALL_RIGHT}", _kinds_in(clause)) is not None
