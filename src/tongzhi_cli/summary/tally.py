"""How many of a class, or of a college, said what."""

from collections.abc import Sequence

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.summary.model import Record


class Tally(NamedTuple):
    """The counts of one class, or of one college (its *name* is "" then).

    *listed* is how many the school's list has, None where there is no list; *handed_in* whether
    anything came from the class; *classes* how many classes there are. *beyond* are lines that
    count nobody: who is not on the list, or is counted by another line. They are in no other count.
    """

    college: str
    name: str
    students: int
    ok: int
    anomaly: int
    vague: int
    unclear: int
    missing: int
    away: int
    errors: int
    handed_in: bool
    listed: int | None = None
    classes: int = 1
    beyond: int = 0

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return self.students + self.beyond

    @property
    def expected(self) -> int:
        """How many take part."""
        return self.students - self.away

    @property
    def done(self) -> int:
        """How many have said something."""
        return self.expected - self.missing

    @property
    def settled(self) -> int:
        """How many have a result that goes on the form."""
        return self.ok + self.anomaly


def tally_of(
    lines: Sequence[Record],
    statuses: Sequence[Status],
    listed: bytes | None,
    counted: bytes | None,
    *,
    came: bool,
) -> Tally:
    """The counts of a class, whose errors are counted when all are known."""
    first = lines[0]
    if counted:
        statuses = [one for one, counts in zip(statuses, counted, strict=True) if counts]
    return Tally(
        first.college,
        first.class_name,
        len(statuses),
        statuses.count(Status.OK),
        statuses.count(Status.ANOMALY),
        statuses.count(Status.VAGUE),
        statuses.count(Status.UNCLEAR),
        statuses.count(Status.MISSING),
        statuses.count(Status.AWAY),
        0,
        came,
        None if listed is None else sum(listed),
        beyond=len(lines) - len(statuses),
    )


def sum_of(college: str, classes: Sequence[Tally]) -> Tally:
    """The counts of several classes as one."""
    listed = [each.listed for each in classes if each.listed is not None]
    return Tally(
        college,
        "",
        sum(each.students for each in classes),
        sum(each.ok for each in classes),
        sum(each.anomaly for each in classes),
        sum(each.vague for each in classes),
        sum(each.unclear for each in classes),
        sum(each.missing for each in classes),
        sum(each.away for each in classes),
        sum(each.errors for each in classes),
        any(each.handed_in for each in classes),
        sum(listed) if listed else None,
        sum(each.classes for each in classes),
        sum(each.beyond for each in classes),
    )
