"""What a page tells, wherever it comes from: a check of a few classes, or a merge of all."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import NOT_CLEAR, Status
from tongzhi_cli.followup.steps import Group, group_of, steps_for
from tongzhi_cli.loader.contacts.match import Monitor
from tongzhi_cli.model.text import shown
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.paper.called import class_called
from tongzhi_cli.paper.page.as_of import as_of
from tongzhi_cli.paper.tasks import needs

if TYPE_CHECKING:
    from datetime import datetime

    from tongzhi_cli.model.problem import Problem, Skipped
    from tongzhi_cli.notice.model import Notice

#: Of what somebody answered, so many characters.
_SAID = 80


class ClassView(NamedTuple):
    """A class of a *college* ("" where none is told): how many of what, and who is *missing*.

    *calls* are what it is to be called about: what, and who; *monitors* who is called.
    *handed_in*: anything came from it.
    """

    college: str
    name: str
    counts: Mapping[Status, int]
    handed_in: bool
    missing: tuple[str, ...]
    calls: tuple[tuple[str, str], ...]
    monitors: tuple[Monitor, ...] = ()

    @property
    def label(self) -> str:
        """What it is called."""
        return class_called(self.name)

    @property
    def students(self) -> int:
        """How many there are."""
        return sum(self.counts.values())

    @property
    def expected(self) -> int:
        """How many take part."""
        return self.students - self.counts.get(Status.AWAY, 0)

    @property
    def done(self) -> int:
        """How many have a result."""
        return self.expected - self.counts.get(Status.MISSING, 0)


def title_of(whose: str, notice: "Notice") -> str:
    """What a page is about: whose, of which 届."""
    years = "、".join(map(str, sorted({one.year for one in notice.cohorts})))
    return f"{whose} {years}届图像信息校对反馈"


class Said(NamedTuple):
    """What one student of a class answered that is not 无误."""

    class_name: str
    number: str
    name: str
    text: str
    status: Status

    @property
    def told(self) -> str:
        """The answer as it is shown: on one line, without 身份证号 and phones (issue 14)."""
        return shown(self.text, _SAID, self.number)


class View(NamedTuple):
    """All that a page tells, as it was *at* that moment.

    *title* and `as_of` stand on each printed page.
    *verdict* is what it comes to, and *good* whether that is well. *lost* are files that could not
    be read, each with why, and what to do. *rest* says where more problems stand than the page has,
    *answers* where each answer stands.
    """

    title: str
    at: "datetime | None"
    verdict: str
    good: bool
    notice: "Notice"
    classes: tuple[ClassView, ...]
    said: tuple[Said, ...]
    problems: "tuple[Problem, ...]"
    skipped: "tuple[Skipped, ...]"
    lost: tuple[tuple[str, str, str], ...] = ()
    rest: str = ""
    answers: str = ""

    @property
    def as_of(self) -> str:
        """Of when it is, in words."""
        return as_of(self.at)

    def count_of(self, status: Status) -> int:
        """How many of all classes."""
        return sum(each.counts.get(status, 0) for each in self.classes)


class Remedy(NamedTuple):
    """What is done about one kind of fault: rows of what and that."""

    fault: str
    rows: tuple[tuple[str, str], ...]


def remedies(view: View) -> dict[Group, dict[Remedy, list[Said]]]:
    """Whoever has a fault, by where they go and what they need there, in the order of the view.

    Whoever has faults of several kinds stands with each of them.
    """
    found: dict[Group, dict[Remedy, list[Said]]] = {group: {} for group in Group}
    known: dict[str, list[tuple[Group, Remedy]]] = {}
    for one in view.said:
        if one.status in NOT_CLEAR:
            found[Group.ASK].setdefault(Remedy("", ()), []).append(one)
            continue
        if one.text not in known:
            known[one.text] = [*_remedies_of(one.text, view.notice)]
        for group, remedy in known[one.text]:
            found[group].setdefault(remedy, []).append(one)
    return {group: told for group, told in found.items() if told}


def _remedies_of(text: str, notice: "Notice") -> Iterator[tuple[Group, Remedy]]:
    for step in steps_for(text, notice):
        group = group_of(step.fault, text, notice)
        yield group, Remedy(step.fault.name, tuple(needs(step, group, notice, None)))


def summed(classes: Sequence[ClassView]) -> dict[Status, int]:
    """How many of what in several classes together."""
    return {one: sum(each.counts.get(one, 0) for each in classes) for one in Status}
