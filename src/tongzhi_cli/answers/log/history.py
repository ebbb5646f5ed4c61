"""What became of each line of an answer log: which one counts, was replaced, was taken back."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from tongzhi_cli.anomaly.row_words import takes_back
from tongzhi_cli.answers.answer import Answer
from tongzhi_cli.answers.away import lines_of
from tongzhi_cli.answers.result.judge import is_blank
from tongzhi_cli.answers.result.newest import newest
from tongzhi_cli.named_tuple import NamedTuple


class Entry(NamedTuple):
    """A line of the log, the line *before* it of the same student, and whether it *counts* now."""

    answer: Answer
    before: Answer | None
    counts: bool


def history(log: Sequence[Answer], ok_words: frozenset[str] = frozenset()) -> list[Entry]:
    """Each line of *log*, in its order, with what it replaced.

    *ok_words* of the notice count even where exports write them for a blank, as in `newest`.

    >>> from tongzhi_cli.check.rules.sample import answer
    >>> [[one.counts for one in history([answer("1", "/")], words)] for words in ((), ("/",))]
    [[False], [True]]
    """
    last: dict[tuple[str, bool], Answer] = {}
    entries = []
    for one in log:
        entries.append(Entry(one, last.get(subject(one)), counts=False))
        last[subject(one)] = one
    return [
        entry._replace(
            counts=last[subject(entry.answer)] is entry.answer
            and not is_blank(entry.answer.text or "", ok_words)
            and not takes_back(entry.answer.text or "")
        )
        for entry in entries
    ]


def subject(line: Answer) -> tuple[str, bool]:
    """What a line is about: the result of a student, or whether they take part."""
    return line.number, line.away


def standing(log: Iterable[Answer]) -> list[Answer]:
    """The lines of *log* that nobody has taken back by `--undo`."""
    kept: list[Answer] = []
    for one in log:
        if not one.undoes:
            kept.append(one)
            continue
        same = [at for at, other in enumerate(kept) if subject(other) == subject(one)]
        if same:
            del kept[same[-1]]
    return kept


def latest(
    log: Iterable[Answer], ok_words: frozenset[str] = frozenset()
) -> dict[tuple[str, bool], Answer]:
    """What counts of *log* by 学号: the result, and (True) whether the student takes part.

    >>> from tongzhi_cli.check.rules.sample import answer
    >>> gone = answer("1", "休学")._replace(away=True)
    >>> list(latest([answer("1", "无误"), gone, gone._replace(text=None, undoes=True)]))
    [('1', False)]
    """
    kept = standing(log)
    results, _ = newest(kept, ok_words)
    return {subject(one): one for one in (*results.values(), *lines_of(kept).values())}


def undoing(log: Sequence[Answer], now: datetime) -> tuple[Answer, Answer] | None:
    """The line to append so that the last answer no longer counts, and that answer.

    The line says again what the student had said before, or nothing. Doing it once more takes back
    the answer before that one. None where there is nothing to take back.

    >>> from tongzhi_cli.check.rules.sample import answer
    >>> first, second = answer("1", "无误"), answer("1", "照片不对")
    >>> now = datetime(2018, 4, 1, 20)
    >>> line, gone = undoing([first, second], now)
    >>> line.text, gone.text
    ('无误', '照片不对')
    >>> line, gone = undoing([first, second, line], now)
    >>> line.text, gone.text
    (None, '无误')
    >>> undoing([first, second, line, line], now)
    """
    kept = standing(log)
    if not kept:
        return None
    last = kept.pop()
    before = next((one for one in reversed(kept) if subject(one) == subject(last)), None)
    line = (before or last._replace(text=None, checked_at=None))._replace(
        recorded_at=now, undoes=True
    )
    return line, last
