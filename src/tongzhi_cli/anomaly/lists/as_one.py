"""What is said as one, whatever its words mean: dates, signs, 要是有错我早喊了, 班长说填无误.

Each pattern stands with the words of which a text that it fits has some: one that has none is not
looked at, as patterns are costly to set up.
"""

import re
from collections.abc import Iterator

from tongzhi_cli.anomaly.lists.denied_words import CHECKED, NO, any_of, words_of
from tongzhi_cli.model.words import FAULTS, RIGHT, RIGHT_TOO, SCHOOLMATES, either
from tongzhi_cli.named_tuple import NamedTuple

EMOTE = (
    r"\[(?:玫瑰|强|微笑|抱拳|合十|握手|鼓掌|呲牙|愉快|爱心|太阳|可爱|憨笑|害羞|偷笑|机智|加油|耶|拥抱|嘿哈|鲜花|胜利|赞|"
    r"裂开|狗头|偷笑|流泪|大哭|苦涩|叹气|翻白眼|汗|擦汗|尴尬|发呆|吃瓜|奸笑|哇|好的|收到|握拳|666|让我看看|嘴唇|月亮|晚安|礼物|红包|福|鞭炮|困|"
    r"饥饿|惊恐|囧|抓狂|委屈|快哭了|阴险|亲亲|可怜|笑哭|doge|ok|给力|吐舌|色|酷|跳跳|转圈|鼓掌|撇嘴|傲慢|哈欠|爱你|勾引|拳头|菜|吐血|"
    r"笑脸|调皮|得意|龇牙|捂脸|破涕为笑|旺柴|社会社会|庆祝|蛋糕|咖啡|心|比心|花)\]"
)
#: Of a day, behind its date.
_OF_DAY = r"(?:\s?(?:凌晨|早晨|早上|早|上午|中午|下午|傍晚|晚上|晚间|晚|夜里|夜))?"
_ASIDE = (
    r"[0-9]{2,4}\s?年\s?[0-9]{1,2}\s?月(?:\s?[0-9]{1,2}\s?[日号])?|"
    rf"[0-9]{{1,2}}\s?月\s?[0-9]{{1,2}}\s?[日号]?{_OF_DAY}|"
    r"(?<![0-9])[0-9]{4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2})?(?![0-9])" + _OF_DAY + "|"
    r"(?<![0-9.])(?:20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))(?![0-9])|"
    r"(?<![0-9])[0-9]{1,2}[-/.][0-9]{1,2}(?![0-9])|"
    r"(?<![0-9])[0-9]{1,2}\s?[:：点时]\s?[0-9]{1,2}(?:\s?[:：分]\s?[0-9]{0,2}秒?)?|"
    r"(?<![0-9])[0-9]{1,2}\s?[点时日号](?:半|整|钟)?|"
    r"第?[0-9]{1,3}[号位、.．)）]|"
    r"(?<![0-9])(?:19|20)?[0-9]{2}年(?![0-9级制月\s])|"
    r"[0-9]{2,20}[x×*＊✕]{2,20}[0-9x]*|"
    r"(?<![^\s；;，,。、：:])[一二三四五六七八九十][、.．]|"
    r"第(?:[一二三四五六七八九十几0-9]{1,2}遍|[三四五六七八九十几][次回])|"
    r"no[.．:：]?\s?[0-9]{1,3}(?![0-9])|"
    r"[+＋]\s?1|"
    r"(?:莫|别|不要|不用|甭)再?@我?了?|"
    r"[（(](?:证件号码略|电话略)[）)]|"
    r"[（(](?:由.{1,4})?(?:代|代填|代答|代签|代写|代报|代发|代回)[）)]|"
    rf"{EMOTE}"
)

#: 2014级软件1班, as a clause of its own.
_OF_CLASS = (
    r"(?<![^\s，,。；;])(?:20)?[0-9]{2}级[\u4e00-\u9fff]{1,10}"
    r"[0-9一二三四五六七八九十]{1,2}班(?=[，,。；;\s]|$)"
)
#: What somebody says of an answer of theirs that was not meant: 昨天写的有误是点错了.
_WITHDRAWN = (
    r"(?:昨天|前天|今天|之前|刚才|刚刚|上次|前面|以前|原来|早上|昨晚)?(?:[写填点选报发交说]|提交)(?:了|成)?的?"
    r"[“\"「]?(?:有误|无误|错误|不对|有问题|没问题|正确)[”\"」]?是(?:没看仔细|没仔细看|没看清楚?|不小心|手滑|"
    r"[点填写选看弄搞按报]错)了?的?"
)

#: What somebody said that was not so: 先前说专业不对是我看错了.
_SAW_WRONGLY = ("看错", "看串", "记错", "弄错", "搞错", "看岔", "眼花", "看花", "没看清")
_TAKEN_BACK = (
    r"(?:先前|之前|刚才|刚刚|昨天|前天|上次|早上|昨晚|原来|以前|前面)我?(?:还|就)?(?:说|写|填|报|反馈|以为|觉得|讲)"
    r"(?:了|过|的)?[^，。；,;！!？?\s]{1,10}?(?:是|，是|,是|，|,)(?:我|自己|我自己)?(?:看错|看串|记错|弄错|搞错|看岔|看花眼|"
    r"眼花|没看清楚?)了?的?(?=[，。；,;！!\s]|$)"
)

#: Whose record somebody saw by mistake, before how their own is: 点到室友的号了 我的是对的.
_OF_WHOM = (
    "室友", "舍友", "同学", "同桌", "朋友", "别人", "人家", "对象", "闺蜜", "他", "她",
    *SCHOOLMATES,
)  # fmt: skip
_SAW_ANOTHERS = (
    r"(?<![^\s，,。；;！!：:])(?:我|刚才|刚刚|刚|不小心|原来|是|不好意思|手滑){0,4}"
    r"(?:登[录陆]?|看|点|查|进|打?开)(?:"
    rf"(?:[错串]|成)了?我?{either(_OF_WHOM)}的?(?:照片|信息)?|"
    rf"[到进入上错成串]?[了的]?是?我?{either(_OF_WHOM)}的?(?:学信网|账号|帐号|号码?|页面?|界面|那页)"
    r")[了的啊呀啦]{0,2}"
    r"(?=[\s，,。；;！!…]{1,9}(?:我|自己|本人)(?:自己|本人)?(?:的|这))"
)

#: 如有错误责任自负: a promise, and no fault.
_PROMISE = (
    r"(?:如|若|如果|倘若|若是)有?(?:任何)?(?:错误|问题|不实|虚假|误|遗漏|出入|差错|不符|有误|虚报)[，,]?"
    r"(?:本人|由|我|愿意?|后果|责任|自行|自己|一切|相应|全部|均|概)*(?:承担|负责|自负|担责|负)(?:责任|一切|后果|全部|相应)*"
)

#: 更正： and the like in front of an answer.
_PREFACE = (
    r"^(?:更正|补充|更新|纠正|修正|重报|重新回复|重新报|重新填)(?:一下|说明|声明|一遍)?[:：](?=.)"
)
#: 和隔壁班的张三同名: no fault of either.
_NAMESAKE = r"(?:和|跟|与|同)[^，。；;,！!？?\s]{1,10}(?:同名同姓|同名|重名)"
#: 名字4个字, and not 少一个字.
_SO_MANY = r"(?<![少多缺漏差错掉第了出])[一二两三四五六0-9]个字(?!错|不)"
#: 如有变动再联系, 有问题随时找我.
_REACHED = words_of("联系、找我、喊我、叫我、通知、@我、反馈、沟通、打电话、私聊、告知、再说、再报")
_ANYTHING = tuple(f"有{one}" for one in "变问疑错事情更需不什新任改出啥消")
_IF_ANYTHING = (
    r"(?:如果|如|若|要是|后续|之后|以后|万一)?(?:还|再)?有(?:什么|任何|啥|其他|新的?|需要)?(?:变动|变化|问题|疑问|错误|更新|新情况|情况|事|需要|不妥|不对|改动|出入|消息)(?:的话)?"
    r"[，,]?(?:我|你|请|您|麻烦|再|随时|及时|会|立即|马上|可以|直接|给|就){0,5}(?:联系|找|喊|叫|通知|@|反馈|沟通|打电话|私聊|告知|说|报)[^，。；,;！!？?\s]{0,4}"
)
#: 要是有错我早喊了.
_WOULD_HAVE = ("早说", "早喊", "早就", "早报", "早找", "早来", "早叫", "早反馈", "早讲", "早吼")
_WOULD = (
    r"(?:要是|如果|要|真要?|假如)(?:真)?(?:有|不对|错|哪里)[^，。；,;！!？?\s]{0,6}[，,]?(?:我|肯定|那|就|也|已经|还){0,3}早就?(?:说|喊|报|找|讲|来|吼|叫|反馈)"
    r"[^，。；,;！!？?\s]{0,4}"
)


class _AsOne(NamedTuple):
    """A *pattern*, and lists of words: a text that it fits has a word of each."""

    pattern: str
    has: tuple[tuple[str, ...], ...]


#: What says nothing of the record.
_ASIDES = (
    _AsOne(_TAKEN_BACK, (_SAW_WRONGLY,)),
    _AsOne(_SAW_ANOTHERS, (_OF_WHOM, ("登", "看", "点", "查", "进", "开"))),
    _AsOne(_IF_ANYTHING, (_REACHED, _ANYTHING)),
    _AsOne(_WOULD, (_WOULD_HAVE,)),
    _AsOne(_PROMISE, (("如", "若"), ("负", "担"))),
    _AsOne(_WITHDRAWN, (("的",), ("是",))),
    _AsOne(_PREFACE, ((":", "："),)),
    _AsOne(_NAMESAKE, (("同名", "重名"),)),
    _AsOne(_SO_MANY, (("个字",),)),
    _AsOne(_OF_CLASS, (("级",), ("班",))),
    _AsOne(_ASIDE, (tuple("0123456789[略代、.．第@"),)),
)


def _spans_of(one: _AsOne, text: str) -> Iterator[tuple[int, int]]:
    if all(any(word in text for word in words) for words in one.has):
        yield from (found.span() for found in re.finditer(one.pattern, text))


def asides_in(text: str) -> list[tuple[int, int]]:
    """Where *text*, half-width and simplified, says something that is not of the record.

    >>> asides_in("3月5日无误，如有错误责任自负"), asides_in("照片有误")
    ([(0, 4), (7, 15)], [])
    """
    return sorted(span for one in _ASIDES for span in _spans_of(one, text))


_CLASS = r"(?:软件|计科|会计|电商|网络|英语|数学)?[0-9一二三四五六七八九十]{1,2}班"


def classes_in(text: str) -> list[tuple[int, int]]:
    """Where two classes are named: 我是2班，我明明1班; none where there is but one."""
    return list(_spans_of(_AsOne(_CLASS, (("班",),)), text)) if text.count("班") > 1 else []


#: Who says what is to be written, or how it is, and that it is said; of 室友说 and 老师说 the words
#: by themselves leave it open (`beside_words.CHANGES`).
_OTHERS_SAY = words_of("班长、学委、导员、辅导员、班主任、班委、书记、他们、她们、你们、人家、大家")
_WHO = (*_OTHERS_SAY, *words_of("老师、室友、舍友、同学、同桌、他、她、你"))
_SAYS = words_of("说、让、叫、喊、要、要求、教、通知")
_FILL = words_of("填写?、写、报、回复?、选、点、交、打")
_IS_RIGHT = any_of(
    (*RIGHT, *RIGHT_TOO, *(f"{no}{fault}" for no in NO for fault in (*FAULTS, "错")))
)
_DICTATED = (
    f"(?<![按照])(?:(?:{any_of(_WHO)})[都也就]?(?:(?:{any_of(_SAYS)})"
    "(?:我们?|大家|咱们?|全班|都|统一|一律|直接|就|先){0,3}|(?:都|统一|一律|直接|就){0,3})"
    f"(?:{any_of(_FILL)})[个成上了为]?|"
    f"(?:{any_of(_OTHERS_SAY)})[都也]?说(?:我们?的?|照片|信息|都|全部?|也|是|应该){{0,3}})"
    f'(?=[“"「]?{_IS_RIGHT})|'
    f"(?:{any_of(_WHO)})[帮替给]我?(?:{any_of(CHECKED)}|看|查|登)[了过]?(?:之?后|的时候)?[说讲]"
)


def dictated_in(text: str) -> list[tuple[int, int]]:
    """Where somebody else is said to have told what to write, or says it is so: 班长说填无误就行.

    >>> dictated_in("班长说填无误就行"), dictated_in("大家都写无误")
    ([(0, 4)], [(0, 4)])
    >>> dictated_in("班长说的表我填了，无误")
    []
    """
    return list(_spans_of(_AsOne(_DICTATED, (_WHO, (*_SAYS, *_FILL, "看", "查", "登"))), text))


#: What the own name stands behind: a 学号, or what somebody is; nothing that may be wrong.
_BEFORE_NAME = (
    r"(?:[代替帮]|(?:我|本人)?(?:名?叫|是|姓名)|(?:我|本人)|[0-9]{8,14}[\s、,，.:：-]{0,2}|"
    r"(?:我|本人)是[^,，。;；!！?？\s不没未无非错误]{0,16}?(?:专业|班|学院|系|级)的?(?:学生|同学)?)$"
)
#: So long is that at most.
_LONGEST_BEFORE = 24


def with_name(plain: str, name: str) -> Iterator[tuple[int, int]]:
    """Where the own *name* stands, with what is in front of it: 我是会计专业的李四."""
    end = 0
    while (at := plain.find(name, end)) >= 0:
        near = plain[max(end, at - _LONGEST_BEFORE) : at]
        before = re.search(_BEFORE_NAME, near) if near else None
        end = at + len(name)
        end += len("同学") if plain.startswith("同学", end) else 0
        yield at - (len(near) - before.start() if before else 0), end
