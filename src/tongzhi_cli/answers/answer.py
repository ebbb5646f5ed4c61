"""Answers as students give them, how they are judged, and which one of several counts."""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from tongzhi_cli.anomaly.clauses import clauses
from tongzhi_cli.anomaly.outcome_words import bare, says_all_right
from tongzhi_cli.answers.judging import ticks
from tongzhi_cli.model.nothing import is_nothing, nothing_in
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import number_key
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.model.words import (
    CHANGES,
    CHANGES_TOO,
    CHECK_VERBS,
    LATER,
    LOOK_VERBS,
    NO,
    WRONG,
    YES,
    either,
)


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


#: What people call each, on the screen and in 汇总.xlsx.
STATUS_WORDS = {
    Status.OK: "无误",
    Status.ANOMALY: "异常",
    Status.VAGUE: "未写明",
    Status.MISSING: "未反馈",
}


class Answer(NamedTuple):
    """One 校对结果 as given: *text* by the student *number*, *name* if the source has it.

    *checked_at* (校对时间) and *recorded_at* (记录时间) carry the notice's time zone. A *text* of
    None takes earlier answers of the same source back. *origin* (来源) is how an answer came into
    the log; *undoes* marks one that takes back the last one before it. *class_name* is the class
    that was written beside it. *beside* is the place of the student in whose row a roster or a
    form has it.
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
    beside: Where | None = None

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

_BAD = either((*WRONG, f"需要?{either((*CHANGES, *CHANGES_TOO))}"))
_DONE = either((*CHECK_VERBS, *LOOK_VERBS))
_VAGUE_SENTENCE = (
    f"(?:否|不|已?经?{_DONE}过?)?(?:(?:本人|个人|学籍|我|的)*信息)?{_BAD}+|"
    f"{either((*YES, *NO))}|其[他它]|不清楚|不知道|不确定|好的?|可以|收到|知道了?|[0-9]+|"
    f"已?经?(?:{_DONE}|看)过?了?|"
    f"(?:我|本人)?{either(LATER)}(?:再|就|去)?(?:{_DONE}|看|弄|登录?|查|填|回复)?(?:的|了|吧)?|"
    "(?:我|系统|学信网)?(?:登|登录|登陆|进)(?:不上|不了|不去)(?:去|了)?|(?:网站|网页)?打不开(?:了)?|"
    "(?:我)?忘(?:记|了)*(?:账号|密码)+(?:了)?"
)

#: The characters of such a sentence: most answers have others, and the pattern is not needed.
_OF_VAGUE = frozenset((*_VAGUE_SENTENCE, *"0123456789"))

_ASKS = r"[？?]$|吗[。.！!~～…]*$"

#: A questionnaire puts the letter of the choice in front: A.无误
OPTION = r"^[A-Ha-hＡ-Ｈ](?:\s*[.、．:：)）]\s*|\s+)(?=[^\x00-\x7f])"


def is_blank(text: str, ok_words: Collection[str] = ()) -> bool:
    """Whether a cleaned answer is none, and no word that the notice lets stand for 无误."""
    return not text or is_nothing(text, ok_words)


def judge(text: str | None, ok_text: str = "无误", ok_synonyms: Sequence[str] = ()) -> Result:
    """What an answer amounts to.

    Source: 附件2, 校对结果（无异常填“无误”，异常情况请如实填写异常内容）. A word for 无误 becomes
    *ok_text*; what does not say what is wrong ("有误", "基本无误") is vague; everything else is
    the anomaly as written, and `anomaly.clauses` finds in it what is wrong.

    >>> judge("没问题。"), judge("√")
    (Result(status=<Status.OK: 'ok'>, text='无误'), Result(status=<Status.OK: 'ok'>, text='无误'))
    >>> judge("有误").status, judge("民族应为回族").status, judge(" (空) ").status
    (<Status.VAGUE: 'vague'>, <Status.ANOMALY: 'anomaly'>, <Status.MISSING: 'missing'>)
    """
    return _judged(text or "", ok_text, tuple(ok_synonyms))


@lru_cache(maxsize=4096)  # a class says the same few things, and each rule asks anew
def _judged(text: str, ok_text: str, ok_synonyms: tuple[str, ...]) -> Result:
    written, is_unclear = ticks(clean_answer(text))
    if is_unclear:  # both boxes are ticked
        return Result(Status.VAGUE, written)
    if written == ok_text or written in ok_synonyms:
        return Result(Status.OK, ok_text)
    if nothing_in(written):
        words = (ok_text, *ok_synonyms)
        return NO_ANSWER if is_nothing(written, words) else Result(Status.OK, ok_text)
    if re.search(_ASKS, written):  # 无误？ and 民族错了吗 ask, and answer nothing
        return Result(Status.VAGUE, written)
    chosen = re.sub(OPTION, "", written)
    sentence = bare(chosen)
    if sentence and sentence in {bare(ok_text), *map(bare, ok_synonyms)}:
        return Result(Status.OK, ok_text)
    if says_all_right(chosen):
        return Result(Status.OK, ok_text)
    if not sentence or _is_vague(sentence) or not clauses(chosen):
        return Result(Status.VAGUE, written)
    return Result(Status.ANOMALY, written)


def _is_vague(sentence: str) -> bool:
    return _OF_VAGUE.issuperset(sentence) and bool(re.fullmatch(_VAGUE_SENTENCE, sentence))


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
