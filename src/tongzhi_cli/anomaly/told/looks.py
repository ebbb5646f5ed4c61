"""What is said of how a photo has come out, and that it is oneself all the same.

An opinion is no fault: no office takes it (`anomaly.kinds`). Neither is that somebody has looked
different since; beside another clause that says that it is they.
"""

import re
from collections.abc import Sequence

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.clause import Clause
from tongzhi_cli.anomaly.outcome_words import FAIR
from tongzhi_cli.anomaly.tokens import Token
from tongzhi_cli.anomaly.verdict import Verdict

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
    "不美", "太美", "辣眼", "不上镜", "不太上镜", "上镜", "显胖", "显黑", "显矮", "显小",
    "显大", "显年轻", "不咋地", "不咋样",
    "不怎么样", "不忍直视", "没眼看", "没法看", "不敢看", "不堪入目", "一言难尽", "拍老",
    "照老", "拍胖", "拍丑", "拍残", "拍得",
    "毁容", "崩坏", "社死", "黑历史", "惨不忍睹", "无语", "笑死", "美美", "帅帅", "美哒",
    "可爱", "精神", "没睡醒", "睡眼",
    "不太满意", "不是很满意", "不满意", "瓜", "憨憨", "挫", "矬", "磕碜", "寒碜", "埋汰",
    "邋遢", "猥琐", "油腻", "沧桑", "稚嫩", "靓", "肉肉", "双下巴", "黑眼圈", "痘",
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
    "像片", "影像", "证件照片", "登记照", "寸照", "照片信息", "图像信息", "照骗",
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
#: What makes an opinion of whatever stands beside it: 有点土, 傻了点, 像个大妈.
_AS_OPINION = (
    "有点", "有些", "太", "好", "真", "挺", "蛮", "很", "贼", "巨", "超", "特别", "非常",
    "这么", "那么", "怪", "略", "稍",
    "比较", "相当", "实在", "了点", "爆了", "死了", "得很", "不行", "哒", "像", "跟", "似的",
    "把我", "比", "显得", "拍出", "越看",
    "感觉", "颜值", "气质", "自拍",
)  # fmt: skip
#: Characters of the words for what may really be wrong with a picture; in an opinion there is none.
_OF_FAULTS = frozenset(
    "糊暗白亮歪斜小扁长花反倒偏淡虚低裁切挡遮缺少破脏重早假异串错误旧空黑红黄绿蓝紫灰拉压缩变久近远窄宽框边影光底"
    "色水印码字另别换混同半截漏丢坏失残多余卡慢年龄前后次张期届级班名不没未无非莫冇否问题谁他她它某两双未"
)
#: What a photo is compared with, as it looks: 比身份证好看.
_COMPARED = ("身份证", "真人", "学生证", "准考证")
#: That something is odd, and not what.
_ODD = ("有点怪", "有些怪", "怪怪", "奇怪", "很怪", "好怪", "太怪", "怪异")
#: So much of it nobody needs to know.
_LONGEST = 12
#: A fault of the picture that is small, and is said to do no harm: 有点糊但能看清.
_SLIGHTLY = ("有点", "有些", "略", "稍", "一点", "了点", "不太", "不是很", "不够", "虽然")
_DOES_NO_HARM = (
    "看清", "看得清", "看的清", "看得出", "认得出", "能认", "认出", "不影响", "是本人", "是我",
    "清楚", "清晰", "可辨", "没关系", "无所谓", "无大碍", "不碍事", "能看", "还行", "可以接受",
    "能接受",
)  # fmt: skip
_CONCEDES = ("但", "不过", "可", "还是", "也", "倒")
_HARMS = ("看不清", "不能看", "认不出", "不是我", "不是本人", "很糊", "太糊", "太模糊", "很模糊")
_MILD = (
    "糊", "模糊", "黑", "暗", "小", "歪", "白", "亮", "不清", "不清楚", "不清晰", "偏", "太黑",
    "太暗", "不太清楚", "不够清晰",
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


#: That the photo shows them, which says nothing of the rest.
OF_PHOTO = "照片是我"


def is_of_all(some: Sequence[Token]) -> bool:
    """Whether what is right in *some* is more than the photo, and not only what is left."""
    items = [one.word for one in some if one.part == Part.ITEM]
    good = [one.word for one in some if one.part == Part.GOOD]
    return (
        all(one.part != Part.REST for one in some)
        and not (items and all(one in PHOTOS for one in items))
        and any(not one.endswith(_IS_MINE) for one in good)
    )


_IS_MINE = ("照片是我", "是我", "本人", "我自己", "本人的", "我的", "自己的", "是我了", "本人无疑")


def is_of_looks(
    said: str, some: Sequence[Token], *, behind: bool, me: bool, general: bool = False
) -> bool:
    """Whether the clause *some*, *said* so, tells only how somebody looks.

    *behind* if something right comes behind it, *me* if a clause says that the photo is theirs,
    *general* if a clause says that all is right, and not only what is left.
    """
    said = said.replace("依旧", "").replace("依然", "")
    parts = {one.part for one in some}
    items = [one.word for one in some if one.part == Part.ITEM]
    compared = _COMPARED if any(word in said for word in "比跟和像") else ()
    if not all(one in PHOTOS or one in _OPINION_OF or one in compared for one in items):
        return False
    wrong = [one.word for one in some if one.part == Part.WRONG]
    if is_slight(said, some):
        return True
    if general and not wrong and (_is_opinion(said, some) or _is_fair(some)):
        return True
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


def is_slight(said: str, some: Sequence[Token], behind: str = "") -> bool:
    """Whether a small fault of the picture is said to do no harm: 有点糊但能看清.

    *behind* is what the next clause says.
    """
    parts = {one.part for one in some}
    wrong = [one.word for one in some if one.part == Part.WRONG]
    but = behind or said
    return (
        parts.isdisjoint("VDEZMTAXQC")
        and all(one in _MILD for one in wrong)
        and all(one.word in PHOTOS for one in some if one.part == Part.ITEM)
        and any(word in said for word in _SLIGHTLY)
        and any(word in but for word in _DOES_NO_HARM)
        and (behind.startswith(_CONCEDES) if behind else any(word in said for word in _CONCEDES))
        and not any(word in said + behind for word in _HARMS)
    )


def _is_fair(some: Sequence[Token]) -> bool:
    """Whether the photo is said to have come out well enough, and no more: 照片还行."""
    told = [one for one in some if one.part != Part.DIVIDES]
    return (
        any(one.word in PHOTOS for one in told)
        and any(one.word in FAIR for one in told)
        and all(one.word in {*PHOTOS, *FAIR} or one.part in "Hh" for one in told)
    )


def _is_opinion(said: str, some: Sequence[Token]) -> bool:
    """Whether whatever is said of the photo in unknown words is none of the faults of one."""
    if not any(one.word in PHOTOS or one.word in _OPINION_OF for one in some):
        return False
    unknown = "".join(one.word for one in some if one.part == Part.UNKNOWN)
    return (
        0 < len(unknown) <= _LONGEST
        and {one.part for one in some} <= set("IHhBJSKLNP?,o")
        and any(word in said for word in _AS_OPINION)
        and (
            _OF_FAULTS.isdisjoint(unknown)
            or (set("乱黑").issuperset(_OF_FAULTS & set(unknown)) and _is_of_oneself(said))
        )
        and not any(word in said for word in (*BUT[3:], *_ODD))
    )


def _is_of_oneself(said: str) -> bool:
    return any(
        word in said
        for word in ("头发", "刘海", "里我", "我好", "我太", "我那么", "我有点", "皮肤", "脸")
    )


def _is_of_hair(said: str) -> bool:
    return any(word in said for word in ("发型", "头发", "刘海", "眼镜", "胡子"))


# --- nothing but an opinion ---------------------------------------------------------------------

_ONLY_DISLIKED = "只说照片不满意（不受理），没说对不对"
_NOT_CONTENT = ("不满意", "不喜欢", "不理想", "不满")
_WISHES = ("想换", "要换", "能换", "换一张", "换张", "重拍", "重照", "重新拍", "重新照", "更换")


def disliked_photo(text: str, clauses: Sequence[Clause]) -> tuple[Verdict, str, str] | None:
    """What 照片太丑 comes to: no office takes it; None where somebody says 不满意 outright."""
    asked = any(one.asked or Part.ASKS_WHAT_TO_DO in one.parts for one in clauses)
    if asked or any(word in text for word in _WISHES):
        return Verdict.UNCLEAR, _ONLY_DISLIKED, ""
    if any(one.right and is_of_all(one.words) for one in clauses):
        return Verdict.RIGHT, "", ""
    if any(word in text for word in _NOT_CONTENT) and "有点" not in text:
        return None
    return Verdict.UNCLEAR, _ONLY_DISLIKED, ""
