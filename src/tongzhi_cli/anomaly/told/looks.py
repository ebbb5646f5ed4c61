"""What is said of how a photo has come out, and that it is oneself all the same.

An opinion is no fault: no office takes it (`anomaly.kinds`). Neither is that somebody has looked
different since; beside another clause that says that it is they.
"""

import re
from collections.abc import Sequence

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.tokens import Token

#: What is said of how a photo has come out, and of oneself.
LOOKS = (
    "嫩", "圆", "肿", "脸大", "大脸", "脸好大", "脸太大", "憔悴", "青涩", "僵", "严肃", "没拍好",
    "没照好", "拍得不好", "认不出自己",
    "不认识了", "好看", "角度", "颜值", "丑", "难看", "不好看", "胖", "瘦", "太老", "好老",
    "晒黑", "好傻", "傻", "呆", "好土",
    "太土", "憨", "好凶", "逃犯",
    "犯人",
    "通缉犯", "劳改犯", "修得", "p得", "拍得", "照得", "不上相", "发型", "刘海", "表情", "显老",
    "帅",
    "不美", "太美", "辣眼",
)  # fmt: skip
_NOT_LOOKS = (
    "重拍", "重照", "换", "不是", "糊", "黑边", "黑白", "太黑", "发黑", "看不", "老照片",
    "模糊", "老师", "老家", "错",
    "不对", "变形", "有误", "不清", "别人", "没有", "旧",
)  # fmt: skip
#: What of it is wrong, of any other photo.
_OF_LOOKS = (*LOOKS, "不像")
#: What the picture is called.
PHOTOS = (
    "照片", "相片", "图像", "图片", "头像", "证件照", "学历照片", "学历照", "毕业照片",
    "电子照片", "照", "相",
    "像片", "影像", "证件照片", "登记照", "寸照",
)  # fmt: skip
_OPINION_OF = ("脸", "照片", "相片", "图像", "证件照", "头像", "我")
#: What keeps an opinion from being nothing, unless something right stands behind it.
BUT = ("但", "就是", "只是", "不过", "可是", "然而")
#: What a picture taken years ago does not show; beside "it is me" it changes nothing.
_LIKENESS = (
    "发型", "头发", "眼镜", "胖", "瘦", "晒黑", "胡子", "刘海", "妆", "长开", "成熟", "年轻",
    "变化", "不像", "不太像",
    "不大像", "不是很像", "不一样", "不太一样", "变了", "变老", "几年前", "大一", "高中", "高考",
    "入学", "以前", "三年前",
    "四年前", "小时候", "用的是", "旧", "老", "差别", "区别", "不认识", "没拍好", "没照好", "剪",
    "短发", "长发", "P得", "p得",
)  # fmt: skip
_NO_LIKENESS = (
    "别人", "糊", "模糊", "错", "没有", "空", "反", "歪", "裁", "变形", "看不", "显示", "不对",
    "有误", "不符", "拉",
    "挡", "遮", "盖", "露", "人家", "同学", "室友", "黑白", "黑边",
)  # fmt: skip
_KNOWN_BY_SIGHT = ("认得出", "看得出", "能认出", "认出来", "看得出来")
_CHANGED_LOOKS = ("变了", "换了", "少了", "多了", "变化大", "变化很大")
_ME_INDEED = (
    "(?:但是|但|不过|可是|可|就)?(?:(?:照片|相片|图像|人)[上里]?的?)?(?:也|都|确实|的确|真的|还|就|能|可以|依然|肯定|绝对)*"
    "(?:是|认得出来?|看得出来?|能?认出来?|能?看出来?)(?:就?是|还是)?"
    "(?:我|本人|我本人|我自己|自己)(?:本人|的|啊|呀|哈|呢|了|无疑|没错|没跑|不假)*|"
    "(?:但是|但|不过|可是|可)?(?:还是|也|都|还|能)*(?:认得出来?|看得出来?|能?认出来?)[的了啊呀哈]*"
)


def is_me(said: str) -> bool:
    """Whether a clause says no more than that the photo is theirs.

    >>> is_me("但认得出是我"), is_me("可是是本人"), is_me("不是我")
    (True, True, False)
    """
    hints = any(word in said for word in ("是", "认", "看出", "看得出"))
    return hints and re.fullmatch(_ME_INDEED, said) is not None


def is_of_looks(said: str, some: Sequence[Token], *, behind: bool, me: bool) -> bool:
    """Whether the clause *some*, *said* so, tells only how somebody looks.

    *behind* if something right comes behind it, *me* if a clause says that the photo is theirs.
    """
    parts = {one.part for one in some}
    items = [one.word for one in some if one.part == Part.ITEM]
    if not all(one in PHOTOS or one in _OPINION_OF for one in items):
        return False
    wrong = [one.word for one in some if one.part == Part.WRONG]
    recognised = any(word in said for word in _KNOWN_BY_SIGHT)
    if (
        (me or recognised)
        and any(word in said for word in _LIKENESS)
        and not any(word in said for word in _NO_LIKENESS)
        and parts.isdisjoint("DETA")
    ):
        return True
    looks = any(word in said for word in LOOKS)
    return (
        looks
        and not any(word in said for word in _NOT_LOOKS)
        and parts.isdisjoint("VDEZMTA")
        and all(
            any(w in one for w in _OF_LOOKS) or (one in _CHANGED_LOOKS and _is_of_hair(said))
            for one in wrong
        )
        and ("像" not in said.replace("图像", "") or "不像" not in said or behind)
        and (behind or not any(word in said for word in BUT))
    )


def _is_of_hair(said: str) -> bool:
    return any(word in said for word in ("发型", "头发", "刘海", "眼镜", "胡子"))
