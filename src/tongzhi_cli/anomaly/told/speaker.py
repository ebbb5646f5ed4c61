"""What somebody tells of themselves beside 无误: where they were, who helped, thanks in any words.

No list has every such word. A clause is of the speaker if a word of it says whose doing it is (我,
刚, 昨天, 用, 谢谢) and nothing of it, neither a known word nor a character of the unknown ones, can
be about how a record is. Whatever could (错, 不, 少, 像, an item, a value) keeps it from being one:
then the answer is asked about, as is a clause without such a word (有只猫).
"""

from collections.abc import Sequence

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.lists.denied_words import words_of
from tongzhi_cli.anomaly.tokens import Token
from tongzhi_cli.model.words import CHECK_VERBS, LOOK_VERBS

#: So many characters that nobody knows are a story of its own.
_LONGEST = 16
#: A run of so few is a name.
_NAME = 4
#: Words of one character that say nothing of whose doing it is; any other that is known does.
_NO_FRAME = frozenset(
    "的了地得个也都还啊呀呢吧吗嘛哦噢喔啦咯哈这那有是中里上下处可小真名项栏遍年时一条份张位款半"
)
#: Longer ones that say nothing of the kind.
_NO_FRAMES = frozenset((
    "但是", "就是", "只是", "不过", "可是", "然而", "其实", "什么", "哪里", "那个", "这个",
    "一个", "一些", "有点", "有点儿", "一点", "一点儿", "存在", "发现", "明显", "因为", "由于",
    "所以", "因此",
))  # fmt: skip
#: What may turn what stands beside it; in a clause with one of these nothing is taken for granted.
_TURNS = (
    "但", "就是", "只是", "不过", "可是", "然而", "除", "唯", "另外", "还有", "而且", "却", "若",
    "如果", "要是",
)  # fmt: skip
#: Characters that may be about how a record is, in whatever word.
_TELLING = frozenset(
    "错误不没未无非莫冇否别假怪疑混反倒歪斜糊裁切截破坏变改换像似异差偏少缺漏丢空掉乱颠串多余重复"
    "图脸眼耳肩领照相片字号码族籍男女岁生证系班院级本专硕博颜色黑白红蓝旧老难丑"
)
#: Of whom it is, where an item is named: 照片是他.
_OF_OTHERS = frozenset("帮替代她他它谁佢")
#: Where an unknown character is harmless beside one of these.
_SAFE = words_of(
    "生病、老家、改天、本来、专门、专心、字字、重新、重要、重庆、多亏、不止、生怕、医生、"
    "学生、相册、照顾、照样、按照、关照、相信、互相、头疼、头痛、回头、图书馆、拼图、号召、"
    "班上、上班、下班、加班、夜班、值班、班委、班干、班长、班群、班级群、班会、多谢、多久、"
    "好多、许多、变天、脸书、学院群、系里、院里、大院、医院、电影院、住院、本子、笔记本、"
    "本地、只好、信号差、网差、网速差、好难、难等、难登、难进、难弄、难找、号难、不太会、"
    "不会弄、不看、不在、不用、不急、不去、不来、不回、不晓得、不知道、不容易、不客气、不谢、"
    "不耽误、不打扰、不催、不说了、不多说、没睡、没吃、没得空、的号、登号、没上班、没起床、"
    "不早说、不骗你、不吹、不吹牛、不错过、不忘、不辜负、不负、一起、重启、重庆、重点、多大、"
    "多少、多年、差点、出差、变成大、改天、换班、换乘、面试、生活、先生、实习生、卫生、"
    "生日快乐、长沙、假期、请假、放假、寒假、暑假、岁月、号码牌、照旧、系统、联系、关系、"
    "没关系、班车、跟班、换工作、级长、年级群、专程、专职、本人、本来、根本、证明、残疾、"
    "丢脸、掉线、不卡、难得、难怪、难为、困难、老板、老乡、老大、老二、老三、老四、老五、"
    "老六、老家、老婆、老公、老妈、老爸、老弟、老妹、老铁、老师、老在、老是、不好意思、"
    "没办法"
)
#: People who help to look.
_PEOPLE = frozenset((
    "室友", "舍友", "同桌", "同学", "朋友", "我哥", "我弟", "我姐", "我妹", "我爸", "我妈",
    "哥哥", "弟弟", "姐姐", "妹妹", "男朋友", "女朋友",
))  # fmt: skip
_HELPING = (
    "帮我", "帮忙", "帮看", "帮查", "帮核", "帮登", "帮填", "帮着", "代我", "替我", "让", "用",
    "找", "问", "叫", "喊", "一起", "借", "告诉", "提醒", "陪", "转告", "催",
)  # fmt: skip
_LOOKING = ("看", "登", "查", "核", "对", "试", "弄", "填", "回", "发", "手机", "电脑", "网")
#: What did not happen to somebody, and is no fault: they saw no message.
_MISSED = (
    "没看见", "没看到", "没见", "没注意", "没收到", "没空", "没网", "没电", "没流量", "没信号",
    "没睡", "没看手机", "没看群", "没看微信", "没看消息", "没看qq", "没顾上",
)  # fmt: skip
#: What somebody has at hand when they look.
_AT_HAND = frozenset((
    "身份证", "户口本", "户口簿", "手机", "电脑", "证件", "学生证", "录取通知书", "档案",
    "准考证",
))  # fmt: skip
#: What somebody logs in with, and where they are.
_TO_LOG_IN = frozenset(("验证码", "密码", "手机", "手机号", "账号", "帐号", "邮箱", "电脑"))
_BUSY = frozenset((
    "忙", "很忙", "太忙", "在忙", "不在", "不在校", "不在学校", "不在家", "人不在", "外出",
    "请假", "请假了", "请假中", "病假", "事假", "没网", "没信号", "没有信号", "没流量",
    "没带手机", "没电脑", "手机没电", "关机",
))  # fmt: skip
_IN_HAND = ("拿", "对照", "照着", "按", "比对", "翻", "用", "跟着", "核")


#: What has to be done besides, and is asked for: 下周回学校签字行吗.
_ERRANDS = (
    "签", "交", "回学校", "来学校", "去学校", "返校", "打印", "盖章", "材料", "填表", "领",
    "几号", "几点", "什么时候", "啥时候", "多久", "手印",
)  # fmt: skip
#: What may be asked of how the record is; any other question beside 无误 is of something else.
_ASKED_OF_IT = (
    "这样", "算", "对吗", "对吧", "对不", "是不是错", "正常", "行吗", "行不", "可以吗",
    "可不可以", "要紧", "影响", "是否", "怎么改", "咋改", "改", "换",
    "为什么", "为啥", "咋回事", "怎么回事", "哪里看", "哪里核", "在哪核", "怎么看", "怎么核",
    "看不", "查不", "怎么没", "咋没", "没有", "什么意思", "啥意思", "不一样",
)  # fmt: skip


def is_of_the_speaker(some: Sequence[Token], *, behind: bool) -> bool:
    """Whether the clause *some* tells of whoever answers, and of nothing that a record has.

    *behind* if it is said behind it that all is right: the last word counts, and what leads to it
    needs no word of its own that says whose doing it is. A name alone is somebody else's answer.
    """
    words = [one for one in some if one.part != Part.DIVIDES]
    said = "".join(one.word for one in words)
    asked = any(one.word == "?" or one.part == Part.ASKS for one in some)
    if not words or any(word in said for word in _TURNS if not (asked and word == "另外")):
        return False
    errand = any(word in said for word in _ERRANDS)
    if asked and not errand and any(word in said for word in _ASKED_OF_IT):
        return False
    unknown = "".join(one.word for one in words if one.part == Part.UNKNOWN)
    for word in _SAFE:
        if word in said:
            unknown = "".join(c for c in unknown if c not in word)
    helped = any(word in said for word in _HELPING) and any(word in said for word in _LOOKING)
    if helped:
        unknown = "".join(c for c in unknown if c not in "帮替代")
    unknown = "".join(c for c in unknown if c not in "莫别") if _is_order(said) else unknown
    named = any(one.part in {Part.ITEM, Part.RECORD, Part.SHOWN} for one in words)
    checked = any(verb in said for verb in (*CHECK_VERBS, *LOOK_VERBS))
    if len(unknown) > _LONGEST or not _TELLING.isdisjoint(unknown):
        return False
    if named and not helped and not _OF_OTHERS.isdisjoint(unknown):
        return False
    if not asked and (named or checked) and any(one.part == Part.LATER for one in words):
        return False  # 专业我再问下老师, 等会儿我再确认一下
    missed = any(word in said for word in _MISSED)
    at_hand = any(word in said for word in _IN_HAND)
    if {one.part for one in words} <= set("HhBJSKNPLF"):
        return asked  # else it is understood
    is_name = len(said) == len(unknown) <= _NAME
    return any((behind and not is_name, *map(_is_frame, words))) and all(
        one.part in ("HhBJSKNPLF?l,Qq" if asked else "HhBJSKNPLF?l,")
        or (one.part == Part.WRONG and one.word in _PEOPLE and helped)
        or (one.part in {Part.NOT, Part.NOT_YET} and missed)
        or (one.part == Part.ITEM and one.word in _AT_HAND and (at_hand or missed))
        or (one.part == Part.ITEM and one.word in _TO_LOG_IN)
        or (one.part == Part.UNSEEN and one.word in _BUSY)
        for one in words
    )


def _is_order(said: str) -> bool:
    """Whether somebody is told to stop: 莫@我, 别催."""
    return said[:1] in "莫别" and (said[1:2] in "催急艾吵喊闹慌再骂问叫忙" or said[1:2] in "我@")


def _is_frame(one: Token) -> bool:
    if one.part in {Part.UNKNOWN, Part.DIVIDES}:
        return False
    if len(one.word) == 1:
        return one.word not in _NO_FRAME
    return one.word not in _NO_FRAMES
