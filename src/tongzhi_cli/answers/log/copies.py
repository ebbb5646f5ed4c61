"""Several logs of one class: a copy of the folder came back from another laptop, or from a cloud.

花名册.answers (1).jsonl, 花名册.answers - 副本.jsonl, 花名册.answers(冲突副本 2018-03-28).jsonl and
花名册 (2).answers.jsonl beside 花名册.xlsx are read with its own log and put in the order in which
the lines were recorded (issue 14, item 11). Nothing is written to them, and none is deleted.
"""

import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Answer
from tongzhi_cli.answers.kinds import SECOND_LOG
from tongzhi_cli.answers.log import read as answer_log
from tongzhi_cli.answers.log.history import latest, subject
from tongzhi_cli.answers.log.permits import Permit
from tongzhi_cli.answers.log.permits import merged as merged_permits
from tongzhi_cli.answers.log.signings import merged as merged_signings
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

_ENDING = ".jsonl"
_INFIX = ".answers"
#: What Windows, WPS, 坚果云, 百度网盘, OneDrive, Syncthing and people add to a name.
_MARK = (
    r"[\s_.\-–—]{0,9}(?:[（(【\[][^（()）【】\[\]]{1,60}[)）】\]]|副本|拷贝|复件|复制|备份|另一份|旧|(?<![a-z])(?:copy|old|backup|bak)|"
    r"冲突[^.]{0,40}|(?:sync-)?conflict(?:ed)?[\w.\- ]{0,60}|"
    r"(?:desktop|laptop|pc|win)-[a-z0-9]{2,20})|"
    r"[\s_\-]{1,9}\d{1,2}"
)
_MARKS = f"(?i:{_MARK}){{1,4}}"
_BEFORE = r"(?i:副本|复件|拷贝|备份|旧|copy of|old(?=[^a-z]))[\s_\-–—]*"
_EARLIEST = datetime.min.replace(tzinfo=UTC)


class Folders:
    """What folders hold, each listed once while the files in it are read one behind the other."""

    def __init__(self) -> None:
        self._listed: tuple[str, list[str] | None] | None = None

    def names(self, folder: Path) -> list[str] | None:
        """The names in a folder, sorted, if any may be a log; None if it cannot be listed."""
        if self._listed is None or self._listed[0] != str(folder):
            self._listed = str(folder), _listed(folder)
        return self._listed[1]


def _listed(folder: Path) -> list[str] | None:
    try:
        names = os.listdir(folder)  # noqa: PTH208  names alone
    except OSError:
        return None
    return sorted(names) if _ENDING in "/".join(names).lower() else []


def beside(roster: Path, folders: Folders | None = None) -> list[Path]:
    """The further logs of *roster*, by name: copies of its own, and of those of its copies.

    A log whose name is that of another roster in the folder is that one's.
    """
    names = (folders or Folders()).names(roster.parent)
    if not names:
        return []
    own = answer_log.path_beside(roster).name
    stems = {Path(name).stem for name in names if not name.lower().endswith(_ENDING)}
    return [
        roster.with_name(name)
        for name in names
        if name != own and is_copy(name, roster.stem, stems - {roster.stem})
    ]


def is_copy(name: str, stem: str, others: Collection[str] = ()) -> bool:
    """Whether a file of that *name* is a further log of the roster called *stem*.

    *others* are the stems of other files there.

    >>> named = (".answers (1)", " (2).answers", "2.answers", "二.answers")
    >>> [is_copy(f"花名册{one}.jsonl", "花名册") for one in named]
    [True, True, False, False]
    >>> is_copy("花名册 (2).answers.jsonl", "花名册", {"花名册 (2)"})
    False
    """
    if not name.lower().endswith(_ENDING) or _INFIX not in name:
        return False
    left, _, right = name[: -len(_ENDING)].rpartition(_INFIX)
    if right and not re.fullmatch(_MARKS, right):
        return False
    if left == stem:
        return bool(right)
    return left not in others and _base(left) == _base(stem)


def is_marked(stem: str) -> bool:
    """Whether the name of a file, without its ending, is that of a copy.

    >>> is_marked("花名册 - 副本"), is_marked("花名册(1)"), is_marked("软件1班")
    (True, True, False)
    """
    return _base(stem) != stem


def _base(stem: str) -> str:
    """A name without what copies add to it.

    >>> _base("花名册 - 副本 (2)"), _base("副本 花名册"), _base("软件1班")
    ('花名册', '花名册', '软件1班')
    """
    before = re.match(_BEFORE, stem)
    bare = stem[before.end() :] if before else stem
    found = re.search(f"{_MARKS}$", bare)
    return bare[: found.start()] if found and found.start() else bare


def read(
    roster: Path, notice: "Notice", numbers: Collection[str], folders: Folders | None = None
) -> answer_log.Log:
    """The log of *roster* with its further ones, oldest first, and what to know about them.

    A further log that has none of the 学号 in *numbers* is another class's. *folders* knows what
    lies beside the rosters that were read before.

    Raises:
        InputError: a log is there but cannot be read.

    """
    folders = folders or Folders()
    if folders.names(roster.parent) == []:  # as of nearly all that are handed in
        return answer_log.Log()
    own = answer_log.read(answer_log.path_beside(roster), notice)
    copies = [(path, answer_log.read(path, notice)) for path in beside(roster, folders)]
    copies = [
        (path, log) for path, log in copies
        if any(number in numbers for number in _whose(log))
    ]  # fmt: skip
    if not copies:
        return own
    named = str(answer_log.path_beside(roster))
    lines = merged([own.answers, *(log.answers for _, log in copies)], named)
    notes = [*own.notes, *(note for _, log in copies for note in log.notes)]
    notes += [_told(path, log, own, roster, notice) for path, log in copies]
    reminders = [*own.reminders, *(one for _, log in copies for one in log.reminders)]
    permits = merged_permits([own.permits, *(log.permits for _, log in copies)])
    signings = merged_signings([own.signings, *(log.signings for _, log in copies)])
    return own._replace(
        answers=tuple(lines),
        notes=tuple(notes),
        reminders=tuple(reminders),
        permits=tuple(permits),
        signings=tuple(signings),
    )


def _whose(log: answer_log.Log) -> Iterable[str]:
    yield from (one.number for one in log.answers)
    yield from (number for one in log.reminders for number in one.numbers)
    yield from (one.number for one in log.permits)
    yield from (one.number for one in log.signings)


def _told(
    path: Path, log: answer_log.Log, own: answer_log.Log, roster: Path, notice: "Notice"
) -> Problem:
    """That there is a further log, and how to bring in what it has and the own one has not."""
    before = latest(own.answers, notice.ok_words)
    after = latest(merged([own.answers, log.answers]), notice.ok_words)
    differing = {
        number
        for number, is_away in before.keys() | after.keys()
        if _said(before.get((number, is_away))) != _said(after.get((number, is_away)))
    }
    news = len(differing)
    place = Where(str(path))
    if not news:
        told = "里面没有新的；不用了就移到别处"
        if not set(log.reminders) <= set(own.reminders):
            told = "里面没有新的结果，有催过谁的记录，合在一起算了"
        if not set(_said_permits(log)) <= set(_said_permits(own)):
            told = "里面没有新的结果，有放行谁的记录，合在一起算了"
        return Problem(SECOND_LOG, Severity.INFO, told, where=place)
    command = f"fankui collect {quoted(str(roster))} --from {quoted(str(path))}"
    told = f"{news} 人的结果比 {answer_log.path_beside(roster).name} 新，或是它没有的，"
    told += "按记录时间合在一起算了，文件没有动"
    return Problem(SECOND_LOG, Severity.WARNING, told, f"收进来：{command}", where=place)


def _said(answer: Answer | None) -> tuple[object, ...]:
    return _content(answer) if answer else ()


def _said_permits(log: answer_log.Log) -> list[Permit]:
    return [one._replace(where=None) for one in log.permits]


class _Key(NamedTuple):
    """Where a line stands among all: when it was recorded, and the how manieth of that moment.

    A line that takes another one back stands right behind it, as in its own log.
    """

    at: datetime
    ordinal: int
    undoes: int = 0


def merged(logs: Iterable[Sequence[Answer]], own: str = "") -> list[Answer]:
    """The lines of several logs in one order; a line that several have is taken once.

    By 记录时间, but within each log its own order, which is surer than the laptop's clock. The
    order of *logs* changes nothing, and a log merged with a copy of itself is itself. A line is
    told at its place in the log *own*, if that has it.
    """
    keys: dict[tuple[object, ...], _Key] = {}
    lines: dict[tuple[object, ...], Answer] = {}
    for log in logs:
        for identity, line, key in _placed(log):
            keys[identity] = max(key, keys.get(identity, key))
            known = lines.setdefault(identity, line)
            if _place(line, own) < _place(known, own):
                lines[identity] = line
    order = sorted(lines, key=lambda one: (keys[one], tuple(map(str, one))))
    return [lines[one] for one in order]


def _place(line: Answer, own: str) -> tuple[bool, str, int]:
    return line.where.file != own, line.where.file, line.where.line or 0


def _placed(log: Sequence[Answer]) -> Iterable[tuple[tuple[object, ...], Answer, _Key]]:
    """Each line of one log with what it says, the same in every copy, and where it stands."""
    at, ordinal = _EARLIEST, 0
    seen: Counter[tuple[object, ...]] = Counter()
    kept: list[tuple[tuple[str, bool], _Key]] = []
    for line in log:
        content = _content(line)
        seen[content] += 1
        if line.recorded_at and line.recorded_at > at:
            at, ordinal = line.recorded_at, 0
        ordinal += 1
        key = _Key(at, ordinal)
        if line.undoes:
            same = [place for place, (whose, _) in enumerate(kept) if whose == subject(line)]
            if same:
                _, target = kept.pop(same[-1])
                key = target._replace(undoes=ordinal)
        else:
            kept.append((subject(line), key))
        yield (*content, seen[content]), line, key


def _content(line: Answer) -> tuple[object, ...]:
    """What a line says, wherever it stands."""
    return tuple(line._replace(where=Where(""), beside=None))
