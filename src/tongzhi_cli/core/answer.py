"""Answers as students give them, how they are judged, and which one of several counts."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from tongzhi_cli.core.problem import Where
from tongzhi_cli.core.student import number_key, without_id_numbers
from tongzhi_cli.core.tick_boxes import ticked


class Source(StrEnum):
    """Where an answer lives (docs/design-notes.md); later ones win where times do not tell."""

    FORM = "form"
    ROSTER = "roster"
    LOG = "log"
    RESULTS = "results"


#: How an answer came into the log (来源): typed, filled in for somebody, or out of a file, whose
#: platform and name follow.
TYPED, PROXY, IMPORTED = "录入", "代填", "导入"


class Status(StrEnum):
    """The result of one student as judged."""

    OK = "ok"
    ANOMALY = "anomaly"
    VAGUE = "vague"
    MISSING = "missing"


class Answer(NamedTuple):
    """One 校对结果 as given: *text* by the student *number*, *name* if the source has it.

    *checked_at* (校对时间) and *recorded_at* (记录时间) carry the notice's time zone. A *text* of
    None takes earlier answers of the same source back. *origin* (来源) is how an answer came into
    the log; *undoes* marks one that takes back the last one before it. *class_name* is the class
    that was written beside it.
    """

    number: str
    text: str | None
    source: Source
    where: Where
    name: str | None = None
    checked_at: datetime | None = None
    recorded_at: datetime | None = None
    note: str | None = None
    origin: str | None = None
    undoes: bool = False
    class_name: str | None = None

    @property
    def given_at(self) -> datetime | None:
        """The time that decides which of several answers is the newest.

        When somebody wrote it down; an answer that was imported is as old as when it was handed
        in, however late the import.
        """
        if self.checked_at and (self.origin or "").startswith(IMPORTED):
            return self.checked_at
        return self.recorded_at or self.checked_at


class Result(NamedTuple):
    """A judged answer: *text* is what goes on the form, "" where there is no answer."""

    status: Status
    text: str


NO_ANSWER = Result(Status.MISSING, "")

# A sentence that says nothing but 无误 ("照片和信息均无误", "已核对，没问题") is made of words that
# mean it, ticks, words that may stand in front of them, and words that may follow.
_GOOD = (
    "无误|正确|准确|正常|对|一致|相符|符合|ok(?:ay)?|"
    "(?:没有?|暂?无)(?:任何|什么|啥)?(?:问题|异常|异议|错误|差错|不对的?地方|不对|错|误)|没啥问题|没什么问题|"
    "(?:没有?|未|暂未)发现(?:任何)?(?:问题|异常|错误|错)|没毛病|[√✓✔☑✅]"
)
_IN_FRONT = (
    "本人|我|个人|各项|所有|全部|全|学籍|学历|信息|照片|图像|图片|头像|内容|和|与|以及|及|且|均|都|完全|"
    "一切|确认|以上|学信网|上|姓名|性别|民族|专业|层次|学制|毕业证|出生日期|证件号码?|身份证号?码?"
)
_ANYWHERE = (
    "已|经过?|核对|校对|检查|核查|核实|完毕|完成|后|情况|的|了|哦|呀|啦|哈|滴|呢|嘛|看|过|好的?|"
    "清晰|清楚|完整|老师好?|班长|您好|你好|谢谢"
)
_WORDS_OF_OK = f"(?P<good>{_GOOD})|(?P<front>{_IN_FRONT})|{_ANYWHERE}"

_BAD = (
    "有误|不对|有?错误|有?错了?|有问题|有?异常|不正确|不准确|不符|不一致|不行|有出入|"
    "需要?(?:更正|修改|勘误)|[×✗✘❌x]"
)
_LATER = "稍后|等会儿?|等下|晚点|待会儿?|回头|明天|马上|正在|还没有?|尚未|没来得及"
_VAGUE_SENTENCE = (
    f"(?:否|不|已?经?(?:核对|校对)过?)?(?:(?:本人|个人|学籍|我|的)*信息)?(?:{_BAD})+|"
    "no|yes|y|n|true|false|否|是|有|无|没有|其[他它]|不清楚|不知道|不确定|好的?|可以|收到|知道了?|是的|"
    "不是的?|[0-9]+|已?经?(?:核对|校对|确认|看)过?了?|"
    f"(?:我|本人)?(?:{_LATER})(?:再|就|去)?(?:看|核对|校对|弄|登录?|查|填|回复)?(?:的|了|吧)?|"
    "(?:我|系统|学信网)?(?:登|登录|登陆|进)(?:不上|不了|不去)(?:去|了)?|(?:网站|网页)?打不开(?:了)?|"
    "(?:我)?忘(?:记|了)*(?:账号|密码)+(?:了)?"
)

#: A questionnaire puts the letter of the choice in front: A.无误
OPTION = r"^[A-Ha-hＡ-Ｈ](?:\s*[.、．:：)）]\s*|\s+)(?=[^\x00-\x7f])"

#: What exports write where nothing was answered.
BLANKS = frozenset(
    {
        *("", "-", "--", "—", "/", "(空)", "（空）", "(跳过)", "（跳过）"),
        *("未填", "未填写", "未作答", "未回答", "未提交", "未反馈"),
    }
)


def _bare(text: str) -> str:
    """The answer without white space and punctuation, half-width, lower case; for matching only.

    >>> _bare("【信息 无误】。"), _bare("ＯＫ！"), _bare("√")
    ('信息无误', 'ok', '√')
    """
    text = unicodedata.normalize("NFKC", text).lower().translate(_SIMPLE)
    return "".join(c for c in text if c in _TICKS or not _is_decoration(c))


#: 無誤 and 沒問題 are said as well.
_SIMPLE = str.maketrans("無誤沒問題確對異錯學檢核實過", "无误没问题确对异错学检核实过")
#: Signs that say something; every other picture is decoration, 无误 with a thumb is 无误.
_TICKS = frozenset("√\u2713\u2714\u2611\u2705×\u2717\u2718\u274c")


def _is_decoration(c: str) -> bool:
    category = unicodedata.category(c)
    return category[0] in "PZCM" or category in {"So", "Sk"} or c == "~"


@lru_cache(maxsize=4096)  # a class says the same few things
def clean_answer(text: str) -> str:
    """An answer as it goes on paper: control characters, outer white space, 身份证号 gone.

    >>> clean_answer(" 照片不是本人\\u200b\\r\\n请更换 ")
    '照片不是本人\\n请更换'
    """
    return without_id_numbers(clean_lines(text))


def clean_lines(text: str) -> str:
    """A text without control characters, outer white space and blank lines."""
    if text.isalnum():
        return text
    text = "".join(
        c for c in text if c in "\t\n\v\f\r" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"}
    )
    lines = (" ".join(line.split("\t")).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def is_blank(text: str, ok_words: Collection[str] = ()) -> bool:
    """Whether a cleaned answer is none, and no word that the notice lets stand for 无误."""
    return text in BLANKS and text not in ok_words


def judge(text: str | None, ok_text: str = "无误", ok_synonyms: Sequence[str] = ()) -> Result:
    """What an answer amounts to.

    Source: 附件2, 校对结果（无异常填“无误”，异常情况请如实填写异常内容）. A word for 无误 becomes
    *ok_text*; a bare "有误" is vague; everything else is the anomaly as written.

    >>> judge("没问题。"), judge("√")
    (Result(status=<Status.OK: 'ok'>, text='无误'), Result(status=<Status.OK: 'ok'>, text='无误'))
    >>> judge("有误").status, judge("民族应为回族").status, judge(" (空) ").status
    (<Status.VAGUE: 'vague'>, <Status.ANOMALY: 'anomaly'>, <Status.MISSING: 'missing'>)
    """
    return _judged(text or "", ok_text, tuple(ok_synonyms))


@lru_cache(maxsize=4096)  # a class says the same few things, and each rule asks anew
def _judged(text: str, ok_text: str, ok_synonyms: tuple[str, ...]) -> Result:
    written = ticked(clean_answer(text))
    if written == ok_text or written in ok_synonyms:
        return Result(Status.OK, ok_text)
    if written in BLANKS:
        return NO_ANSWER
    if written.endswith(("？", "?")):  # 无误？ and 民族错了吗？ ask, and answer nothing
        return Result(Status.VAGUE, written)
    bare = _bare(re.sub(OPTION, "", written))
    if bare and bare in {_bare(ok_text), *map(_bare, ok_synonyms)}:
        return Result(Status.OK, ok_text)
    if _says_only_ok(bare):
        return Result(Status.OK, ok_text)
    if not bare or re.fullmatch(_VAGUE_SENTENCE, bare):
        return Result(Status.VAGUE, written)
    return Result(Status.ANOMALY, written)


def _says_only_ok(bare: str) -> bool:
    """Whether *bare* is a sentence that says nothing but 无误.

    >>> [_says_only_ok(text) for text in ("信息和照片均无误", "无误已校对", "有的信息正确")]
    [True, True, False]
    """
    words = list(re.finditer(_WORDS_OF_OK, bare))
    if "".join(word[0] for word in words) != bare:
        return False
    kinds = [word.lastgroup for word in words]
    return "good" in kinds and "front" not in kinds[len(kinds) - kinds[::-1].index("good") :]


class Replaced(NamedTuple):
    """An *old* answer that gave way to a *new* one of the same student."""

    old: Answer
    new: Answer


_SOURCE_RANK = {source: rank for rank, source in enumerate(Source)}


def newest(
    answers: Iterable[Answer], ok_words: Collection[str] = ()
) -> tuple[dict[str, Answer], list[Replaced]]:
    """The answer of each 学号 that counts, and those that it replaced, in 学号 order.

    The newest 记录时间/校对时间 wins; an answer without a time counts as older than one with a
    time; where times do not tell, --results wins over the log, the log over the roster, and the
    later line over the earlier. Of the log only the last line of a 学号 is looked at, because its
    order is surer than the laptop's clock (docs/design-notes.md). *ok_words* count as answers even
    where exports write them for a blank.
    """
    by_number: dict[str, list[Answer]] = {}
    for answer in answers:
        by_number.setdefault(answer.number, []).append(answer)

    counting: dict[str, Answer] = {}
    replaced: list[Replaced] = []
    for number in sorted(by_number, key=number_key):
        kept = _without_taken_back(by_number[number], ok_words)
        if len(kept) == 1:
            counting[number] = kept[0]
            continue
        given = _last_of_log(kept)
        ordered = sorted(given, key=_age)  # stable: the later line stays behind the earlier
        if not ordered:
            continue
        last = ordered[-1]
        counting[number] = last
        replaced += [
            Replaced(old, last)
            for old in sorted(kept, key=_age)
            if old is not last and (old.text != last.text or old.name != last.name)
        ]
    return counting, replaced


def _age(answer: Answer) -> tuple[bool, float, int]:
    at = answer.given_at
    return (at is not None, at.timestamp() if at else 0.0, _SOURCE_RANK[answer.source])


def _without_taken_back(answers: list[Answer], ok_words: Collection[str]) -> list[Answer]:
    kept: list[Answer] = []
    for answer in answers:
        if answer.text is None:
            kept = [other for other in kept if other.source != answer.source]
        elif not is_blank(clean_answer(answer.text), ok_words):
            kept.append(answer)
    return kept


def _last_of_log(answers: list[Answer]) -> list[Answer]:
    last = next((one for one in reversed(answers) if one.source is Source.LOG), None)
    return [one for one in answers if one.source is not Source.LOG or one is last]
