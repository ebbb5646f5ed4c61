"""What is new: who answered, who changed, which classes are complete, which problems are gone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tongzhi_cli.answers.answer import STATUS_WORDS, Status
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.terms import NAMELESS
from tongzhi_cli.model.text import shown
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.summary.changes.model import (
    Earlier,
    Line,
    Parts,
    Told,
    files_paired,
    problem_key,
    student_key,
)

#: What stands where nobody has answered.
_MISSING = STATUS_WORDS[Status.MISSING]
#: With these a class is not complete.
_OPEN = {_MISSING, STATUS_WORDS[Status.VAGUE], STATUS_WORDS[Status.UNCLEAR]}
_AWAY = STATUS_WORDS[Status.AWAY]
#: So many names, classes or kinds are written out on the screen.
_SHOWN = 6
#: And so many classes of a summary of other people.
_FEW = 3


class Now(NamedTuple):
    """A student as the files say now."""

    number: str
    name: str
    line: Line


class Change(NamedTuple):
    """One row of 变化: *what* has changed of whom, and what stood there *before* and *now*."""

    what: str
    college: str
    class_name: str
    number: str
    name: str
    before: str
    now: str


ANSWERED, CHANGED, WITHDRAWN, STAYS_AWAY, CAME, LEFT = (
    "新反馈",
    "改了结果",
    "没有结果了",
    "新记不参加",
    "多出来的",
    "不在了的",
)
COMPLETE, GONE, NEW = "齐了的班", "没有了的问题", "新的问题"


class Changes(NamedTuple):
    """All that has changed since the summary in *file*, by what it is; people by their lines.

    *before* is how many people there were in it.
    """

    file: str
    rows: tuple[Change, ...]
    before: int = 0

    def of(self, *what: str) -> list[Change]:
        """The changes of one kind."""
        return [one for one in self.rows if one.what in what]


def changes(
    earlier: Earlier, people: Iterable[Now], problems: Iterable[Problem], folder: Parts = ()
) -> Changes:
    """What is new in *people*, in their order, and in *problems*; *folder* has all the files."""
    now = [*people]
    rows = [*_of_people(earlier, now), *_complete(earlier, now)]
    rows += _of_problems(earlier, problems, folder)
    return Changes(earlier.file, tuple(rows), len(earlier.lines))


def _of_people(earlier: Earlier, people: Sequence[Now]) -> Iterator[Change]:
    found: dict[str, list[Change]] = {}
    left = dict(earlier.lines)
    for one in people:
        line = one.line
        _, old = left.pop(student_key(one.number, one.name, line.class_name), ("", None))
        what, before, after = _of_one(old, line)
        if what:
            change = Change(
                what, line.college, line.class_name, one.number, one.name, before, after
            )
            found.setdefault(what, []).append(change)
    for key, (name, old) in left.items():
        number = "" if "\n" in key else key
        said = Change(LEFT, old.college, old.class_name, number, name, _said(old), "")
        found.setdefault(LEFT, []).append(said)
    for what in (ANSWERED, CHANGED, WITHDRAWN, STAYS_AWAY, CAME, LEFT):
        yield from found.get(what, ())


def _of_one(old: Line | None, line: Line) -> tuple[str, str, str]:
    after = _said(line)
    has_now = line.status != _MISSING
    new = STAYS_AWAY if line.status == _AWAY else ANSWERED
    if old is None:
        return (new if has_now else CAME), "", after
    before = _said(old)
    if old.status == _MISSING:
        return (new if has_now else ""), before, after
    if not has_now:
        return WITHDRAWN, before, after
    return (CHANGED if before != after else ""), before, after


def _said(line: Line) -> str:
    return line.result if line.result and line.status != _AWAY else line.status


def _complete(earlier: Earlier, people: Iterable[Now]) -> Iterator[Change]:
    """The classes that are complete now, and were not."""
    before = Counter[tuple[str, str]]()
    there: set[tuple[str, str]] = set()
    for _, line in earlier.lines.values():
        there.add(line[:2])
        before[line[:2]] += line.status in _OPEN
    now = Counter[tuple[str, str]]()
    taking_part = Counter[tuple[str, str]]()
    for one in people:
        now[one.line[:2]] += one.line.status in _OPEN
        taking_part[one.line[:2]] += one.line.status != _AWAY
    for (college, name), lacking in now.items():
        was = (college, name) in there and not before[college, name]
        if not lacking and taking_part[college, name] and not was:
            told = f"还差 {before[college, name]} 人" if (college, name) in there else "没有交表"
            yield Change(COMPLETE, college, name, "", "", told, f"{taking_part[college, name]} 人")


def _of_problems(earlier: Earlier, problems: Iterable[Problem], folder: Parts) -> Iterator[Change]:
    now = {problem_key(one): one for one in problems if one.severity is not Severity.INFO}
    paired = files_paired(earlier, now, folder)
    kept = now.keys() | paired.values()
    for key, old in earlier.problems.items():
        if key not in kept:
            yield _problem(GONE, old, f"{old.title}：{old.message}", "")
    for key, one in now.items():
        if key not in earlier.problems and key not in paired:
            told = Told(one.kind.title, "", one.class_name or "", one.number or "", one.name or "",
                        one.message)  # fmt: skip
            yield _problem(NEW, told, "", f"{told.title}：{told.message}")


def _problem(what: str, one: Told, before: str, now: str) -> Change:
    return Change(what, one.college, one.class_name, one.number, one.name, before, now)


# --- on the screen ---------------------------------------------------------------------------


def told(found: Changes) -> list[str]:
    """Three lines; one, where nothing has changed."""
    if not found.rows:
        return [f"和 {found.file} 比：没有变化。"]
    left = found.of(LEFT)
    if left and len(left) == found.before:
        theirs = [*dict.fromkeys(one.class_name or NAMELESS for one in left)]
        more = f" 等 {len(theirs)} 个班" if len(theirs) > _FEW else ""
        whose = f"{'、'.join(theirs[:_FEW])}{more}"
        return [f"{found.file} 汇总的是别的人（{whose}，{len(left)} 人），没有和它比。"]
    answered, changed = found.of(ANSWERED), found.of(CHANGED, WITHDRAWN)
    people = [f"新反馈 {len(answered)} 人{_by_class(answered)}"]
    people.append(f"改了结果 {len(changed)} 人{_by_name(changed)}")
    others = (STAYS_AWAY, CAME, LEFT)
    people += [
        f"{what} {len(rows)} 人{'' if what == STAYS_AWAY else _by_class(rows)}"
        for what in others
        if (rows := found.of(what))
    ]
    complete = found.of(COMPLETE)
    names = [one.class_name or NAMELESS for one in complete]
    gone, new = found.of(GONE), found.of(NEW)
    problems = f"没有了的问题 {len(gone)} 个{_by_kind([one.before for one in gone])}"
    problems += f"，新的 {len(new)} 个{_by_kind([one.now for one in new])}"
    return [
        f"和 {found.file} 比：{'，'.join(people)}",
        f"齐了的班 {len(complete)} 个{_listed(names)}",
        problems,
    ]


def _listed(words: Sequence[str]) -> str:
    more = " 等" if len(words) > _SHOWN else ""
    return f"：{'、'.join(words[:_SHOWN])}{more}" if words else ""


def _counted(words: Iterable[str]) -> str:
    counts = Counter(words).most_common()
    more = " 等" if len(counts) > _SHOWN else ""
    said = "、".join(f"{word} {count}" for word, count in counts[:_SHOWN])
    return f"（{said}{more}）" if counts else ""


def _by_class(rows: Iterable[Change]) -> str:
    return _counted(one.class_name or "没有班级名称" for one in rows)


def _by_kind(said: Iterable[str]) -> str:
    return _counted(one.partition("：")[0] for one in said)


def _by_name(rows: Sequence[Change]) -> str:
    return _listed([f"{one.name} {shown(one.before, 8)}→{shown(one.now, 12)}" for one in rows])
