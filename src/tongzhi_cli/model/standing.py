"""The words by which people say what a student is to the school: 休学, 已退学, 当兵去了.

One table of words (`standing_words.SAID`); a text is a standing only if every character of it is
one of those words or one of those that people put around them. 学籍状态显示休学 is what somebody
saw on 学信网, and no standing. Source: what notices and rosters write beside students who are gone
(docs/glossary.md: 休学 复学 转学 降级 参军 退学 死亡 不在本班 新增), issue 14.
"""

import re
from functools import cache, lru_cache

from tongzhi_cli.model.enrolment import Enrolment, Standing
from tongzhi_cli.model.standing_words import GONE, NEWS, SAID
from tongzhi_cli.model.text import shortened
from tongzhi_cli.model.traditional import simplified

#: What stands around such a word and changes nothing. Not 申请, 拟, 将, 未: these deny it.
_AROUND = (
    "已经", "已", "现已", "现", "目前", "正在", "仍在", "仍", "还在", "在", "该生", "该同学",
    "此人", "学生", "同学", "生", "本人", "我", "他", "她", "已办理", "办理了", "办理", "办了",
    "手续", "中", "了", "过", "期间", "期", "状态", "去了", "去", "回家", "在家", "处理", "予以",
    "自愿", "主动", "自动", "自行", "因病", "因伤", "因故", "因事", "因", "原因", "个人", "家庭",
    "身体", "暂时", "部队", "学籍", "一", "两", "二", "三", "半", "年", "学期", "学年", "个", "月",
    "日", "起", "至今", "至", "到", "从", "自", "于", "春季", "秋季", "大一", "大二", "大三",
    "大四", "级", "以来", "后", "并", "期满", "以下", "名单", "人员", "情况", "为",
    "是", "共", "人", "名", "者", "试读", "跟班", "转专业", "转班", "创业", "生病", "疾病", "怀孕",
    "生育", "出国", "经济", "困难",
)  # fmt: skip
#: What is before these was so: 原休学, 曾休学.
_BEFORE = ("原", "曾经", "曾", "之前", "以前", "此前")
_MARKS = r"[\s，,。.;；、（）()\[\]【】{}<>《》:：~～\-－—_/*＊·+!！“”\"'’‘#]"
_PLACE = r"(?:[^\W_]{1,16}?(?:班|系|学院|专业|大学|学校|校区|校|级|部))"
#: 会计1401 is a class without 班, behind 转专业 and the like alone: 转到公寓301 is none.
_CLASS = r"[^\W\d_]{2,12}\d{2,6}(?![\d年])"

_OF_WORD = {word: standing for standing, words in SAID.items() for word in words}
#: Without one of these a text is none.
_MOVES = ("转到", "转至", "转去", "转往", "转专业", "转班", "转系")
_HINTS = (*_OF_WORD, *_MOVES)
#: What each of these begins with.
_OF_HINTS = frozenset(word[0] for word in _HINTS)
#: Words that tell in any sentence that somebody may be gone; 正常 does not, and 注销 may be of
#: anything.
_GONE = tuple(
    word for word in GONE
    if word not in {"注销", "应征", "征兵", "现役", "离班", "离校", "调出"}
)  # fmt: skip
#: Of a remark that is not understood these say that somebody may be; 转专业 as well.
_MAY_BE = (*_GONE, *_MOVES)

_MOVED = (
    rf"(?P<out>转(?:专业|班|系|院)?(?:出|学|走|去|往|到|至)[到至往去]?(?!本班|我班){_PLACE}|"
    rf"转(?:专业|班|系|院)[出去往到至]{{1,2}}(?!宿舍|寝室|公寓){_CLASS})|"
    rf"(?P<into>[从由自](?:{_PLACE}|{_CLASS})(?:转入|转来|转进|转到本班|调入|留级|降级))|"
    rf"(?:原|来自|[从由自至])(?:{_PLACE}|{_CLASS})"
)
#: What is no student's move: 户口已转到, 转到301宿舍, 已转班长.
_OTHER_MOVES = (
    r"(?:户口|户籍|关系|档案|[社医]保)([^，,。；;、\s]{0,8}?)转[到至去往走出入]?|"
    r"转[到至去往]?([^，,。；;\s]{0,12}?)(?:宿舍|寝室|公寓|支部|班[长委]|委员|书记|学[费分])"
)
#: Whose move it is all the same: 户口和学籍已转, 转到会计系任班长.
_OF_STUDENT = "学籍|本人|[系班校]|专业|学院"
#: What each of these begins with.
_OF_MOVED = frozenset("转从由自至原来")


@cache  # only where somebody may have left (start fast)
def _words() -> tuple[frozenset[str], int]:
    words = frozenset([*_OF_WORD, *_AROUND, *_BEFORE])
    return words, max(map(len, words))


def _word_at(text: str, at: int) -> str:
    """The longest word, the number or the mark that begins there; "" for anything else."""
    words, longest = _words()
    pieces = (text[at : at + size] for size in range(longest, 0, -1))
    if word := next((piece for piece in pieces if piece in words), ""):
        return word
    if number := re.match("[0-9]+", text[at:]):
        return number[0]
    return text[at] if re.match(_MARKS, text[at]) else ""


#: So long is no word for a standing, but a sentence.
_LONGEST = 40
#: So much of what was said is repeated as the reason.
_REASON = 12


@lru_cache(maxsize=1024)  # a column of a roster says the same few things
def standing_of(text: str) -> Standing | None:
    """What a text says of somebody's 学籍, None where it says more, or something else.

    Of several the last counts, but for what was: 复学（原休学）.

    >>> standing_of("（已退学）"), standing_of("2016年9月参军去了"), standing_of("休学后复学")
    (<Standing.WITHDRAWN: '退学'>, <Standing.SERVING: '入伍'>, <Standing.RETURNED: '复学'>)
    >>> standing_of("学籍状态显示休学"), standing_of("申请退学"), standing_of("无误")
    (None, None, None)
    """
    text = simplified(text.strip())
    if not text or len(text) > _LONGEST or _OF_HINTS.isdisjoint(text):
        return None
    if not any(word in text for word in _HINTS):
        return None
    found: Standing | None = None
    at, was = 0, False
    while at < len(text):
        moved = re.match(_MOVED, text[at:]) if text[at] in _OF_MOVED else None
        word = moved[0] if moved else _word_at(text, at)
        if not word:
            return None
        if moved and (moved["out"] or moved["into"]):
            found = Standing.TRANSFERRED if moved["out"] else Standing.JOINED
        elif standing := _OF_WORD.get(word):
            found = found or Standing.RETURNED if was else standing  # 曾休学: and is back
            was = False
        elif word in _BEFORE:
            was = True
        at += len(word)
    return found


def enrolment_of(text: str) -> Enrolment | None:
    """The standing that a text tells, and what it said, as short as a reason is.

    >>> enrolment_of("（已退学）"), enrolment_of("班长")
    (Enrolment(standing=<Standing.WITHDRAWN: '退学'>, said='已退学'), None)
    >>> enrolment_of("转入（由数学系）").said
    '转入（由数学系）'
    """
    standing = standing_of(text)
    if standing is None:
        return None
    said = re.sub(f"^{_MARKS}+|(?<!{_MARKS}){_MARKS}+$", "", text)
    if said.count("（") > said.count("）"):  # 转入（由数学系） ends with what belongs to it
        said += "）"
    return Enrolment(standing, said if 0 < len(said) <= _REASON else standing.value)


def titled(text: str) -> Enrolment | None:
    """The standing of everybody below a title, or on a sheet of that name.

    >>> titled("退学学生（2人）")
    Enrolment(standing=<Standing.WITHDRAWN: '退学'>, said='退学')
    """
    standing = standing_of(text)
    return Enrolment(standing, standing.value) if standing else None


@lru_cache(maxsize=256)  # the sheets of all classes are called the same
def of_sheet(name: str) -> Enrolment | None:
    """As `titled`, of a sheet's name: 在校生名单 is what every list is, and says nothing.

    >>> of_sheet("在校生名单"), of_sheet("转入学生").standing
    (None, <Standing.JOINED: '转入'>)
    """
    return titled(name) if any(word in simplified(name) for word in (*NEWS, *_MOVES)) else None


@lru_cache(maxsize=1024)  # a school says the same few things beside its students
def may_be_gone(text: str) -> bool:
    """Whether a remark, whatever else it says, has a word for not taking part in it.

    Who moves goes or comes: that is nobody's to guess.

    >>> may_be_gone("2016年9月起休学，回老家养病"), may_be_gone("学习委员")
    (True, False)
    >>> may_be_gone("转专业，现在在会计系学习"), may_be_gone("专业：会计")
    (True, False)
    >>> may_be_gone("户口已转到学校"), may_be_gone("已转班长"), may_be_gone("转到会计1401")
    (False, False, True)
    """
    if not any(word in text for word in _MAY_BE):
        return False
    rest = re.sub(_OTHER_MOVES, _unless_of_student, text) if "转" in text else text
    return any(word in rest for word in _MAY_BE)


def _unless_of_student(move: re.Match[str]) -> str:
    return move[0] if re.search(_OF_STUDENT, move[1] or move[2] or "") else ""


_IN_BRACKETS = r"[（(\[【〔]([^（）()\[\]【】〔〕]{1,20})[）)\]】〕]"


def marked(text: str) -> tuple[str, Enrolment | None]:
    """A name or a class without the mark of a standing in brackets, and what the mark says.

    >>> marked("方一鸣（已退学）")
    ('方一鸣', Enrolment(standing=<Standing.WITHDRAWN: '退学'>, said='已退学'))
    >>> marked("2014级软件（二）班"), marked("(退学)")[0]
    (('2014级软件（二）班', None), '')
    """
    if not any(sign in text for sign in "（([【〔"):
        return text, None
    for match in re.finditer(_IN_BRACKETS, text):
        if enrolment := enrolment_of(match[1]):
            return (text[: match.start()] + text[match.end() :]).strip(), enrolment
    return text, None


def perhaps_away(answer: str) -> str:
    """Why the student of an answer may not take part; "" where it says nothing of that.

    A person has to decide it. 无学籍 is what somebody does not find on 学信网.

    >>> perhaps_away("休学。"), perhaps_away("当兵去了"), perhaps_away("复学")
    ('休学', '当兵去了', '')
    >>> perhaps_away("无学籍")
    ''
    """
    told = enrolment_of(answer)
    return told.said if told and not told.takes_part and "无学籍" not in answer else ""


# --- on paper ------------------------------------------------------------------------------------

_AWAY = "不参加"
#: A reason; it may have brackets of its own: 转入外语系（原数学系）
_SAID = r"(?:[^（）()]|[（(][^（）()]*[）)]){1,40}?"
_ON_PAPER = rf"{_AWAY}(?:校对|核对)?(?:\s*+[（(：:]\s*+({_SAID})\s*+[）)]?)?"


def away_text(reason: str) -> str:
    """What stands on paper in place of a result; `reason_in` reads it back.

    >>> away_text("休学"), away_text("")
    ('不参加（休学）', '不参加')
    """
    said = shortened(reason.strip(), _LONGEST)
    if not re.fullmatch(_SAID, said):  # a bracket that nothing closes
        said = re.sub("[（）()]", "", said).strip()
    return f"{_AWAY}（{said}）" if said else _AWAY


def reason_in(text: str) -> str | None:
    """Why somebody does not take part, of a text that says so outright; None for any other.

    >>> reason_in("不参加（休学）"), reason_in("不参加：参军"), reason_in("不参加")
    ('休学', '参军', '')
    >>> reason_in("休学"), reason_in("不参加合影")
    (None, None)
    """
    if not text.startswith(_AWAY):
        return None
    match = re.fullmatch(_ON_PAPER, text.strip())
    return (match[1] or "") if match else None
