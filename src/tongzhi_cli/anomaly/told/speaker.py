"""What somebody tells of themselves beside 无误: where they were, who helped, thanks in any words.

No list has every such word. A clause is of the speaker if a word of it says whose doing it is (我,
刚, 昨天, 用, 谢谢) and nothing of it, neither a known word nor a character of the unknown ones, can
be about how a record is. Whatever could (错, 不, 少, 像, an item, a value) keeps it from being one:
then the answer is asked about, as is a clause without such a word (有只猫).
"""

from collections.abc import Sequence

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.tokens import Token

#: So many characters that nobody knows are a story of its own.
_LONGEST = 16
#: A run of so few is a name.
_NAME = 4
#: Words of one character that say whose doing it is; any longer one that is harmless does.
_FRAMES = frozenset("我咱俺偶刚才在用你您早谢祝看查登上请让爱报去到")
#: Longer ones that say nothing of the kind.
_NO_FRAMES = frozenset(
    (
        "但是", "就是", "只是", "不过", "可是", "然而", "其实", "什么", "哪里", "那个", "这个",
        "一个", "一些", "有点",
     "有点儿", "一点", "一点儿", "存在", "发现", "明显", "因为", "由于", "所以", "因此")
)  # fmt: skip
#: What may turn what stands beside it; in a clause with one of these nothing is taken for granted.
_TURNS = (
    "但",
    "就是",
    "只是",
    "不过",
    "可是",
    "然而",
    "除",
    "唯",
    "另外",
    "还有",
    "而且",
    "却",
    "若",
    "如果",
    "要是",
)
#: Characters that may be about how a record is, in whatever word.
_TELLING = frozenset(
    "错误不没未无非莫冇否别假怪疑混反倒歪斜糊裁切截破坏变改换像似异差偏少缺漏丢空掉乱颠串多余重复"
    "图脸眼耳肩领照相片字号码族籍男女岁生证系班院级本专硕博颜色黑白红蓝旧老难丑帮替代她他它谁"
)
#: Where an unknown character is harmless beside one of these.
_SAFE = (
    "生病",
    "老家",
    "改天",
    "本来",
    "专门",
    "专心",
    "字字",
    "重新",
    "重要",
    "重庆",
    "多亏",
    "不止",
    "生怕",
    "医生",
    "学生",
    "相册",
    "照顾",
    "照样",
    "按照",
    "关照",
    "相信",
    "互相",
    "头疼",
    "头痛",
    "回头",
    "图书馆",
    "拼图",
    "号召",
    "班上",
    "上班",
    "下班",
    "加班",
    "夜班",
    "值班",
    "班委",
    "班干",
    "班长",
    "班群",
    "班级群",
    "班会",
    "多谢",
    "多久",
    "好多",
    "许多",
    "变天",
    "脸书",
    "学院群",
    "系里",
    "院里",
    "大院",
    "医院",
    "电影院",
    "住院",
    "本子",
    "笔记本",
    "本地",
    "只好",
    "不好意思",
    "没办法",
)
#: People who help to look.
_PEOPLE = frozenset(
    (
        "室友", "舍友", "同桌", "同学", "朋友", "我哥", "我弟", "我姐", "我妹", "我爸", "我妈",
        "哥哥", "弟弟", "姐姐",
     "妹妹", "男朋友", "女朋友")
)  # fmt: skip
_HELPING = (
    "帮我",
    "帮忙",
    "帮看",
    "帮查",
    "帮核",
    "帮登",
    "帮填",
    "帮着",
    "代我",
    "替我",
    "让",
    "用",
    "找",
    "问",
    "叫",
    "喊",
    "一起",
    "借",
    "告诉",
    "提醒",
    "陪",
    "转告",
    "催",
)
_LOOKING = ("看", "登", "查", "核", "对", "试", "弄", "填", "回", "发", "手机", "电脑", "网")
#: What did not happen to somebody, and is no fault: they saw no message.
_MISSED = (
    "没看见",
    "没看到",
    "没见",
    "没注意",
    "没收到",
    "没空",
    "没网",
    "没电",
    "没流量",
    "没信号",
    "没睡",
    "没看手机",
    "没看群",
    "没看微信",
    "没看消息",
    "没看qq",
    "没顾上",
)
#: What somebody has at hand when they look.
_AT_HAND = frozenset(
    ("身份证", "户口本", "户口簿", "手机", "电脑", "证件", "学生证", "录取通知书", "档案", "准考证")
)  # fmt: skip
_IN_HAND = ("拿", "对照", "照着", "按", "比对", "翻", "用", "跟着", "核")


def is_of_the_speaker(some: Sequence[Token], *, behind: bool) -> bool:
    """Whether the clause *some* tells of whoever answers, and of nothing that a record has.

    *behind* if it is said behind it that all is right: the last word counts, and what leads to it
    needs no word of its own that says whose doing it is. A name alone is somebody else's answer.
    """
    words = [one for one in some if one.part != Part.DIVIDES]
    said = "".join(one.word for one in words)
    if not words or any(one.word == "?" for one in some) or any(word in said for word in _TURNS):
        return False
    unknown = "".join(one.word for one in words if one.part == Part.UNKNOWN)
    for word in _SAFE:
        if word in said:
            unknown = "".join(c for c in unknown if c not in word)
    helped = any(word in said for word in _HELPING) and any(word in said for word in _LOOKING)
    if helped:
        unknown = "".join(c for c in unknown if c not in "帮替代")
    if len(unknown) > _LONGEST or not _TELLING.isdisjoint(unknown):
        return False
    missed = any(word in said for word in _MISSED)
    at_hand = any(word in said for word in _IN_HAND)
    if {one.part for one in words} <= set("HhBJSKNPLF"):
        return False  # it is understood
    is_name = len(said) == len(unknown) <= _NAME
    return any((behind and not is_name, *map(_is_frame, words))) and all(
        one.part in "HhBJSKNPL?l,"
        or (one.part == Part.WRONG and one.word in _PEOPLE and helped)
        or (one.part in {Part.NOT, Part.NOT_YET} and missed)
        or (one.part == Part.ITEM and one.word in _AT_HAND and (at_hand or missed))
        for one in words
    )


def _is_frame(one: Token) -> bool:
    if one.part in {Part.UNKNOWN, Part.DIVIDES}:
        return False
    if len(one.word) == 1:
        return one.word in _FRAMES
    return one.word not in _NO_FRAMES
