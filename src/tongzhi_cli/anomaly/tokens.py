"""The words of an answer, one behind the other: no character is left out.

A word is the longest of `answer_words.WORDS` that begins where the last one ended, so reading stays
linear; what none of them is counts as not understood, character by character.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tongzhi_cli.anomaly.answer_words import LONGEST, Part, words
from tongzhi_cli.anomaly.lists.cards import cards_in
from tongzhi_cli.anomaly.lists.denied import admitted_in, denials_in, not_happened_in
from tongzhi_cli.anomaly.lists.matters import matters_in
from tongzhi_cli.anomaly.lists.remarks import remarks_in
from tongzhi_cli.anomaly.lists.taken_back import perhaps_taken_back, taken_back_until
from tongzhi_cli.anomaly.outcome_words import TICKS, is_decoration, says_all_right
from tongzhi_cli.model.person_name import spread_in
from tongzhi_cli.model.traditional import simplified

#: White space, brackets and quotes do not end what is said of one thing: 照片（学历）没有.
_SOFT = frozenset("— \t\u3000\xa0“”\"「」『』‘’'《》【】[]()（）<>〈〉·:：_*#~～.")
_EMOTE = (
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
    r"(?<![^\s，,。；;])(?:20)?[0-9]{2}级[\u4e00-\u9fff]{1,10}[0-9一二三四五六七八九十]{1,2}班(?=[，,。；;\s]|$)|"
    r"[（(](?:证件号码略|电话略)[）)]|"
    r"[（(](?:由.{1,4})?(?:代|代填|代答|代签|代写|代报|代发|代回)[）)]|"
    rf"{_EMOTE}"
)


#: What somebody says of an answer of theirs that was not meant: 昨天写的有误是点错了.
_WITHDRAWN = (
    r"(?:昨天|前天|今天|之前|刚才|刚刚|上次|前面|以前|原来|早上|昨晚)?(?:[写填点选报发交说]|提交)(?:了|成)?的?"
    r"[“\"「]?(?:有误|无误|错误|不对|有问题|没问题|正确)[”\"」]?是(?:没看仔细|没仔细看|没看清楚?|不小心|手滑|"
    r"[点填写选看弄搞按报]错)了?的?"
)


_CLASS = r"(?:软件|计科|会计|电商|网络|英语|数学)?[0-9一二三四五六七八九十]{1,2}班"
#: What somebody said that was not so: 先前说专业不对是我看错了.
_SAW_WRONGLY = ("看错", "看串", "记错", "弄错", "搞错", "看岔", "眼花", "看花", "没看清")
_TAKEN_BACK = (
    r"(?:先前|之前|刚才|刚刚|昨天|前天|上次|早上|昨晚|原来|以前|前面)我?(?:还|就)?(?:说|写|填|报|反馈|以为|觉得|讲)"
    r"(?:了|过|的)?[^，。；,;！!？?\s]{1,10}?(?:是|，是|,是|，|,)(?:我|自己|我自己)?(?:看错|看串|记错|弄错|搞错|看岔|看花眼|"
    r"眼花|没看清楚?)了?的?(?=[，。；,;！!\s]|$)"
)


#: 如有错误责任自负: a promise, and no fault.
_PROMISE = (
    r"(?:如|若|如果|倘若|若是)有?(?:任何)?(?:错误|问题|不实|虚假|误|遗漏|出入|差错|不符|有误|虚报)[，,]?"
    r"(?:本人|由|我|愿意?|后果|责任|自行|自己|一切|相应|全部|均|概)*(?:承担|负责|自负|担责|负)(?:责任|一切|后果|全部|相应)*"
)


#: What 更正： and the like begin with.
_PREFACED = frozenset("更补纠修重")
_PREFACE = (
    r"(?:更正|补充|更新|纠正|修正|重报|重新回复|重新报|重新填)(?:一下|说明|声明|一遍)?[:：](?=.)"
)
#: 和隔壁班的张三同名: no fault of either.
_NAMESAKE = r"(?:和|跟|与|同)[^，。；;,！!？?\s]{1,10}(?:同名同姓|同名|重名)"
#: 名字4个字, and not 少一个字.
_SO_MANY = r"(?<![少多缺漏差错掉第了出])[一二两三四五六0-9]个字(?!错|不)"
#: 如有变动再联系, 有问题随时找我.
_REACHED = (
    "联系",
    "找我",
    "喊我",
    "叫我",
    "通知",
    "@我",
    "反馈",
    "沟通",
    "打电话",
    "私聊",
    "告知",
    "再说",
    "再报",
)
_ANYTHING = tuple(
    f"有{one}"
    for one in (
        "变",
        "问",
        "疑",
        "错",
        "事",
        "情",
        "更",
        "需",
        "不",
        "什",
        "新",
        "任",
        "改",
        "出",
        "啥",
        "消",
    )
)
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


#: What the own name stands behind: a 学号, or what somebody is; nothing that may be wrong.
_BEFORE_NAME = (
    r"(?:[代替帮]|(?:我|本人)?(?:名?叫|是|姓名)|(?:我|本人)|[0-9]{8,14}[\s、,，.:：-]{0,2}|"
    r"(?:我|本人)是[^,，。;；!！?？\s不没未无非错误]{0,16}?(?:专业|班|学院|系|级)的?(?:学生|同学)?)$"
)
#: So long is that at most.
_LONGEST_BEFORE = 24


def _with_name(plain: str, name: str) -> Iterator[tuple[int, int, str]]:
    """Where the own *name* stands, with what is in front of it: 我是会计专业的李四."""
    end = 0
    while (at := plain.find(name, end)) >= 0:
        near = plain[max(end, at - _LONGEST_BEFORE) : at]
        before = re.search(_BEFORE_NAME, near) if near else None
        end = at + len(name)
        end += len("同学") if plain.startswith("同学", end) else 0
        yield at - (len(near) - before.start() if before else 0), end, Part.ASIDE


#: What begins a clause of its own: 照片丑死了但没错.
BUT = frozenset(("但", "但是", "不过", "可是", "然而"))
#: So far behind one of these it is looked for what is right.
_NEAR = 12


class Token(NamedTuple):
    """A word of a text, from *start* to *end*, and what it does (*part*)."""

    start: int
    end: int
    part: str
    word: str
    soft: bool = False


def one_to_one(text: str) -> str:
    """*text* half-width, simplified, in lower case, character for character.

    >>> one_to_one("ＯＫ，資料無誤")
    'ok,资料无误'
    """
    if not text.isascii():
        text = simplified(text)
        text = "".join(_one(c) for c in text)
    return text.lower() if len(text.lower()) == len(text) else text


def _one(c: str) -> str:
    if "\u4e00" <= c < "\ua000":
        return c
    same = unicodedata.normalize("NFKC", c)
    return same if len(same) == 1 else c


def tokens(
    text: str, who: Sequence[str] = (), ok: Sequence[str] = (), fields: Sequence[str] = ()
) -> list[Token]:
    """The words of *text*; *who* are the student's own name, 学号 and class, *ok* say 无误.

    *fields* are items of the record that the notice names.

    >>> [f"{one.word}{one.part}" for one in tokens("照片没有问题，猫")]
    ['照片I', '没有问题G', ',,', '猫?']
    >>> [one.part for one in tokens("12. 李四 无误", ["李四"]) if not one.soft]
    ['h', 'h', 'G']
    """
    plain = one_to_one(text)
    told = [(spread_in(text, one), Part.ASIDE) for one in who if one]
    told += [(one, Part.GOOD) for one in ok if len(one) > 1]
    told += [(one, Part.ITEM) for one in fields if one not in words()]
    known = _known(plain, told)
    found: list[Token] = []
    at = 0
    while at < len(plain):
        if at in known:
            end, part = known[at]
        else:
            end, part = _word_at(plain, at)
            clash = next((start for start in range(at + 1, end) if start in known), None)
            if clash is not None and known[clash][1] is not Part.GOOD:
                end, part = clash, (part if clash - at == end - at else Part.UNKNOWN)
        c = plain[at:end]
        soft = end - at == 1 and part == Part.DIVIDES and text[at] in _SOFT
        found.append(Token(at, end, part, c, soft))
        at = end
    return found


def _known(plain: str, told: Iterable[tuple[str, str]]) -> dict[int, tuple[int, str]]:
    """What is found as a whole, by where it begins: what is *told*, dates, what denies a fault."""
    found: dict[int, tuple[int, str]] = {}
    taken = 0
    spans: list[tuple[int, int, str]] = []
    if end := taken_back_until(plain, says_all_right):
        spans.append((0, end, Part.ASIDE))
    spans += [(*one, Part.CHANGES) for one in perhaps_taken_back(plain, says_all_right)]
    for whole, part in told:
        one = one_to_one(whole)
        at = plain.find(one)
        while at >= 0:
            spans.append((at, at + len(one), part))
            at = plain.find(one, at + len(one))
    for whole, part in told:
        if part == Part.ASIDE and not whole.isascii() and whole in plain:
            spans += _with_name(plain, one_to_one(whole))
    if plain.count("班") > 1:  # 我是2班，我明明1班
        spans += [(one.start(), one.end(), Part.VALUE) for one in re.finditer(_CLASS, plain)]
    if any(word in plain for word in _SAW_WRONGLY):
        spans += [(one.start(), one.end(), Part.ASIDE) for one in re.finditer(_TAKEN_BACK, plain)]
    if any(word in plain for word in _REACHED) and any(word in plain for word in _ANYTHING):
        spans += [(one.start(), one.end(), Part.ASIDE) for one in re.finditer(_IF_ANYTHING, plain)]
    if "早" in plain and any(word in plain for word in _WOULD_HAVE):
        spans += [(one.start(), one.end(), Part.ASIDE) for one in re.finditer(_WOULD, plain)]
    if ("如" in plain or "若" in plain) and ("负" in plain or "担" in plain):
        spans += [(one.start(), one.end(), Part.ASIDE) for one in re.finditer(_PROMISE, plain)]
    spans += [(start, end, Part.ASIDE) for start, end in cards_in(plain)]
    if "的" in plain and "是" in plain:
        spans += [(one.start(), one.end(), Part.ASIDE) for one in re.finditer(_WITHDRAWN, plain)]
    if plain[:1] in _PREFACED and (preface := re.match(_PREFACE, plain)):
        spans.append((0, preface.end(), Part.ASIDE))
    if "同名" in plain or "重名" in plain:
        spans += [(one.start(), one.end(), Part.ASIDE) for one in re.finditer(_NAMESAKE, plain)]
    if "个字" in plain:
        spans += [(one.start(), one.end(), Part.ASIDE) for one in re.finditer(_SO_MANY, plain)]
    if any(c.isdigit() or c in "[略代、.．第@" for c in plain):  # nothing else is in the pattern
        spans += [(one.start(), one.end(), Part.ASIDE) for one in re.finditer(_ASIDE, plain)]
    denials = dict(denials_in(plain))
    spans += [  # 没错儿, 没毛病儿
        (start, end + (plain[end : end + 1] == "儿"), Part.GOOD) for start, end in denials.items()
    ]
    spans += [  # 暂无异常: of 暂无 and 暂未 the first is a word of its own
        (at, at + 1, Part.ROUGHLY) for at, c in enumerate(plain)
        if c == "暂" and (at + 1 in denials or _word_at(plain, at + 1)[1] == Part.GOOD)
    ]  # fmt: skip
    spans += [(start, end, Part.ASIDE) for start, end in not_happened_in(plain)]
    spans += [(start, end, Part.ASIDE) for start, end in (*remarks_in(plain), *matters_in(plain))]
    spans += [(start, end, Part.WRONG) for start, end in admitted_in(plain)]
    for start, end, part in sorted(spans, key=lambda one: (one[0], -one[1])):
        if start >= taken:
            found[start] = (end, part)
            taken = end
    return found


def _word_at(plain: str, at: int) -> tuple[int, str]:
    c = plain[at]
    if c.isascii() and c.isalnum():
        return _latin_at(plain, at)
    table = words()
    for size in range(min(LONGEST, len(plain) - at), 0, -1):
        part = table.get(plain[at : at + size])
        if part is not None and not (part == Part.HARMLESS and _ends_in_not(plain, at, at + size)):
            return at + size, part
    if c not in TICKS and is_decoration(c):
        return at + 1, Part.DIVIDES
    return at + 1, Part.UNKNOWN


def _ends_in_not(plain: str, at: int, end: int) -> bool:
    """Whether the 不 that a word ends in is of what follows: 哦不对, and not 哦不，无误."""
    if end - at < 2 or plain[end - 1] != "不":
        return False
    table = words()
    return any(plain[end - 1 : end + more] in table for more in range(1, LONGEST))


def _latin_at(plain: str, at: int) -> tuple[int, str]:
    """A number or an English word, two or three of them where they are one: should be."""
    table = words()
    if plain[at].isdigit():
        for size in range(min(LONGEST, len(plain) - at), 1, -1):
            part = table.get(plain[at : at + size])
            if part is not None:
                return at + size, part
        end = at
        while end < len(plain) and plain[end].isascii() and plain[end].isalnum():
            end += 1
        return end, Part.ASIDE if end - at <= 4 and plain[at:end].isdigit() else Part.UNKNOWN
    for size in range(min(LONGEST + 8, len(plain) - at), 1, -1):  # shen份证
        one = plain[at : at + size]
        if one in table and not one.isascii():
            return at + size, table[one]
    ends = list(_word_ends(plain, at))
    for end in reversed(ends):
        part = table.get(plain[at:end].replace(" ", ""))
        if part is not None:
            return end, part
    return ends[0], Part.UNKNOWN


def _word_ends(plain: str, at: int) -> Iterator[int]:
    for _ in range(3):
        while at < len(plain) and (
            (plain[at].isascii() and plain[at].isalpha()) or plain[at] in "'’"
        ):
            at += 1
        yield at
        if at + 1 >= len(plain) or plain[at] != " " or not plain[at + 1].isascii():
            return
        at += 1


def begins_what_is_right(words: Sequence[Token], at: int) -> bool:
    """Whether the word *at* is 但 or the like, and what follows it is right: 丑死了但没错."""
    if words[at].word not in BUT:
        return False
    for one in words[at + 1 : at + 1 + _NEAR]:
        if one.part == Part.GOOD:
            return True
        if one.part == Part.DIVIDES and not one.soft:
            return False
    return False
