"""How an answer is judged: 无误, a fault, vague, unclear, none, or that somebody is away."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from tongzhi_cli.anomaly.kinds import Kind
from tongzhi_cli.anomaly.lists.denied import without_what_did_not_happen
from tongzhi_cli.anomaly.on_paper import on_paper
from tongzhi_cli.anomaly.outcome_words import bare, says_all_right, says_some_right
from tongzhi_cli.anomaly.row_words import no_answer, of_others
from tongzhi_cli.answers.answer import NO_ANSWER, ON_PURPOSE, Answer, Result, Status
from tongzhi_cli.answers.result.beside_notation import doubt_of
from tongzhi_cli.answers.result.ticks import ticks
from tongzhi_cli.model.nothing import is_nothing, nothing_in
from tongzhi_cli.model.person_name import spread_in
from tongzhi_cli.model.standing import away_text, perhaps_away, reason_in
from tongzhi_cli.model.text import clean_answer, without_private

if TYPE_CHECKING:
    from tongzhi_cli.answers.result.wording import Wording
    from tongzhi_cli.notice.model import Notice

#: A questionnaire puts the letter of the choice in front: A.无误
OPTION = r"^[A-Ha-hＡ-Ｈ](?:\s*[.、．:：)）]\s*|\s+)(?=[^\x00-\x7f])"


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
    mine = tuple(one for own in who if own for one in _called(own, text) if one in text)
    return _read(
        text, notice.ok_text, tuple(notice.ok_synonyms), mine, tuple(notice.record_fields),
        notice.own_faults,
    )  # fmt: skip


#: So long is a name of Han characters that is told beside a misspelt one.
_NAMES = range(2, 5)
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
    chosen = re.sub(OPTION, "", written)
    sentence = bare(chosen)
    if sentence and sentence in {bare(ok_text), *map(bare, ok_synonyms)}:
        return None if _asks(written) else Result(Status.OK, ok_text)
    if says_some_right(chosen):
        return Result(Status.UNCLEAR, written, "只说了几项", ok_text)
    if says_all_right(chosen) and not (_asks(written) or of_others(chosen)):
        return Result(Status.OK, ok_text)
    return None


def _is_misspelt_in(text: str, name: str) -> bool:
    """Whether *text* has a name beside the own one that differs in a character: it is about them.

    >>> _is_misspelt_in("系统里是何雨彤，户口本是何语彤", "何雨彤")
    True
    >>> _is_misspelt_in("何雨彤无误", "何雨彤"), _is_misspelt_in("户口本是何语彤", "何雨彤")
    (False, False)
    """
    if len(name) not in _NAMES or not name.isalpha() or name not in text:
        return False
    rest = text.replace(name, "，")
    pieces = (rest[at : at + len(name)] for at in range(len(rest) - len(name) + 1))
    return any(
        piece.isalpha() and sum(map(str.__ne__, piece, name)) == 1 and piece[0] == name[0]
        for piece in pieces
    )


def _asks(text: str) -> bool:
    return text.rstrip("”’\"'」』）)！!。.~～ ").endswith(("？", "?"))


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


#: What a reading (`anomaly.verdict.Verdict`) amounts to.
_STATUS = {
    "right": Status.OK,
    "fault": Status.ANOMALY,
    "unnamed": Status.VAGUE,
    "unseen": Status.MISSING,
    "unclear": Status.UNCLEAR,
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
    if why := doubt_of(written):
        return Result(Status.UNCLEAR, written, why)
    if why := no_answer(chosen):
        return Result(Status.MISSING, "", why)
    if why := of_others(chosen):
        return Result(Status.UNCLEAR, written, why)
    if (reason := reason_in(written)) is not None:
        return Result(Status.AWAY, away_text(reason))
    if reason := perhaps_away(without_what_did_not_happen(chosen)):
        return Result(Status.VAGUE, written, perhaps_away=reason)  # told and asked about by a rule
    from tongzhi_cli.anomaly.reading import read  # noqa: PLC0415  (a class that is all right)

    told = tuple([one for one in who if not _is_misspelt_in(chosen, one)])
    found = read(chosen, told, fields, own, (ok_text, *ok_synonyms))
    status = _STATUS[found.verdict.value]
    said = {Status.OK: ok_text, Status.MISSING: ""}.get(status, written)
    rest = found.unknown if status is Status.UNCLEAR else ""
    return Result(status, said, found.hint, found.likely and ok_text, found.looked, rest)
