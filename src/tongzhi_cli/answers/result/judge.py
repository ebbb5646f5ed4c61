"""How an answer is judged: 无误, a fault, vague, unclear, none, or that somebody is away."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import NO_ANSWER, ON_PURPOSE, Answer, Result, Status
from tongzhi_cli.answers.result.ticks import ticks
from tongzhi_cli.model.nothing import is_nothing, nothing_in
from tongzhi_cli.model.person_name import spread_in
from tongzhi_cli.model.text import clean_answer, without_private

if TYPE_CHECKING:
    from tongzhi_cli.anomaly.kinds import Kind
    from tongzhi_cli.answers.result.wording import Wording
    from tongzhi_cli.notice.model import Notice


@lru_cache(maxsize=4096)  # a class says the same few things
def is_blank(text: str, ok_words: frozenset[str] = frozenset()) -> bool:
    """Whether a cleaned answer is none, and no word that the notice lets stand for 无误."""
    return not text or is_nothing(text, ok_words)


def judge(
    text: str | None,
    ok_text: str = "无误",
    ok_synonyms: Sequence[str] = (),
    *,
    who: Sequence[str] = (),
    fields: Sequence[str] = (),
    own: "tuple[Kind, ...]" = (),
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
    if plain := _plainly(text or "", ok_text, synonyms):
        return plain
    from tongzhi_cli.answers.result.in_words import in_words  # noqa: PLC0415  (start fast)

    return in_words(text or "", ok_text, synonyms, tuple(who), tuple(fields), own)


def plain_result_of(text: str, notice: "Notice | Wording") -> Result | None:
    """What an answer amounts to whose ever it is, as nearly all; None where that may matter."""
    return _plainly(text, notice.ok_text, tuple(notice.ok_synonyms))


def result_of(
    text: str | None, notice: "Notice | Wording", who: Iterable[str | None] = ()
) -> Result:
    """What an answer amounts to by the words, the items and the kinds of fault of *notice*.

    *who* are the 学号, the name and the class of the student whose it is, as far as they are known.

    >>> from tongzhi_cli.check.rules.sample import notice
    >>> result_of("12. 李四 无误", notice(), ("2014030101", "李四")).text
    '无误'
    """
    plain = plain_result_of(text or "", notice)
    if plain or not text:
        return plain or NO_ANSWER
    from tongzhi_cli.answers.result.in_words import in_words  # noqa: PLC0415  (start fast)

    mine = tuple(one for own in who if own for one in _called(own, text) if one in text)
    return in_words(
        text, notice.ok_text, tuple(notice.ok_synonyms), mine, tuple(notice.record_fields),
        notice.own_faults,
    )  # fmt: skip


#: What a class's own people leave out of its name: 软件1班, 1班 of 2014级软件1班.
_LEFT_OUT = (r"^[0-9]{2,4}级(?=\D+[0-9]+班$)", r"^.*\D(?=[0-9]+班$)")


def _called(own: str, text: str) -> set[str]:
    """A class as it is and as its people call it, by its 级 alone; anything else as it is."""
    if not own.endswith("班") or text.count("班") != 1:  # 我是2班，我明明1班
        return {spread_in(text, own), *_entry_of(own, text)}
    return {own, *(re.sub(part, "", own) for part in _LEFT_OUT)}


def _entry_of(own: str, text: str) -> Iterator[str]:
    """The 级 of a class where a *text* has it without more.

    >>> list(_entry_of("2014级软件1班", "14级的，无误")), list(_entry_of("软件1班", "14级的，无误"))
    (['14级'], [])
    """
    if "级" in text and (entry := re.search("(?:20)?([0-9]{2})级", own)):
        said = re.finditer("(?<![0-9])(?:20)?([0-9]{2})级", text)
        yield from [one[0] for one in said if one[1] == entry[1]][:1]


@lru_cache(maxsize=4096)  # a class says the same few things, and each rule asks anew
def _plainly(text: str, ok_text: str, ok_synonyms: tuple[str, ...]) -> Result | None:
    """An answer that is 无误 or none at all, as nearly all are; None for any other."""
    written, is_unclear = ticks(clean_answer(text))
    if is_unclear:
        return Result(Status.UNCLEAR, without_private(written), "打的勾看不出是无误还是有误")
    if written == ok_text or written in ok_synonyms:
        return Result(Status.OK, ok_text)
    if nothing_in(written):
        words = (ok_text, *ok_synonyms)
        return NO_ANSWER if is_nothing(written, words) else Result(Status.OK, ok_text)
    from tongzhi_cli.answers.result.in_words import all_right  # noqa: PLC0415  (start fast)

    return all_right(written, ok_text, ok_synonyms)


def meaning(answer: Answer, notice: "Notice", who: Iterable[str | None] = ()) -> Result:
    """What an answer amounts to, with what a person said of one that is not understood.

    *who* are the 学号, the name and the class of the student, where the answer's own do not count.

    >>> from tongzhi_cli.check.rules.sample import notice
    >>> from tongzhi_cli.answers.answer import Source
    >>> from tongzhi_cli.model.problem import Where
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
