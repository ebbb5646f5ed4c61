"""Answers as students give them, how they are judged, and which one of several counts."""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.anomaly.kinds import Kind
from tongzhi_cli.anomaly.on_paper import on_paper
from tongzhi_cli.anomaly.outcome_words import bare, says_all_right
from tongzhi_cli.anomaly.reading import Verdict, read
from tongzhi_cli.answers.judging import ticks
from tongzhi_cli.answers.row_words import no_answer, of_others, takes_back
from tongzhi_cli.model.nothing import is_nothing, nothing_in
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.standing import away_text, reason_in, seems_away
from tongzhi_cli.model.student import number_key
from tongzhi_cli.model.text import clean_answer

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice


class Source(StrEnum):
    """Where an answer lives (docs/design-notes.md); later ones win where times do not tell."""

    FORM = "form"
    ROSTER = "roster"
    LOG = "log"
    RESULTS = "results"


#: How an answer came into the log (来源): typed, filled in for somebody, or out of a file, whose
#: platform and name follow.
TYPED, PROXY, IMPORTED = "录入", "代填", "导入"


#: What a person says of an answer that is not understood: it is a fault, as written.
ON_PURPOSE = "anomaly"
#: An answer was recorded though it was not understood, and that was said then.
UNREAD = "unclear"


class Status(StrEnum):
    """The result of one student as judged."""

    OK = "ok"
    ANOMALY = "anomaly"
    VAGUE = "vague"
    UNCLEAR = "unclear"
    MISSING = "missing"
    AWAY = "away"


#: What people call each, on the screen and in 汇总.xlsx.
STATUS_WORDS = {
    Status.OK: "无误",
    Status.ANOMALY: "异常",
    Status.VAGUE: "未写明",
    Status.UNCLEAR: "看不懂",
    Status.MISSING: "未反馈",
    Status.AWAY: "不参加",
}


class Answer(NamedTuple):
    """One 校对结果 as given: *text* by the student *number*, *name* if the source has it.

    *checked_at* (校对时间) and *recorded_at* (记录时间) carry the notice's time zone. A *text* of
    None takes earlier answers of the same source back. *origin* (来源) is how an answer came into
    the log; *undoes* marks one that takes back the last one before it. *class_name* is the class
    that was written beside it. *beside* is the place of the student in whose row a roster or a
    form has it. An *away* one is no result: it says that the student does not take part, and why;
    with a *text* of None that they do. *means* is how whoever recorded it took a text that the
    rules do not understand: as a fault, as it is written (`ON_PURPOSE`), or as not understood
    either (`UNREAD`).
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
    away: bool = False
    means: str | None = None

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
    """A judged answer: *text* is what goes on the form, "" where there is no answer.

    *hint* is a remark on what is not understood, or is no answer: 像是“无误”, 写着“还没看”;
    *likely* is what was probably meant, *rest* what was not understood, *looked* if the answer
    tells that somebody looked and not what they saw.
    """

    status: Status
    text: str
    hint: str = ""
    likely: str = ""
    looked: bool = False
    rest: str = ""


NO_ANSWER = Result(Status.MISSING, "")

#: A questionnaire puts the letter of the choice in front: A.无误
OPTION = r"^[A-Ha-hＡ-Ｈ](?:\s*[.、．:：)）]\s*|\s+)(?=[^\x00-\x7f])"


def is_blank(text: str, ok_words: Collection[str] = ()) -> bool:
    """Whether a cleaned answer is none, and no word that the notice lets stand for 无误."""
    return not text or is_nothing(text, ok_words)


def judge(
    text: str | None,
    ok_text: str = "无误",
    ok_synonyms: Sequence[str] = (),
    *,
    who: Sequence[str] = (),
    fields: Sequence[str] = (),
    own: tuple[Kind, ...] = (),
) -> Result:
    """What an answer amounts to.

    Source: 附件2, 校对结果（无异常填“无误”，异常情况请如实填写异常内容）, and issue 14: what is not
    understood is told. A word for 无误 becomes *ok_text*; what does not say what is wrong ("有误")
    is vague; that nobody has looked ("还没看") is no answer; an anomaly names an item or a kind of
    fault, and everything else is unclear (`anomaly.reading`). No digits of a 身份证 or a phone are
    in the text.

    *who* are the student's own 学号, name and class, which say nothing beside an answer; *fields*
    are the items of the notice's record, *own* its kinds of fault.

    >>> judge("没问题。")[:2], judge("√")[:2]
    ((<Status.OK: 'ok'>, '无误'), (<Status.OK: 'ok'>, '无误'))
    >>> judge("有误").status, judge("民族应为回族").status, judge(" (空) ").status
    (<Status.VAGUE: 'vague'>, <Status.ANOMALY: 'anomaly'>, <Status.MISSING: 'missing'>)
    >>> judge("有只猫").status, judge("有只猫").rest, judge("吴误").hint
    (<Status.UNCLEAR: 'unclear'>, '猫', '像是“无误”')
    >>> judge("李四：无误").status, judge("李四：无误", who=["李四"]).status
    (<Status.UNCLEAR: 'unclear'>, <Status.OK: 'ok'>)
    """
    synonyms = tuple(ok_synonyms)
    plain = _plainly(text or "", ok_text, synonyms)
    return plain or _read(text or "", ok_text, synonyms, tuple(who), tuple(fields), own)


def result_of(text: str | None, notice: "Notice", who: Iterable[str | None] = ()) -> Result:
    """What an answer amounts to by the words, the items and the kinds of fault of *notice*.

    *who* are the 学号, the name and the class of the student whose it is, as far as they are known.

    >>> from tongzhi_cli.check.rules.sample import notice
    >>> result_of("12. 李四 无误", notice(), ("2014030101", "李四")).text
    '无误'
    """
    plain = _plainly(text or "", notice.ok_text, tuple(notice.ok_synonyms))
    if plain or not text:
        return plain or NO_ANSWER
    mine = tuple(one for one in who if one and one in text)
    return _read(
        text, notice.ok_text, tuple(notice.ok_synonyms), mine, tuple(notice.record_fields),
        notice.own_faults,
    )  # fmt: skip


@lru_cache(maxsize=4096)  # a class says the same few things, and each rule asks anew
def _plainly(text: str, ok_text: str, ok_synonyms: tuple[str, ...]) -> Result | None:
    """An answer that is 无误 or none at all, as nearly all are; None for any other."""
    written, is_unclear = ticks(clean_answer(text))
    if is_unclear:
        return Result(Status.UNCLEAR, written, "几个框都打了勾")
    if written == ok_text or written in ok_synonyms:
        return Result(Status.OK, ok_text)
    if nothing_in(written):
        words = (ok_text, *ok_synonyms)
        return NO_ANSWER if is_nothing(written, words) else Result(Status.OK, ok_text)
    chosen = re.sub(OPTION, "", written)
    sentence = bare(chosen)
    if sentence and sentence in {bare(ok_text), *map(bare, ok_synonyms)}:
        return None if _asks(written) else Result(Status.OK, ok_text)
    if says_all_right(chosen) and not (_asks(written) or of_others(chosen)):
        return Result(Status.OK, ok_text)
    return None


def _asks(text: str) -> bool:
    return text.endswith(("？", "?"))


def meaning(answer: Answer, notice: "Notice", who: Iterable[str | None] = ()) -> Result:
    """What an answer amounts to, with what a person said of one that is not understood.

    *who* are the 学号, the name and the class of the student, where the answer's own do not count.

    >>> from tongzhi_cli.check.rules.sample import notice
    >>> one = Answer("1", "帮我带份饭", Source.LOG, Where(""))
    >>> on_purpose = one._replace(means=ON_PURPOSE)
    >>> meaning(one, notice()).status, meaning(on_purpose, notice()).status
    (<Status.UNCLEAR: 'unclear'>, <Status.ANOMALY: 'anomaly'>)
    """
    mine = who or (answer.number, answer.name, answer.class_name)
    result = result_of(answer.text, notice, mine)
    if result.status is Status.UNCLEAR and answer.means == ON_PURPOSE:
        return Result(Status.ANOMALY, result.text)
    return result


#: What a reading amounts to.
_STATUS = {
    Verdict.RIGHT: Status.OK,
    Verdict.FAULT: Status.ANOMALY,
    Verdict.UNNAMED: Status.VAGUE,
    Verdict.UNSEEN: Status.MISSING,
    Verdict.UNCLEAR: Status.UNCLEAR,
}


@lru_cache(maxsize=4096)
def _read(
    text: str,
    ok_text: str,
    ok_synonyms: tuple[str, ...],
    who: tuple[str, ...],
    fields: tuple[str, ...],
    own: tuple[Kind, ...],
) -> Result:
    keep = next((one for one in who if one.isdigit()), "")
    written = on_paper(ticks(clean_answer(text))[0], keep)
    chosen = re.sub(OPTION, "", written)
    if why := no_answer(chosen):
        return Result(Status.MISSING, "", why)
    if why := of_others(chosen):
        return Result(Status.UNCLEAR, written, why)
    if (reason := reason_in(written)) is not None:
        return Result(Status.AWAY, away_text(reason))
    if seems_away(chosen):  # 休学: told and asked about, by a rule of its own
        return Result(Status.VAGUE, written)
    found = read(chosen, who, fields, own, (ok_text, *ok_synonyms))
    status = _STATUS[found.verdict]
    said = {Status.OK: ok_text, Status.MISSING: ""}.get(status, written)
    rest = found.unknown if status is Status.UNCLEAR else ""
    return Result(status, said, found.hint, found.likely and ok_text, found.looked, rest)


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
    where exports write them for a blank. 撤回 takes back what came before it from the same source;
    what is no answer (还没看) gives way to any that is one, and counts where there is none, so that
    it can be told. That a text is a fault on purpose holds for the same text again.
    """
    by_number: dict[str, list[Answer]] = {}
    for answer in answers:
        if answer.away:  # says nothing of the record (`answers.away`)
            continue
        by_number.setdefault(answer.number, []).append(answer)

    words = tuple(ok_words)
    counting: dict[str, Answer] = {}
    replaced: list[Replaced] = []
    for number in sorted(by_number, key=number_key):
        first, *more = by_number[number]
        if not more:
            if first.text is not None and not is_blank(clean_answer(first.text), ok_words):
                counting[number] = first
            continue
        kept, gone, back = _without_taken_back(by_number[number], ok_words)
        replaced += gone
        if not kept:
            if back:  # it is told that there is no answer any more
                counting[number] = back
            continue
        said = [one for one in kept if judge(one.text, ok_synonyms=words).status != Status.MISSING]
        ordered = sorted(_last_of_log(said or kept), key=_age)  # stable: the later line stays
        last = ordered[-1]  # behind the earlier
        counting[number] = last
        replaced += [
            Replaced(old, last)
            for old in sorted(kept, key=_age)
            if old is not last and (old.text != last.text or old.name != last.name)
        ]
        if any(one.means == ON_PURPOSE and one.text == last.text for one in kept):
            counting[number] = last._replace(means=ON_PURPOSE)
    return counting, replaced


def _age(answer: Answer) -> tuple[bool, float, int]:
    at = answer.given_at
    return (at is not None, at.timestamp() if at else 0.0, _SOURCE_RANK[answer.source])


def _without_taken_back(
    answers: list[Answer], ok_words: Collection[str]
) -> tuple[list[Answer], list[Replaced], Answer | None]:
    """The answers that stand, those that somebody took back in words, and the last such words."""
    kept: list[Answer] = []
    gone: list[Replaced] = []
    back = None
    backs = {id(one) for one in answers if one.text is not None and takes_back(one.text)}
    if backs:  # a file may have the newest on top; the order of a log is sure
        answers = sorted(answers, key=lambda one: () if one.source is Source.LOG else _age(one))
    for answer in answers:
        if answer.text is None or id(answer) in backs:
            same = [other for other in kept if other.source is answer.source]
            kept = [other for other in kept if other.source is not answer.source]
            if answer.text is not None:
                gone += [Replaced(old, answer) for old in same]
                back = answer
            elif back and back.source is answer.source:
                back = None
        elif not is_blank(clean_answer(answer.text), ok_words):
            kept.append(answer)
    return kept, gone, back


def _last_of_log(answers: list[Answer]) -> list[Answer]:
    last = next((one for one in reversed(answers) if one.source is Source.LOG), None)
    return [one for one in answers if one.source is not Source.LOG or one is last]
