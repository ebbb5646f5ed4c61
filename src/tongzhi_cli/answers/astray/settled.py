"""What a person has put right by hand is settled: the row that gave rise to it is no error.

A row that is nobody's (a wrong character, one of two of a name, no 学号) stays in its file as it
was handed in. Source: issue 17: what was recorded for that student has not to be let pass as well.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Answer
from tongzhi_cli.answers.attribution import Unplaced
from tongzhi_cli.answers.result.judge import meaning
from tongzhi_cli.model.problem import NOTHING_TO_DO, Problem, Severity
from tongzhi_cli.model.text import shown

if TYPE_CHECKING:
    from tongzhi_cli.answers.exports import Answers
    from tongzhi_cli.notice.model import Notice

#: So much of an answer is repeated.
_SHOWN = 20


def by_what(one: Unplaced, recorded: Mapping[str, Answer], notice: "Notice") -> Answer | None:
    """The recorded answer by which one of nobody is settled, None if it is open.

    *recorded* is what counts by 学号. What was typed since for the one who may be meant settles it,
    whatever it says, and so does the same result; of several who may be meant, the same result that
    was typed for one, or that it was typed for all of them.

    >>> from tongzhi_cli.answers.answer import TYPED, Source
    >>> from tongzhi_cli.check.rules.sample import answer, notice, student
    >>> row, both = answer("", "照片没有"), (student("1", "张荣"), student("2", "张荣"))
    >>> typed = answer("1", "照片没有")._replace(source=Source.LOG, origin=TYPED)
    >>> open_one = Unplaced(row, "", several=both)
    >>> by_what(open_one, {"1": typed}, notice()) == typed
    True
    >>> by_what(open_one, {"1": typed._replace(text="无误")}, notice()) is None
    True
    """
    people = one.people
    if one.answer.text is None or not people:
        return None
    kept = [recorded[each.number] for each in people if each.number in recorded]
    typed = [each for each in kept if each.is_by_hand and not _is_before(each, one.answer)]
    said = meaning(one.answer, notice)
    same = [each for each in (typed if one.several else kept) if meaning(each, notice) == said]
    if same:
        return same[0]
    return typed[0] if len(typed) == len(people) else None


def _is_before(typed: Answer, row: Answer) -> bool:
    at, then = typed.given_at, row.given_at
    return at is not None and then is not None and at < then


def notes(
    results: "Answers", recorded: Mapping[str, Answer], notice: "Notice"
) -> Iterator[Problem]:
    """What is told of those of nobody in a file: what is settled is only worth knowing."""
    for one, problem in results.astray:
        settled = by_what(one, recorded, notice)
        if settled is None:
            yield problem
            continue
        said = shown(settled.text or "", _SHOWN, settled.number)
        told = f"已经给 {settled.number} {settled.name or ''} 记了“{said}”，以它为准"
        yield problem._replace(
            severity=Severity.INFO, message=f"{problem.message}；{told}", hint=f"{NOTHING_TO_DO}。"
        )
