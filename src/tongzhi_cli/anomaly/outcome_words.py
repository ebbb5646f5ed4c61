"""The words in which people say that all is right: one table, for judging and for telling faults.

`answers.result.judge` asks whether a whole answer says no more than that, `anomaly.clauses` takes
it out of an answer that also says what is wrong. What denies a fault (没有任何问题, 未见异常) is
composed in `lists.denied`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from tongzhi_cli.anomaly.lists.denied import without_denials
from tongzhi_cli.anomaly.lists.denied_words import CHECKED, any_of, words_of
from tongzhi_cli.anomaly.lists.remarks import without_remarks
from tongzhi_cli.model.traditional import simplified
from tongzhi_cli.model.words import QUALITY, RIGHT, RIGHT_TOO

# --- the words of a sentence -------------------------------------------------------------------


#: In English, as it stands without its blanks.
_ENGLISH = words_of(
    "noproblems?、noerrors?、nomistakes?、noissues?、nothingwrong、nothingiswrong、allright、"
    "alright、"
    "allcorrect、allgood、"
    "correct、right、fine、good、accurate、true、perfect、allclear、allfine、allok、allset、"
    "isme、ismine、itsme、it'sme、isreallyme、noerrorsfound、nothingtochange、noneedtochange、"
    "noneedto、looksgood、lookgood、noerrorfound、noproblemsfound、nomistakesfound"
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
        "没啥事、没得事、没啥子事、莫得事、么得事、没得啥子事、啥事没有、啱、啱晒、啱嘅、"
        "没得拐、没差、没跑、没出错、没写错、没填错、没打错、没弄错、没登错、"
        "没搞错、没有写错、没有填错、没有打错、没有弄错、没有搞错、没有录错、没录错、如假包换、"
        "都好、都挺好、都很好、全好、显示正常、正常显示、能正常显示、显示正确、显示无误、"
        "查无问题、查无异常、查无错误、查无误、不错不错、蛮不错、挺不错、显示没问题、么问题、么事、么毛病、没毛病、挺好、无更改、无更正、"
        "无修改、无勘误、对得上、对得起来、对上了、一字不差、一字不漏、本人无疑、没得挑"
    ),
    *(f"{no}{of}{wrong}" for no in "0零" for of in ("处", "个", "") for wrong in ("错误", "异常")),
    *(
        f"{beside}{paper}{same}"
        for beside in "跟和与"
        for paper in words_of(
            "身份证、身份证上、身份证上的、身份证信息、户口本、户口本上的、本人、我本人"
        )
        for same in words_of("一样、一样的、是一样的")
    ),
    *words_of(
        "不是有误、不是错的、并不是错的、也不是错的、都不是错的、不是错误的、不是有误的、不是写错的"
    ),
    *words_of("真实有效、真实可靠、对头、一模一样、丝毫不差、分毫不差、完全一样、ok、okay"),
    *"√✓✔☑✅🆗",
    *(
        f"{drawn}{tick}"
        for drawn in words_of(
            "打、打了、打个、打了个、打对、打个对、打了个对、画、画个、画了个、划、对"
        )
        for tick in (*"勾钩", *"√✓✔")
    ),
)
_MINE = tuple(
    f"{verb}{whose}{what}"
    for verb in words_of("就是、是、为、系、也是、都是、确实是、的确是、确系")
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
    "等信息、等内容、等各项、等各项信息、等项、等项目、等资料、等个人信息、录取通知书、通知书、户口册、原件、日期、身份信息、证件信息",
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
    *(f"{n}{what}{all_}" for n in "两三四几" for what in "样项" for all_ in "都均"),
    "一个字、一个字儿、一个数字、字字、字字句句、一笔一划、一丝一毫、等均、等都、等全部、等各项均、等各项都、等全都、等一切、等所有、全布、都系、全系、连、",
    "and、all、both、和、与、跟、同、以及、及、且、并、并且、而且、同时、均、都、也、皆、完全、"
    "全部、全都、全、一切、所有、各、每个字、每一个字、个个、样样、统统、通通、处处、哪儿都?、哪哪都?、哪里都?、件件、"
    "条条、项项、啥都、"
    "啥子都、什么都、每样、每条、每处、每栏、每个、每一处、每一条、每一栏、全数、悉数、逐项都",
)
#: What may stand anywhere and changes nothing.
_BESIDE = CHECKED + words_of(
    "清晰可见、清晰可辨、清清楚楚、完完整整、不多不少",
    "已、已经、经、经过、查询、查阅、检验、认真、仔细、逐项",
    "逐一、看、登录、登陆、上网、完毕、完成、完、完了、后、之后、以后、结果、情况、过、显示",
    "本人、我、自己、学信网、网上、网站、系统、上面?、里面?、中、在、于、以上、上述",
    "my、the、is、are、it、so、checked、thanks、的、了、哦、呀、啦、啊、哈、滴、哒、呢、嘛、噢、"
    "哟、耶、嗯、哎、好的?、好了、呵、嘻、谢谢、感谢、多谢",
    "辛苦了?、收到、老师好?、班长好?、导员、辅导员、您好、你好、大家好、今天、昨天、今日、昨日、"
    "刚、刚才、刚刚",
    "百分百、百分之百、百分之一百、妥妥的?、铁定、千真万确、保证、确定、确认过、"
    "那就、现在、确实、的确、真的、绝对、肯定、非常、十分、"
    "很、其实、反正",
)
#: Until when, which leaves open how it is then; as against what was before it does not.
SO_FAR = words_of(
    "目前、目前来看、目前看、目前看来、目前来说、目前而言、当前、现在来看、现在看来、"
    "就目前来看、就目前来说、就目前而言、就现在来说、就现在来看"
)
#: For how long, or by what look at it: tomorrow it may be otherwise.
FOR_NOW = words_of(
    "暂时、暂且、暂、姑且、至今、截至目前、截止目前、到目前为止、目前为止、迄今、现阶段",
    "看起来、看上去、看着、看样子、看来、看情况、瞧着、瞧样子、目测、按说、不出意外、不出意外的话、算是",
)
#: What leaves open how it is.
_OPEN = words_of(
    *(*SO_FAR, *FOR_NOW),
    "应该、应当、应、好像、可能、大概、似乎、貌似、也许、或许、基本上?、大致上?、大体上?、"
    "差不多、比较、估计",
    "感觉、觉得、整体上?、总体上?、总的来说、按理说?、理论上、吧、吗、么、还、还是、就、就是、"
    "才、只、只是、仅、仅仅",
    "但是?、不过、可是、有、是否、有无、有没、等、等等、这、那、这个、除此之外?、除此以外、"
    "问题不大",
    "没大问题、没有大问题、没有什么大问题、没什么大问题、没啥大问题、有照片、照片有、照片已有",
)
#: What begins like one of them and is something else.
_OTHERS = words_of(
    "ok收到、收到ok、好的ok、ok好的、okok收到、嗯ok、对照、对方、对比、对应、有的、真实姓名、"
    "真实名字、真实身份"
)


def right_besides() -> Iterator[str]:
    """More words that say so, of dialects and how surely: for whoever reads a whole answer."""
    yield from (
        *(
            f"{much}{right}"
            for much in words_of(
                "老、贼、嘎嘎、嘎嘎滴、倍儿、忒、巨、超、超级、特别、百分百、确实、绝对、完完全全、样样都、真、真的、蛮、挺、几"
            )
            for right in words_of("对、对头、正确、准、准确")
        ),
        *words_of(
            "都中、都中嘞、都中咧、晒啱、么麻达、没麻达、没得麻达、莫麻达、么得麻达、对着呢、对着嘞、对着咧、对着、对起的、对起、对得起、对额、对个、对呢、对哩、对嘞、对哒、对咯、对咧、系啱、系啱嘅、"
            "都岩、全岩、岩嘅、冇差、么差、好着呢、好着咧、好着哩、没岔子、没问题的、没得说、没得挑、没得讲、挑不出刺、挑不出毛病、找不出错、真实无误、真实准确、"
            "一毛一样、一毛不差、一样一样、一般无二、无出入、一字一句都对、严丝合缝、分毫无差、全中、全都在、齐全无误、归一无误、准着呢、没瑕疵、滴水不漏"
        ),
        *words_of("蛮好、蛮好的、满好、挺好的、很好的、好得很、准、准的、都准、全准、全都准"),
        *words_of(
            "是我了、是我的了、是本人了、变成我了、没事了、没问题了、没毛病了、正常了、显示正常了"
        ),
    )


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

#: That a photo has come out well enough; of anything else such a word leaves open how it is.
FAIR = words_of("还行、还可以、还好、凑合")
_GOOD = any_of(
    (*(one for one in _POSITIVE if one != "真实"), *QUALITY, "真实(?!的?(?:姓名|名字|身份))", *FAIR)
)
#: What 对 may be the end of, and is not what is right: 核对, 针对.
_NOT_RIGHT = "".join(dict.fromkeys(one[0] for one in CHECKED if one.endswith("对"))) + "绝反面针相"
_IN_FRONT = any_of((*_ITEMS, *_JOINS, *_REST, "本人", "我", "我的", "的", "是", "、", "基本"))
#: Where it says that something is right (the group), or is not. What is not there is no part of
#: what is right: 没有照片信息正确.
_RIGHT_OR_NOT = (
    rf"(?P<right>(?<!没有)(?<![没无未])(?!的)(?P<front>{_IN_FRONT}*+)\s?"
    rf"(?:{_GOOD}|(?:都|全|均|是)对的?|对的|(?<![{_NOT_RIGHT}])对(?=[，。；,;！!\s]|$))"
    "[了的呢啊哦呀啦]?)|"
    "(?:不(?:能|太|怎么|够|完全|大|会|很|是|都|全|甚)?|(?:没有?|无|未|非)(?:能|法)?)"
    f"(?:{_GOOD}|对|符)?"
)


#: So far it is looked for 除了.
_BEFORE_IT = 24
#: That an item before 都对 is not of it: 除了照片都对, not 除此之外照片都对.
_BUT_FOR = r"(?<![删排解清])除(?!此|外)[^，。；,;！!\s]{0,20}$"


def parted_from_right(text: str) -> str:
    """*text* with ， for what it says is right, for matching only.

    >>> parted_from_right("照片清楚，民族错"), parted_from_right("照片不清楚")
    ('，，民族错', '照片不清楚')
    >>> parted_from_right("除了照片和民族都对"), parted_from_right("除此之外照片都对")
    ('除了照片和民族都，', '除此之外，')
    """
    if "对" not in text and not any(word in text for word in (*_POSITIVE, *QUALITY, *FAIR)):
        return text  # the pattern is costly to set up
    return re.sub(_RIGHT_OR_NOT, _parted, text)


def _parted(one: re.Match[str]) -> str:
    if not one["right"]:
        return one[0]
    before = one.string[max(0, one.start() - _BEFORE_IT) : one.start()]
    return f"{one['front']}，" if "除" in before and re.search(_BUT_FOR, before) else "，"


#: Signs that say something; every other picture is decoration, 无误 with a thumb is 无误.
TICKS = frozenset("√\u2713\u2714\u2611\u2705×\u2717\u2718\u274c🆗")


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


#: Items of which one hears alone from who has looked at a part: the photo, 信息 and 姓名 are more.
_MINOR = words_of(
    "性别、民族、专业、层次、学制、学号、班级、分院、学院、院系、籍贯、政治面貌、出生日期、生日、"
    "入学日期、入学时间、毕业日期、学习形式"
)


@lru_cache(maxsize=1024)
def says_some_right(text: str) -> bool:
    """Whether *text* says of some items that they are right, each for itself, and of no more.

    >>> [says_some_right(one) for one in ("民族对，专业对", "民族和专业都对", "民族对，照片也对")]
    [True, False, False]
    >>> says_some_right("民族无误，专业无误")
    True
    """
    if sum(map(text.count, ("对", "正确", "没", "无误"))) < 2:
        return False  # nearly always
    divided = _divided("，".join(text.split()))
    pieces = [one.removesuffix("的") for one in re.split("[，、]", divided) if one]
    said = (f"{item}{right}" for item in _MINOR for right in ("对", "是对", "正确", "没错", "无误"))
    return len(pieces) > 1 and {*pieces} <= {*said}


def _divided(text: str) -> str:
    """*text* with ， for what divides; white space does only where two things are said.

    >>> _divided("照片没有 不对！"), _divided("沒有 问题"), _divided("4月1日核对")
    ('照片没有，不对，', '无误', '今天核对')
    """
    text = without_remarks(unicodedata.normalize("NFKC", text).lower())
    text = "".join(re.sub(r"(?<!\s)\s+(?=[不有])", "，", text).split())
    text = "".join("，" if c != "、" and c not in TICKS and is_decoration(c) else c for c in text)
    # 照片等均无误, 照片三项均无误: a denial takes its 均 along
    text = re.sub("等(?=无误)|(?<=[^，、])[两三四几][项样](?=无误)", "均", without_denials(text))
    return re.sub("[0-9]{1,2}月[0-9]{1,2}[日号]", "今天", text)


def says_no_fault(clause: str) -> bool:
    """Whether a *clause*, out of `without_denials` and without punctuation, says nothing wrong.

    >>> says_no_fault("应该"), says_no_fault("老师好"), says_no_fault("照片是本人")
    (True, True, True)
    >>> says_no_fault("不"), says_no_fault("照片")
    (False, False)
    """
    return re.fullmatch(f"{_NOTHING}|{_ALL_RIGHT}", _kinds_in(clause)) is not None
