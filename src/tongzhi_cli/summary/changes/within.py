"""What an earlier summary says of the classes of a check, which may call them otherwise.

A check knows a class by its file: without the school's list, in which the class has its full name,
a college, and students who are on no form.
"""

from collections import Counter
from collections.abc import Sequence

from tongzhi_cli.check.rules.answers import name_mismatch
from tongzhi_cli.check.rules.people import duplicate_number, unknown_student
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.summary import kinds
from tongzhi_cli.summary.changes.compare import Now
from tongzhi_cli.summary.changes.model import (
    Earlier,
    Key,
    Line,
    Told,
    is_end_of,
    parts_of,
    student_key,
)
from tongzhi_cli.summary.classes import kinds as of_classes

#: What only many classes have, or a list of the school: not to be found here does not mend it.
_NOT_OF_A_CLASS = {
    kind.code
    for kind in (
        kinds.CONFLICTING_ANSWER, kinds.UNREADABLE_FILE, kinds.MISSING_FORM,
        of_classes.TWO_CLASSES, of_classes.WRONG_CLASS, of_classes.ONE_CLASS,
        of_classes.SIMILAR_CLASS, kinds.TOTAL_MISMATCH, kinds.VOIDED, kinds.SAME_FILE,
        kinds.ONLY_IN_SUMMARY, unknown_student.KIND, name_mismatch.KIND, duplicate_number.KIND,
    )
}  # fmt: skip


class Checked(NamedTuple):
    """The *people* of a class that was checked, in *file*."""

    file: str
    people: Sequence[Now]


def within(earlier: Earlier, classes: Sequence[Checked]) -> Earlier:
    """What *earlier* says of these classes, called as they are called here.

    Each is the class there that most of its students were in; they themselves count wherever they
    were. Whom only the school's list had, and who is not here, is not told of.
    """
    lines: dict[str, tuple[str, Line]] = {}
    called: dict[tuple[str, str], Checked] = {}
    sizes = Counter(old[:2] for _, old in earlier.lines.values())
    for each in classes:
        there: Counter[tuple[str, str]] = Counter()
        for one in each.people:
            key = student_key(one.number, one.name, one.line.class_name)
            if key in earlier.lines:
                name, old = earlier.lines[key]
                there[old[:2]] += 1
                lines[key] = (name, _called(old, one.line))
        for pair, count in there.most_common(1):
            if 2 * count >= min(len(each.people), sizes[pair]):  # not one who came from there
                called[pair] = each
    for key, (name, old) in earlier.lines.items():
        is_open = key not in lines and key not in earlier.listed
        if is_open and (of := called.get(old[:2])) is not None:
            line = of.people[0].line
            here = student_key("", name, line.class_name) if "\n" in key else key
            lines[here] = (name, _called(old, line))
    return earlier._replace(lines=lines, problems=_problems(earlier, called, lines))


def _called(old: Line, line: Line) -> Line:
    return old._replace(college=line.college, class_name=line.class_name)


def _problems(
    earlier: Earlier,
    called: dict[tuple[str, str], Checked],
    lines: dict[str, tuple[str, Line]],
) -> dict[Key, Told]:
    """Those that a check could have found: of these students, and of what it read."""
    found: dict[Key, Told] = {}
    names: dict[str, list[Checked]] = {}
    for (_, name), of in called.items():
        names.setdefault(name, []).append(of)
    for key, told in earlier.problems.items():
        code = key[0]
        if code in _NOT_OF_A_CLASS:
            continue
        if told.number:
            if told.number in lines:
                found[key] = told
            continue
        place = parts_of(key[-1])
        for each in names.get(told.class_name, ()):
            if is_end_of(place, parts_of(each.file)):
                found[code, each.people[0].line.class_name, *key[2:]] = told
    return found
