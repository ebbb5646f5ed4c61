"""What stands beside an answer and says nothing of the record: it counts for nothing (issue 14).

That somebody is late, how they like the photo, what they ask of something else, whom they asked.
All of it only beside another clause that says plainly that all is right; an item of the record that
is named in it keeps its meaning.
"""

import re
from collections.abc import Iterator, Sequence

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.beside_words import AS_OTHERS
from tongzhi_cli.anomaly.lists.denied_words import any_of, words_of
from tongzhi_cli.anomaly.lists.matters import MATTERS
from tongzhi_cli.anomaly.matching import is_locked_out
from tongzhi_cli.anomaly.tokens import Token, begins_what_is_right
from tongzhi_cli.anomaly.told.looks import (
    BUT,
    LOOKS,
    OF_PHOTO,
    is_me,
    is_of_all,
    is_of_looks,
    is_slight,
)
from tongzhi_cli.anomaly.told.own_answer import is_of_own_answer, is_typed_wrongly
from tongzhi_cli.anomaly.told.speaker import is_of_the_speaker
from tongzhi_cli.anomaly.told.values import (
    as_part,
    asks,
    is_past_event,
    is_right,
    tells_a_value,
    with_quoted_values,
    with_values,
)
from tongzhi_cli.model.words import either

#: What the record has as well, and is asked for when it is given out.
_GIVEN_OUT = (
    "毕业证", "毕业证书", "学位证", "学位证书", "证书", "毕业照", "学生证", "档案", "证件",
)  # fmt: skip
_WHEN = (
    "什么时候", "啥时候", "何时", "几时", "几号", "哪天", "多久", "几点", "哪里", "哪儿", "在哪",
)  # fmt: skip
_GIVE = ("发", "领", "拿", "拍", "照", "寄", "办", "交", "取", "截止", "开始")
#: Of a telephone that is another one now; of an account at 学信网 it is a fault.
_PHONES = ("手机号", "手机号码", "电话号码", "电话", "手机", "微信", "QQ", "邮箱")
_OTHER_ONE = (
    "换了", "换成", "改了", "改成", "换号", "变了", "更新", "旧", "老", "以前的", "原来的",
    "停用", "不是这", "不是那", "不是现在", "不用了", "新号",
)  # fmt: skip
#: Of a telephone as well: 手机号错了.
_JUST_WRONG = frozenset(("错", "错了", "不对", "不对了", "有误", "不正确", "写错", "写错了"))
#: A card or a telephone that is a new one, and the number that stayed.
_CARDS = any_of(words_of("身份证、户口本、户口、户籍、手机、学生证、卡"))
_IS_NEW = any_of(
    words_of(
        "了、过、刚、也、已、经、才、又、去年、前年、最近、上月、上个月、今年、过期、到期、丢、掉、换、补、办、迁、"
        "重、新的、新证、新、之前、以前、一张、证、后、回来、回家、快、的、到学校、到外地"
    )
)
_RENEWED = f"(?:我|本人|我的|因为|由于)?的?{_CARDS}(?:{_IS_NEW})++"
_SAME_NUMBER = (
    "(?:但是|但|不过|可是|可)?(?:身份证|证件)?(?:号码|号)(?:[都也还并是]|没有|没|未|不)*"
    "(?:变|一样|改|相同|同)的?了?"
)
#: Why an answer is late.
_LATE = (
    f"(?:不好意思|抱歉|对不起|刚刚?|刚才|才|我|昨天|今天|昨晚|之前|一直|这几天|最近|在|的|了|啊|"
    f"哈|太|都|"
    f"{either(('回晚', '回复晚', '回得晚', '回复迟', '回迟', '交晚', '填晚'))}|"
    f"{either(('一天', '两天', '几天', '会儿', '晚了', '迟了', '下夜班', '下班'))}|"
    f"{either(('夜班', '上班', '加班', '下课', '上课', '睡着', '睡醒'))}|"
    f"{either(('睡过头', '睡觉', '起床', '醒', '忙忘'))}|"
    f"{either(('网卡死', '网卡', '网太卡', '网速慢', '网速', '网慢', '网不好'))}|"
    f"{either(('信号不好', '卡死', '卡', '很慢'))}|"
    f"{either(('进去', '进来', '登上去', '登上', '打开', '看到消息', '看到群'))}|"
    f"{either(('看到通知', '看到', '看见'))}|"
    f"{either(('忘了说', '忘记说', '忘了填', '忘了报', '忘了接龙', '忘接龙', '忘了写'))}|"
    f"{either(('忘了发', '忘了吱声', '忘了告诉你'))}|"
    f"{either(('没看群', '没看手机', '没看到消息', '没看见消息', '忘了回'))}|"
    f"{either(('忘记回', '没注意', '没带手机'))}|"
    f"{either(('手机没电', '实习', '考试', '在外面', '外面', '出差', '开会'))}|"
    f"{either(('兼职', '地铁上', '车上', '有点事'))})++"
)
_OF_LATE = frozenset(_LATE)
_ASKED_THEM = (
    "[^，。再要想会]{0,6}问(?:了|过|一下|了下)?(?:下)?(?:我)?(?:妈妈?|爸爸?|家里人?|父母|老师|辅导员|"
    "班主任|导员|"
    "教务处?|学长|学姐)了?"
)
_IN_PAPERS = (
    "(?:户口[本簿]|身份证|毕业证|档案|录取通知书)?[上里]?(?:面)?(?:写的?|的)?(?:也|都|就)+是"
    "(?:这个?|一样|这样|同样|相同)(?:的)?(?:日期|号|号码|名字|字|日子|时间|专业)?的?"
)
_OWN_NUMBER = "(?:我的?|本人)?学号(?:是|为|尾号|后几位|倒数|最后|后|末|[两三四五]位)*[0-9]{2,14}"
_COMPARED_WITH = (
    "(?:我|本人)?(?:已经?|都|均|也|并|是|就)*(?:与|和|跟|同|对照着?|按照?|拿着?|照着?)(?:我|本人)?的?"
    "(?:身份证|户口[本簿]|录取通知书|学生证|证件|毕业证)(?:原件|复印件|上?的?信息)?"
    "(?:逐一|一一|逐项|仔细|认真)?(?:核对|比对|对照|校对|核查|核实|对)[过了的]*(?:一遍)?"
)
_IT_IS_ME = (
    "(?:照片|相片|图像|头像|证件照|人)(?:上)?(?:(?:也|亦|都|确实|的确|就|还)*[是为系]"
    "(?:近期|最近|新拍)?的?(?:我|本人|我本人|我自己|自己)(?:近期|最近|新|去年|今年)?(?:的?照片|近照|免冠照|证件照|新照|拍的|照的)?|本人)"
    "(?:本人|无疑|没错|[的啊呀哈呢了啦哦嘛哟咯])*"
)
_ALIKE = "(?:全部|完全|全|都|是)*+(?:一模一样|一样|相同|对得上|对上了|对得起来)的?了?"
_PICTURE = (
    "(?:学历|毕业|学籍|证件|本人|我的|的|那个|这个)*+"
    "(?:照片|相片|图像|头像|证件照|学历照|照|图)(?:信息)?"
)
_SEEN_NOW = (
    "(?:显示|加载|刷新|刷|上传|采集|查|看|找|出|打开|点开|拍|更新|导入)"
    "(?:出来|出|到|得到|得见|见|上去|上|好|过|完|正常)?[了的]?"
)
#: That the picture or the record is there to be seen: 照片也有, 可以显示学历照片, 学籍信息1条.
_IS_THERE = (
    f"{_PICTURE}(?:[也都已能可以正常是现在刚才还会有]*+(?:显示正常|正常|清晰可见|可见|{_SEEN_NOW})|(?:[也都]|已经?|是|还)+[在有]|[在有](?=[的了]))"
    "[了的哈啊呀啦嘛呢]*|"
    f"(?:我|已经?|也|都|现在|刚刚?|终于|能|可以|正常)*+(?:有|看得?到|看得见|看见|显示|显示出|显示了|查得?到|加载出|采集|上传|找到|打得?开|"
    f"登得?上去?)(?:了|有|出来)?(?:{_PICTURE}|学籍信息|学籍|信息|我的学籍|我的信息)[了的哈啊呀啦嘛呢]*"
)
#: What says nothing of how the record is, with signs of which each such text has one.
NOTHING = tuple(
    (frozenset(signs), pattern)
    for signs, pattern in (
        ("问", _ASKED_THEM), ("照片图像籍信", _IS_THERE), ("是", _IN_PAPERS),
        ("证户书", _COMPARED_WITH), ("号", _OWN_NUMBER),
    )
)  # fmt: skip
_TAKEN_AT_SCHOOL = (
    "(?:照片|相片|图像|人)?(?:就|也|都)?是[^，。不没]{0,8}"
    "(?:学校|统一|集中|新|最近|今年|刚|近期)[^，。不没]{0,6}(?:拍|照|采集)的(?:那张|照片)?[哈啊呀了]?"
)
_TOGETHER = (
    "(?:我?(?:室友|舍友|同学|同桌|朋友|对象|男朋友|女朋友|"
    "老乡)的?)?[^，。错误不没未无的我]{0,4}的?(?:和|跟|与|同)"
    "(?:我|本人)(?:的|俩|两个?人?|们)*(?=都|均|全)|"
    "我的?(?:和|跟|与|同)(?:我?(?:室友|舍友|同学|同桌|朋友|"
    "对象)的?)?[^，。错误不没未无的我]{0,4}的?(?=都|均|全)"
)
_FINE = (
    "(?:我|俺|咱|我们)(?:这边|这里|这儿|这)?的?(?:也|都|全)?"
    "(?:没事|没啥事|没得事|没什么事|没啥|没什么|ok)[的哈了呀呢]?"
)
#: 除了我丑没毛病: what stands in front says nothing.
_BUT_FOR_LOOKS = (
    "除(?:了|咗|却|开|去|哒)?(?:我|照片|相片|张相|本人|人|自己|长得|有点儿?|太|比较|的|拍得|照得)*+"
    f"{either(LOOKS)}(?:了?一?点儿?|了|啲|哈|些)?(?:以外|之外|外)?"
)
#: What a clause comes to that says that all is right in words of its own.
_OK = "无误"
_NO_NO = "(?:没有|没得|木有|莫得|冇|没|无)+[的啊呀哈呢了哦嘛]*"


def without_asides(found: Sequence[Token]) -> list[Token]:
    """*found* in which what says nothing of the record is aside, and what says 无误 is right.

    >>> from tongzhi_cli.anomaly.tokens import tokens
    >>> [one.word for one in without_asides(tokens("无误，回晚了")) if one.part == Part.ASIDE]
    ['回晚了']
    """
    parted = list(_parted(found))
    said = ["".join(one.word for one in some if one.part != Part.DIVIDES) for some in parted]
    _take_back(parted, said)
    for at, some in enumerate(parted):
        if _is_right_in_words_of_its_own(_without_aside(some)):
            word = OF_PHOTO if re.fullmatch(_IT_IS_ME, _without_aside(some)) else _OK
            parted[at] = [as_part(one, Part.ASIDE) for one in some]
            first = next(n for n, one in enumerate(some) if one.part != Part.DIVIDES)
            parted[at][first] = some[first]._replace(part=Part.GOOD, word=word)
        elif (
            any(word in said[at] for word in "和跟与同")
            and (start := re.match(_TOGETHER, said[at]))
        ) or (said[at].startswith("除") and (start := re.match(_BUT_FOR_LOOKS, said[at]))):
            parted[at] = _aside_until(some, start.end())
        else:
            parted[at] = with_values(with_quoted_values(some))
    right = [is_right(some) for some in parted]
    if any(right) and any(one.part == Part.MEANT for some in parted for one in some):
        parted = [
            [one._replace(part=Part.GOOD) if one.part == Part.MEANT else one for one in some]
            for some in parted
        ]
        right = [is_right(some) for some in parted]
    if not any(right):
        return [one for some in parted for one in some]
    last_right = max(at for at, one in enumerate(right) if one)
    me = any(map(is_me, said))
    general = any(is_so and is_of_all(some) for some, is_so in zip(parted, right, strict=True))
    nothing = False
    for at, some in enumerate(parted):
        if right[at] and at and nothing and said[at].startswith(BUT):
            first = next(n for n, one in enumerate(some) if one.part != Part.DIVIDES)
            some[first] = as_part(some[first], Part.ASIDE)  # 照片有点丑，但信息都是对的
        if right[at] or not said[at]:
            continue
        if (
            at + 1 < len(parted)
            and right[at + 1]
            and is_of_all(parted[at + 1])
            and re.fullmatch(_NO_NO, said[at])
        ):
            parted[at] = [as_part(one, Part.ASIDE) for one in some]  # 没有没有，都是对的
            continue
        nothing = _says_nothing(said[at], some, behind=at < last_right, me=me, general=general) or (
            said[at + 1 : at + 2] != [] and is_slight(said[at], some, said[at + 1])
        )
        if nothing:
            parted[at] = [as_part(one, Part.ASIDE) for one in some]
    return [one for some in parted for one in some]


def _without_aside(some: Sequence[Token]) -> str:
    return "".join(one.word for one in some if one.part not in {Part.DIVIDES, Part.ASIDE})


def _take_back(parted: list[list[Token]], said: Sequence[str]) -> None:
    """Leave aside the clauses that take back an earlier answer, beside the one that counts."""
    own = [is_of_own_answer(one) for one in said]
    if not any(own) or all(one or not said[at] for at, one in enumerate(own)):
        return
    for at, one in enumerate(own):
        if one:
            parted[at] = [as_part(each, Part.ASIDE) for each in parted[at]]
    behind = parted[own.index(True) + 1 :]
    for some in behind:  # 应该是无误 is no doubt there
        if len(some) > 1 and some[0].word in {"应该是", "应为", "应该", "应是"}:
            parts = {one.part for one in some[1:] if one.part != Part.DIVIDES}
            some[0] = as_part(some[0], Part.ASIDE) if parts == {Part.GOOD} else some[0]


def _is_right_in_words_of_its_own(said: str) -> bool:
    return (
        (
            "不" not in said
            and any(word in said for word in ("我", "本人", "自己"))
            and re.fullmatch(_IT_IS_ME, said) is not None
        )
        or (
            any(word in said for word in ("一样", "一模", "相同", "对得", "对上"))
            and re.fullmatch(_ALIKE, said) is not None
        )
        or (said[:1] in "我俺咱" and re.fullmatch(_FINE, said) is not None)
    )


def _says_nothing(
    said: str, some: Sequence[Token], *, behind: bool, me: bool, general: bool
) -> bool:
    asked = asks(some)
    if (
        (_OF_LATE.issuperset(said) and re.fullmatch(_LATE, said))
        or any(not signs.isdisjoint(said) and re.fullmatch(one, said) for signs, one in NOTHING)
        or (general and _denies_only(some))
    ):
        return True
    if {one.part for one in some if one.part != Part.DIVIDES} <= set("CHhJ") and any(
        one.word in AS_OTHERS for one in some
    ):
        return True
    if is_me(said) or (behind and is_typed_wrongly(said)):
        return True
    items = [one.word for one in some if one.part == Part.ITEM]
    if is_of_phones(some) or _is_of_something_else(said, items):
        return True
    if asked:
        return general and is_of_the_speaker(some, behind=behind)
    if general and is_past_event(said, some):
        return True
    if general and (tells_a_value(some) or re.fullmatch(_TAKEN_AT_SCHOOL, said)):
        return True
    if behind and any(
        re.fullmatch(one, said) for one in (f"{_RENEWED}(?:{_SAME_NUMBER})?", _SAME_NUMBER)
    ):
        return True
    return is_of_looks(said, some, behind=behind, me=me, general=general) or is_of_the_speaker(
        some, behind=behind
    )


def _denies_only(some: Sequence[Token]) -> bool:
    """Whether a clause only says what is not wrong with the photo: 照片也不模糊."""
    return {one.part for one in some} <= set("IHhJ,") and any(
        one.part == Part.ASIDE and one.word.lstrip("也都并又").startswith("不") for one in some
    )


def is_of_phones(some: Sequence[Token]) -> bool:
    """Whether words are of a telephone that is another one now, which no record has.

    Of one by which nobody gets in the account is told (`anomaly.kinds`).
    """
    said = "".join(one.word for one in some if one.part != Part.DIVIDES)
    items = [one.word for one in some if one.part == Part.ITEM]
    return (
        all(one in _PHONES for one in items)
        and any(word in said for word in _PHONES)
        and (
            any(word in said for word in _OTHER_ONE)
            or any(one.word in _JUST_WRONG for one in some if one.part == Part.WRONG)
        )
        and not is_locked_out(said)
    )


def _is_of_something_else(said: str, items: Sequence[str]) -> bool:
    """Whether it is of the telephone list, or asks when the 毕业证 is given out."""
    is_of_list = all(one in _PHONES for one in items) and any(word in said for word in MATTERS)
    when = next((said.find(word) for word in _WHEN if word in said), -1)
    is_given_out = (
        when >= 0
        and all(one in (*_GIVEN_OUT, *_PHONES) for one in items)
        and any(word in said for word in _GIVEN_OUT)
        and any(word in said[when:] for word in _GIVE)
        and not any(word in said for word in ("改", "换", "错", "不对", "没有", "误"))
    )
    return (is_of_list or is_given_out) and not is_locked_out(said)


def _aside_until(some: list[Token], end: int) -> list[Token]:
    told, at = [], 0
    for one in some:
        told.append(as_part(one, Part.ASIDE) if at < end else one)
        at += len(one.word) if one.part != Part.DIVIDES else 0
    return told


def _ends_right(found: Sequence[Token], at: int) -> bool:
    """Whether a blank or a bracket stands behind 无误, so that what follows is of its own."""
    word = found[at].word
    return at > 0 and found[at - 1].part == Part.GOOD and (word.isspace() or word in "(（【[")


def _parted(found: Sequence[Token]) -> Iterator[list[Token]]:
    """The clauses of *found*, each with the mark behind it; a blank behind 无误 is one as well."""
    some: list[Token] = []
    for at, one in enumerate(found):
        if begins_what_is_right(found, at) and any(each.part != Part.DIVIDES for each in some):
            yield some
            some = []
        some.append(one)
        if one.part == Part.DIVIDES and (not one.soft or _ends_right(found, at)):
            yield some
            some = []
    yield some
