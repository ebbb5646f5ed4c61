"""compare(): two rolls in, who came, went and changed out; nothing is read or written."""

from collections.abc import Sequence
from enum import StrEnum

from tongzhi_cli.model.enrolment import Standing
from tongzhi_cli.model.student import Student
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.roster.compare.apart import bare_in_full, college_in_front
from tongzhi_cli.roster.compare.classes import Became, ClassChange, Flows
from tongzhi_cli.roster.compare.match import (
    By,
    Matching,
    Pair,
    class_key,
    is_one_name,
    order_of,
)

#: So many rows that may be the same student are named for one.
_MOST = 3


class What(StrEnum):
    """What of a student is another now."""

    CLASS = "class"
    NAME = "name"
    NUMBER = "number"
    STANDING = "standing"


class Detail(NamedTuple):
    """*what* changed, as it stood *before* and *after*, "" where nothing was said."""

    what: What
    before: str
    after: str


class Changed(NamedTuple):
    """A student of both rolls, of whom something is another now."""

    old: Student
    new: Student
    details: tuple[Detail, ...]


class Maybe(NamedTuple):
    """Somebody who *went*, and those who *came* with the same name: perhaps one of them."""

    went: Student
    came: tuple[Student, ...]


class Comparison(NamedTuple):
    """Two rolls: how many students each has, and what is another.

    *classes* became another as a whole, and are not told of each student in them; *same* are the
    students of whom nothing is another, whatever their class is called. *remains* are
    those whose 学号 Excel has destroyed in one roll, found by name and class. *repeated* counts
    the second rows of students in each roll. *silent* are the things that one roll does not say
    of anybody and that were therefore not compared.
    """

    sizes: tuple[int, int]
    same: int
    came: tuple[Student, ...]
    went: tuple[Student, ...]
    changed: tuple[Changed, ...]
    classes: tuple[ClassChange, ...]
    maybe: tuple[Maybe, ...]
    remains: tuple[Pair, ...]
    repeated: tuple[int, int]
    silent: tuple[What, ...]

    @property
    def differs(self) -> bool:
        """Whether there is anything to tell of somebody; a class written otherwise is nothing."""
        renamed = any(one.became is not Became.WRITTEN for one in self.classes)
        return bool(self.came or self.went or self.changed or renamed)

    def of(self, what: What) -> list[tuple[Changed, Detail]]:
        """Those of whom *what* is another now."""
        return [(one, each) for one in self.changed for each in one.details if each.what is what]


def compare(
    old: Sequence[Student],
    new: Sequence[Student],
    *,
    says_standing: bool = True,
) -> Comparison:
    """What is another in the *new* roll.

    *says_standing*: whether it has a place where 休学 and the like would stand.
    """
    old, new = bare_in_full(*college_in_front(old, new))
    matching = Matching(old, new)
    known = dict(Flows(old, new, matching.pairs).map)
    for before, after in matching.alike_classes():
        known[before] = known.get(before, frozenset()) | {after}
    matching.by_name(known)
    found = matching.found()
    flows = Flows(old, new, found.pairs)
    silent = _silent(old, new, says_standing=says_standing)
    changed = [
        Changed(pair.old, pair.new, details)
        for pair in found.pairs
        if (details := _details(pair, flows, silent))
    ]
    together = [one for one in flows.changes() if What.CLASS not in silent]
    apart = {Became.DIVIDED, Became.JOINED}
    moved = {id(pair) for one in together for pair in one.members if one.became in apart}
    touched = {id(one.new) for one in changed}
    same = sum(id(pair) not in moved and id(pair.new) not in touched for pair in found.pairs)
    return Comparison(
        (len(matching.old), len(matching.new)),
        same,
        found.came,
        found.went,
        tuple(changed),
        tuple(together),
        tuple(_maybe(found.went, found.came)),
        tuple(pair for pair in found.pairs if pair.by is By.REMAINS),
        found.repeated,
        silent,
    )


def _silent(
    old: Sequence[Student], new: Sequence[Student], *, says_standing: bool
) -> tuple[What, ...]:
    """What one roll says of nobody: classes; or 休学 and the like, which the new one leaves out."""
    has_class = [any(one.class_name for one in roll) for roll in (old, new)]
    silent = [What.CLASS] if has_class[0] != has_class[1] else []
    if any(one.enrolment for one in old) and not says_standing:
        silent.append(What.STANDING)
    return tuple(silent)


def _details(pair: Pair, flows: Flows, silent: Sequence[What]) -> tuple[Detail, ...]:
    old, new = pair.old, pair.new
    found = []
    keys = class_key(old), class_key(new)
    if keys[0] != keys[1] and keys not in flows.together and What.CLASS not in silent:
        found.append(Detail(What.CLASS, old.class_name or "", new.class_name or ""))
    if not is_one_name(old, new):
        found.append(Detail(What.NAME, old.name, new.name))
    if pair.by is By.NAME:
        found.append(Detail(What.NUMBER, old.number, new.number))
    standings = _standing(old), _standing(new)
    if standings[0] is not standings[1] and What.STANDING not in silent:
        said = (one.enrolment.said if one.enrolment else "" for one in (old, new))
        found.append(Detail(What.STANDING, *said))
    return tuple(found)


def _standing(student: Student) -> Standing:
    """What a student is to the school; who is 转入 or 延期 is a student like others in a roll."""
    return student.enrolment.standing if student.enrolment else Standing.ENROLLED


def _maybe(went: Sequence[Student], came: Sequence[Student]) -> list[Maybe]:
    """Whom the new roll has under another 学号 perhaps: the name is the same, and no more sure."""
    by_name: dict[str, list[Student]] = {}
    for one in came:
        by_name.setdefault(one.name, []).append(one)
    return [
        Maybe(one, tuple(sorted(by_name[one.name], key=order_of)[:_MOST]))
        for one in went
        if one.name in by_name
    ]
