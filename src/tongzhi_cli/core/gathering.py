"""What answers from a file change in what is recorded: the plan is made and told before it is done.

Source: issue 4: the latest 提交时间 wins, whatever the order of the lines; importing the same file
twice changes nothing.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.core.answer import Answer, Result, judge, newest
from tongzhi_cli.core.student import number_key

if TYPE_CHECKING:
    from tongzhi_cli.core.notice import Notice


class Change(NamedTuple):
    """A recorded answer, *old*, and the other one that came in."""

    old: Answer
    new: Answer


class Plan(NamedTuple):
    """What to write: *new* answers and *changed* ones; what not: *unchanged*, and *older* ones.

    *repeated* is how many answers gave way to a later one of the same student in the same files.
    """

    new: tuple[Answer, ...]
    changed: tuple[Change, ...]
    unchanged: tuple[Answer, ...]
    older: tuple[Change, ...]
    repeated: int

    @property
    def size(self) -> int:
        """How many answers there are to write."""
        return len(self.new) + len(self.changed)

    @property
    def to_write(self) -> list[Answer]:
        """The answers to append to the log, by 学号."""
        answers = [*self.new, *(change.new for change in self.changed)]
        return sorted(answers, key=lambda one: number_key(one.number))


def plan(
    placed: Sequence[Answer],
    log: Sequence[Answer],
    recorded: Mapping[str, Answer],
    notice: "Notice",
) -> Plan:
    """Compare *placed* answers with the *log* and with what counts now, *recorded* by 学号.

    An answer that the log has had already, word for word and of the same time, is no news, even if
    it was corrected since. One without a time is taken to be the latest.

    >>> from tongzhi_cli.core.rules.sample import answer, notice
    >>> told = plan([answer("1", "无误"), answer("2", "照片不对")], [], {}, notice())
    >>> [one.number for one in told.new], told.changed
    (['1', '2'], ())
    >>> again = plan([answer("1", "没问题")], [], {"1": answer("1", "无误")}, notice())
    >>> [one.text for one in again.unchanged]
    ['没问题']
    """
    had = {(one.number, one.text, one.checked_at) for one in log}
    latest, replaced = newest(placed, notice.ok_words)
    new, changed, unchanged, older = [], [], [], []
    for number, answer in latest.items():
        old = recorded.get(number)
        if old is None:
            new.append(answer)
        elif (number, answer.text, answer.checked_at) in had or _same(answer, old, notice):
            unchanged.append(answer)
        elif answer.given_at and old.given_at and answer.given_at < old.given_at:
            older.append(Change(old, answer))
        else:
            changed.append(Change(old, answer))
    return Plan(tuple(new), tuple(changed), tuple(unchanged), tuple(older), len(replaced))


def _same(one: Answer, other: Answer, notice: "Notice") -> bool:
    return _result(one, notice) == _result(other, notice)


def _result(answer: Answer, notice: "Notice") -> Result:
    return judge(answer.text, notice.ok_text, notice.ok_synonyms)
