"""What an answer amounts to that is not written as the notice writes 无误: its words say.

`judge` asks here for few of a class; where all is well nothing of this is imported.
"""

import re
from functools import lru_cache

from tongzhi_cli.anomaly.kinds import Kind
from tongzhi_cli.anomaly.lists.denied import without_what_did_not_happen
from tongzhi_cli.anomaly.on_paper import on_paper
from tongzhi_cli.anomaly.outcome_words import bare, says_all_right, says_some_right
from tongzhi_cli.anomaly.row_words import no_answer, of_others
from tongzhi_cli.answers.answer import Result, Status
from tongzhi_cli.answers.result.beside_notation import doubt_of
from tongzhi_cli.answers.result.ticks import ticks
from tongzhi_cli.model.standing import away_text, perhaps_away, reason_in
from tongzhi_cli.model.text import clean_answer

#: A questionnaire puts the letter of the choice in front: A.无误
OPTION = r"^[A-Ha-hＡ-Ｈ](?:\s*[.、．:：)）]\s*|\s+)(?=[^\x00-\x7f])"
#: What a reading (`anomaly.verdict.Verdict`) amounts to.
_STATUS = {
    "right": Status.OK,
    "fault": Status.ANOMALY,
    "unnamed": Status.VAGUE,
    "unseen": Status.MISSING,
    "unclear": Status.UNCLEAR,
}
#: So long is a name of Han characters that is told beside a misspelt one.
_NAMES = range(2, 5)


def all_right(written: str, ok_text: str, ok_synonyms: tuple[str, ...]) -> Result | None:
    """A cleaned answer that says 无误, if of some items, in other words; None for any other."""
    chosen = re.sub(OPTION, "", written)
    sentence = bare(chosen)
    if sentence and sentence in {bare(ok_text), *map(bare, ok_synonyms)}:
        return None if _asks(written) else Result(Status.OK, ok_text)
    if says_some_right(chosen):
        return Result(Status.UNCLEAR, written, "只说了几项", ok_text)
    if says_all_right(chosen) and not (_asks(written) or of_others(chosen)):
        return Result(Status.OK, ok_text)
    return None


@lru_cache(maxsize=4096)  # a class says the same few things
def in_words(
    text: str,
    ok_text: str,
    ok_synonyms: tuple[str, ...],
    who: tuple[str, ...],
    fields: tuple[str, ...],
    own: tuple[Kind, ...],
) -> Result:
    """What any other answer amounts to; the arguments are those of `judge`.

    >>> [in_words(one, "无误", (), (), (), ()).kept for one in ("没空看", "IMG_2.HEIC", "民族错")]
    ['没空看', '', '民族错']
    """
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
    from tongzhi_cli.anomaly.reading import read  # noqa: PLC0415  (what is right after all)

    told = tuple([one for one in who if not _is_misspelt_in(chosen, one)])
    found = read(chosen, told, fields, own, (ok_text, *ok_synonyms))
    status = _STATUS[found.verdict.value]
    said = {Status.OK: ok_text, Status.MISSING: ""}.get(status, written)
    rest = found.unknown if status is Status.UNCLEAR else ""
    likely, unseen = found.likely and ok_text, chosen if status is Status.MISSING else ""
    return Result(status, said, found.hint, likely, found.looked, rest, unseen=unseen)


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
