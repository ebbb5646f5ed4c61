"""What a person has put right by hand is settled: the row that gave rise to it is no error.

A row that is nobody's (a wrong character, one of two of a name, no 学号) stays in its file as it
was handed in. Source: issue 17: what was recorded for that student has not to be let pass as well.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Answer, Status
from tongzhi_cli.answers.attribution import Unplaced
from tongzhi_cli.answers.result.judge import meaning
from tongzhi_cli.model.problem import NOTHING_TO_DO, Problem, Severity
from tongzhi_cli.model.text import shown

if TYPE_CHECKING:
    from tongzhi_cli.answers.exports import Answers
    from tongzhi_cli.notice.model import Notice

#: So much of an answer is repeated.
_SHOWN = 20
#: What to do where something else was typed, and the row may be the later one.
_WHICH = (
    "请问清楚：算这一行的，照它再记：fankui collect 花名册.xlsx --set 学号=结果；"
    "不算的，从文件里去掉这一行，或加 --allow unplaced-answer。"
)


def by_what(one: Unplaced, recorded: Mapping[str, Answer], notice: "Notice") -> tuple[Answer, ...]:
    """The recorded answers by which one of nobody is settled, none if it is open.

    *recorded* is what counts by 学号; only what was typed settles anything. The same result does,
    of several who may be meant one that was not typed before the row. A different one does only if
    it was typed for all who may be meant, and since, as far as times tell: the row may be the later
    one. Of a row that says nothing (还没看) no time is asked.

    >>> from tongzhi_cli.answers.answer import TYPED, Source
    >>> from tongzhi_cli.check.rules.sample import answer, notice, student
    >>> row, both = answer("", "照片没有"), (student("1", "张荣"), student("2", "张荣"))
    >>> typed = answer("1", "照片没有")._replace(source=Source.LOG, origin=TYPED)
    >>> open_one = Unplaced(row, "", several=both)
    >>> by_what(open_one, {"1": typed}, notice()) == (typed,)
    True
    >>> other = typed._replace(text="无误")
    >>> by_what(open_one, {"1": other, "2": other._replace(number="2")}, notice())
    ()
    """
    row, typed = one.answer, _typed(one, recorded)
    if row.text is None:
        return ()
    said = meaning(row, notice)
    free = [each for each in typed if not (one.several and _order(each, row) < 0)]
    same = tuple(each for each in free if meaning(each, notice) == said)
    is_none = said.status is Status.MISSING
    is_over = all(is_none or _order(each, row) > 0 for each in typed)
    return same or (typed if is_over and len(typed) == len(one.people) else ())


def _typed(one: Unplaced, recorded: Mapping[str, Answer]) -> tuple[Answer, ...]:
    """What a person typed of those who may be meant."""
    kept = (recorded.get(each.number) for each in one.people)
    return tuple(each for each in kept if each and each.is_by_hand)


def _order(typed: Answer, row: Answer) -> int:
    """1 if *typed* since the *row* was handed in, -1 if before, 0 if nobody knows."""
    at, then = typed.given_at, row.given_at
    if at is None or then is None or (at.date() == then.date() and then.time() == time.min):
        return 0  # a day alone is its midnight
    return 1 if at >= then else -1


def remark(one: Unplaced, recorded: Mapping[str, Answer], by: Sequence[Answer]) -> str:
    """What is said behind one of nobody of what was typed: *by* what it is settled, or why not."""
    of_them = by or _typed(one, recorded)
    what = "、".join(
        f"给 {each.number} {each.name or ''} 记了“{shown(each.text or '', _SHOWN, each.number)}”"
        for each in of_them
    )
    which = "以它为准" if by else "看不出以哪个为准"
    return f"；已经{what}，{which}" if what else ""


def notes(
    results: "Answers", recorded: Mapping[str, Answer], notice: "Notice"
) -> Iterator[Problem]:
    """What is told of those of nobody in a file: what is settled is only worth knowing."""
    for one, problem in results.astray:
        by = by_what(one, recorded, notice)
        more = remark(one, recorded, by)
        severity = Severity.INFO if by else problem.severity
        hint = f"{NOTHING_TO_DO}。" if by else _WHICH if more else problem.hint
        yield problem._replace(severity=severity, message=problem.message + more, hint=hint)
