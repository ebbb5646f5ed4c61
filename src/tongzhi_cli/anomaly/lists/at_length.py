"""What denies a fault at length: a list up to 等情况, a question one answers oneself, 不是X，是Y.

没有照片不清、信息错误等情况 denies each of the list; 有误？没有的 asks and answers;
不是没有照片，是网慢 says that it is not so. A bare 没有照片 in front of a list stays what it is,
a fault (issue 14).
"""

from functools import cache

from tongzhi_cli.anomaly.lists.denied_words import (
    ASKS_WHETHER,
    COMMON,
    DENIED_FAULTS,
    END_OF_CLAUSE,
    FAULT_WORDS,
    NO,
    NONE,
    NOT,
    NOT_SO_BAD,
    TAIL,
    any_of,
    words_of,
)
from tongzhi_cli.model.words import CHANGES, NOT_RIGHT

#: What may be wrong with an item, beside the words for it that are denied by themselves.
_OF_ITEMS = words_of(
    "缺失、缺少、丢失、缺、遗漏、漏、模糊、不清晰、不清楚、不清、看不清、变形、空白、不是本人、非本人、不是我、"
    "不完整、不全、未显示、不显示、没显示、无法显示、显示不出来?、打不开、混淆、颠倒、重复、不规范、不合格、"
    "不合规、不存在、不像、失真、太暗、太旧、过旧、拉伸、偏色、乱码、有出入、被改、串了、弄反、填反、弄混"
)
#: What stands in front of it, so that 没有 is not of the item itself: 没有照片缺失.
_ITEM_NAMES = words_of(
    "本人、我的?、个人、学籍、学历、信息、资料、数据、内容、照片、图像、相片、头像、姓名、名字、性别、民族、出生、"
    "日期、年月、证件、身份证、号码?、专业、层次、学制、班级、学院、学号、入学、毕业、时间、学习形式、填写、录入、"
    "上传、显示、核对、的"
)
_LISTED = r"[^，,。；;！!？?\n但却只仅就除唯]"
_SUCH = any_of(
    words_of("等等?、之类的?、一类的?、这些、这类、此类、这样的?、那样的?、什么的、诸如此类的?、的")
)
_CASES = any_of(
    words_of(
        "情况、情形、问题、现象、异常、错误、差错、毛病、不符、出入、事项、状况、情况发生、问题存在"
    )
)
_END_OF_LIST = f"(?:{_SUCH}){{1,2}}(?:各种|上述|此类)?{_CASES}{TAIL}(?![和与或及以、])"
#: After these a whole list is denied, whatever it begins with.
_NOT_THERE = f"(?:{any_of(NOT)}(?:发现|存在|出现|发生|有过|遇到)(?:过|有)?|不存在|并?未见|不含)"
_PARTICLES = "[的啊呀哈呢了哦嘛呐嘞哟]*+"
#: What somebody asks to answer it: 有误？没有的; 哪里有错？都对.
_ASKED = (
    rf"(?<![^\W_])(?:请问|你问|问我|要问|要说|说|至于|关于|如果问)?"
    rf"(?:{any_of(_ITEM_NAMES)}|我|哪里|哪儿|哪个|什么|啥|有什么|有啥|有没有|是不是|是否|难道|会|能){{0,4}}+有?"
    rf"(?:什么|啥)?(?:{any_of((*COMMON, *NOT_RIGHT, '有误', '误', '错', '不妥', '差错'))})"
    r"(?:吗|么|嘛|没有?|不|的话)?[的啊呀呢]?"
)
_ASKED_FOR = rf"{_ASKED}\s?[?？]+\s?"
_ANSWERED_NO = rf"(?:{any_of(NO)}|无|不存在|不可能|不会|未发现|没发现){_PARTICLES}(?![^\W_])"
_ALL_RIGHT_BEHIND = (
    rf"(?=(?:{any_of(NO)}|无)(?:任何|一点|什么|啥)?{any_of((*COMMON, '误', '错', '毛病'))}|"
    "(?:都|全|全都|均|全部|统统)(?:是)?(?:对|正确|没错|没问题|无误|正常)|"
    "(?:无误|正确|没错)(?![^\\W_]))"
)


#: What by itself says already that nothing is wrong.
_ANY_FAULT = f"有?(?:任何|什么|啥)?{any_of(COMMON)}"


def _piece() -> str:
    """One of what a list denies: 照片缺失."""
    told = any_of((*_OF_ITEMS, *FAULT_WORDS))
    return f"(?>(?:任何|什么|啥|有|{any_of(_ITEM_NAMES)}){{0,5}}+(?:{told}))"


@cache
def either_way() -> str:
    """没有错误、信息遗漏: both are denied, or the second is what is wrong; 民族错了 is no such."""
    return (
        rf"(?:{_NOT_THERE}|{any_of((*NO, *NONE))}){_ANY_FAULT}"
        rf"(?:、{_piece()}){{1,3}}+{TAIL}(?![^\W_])"
    )


@cache
def denied_at_length() -> str:
    """没有照片不清、信息错误等情况; 未发现姓名错误、照片缺失; 有误？没有的."""
    piece, names = _piece(), any_of(_ITEM_NAMES)
    told = f"(?:{any_of((*_OF_ITEMS, *FAULT_WORDS))})"
    no = any_of((*NO, *NONE))
    link = "(?:、|或者?|和|与|及|以及)"  # but 无误或有误 is a choice as it is printed
    # 没问题、民族错了: the first says all that it does by itself (`either_way`)
    whole = f"(?!{_ANY_FAULT}、(?:{names}))"
    return (
        r"(?:易?错(?:误|项|处|字|的|点)?|有误|问题|异常|差错|缺项|出入)[项点处数量：:\s]{0,3}(?<![0-9])(?:0|零|〇)\s?[个项处条]?(?![0-9])|"
        rf"{_NOT_THERE}(?:任何|什么|有|有关|其他)?{_LISTED}{{1,40}}?{_END_OF_LIST}|"
        rf"{_NOT_THERE}(?:{names}){{1,5}}+{told}(?:[，,]{piece}){{1,6}}+{_END_OF_LIST}|"
        rf"(?:{no}){piece}{_LISTED}{{0,40}}?(?:{_END_OF_LIST}|(?:什么的|之类的?){END_OF_CLAUSE})|"
        rf"(?:{no}){piece}{_CASES}{END_OF_CLAUSE}|"
        rf"{_NOT_THERE}{whole}{piece}(?:{link}{piece}){{0,3}}+{TAIL}{END_OF_CLAUSE}|"
        rf"(?!无误|没有?误)(?:{no}){whole}{piece}(?:{link}{piece}){{1,3}}+{TAIL}{END_OF_CLAUSE}|"
        rf"(?:{no})(?:通知|上面|以上|上述|老师|群里?|你们?|班长|文件|大家)[里中上]?所?(?:说|提|提到|列|列出|讲|写)"
        rf"的?到?的?(?:那些|这些|那种|这种|那几种|几种|各种)?的?{_CASES}|"
        rf"(?:哪里?|能|还能|哪能|怎么可能|怎么会|咋会|咋可能|哪会|哪里会)(?:会|能|还)?(?:有|来的?)(?:什么|啥子?|个啥|多大|哪样)?{any_of(DENIED_FAULTS)}(?![^\W_]{{0,4}}[吗么])|"
        rf"{_ASKED_FOR}(?:{_ANSWERED_NO}|{_ALL_RIGHT_BEHIND})"
    )


#: Whom else a photo may show.
_SOMEBODY = words_of(
    "别人、他人、旁人、其他人、其他同学、别的人、别的同学、人家、别个、另一个人、另外一个人、同学、室友、舍友、陌生人、"
    "明星、网图、我哥、我弟、我姐、我妹"
)


@cache
def not_so() -> str:
    """不是没有照片, 是网慢; 照片不是别人: a fault that is said not to be one."""
    told = any_of((*_OF_ITEMS, *COMMON, *NOT_RIGHT, "有误", "错了?", "写错", "没了", "没出来"))
    no = "(?:没有?|无|缺|缺少|未见|看不到|不显示|没显示|未显示)"
    none = f"{no}了?(?:{any_of(_ITEM_NAMES)}){{0,3}}+"
    old = "(?:老|旧|以前的|之前的|小时候的|高中的?|高考的?)照片?"
    others = rf"(?:我的?)?(?:{any_of(_SOMEBODY)})的?(?:照片|相片|图像)?"
    return (
        rf"(?:也|都|并|又)?(?:不|没有?){any_of(NOT_SO_BAD)}(?=[，,。；;\s！!)）的啊呀哈也又没不]|$)|"
        rf"(?:而|并|又|也|可)?(?:不是|并非|唔系|没说|不系)(?!一般|一点|很|太|只|光|仅)(?:说|因为|我的?)?"
        rf"(?:{none}|(?:{any_of(_ITEM_NAMES)}){{1,3}}+(?:有|是)?{told}了?|{others}|{old})"
        r"(?:的(?:问题|事|原因)?)?[啊呀哈哦]?(?=[，,。；;\s！!)）]|$)"
    )


@cache
def admitted() -> str:
    """有无错误：有; of 名字有误？是的 only what stands behind the item and its fault."""
    yes = r"(?:有的?|是的?|存在|嗯)(?=[，,。;；\s]|$)"
    return (
        rf"(?P<whole>{any_of(ASKS_WHETHER)}{any_of((*FAULT_WORDS, *CHANGES))}"
        rf"{TAIL}\s?[:：?？]\s?{yes})|"
        rf"{_ASKED}(?P<answer>\s?[?？]+\s?{yes})"
    )
