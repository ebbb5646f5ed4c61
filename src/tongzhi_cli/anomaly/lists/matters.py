"""What a class speaks of beside the record, and what may be wrong with it: 快递的名字错了.

It is no fault of the record (issue 14): beside 无误 it is 无误, by itself nobody knows how the
record is. Where 学信网, 学籍 or a 学历 is named in the same clause, it is the record after all.
"""

import re
from functools import cache

from tongzhi_cli.anomaly.lists.denied_words import any_of, words_of
from tongzhi_cli.model.text import replaced
from tongzhi_cli.model.traditional import simplified

#: What no record has, and a class speaks of.
MATTERS = words_of(
    "通讯录、通信录、班费、宿舍、寝室、快递、包裹、外卖、聚餐、散伙饭、群昵称、群名片、饭卡、校园卡、一卡通、"
    "银行卡、工资卡、公交卡、社保卡、医保卡、借书证、图书证、学生证、团员证、党员证、驾照、驾驶证、车票、火车票、机票、"
    "三方、三方协议、就业协议、学费、论文、答辩、学士服、学位服、成绩单、奖状、荣誉证书、奖学金、体检、体检表、四六级、"
    "就业、报到证、团费、党费、户档、毕业典礼、毕业晚会、纪念册、同学录、助学贷款、招聘、接龙、签到表、考勤表、"
    "报名表、微信、qq"
)
_BEFORE = words_of(
    "另外、但是?、不过、就是、只是、还有、可是、我的?、本人的?、班级、班里、那个、昨天、上次、之前、顺便、有个、对了"
)
_BEHIND = words_of(
    "单、表、名单、名册、群、封面、协议、信息、登记、上面?、里面?、中、准考证、证、卡、那边、的"
)
_NAMED = words_of(
    "名字、姓名、名、照片、相片、头像、电话、手机号?、号码、学号、专业、班级、身份证号?、性别、民族、生日、拼音、地址、昵称"
)
_CLAUSE = "[^，。；,;！!？?、\\s]"
#: One of these makes it the record's.
_OF_THE_RECORD = ("学信网", "学籍", "学历", "系统", "网上", "图像", "毕业证")


@cache
def _of_a_matter() -> str:
    """Something about what a matter has and a record as well, to the end of the clause."""
    return (
        rf"(?<![^\W_])(?:{any_of(_BEFORE)}){{0,3}}{any_of(MATTERS)}(?:{any_of(_BEHIND)}){{0,3}}"
        rf"{_CLAUSE}{{0,6}}?{any_of(_NAMED)}{_CLAUSE}{{0,16}}(?!{_CLAUSE})"
    )


def matters_in(text: str) -> list[tuple[int, int]]:
    """Where *text*, in simplified characters, is about what a matter beside the record has.

    >>> matters_in("无误，快递的名字错了"), matters_in("名字错了，快递也丢了")
    ([(3, 10)], [])
    >>> matters_in("学生证和学信网上的名字不一样"), matters_in("无误，照片和饭卡上的一样")
    ([], [])
    """
    if not any(one in text for one in MATTERS):
        return []
    found = (one for one in re.finditer(_of_a_matter(), text))
    return [one.span() for one in found if not any(word in one[0] for word in _OF_THE_RECORD)]


def without_matters(text: str) -> str:
    """*text* in simplified characters with ， for what is about such a matter, for matching only.

    >>> without_matters("照片不对，饭卡上的名字也错了"), without_matters("快遞的名字錯了")
    ('照片不对，，', '，')
    """
    text = simplified(text)
    return replaced(text, matters_in(text), "，")
