"""Which of several answers of a student counts."""

from collections.abc import Iterable

from tongzhi_cli.anomaly.row_words import takes_back
from tongzhi_cli.answers.answer import ON_PURPOSE, PROXY, Answer, Source, Status
from tongzhi_cli.answers.result.judge import is_blank, judge
from tongzhi_cli.model.student import number_key
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.named_tuple import NamedTuple


class Replaced(NamedTuple):
    """An *old* answer that gave way to a *new* one of the same student."""

    old: Answer
    new: Answer


_SOURCE_RANK = {source: rank for rank, source in enumerate(Source)}


def newest(
    answers: Iterable[Answer], ok_words: frozenset[str] = frozenset()
) -> tuple[dict[str, Answer], list[Replaced]]:
    """The answer of each 学号 that counts, and those that it replaced, in 学号 order.

    The newest 记录时间/校对时间 wins; an answer without a time counts as older than one with a
    time; where times do not tell, --results wins over the log, the log over the roster, and the
    later line over the earlier. Of the log only the last line of a 学号 is looked at, because its
    order is surer than the laptop's clock (docs/design-notes.md). *ok_words* count as answers even
    where exports write them for a blank. 撤回 takes back what came before it from the same source;
    what is no answer (还没看) gives way to any that is one, and counts where there is none, so that
    it can be told. What `--rest` wrote for somebody (代填) is never over what they said themselves.
    That a text is a fault on purpose holds for the same text again.
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
        texts = {one.text for one in kept}  # a class says the same few things
        unsaid = {one for one in texts if judge(one, ok_synonyms=words).status is Status.MISSING}
        said = [one for one in kept if one.text not in unsaid]
        own = [one for one in said if one.origin != PROXY]
        able = set(map(id, _last_of_log(own or said or kept)))
        ordered = sorted(kept, key=_age)  # stable: the later line stays behind the earlier
        last = next(one for one in reversed(ordered) if id(one) in able)
        counting[number] = last
        replaced += [
            Replaced(old, last)
            for old in ordered
            if old is not last and (old.text != last.text or old.name != last.name)
        ]
        if any(one.means == ON_PURPOSE and one.text == last.text for one in kept):
            counting[number] = last._replace(means=ON_PURPOSE)
    return counting, replaced


def _age(answer: Answer) -> tuple[bool, float, int]:
    at = answer.given_at
    return (at is not None, at.timestamp() if at else 0.0, _SOURCE_RANK[answer.source])


def _without_taken_back(
    answers: list[Answer], ok_words: frozenset[str]
) -> tuple[list[Answer], list[Replaced], Answer | None]:
    """The answers that stand, those that somebody took back in words, and the last such words."""
    kept: list[Answer] = []
    gone: list[Replaced] = []
    back = None
    texts = {one.text for one in answers if one.text is not None}
    backs = {one for one in texts if takes_back(one)}
    blanks = {one for one in texts if is_blank(clean_answer(one), ok_words)}
    if backs:  # a file may have the newest on top; the order of a log is sure
        answers = sorted(answers, key=lambda one: () if one.source is Source.LOG else _age(one))
    for answer in answers:
        if answer.text is None or answer.text in backs:
            same = [other for other in kept if other.source is answer.source]
            kept = [other for other in kept if other.source is not answer.source]
            if answer.text is not None:
                gone += [Replaced(old, answer) for old in same]
                back = answer
            elif back and back.source is answer.source:
                back = None
        elif answer.text not in blanks:
            kept.append(answer)
    return kept, gone, back


def _last_of_log(answers: list[Answer]) -> list[Answer]:
    last = next((one for one in reversed(answers) if one.source is Source.LOG), None)
    return [one for one in answers if one.source is not Source.LOG or one is last]
