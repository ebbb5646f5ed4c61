"""An anomaly as students write it, in the clauses that say what is wrong.

What is right (照片没有问题), what it should be (应为民族学) and what it was compared with
(和身份证不一致) would be taken for faults, so they go; one word stands for its variants and typos.
"""

import re
from functools import cache

from tongzhi_cli.anomaly.beside_words import FIXED
from tongzhi_cli.anomaly.fault_words import VALUES
from tongzhi_cli.anomaly.lists.as_one import EMOTE
from tongzhi_cli.anomaly.lists.denied import without_denials, without_what_did_not_happen
from tongzhi_cli.anomaly.lists.matters import without_matters
from tongzhi_cli.anomaly.lists.remarks import without_remarks
from tongzhi_cli.anomaly.lists.taken_back import without_taken_back
from tongzhi_cli.anomaly.lists.typed import in_characters
from tongzhi_cli.anomaly.outcome_words import (
    parted_from_right,
    says_all_right,
    says_no_fault,
)
from tongzhi_cli.model.traditional import simplified
from tongzhi_cli.model.words import OWN_CHECK_VERBS, joined

#: One word for each thing, however it is called or misspelt; in this order.
_CALLED = {
    "有误": "错误信息、错误内容、错误项",
    "应为": "正确信息：、正确信息:、正确内容：、正确内容:",
    "人脸比对": "人像比对、照片比对、图像比对",
    "不是": "is not、isn't、isn’t、is n't、not ",
    "照片": "张相、幅相、photographs、photograph、photos、photo、pictures、picture、"
    "portraits、portrait、images、image、大头照片、大头照、证件照片、证件照、毕业照片、毕业照、学历照片、学历照、"
    "学籍照片、学籍照、登记照片、登记照、相片、像片、头像、图像、图片、影像、照骗、人像、照片片",
    "身份证": "居民身份证、身分证、生份证、深份证、省份证、身份正、身份征",
    "证件号": "id card number、id number、id card、id no、身份证号码、"
    "身份证号、身份号码、身份号、证件号码",
    "民族": "ethnicity、ethnic group、nationality、名族、明族、民组、名组、民簇、名簇",
    "姓名": "full name、name、性名、名子、姓明、星名",
    "没有": "there is no、has no、have no、no 、木有、米有、莫有、没得、冒得、么有",
    "没有照片": "没有我的照片、没我的照片、没有我照片、没我照片、没有本人照片、没本人照片",
    "性别": "gender、sex、性另",
    # 名 of an item that is no person's: 专业名错了
    "专业": "专业名称、专业名字、专业的名称、专业的名字、专业名、major、专叶、专页、砖业",
    "院校": "毕业院校、毕业学校、就读学校、院校名称、院校名字、院校的名称、院校的名字、院校名、"
    "学校名称、学校名字、学校的名称、学校的名字、学校名、大学名称、大学名字、校名",
    "班级": "班级名称、班级名字、班级的名称、班级的名字、班级名、班极",
    "分院": "学院名称、学院名字、学院的名称、学院的名字、院系名称、院系名字、系部名称",
    "出生": "date of birth、birth date、birthday、birth、出身年、出身日、出身时",
    "错": "wrong、incorrect、errors、error、mistakes、mistake、misspelled、misspelt、"
    "mismatch、typo",
    "缺": "missing、lost",
    "模糊": "blurry、blurred、unclear",
    "不对": "doesn't match、does not match、not match",
    "登录": "登陆、登入",
    "正在加载": "还没加载出来、还没加载完、没加载完、还没刷出来、还没刷完、还在加载、还在转圈、"
    "一直在转圈、一直转圈",
    "没": "没能",
    "没参加": "没办法参加、没法参加",
    "未": "未能",
    "不满意": "没拍好、没照好、没有拍好、没有照好",
    "旧": "不是最近、不是最新、不是近期、不是近照",
    "某": "少数民族、民族学、民族语、民族文化、民族传统、民族体育、民族医、民族音乐、民族舞、"
    "民族大学、民族中学",
}
_ONE_WORD = (
    # the page of 学信网; 照片核对不上 is about the photo
    *((page, "校对") for page in joined(("图像", "图像信息"), OWN_CHECK_VERBS)),
    *((page, "校对") for page in ("照片校对", "图片校对")),
    *((word, called) for called, words in _CALLED.items() for word in words.split("、")),
    *(
        (f"{no}{done}", "旧")
        for no in ("没有及时", "未及时", "没有", "没", "未")
        for done in ("更新", "更换", "换", "改", "露", "穿")
    ),
)
#: That something was looked for and is not there, however it is said.
_LOOKED_FOR = ("查", "搜", "找", "检索")
_NOT_FOUND = (
    "(?:无法|不能|没法|没办法|未能|没能|未|没有?)(?:查询|查找|检索|搜索|查|搜|找)(?:到|着|出来?)|"
    "(?:查询|查找|检索|搜索|查|搜)不(?:到|着|出来?|见)|找不着"
)
#: Nobody says more than this about a fault; what is pasted in by mistake must not take long.
_LONGEST = 400
#: 姓名已经改过来了，民族还是错的 is about the 民族.
_PUT_RIGHT = tuple(FIXED.split("、"))
_BRACKETS = {ord(c): None for c in "()（）【】[]"}
#: 照片没有其他信息正确 is two things, 照片和其他信息正确 is one.
_THE_REST = "(?<![和与及、])其"
_QUOTED = r"(?<!照片)(?:“[^“”]*”|\"[^\"]*\"|「[^「」]*」|《[^《》]*》|〔[^〔〕]*〕)"
#: What is shown, and is nothing: 显示“暂无”.
_NOTHING_QUOTED = (
    '[“"「『]((?:暂无|无|没有|未采集|未上传|空白|空)(?:学历)?(?:照片|图片|图像|数据|信息)?)[”"」』]'
)
_QUOTES = frozenset('“"「《〔')
_REFERENCE = (
    r"(?:和|与|跟|同|以|按照?|照|比)(?:我|本人|自己)?的?(?:身份证|户口[本簿]?|户籍|录取照片?|档案|实际|"
    r"毕业证|学生证)(?:上|件|里|信息|中|情况)*的?(?=都?不|为准|对不上|有出入|有差)"
)
#: What a card says is what is right: 户口本、身份证都是回族.
_ON_CARDS = (
    "(?:我的?)?(?:户口[本簿]?|身份证)(?:[、和与及](?:户口[本簿]?|身份证))?(?:上面?|里面?)?(?:写的|显示)?"
    "[都也]?是(?![错没不空别他假旧老])"
)
#: Each reference has one of these, and one of the characters behind it.
_REFERRED_TO = ("身份证", "户", "录取", "档案", "实际", "毕业证", "学生证")
_OF_REFERENCE = frozenset("不为对有")
_FIELD = "姓名|名字|性别|出生|民族|证件号|专业|层次|学制|班级|分院|学号|照片"
_VALUE = (
    r"(?:应该?当?[为是]|应改[为成]|更正[为成]|改[为成]|正确的?[为是]|写[为成着]|写的是|误为|录[为成]|填成|变成)了?"
    rf"(?:{_FIELD})?[^，。；,.;、\s]+?(?=(?:{_FIELD})|[，。；,.;、\s]|$)"
)
#: The school that did it is not the school that is wrong: 名字被学校写错, 学校写错了我的民族.
_DID = "(?:[写填录弄搞登报传]|显示)"
_BY_SCHOOL = (
    rf"(?<=[被由在让])学校|(?<=是)学校(?={_DID}错)|({_FIELD}|身份证)学校(?={_DID})|"
    rf"学校(?=(?:把|给|有|没有?|漏了?|{_DID}错了?)(?:我们?的?|本人的?)?(?:{_FIELD}|身份证)(?![也都不错]))"
)
#: 专升本学制: which of them, and no 层次.
_OF_LEVEL = "(?<![成为])(?:专升本|本科|专科)(?=学制|专业|入学|毕业)"
#: 采集过了，没照片 is one thing: the photo was taken, and is not there.
_TAKEN = (
    r"((?:已经?|参加过?了?)(?:参加过?)?(?:照片)?(?:采集|拍照?片?)过?(?:照片?|相)?了?|"
    r"(?:采集|拍|照)[过了](?:照片?|相)?了?|"
    r"照片(?=[，,；;。\s]*(?:但是?|可是?|不过)?(?:我|本人)?(?:已|参加过|采集过|拍过)))"
    r"[，,；;。\s]*(?:但是?|可是?|不过)?"
)
#: That a photo was taken; 照片已 besides.
_CAPTURED = ("采集", "拍", "照过", "照了")
_BREAKS = (
    r"[，,。.；;！!？?：:、/\\|\n]+|(?<=[^但])但是?|不过|只是|而且|并且|以及|还有|另外(?![一的那])|同时|此外|"
    r"(?:和|与|及|跟)(?!本人|我|自己|别人|他人|真人|同学|室友|身份证(?!都|也)|户口|录取|实际)"
)


def canonical(text: str) -> str:
    """*text* in one spelling, for matching only.

    >>> canonical("圖像沒有"), canonical("名族 不对"), canonical("身份证号码错")
    ('照片没有', '民族 不对', '证件号错')
    """
    text = in_characters(simplified(text))
    if any(look in text for look in _LOOKED_FOR):
        text = re.sub(_NOT_FOUND, "查不到", text)
    for word, called in _ONE_WORD:
        if word in text:
            text = text.replace(word, called)
    return text


def clauses(text: str, *, whole: bool = False) -> list[str]:
    """The clauses of *text* that say what is wrong, without white space.

    *whole* keeps what is quoted and what it should be, as does a text that says nothing else.
    Empty where nothing is said to be wrong: `answers.answer` calls no such text an anomaly.

    >>> clauses("照片没有问题，民族应为回族"), clauses("专业应为民族学 姓名也错了")
    (['民族'], ['专业', '姓名也错了'])
    >>> clauses("姓名和身份证不一致"), clauses("写成“女”了", whole=True)
    (['姓名不一致'], ['写成“女”了'])
    >>> clauses("老师好，没有任何出入，谢谢"), clauses("应为回族")
    ([], ['应为回族'])
    """
    text = text[:_LONGEST]
    if says_all_right(text):
        return []
    found = _clauses(text, whole=whole)
    return found if found or whole else _clauses(text, whole=True)


def _without_reference(text: str) -> str:
    """*text* without what something was compared with, and 已拍照 as one thing."""
    # the patterns are costly to set up
    if any(word in text for word in _REFERRED_TO) and not _OF_REFERENCE.isdisjoint(text):
        text = re.sub(_REFERENCE, "", text)
    if "身份证" in text and "是" in text:
        text = re.sub(_ON_CARDS, "是", text)
    is_there = "照片" in text and ("已" in text or "参加" in text)
    if is_there or any(word in text for word in _CAPTURED):
        text = re.sub(_TAKEN, r"\1", text)
    return text


def _without_values(part: str) -> list[str]:
    """The pieces of *part* around what is shown or should be; a value shown so is of its item.

    >>> _without_values("本科写成专科 学制也跟着错了"), _without_values("民族应为回族")
    (['层次', ' 学制也跟着错了'], ['民族', ''])
    """
    first, *others = re.sub(_VALUE, "，", part).split("，")
    return [_of_values().get(first.strip(), first), *others] if others else [first]


@cache
def _of_values() -> dict[str, str]:
    return {one: item for item, listed in VALUES.items() for one in listed.split("、")}


def _clauses(text: str, *, whole: bool) -> list[str]:
    text = without_matters(without_taken_back(text.lower(), says_all_right))
    text = without_remarks(without_what_did_not_happen(canonical(text)))
    text = re.sub(EMOTE, "，", text) if "[" in text else text
    text = without_denials(text).translate(_BRACKETS)
    text = re.sub(_THE_REST, "，其", text) if "其" in text else text
    if not (whole or _QUOTES.isdisjoint(text)):
        text = re.sub(_QUOTED, " ", re.sub(_NOTHING_QUOTED, r"\1", text))
    if "专升本" in text or "科" in text:
        text = re.sub(_OF_LEVEL, "", text)
    if "学校" in text:
        text = re.sub(_BY_SCHOOL, r"\1", text)
    text = _without_reference(re.sub(r"[:：](?=\s*[无没空不非未])", "", text))
    text = parted_from_right(text)
    parts = re.split(_BREAKS, text)
    if not whole:
        parts = [
            piece
            for part in parts
            for piece in ([part] if "照片" in part else _without_values(part))
        ]
    joined = ("".join(part.split()) for part in parts)
    wrong = [part for part in joined if not says_no_fault(part)]
    return [part for part in wrong if not part.endswith(_PUT_RIGHT)] or wrong
