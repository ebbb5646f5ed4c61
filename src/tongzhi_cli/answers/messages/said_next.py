"""What somebody says in a chat behind their own answer, read with it.

One fault more stands beside the last only where it adds to it; what puts it right stands instead;
what takes back, denies or leaves open, and a fault that is somebody else's, has to be asked about.
"""

import re
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.items.record_items import items_in
from tongzhi_cli.anomaly.lists.matters import MATTERS
from tongzhi_cli.anomaly.matching import faults_in
from tongzhi_cli.anomaly.reading import read
from tongzhi_cli.anomaly.row_words import takes_back
from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.files.words import OTHERS
from tongzhi_cli.answers.result.beside_right import casts_doubt
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.model.words import LOOKS, NOT_RIGHT, RIGHT, THE_REST, WRONG, either

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

#: What only who has looked speaks of.
_RECORD = ("照片", "图像", "姓名", "民族", "身份证", "专业", "学籍")
OF_A_RECORD = either((*RIGHT, *WRONG, *_RECORD))
#: A yes, to whatever was asked.
_AGREES = (
    "(?:好[的滴嘞呀]?|行|嗯{1,3}|哦|可以|收到)?[，, ]?(?:没有?问题|ok{1,3}|okay|可以|行|木有?问题)"
    "[的啊呀哈哦呢啦滴]{0,2}[。.！!~～ ]{0,3}"
)
#: What may leave open an answer before it; of anything else a group talks as well: 应该是周五.
_OF_LOOKING = either((*RIGHT, *WRONG, *LOOKS, "再问", "问问", "错", "确定"))
_CLAUSE_ENDS = "[，,。；;！!？?、 ]+"
_FILLER = "[啊哦呃额诶哎那，, ]{0,3}"
#: That a fault was not the one that was meant.
_INSTEAD = f"{_FILLER}(?:更正|纠正|改[一成为]|发错|不对|不是|应该是|其实)"
_WRONGLY = "[发打点说填写报弄搞看记选]错"
_SAID_WRONGLY = (
    "(?:[啊哦呃额诶哎]|不好意思|抱歉|我|是|刚[才刚]?|上面|前面|那个){0,4}"
    f"{_WRONGLY}字?[了啦的]?"
)  # fmt: skip
_MORE = f"{_FILLER}(?:还有|另外|以及|加上|而且|并且|同时|补充)|也"
#: 是学制错了 puts right, or explains: who knows.
_IT_IS = f"{_FILLER}(?:那?[是就]是?)"
#: That an item is right or there; said of the rest it denies nothing.
_IS_THERE = (
    "(?<![没未不])(?:有[了的]|有$|其实有|显示了|出来了|刷[新到出]|看[到见]|找到|正常|好了|对的|"
    "没错|没问题|无误|正确)"
)  # fmt: skip
_OF_THE_REST = f"{either(THE_REST)}|(?:高考|录取|入学|身份证)的?照"
#: The record but for its photo.
_BUT_THE_PHOTO, _PHOTO = "信息|资料|文字", "照片"
#: It says that all is right, or yes to whoever asked about the fault.
_YES = "[对是嗯好][的了啊呀滴]{0,2}"
_ONLY_DENIES = (
    "(?:[啊哦呃额诶哎又我它刚都是]|现在|刚才|已经|其实|应该|好像|可能|也许|似乎|感觉){0,4}"
    "(?:有了|其实有|(?:刷|找)?出来了|刷到了?|找到了?|没错|没问题)[的了啊吧哈呀]{0,2}"
)
#: Whose else it is, or of what else.
_OWNERS = (
    f"{OTHERS}|妈|爸|爷爷|奶奶|父母|家[里人长]|同学|隔壁|别的?[班人]|"
    "有[些个几]?(?:同学|人)|[他她你您](?!们?把我)"
)
_MATTERS = either((*MATTERS, "四级", "六级", "考研", "教资", "计算机二级", "图书馆", "电影"))
_OF_OTHERS = (
    f"(?:{_FILLER}(?:还有|另外|对了|而且)?{_FILLER})(?:(?:我们?|本人)的?)?(?:{_OWNERS}|{_MATTERS})"
)
#: That the message before it was not meant.
_BY_MISTAKE = (
    r"(?:不好意思|抱歉|对不起|哎呀|我|刚[才刚]?|上面|前面|那个|[，, ]){0,4}"
    rf"{_WRONGLY}字?[了啦群人]{{0,3}}(?:[，, ]?(?:撤回|忽略|不算|别管))?[了。.！!~～]{{0,3}}"
)
_POLITE = "请|麻烦|班长|不好意思|[，, ]"
#: To wait, or not to count what was said.
_HOLD_ON = (
    rf"(?:先|再|哎|诶|啊|呃|{_POLITE})*"
    r"(?:等等|等一?下|稍等一?下?|等会儿?|慢着|且慢|别记|不算|不要算|当我没说|我先看看|我?改一?下|我要改)"
    r"(?:我|啊|哈|哦|吧|呀|先|[，,。.！!~～… ])*"
)
#: Somebody else is spoken to, or nobody's own record is meant.
_CALLS = (
    "@|大家|各位|全体|同学们|所有人|回复|发我|私聊|接龙|记得|[你您他她谁哪]|如果|要是|万一|"
    "[误错题有对]的"
)
#: What a doubt has, asked as it may be: 民族好像写错了吧, 我再看看吧.
_DOUBT = (
    f"好像|是不是|可能|似乎|不确定|误|错|有问题|{either(NOT_RIGHT)}|"
    "我.{0,2}[再先].{0,2}[看查核确问]"
)
_ASKED = "？?吗么呢吧啊 。.！!"


#: The parts of a clause that only tells it: 应该是软件工程, 显示的是汉族, 不是汉族.
_HOW_IT_IS = "[HBhJS]*[EDM][HBhJSEDMV?]*"


class Next(Enum):
    """What a message does to the last answer of who sends it."""

    APART = "nothing: it is read by itself"
    MORE = "it stands beside it"
    ASKED = "somebody has to be asked"


def agrees(text: str) -> bool:
    """Whether a text may be no more than a yes to what somebody asks for.

    >>> [agrees(one) for one in ("没问题", "好的，没问题", "OK", "都没问题", "没问题了", "无误")]
    [True, True, True, False, False, False]
    """
    return re.fullmatch(_AGREES, text, re.IGNORECASE) is not None


class NextReader:
    """Reads what is said behind an answer by the words and the kinds of fault of a notice."""

    def __init__(self, notice: "Notice") -> None:
        """Take its words for 无误, and its kinds."""
        self._ok = (notice.ok_text, tuple(notice.ok_synonyms))
        self._own = notice.own_faults

    def read(self, last: str, text: str, *, is_sure: bool, is_aside: bool) -> Next:
        """What *text* does to the *last*; it may read as an answer, or be said to the others.

        >>> from tongzhi_cli.check.rules.sample import notice
        >>> reader = NextReader(notice())
        >>> [
        ...     reader.read("照片没有", one, is_sure=True, is_aside=False).name
        ...     for one in ("还有民族也错了", "看错了，民族错了", "我妈的民族错了")
        ... ]
        ['MORE', 'APART', 'ASKED']
        """
        if takes_back(text) or re.fullmatch(f"{_BY_MISTAKE}|{_HOLD_ON}", text):
            return Next.ASKED
        if is_aside:
            return Next.ASKED if self._doubts_aloud(last, text) else Next.APART
        if self._completes(last, text):
            return Next.MORE
        if agrees(text) and self._is_fault(last):
            return Next.ASKED  # 好的没问题 may be said to whoever asked for something
        if is_sure:
            return self._of_sure(last, text)
        return Next.ASKED if self.leaves_open(last, text) else Next.APART

    def leaves_open(self, last: str, text: str) -> bool:
        """Whether what is no answer leaves open the *last*, or takes it back."""
        alone = judge(text, *self._ok)
        is_vague = alone.status is Status.VAGUE and not alone.perhaps_away
        may_be = is_vague or re.search(f"{_OF_LOOKING}|{OF_A_RECORD}", text)
        if re.match(_OF_OTHERS, text) or _looks_at_something_else(text):
            return False
        if self._is_fault(last):
            is_open = may_be and not self._is_fault(f"{last}；{text}")
            return is_open or _denies(last, text) or _ends_right(text)
        doubts = may_be and (is_vague or casts_doubt(text, *self._ok))
        return bool(doubts) and self._is_right(last)

    def _of_sure(self, last: str, text: str) -> Next:
        if re.match(_OF_OTHERS, text):
            is_same = self._is_right(last) and self._is_right(text)
            return Next.APART if is_same else Next.ASKED
        parts = re.split(_CLAUSE_ENDS, text)
        if self._is_fault(last) and self._is_right(text):
            return Next.APART if self._is_of_all(last, parts) else Next.ASKED
        if not (self._is_fault(last) and self._is_fault(text)):
            return Next.APART
        kinds, more = (set(faults_in(one, self._own)) for one in (last, text))
        if not kinds.isdisjoint(more):
            return Next.APART
        adds = re.search(_MORE, text) is not None
        if any(re.fullmatch(_SAID_WRONGLY, part) for part in parts):
            return Next.ASKED if adds else Next.APART
        if re.match(_INSTEAD, text):
            return Next.APART
        is_unsure = any(_denies(last, part) for part in parts) or (
            re.match(_IT_IS, text) and not adds
        )
        return Next.ASKED if is_unsure else Next.MORE

    def _completes(self, last: str, text: str) -> bool:
        """Whether *text* tells how the item that was wrong is shown, or should be, and no more."""
        both = f"{last}；{text}"
        if not (self._is_fault(last) and self._is_fault(both)):
            return False
        told = [one.parts for one in read(text).clauses]
        if not told or not all(re.fullmatch(_HOW_IT_IS, one) for one in told):
            return False
        return set(faults_in(both, self._own)) == set(faults_in(last, self._own))

    def _doubts_aloud(self, last: str, text: str) -> bool:
        """Whether a request or a question is a doubt of the own answer: 我专业是不是错了？."""
        said = re.sub(f"^(?:{_POLITE})+", "", text).rstrip(_ASKED)
        if re.search(_CALLS, said) or re.match(_OF_OTHERS, said):
            return False
        if self._is_fault(last):
            is_own_slip = re.search(_SAID_WRONGLY, said) and not items_in(said)
            return bool(is_own_slip) or _denies(last, said)
        waits = re.fullmatch(_HOLD_ON, re.split(_CLAUSE_ENDS, said, maxsplit=1)[0])
        return bool(waits or re.search(_DOUBT, said)) and self.leaves_open(last, said)

    def _is_of_all(self, last: str, parts: list[str]) -> bool:
        """Whether one of the clauses says that all is right: 民族没错 says nothing of the photo."""
        said = [one for one in parts if one and not re.fullmatch(_YES, one)]
        right = [one for one in said if self._is_right(one)]
        if said and not right:
            return True
        wrong = items_in(last)
        if items_in(_PHOTO) & wrong:
            right = [one for one in right if _PHOTO in one or not re.search(_BUT_THE_PHOTO, one)]
        return any(
            not (items := items_in(one)) or (re.search("[都均全]", one) and wrong <= items)
            for one in right
        )

    def _is_right(self, text: str) -> bool:
        return judge(text, *self._ok).status is Status.OK

    def _is_fault(self, text: str) -> bool:
        return judge(text, *self._ok).status is Status.ANOMALY


def _ends_right(text: str) -> bool:
    """Whether somebody says at the end that all is right, whatever stands before it.

    >>> _ends_right("哦哦刷新一下有了 都对"), _ends_right("我去问问")
    (True, False)
    """
    clauses = read(text).clauses
    return bool(clauses) and clauses[-1].right and not clauses[-1].asked


def _denies(last: str, text: str) -> bool:
    """Whether *text* says of what was wrong in the *last* that it is right, or there.

    >>> [_denies("照片没有", one) for one in ("照片有了", "刷出来了", "民族没错", "照片没有")]
    [True, True, False, False]
    """
    if re.fullmatch(_ONLY_DENIES, text):
        return True
    if not re.search(_IS_THERE, text) or re.search(_OF_THE_REST, text):
        return False
    return not items_in(last).isdisjoint(items_in(text))


def _looks_at_something_else(text: str) -> bool:
    """Whether somebody looks, and at what no record has: 还没看电影."""
    if items_in(text):
        return False
    looks = "看查核"
    for clause in read(text).clauses:
        words = clause.words
        for n, (one, then) in enumerate(pairwise(words)):
            behind = words[n + 2].part if n + 2 < len(words) else ""
            if one.word[-1] in looks and {then.part, behind} == {Part.UNKNOWN}:
                return True
    return False
