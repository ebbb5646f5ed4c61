"""What is to be done for a class, the next first: one table, from the state of the day."""

from collections.abc import Callable

from tongzhi_cli.loader.day.state import Day
from tongzhi_cli.loader.day.step import Step, StepKind


def steps(day: Day) -> tuple[Step, ...]:
    """All that is to be done, the next first; never nothing.

    Source: issue 17: unreadable things, the notice's questions, new answers, unclear ones and
    errors, who is missing, the form, the signatures.
    """
    found = tuple(
        Step(kind, words(day)) for kind, (applies, words) in _TABLE.items() if applies(day)
    )
    if day.is_roll:  # what else is to be done is each class's
        return (*(one for one in found if one.kind in _OF_ALL), Step(StepKind.ROLL))
    return found or (Step(StepKind.NOBODY),)


def _is_open(day: Day) -> bool:
    return day.seen.is_wrong or bool(day.seen.asked)


def _is_silent(day: Day) -> bool:
    """Whether nobody has said anything yet: the class has to be told first."""
    return bool(day.missing) and len(day.missing) == day.expected


def _can_be_built(day: Day) -> bool:
    is_free = day.report is not None and not day.report.blocked
    return is_free and day.expected > 0 and not day.seen.is_wrong


def _is_made(day: Day) -> bool:
    classes = [each for each in day.report.classes if each.expected] if day.report else []
    return len(day.made) == len(classes)


def _notice_words(day: Day) -> tuple[str, ...]:
    if day.seen.text:
        return ("notice", "import", str(day.seen.text))
    if day.seen.file and not day.seen.is_wrong:
        return ("notice", "check", str(day.seen.file))
    return ()


def build_words(day: Day) -> tuple[str, ...]:
    """The words that build the form of the class."""
    template = ("--template", day.blank) if day.blank else ()
    allow = ("--allow", ",".join(day.allow)) if day.allow else ()
    return ("build", *day.taken, *template, *allow)


def of_roll(day: Day) -> dict[str, tuple[str, ...]]:
    """What a school's list is for, in words, and the command for each."""
    roster = str(day.found.rosters[0])

    def beside(name: str) -> str:
        return str(day.found.folder / name)

    return {
        "给各班发任务包（菜单 9）": (
            "notice", "pack", "--roster", roster, "-o", beside("任务包"),
        ),
        "只按班拆开，一班一份": ("import", roster, "--split", "班级", "-o", beside("各班")),
        "收上来的表，对着名单汇总（菜单 8）": (
            "merge", beside("交来的表"), "--roster", roster, "-o", beside("汇总.xlsx"),
        ),
        "查每个班还差谁": ("check", roster),
    }  # fmt: skip


def _guide_words(day: Day) -> tuple[str, ...]:
    return ("guide", *(("--notice", str(day.seen.file)) if day.seen.file else ()))


#: What has to be done for many classes as for one.
_OF_ALL = frozenset({StepKind.READ, StepKind.NOTICE})
_Applies = Callable[[Day], bool]
_Words = Callable[[Day], tuple[str, ...]]
#: When a step is to be done, and the command that does it. No text for the group is given by a
#: notice that is not the class's.
_TABLE: dict[StepKind, tuple[_Applies, _Words]] = {
    StepKind.READ: (lambda day: bool(day.failures), lambda _: ()),
    StepKind.ROSTER: (lambda day: day.report is None, lambda _: ()),
    StepKind.NOTICE: (_is_open, _notice_words),
    StepKind.COLLECT: (lambda day: day.news > 0, lambda day: ("collect", *day.collected)),
    StepKind.UNCLEAR: (lambda day: bool(day.unclear), lambda day: ("check", *day.taken)),
    StepKind.ERRORS: (lambda day: bool(day.errors), lambda day: ("check", *day.taken)),
    StepKind.GUIDE: (lambda day: _is_silent(day) and not day.seen.is_wrong, _guide_words),
    StepKind.REMIND: (
        lambda day: bool(day.missing) and not (_is_silent(day) or day.seen.is_wrong),
        lambda day: ("remind", *day.taken),
    ),
    StepKind.BUILD: (lambda day: _can_be_built(day) and not _is_made(day), build_words),
    StepKind.REBUILD: (
        lambda day: _can_be_built(day) and _is_made(day) and not day.is_made_right,
        build_words,
    ),
    StepKind.SIGN: (
        lambda day: _can_be_built(day) and _is_made(day) and day.is_made_right, lambda _: (),
    ),
}  # fmt: skip
