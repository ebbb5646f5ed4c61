"""What answers from a file change in what is recorded: the plan is made and told before it is done.

Source: issue 4: the latest 提交时间 wins, whatever the order of the lines; importing the same file
twice changes nothing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.anomaly.row_words import takes_back
from tongzhi_cli.answers.answer import IMPORTED, PROXY, Answer, Result, Source, Status
from tongzhi_cli.answers.attribution import Unplaced
from tongzhi_cli.answers.away import lines_of
from tongzhi_cli.answers.log.history import standing
from tongzhi_cli.answers.result.judge import meaning
from tongzhi_cli.answers.result.newest import Replaced, newest
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import Student, number_key, same_name
from tongzhi_cli.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice


class Change(NamedTuple):
    """A recorded answer, *old*, and the other one that came in."""

    old: Answer
    new: Answer


class Plan(NamedTuple):
    """What to write: *new* answers and *changed* ones; and what not.

    *unchanged* say what is recorded, *older* were handed in before it, *corrected* had been
    imported before and were changed since, *replaced* gave way to a later one of the same student
    in the same files, *unsure* are several of one student that nothing puts in order. *away* are
    the lines that say who does not take part, or does after all.
    """

    new: tuple[Answer, ...] = ()
    changed: tuple[Change, ...] = ()
    unchanged: tuple[Answer, ...] = ()
    older: tuple[Change, ...] = ()
    corrected: tuple[Change, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    unsure: tuple[Unplaced, ...] = ()
    away: tuple[Answer, ...] = ()

    @property
    def size(self) -> int:
        """How many lines there are to write."""
        return len(self.new) + len(self.changed) + len(self.away)

    @property
    def to_write(self) -> list[Answer]:
        """The lines to append to the log, by 学号."""
        answers = [*self.new, *(change.new for change in self.changed), *self.away]
        return sorted(answers, key=lambda one: number_key(one.number))

    def with_typed(self, typed: Sequence[Answer], recorded: Mapping[str, Answer]) -> "Plan":
        """The plan with what a person says of some students, which wins over every file."""
        numbers = {one.number for one in typed}
        new = [one for one in self.new if one.number not in numbers]
        changed = [one for one in self.changed if one.new.number not in numbers]
        unchanged = [one for one in self.unchanged if one.number not in numbers]
        for one in typed:
            old = recorded.get(one.number)
            if old is None:
                new.append(one)
            elif old.text == one.text and not (_was_renamed(old, one) or _is_from_file(old)):
                unchanged.append(one)
            else:
                changed.append(Change(old, one))
        return self._replace(new=tuple(new), changed=tuple(changed), unchanged=tuple(unchanged))

    def with_rest(self, text: str, missing: Sequence[Student], where: Where) -> "Plan":
        """The plan with *text* for all of the *missing* of whom nothing came in."""
        given = {one.number for one in self.new} | {one.answer.number for one in self.unsure}
        filled = [
            Answer(one.number, text, Source.LOG, where, name=one.name, origin=PROXY)
            for one in missing
            if one.number not in given
        ]
        return self._replace(new=(*self.new, *filled))


def plan(
    placed: Sequence[Answer],
    log: Sequence[Answer],
    recorded: Mapping[str, Answer],
    notice: "Notice",
    untimed: Collection[Where] = (),
) -> Plan:
    """Compare *placed* answers with the *log* and with what counts now, *recorded* by 学号.

    An answer that was imported before, word for word, of the same time or else out of the same
    file, is no news, even if it was corrected since. One without a time is taken to be the latest;
    *untimed* are the places of those that had one which could not be read.

    >>> from tongzhi_cli.check.rules.sample import answer, notice
    >>> told = plan([answer("1", "无误"), answer("2", "照片不对")], [], {}, notice())
    >>> [one.number for one in told.new], told.changed
    (['1', '2'], ())
    >>> again = plan([answer("1", "没问题")], [], {"1": answer("1", "无误")}, notice())
    >>> [one.text for one in again.unchanged]
    ['没问题']
    """
    sure, unsure = _in_order(placed, notice, untimed)
    had = {
        (one.number, one.text, one.checked_at or one.origin)
        for one in standing(log)
        if (one.origin or "").startswith(IMPORTED)
    }
    latest, replaced = newest(sure, notice.ok_words)
    new, changed, unchanged, older, corrected = [], [], [], [], []
    for number, answer in latest.items():
        old = recorded.get(number)
        if takes_back(answer.text or ""):
            if old and (old.origin or "").startswith(IMPORTED) and not _is_before(answer, old):
                changed.append(Change(old, answer._replace(text=None)))
            elif old:
                unsure.append(Unplaced(answer, _NOT_FROM_THERE.format(old.text)))
        elif old is None:
            new.append(answer)
        elif _was_renamed(old, answer):
            changed.append(Change(old, answer))
        elif answer.text == old.text or _says_no_other(answer, old, notice):
            unchanged.append(answer)
        elif (number, answer.text, answer.checked_at or answer.origin) in had:
            corrected.append(Change(old, answer))
        elif _is_before(answer, old):
            older.append(Change(old, answer))
        else:
            changed.append(Change(old, answer))
    return Plan(
        tuple(new), tuple(changed), tuple(unchanged), tuple(older), tuple(corrected),
        tuple(replaced), tuple(unsure),
    )  # fmt: skip


def newer_of_away(brought: Iterable[Answer], log: Sequence[Answer]) -> dict[str, Answer]:
    """Of the lines of other logs about who takes part, those later than what *log* says of that.

    >>> from datetime import datetime
    >>> from tongzhi_cli.check.rules.sample import answer
    >>> early, late = (
    ...     answer("1", text)._replace(away=True, recorded_at=datetime(2018, 4, day))
    ...     for text, day in (("休学", 1), (None, 2))
    ... )
    >>> newer_of_away([early, late], [])["1"] == late, newer_of_away([early], [late])
    (True, {})
    """
    own, found = lines_of(standing(log)), dict[str, Answer]()
    for one in brought:
        known = found.get(one.number) or own.get(one.number)
        if known is None or not _is_before(one, known):
            found[one.number] = one
    return found


def _is_from_file(old: Answer) -> bool:
    """Whether what is recorded came out of a file: that a person says the same is worth a line."""
    return (old.origin or "").startswith(IMPORTED)


def _was_renamed(old: Answer, new: Answer) -> bool:
    """Whether what is recorded bears a name that the roster has corrected since."""
    in_log = old.source is Source.LOG and old.name and new.name
    return bool(in_log) and not same_name(old.name or "", new.name or "")


#: What is said of somebody who takes back what came from elsewhere.
_NOT_FROM_THERE = "要撤回的“{}”不是从这样的文件收的，没有动"


def _says_no_other(answer: Answer, old: Answer, notice: "Notice") -> bool:
    """Whether an answer comes to the same, or to none (还没看), which takes nothing away."""
    result = _result(answer, notice)
    return result == _result(old, notice) or result.status is Status.MISSING


def _is_before(answer: Answer, old: Answer) -> bool:
    at, then = answer.given_at, old.given_at
    return at is not None and then is not None and at < then


def _in_order(
    placed: Sequence[Answer], notice: "Notice", untimed: Collection[Where]
) -> tuple[list[Answer], list[Unplaced]]:
    """*placed* without those of students who said two things, one of them nobody knows when."""
    several: dict[str, list[Answer]] = {}
    for one in placed:
        several.setdefault(one.number, []).append(one)
    doubtful = {
        number for number, given in several.items() if len(given) > 1
        and ((untimed and any(one.where in untimed for one in given)) or _of_two_kinds(given))
        and len({_result(one, notice) for one in given}) > 1
    }  # fmt: skip
    if not doubtful:
        return list(placed), []
    told = "交了几次，结果不同，有的没有时间或认不出来，不知道哪次在后"
    unsure = [Unplaced(one, told) for one in placed if one.number in doubtful]
    return [one for one in placed if one.number not in doubtful], unsure


def _of_two_kinds(given: Sequence[Answer]) -> bool:
    """Whether one file tells when, and another one does not: a questionnaire and a 接龙."""
    if len({one.origin for one in given}) == 1:  # as nearly always
        return False
    undated = {one.origin for one in given if not one.given_at}
    if not undated:
        return False
    dated = {one.origin for one in given if one.given_at}
    return bool(dated and undated - dated)


def _result(answer: Answer, notice: "Notice") -> Result:
    return meaning(answer, notice)
